//! The order in which a new contact's fields are filled (domain rule 4.2).

use super::contact::{ContactType, Values};
use super::field::Field;
use super::settings::Settings;

/// A new contact before the rules have run.
#[derive(Debug, Clone)]
pub struct Insert<'a> {
    pub contact_type: ContactType,
    /// What the person gave, checked.
    pub given: &'a Values,
    /// The fields of the company that a person joins.
    pub company: Option<&'a Values>,
    pub settings: &'a Settings,
    /// Code of the salesperson that the asker is; wins over the default, not over inheritance.
    pub own_salesperson: Option<&'a str>,
}

/// The fields as they are stored, and the name parts that were cut. Inheritance comes before defaults; what the person
/// gave beats both: an inherited value fills a field that was left out, it never replaces what was typed.
pub fn complete(_insert: &Insert<'_>) -> (Values, Vec<Field>) {
    todo!()
}
