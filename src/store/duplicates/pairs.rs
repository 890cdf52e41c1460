//! The pairs that were found, page by page, and *Separate Contacts*.

use std::collections::HashSet;

use rusqlite::params;

use super::{marks, ordered};
use crate::domain::contact::ContactId;
use crate::store::{Read, StoreError, Write, rows};

/// A pair that was found and that nobody has decided on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenPair {
    pub a: ContactId,
    pub b: ContactId,
}

impl Read<'_> {
    pub(super) fn separate_pairs(&self) -> Result<HashSet<(ContactId, ContactId)>, StoreError> {
        let mut statement = self.db.prepare_cached("SELECT first, second FROM duplicate_pairs WHERE separate = 1")?;
        let pairs = statement.query_map([], |row| Ok((ContactId(row.get(0)?), ContactId(row.get(1)?))))?;
        Ok(pairs.collect::<rusqlite::Result<_>>()?)
    }

    /// The contacts that are known not to be the same as this one.
    pub fn separate_from(&self, contact: ContactId) -> Result<Vec<ContactId>, StoreError> {
        let mut statement = self.db.prepare_cached(
            "SELECT iif(first = ?1, second, first) FROM duplicate_pairs WHERE (first = ?1 OR second = ?1) AND separate = 1",
        )?;
        let others = statement.query_map([contact.0], |row| row.get(0).map(ContactId))?;
        Ok(others.collect::<rusqlite::Result<_>>()?)
    }

    /// How many pairs are open, of all or of one contact, and the one at this place, likeliest first; a place past the end is the last one.
    /// Pairs with a privacy blocked contact are left out unless asked for.
    pub fn open_pair(
        &self,
        contact: Option<ContactId>,
        place: u32,
        include_blocked: bool,
    ) -> Result<(u64, u32, Option<OpenPair>), StoreError> {
        let contact = contact.map(|contact| contact.0);
        const OPEN: &str = "FROM duplicate_pairs p JOIN contacts a ON a.id = p.first JOIN contacts b ON b.id = p.second \
             WHERE p.separate = 0 AND (?1 OR a.privacy_blocked + b.privacy_blocked = 0) AND (?2 IS NULL OR ?2 IN (p.first, p.second))";
        let total = rows::count(self.db, &format!("SELECT count(*) {OPEN}"), params![include_blocked, contact])?;
        let (place, skip) = rows::clamp(place, 1, total);
        let sql = format!("SELECT p.first, p.second {OPEN} ORDER BY p.score DESC, p.first, p.second LIMIT 1 OFFSET ?3");
        let mut statement = self.db.prepare_cached(&sql)?;
        let mut rows = statement.query(params![include_blocked, contact, skip])?;
        let pair = match rows.next()? {
            Some(row) => Some(OpenPair { a: ContactId(row.get(0)?), b: ContactId(row.get(1)?) }),
            None => None,
        };
        Ok((total, place, pair))
    }
}

impl Write<'_> {
    /// Notes that the two are two, or takes that back; `false`: it was so already.
    pub fn set_separate(&self, a: ContactId, b: ContactId, separate: bool) -> Result<bool, StoreError> {
        let (first, second) = ordered(a, b);
        if self.are_separate(a, b)? == separate {
            return Ok(false);
        }
        self.db
            .prepare_cached("DELETE FROM duplicate_pairs WHERE first = ?1 AND second = ?2")?
            .execute([first.0, second.0])?;
        if separate {
            let mut insert = self.db.prepare_cached(
                "INSERT INTO duplicate_pairs (first, second, score, strings, separate) VALUES (?1, ?2, 0, 0, 1)",
            )?;
            insert.execute([first.0, second.0])?;
        }
        self.db.prepare_cached(marks::CHANGED)?.execute([first.0])?;
        Ok(true)
    }
}
