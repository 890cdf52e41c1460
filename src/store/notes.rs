//! Notes on contacts.

use jiff::Timestamp;

use crate::domain::contact::ContactId;
use crate::domain::found::Page;

use super::{Read, StoreError, Write};

/// A note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    pub id: i64,
    pub contact: ContactId,
    pub text: String,
    pub user_id: String,
    /// The name that the writer had in the chat.
    pub by: String,
    pub at: Timestamp,
}

impl Read<'_> {
    pub fn note(&self, _id: i64) -> Result<Option<Note>, StoreError> {
        todo!()
    }

    /// Newest first.
    pub fn notes(&self, _contact: ContactId, _page: u32, _per_page: u32) -> Result<Page<Note>, StoreError> {
        todo!()
    }
}

impl Write<'_> {
    pub fn insert_note(
        &self,
        _contact: ContactId,
        _text: &str,
        _user_id: &str,
        _by: &str,
        _at: Timestamp,
    ) -> Result<i64, StoreError> {
        todo!()
    }

    pub fn update_note(&self, _id: i64, _text: &str) -> Result<(), StoreError> {
        todo!()
    }

    pub fn delete_note(&self, _id: i64) -> Result<(), StoreError> {
        todo!()
    }
}
