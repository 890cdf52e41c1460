//! Phones by their digits: what a query's digits could be a part of.

use rusqlite::{Connection, params};

use super::StoreError;
use crate::domain::contact::Contact;
use crate::domain::field::Field;
use crate::domain::found::Strength;
use crate::domain::phone;

/// Fewer digits are looked for nowhere: the index knows runs of three.
const FEWEST: usize = 3;
/// More digits than any phone number has.
const MOST: usize = 30;

/// The digits of a contact's phones in every form under which they are found.
pub(super) fn forms(phone_no: &str, mobile: &str, region: &str) -> Vec<String> {
    let mut forms: Vec<String> = Vec::new();
    for form in [phone_no, mobile].into_iter().flat_map(|text| phone::search_forms(text, region)) {
        if !form.is_empty() && !forms.contains(&form) {
            forms.push(form);
        }
    }
    forms
}

/// What the digits of a query are looked for as.
#[derive(Debug)]
pub(super) struct Digits {
    /// As they were typed, and when they are a whole number, in its other forms.
    alternatives: Vec<String>,
}

impl Digits {
    /// `digits` as the query has them, `text` as it was typed.
    pub(super) fn new(digits: &str, text: &str, region: &str) -> Option<Digits> {
        if !(FEWEST..=MOST).contains(&digits.len()) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        // With a country code it is no other country's number, even where the rest of it is the same.
        let abroad = |form: &str| form.strip_prefix("00").unwrap_or(form).to_owned();
        let with_country = text.trim_start().starts_with('+') || digits.starts_with("00");
        let mut alternatives = vec![digits.to_owned()];
        alternatives.extend(phone::search_forms(text, region).into_iter().filter(|form| {
            form != digits && form.len() >= FEWEST && (!with_country || abroad(form) == abroad(digits))
        }));
        Some(Digits { alternatives })
    }

    /// How the contact's phones have the digits, if they do: as a whole number or as a part of one.
    pub(super) fn fit(&self, contact: &Contact, region: &str) -> Option<Strength> {
        let forms = forms(contact.get(Field::PhoneNo), contact.get(Field::MobilePhoneNo), region);
        let fits = |fit: fn(&str, &str) -> bool| {
            forms.iter().any(|form| self.alternatives.iter().any(|digits| fit(form, digits)))
        };
        if fits(|form, digits| form == digits) {
            Some(Strength::Exact)
        } else {
            fits(|form, digits| form.contains(digits)).then_some(Strength::Start)
        }
    }

    /// The newest contacts whose phones may have the digits; to be checked on the row.
    pub(super) fn candidates(&self, db: &Connection, limit: u32) -> Result<Vec<i64>, StoreError> {
        let runs: Vec<String> = self.alternatives.iter().map(|digits| format!("({})", runs(digits))).collect();
        let mut statement = db.prepare_cached(
            "SELECT rowid FROM contact_phones WHERE contact_phones MATCH ?1 ORDER BY rowid DESC LIMIT ?2",
        )?;
        let ids = statement.query_map(params![runs.join(" OR "), limit], |row| row.get(0))?;
        Ok(ids.collect::<rusqlite::Result<_>>()?)
    }
}

/// All runs of three digits: the index keeps no positions, so it knows no longer ones.
fn runs(digits: &str) -> String {
    let bytes: Vec<char> = digits.chars().collect();
    let mut runs: Vec<String> =
        bytes.windows(FEWEST).map(|run| format!("\"{}\"", run.iter().collect::<String>())).collect();
    runs.sort_unstable();
    runs.dedup();
    runs.join(" AND ")
}
