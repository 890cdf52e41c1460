//! Changing codes that contacts may have: everywhere at once, so that nothing names a code that is gone.

use rusqlite::params;

use super::{Read, StoreError, Write, rows};
use crate::domain::code_list::{Code, CodeList};
use crate::domain::contact::{Contact, ContactId};
use crate::domain::field::{Field, FieldKind};

/// The field that holds a code of this list; `None` for lists of which a contact may have several codes.
fn field_of(list: CodeList) -> Option<Field> {
    Field::ALL.into_iter().find(|field| field.spec().kind == FieldKind::Listed(list))
}

/// The row ids of the contacts that have code `?2` of list `?1` themselves.
fn users(list: CodeList) -> String {
    match field_of(list) {
        Some(field) => format!("SELECT u.id FROM contacts u WHERE u.{} = ?2 AND ?1 <> ''", field.key()),
        None if list == CodeList::Relation => {
            "SELECT u.contact_id FROM contact_relations u WHERE u.code = ?2 AND ?1 <> ''".to_owned()
        }
        None => "SELECT u.contact_id FROM contact_codes u WHERE u.list = ?1 AND u.code = ?2".to_owned(),
    }
}

impl Read<'_> {
    /// How many contacts have the code themselves, and the first of them by number.
    pub fn code_users(&self, list: CodeList, code: &str, limit: u32) -> Result<(u64, Vec<Contact>), StoreError> {
        let users = users(list);
        let total = rows::count(self.db, &format!("SELECT count(*) FROM ({users})"), params![list.key(), code])?;
        let rest = format!("WHERE c.id IN ({users}) ORDER BY c.no LIMIT ?3");
        Ok((total, rows::select(self.db, &rest, params![list.key(), code, limit])?))
    }

    /// How many codes the list has.
    pub fn code_total(&self, list: CodeList) -> Result<u64, StoreError> {
        rows::count(self.db, "SELECT count(*) FROM codes WHERE list = ?1", [list.key()])
    }
}

impl Write<'_> {
    /// Puts description and address of a code in place of those that it had.
    pub fn update_code(&self, code: &Code) -> Result<(), StoreError> {
        let mut statement =
            self.db.prepare_cached("UPDATE codes SET description = ?3, url = ?4 WHERE list = ?1 AND code = ?2")?;
        statement.execute(params![code.list.key(), code.code, code.description, code.url])?;
        Ok(())
    }

    /// Gives a code another name everywhere that contacts have it; the new one must be free. Rows that hang on a code by
    /// a foreign key (what contacts have assigned) follow by themselves.
    pub fn rename_code(&self, list: CodeList, code: &str, new_code: &str) -> Result<(), StoreError> {
        let mut statement = self.db.prepare_cached("UPDATE codes SET code = ?3 WHERE list = ?1 AND code = ?2")?;
        statement.execute(params![list.key(), code, new_code])?;
        if let Some(field) = field_of(list) {
            let column = field.key();
            // The contact itself did not change, but what a form has of it is out of date.
            let sql = format!("UPDATE contacts SET {column} = ?2, revision = revision + 1 WHERE {column} = ?1");
            self.db.prepare_cached(&sql)?.execute([code, new_code])?;
        }
        if list == CodeList::Relation {
            let mut statement = self.db.prepare_cached("UPDATE contact_relations SET code = ?2 WHERE code = ?1")?;
            statement.execute([code, new_code])?;
        }
        Ok(())
    }

    /// Takes a code off its list. No contact may have it; rows that hang on it by a foreign key that says so go with it.
    pub fn delete_code(&self, list: CodeList, code: &str) -> Result<(), StoreError> {
        let mut statement = self.db.prepare_cached("DELETE FROM codes WHERE list = ?1 AND code = ?2")?;
        statement.execute(params![list.key(), code])?;
        Ok(())
    }

    /// Takes a code from the contact; `false` when it does not have it.
    pub fn unassign(&self, contact: ContactId, list: CodeList, code: &str) -> Result<bool, StoreError> {
        let mut statement =
            self.db.prepare_cached("DELETE FROM contact_codes WHERE contact_id = ?1 AND list = ?2 AND code = ?3")?;
        Ok(statement.execute(params![contact.0, list.key(), code])? == 1)
    }

    /// Puts another search word beside a code that the contact has.
    pub fn set_search_word(
        &self,
        contact: ContactId,
        list: CodeList,
        code: &str,
        search_word: &str,
    ) -> Result<(), StoreError> {
        let mut statement = self.db.prepare_cached(
            "UPDATE contact_codes SET search_word = ?4 WHERE contact_id = ?1 AND list = ?2 AND code = ?3",
        )?;
        statement.execute(params![contact.0, list.key(), code, search_word])?;
        Ok(())
    }
}
