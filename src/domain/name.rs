//! Names of persons: parts and whole, and the search name that follows (domain rule 4.6).

use super::field::Field;

/// A person's name in parts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NameParts {
    pub first: String,
    pub middle: String,
    pub surname: String,
    /// Parts that were longer than their field (30 characters) and were cut there, between grapheme clusters.
    pub cut: Vec<Field>,
}

/// Splits a name at blanks: one part is the first name; two are first name and surname; of more, the last is the surname,
/// the one before it the middle name, and all before that the first name.
pub fn split(_name: &str) -> NameParts {
    todo!()
}

/// The whole name of its parts.
pub fn join(_first: &str, _middle: &str, _surname: &str) -> String {
    todo!()
}

/// The search name after the name changed: it follows unless somebody gave another one.
pub fn search_name(_search_name: &str, _previous_name: &str, _name: &str) -> String {
    todo!()
}
