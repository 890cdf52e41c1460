//! `/contact list`: filtered, sorted pages of contacts.

use crate::domain::contact::Contact;
use crate::domain::found::{ContactFilter, ContactSort, Page};

use super::{Read, StoreError};

impl Read<'_> {
    /// A page of the contacts that fit. Names sort as `locale` (`en`, `fi`) has it; privacy blocked ones only when asked.
    pub fn list(
        &self,
        _filter: &ContactFilter,
        _sort: ContactSort,
        _locale: &str,
        _include_blocked: bool,
        _page: u32,
        _per_page: u32,
    ) -> Result<Page<Contact>, StoreError> {
        todo!()
    }
}
