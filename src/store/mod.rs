//! The only place that knows SQLite: one file a guild, one writer and a few readers.

mod accounts;
mod addresses;
mod at_companies;
mod bulk;
mod cards;
mod care;
mod changes;
mod cipher;
mod code_changes;
mod code_words;
mod codes;
mod collation;
mod companies;
mod contacts;
mod departed;
mod drafts;
mod duplicates;
mod error;
mod footprint;
mod formulas;
mod guild;
mod guild_key;
mod hits;
mod index;
mod index_check;
mod journal;
mod keeping;
mod labels;
mod lists;
mod matching;
mod merged;
mod misspelt;
mod narrowing;
mod nearest;
mod notes;
mod people_of_ours;
mod phones;
mod pool;
mod ranking;
mod recents;
mod rows;
mod schema;
mod search;
mod settings;
mod spelling;
mod time;
mod transfer;
mod trash;
mod vocabulary;
mod words;

pub use error::StoreError;
pub use footprint::Footprint;
pub use guild::{Guild, Read, Store, Write};
pub use guild_key::GuildKey;

/// The page cache of a connection that reads, as SQLite has it: kilobytes, below zero.
pub const READER_CACHE: i32 = -4096;
/// The page cache of the connection that writes.
const WRITER_CACHE: i32 = -2048;
/// The page cache while very many contacts are stored or taken away: names come in any order, and so do their places in the
/// indexes.
const BULK_CACHE: i32 = -(128 << 10);
/// The tables of the search index, as patterns of names.
pub const INDEX_TABLES: &[&str] = &["contact_words*", "contact_phones*", "vocabulary*", "labels"];

pub use accounts::PersonRelations;
pub use bulk::{Bulk, Indexed, Marking};
pub use cards::{DueCard, PostedCard, Stamp};
pub use care::{Backup, FileCheck, Restored};
pub use changes::{Change, ChangeHead, Later};
pub use cipher::{DatabaseKey, Rekeyed};
pub use codes::{Assignment, CodeCount};
pub use drafts::Draft;
pub use duplicates::{Double, Measure, Newcomer, OpenPair, Pair, Progress, Verdict};
pub use index_check::IndexCheck;
pub use notes::Note;
pub use transfer::FullContact;
pub use trash::Trashed;
