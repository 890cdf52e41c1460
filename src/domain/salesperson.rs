//! The people of the own company who look after contacts.

use serde::{Deserialize, Serialize};

/// A salesperson (Business Central's *Salesperson/Purchaser*).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Salesperson {
    /// Upper-case, at most [`SALESPERSON_CODE_MAX`] characters, no blanks.
    pub code: String,
    pub name: String,
    pub e_mail: String,
    pub phone_no: String,
    /// Discord's id of the user who is this salesperson; blank: nobody.
    pub user_id: String,
    /// A blocked one is not offered and cannot be given to a contact.
    pub blocked: bool,
}

pub const SALESPERSON_CODE_MAX: usize = 20;
pub const SALESPERSON_NAME_MAX: usize = 50;
