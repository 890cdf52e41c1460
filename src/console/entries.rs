//! What of a message can be pressed or picked, under labels that a person can type.

use crate::app::request::Press;
use crate::view::reply::{Action, Block, Button, Message, Options, Select, Span, Text};

use super::glyphs::clean;

/// Something that can be pressed or picked.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// As shown: when several buttons of a message have the same label, each has its number behind it.
    pub label: String,
    /// What stands beside it: the text of a row, a select's placeholder.
    pub beside: String,
    pub does: Does,
}

/// What pressing an entry does.
#[derive(Debug, Clone, PartialEq)]
pub enum Does {
    Press {
        press: Press,
        picked: Vec<String>,
    },
    Open {
        url: String,
    },
    /// A select of roles: the person types whose role it is.
    PickRole {
        press: Press,
    },
    /// The button is there, but not now.
    Nothing,
}

/// How a person's words fit the entries.
#[derive(Debug, Clone, PartialEq)]
pub enum Choice {
    One {
        does: Does,
    },
    /// The labels that fit.
    Several(Vec<String>),
    None,
}

/// The entries of a message in the order in which they are drawn.
pub fn entries(message: &Message) -> Vec<Entry> {
    let mut entries = Vec::new();
    for block in &message.blocks {
        match block {
            Block::Row { text, button } => entries.push(of_button(button, first_line(text))),
            Block::Buttons(buttons) => entries.extend(buttons.iter().map(|button| of_button(button, String::new()))),
            Block::Select(select) => entries.extend(of_select(select)),
            Block::Text(_) | Block::Divider => {}
        }
    }
    number_repeated(&mut entries);
    entries
}

fn of_button(button: &Button, beside: String) -> Entry {
    let does = match &button.action {
        _ if button.disabled => Does::Nothing,
        Action::Press(press) => Does::Press { press: press.clone(), picked: Vec::new() },
        Action::Open { url } => Does::Open { url: url.clone() },
    };
    Entry { label: clean(&button.label), beside, does }
}

fn of_select(select: &Select) -> Vec<Entry> {
    let beside = clean(&select.placeholder);
    match &select.options {
        Options::Words(choices) => choices
            .iter()
            .map(|choice| Entry {
                label: clean(&choice.label),
                beside: beside.clone(),
                does: Does::Press { press: select.press.clone(), picked: vec![choice.value.clone()] },
            })
            .collect(),
        Options::Roles => {
            vec![Entry { label: beside.clone(), beside, does: Does::PickRole { press: select.press.clone() } }]
        }
    }
}

/// The first line of a text, without its looks.
fn first_line(text: &Text) -> String {
    let text = text.0.first().map(|line| line.spans.iter().map(Span::text).collect::<String>());
    text.map(|text| clean(&text)).unwrap_or_default()
}

fn number_repeated(entries: &mut [Entry]) {
    let labels: Vec<String> = entries.iter().map(|entry| folded(&entry.label)).collect();
    for (at, entry) in entries.iter_mut().enumerate() {
        if labels.iter().filter(|label| **label == labels[at]).count() > 1 {
            let nth = labels[..=at].iter().filter(|label| **label == labels[at]).count();
            entry.label = format!("{} #{nth}", entry.label);
        }
    }
}

/// Case and the number of blanks do not matter.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The entry that the words mean: by its whole label, else the one whose label starts with them, else the one whose row
/// starts with them, else the select's line of that number.
pub fn choose(entries: &[Entry], words: &str) -> Choice {
    if let Some((select, role)) = words.split_once('=') {
        return choose_in(entries, select, role.trim());
    }
    let wanted = folded(words);
    let live = || entries.iter().filter(|entry| entry.does != Does::Nothing && !wanted.is_empty());
    let by: [&dyn Fn(&Entry) -> bool; 3] =
        [&|entry| folded(&entry.label) == wanted, &|entry| folded(&entry.label).starts_with(&wanted), &|entry| {
            folded(&entry.beside).starts_with(&wanted)
                && matches!(entry.does, Does::Press { ref picked, .. } if picked.is_empty())
        }];
    for fits in by {
        let mut found: Vec<&Entry> = live().filter(|entry| fits(entry)).collect();
        found.dedup_by(|one, other| one.does == other.does);
        match found.as_slice() {
            [] => {}
            [one] => return Choice::One { does: one.does.clone() },
            several => return Choice::Several(several.iter().map(|entry| entry.label.clone()).collect()),
        }
    }
    let lines = entries.iter().filter(|entry| matches!(&entry.does, Does::Press { picked, .. } if !picked.is_empty()));
    match words.trim().parse::<usize>().ok().filter(|nth| *nth > 0).and_then(|nth| lines.clone().nth(nth - 1)) {
        Some(entry) => Choice::One { does: entry.does.clone() },
        None => Choice::None,
    }
}

/// `select = entry`: the entry of the select whose placeholder starts with the first words; of a select of roles, the
/// role as typed.
fn choose_in(entries: &[Entry], select: &str, entry: &str) -> Choice {
    let wanted = folded(select);
    let of_select: Vec<Entry> = entries
        .iter()
        .filter(|entry| !wanted.is_empty() && folded(&entry.beside).starts_with(&wanted))
        .cloned()
        .collect();
    match of_select.as_slice() {
        [Entry { does: Does::PickRole { press }, .. }] if !entry.is_empty() => {
            Choice::One { does: Does::Press { press: press.clone(), picked: vec![entry.to_owned()] } }
        }
        [] => Choice::None,
        several if entry.contains('=') => Choice::Several(several.iter().map(|entry| entry.label.clone()).collect()),
        several => choose(several, entry),
    }
}
