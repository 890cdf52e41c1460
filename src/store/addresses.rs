//! Alternative addresses and their dates.

use jiff::civil::Date;
use rusqlite::params;
use serde_json::{Map, Value};

use super::{Read, StoreError, Write, rows};
use crate::domain::alternative_address::{AlternativeAddress, DateRange};
use crate::domain::contact::ContactId;
use crate::domain::field::Field;

impl Read<'_> {
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
    /// Stores an address with its dates in place of the one that the contact had under this code.
    pub fn put_alternative_address(&self, contact: ContactId, address: &AlternativeAddress) -> Result<(), StoreError> {
        self.delete_alternative_address(contact, &address.code)?;
        self.insert_alternative_address(contact, address)
    }

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

    /// Its dates go with it.
    pub fn delete_alternative_address(&self, contact: ContactId, code: &str) -> Result<(), StoreError> {
        let mut statement =
            self.db.prepare_cached("DELETE FROM alternative_addresses WHERE contact_id = ?1 AND code = ?2")?;
        statement.execute(params![contact.0, code])?;
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
