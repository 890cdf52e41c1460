//! Drafts: what does not fit a button (filters, half-filled forms, a command that waits for a choice), until it expires.

use jiff::Timestamp;

use super::{Read, StoreError, Write};

/// A draft that has not expired.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    pub user_id: String,
    /// JSON of whoever saved it.
    pub body: String,
}

impl Read<'_> {
    pub fn draft(&self, _key: &str, _now: Timestamp) -> Result<Option<Draft>, StoreError> {
        todo!()
    }
}

impl Write<'_> {
    /// Saves a draft under a key that its saver chose at random; forgets the expired ones.
    pub fn put_draft(
        &self,
        _key: &str,
        _user_id: &str,
        _body: &str,
        _now: Timestamp,
        _expires: Timestamp,
    ) -> Result<(), StoreError> {
        todo!()
    }

    pub fn delete_draft(&self, _key: &str) -> Result<(), StoreError> {
        todo!()
    }
}
