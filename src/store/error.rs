//! What can go wrong with a file.

use std::path::PathBuf;

/// What can go wrong with a file. Its text names no contact's data.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("database: {0}")]
    Sqlite(rusqlite::Error),
    #[error("{path}: {cause}")]
    Io { path: PathBuf, cause: std::io::Error },
    #[error("migration: {0}")]
    Migration(String),
    #[error("the file was written by a newer version of kontakti (schema {found}, this version knows {known})")]
    Newer { found: i64, known: i64 },
    #[error("stored data cannot be read: {0}")]
    Unreadable(&'static str),
}

impl From<rusqlite::Error> for StoreError {
    /// Drops the parts of an error that could quote what somebody typed: SQLite names columns and constraints, but the
    /// full-text index quotes the query, and a failed conversion quotes the value.
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::Error as E;
        StoreError::Sqlite(match error {
            E::SqliteFailure(code, Some(message)) if quotes_a_query(&message) => E::SqliteFailure(code, None),
            E::SqlInputError { error, msg, .. } if quotes_a_query(&msg) => E::SqliteFailure(error, None),
            E::FromSqlConversionFailure(..) | E::ToSqlConversionFailure(_) => {
                return StoreError::Unreadable("a value of another type than its column");
            }
            other => other,
        })
    }
}

fn quotes_a_query(message: &str) -> bool {
    message.contains("fts5") || message.contains("unterminated string") || message.contains("no such column")
}
