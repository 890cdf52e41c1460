//! Names of persons: parts and whole, and the search name that follows (domain rule 4.6).

use super::field::Field;
use super::text;

/// A person's name in parts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NameParts {
    pub first: String,
    pub middle: String,
    pub surname: String,
    /// Parts that were longer than their field (30 characters) and were cut there, between grapheme clusters.
    pub cut: Vec<Field>,
}

/// Longest joined name in characters: three parts of 30 and two blanks.
pub const JOINED_MAX: usize = 92;

/// Splits a name at blanks: one part is the first name; two are first name and surname; of more, the last is the surname,
/// the one before it the middle name, and all before that the first name.
pub fn split(name: &str) -> NameParts {
    let words: Vec<&str> = name.split_whitespace().collect();
    let (first, middle, surname) = match words.as_slice() {
        [] => (String::new(), "", ""),
        [first] => ((*first).to_owned(), "", ""),
        [first, surname] => ((*first).to_owned(), "", *surname),
        [first @ .., middle, surname] => (first.join(" "), *middle, *surname),
    };
    let mut cut = Vec::new();
    let mut part = |field: Field, whole: &str| {
        let short = text::cut(whole, field.spec().max);
        if short.len() < whole.len() {
            cut.push(field);
        }
        short.trim_end().to_owned()
    };
    let first = part(Field::FirstName, &first);
    let middle = part(Field::MiddleName, middle);
    let surname = part(Field::Surname, surname);
    NameParts { first, middle, surname, cut }
}

/// The whole name of its parts.
pub fn join(first: &str, middle: &str, surname: &str) -> String {
    let parts = [first, middle, surname].map(str::trim);
    let filled: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    text::cut(&filled.join(" "), JOINED_MAX).trim_end().to_owned()
}

/// The search name after the name changed: it follows unless somebody gave another one.
pub fn search_name(search_name: &str, previous_name: &str, name: &str) -> String {
    if search_name.is_empty() || search_name == of_name(previous_name) { of_name(name) } else { search_name.to_owned() }
}

/// The search name that a name has by itself.
fn of_name(name: &str) -> String {
    text::upper(name, Field::SearchName.spec().max)
}
