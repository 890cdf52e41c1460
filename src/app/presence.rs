//! In which servers the bot is: the data of those that removed it is kept for a while and then erased.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};

use super::App;
use crate::store::{GuildKey, StoreError};

/// The guilds of which Discord has said, since the program began, that the bot is not in them. What a note on the disk says
/// may have changed since.
#[derive(Debug, Default)]
pub struct Departed(Mutex<HashSet<GuildKey>>);

impl Departed {
    fn change<T>(&self, work: impl FnOnce(&mut HashSet<GuildKey>) -> T) -> T {
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl App {
    /// The bot was removed from the guild.
    pub fn has_left(&self, guild: &GuildKey) {
        self.departed.change(|departed| departed.insert(guild.clone()));
        match self.store().note_departure(guild, Timestamp::now()) {
            Ok(true) => tracing::info!("a server has removed the bot; its data is kept for a while"),
            Ok(false) => {}
            Err(error) => tracing::error!(%error, "that a server has removed the bot could not be noted"),
        }
    }

    /// The bot is in the guild, perhaps again.
    pub fn is_in(&self, guild: &GuildKey) {
        self.departed.change(|departed| departed.remove(guild));
        match self.store().note_return(guild) {
            Ok(true) => tracing::info!("a server has the bot back, and with it its data"),
            Ok(false) => {}
            Err(error) => tracing::error!(%error, "that a server has the bot back could not be noted"),
        }
    }

    /// The bot is in these guilds and, of those that `belongs` to what was listed, in no others.
    pub fn is_in_these(&self, guilds: &HashSet<GuildKey>, belongs: impl Fn(&GuildKey) -> bool) {
        let known = match self.store().guild_keys() {
            Ok(known) => known,
            Err(error) => return tracing::error!(%error, "the servers' files could not be listed"),
        };
        for guild in known.iter().filter(|guild| belongs(guild)) {
            if guilds.contains(guild) { self.is_in(guild) } else { self.has_left(guild) }
        }
    }

    /// Erases the data of guilds that removed the bot more than `days` ago; how many they were. One that cannot be erased
    /// is logged and passed over.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn purge_departed(&self, days: u32) -> Result<u64, StoreError> {
        let age = SignedDuration::from_hours(24 * i64::from(days));
        let before = Timestamp::now().saturating_sub(age).unwrap_or(Timestamp::MIN);
        let mut erased = 0;
        for guild in self.store().departed_before(before)? {
            if !self.departed.change(|departed| departed.contains(&guild)) {
                continue;
            }
            match self.store().erase(&guild) {
                Ok(done) => erased += u64::from(done),
                Err(error) => tracing::error!(%error, "the data of a server that removed the bot could not be erased"),
            }
        }
        Ok(erased)
    }
}
