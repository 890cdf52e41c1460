//! What look-ups show of contacts: read from a table of its own, and kept for the next key that somebody presses.
//!
//! Each reading connection keeps its own. Whatever anybody stores, here or in another process, makes it start anew.

use std::cell::RefCell;
use std::sync::{Arc, LazyLock};

use rusqlite::{Connection, Params, Row};

use super::recents::Used;
use super::{StoreError, rows};
use crate::domain::contact::{CompanyLink, ContactId, ContactType};
use crate::domain::found::Label;

const SELECT: &str = "SELECT l.id, l.no, l.type, l.privacy_blocked, l.name, l.job_title, l.city, l.company_id, \
                      l.company_no, l.company_name, l.company_privacy_blocked FROM labels l";

/// Labels that are read at once.
const TOGETHER: usize = 25;

static BY_IDS: LazyLock<String> = LazyLock::new(|| {
    let marks: Vec<String> = (1..=TOGETHER).map(|number| format!("?{number}")).collect();
    format!("{SELECT} WHERE l.id IN ({})", marks.join(", "))
});

/// Makes the labels of all contacts from this row id on anew.
pub(super) fn make(db: &Connection, first: i64) -> Result<(), StoreError> {
    db.execute("DELETE FROM labels WHERE id >= ?1", [first])?;
    db.execute(
        "INSERT INTO labels (id, no, type, privacy_blocked, name, job_title, city, company_id, company_no, company_name, \
         company_privacy_blocked, phone_no, mobile_phone_no) \
         SELECT c.id, c.no, c.type, c.privacy_blocked, c.name, c.job_title, c.city, c.company_id, k.no, k.name, \
         k.privacy_blocked, c.phone_no, c.mobile_phone_no FROM contacts c LEFT JOIN contacts k ON k.id = c.company_id \
         WHERE c.id >= ?1 ORDER BY c.id",
        [first],
    )?;
    Ok(())
}

/// The labels that the rest of the statement (over `l`) selects.
pub(super) fn select(db: &Connection, rest: &str, params: impl Params) -> Result<Vec<Label>, StoreError> {
    let mut statement = db.prepare_cached(&format!("{SELECT} {rest}"))?;
    let mut rows = statement.query(params)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(read(row)?);
    }
    Ok(found)
}

/// The labels of these contacts, in no order: in one statement they take much less time than one by one.
pub(super) fn of(db: &Connection, ids: &[i64], mut each: impl FnMut(Label)) -> Result<(), StoreError> {
    let mut statement = db.prepare_cached(&BY_IDS)?;
    for some in ids.chunks(TOGETHER) {
        for place in 0..TOGETHER {
            statement.raw_bind_parameter(place + 1, some.get(place))?;
        }
        let mut rows = statement.raw_query();
        while let Some(row) = rows.next()? {
            each(read(row)?);
        }
    }
    Ok(())
}

fn read(row: &Row<'_>) -> Result<Label, StoreError> {
    let text = |column| rows::text(row, column).map(str::to_owned);
    let company = match row.get::<_, Option<i64>>(7)? {
        Some(id) => {
            Some(CompanyLink { id: ContactId(id), no: text(8)?, name: text(9)?, privacy_blocked: row.get(10)? })
        }
        None => None,
    };
    Ok(Label {
        id: ContactId(row.get(0)?),
        no: text(1)?,
        contact_type: ContactType::from_key(rows::text(row, 2)?).ok_or(StoreError::Unreadable("a contact's type"))?,
        privacy_blocked: row.get(3)?,
        name: text(4)?,
        job_title: text(5)?,
        city: text(6)?,
        company,
    })
}

/// Labels that are kept: about 600 kB.
const KEPT: usize = 2048;

/// The labels that a connection read lately.
#[derive(Debug, Default)]
pub(super) struct Labels(RefCell<Kept>);

#[derive(Debug, Default)]
struct Kept {
    /// `PRAGMA data_version` of the connection when they were read.
    version: i64,
    /// Each row id has one place, so that keeping a label costs the same whatever is kept.
    places: Vec<Option<Label>>,
    /// What the last asker and the team used lately.
    used: Option<Arc<Used>>,
}

impl Labels {
    /// What is kept as of this transaction.
    pub(super) fn check(&self, db: &Connection) -> Result<&Self, StoreError> {
        let version = db.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))?;
        let mut kept = self.0.borrow_mut();
        if kept.version != version {
            *kept = Kept { version, ..Kept::default() };
        }
        Ok(self)
    }

    /// What was used lately. [`Labels::check`] comes first in a transaction.
    pub(super) fn used(&self, db: &Connection, asker: &str) -> Result<Arc<Used>, StoreError> {
        let mut kept = self.0.borrow_mut();
        match &kept.used {
            Some(used) if used.asker == asker => Ok(Arc::clone(used)),
            _ => {
                let used = Arc::new(Used::read(db, asker)?);
                kept.used = Some(Arc::clone(&used));
                Ok(used)
            }
        }
    }

    /// The labels of these contacts, in no order; of those that are not there, none. [`Labels::check`] comes first in a
    /// transaction.
    pub(super) fn of(&self, db: &Connection, ids: &[i64]) -> Result<Vec<Label>, StoreError> {
        let mut kept = self.0.borrow_mut();
        kept.places.resize(KEPT, None);
        let (mut found, mut unread) = (Vec::with_capacity(ids.len()), Vec::new());
        for id in ids {
            match &kept.places[place(*id)] {
                Some(label) if label.id.0 == *id => found.push(label.clone()),
                _ => unread.push(*id),
            }
        }
        of(db, &unread, |label| {
            kept.places[place(label.id.0)] = Some(label.clone());
            found.push(label);
        })?;
        Ok(found)
    }
}

fn place(id: i64) -> usize {
    usize::try_from(id.unsigned_abs()).unwrap_or(0) % KEPT
}
