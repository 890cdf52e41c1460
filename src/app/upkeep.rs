//! What is done for all guilds now and then, asked for by nobody.

use jiff::{SignedDuration, Timestamp};

use super::App;
use crate::store::{Guild, StoreError};

impl App {
    /// Erases what lies in the trash of any guild for more than `days`, and gives how many contacts that were. A guild
    /// whose file cannot be worked on is logged and passed over.
    pub fn empty_trash(&self, days: u32) -> Result<u64, StoreError> {
        let age = SignedDuration::from_hours(24 * i64::from(days));
        let before = Timestamp::now().saturating_sub(age).unwrap_or(Timestamp::MIN);
        let mut erased = 0;
        for key in self.store.guild_keys()? {
            match self.store.guild(&key).and_then(|guild| purge_older(&guild, before, &mut erased)) {
                Ok(()) => {}
                Err(error) => {
                    let error = self.looked_into(&key, error);
                    tracing::error!(%error, "a guild's trash could not be emptied");
                }
            }
        }
        Ok(erased)
    }

    /// In the guilds whose files are open: makes what contacts are found by that may be the same, of those that came in by
    /// the thousand and wait for it, and compares the contacts that somebody waits for; gives how many contacts that were.
    /// A guild whose file cannot be worked on is logged and passed over.
    pub fn compare_waiting(&self) -> u64 {
        let mut done = 0;
        for guild in self.store.open_guilds() {
            match guild.mark_waiting(&mut |_| {}).and_then(|marked| Ok(marked + guild.compare_waiting()?)) {
                Ok(count) => done += count,
                Err(error) => tracing::error!(%error, "a guild's contacts could not be compared"),
            }
        }
        done
    }
}

/// Erases what was deleted before `before`, slice by slice, and counts the contacts.
fn purge_older(guild: &Guild, before: Timestamp, erased: &mut u64) -> Result<(), StoreError> {
    loop {
        match guild.write(|db| db.purge_older(before))? {
            0 => return Ok(()),
            count => *erased += count,
        }
    }
}
