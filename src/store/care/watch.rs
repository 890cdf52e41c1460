//! Watching over open files: damage is found, and the damaged file set aside.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::OpenFlags;

use super::aside;
use super::soundness::{Soundness, look_through};
use crate::store::cipher::Vault;
use crate::store::pool::{connect, lock, rebuild_index};
use crate::store::{Guild, GuildKey};
use crate::store::{Store, StoreError};

/// How long whoever met damage may be kept waiting for the look that tells how bad it is.
const LOOK: Duration = Duration::from_secs(1);

/// What is known of an open file beside its contents.
#[derive(Debug)]
pub(in crate::store) struct Watch {
    path: PathBuf,
    vault: Arc<Vault>,
    identity: Option<Identity>,
    condemned: Arc<AtomicBool>,
}

impl Watch {
    pub(in crate::store) fn over(path: &Path, vault: &Arc<Vault>) -> Self {
        let vault = Arc::clone(vault);
        Watch { path: path.to_owned(), vault, identity: identity(path), condemned: Arc::default() }
    }

    pub(in crate::store) fn is_condemned(&self) -> bool {
        self.condemned.load(Ordering::Relaxed)
    }

    /// What is written to a file without a name is lost, so that has to be noticed before anybody is told that it is stored.
    pub(in crate::store) fn still_there(&self) -> Result<(), StoreError> {
        if identity(&self.path) == self.identity { Ok(()) } else { Err(StoreError::Gone.of(&self.path)) }
    }

    /// Looks through all of the file in the background, and condemns it if it is damaged.
    pub(in crate::store) fn look_on(&self) {
        let (path, vault) = (self.path.clone(), Arc::clone(&self.vault));
        let condemned = Arc::clone(&self.condemned);
        let looking = std::thread::Builder::new().name("look".to_owned()).spawn(move || {
            let db = connect(&path, OpenFlags::SQLITE_OPEN_READ_ONLY, &vault);
            match db.and_then(|db| look_through(&db, None)) {
                Ok(Soundness::Damaged(problem)) => {
                    tracing::error!(file = %path.display(), problem, "the file is damaged");
                    condemned.store(true, Ordering::Relaxed);
                }
                Ok(Soundness::IndexDamaged) => {
                    tracing::error!(file = %path.display(), "the search index is damaged: kontakti check --rebuild");
                }
                Ok(_) => tracing::info!(file = %path.display(), "the file was not closed well, and is sound"),
                Err(error) => tracing::error!(file = %path.display(), %error, "the file could not be looked through"),
            }
        });
        if let Err(error) = looking {
            tracing::error!(file = %self.path.display(), %error, "the file could not be looked through");
        }
    }
}

/// What tells one file of a name from another. `None`: there is none.
#[cfg(unix)]
pub(in crate::store) type Identity = (u64, u64);
#[cfg(not(unix))]
pub(in crate::store) type Identity = ();

pub(in crate::store) fn identity(path: &Path) -> Option<Identity> {
    let found = std::fs::metadata(path).ok()?;
    #[cfg(unix)]
    return Some(std::os::unix::fs::MetadataExt::dev(&found)).zip(Some(std::os::unix::fs::MetadataExt::ino(&found)));
    #[cfg(not(unix))]
    return found.is_file().then_some(());
}

/// Refuses a file that is missing because it was damaged and lies aside.
pub(super) fn refuse_set_aside(path: &Path) -> Result<(), StoreError> {
    match aside::newest(path).filter(|_| !path.exists()) {
        Some(aside) => Err(StoreError::SetAside { aside }.of(path)),
        None => Ok(()),
    }
}

impl Store {
    /// The same folder, in which damaged files are set aside. For the one program that holds the folder; all others report
    /// them and let them be.
    pub fn watching(mut self) -> Self {
        self.watches = true;
        self
    }

    /// The guilds that have a file, or had one that lies damaged aside, in the order of their names.
    pub fn known_guilds(&self) -> Result<Vec<GuildKey>, StoreError> {
        let mut keys = self.guild_keys()?;
        let listed = std::fs::read_dir(self.guilds_dir());
        let entries = listed.map_err(|cause| StoreError::Io { path: self.guilds_dir().to_owned(), cause })?;
        let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        keys.extend(names.filter_map(|name| GuildKey::new(name.split_once(".db.damaged-")?.0)));
        keys.sort();
        keys.dedup();
        Ok(keys)
    }

    /// Opens the files that were not closed well, which has them looked through before anybody asks for them.
    pub fn look_after_crash(&self) -> Result<(), StoreError> {
        for key in self.guild_keys()? {
            if crate::store::pool::log_is_left(&self.file_of(&key)) {
                // What is wrong was logged, and whoever asks is told.
                let _ = self.guild(&key);
            }
        }
        Ok(())
    }

    /// Looks into a guild's file in which SQLite met damage. A search index is made anew; a damaged file is set aside.
    ///
    /// # Errors
    /// [`StoreError::SetAside`] when it was.
    pub fn look_into(&self, key: &GuildKey) -> Result<(), StoreError> {
        if !self.watches {
            return Ok(());
        }
        let slot = self.slot(key);
        let mut slot = lock(&slot);
        let path = self.file_of(key);
        refuse_set_aside(&path)?;
        let mut db = connect(&path, OpenFlags::SQLITE_OPEN_READ_WRITE, &self.vault)?;
        match look_through(&db, Some(LOOK))? {
            Soundness::Sound => {}
            Soundness::IndexDamaged => {
                rebuild_index(&mut db)?;
                tracing::warn!(file = %path.display(), "the search index was damaged and has been made anew");
            }
            Soundness::Damaged(problem) => {
                tracing::error!(file = %path.display(), problem, "the file is damaged");
                *slot = None;
                return Err(self.put_aside(&path));
            }
            Soundness::Unfinished => {
                if let Some(guild) = slot.as_ref() {
                    guild.look_on();
                }
            }
        }
        Ok(())
    }

    /// Opens a file that is not open, unless a damaged one lies aside in its place: nobody shall find an empty book where
    /// theirs was.
    pub(in crate::store) fn open_file(&self, path: &Path) -> Result<Guild, StoreError> {
        refuse_set_aside(path)?;
        self.vault.refuse_unfinished()?;
        match Guild::open(path, &self.vault, self.watches) {
            Err(error) if self.watches && matches!(error.cause(), StoreError::Damaged) => Err(self.put_aside(path)),
            opened => opened,
        }
    }

    /// Sets a damaged file aside, and gives what everybody is told from now on.
    pub(in crate::store) fn put_aside(&self, path: &Path) -> StoreError {
        match aside::set_aside(path, Timestamp::now()) {
            Ok(aside) => {
                tracing::error!(
                    file = %path.display(),
                    aside = %aside.display(),
                    "a damaged file was set aside; bring a backup back with: kontakti restore --guild ID FILE"
                );
                StoreError::SetAside { aside }.of(path)
            }
            Err(error) => {
                tracing::error!(file = %path.display(), %error, "a damaged file could not be set aside");
                StoreError::Damaged.of(path)
            }
        }
    }
}
