//! Phones by their digits: what a query's digits could be a part of.

use rusqlite::{Connection, params};

use super::{StoreError, rows};
use crate::domain::contact::ContactType;
use crate::domain::found::Strength;
use crate::domain::phone;

/// Fewer digits are looked for nowhere: the index knows runs of three.
const FEWEST: usize = 3;
/// More digits than any phone number has.
const MOST: usize = 30;
/// So many of the last digits are looked for in the index.
const TAIL: usize = 8;
/// Most contacts that the index may propose.
const CANDIDATES: u32 = 4096;

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

    /// How a contact's phones have the digits, if they do: as a whole number or as a part of one.
    pub(super) fn fit(&self, phone_no: &str, mobile: &str, region: &str) -> Option<Strength> {
        let forms = forms(phone_no, mobile, region);
        let fits = |fit: fn(&str, &str) -> bool| {
            forms.iter().any(|form| self.alternatives.iter().any(|digits| fit(form, digits)))
        };
        if fits(|form, digits| form == digits) {
            Some(Strength::Exact)
        } else {
            fits(|form, digits| form.contains(digits)).then_some(Strength::Start)
        }
    }

    /// The newest contacts whose phones have the digits, `limit` at most.
    pub(super) fn contacts(
        &self,
        db: &Connection,
        region: &str,
        only: Option<ContactType>,
        limit: u32,
    ) -> Result<Vec<i64>, StoreError> {
        let mut statement = db.prepare_cached(
            "SELECT c.id, c.phone_no, c.mobile_phone_no FROM contact_phones p CROSS JOIN contacts c ON c.id = p.rowid \
             WHERE contact_phones MATCH ?1 AND (?2 IS NULL OR c.type = ?2) ORDER BY p.rowid DESC LIMIT ?3",
        )?;
        let mut rows = statement.query(params![self.expression(), only.map(ContactType::key), CANDIDATES])?;
        let mut ids = Vec::new();
        while ids.len() < limit as usize
            && let Some(row) = rows.next()?
        {
            if self.fit(rows::text(row, 1)?, rows::text(row, 2)?, region).is_some() {
                ids.push(row.get(0)?);
            }
        }
        Ok(ids)
    }

    /// What proposes contacts: those that have all the runs of three digits of an alternative, in whatever order, for the
    /// index keeps no positions and knows no longer runs. The last digits tell numbers apart; the first ones, of a
    /// country or an operator, are almost everybody's and would only make the index read long lists.
    fn expression(&self) -> String {
        let mut each: Vec<String> = self.alternatives.iter().map(|digits| runs(tail(digits))).collect();
        each.sort_unstable();
        each.dedup();
        each.join(" OR ")
    }
}

fn tail(digits: &str) -> &str {
    &digits[digits.len().saturating_sub(TAIL)..]
}

/// The runs of three digits, each once. Only ASCII comes in here.
fn runs(digits: &str) -> String {
    let places = 0..=digits.len().saturating_sub(FEWEST);
    let mut runs: Vec<String> = places.map(|place| format!("\"{}\"", &digits[place..place + FEWEST])).collect();
    runs.sort_unstable();
    runs.dedup();
    format!("({})", runs.join(" AND "))
}
