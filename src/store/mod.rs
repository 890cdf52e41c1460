//! The only place that knows SQLite: one file a guild, one writer and a few readers.

mod accounts;
mod addresses;
mod changes;
mod code_changes;
mod codes;
mod collation;
mod companies;
mod contacts;
mod drafts;
mod error;
mod footprint;
mod formulas;
mod guild;
mod index;
mod journal;
mod keeping;
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
mod trash;
mod words;

pub use error::StoreError;
pub use footprint::Footprint;
pub use guild::{Guild, GuildKey, Read, Store, Write};

pub use accounts::PersonRelations;
pub use changes::{Change, ChangeHead, Later};
pub use codes::{Assignment, CodeCount};
pub use drafts::Draft;
pub use notes::Note;
pub use transfer::FullContact;
pub use trash::Trashed;
