//! What a person gets from the company it joins (domain rule 4.3, first part).

use super::contact::Values;
use super::field::{Field, Inherits};
use super::settings::Settings;

/// What makes two addresses the same one. The county is copied with them but does not count.
const ADDRESS_KEY: [Field; 4] = [Field::Address, Field::Address2, Field::PostCode, Field::City];

/// The person's fields after joining `company`; `left` is the company it belonged to before.
///
/// By switch: salesperson, territory, country and language become the company's even where the company has none; the
/// address is copied as one when the person has none or still has that of `left`; each communication field when it is
/// blank or still that of `left`.
pub fn on_joining(person: &Values, left: Option<&Values>, company: &Values, settings: &Settings) -> Values {
    let takes_address = ADDRESS_KEY.iter().all(|&field| person.is_blank(field))
        || left.is_some_and(|left| ADDRESS_KEY.iter().all(|&field| person.get(field) == left.get(field)));
    let mut joined = person.clone();
    for field in Field::ALL {
        let Some(group) = field.spec().inherits.filter(|&group| settings.inherits(group)) else { continue };
        let takes = match group {
            Inherits::Salesperson | Inherits::Territory | Inherits::Country | Inherits::Language => true,
            Inherits::Address => takes_address,
            Inherits::Communication | Inherits::CommunicationOnJoining => {
                person.is_blank(field) || left.is_some_and(|left| person.get(field) == left.get(field))
            }
        };
        if takes {
            joined.set(field, company.get(field));
        }
    }
    joined
}
