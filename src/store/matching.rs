//! Whether a contact is what a query asks for, judged on the row itself: the index only proposes.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;

use rusqlite::Connection;
use unicode_normalization::UnicodeNormalization;

use super::code_words::CodeWord;
use super::phones::Digits;
use super::words::{self, Fit, Needle, Terms};
use super::{StoreError, rows, settings};
use crate::domain::contact::{ContactId, ContactType};
use crate::domain::field::Field;
use crate::domain::fold::{fold, words as fold_words};
use crate::domain::found::{Brief, Label, MatchedOn, Strength};
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
    pub(super) only: Option<ContactType>,
    pub(super) include_blocked: bool,
    /// Words that have to stand next to each other.
    pub(super) phrases: Vec<Vec<String>>,
    /// What each needle could be the name of: codes of lists, found when the search comes to that.
    codes: Vec<Vec<CodeWord>>,
    /// The query's words with accents, as they were typed.
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
        let (mut region, mut digits) = (String::new(), None);
        if let Some(typed) = &query.digits {
            region = settings::phone_region(db)?;
            digits = Digits::new(typed, &query.looked_for, &region);
        }
        let typed = composed(&query.looked_for);
        let mut accented = if typed == fold(&query.looked_for) { Vec::new() } else { pieces(&typed) };
        accented.retain(|word| !word.is_ascii());
        Ok(Matcher {
            db,
            query,
            needles: words::needles(query),
            key: words::key(&query.looked_for),
            digits,
            region,
            only,
            include_blocked,
            phrases: query.phrases.clone(),
            codes: Vec::new(),
            accented,
            companies: RefCell::default(),
        })
    }

    /// Whether the index cannot tell all that is asked for: it does not know which words stand next to each other.
    pub(super) fn needs_rows(&self) -> bool {
        !self.phrases.is_empty()
    }

    /// Whether the query has accents, which only the rows tell.
    pub(super) fn is_accented(&self) -> bool {
        !self.accented.is_empty()
    }

    /// Whether the query is a mail address or a domain: no start of a name, whatever its letters are.
    pub(super) fn is_mail(&self) -> bool {
        self.query.mail.is_some() || self.query.mail_domain.is_some()
    }

    /// The contact as it may be among the hits: without a company that is privacy blocked, or not at all (rule 4.11).
    pub(super) fn as_shown(&self, mut contact: Brief) -> Option<Brief> {
        if !self.include_blocked {
            contact.company = contact.company.filter(|company| !company.privacy_blocked);
        }
        let shows = self.only.is_none_or(|only| only == contact.contact_type)
            && (self.include_blocked || !contact.is_privacy_blocked());
        shows.then_some(contact)
    }

    /// The same for a label.
    pub(super) fn label_as_shown(&self, mut label: Label) -> Option<Label> {
        if !self.include_blocked {
            label.company = label.company.filter(|company| !company.privacy_blocked);
        }
        let shows =
            self.only.is_none_or(|only| only == label.contact_type) && (self.include_blocked || !label.privacy_blocked);
        shows.then_some(label)
    }

    /// The same for the row `c` in SQL, as a further condition.
    pub(super) fn condition(&self) -> String {
        let only = match self.only {
            Some(ContactType::Company) => " AND c.type = 'company'",
            Some(ContactType::Person) => " AND c.type = 'person'",
            None => "",
        };
        let blocked = if self.include_blocked { "" } else { " AND c.privacy_blocked = 0" };
        format!("{only}{blocked}")
    }

    /// Where in a contact that the index proposed the words are: of all words the place that is farthest from the name.
    /// `None`: it has them no more.
    pub(super) fn place(&self, contact: &Brief) -> Option<MatchedOn> {
        let mut farthest = MatchedOn::Name;
        for needle in &self.needles {
            let matched = self.place_of(needle, contact)?;
            if rank(matched) > rank(farthest) {
                farthest = matched;
            }
        }
        Some(farthest)
    }

    /// The same as far as its label tells: `None`, where a word is not in it.
    pub(super) fn place_in_label(&self, label: &Label) -> Option<MatchedOn> {
        let company = label.company.as_ref().map_or("", |company| company.name.as_str());
        let places = [
            (MatchedOn::Name, fold(&label.name)),
            (MatchedOn::JobTitle, fold(&label.job_title)),
            (MatchedOn::Place, fold(&label.city)),
            (MatchedOn::Company, fold(company)),
        ];
        let places_of = self.needles.iter().map(|needle| {
            places.iter().find(|(_, text)| !text.is_empty() && needle.is_in(text)).map(|(matched, _)| *matched)
        });
        places_of.collect::<Option<Vec<_>>>()?.into_iter().max_by_key(|matched| rank(*matched))
    }

    fn place_of(&self, needle: &Needle, contact: &Brief) -> Option<MatchedOn> {
        let has = |text: &str| !text.is_empty() && needle.is_in(&fold(text));
        let own = PLACES.iter().find(|(_, fields)| fields.iter().any(|field| has(contact.get(*field))));
        own.map(|(matched, _)| *matched).or_else(|| {
            // The company has other names, too, which are not read for this.
            contact.company.is_some().then_some(MatchedOn::Company)
        })
    }

    /// From now on, misspelt words count.
    pub(super) fn know_near(&mut self, near: &[Needle]) {
        for needle in &mut self.needles {
            if let Some(found) = near.iter().find(|found| found.word == needle.word) {
                needle.near.clone_from(&found.near);
            }
        }
    }

    /// From now on, codes of lists count: for each needle those that it could mean.
    pub(super) fn know_codes(&mut self, codes: Vec<Vec<CodeWord>>) {
        self.codes = codes;
    }

    /// How the contact, as it is shown, matches; `None`: not at all.
    pub(super) fn judge(&self, contact: &Brief) -> Result<Option<(Strength, MatchedOn, usize)>, StoreError> {
        let typed = self.query.looked_for.as_str();
        if !typed.is_empty() && contact.no.eq_ignore_ascii_case(typed) {
            return Ok(Some((Strength::Number, MatchedOn::Number, 0)));
        }
        if !self.phrases.iter().all(|phrase| has_phrase(contact, phrase)) {
            return Ok(None);
        }
        if !self.key.is_empty() && words::key(contact.name()) == self.key {
            return Ok(Some((Strength::WholeName, MatchedOn::Name, 0)));
        }
        let by_words = self.judge_words(contact)?;
        let by_phone = self.digits.as_ref().and_then(|digits| digits.fit(contact, &self.region));
        let by_number = starts_number(typed, &contact.no).then_some((Strength::Start, MatchedOn::Number, 0));
        let all = [by_words, by_phone.map(|strength| (strength, MatchedOn::Phone, 0)), by_number];
        Ok(all.into_iter().flatten().min_by_key(|(strength, matched, slips)| (*strength, *slips, rank(*matched))))
    }

    /// Every word must be somewhere: whole rather than as a start, in the name rather than elsewhere. The weakest word
    /// says how strong the whole is, and the one farthest from the name what matched.
    fn judge_words(&self, contact: &Brief) -> Result<Option<(Strength, MatchedOn, usize)>, StoreError> {
        if self.needles.is_empty() {
            return Ok(None);
        }
        let name = Terms::name_of(contact.values());
        let others = OnceCell::new();
        let (mut weakest, mut slips, mut farthest) = (Fit::Whole, 0, MatchedOn::Name);
        for (place, needle) in self.needles.iter().enumerate() {
            let mut best = needle.fit(&name).map(|fit| (fit, MatchedOn::Name));
            if best.is_none_or(|(fit, _)| fit > Fit::Whole) {
                let terms = others.get_or_init(|| Terms::of(contact.values()));
                let others = [
                    (MatchedOn::EMail, &terms.mail),
                    (MatchedOn::JobTitle, &terms.job),
                    (MatchedOn::Place, &terms.place),
                ];
                for (matched, terms) in others {
                    best = better(best, needle.fit(terms), matched);
                }
                if let Some(company) = &contact.company {
                    best = better(best, self.fit_company(needle, company.id)?, MatchedOn::Company);
                }
                if best.is_none_or(|(fit, _)| fit > Fit::Whole) {
                    for code in self.codes.get(place).into_iter().flatten() {
                        if code.belongs_to(self.db, contact)? {
                            best = better(best, Some(code.fit), code.matched());
                        }
                    }
                }
            }
            let Some((fit, matched)) = best else { return Ok(None) };
            weakest = weakest.max(fit);
            slips += if let Fit::Near(slips) = fit { slips } else { 0 };
            if rank(matched) > rank(farthest) {
                farthest = matched;
            }
        }
        let strength = match weakest {
            Fit::Whole => Strength::Exact,
            Fit::Start => Strength::Start,
            Fit::Near(_) => Strength::Typo,
        };
        Ok(Some((strength, farthest, slips)))
    }

    fn fit_company(&self, needle: &Needle, company: ContactId) -> Result<Option<Fit>, StoreError> {
        if let Some(terms) = self.companies.borrow().get(&company.0) {
            return Ok(needle.fit(terms));
        }
        let name = rows::brief(self.db, company)?.map(|company| Terms::name_of(company.values())).unwrap_or_default();
        let fit = needle.fit(&name);
        self.companies.borrow_mut().insert(company.0, name);
        Ok(fit)
    }

    /// Whether the contact is spelt with the very accents of the query; `true` for a query without any.
    pub(super) fn spelt_alike(&self, contact: &Brief) -> bool {
        if self.accented.is_empty() {
            return true;
        }
        let texts = contact.values().filled().map(|(_, text)| text).chain([contact.company_name()]);
        let texts = texts.filter(|text| !text.is_ascii());
        let spelt: Vec<String> = texts.flat_map(|text| pieces(&composed(text))).collect();
        self.accented.iter().all(|typed| spelt.iter().any(|word| word.starts_with(typed.as_str())))
    }
}

/// Where words can be, nearest to the name first.
const PLACES: [(MatchedOn, &[Field]); 4] = [
    (MatchedOn::Name, &[Field::Name, Field::Name2, Field::SearchName, Field::Initials]),
    (MatchedOn::EMail, &[Field::EMail, Field::EMail2]),
    (MatchedOn::JobTitle, &[Field::JobTitle]),
    (MatchedOn::Place, &[Field::City, Field::PostCode, Field::Address, Field::Address2, Field::County]),
];

/// The better of two fits; of equal ones the first.
fn better(best: Option<(Fit, MatchedOn)>, fit: Option<Fit>, matched: MatchedOn) -> Option<(Fit, MatchedOn)> {
    match (best, fit) {
        (Some((before, _)), Some(fit)) if fit < before => Some((fit, matched)),
        (None, Some(fit)) => Some((fit, matched)),
        (best, _) => best,
    }
}

/// Whether the words stand next to each other in a field, or in the company's name.
fn has_phrase(contact: &Brief, phrase: &[String]) -> bool {
    let texts = contact.values().filled().map(|(_, text)| text).chain([contact.company_name()]);
    let mut texts = texts.filter(|text| text.len() >= phrase.len());
    texts.any(|text| fold_words(text).windows(phrase.len()).any(|words| words == phrase))
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
        MatchedOn::Industry => 7,
        MatchedOn::Relation => 8,
        MatchedOn::Filter => 9,
        MatchedOn::Recent => 10,
    }
}

/// Lower case with its accents, each letter in one piece.
fn composed(text: &str) -> String {
    text.nfkc().collect::<String>().to_lowercase()
}

fn pieces(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|piece| !piece.is_empty()).map(str::to_owned).collect()
}
