//! Looking contacts up. Built on the schema of two FTS5 tables: words, and digits of phones.

use crate::domain::contact::{Contact, ContactType};
use crate::domain::found::Hit;
use crate::domain::query::Query;

use super::{Read, StoreError};

impl Read<'_> {
    /// The best hits for a query, best first: stronger ones before weaker ones, among equals those that `asker` used
    /// lately, then the newest. `include_blocked`: privacy blocked contacts, too.
    pub fn search(
        &self,
        _query: &Query,
        _only: Option<ContactType>,
        _asker: &str,
        _include_blocked: bool,
        _limit: u32,
    ) -> Result<Vec<Hit>, StoreError> {
        todo!()
    }

    /// Companies by the ladder of *Company Name* (domain rule 4.3): exact number; else exact name, case ignored; else
    /// number or name that starts with it; else number, name, city, phone or post code that contains it. Gives the hits of
    /// the first rung that has any, `limit` at most.
    pub fn companies_matching(&self, _text: &str, _limit: u32) -> Result<Vec<Contact>, StoreError> {
        todo!()
    }

    /// The name or word nearest in spelling to the query among the newest thousand contacts; `None`: nothing is near.
    pub fn nearest_spelling(&self, _query: &Query) -> Result<Option<String>, StoreError> {
        todo!()
    }
}
