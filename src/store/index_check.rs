//! Whether the search index says what the rows say.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use rusqlite::Connection;

use super::index::{self, Entries};
use super::{Read, StoreError, Write, collation, labels, rows, settings, words};
use crate::domain::contact::{Contact, ContactType};
use crate::domain::fold::fold;
use crate::domain::found::Label;

/// How many contacts with wrong entries are named.
const NAMED: usize = 20;

/// What a check of the index found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct IndexCheck {
    pub contacts: u64,
    /// Contacts whose entries are other than their rows.
    pub wrong: u64,
    /// The numbers of the first of them.
    pub named: Vec<String>,
    /// Entries of contacts that are not there.
    pub strays: u64,
    /// Words that names have and the vocabulary lacks.
    pub unknown_words: u64,
    /// Whether the index is sound in itself.
    pub is_sound: bool,
}

impl IndexCheck {
    pub fn is_right(&self) -> bool {
        self.is_sound && self.wrong + self.strays + self.unknown_words == 0
    }
}

/// The sum of the hashes of a contact's tokens: the same for the same tokens in any order.
type Sums = HashMap<i64, u64>;

impl Read<'_> {
    /// Compares every row with its entries.
    pub fn check_index(&self) -> Result<IndexCheck, StoreError> {
        let mut check = IndexCheck { is_sound: is_sound(self.db)?, ..IndexCheck::default() };
        let mut found_words = sums(self.db, "contact_words")?;
        let mut found_phones = sums(self.db, "contact_phones")?;
        let region = settings::phone_region(self.db)?;
        let vocabulary = self.words()?;
        rows::each(self.db, "ORDER BY c.id", [], |contact| {
            check.contacts += 1;
            let entries = Entries::of(contact.contact_type, &contact.values, &region);
            check.unknown_words += entries.spelt.iter().filter(|word| !vocabulary.has(word)).count() as u64;
            let words = sum(entries.words.split(' ').chain(company(&contact).as_deref()));
            let phones = sum(entries.phones.split(' '));
            let is_right = found_words.remove(&contact.id.0).unwrap_or(0) == words
                && found_phones.remove(&contact.id.0).unwrap_or(0) == phones
                && self.is_in_its_place(&contact)?
                && labels::select(self.db, "WHERE l.id = ?1", [contact.id.0])? == [Label::from(contact.clone())];
            if !is_right {
                check.wrong += 1;
                if check.named.len() < NAMED {
                    check.named.push(contact.no);
                }
            }
            Ok::<(), StoreError>(())
        })?;
        let labels = rows::count(self.db, "SELECT count(*) FROM labels WHERE id NOT IN (SELECT id FROM contacts)", [])?;
        check.strays = (found_words.len() + found_phones.len()) as u64 + labels;
        Ok(check)
    }

    /// Whether the columns that are made from the contact's texts are right.
    fn is_in_its_place(&self, contact: &Contact) -> Result<bool, StoreError> {
        let mut statement = self.db.prepare_cached(
            "SELECT name_folded, city_folded, name_en, name_fi, no_order FROM contacts WHERE id = ?1",
        )?;
        let (name, city, english, finnish, number): (String, String, Vec<u8>, Vec<u8>, String) = statement
            .query_row([contact.id.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))?;
        let city_now = fold(contact.get(crate::domain::field::Field::City));
        Ok(name == words::key(contact.name())
            && city == city_now
            && [english, finnish] == collation::keys(contact.name())
            && number == collation::number_key(&contact.no))
    }
}

impl Write<'_> {
    /// Makes the index anew from the rows.
    pub fn rebuild_index(&self) -> Result<(), StoreError> {
        index::rebuild(self.db)
    }
}

fn company(contact: &Contact) -> Option<String> {
    match contact.contact_type {
        ContactType::Company => Some(index::company_token(contact.id.0)),
        ContactType::Person => contact.company.as_ref().map(|company| index::company_token(company.id.0)),
    }
}

fn sum<'a>(tokens: impl Iterator<Item = &'a str>) -> u64 {
    let mut tokens: Vec<&str> = tokens.filter(|token| !token.is_empty()).collect();
    tokens.sort_unstable();
    tokens.dedup();
    tokens.into_iter().fold(0, |sum, token| sum.wrapping_add(hash(token)))
}

fn hash(token: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    token.hash(&mut hasher);
    hasher.finish()
}

/// What the index holds, by contact.
fn sums(db: &Connection, table: &str) -> Result<Sums, StoreError> {
    db.execute_batch(&format!(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.seen_{table} USING fts5vocab(main, {table}, instance)"
    ))?;
    let mut statement = db.prepare(&format!("SELECT term, doc FROM temp.seen_{table}"))?;
    let mut found = statement.query([])?;
    let mut sums = Sums::new();
    while let Some(row) = found.next()? {
        let token = hash(rows::text(row, 0)?);
        let sum = sums.entry(row.get(1)?).or_default();
        *sum = sum.wrapping_add(token);
    }
    Ok(sums)
}

/// Whether SQLite finds nothing wrong with the index: the starts of words are kept apart from the words.
fn is_sound(db: &Connection) -> Result<bool, StoreError> {
    for table in ["contact_words", "contact_phones"] {
        // What another connection changed is noticed when something is looked up, and only then.
        db.prepare(&format!("SELECT rowid FROM {table} WHERE {table} MATCH 'x'"))?.query([])?.next()?;
        let said: String = db.query_row(&format!("PRAGMA integrity_check('{table}')"), [], |row| row.get(0))?;
        if said != "ok" {
            return Ok(false);
        }
    }
    Ok(true)
}
