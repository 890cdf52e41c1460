//! Hits in the order in which they are shown, with their rows; and those whose names start with the query.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use rusqlite::params;

use super::hits::Found;
use super::matching;
use super::recents::Used;
use super::search::Finder;
use super::{StoreError, rows, words};
use crate::domain::contact::ContactType;
use crate::domain::found::{Brief, Hit, Label, MatchedOn, Strength};

/// Names that start with a query and are looked at: as many are in order no more than a few letters.
const NAMES: u32 = 50;

impl Finder<'_> {
    /// Takes contacts whose whole name the query is, and those whose names start with it as whole words; gives those whose
    /// names start with it in the middle of a word. In the order of names: the newest ones come from the words.
    pub(super) fn by_names_that_start(&mut self) -> Result<Vec<i64>, StoreError> {
        let key = self.matcher.key.clone();
        let mut starting = Vec::new();
        if key.is_empty() {
            return Ok(starting);
        }
        let sql = format!(
            "SELECT c.id, c.name_folded, c.type FROM contacts c WHERE c.name_folded >= ?1 AND c.name_folded < ?1 || char(1114111){} \
             ORDER BY c.name_folded LIMIT ?2",
            self.matcher.condition()
        );
        let db = self.db;
        let mut statement = db.prepare_cached(&sql)?;
        let mut found = statement.query(params![key, NAMES])?;
        let (mut whole, mut by_words, mut count) = (Vec::new(), Vec::new(), 0);
        while let Some(row) = found.next()? {
            let id: i64 = row.get(0)?;
            count += 1;
            match rows::text(row, 1)?.get(key.len()..) {
                Some("") => {
                    self.is_a_person |= rows::text(row, 2)? == ContactType::Person.key();
                    whole.push(id);
                }
                Some(rest) if rest.starts_with(' ') => by_words.push(id),
                _ => starting.push(id),
            }
        }
        drop(found);
        self.cut |= count >= self.limit;
        if count == NAMES || self.matcher.is_mail() {
            // So many start so that the newest contacts with the words are mostly among them.
            starting.clear();
            by_words.clear();
        }
        for ids in [&mut whole, &mut by_words, &mut starting] {
            ids.sort_unstable_by_key(|id| Reverse(*id));
        }
        if whole.len() == NAMES as usize {
            // Of very many namesakes the newest.
            let sql = format!(
                "SELECT c.id FROM contacts c WHERE c.name_folded = ?1{} ORDER BY c.id DESC LIMIT ?2",
                self.matcher.condition()
            );
            let mut statement = db.prepare_cached(&sql)?;
            let newest = statement.query_map(params![key, self.limit], |row| row.get(0))?;
            whole = newest.collect::<rusqlite::Result<_>>()?;
        }
        for id in whole.into_iter().take(self.limit as usize) {
            self.add_starting(id, Strength::WholeName);
        }
        if self.needs_rows {
            // The index of names does not know which words stand in quotes.
            by_words.append(&mut starting);
            self.judge(by_words)?;
            return Ok(starting);
        }
        for id in by_words.into_iter().take((self.limit as usize).saturating_sub(self.found.len())) {
            self.add_starting(id, Strength::Exact);
        }
        Ok(starting)
    }

    /// The best hits, best first: stronger ones before weaker ones, fewer slips before more, the spelling with the accents
    /// that were typed; among equals by where they match, then by who used them lately, then those whose names start with
    /// the query, then the newest.
    pub(super) fn best(mut self, asker: &str) -> Result<Vec<Hit>, StoreError> {
        let used = self.used(asker)?;
        let limit = self.limit as usize;
        let mut found = std::mem::take(&mut self.found);
        let matcher = &self.matcher;
        let order = |found: &Found, matched: MatchedOn, starts: bool| {
            let alike = found.contact.as_ref().is_none_or(|contact| matcher.spelt_alike(contact));
            let used = used.as_ref().map_or(usize::MAX, |used| used.place(found.id));
            (found.strength, found.slips, !alike, matching::rank(matched), used, !starts, Reverse(found.id))
        };
        if matcher.is_accented() {
            // Which are spelt with the very accents is part of the order.
            self.read(&mut found)?;
        }
        found.sort_by_cached_key(|found| order(found, found.matched, found.starts));
        let mut hits = Vec::with_capacity(found.len().min(limit));
        let mut found = found.into_iter();
        // What may not be shown leaves its place to the next one.
        while hits.len() < limit {
            let some: Vec<Found> = found.by_ref().take(limit - hits.len()).collect();
            if some.is_empty() {
                break;
            }
            for (found, place) in self.placed(some)? {
                let PlaceOf { label, matched, met } = place;
                let starts = found.starts || words::key(&label.name).starts_with(&matcher.key);
                let order = order(&found, matched, starts);
                hits.push((order, Hit { contact: label, strength: found.strength, matched, met }));
            }
        }
        // What matched where is known only now.
        hits.sort_by_key(|(order, _)| *order);
        Ok(hits.into_iter().map(|(_, hit)| hit).collect())
    }

    /// What was used lately. Where stages took the newest contacts alone, those used lately that fit are taken, too.
    fn used(&mut self, asker: &str) -> Result<Option<Arc<Used>>, StoreError> {
        if self.found.len() < 2 && !self.cut {
            return Ok(None);
        }
        let used = match self.kept {
            Some(kept) => kept.used(self.db, asker)?,
            None => Arc::new(Used::read(self.db, asker)?),
        };
        if self.cut {
            for (id, strength) in used.fitting(&self.matcher.needles) {
                self.propose(id, strength, MatchedOn::Name, 0);
            }
        }
        Ok(Some(used))
    }

    /// These contacts as they are shown, with what the query matched; those that may not be shown, or have the words no
    /// more, are left out. The whole row is read only where the label does not tell.
    fn placed(&self, mut found: Vec<Found>) -> Result<Vec<(Found, PlaceOf)>, StoreError> {
        let unread: Vec<i64> = found.iter().filter(|found| found.contact.is_none()).map(|found| found.id).collect();
        let mut labels: HashMap<i64, Label> =
            self.labels(&unread)?.into_iter().map(|label| (label.id.0, label)).collect();
        let mut placed = Vec::with_capacity(found.len());
        let mut unknown = Vec::new();
        for mut found in found.drain(..) {
            let Some(label) = labels.remove(&found.id) else {
                if found.contact.is_some() {
                    unknown.push(found);
                }
                continue;
            };
            let matched = if found.open { self.matcher.place_in_label(&label) } else { Some(found.matched) };
            match matched {
                Some(matched) => {
                    let met = std::mem::take(&mut found.met);
                    placed.push((found, PlaceOf { label, matched, met }));
                }
                None => unknown.push(found),
            }
        }
        self.read(&mut unknown)?;
        for mut found in unknown {
            let Some(contact) = found.contact.take() else { continue };
            let matched = if found.open { self.matcher.place(&contact) } else { Some(found.matched) };
            let Some(matched) = matched else { continue };
            let met = contact.met(matched);
            // Whether it is spelt with the very accents is part of the order.
            found.contact = self.matcher.is_accented().then(|| contact.clone());
            placed.push((found, PlaceOf { label: contact.into(), matched, met }));
        }
        Ok(placed)
    }

    /// Reads the rows that were not read yet.
    fn read(&self, found: &mut [Found]) -> Result<(), StoreError> {
        let unread: Vec<i64> = found.iter().filter(|found| found.contact.is_none()).map(|found| found.id).collect();
        if unread.is_empty() {
            return Ok(());
        }
        let mut read: HashMap<i64, Brief> =
            self.briefs(&unread)?.into_iter().map(|contact| (contact.id.0, contact)).collect();
        for found in found.iter_mut().filter(|found| found.contact.is_none()) {
            found.contact = read.remove(&found.id);
        }
        Ok(())
    }
}

/// A contact that was found, as it is shown.
struct PlaceOf {
    label: Label,
    matched: MatchedOn,
    /// The texts that the query met, where the label does not show them; else blank.
    met: String,
}
