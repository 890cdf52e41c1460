//! The connections to one file: a writer that changes take turns on, and two readers that are opened on demand.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, TryLockError};
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use super::care::aside::beside;
use super::care::soundness::{Soundness, look_through};
use super::cipher::Vault;
use super::labels::Labels;
use super::{READER_CACHE, StoreError, WRITER_CACHE, collation, duplicates, index, schema};

/// How long a statement waits for a lock that another process holds.
pub(super) const BUSY: Duration = Duration::from_secs(5);
const READERS: usize = 2;
/// How long opening a file may take longer because it has to be looked through: 100,000 contacts take half of that.
const LOOK: Duration = Duration::from_millis(500);
/// Prepared statements kept a connection; a request uses about thirty different ones.
const STATEMENTS: usize = 96;

/// Locks even after a panic elsewhere: what the lock guards is whole again, as the transaction was rolled back.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[derive(Debug)]
pub(super) struct Pool {
    path: PathBuf,
    vault: Arc<Vault>,
    /// Closed before the writer is: whoever closes last writes the log back into the file, and a reader could not.
    readers: Mutex<Readers>,
    returned: Condvar,
    writer: Mutex<Connection>,
}

/// A connection that reads, with what it read lately.
#[derive(Debug)]
struct Reading {
    db: Connection,
    labels: Labels,
}

#[derive(Debug, Default)]
struct Readers {
    idle: Vec<Reading>,
    open: usize,
}

impl Pool {
    /// Opens the file, makes it when it is missing, and migrates it. A file that was not closed well is looked through
    /// first; the flag says that this would have taken too long and has still to be done.
    pub(super) fn open(path: &Path, vault: &Arc<Vault>) -> Result<(Self, bool), StoreError> {
        let unclean = log_is_left(path);
        let mut writer = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE, vault)?;
        schema::refuse_newer(&writer)?;
        log_ahead(&writer)?;
        writer.pragma_update(None, "synchronous", "FULL")?;
        writer.pragma_update(None, "cache_size", WRITER_CACHE)?;
        writer.pragma_update(None, "journal_size_limit", 4 << 20)?;
        let look = if unclean { look_through(&writer, Some(LOOK))? } else { Soundness::Sound };
        if let Soundness::Damaged(problem) = &look {
            tracing::error!(file = %path.display(), problem, "the file was not closed well and is damaged");
            return Err(StoreError::Damaged);
        }
        schema::migrate(&mut writer)?;
        if look == Soundness::IndexDamaged || !index::is_current(&writer)? {
            rebuild_index(&mut writer)?;
        }
        duplicates::mark_if_missing(&mut writer)?;
        let pool = Pool {
            path: path.to_owned(),
            vault: Arc::clone(vault),
            readers: Mutex::default(),
            returned: Condvar::new(),
            writer: Mutex::new(writer),
        };
        Ok((pool, look == Soundness::Unfinished))
    }

    /// The writer, as soon as nobody else writes.
    pub(super) fn writer(&self) -> MutexGuard<'_, Connection> {
        lock(&self.writer)
    }

    /// The writer, unless somebody has it.
    pub(super) fn writer_if_free(&self) -> Option<MutexGuard<'_, Connection>> {
        match self.writer.try_lock() {
            Ok(writer) => Some(writer),
            Err(TryLockError::Poisoned(poisoned)) => Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) => None,
        }
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
        let db = connect(&self.path, OpenFlags::SQLITE_OPEN_READ_ONLY, &self.vault)?;
        db.pragma_update(None, "cache_size", READER_CACHE)?;
        Ok(Reading { db, labels: Labels::default() })
    }
}

/// Makes the file one with a log of changes. While another process does the same to a new file, SQLite waits for nobody.
fn log_ahead(writer: &Connection) -> Result<(), StoreError> {
    let begun = Instant::now();
    loop {
        let mode: rusqlite::Result<String> =
            writer.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0));
        match mode.map_err(StoreError::from) {
            Ok(mode) if mode == "wal" => return Ok(()),
            Ok(_) => return Err(StoreError::NoWriteAheadLog),
            Err(StoreError::Busy) if begun.elapsed() < BUSY => std::thread::sleep(Duration::from_millis(5)),
            Err(error) => return Err(error),
        }
    }
}

/// Whether the log of changes was not written back into the file: it was not closed well, or somebody else has it open.
pub(super) fn log_is_left(path: &Path) -> bool {
    std::fs::metadata(beside(path, "-wal")).is_ok_and(|log| log.len() > 0)
}

/// Makes the search index anew from the rows.
pub(super) fn rebuild_index(writer: &mut Connection) -> Result<(), StoreError> {
    let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
    index::rebuild(&transaction)?;
    Ok(transaction.commit()?)
}

/// A connection as all of them are.
pub(super) fn connect(path: &Path, mode: OpenFlags, vault: &Vault) -> Result<Connection, StoreError> {
    let db = vault.connect(path, mode | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
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
    pub(super) fn labels(&self) -> &Labels {
        &self.reading().labels
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

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(folder: &Path) -> Arc<Vault> {
        Arc::new(Vault::new(folder, None).unwrap())
    }

    fn number(db: &Connection, name: &str) -> i64 {
        db.pragma_query_value(None, name, |row| row.get(0)).unwrap()
    }

    #[test]
    fn every_connection_keeps_to_foreign_keys_and_the_writer_syncs_its_log() {
        let folder = tempfile::tempdir().unwrap();
        let (pool, unfinished) = Pool::open(&folder.path().join("1.db"), &plain(folder.path())).unwrap();
        assert!(!unfinished);
        let first = pool.reader().unwrap();
        let second = pool.reader().unwrap();
        let writer = pool.writer();
        for db in [&*writer, &*first, &*second] {
            assert_eq!(number(db, "foreign_keys"), 1);
            let mode: String = db.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
            assert_eq!(mode, "wal");
            assert_eq!(number(db, "synchronous"), 2, "FULL");
        }
    }

    #[test]
    fn what_is_closed_leaves_no_log_behind() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("1.db");
        let (pool, _) = Pool::open(&path, &plain(folder.path())).unwrap();
        drop((pool.reader().unwrap(), pool.reader().unwrap()));
        assert!(log_is_left(&path));
        drop(pool);
        assert!(!beside(&path, "-wal").exists() && !beside(&path, "-shm").exists());
    }
}
