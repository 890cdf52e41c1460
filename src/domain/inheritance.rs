//! What a person gets from the company it joins (domain rule 4.3, first part).

use super::contact::Values;
use super::settings::Settings;

/// The person's fields after joining `company`; `left` is the company it belonged to before.
pub fn on_joining(_person: &Values, _left: Option<&Values>, _company: &Values, _settings: &Settings) -> Values {
    todo!()
}
