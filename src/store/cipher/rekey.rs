//! Changing the key of all files, encrypting plain ones, and back.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use super::key::{DatabaseKey, FileKey};
use super::vault::{Fit, UNFINISHED, Vault};
use crate::store::care::aside::{beside, sync_folder_of};
use crate::store::care::{close_whole, fold_in, make_empty, put_in_place};
use crate::store::pool::connect;
use crate::store::{Store, StoreError, rows, schema};

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rekeyed {
    /// Files with the new key.
    pub changed: u64,
    /// Files that had it already.
    pub already: u64,
}

impl Store {
    /// Gives all guilds' files in the data folder another key; `None` stands for no encryption. Each file is copied under the
    /// new key, the copy is looked through, and takes the file's place in one step: whenever this is ended, each file can be
    /// read with one of the two keys, and the same call again does the rest.
    ///
    /// For the one program that holds the folder.
    ///
    /// # Errors
    /// The program was built without encryption; a file fits neither key, and nothing was changed; somebody has a file open; the
    /// disk is full.
    pub fn rekey(dir: &Path, old: Option<DatabaseKey>, new: Option<DatabaseKey>) -> Result<Rekeyed, StoreError> {
        if !cfg!(feature = "encryption") {
            return Err(StoreError::NoEncryption);
        }
        // Whether files fit is looked at below: they may have either key.
        let store = Store::unlooked(dir, old)?;
        let new = Vault::new(store.guilds_dir(), new)?;
        let mut files = Vec::new();
        let mut done = Rekeyed::default();
        for guild in store.guild_keys()? {
            let path = store.file_of(&guild);
            match (new.look_at(&path)?.0, store.vault.look_at(&path)?.0) {
                (Fit::New, _) => {}
                (Fit::Fits, _) => done.already += 1,
                (_, Fit::Fits) => files.push(path),
                (_, Fit::Damaged) => return Err(StoreError::Damaged.of(&path)),
                (_, Fit::Plain) => return Err(StoreError::NotEncrypted.of(&path)),
                _ => return Err(StoreError::WrongKey.of(&path)),
            }
        }
        let mark = store.guilds_dir().join(UNFINISHED);
        let io = |cause| StoreError::Io { path: mark.clone(), cause };
        fs::File::create(&mark).and_then(|_| sync_folder_of(&mark)).map_err(io)?;
        for path in &files {
            change(path, &store.vault, &new).map_err(|cause| cause.of(path))?;
            done.changed += 1;
        }
        fs::remove_file(&mark).and_then(|()| sync_folder_of(&mark)).map_err(io)?;
        Ok(done)
    }
}

fn change(path: &Path, old: &Vault, new: &Vault) -> Result<(), StoreError> {
    let part = beside(path, ".part");
    remove_part(&part);
    let changed = fold_in(path, old).and_then(|()| {
        make_empty(&part).map_err(|cause| StoreError::Io { path: part.clone(), cause })?;
        let db = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE, old)?;
        schema::refuse_newer(&db)?;
        // Kept until the copy is in place, so that nobody changes what was copied already.
        db.execute_batch("PRAGMA main.locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT")?;
        let contacts = rows::count(&db, "SELECT count(*) FROM contacts", [])?;
        copy(&db, &part, new.key_of(&part)?)?;
        close_whole(connect(&part, OpenFlags::SQLITE_OPEN_READ_WRITE, new)?, contacts)?;
        put_in_place(&part, path).map_err(|cause| StoreError::Io { path: path.to_owned(), cause })?;
        Ok(())
    });
    remove_part(&part);
    changed
}

/// Copies everything into the empty file `part`, under its own key.
fn copy(db: &Connection, part: &Path, key: Option<FileKey>) -> Result<(), StoreError> {
    let version: i64 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    // A blank key is none; without it, the file would get the key of the other.
    let key = key.map_or_else(String::new, |key| key.for_sqlcipher());
    let attached = db.execute("ATTACH ?1 AS part KEY ?2", (part.to_string_lossy(), key));
    attached.map_err(|_| StoreError::Unreadable("the cipher does not take the new key"))?;
    db.query_row("SELECT sqlcipher_export('part')", [], |_| Ok(()))?;
    db.pragma_update(Some("part"), "user_version", version)?;
    Ok(db.execute_batch("DETACH part")?)
}

/// What a copy leaves behind that was not finished.
fn remove_part(part: &Path) {
    for more in ["", "-journal", "-wal", "-shm"] {
        let file: PathBuf = beside(part, more);
        let _ = fs::remove_file(file);
    }
}
