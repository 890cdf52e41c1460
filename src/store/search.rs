//! Looking contacts up.
//!
//! Stages from strong to weak propose the newest contacts that fit, and a stage runs only while hits are missing. Nothing
//! is ordered by the index's own rank, which costs a pass over all hits. Where the index itself tells how a contact fits,
//! its row is read only once it is known to be shown; elsewhere the row is judged.

use std::cmp::Reverse;

use rusqlite::{Connection, params};

use super::matching::{self, Matcher};
use super::recents::{self, Recents};
use super::vocabulary::Words;
use super::words::{Asking, Fit, Needle, mark};
use super::{Read, StoreError, index, merged, rows};
use crate::domain::contact::{Contact, ContactId, ContactType};
use crate::domain::found::{Hit, MatchedOn, Strength};
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
        let mut finder = Finder::new(self.db, &words, matcher, limit);
        if query.has_filter() {
            self.search_narrowed(&mut finder, query)?;
        } else {
            finder.run(&query.looked_for)?;
            if finder.cut {
                // The newest ones alone came: those used lately may be older.
                for (id, strength) in recents::with(self.db, asker, &finder.matcher.needles)? {
                    finder.propose(id, strength, MatchedOn::Name, 0);
                }
            }
        }
        finder.best(asker)
    }
}

/// A contact that a stage found.
pub(super) struct Found {
    id: i64,
    pub(super) strength: Strength,
    pub(super) matched: MatchedOn,
    /// How far from what was typed, for misspelt words.
    slips: usize,
    contact: Option<Contact>,
    /// Whether its row has to say yet what the query matched.
    pub(super) open: bool,
}

/// A search under way.
pub(super) struct Finder<'a> {
    pub(super) db: &'a Connection,
    pub(super) words: &'a Words<'a>,
    pub(super) matcher: Matcher<'a>,
    /// What every expression of the index is narrowed down by.
    scope: String,
    pub(super) limit: u32,
    pub(super) found: Vec<Found>,
    /// Rows that were judged not to fit.
    rejected: Vec<i64>,
    /// Whether a stage had more rows than were taken.
    cut: bool,
    /// Whether the index cannot tell all that is asked for.
    needs_rows: bool,
}

impl<'a> Finder<'a> {
    fn new(db: &'a Connection, words: &'a Words<'a>, matcher: Matcher<'a>, limit: u32) -> Self {
        let scope = scope(matcher.include_blocked);
        Finder {
            db,
            words,
            matcher,
            scope,
            limit,
            found: Vec::new(),
            rejected: Vec::new(),
            cut: false,
            needs_rows: false,
        }
    }

    fn run(&mut self, typed: &str) -> Result<(), StoreError> {
        let limit = self.limit;
        self.judge_where("SELECT id FROM contacts WHERE no = ?1 LIMIT ?2", params![typed, 1])?;
        if let Some(kept) = merged::kept_by_number(self.db, typed)?.filter(|_| self.found.is_empty()) {
            self.add(kept, Strength::Number, MatchedOn::Number, 0);
        }
        if !self.found.is_empty() && matching::is_number_start(typed) {
            return Ok(());
        }
        let key = self.matcher.key.clone();
        if !key.is_empty() {
            let sql = format!(
                "SELECT c.id FROM contacts c WHERE c.name_folded = ?1{} ORDER BY c.id DESC LIMIT ?2",
                self.matcher.condition()
            );
            let mut statement = self.db.prepare_cached(&sql)?;
            let ids = statement.query_map(params![key, limit], |row| row.get(0))?;
            for id in ids.collect::<rusqlite::Result<Vec<i64>>>()? {
                self.add(id, Strength::WholeName, MatchedOn::Name, 0);
            }
        }
        self.phones()?;
        let asked = asked(&self.matcher.needles);
        self.needs_rows = self.matcher.needs_rows() || asked.len() < self.matcher.needles.len();
        if !asked.is_empty() {
            self.words(&asked, Fit::Whole)?;
            self.words(&asked, Fit::Start)?;
            if self.found.len() < FEW {
                self.with_codes(&asked)?;
            }
        }
        if !self.is_full() && matching::is_number_start(typed) {
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
        for (id, strength) in found {
            self.add(id, strength, MatchedOn::Phone, 0);
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
        if can_be {
            let ids = self.rows(&self.in_names(&asking, fit))?;
            self.take(ids, fit, MatchedOn::Name)?;
        }
        // Whole words are looked for everywhere; the start of one rather is that of a name.
        let enough = match fit {
            Fit::Whole => self.limit as usize,
            Fit::Start => FEW,
            Fit::Near(_) => 1,
        };
        if self.found.len() < enough && (can_be || !matches!(fit, Fit::Near(_))) {
            let ids = self.rows(&asking.all(mark::ANY, fit))?;
            self.take(ids, fit, MatchedOn::Place)?;
        }
        if self.found.len() < enough && self.matcher.only != Some(ContactType::Company) {
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
        if self.needs_rows {
            return self.judge(ids);
        }
        for id in ids {
            match matched {
                MatchedOn::Name => self.add(id, strength, matched, 0),
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
        // Where the row has the last word, more are needed.
        let limit = if self.needs_rows || self.matcher.only.is_some() { MOST } else { self.limit };
        let ids = matching_rows(self.db, &self.scoped(expression), limit)?;
        self.cut |= ids.len() == limit as usize;
        Ok(ids)
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
        for id in ids {
            if self.is_full() && !self.needs_rows {
                break;
            }
            if self.knows(id) || self.rejected.contains(&id) {
                continue;
            }
            let contact = rows::by_id(self.db, ContactId(id))?.and_then(|contact| self.matcher.as_shown(contact));
            let Some(contact) = contact else {
                self.rejected.push(id);
                continue;
            };
            match self.matcher.judge(&contact)? {
                Some((strength, matched, slips)) => {
                    self.found.push(Found { id, strength, matched, slips, contact: Some(contact), open: false });
                }
                None => self.rejected.push(id),
            }
        }
        Ok(())
    }

    /// Takes a contact of which all is known.
    pub(super) fn add(&mut self, id: i64, strength: Strength, matched: MatchedOn, slips: usize) {
        if !self.knows(id) {
            self.found.push(Found { id, strength, matched, slips, contact: None, open: false });
        }
    }

    /// Takes a contact whose row will say what matched.
    pub(super) fn propose(&mut self, id: i64, strength: Strength, matched: MatchedOn, slips: usize) {
        if !self.knows(id) {
            self.found.push(Found { id, strength, matched, slips, contact: None, open: true });
        }
    }

    fn knows(&self, id: i64) -> bool {
        self.found.iter().any(|found| found.id == id)
    }

    /// The best ones with their rows.
    fn best(self, asker: &str) -> Result<Vec<Hit>, StoreError> {
        let Finder { db, matcher, limit, mut found, .. } = self;
        let recents = if found.len() > 1 { Recents::of(db, asker)? } else { Recents::default() };
        found.sort_by_cached_key(|found| {
            let alike = found.contact.as_ref().is_none_or(|contact| matcher.spelt_alike(contact));
            let rank = matching::rank(found.matched);
            (found.strength, found.slips, !alike, rank, recents.place(found.id), Reverse(found.id))
        });
        let mut hits = Vec::with_capacity(found.len().min(limit as usize));
        for Found { id, strength, matched, contact, open, .. } in found {
            if hits.len() == limit as usize {
                break;
            }
            let contact = match contact {
                Some(contact) => Some(contact),
                None => rows::by_id(db, ContactId(id))?.and_then(|contact| matcher.as_shown(contact)),
            };
            let Some(contact) = contact else { continue };
            let matched = if open { matcher.place(&contact) } else { Some(matched) };
            hits.extend(matched.map(|matched| Hit { contact, strength, matched }));
        }
        // What matched where is known only now.
        hits.sort_by_key(|hit| hit.strength);
        Ok(hits)
    }
}

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
