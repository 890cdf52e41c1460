//! What can go wrong with a file.

use std::path::PathBuf;

use rusqlite::ErrorCode;

/// What can go wrong with a file. Its text names no contact's data.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("database: {0}")]
    Sqlite(rusqlite::Error),
    /// A guild's file cannot be opened.
    #[error("{path}: {cause}")]
    File { path: PathBuf, cause: Box<StoreError> },
    #[error("database: the file or its folder is read-only for this program")]
    ReadOnly,
    #[error("database: the file cannot be opened: it or its folder is missing, read-only or somebody else's")]
    CannotOpen,
    #[error("{path}: {cause}")]
    Io { path: PathBuf, cause: std::io::Error },
    #[error("migration: {0}")]
    Migration(String),
    #[error("the file was written by a newer version of kontakti (schema {found}, this version knows {known})")]
    Newer { found: i64, known: i64 },
    #[error("stored data cannot be read: {0}")]
    Unreadable(&'static str),
}

impl StoreError {
    /// Whether somebody else, in another process, holds the file.
    pub(super) fn is_busy(&self) -> bool {
        matches!(self, StoreError::Sqlite(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy))
    }
}

impl From<rusqlite::Error> for StoreError {
    /// Drops the parts of an error that could quote what somebody typed: SQLite names columns and constraints, but the
    /// full-text index quotes the query, and a failed conversion quotes the value.
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::Error as E;
        match error.sqlite_error_code() {
            Some(ErrorCode::ReadOnly) => return StoreError::ReadOnly,
            Some(ErrorCode::CannotOpen) => return StoreError::CannotOpen,
            _ => {}
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_cannot_be_written_is_said_to_be_read_only() {
        for code in
            [rusqlite::ffi::SQLITE_READONLY, rusqlite::ffi::SQLITE_READONLY_DIRECTORY, rusqlite::ffi::SQLITE_CANTOPEN]
        {
            let error = rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(code), None);
            let error = StoreError::File { path: PathBuf::from("x.db"), cause: Box::new(StoreError::from(error)) };
            assert!(error.to_string().starts_with("x.db: ") && error.to_string().contains("read-only"), "{error}");
        }
    }
}
