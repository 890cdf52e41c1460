//! Deleting, bringing back, erasing and taking back: what is asked and what was done.

use jiff::tz::TimeZone;

use crate::app::command_named;
use crate::app::outcome::DeleteQuestion;
use crate::app::refusal::UndoFault;
use crate::app::request::Press;
use crate::domain::contact::ContactType;
use crate::domain::field::Field;
use crate::domain::type_change::TypeFault;
use crate::store::{ChangeHead, Trashed};

use super::build::{block, button, code, item, line, plain, strong, tap, title};
use super::fault::{Sentences, quoted};
use super::reply::{Accent, Block, Line, Message, Span};
use super::words::{Piece, Words};
use super::{commands, cut};

/// Longest name inside a sentence.
const NAME_MAX: usize = 60;

/// What goes when the contact is deleted.
pub fn delete_question(words: Words, question: &DeleteQuestion) -> Message {
    let contact = &question.contact;
    let mut lines =
        vec![title(words.fill("delete-title", &[("name", cut::cut(contact.name(), NAME_MAX).as_str().into())]))];
    let mut goes = Vec::new();
    if question.people > 0 {
        let mut spans = vec![plain(words.count("delete-people", question.people)), plain(": ")];
        let names = question.first.iter().map(|(no, name)| format!("{} ({no})", cut::cut(name, NAME_MAX)));
        let mut names = names.collect::<Vec<_>>().join(", ");
        if question.people > question.first.len() as u64 {
            names.push_str(", …");
        }
        spans.push(plain(names));
        goes.push(item(spans));
    }
    for (key, count) in [
        ("delete-notes", question.notes),
        ("delete-codes", question.codes),
        ("delete-relations", question.relations),
        ("delete-addresses", question.addresses),
    ] {
        if count > 0 {
            goes.push(item([plain(words.count(key, count))]));
        }
    }
    let key = if goes.is_empty() { "delete-alone" } else { "delete-with" };
    lines.push(line(words.spans(key, [("number", code(&contact.no).into())])));
    lines.extend(goes);
    lines.push(line(words.spans("delete-back", [("command", tap("contact restore").into())])));
    let delete = Press::Delete { draft: question.draft.clone() };
    let buttons = vec![button(&words.say("delete-do"), delete).danger(), button(&words.say("cancel"), Press::Cancel)];
    message(lines, buttons)
}

/// The contact is in the trash.
pub fn deleted(words: Words, no: &str, name: &str, people: u64, change: i64) -> Message {
    let name = strong(cut::cut(name, NAME_MAX));
    let pieces = [("name", name.into()), ("number", code(no).into()), ("people", people.into())];
    let lines = vec![
        title(words.say("deleted-title")),
        line(words.spans("deleted", pieces)),
        line(words.spans("delete-back", [("command", tap("contact restore").into())])),
    ];
    message(lines, vec![button(&words.say("undo"), Press::Undo { change })])
}

/// What is erased for good.
pub fn purge_question(words: Words, trashed: &Trashed) -> Message {
    let name = cut::cut(&trashed.name, NAME_MAX);
    let lines = vec![
        title(words.fill("purge-title", &[("name", name.as_str().into())])),
        line(words.spans("purge-what", [("number", code(&trashed.no).into()), ("people", trashed.people.into())])),
        line([plain(words.say("purge-never"))]),
    ];
    let purge = Press::Purge { contact: trashed.id };
    message(lines, vec![button(&words.say("purge-do"), purge).danger(), button(&words.say("cancel"), Press::Cancel)])
}

pub fn purged(words: Words, no: &str, people: u64) -> Message {
    let pieces = [("number", code(no).into()), ("people", people.into())];
    message(vec![title(words.say("purged-title")), line(words.spans("purged", pieces))], Vec::new())
}

/// A change was taken back; the button does it again.
pub fn undone(words: Words, change: &ChangeHead, entry: i64) -> Message {
    let mut lines = vec![title(words.say("undone-title"))];
    lines.push(line(
        words.spans("notice-undone", [("action", action(&change.action).into()), ("by", strong(&change.by).into())]),
    ));
    if let Some((no, name)) = &change.contact {
        lines.push(item([strong(cut::cut(name, NAME_MAX)), plain(" "), code(no)]));
    }
    message(lines, vec![button(&words.say("redo"), Press::Undo { change: entry })])
}

fn message(lines: Vec<Line>, buttons: Vec<super::reply::Button>) -> Message {
    let mut blocks: Vec<Block> = block(lines).into_iter().collect();
    if !buttons.is_empty() {
        blocks.push(Block::Buttons(buttons));
    }
    Message { accent: Accent::Neutral, blocks }
}

/// The command that made a change; what the journal calls otherwise stands as it is.
pub fn action(name: &str) -> Span {
    if command_named(name).is_some() { tap(name) } else { code(name) }
}

/// `contact edit – Cronus Oy (CT000001) · Aino · 2026-11-24 22:10`.
pub fn change_label(words: Words, head: &ChangeHead, zone: &str) -> String {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let at = zone.to_datetime(head.at).strftime("%Y-%m-%d %H:%M").to_string();
    let command = commands::path(words, &head.action);
    let tail = format!(" · {} · {at}", cut::cut(&head.by, 16));
    let about = match &head.contact {
        Some((no, name)) => format!("{command} – {} ({no})", cut::cut(name, 30)),
        None => command,
    };
    format!("{}{tail}", cut::cut(&about, cut::CHOICE.saturating_sub(cut::length(&tail))))
}

/// `Cronus Oy · CT000001 · 2026-11-24`.
pub fn trashed_label(trashed: &Trashed) -> String {
    let tail = format!(" · {} · {}", trashed.no, TimeZone::UTC.to_datetime(trashed.at).date());
    format!("{}{tail}", cut::cut(&trashed.name, cut::CHOICE.saturating_sub(cut::length(&tail))))
}

/// Why a change is not taken back.
pub fn undo_fault(words: Words, fault: &UndoFault) -> Vec<Line> {
    let said = Sentences { words };
    let with = |path: &str| ("command", Piece::from(tap(path)));
    match fault {
        UndoFault::NoChange { given } => {
            said.both("refusal-undo-none", [("given", quoted(given)), with("contact undo")])
        }
        UndoFault::Already => said.both("refusal-undo-already", [with("contact undo")]),
        UndoFault::NotYours { by } => said.both("refusal-undo-not-yours", [("by", quoted(by))]),
        UndoFault::Later(later) => said.both(
            "refusal-undo-later",
            [
                ("action", action(&later.action).into()),
                ("by", quoted(&later.by)),
                ("at", Span::Time(later.at).into()),
                with("contact undo"),
            ],
        ),
        UndoFault::Differs => said.both("refusal-undo-differs", [with("contact history")]),
        UndoFault::InUse { name } => said.both("refusal-undo-in-use", [("name", quoted(name))]),
        UndoFault::ContactGone => said.both("refusal-undo-contact-gone", [with("contact restore")]),
        UndoFault::CompanyGone { company } => {
            said.both("refusal-undo-company-gone", [("company", quoted(company)), with("contact restore")])
        }
        UndoFault::CodeGone { list, code } => said.both(
            "refusal-undo-code-gone",
            [("code", quoted(code)), ("list", plain(words.list(*list)).into()), with("code add")],
        ),
        UndoFault::SalespersonGone { code } => {
            said.both("refusal-undo-salesperson-gone", [("code", quoted(code)), with("salesperson add")])
        }
        UndoFault::NumberTaken { number, name } => {
            said.both("refusal-undo-number-taken", [("number", quoted(number)), ("name", quoted(name))])
        }
        UndoFault::ImportOnce => said.both("refusal-undo-import-once", []),
        UndoFault::NotInTrash { given } => {
            said.both("refusal-not-in-trash", [("given", quoted(given)), with("contact restore")])
        }
        UndoFault::WentWith { company } => {
            said.both("refusal-went-with", [("company", quoted(company)), with("contact restore")])
        }
    }
}

/// What keeps a contact's type.
pub fn type_fault(words: Words, name: &str, fault: TypeFault) -> Vec<Line> {
    let said = Sentences { words };
    let name = ("name", quoted(name));
    let with = |path: &str| ("command", Piece::from(tap(path)));
    match fault {
        TypeFault::Same => said.both("refusal-type-same", [name, with("contact change-type")]),
        TypeFault::Filled(field) => said.about(&words.field(field), "refusal-type-filled", [name, with("contact set")]),
        TypeFault::People(people) => {
            said.both("refusal-type-people", [name, ("people", people.into()), with("contact move")])
        }
        TypeFault::Relations => said.both(
            "refusal-type-relations",
            [name, with("contact unassign"), ("unlink", tap("relation unlink").into())],
        ),
        TypeFault::IndustryGroups | TypeFault::WebSources | TypeFault::Responsibilities => {
            use crate::domain::code_list::CodeList;
            let list = match fault {
                TypeFault::IndustryGroups => CodeList::Industry,
                TypeFault::WebSources => CodeList::WebSource,
                _ => CodeList::Responsibility,
            };
            said.about(&words.list(list), "refusal-type-codes", [name, with("contact unassign")])
        }
    }
}

/// A company was to be moved.
pub fn company_moves(words: Words, name: &str) -> Vec<Line> {
    let said = Sentences { words };
    said.about(
        &words.say("label-company"),
        "refusal-company-moves",
        [("name", quoted(name)), ("command", tap("contact change-type").into())],
    )
}

/// A person left a company, joined one, or both.
pub fn moved(words: Words, from: &str, to: &str) -> Vec<Span> {
    let [from_piece, to_piece] = [from, to].map(|name| Piece::from(strong(cut::cut(name, NAME_MAX))));
    match (from, to) {
        ("", _) => words.spans("notice-joined", [("to", to_piece)]),
        (_, "") => words.spans("notice-left", [("from", from_piece)]),
        _ => words.spans("notice-moved", [("from", from_piece), ("to", to_piece)]),
    }
}

/// What the contact is now.
pub fn type_changed(words: Words, contact_type: ContactType) -> Vec<Span> {
    words.spans(
        match contact_type {
            ContactType::Company => "notice-is-company",
            ContactType::Person => "notice-is-person",
        },
        [("field", strong(words.field(Field::SalutationCode)).into())],
    )
}
