//! What of a message can be pressed or picked, under labels that a person can type.

use crate::app::request::Press;
use crate::view::reply::{self, Action, Block, Button, Message, Options, Select, Span, Text};

use super::glyphs::clean;

/// Something that can be pressed or picked.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// As shown: when several buttons of a message have the same label, each has its number behind it.
    pub label: String,
    /// What stands beside it: the text of a row, a select's placeholder.
    pub beside: String,
    /// It is a line of a select.
    pub is_line: bool,
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
    Entry { label: clean(&button.label), beside, is_line: false, does }
}

fn of_select(select: &Select) -> Vec<Entry> {
    let beside = clean(&select.placeholder);
    match &select.options {
        Options::Words(choices) => choices
            .iter()
            .map(|choice| Entry {
                label: clean(&choice.label),
                beside: beside.clone(),
                is_line: true,
                does: Does::Press { press: select.press.clone(), picked: vec![choice.value.clone()] },
            })
            .collect(),
        Options::Several(choices) => choices
            .iter()
            .map(|choice| Entry {
                label: clean(&choice.label),
                beside: beside.clone(),
                is_line: true,
                does: Does::Press { press: select.press.clone(), picked: turned(choices, choice) },
            })
            .collect(),
        Options::Roles => {
            vec![Entry {
                label: beside.clone(),
                beside,
                is_line: false,
                does: Does::PickRole { press: select.press.clone() },
            }]
        }
    }
}

/// What is picked when the choice is picked, or let go, beside the others: a terminal has no marks to set first.
fn turned(choices: &[reply::Choice], one: &reply::Choice) -> Vec<String> {
    let picked = choices.iter().filter(|choice| choice.chosen != (choice.value == one.value));
    picked.map(|choice| choice.value.clone()).collect()
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
    if let Some((select, entry)) = words.split_once('=') {
        match choose_in(entries, select, entry.trim()) {
            Choice::None => {}
            found => return found,
        }
    }
    choose_by_label(entries, words)
}

fn choose_by_label(entries: &[Entry], words: &str) -> Choice {
    let wanted = folded(words);
    let live = || entries.iter().filter(|entry| entry.does != Does::Nothing && !wanted.is_empty());
    let by: [&dyn Fn(&Entry) -> bool; 3] =
        [&|entry| folded(&entry.label) == wanted, &|entry| folded(&entry.label).starts_with(&wanted), &|entry| {
            folded(&entry.beside).starts_with(&wanted) && !entry.is_line && matches!(entry.does, Does::Press { .. })
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
    let lines = entries.iter().filter(|entry| entry.is_line);
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
        several => choose_by_label(several, entry),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::request::Part;
    use crate::domain::contact::ContactId;
    use crate::domain::tier::Tier;
    use crate::view::reply::{Accent, ButtonStyle, Choice as Picked, Line, LineStyle};

    fn button(label: &str, contact: i64) -> Button {
        let press = Press::EditPart { contact: ContactId(contact), part: Part::Name, private: false };
        Button { label: label.to_owned(), style: ButtonStyle::Secondary, action: Action::Press(press), disabled: false }
    }

    fn row(text: &str, contact: i64) -> Block {
        let line = Line { style: LineStyle::Plain, spans: vec![Span::Plain(text.to_owned())] };
        Block::Row { text: Text(vec![line]), button: button("Change", contact) }
    }

    fn select(press: Press, placeholder: &str, options: Options) -> Block {
        Block::Select(Select { press, placeholder: placeholder.to_owned(), options })
    }

    /// What pressing comes to: the contact of a button, the value of an entry, `?` and the labels, or nothing.
    fn pressed(words: &str) -> String {
        let picked = |label: &str, value: &str| Picked {
            label: label.to_owned(),
            description: String::new(),
            value: value.to_owned(),
            chosen: false,
        };
        let aino = [
            picked("Aino Virtanen", "v1"),
            picked("Aino Korhonen", "v2"),
            picked("10 Downing", "v3"),
            picked("a = b", "a = b"),
        ];
        let mut off = button("Off", 9);
        off.disabled = true;
        let web = Button { action: Action::Open { url: "https://x.fi".to_owned() }, ..button("Website", 0) };
        let blocks = vec![
            row("Customers", 1),
            row("Vendors", 2),
            Block::Buttons(vec![button("Edit", 3), button("Edit again", 4), off, web]),
            select(Press::ShowPicked { private: false }, "Open a card", Options::Words(aino.to_vec())),
            select(
                Press::MergePick { draft: "k".to_owned(), page: 0 },
                "Take",
                Options::Several(vec![
                    Picked { chosen: true, ..picked("Phone: 1", "phone_no") },
                    picked("City: Turku", "city"),
                ]),
            ),
            select(Press::GiveTier { tier: Tier::Viewer }, "Viewers", Options::Roles),
            select(Press::GiveTier { tier: Tier::Admin }, "Admins", Options::Roles),
        ];
        match choose(&entries(&Message { accent: Accent::Neutral, blocks }), words) {
            Choice::One { does: Does::Press { press: Press::EditPart { contact, .. }, .. } } => contact.0.to_string(),
            Choice::One { does: Does::Press { press: Press::GiveTier { tier }, picked } } => {
                format!("{} {}", tier.key(), picked[0])
            }
            Choice::One { does: Does::Press { press: Press::MergePick { .. }, picked } } => format!("{picked:?}"),
            Choice::One { does: Does::Press { picked, .. } } => picked[0].clone(),
            Choice::One { does: Does::Open { url } } => url,
            Choice::One { does: Does::PickRole { .. } } => "role".to_owned(),
            Choice::One { does: Does::Nothing } | Choice::None => "-".to_owned(),
            Choice::Several(labels) => format!("?{}", labels.join(",")),
        }
    }

    #[test]
    fn words_mean_one_entry_or_several_or_none() {
        for (words, found) in [
            ("edit", "3"),
            ("EDIT  AGAIN", "4"),
            ("edit a", "4"),
            ("edi", "?Edit,Edit again"),
            ("change", "?Change #1,Change #2"),
            ("change #2", "2"),
            ("vend", "2"),
            ("off", "-"),
            ("web", "https://x.fi"),
            ("aino v", "v1"),
            ("aino", "?Aino Virtanen,Aino Korhonen"),
            ("2", "v2"),
            ("10", "v3"),
            // Of several, one is let go or comes to the others.
            ("5", "[]"),
            ("6", r#"["phone_no", "city"]"#),
            ("7", "-"),
            ("phone", "[]"),
            ("take = city", r#"["phone_no", "city"]"#),
            ("take", "-"),
            ("0", "-"),
            ("open = aino k", "v2"),
            ("viewers = Sales team", "viewer Sales team"),
            ("admins=a = b", "admin a = b"),
            ("admins", "role"),
            ("admins =", "-"),
            ("a = ", "a = b"),
            ("", "-"),
            ("=", "-"),
            ("nothing", "-"),
        ] {
            assert_eq!(pressed(words), found, "{words:?}");
        }
    }
}
