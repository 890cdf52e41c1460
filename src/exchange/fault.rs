//! What is wrong with a line of an import: data, as every refusal is.

use crate::domain::fault::Fault;

/// Something that is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineFault {
    /// Counted from 1.
    pub line: u64,
    /// The key at fault, with its place in a list (`notes[2].at`); blank: the line as a whole.
    pub key: String,
    pub wrong: Wrong,
}

/// What can be wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// Bytes that are no UTF-8.
    NotUtf8,
    /// Longer than a line may be.
    LineTooLong,
    /// No JSON; the column is counted from 1.
    NotJson {
        column: usize,
    },
    /// JSON, but no object.
    NotAnObject,
    UnknownKey,
    /// The key stands in the line twice.
    KeyTwice,
    Missing,
    /// A value of another type or shape than the key has.
    WrongType,
    /// The text does not fit the field.
    Text(Fault),
    /// A code or a salesperson that cannot be had.
    Reference {
        given: String,
        fault: Fault,
    },
    NumberTaken,
    /// The line has no number, and the series has none left.
    NumbersUsedUp,
    /// The number stands in the file already.
    NumberTwice {
        line: u64,
    },
    /// A company's `company_no` that is not its own number.
    NotItsOwnNumber,
    NoCompany,
    /// The number is a person's.
    NotACompany,
    /// Rule 4.11: a minor without consent is blocked.
    MinorNeedsConsent,
    /// The code, the kind of account or the starting date stands in the list twice.
    InListTwice,
    /// Kind and number of an account go together.
    KindAndNumber,
    /// The account belongs to another contact.
    AccountTaken,
    /// The date ends before it starts.
    EndsBeforeItStarts,
    /// The same contact is in an earlier line.
    DuplicateOfLine {
        line: u64,
    },
    /// The contact is there already, under this number.
    Duplicate {
        no: String,
    },
}
