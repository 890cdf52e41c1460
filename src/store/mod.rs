//! The only place that knows SQLite: one file a guild, one writer and a few readers.

mod codes;
mod contacts;
mod drafts;
mod guild;
mod journal;
mod lists;
mod notes;
mod people_of_ours;
mod search;
mod settings;
mod transfer;

pub use guild::{Guild, GuildKey, Read, Store, StoreError, Write};

pub use codes::{Assignment, CodeCount};
pub use drafts::Draft;
pub use notes::Note;
pub use transfer::{AlternativeAddress, DateRange, FullContact};
