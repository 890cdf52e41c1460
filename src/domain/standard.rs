//! What a new server starts with. Descriptions are wording: the languages have them under `standard-LIST-CODE`.

use super::code_list::CodeList;
use super::number_series::NumberSeries;

/// Standard codes, list by list (domain section 6).
pub static CODES: &[(CodeList, &[&str])] = &[];

/// The shipped series: contacts from CT000001 without a last number, accounts C00001, V00001, B00001, E00001; all with
/// manual numbers on.
pub fn series() -> Vec<NumberSeries> {
    todo!()
}
