//! The migrations, and the check that a file is not from a newer version.

use rusqlite::{Connection, TransactionBehavior};
use rusqlite_migration::{M, Migrations};

use super::StoreError;

/// The files of `migrations/`, in order. A file that has shipped is never changed.
const FILES: &[M<'static>] = &[
    M::up(include_str!("../../migrations/0001_contacts.sql")),
    M::up(include_str!("../../migrations/0002_search.sql")),
    M::up(include_str!("../../migrations/0003_codes.sql")),
    M::up(include_str!("../../migrations/0004_relations.sql")),
    M::up(include_str!("../../migrations/0005_alternative_addresses.sql")),
    M::up(include_str!("../../migrations/0006_notes.sql")),
    M::up(include_str!("../../migrations/0007_our_people.sql")),
    M::up(include_str!("../../migrations/0008_settings.sql")),
    M::up(include_str!("../../migrations/0009_journal.sql")),
    M::up(include_str!("../../migrations/0010_conversations.sql")),
    M::up(include_str!("../../migrations/0011_duplicate_search_strings.sql")),
    M::up(include_str!("../../migrations/0012_accounts.sql")),
    M::up(include_str!("../../migrations/0013_salutation_formulas.sql")),
    M::up(include_str!("../../migrations/0014_setup_changes.sql")),
    M::up(include_str!("../../migrations/0015_undo.sql")),
    M::up(include_str!("../../migrations/0016_search_by_marks.sql")),
    M::up(include_str!("../../migrations/0017_duplicates.sql")),
    M::up(include_str!("../../migrations/0018_duplicates_later.sql")),
    M::up(include_str!("../../migrations/0019_merged.sql")),
    M::up(include_str!("../../migrations/0020_cards.sql")),
    M::up(include_str!("../../migrations/0021_following_on.sql")),
    M::up(include_str!("../../migrations/0022_labels.sql")),
];

/// Refuses a file that a newer version has written. Changes nothing.
pub(super) fn refuse_newer(db: &Connection) -> Result<(), StoreError> {
    let found = version(db)?;
    let known = known();
    if found > known { Err(StoreError::Newer { found, known }) } else { Ok(()) }
}

/// Refuses a database that is not one of ours.
pub(super) fn refuse_foreign(db: &Connection) -> Result<(), StoreError> {
    let sql =
        "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('contacts', 'number_series', 'codes')";
    let ours: i64 = db.query_row(sql, [], |row| row.get(0))?;
    if version(db)? > 0 && ours == 3 { Ok(()) } else { Err(StoreError::Foreign) }
}

/// Brings the file up to this version.
pub(super) fn migrate(db: &mut Connection) -> Result<(), StoreError> {
    if version(db)? == known() {
        return Ok(());
    }
    db.set_transaction_behavior(TransactionBehavior::Immediate);
    match Migrations::from_slice(FILES).to_latest(db) {
        Ok(()) => Ok(()),
        // Another process made the same file at the same moment and was faster.
        Err(_) if version(db)? == known() => Ok(()),
        Err(rusqlite_migration::Error::RusqliteError { err, .. }) => Err(StoreError::from(err)),
        Err(error) => Err(StoreError::Migration(error.to_string())),
    }
}

fn version(db: &Connection) -> Result<i64, StoreError> {
    Ok(db.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

fn known() -> i64 {
    i64::try_from(FILES.len()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::field::{Field, FieldKind};

    fn fresh() -> Connection {
        let mut db = Connection::open_in_memory().unwrap();
        migrate(&mut db).unwrap();
        db
    }

    #[test]
    fn the_contacts_table_has_a_column_for_every_field_and_the_fixed_ones() {
        let fixed = [
            "id",
            "no",
            "type",
            "company_id",
            "business_relation",
            "no_series",
            "modified_at",
            "modified_by",
            "revision",
            "name_folded",
            "city_folded",
            "name_en",
            "name_fi",
            "no_order",
        ];
        let expected: BTreeSet<(String, String)> = Field::ALL
            .into_iter()
            .map(|field| (field.key().to_owned(), column_type(field).to_owned()))
            .chain(fixed.iter().map(|name| ((*name).to_owned(), fixed_type(name).to_owned())))
            .collect();
        let db = fresh();
        let mut columns = db.prepare("SELECT name, type FROM pragma_table_info('contacts')").unwrap();
        let found: BTreeSet<(String, String)> =
            columns.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect();
        assert_eq!(found, expected);
    }

    fn column_type(field: Field) -> &'static str {
        if field.spec().kind == FieldKind::Flag { "INTEGER" } else { "TEXT" }
    }

    fn fixed_type(name: &str) -> &'static str {
        match name {
            "id" | "company_id" | "modified_at" | "revision" => "INTEGER",
            "name_en" | "name_fi" => "BLOB",
            _ => "TEXT",
        }
    }

    #[test]
    fn every_table_is_strict_and_no_number_is_given_twice() {
        let db = fresh();
        let mut tables = db
            .prepare(
                "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'
                 AND name NOT LIKE 'contact_words%' AND name NOT LIKE 'contact_phones%'",
            )
            .unwrap();
        let tables: Vec<(String, String)> =
            tables.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect();
        assert!(tables.len() > 12, "{tables:?}");
        for (name, sql) in tables {
            assert!(sql.contains("STRICT"), "{name}");
            let counted = sql.contains("id INTEGER PRIMARY KEY");
            // What was filled is one row; a contact keeps its own id in the trash, and its label has it, too.
            let given = ["filled", "trash", "index_form", "labels"].contains(&name.as_str());
            assert!(!counted || given || sql.contains("AUTOINCREMENT"), "{name}");
        }
    }

    #[test]
    fn a_file_of_a_newer_version_is_refused() {
        let db = fresh();
        assert!(refuse_newer(&db).is_ok());
        db.pragma_update(None, "user_version", known() + 1).unwrap();
        assert!(
            matches!(refuse_newer(&db), Err(StoreError::Newer { found, known }) if found == known + 1 && known == super::known())
        );
    }
}
