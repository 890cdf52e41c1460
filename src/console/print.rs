//! A reply as text: messages in frames, buttons and selects under labels that can be typed, forms line by line.

use crate::app::command_named;
use crate::view::reply::{Accent, Block, Button, ButtonStyle, Line, LineStyle, Message, Options, Select, Span};

use super::entries::{Entry, entries};
use super::frame::Frame;
use super::glyphs::{Glyphs, Look, at_breaks, glyphs, total};
use super::{read, words};

/// How wide to draw, in which language, and whether in colours.
#[derive(Debug, Clone)]
pub struct Paper {
    /// Columns of a frame.
    pub width: usize,
    pub colours: bool,
    pub locale: String,
}

/// Draws a message. The title of a refusal or fault stands in its border.
pub fn message(message: &Message, paper: &Paper) -> String {
    let is_warning = matches!(message.accent, Accent::Refusal | Accent::Fault);
    let title = message.blocks.first().and_then(title).filter(|_| is_warning);
    let heading = is_warning.then(|| title.map_or_else(|| words::refused(&paper.locale), |line| plain(&line.spans)));
    let mut frame = Frame::new(paper, heading);
    let entries = entries(message);
    let mut at = 0;
    let mut picks = 0;
    for (nth, block) in message.blocks.iter().enumerate() {
        match block {
            Block::Divider => frame.divider(),
            Block::Text(text) => {
                let in_border = usize::from(nth == 0 && title.is_some());
                draw_text(&mut frame, &text.0[in_border..], paper);
            }
            Block::Row { text, button } => {
                draw_text(&mut frame, &text.0, paper);
                frame.keys(vec![key(&entries[at], button)]);
                at += 1;
            }
            Block::Buttons(buttons) => {
                frame.keys(buttons.iter().zip(&entries[at..]).map(|(button, entry)| key(entry, button)).collect());
                at += buttons.len();
            }
            Block::Select(select) => {
                at += draw_select(&mut frame, select, &entries[at..], &mut picks, paper);
            }
        }
    }
    frame.finish()
}

/// A button as it is drawn; one that cannot be pressed now is in round brackets.
fn key(entry: &Entry, button: &Button) -> Glyphs {
    let (before, after) = if button.disabled { ("( ", " )") } else { ("[ ", " ]") };
    let look = match button.style {
        _ if button.disabled => Look::Faint,
        ButtonStyle::Primary | ButtonStyle::Secondary => Look::Key,
        ButtonStyle::Danger => Look::Warning,
    };
    glyphs(&format!("{before}{}{after}", entry.label).replace('\n', " "), look)
}

/// Gives how many entries the select has. `picks` counts on over all selects of the message.
fn draw_select(frame: &mut Frame<'_>, select: &Select, entries: &[Entry], picks: &mut usize, paper: &Paper) -> usize {
    let choices = match &select.options {
        Options::Roles => {
            let hint = words::say(&paper.locale, "console-role-hint", &[("select", &select.placeholder)]);
            frame.line(glyphs(&hint, Look::Key), Glyphs::new());
            return 1;
        }
        Options::Words(choices) => choices,
    };
    frame.line(glyphs(&select.placeholder, Look::Faint), Glyphs::new());
    for (choice, entry) in choices.iter().zip(entries) {
        *picks += 1;
        let mark = if choice.chosen { '*' } else { ' ' };
        let number = glyphs(&format!("{mark}{picks:>2}. "), Look::Key);
        let indent = total(&number);
        let mut line = number;
        line.extend(glyphs(&entry.label.replace('\n', " "), Look::Plain));
        if !choice.description.is_empty() {
            line.extend(glyphs(&format!(" – {}", choice.description.replace('\n', " ")), Look::Faint));
        }
        frame.line(line, glyphs(&" ".repeat(indent), Look::Plain));
    }
    choices.len()
}

fn draw_text(frame: &mut Frame<'_>, lines: &[Line], paper: &Paper) {
    for line in lines {
        let (mark, base) = match line.style {
            LineStyle::Title => ("", Look::Strong),
            LineStyle::Plain => ("", Look::Plain),
            LineStyle::Small => ("", Look::Faint),
            LineStyle::Item => ("• ", Look::Plain),
            LineStyle::Quote => ("│ ", Look::Plain),
        };
        let content: Glyphs = line.spans.iter().flat_map(|span| drawn(span, base, paper)).collect();
        for (nth, part) in at_breaks(content).into_iter().enumerate() {
            // A quote has its bar on every line, an item its dot on the first one.
            let follow =
                if line.style == LineStyle::Quote { mark.to_owned() } else { " ".repeat(mark.chars().count()) };
            let first = if nth == 0 { mark.to_owned() } else { follow.clone() };
            let mut whole = glyphs(&first, Look::Faint);
            whole.extend(part);
            frame.line(whole, glyphs(&follow, Look::Faint));
        }
    }
}

fn drawn(span: &Span, base: Look, paper: &Paper) -> Glyphs {
    let look = match span {
        Span::Strong(_) => Look::Strong,
        Span::Command(_) => Look::Key,
        _ => base,
    };
    glyphs(&said(span, &paper.locale), look)
}

/// A span without its look: a link whose text does not say where it goes says it behind, a command has its name in the
/// language.
fn said(span: &Span, locale: &str) -> String {
    match span {
        Span::Link { text, target } => match target.split_once("://") {
            Some((_, place)) if !text.contains(place.trim_end_matches('/')) => format!("{text} <{target}>"),
            _ => text.clone(),
        },
        Span::Command(path) => match command_named(path) {
            Some(command) => format!("/{}", read::spoken(locale, command)),
            None => span.text(),
        },
        other => other.text(),
    }
}

fn plain(spans: &[Span]) -> String {
    spans.iter().map(Span::text).collect()
}

/// The title that a block begins with.
fn title(block: &Block) -> Option<&Line> {
    match block {
        Block::Text(text) => text.0.first().filter(|line| line.style == LineStyle::Title),
        _ => None,
    }
}

/// Draws what the terminal itself refuses.
pub fn refusal(text: &str, paper: &Paper) -> String {
    let mut frame = Frame::new(paper, Some(words::refused(&paper.locale)));
    for line in at_breaks(glyphs(text, Look::Plain)) {
        frame.line(line, Glyphs::new());
    }
    frame.finish()
}
