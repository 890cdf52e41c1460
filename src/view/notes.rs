//! Pages of a contact's notes; whoever may change one has its buttons below it.

use crate::app::outcome::NoteRow;
use crate::app::request::Press;
use crate::app::shown::mark;
use crate::domain::contact::Contact;
use crate::domain::found::Page;

use super::build::{block, button, line, plain, small, tap, title};
use super::card::accent;
use super::pages;
use super::reply::{Block, Line, Message, Span};
use super::words::Words;

/// The page, newest note first.
pub fn notes(words: Words, contact: &Contact, page: &Page<NoteRow>) -> Message {
    let mut head = vec![title(words.fill("notes-title", &[("name", contact.name().into())]))];
    if page.total == 0 {
        head.push(line(words.spans("notes-none", [("command", tap("contact note").into())])));
    } else {
        head.push(pages::place(words, "count-notes", page));
    }
    let mut blocks: Vec<Block> = block(head).into_iter().collect();
    for row in &page.items {
        blocks.push(Block::Divider);
        blocks.extend(block(note(words, row)));
        if row.own {
            let (note, seen) = (row.note.id, mark(&row.note.text));
            blocks.push(Block::Buttons(vec![
                button(&words.say("note-edit"), Press::EditNote { note }),
                button(&words.say("note-remove"), Press::RemoveNote { note, seen }).danger(),
            ]));
        }
    }
    blocks.push(Block::Divider);
    blocks.extend(pages::turn(words, page, |page| Press::Notes { contact: contact.id, page }));
    blocks.push(Block::Buttons(vec![
        button(&words.say("notes-add"), Press::NewNote { contact: contact.id }).primary(),
        button(&words.say("notes-card"), Press::Show { contact: contact.id, private: false }),
    ]));
    Message { accent: accent(contact), blocks }
}

fn note(words: Words, row: &NoteRow) -> Vec<Line> {
    let mut lines: Vec<Line> = row.note.text.lines().map(|part| line([plain(part)])).collect();
    let (by, at) = (row.note.by.as_str().into(), Span::Time(row.note.at).into());
    lines.push(small(words.spans("note-by", [("by", by), ("at", at)])));
    lines
}
