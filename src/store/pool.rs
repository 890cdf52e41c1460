//! The connections to one file: a writer that changes take turns on, and two readers that are opened on demand.

use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use super::briefs::Briefs;
use super::{READER_CACHE, StoreError, WRITER_CACHE, collation, duplicates, index, schema};

/// How long a statement waits for a lock that another process holds.
const BUSY: Duration = Duration::from_secs(5);
const READERS: usize = 2;
/// Prepared statements kept a connection; a request uses about thirty different ones.
const STATEMENTS: usize = 96;

/// Locks even after a panic elsewhere: what the lock guards is whole again, as the transaction was rolled back.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[derive(Debug)]
pub(super) struct Pool {
    path: PathBuf,
    writer: Mutex<Connection>,
    readers: Mutex<Readers>,
    returned: Condvar,
}

/// A connection that reads, with what it read lately.
#[derive(Debug)]
struct Reading {
    db: Connection,
    briefs: Briefs,
}

#[derive(Debug, Default)]
struct Readers {
    idle: Vec<Reading>,
    open: usize,
}

impl Pool {
    /// Opens the file, makes it when it is missing, and migrates it.
    pub(super) fn open(path: &Path) -> Result<Self, StoreError> {
        let mut writer = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
        schema::refuse_newer(&writer)?;
        writer.pragma_update(None, "journal_mode", "WAL")?;
        writer.pragma_update(None, "synchronous", "FULL")?;
        writer.pragma_update(None, "cache_size", WRITER_CACHE)?;
        writer.pragma_update(None, "journal_size_limit", 4 << 20)?;
        schema::migrate(&mut writer)?;
        if !index::is_current(&writer)? {
            let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
            index::rebuild(&transaction)?;
            transaction.commit()?;
        }
        duplicates::mark_if_missing(&mut writer)?;
        let readers = Mutex::default();
        Ok(Pool { path: path.to_owned(), writer: Mutex::new(writer), readers, returned: Condvar::new() })
    }

    /// The writer, as soon as nobody else writes.
    pub(super) fn writer(&self) -> MutexGuard<'_, Connection> {
        lock(&self.writer)
    }

    /// A reader of one's own, as soon as one is free.
    pub(super) fn reader(&self) -> Result<Reader<'_>, StoreError> {
        let mut readers = lock(&self.readers);
        let reading = loop {
            if let Some(reading) = readers.idle.pop() {
                break reading;
            }
            if readers.open < READERS {
                readers.open += 1;
                drop(readers);
                break self.open_reader().inspect_err(|_| {
                    lock(&self.readers).open -= 1;
                    self.returned.notify_one();
                })?;
            }
            readers = self.returned.wait(readers).unwrap_or_else(PoisonError::into_inner);
        };
        Ok(Reader { pool: self, reading: Some(reading) })
    }

    fn open_reader(&self) -> Result<Reading, StoreError> {
        let db = connect(&self.path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        db.pragma_update(None, "cache_size", READER_CACHE)?;
        Ok(Reading { db, briefs: Briefs::default() })
    }
}

fn connect(path: &Path, mode: OpenFlags) -> Result<Connection, StoreError> {
    let db = Connection::open_with_flags(path, mode | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    db.busy_timeout(BUSY)?;
    db.pragma_update(None, "foreign_keys", true)?;
    db.pragma_update(None, "mmap_size", 0)?;
    // Otherwise a statement with `LIMIT ?` is made anew whenever a value is bound to it.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    db.set_prepared_statement_cache_capacity(STATEMENTS);
    collation::register(&db)?;
    Ok(db)
}

/// A reader that goes back to the pool when it is dropped, by a panic too.
pub(super) struct Reader<'a> {
    pool: &'a Pool,
    reading: Option<Reading>,
}

impl Reader<'_> {
    fn reading(&self) -> &Reading {
        self.reading.as_ref().expect("the connection is taken only when the reader is dropped")
    }

    /// What the connection read of contacts lately.
    pub(super) fn briefs(&self) -> &Briefs {
        &self.reading().briefs
    }
}

impl std::ops::Deref for Reader<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.reading().db
    }
}

impl Drop for Reader<'_> {
    fn drop(&mut self) {
        lock(&self.pool.readers).idle.extend(self.reading.take());
        self.pool.returned.notify_one();
    }
}
