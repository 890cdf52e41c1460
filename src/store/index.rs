//! Writing the search index. Always called in the transaction that changes the row.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use rusqlite::{Connection, OptionalExtension, params};

use super::words::{Terms, mark};
use super::{StoreError, Write, collation, duplicates, labels, phones, rows, settings};
use crate::domain::contact::{ContactId, ContactType, Values};
use crate::domain::field::Field;
use crate::domain::phone::Forms;

/// The form of the entries. A file whose entries have another form is indexed anew when it is opened, so this grows with
/// every change to what is written here.
const FORM: i64 = 1;

impl Write<'_> {
    /// Makes one piece of the index's pieces, so that looking up reads fewer of them; to be called after very many
    /// changes. Takes about 5 ms a thousand contacts.
    pub fn join_index(&self) -> Result<(), StoreError> {
        for table in ["contact_words", "contact_phones"] {
            self.db.execute(&format!("INSERT INTO {table} ({table}) VALUES ('optimize')"), [])?;
        }
        Ok(())
    }
}

/// What the index says of a contact.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Entries {
    pub(super) words: String,
    pub(super) phones: String,
    /// The words for the vocabulary.
    pub(super) spelt: Vec<Box<str>>,
}

impl Entries {
    /// `region`: the country in which phone numbers are read.
    pub(super) fn of(contact_type: ContactType, values: &Values, region: &str) -> Entries {
        Entries::with_phones(contact_type, values, |phone_no, mobile| phones::grams(phone_no, mobile, region))
    }

    /// As [`Entries::of`], of one of very many contacts.
    pub(super) fn of_many(contact_type: ContactType, values: &Values, forms: &mut Forms) -> Entries {
        Entries::with_phones(contact_type, values, |phone_no, mobile| phones::grams_of_many(phone_no, mobile, forms))
    }

    fn with_phones(contact_type: ContactType, values: &Values, grams: impl FnOnce(&str, &str) -> String) -> Entries {
        let terms = Terms::of(values);
        let name_mark = match contact_type {
            ContactType::Company => mark::COMPANY,
            ContactType::Person => mark::PERSON,
        };
        let mut words = String::with_capacity(400);
        let mut token = |mark: char, word: &str| {
            words.push(mark);
            words.push_str(word);
            words.push(' ');
        };
        terms.name.iter().for_each(|word| token(name_mark, word));
        terms.all().into_iter().for_each(|word| token(mark::ANY, word));
        words.push_str(type_token(contact_type));
        if values.is_set(Field::PrivacyBlocked) {
            words.push(' ');
            words.push_str(BLOCKED);
        }
        let phones = grams(values.get(Field::PhoneNo), values.get(Field::MobilePhoneNo));
        let mut spelt: Vec<Box<str>> = terms.spelt().map(Box::from).collect();
        spelt.sort_unstable();
        spelt.dedup();
        Entries { words, phones, spelt }
    }
}

/// What a transaction that writes many contacts need not ask the file for again.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// Hashes of words that are in the vocabulary.
    words: HashSet<u64>,
}

/// Writes a contact's entries anew.
pub(super) fn write(
    db: &Connection,
    id: ContactId,
    contact_type: ContactType,
    company: Option<ContactId>,
    values: &Values,
) -> Result<(), StoreError> {
    let entries = Entries::of(contact_type, values, &settings::phone_region(db)?);
    put(db, id, contact_type, company, &entries)?;
    learn(db, &mut Memory::default(), &entries)?;
    duplicates::write(db, id, contact_type, company, values)
}

/// Writes entries that were made before, but for the vocabulary.
pub(super) fn put(
    db: &Connection,
    id: ContactId,
    contact_type: ContactType,
    company: Option<ContactId>,
    entries: &Entries,
) -> Result<(), StoreError> {
    let mut words = entries.words.clone();
    let company = if contact_type == ContactType::Company { Some(id) } else { company };
    if let Some(company) = company {
        words.push(' ');
        words.push_str(&company_token(company.0));
    }
    db.prepare_cached("REPLACE INTO contact_words (rowid, terms) VALUES (?1, ?2)")?.execute(params![id.0, words])?;
    put_phones(db, id, &entries.phones)
}

/// Adds to the vocabulary what it lacks.
pub(super) fn learn(db: &Connection, memory: &mut Memory, entries: &Entries) -> Result<(), StoreError> {
    for word in &entries.spelt {
        let mut hasher = DefaultHasher::new();
        word.hash(&mut hasher);
        if memory.words.insert(hasher.finish()) {
            learn_word(db, word)?;
        }
    }
    Ok(())
}

fn learn_word(db: &Connection, word: &str) -> Result<(), StoreError> {
    let mut known = db.prepare_cached("SELECT 1 FROM vocabulary WHERE word = ?1")?;
    if known.query_row([word], |_| Ok(())).optional()?.is_none() {
        let mut insert = db.prepare_cached(
            "INSERT INTO vocabulary (word, place) VALUES (?1, (SELECT ifnull(max(place), 0) + 1 FROM vocabulary))",
        )?;
        insert.execute([word])?;
    }
    Ok(())
}

/// Takes a contact's entries away.
pub(super) fn forget(db: &Connection, id: ContactId) -> Result<(), StoreError> {
    db.prepare_cached("DELETE FROM contact_words WHERE rowid = ?1")?.execute([id.0])?;
    db.prepare_cached("DELETE FROM contact_phones WHERE rowid = ?1")?.execute([id.0])?;
    Ok(())
}

/// As [`forget`], of very many contacts: one table after the other, because a change of another table makes the full-text
/// index write out what it has gathered.
pub(super) fn forget_many(db: &Connection, ids: &[ContactId]) -> Result<(), StoreError> {
    for table in ["contact_words", "contact_phones"] {
        let mut delete = db.prepare_cached(&format!("DELETE FROM {table} WHERE rowid = ?1"))?;
        for id in ids {
            delete.execute([id.0])?;
        }
    }
    Ok(())
}

/// Takes all contacts' entries away.
pub(super) fn forget_all(db: &Connection) -> Result<(), StoreError> {
    db.execute_batch(
        "INSERT INTO contact_words (contact_words) VALUES ('delete-all'); \
         INSERT INTO contact_phones (contact_phones) VALUES ('delete-all');",
    )?;
    Ok(())
}

/// Writes the entries of a stored contact anew.
pub(super) fn rewrite(db: &Connection, id: ContactId) -> Result<(), StoreError> {
    match rows::by_id(db, id)? {
        Some(contact) => {
            let company = contact.company.as_ref().map(|company| company.id);
            write(db, id, contact.contact_type, company, &contact.values)
        }
        None => Ok(()),
    }
}

/// Reads the phones of all contacts as numbers of another region.
pub(super) fn rewrite_phones(db: &Connection, region: &str) -> Result<(), StoreError> {
    let mut statement =
        db.prepare("SELECT id, phone_no, mobile_phone_no FROM contacts WHERE phone_no <> '' OR mobile_phone_no <> ''")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let grams = phones::grams(rows::text(row, 1)?, rows::text(row, 2)?, region);
        put_phones(db, ContactId(row.get(0)?), &grams)?;
    }
    Ok(())
}

fn put_phones(db: &Connection, id: ContactId, grams: &str) -> Result<(), StoreError> {
    if grams.is_empty() {
        db.prepare_cached("DELETE FROM contact_phones WHERE rowid = ?1")?.execute([id.0])?;
    } else {
        db.prepare_cached("REPLACE INTO contact_phones (rowid, grams) VALUES (?1, ?2)")?
            .execute(params![id.0, grams])?;
    }
    Ok(())
}

/// Contacts whose words are added to the vocabulary together: writing elsewhere makes the full-text index write, too.
const GATHERED: usize = 4096;

/// Makes the index and the places in lists anew from the rows. Words keep growing places, so that what others hold in memory notices.
pub(super) fn rebuild(db: &Connection) -> Result<(), StoreError> {
    let last: i64 = db.query_row("SELECT ifnull(max(place), 0) FROM vocabulary", [], |row| row.get(0))?;
    forget_all(db)?;
    labels::make(db, i64::MIN)?;
    db.execute("DELETE FROM vocabulary", [])?;
    let mut forms = Forms::new(&settings::phone_region(db)?);
    let (mut memory, mut gathered, mut keys) = (Memory::default(), Vec::new(), Vec::new());
    // The first word of the new ones takes its place after the last of the old ones.
    db.execute("INSERT INTO vocabulary (word, place) VALUES ('', ?1)", [last])?;
    rows::each(db, "ORDER BY c.id", [], |contact| {
        let entries = Entries::of_many(contact.contact_type, &contact.values, &mut forms);
        let company = contact.company.as_ref().map(|company| company.id);
        put(db, contact.id, contact.contact_type, company, &entries)?;
        keys.push((contact.id.0, collation::keys(contact.name()), collation::number_key(&contact.no)));
        gathered.push(entries);
        if gathered.len() < GATHERED {
            return Ok::<(), StoreError>(());
        }
        sort(db, &mut keys)?;
        gathered.drain(..).try_for_each(|entries| learn(db, &mut memory, &entries))
    })?;
    sort(db, &mut keys)?;
    gathered.into_iter().try_for_each(|entries| learn(db, &mut memory, &entries))?;
    db.execute("DELETE FROM vocabulary WHERE word = ''", [])?;
    db.execute("REPLACE INTO index_form (id, form) VALUES (1, ?1)", [FORM])?;
    Ok(())
}

/// A contact, its name's sort keys in each language, and its number's.
type Keys = (i64, [Vec<u8>; 2], String);

/// Writes the places of contacts in lists.
fn sort(db: &Connection, keys: &mut Vec<Keys>) -> Result<(), StoreError> {
    let mut statement =
        db.prepare_cached("UPDATE contacts SET name_en = ?2, name_fi = ?3, no_order = ?4 WHERE id = ?1")?;
    for (id, [english, finnish], number) in keys.drain(..) {
        statement.execute(params![id, english, finnish, number])?;
    }
    Ok(())
}

/// Whether the entries have the form that this version writes.
pub(super) fn is_current(db: &Connection) -> Result<bool, StoreError> {
    let form: Option<i64> =
        db.query_row("SELECT form FROM index_form WHERE id = 1", [], |row| row.get(0)).optional()?;
    Ok(form == Some(FORM))
}

/// The contact is the company with this row id, or belongs to it.
pub(super) fn company_token(company: i64) -> String {
    format!("l{company}")
}

pub(super) fn type_token(contact_type: ContactType) -> &'static str {
    match contact_type {
        ContactType::Company => "tc",
        ContactType::Person => "tp",
    }
}

/// The contact is privacy blocked.
pub(super) const BLOCKED: &str = "tb";
