//! Salutation formulas.

use rusqlite::{Row, params};

use super::{Read, StoreError, Write, rows};
use crate::domain::code_list::{Code, CodeList};
use crate::domain::salutation::{Formality, Formula, NAMES, NamePart};

/// The mark of a file that was given the shipped formulas.
const GIVEN: &str = "salutation_formulas";

impl Read<'_> {
    /// The formulas of a salutation code, by language and formality.
    pub fn formulas(&self, code: &str) -> Result<Vec<Formula>, StoreError> {
        let mut statement = self.db.prepare_cached(
            "SELECT code, language_code, formality, text, name_1, name_2, name_3, name_4, name_5 \
             FROM salutation_formulas WHERE code = ?1 ORDER BY language_code, formality",
        )?;
        let mut rows = statement.query([code])?;
        let mut formulas = Vec::new();
        while let Some(row) = rows.next()? {
            formulas.push(read(row)?);
        }
        Ok(formulas)
    }

    /// Every salutation code with the number of its formulas.
    pub fn formula_counts(&self) -> Result<Vec<(Code, u64)>, StoreError> {
        let mut statement = self.db.prepare_cached(
            "SELECT code, description, (SELECT count(*) FROM salutation_formulas f WHERE f.code = k.code) \
             FROM codes k WHERE list = ?1 ORDER BY code",
        )?;
        let list = CodeList::Salutation;
        let mut rows = statement.query([list.key()])?;
        let mut counts = Vec::new();
        while let Some(row) = rows.next()? {
            let code = Code { list, code: row.get(0)?, description: row.get(1)?, url: String::new() };
            counts.push((code, row.get::<_, i64>(2)?.unsigned_abs()));
        }
        Ok(counts)
    }

    /// Whether the file was given the shipped formulas, whatever has become of them.
    pub fn has_been_given_formulas(&self) -> Result<bool, StoreError> {
        let mut statement = self.db.prepare_cached("SELECT EXISTS (SELECT 1 FROM given WHERE what = ?1)")?;
        Ok(statement.query_row([GIVEN], |row| row.get(0))?)
    }
}

impl Write<'_> {
    /// Gives the file the shipped formulas of those salutation codes that it has.
    pub fn give_formulas(&self, shipped: &[Formula]) -> Result<(), StoreError> {
        for formula in shipped {
            if self.code(CodeList::Salutation, &formula.code)?.is_some() {
                self.put_formula(formula)?;
            }
        }
        self.db.prepare_cached("INSERT INTO given (what) VALUES (?1) ON CONFLICT DO NOTHING")?.execute([GIVEN])?;
        Ok(())
    }

    /// Stores a formula in place of the one that its code had for the language and the formality.
    pub fn put_formula(&self, formula: &Formula) -> Result<(), StoreError> {
        let mut statement = self.db.prepare_cached(
            "REPLACE INTO salutation_formulas \
             (code, language_code, formality, text, name_1, name_2, name_3, name_4, name_5) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?;
        let [one, two, three, four, five] = formula.names.map(|name| name.map_or("", NamePart::key));
        let formality = formula.formality.key();
        statement.execute(params![
            formula.code,
            formula.language,
            formality,
            formula.text,
            one,
            two,
            three,
            four,
            five
        ])?;
        Ok(())
    }

    pub fn delete_formula(&self, code: &str, language: &str, formality: Formality) -> Result<(), StoreError> {
        let mut statement = self.db.prepare_cached(
            "DELETE FROM salutation_formulas WHERE code = ?1 AND language_code = ?2 AND formality = ?3",
        )?;
        statement.execute(params![code, language, formality.key()])?;
        Ok(())
    }
}

fn read(row: &Row<'_>) -> Result<Formula, StoreError> {
    let mut names = [None; NAMES];
    for (slot, name) in names.iter_mut().enumerate() {
        let key = rows::text(row, slot + 4)?;
        if !key.is_empty() {
            *name = Some(NamePart::from_key(key).ok_or(StoreError::Unreadable("a name part"))?);
        }
    }
    Ok(Formula {
        code: row.get(0)?,
        language: row.get(1)?,
        formality: Formality::from_key(rows::text(row, 2)?).ok_or(StoreError::Unreadable("a formality"))?,
        text: row.get(3)?,
        names,
    })
}
