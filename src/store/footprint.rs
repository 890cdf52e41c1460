//! What opening a guild makes on the disk, so that it can be taken away again when nothing came of it.

use std::path::{Path, PathBuf};

use super::GuildKey;
use super::care::aside::{beside, newest};
use super::guild::path_of;

/// The files and folders that a guild's file needs and that were not there yet.
#[derive(Debug)]
pub struct Footprint {
    files: Vec<PathBuf>,
    /// The innermost first.
    folders: Vec<PathBuf>,
}

impl Footprint {
    /// Looks, before anything is opened.
    pub fn before(dir: &Path, key: &GuildKey) -> Self {
        let file = path_of(dir, key);
        // Where a damaged file was set aside, nothing is made either.
        if file.exists() || newest(&file).is_some() {
            return Footprint { files: Vec::new(), folders: Vec::new() };
        }
        let is_missing = |folder: &&Path| !folder.as_os_str().is_empty() && !folder.exists();
        let folders = file.ancestors().skip(1).take_while(is_missing).map(Path::to_owned).collect();
        Footprint { files: vec![file.clone(), beside(&file, "-wal"), beside(&file, "-shm")], folders }
    }

    /// Whether the guild has no file yet.
    pub fn is_new(&self) -> bool {
        !self.files.is_empty()
    }

    /// Takes away what has been made since. To be called once the store is closed. Folders with something else in them stay,
    /// and so does whatever cannot be removed: it does no harm.
    pub fn erase(self) {
        for file in &self.files {
            let _ = std::fs::remove_file(file);
        }
        for folder in &self.folders {
            let _ = std::fs::remove_dir(folder);
        }
    }
}
