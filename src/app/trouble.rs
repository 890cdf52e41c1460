//! What keeps a server's file from being used, as far as somebody can put it right.

use crate::store::StoreError;

/// Why a server's contacts cannot be used, or changed, at the moment. The cause is in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    DiskFull,
    /// The disk refuses what is written, or the file system cannot carry a database.
    DiskFails,
    /// The file or its folder may only be read.
    ReadOnly,
    /// The file is somebody else's, its folder is missing, or it was taken away meanwhile.
    NoAccess,
    /// The file is damaged; whoever runs the bot has to bring a backup back.
    Damaged,
    /// A newer version of the program wrote the file.
    Newer,
    /// Somebody else has kept the file busy for too long.
    Busy,
}

impl Trouble {
    /// `None`: the fault is the program's own.
    pub fn of(error: &StoreError) -> Option<Trouble> {
        match error.cause() {
            StoreError::DiskFull => Some(Trouble::DiskFull),
            StoreError::NotWritten | StoreError::NoWriteAheadLog => Some(Trouble::DiskFails),
            StoreError::ReadOnly => Some(Trouble::ReadOnly),
            StoreError::CannotOpen | StoreError::Gone | StoreError::Io { .. } => Some(Trouble::NoAccess),
            StoreError::Damaged | StoreError::SetAside { .. } => Some(Trouble::Damaged),
            StoreError::Newer { .. } => Some(Trouble::Newer),
            StoreError::Busy => Some(Trouble::Busy),
            _ => None,
        }
    }
}
