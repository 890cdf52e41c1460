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
/// A country code has 1 to 3 digits.
const LONGEST_COUNTRY_CODE: usize = 3;

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
    /// Anywhere in a number.
    anywhere: Vec<String>,
    /// Without the `0` or `00` before it: only where the country code ends, or begins.
    near_start: Option<(String, usize)>,
}

impl Digits {
    /// `digits` as the query has them, `text` as it was typed.
    pub(super) fn new(digits: &str, text: &str, region: &str) -> Option<Digits> {
        if !(FEWEST..=MOST).contains(&digits.len()) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let mut anywhere = vec![digits.to_owned()];
        anywhere.extend(phone::search_forms(text, region).into_iter().filter(|form| form != digits));
        let near_start = match (digits.strip_prefix("00"), digits.strip_prefix('0')) {
            (Some(rest), _) => Some((rest, 0)),
            (None, Some(rest)) => Some((rest, LONGEST_COUNTRY_CODE)),
            (None, None) => None,
        };
        let near_start =
            near_start.filter(|(rest, _)| rest.len() >= FEWEST).map(|(rest, latest)| (rest.to_owned(), latest));
        Some(Digits { anywhere, near_start })
    }

    /// How the contact's phones have the digits, if they do.
    pub(super) fn fit(&self, contact: &Contact, region: &str) -> Option<Strength> {
        let forms = forms(contact.get(Field::PhoneNo), contact.get(Field::MobilePhoneNo), region);
        forms.iter().filter_map(|form| self.fit_form(form)).min()
    }

    fn fit_form(&self, form: &str) -> Option<Strength> {
        if self.anywhere.iter().any(|digits| digits == form) {
            return Some(Strength::Exact);
        }
        if let Some((rest, latest)) = &self.near_start
            && let Some(at) = (0..=*latest).find(|at| form.get(*at..).is_some_and(|tail| tail.starts_with(rest)))
        {
            return Some(if at + rest.len() == form.len() { Strength::Exact } else { Strength::Start });
        }
        self.anywhere.iter().any(|digits| form.contains(digits.as_str())).then_some(Strength::Start)
    }

    /// The newest contacts whose phones may have the digits; to be checked on the row.
    pub(super) fn candidates(&self, db: &Connection, limit: u32) -> Result<Vec<i64>, StoreError> {
        let runs = self.anywhere.iter().chain(self.near_start.iter().map(|(rest, _)| rest)).map(|digits| runs(digits));
        let expression: Vec<String> = runs.filter(|run| !run.is_empty()).map(|run| format!("({run})")).collect();
        let mut statement = db.prepare_cached(
            "SELECT rowid FROM contact_phones WHERE contact_phones MATCH ?1 ORDER BY rowid DESC LIMIT ?2",
        )?;
        let ids = statement.query_map(params![expression.join(" OR "), limit], |row| row.get(0))?;
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
