//! Indexes of the contacts' table, while very many contacts come into a file with few.
//!
//! Names come in any order, so each goes to any page of an index; made at the end from all of them, sorted, an index takes a
//! fraction of the time. What most contacts share, or what comes in order, goes where the one before went.

use rusqlite::Connection;

use crate::store::StoreError;

/// Indexes of what comes in any order.
const UNSORTED: [&str; 4] = ["contacts_company", "contacts_name_folded", "contacts_name_en", "contacts_name_fi"];

/// The indexes that were taken away: how they are made.
#[derive(Debug, Default)]
pub(super) struct Indexes(Vec<String>);

impl Indexes {
    pub(super) fn take_away(db: &Connection) -> Result<Self, StoreError> {
        let mut indexes = Vec::new();
        for name in UNSORTED {
            let sql = "SELECT sql FROM sqlite_schema WHERE type = 'index' AND name = ?1";
            indexes.push(db.query_row(sql, [name], |row| row.get(0))?);
            db.execute_batch(&format!("DROP INDEX {name}"))?;
        }
        Ok(Indexes(indexes))
    }

    /// Makes them anew; `between` is called after each.
    pub(super) fn make_anew(
        &self,
        db: &Connection,
        between: &mut dyn FnMut() -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        self.0.iter().try_for_each(|sql| {
            db.execute_batch(sql)?;
            between()
        })
    }
}
