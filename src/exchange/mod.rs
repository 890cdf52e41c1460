//! Contacts in files: JSON Lines, one contact a line.
//!
//! Keys are those of [`Field`](crate::domain::field::Field) in their order, with what is no field around them; blank
//! values are left out. What was exported and imported into an empty guild comes out byte for byte the same.

mod duplicates;
mod export;
mod fault;
mod import;
mod likeness;
mod line;
mod line_lists;
mod lines;
mod pairs;
mod parts;
mod prepare;
mod references;
mod report;
mod spool;

pub use duplicates::{COUNTED_MAX, count_doubles, duplicates};
pub use export::{ExportError, export};
pub use fault::{LineFault, Wrong};
pub use import::{Duplicates, How, ImportError, Progress, Report, import};
pub use report::{Work, check_text, doubles_text, faults_text, no_guild_text, rebuilt_text, report_text, work_text};
pub use spool::Spool;
