//! Postal addresses as each country writes them.

use super::contact::Values;

/// The lines of an address without the country's name, in the order of its country (blank: `home`, an ISO country or
/// blank). Blank parts leave neither empty lines nor stray separators.
pub fn lines(_values: &Values, _home: &str) -> Vec<String> {
    todo!()
}
