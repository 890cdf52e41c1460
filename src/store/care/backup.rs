//! Copies of a guild's file, made while others use it, and looked through before they count.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::tz::TimeZone;
use jiff::{Timestamp, civil};
use rusqlite::backup::{Backup as Copying, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::aside::{STAMP, stamp, sync_folder_of};
use super::soundness::{Soundness, verify};
use super::watch::refuse_set_aside;
use crate::store::GuildKey;
use crate::store::guild::make_private;
use crate::store::pool::connect;
use crate::store::{Store, StoreError, rows};

/// A copy that was found whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    pub file: PathBuf,
    pub contacts: u64,
    pub bytes: u64,
}

/// How the name of a copy goes on after the guild's: `-20261124T120000Z.db`.
const ENDING: usize = "-20261124T120000Z.db".len();

impl Store {
    /// Copies the guild's file as it is at one moment into `folder`, which is made when it is missing. Whoever uses the file
    /// meanwhile is not held up. The copy has its name once it was found whole: the same contacts, nothing damaged.
    ///
    /// # Errors
    /// The file is damaged, or the folder cannot be written to. No copy is left behind then.
    pub fn backup(&self, key: &GuildKey, folder: &Path, now: Timestamp) -> Result<Backup, StoreError> {
        make_private(folder).map_err(|cause| StoreError::Io { path: folder.to_owned(), cause })?;
        let file = folder.join(format!("{}-{}.db", key.as_str(), stamp(now)));
        let part = folder.join(format!("{}.part", key.as_str()));
        let made = self.copy(&self.file_of(key), &part).and_then(|contacts| {
            let put = put_in_place(&part, &file).map_err(|cause| StoreError::Io { path: file.clone(), cause });
            Ok(Backup { bytes: put?, contacts, file: file.clone() })
        });
        if made.is_err() {
            let _ = fs::remove_file(&part);
        }
        made
    }

    /// The copies of the guild's file in the folder, newest first, each with its moment as the name has it.
    pub fn backups(key: &GuildKey, folder: &Path) -> io::Result<Vec<(String, PathBuf)>> {
        let mut found = Vec::new();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let Ok(name) = entry.file_name().into_string() else { continue };
            if let Some(at) = moment_of(key, &name) {
                found.push((at.to_owned(), entry.path()));
            }
        }
        found.sort_by(|a, b| b.cmp(a));
        Ok(found)
    }

    /// When the newest copy of the guild's file was made that is not of later than `now`.
    pub fn newest_backup(key: &GuildKey, folder: &Path, now: Timestamp) -> Option<Timestamp> {
        let copies = Store::backups(key, folder).ok()?;
        let moment = |text: &str| TimeZone::UTC.to_timestamp(civil::DateTime::strptime(STAMP, text).ok()?).ok();
        copies.iter().filter_map(|(at, _)| moment(at)).find(|at| *at <= now)
    }

    /// Removes the guild's older copies but for the newest `keep`, and never `made`, whatever the clock said when it was
    /// made; gives how many were removed.
    pub fn remove_old_backups(key: &GuildKey, folder: &Path, keep: usize, made: &Path) -> io::Result<u64> {
        let mut removed = 0;
        let others = Store::backups(key, folder)?.into_iter().filter(|(_, file)| file != made);
        for (_, file) in others.skip(keep.saturating_sub(1)) {
            fs::remove_file(file)?;
            removed += 1;
        }
        Ok(removed)
    }

    /// Copies into `part`, looks the copy through, and gives how many contacts are in it.
    fn copy(&self, file: &Path, part: &Path) -> Result<u64, StoreError> {
        refuse_set_aside(file)?;
        let of_source = |cause: StoreError| cause.of(file);
        let of_part = |cause: StoreError| cause.of(part);
        let source = connect(file, OpenFlags::SQLITE_OPEN_READ_WRITE, &self.vault).map_err(of_source)?;
        // One look at the file for both the count and the copy.
        source.execute_batch("BEGIN").map_err(|error| of_source(error.into()))?;
        let contacts = count(&source).map_err(of_source)?;
        make_empty(part).map_err(|cause| StoreError::Io { path: part.to_owned(), cause })?;
        let mut copy = connect(part, OpenFlags::SQLITE_OPEN_READ_WRITE, &self.vault).map_err(of_part)?;
        copy_pages(&source, &mut copy).map_err(of_part)?;
        drop(source);
        close_whole(copy, contacts).map_err(|error| match error {
            // The copy has what the file has.
            StoreError::Damaged => of_source(error),
            error => of_part(error),
        })?;
        Ok(contacts)
    }
}

/// The moment in the name of a copy of this guild's file.
fn moment_of<'a>(key: &GuildKey, name: &'a str) -> Option<&'a str> {
    let at = name.len().checked_sub(ENDING)?;
    let (start, ending) = (name.get(..at)?, name.get(at..)?);
    let moment = ending.strip_prefix('-')?.strip_suffix(".db")?;
    let is_moment = moment.bytes().enumerate().all(|(place, byte)| match place {
        8 => byte == b'T',
        15 => byte == b'Z',
        _ => byte.is_ascii_digit(),
    });
    (start == key.as_str() && is_moment).then_some(moment)
}

fn count(db: &Connection) -> Result<u64, StoreError> {
    rows::count(db, "SELECT count(*) FROM contacts", [])
}

/// Makes an empty file that only its owner can read.
pub(in crate::store) fn make_empty(path: &Path) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}

fn copy_pages(source: &Connection, copy: &mut Connection) -> Result<(), StoreError> {
    let copying = Copying::new(source, copy)?;
    match copying.step(-1)? {
        StepResult::Done => Ok(()),
        // Nobody else knows of the copy, and the source is read as it was when the look at it began.
        _ => Err(StoreError::Busy),
    }
}

/// Sees to it that a copy is whole and needs no other file beside it, and closes it.
pub(in crate::store) fn close_whole(copy: Connection, contacts: u64) -> Result<(), StoreError> {
    let _: String = copy.pragma_update_and_check(None, "journal_mode", "DELETE", |row| row.get(0))?;
    if let Soundness::Damaged(problem) = verify(&copy)? {
        tracing::error!(problem, "a copy is damaged");
        return Err(StoreError::Damaged);
    }
    if count(&copy)? != contacts {
        return Err(StoreError::Unreadable("a copy has another number of contacts"));
    }
    copy.close().map_err(|(_, error)| error.into())
}

/// Gives the copy its name, once it is on the disk; gives its size.
pub(in crate::store) fn put_in_place(part: &Path, file: &Path) -> io::Result<u64> {
    let on_disk = fs::File::open(part)?;
    on_disk.sync_all()?;
    fs::rename(part, file)?;
    sync_folder_of(file)?;
    Ok(on_disk.metadata()?.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_belongs_to_the_guild_of_its_whole_name() {
        let key = |text| GuildKey::new(text).unwrap();
        let name = "team-a-20261124T120000Z.db";
        assert_eq!(moment_of(&key("team-a"), name), Some("20261124T120000Z"));
        for (guild, name) in [
            ("team", name),
            ("team-a", "team-a-20261124T120000Z.db.part"),
            ("team-a", "team-a.part"),
            ("team-a", "team-a-2026112400120000Z.db"),
            ("team-a", "team-a-päivä61124T120000Z.db"),
            ("team-a", ".db"),
        ] {
            assert_eq!(moment_of(&key(guild), name), None, "{guild} {name}");
        }
    }
}
