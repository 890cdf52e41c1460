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

impl Read<'_> {
    pub fn draft(&self, key: &str, now: Timestamp) -> Result<Option<Draft>, StoreError> {
        let mut statement =
            self.db.prepare_cached("SELECT user_id, body FROM drafts WHERE key = ?1 AND expires > ?2")?;
        let draft = statement
            .query_row(params![key, time::to_stored(now)], |row| Ok(Draft { user_id: row.get(0)?, body: row.get(1)? }));
        Ok(draft.optional()?)
    }
}

impl Write<'_> {
    /// Forgets a draft that was decided on.
    pub fn drop_draft(&self, key: &str) -> Result<(), StoreError> {
        self.db.prepare_cached("DELETE FROM drafts WHERE key = ?1")?.execute([key])?;
        Ok(())
    }

    /// Saves a draft under a key that its saver chose at random; forgets the expired ones.
    pub fn put_draft(
        &self,
        key: &str,
        user_id: &str,
        body: &str,
        now: Timestamp,
        expires: Timestamp,
    ) -> Result<(), StoreError> {
        self.db.prepare_cached("DELETE FROM drafts WHERE expires <= ?1")?.execute([time::to_stored(now)])?;
        let mut insert = self
            .db
            .prepare_cached("INSERT OR REPLACE INTO drafts (key, user_id, body, expires) VALUES (?1, ?2, ?3, ?4)")?;
        insert.execute(params![key, user_id, body, time::to_stored(expires)])?;
        Ok(())
    }

    /// Forgets a draft that was used.
    pub fn delete_draft(&self, key: &str) -> Result<(), StoreError> {
        self.db.prepare_cached("DELETE FROM drafts WHERE key = ?1")?.execute([key])?;
        Ok(())
    }
}
