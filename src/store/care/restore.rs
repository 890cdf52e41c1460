//! Bringing a backup back in the place of a guild's file.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rusqlite::{Connection, OpenFlags};

use super::aside::{Why, beside, free_name, move_beside};
use super::backup::{close_whole, put_in_place};
use crate::store::GuildKey;
use crate::store::cipher::Vault;
use crate::store::pool::connect;
use crate::store::{Store, StoreError, rows, schema};

/// What was brought back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    pub contacts: u64,
    /// Where the file is now that was there before.
    pub replaced: Option<PathBuf>,
}

impl Store {
    /// Puts a copy of `from` in the place of the guild's file, once that copy was found whole; what was there before is set
    /// aside. `from` stays as it is; a log beside it (`-wal`) counts as part of it.
    ///
    /// For the one program that holds the folder.
    ///
    /// # Errors
    /// `from` is no whole file of kontakti's, or of a newer version; the folder cannot be written to; somebody else has the
    /// guild's file open. Nothing was changed then.
    pub fn restore(&self, key: &GuildKey, from: &Path, now: Timestamp) -> Result<Restored, StoreError> {
        let file = self.file_of(key);
        let part = beside(&file, ".part");
        let restored = bring_in(from, &part, &self.vault).and_then(|contacts| {
            let replaced = make_way(&file, now, &self.vault)?;
            put_in_place(&part, &file).map_err(|cause| StoreError::Io { path: file.clone(), cause })?;
            Ok(Restored { contacts, replaced })
        });
        if restored.is_err() {
            for more in ["", "-wal", "-shm"] {
                let _ = fs::remove_file(beside(&part, more));
            }
        }
        restored
    }
}

/// Makes a copy of the backup in the guilds' folder, one file of its own, and gives how many contacts are in it.
fn bring_in(from: &Path, part: &Path, vault: &Vault) -> Result<u64, StoreError> {
    let io = |cause| StoreError::Io { path: from.to_owned(), cause };
    fs::copy(from, part).map_err(io)?;
    make_writable(part).map_err(io)?;
    match fs::copy(beside(from, "-wal"), beside(part, "-wal")) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(io(error)),
        _ => {}
    }
    let whole = || {
        let copy = connect(part, OpenFlags::SQLITE_OPEN_READ_WRITE, vault)?;
        schema::refuse_newer(&copy)?;
        schema::refuse_foreign(&copy)?;
        let contacts = rows::count(&copy, "SELECT count(*) FROM contacts", [])?;
        close_whole(copy, contacts)?;
        Ok(contacts)
    };
    whole().map_err(|cause: StoreError| cause.of(from))
}

/// A backup may be kept so that nobody writes to it by accident.
fn make_writable(part: &Path) -> io::Result<()> {
    let mut rights = fs::metadata(part)?.permissions();
    #[cfg(unix)]
    std::os::unix::fs::PermissionsExt::set_mode(&mut rights, 0o600);
    #[cfg(not(unix))]
    rights.set_readonly(false);
    fs::set_permissions(part, rights)
}

/// Gives the file that is there a second name, under which it stays when the backup takes the first one: at no moment is
/// there no file, which would be an empty book.
fn make_way(file: &Path, now: Timestamp, vault: &Vault) -> Result<Option<PathBuf>, StoreError> {
    if !file.exists() {
        // A log without its file would be taken for the backup's.
        let aside = free_name(file, Why::Replaced, now);
        move_beside(file, &aside).map_err(|cause| StoreError::Io { path: aside, cause })?;
        return Ok(None);
    }
    match fold_in(file, vault) {
        // What is damaged goes aside with its log, as it is.
        Ok(()) | Err(StoreError::Damaged) => {}
        Err(error) => return Err(error.of(file)),
    }
    let aside = free_name(file, Why::Replaced, now);
    let io = |cause| StoreError::Io { path: aside.clone(), cause };
    // Not every file system has second names.
    fs::hard_link(file, &aside).or_else(|_| fs::copy(file, &aside).map(drop)).map_err(io)?;
    move_beside(file, &aside).map_err(io)?;
    Ok(Some(aside))
}

/// Writes the log back into the file, which only works while nobody else has it open.
pub(in crate::store) fn fold_in(file: &Path, vault: &Vault) -> Result<(), StoreError> {
    let db = connect(file, OpenFlags::SQLITE_OPEN_READ_WRITE, vault)?;
    let mode: String = db.pragma_update_and_check(None, "journal_mode", "DELETE", |row| row.get(0))?;
    close(db)?;
    if mode == "delete" { Ok(()) } else { Err(StoreError::Busy) }
}

fn close(db: Connection) -> Result<(), StoreError> {
    db.close().map_err(|(_, error)| error.into())
}
