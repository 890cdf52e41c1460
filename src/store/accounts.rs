//! Business relations, the accounts behind them, and the value that sums them up.

use rusqlite::{OptionalExtension, Row, params};

use super::{Read, StoreError, Write, rows};
use crate::domain::account::AccountState;
use crate::domain::contact::{Contact, ContactId};
use crate::domain::relation::{AccountKind, BusinessRelationValue, Relation};

/// A company's person with the relations of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRelations {
    pub id: ContactId,
    /// The value as it is stored.
    pub value: BusinessRelationValue,
    pub relations: Vec<Relation>,
}

impl Read<'_> {
    /// The contact's own relations, by code.
    pub fn relations(&self, contact: ContactId) -> Result<Vec<Relation>, StoreError> {
        let mut statement = self
            .db
            .prepare_cached("SELECT code, kind, no FROM contact_relations WHERE contact_id = ?1 ORDER BY code")?;
        let mut rows = statement.query([contact.0])?;
        let mut relations = Vec::new();
        while let Some(row) = rows.next()? {
            relations.extend(relation(row, 0)?);
        }
        Ok(relations)
    }

    /// Everybody at the company with their own relations.
    pub fn people_relations(&self, company: ContactId) -> Result<Vec<PersonRelations>, StoreError> {
        let mut statement = self.db.prepare_cached(
            "SELECT c.id, c.business_relation, r.code, r.kind, r.no FROM contacts c \
             LEFT JOIN contact_relations r ON r.contact_id = c.id WHERE c.company_id = ?1 ORDER BY c.id, r.code",
        )?;
        let mut rows = statement.query([company.0])?;
        let mut people: Vec<PersonRelations> = Vec::new();
        while let Some(row) = rows.next()? {
            let id = ContactId(row.get(0)?);
            if people.last().is_none_or(|person| person.id != id) {
                let value = BusinessRelationValue::from_key(rows::text(row, 1)?)
                    .ok_or(StoreError::Unreadable("a contact's business relation"))?;
                people.push(PersonRelations { id, value, relations: Vec::new() });
            }
            if let Some(person) = people.last_mut() {
                person.relations.extend(relation(row, 2)?);
            }
        }
        Ok(people)
    }

    /// The contacts whose value can be other than None: those with relations of their own, and the rest whose stored
    /// value is not None.
    pub fn related_contacts(&self) -> Result<Vec<ContactId>, StoreError> {
        let mut statement = self.db.prepare_cached(
            "SELECT contact_id FROM contact_relations UNION SELECT id FROM contacts WHERE business_relation <> ?1",
        )?;
        let ids = statement.query_map([BusinessRelationValue::None.key()], |row| row.get(0).map(ContactId))?;
        Ok(ids.collect::<rusqlite::Result<_>>()?)
    }

    /// Every account that a contact has.
    pub fn accounts_held(&self) -> Result<Vec<(AccountKind, String)>, StoreError> {
        self.accounts_of(ContactId(0), ContactId(i64::MAX))
    }

    /// The accounts of the contacts from the first row id to the last.
    pub(super) fn accounts_of(
        &self,
        first: ContactId,
        last: ContactId,
    ) -> Result<Vec<(AccountKind, String)>, StoreError> {
        let mut statement = self.db.prepare_cached(
            "SELECT kind, no FROM contact_relations WHERE kind IS NOT NULL AND contact_id BETWEEN ?1 AND ?2",
        )?;
        let mut found = statement.query([first.0, last.0])?;
        let mut held = Vec::new();
        while let Some(row) = found.next()? {
            let kind = AccountKind::from_key(rows::text(row, 0)?);
            held.push((kind.ok_or(StoreError::Unreadable("an account"))?, row.get(1)?));
        }
        Ok(held)
    }

    /// Whether the account exists, linked to a contact or not.
    pub fn has_account(&self, kind: AccountKind, no: &str) -> Result<bool, StoreError> {
        let mut statement =
            self.db.prepare_cached("SELECT EXISTS (SELECT 1 FROM accounts WHERE kind = ?1 AND no = ?2)")?;
        Ok(statement.query_row(params![kind.key(), no], |row| row.get(0))?)
    }

    /// The contact that has the account.
    pub fn account_holder(&self, kind: AccountKind, no: &str) -> Result<Option<Contact>, StoreError> {
        let rest = "JOIN contact_relations r ON r.contact_id = c.id WHERE r.kind = ?1 AND r.no = ?2 COLLATE NOCASE";
        Ok(rows::select(self.db, rest, params![kind.key(), no])?.pop())
    }
}

impl Write<'_> {
    pub fn set_business_relation(&self, id: ContactId, value: BusinessRelationValue) -> Result<(), StoreError> {
        let mut statement = self.db.prepare_cached("UPDATE contacts SET business_relation = ?2 WHERE id = ?1")?;
        statement.execute(params![id.0, value.key()])?;
        Ok(())
    }

    /// Writes the account down, unless it is there already.
    pub fn insert_account(&self, kind: AccountKind, no: &str, state: AccountState) -> Result<(), StoreError> {
        let mut statement = self
            .db
            .prepare_cached("INSERT INTO accounts (kind, no, state) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")?;
        statement.execute(params![kind.key(), no, state.key()])?;
        Ok(())
    }

    /// Gives the contact a relation. An account behind it that was not made here is known from the books.
    pub fn insert_relation(&self, contact: ContactId, relation: &Relation) -> Result<(), StoreError> {
        if let Some(kind) = relation.kind {
            self.insert_account(kind, &relation.no, AccountState::Known)?;
        }
        let mut statement = self
            .db
            .prepare_cached("INSERT INTO contact_relations (contact_id, code, kind, no) VALUES (?1, ?2, ?3, ?4)")?;
        statement.execute(params![contact.0, relation.code, relation.kind.map(AccountKind::key), relation.no])?;
        Ok(())
    }

    /// Takes the contact's relation with this code away; `false`: there was none. The account behind it stays.
    pub fn delete_relation(&self, contact: ContactId, code: &str) -> Result<bool, StoreError> {
        let mut statement =
            self.db.prepare_cached("DELETE FROM contact_relations WHERE contact_id = ?1 AND code = ?2 RETURNING 1")?;
        Ok(statement.query_row(params![contact.0, code], |_| Ok(())).optional()?.is_some())
    }
}

/// The relation in three columns from `first` on; `None` where an outer join found none.
fn relation(row: &Row<'_>, first: usize) -> Result<Option<Relation>, StoreError> {
    let Some(code) = row.get::<_, Option<String>>(first)? else { return Ok(None) };
    let kind = match row.get::<_, Option<String>>(first + 1)? {
        Some(key) => Some(AccountKind::from_key(&key).ok_or(StoreError::Unreadable("an account's kind"))?),
        None => None,
    };
    Ok(Some(Relation { code, kind, no: row.get(first + 2)? }))
}
