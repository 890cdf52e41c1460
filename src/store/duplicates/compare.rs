//! Comparing contacts with each other: few at once, very many in the background, slice by slice, so that nobody who
//! writes waits for long.

use std::fs::File;

use rusqlite::params;

use super::all::All;
use super::{Measure, Newcomer, Progress, ordered};
use crate::domain::contact::ContactId;
use crate::store::{Guild, Read, StoreError, Write, rows, settings};

/// So many contacts that changed are compared at once, while somebody waits and nobody else can write.
const AT_ONCE: u32 = 100;
/// So many contacts are all compared with each other at once.
const ALL_AT_ONCE: u64 = 2_000;
/// So many contacts that changed are compared one by one; beyond, it takes less time to compare all with each other.
const ONE_BY_ONE: u64 = 2_000;
/// Contacts that are compared one by one in one transaction.
const SLICE: u32 = 50;
/// Candidates that are judged between two transactions when all are compared.
const JUDGED: usize = 200_000;

impl Read<'_> {
    /// How far the comparing in the background is that somebody waits for; `None`: nobody does.
    pub fn comparing(&self) -> Result<Option<Progress>, StoreError> {
        let mut statement = self.db.prepare_cached("SELECT wanted, compared, to_compare FROM duplicate_state")?;
        let (wanted, done, total): (bool, i64, i64) =
            statement.query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        Ok(wanted.then(|| Progress { done: done.unsigned_abs(), total: total.unsigned_abs() }))
    }

    fn changed(&self) -> Result<u64, StoreError> {
        rows::count(self.db, "SELECT count(*) FROM duplicate_changed", [])
    }

    /// The first of the contacts that changed: the id of the change, and the contact.
    fn first_changed(&self, limit: u32) -> Result<Vec<(i64, ContactId)>, StoreError> {
        let mut statement =
            self.db.prepare_cached("SELECT id, contact_id FROM duplicate_changed ORDER BY id LIMIT ?1")?;
        let changed = statement.query_map([limit], |row| Ok((row.get(0)?, ContactId(row.get(1)?))))?;
        Ok(changed.collect::<rusqlite::Result<_>>()?)
    }

    fn last_changed(&self) -> Result<i64, StoreError> {
        Ok(self.db.query_row("SELECT ifnull(max(id), 0) FROM duplicate_changed", [], |row| row.get(0))?)
    }

    /// All that decides which pairs are found, besides the contacts.
    fn looks_with(&self, measure: Measure) -> Result<String, StoreError> {
        let lines = self.search_strings()?;
        let line = |line: &crate::domain::search_string::SearchString| {
            format!("{} {} {}", line.field.key(), line.part.key(), line.length)
        };
        let lines: Vec<String> = lines.iter().map(line).collect();
        let region = settings::phone_region(self.db)?;
        Ok(format!("{} {} {region} {}", measure.threshold, measure.hit_percent, lines.join(",")))
    }

    /// Whether the pairs that are there were found with this.
    fn has_looked_with(&self, with: &str) -> Result<bool, StoreError> {
        let mut statement = self.db.prepare_cached("SELECT looked_with FROM duplicate_state")?;
        Ok(statement.query_row([], |row| Ok(row.get_ref(0)?.as_str()? == with))?)
    }
}

impl Write<'_> {
    /// Brings the pairs up to date with what changed since the last look, if that is soon done; else it is done in the
    /// background from now on, and this tells how far it is.
    pub fn look_for_doubles(&self, measure: Measure) -> Result<Option<Progress>, StoreError> {
        if let Some(comparing) = self.comparing()? {
            return Ok(Some(comparing));
        }
        let with = self.looks_with(measure)?;
        let (contacts, changed) = (self.contacts()?, self.changed()?);
        let all = !self.has_looked_with(&with)?;
        let soon = if all { contacts <= ALL_AT_ONCE } else { changed <= u64::from(AT_ONCE) };
        if !soon {
            let total = if all || changed > ONE_BY_ONE { contacts } else { changed };
            return self.want_comparing(total).map(Some);
        }
        if all {
            self.forget_open_pairs()?;
            for pair in self.all_doubles(measure)? {
                self.keep_pair(pair.a, pair.b, pair.verdict.score, pair.verdict.strings)?;
            }
            self.db.execute("UPDATE duplicate_state SET looked_with = ?1", [&with])?;
            self.db.execute("DELETE FROM duplicate_changed", [])?;
        } else {
            self.look_at_first(AT_ONCE, measure)?;
        }
        Ok(None)
    }

    /// Brings the pairs of one contact up to date.
    pub fn look_for_doubles_of(&self, contact: ContactId, measure: Measure) -> Result<(), StoreError> {
        self.look_at(contact, measure)
    }

    /// Has so many contacts compared in the background, once they are ready for it.
    pub fn want_comparing(&self, total: u64) -> Result<Progress, StoreError> {
        let mut update =
            self.db.prepare_cached("UPDATE duplicate_state SET wanted = 1, compared = 0, to_compare = ?1")?;
        update.execute([total.cast_signed()])?;
        Ok(Progress { done: 0, total })
    }

    fn has_compared(&self, done: u64, total: u64) -> Result<(), StoreError> {
        let mut update = self.db.prepare_cached("UPDATE duplicate_state SET compared = ?1, to_compare = ?2")?;
        update.execute([done.cast_signed(), total.cast_signed()])?;
        Ok(())
    }

    fn forget_open_pairs(&self) -> Result<(), StoreError> {
        self.db.execute("DELETE FROM duplicate_pairs WHERE separate = 0", [])?;
        Ok(())
    }

    /// Looks at the first of the contacts that changed; gives how many those were.
    fn look_at_first(&self, limit: u32, measure: Measure) -> Result<u64, StoreError> {
        let changed = self.first_changed(limit)?;
        let mut delete = self.db.prepare_cached("DELETE FROM duplicate_changed WHERE id = ?1")?;
        for (id, contact) in &changed {
            self.look_at(*contact, measure)?;
            delete.execute([id])?;
        }
        Ok(changed.len() as u64)
    }

    fn look_at(&self, id: ContactId, measure: Measure) -> Result<(), StoreError> {
        let mut delete =
            self.db.prepare_cached("DELETE FROM duplicate_pairs WHERE (first = ?1 OR second = ?1) AND separate = 0")?;
        delete.execute([id.0])?;
        let Some(contact) = self.contact(id)? else { return Ok(()) };
        let newcomer = Newcomer {
            id: Some(id),
            contact_type: contact.contact_type,
            company: contact.company.as_ref().map(|company| company.id),
            values: &contact.values,
        };
        for double in self.doubles_of(&newcomer, measure)? {
            self.keep_pair(id, double.contact.id, double.verdict.score, double.verdict.strings)?;
        }
        Ok(())
    }

    /// Keeps a pair of contacts that are there, unless it is known to be two.
    fn keep_pair(&self, a: ContactId, b: ContactId, score: u8, strings: Option<(u32, u32)>) -> Result<(), StoreError> {
        let (first, second) = ordered(a, b);
        let mut insert = self.db.prepare_cached(
            "INSERT INTO duplicate_pairs (first, second, score, strings) SELECT ?1, ?2, ?3, ?4 \
             WHERE EXISTS (SELECT 1 FROM contacts WHERE id = ?1) AND EXISTS (SELECT 1 FROM contacts WHERE id = ?2) \
             ON CONFLICT DO NOTHING",
        )?;
        insert.execute(params![first.0, second.0, score, strings.map_or(0, |(common, _)| common)])?;
        Ok(())
    }
}

impl Guild {
    /// Compares what somebody waits for, in slices, each stored as it is done; gives how many contacts that were. May be
    /// stopped at any time: what somebody still waits for is done the next time.
    ///
    /// # Errors
    /// The guild's file cannot be worked on.
    pub fn compare_waiting(&self) -> Result<u64, StoreError> {
        let is_due = |db: &Read<'_>| Ok::<_, StoreError>(db.comparing()?.is_some() && db.unmarked()? == 0);
        if !self.peek(is_due)? {
            return Ok(0);
        }
        // Another process may be at it; and all contacts of one guild in memory are enough.
        let path = self.folder().join("comparing.lock");
        let lock = File::create(&path).map_err(|cause| StoreError::Io { path, cause })?;
        if lock.try_lock().is_err() {
            return Ok(0);
        }
        let (measure, with, one_by_one) = self.peek(|db| {
            let measure = Measure::of(&db.settings()?);
            let with = db.looks_with(measure)?;
            let one_by_one = db.has_looked_with(&with)? && db.changed()? <= ONE_BY_ONE;
            Ok::<_, StoreError>((measure, with, one_by_one))
        })?;
        let done = if one_by_one { self.compare_changed(measure)? } else { self.compare_all(measure, &with)? };
        Ok(done)
    }

    fn compare_changed(&self, measure: Measure) -> Result<u64, StoreError> {
        let mut done = 0;
        loop {
            let looked = self.write(|db| {
                let looked = db.look_at_first(SLICE, measure)?;
                match looked {
                    0 => db.has_nothing_to_compare()?,
                    looked => db.has_compared(done + looked, done + looked + db.changed()?)?,
                }
                Ok::<_, StoreError>(looked)
            })?;
            if looked == 0 {
                return Ok(done);
            }
            done += looked;
        }
    }

    fn compare_all(&self, measure: Measure, with: &str) -> Result<u64, StoreError> {
        self.write(|db| {
            db.forget_open_pairs()?;
            db.db.execute("UPDATE duplicate_state SET looked_with = ''", [])?;
            db.has_compared(0, db.contacts()?)
        })?;
        // Whatever changes from here on is looked at again afterwards.
        let (all, changed): (All, i64) = self.peek(|db| Ok::<_, StoreError>((db.all(measure)?, db.last_changed()?)))?;
        let total = all.contacts();
        for candidates in all.candidates.chunks(JUDGED) {
            let pairs = all.judge(candidates);
            let done = candidates.last().map_or(0, |(place, _)| u64::from(*place));
            let goes_on = self.write(|db| {
                // Their keys are made anew: they are compared when that is done.
                if db.unmarked()? > 0 {
                    return Ok::<_, StoreError>(false);
                }
                for pair in &pairs {
                    db.keep_pair(pair.a, pair.b, pair.verdict.score, pair.verdict.strings)?;
                }
                db.has_compared(done, total)?;
                Ok(true)
            })?;
            if !goes_on {
                return Ok(0);
            }
        }
        self.write(|db| {
            if db.unmarked()? == 0 {
                db.db.execute("UPDATE duplicate_state SET looked_with = ?1", [with])?;
                db.db.execute("DELETE FROM duplicate_changed WHERE id <= ?1", [changed])?;
                db.has_nothing_to_compare()?;
            }
            Ok::<_, StoreError>(total)
        })
    }
}

impl Write<'_> {
    fn has_nothing_to_compare(&self) -> Result<(), StoreError> {
        self.db.execute("UPDATE duplicate_state SET wanted = 0, compared = 0, to_compare = 0", [])?;
        Ok(())
    }
}
