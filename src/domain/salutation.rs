//! Salutation formulas, and the greeting that they make (rule 4.9).
//!
//! Unlike in Business Central, a name part that a contact does not have leaves neither double spaces nor stray marks,
//! and a language without a formula falls back instead of failing.

use serde::{Deserialize, Serialize};

use super::contact::Contact;
use super::fault::Fault;
use super::field::Field;
use super::{language, text};

/// Longest text of a formula in characters.
pub const TEXT_MAX: usize = 50;
/// How many name parts a formula can have.
pub const NAMES: usize = 5;

/// How formal a greeting is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Formality {
    Formal,
    Informal,
}

impl Formality {
    pub const ALL: [Formality; 2] = [Formality::Formal, Formality::Informal];

    /// The word in commands, database and locale keys.
    pub const fn key(self) -> &'static str {
        match self {
            Formality::Formal => "formal",
            Formality::Informal => "informal",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Formality::ALL.into_iter().find(|formality| formality.key() == key)
    }
}

/// What can stand for `%1` to `%5`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NamePart {
    JobTitle,
    FirstName,
    MiddleName,
    Surname,
    Initials,
    CompanyName,
}

impl NamePart {
    pub const ALL: [NamePart; 6] = [
        NamePart::JobTitle,
        NamePart::FirstName,
        NamePart::MiddleName,
        NamePart::Surname,
        NamePart::Initials,
        NamePart::CompanyName,
    ];

    /// The word in commands, database and locale keys.
    pub const fn key(self) -> &'static str {
        match self {
            NamePart::JobTitle => "job-title",
            NamePart::FirstName => "first-name",
            NamePart::MiddleName => "middle-name",
            NamePart::Surname => "surname",
            NamePart::Initials => "initials",
            NamePart::CompanyName => "company-name",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        NamePart::ALL.into_iter().find(|part| part.key() == key)
    }

    fn of(self, contact: &Contact) -> &str {
        match self {
            NamePart::JobTitle => contact.get(Field::JobTitle),
            NamePart::FirstName => contact.get(Field::FirstName),
            NamePart::MiddleName => contact.get(Field::MiddleName),
            NamePart::Surname => contact.get(Field::Surname),
            NamePart::Initials => contact.get(Field::Initials),
            NamePart::CompanyName => contact.company_name(),
        }
    }
}

/// How contacts of a salutation code are greeted in a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formula {
    /// The salutation code.
    pub code: String,
    /// Blank: any language.
    pub language: String,
    pub formality: Formality,
    /// With `%1` to `%5` where the name parts go; at most [`TEXT_MAX`] characters.
    pub text: String,
    pub names: [Option<NamePart>; NAMES],
}

impl Formula {
    /// Whether every place in the text can be filled.
    pub fn check(&self) -> Result<(), Fault> {
        for piece in pieces(&self.text) {
            let Piece::Place(digits) = piece else { continue };
            match place(digits) {
                None => return Err(Fault::NoSuchPlace { place: format!("%{digits}") }),
                Some(at) if self.names[at].is_none() => {
                    return Err(Fault::NoNamePart { place: format!("%{digits}") });
                }
                Some(_) => {}
            }
        }
        Ok(())
    }

    /// The greeting for the contact; `None` when it has none of the name parts that the formula names.
    pub fn greet(&self, contact: &Contact) -> Option<String> {
        let values = self.names.map(|name| name.map_or("", |name| name.of(contact)));
        let mut places = pieces(&self.text).filter_map(|piece| match piece {
            Piece::Place(digits) => place(digits),
            Piece::Text(_) => None,
        });
        let has_places = places.clone().next().is_some();
        (!has_places || places.any(|at| !values[at].is_empty())).then(|| fill(&self.text, &values))
    }
}

/// The languages in which a greeting is looked for, best first: the one that was asked for, the contact's, any. After a
/// language of a region comes the one that it is a kind of (`DES`, `DEU`), for its readers understand it.
pub fn languages<'a>(asked: &'a str, contacts: &'a str) -> Vec<&'a str> {
    let mut chain: Vec<&str> = Vec::new();
    for language in [asked, contacts].into_iter().filter(|language| !language.is_empty()) {
        for one in [Some(language), language::main(language)].into_iter().flatten() {
            if !chain.contains(&one) {
                chain.push(one);
            }
        }
    }
    chain.push("");
    chain
}

/// The greeting by the first formula that fits, with the formula.
pub fn greet<'a>(formulas: &'a [Formula], languages: &[&str], contact: &Contact) -> Option<(&'a Formula, String)> {
    languages.iter().find_map(|language| {
        let formula = formulas.iter().find(|formula| formula.language == *language)?;
        formula.greet(contact).map(|greeting| (formula, greeting))
    })
}

/// The text with the values in its places; `values` are those of `%1` to `%5`, blank ones leave no gap.
pub fn fill(text: &str, values: &[&str; NAMES]) -> String {
    let all: Vec<Piece<'_>> = pieces(text).collect();
    let mut filled = String::new();
    // Whether the last place was blank, so that what comes next has to be joined to what is there.
    let mut gap = false;
    for (at, piece) in all.iter().enumerate() {
        match piece {
            Piece::Place(digits) => match place(digits).map_or("", |at| values[at]) {
                "" => gap = true,
                value => {
                    filled.push_str(value);
                    gap = false;
                }
            },
            Piece::Text(between) if gap => {
                let next_is_place = matches!(all.get(at + 1), Some(Piece::Place(_)));
                if next_is_place && between.chars().all(separates) {
                    // One of the two separators is enough; a hyphen that joined the missing name goes.
                    let end = filled.trim_end_matches(['-', '–', '/']).len();
                    if end < filled.len() {
                        filled.truncate(end);
                        filled.push_str(between);
                    }
                } else {
                    join(&mut filled, between);
                    gap = between.trim().is_empty();
                }
            }
            Piece::Text(between) => filled.push_str(between),
        }
    }
    if gap {
        let end = filled.trim_end_matches(separates).len();
        filled.truncate(end);
    }
    filled.trim().to_owned()
}

/// Adds what follows a blank place, so that no blanks and no marks are left over between the two.
fn join(filled: &mut String, after: &str) {
    let rest = after.trim_start();
    let is_attached = rest.len() == after.len();
    if rest.starts_with([',', ';', '.']) || (is_attached && rest.starts_with(['!', '?', ':'])) {
        let end = filled.trim_end_matches(|c: char| c.is_whitespace() || ",;".contains(c)).len();
        filled.truncate(end);
        filled.push_str(if filled.is_empty() { rest.trim_start_matches(separates) } else { rest });
    } else if rest.starts_with(')') && filled.trim_end().ends_with('(') {
        let end = filled.trim_end().trim_end_matches('(').len();
        filled.truncate(end);
        join(filled, &rest[1..]);
    } else if filled.is_empty() || filled.ends_with(char::is_whitespace) {
        filled.push_str(rest);
    } else {
        filled.push_str(after);
    }
}

/// What stands between two names, and is not needed when one of them is missing.
fn separates(c: char) -> bool {
    c.is_whitespace() || ",;./-–".contains(c)
}

/// A part of a formula's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece<'a> {
    Text(&'a str),
    /// The digits after a `%`.
    Place(&'a str),
}

/// The text in pieces. A `%` without a digit after it is text.
fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> + Clone {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let starts = |at: usize| rest[at + 1..].starts_with(|c: char| c.is_ascii_digit());
        let Some(at) = rest.match_indices('%').map(|(at, _)| at).find(|at| starts(*at)) else {
            return Some(Piece::Text(std::mem::take(&mut rest)));
        };
        if at > 0 {
            let (before, from) = rest.split_at(at);
            rest = from;
            return Some(Piece::Text(before));
        }
        let end = rest[1..].find(|c: char| !c.is_ascii_digit()).map_or(rest.len(), |length| length + 1);
        let (place, after) = rest.split_at(end);
        rest = after;
        Some(Piece::Place(&place[1..]))
    })
}

/// Which of the name parts goes to the place with this number.
fn place(digits: &str) -> Option<usize> {
    let number: usize = digits.parse().ok()?;
    (digits.len() == 1).then_some(number)?.checked_sub(1).filter(|at| *at < NAMES)
}

/// The formula's text on one line, or what is too long about it.
pub fn checked_text(given: &str) -> Result<String, Fault> {
    let line = text::clean(given);
    let length = text::length(&line);
    if length > TEXT_MAX { Err(Fault::TooLong { max: TEXT_MAX, length }) } else { Ok(line) }
}

#[cfg(test)]
#[path = "tests/salutation.rs"]
mod tests;
