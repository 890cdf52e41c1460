//! Opening guild files, and the transactions that everything else runs in.

use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The name of a guild's file: Discord's number, or a word in the terminal.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct GuildKey(String);

impl GuildKey {
    /// `None` unless it is 1 to 64 letters, digits, `-` or `_`: the key becomes a file name.
    pub fn new(_key: &str) -> Option<Self> {
        todo!()
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What can go wrong with a file. Its text names no contact's data.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("database: {0}")]
    Sqlite(#[from] rusqlite::Error),
    #[error("{path}: {cause}")]
    Io { path: PathBuf, cause: std::io::Error },
    #[error("migration: {0}")]
    Migration(String),
    #[error("the file was written by a newer version of kontakti (schema {found}, this version knows {known})")]
    Newer { found: i64, known: i64 },
    #[error("stored data cannot be read: {0}")]
    Unreadable(&'static str),
}

/// The data folder.
#[derive(Debug)]
pub struct Store {
    _dir: PathBuf,
}

impl Store {
    /// Makes the folder when it is missing; opens no guild's file yet.
    pub fn open(_dir: &Path) -> Result<Self, StoreError> {
        todo!()
    }

    /// The guild's file, made and migrated when needed, kept open while in use.
    pub fn guild(&self, _key: &GuildKey) -> Result<Arc<Guild>, StoreError> {
        todo!()
    }

    /// Closes the files that nobody has used for `idle`.
    pub fn close_idle(&self, _idle: std::time::Duration) {
        todo!()
    }
}

/// One guild's open file.
#[derive(Debug)]
pub struct Guild {}

impl Guild {
    /// Runs `work` in one read transaction.
    pub fn read<T, E: From<StoreError>>(&self, _work: impl FnOnce(&Read<'_>) -> Result<T, E>) -> Result<T, E> {
        todo!()
    }

    /// Runs `work` in one write transaction: stored when it gives `Ok`, forgotten when it gives `Err`.
    pub fn write<T, E: From<StoreError>>(&self, _work: impl FnOnce(&Write<'_>) -> Result<T, E>) -> Result<T, E> {
        todo!()
    }
}

/// What can be asked inside a transaction. The modules of the store add their questions to it.
#[derive(Debug)]
pub struct Read<'a> {
    pub(super) db: &'a rusqlite::Connection,
}

/// What can be changed inside a write transaction; answers questions, too.
#[derive(Debug)]
pub struct Write<'a> {
    pub(super) read: Read<'a>,
}

impl<'a> std::ops::Deref for Write<'a> {
    type Target = Read<'a>;

    fn deref(&self) -> &Read<'a> {
        &self.read
    }
}
