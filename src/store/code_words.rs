//! Industry groups and business relations by their names: looked up when a query runs, so that renaming one rewrites no
//! index.

use rusqlite::{Connection, OptionalExtension, params};

use super::StoreError;
use super::search::{Finder, MOST};
use super::words::{Asking, Fit, Needle, mark};
use crate::domain::code_list::CodeList;
use crate::domain::fold;
use crate::domain::found::{Brief, MatchedOn, Strength};

/// A code that a word of a query could mean.
#[derive(Debug, Clone)]
pub(super) struct CodeWord {
    list: CodeList,
    code: String,
    pub(super) fit: Fit,
}

impl CodeWord {
    /// Whether the contact or its company has the code.
    pub(super) fn belongs_to(&self, db: &Connection, contact: &Brief) -> Result<bool, StoreError> {
        let company = contact.company.as_ref().map_or(contact.id, |company| company.id);
        let mut statement = db.prepare_cached(match self.list {
            CodeList::Relation => "SELECT 1 FROM contact_relations WHERE contact_id IN (?1, ?2) AND code = ?3",
            _ => "SELECT 1 FROM contact_codes WHERE contact_id IN (?1, ?2) AND list = 'industry' AND code = ?3",
        })?;
        Ok(statement.query_row(params![contact.id.0, company.0, self.code], |_| Ok(())).optional()?.is_some())
    }

    pub(super) fn matched(&self) -> MatchedOn {
        if self.list == CodeList::Relation { MatchedOn::Relation } else { MatchedOn::Industry }
    }

    /// The newest contacts that have the code themselves, and the people of such companies.
    fn holders(&self, db: &Connection) -> Result<Vec<i64>, StoreError> {
        let mut statement = db.prepare_cached(match self.list {
            CodeList::Relation => {
                "SELECT contact_id FROM contact_relations WHERE code = ?1 ORDER BY contact_id DESC LIMIT ?2"
            }
            _ => {
                "SELECT contact_id FROM contact_codes WHERE list = 'industry' AND code = ?1 \
                 ORDER BY contact_id DESC LIMIT ?2"
            }
        })?;
        let ids = statement.query_map(params![self.code, MOST], |row| row.get(0))?;
        Ok(ids.collect::<rusqlite::Result<_>>()?)
    }
}

impl Finder<'_> {
    /// Contacts of which a word of the query names an industry group or a relation; the other words are their own.
    pub(super) fn with_codes(&mut self, asked: &[Needle]) -> Result<(), StoreError> {
        let read = CodeNames::read(self.db)?;
        let codes: Vec<Vec<CodeWord>> = self.matcher.needles.iter().map(|needle| read.meant_by(needle)).collect();
        if codes.iter().all(Vec::is_empty) {
            return Ok(());
        }
        let meant: Vec<(String, Vec<CodeWord>)> =
            self.matcher.needles.iter().map(|needle| needle.word.clone()).zip(codes.iter().cloned()).collect();
        self.matcher.know_codes(codes);
        for (word, codes) in meant.iter().filter(|(_, codes)| !codes.is_empty()) {
            let others: Vec<Needle> = asked.iter().filter(|needle| needle.word != *word).cloned().collect();
            if others.is_empty() {
                for code in codes {
                    if !self.is_full() {
                        let ids = code.holders(self.db)?;
                        self.judge(ids)?;
                    }
                }
            } else {
                // The newest that have the other words, and the code.
                let words = self.words;
                let asking = Asking { words, needles: &others };
                for fit in [Fit::Whole, Fit::Start] {
                    for code in codes {
                        if !self.is_full() && asking.can_be(fit) {
                            let ids = self.having(&asking.all(mark::ANY, fit), code)?;
                            self.take_with_code(ids, code, fit)?;
                        }
                    }
                }
            }
        }
        Ok(())
    }

    /// Takes contacts that have the code and the other words.
    fn take_with_code(&mut self, ids: Vec<i64>, code: &CodeWord, fit: Fit) -> Result<(), StoreError> {
        if self.needs_rows {
            return self.judge(ids);
        }
        let strength = if code.fit.max(fit) == Fit::Whole { Strength::Exact } else { Strength::Start };
        for id in ids {
            self.add(id, strength, code.matched(), 0);
        }
        Ok(())
    }

    /// The newest of the contacts that fit the expression and have the code, or whose company has it.
    fn having(&self, expression: &str, code: &CodeWord) -> Result<Vec<i64>, StoreError> {
        let (table, list) = match code.list {
            CodeList::Relation => ("contact_relations", ""),
            _ => ("contact_codes", " AND a.list = 'industry'"),
        };
        // A blocked company tells nothing of its people.
        let open = if self.matcher.include_blocked { "" } else { " AND k.privacy_blocked = 0" };
        let sql = format!(
            "SELECT f.rowid FROM (SELECT rowid FROM contact_words WHERE contact_words MATCH ?1 \
             ORDER BY rowid DESC LIMIT ?3) f WHERE \
             EXISTS (SELECT 1 FROM {table} a WHERE a.contact_id = f.rowid{list} AND a.code = ?2) OR \
             EXISTS (SELECT 1 FROM contacts c CROSS JOIN {table} a ON a.contact_id = c.company_id \
             CROSS JOIN contacts k ON k.id = c.company_id{open} WHERE c.id = f.rowid{list} AND a.code = ?2) LIMIT ?4"
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let scoped = self.scoped(expression);
        let ids = statement.query_map(params![scoped, code.code, LOOKED_AT, self.limit], |row| row.get(0))?;
        Ok(ids.collect::<rusqlite::Result<_>>()?)
    }
}

/// Contacts that are looked at for the few that have a code: what keeps a query short when a frequent word meets a rare
/// code.
const LOOKED_AT: u32 = 1000;

/// The words of the codes that a query can name.
struct CodeNames(Vec<(CodeList, String, Vec<String>)>);

impl CodeNames {
    fn read(db: &Connection) -> Result<Self, StoreError> {
        let mut statement =
            db.prepare_cached("SELECT list, code, description FROM codes WHERE list IN ('industry', 'relation')")?;
        let mut rows = statement.query([])?;
        let mut names = Vec::new();
        while let Some(row) = rows.next()? {
            let list = CodeList::from_key(super::rows::text(row, 0)?).ok_or(StoreError::Unreadable("a list"))?;
            let code: String = row.get(1)?;
            let mut words = fold::words(super::rows::text(row, 2)?);
            words.extend(fold::words(&code));
            names.push((list, code, words));
        }
        Ok(CodeNames(names))
    }

    fn meant_by(&self, needle: &Needle) -> Vec<CodeWord> {
        let fitting = self.0.iter().filter_map(|(list, code, words)| {
            let fit = needle.fit(words).filter(|fit| *fit == Fit::Whole || needle.word.len() > 2)?;
            Some(CodeWord { list: *list, code: code.clone(), fit })
        });
        let mut meant: Vec<CodeWord> = fitting.collect();
        meant.sort_by_key(|code| code.fit);
        meant
    }
}
