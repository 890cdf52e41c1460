//! Putting a checked text into a field, with what the rules make follow from it.

use super::contact::{ContactType, Values};
use super::field::Field;

/// Clearing *Privacy Blocked* of a minor without parental consent (rule 4.11).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MinorNeedsConsent;

/// Puts `text` into the field and applies what follows: a person's name and its parts rebuild each other, the search
/// name follows the name (4.6), *Minor* and consent block privacy (4.11). Gives the name parts that were cut.
///
/// `text` has passed [`check`](super::check::check).
pub fn put(
    _contact_type: ContactType,
    _values: &mut Values,
    _field: Field,
    _text: &str,
) -> Result<Vec<Field>, MinorNeedsConsent> {
    todo!()
}
