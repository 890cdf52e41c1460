//! The journal of changes, and which interactions were processed.

use jiff::Timestamp;

use crate::domain::contact::ContactId;
use crate::domain::found::Page;
use crate::domain::journal::{JournalEntry, JournalItem};

use super::{Read, StoreError, Write};

impl Read<'_> {
    /// What changed about a contact, newest first, each entry with the items that concern it.
    pub fn history(&self, _contact: ContactId, _page: u32, _per_page: u32) -> Result<Page<JournalEntry>, StoreError> {
        todo!()
    }
}

impl Write<'_> {
    /// Writes a change down. `action` is the command's path.
    pub fn record(
        &self,
        _at: Timestamp,
        _user_id: &str,
        _by: &str,
        _action: &str,
        _items: &[JournalItem],
    ) -> Result<i64, StoreError> {
        todo!()
    }

    /// Notes that this interaction was worked on; `false`: it was before. Forgets those older than an hour.
    pub fn mark_processed(&self, _interaction: &str, _at: Timestamp) -> Result<bool, StoreError> {
        todo!()
    }
}
