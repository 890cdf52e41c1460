//! Contacts that were merged into another one, and what goes over to that one.

use rusqlite::{OptionalExtension, params};

use super::{Read, StoreError, Write, recents, rows};
use crate::domain::contact::{Contact, ContactId};

/// Follows merges from the contacts that `start` selects: `chain` has the row ids of all into which they went.
fn chain(start: &str) -> String {
    format!(
        "WITH RECURSIVE chain (id) AS ({start} UNION SELECT m.kept_id FROM merged m JOIN chain ON m.contact_id = chain.id)"
    )
}

/// The contact `?1` and all that went into it, as a table `of_it`: for whoever asks for its history.
pub(super) const WITH_MERGED: &str = "WITH RECURSIVE of_it (id) AS \
    (SELECT ?1 UNION SELECT m.contact_id FROM merged m JOIN of_it ON m.kept_id = of_it.id)";

/// The row id of the contact into which the one with this number went.
pub(super) fn kept_by_number(db: &rusqlite::Connection, no: &str) -> Result<Option<i64>, StoreError> {
    let sql = format!("{} SELECT c.id FROM chain JOIN contacts c ON c.id = chain.id LIMIT 1", {
        chain("SELECT kept_id FROM merged WHERE no = ?1")
    });
    Ok(db.prepare_cached(&sql)?.query_row([no], |row| row.get(0)).optional()?)
}

impl Read<'_> {
    /// The contact into which the one with this row id was merged, however often since; `None` when it was not, or when
    /// that one is not there any more.
    pub fn kept_of(&self, id: ContactId) -> Result<Option<Contact>, StoreError> {
        let sql = format!("{} SELECT c.id FROM chain JOIN contacts c ON c.id = chain.id LIMIT 1", {
            chain("SELECT kept_id FROM merged WHERE contact_id = ?1")
        });
        let kept: Option<i64> = self.db.prepare_cached(&sql)?.query_row([id.0], |row| row.get(0)).optional()?;
        kept.map_or(Ok(None), |kept| rows::by_id(self.db, ContactId(kept)))
    }

    /// The number of a contact that was merged into another one.
    pub fn merged_no(&self, id: ContactId) -> Result<Option<String>, StoreError> {
        let mut statement = self.db.prepare_cached("SELECT no FROM merged WHERE contact_id = ?1")?;
        Ok(statement.query_row([id.0], |row| row.get(0)).optional()?)
    }

    /// The number as it was given, if the contact that had it was merged into another one.
    pub fn merged_number(&self, no: &str) -> Result<Option<String>, StoreError> {
        let mut statement = self.db.prepare_cached("SELECT no FROM merged WHERE no = ?1")?;
        Ok(statement.query_row([no.trim()], |row| row.get(0)).optional()?)
    }

    /// Whether contacts went into this one.
    pub fn has_merged(&self, kept: ContactId) -> Result<bool, StoreError> {
        Ok(rows::count(self.db, "SELECT count(*) FROM merged WHERE kept_id = ?1", [kept.0])? > 0)
    }

    /// Whether a contact has the number, or one that was merged had it: its number stays its own.
    pub fn is_number_taken(&self, no: &str) -> Result<bool, StoreError> {
        let mut statement = self.db.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM contacts WHERE no = ?1) OR EXISTS (SELECT 1 FROM merged WHERE no = ?1)",
        )?;
        Ok(statement.query_row([no.trim()], |row| row.get(0))?)
    }

    /// How many changes the history of the contact has.
    pub fn changes_of(&self, contact: ContactId) -> Result<u64, StoreError> {
        rows::count(
            self.db,
            &format!("{WITH_MERGED} SELECT count(DISTINCT entry_id) FROM journal_items WHERE contact_id IN of_it"),
            [contact.0],
        )
    }
}

impl Write<'_> {
    /// Notes that the contact with the row id and the number went into `kept`.
    pub fn insert_merged(&self, id: ContactId, kept: ContactId, no: &str) -> Result<(), StoreError> {
        let mut insert = self.db.prepare_cached("INSERT INTO merged (contact_id, kept_id, no) VALUES (?1, ?2, ?3)")?;
        insert.execute(params![id.0, kept.0, no])?;
        Ok(())
    }

    /// The contact is one of its own again.
    pub fn delete_merged(&self, id: ContactId) -> Result<(), StoreError> {
        self.db.prepare_cached("DELETE FROM merged WHERE contact_id = ?1")?.execute([id.0])?;
        Ok(())
    }

    /// Gives the notes of one contact to another.
    pub fn move_notes(&self, from: ContactId, to: ContactId) -> Result<(), StoreError> {
        self.db.prepare_cached("UPDATE notes SET contact_id = ?2 WHERE contact_id = ?1")?.execute([from.0, to.0])?;
        Ok(())
    }

    /// Whoever looked the one contact up lately did so with the other.
    pub fn move_recents(&self, from: ContactId, to: ContactId) -> Result<(), StoreError> {
        self.db
            .prepare_cached("UPDATE OR IGNORE recents SET contact_id = ?2 WHERE contact_id = ?1")?
            .execute([from.0, to.0])?;
        Ok(())
    }

    /// Writes anew by which words the contact is found among those that were looked up lately.
    pub fn refresh_recent(&self, contact: ContactId) -> Result<(), StoreError> {
        let words = recents::words_of(self.db, contact)?;
        self.db
            .prepare_cached("UPDATE recents SET words = ?2 WHERE contact_id = ?1")?
            .execute(params![contact.0, words])?;
        Ok(())
    }
}
