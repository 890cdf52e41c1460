//! What changed on a contact: who, when, before and after.

use std::collections::BTreeSet;

use crate::app::request::Press;
use crate::domain::contact::Contact;
use crate::domain::field::Field;
use crate::domain::found::Page;
use crate::domain::journal::{JournalEntry, JournalItem, KEPT_NAME, KEPT_NO, MERGED_NAME, Subject, Texts};
use crate::domain::relation::{AccountKind, BusinessRelationValue};
use crate::text;

use super::build::{block, button, code, item, line, plain, small, strong, tap, title};
use super::card::accent;
use super::labels::key;
use super::reply::{Block, Line, Message, Span};
use super::words::Words;
use super::{cut, pages};

/// Longest value before or after a change.
const VALUE_MAX: usize = 60;
/// Characters that the changes of a page share, so that every one keeps its place; each has a head that takes some.
const PAGE_MAX: usize = 3600;
const HEAD_MAX: usize = 190;
/// Fields that people look for first; the others follow in the order of the card.
const FIRST: &[Field] = &[
    Field::Name,
    Field::PhoneNo,
    Field::MobilePhoneNo,
    Field::EMail,
    Field::EMail2,
    Field::JobTitle,
    Field::Address,
    Field::Address2,
    Field::PostCode,
    Field::City,
    Field::CountryRegionCode,
];
/// Where the company's number stands among them: after mail and phone.
const COMPANY_AT: usize = 5;

/// The page, newest change first.
pub fn history(words: Words, contact: &Contact, page: &Page<JournalEntry>) -> Message {
    let mut head = vec![title(words.fill("history-title", &[("name", contact.name().into())]))];
    if page.total == 0 {
        head.push(line(words.spans("history-none", [("command", tap("contact edit").into())])));
    } else {
        head.push(pages::place(words, "count-changes", page));
    }
    let mut blocks: Vec<Block> = block(head).into_iter().collect();
    let changes: Vec<(Line, Vec<Line>)> = page.items.iter().map(|entry| change(words, entry)).collect();
    let sizes: Vec<usize> = changes.iter().map(|(_, rows)| rows.iter().map(size).sum()).collect();
    let rooms = rooms(&sizes, PAGE_MAX.saturating_sub(HEAD_MAX * changes.len()));
    for ((head, rows), room) in changes.into_iter().zip(rooms) {
        blocks.extend(block(fitting(words, head, rows, room)));
    }
    blocks.extend(pages::turn(words, page, |page| Press::History { contact: contact.id, page }));
    blocks.push(Block::Buttons(vec![button(
        &words.say("notes-card"),
        Press::Show { contact: contact.id, private: false },
    )]));
    Message { accent: accent(contact), blocks }
}

/// Shares `all` characters: what short changes leave over goes to the long ones.
fn rooms(sizes: &[usize], all: usize) -> Vec<usize> {
    let mut shortest: Vec<usize> = (0..sizes.len()).collect();
    shortest.sort_by_key(|at| sizes[*at]);
    let mut rooms = vec![0; sizes.len()];
    let mut left = all;
    for (turn, at) in shortest.into_iter().enumerate() {
        rooms[at] = sizes[at].min(left / (sizes.len() - turn));
        left -= rooms[at];
    }
    rooms
}

/// A change in at most `room` characters of lines: what is too much is counted.
fn fitting(words: Words, head: Line, mut rows: Vec<Line>, room: usize) -> Vec<Line> {
    let mut used = 0;
    let fitting = rows.iter().take_while(|row| {
        used += size(row);
        used <= room
    });
    let shown = fitting.count();
    let more = (rows.len() - shown) as u64;
    rows.truncate(shown);
    let mut lines = vec![head];
    lines.extend(rows);
    if more > 0 {
        let pieces = [("count", more.into()), ("command", tap("contact edit").into())];
        lines.push(small(words.spans("history-more", pieces)));
    }
    lines
}

/// What the change was, by whom and when, and its lines.
fn change(words: Words, entry: &JournalEntry) -> (Line, Vec<Line>) {
    let mut heads: Vec<String> = Vec::new();
    let mut rows = Vec::new();
    for part in worth_telling(&entry.items) {
        let (head, lines) = told(words, part);
        if !heads.contains(&head) {
            heads.push(head);
        }
        rows.extend(lines);
    }
    // What came along when a contact was added is part of the adding, and so it is of a merge.
    if entry.items.iter().any(|part| matches!(part.subject, Subject::Merged { .. }))
        || entry
            .items
            .first()
            .is_some_and(|part| matches!(part.subject, Subject::Contact { .. }) && part.before.is_none())
    {
        heads.truncate(1);
    }
    let mut first = vec![strong(heads.join(", "))];
    if let Some(no) = &entry.former {
        first.extend([plain(" · "), code(no)]);
    }
    if !entry.by.is_empty() {
        first.push(plain(format!(" · {}", entry.by)));
    }
    first.extend([plain(" · "), Span::Time(entry.at)]);
    (line(first), rows)
}

/// Of a merge, that it was done and what became of the kept contact's texts: what went over is there to be seen.
fn worth_telling(items: &[JournalItem]) -> Vec<&JournalItem> {
    let kept = items.iter().find_map(|part| match part.subject {
        Subject::Merged { contact, .. } => Some(contact),
        _ => None,
    });
    let tells = |part: &&JournalItem| match (kept, &part.subject) {
        (None, _) | (_, Subject::Merged { .. }) => true,
        (Some(kept), Subject::Contact { id }) => *id == kept && part.before.is_some() && part.after.is_some(),
        _ => false,
    };
    items.iter().filter(tells).collect()
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
        Subject::Separate { .. } => "history-separate",
        Subject::Merged { .. } => "history-merge",
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
        Subject::Merged { .. } => {
            let texts = part.after.as_ref().or(part.before.as_ref());
            let text = |key: &str| texts.and_then(|texts| texts.get(key)).map_or("", String::as_str);
            let one = |no: &str, name: &str| format!("{} {}", text(no), cut::cut(text(name), VALUE_MAX));
            lines.push(item([plain(format!("{} → {}", one("no", MERGED_NAME), one(KEPT_NO, KEPT_NAME)))]));
            return (head, lines);
        }
        _ => {}
    }
    lines.extend(differences(words, part));
    (head, lines)
}

fn differences(words: Words, part: &JournalItem) -> Vec<Line> {
    let none = Texts::new();
    let (before, after) = (part.before.as_ref().unwrap_or(&none), part.after.as_ref().unwrap_or(&none));
    let keys: BTreeSet<&str> = before.keys().chain(after.keys()).map(String::as_str).collect();
    let mut keys: Vec<&str> = keys.into_iter().collect();
    // Technical texts serve to bring back what is gone; nobody reads them.
    keys.retain(|name| !name.starts_with('#'));
    keys.sort_by_key(|name| place(name));
    // The search name follows the name by itself.
    if keys.contains(&Field::Name.key()) {
        keys.retain(|name| *name != Field::SearchName.key());
    }
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

/// Where a line stands: what people look for first, then the order of the card, then the rest.
fn place(name: &str) -> (usize, usize) {
    match Field::from_key(name) {
        None if name == "company_no" => (COMPANY_AT, 0),
        None => (usize::MAX, 0),
        Some(field) => match FIRST.iter().position(|first| *first == field) {
            Some(at) => (at, 1),
            None => (FIRST.len(), field as usize),
        },
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_short_changes_leave_over_goes_to_the_long_ones() {
        for (sizes, all, wanted) in [
            (&[][..], 100, &[][..]),
            (&[40, 50], 100, &[40, 50]),
            (&[500], 100, &[100]),
            (&[500, 10, 20], 100, &[70, 10, 20]),
            (&[300, 300, 40], 240, &[100, 100, 40]),
        ] {
            assert_eq!(rooms(sizes, all), wanted, "{sizes:?}");
        }
    }

    #[test]
    fn what_people_look_for_stands_first() {
        let mut keys =
            ["search_name", "type", "address", "company_no", "salesperson_code", "e_mail", "phone_no", "name"];
        keys.sort_by_key(|name| place(name));
        let rest = ["search_name", "salesperson_code"];
        assert_eq!(keys[..5], ["name", "phone_no", "e_mail", "company_no", "address"]);
        assert!(rest.iter().all(|name| keys[5..7].contains(name)));
        assert_eq!(keys[7], "type");
    }
}
