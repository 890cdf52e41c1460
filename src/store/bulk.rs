//! Storing very many contacts in one transaction.
//!
//! Any change of a row between two changes of the full-text index makes that write out what it has gathered, which for a
//! row at a time takes many times longer. So rows are stored first, and their entries some thousands at once.

use rusqlite::params;

use super::contacts::Places;
use super::duplicates::{self, Marks};
use super::index::{self, Entries};
use super::{StoreError, Write, collation, settings};
use crate::domain::contact::{ContactId, ContactType, NewContact, Values};
use crate::domain::likeness::Profile;
use crate::domain::phone::Forms;
use crate::domain::search_string::SearchString;

/// Contacts whose entries are gathered before they are written.
const GATHERED: usize = 16_384;
/// What the index may hold in memory while many contacts are stored, and otherwise, in bytes.
const ROOM: i64 = 32 << 20;
const ROOM_OTHERWISE: i64 = 1 << 20;
/// Pieces of the index that may be there at once, and how many are joined otherwise: SQLite's own numbers.
const MANY: i64 = 1999;
const JOINED_OTHERWISE: (i64, i64) = (4, 16);
/// After so many contacts the pieces are joined at the end.
const WORTH_JOINING: i64 = 500;

/// When the keys and search strings are made by which contacts are found that may be the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marking {
    /// When they are asked for: whoever stores asks whether the next contact may be the same as one of those before.
    Now,
    /// Afterwards, slice by slice ([`Write::mark_slice`]).
    Later,
}

/// What follows from a contact's texts and is stored with it: made on any thread, before the contact is stored.
#[derive(Debug)]
pub struct Indexed {
    entries: Entries,
    places: Places,
    profile: Option<Profile>,
}

impl Indexed {
    /// `forms`: kept from contact to contact, for the country in which phone numbers are read.
    pub fn of(contact_type: ContactType, values: &Values, forms: &mut Forms, marking: Marking) -> Self {
        let profile = (marking == Marking::Now).then(|| Profile::for_keys_of_many(contact_type, values, forms, None));
        Indexed { entries: Entries::of_many(contact_type, values, forms), places: Places::of(values), profile }
    }
}

/// Many contacts under way. What it holds is not found before [`Bulk::finish`].
pub struct Bulk<'a> {
    tx: &'a Write<'a>,
    gathered: Vec<(ContactId, ContactType, Option<ContactId>, Entries)>,
    joined: Vec<ContactId>,
    marks: Vec<Marks>,
    strings: Option<Vec<SearchString>>,
    /// Whether there are contacts whose marks are made later.
    is_later: bool,
    first: i64,
    /// The row id that is given next.
    next: i64,
}

impl<'a> Bulk<'a> {
    pub fn new(tx: &'a Write<'a>) -> Result<Self, StoreError> {
        set_index(tx, ROOM, 0, MANY)?;
        tx.db.pragma_update(None, "cache_size", super::BULK_CACHE)?;
        // People may come before their companies; what is missing in the end is found when all is stored.
        tx.db.pragma_update(None, "defer_foreign_keys", true)?;
        let strings = duplicates::kept_strings(tx.db)?;
        let last = "SELECT ifnull((SELECT seq FROM sqlite_sequence WHERE name = 'contacts'), 0)";
        let next = tx.db.query_row(last, [], |row| row.get::<_, i64>(0))? + 1;
        Ok(Bulk {
            tx,
            gathered: Vec::with_capacity(GATHERED),
            joined: Vec::new(),
            marks: Vec::new(),
            strings,
            is_later: false,
            first: next,
            next,
        })
    }

    /// The country in which phone numbers are read.
    pub fn phone_region(&self) -> Result<String, StoreError> {
        settings::phone_region(self.tx.db)
    }

    /// Whether a contact has the number, case ignored, or had it before it was merged.
    pub fn has_number(&self, no: &str) -> Result<bool, StoreError> {
        self.tx.is_number_taken(no)
    }

    /// A row id for a contact that is stored later.
    pub fn reserve(&mut self) -> ContactId {
        self.next += 1;
        ContactId(self.next - 1)
    }

    /// Stores a contact under a reserved row id. The number must be free; the company may be one that is still to come.
    pub fn insert(&mut self, id: ContactId, contact: &NewContact, indexed: Indexed) -> Result<(), StoreError> {
        let Indexed { entries, places, profile } = indexed;
        self.tx.insert_row(Some(id), contact, 1, &places)?;
        match profile {
            Some(profile) => self.marks.push(Marks::of(id, contact, profile, self.strings.as_deref())),
            None => self.is_later = true,
        }
        self.gathered.push((id, contact.contact_type, contact.company, entries));
        if self.gathered.len() == GATHERED {
            self.write_gathered()?;
        }
        Ok(())
    }

    /// Gives a stored contact its number, which must be free.
    pub fn number(&mut self, id: ContactId, no: &str) -> Result<(), StoreError> {
        let mut statement = self.tx.db.prepare_cached("UPDATE contacts SET no = ?2, no_order = ?3 WHERE id = ?1")?;
        statement.execute(params![id.0, no, collation::number_key(no)])?;
        Ok(())
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

    /// Writes what is left; from now on all is found. Gives the first and the last row id that were reserved.
    pub fn finish(mut self) -> Result<Option<(ContactId, ContactId)>, StoreError> {
        self.write_gathered()?;
        self.write_marks()?;
        let (first, last) = (ContactId(self.first), ContactId(self.next - 1));
        if self.is_later {
            self.tx.mark_later(first, last)?;
        }
        for person in std::mem::take(&mut self.joined) {
            index::rewrite(self.tx.db, person)?;
        }
        if last.0 - first.0 > WORTH_JOINING {
            self.tx.join_index()?;
        }
        let (joined, at_once) = JOINED_OTHERWISE;
        set_index(self.tx, ROOM_OTHERWISE, joined, at_once)?;
        self.tx.db.pragma_update(None, "cache_size", super::WRITER_CACHE)?;
        Ok((first <= last).then_some((first, last)))
    }

    fn write_gathered(&mut self) -> Result<(), StoreError> {
        // The index takes them in their order only.
        self.gathered.sort_unstable_by_key(|(id, ..)| *id);
        for (id, contact_type, company, entries) in &mut self.gathered {
            index::put_new(self.tx.db, *id, *contact_type, *company, entries)?;
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
