//! A guild's file in a folder of its own, and contacts to put into it.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;
use kontakti::domain::contact::{ContactId, ContactType, Modified, NewContact, Values};
use kontakti::domain::field::Field;
use kontakti::domain::found::Hit;
use kontakti::domain::query::Query;
use kontakti::domain::relation::BusinessRelationValue;
use kontakti::store::{Guild, GuildKey, Read, Store, StoreError, Write};

pub struct Files {
    pub folder: Arc<tempfile::TempDir>,
    pub store: Store,
    pub guild: Arc<Guild>,
}

impl Files {
    pub fn new() -> Self {
        Files::open(Arc::new(tempfile::tempdir().unwrap()))
    }

    fn open(folder: Arc<tempfile::TempDir>) -> Self {
        let store = Store::open(folder.path()).unwrap();
        let guild = store.guild(&key()).unwrap();
        Files { folder, store, guild }
    }

    /// The same files in a store of its own.
    pub fn reopened(&self) -> Files {
        Files::open(Arc::clone(&self.folder))
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("guilds").join("test.db")
    }

    pub fn read<T>(&self, work: impl FnOnce(&Read<'_>) -> Result<T, StoreError>) -> T {
        self.guild.read(work).unwrap()
    }

    pub fn write<T>(&self, work: impl FnOnce(&Write<'_>) -> Result<T, StoreError>) -> T {
        self.guild.write(work).unwrap()
    }

    /// Adds a contact and gives its id.
    pub fn add(&self, contact: NewContact) -> ContactId {
        self.write(|tx| tx.insert_contact(&contact))
    }

    pub fn search(&self, text: &str) -> Vec<Hit> {
        self.read(|tx| tx.search(&Query::parse(text), None, "aino", false, 25))
    }

    /// The names of the hits, best first.
    pub fn names(&self, text: &str) -> Vec<String> {
        self.search(text).iter().map(|hit| hit.contact.name.clone()).collect()
    }
}

pub fn key() -> GuildKey {
    GuildKey::new("test").unwrap()
}

pub fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub fn modified(text: &str) -> Modified {
    Modified { at: at(text), by: "Aino".to_owned() }
}

pub fn company(no: &str, name: &str) -> NewContact {
    NewContact {
        no: no.to_owned(),
        no_series: "CONT".to_owned(),
        contact_type: ContactType::Company,
        company: None,
        values: Values::default().with(Field::Name, name),
        business_relation: BusinessRelationValue::None,
        modified: modified("2026-11-23T10:00:00Z"),
    }
}

pub fn person(no: &str, name: &str, company: Option<ContactId>) -> NewContact {
    NewContact { contact_type: ContactType::Person, company, ..self::company(no, name) }
}

/// A contact with more fields.
pub trait With {
    fn with(self, field: Field, text: &str) -> Self;
}

impl With for NewContact {
    fn with(mut self, field: Field, text: &str) -> Self {
        self.values.set(field, text);
        self
    }
}
