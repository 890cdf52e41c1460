//! Notes on contacts.

use jiff::Timestamp;
use rusqlite::{Row, params};

use super::{Read, StoreError, Write, rows, time};
use crate::domain::contact::ContactId;
use crate::domain::found::Page;

/// A note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    pub id: i64,
    pub contact: ContactId,
    pub text: String,
    pub user_id: String,
    /// The name that the writer had in the chat.
    pub by: String,
    pub at: Timestamp,
}

impl Read<'_> {
    pub fn note(&self, id: i64) -> Result<Option<Note>, StoreError> {
        let mut statement =
            self.db.prepare_cached("SELECT id, contact_id, text, user_id, by_name, at FROM notes WHERE id = ?1")?;
        let mut rows = statement.query([id])?;
        rows.next()?.map(read).transpose()
    }

    /// Newest first.
    pub fn notes(&self, contact: ContactId, page: u32, per_page: u32) -> Result<Page<Note>, StoreError> {
        let total = rows::count(self.db, "SELECT count(*) FROM notes WHERE contact_id = ?1", [contact.0])?;
        let (page, skip) = rows::clamp(page, per_page, total);
        let mut statement = self.db.prepare_cached(
            "SELECT id, contact_id, text, user_id, by_name, at FROM notes WHERE contact_id = ?1 \
             ORDER BY at DESC, id DESC LIMIT ?2 OFFSET ?3",
        )?;
        let mut rows = statement.query(params![contact.0, per_page, skip])?;
        let mut items = Vec::new();
        while let Some(row) = rows.next()? {
            items.push(read(row)?);
        }
        Ok(Page { items, page, per_page, total })
    }
}

impl Write<'_> {
    pub fn insert_note(
        &self,
        contact: ContactId,
        text: &str,
        user_id: &str,
        by: &str,
        at: Timestamp,
    ) -> Result<i64, StoreError> {
        let mut statement = self
            .db
            .prepare_cached("INSERT INTO notes (contact_id, text, user_id, by_name, at) VALUES (?1, ?2, ?3, ?4, ?5)")?;
        Ok(statement.insert(params![contact.0, text, user_id, by, time::to_stored(at)])?)
    }

    pub fn update_note(&self, id: i64, text: &str) -> Result<(), StoreError> {
        self.db.prepare_cached("UPDATE notes SET text = ?2 WHERE id = ?1")?.execute(params![id, text])?;
        Ok(())
    }

    pub fn delete_note(&self, id: i64) -> Result<(), StoreError> {
        self.db.prepare_cached("DELETE FROM notes WHERE id = ?1")?.execute([id])?;
        Ok(())
    }
}

fn read(row: &Row<'_>) -> Result<Note, StoreError> {
    Ok(Note {
        id: row.get(0)?,
        contact: ContactId(row.get(1)?),
        text: row.get(2)?,
        user_id: row.get(3)?,
        by: row.get(4)?,
        at: time::from_stored(row.get(5)?)?,
    })
}
