//! Pages of a list of codes, and of the salespeople.

use crate::app::request::Press;
use crate::domain::code_list::CodeList;
use crate::domain::found::Page;
use crate::domain::salesperson::Salesperson;
use crate::store::CodeCount;

use super::build::{block, code, line, plain, small, strong, tap, title};
use super::reply::{Accent, Block, Line, Message, Span};
use super::words::Words;
use super::{cut, pages};

/// Longest description in a row.
const DESCRIPTION_MAX: usize = 80;
/// Longest address in a row.
const URL_MAX: usize = 60;

/// `/code list`.
pub fn codes(words: Words, list: CodeList, page: &Page<CodeCount>) -> Message {
    let mut head = vec![title(words.list(list))];
    if page.total > 0 {
        head.push(pages::place(words, "count-codes", page));
    }
    let mut blocks: Vec<Block> = block(head).into_iter().collect();
    let rows = page.items.iter().map(|counted| {
        let mut spans = vec![code(&counted.code.code)];
        if !counted.code.description.is_empty() {
            spans.push(plain(format!(" {}", cut::cut(&counted.code.description, DESCRIPTION_MAX))));
        }
        if counted.contacts > 0 {
            spans.push(plain(format!(" · {}", words.count("count-contacts", counted.contacts))));
        }
        if !counted.code.url.is_empty() {
            spans.extend([plain(" · "), code(cut::cut(&counted.code.url, URL_MAX))]);
        }
        line(spans)
    });
    blocks.extend(block(rows.collect()));
    let key = if page.total == 0 { "codes-none" } else { "codes-add" };
    blocks.extend(block(vec![small(words.spans(key, [("command", tap("code add").into())]))]));
    blocks.extend(pages::turn(words, page, |page| Press::Codes { list, page }));
    Message { accent: Accent::Neutral, blocks }
}

/// `/salesperson list`.
pub fn salespeople(words: Words, page: &Page<(Salesperson, u64)>) -> Message {
    let mut head = vec![title(words.say("salespeople-title"))];
    if page.total > 0 {
        head.push(pages::place(words, "count-salespeople", page));
    }
    let mut blocks: Vec<Block> = block(head).into_iter().collect();
    blocks.extend(page.items.iter().filter_map(|(person, contacts)| block(salesperson(words, person, *contacts))));
    let key = if page.total == 0 { "salespeople-none" } else { "salespeople-add" };
    blocks.extend(block(vec![small(words.spans(key, [("command", tap("salesperson add").into())]))]));
    blocks.extend(pages::turn(words, page, |page| Press::Salespeople { page }));
    Message { accent: Accent::Neutral, blocks }
}

fn salesperson(words: Words, person: &Salesperson, contacts: u64) -> Vec<Line> {
    let mut first = vec![code(&person.code)];
    if !person.name.is_empty() {
        first.extend([plain(" "), strong(&person.name)]);
    }
    if !person.user_id.is_empty() {
        first.extend([plain(" · "), Span::User(person.user_id.clone())]);
    }
    if person.blocked {
        first.push(plain(format!(" – {}", words.say("salesperson-blocked"))));
    }
    let details = [words.count("count-contacts", contacts), person.e_mail.clone(), person.phone_no.clone()];
    let details: Vec<String> = details.into_iter().filter(|part| !part.is_empty()).collect();
    vec![line(first), small([plain(details.join(" · "))])]
}
