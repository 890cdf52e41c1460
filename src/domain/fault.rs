//! What is wrong with a text that somebody gave for a field: data, the view finds the words.

use serde::{Deserialize, Serialize};

use super::code_list::CodeList;

/// Why a field's text was refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum Fault {
    /// Nothing but blanks where something is needed.
    Blank,
    /// Lengths in Unicode characters.
    TooLong {
        max: usize,
        length: usize,
    },
    /// A letter in a phone number.
    Letters,
    /// Not an e-mail address; `part` is the one of several that is wrong.
    BadEmail {
        part: String,
    },
    /// Several addresses separated by something else than `;`.
    EmailSeparator,
    /// Several addresses where one is allowed.
    OneEmailOnly,
    /// Several addresses where one is all that there is room for.
    OneAddressOnly,
    BadWeb,
    /// Not what VAT numbers of the country look like; `country` is the prefix as it was typed, upper-case (`FI`, `EL`).
    BadVat {
        country: String,
    },
    UnknownCountry,
    UnknownLanguage,
    UnknownCurrency,
    /// Not one of the words allowed.
    UnknownChoice {
        allowed: Vec<String>,
    },
    /// Neither yes nor no.
    NotYesNo,
    /// A code that is not on its list; `nearest` are the ones nearest in spelling, best first. Where none is near and the
    /// list is short, `all` are its codes.
    UnknownCode {
        list: CodeList,
        nearest: Vec<String>,
        all: Vec<String>,
    },
    /// How many of the search strings must be equal, where there are none.
    NoSearchStrings,
    /// The contacts of the asker's own salesperson are meant, and the asker is none.
    NoSalespersonOfYours,
    /// A code that is on its list already.
    OnList {
        list: CodeList,
    },
    /// A code that another line of the same form has, counted from 1.
    Twice {
        line: usize,
    },
    /// A line of a form that does not begin with the name of a field.
    NoLabel,
    /// Another input or line has a text for the same field.
    GivenTwice,
    UnknownSalesperson {
        nearest: Vec<String>,
    },
    BlockedSalesperson,
    /// A code with blanks, or characters that a code cannot have.
    BadCode,
    UnknownTimeZone,
    NotADate,
    /// A range of days that ends before it starts.
    EndsBeforeStart,
    /// Another range of days starts the same day: that of the alternative address with this code.
    StartTaken {
        code: String,
    },
    NotANumber,
    /// A salutation formula names a place beyond `%1` to `%5`, as it was written.
    NoSuchPlace {
        place: String,
    },
    /// A salutation formula has a place for which no name part is given.
    NoNamePart {
        place: String,
    },
    /// Outside the bounds.
    OutOfRange {
        min: i64,
        max: i64,
    },
    CompaniesOnly,
    PersonsOnly,
    /// Only minors have it.
    MinorsOnly,
    /// Only web sources have an address.
    WebSourcesOnly,
    /// The option's value is of another type than the option.
    WrongType,
    /// The field cannot be blank.
    CannotClear,
}

/// What people set of a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeriesPart {
    First,
    Last,
    Warning,
    Step,
}

impl SeriesPart {
    pub const fn key(self) -> &'static str {
        match self {
            SeriesPart::First => "first",
            SeriesPart::Last => "last",
            SeriesPart::Warning => "warning",
            SeriesPart::Step => "step",
        }
    }
}

/// What is wrong with a number, or with a series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum SeriesFault {
    /// The series is off: it has no first number.
    Missing,
    /// No number is left up to the last one.
    UsedUp {
        last: String,
    },
    /// A person gave a number, but manual numbers are off.
    ManualOff,
    /// The number, or the setting, has no digit to count on.
    NoDigits,
    /// Prefix or suffix differ from the first number's.
    OtherSkeleton,
    /// Last or warning number below the first, or below the last one used.
    BelowFirst,
    /// Above the last number.
    AboveLast,
    TooLong {
        max: usize,
    },
    /// The step is not 1 or more.
    BadStep,
}
