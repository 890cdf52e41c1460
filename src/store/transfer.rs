//! Contacts with all that belongs to them, for export and import.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::domain::contact::{Contact, ContactId};
use crate::domain::field::Field;
use crate::domain::relation::Relation;

use super::{Read, StoreError, Write};

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
    pub fn each_contact<E: From<StoreError>>(&self, _each: impl FnMut(FullContact) -> Result<(), E>) -> Result<(), E> {
        todo!()
    }

    pub fn alternative_addresses(&self, _contact: ContactId) -> Result<Vec<AlternativeAddress>, StoreError> {
        todo!()
    }
}

impl Write<'_> {
    pub fn insert_alternative_address(
        &self,
        _contact: ContactId,
        _address: &AlternativeAddress,
    ) -> Result<(), StoreError> {
        todo!()
    }

    /// Makes the person belong to a company without any other change; only for an import that met the person first.
    pub fn set_company(&self, _person: ContactId, _company: ContactId) -> Result<(), StoreError> {
        todo!()
    }
}
