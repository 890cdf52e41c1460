//! Words that use cases need and that live in the languages: given by the view when the program starts.

use crate::domain::code_list::Code;
use crate::domain::contact::ContactType;
use crate::domain::field::Field;
use crate::domain::query::FilterKey;
use crate::domain::salutation::{Formality, NamePart};

/// Functions that the languages answer. `locale` is a chat's or a setting's (`fi`, `en-US`); an unknown one is English.
#[derive(Debug, Clone, Copy)]
pub struct Wording {
    /// The standard codes with descriptions.
    pub standard_codes: fn(locale: &str) -> Vec<Code>,
    pub country_name: fn(locale: &str, code: &str) -> String,
    pub language_name: fn(locale: &str, code: &str) -> String,
    pub currency_name: fn(locale: &str, code: &str) -> String,
    pub field_name: fn(locale: &str, field: Field) -> String,
    pub name_part: fn(locale: &str, part: NamePart) -> String,
    pub formality: fn(locale: &str, formality: Formality) -> String,
    /// What a lower-case word before a colon narrows a look-up down by, in any language.
    pub filter_key: fn(word: &str) -> Option<FilterKey>,
    /// The type of contact that a word means in any language.
    pub contact_type: fn(word: &str) -> Option<ContactType>,
    /// The locales that the bot speaks: `["en", "fi"]`.
    pub spoken: fn() -> &'static [&'static str],
}
