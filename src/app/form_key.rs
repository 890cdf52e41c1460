//! What a form is for: it travels with the form and comes back with it.

use serde::{Deserialize, Serialize};

use crate::domain::code_list::CodeList;
use crate::domain::contact::{ContactId, ContactType};
use crate::domain::number_series::SeriesKind;
use crate::domain::salutation::Formality;
use crate::domain::search_string::StringPart;
use crate::domain::settings::Section;
use crate::domain::tier::Tier;

/// Which of a salutation code's formulas.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormulaId {
    /// Blank: any.
    pub language: String,
    pub formality: Formality,
}

/// The parts into which a card's fields are split to fit a form of five inputs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Name,
    Reach,
    Address,
    Business,
}

impl Part {
    pub const ALL: [Part; 4] = [Part::Name, Part::Reach, Part::Address, Part::Business];

    pub const fn key(self) -> &'static str {
        match self {
            Part::Name => "name",
            Part::Reach => "reach",
            Part::Address => "address",
            Part::Business => "business",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Part::ALL.into_iter().find(|part| part.key() == key)
    }
}

/// What a form is for. Like [`Press`], it fits a `custom_id`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "form", rename_all = "snake_case")]
pub enum FormKey {
    /// A new company or person. `draft`: options that were given but have no input of their own.
    NewContact {
        contact_type: ContactType,
        draft: Option<String>,
    },
    /// A part of a card; `revision` is the one that was shown.
    Part {
        contact: ContactId,
        part: Part,
        revision: i64,
    },
    NewNote {
        contact: ContactId,
    },
    Note {
        note: i64,
    },
    Series {
        series: SeriesKind,
    },
    Settings {
        section: Section,
    },
    /// One setting, by its key.
    Setting {
        key: String,
    },
    /// Codes for a list, a line a code.
    Codes {
        list: CodeList,
    },
    /// What a code means.
    Code {
        list: CodeList,
        code: String,
    },
    /// A salesperson of this code; `new`: one that is to be added.
    Salesperson {
        code: String,
        new: bool,
    },
    /// The length of a search string, by the field's key.
    SearchString {
        field: String,
        part: StringPart,
    },
    /// A formula of a salutation code; `None`: a new one.
    Formula {
        code: String,
        of: Option<FormulaId>,
    },
}

impl FormKey {
    /// The tier that sending the form needs.
    pub(super) fn tier(&self) -> Tier {
        match self {
            FormKey::NewContact { .. } | FormKey::Part { .. } | FormKey::NewNote { .. } | FormKey::Note { .. } => {
                Tier::Editor
            }
            FormKey::Series { .. }
            | FormKey::Settings { .. }
            | FormKey::Setting { .. }
            | FormKey::Codes { .. }
            | FormKey::Code { .. }
            | FormKey::Salesperson { .. }
            | FormKey::SearchString { .. }
            | FormKey::Formula { .. } => Tier::Admin,
        }
    }
}
