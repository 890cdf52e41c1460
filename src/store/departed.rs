//! Guilds that the bot was removed from: a small file beside each one's, which says since when. Their data is kept for a
//! while, because whoever removes a bot may bring it back.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::StoreError;
use super::{GuildKey, Store};

/// The ending of the file's name.
const ENDING: &str = "left";

impl Store {
    /// Notes that the bot was removed from the guild, if it has data of it and this was not noted before; whether it was
    /// noted now.
    pub fn note_departure(&self, guild: &GuildKey, now: Timestamp) -> Result<bool, StoreError> {
        let note = self.note(guild);
        if note.exists() || self.all_files(guild)?.is_empty() {
            return Ok(false);
        }
        std::fs::write(&note, now.to_string()).map_err(|cause| StoreError::Io { path: note, cause })?;
        Ok(true)
    }

    /// Notes that the bot is in the guild; whether it had been noted that it was not.
    pub fn note_return(&self, guild: &GuildKey) -> Result<bool, StoreError> {
        match std::fs::remove_file(self.note(guild)) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
            Err(cause) => Err(StoreError::Io { path: self.note(guild), cause }),
        }
    }

    /// The guilds that the bot was removed from before that time.
    pub fn departed_before(&self, time: Timestamp) -> Result<Vec<GuildKey>, StoreError> {
        let names = self.names_of_files(&format!(".{ENDING}"))?;
        Ok(names.into_iter().filter(|guild| departed_at(&self.note(guild)).is_some_and(|left| left < time)).collect())
    }

    /// Erases everything that is stored of the guild, unless somebody uses it just now; whether it was erased.
    pub fn erase(&self, guild: &GuildKey) -> Result<bool, StoreError> {
        if !self.close(guild) {
            return Ok(false);
        }
        // The note goes last: what is left of a guild is tried again as long as it is there.
        for path in self.all_files(guild)?.into_iter().chain([self.note(guild)]) {
            match std::fs::remove_file(&path) {
                Err(cause) if cause.kind() != ErrorKind::NotFound => return Err(StoreError::Io { path, cause }),
                _ => {}
            }
        }
        Ok(true)
    }

    /// Whether it is noted that the bot was removed from the guild.
    pub(super) fn has_departed(&self, guild: &GuildKey) -> bool {
        self.note(guild).exists()
    }

    /// The guild's file, what SQLite puts beside it, and what was set aside of it.
    fn all_files(&self, guild: &GuildKey) -> Result<Vec<PathBuf>, StoreError> {
        let folder = self.guilds_dir();
        let listed = std::fs::read_dir(folder).map_err(|cause| StoreError::Io { path: folder.to_owned(), cause })?;
        let file = format!("{}.db", guild.as_str());
        let is_of =
            |name: &str| name.strip_prefix(&file).is_some_and(|more| more.is_empty() || more.starts_with(['-', '.']));
        let names = listed.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        Ok(names.filter(|name| is_of(name)).map(|name| folder.join(name)).collect())
    }

    fn note(&self, guild: &GuildKey) -> PathBuf {
        self.file_of(guild).with_extension(ENDING)
    }
}

/// `None` for a note that cannot be read: what is not known to be old is kept.
fn departed_at(note: &Path) -> Option<Timestamp> {
    std::fs::read_to_string(note).ok()?.trim().parse().ok()
}
