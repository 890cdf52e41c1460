//! Storing very many contacts in one transaction.
//!
//! The rows are stored one by one; what the search index says of them is gathered and sorted on other threads meanwhile,
//! and written at the end as FTS5 would have written it. All of it is one transaction.

mod gathering;
mod making;
mod pages;
mod quick;
mod runs;
mod segment;
mod sorted;
#[cfg(test)]
mod tests;
mod varint;

use rusqlite::params;

use gathering::{Entry, Gatherer};
use segment::Segment;
use sorted::Indexes;

use super::contacts::Places;
use super::duplicates::{self, Marks};
use super::index::{self, Entries};
use super::{StoreError, Write, collation, rows, settings};
use crate::domain::contact::{ContactId, ContactType, NewContact, Values};
use crate::domain::likeness::Profile;
use crate::domain::phone::Forms;
use crate::domain::search_string::SearchString;

/// Contacts whose entries are handed over together.
const TOGETHER: usize = 1024;
/// Contacts that come in before it is worth while to take indexes away and make them anew.
const MANY: u64 = 2000;
/// After so many contacts the pieces of the index are joined at the end, if there are others.
const WORTH_JOINING: i64 = 500;
/// The page cache while rows come where the ones before went, and while the rest is sorted.
const APPENDING_CACHE: i32 = -(32 << 10);
const SORTING_CACHE: i32 = -(64 << 10);

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
    /// How many tokens they have, in words and in phones.
    tokens: [u64; 2],
    places: Places,
    profile: Option<Profile>,
}

impl Indexed {
    /// `forms`: kept from contact to contact, for the country in which phone numbers are read.
    pub fn of(contact_type: ContactType, values: &Values, forms: &mut Forms, marking: Marking) -> Self {
        let profile = (marking == Marking::Now).then(|| Profile::for_keys_of_many(contact_type, values, forms, None));
        let entries = Entries::of_many(contact_type, values, forms);
        let tokens =
            [&entries.words, &entries.phones].map(|text| text.split(' ').filter(|token| !token.is_empty()).count());
        Indexed { entries, tokens: tokens.map(|count| count as u64), places: Places::of(values), profile }
    }
}

/// Many contacts under way. What it holds is not found before [`Bulk::finish`].
pub struct Bulk<'a> {
    tx: &'a Write<'a>,
    gatherer: Gatherer,
    /// What waits to be given to it.
    gathered: Vec<Entry>,
    /// The segments of the words and of the phones.
    segments: [Segment; 2],
    /// The indexes that were taken away; nothing before that.
    indexes: Option<Indexes>,
    /// Contacts that are stored, and after how many the indexes are taken away.
    stored: u64,
    many: u64,
    /// The place of the last word in the vocabulary.
    last_word: i64,
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
        tx.db.pragma_update(None, "cache_size", super::BULK_CACHE)?;
        // People may come before their companies; what is missing in the end is found when all is stored.
        tx.db.pragma_update(None, "defer_foreign_keys", true)?;
        let strings = duplicates::kept_strings(tx.db)?;
        let last = "SELECT ifnull((SELECT seq FROM sqlite_sequence WHERE name = 'contacts'), 0)";
        let next = tx.db.query_row(last, [], |row| row.get::<_, i64>(0))? + 1;
        let last_word = tx.db.query_row("SELECT ifnull(max(place), 0) FROM vocabulary", [], |row| row.get(0))?;
        Ok(Bulk {
            tx,
            gatherer: Gatherer::start(),
            gathered: Vec::with_capacity(TOGETHER),
            segments: [Segment::begin(tx.db, segment::WORDS)?, Segment::begin(tx.db, segment::PHONES)?],
            indexes: None,
            stored: 0,
            // Where there are more, making their indexes anew is as much work as the new ones' places in them.
            many: MANY.max(rows::count(tx.db, "SELECT count(*) FROM contacts", [])?),
            last_word,
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
        let Indexed { entries, tokens, places, profile } = indexed;
        self.tx.insert_row(Some(id), contact, 1, &places)?;
        match profile {
            Some(profile) => self.marks.push(Marks::of(id, contact, profile, self.strings.as_deref())),
            None => self.is_later = true,
        }
        let company = if contact.contact_type == ContactType::Company { Some(id) } else { contact.company };
        let [words, phones] = &mut self.segments;
        words.count(self.tx.db, id.0, tokens[0] + u64::from(company.is_some()))?;
        if tokens[1] > 0 {
            phones.count(self.tx.db, id.0, tokens[1])?;
        }
        let place = u32::try_from(id.0 - self.first).map_err(|_| StoreError::Unreadable("more contacts than fit"))?;
        self.gathered.push(Entry { contact: place, company: company.map(|company| company.0), entries });
        self.stored += 1;
        if self.stored == self.many {
            self.indexes = Some(Indexes::take_away(self.tx.db)?);
            self.tx.db.pragma_update(None, "cache_size", APPENDING_CACHE)?;
        }
        if self.gathered.len() == TOGETHER {
            self.give_gathered()?;
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
        self.give_gathered()?;
        self.write_marks()?;
        let Bulk { tx, gatherer, segments, indexes, .. } = self;
        let (gathered, words) = gatherer.finish();
        learn(tx, &mut self.last_word, &words)?;
        if indexes.is_some() {
            tx.db.pragma_update(None, "cache_size", SORTING_CACHE)?;
        }
        let indexes = indexes.unwrap_or_default();
        let pages = making::make(tx.db, &segments, &gathered, &indexes, self.first)?;
        drop(gathered);
        indexes.label(tx.db, self.first)?;
        let mut is_whole = true;
        for (segment, pages) in segments.into_iter().zip(pages) {
            is_whole &= segment.finish(tx.db, pages)? <= 1;
        }
        segment::read_anew(tx.db)?;
        let (first, last) = (ContactId(self.first), ContactId(self.next - 1));
        if self.is_later {
            tx.mark_later(first, last)?;
        }
        for person in self.joined {
            index::rewrite(tx.db, person)?;
        }
        if !is_whole && last.0 - first.0 > WORTH_JOINING {
            tx.join_index()?;
        }
        tx.db.pragma_update(None, "cache_size", super::WRITER_CACHE)?;
        Ok((first <= last).then_some((first, last)))
    }

    fn give_gathered(&mut self) -> Result<(), StoreError> {
        self.gatherer.give(std::mem::replace(&mut self.gathered, Vec::with_capacity(TOGETHER)));
        let words: Vec<Box<str>> = self.gatherer.learned.try_iter().flatten().collect();
        learn(self.tx, &mut self.last_word, &words)
    }
}

/// Adds to the vocabulary what it lacks of these words.
fn learn(tx: &Write<'_>, last: &mut i64, words: &[Box<str>]) -> Result<(), StoreError> {
    let mut insert =
        tx.db.prepare_cached("INSERT INTO vocabulary (word, place) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?;
    for word in words {
        let is_new = insert.execute(params![word, *last + 1])? > 0;
        *last += i64::from(is_new);
    }
    Ok(())
}
