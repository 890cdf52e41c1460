//! Contacts with all that belongs to them, for export and import.

use jiff::Timestamp;

use super::{Read, StoreError, rows, time};
use crate::domain::alternative_address::AlternativeAddress;
use crate::domain::code_list::CodeList;
use crate::domain::contact::{Contact, ContactId};
use crate::domain::relation::Relation;

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

    /// Every contact's row alone, one at a time; stops when `each` fails.
    pub fn each_row<E: From<StoreError>>(&self, each: impl FnMut(Contact) -> Result<(), E>) -> Result<(), E> {
        rows::each(self.db, "", [], each)
    }

    /// Whether there is any contact.
    pub fn has_contacts(&self) -> Result<bool, StoreError> {
        Ok(self.db.query_row("SELECT EXISTS (SELECT 1 FROM contacts)", [], |row| row.get(0))?)
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
}
