//! The lists of codes, and which contact has which code.

use rusqlite::{Row, params};

use super::{Read, StoreError, Write, rows};
use crate::domain::code_list::{Code, CodeList};
use crate::domain::contact::ContactId;
use crate::domain::field::{Field, FieldKind};
use crate::domain::found::Page;

/// A code with the number of contacts that use it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeCount {
    pub code: Code,
    pub contacts: u64,
}

/// A code that a contact has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    pub code: Code,
    /// Web sources only.
    pub search_word: String,
}

impl Read<'_> {
    /// Case ignored.
    pub fn code(&self, list: CodeList, code: &str) -> Result<Option<Code>, StoreError> {
        let mut statement =
            self.db.prepare_cached("SELECT code, description, url FROM codes WHERE list = ?1 AND code = ?2")?;
        let mut rows = statement.query(params![list.key(), code])?;
        rows.next()?.map(|row| read(list, row)).transpose()
    }

    /// All codes of a list in their order: what choices and refusals are made from.
    pub fn codes(&self, list: CodeList) -> Result<Vec<Code>, StoreError> {
        let mut statement =
            self.db.prepare_cached("SELECT code, description, url FROM codes WHERE list = ?1 ORDER BY code")?;
        let mut rows = statement.query([list.key()])?;
        let mut codes = Vec::new();
        while let Some(row) = rows.next()? {
            codes.push(read(list, row)?);
        }
        Ok(codes)
    }

    /// A page of the list with counts (levels, salutations, territories: contacts with the field; else contacts that
    /// have the code themselves, so an industry group counts companies and not their people). Privacy blocked contacts
    /// count only with `include_blocked`.
    pub fn code_counts(
        &self,
        list: CodeList,
        include_blocked: bool,
        page: u32,
        per_page: u32,
    ) -> Result<Page<CodeCount>, StoreError> {
        let total = rows::count(self.db, "SELECT count(*) FROM codes WHERE list = ?1", [list.key()])?;
        let (page, skip) = rows::clamp(page, per_page, total);
        let mut statement = self.db.prepare_cached(&format!(
            "SELECT k.code, k.description, k.url, (SELECT count(*) FROM {}) FROM codes k WHERE k.list = ?1 \
             ORDER BY k.code LIMIT ?2 OFFSET ?3",
            users(list, include_blocked)
        ))?;
        let mut rows = statement.query(params![list.key(), per_page, skip])?;
        let mut items = Vec::new();
        while let Some(row) = rows.next()? {
            items.push(CodeCount { code: read(list, row)?, contacts: row.get::<_, i64>(3)?.unsigned_abs() });
        }
        Ok(Page { items, page, per_page, total })
    }

    /// The contact's codes of a list (industry, mailing, responsibility, web source), by code.
    pub fn assignments(&self, contact: ContactId, list: CodeList) -> Result<Vec<Assignment>, StoreError> {
        let mut statement = self.db.prepare_cached(
            "SELECT k.code, k.description, k.url, a.search_word FROM contact_codes a \
             JOIN codes k ON k.list = a.list AND k.code = a.code WHERE a.contact_id = ?1 AND a.list = ?2 \
             ORDER BY k.code",
        )?;
        let mut rows = statement.query(params![contact.0, list.key()])?;
        let mut assignments = Vec::new();
        while let Some(row) = rows.next()? {
            assignments.push(Assignment { code: read(list, row)?, search_word: row.get(3)? });
        }
        Ok(assignments)
    }
}

impl Write<'_> {
    pub fn insert_code(&self, code: &Code) -> Result<(), StoreError> {
        let mut statement =
            self.db.prepare_cached("INSERT INTO codes (list, code, description, url) VALUES (?1, ?2, ?3, ?4)")?;
        statement.execute(params![code.list.key(), code.code, code.description, code.url])?;
        Ok(())
    }

    /// Gives the contact a code; `false` when it has it already.
    pub fn assign(
        &self,
        contact: ContactId,
        list: CodeList,
        code: &str,
        search_word: &str,
    ) -> Result<bool, StoreError> {
        let mut statement = self.db.prepare_cached(
            "INSERT INTO contact_codes (contact_id, list, code, search_word) VALUES (?1, ?2, ?3, ?4) \
             ON CONFLICT DO NOTHING",
        )?;
        Ok(statement.execute(params![contact.0, list.key(), code, search_word])? == 1)
    }
}

/// Where the contacts with code `k.code` stand: a field's column, the relations, or the assigned codes.
fn users(list: CodeList, include_blocked: bool) -> String {
    let open = |of: &str| match include_blocked {
        true => String::new(),
        false => format!(" AND NOT EXISTS (SELECT 1 FROM contacts b WHERE b.id = {of} AND b.privacy_blocked = 1)"),
    };
    match Field::ALL.into_iter().find(|field| field.spec().kind == FieldKind::Listed(list)) {
        Some(field) => format!("contacts c WHERE c.{} = k.code{}", field.key(), open("c.id")),
        None if list == CodeList::Relation => {
            format!("contact_relations r WHERE r.code = k.code{}", open("r.contact_id"))
        }
        None => format!("contact_codes a WHERE a.list = k.list AND a.code = k.code{}", open("a.contact_id")),
    }
}

fn read(list: CodeList, row: &Row<'_>) -> Result<Code, StoreError> {
    Ok(Code { list, code: row.get(0)?, description: row.get(1)?, url: row.get(2)? })
}
