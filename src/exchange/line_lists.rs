//! The lists of a line: codes, relations, web sources, addresses, notes.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::domain::alternative_address::{self, AlternativeAddress, DateRange};
use crate::domain::check;
use crate::domain::code_list::CODE_MAX;
use crate::domain::contact::ContactType;
use crate::domain::fault::Fault;
use crate::domain::field::Field;
use crate::domain::relation::{AccountKind, Relation};

use super::fault::Wrong;
use super::line::Reader;
use super::pairs::Item;
use super::parts::{NotePart, RangePart, RelationPart, WebSourcePart};

/// Longest note in characters (`/contact note`).
const NOTE_MAX: usize = 1000;
/// Longest name of a note's writer in characters: more than any chat allows.
const WRITER_MAX: usize = 100;
/// Longest search word of a web source in characters.
const SEARCH_WORD_MAX: usize = 30;

impl Reader<'_> {
    /// A list of objects or texts; a fault when it has another shape.
    fn list<T: DeserializeOwned>(&mut self, key: &str) -> Vec<T> {
        let Some(value) = self.value(key).map(Item::to_value) else { return Vec::new() };
        let Value::Array(parts) = value else {
            self.fault(key, Wrong::WrongType);
            return Vec::new();
        };
        let mut list = Vec::new();
        for (at, part) in parts.into_iter().enumerate() {
            match serde_json::from_value(part) {
                Ok(part) => list.push(part),
                Err(_) => self.fault(format!("{key}[{}]", at + 1), Wrong::WrongType),
            }
        }
        list
    }

    /// A fault where the same thing stands in a list twice.
    fn once<T: PartialEq>(&mut self, key: &str, things: &[T]) {
        for at in 1..things.len() {
            if things[..at].contains(&things[at]) {
                self.fault(format!("{key}[{}]", at + 1), Wrong::InListTwice);
            }
        }
    }

    fn code(&mut self, key: &str, at: usize, text: &str) -> Option<String> {
        self.checked(&format!("{key}[{}]", at + 1), check::code(text, CODE_MAX))
    }

    /// `only`: the contact type that may have codes of this list.
    fn only(&mut self, key: &str, contact_type: ContactType, only: Option<ContactType>) {
        if let Some(only) = only.filter(|only| *only != contact_type) {
            let fault = if only == ContactType::Company { Fault::CompaniesOnly } else { Fault::PersonsOnly };
            self.fault(key, Wrong::Text(fault));
        }
    }

    pub(super) fn codes(&mut self, key: &str, contact_type: ContactType, only: Option<ContactType>) -> Vec<String> {
        let texts: Vec<String> = self.list(key);
        if !texts.is_empty() {
            self.only(key, contact_type, only);
        }
        let codes: Vec<String> = texts.iter().enumerate().filter_map(|(at, text)| self.code(key, at, text)).collect();
        self.once(key, &codes);
        codes
    }

    pub(super) fn relations(&mut self) -> Vec<Relation> {
        const KEY: &str = "business_relations";
        let mut relations = Vec::new();
        for (at, part) in self.list::<RelationPart>(KEY).into_iter().enumerate() {
            let Some(code) = self.code(KEY, at, &part.code) else { continue };
            let place = format!("{KEY}[{}]", at + 1);
            let kind = AccountKind::from_key(&part.kind);
            if kind.is_none() && !part.kind.is_empty() {
                let allowed = AccountKind::ALL.map(|kind| kind.key().to_owned()).to_vec();
                self.fault(format!("{place}.kind"), Wrong::Text(Fault::UnknownChoice { allowed }));
                continue;
            }
            if kind.is_some() == part.no.trim().is_empty() {
                self.fault(place, Wrong::KindAndNumber);
                continue;
            }
            let no = self.number(&format!("{place}.no"), &part.no).unwrap_or_default();
            relations.push(Relation { code, kind, no });
        }
        let codes: Vec<String> = relations.iter().map(|relation| relation.code.clone()).collect();
        self.once(KEY, &codes);
        // Rule 4.7: a contact has at most one account of a kind.
        let kinds: Vec<AccountKind> = relations.iter().filter_map(|relation| relation.kind).collect();
        self.once(KEY, &kinds);
        relations
    }

    pub(super) fn web_sources(&mut self, contact_type: ContactType) -> Vec<(String, String)> {
        const KEY: &str = "web_sources";
        let parts: Vec<WebSourcePart> = self.list(KEY);
        if !parts.is_empty() {
            self.only(KEY, contact_type, Some(ContactType::Company));
        }
        let mut sources = Vec::new();
        for (at, part) in parts.iter().enumerate() {
            let word = check::line(&part.search_word, SEARCH_WORD_MAX);
            let word = self.checked(&format!("{KEY}[{}].search_word", at + 1), word);
            if let (Some(code), Some(word)) = (self.code(KEY, at, &part.code), word) {
                sources.push((code, word));
            }
        }
        let codes: Vec<&String> = sources.iter().map(|(code, _)| code).collect();
        self.once(KEY, &codes);
        sources
    }

    pub(super) fn notes(&mut self) -> Vec<(String, String, Option<Timestamp>)> {
        const KEY: &str = "notes";
        let mut notes = Vec::new();
        for (at, part) in self.list::<NotePart>(KEY).into_iter().enumerate() {
            let place = format!("{KEY}[{}]", at + 1);
            let text = self.checked(&format!("{place}.text"), check::paragraphs(&part.text, NOTE_MAX));
            let by = self.checked(&format!("{place}.by"), check::line(&part.by, WRITER_MAX));
            let time = match part.at.trim() {
                "" => None,
                time => self.time(&format!("{place}.at"), time),
            };
            notes.extend(text.zip(by).map(|(text, by)| (text, by, time)));
        }
        notes
    }

    pub(super) fn addresses(&mut self) -> Vec<AlternativeAddress> {
        const KEY: &str = "alternative_addresses";
        let mut addresses = Vec::new();
        for (at, part) in self.list::<Map<String, Value>>(KEY).into_iter().enumerate() {
            // The address is an object with texts of its own: the same reader reads it, and its faults get their place.
            let pairs = part.into_iter().map(|(key, value)| (key.into(), value.into())).collect();
            let mut inner = Reader::new(pairs);
            addresses.extend(inner.address());
            let place = format!("{KEY}[{}]", at + 1);
            self.faults.extend(inner.faults.into_iter().map(|(key, wrong)| (format!("{place}.{key}"), wrong)));
        }
        let codes: Vec<&String> = addresses.iter().map(|address| &address.code).collect();
        self.once(KEY, &codes);
        // Rule 4.12: a contact has one address from a date on.
        let days: Vec<Date> = addresses.iter().flat_map(|address| &address.ranges).map(|range| range.from).collect();
        self.once(&format!("{KEY}.ranges"), &days);
        addresses
    }

    fn address(&mut self) -> Option<AlternativeAddress> {
        for (key, _) in &self.pairs {
            let known = alternative_address::FIELDS.iter().any(|field| field.key() == key)
                || ["code", "ranges"].contains(&&**key);
            if !known {
                self.faults.push((key.to_string(), Wrong::UnknownKey));
            }
        }
        let code = self.required("code").and_then(|text| self.checked("code", check::code(&text, CODE_MAX)));
        let mut values = Vec::new();
        for field in alternative_address::FIELDS {
            let Some(text) = self.text(field.key()) else { continue };
            // Table 5051 has one e-mail address only.
            let rule = if field == Field::EMail { Field::EMail2 } else { field };
            let text = self.checked(field.key(), check::check(ContactType::Company, rule, &text));
            values.extend(text.map(|text| (field, text)));
        }
        let mut ranges = Vec::new();
        for (at, part) in self.list::<RangePart>("ranges").into_iter().enumerate() {
            let place = format!("ranges[{}]", at + 1);
            let day = |text: &str| text.trim().parse::<Date>().map_err(|_| Fault::NotADate);
            let from = self.checked(&format!("{place}.from"), day(&part.from));
            let to = match part.to.trim() {
                "" => Some(None),
                text => self.checked(&format!("{place}.to"), day(text)).map(Some),
            };
            if let (Some(from), Some(to)) = (from, to) {
                if to.is_some_and(|to| to < from) {
                    self.fault(format!("{place}.to"), Wrong::EndsBeforeItStarts);
                }
                ranges.push(DateRange { from, to });
            }
        }
        Some(AlternativeAddress { code: code?, values, ranges })
    }
}
