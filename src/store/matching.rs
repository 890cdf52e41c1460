//! Whether a contact is what a query asks for, judged on the row itself: the index only proposes.

use std::cell::RefCell;
use std::collections::HashMap;

use rusqlite::Connection;
use unicode_normalization::UnicodeNormalization;

use super::phones::Digits;
use super::words::{self, Fit, Needle, Terms};
use super::{Read, StoreError, rows};
use crate::domain::contact::{Contact, ContactId, ContactType};
use crate::domain::field::Field;
use crate::domain::fold::fold;
use crate::domain::found::{MatchedOn, Strength};
use crate::domain::query::Query;

/// A query, taken apart once.
pub(super) struct Matcher<'a> {
    db: &'a Connection,
    query: &'a Query,
    pub(super) needles: Vec<Needle>,
    /// The query as a whole name.
    pub(super) key: String,
    pub(super) digits: Option<Digits>,
    pub(super) region: String,
    only: Option<ContactType>,
    include_blocked: bool,
    /// The query's words as they were typed, when it has accents.
    accented: Vec<String>,
    /// Words of the names of companies, by row id: colleagues share them.
    companies: RefCell<HashMap<i64, Vec<String>>>,
}

impl<'a> Matcher<'a> {
    pub(super) fn new(
        db: &'a Connection,
        query: &'a Query,
        only: Option<ContactType>,
        include_blocked: bool,
    ) -> Result<Self, StoreError> {
        let region = Read { db }.phone_region()?;
        let digits = query.digits.as_deref().and_then(|digits| Digits::new(digits, &query.text, &region));
        let typed = composed(&query.text);
        let accented = if typed == fold(&query.text) { Vec::new() } else { pieces(&typed) };
        Ok(Matcher {
            db,
            query,
            needles: words::needles(query),
            key: words::key(&query.text),
            digits,
            region,
            only,
            include_blocked,
            accented,
            companies: RefCell::default(),
        })
    }

    /// How the contact matches; `None`: not at all, or it is not to be shown.
    pub(super) fn judge(&self, contact: &Contact) -> Result<Option<(Strength, MatchedOn)>, StoreError> {
        if self.only.is_some_and(|only| only != contact.contact_type)
            || !self.include_blocked && contact.is_privacy_blocked()
        {
            return Ok(None);
        }
        let typed = self.query.text.as_str();
        if !typed.is_empty() && contact.no.eq_ignore_ascii_case(typed) {
            return Ok(Some((Strength::Number, MatchedOn::Number)));
        }
        if !self.key.is_empty() && words::key(contact.name()) == self.key {
            return Ok(Some((Strength::WholeName, MatchedOn::Name)));
        }
        let by_words = self.judge_words(contact)?;
        let by_phone = self.digits.as_ref().and_then(|digits| {
            digits.fit(contact.get(Field::PhoneNo), contact.get(Field::MobilePhoneNo), &self.region)
        });
        let by_number = starts_number(typed, &contact.no).then_some((Strength::Start, MatchedOn::Number));
        let all = [by_words, by_phone.map(|strength| (strength, MatchedOn::Phone)), by_number];
        Ok(all.into_iter().flatten().min_by_key(|(strength, matched)| (*strength, rank(*matched))))
    }

    /// Every word must be somewhere: whole rather than as a start, in the name rather than elsewhere. The weakest word
    /// says how strong the whole is, and the one farthest from the name what matched.
    fn judge_words(&self, contact: &Contact) -> Result<Option<(Strength, MatchedOn)>, StoreError> {
        if self.needles.is_empty() {
            return Ok(None);
        }
        let terms = Terms::of(&contact.values);
        let mut weakest = Fit::Whole;
        let mut farthest = MatchedOn::Name;
        for needle in &self.needles {
            let own = [
                (MatchedOn::Name, &terms.name),
                (MatchedOn::EMail, &terms.mail),
                (MatchedOn::JobTitle, &terms.job),
                (MatchedOn::Place, &terms.place),
            ];
            let mut best = own
                .into_iter()
                .filter_map(|(matched, terms)| needle.fit(terms).map(|fit| (fit, matched)))
                .min_by_key(|(fit, matched)| (*fit, rank(*matched)));
            if best.is_none_or(|(fit, _)| fit > Fit::Whole)
                && let Some(company) = &contact.company
                && let Some(fit) = self.fit_company(needle, company.id)?
                && best.is_none_or(|(own, _)| fit < own)
            {
                best = Some((fit, MatchedOn::Company));
            }
            let Some((fit, matched)) = best else { return Ok(None) };
            weakest = weakest.max(fit);
            if rank(matched) > rank(farthest) {
                farthest = matched;
            }
        }
        let strength = if weakest == Fit::Whole { Strength::Exact } else { Strength::Start };
        Ok(Some((strength, farthest)))
    }

    fn fit_company(&self, needle: &Needle, company: ContactId) -> Result<Option<Fit>, StoreError> {
        if let Some(terms) = self.companies.borrow().get(&company.0) {
            return Ok(needle.fit(terms));
        }
        let name = rows::by_id(self.db, company)?.map(|company| Terms::of(&company.values).name).unwrap_or_default();
        let fit = needle.fit(&name);
        self.companies.borrow_mut().insert(company.0, name);
        Ok(fit)
    }

    /// Whether the contact is spelt with the very accents of the query; `true` for a query without any.
    pub(super) fn spelt_alike(&self, contact: &Contact) -> bool {
        if self.accented.is_empty() {
            return true;
        }
        let mut spelt: Vec<String> = contact.values.filled().flat_map(|(_, text)| pieces(&composed(text))).collect();
        spelt.extend(pieces(&composed(contact.company_name())));
        self.accented.iter().all(|typed| spelt.iter().any(|word| word.starts_with(typed.as_str())))
    }
}

/// Whether the text starts the number. Without a digit it would start every number of a series.
pub(super) fn starts_number(typed: &str, no: &str) -> bool {
    is_number_start(typed) && no.get(..typed.len()).is_some_and(|start| start.eq_ignore_ascii_case(typed))
}

pub(super) fn is_number_start(typed: &str) -> bool {
    typed.contains(|c: char| c.is_ascii_digit()) && !typed.contains(char::is_whitespace)
}

/// Among hits of the same strength: the name before what stands farther from the contact itself.
pub(super) fn rank(matched: MatchedOn) -> u8 {
    match matched {
        MatchedOn::Number => 0,
        MatchedOn::Name => 1,
        MatchedOn::EMail => 2,
        MatchedOn::Phone => 3,
        MatchedOn::JobTitle => 4,
        MatchedOn::Place => 5,
        MatchedOn::Company => 6,
        MatchedOn::Recent => 7,
    }
}

/// Lower case with its accents, each letter in one piece.
fn composed(text: &str) -> String {
    text.nfkc().collect::<String>().to_lowercase()
}

fn pieces(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|piece| !piece.is_empty()).map(str::to_owned).collect()
}
