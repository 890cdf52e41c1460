//! Contacts with all that belongs to them, for export and import.

use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::params;
use serde_json::{Map, Value};

use super::{Read, StoreError, Write, rows, time};
use crate::domain::code_list::CodeList;
use crate::domain::contact::{Contact, ContactId};
use crate::domain::field::Field;
use crate::domain::relation::Relation;

/// An alternative address (table 5051) with the dates at which it applies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlternativeAddress {
    pub code: String,
    /// Texts by field: Address, Address2, PostCode, City, County, CountryRegionCode, PhoneNo, EMail …
    pub values: Vec<(Field, String)>,
    pub ranges: Vec<DateRange>,
}

/// When an alternative address applies; an open end stays in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateRange {
    pub from: Date,
    pub to: Option<Date>,
}

/// A contact and all that hangs on it.
#[derive(Debug, Clone, PartialEq)]
pub struct FullContact {
    pub contact: Contact,
    pub industry_groups: Vec<String>,
    pub mailing_groups: Vec<String>,
    pub job_responsibilities: Vec<String>,
    pub relations: Vec<Relation>,
    /// Code and search word.
    pub web_sources: Vec<(String, String)>,
    pub alternative_addresses: Vec<AlternativeAddress>,
    /// Oldest first: text, writer's name, when.
    pub notes: Vec<(String, String, Timestamp)>,
}

impl Read<'_> {
    /// Every contact in the order of the numbers, one at a time; stops when `each` fails.
    pub fn each_contact<E: From<StoreError>>(
        &self,
        mut each: impl FnMut(FullContact) -> Result<(), E>,
    ) -> Result<(), E> {
        rows::each(self.db, "ORDER BY c.no", [], |contact| each(self.with_all(contact)?))
    }

    fn with_all(&self, contact: Contact) -> Result<FullContact, StoreError> {
        let mut full = FullContact {
            industry_groups: Vec::new(),
            mailing_groups: Vec::new(),
            job_responsibilities: Vec::new(),
            relations: self.relations(contact.id)?,
            web_sources: Vec::new(),
            alternative_addresses: self.alternative_addresses(contact.id)?,
            notes: self.notes_oldest_first(contact.id)?,
            contact,
        };
        let mut statement = self.db.prepare_cached(
            "SELECT list, code, search_word FROM contact_codes WHERE contact_id = ?1 ORDER BY list, code",
        )?;
        let mut rows = statement.query([full.contact.id.0])?;
        while let Some(row) = rows.next()? {
            let code = row.get(1)?;
            match CodeList::from_key(rows::text(row, 0)?) {
                Some(CodeList::Industry) => full.industry_groups.push(code),
                Some(CodeList::Mailing) => full.mailing_groups.push(code),
                Some(CodeList::Responsibility) => full.job_responsibilities.push(code),
                Some(CodeList::WebSource) => full.web_sources.push((code, row.get(2)?)),
                _ => return Err(StoreError::Unreadable("a contact's code")),
            }
        }
        Ok(full)
    }

    fn notes_oldest_first(&self, contact: ContactId) -> Result<Vec<(String, String, Timestamp)>, StoreError> {
        let mut statement =
            self.db.prepare_cached("SELECT text, by_name, at FROM notes WHERE contact_id = ?1 ORDER BY at, id")?;
        let mut rows = statement.query([contact.0])?;
        let mut notes = Vec::new();
        while let Some(row) = rows.next()? {
            notes.push((row.get(0)?, row.get(1)?, time::from_stored(row.get(2)?)?));
        }
        Ok(notes)
    }

    /// By code, each with its dates in their order.
    pub fn alternative_addresses(&self, contact: ContactId) -> Result<Vec<AlternativeAddress>, StoreError> {
        let mut statement = self
            .db
            .prepare_cached("SELECT id, code, texts FROM alternative_addresses WHERE contact_id = ?1 ORDER BY code")?;
        let mut rows = statement.query([contact.0])?;
        let mut addresses = Vec::new();
        while let Some(row) = rows.next()? {
            addresses.push(AlternativeAddress {
                code: row.get(1)?,
                values: texts(rows::text(row, 2)?)?,
                ranges: self.ranges(row.get(0)?)?,
            });
        }
        Ok(addresses)
    }

    fn ranges(&self, address: i64) -> Result<Vec<DateRange>, StoreError> {
        let mut statement = self.db.prepare_cached(
            "SELECT from_day, to_day FROM alternative_address_ranges WHERE address_id = ?1 ORDER BY from_day, id",
        )?;
        let mut rows = statement.query([address])?;
        let mut ranges = Vec::new();
        while let Some(row) = rows.next()? {
            let to: Option<String> = row.get(1)?;
            ranges.push(DateRange { from: day(rows::text(row, 0)?)?, to: to.as_deref().map(day).transpose()? });
        }
        Ok(ranges)
    }
}

impl Write<'_> {
    pub fn insert_alternative_address(
        &self,
        contact: ContactId,
        address: &AlternativeAddress,
    ) -> Result<(), StoreError> {
        let texts: Map<String, Value> = address
            .values
            .iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(field, text)| (field.key().to_owned(), Value::from(text.as_str())))
            .collect();
        let mut insert = self
            .db
            .prepare_cached("INSERT INTO alternative_addresses (contact_id, code, texts) VALUES (?1, ?2, ?3)")?;
        let id = insert.insert(params![contact.0, address.code, Value::Object(texts).to_string()])?;
        let mut insert = self.db.prepare_cached(
            "INSERT INTO alternative_address_ranges (address_id, from_day, to_day) VALUES (?1, ?2, ?3)",
        )?;
        for range in &address.ranges {
            insert.execute(params![id, range.from.to_string(), range.to.map(|day| day.to_string())])?;
        }
        Ok(())
    }
}

/// The texts of an alternative address in the order in which they were given.
fn texts(json: &str) -> Result<Vec<(Field, String)>, StoreError> {
    const UNREADABLE: StoreError = StoreError::Unreadable("an alternative address");
    let map: Map<String, Value> = serde_json::from_str(json).map_err(|_| UNREADABLE)?;
    map.into_iter()
        .map(|(key, text)| match (Field::from_key(&key), text) {
            (Some(field), Value::String(text)) => Ok((field, text)),
            _ => Err(UNREADABLE),
        })
        .collect()
}

fn day(text: &str) -> Result<Date, StoreError> {
    text.parse().map_err(|_| StoreError::Unreadable("a date"))
}
