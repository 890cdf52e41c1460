//! Opening guild files, and the transactions that everything else runs in.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::care::watch::Watch;
use super::cipher::{DatabaseKey, Vault};
use super::guild_key::GuildKey;
use super::labels::Labels;
use super::pool::{BUSY, Pool, lock};
use super::vocabulary::{Shared, Words};
use super::{StoreError, index};

/// A place for an open file. A lock of its own lets one guild's slow disk hold up nobody else.
pub(super) type Slot = Arc<Mutex<Option<Arc<Guild>>>>;

/// The folder of the guilds' files in the data folder.
const GUILDS: &str = "guilds";

/// The data folder.
#[derive(Debug)]
pub struct Store {
    guilds_dir: PathBuf,
    pub(super) vault: Arc<Vault>,
    guilds: Mutex<HashMap<GuildKey, Slot>>,
    /// Whether damaged files are set aside.
    pub(super) watches: bool,
}

impl Store {
    /// Makes the folder when it is missing; opens no guild's file yet. The files are not encrypted.
    ///
    /// # Errors
    /// The folder cannot be used, or its files are encrypted.
    pub fn open(dir: &Path) -> Result<Self, StoreError> {
        Store::open_with(dir, None)
    }

    /// As [`Self::open`], for files that are encrypted with the key.
    ///
    /// # Errors
    /// The folder cannot be used, its files are not encrypted, or with another key.
    pub fn open_with(dir: &Path, key: Option<DatabaseKey>) -> Result<Self, StoreError> {
        let store = Store::unlooked(dir, key)?;
        let files: Vec<PathBuf> = store.guild_keys()?.iter().map(|key| store.file_of(key)).collect();
        store.vault.refuse_misfits(&files)?;
        Ok(store)
    }

    /// Looks at no file, whether it fits the key.
    pub(super) fn unlooked(dir: &Path, key: Option<DatabaseKey>) -> Result<Self, StoreError> {
        let guilds_dir = dir.join(GUILDS);
        make_private(&guilds_dir).map_err(|cause| StoreError::Io { path: guilds_dir.clone(), cause })?;
        let vault = Arc::new(Vault::new(&guilds_dir, key)?);
        Ok(Store { guilds_dir, vault, guilds: Mutex::default(), watches: false })
    }

    /// The guild's file, made and migrated when needed, kept open while in use.
    pub fn guild(&self, key: &GuildKey) -> Result<Arc<Guild>, StoreError> {
        let slot = self.slot(key);
        let mut slot = lock(&slot);
        if let Some(guild) = slot.as_ref() {
            guild.touch();
            if guild.is_condemned() {
                *slot = None;
                return Err(self.put_aside(&self.file_of(key)));
            }
            guild.still_there()?;
            return Ok(Arc::clone(guild));
        }
        let guild = Arc::new(self.open_file(&self.file_of(key))?);
        *slot = Some(Arc::clone(&guild));
        Ok(guild)
    }

    pub(super) fn slot(&self, key: &GuildKey) -> Slot {
        Arc::clone(lock(&self.guilds).entry(key.clone()).or_default())
    }

    pub(super) fn guilds_dir(&self) -> &Path {
        &self.guilds_dir
    }

    /// The guild's file, whether it is there or not.
    pub(super) fn file_of(&self, key: &GuildKey) -> PathBuf {
        file_in(&self.guilds_dir, key)
    }

    /// The guilds that have a file.
    pub fn guild_keys(&self) -> Result<Vec<GuildKey>, StoreError> {
        self.names_of_files(".db")
    }

    /// The guilds that have a file with this ending.
    pub(super) fn names_of_files(&self, ending: &str) -> Result<Vec<GuildKey>, StoreError> {
        let listed = std::fs::read_dir(&self.guilds_dir);
        let entries = listed.map_err(|cause| StoreError::Io { path: self.guilds_dir.clone(), cause })?;
        let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        Ok(names.filter_map(|name| GuildKey::new(name.strip_suffix(ending)?)).collect())
    }

    /// Closes the guild's file unless somebody uses it; whether it is closed.
    pub(super) fn close(&self, key: &GuildKey) -> bool {
        let mut guilds = lock(&self.guilds);
        let Some(slot) = guilds.get(key) else { return true };
        let used = Arc::strong_count(slot) > 1 || lock(slot).as_ref().is_some_and(|guild| Arc::strong_count(guild) > 1);
        if !used {
            guilds.remove(key);
        }
        !used
    }

    /// Whether the guild's file is open.
    pub(super) fn is_open(&self, key: &GuildKey) -> bool {
        lock(&self.guilds).contains_key(key)
    }

    /// How many files are open just now.
    pub fn open_files(&self) -> usize {
        lock(&self.guilds).len()
    }

    /// Bytes of all guilds' files with their logs.
    pub fn bytes_on_disk(&self) -> u64 {
        let entries = std::fs::read_dir(&self.guilds_dir).into_iter().flatten();
        entries.filter_map(|entry| Some(entry.ok()?.metadata().ok()?.len())).sum()
    }

    /// The guilds whose files are open.
    pub fn open_guilds(&self) -> Vec<Arc<Guild>> {
        let slots: Vec<Slot> = lock(&self.guilds).values().map(Arc::clone).collect();
        slots.iter().filter_map(|slot| lock(slot).as_ref().map(Arc::clone)).collect()
    }

    /// Closes the files that nobody has used for `idle`.
    pub fn close_idle(&self, idle: Duration) {
        let mut closing = Vec::new();
        lock(&self.guilds).retain(|_, slot| {
            // A slot that is locked, or held by another thread, is about to be used.
            if Arc::strong_count(slot) > 1 {
                return true;
            }
            let mut guild = lock(slot);
            let keep = guild.as_ref().is_some_and(|guild| Arc::strong_count(guild) > 1 || guild.unused_for() < idle);
            if !keep {
                closing.extend(guild.take());
            }
            keep
        });
        // Closing writes the log back into the file: not while the others wait for the map.
        drop(closing);
    }
}

/// The guild's file in a data folder.
pub(super) fn path_of(dir: &Path, key: &GuildKey) -> PathBuf {
    file_in(&dir.join(GUILDS), key)
}

fn file_in(guilds_dir: &Path, key: &GuildKey) -> PathBuf {
    guilds_dir.join(format!("{}.db", key.as_str()))
}

/// Makes a folder that only its owner can look into; one that is there already stays as it is.
pub(super) fn make_private(dir: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(dir)
}

/// One guild's open file.
#[derive(Debug)]
pub struct Guild {
    pool: Pool,
    folder: PathBuf,
    used: Mutex<Instant>,
    /// The words of its contacts, read when somebody looks something up.
    words: Shared,
    watch: Watch,
    ready: AtomicBool,
}

impl Guild {
    /// `watches`: a file that takes long to look through is looked through in the background.
    pub(super) fn open(path: &Path, vault: &Arc<Vault>, watches: bool) -> Result<Self, StoreError> {
        let (pool, unfinished) = Pool::open(path, vault).map_err(|cause| cause.of(path))?;
        let watch = Watch::over(path, vault);
        if unfinished && watches {
            watch.look_on();
        }
        Ok(Guild {
            pool,
            folder: path.parent().unwrap_or(Path::new("")).to_owned(),
            used: Mutex::new(Instant::now()),
            words: Shared::default(),
            watch,
            ready: AtomicBool::new(false),
        })
    }

    /// The folder of its file.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether its file was found damaged since it was opened.
    fn is_condemned(&self) -> bool {
        self.watch.is_condemned()
    }

    /// Looks through its file in the background.
    pub(super) fn look_on(&self) {
        self.watch.look_on();
    }

    fn still_there(&self) -> Result<(), StoreError> {
        self.watch.still_there()
    }

    /// Runs `work` in one read transaction. Do not read inside it anew: the readers are few.
    pub fn read<T, E: From<StoreError>>(&self, work: impl FnOnce(&Read<'_>) -> Result<T, E>) -> Result<T, E> {
        self.touch();
        self.peek(work)
    }

    /// As [`Guild::read`], for what the program does by itself: the file still counts as unused.
    pub(super) fn peek<T, E: From<StoreError>>(&self, work: impl FnOnce(&Read<'_>) -> Result<T, E>) -> Result<T, E> {
        let reader = self.pool.reader()?;
        let _reading = Reading::begin(&reader)?;
        work(&Read { db: &reader, shared: &self.words, commits: true, kept: Some(reader.labels()) })
    }

    /// Runs `work` in one write transaction: stored when it gives `Ok`, forgotten when it gives `Err`.
    pub fn write<T, E: From<StoreError>>(&self, work: impl FnOnce(&Write<'_>) -> Result<T, E>) -> Result<T, E> {
        self.touch();
        let writer = self.pool.writer();
        let transaction = begin(&writer, TransactionBehavior::Immediate)?;
        let read = Read { db: &writer, shared: &self.words, commits: false, kept: None };
        let done = work(&Write { read, indexed: RefCell::default() })?;
        transaction.commit().map_err(StoreError::from)?;
        Ok(done)
    }

    /// As [`Self::write`], but gives up at once, with `None`, while somebody else writes: for what may be left out.
    pub fn write_if_free<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&Write<'_>) -> Result<T, E>,
    ) -> Result<Option<T>, E> {
        self.touch();
        let Some(writer) = self.pool.writer_if_free() else { return Ok(None) };
        let patience = Impatient::begin(&writer)?;
        let transaction = match begin(&writer, TransactionBehavior::Immediate) {
            Err(StoreError::Busy) => return Ok(None),
            begun => begun?,
        };
        drop(patience);
        let read = Read { db: &writer, shared: &self.words, commits: false, kept: None };
        let done = work(&Write { read, indexed: RefCell::default() })?;
        transaction.commit().map_err(StoreError::from)?;
        Ok(Some(done))
    }

    /// Whether it is known to have what a guild is filled with on first use.
    pub fn is_ready(&self) -> bool {
        self.ready.load(Ordering::Relaxed)
    }

    /// Notes that it has what a guild is filled with on first use.
    pub fn set_ready(&self) {
        self.ready.store(true, Ordering::Relaxed);
    }

    fn touch(&self) {
        *lock(&self.used) = Instant::now();
    }

    fn unused_for(&self) -> Duration {
        lock(&self.used).elapsed()
    }
}

/// A connection that waits for nobody, until this is dropped.
struct Impatient<'a>(&'a Connection);

impl<'a> Impatient<'a> {
    fn begin(db: &'a Connection) -> Result<Self, StoreError> {
        db.busy_timeout(Duration::ZERO)?;
        Ok(Impatient(db))
    }
}

impl Drop for Impatient<'_> {
    fn drop(&mut self) {
        // It sets a number and does not fail.
        let _ = self.0.busy_timeout(BUSY);
    }
}

/// A read transaction, which ends when this is dropped, by a panic too. Its statements are prepared once: a suggestion is
/// not much more work than they are.
struct Reading<'a>(&'a Connection);

impl<'a> Reading<'a> {
    fn begin(db: &'a Connection) -> Result<Self, StoreError> {
        if !db.is_autocommit() {
            db.execute_batch("ROLLBACK")?;
        }
        db.prepare_cached("BEGIN")?.execute([])?;
        Ok(Reading(db))
    }
}

impl Drop for Reading<'_> {
    fn drop(&mut self) {
        // Not a commit: whatever a check made for itself goes, too.
        let ended = self.0.prepare_cached("ROLLBACK").and_then(|mut rollback| rollback.execute([]));
        if let Err(error) = ended {
            tracing::warn!(%error, "a read transaction did not end; the next one ends it");
        }
    }
}

fn begin(db: &Connection, behavior: TransactionBehavior) -> Result<Transaction<'_>, StoreError> {
    if !db.is_autocommit() {
        // An earlier roll-back failed, as on a full disk: what it left behind must not be stored now.
        db.execute_batch("ROLLBACK")?;
    }
    Ok(Transaction::new_unchecked(db, behavior)?)
}

/// What can be asked inside a transaction. The modules of the store add their questions to it.
#[derive(Debug)]
pub struct Read<'a> {
    pub(super) db: &'a Connection,
    shared: &'a Shared,
    /// Whether what it sees is stored already.
    commits: bool,
    /// What the connection read of contacts lately; a change reads everything anew.
    kept: Option<&'a Labels>,
}

impl<'a> Read<'a> {
    /// The words of the guild's contacts as of this transaction.
    pub(super) fn words(&self) -> Result<Words<'a>, StoreError> {
        self.shared.words(self.db, self.commits)
    }

    /// What was read of contacts lately and holds as of this transaction.
    pub(super) fn kept(&self) -> Result<Option<&'a Labels>, StoreError> {
        self.kept.map(|kept| kept.check(self.db)).transpose()
    }
}

/// What can be changed inside a write transaction; answers questions, too.
#[derive(Debug)]
pub struct Write<'a> {
    pub(super) read: Read<'a>,
    /// What the index need not be asked again.
    pub(super) indexed: RefCell<index::Memory>,
}

impl<'a> std::ops::Deref for Write<'a> {
    type Target = Read<'a>;

    fn deref(&self) -> &Read<'a> {
        &self.read
    }
}
