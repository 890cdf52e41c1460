//! The lists of codes that a company sets up for itself.

use serde::{Deserialize, Serialize};

/// A list of codes: what `/code` works on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CodeList {
    Industry,
    Mailing,
    Relation,
    Responsibility,
    Level,
    WebSource,
    Salutation,
    Territory,
}

/// Longest code in characters.
pub const CODE_MAX: usize = 10;
/// Longest description in characters.
pub const DESCRIPTION_MAX: usize = 100;
/// Longest search word of a web source in characters.
pub const SEARCH_WORD_MAX: usize = 30;
/// Longest web source address in characters.
pub const URL_MAX: usize = 250;

impl CodeList {
    pub const ALL: [CodeList; 8] = [
        CodeList::Industry,
        CodeList::Mailing,
        CodeList::Relation,
        CodeList::Responsibility,
        CodeList::Level,
        CodeList::WebSource,
        CodeList::Salutation,
        CodeList::Territory,
    ];

    /// The word in commands, database and locale keys.
    pub const fn key(self) -> &'static str {
        match self {
            CodeList::Industry => "industry",
            CodeList::Mailing => "mailing",
            CodeList::Relation => "relation",
            CodeList::Responsibility => "responsibility",
            CodeList::Level => "level",
            CodeList::WebSource => "web-source",
            CodeList::Salutation => "salutation",
            CodeList::Territory => "territory",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        CodeList::ALL.into_iter().find(|list| list.key() == key)
    }
}

/// One code of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Code {
    pub list: CodeList,
    /// Upper-case, at most [`CODE_MAX`] characters, no blanks.
    pub code: String,
    pub description: String,
    /// Web sources only: the address, with `%1` where the search word goes.
    pub url: String,
}
