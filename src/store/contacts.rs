//! Contacts: rows in and out. The search index is kept in the same transaction.

use rusqlite::{OptionalExtension, Statement, params};

use super::rows::{self, FIELD_PARAMETERS};
use super::{Read, StoreError, Write, collation, index, time, words};
use crate::domain::contact::{Contact, ContactId, ContactType, Modified, NewContact, Values};
use crate::domain::field::Field;
use crate::domain::fold::fold;
use crate::domain::found::Page;

impl Read<'_> {
    pub fn contact(&self, id: ContactId) -> Result<Option<Contact>, StoreError> {
        rows::by_id(self.db, id)
    }

    /// By number, case ignored.
    pub fn contact_by_no(&self, no: &str) -> Result<Option<Contact>, StoreError> {
        Ok(rows::select(self.db, "WHERE c.no = ?1", [no.trim()])?.pop())
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
        let collation = collation::of(locale);
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
        let mut statement = self.db.prepare_cached(&rows::INSERT)?;
        bind_fields(&mut statement, &contact.values)?;
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
        bind(&revision)?;
        statement.raw_execute()?;
        let id = ContactId(self.db.last_insert_rowid());
        index::write(self.db, id, contact.contact_type, contact.company, &contact.values)?;
        Ok(id)
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
        bind_fields(&mut statement, values)?;
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

    /// Makes the person belong to a company without any other change; only for an import that met the person first.
    pub fn set_company(&self, person: ContactId, company: ContactId) -> Result<(), StoreError> {
        let mut statement = self.db.prepare_cached("UPDATE contacts SET company_id = ?2 WHERE id = ?1 RETURNING id")?;
        let changed = statement.query_row([person.0, company.0], |row| row.get::<_, i64>(0)).optional()?;
        if changed.is_some() {
            index::rewrite(self.db, person)?;
        }
        Ok(())
    }
}

/// Binds the first [`FIELD_PARAMETERS`] parameters.
fn bind_fields(statement: &mut Statement<'_>, values: &Values) -> Result<(), StoreError> {
    for (slot, field) in Field::ALL.into_iter().enumerate() {
        statement.raw_bind_parameter(slot + 1, rows::cell(values, field))?;
    }
    statement.raw_bind_parameter(FIELD_PARAMETERS - 1, words::key(values.get(Field::Name)))?;
    statement.raw_bind_parameter(FIELD_PARAMETERS, fold(values.get(Field::City)))?;
    Ok(())
}
