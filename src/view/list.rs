//! Pages of contacts: those that fit a filter, and the people of a company.

use crate::app::outcome::ContactPage;
use crate::app::request::Press;
use crate::domain::contact::Contact;
use crate::domain::field::Field;
use crate::domain::found::Page;

use super::build::{block, button, choice, code, line, plain, select, small, strong, tap, title};
use super::chooser::short_name;
use super::reply::{Accent, Block, Line, Message};
use super::words::Words;
use super::{commands, cut, pages};

/// Longest name and longest detail in a row.
const NAME_MAX: usize = 60;
const DETAIL_MAX: usize = 40;
/// Longest value of a filter that is repeated.
const FILTER_MAX: usize = 40;

/// `/contact list`.
pub fn contacts(words: Words, list: &ContactPage) -> Message {
    let mut head = vec![title(words.say("contacts-title"))];
    // "0 contacts" would only repeat the sentence that follows.
    if list.page.total > 0 {
        head.push(pages::place(words, "count-contacts", &list.page));
    }
    if !list.filter.is_empty() {
        let parts = list.filter.iter().map(|(option, value)| {
            let value = commands::option_value(words, option, value);
            format!("{}: {}", commands::option_name(words, option), cut::cut(&value, FILTER_MAX))
        });
        head.push(small([plain(parts.collect::<Vec<_>>().join(" · "))]));
    }
    if list.page.total == 0 {
        let command = if list.filter.is_empty() { "company add" } else { "contact list" };
        let key = if list.filter.is_empty() { "contacts-empty" } else { "contacts-none" };
        head.push(line(words.spans(key, [("command", tap(command).into())])));
    }
    let mut blocks: Vec<Block> = block(head).into_iter().collect();
    blocks.extend(list.page.items.iter().filter_map(|contact| block(row(words, contact))));
    blocks.extend(open(words, &list.page));
    blocks.extend(pages::turn(words, &list.page, |page| Press::List { draft: list.draft.clone(), page }));
    Message { accent: Accent::Neutral, blocks }
}

/// `/company people`.
pub fn people(words: Words, company: &Contact, page: &Page<Contact>) -> Message {
    let mut head = vec![title(words.fill("people-title", &[("name", company.name().into())]))];
    if page.total == 0 {
        head.push(line(words.spans("people-none", [("command", tap("person add").into())])));
    } else {
        head.push(pages::place(words, "count-people", page));
    }
    let mut blocks: Vec<Block> = block(head).into_iter().collect();
    blocks.extend(page.items.iter().filter_map(|person| block(person_row(words, person))));
    blocks.extend(open(words, page));
    blocks.extend(pages::turn(words, page, |page| Press::People { company: company.id, page }));
    blocks.push(Block::Buttons(vec![button(
        &words.say("people-company"),
        Press::Show { contact: company.id, private: false },
    )]));
    Message { accent: Accent::Company, blocks }
}

/// A select that opens the card of a row.
fn open(words: Words, page: &Page<Contact>) -> Option<Block> {
    let choices = page.items.iter().map(|contact| {
        let about = [contact.get(Field::JobTitle), contact.get(Field::City)];
        let about = about.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        choice(&short_name(&contact.no, contact.name(), contact.company.as_ref()), &about, contact.id.0.to_string())
    });
    (!page.items.is_empty())
        .then(|| select(Press::ShowPicked { private: false }, &words.say("contacts-open"), choices.collect()))
}

/// Name and number, and what tells the contact from namesakes.
pub(super) fn row(words: Words, contact: &Contact) -> Vec<Line> {
    let company = contact
        .company
        .as_ref()
        .map_or_else(|| words.contact_type(contact.contact_type, false), |company| company.name.clone());
    let phone = [Field::PhoneNo, Field::MobilePhoneNo].map(|field| contact.get(field));
    let phone = phone.into_iter().find(|number| !number.is_empty()).unwrap_or_default();
    named(words, contact, &[&company, contact.get(Field::JobTitle), contact.get(Field::City), phone])
}

fn person_row(words: Words, person: &Contact) -> Vec<Line> {
    let details = [Field::JobTitle, Field::PhoneNo, Field::MobilePhoneNo, Field::EMail].map(|field| person.get(field));
    named(words, person, &details)
}

fn named(words: Words, contact: &Contact, details: &[&str]) -> Vec<Line> {
    let mut spans = vec![strong(cut::cut(contact.name(), NAME_MAX)), plain(" "), code(&contact.no)];
    if contact.is_privacy_blocked() {
        spans.push(plain(format!(" – {}", words.say("card-privacy-blocked"))));
    }
    let mut lines = vec![line(spans)];
    // A span each: what runs from right to left must not take its neighbours with it.
    let mut about = Vec::new();
    for part in details.iter().filter(|part| !part.is_empty()) {
        if !about.is_empty() {
            about.push(plain(" · "));
        }
        about.push(plain(cut::cut(part, DETAIL_MAX)));
    }
    if !about.is_empty() {
        lines.push(small(about));
    }
    lines
}

/// The forms that a card's Edit button offers live with the lists of buttons.
pub fn parts(words: Words, contact: &Contact, private: bool) -> Message {
    use crate::app::request::Part;
    let title = title(words.fill("parts-title", &[("name", contact.name().into())]));
    let lines = vec![title, line([plain(words.say("parts-choose"))])];
    let buttons = Part::ALL
        .into_iter()
        .map(|part| {
            button(&words.say(&format!("part-{}", part.key())), Press::EditPart { contact: contact.id, part, private })
        })
        .collect();
    let mut blocks: Vec<Block> = block(lines).into_iter().collect();
    blocks.push(Block::Buttons(buttons));
    Message { accent: super::card::accent(contact), blocks }
}
