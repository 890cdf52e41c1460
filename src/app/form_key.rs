//! What a form is for: it travels with the form and comes back with it.

use serde::{Deserialize, Serialize};

use crate::domain::code_list::CodeList;
use crate::domain::contact::{ContactId, ContactType};
use crate::domain::number_series::SeriesKind;
use crate::domain::salutation::Formality;
use crate::domain::search_string::StringPart;
use crate::domain::settings::Section;
use crate::domain::tier::Tier;

use super::command::Command;

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
    /// A new contact that a message speaks of.
    Reading {
        contact_type: ContactType,
    },
    /// A part of a card; `private`: of one that only the asker sees.
    Part {
        contact: ContactId,
        part: Part,
        private: bool,
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
    /// The command whose options the form's inputs are.
    pub fn command(&self) -> Option<&'static Command> {
        use super::actions as a;
        match self {
            FormKey::NewContact { contact_type: ContactType::Company, .. }
            | FormKey::Reading { contact_type: ContactType::Company } => Some(&a::company_add::COMMAND),
            FormKey::NewContact { contact_type: ContactType::Person, .. }
            | FormKey::Reading { contact_type: ContactType::Person } => Some(&a::person_add::COMMAND),
            FormKey::Part { .. } => Some(&a::contact_edit::COMMAND),
            FormKey::Series { .. } => Some(&a::setup_numbering::COMMAND),
            FormKey::Salesperson { new: true, .. } => Some(&a::salesperson_add::COMMAND),
            FormKey::Salesperson { new: false, .. } => Some(&a::salesperson_edit::COMMAND),
            FormKey::Formula { .. } => Some(&a::setup_salutation::COMMAND),
            FormKey::NewNote { .. }
            | FormKey::Note { .. }
            | FormKey::Settings { .. }
            | FormKey::Setting { .. }
            | FormKey::Codes { .. }
            | FormKey::Code { .. }
            | FormKey::SearchString { .. } => None,
        }
    }

    /// Whether the form changes what is there, so that somebody else may have changed it meanwhile.
    pub(super) fn edits(&self) -> bool {
        match self {
            FormKey::NewContact { .. }
            | FormKey::Reading { .. }
            | FormKey::NewNote { .. }
            | FormKey::Codes { .. }
            | FormKey::Salesperson { new: true, .. }
            | FormKey::Formula { of: None, .. } => false,
            FormKey::Part { .. }
            | FormKey::Note { .. }
            | FormKey::Series { .. }
            | FormKey::Settings { .. }
            | FormKey::Setting { .. }
            | FormKey::Code { .. }
            | FormKey::Salesperson { new: false, .. }
            | FormKey::SearchString { .. }
            | FormKey::Formula { of: Some(_), .. } => true,
        }
    }

    /// The tier that sending the form needs.
    pub(super) fn tier(&self) -> Tier {
        match self {
            FormKey::NewContact { .. }
            | FormKey::Reading { .. }
            | FormKey::Part { .. }
            | FormKey::NewNote { .. }
            | FormKey::Note { .. } => Tier::Editor,
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
