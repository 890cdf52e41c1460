//! The journal's entries as changes that can be taken back.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};

use super::journal::{from_json, to_json};
use super::{Read, StoreError, Write, journal, time};
use crate::domain::contact::ContactId;
use crate::domain::journal::{JournalItem, Subject};

/// A change with all that it touched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub head: ChangeHead,
    /// The change that this one took back.
    pub undoes: Option<i64>,
    /// The change that took this one back.
    pub undone_by: Option<i64>,
    pub items: Vec<JournalItem>,
}

/// What tells changes apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeHead {
    pub id: i64,
    pub at: Timestamp,
    pub user_id: String,
    pub by: String,
    /// The command's path.
    pub action: String,
    /// The first thing that it touched.
    pub subject: Option<Subject>,
    /// The number and name of the contact that it touched first, where that is known still.
    pub contact: Option<(String, String)>,
}

/// A later change that touched the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Later {
    pub by: String,
    pub at: Timestamp,
    pub action: String,
}

/// The head of a change; `j` is the entry.
const HEAD: &str = "SELECT j.id, j.at, j.user_id, j.by_name, j.action, \
    (SELECT i.subject FROM journal_items i WHERE i.entry_id = j.id ORDER BY i.id LIMIT 1), \
    coalesce(c.no, t.no), coalesce(c.name, t.name), j.undoes, j.undone_by FROM journal j \
    LEFT JOIN contacts c ON c.id = (SELECT i.contact_id FROM journal_items i WHERE i.entry_id = j.id \
      ORDER BY i.id LIMIT 1) \
    LEFT JOIN trash t ON t.contact_id = (SELECT i.contact_id FROM journal_items i WHERE i.entry_id = j.id \
      ORDER BY i.id LIMIT 1)";

impl Read<'_> {
    /// The change with this id, with all its items in their order.
    pub fn change(&self, id: i64) -> Result<Option<Change>, StoreError> {
        let mut statement = self.db.prepare_cached(&format!("{HEAD} WHERE j.id = ?1"))?;
        let mut found = statement.query([id])?;
        let Some(row) = found.next()? else { return Ok(None) };
        let (head, undoes, undone_by) = (head(row)?, row.get(8)?, row.get(9)?);
        let mut statement = self
            .db
            .prepare_cached("SELECT subject, before, after FROM journal_items WHERE entry_id = ?1 ORDER BY id")?;
        let mut found = statement.query([id])?;
        let mut items = Vec::new();
        while let Some(row) = found.next()? {
            items.push(journal::item(row)?);
        }
        Ok(Some(Change { head, undoes, undone_by, items }))
    }

    /// The newest changes that were not taken back, of one person or of everybody.
    pub fn latest_changes(&self, user_id: Option<&str>, limit: u32) -> Result<Vec<ChangeHead>, StoreError> {
        let mut statement = self.db.prepare_cached(&format!(
            "{HEAD} WHERE j.id IN (SELECT l.id FROM journal l WHERE (?1 IS NULL OR l.user_id = ?1) \
             AND l.undone_by IS NULL AND EXISTS (SELECT 1 FROM journal_items i WHERE i.entry_id = l.id) \
             ORDER BY l.id DESC LIMIT ?2) ORDER BY j.id DESC"
        ))?;
        let mut found = statement.query(params![user_id, limit])?;
        let mut heads = Vec::new();
        while let Some(row) = found.next()? {
            heads.push(head(row)?);
        }
        Ok(heads)
    }

    /// The person's newest change that stands, takings back aside (`undo` is what the journal calls those).
    pub fn newest_change(&self, user_id: &str, undo: &str) -> Result<Option<i64>, StoreError> {
        let mut statement = self.db.prepare_cached(
            "SELECT j.id FROM journal j WHERE j.user_id = ?1 AND j.undone_by IS NULL AND j.action <> ?2 \
             AND EXISTS (SELECT 1 FROM journal_items i WHERE i.entry_id = j.id) ORDER BY j.id DESC LIMIT 1",
        )?;
        Ok(statement.query_row([user_id, undo], |row| row.get(0)).optional()?)
    }

    /// The newest change after `entry` that touched the same, of those that stand.
    pub fn later_change(&self, subject: &Subject, entry: i64) -> Result<Option<Later>, StoreError> {
        let mut statement = self.db.prepare_cached(
            "SELECT j.by_name, j.at, j.action FROM journal_items i JOIN journal j ON j.id = i.entry_id \
             WHERE i.entry_id > ?1 AND i.subject = ?2 AND j.undone_by IS NULL AND j.undoes IS NULL \
             ORDER BY j.id DESC LIMIT 1",
        )?;
        later(statement.query(params![entry, to_json(subject)?])?)
    }

    /// The newest change after `entry` that shows in the history of one of the contacts from row id `from` to `to`.
    pub fn later_change_of(&self, from: ContactId, to: ContactId, entry: i64) -> Result<Option<Later>, StoreError> {
        let mut statement = self.db.prepare_cached(
            "SELECT j.by_name, j.at, j.action FROM journal_items i JOIN journal j ON j.id = i.entry_id \
             WHERE i.entry_id > ?1 AND i.contact_id BETWEEN ?2 AND ?3 AND j.undone_by IS NULL AND j.undoes IS NULL \
             ORDER BY j.id DESC LIMIT 1",
        )?;
        later(statement.query(params![entry, from.0, to.0])?)
    }
}

impl Write<'_> {
    /// Notes that `by` took `entry` back. What `entry` itself had taken back stands again.
    pub fn mark_undone(&self, entry: i64, by: i64) -> Result<(), StoreError> {
        self.db.prepare_cached("UPDATE journal SET undone_by = ?2 WHERE id = ?1")?.execute([entry, by])?;
        self.db.prepare_cached("UPDATE journal SET undoes = ?2 WHERE id = ?1")?.execute([by, entry])?;
        let mut again = self.db.prepare_cached(
            "UPDATE journal SET undone_by = NULL WHERE id = (SELECT undoes FROM journal WHERE id = ?1) RETURNING id",
        )?;
        again.query_row([entry], |_| Ok(())).optional()?;
        Ok(())
    }
}

fn head(row: &rusqlite::Row<'_>) -> Result<ChangeHead, StoreError> {
    let subject: Option<String> = row.get(5)?;
    let (no, name): (Option<String>, Option<String>) = (row.get(6)?, row.get(7)?);
    Ok(ChangeHead {
        id: row.get(0)?,
        at: time::from_stored(row.get(1)?)?,
        user_id: row.get(2)?,
        by: row.get(3)?,
        action: row.get(4)?,
        subject: subject.as_deref().map(from_json).transpose()?,
        contact: no.zip(name),
    })
}

fn later(mut found: rusqlite::Rows<'_>) -> Result<Option<Later>, StoreError> {
    let Some(row) = found.next()? else { return Ok(None) };
    Ok(Some(Later { by: row.get(0)?, at: time::from_stored(row.get(1)?)?, action: row.get(2)? }))
}
