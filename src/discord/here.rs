//! In which servers the bot is, as the gateway says: Discord lists them when a session begins, and names each that comes or
//! goes.

use std::collections::HashSet;
use std::sync::{PoisonError, RwLock};

use crate::store::GuildKey;

/// The servers.
#[derive(Debug, Default)]
pub struct Here(RwLock<HashSet<GuildKey>>);

impl Here {
    pub fn has(&self, guild: &GuildKey) -> bool {
        self.0.read().unwrap_or_else(PoisonError::into_inner).contains(guild)
    }

    pub fn came(&self, guild: GuildKey) {
        self.change(|here| here.insert(guild));
    }

    pub fn went(&self, guild: &GuildKey) {
        self.change(|here| here.remove(guild));
    }

    /// These, and of those that `belongs` to what was listed, no others.
    pub fn are(&self, guilds: &HashSet<GuildKey>, belongs: impl Fn(&GuildKey) -> bool) {
        self.change(|here| {
            here.retain(|guild| !belongs(guild));
            here.extend(guilds.iter().cloned());
        });
    }

    fn change<T>(&self, work: impl FnOnce(&mut HashSet<GuildKey>) -> T) -> T {
        work(&mut self.0.write().unwrap_or_else(PoisonError::into_inner))
    }
}
