//! Drafts: what does not fit a button (filters, half-filled forms, a command that waits for a choice), until it expires.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};

use super::{Read, StoreError, Write, time};

/// A draft that has not expired.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    pub user_id: String,
    /// JSON of whoever saved it.
    pub body: String,
}

/// The letters of a key: 32, so that every byte falls on one of them with equal chance, none easily taken for another.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
/// Letters in a key: 50 bits.
const KEY: u32 = 10;

impl Read<'_> {
    pub fn draft(&self, key: &str, now: Timestamp) -> Result<Option<Draft>, StoreError> {
        let mut statement =
            self.db.prepare_cached("SELECT user_id, body FROM drafts WHERE key = ?1 AND expires > ?2")?;
        let draft = statement
            .query_row(params![key, time::to_stored(now)], |row| Ok(Draft { user_id: row.get(0)?, body: row.get(1)? }))
            .optional()?;
        Ok(draft)
    }
}

impl Write<'_> {
    /// Saves a draft under a new short key (letters and digits, 12 at most); forgets the expired ones.
    pub fn save_draft(
        &self,
        user_id: &str,
        body: &str,
        now: Timestamp,
        expires: Timestamp,
    ) -> Result<String, StoreError> {
        self.db.prepare_cached("DELETE FROM drafts WHERE expires <= ?1")?.execute([time::to_stored(now)])?;
        let mut insert = self.db.prepare_cached(
            "INSERT INTO drafts (key, user_id, body, expires) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
        )?;
        loop {
            let key = self.random_key()?;
            if insert.execute(params![key, user_id, body, time::to_stored(expires)])? == 1 {
                return Ok(key);
            }
        }
    }

    pub fn delete_draft(&self, key: &str) -> Result<(), StoreError> {
        self.db.prepare_cached("DELETE FROM drafts WHERE key = ?1")?.execute([key])?;
        Ok(())
    }

    /// SQLite's generator is seeded by the operating system.
    fn random_key(&self) -> Result<String, StoreError> {
        let mut statement = self.db.prepare_cached("SELECT randomblob(?1)")?;
        let random: Vec<u8> = statement.query_row([KEY], |row| row.get(0))?;
        Ok(random.into_iter().map(|byte| char::from(LETTERS[usize::from(byte) % LETTERS.len()])).collect())
    }
}
