//! Putting a checked text into a field, with what the rules make follow from it.

use super::contact::{ContactType, Values};
use super::field::Field;
use super::name;

/// Clearing *Privacy Blocked* of a minor without parental consent (rule 4.11).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MinorNeedsConsent;

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
) -> Result<Vec<Field>, MinorNeedsConsent> {
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
                return Err(MinorNeedsConsent);
            }
            values.set(field, text);
        }
        Field::Minor => {
            values.set(field, text);
            if !text.is_empty() {
                values.set(Field::PrivacyBlocked, "true");
            }
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
