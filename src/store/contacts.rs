//! Contacts: rows in and out. The search index is kept in the same transaction.

use crate::domain::contact::{Contact, ContactId, Modified, NewContact, Values};
use crate::domain::found::Page;
use crate::domain::relation::{BusinessRelationValue, Relation};

use super::{Read, StoreError, Write};

impl Read<'_> {
    pub fn contact(&self, _id: ContactId) -> Result<Option<Contact>, StoreError> {
        todo!()
    }

    /// By number, case ignored.
    pub fn contact_by_no(&self, _no: &str) -> Result<Option<Contact>, StoreError> {
        todo!()
    }

    /// How many people belong to the company.
    pub fn people_count(&self, _company: ContactId) -> Result<u64, StoreError> {
        todo!()
    }

    /// The company's people in the order of their names (`locale` sorts: `fi`, `en`).
    pub fn people(
        &self,
        _company: ContactId,
        _locale: &str,
        _include_blocked: bool,
        _page: u32,
        _per_page: u32,
    ) -> Result<Page<Contact>, StoreError> {
        todo!()
    }

    /// The contact's own relations, by code.
    pub fn relations(&self, _contact: ContactId) -> Result<Vec<Relation>, StoreError> {
        todo!()
    }
}

impl Write<'_> {
    /// The number must be free.
    pub fn insert_contact(&self, _contact: &NewContact) -> Result<ContactId, StoreError> {
        todo!()
    }

    /// Replaces the row's fields and company when its revision is still `revision`; `false`: somebody was faster.
    pub fn update_contact(
        &self,
        _id: ContactId,
        _revision: i64,
        _values: &Values,
        _company: Option<ContactId>,
        _modified: &Modified,
    ) -> Result<bool, StoreError> {
        todo!()
    }

    /// Stamps the contact as changed without changing a field (a note, a code); its revision grows.
    pub fn touch_contact(&self, _id: ContactId, _modified: &Modified) -> Result<(), StoreError> {
        todo!()
    }

    pub fn set_business_relation(&self, _id: ContactId, _value: BusinessRelationValue) -> Result<(), StoreError> {
        todo!()
    }

    pub fn insert_relation(&self, _contact: ContactId, _relation: &Relation) -> Result<(), StoreError> {
        todo!()
    }
}
