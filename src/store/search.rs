//! Looking contacts up.
//!
//! Stages from strong to weak propose the newest contacts that fit, and a stage runs only while hits are missing. Nothing
//! is ordered by the index's own rank, which costs a pass over all hits. Where the index itself tells how a contact fits,
//! its row is read only once it is known to be shown; elsewhere the row is judged.

use rusqlite::{Connection, params};

use super::hits::Found;
use super::labels::{self, Labels};
use super::matching::{self, Matcher};
use super::vocabulary::Words;
use super::words::{Asking, Fit, Needle, mark};
use super::{Read, StoreError, index, merged, rows};
use crate::domain::contact::ContactType;
use crate::domain::found::{Brief, Hit, Label, MatchedOn, Strength};
use crate::domain::query::Query;

/// Most hits that anybody asks for.
pub(super) const MOST: u32 = 100;

impl Read<'_> {
    /// The best hits for a query, best first: stronger ones before weaker ones, the spelling with the accents that were
    /// typed first; among equals those that match by name, then those that `asker` used lately, then the team, then the
    /// newest. `include_blocked`: privacy blocked contacts, too.
    pub fn search(
        &self,
        query: &Query,
        only: Option<ContactType>,
        asker: &str,
        include_blocked: bool,
        limit: u32,
    ) -> Result<Vec<Hit>, StoreError> {
        let limit = limit.clamp(1, MOST);
        let only = match (only, query.filter.contact_type) {
            (Some(only), Some(wanted)) if only != wanted => return Ok(Vec::new()),
            (only, wanted) => only.or(wanted),
        };
        let words = self.words()?;
        let matcher = Matcher::new(self.db, query, only, include_blocked)?;
        let mut finder = Finder::new(self.db, self.kept()?, &words, matcher, limit);
        if query.has_filter() {
            self.search_narrowed(&mut finder, query)?;
        } else {
            finder.run(&query.looked_for)?;
        }
        finder.best(asker)
    }
}

/// A search under way.
pub(super) struct Finder<'a> {
    pub(super) db: &'a Connection,
    pub(super) kept: Option<&'a Labels>,
    pub(super) words: &'a Words<'a>,
    pub(super) matcher: Matcher<'a>,
    /// What every expression of the index is narrowed down by.
    scope: String,
    pub(super) limit: u32,
    pub(super) found: Vec<Found>,
    /// Rows that were judged not to fit.
    rejected: Vec<i64>,
    /// Whether a stage had more rows than were taken.
    pub(super) cut: bool,
    /// Whether the index cannot tell all that is asked for.
    pub(super) needs_rows: bool,
    /// Whether the query is the whole name of a person: none of its words is taken for a company's then.
    pub(super) is_a_person: bool,
}

impl<'a> Finder<'a> {
    fn new(
        db: &'a Connection,
        kept: Option<&'a Labels>,
        words: &'a Words<'a>,
        matcher: Matcher<'a>,
        limit: u32,
    ) -> Self {
        let scope = scope(matcher.include_blocked);
        let needs_rows = matcher.needs_rows() || asked(&matcher.needles).len() < matcher.needles.len();
        Finder {
            db,
            kept,
            words,
            matcher,
            scope,
            limit,
            found: Vec::new(),
            rejected: Vec::new(),
            cut: false,
            needs_rows,
            is_a_person: false,
        }
    }

    fn run(&mut self, typed: &str) -> Result<(), StoreError> {
        if typed.len() <= LONGEST_NUMBER {
            self.judge_where("SELECT id FROM contacts WHERE no = ?1 LIMIT ?2", params![typed, 1])?;
            if self.found.is_empty()
                && let Some(kept) = merged::kept_by_number(self.db, typed)?
            {
                self.add(kept, Strength::Number, MatchedOn::Number, 0);
            }
            if !self.found.is_empty() && matching::is_number_start(typed) {
                return Ok(());
            }
        }
        let asked = asked(&self.matcher.needles);
        let starting = self.by_names_that_start()?;
        self.phones()?;
        if !asked.is_empty() {
            self.words(&asked, Fit::Whole)?;
            for id in starting {
                if !self.is_full() {
                    self.add_starting(id, Strength::Start);
                }
            }
            // The last word is the one that is still typed.
            if let Some((last, first)) = asked.split_last().filter(|(_, first)| !first.is_empty()) {
                let first = first.iter().map(Needle::whole);
                let typing: Vec<Needle> = first.chain([last.clone()]).collect();
                self.words(&typing, Fit::Start)?;
            }
            if asked.len() == 1 || !self.found.iter().any(|found| found.strength.is_certain()) {
                self.words(&asked, Fit::Start)?;
            }
            if self.found.len() < FEW {
                self.with_codes(&asked)?;
            }
        }
        if !self.is_full() && matching::is_number_start(typed) {
            let limit = self.limit;
            self.judge_where(
                "SELECT id FROM contacts WHERE no >= ?1 AND no < ?1 || char(1114111) ORDER BY no DESC LIMIT ?2",
                params![typed, limit],
            )?;
        }
        self.misspelt(&asked)
    }

    fn phones(&mut self) -> Result<(), StoreError> {
        let Some(digits) = &self.matcher.digits else { return Ok(()) };
        let found = digits.find(self.db, &self.matcher.region, &self.matcher.condition(), self.limit)?;
        self.cut |= found.len() == self.limit as usize;
        for (id, strength, met) in found {
            if !self.knows(id) {
                self.found.push(Found { met, ..Found::new(id, strength, MatchedOn::Phone, 0) });
            }
        }
        Ok(())
    }

    /// Contacts that have all the words: in their names; while there are few, then anywhere, then with the help of their
    /// companies' names.
    pub(super) fn words(&mut self, asked: &[Needle], fit: Fit) -> Result<(), StoreError> {
        let asking = Asking { words: self.words, needles: asked };
        if self.is_full() {
            return Ok(());
        }
        let can_be = asking.can_be(fit);
        // Words that start no other ones were looked for already, and so was a whole address.
        let is_new = fit != Fit::Start || asking.start_others();
        let is_whole = !self.found.is_empty() && asked.iter().all(Needle::is_start_of_address);
        if !is_new && asked.len() > 1 || is_whole && fit == Fit::Start {
            return Ok(());
        }
        // Whole words are looked for everywhere; the start of one rather is that of a name.
        let enough = match fit {
            Fit::Whole => self.limit as usize,
            Fit::Start => FEW,
            Fit::Near(_) => 1,
        };
        // Several words that few contacts have are rather looked for once, and their rows tell where they are.
        let mut complete = false;
        if asked.len() > 1 && fit == Fit::Whole {
            let ids = self.rows(&asking.all(mark::ANY, fit))?;
            complete = ids.len() < self.asked_for() as usize;
            if complete {
                self.take(ids, fit, MatchedOn::Place)?;
            }
        }
        if !complete {
            if can_be && is_new {
                let ids = self.rows(&self.in_names(&asking, fit))?;
                self.take(ids, fit, MatchedOn::Name)?;
            }
            if self.found.len() < enough && (can_be || !matches!(fit, Fit::Near(_))) {
                let ids = self.rows(&asking.all(mark::ANY, fit))?;
                self.take(ids, fit, MatchedOn::Place)?;
            }
        }
        let may_belong = self.matcher.only != Some(ContactType::Company) && !(self.is_a_person && asked.len() > 1);
        if is_new && self.found.len() < enough && may_belong {
            self.at_companies(asked, fit)?;
        }
        Ok(())
    }

    pub(super) fn in_names(&self, asking: &Asking<'_>, fit: Fit) -> String {
        match self.matcher.only {
            Some(ContactType::Company) => asking.all(mark::COMPANY, fit),
            Some(ContactType::Person) => asking.all(mark::PERSON, fit),
            None => format!("({}) OR ({})", asking.all(mark::PERSON, fit), asking.all(mark::COMPANY, fit)),
        }
    }

    /// Takes contacts that have the words, as the index says; where that is not all that is asked for, judges them.
    pub(super) fn take(&mut self, ids: Vec<i64>, fit: Fit, matched: MatchedOn) -> Result<(), StoreError> {
        let strength = match fit {
            Fit::Whole => Strength::Exact,
            Fit::Start => Strength::Start,
            Fit::Near(_) => return self.judge(ids),
        };
        let is_certain = fit == Fit::Whole || !self.matcher.needles.iter().any(Needle::is_start_of_address);
        if self.needs_rows || !is_certain {
            return self.judge(ids);
        }
        for id in ids {
            match matched {
                MatchedOn::Name | MatchedOn::Company => self.add(id, strength, matched, 0),
                _ => self.propose(id, strength, matched, 0),
            }
        }
        Ok(())
    }

    pub(super) fn is_full(&self) -> bool {
        self.found.len() >= self.limit as usize
    }

    /// The newest contacts that fit an expression of the index, among those that may be shown.
    pub(super) fn rows(&mut self, expression: &str) -> Result<Vec<i64>, StoreError> {
        let limit = self.asked_for();
        let ids = matching_rows(self.db, &self.scoped(expression), limit)?;
        self.cut |= ids.len() == limit as usize;
        Ok(ids)
    }

    /// How many rows the index is asked for: more where the row has the last word.
    fn asked_for(&self) -> u32 {
        if self.needs_rows || self.matcher.only.is_some() {
            MOST
        } else if self.matcher.is_accented() {
            self.limit.max(ACCENTED)
        } else {
            self.limit
        }
    }

    /// The expression among those contacts that may be shown.
    pub(super) fn scoped(&self, expression: &str) -> String {
        format!("({expression}){}", self.scope)
    }

    pub(super) fn judge_where(&mut self, sql: &str, params: impl rusqlite::Params) -> Result<(), StoreError> {
        let ids = self.db.prepare_cached(sql)?.query_map(params, |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        self.judge(ids)
    }

    /// Reads rows and takes those that fit.
    pub(super) fn judge(&mut self, ids: Vec<i64>) -> Result<(), StoreError> {
        let mut left: Vec<i64> = ids.into_iter().filter(|id| !self.knows(*id) && !self.rejected.contains(id)).collect();
        left.dedup();
        for some in left.chunks(rows::TOGETHER) {
            if self.is_full() && !self.needs_rows {
                break;
            }
            let mut contacts = self.briefs(some)?;
            contacts.sort_unstable_by_key(|contact| some.iter().position(|id| *id == contact.id.0));
            for contact in contacts {
                let id = contact.id.0;
                match self.matcher.judge(&contact)? {
                    Some((strength, matched, slips)) => {
                        let found = Found::new(id, strength, matched, slips);
                        self.found.push(Found { contact: Some(contact), ..found });
                    }
                    None => self.rejected.push(id),
                }
            }
        }
        Ok(())
    }

    /// What is needed of those of these contacts that may be shown, as they may be shown, in no order.
    pub(super) fn briefs(&self, ids: &[i64]) -> Result<Vec<Brief>, StoreError> {
        let mut briefs = Vec::with_capacity(ids.len());
        for some in ids.chunks(rows::TOGETHER) {
            briefs.extend(rows::briefs_of(self.db, some)?.into_iter().filter_map(|brief| self.matcher.as_shown(brief)));
        }
        Ok(briefs)
    }

    /// The same of what is shown of them.
    pub(super) fn labels(&self, ids: &[i64]) -> Result<Vec<Label>, StoreError> {
        let mut found = Vec::with_capacity(ids.len());
        match self.kept {
            Some(kept) => found = kept.of(self.db, ids)?,
            None => labels::of(self.db, ids, |label| found.push(label))?,
        }
        Ok(found.into_iter().filter_map(|label| self.matcher.label_as_shown(label)).collect())
    }

    /// Takes a contact of which all is known.
    pub(super) fn add(&mut self, id: i64, strength: Strength, matched: MatchedOn, slips: usize) {
        if !self.knows(id) {
            self.found.push(Found::new(id, strength, matched, slips));
        }
    }

    /// Takes a contact whose name starts with the query.
    pub(super) fn add_starting(&mut self, id: i64, strength: Strength) {
        self.add(id, strength, MatchedOn::Name, 0);
        if let Some(found) = self.found.iter_mut().find(|found| found.id == id) {
            found.starts = true;
        }
    }

    /// Takes a contact whose row will say what matched.
    pub(super) fn propose(&mut self, id: i64, strength: Strength, matched: MatchedOn, slips: usize) {
        if !self.knows(id) {
            self.found.push(Found { open: true, ..Found::new(id, strength, matched, slips) });
        }
    }

    pub(super) fn knows(&self, id: i64) -> bool {
        self.found.iter().any(|found| found.id == id)
    }
}

/// Contacts among which those with the very accents are looked for.
const ACCENTED: u32 = 50;
/// Longest number of a contact, in bytes.
const LONGEST_NUMBER: usize = 80;
/// With fewer hits than this, words are taken for misspelt.
pub(super) const FEW: usize = 5;
/// Words that the index is asked for; the others are looked for on the rows that it proposes.
const ASKED: usize = 6;
/// Words so short start very many others.
const SHORT: usize = 2;

/// The words that the index is asked for: all, unless there are very many, or very short ones among several.
pub(super) fn asked(needles: &[Needle]) -> Vec<Needle> {
    let is_short = |needle: &&Needle| needle.word.chars().count() <= SHORT;
    let short = needles.iter().filter(is_short).count();
    let long: Vec<Needle> = needles.iter().filter(|needle| !is_short(needle)).take(ASKED).cloned().collect();
    if short <= 1 || needles.len() <= 2 {
        needles.iter().take(ASKED).cloned().collect()
    } else if long.is_empty() {
        needles.iter().take(2).cloned().collect()
    } else {
        long
    }
}

/// Narrows an expression down to what may be shown. Not by type: to read over nearly all contacts beside the few that have
/// the words takes longer than to leave some out afterwards.
pub(super) fn scope(include_blocked: bool) -> String {
    if include_blocked { String::new() } else { format!(" NOT \"{}\"", index::BLOCKED) }
}

/// The newest rows that fit an expression of the index.
pub(super) fn matching_rows(db: &Connection, expression: &str, limit: u32) -> Result<Vec<i64>, StoreError> {
    let mut statement =
        db.prepare_cached("SELECT rowid FROM contact_words WHERE contact_words MATCH ?1 ORDER BY rowid DESC LIMIT ?2")?;
    let ids = statement.query_map(params![expression, limit], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn very_many_or_very_short_words_are_not_all_asked_of_the_index() {
        let asked = |text: &str| {
            let needles: Vec<Needle> = text.split(' ').map(Needle::of).collect();
            super::asked(&needles).into_iter().map(|needle| needle.word).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(asked("a"), "a");
        assert_eq!(asked("a b"), "a b");
        assert_eq!(asked("a b c d"), "a b");
        assert_eq!(asked("aino oy"), "aino oy");
        assert_eq!(asked("aino v k"), "aino");
        assert_eq!(asked("aino virtanen k"), "aino virtanen k");
        assert_eq!(asked("aa1 aa2 aa3 aa4 aa5 aa6 aa7"), "aa1 aa2 aa3 aa4 aa5 aa6");
    }
}
