//! Opening files with the key that is configured, or with none.

use std::collections::HashMap;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use ring::rand::{SecureRandom, SystemRandom};
use rusqlite::{Connection, OpenFlags};

use super::head::{Head, Salt};
use super::key::{DatabaseKey, FileKey, hex};
use super::sealed;
use crate::store::StoreError;
use crate::store::care::aside::{beside, sync_folder_of};
use crate::store::care::watch::{Identity, identity};
use crate::store::pool::lock;

/// The file that says that the keys of the files are being changed.
pub(super) const UNFINISHED: &str = "rekey.unfinished";
/// The file with the salt of new files. It is no secret.
const SALT: &str = "salt";

/// The key of a folder's files, and what is known of the files that were opened.
#[derive(Debug)]
pub(in crate::store) struct Vault {
    folder: PathBuf,
    key: Option<DatabaseKey>,
    /// One file is looked at and opened after the other.
    opening: Mutex<()>,
    known: Mutex<Known>,
}

#[derive(Debug, Default)]
struct Known {
    /// Looked at once, before they were opened.
    files: HashMap<PathBuf, (Option<Identity>, Option<FileKey>)>,
    stretched: HashMap<Salt, FileKey>,
}

/// Whether a file is what the vault opens.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// Nothing is in it yet.
    New,
    Fits,
    Plain,
    /// Encrypted, and no page fits the key, or there is none.
    Sealed,
    /// It begins like no whole file.
    Damaged,
}

impl Vault {
    /// # Errors
    /// A key, and the program was built without encryption.
    pub(in crate::store) fn new(folder: &Path, key: Option<DatabaseKey>) -> Result<Self, StoreError> {
        if key.is_some() && !cfg!(feature = "encryption") {
            return Err(StoreError::NoEncryption);
        }
        Ok(Vault { folder: folder.to_owned(), key, opening: Mutex::default(), known: Mutex::default() })
    }

    /// Opens the file with the key that it has.
    ///
    /// # Errors
    /// See [`Self::key_of`].
    pub(in crate::store) fn connect(&self, path: &Path, mode: OpenFlags) -> Result<Connection, StoreError> {
        let opening = lock(&self.opening);
        let key = self.key_of(path)?;
        let db = Connection::open_with_flags(path, mode)?;
        // From now on it must not be looked at any more: it is open.
        lock(&self.known).files.insert(path.to_owned(), (identity(path), key));
        drop(opening);
        if let Some(key) = key {
            // What fails must not quote the key.
            let given = db.pragma_update(None, "key", key.for_sqlcipher());
            given.map_err(|_| StoreError::Unreadable("the cipher does not take the key"))?;
        }
        Ok(db)
    }

    /// The key with which the file is to be opened, if there is one.
    ///
    /// # Errors
    /// The file does not fit the key: [`StoreError::WrongKey`], [`StoreError::NotEncrypted`], [`StoreError::Encrypted`].
    pub(super) fn key_of(&self, path: &Path) -> Result<Option<FileKey>, StoreError> {
        let now = identity(path);
        if let Some((then, key)) = lock(&self.known).files.get(path)
            && *then == now
        {
            return Ok(*key);
        }
        let (fit, key) = self.look_at(path)?;
        match (fit, &self.key) {
            (Fit::New | Fit::Fits | Fit::Damaged, _) | (Fit::Plain, None) => Ok(key),
            (Fit::Plain, Some(_)) => Err(StoreError::NotEncrypted),
            (Fit::Sealed, Some(_)) => Err(StoreError::WrongKey),
            (Fit::Sealed, None) => Err(StoreError::Encrypted),
        }
    }

    /// Whether the file fits, and the key for it.
    pub(super) fn look_at(&self, path: &Path) -> Result<(Fit, Option<FileKey>), StoreError> {
        let io = |cause| StoreError::Io { path: path.to_owned(), cause };
        let head = match Head::of(path) {
            // SQLite says what is wrong.
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Head::Other,
            head => head.map_err(io)?,
        };
        let Some(secret) = &self.key else {
            let fit = match head {
                Head::Empty => Fit::New,
                Head::Plain => Fit::Fits,
                Head::Sealed(_) => Fit::Sealed,
                Head::Other => Fit::Damaged,
            };
            return Ok((fit, None));
        };
        match head {
            Head::Plain => Ok((Fit::Plain, None)),
            Head::Sealed(salt) => {
                let key = self.stretched(secret, salt);
                let fit = if sealed::fits(path, &key).map_err(io)? { Fit::Fits } else { Fit::Sealed };
                Ok((fit, Some(key)))
            }
            Head::Empty => Ok((Fit::New, Some(self.stretched(secret, self.salt()?)))),
            Head::Other => Ok((Fit::Damaged, Some(self.stretched(secret, self.salt()?)))),
        }
    }

    fn stretched(&self, secret: &DatabaseKey, salt: Salt) -> FileKey {
        *lock(&self.known).stretched.entry(salt).or_insert_with(|| secret.of_salt(salt))
    }

    /// The salt of new files, made when there is none: one for all, so that a passphrase is stretched once.
    fn salt(&self) -> Result<Salt, StoreError> {
        let path = self.folder.join(SALT);
        let made = read_salt(&path).or_else(|_| make_salt(&path).and_then(|()| read_salt(&path)));
        made.map_err(|cause| StoreError::Io { path, cause })
    }

    /// Refuses a folder in which the keys are being changed.
    pub(in crate::store) fn refuse_unfinished(&self) -> Result<(), StoreError> {
        let changing = self.folder.join(UNFINISHED).exists();
        if changing { Err(StoreError::RekeyUnfinished) } else { Ok(()) }
    }

    /// Refuses a folder whose files do not fit the key. One file may be damaged as a whole while others fit: those work.
    pub(in crate::store) fn refuse_misfits(&self, files: &[PathBuf]) -> Result<(), StoreError> {
        self.refuse_unfinished()?;
        let (mut misfit, mut fits) = (None, false);
        for path in files {
            match self.look_at(path)?.0 {
                Fit::Plain => return Err(StoreError::NotEncrypted.of(path)),
                Fit::Sealed => misfit = misfit.or(Some(path)),
                Fit::Fits => fits = true,
                Fit::New | Fit::Damaged => {}
            }
        }
        match misfit {
            Some(path) if !fits && self.key.is_some() => Err(StoreError::WrongKey.of(path)),
            Some(path) if !fits => Err(StoreError::Encrypted.of(path)),
            _ => Ok(()),
        }
    }
}

fn read_salt(path: &Path) -> io::Result<Salt> {
    let text = fs::read_to_string(path)?;
    let number = u128::from_str_radix(text.trim(), 16);
    number.map(u128::to_be_bytes).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
}

/// Two programs may do so at once: the first one's salt counts.
fn make_salt(path: &Path) -> io::Result<()> {
    let mut salt: Salt = [0; 16];
    SystemRandom::new().fill(&mut salt).map_err(|_| io::Error::other("the system gives no random numbers"))?;
    let part = beside(path, &format!(".{}", std::process::id()));
    let mut file = fs::File::create(&part)?;
    file.write_all(format!("{}\n", hex(&salt)).as_bytes())?;
    file.sync_all()?;
    // Unlike a new name, a second one never takes the place of a file. Not every file system has them.
    if fs::hard_link(&part, path).is_err() && !path.exists() {
        fs::copy(&part, path)?;
    }
    fs::remove_file(&part)?;
    sync_folder_of(path)
}
