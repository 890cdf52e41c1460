//! Damaged files, set aside: under another name with what belongs to them, never deleted.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

/// Why a file was set aside, as its new name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Why {
    Damaged,
    /// A backup took its place.
    Replaced,
}

impl Why {
    fn word(self) -> &'static str {
        match self {
            Why::Damaged => "damaged",
            Why::Replaced => "replaced",
        }
    }
}

/// What SQLite keeps beside a file.
const BESIDE: [&str; 2] = ["-wal", "-shm"];

/// The file beside `file` whose name goes on with `more`.
pub(in crate::store) fn beside(file: &Path, more: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(more);
    PathBuf::from(name)
}

/// How file names tell a moment, UTC.
pub(in crate::store) const STAMP: &str = "%Y%m%dT%H%M%SZ";

/// The moment as file names have it: `20261124T120000Z`.
pub(in crate::store) fn stamp(at: Timestamp) -> String {
    at.strftime(STAMP).to_string()
}

/// A name that nothing has yet: `1.db.damaged-20261124T120000Z`.
pub(in crate::store) fn free_name(file: &Path, why: Why, at: Timestamp) -> PathBuf {
    let name = format!(".{}-{}", why.word(), stamp(at));
    let numbered = (2_u32..).map(|number| beside(file, &format!("{name}-{number}")));
    let mut names = std::iter::once(beside(file, &name)).chain(numbered);
    names.find(|name| !name.exists()).expect("there are more numbers than files")
}

/// Sets a damaged file aside with its log, and gives its new name.
///
/// The file goes first: without it, the log alone makes no database, while the file without its log would be an older one.
pub(in crate::store) fn set_aside(file: &Path, at: Timestamp) -> io::Result<PathBuf> {
    let aside = free_name(file, Why::Damaged, at);
    std::fs::rename(file, &aside)?;
    move_beside(file, &aside)?;
    sync_folder_of(file)?;
    Ok(aside)
}

/// Moves what SQLite keeps beside `from` to `to`.
pub(in crate::store) fn move_beside(from: &Path, to: &Path) -> io::Result<()> {
    for more in BESIDE {
        match std::fs::rename(beside(from, more), beside(to, more)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

/// The newest damaged file that was set aside in the place of `file`.
pub(in crate::store) fn newest(file: &Path) -> Option<PathBuf> {
    let mut start: OsString = file.file_name()?.to_owned();
    start.push(".damaged-");
    let start = start.into_string().ok()?;
    let names = std::fs::read_dir(file.parent()?).ok()?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let is_one = |name: &String| name.starts_with(&start) && !BESIDE.iter().any(|more| name.ends_with(more));
    names.filter(is_one).max().map(|name| file.with_file_name(name))
}

/// Makes the names in the file's folder last, whatever happens to the machine.
pub(in crate::store) fn sync_folder_of(file: &Path) -> io::Result<()> {
    match file.parent() {
        // Other systems keep names without being asked, and do not open folders.
        Some(folder) if cfg!(unix) => std::fs::File::open(folder)?.sync_all(),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_goes_aside_with_its_log_and_is_found_again() {
        let folder = tempfile::tempdir().unwrap();
        let at: Timestamp = "2026-11-24T12:00:00Z".parse().unwrap();
        let file = folder.path().join("1.db");
        for name in ["1.db", "1.db-wal", "1.db-shm", "11.db", "11.db.damaged-20300101T000000Z"] {
            std::fs::write(folder.path().join(name), name).unwrap();
        }
        assert_eq!(newest(&file), None);
        let aside = set_aside(&file, at).unwrap();
        assert_eq!(aside, folder.path().join("1.db.damaged-20261124T120000Z"));
        assert_eq!(std::fs::read_to_string(beside(&aside, "-wal")).unwrap(), "1.db-wal");
        assert_eq!(newest(&file).as_ref(), Some(&aside));
        assert!(BESIDE.iter().all(|more| !beside(&file, more).exists()) && !file.exists());
        // A second one in the same second takes no name away.
        std::fs::write(&file, "again").unwrap();
        let second = set_aside(&file, at).unwrap();
        assert_ne!(second, aside);
        assert_eq!(newest(&file), Some(second));
    }
}
