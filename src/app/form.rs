//! Forms as the use cases ask for them: what they are for, and their inputs.

use crate::domain::code_list::CodeList;
use crate::domain::contact::ContactType;
use crate::domain::field::Field;
use crate::domain::number_series::SeriesKind;
use crate::domain::search_string::StringPart;
use crate::domain::settings::{Section, Setting};

use super::request::{FormKey, FormulaId, Part};

/// A form to fill in: five inputs at most.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    pub key: FormKey,
    pub title: FormTitle,
    pub inputs: Vec<Input>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormTitle {
    NewCompany,
    NewPerson,
    /// Editing a part of this contact.
    Part {
        part: Part,
        name: String,
    },
    NewNote {
        name: String,
    },
    EditNote {
        name: String,
    },
    Series(SeriesKind),
    Settings(Section),
    Codes(CodeList),
    /// A code, or a salesperson, by its code.
    Code(String),
    NewSalesperson(String),
    /// A formula of this salutation code; `None`: a new one.
    Formula {
        code: String,
        of: Option<FormulaId>,
    },
    /// The search string of this end of a field.
    SearchString {
        field: Field,
        part: StringPart,
    },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// Comes back with the text.
    pub key: String,
    pub label: InputLabel,
    pub value: String,
    pub required: bool,
    pub max: u16,
    /// Several lines.
    pub long: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InputLabel {
    Field(Field),
    /// The employer: number, name, start or part of it.
    Company,
    Note,
    /// An option of a command, by its name: `first`, `last`, `warning`, `step`, `manual`.
    Option(&'static str),
    Setting(Setting),
    /// The text of a salutation formula.
    FormulaText,
    /// The name parts of a salutation formula, comma separated.
    NameParts,
    /// Codes, a line a code: `RET Retail`.
    CodeLines,
    /// What has no input of its own, a line a value: `Mobile: 040 123 4567`.
    More,
}

/// Which contact type an add is for, as the view needs it.
pub fn form_title(contact_type: ContactType) -> FormTitle {
    match contact_type {
        ContactType::Company => FormTitle::NewCompany,
        ContactType::Person => FormTitle::NewPerson,
    }
}
