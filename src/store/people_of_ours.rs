//! Our own people: salespeople, the tiers of roles, and what each person looked up lately.

use jiff::Timestamp;

use crate::domain::contact::{Contact, ContactId, ContactType};
use crate::domain::salesperson::Salesperson;
use crate::domain::tier::Tier;

use super::{Read, StoreError, Write};

impl Read<'_> {
    /// By code, case ignored.
    pub fn salesperson(&self, _code: &str) -> Result<Option<Salesperson>, StoreError> {
        todo!()
    }

    pub fn salesperson_of_user(&self, _user_id: &str) -> Result<Option<Salesperson>, StoreError> {
        todo!()
    }

    /// By code, each with the number of its contacts.
    pub fn salespeople(&self) -> Result<Vec<(Salesperson, u64)>, StoreError> {
        todo!()
    }

    /// The roles that have a tier of their own. The role `everyone` is everybody's.
    pub fn access(&self) -> Result<Vec<(String, Tier)>, StoreError> {
        todo!()
    }

    /// What the person looked up or changed last, newest first.
    pub fn recent_contacts(
        &self,
        _user_id: &str,
        _only: Option<ContactType>,
        _limit: u32,
    ) -> Result<Vec<Contact>, StoreError> {
        todo!()
    }
}

impl Write<'_> {
    pub fn insert_salesperson(&self, _salesperson: &Salesperson) -> Result<(), StoreError> {
        todo!()
    }

    pub fn set_access(&self, _role: &str, _tier: Tier) -> Result<(), StoreError> {
        todo!()
    }

    /// Remembers that the person looked the contact up; keeps the newest 50 a person.
    pub fn remember_recent(&self, _user_id: &str, _contact: ContactId, _at: Timestamp) -> Result<(), StoreError> {
        todo!()
    }
}
