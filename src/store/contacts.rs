//! Contacts: rows in and out. The search index is kept in the same transaction.

use rusqlite::{Statement, params};

use super::index::{self, Entries};
use super::rows::{self, FIELD_PARAMETERS};
use super::{Read, StoreError, Write, collation, duplicates, merged, settings, time, words};
use crate::domain::contact::{Contact, ContactId, ContactType, Modified, NewContact, Values};
use crate::domain::field::Field;
use crate::domain::fold::fold;
use crate::domain::found::Page;

impl Read<'_> {
    pub fn contact(&self, id: ContactId) -> Result<Option<Contact>, StoreError> {
        rows::by_id(self.db, id)
    }

    /// By number, case ignored. The number of a contact that was merged means the one that was kept.
    pub fn contact_by_no(&self, no: &str) -> Result<Option<Contact>, StoreError> {
        if let Some(contact) = rows::select(self.db, "WHERE c.no = ?1", [no.trim()])?.pop() {
            return Ok(Some(contact));
        }
        merged::kept_by_number(self.db, no.trim())?.map_or(Ok(None), |kept| rows::by_id(self.db, ContactId(kept)))
    }

    /// How many people belong to the company.
    pub fn people_count(&self, company: ContactId, include_blocked: bool) -> Result<u64, StoreError> {
        rows::count(
            self.db,
            "SELECT count(*) FROM contacts WHERE company_id = ?1 AND (?2 OR privacy_blocked = 0)",
            params![company.0, include_blocked],
        )
    }

    /// All people of the company, by name.
    pub fn everybody_of(&self, company: ContactId) -> Result<Vec<Contact>, StoreError> {
        rows::select(self.db, "WHERE c.company_id = ?1 ORDER BY c.name_folded, c.id", [company.0])
    }

    /// The company's people in the order of their names (`locale` sorts: `fi`, `en`).
    pub fn people(
        &self,
        company: ContactId,
        locale: &str,
        include_blocked: bool,
        page: u32,
        per_page: u32,
    ) -> Result<Page<Contact>, StoreError> {
        let total = self.people_count(company, include_blocked)?;
        let (page, skip) = rows::clamp(page, per_page, total);
        let collation = collation::of(locale).collation;
        let rest = format!(
            "WHERE c.company_id = ?1 AND (?4 OR c.privacy_blocked = 0) \
             ORDER BY c.name COLLATE {collation}, c.id LIMIT ?2 OFFSET ?3"
        );
        let items = rows::select(self.db, &rest, params![company.0, per_page, skip, include_blocked])?;
        Ok(Page { items, page, per_page, total })
    }
}

impl Write<'_> {
    /// The number must be free.
    pub fn insert_contact(&self, contact: &NewContact) -> Result<ContactId, StoreError> {
        self.insert_contact_as(None, contact, 1)
    }

    /// As [`Self::insert_contact`], for a contact that comes back under the row id that it had.
    pub fn insert_contact_as(
        &self,
        id: Option<ContactId>,
        contact: &NewContact,
        revision: i64,
    ) -> Result<ContactId, StoreError> {
        let id = self.insert_row(id, contact, revision, &Places::of(&contact.values))?;
        let entries = Entries::of(contact.contact_type, &contact.values, &settings::phone_region(self.db)?);
        index::put(self.db, id, contact.contact_type, contact.company, &entries)?;
        index::learn(self.db, &mut self.indexed.borrow_mut(), &entries)?;
        duplicates::write(self.db, id, contact.contact_type, contact.company, &contact.values)?;
        Ok(id)
    }

    /// The row alone, without its entries in the index.
    pub(super) fn insert_row(
        &self,
        id: Option<ContactId>,
        contact: &NewContact,
        revision: i64,
        places: &Places,
    ) -> Result<ContactId, StoreError> {
        let mut statement = self.db.prepare_cached(&rows::INSERT)?;
        bind_fields(&mut statement, &contact.values, places)?;
        let mut next = FIELD_PARAMETERS;
        let mut bind = |value: &dyn rusqlite::ToSql| {
            next += 1;
            statement.raw_bind_parameter(next, value)
        };
        bind(&id.map(|id| id.0))?;
        bind(&contact.no)?;
        bind(&contact.contact_type.key())?;
        bind(&contact.company.map(|company| company.0))?;
        bind(&contact.business_relation.key())?;
        bind(&contact.no_series)?;
        bind(&time::to_stored(contact.modified.at))?;
        bind(&contact.modified.by)?;
        bind(&collation::number_key(&contact.no))?;
        bind(&revision)?;
        statement.raw_execute()?;
        Ok(ContactId(self.db.last_insert_rowid()))
    }

    /// Replaces the row's fields and company when its revision is still `revision`; `false`: somebody was faster.
    pub fn update_contact(
        &self,
        id: ContactId,
        revision: i64,
        values: &Values,
        company: Option<ContactId>,
        modified: &Modified,
    ) -> Result<bool, StoreError> {
        let mut statement = self.db.prepare_cached(&rows::UPDATE)?;
        bind_fields(&mut statement, values, &Places::of(values))?;
        let mut next = FIELD_PARAMETERS;
        let mut bind = |value: &dyn rusqlite::ToSql| {
            next += 1;
            statement.raw_bind_parameter(next, value)
        };
        bind(&company.map(|company| company.0))?;
        bind(&time::to_stored(modified.at))?;
        bind(&modified.by)?;
        bind(&id.0)?;
        bind(&revision)?;
        let mut changed = statement.raw_query();
        let Some(row) = changed.next()? else { return Ok(false) };
        let contact_type =
            ContactType::from_key(rows::text(row, 0)?).ok_or(StoreError::Unreadable("a contact's type"))?;
        index::write(self.db, id, contact_type, company, values)?;
        Ok(true)
    }

    /// Stamps the contact as changed without changing a field (a note, a code); its revision grows.
    pub fn touch_contact(&self, id: ContactId, modified: &Modified) -> Result<(), StoreError> {
        let mut statement = self.db.prepare_cached(
            "UPDATE contacts SET modified_at = ?2, modified_by = ?3, revision = revision + 1 WHERE id = ?1",
        )?;
        statement.execute(params![id.0, time::to_stored(modified.at), modified.by])?;
        Ok(())
    }
}

/// Columns that follow from a contact's texts: folded forms for equality, and the starts of the sort keys of its name.
#[derive(Debug)]
pub(super) struct Places {
    name: String,
    city: String,
    english: Vec<u8>,
    finnish: Vec<u8>,
}

impl Places {
    pub(super) fn of(values: &Values) -> Places {
        let name = values.get(Field::Name);
        let [english, finnish] = collation::keys(name);
        Places { name: words::key(name), city: fold(values.get(Field::City)), english, finnish }
    }
}

/// Binds the first [`FIELD_PARAMETERS`] parameters.
fn bind_fields(statement: &mut Statement<'_>, values: &Values, places: &Places) -> Result<(), StoreError> {
    for (slot, field) in Field::ALL.into_iter().enumerate() {
        statement.raw_bind_parameter(slot + 1, rows::cell(values, field))?;
    }
    statement.raw_bind_parameter(FIELD_PARAMETERS - 3, &places.name)?;
    statement.raw_bind_parameter(FIELD_PARAMETERS - 2, &places.city)?;
    statement.raw_bind_parameter(FIELD_PARAMETERS - 1, &places.english)?;
    statement.raw_bind_parameter(FIELD_PARAMETERS, &places.finnish)?;
    Ok(())
}
