//! The lists of codes, and which contact has which code.

use crate::domain::code_list::{Code, CodeList};
use crate::domain::contact::ContactId;
use crate::domain::found::Page;

use super::{Read, StoreError, Write};

/// A code with the number of contacts that use it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeCount {
    pub code: Code,
    pub contacts: u64,
}

/// A code that a contact has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    pub code: Code,
    /// Web sources only.
    pub search_word: String,
}

impl Read<'_> {
    pub fn code(&self, _list: CodeList, _code: &str) -> Result<Option<Code>, StoreError> {
        todo!()
    }

    /// All codes of a list in their order: what choices and refusals are made from.
    pub fn codes(&self, _list: CodeList) -> Result<Vec<Code>, StoreError> {
        todo!()
    }

    /// A page of the list with counts (industry groups and relations: companies; levels, salutations, territories:
    /// contacts with the field; else contacts with the code).
    pub fn code_counts(&self, _list: CodeList, _page: u32, _per_page: u32) -> Result<Page<CodeCount>, StoreError> {
        todo!()
    }

    /// The contact's codes of a list (industry, mailing, responsibility, web source), by code.
    pub fn assignments(&self, _contact: ContactId, _list: CodeList) -> Result<Vec<Assignment>, StoreError> {
        todo!()
    }
}

impl Write<'_> {
    pub fn insert_code(&self, _code: &Code) -> Result<(), StoreError> {
        todo!()
    }

    /// Gives the contact a code; `false` when it has it already.
    pub fn assign(
        &self,
        _contact: ContactId,
        _list: CodeList,
        _code: &str,
        _search_word: &str,
    ) -> Result<bool, StoreError> {
        todo!()
    }
}
