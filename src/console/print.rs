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
        Options::Words(choices) | Options::Several(choices) => choices,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::request::Press;
    use crate::domain::contact::ContactId;
    use crate::view::reply::{Action, Choice};
    use proptest::prelude::*;

    fn paper(width: usize) -> Paper {
        Paper { width, colours: false, locale: "en".to_owned() }
    }

    fn line(style: LineStyle, text: &str) -> Line {
        Line { style, spans: vec![Span::Plain(text.to_owned())] }
    }

    fn texts(lines: Vec<Line>) -> Block {
        Block::Text(crate::view::reply::Text(lines))
    }

    fn button(label: &str, disabled: bool) -> Button {
        let press = Press::Edit { contact: ContactId(1), private: false };
        Button { label: label.to_owned(), style: ButtonStyle::Secondary, action: Action::Press(press), disabled }
    }

    #[test]
    fn a_message_is_drawn_in_a_frame() {
        let pick = |label: &str, chosen| Choice {
            label: label.to_owned(),
            description: "there".to_owned(),
            value: String::new(),
            chosen,
        };
        let options = Options::Words(vec![pick("会社", false), pick("Two", true)]);
        let link = Span::Link { text: "Web".to_owned(), target: "https://x.fi/".to_owned() };
        let blocks = vec![
            texts(vec![line(LineStyle::Title, "Cronus Oy"), Line { style: LineStyle::Plain, spans: vec![link] }]),
            Block::Divider,
            texts(vec![
                line(LineStyle::Item, "one two three four"),
                line(LineStyle::Quote, "a\nb c d e f g h i j k l m"),
            ]),
            Block::Buttons(vec![button("Edit", false), button("Off", true), button("Historical", false)]),
            Block::Select(Select {
                press: Press::ShowPicked { private: false },
                placeholder: "Pick".to_owned(),
                options,
            }),
        ];
        let drawn = message(&Message { accent: Accent::Company, blocks }, &paper(24));
        let wanted = "\
┌──────────────────────┐
│ Cronus Oy            │
│ Web <https://x.fi/>  │
├──────────────────────┤
│ • one two three four │
│ │ a                  │
│ │ b c d e f g h i j  │
│ │ k l m              │
│ [ Edit ]  ( Off )    │
│ [ Historical ]       │
│ Pick                 │
│   1. 会社 – there    │
│ * 2. Two – there     │
└──────────────────────┘
";
        assert_eq!(drawn, wanted);
    }

    #[test]
    fn a_refusal_has_its_title_in_the_border() {
        let blocks = vec![texts(vec![line(LineStyle::Title, "Not done"), line(LineStyle::Plain, "Phone: no")])];
        let drawn = message(&Message { accent: Accent::Refusal, blocks }, &paper(24));
        assert_eq!(drawn, "┌─ Not done ───────────┐\n│ Phone: no            │\n└──────────────────────┘\n");
    }

    proptest! {
        #[test]
        fn every_line_of_a_frame_is_as_wide_as_the_paper(texts_of in prop::collection::vec(any::<String>(), 4), width in 24_usize..80) {
            let styles = [LineStyle::Title, LineStyle::Item, LineStyle::Quote, LineStyle::Small];
            let lines = styles.into_iter().zip(&texts_of).map(|(style, text)| line(style, text)).collect();
            let blocks = vec![texts(lines), Block::Buttons(vec![button(&texts_of[0], false)])];
            for accent in [Accent::Person, Accent::Fault] {
                let drawn = message(&Message { accent, blocks: blocks.clone() }, &paper(width));
                for row in drawn.lines() {
                    let columns = total(&glyphs(row, Look::Plain));
                    prop_assert_eq!(columns, width, "{:?}", row);
                }
            }
        }
    }
}
