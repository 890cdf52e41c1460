//! What look-ups read of contacts lately, kept for the next key that somebody presses.
//!
//! Each reading connection has its own. Whatever anybody stores, here or in another process, makes it start anew.

use std::cell::RefCell;
use std::collections::HashMap;

use rusqlite::Connection;

use super::{StoreError, rows};
use crate::domain::found::Brief;

/// Contacts that are kept: this many, and as many older ones. About 1 MB.
const KEPT: usize = 800;

/// The contacts that a connection read lately.
#[derive(Debug, Default)]
pub(super) struct Briefs(RefCell<Kept>);

#[derive(Debug, Default)]
struct Kept {
    /// `PRAGMA data_version` of the connection when they were read.
    version: i64,
    new: HashMap<i64, Brief>,
    /// Those that were not asked for since `new` was begun.
    old: HashMap<i64, Brief>,
}

impl Briefs {
    /// What is kept as of this transaction.
    pub(super) fn check(&self, db: &Connection) -> Result<&Self, StoreError> {
        let version = db.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))?;
        let mut kept = self.0.borrow_mut();
        if kept.version != version {
            *kept = Kept { version, ..Kept::default() };
        }
        Ok(self)
    }

    /// These contacts, in no order; those that are not there are left out. [`Briefs::check`] comes first in a transaction.
    pub(super) fn of(&self, db: &Connection, ids: &[i64]) -> Result<Vec<Brief>, StoreError> {
        let mut kept = self.0.borrow_mut();
        let (mut found, mut unread) = (Vec::with_capacity(ids.len()), Vec::new());
        for id in ids {
            match kept.get(*id) {
                Some(brief) => found.push(brief.clone()),
                None => unread.push(*id),
            }
        }
        for some in unread.chunks(rows::TOGETHER) {
            for brief in rows::briefs_of(db, some)? {
                kept.put(brief.clone());
                found.push(brief);
            }
        }
        Ok(found)
    }
}

impl Kept {
    fn get(&mut self, id: i64) -> Option<&Brief> {
        if let Some(brief) = self.old.remove(&id) {
            self.put(brief);
        }
        self.new.get(&id)
    }

    fn put(&mut self, brief: Brief) {
        if self.new.len() >= KEPT {
            self.old = std::mem::take(&mut self.new);
        }
        self.new.insert(brief.id.0, brief);
    }
}
