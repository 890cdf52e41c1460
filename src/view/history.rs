//! What changed on a contact: who, when, before and after.

use std::collections::BTreeSet;

use crate::app::request::Press;
use crate::domain::contact::Contact;
use crate::domain::field::Field;
use crate::domain::found::Page;
use crate::domain::journal::{JournalEntry, JournalItem, Subject, Texts};
use crate::domain::relation::{AccountKind, BusinessRelationValue};
use crate::text;

use super::build::{block, button, item, line, plain, small, strong, tap, title};
use super::card::accent;
use super::labels::key;
use super::reply::{Block, Line, Message, Span};
use super::words::Words;
use super::{cut, pages};

/// Longest value before or after a change.
const VALUE_MAX: usize = 60;
/// Lines of one change; a new contact alone can have thirty.
const LINES_MAX: usize = 6;
/// Characters that the lines of a page share, so that every change of a page keeps its place.
const PAGE_MAX: usize = 2800;

/// The page, newest change first.
pub fn history(words: Words, contact: &Contact, page: &Page<JournalEntry>) -> Message {
    let mut head = vec![title(words.fill("history-title", &[("name", contact.name().into())]))];
    if page.total == 0 {
        head.push(line(words.spans("history-none", [("command", tap("contact edit").into())])));
    } else {
        head.push(pages::place(words, "count-changes", page));
    }
    let mut blocks: Vec<Block> = block(head).into_iter().collect();
    blocks.extend(page.items.iter().filter_map(|entry| block(change(words, entry, PAGE_MAX / page.items.len()))));
    blocks.extend(pages::turn(words, page, |page| Press::History { contact: contact.id, page }));
    blocks.push(Block::Buttons(vec![button(
        &words.say("notes-card"),
        Press::Show { contact: contact.id, private: false },
    )]));
    Message { accent: accent(contact), blocks }
}

/// A change in at most `room` characters of lines: what is too much is counted.
fn change(words: Words, entry: &JournalEntry, room: usize) -> Vec<Line> {
    let mut heads: Vec<String> = Vec::new();
    let mut rows = Vec::new();
    for part in &entry.items {
        let (head, lines) = told(words, part);
        if !heads.contains(&head) {
            heads.push(head);
        }
        rows.extend(lines);
    }
    // What came along when a contact was added is part of the adding.
    if entry.items.first().is_some_and(|part| matches!(part.subject, Subject::Contact { .. }) && part.before.is_none())
    {
        heads.truncate(1);
    }
    let mut first = vec![strong(heads.join(", "))];
    if !entry.by.is_empty() {
        first.push(plain(format!(" · {}", entry.by)));
    }
    first.extend([plain(" · "), Span::Time(entry.at)]);
    let mut used = 0;
    let fitting = rows.iter().take(LINES_MAX).take_while(|row| {
        used += size(row);
        used <= room
    });
    let shown = fitting.count();
    let more = rows.len() - shown;
    rows.truncate(shown);
    let mut lines = vec![line(first)];
    lines.extend(rows);
    if more > 0 {
        lines.push(small([plain(words.count("history-more", more as u64))]));
    }
    lines
}

fn size(line: &Line) -> usize {
    let text = |span: &Span| match span {
        Span::Plain(text) | Span::Strong(text) => cut::length(text),
        _ => 0,
    };
    line.spans.iter().map(text).sum()
}

/// What one item was about, and its lines.
fn told(words: Words, part: &JournalItem) -> (String, Vec<Line>) {
    let stem = match &part.subject {
        Subject::Note { .. } => "history-note",
        Subject::Assignment { .. } => "history-assignment",
        Subject::Relation { .. } => "history-relation",
        Subject::AlternativeAddress { .. } => "history-address",
        // Which rows came in says nothing to people.
        Subject::Import => return (words.say("history-import"), Vec::new()),
        Subject::Contact { .. }
        | Subject::Code { .. }
        | Subject::Formula { .. }
        | Subject::Salesperson { .. }
        | Subject::Setting { .. }
        | Subject::SearchString { .. }
        | Subject::Series { .. }
        | Subject::Access { .. } => "history-contact",
    };
    let kind = match (&part.before, &part.after) {
        (None, _) => "added",
        (_, None) => "removed",
        _ => "changed",
    };
    let head = words.say(&format!("{stem}-{kind}"));
    let mut lines = Vec::new();
    match &part.subject {
        Subject::Assignment { list, code, .. } => {
            lines.push(item([plain(format!("{}: {code}", words.list(*list)))]));
        }
        Subject::Relation { code, .. } => lines.push(item([plain(format!("{}: {code}", words.say("label-relation")))])),
        Subject::AlternativeAddress { code, .. } => {
            lines.push(item([plain(format!("{}: {code}", words.say("key-code")))]));
        }
        _ => {}
    }
    lines.extend(differences(words, part));
    (head, lines)
}

fn differences(words: Words, part: &JournalItem) -> Vec<Line> {
    let none = Texts::new();
    let (before, after) = (part.before.as_ref().unwrap_or(&none), part.after.as_ref().unwrap_or(&none));
    // Fields in the order of the card, the rest after them.
    let keys: BTreeSet<&str> = before.keys().chain(after.keys()).map(String::as_str).collect();
    let mut keys: Vec<&str> = keys.into_iter().collect();
    // Technical texts serve to bring back what is gone; nobody reads them.
    keys.retain(|name| !name.starts_with('#'));
    keys.sort_by_key(|name| Field::from_key(name).map_or(usize::MAX, |field| field as usize));
    keys.into_iter()
        .map(|name| {
            let shown = |texts: &Texts| texts.get(name).map(|text| value(words, name, text));
            let label = label(words, name);
            match (&part.before, &part.after) {
                (Some(_), Some(_)) => {
                    let [old, new] = [shown(before), shown(after)].map(|text| text.unwrap_or_else(|| "–".to_owned()));
                    item([plain(format!("{label}: {old} → ")), strong(new)])
                }
                _ => item([plain(format!("{label}: {}", shown(after).or(shown(before)).unwrap_or_default()))]),
            }
        })
        .collect()
}

fn label(words: Words, name: &str) -> String {
    match Field::from_key(name) {
        Some(field) => words.field(field),
        None => text::find(words.lang, &key("key", name), &[]).unwrap_or_else(|| name.to_owned()),
    }
}

fn value(words: Words, name: &str, stored: &str) -> String {
    let shown = match (Field::from_key(name), name) {
        (Some(field), _) => words.field_value(field, stored),
        (None, "type") => words.choice_word(stored),
        (None, "business_relation") => match BusinessRelationValue::from_key(stored) {
            Some(value) => words.relation(value),
            None => stored.to_owned(),
        },
        (None, "ranges") => stored.replace("..", " – "),
        (None, "kind") => AccountKind::from_key(stored).map_or(stored.to_owned(), |kind| words.account_kind(kind)),
        (None, _) => stored.to_owned(),
    };
    // A note's lines become one.
    let one_line = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    cut::cut(&one_line, VALUE_MAX)
}
