//! Taking contacts away and bringing them back as they were.

use rusqlite::params;

use super::{Note, Read, StoreError, Write, duplicates, index, rows, time};
use crate::domain::code_list::CodeList;
use crate::domain::contact::{ContactId, ContactType, Modified, Values};
use crate::domain::relation::AccountKind;

impl Read<'_> {
    /// How many notes, codes, relations, alternative addresses and people hang on the contact.
    pub fn hanging_on(&self, contact: ContactId) -> Result<u64, StoreError> {
        rows::count(
            self.db,
            "SELECT (SELECT count(*) FROM notes WHERE contact_id = ?1) \
             + (SELECT count(*) FROM contact_codes WHERE contact_id = ?1) \
             + (SELECT count(*) FROM contact_relations WHERE contact_id = ?1) \
             + (SELECT count(*) FROM alternative_addresses WHERE contact_id = ?1) \
             + (SELECT count(*) FROM contacts WHERE company_id = ?1)",
            [contact.0],
        )
    }

    /// All notes of the contact, oldest first.
    pub fn all_notes(&self, contact: ContactId) -> Result<Vec<Note>, StoreError> {
        let count = rows::count(self.db, "SELECT count(*) FROM notes WHERE contact_id = ?1", [contact.0])?;
        let mut notes = self.notes(contact, 0, u32::try_from(count).unwrap_or(u32::MAX).max(1))?.items;
        notes.reverse();
        Ok(notes)
    }

    /// The contacts whose row ids lie between the two, both included.
    pub fn contacts_between(&self, from: ContactId, to: ContactId) -> Result<Vec<ContactId>, StoreError> {
        let mut statement = self.db.prepare_cached("SELECT id FROM contacts WHERE id BETWEEN ?1 AND ?2")?;
        let ids = statement.query_map([from.0, to.0], |row| row.get(0).map(ContactId))?;
        Ok(ids.collect::<rusqlite::Result<_>>()?)
    }

    /// How many people from outside of the row ids belong to a company between them.
    pub fn people_from_outside(&self, from: ContactId, to: ContactId) -> Result<u64, StoreError> {
        rows::count(
            self.db,
            "SELECT count(*) FROM contacts WHERE company_id BETWEEN ?1 AND ?2 AND id NOT BETWEEN ?1 AND ?2",
            [from.0, to.0],
        )
    }

    /// The contact's codes of the lists that are assigned: list, code and search word.
    pub fn all_assignments(&self, contact: ContactId) -> Result<Vec<(CodeList, String, String)>, StoreError> {
        let mut all = Vec::new();
        for list in CodeList::ALL {
            for assigned in self.assignments(contact, list)? {
                all.push((list, assigned.code.code, assigned.search_word));
            }
        }
        Ok(all)
    }
}

impl Write<'_> {
    /// Puts fields, type and company into a row whatever its revision was; the revision grows.
    pub fn put_contact(
        &self,
        id: ContactId,
        contact_type: ContactType,
        company: Option<ContactId>,
        values: &Values,
        modified: &Modified,
    ) -> Result<bool, StoreError> {
        let Some(now) = self.contact(id)? else { return Ok(false) };
        // The employer goes first: a company with one is refused by the table.
        let mut statement = self.db.prepare_cached("UPDATE contacts SET company_id = NULL, type = ?2 WHERE id = ?1")?;
        statement.execute(params![id.0, contact_type.key()])?;
        self.update_contact(id, now.revision, values, company, modified)
    }

    /// Deletes the contact with all that hangs on it but its people, who must be gone.
    pub fn delete_contact(&self, id: ContactId) -> Result<(), StoreError> {
        index::forget(self.db, id)?;
        duplicates::forget(self.db, id)?;
        self.db.prepare_cached("DELETE FROM contacts WHERE id = ?1")?.execute([id.0])?;
        Ok(())
    }

    /// Deletes the contacts from the first row id to the last with all that hangs on them; nobody else may belong to them.
    /// Gives the accounts that they had.
    pub fn delete_contacts(&self, first: ContactId, last: ContactId) -> Result<Vec<(AccountKind, String)>, StoreError> {
        let accounts = self.accounts_of(first, last)?;
        let ids = self.contacts_between(first, last)?;
        self.db.pragma_update(None, "cache_size", super::BULK_CACHE)?;
        let all = rows::count(self.db, "SELECT count(*) FROM contacts", [])?;
        if ids.len() as u64 == all {
            index::forget_all(self.db)?;
            duplicates::forget_all(self.db)?;
        } else {
            index::forget_many(self.db, &ids)?;
            duplicates::forget_many(self.db, &ids)?;
        }
        self.forget_waiting(first, last)?;
        // People before their companies.
        for contact_type in [ContactType::Person, ContactType::Company] {
            self.db
                .prepare_cached("DELETE FROM contacts WHERE id BETWEEN ?1 AND ?2 AND type = ?3")?
                .execute(params![first.0, last.0, contact_type.key()])?;
        }
        self.db.pragma_update(None, "cache_size", super::WRITER_CACHE)?;
        Ok(accounts)
    }

    /// Stores a note that comes back under the id that it had.
    pub fn insert_note_as(&self, note: &Note) -> Result<(), StoreError> {
        let mut statement = self.db.prepare_cached(
            "INSERT INTO notes (id, contact_id, text, user_id, by_name, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?;
        let at = time::to_stored(note.at);
        statement.execute(params![note.id, note.contact.0, note.text, note.user_id, note.by, at])?;
        Ok(())
    }

    /// Takes an account off the books that came with the change `entry` and that no earlier change knows.
    pub fn forget_account(&self, kind: AccountKind, no: &str, entry: i64) -> Result<(), StoreError> {
        let mut statement = self.db.prepare_cached(
            "DELETE FROM accounts WHERE kind = ?1 AND no = ?2 \
             AND NOT EXISTS (SELECT 1 FROM contact_relations r WHERE r.kind = ?1 AND r.no = ?2 COLLATE NOCASE) \
             AND NOT EXISTS (SELECT 1 FROM journal_items i WHERE i.kind = 'relation' AND i.entry_id < ?3 \
             AND (i.before ->> 'kind' = ?1 AND i.before ->> 'no' = ?2 \
             OR i.after ->> 'kind' = ?1 AND i.after ->> 'no' = ?2))",
        )?;
        statement.execute(params![kind.key(), no, entry])?;
        Ok(())
    }
}
