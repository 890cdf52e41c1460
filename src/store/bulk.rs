//! Storing very many contacts in one transaction.
//!
//! Any change of a row between two changes of the full-text index makes that write out what it has gathered, which for a
//! row at a time takes many times longer. So rows are stored first, and their entries some thousands at once.

use rusqlite::params;

use super::duplicates::{self, Marks};
use super::index::{self, Entries};
use super::{StoreError, Write, settings};
use crate::domain::contact::{ContactId, ContactType, NewContact, Values};
use crate::domain::likeness::Profile;
use crate::domain::search_string::SearchString;

/// Contacts whose entries are gathered before they are written.
const GATHERED: usize = 16_384;
/// Contacts whose marks are gathered: sorted, they go into their table in its own order.
const MARKED: usize = 100_000;
/// The page cache while many contacts are stored: names come in any order, and so do their places in the indexes.
const CACHE: i32 = -(256 << 10);
/// What the index may hold in memory while many contacts are stored, and otherwise, in bytes.
const ROOM: i64 = 32 << 20;
const ROOM_OTHERWISE: i64 = 1 << 20;
/// Pieces of the index that may be there at once, and how many are joined otherwise: SQLite's own numbers.
const MANY: i64 = 1999;
const JOINED_OTHERWISE: (i64, i64) = (4, 16);
/// After so many contacts the pieces are joined at the end.
const WORTH_JOINING: usize = 500;

/// What the search index will say of a contact: made on any thread, before the contact is stored.
#[derive(Debug)]
pub struct Indexed(Entries, Profile);

impl Indexed {
    /// `region`: the country in which phone numbers are read.
    pub fn of(contact_type: ContactType, values: &Values, region: &str) -> Self {
        Indexed(Entries::of(contact_type, values, region), Profile::for_keys(contact_type, values, region, None))
    }
}

/// Many contacts under way. What it holds is not found before [`Bulk::finish`].
pub struct Bulk<'a> {
    tx: &'a Write<'a>,
    gathered: Vec<(ContactId, ContactType, Option<ContactId>, Entries)>,
    joined: Vec<ContactId>,
    marks: Vec<Marks>,
    strings: Option<Vec<SearchString>>,
    count: usize,
}

impl<'a> Bulk<'a> {
    pub fn new(tx: &'a Write<'a>) -> Result<Self, StoreError> {
        set_index(tx, ROOM, 0, MANY)?;
        tx.db.pragma_update(None, "cache_size", CACHE)?;
        let (strings, marks) = (duplicates::kept_strings(tx.db)?, Vec::new());
        Ok(Bulk { tx, gathered: Vec::with_capacity(GATHERED), joined: Vec::new(), marks, strings, count: 0 })
    }

    /// The country in which phone numbers are read.
    pub fn phone_region(&self) -> Result<String, StoreError> {
        settings::phone_region(self.tx.db)
    }

    /// Whether a contact has the number, case ignored, or had it before it was merged.
    pub fn has_number(&self, no: &str) -> Result<bool, StoreError> {
        self.tx.is_number_taken(no)
    }

    /// The number must be free.
    pub fn insert(&mut self, contact: &NewContact, indexed: Indexed) -> Result<ContactId, StoreError> {
        let id = self.tx.insert_row(None, contact, 1)?;
        self.count += 1;
        let Indexed(entries, profile) = indexed;
        self.marks.push(Marks::of(id, contact, profile, self.strings.as_deref()));
        if self.marks.len() == MARKED {
            self.write_marks()?;
        }
        self.gathered.push((id, contact.contact_type, contact.company, entries));
        if self.gathered.len() == GATHERED {
            self.write_gathered()?;
        }
        Ok(id)
    }

    /// Makes a person belong to a company without any other change: for one that came before its company.
    pub fn join(&mut self, person: ContactId, company: ContactId) -> Result<(), StoreError> {
        let mut statement = self.tx.db.prepare_cached("UPDATE contacts SET company_id = ?2 WHERE id = ?1")?;
        statement.execute([person.0, company.0])?;
        self.joined.push(person);
        Ok(())
    }

    /// Writes what the contacts are found by that may be the same; doubles of those stored so far are found from now on.
    pub fn write_marks(&mut self) -> Result<(), StoreError> {
        duplicates::put_new(self.tx.db, std::mem::take(&mut self.marks))
    }

    /// Writes what is left; from now on all is found.
    pub fn finish(mut self) -> Result<(), StoreError> {
        self.write_gathered()?;
        self.write_marks()?;
        for person in std::mem::take(&mut self.joined) {
            index::rewrite(self.tx.db, person)?;
        }
        if self.count > WORTH_JOINING {
            self.tx.join_index()?;
        }
        let (joined, at_once) = JOINED_OTHERWISE;
        set_index(self.tx, ROOM_OTHERWISE, joined, at_once)?;
        Ok(self.tx.db.pragma_update(None, "cache_size", super::WRITER_CACHE)?)
    }

    fn write_gathered(&mut self) -> Result<(), StoreError> {
        for (id, contact_type, company, entries) in &self.gathered {
            index::put(self.tx.db, *id, *contact_type, *company, entries)?;
        }
        let mut indexed = self.tx.indexed.borrow_mut();
        for (.., entries) in self.gathered.drain(..) {
            index::learn(self.tx.db, &mut indexed, &entries)?;
        }
        Ok(())
    }
}

/// Sets how the full-text index works: what it may hold in memory, how many pieces of one size it joins as it goes, and how
/// many it must join before it goes on.
fn set_index(tx: &Write<'_>, room: i64, joined: i64, joined_at_once: i64) -> Result<(), StoreError> {
    for table in ["contact_words", "contact_phones"] {
        for (key, value) in [("hashsize", room), ("automerge", joined), ("crisismerge", joined_at_once)] {
            let sql = format!("INSERT INTO {table} ({table}, rank) VALUES (?1, ?2)");
            tx.db.prepare_cached(&sql)?.execute(params![key, value])?;
        }
    }
    Ok(())
}
