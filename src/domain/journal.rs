//! What a change did: enough to show it and to take it back.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::code_list::CodeList;
use super::contact::ContactId;
use super::number_series::SeriesKind;
use super::salutation::Formality;
use super::search_string::StringPart;

/// What a change touched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Subject {
    /// Keys are [`Field`](super::field::Field) keys, and `no`, `type`, `company_no`, `business_relation`.
    Contact { id: ContactId },
    /// Key `text`.
    Note { contact: ContactId, id: i64 },
    /// An industry group, mailing group, job responsibility or web source of a contact. Key `search_word`.
    Assignment { contact: ContactId, list: CodeList, code: String },
    /// Two contacts that are known to be two. No keys.
    Separate { contact: ContactId, other: ContactId },
    /// A contact that went into this one (rule 4.10). Keys `no`, [`MERGED_NAME`], [`KEPT_NO`], [`KEPT_NAME`].
    Merged { contact: ContactId, duplicate: ContactId },
    /// Keys `kind`, `no`.
    Relation { contact: ContactId, code: String },
    /// Keys are [`Field`](super::field::Field) keys, and `ranges`.
    AlternativeAddress { contact: ContactId, code: String },
    /// Keys `description`, `url`; a code that was renamed stands under its new name, with key `code`.
    Code { list: CodeList, code: String },
    /// Keys `text`, `name_1` to `name_5`.
    Formula { code: String, language: String, formality: Formality },
    /// Keys `name`, `e_mail`, `phone_no`, `user_id`, `blocked`.
    Salesperson { code: String },
    /// Key `value`.
    Setting { key: String },
    /// A line of the setup of search strings, by the field's key. Key `length`.
    SearchString { field: String, part: StringPart },
    /// Keys `first`, `last`, `warning`, `step`, `manual`.
    Series { series: SeriesKind },
    /// A role's tier. Key `tier`.
    Access { role: String },
    /// Contacts brought in from a file. Keys `from` and `to`: the first and the last row id.
    Import,
}

impl Subject {
    /// The contact in whose history the change shows.
    pub fn contact(&self) -> Option<ContactId> {
        match self {
            Subject::Contact { id } => Some(*id),
            Subject::Note { contact, .. }
            | Subject::Separate { contact, .. }
            | Subject::Merged { contact, .. }
            | Subject::Assignment { contact, .. }
            | Subject::Relation { contact, .. }
            | Subject::AlternativeAddress { contact, .. } => Some(*contact),
            _ => None,
        }
    }
}

/// Keys of a merge: the name of the contact that went, and number and name of the one that was kept. What stands there is
/// only for people who read, so the keys have the mark of those that do not make two states differ.
pub const MERGED_NAME: &str = "#name";
pub const KEPT_NO: &str = "#kept_no";
pub const KEPT_NAME: &str = "#kept_name";

/// The texts of a subject, by key. Blank texts are left out.
pub type Texts = BTreeMap<String, String>;

/// One subject before and after. `before` is `None` for something new, `after` for something gone; of a subject that
/// stays, only the keys that differ are kept, on both sides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JournalItem {
    pub subject: Subject,
    pub before: Option<Texts>,
    pub after: Option<Texts>,
}

/// A change as it is read back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalEntry {
    pub id: i64,
    pub at: Timestamp,
    pub user_id: String,
    /// The name that the person had in the chat.
    pub by: String,
    /// What was done, as the command's path: `company add`.
    pub action: String,
    /// The items that concern what was asked for.
    pub items: Vec<JournalItem>,
    /// The number of the contact that it concerns, when that one has been merged into what was asked for.
    pub former: Option<String>,
}
