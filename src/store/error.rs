//! What can go wrong with a file.

use std::ffi::c_int;
use std::path::{Path, PathBuf};

use rusqlite::{ErrorCode, ffi};

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
    /// What is in the file is no whole database.
    #[error("database: the file is damaged, or not a database")]
    Damaged,
    /// The guild's file was damaged and lies under another name; nobody has restored a backup yet.
    #[error("the file was damaged and is set aside as {aside}; restore a backup")]
    SetAside { aside: PathBuf },
    /// Somebody took the file away, or put another in its place, while it was open.
    #[error("the file was removed or replaced while it was in use: stop the program first, then change its files")]
    Gone,
    #[error("database: the disk is full")]
    DiskFull,
    #[error("database: the disk does not take what is written: it may be full, limited or broken")]
    NotWritten,
    #[error("database: another program has kept the file for itself for too long")]
    Busy,
    #[error("the file system of the data folder does not carry SQLite's write-ahead log; use a local one")]
    NoWriteAheadLog,
    #[error("the file is a database, but not one of kontakti")]
    Foreign,
    #[error("the file is encrypted with another key than the one that is configured")]
    WrongKey,
    #[error(
        "the file is not encrypted, but a database key is configured: encrypt all files with kontakti rekey, or configure none"
    )]
    NotEncrypted,
    #[error(
        "the file is encrypted, but no database key is configured: set KONTAKTI_DATABASE_KEY, KONTAKTI_DATABASE_KEY_FILE or \
         data.key_file"
    )]
    Encrypted,
    #[error(
        "this kontakti was built without encryption: build it with --features encryption, or configure no database key"
    )]
    NoEncryption,
    #[error("kontakti rekey was not finished in this data folder: run it again with both keys")]
    RekeyUnfinished,
    #[error("migration: {0}")]
    Migration(String),
    #[error("the file was written by a newer version of kontakti (schema {found}, this version knows {known})")]
    Newer { found: i64, known: i64 },
    #[error("stored data cannot be read: {0}")]
    Unreadable(&'static str),
}

impl StoreError {
    /// The error itself, without the file that it is about.
    pub fn cause(&self) -> &StoreError {
        match self {
            StoreError::File { cause, .. } => cause.cause(),
            other => other,
        }
    }

    /// Whether whoever runs the program has something to put right before it can go on: rights, folders, versions, a backup.
    pub fn is_setup(&self) -> bool {
        matches!(
            self.cause(),
            StoreError::ReadOnly
                | StoreError::CannotOpen
                | StoreError::Io { .. }
                | StoreError::Newer { .. }
                | StoreError::NoWriteAheadLog
                | StoreError::Foreign
                | StoreError::SetAside { .. }
                | StoreError::WrongKey
                | StoreError::NotEncrypted
                | StoreError::Encrypted
                | StoreError::NoEncryption
                | StoreError::RekeyUnfinished
        )
    }

    /// With the file that it is about: whoever runs the program has many and has to know which of them it is.
    pub(super) fn of(self, path: &Path) -> StoreError {
        match self {
            named @ (StoreError::File { .. } | StoreError::Io { .. }) => named,
            cause => StoreError::File { path: path.to_owned(), cause: Box::new(cause) },
        }
    }
}

/// Failures of the operating system that come from writing. A disk that is full is told apart by SQLite; a limit on the
/// size of files is not.
const NOT_WRITTEN: [c_int; 5] = [
    ffi::SQLITE_IOERR_WRITE,
    ffi::SQLITE_IOERR_FSYNC,
    ffi::SQLITE_IOERR_DIR_FSYNC,
    ffi::SQLITE_IOERR_TRUNCATE,
    ffi::SQLITE_IOERR_SHMSIZE,
];

impl From<rusqlite::Error> for StoreError {
    /// Drops the parts of an error that could quote what somebody typed: SQLite names columns and constraints, but the
    /// full-text index quotes the query, and a failed conversion quotes the value.
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::Error as E;
        if error.sqlite_error().is_some_and(|failure| NOT_WRITTEN.contains(&failure.extended_code)) {
            return StoreError::NotWritten;
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::ReadOnly) => return StoreError::ReadOnly,
            Some(ErrorCode::CannotOpen) => return StoreError::CannotOpen,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => return StoreError::Damaged,
            Some(ErrorCode::DiskFull) => return StoreError::DiskFull,
            Some(ErrorCode::DatabaseBusy) => return StoreError::Busy,
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

    fn of_code(code: c_int) -> StoreError {
        StoreError::from(rusqlite::Error::SqliteFailure(ffi::Error::new(code), None))
    }

    #[test]
    fn what_keeps_a_file_from_being_written_is_told_apart() {
        assert!(matches!(of_code(ffi::SQLITE_FULL), StoreError::DiskFull));
        assert!(NOT_WRITTEN.iter().all(|code| matches!(of_code(*code), StoreError::NotWritten)));
        assert!(matches!(of_code(ffi::SQLITE_CORRUPT_VTAB), StoreError::Damaged));
        assert!(matches!(of_code(ffi::SQLITE_NOTADB), StoreError::Damaged));
        assert!(matches!(of_code(ffi::SQLITE_BUSY_TIMEOUT), StoreError::Busy));
        assert!(matches!(of_code(ffi::SQLITE_IOERR_READ), StoreError::Sqlite(_)));
    }

    #[test]
    fn a_file_that_cannot_be_written_is_said_to_be_read_only() {
        for code in [ffi::SQLITE_READONLY, ffi::SQLITE_READONLY_DIRECTORY, ffi::SQLITE_CANTOPEN] {
            let error = of_code(code).of(Path::new("x.db"));
            assert!(error.to_string().starts_with("x.db: ") && error.to_string().contains("read-only"), "{error}");
        }
    }
}
