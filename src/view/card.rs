//! The contact card: what a colleague needs to see of a contact, and only what is filled in.

use crate::app::outcome::{Card, Gone};
use crate::app::request::Press;
use crate::domain::contact::Contact;
use crate::domain::field::Field;
use crate::domain::relation::BusinessRelationValue;
use crate::domain::web;
use crate::store::Assignment;

use super::addresses;
use super::build::{block, button, fact, line, open, plain, small, strong, title};
use super::cut;
use super::links;
use super::reply::{Accent, Block, Button, Line, LineStyle, Message, Span};
use super::words::Words;

/// How much of the last note is shown, in grapheme clusters and in lines.
const NOTE_CLUSTERS: usize = 300;
const NOTE_LINES: usize = 6;
/// How many characters the names of a list of codes may take.
const GROUPS_MAX: usize = 200;
/// Buttons of a row.
const WEB_SOURCES_MAX: usize = 5;

/// The card, without what was just done.
pub fn card(words: Words, card: &Card) -> Message {
    let contact = &card.contact;
    let mut blocks = Vec::new();
    blocks.extend(block(header(words, card)));
    blocks.push(Block::Divider);
    let before = blocks.len();
    let groups = [reach(words, card), address(words, card), business(words, card), note(words, card)];
    blocks.extend(groups.into_iter().filter_map(block));
    if blocks.len() > before {
        blocks.push(Block::Divider);
    }
    blocks.extend(block(vec![changed(words, contact)]));
    blocks.push(buttons(words, card));
    blocks.extend(web_sources(card));
    Message { accent: accent(contact), blocks }
}

/// What is left of a card whose contact is not to be seen any more.
pub fn gone(words: Words, why: Gone) -> Message {
    let key = match why {
        Gone::Deleted => "card-gone-deleted",
        Gone::Hidden => "card-gone-hidden",
    };
    Message { accent: Accent::Neutral, blocks: block(vec![small([plain(words.say(key))])]).into_iter().collect() }
}

/// The frame's colour for a contact.
pub fn accent(contact: &Contact) -> Accent {
    if contact.is_company() { Accent::Company } else { Accent::Person }
}

fn header(words: Words, card: &Card) -> Vec<Line> {
    let contact = &card.contact;
    let mut lines = vec![title(contact.name())];
    if !contact.values.is_blank(Field::Name2) {
        lines.push(line([plain(contact.get(Field::Name2))]));
    }
    let level = described(words, &card.level_description, contact.get(Field::OrganizationalLevelCode));
    let mut work = match (contact.get(Field::JobTitle), level) {
        ("", None) => Vec::new(),
        ("", Some(level)) => fact(words.field(Field::OrganizationalLevelCode), [plain(level)]).spans,
        (job, None) => vec![strong(job)],
        (job, Some(level)) => vec![strong(job), plain(format!(" · {level}"))],
    };
    if let Some(company) = &contact.company {
        if !work.is_empty() {
            work.push(plain(" · "));
        }
        work.extend(words.spans(
            "card-company-with-number",
            [("name", plain(&company.name).into()), ("number", Span::Code(company.no.clone()).into())],
        ));
    }
    if !work.is_empty() {
        lines.push(line(work));
    }
    lines.push(small([
        plain(format!("{} · ", words.contact_type(contact.contact_type, contact.company.is_some()))),
        Span::Code(contact.no.clone()),
    ]));
    lines.extend(privacy(words, contact));
    lines.extend(relation(words, card));
    if contact.is_company() && card.people > 0 {
        lines.push(fact(words.say("label-people"), [plain(card.people.to_string())]));
    }
    lines
}

/// The relation value with what is behind it: `Customer · C00001`, `Multiple · Customer C00001 · Press, news and media`.
fn relation(words: Words, card: &Card) -> Option<Line> {
    let value = card.contact.business_relation;
    if value == BusinessRelationValue::None {
        return None;
    }
    let name = words.relation(value);
    let mut spans = vec![plain(name.clone())];
    for account in &card.accounts {
        let kind = account.kind.map(|kind| words.account_kind(kind)).filter(|kind| *kind != name);
        spans.push(plain(kind.map_or_else(|| " · ".to_owned(), |kind| format!(" · {kind} "))));
        spans.push(Span::Code(account.no.clone()));
    }
    if let Some(others) = groups(words, &card.other_relations) {
        spans.push(plain(format!(" · {others}")));
    }
    Some(fact(words.say("label-relation"), spans))
}

/// Says in words, not by colour, that a contact is to be left alone.
fn privacy(words: Words, contact: &Contact) -> Vec<Line> {
    let mut lines = Vec::new();
    if contact.is_privacy_blocked() {
        let means = if contact.is_company() { "card-privacy-blocked-company" } else { "card-privacy-blocked.means" };
        lines.push(line([strong(words.say("card-privacy-blocked")), plain(format!(" – {}", words.say(means)))]));
    }
    if contact.values.is_set(Field::Minor) && !contact.values.is_set(Field::ParentalConsentReceived) {
        lines.push(line([strong(words.say("card-minor")), plain(format!(" – {}", words.say("card-minor.means")))]));
    }
    lines
}

fn reach(words: Words, card: &Card) -> Vec<Line> {
    let contact = &card.contact;
    let mut lines = Vec::new();
    for (field, international) in [(Field::PhoneNo, &card.phone_link), (Field::MobilePhoneNo, &card.mobile_link)] {
        if !contact.values.is_blank(field) {
            lines.push(fact(words.field(field), [links::phone(contact.get(field), international.as_deref())]));
        }
    }
    for field in [Field::EMail, Field::EMail2] {
        let addresses = contact.get(field).split(';').map(str::trim).filter(|address| !address.is_empty());
        lines.extend(addresses.map(|address| fact(words.field(field), [links::mail(address)])));
    }
    if !contact.values.is_blank(Field::HomePage) {
        lines.push(fact(words.field(Field::HomePage), [links::web(contact.get(Field::HomePage))]));
    }
    lines
}

fn address(words: Words, card: &Card) -> Vec<Line> {
    let country = card.address_country.as_str();
    let mut parts = card.address.clone();
    if !country.is_empty() {
        parts.push(words.country(country));
    }
    if parts.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![line([strong(words.field(Field::Address))])];
    lines.extend(parts.into_iter().map(|part| line([plain(part)])));
    if let Some(code) = &card.alternative_address {
        lines.extend(addresses::reach(words, &card.alternative_reach));
        lines.push(small(words.spans("card-alternative", [("code", Span::Code(code.clone()).into())])));
    }
    lines
}

fn business(words: Words, card: &Card) -> Vec<Line> {
    let contact = &card.contact;
    let mut lines = Vec::new();
    let mut add = |label: String, value: Option<String>| {
        if let Some(value) = value {
            lines.push(fact(label, [plain(value)]));
        }
    };
    add(
        words.field(Field::SalespersonCode),
        described(words, &card.salesperson_name, contact.get(Field::SalespersonCode)),
    );
    add(
        words.field(Field::TerritoryCode),
        described(words, &card.territory_description, contact.get(Field::TerritoryCode)),
    );
    let language = contact.get(Field::LanguageCode);
    add(words.field(Field::LanguageCode), (!language.is_empty()).then(|| words.language(language)));
    add(words.say("label-industry-groups"), groups(words, &card.industry_groups));
    add(words.say("label-job-responsibilities"), groups(words, &card.job_responsibilities));
    add(words.say("label-mailing-groups"), groups(words, &card.mailing_groups));
    for field in [Field::VatRegistrationNo, Field::RegistrationNo, Field::CurrencyCode] {
        let text = contact.get(field);
        add(words.field(field), (!text.is_empty()).then(|| text.to_owned()));
    }
    lines
}

/// `Jim Olive (JO)`; the code alone when nothing describes it; nothing without a code.
fn described(words: Words, description: &str, code: &str) -> Option<String> {
    match (description, code) {
        (_, "") => None,
        ("", code) => Some(code.to_owned()),
        (text, code) => Some(words.fill("card-with-code", &[("text", text.into()), ("code", code.into())])),
    }
}

/// The codes by their descriptions; what is too much for a card is counted.
fn groups(words: Words, assignments: &[Assignment]) -> Option<String> {
    let names = assignments.iter().map(|assignment| match assignment.code.description.as_str() {
        "" => assignment.code.code.as_str(),
        description => description,
    });
    let mut text = String::new();
    let mut shown = 0;
    for name in names {
        if shown > 0 && cut::length(&text) + cut::length(name) > GROUPS_MAX {
            break;
        }
        if shown > 0 {
            text.push_str(", ");
        }
        text.push_str(name);
        shown += 1;
    }
    let rest = (assignments.len() - shown) as u64;
    match (shown, rest) {
        (0, _) => None,
        (_, 0) => Some(text),
        _ => Some(words.fill("card-more", &[("text", text.as_str().into()), ("count", rest.into())])),
    }
}

fn note(words: Words, card: &Card) -> Vec<Line> {
    let Some(note) = &card.last_note else { return Vec::new() };
    let text = cut::first_lines(&note.text, NOTE_CLUSTERS, NOTE_LINES);
    let mut lines: Vec<Line> =
        text.lines().map(|part| Line { style: LineStyle::Quote, spans: vec![plain(part)] }).collect();
    lines.push(small(
        words.spans("card-note-by", [("by", note.by.as_str().into()), ("at", Span::Time(note.at).into())]),
    ));
    lines
}

fn changed(words: Words, contact: &Contact) -> Line {
    let modified = &contact.modified;
    let at = Span::Time(modified.at).into();
    small(match modified.by.as_str() {
        "" => words.spans("card-changed", [("at", at)]),
        by => words.spans("card-changed-by", [("by", by.into()), ("at", at)]),
    })
}

/// Web sources that have an address, each as a button that opens it with the search word put in; as many as a row holds.
fn web_sources(card: &Card) -> Option<Block> {
    let buttons = card.web_sources.iter().filter_map(|source| {
        let url = web::launch(&source.code.url, &source.search_word)?;
        let label = match source.code.description.as_str() {
            "" => source.code.code.as_str(),
            description => description,
        };
        (cut::length(&url) <= cut::URL).then(|| open(label, url))
    });
    let buttons: Vec<Button> = buttons.take(WEB_SOURCES_MAX).collect();
    (!buttons.is_empty()).then_some(Block::Buttons(buttons))
}

fn buttons(words: Words, card: &Card) -> Block {
    let contact = &card.contact;
    let mut buttons =
        vec![button(&words.say("card-edit"), Press::Edit { contact: contact.id, private: card.private }).primary()];
    if contact.is_company() {
        buttons.push(button(&words.say("card-people"), Press::People { company: contact.id, page: 0 }));
    } else if let Some(company) = &contact.company {
        buttons.push(button(&words.say("card-company"), Press::Show { contact: company.id, private: card.private }));
    }
    buttons.push(button(&words.say("card-note"), Press::NewNote { contact: contact.id }));
    buttons.push(button(&words.say("card-history"), Press::History { contact: contact.id, page: 0 }));
    Block::Buttons(buttons)
}
