//! The parts of a line that are objects of their own, the same for writing and for reading.

use serde::{Deserialize, Serialize};

/// A business relation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RelationPart {
    pub code: String,
    /// The account's kind and number go together.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub kind: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub no: String,
}

/// A web source with its search word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WebSourcePart {
    pub code: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub search_word: String,
}

/// When an alternative address applies: ISO 8601 dates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RangePart {
    pub from: String,
    /// Blank: stays in force.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub to: String,
}

/// A note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotePart {
    pub text: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// ISO 8601 in UTC; left out in a file from elsewhere: the time of the import.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub at: String,
}
