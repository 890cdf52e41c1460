//! Whether a guild's file is what it must be.

use rusqlite::{Connection, OpenFlags};

use super::soundness::{is_of_index, problems};
use super::watch::refuse_set_aside;
use crate::store::GuildKey;
use crate::store::pool::connect;
use crate::store::{INDEX_TABLES, Read, Store, StoreError, collation, schema};

/// What a check of a file found, apart from its search index.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FileCheck {
    /// What SQLite says is damaged, in its words: names of tables and indexes, numbers of pages and rows, no contents.
    pub damage: Vec<String>,
    /// Rows that refer to rows that are not there, by table.
    pub lost: Vec<(String, u64)>,
}

impl FileCheck {
    pub fn is_right(&self) -> bool {
        self.damage.is_empty() && self.lost.is_empty()
    }
}

impl Store {
    /// Looks through all of a guild's file, its indexes and the references between its rows. Changes nothing; works beside
    /// whoever uses the file.
    pub fn check_file(&self, key: &GuildKey) -> Result<FileCheck, StoreError> {
        let path = self.file_of(key);
        refuse_set_aside(&path)?;
        let check = || {
            let db = connect(&path, OpenFlags::SQLITE_OPEN_READ_WRITE, &self.vault)?;
            schema::refuse_newer(&db)?;
            let mut damage = problems(&db, "integrity_check")?;
            damage.retain(|problem| !is_of_index(problem));
            let lost = if damage.is_empty() { lost(&db)? } else { Vec::new() };
            Ok(FileCheck { damage, lost })
        };
        match check() {
            Err(StoreError::Damaged) => {
                let damage = vec![StoreError::Damaged.to_string()];
                Ok(FileCheck { damage, ..FileCheck::default() })
            }
            checked => checked.map_err(|cause: StoreError| cause.of(&path)),
        }
    }
}

impl Read<'_> {
    /// The tables and indexes that are not as this version makes them, or that it does not know; the search index aside,
    /// which is checked by what it holds.
    pub fn check_schema(&self) -> Result<Vec<String>, StoreError> {
        let mut fresh = Connection::open_in_memory()?;
        collation::register(&fresh)?;
        schema::migrate(&mut fresh)?;
        let (expected, found) = (objects(&fresh)?, objects(self.db)?);
        let differing = expected.iter().filter(|object| !found.contains(object));
        let unknown = found.iter().filter(|object| !expected.contains(object));
        let mut names: Vec<String> = differing.chain(unknown).map(|(name, _)| name.clone()).collect();
        names.sort();
        names.dedup();
        Ok(names)
    }
}

/// The names of tables and indexes with how they were made.
fn objects(db: &Connection) -> Result<Vec<(String, String)>, StoreError> {
    let mut statement =
        db.prepare("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%'")?;
    let objects = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let objects: Vec<(String, String)> = objects.collect::<rusqlite::Result<_>>()?;
    let of_index = |name: &str| INDEX_TABLES.iter().any(|table| name.starts_with(table.trim_end_matches('*')));
    Ok(objects.into_iter().filter(|(name, _)| !of_index(name)).collect())
}

fn lost(db: &Connection) -> Result<Vec<(String, u64)>, StoreError> {
    let mut statement = db.prepare("SELECT \"table\", count(*) FROM pragma_foreign_key_check GROUP BY 1 ORDER BY 1")?;
    let lost = statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, i64>(1)?.unsigned_abs())))?;
    Ok(lost.collect::<rusqlite::Result<_>>()?)
}
