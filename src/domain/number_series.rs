//! Number series: which number comes next, and which numbers people may give.

use serde::{Deserialize, Serialize};

use super::fault::SeriesFault;

/// Which series: what the numbers are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SeriesKind {
    Contacts,
    Customers,
    Vendors,
    Banks,
    Employees,
}

impl SeriesKind {
    pub const ALL: [SeriesKind; 5] =
        [SeriesKind::Contacts, SeriesKind::Customers, SeriesKind::Vendors, SeriesKind::Banks, SeriesKind::Employees];

    pub const fn key(self) -> &'static str {
        match self {
            SeriesKind::Contacts => "contacts",
            SeriesKind::Customers => "customers",
            SeriesKind::Vendors => "vendors",
            SeriesKind::Banks => "banks",
            SeriesKind::Employees => "employees",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        SeriesKind::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// The series code as Business Central's demo company has it; a contact's *No. Series*.
    pub const fn code(self) -> &'static str {
        match self {
            SeriesKind::Contacts => "CONT",
            SeriesKind::Customers => "CUST",
            SeriesKind::Vendors => "VEND",
            SeriesKind::Banks => "BANK",
            SeriesKind::Employees => "EMP",
        }
    }
}

/// A number series as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberSeries {
    pub kind: SeriesKind,
    /// *Starting No.*; blank: the series is off and numbers have to be given.
    pub first: String,
    /// *Ending No.*; blank: none. After CT999999 comes CT1000000.
    pub last: String,
    /// *Warning No.*; blank: none.
    pub warning: String,
    /// *Increment-by No.*, 1 or more.
    pub step: u32,
    /// *Manual Nos.*: whether people may give numbers.
    pub manual: bool,
    /// *Last No. Used*; blank: none yet.
    pub last_used: String,
}

/// Longest number in characters.
pub const NUMBER_MAX: usize = 20;

/// A number that was drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    pub no: String,
    /// The series afterwards.
    pub series: NumberSeries,
    /// From the warning number on: `Some(numbers left)`, `Some(None)` when the series has no end.
    pub warning: Option<Option<u64>>,
}

impl NumberSeries {
    /// The next number (rule 4.1).
    pub fn next(&self) -> Result<Drawn, SeriesFault> {
        todo!()
    }

    /// Whether a person may give this number; upper-case and trimmed when so.
    pub fn check_manual(&self, _no: &str) -> Result<String, SeriesFault> {
        todo!()
    }

    /// Moves the series past a number of its own skeleton that was taken by hand or by an import.
    pub fn past(&self, _no: &str) -> NumberSeries {
        todo!()
    }

    /// The series, trimmed and upper-case, if its settings go together.
    pub fn checked(&self) -> Result<NumberSeries, SeriesFault> {
        todo!()
    }
}
