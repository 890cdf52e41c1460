//! Why a request was not done: a refusal tells the person what to do next, a fault is ours.

use crate::domain::code_list::CodeList;
use crate::domain::fault::{Fault, SeriesFault};
use crate::domain::field::Field;
use crate::domain::number_series::SeriesKind;
use crate::domain::settings::Setting;
use crate::domain::tier::Tier;

/// What the refused text was given for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    Field(Field),
    Setting(Setting),
    /// An option or an input by its name: `company`, `number`, `note`.
    Option(String),
}

/// Why the person's request was refused. Nothing was stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The person's tier is too low.
    NotAllowed {
        needs: Tier,
    },
    /// A required option is missing.
    Missing {
        option: String,
    },
    /// A text does not fit.
    Wrong {
        place: Place,
        given: String,
        fault: Fault,
    },
    /// No contact fits.
    NoContact {
        given: String,
    },
    /// No company fits the `company` option.
    NoCompany {
        given: String,
    },
    /// The contact was deleted, or never was.
    ContactGone,
    NoteGone,
    /// Only the writer and admins change a note.
    NotYourNote,
    /// The number belongs to another contact.
    NumberTaken {
        number: String,
    },
    Series {
        series: SeriesKind,
        given: String,
        fault: SeriesFault,
    },
    /// The code is on the list already.
    CodeExists {
        list: CodeList,
        code: String,
    },
    SalespersonExists {
        code: String,
    },
    /// The user is another salesperson already.
    UserIsSalesperson {
        code: String,
    },
    /// A line of a form of codes is wrong.
    CodeLine {
        line: usize,
        text: String,
        fault: Fault,
    },
    /// A button, select or form that this version does not know, or whose draft has expired.
    OutOfDate,
    /// The contact was changed since the form was opened; the form comes back with both.
    ChangedMeanwhile {
        by: String,
    },
    /// Clearing consent or blocking by the rules of 4.11.
    MinorNeedsConsent,
    /// Outside a server.
    ServerOnly,
    /// Something other than options is needed: nothing was asked to be changed.
    NothingGiven,
    /// A command that does not exist, as typed in a terminal.
    NoSuchCommand {
        given: String,
        nearest: Option<String>,
    },
    /// An option that the command does not have.
    NoSuchOption {
        given: String,
        nearest: Option<String>,
    },
}

/// A request that came to nothing.
#[derive(Debug)]
pub enum Failure {
    Refused {
        refusal: Box<Refusal>,
        /// A form that was sent: it can be opened again as it was.
        retry: Option<Retry>,
    },
    /// Ours: logged once; the person sees one sentence and the incident id.
    Fault { incident: String },
}

/// How a refused form is opened again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retry {
    /// Key of the draft with the form as it was sent.
    pub draft: String,
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Failure::Refused { refusal: Box::new(refusal), retry: None }
    }
}
