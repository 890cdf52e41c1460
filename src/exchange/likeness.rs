//! Who is there already: contacts that are the same beyond doubt.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::rc::Rc;

use crate::domain::contact::{ContactType, Values};
use crate::domain::field::Field;
use crate::domain::fold::fold;
use crate::domain::phone;

/// Fewer digits say nothing about whose number it is.
const DIGITS_MIN: usize = 6;

/// Contacts by what makes them the same: type and name, and besides the number, an e-mail address or a phone number.
/// Whatever is less alike is for the look at duplicates, not for an import.
#[derive(Debug, Default)]
pub struct Likeness {
    /// Hashes to numbers: a million contacts fit in memory.
    by: HashMap<u64, Rc<str>>,
}

/// What makes a contact the same as another: hashes, made on any thread.
#[derive(Debug)]
pub struct Marks(Vec<u64>);

impl Likeness {
    /// The number of a contact that is the same.
    pub fn find(&self, marks: &Marks) -> Option<&str> {
        marks.0.iter().find_map(|mark| self.by.get(mark)).map(|no| &**no)
    }

    pub fn add(&mut self, no: &str, marks: &Marks) {
        let no: Rc<str> = no.into();
        for mark in &marks.0 {
            self.by.entry(*mark).or_insert_with(|| Rc::clone(&no));
        }
    }
}

impl Marks {
    pub fn of(contact_type: ContactType, no: &str, values: &Values) -> Self {
        let name = fold(values.get(Field::Name));
        let mark = |kind: &str, text: &str| {
            let mut hasher = DefaultHasher::new();
            (contact_type, &name, kind, text).hash(&mut hasher);
            hasher.finish()
        };
        // A contact that is still to get its number is like nobody by it.
        let mut marks = if no.is_empty() { Vec::new() } else { vec![mark("no", no)] };
        for field in [Field::EMail, Field::EMail2] {
            let addresses = values.get(field).split(';').map(str::trim).filter(|address| !address.is_empty());
            marks.extend(addresses.map(|address| mark("mail", &address.to_lowercase())));
        }
        for field in [Field::PhoneNo, Field::MobilePhoneNo] {
            let digits = phone::digits(values.get(field));
            marks.extend((digits.len() >= DIGITS_MIN).then(|| mark("phone", &digits)));
        }
        Marks(marks)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_name_needs_a_number_a_mail_or_a_phone_that_is_the_same_too() {
        let aino = Values::default()
            .with(Field::Name, "Aino Virtanen")
            .with(Field::EMail, "aino@acme.fi;a.virtanen@acme.fi")
            .with(Field::PhoneNo, "09 123 4567");
        let mut known = Likeness::default();
        known.add("P1", &Marks::of(ContactType::Person, "P1", &aino));
        let named = |name| Values::default().with(Field::Name, name);
        for (contact_type, no, values, found) in [
            (ContactType::Person, "P1", named("aino virtanen"), true),
            (ContactType::Person, "P2", named("Aino Virtanen"), false),
            (ContactType::Person, "P2", named("Aino Virtanen").with(Field::EMail2, "A.Virtanen@acme.fi"), true),
            (ContactType::Person, "P2", named("Aino Virtanen").with(Field::MobilePhoneNo, "091234567"), true),
            (ContactType::Person, "P2", named("Aino Virta").with(Field::PhoneNo, "09 123 4567"), false),
            (ContactType::Company, "P1", named("Aino Virtanen"), false),
        ] {
            assert_eq!(known.find(&Marks::of(contact_type, no, &values)).is_some(), found, "{no} {contact_type:?}");
        }
    }
}
