//! Putting a checked text into a field, with what the rules make follow from it.

use super::contact::{ContactType, Values};
use super::field::Field;
use super::name;

/// What rule 4.11 does not let be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrivacyFault {
    /// Clearing *Privacy Blocked* of a minor without parental consent.
    MinorNeedsConsent,
    /// Parental consent for somebody who is no minor.
    NoMinor,
}

/// Puts `text` into the field and applies what follows: a person's name and its parts rebuild each other, the search
/// name follows the name (4.6), *Minor* and consent block privacy (4.11). Gives the name parts that were cut.
///
/// `text` has passed [`check`](super::check::check). Putting the text that is there already changes nothing. Clearing
/// the last part of a name leaves Name as it was, because a contact always has one.
pub fn put(
    contact_type: ContactType,
    values: &mut Values,
    field: Field,
    text: &str,
) -> Result<Vec<Field>, PrivacyFault> {
    if values.get(field) == text {
        return Ok(Vec::new());
    }
    match field {
        Field::Name => {
            rename(values, text);
            if contact_type == ContactType::Person {
                return Ok(put_parts(values));
            }
        }
        Field::FirstName | Field::MiddleName | Field::Surname if contact_type == ContactType::Person => {
            values.set(field, text);
            let whole =
                name::join(values.get(Field::FirstName), values.get(Field::MiddleName), values.get(Field::Surname));
            if !whole.is_empty() {
                rename(values, &whole);
            }
        }
        Field::SearchName => {
            // A search name that was cleared follows the name again.
            let search_name = name::search_name(text, "", values.get(Field::Name));
            values.set(field, search_name);
        }
        Field::PrivacyBlocked => {
            if text.is_empty() && values.is_set(Field::Minor) && !values.is_set(Field::ParentalConsentReceived) {
                return Err(PrivacyFault::MinorNeedsConsent);
            }
            values.set(field, text);
        }
        Field::Minor => {
            values.set(field, text);
            if !text.is_empty() {
                values.set(Field::PrivacyBlocked, "true");
            }
        }
        Field::ParentalConsentReceived if !text.is_empty() && !values.is_set(Field::Minor) => {
            return Err(PrivacyFault::NoMinor);
        }
        Field::ParentalConsentReceived => {
            values.set(field, text);
            values.set(Field::PrivacyBlocked, "true");
        }
        _ => values.set(field, text),
    }
    Ok(Vec::new())
}

/// Writes a person's name parts anew from its name, and gives those that were cut.
pub(super) fn put_parts(values: &mut Values) -> Vec<Field> {
    let parts = name::split(values.get(Field::Name));
    values.set(Field::FirstName, &parts.first);
    values.set(Field::MiddleName, &parts.middle);
    values.set(Field::Surname, &parts.surname);
    parts.cut
}

fn rename(values: &mut Values, name: &str) {
    let search_name = name::search_name(values.get(Field::SearchName), values.get(Field::Name), name);
    values.set(Field::Name, name);
    values.set(Field::SearchName, search_name);
}

#[cfg(test)]
mod tests {
    use ContactType::{Company, Person};

    use super::*;

    fn aino() -> Values {
        let mut values = Values::default();
        put(Person, &mut values, Field::Name, "Aino Maria Virtanen").expect("a name blocks nothing");
        values
    }

    #[test]
    fn a_name_rewrites_its_parts_and_its_search_name() {
        let mut values = aino();
        assert_eq!(values.get(Field::MiddleName), "Maria");
        assert_eq!(values.get(Field::SearchName), "AINO MARIA VIRTANEN");
        assert_eq!(put(Person, &mut values, Field::Name, "Aino Mäki"), Ok(vec![]));
        assert_eq!(
            [Field::FirstName, Field::MiddleName, Field::Surname].map(|part| values.get(part)),
            ["Aino", "", "Mäki"]
        );
        assert_eq!(values.get(Field::SearchName), "AINO MÄKI");
    }

    #[test]
    fn a_part_rebuilds_the_name() {
        let table = [
            (Field::FirstName, "Eeva", "Eeva Maria Virtanen"),
            (Field::MiddleName, "", "Aino Virtanen"),
            (Field::Surname, "Mäki", "Aino Maria Mäki"),
        ];
        for (part, text, name) in table {
            let mut values = aino();
            assert_eq!(put(Person, &mut values, part, text), Ok(vec![]));
            assert_eq!(values.get(Field::Name), name);
            assert_eq!(values.get(Field::SearchName), name.to_uppercase());
        }
    }

    #[test]
    fn a_name_outlives_its_last_part() {
        let mut values = Values::default();
        put(Person, &mut values, Field::Name, "Aino").expect("a name blocks nothing");
        put(Person, &mut values, Field::FirstName, "").expect("a name blocks nothing");
        assert_eq!(values.get(Field::Name), "Aino");
    }

    #[test]
    fn parts_that_were_cut_are_reported_and_the_name_stays_whole() {
        let long = "a".repeat(40);
        let mut values = aino();
        assert_eq!(put(Person, &mut values, Field::Name, &long), Ok(vec![Field::FirstName]));
        assert_eq!(values.get(Field::Name), long);
        assert_eq!(values.get(Field::FirstName), "a".repeat(30));
    }

    #[test]
    fn a_company_has_no_parts() {
        let mut values = Values::default();
        assert_eq!(put(Company, &mut values, Field::Name, "Cronus Oy"), Ok(vec![]));
        assert!(values.is_blank(Field::FirstName));
        assert_eq!(values.get(Field::SearchName), "CRONUS OY");
    }

    #[test]
    fn a_search_name_that_was_given_stays_and_a_cleared_one_follows_again() {
        let mut values = aino();
        put(Person, &mut values, Field::SearchName, "BOSS").expect("a search name blocks nothing");
        put(Person, &mut values, Field::Name, "Eeva").expect("a name blocks nothing");
        assert_eq!(values.get(Field::SearchName), "BOSS");
        put(Person, &mut values, Field::SearchName, "").expect("a search name blocks nothing");
        assert_eq!(values.get(Field::SearchName), "EEVA");
    }

    #[test]
    fn minors_are_blocked_until_a_parent_consents() {
        let mut values = aino();
        assert_eq!(put(Person, &mut values, Field::Minor, "true"), Ok(vec![]));
        assert!(values.is_set(Field::PrivacyBlocked));
        assert_eq!(put(Person, &mut values, Field::PrivacyBlocked, ""), Err(PrivacyFault::MinorNeedsConsent));
        assert!(values.is_set(Field::PrivacyBlocked));

        put(Person, &mut values, Field::ParentalConsentReceived, "true").expect("consent blocks only");
        assert!(values.is_set(Field::PrivacyBlocked));
        put(Person, &mut values, Field::PrivacyBlocked, "").expect("a parent consented");
        assert!(!values.is_set(Field::PrivacyBlocked));

        // What is so already is no change, so nothing is blocked anew.
        put(Person, &mut values, Field::Minor, "true").expect("no change");
        put(Person, &mut values, Field::ParentalConsentReceived, "true").expect("no change");
        assert!(!values.is_set(Field::PrivacyBlocked));

        put(Person, &mut values, Field::ParentalConsentReceived, "").expect("consent blocks only");
        assert!(values.is_set(Field::PrivacyBlocked));
        put(Person, &mut values, Field::Minor, "").expect("no longer a minor");
        assert!(values.is_set(Field::PrivacyBlocked));
        put(Person, &mut values, Field::PrivacyBlocked, "").expect("no longer a minor");
        assert!(!values.is_set(Field::PrivacyBlocked));
    }
}
