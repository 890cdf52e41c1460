//! What waits in the guild's file between two presses.

use std::hash::{BuildHasher, RandomState};

use serde::{Deserialize, Serialize};

use crate::domain::contact::{ContactId, ContactType};
use crate::domain::field::Field;
use crate::domain::found::{ContactFilter, ContactSort};

use super::args::Args;
use super::request::{FormKey, PairPlace};

/// A draft, as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "draft", rename_all = "snake_case")]
pub enum Draft {
    /// A command that waits until a contact is picked for `option`.
    Command { command: String, args: Args, option: String },
    /// The filter and order of a list.
    List { filter: Box<ContactFilter>, sort: ContactSort, shown: Vec<(String, String)> },
    /// A look-up with another spelling.
    Find { query: String, private: bool },
    /// Options for a new contact.
    NewContact { args: Args },
    /// A new contact that may be the same as these: it waits until somebody decides.
    Doubles { command: String, args: Args, doubles: Vec<ContactId> },
    /// A change of a company that waits until it is known whether its people follow. Fields by key; `action` is what the
    /// journal calls it, `seen` stands for what was shown.
    CompanyChange { company: ContactId, changes: Vec<(String, String)>, action: String, seen: String, private: bool },
    /// A contact that is about to be deleted; `seen` stands for what was shown to go with it.
    Deletion { contact: ContactId, seen: String },
    /// A merge that waits for a decision: what is to be taken from the duplicate by key, what stands for all that was shown,
    /// and the page of pairs from which it came.
    Merge { keep: ContactId, duplicate: ContactId, taken: Vec<String>, seen: String, from: Option<PairPlace> },
    /// A contact that a message speaks of, as it was understood.
    Reading(Understood),
    /// A refused form as it was sent. `theirs`: what somebody else wrote into an input, by the input's name; the refusal
    /// showed it, so the keys of these inputs have its mark.
    Form {
        key: FormKey,
        values: Vec<(String, String)>,
        #[serde(default)]
        theirs: Vec<(String, String)>,
    },
}

/// What was understood of a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Understood {
    pub contact_type: ContactType,
    /// Texts by their field's key.
    pub fields: Vec<(String, String)>,
    /// The employer as the message has it.
    pub company: String,
    /// The mail domain that says for whom a person works; blank: none does.
    pub mail_domain: String,
}

impl Understood {
    /// The field's text; blank: nothing was understood.
    pub fn get(&self, field: Field) -> &str {
        self.fields.iter().find(|(key, _)| key == field.key()).map_or("", |(_, text)| text)
    }
}

/// A new key: ten letters and digits that nobody can guess from another.
pub fn new_key() -> String {
    const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    // RandomState is seeded by the operating system and steps on with every use; two of them give 128 bits.
    let bits = u128::from(RandomState::new().hash_one(0u8)) << 64 | u128::from(RandomState::new().hash_one(1u8));
    (0..10).map(|place| char::from(ALPHABET[(bits >> (place * 5)) as usize & 31])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_differ_and_fit_a_button() {
        let keys: std::collections::HashSet<String> = (0..1000).map(|_| new_key()).collect();
        assert_eq!(keys.len(), 1000);
        assert!(keys.iter().all(|key| key.len() == 10 && key.bytes().all(|byte| byte.is_ascii_alphanumeric())));
    }
}
