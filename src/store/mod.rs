//! The only place that knows SQLite: one file a guild, one writer and a few readers.

mod accounts;
mod addresses;
mod code_changes;
mod codes;
mod collation;
mod companies;
mod contacts;
mod drafts;
mod error;
mod formulas;
mod guild;
mod index;
mod journal;
mod lists;
mod matching;
mod notes;
mod people_of_ours;
mod phones;
mod pool;
mod rows;
mod schema;
mod search;
mod settings;
mod spelling;
mod time;
mod transfer;
mod words;

pub use error::StoreError;
pub use guild::{Guild, GuildKey, Read, Store, Write};

pub use accounts::PersonRelations;
pub use codes::{Assignment, CodeCount};
pub use drafts::Draft;
pub use notes::Note;
pub use transfer::FullContact;
