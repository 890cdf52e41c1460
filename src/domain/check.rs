//! Checking a text before it is stored: trimmed, made one line, in the form in which its field keeps it.

use super::contact::ContactType;
use super::fault::Fault;
use super::field::Field;

/// The text as the field stores it, or what is wrong with it. A blank text clears the field (not *Name*).
///
/// Codes of lists and salespeople come back upper-case; whether they exist is for the caller to see.
pub fn check(_contact_type: ContactType, _field: Field, _text: &str) -> Result<String, Fault> {
    todo!()
}

/// Free text on one line: control characters and runs of white space become one blank, ends are trimmed.
pub fn line(_text: &str, _max: usize) -> Result<String, Fault> {
    todo!()
}

/// Free text that may have several lines (a note); blank is a fault.
pub fn paragraphs(_text: &str, _max: usize) -> Result<String, Fault> {
    todo!()
}

/// A code of a list: upper-case, without blanks, `max` characters at most; blank is a fault.
pub fn code(_text: &str, _max: usize) -> Result<String, Fault> {
    todo!()
}

/// The candidates nearest in spelling to what was given, best first, `limit` at most.
pub fn nearest<'a>(_given: &str, _candidates: impl Iterator<Item = &'a str>, _limit: usize) -> Vec<String> {
    todo!()
}

/// Yes or no in the words that people use for it.
pub fn flag(_text: &str) -> Result<bool, Fault> {
    todo!()
}

/// A web address, as *Home Page* takes it.
pub fn web(_text: &str, _max: usize) -> Result<String, Fault> {
    todo!()
}
