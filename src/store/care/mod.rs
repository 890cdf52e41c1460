//! Keeping files whole: damage found and set aside, backups, and checks.

pub(super) mod aside;
mod backup;
mod check;
mod restore;
pub(super) mod soundness;
pub(super) mod watch;

pub use backup::Backup;
pub use check::FileCheck;
pub use restore::Restored;

pub(super) use backup::{close_whole, make_empty, put_in_place};
pub(super) use restore::fold_in;
