//! Keys and search strings that are made after very many contacts came in.
//!
//! Keys are hashes, so those of a contact lie all over their table: written contact by contact, a million contacts would
//! write each of its pages thousands of times. So keys go into scratch files by their first bits first, and then file by
//! file into the table, sorted. No transaction takes long, and others change contacts in between.

use std::fs::{File, OpenOptions};
use std::io::{BufReader, BufWriter, ErrorKind, Read as _, Seek, Write as _};
use std::path::Path;

use rusqlite::Connection;

use super::{Progress, marks};
use crate::domain::contact::ContactId;
use crate::domain::likeness::{Profile, keys};
use crate::domain::phone::Forms;
use crate::domain::search_string::SearchString;
use crate::store::{Guild, Read, StoreError, Write, rows, settings};

/// Contacts whose keys are made in one transaction.
pub(super) const SLICE: u64 = 2_000;
/// Contacts for which one scratch file is kept; most files that are kept.
const A_FILE: u64 = 8_000;
const FILES_MAX: u64 = 128;
/// The page cache for the keys of one file, which lie next to each other in their table.
const CACHE: i32 = -(16 << 10);

impl Read<'_> {
    /// How many contacts are not found yet when doubles are looked for.
    pub fn unmarked(&self) -> Result<u64, StoreError> {
        rows::count(self.db, "SELECT ifnull(sum(last - first + 1), 0) FROM duplicate_unmarked", [])
    }

    /// How many contacts are ready to be compared, of how many; `None`: all are.
    pub fn making_ready(&self) -> Result<Option<Progress>, StoreError> {
        // Row ids of contacts that are gone are worked off, too.
        let left = "SELECT ifnull(sum(last - first + 1 - made), 0) FROM duplicate_unmarked";
        if self.unmarked()? == 0 {
            return Ok(None);
        }
        let total = self.contacts()?;
        Ok(Some(Progress { done: total.saturating_sub(rows::count(self.db, left, [])?), total }))
    }

    /// How many contacts there are.
    pub fn contacts(&self) -> Result<u64, StoreError> {
        rows::count(self.db, "SELECT count(*) FROM contacts", [])
    }

    fn unmarked_range(&self) -> Result<Option<(i64, i64)>, StoreError> {
        let mut statement = self.db.prepare_cached("SELECT first, last FROM duplicate_unmarked ORDER BY first")?;
        let mut found = statement.query([])?;
        found.next()?.map(|row| Ok((row.get(0)?, row.get(1)?))).transpose()
    }

    /// What keys and search strings are made from, besides the contacts.
    fn setup(&self) -> Result<(String, Vec<SearchString>), StoreError> {
        Ok((settings::phone_region(self.db)?, settings::search_strings(self.db)?))
    }

    fn last_change(&self) -> Result<i64, StoreError> {
        Ok(self.db.query_row("SELECT ifnull(max(id), 0) FROM journal", [], |row| row.get(0))?)
    }
}

impl Write<'_> {
    /// Notes that the contacts from the first row id to the last still need their keys and search strings.
    pub(in crate::store) fn mark_later(&self, first: ContactId, last: ContactId) -> Result<(), StoreError> {
        wait(self.db, first.0, last.0)
    }

    /// The contacts from the first row id to the last need no keys any more.
    pub(in crate::store) fn forget_waiting(&self, first: ContactId, last: ContactId) -> Result<(), StoreError> {
        self.db
            .prepare_cached("DELETE FROM duplicate_unmarked WHERE first >= ?1 AND last <= ?2")?
            .execute([first.0, last.0])?;
        Ok(())
    }

    /// Forgets all keys and search strings and has them made anew, as those of contacts that came in by the thousand; gives
    /// how many contacts wait for theirs.
    pub fn rebuild_search_strings(&self) -> Result<u64, StoreError> {
        unmark_all(self.db)?;
        self.mark_few()?;
        self.contacts()
    }

    /// Notes how many of the range that begins with the row id are worked off.
    fn note_made(&self, first: i64, made: u64) -> Result<(), StoreError> {
        let mut update = self.db.prepare_cached("UPDATE duplicate_unmarked SET made = ?2 WHERE first = ?1")?;
        update.execute([first, made.cast_signed()])?;
        Ok(())
    }

    /// Makes the keys of contacts that wait for them, if they are few enough to be waited for; gives how many still wait.
    pub fn mark_few(&self) -> Result<u64, StoreError> {
        let waiting = self.unmarked()?;
        if waiting == 0 || waiting > SLICE {
            return Ok(waiting);
        }
        let mut forms = Forms::new(&settings::phone_region(self.db)?);
        while let Some((first, last)) = self.unmarked_range()? {
            let mut pairs = [Vec::new(), Vec::new()];
            self.make_marks(first, last, &mut forms, |strings, key, id| {
                pairs[usize::from(strings)].push((key, id));
                Ok(())
            })?;
            for (strings, pairs) in pairs.into_iter().enumerate() {
                marks::put_pairs(self.db, strings == 1, pairs)?;
            }
            self.db.prepare_cached("DELETE FROM duplicate_unmarked WHERE first = ?1")?.execute([first])?;
        }
        Ok(0)
    }

    /// Writes what each contact is found by beside the contact, and hands it out for the tables; the flag tells strings from
    /// keys.
    fn make_marks(
        &self,
        first: i64,
        last: i64,
        forms: &mut Forms,
        mut each: impl FnMut(bool, i64, i64) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let lines = settings::search_strings(self.db)?;
        rows::each(self.db, "WHERE c.id BETWEEN ?1 AND ?2 ORDER BY c.id", [first, last], |contact| {
            let company = contact.company.as_ref().map(|company| company.id);
            let profile = Profile::for_keys_of_many(contact.contact_type, &contact.values, forms, company);
            let (keys, strings) = (keys(&profile), marks::strings(contact.contact_type, &contact.values, &lines));
            keys.iter().try_for_each(|key| each(false, *key, contact.id.0))?;
            strings.iter().try_for_each(|key| each(true, *key, contact.id.0))?;
            marks::put_one(self.db, contact.id, &keys, &strings)
        })
    }

    /// Takes away keys of contacts that are not there any more.
    fn forget_strays(&self, first: i64, last: i64) -> Result<(), StoreError> {
        for table in ["contact_keys", "contact_strings"] {
            let sql = format!(
                "DELETE FROM {table} WHERE contact_id BETWEEN ?1 AND ?2 AND contact_id NOT IN (SELECT id FROM contacts)"
            );
            self.db.execute(&sql, [first, last])?;
        }
        Ok(())
    }

    /// Puts right the keys of contacts that others changed or deleted while they were made.
    fn mark_changed(&self, first: i64, last: i64, since: i64) -> Result<(), StoreError> {
        let mut statement = self.db.prepare_cached(
            "SELECT DISTINCT contact_id FROM journal_items WHERE entry_id > ?1 AND contact_id BETWEEN ?2 AND ?3",
        )?;
        let changed: Vec<i64> =
            statement.query_map([since, first, last], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        if changed.is_empty() {
            return Ok(());
        }
        let ids = serde_json::Value::from(changed.clone()).to_string();
        for table in ["contact_keys", "contact_strings"] {
            let sql = format!("DELETE FROM {table} WHERE contact_id IN (SELECT value FROM json_each(?1))");
            self.db.execute(&sql, [&ids])?;
        }
        for id in changed {
            let (keys, strings) = marks::stored(self.db, ContactId(id))?;
            marks::put_pairs(self.db, false, keys.into_iter().map(|key| (key, id)).collect())?;
            marks::put_pairs(self.db, true, strings.into_iter().map(|key| (key, id)).collect())?;
        }
        Ok(())
    }
}

fn wait(db: &Connection, first: i64, last: i64) -> Result<(), StoreError> {
    db.prepare_cached("REPLACE INTO duplicate_unmarked (first, last) VALUES (?1, ?2)")?.execute([first, last])?;
    db.execute("UPDATE duplicate_state SET looked_with = ''", [])?;
    Ok(())
}

/// Forgets all keys and search strings: every contact waits for them then.
pub(in crate::store) fn unmark_all(db: &Connection) -> Result<(), StoreError> {
    marks::forget_all(db)?;
    db.execute_batch("DELETE FROM duplicate_changed")?;
    wait_all(db)
}

/// Has the keys and search strings of all contacts made anew; those that are there stay until then.
pub(super) fn wait_all(db: &Connection) -> Result<(), StoreError> {
    db.execute_batch("DELETE FROM duplicate_unmarked")?;
    let range: (Option<i64>, Option<i64>) =
        db.query_row("SELECT min(id), max(id) FROM contacts", [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if let (Some(first), Some(last)) = range {
        wait(db, first, last)?;
    }
    Ok(())
}

impl Guild {
    /// Makes the keys and search strings of all contacts that wait for them. `progress` is told how much of the work is done,
    /// in parts of a hundred. May be stopped at any time: what is not done is done the next time.
    ///
    /// # Errors
    /// The guild's file or a scratch file beside it cannot be worked on.
    pub fn mark_waiting(&self, progress: &mut dyn FnMut(u64)) -> Result<u64, StoreError> {
        let mut done = 0;
        while let Some((first, last)) = self.peek(|db| db.unmarked_range())? {
            let count = (first.abs_diff(last)) + 1;
            let since = self.read(|db| db.last_change())?;
            let setup = self.read(|db| db.setup())?;
            let mut forms = Forms::new(&setup.0);
            let mut scratch = Scratch::new(self.folder(), count)?;
            let mut from = first;
            while from <= last {
                let to = last.min(from.saturating_add_unsigned(SLICE - 1));
                // Half of the work; the other half is to put all into their tables.
                let made = to.abs_diff(first).div_ceil(2);
                self.write(|db| {
                    db.make_marks(from, to, &mut forms, |strings, key, id| scratch.put(strings, key, id))?;
                    db.note_made(first, made)
                })?;
                progress(made * 100 / count);
                from = to + 1;
            }
            let files = scratch.files.len() as u64;
            for (number, file) in (0_u64..).zip(scratch.files) {
                let pairs = file.read()?;
                self.write(|db| {
                    db.db.pragma_update(None, "cache_size", CACHE)?;
                    marks::put_pairs(db.db, number % 2 == 1, pairs)?;
                    db.note_made(first, count / 2 + (count - count / 2) * (number + 1) / files)?;
                    Ok::<_, StoreError>(db.db.pragma_update(None, "cache_size", crate::store::WRITER_CACHE)?)
                })?;
                progress(50 + (number + 1) * 50 / files);
            }
            self.write(|db| {
                if db.setup()? != setup {
                    // All that was made is made from other settings.
                    return unmark_all(db.db);
                }
                let mut delete =
                    db.db.prepare_cached("DELETE FROM duplicate_unmarked WHERE first = ?1 AND last = ?2")?;
                if delete.execute([first, last])? == 0 {
                    // They were taken back, or are to be marked anew.
                    db.forget_strays(first, last)?;
                }
                db.mark_changed(first, last, since)
            })?;
            done += count;
        }
        Ok(done)
    }
}

/// Files of keys and of search strings in turns, each with those whose first bits are the same.
struct Scratch {
    files: Vec<Pairs>,
    /// By how many bits a key is shifted to find its file.
    shift: u32,
}

impl Scratch {
    fn new(folder: &Path, contacts: u64) -> Result<Self, StoreError> {
        let kinds = (contacts / A_FILE).clamp(1, FILES_MAX).next_power_of_two();
        let files = (0..2 * kinds).map(|number| Pairs::new(folder, number)).collect::<Result<_, _>>()?;
        Ok(Scratch { files, shift: 64 - kinds.trailing_zeros() })
    }

    fn put(&mut self, strings: bool, key: i64, id: i64) -> Result<(), StoreError> {
        // In the order of the table, in which negative keys come first.
        let ordered = (key as u64) ^ (1 << 63);
        let kind = ordered.checked_shr(self.shift).unwrap_or(0) as usize;
        self.files[2 * kind + usize::from(strings)].put(key, id)
    }
}

/// Pairs of a key and a row id in a file that is gone when it is closed.
struct Pairs {
    file: BufWriter<File>,
    path: std::path::PathBuf,
}

impl Pairs {
    fn new(folder: &Path, number: u64) -> Result<Self, StoreError> {
        let path = folder.join(format!("keys-{}-{number}.tmp", std::process::id()));
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(&path).map_err(|cause| StoreError::Io { path: path.clone(), cause })?;
        // Whatever stops the program leaves nothing behind, where the system removes files that are open.
        let _ = std::fs::remove_file(&path);
        Ok(Pairs { file: BufWriter::with_capacity(4096, file), path })
    }

    fn put(&mut self, key: i64, id: i64) -> Result<(), StoreError> {
        let mut pair = [0; 16];
        pair[..8].copy_from_slice(&key.to_le_bytes());
        pair[8..].copy_from_slice(&id.to_le_bytes());
        self.file.write_all(&pair).map_err(|cause| StoreError::Io { path: self.path.clone(), cause })
    }

    /// All pairs; the file is gone then.
    fn read(self) -> Result<Vec<(i64, i64)>, StoreError> {
        let Pairs { file, path } = self;
        let read = || -> std::io::Result<Vec<(i64, i64)>> {
            let mut file = file.into_inner().map_err(std::io::IntoInnerError::into_error)?;
            file.rewind()?;
            let mut file = BufReader::new(file);
            let (mut pairs, mut pair) = (Vec::new(), [0; 16]);
            loop {
                match file.read_exact(&mut pair) {
                    Ok(()) => {}
                    Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Ok(pairs),
                    Err(error) => return Err(error),
                }
                let (key, id) = pair.split_at(8);
                let number =
                    |bytes: &[u8]| i64::from_le_bytes(bytes.try_into().expect("half of sixteen bytes is eight"));
                pairs.push((number(key), number(id)));
            }
        };
        let pairs = read();
        // Where open files cannot be removed, it goes now.
        let _ = std::fs::remove_file(&path);
        pairs.map_err(|cause| StoreError::Io { path, cause })
    }
}
