//! Indexes of the contacts' table, while very many contacts come into a file with few.
//!
//! Names come in any order, so each goes to any page of an index; made at the end from all of them, sorted, an index takes a
//! fraction of the time. What most contacts share, or what comes in order, goes where the one before went. The labels, whose
//! triggers look for the people of a company, are made at the end, too.

use rusqlite::Connection;

use crate::store::{StoreError, labels};

/// Indexes of what comes in any order.
const UNSORTED: [&str; 4] = ["contacts_company", "contacts_name_folded", "contacts_name_en", "contacts_name_fi"];

/// What keeps labels, but for those of contacts that go.
const LABELLING: [&str; 3] = ["labels_insert", "labels_insert_company", "labels_update"];

/// What was taken away: how it is made.
#[derive(Debug, Default)]
pub(super) struct Indexes {
    indexes: Vec<String>,
    labelling: Vec<String>,
}

impl Indexes {
    pub(super) fn take_away(db: &Connection) -> Result<Self, StoreError> {
        let indexes = taken(db, "index", &UNSORTED)?;
        Ok(Indexes { indexes, labelling: taken(db, "trigger", &LABELLING)? })
    }

    /// Makes the labels of the contacts from this row id on, where they were not kept.
    pub(super) fn label(&self, db: &Connection, first: i64) -> Result<(), StoreError> {
        if !self.labelling.is_empty() {
            labels::make(db, first)?;
        }
        self.labelling.iter().try_for_each(|sql| Ok(db.execute_batch(sql)?))
    }

    /// Makes them anew; `between` is called after each.
    pub(super) fn make_anew(
        &self,
        db: &Connection,
        between: &mut dyn FnMut() -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        self.indexes.iter().try_for_each(|sql| {
            db.execute_batch(sql)?;
            between()
        })
    }
}

/// Takes these away; gives how they are made.
fn taken(db: &Connection, kind: &str, names: &[&str]) -> Result<Vec<String>, StoreError> {
    let mut made = Vec::new();
    for name in names {
        let sql = "SELECT sql FROM sqlite_schema WHERE type = ?1 AND name = ?2";
        made.push(db.query_row(sql, [kind, name], |row| row.get(0))?);
        db.execute_batch(&format!("DROP {kind} {name}"))?;
    }
    Ok(made)
}
