//! Number series: which number comes next, and which numbers people may give.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::fault::SeriesFault;
use super::text;

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
    /// The next number (rule 4.1): the first one, or the digits of the last one used raised by the step. Zero padding and
    /// prefix stay, and a number that outgrows its digits gets one more, as long as no last number forbids it.
    pub fn next(&self) -> Result<Drawn, SeriesFault> {
        if self.first.is_empty() {
            return Err(SeriesFault::Missing);
        }
        let first = Counted::read(&self.first).ok_or(SeriesFault::NoDigits)?;
        let used_up = || SeriesFault::UsedUp {
            last: if self.last.is_empty() { self.last_used.clone() } else { self.last.clone() },
        };
        let next = match Counted::read(&self.last_used).filter(|used| used.is_like(&first)) {
            Some(used) if used.value >= first.value => used.raised(self.step).ok_or_else(used_up)?,
            // Nothing was drawn yet, or the first number has been changed since.
            _ => first,
        };
        let no = next.to_string();
        let last = Counted::read(&self.last).filter(|last| last.is_like(&next));
        if text::length(&no) > NUMBER_MAX || last.as_ref().is_some_and(|last| last.value < next.value) {
            return Err(used_up());
        }
        let warns =
            Counted::read(&self.warning).is_some_and(|warning| warning.is_like(&next) && warning.value <= next.value);
        let left = last.map(|last| (last.value - next.value) / u128::from(self.step.max(1)));
        Ok(Drawn {
            series: NumberSeries { last_used: no.clone(), ..self.clone() },
            no,
            warning: warns.then(|| left.map(|left| u64::try_from(left).unwrap_or(u64::MAX))),
        })
    }

    /// Whether a person may give this number; upper-case and trimmed when so.
    ///
    /// A number of the series' own skeleton has to lie between its first and its last number and may not be shorter
    /// than the first, because CT5 beside CT000005 would only confuse. Any other text is free to be a number.
    pub fn check_manual(&self, no: &str) -> Result<String, SeriesFault> {
        // Without a series every number has to be given.
        if !self.manual && !self.first.is_empty() {
            return Err(SeriesFault::ManualOff);
        }
        let no = tidy(no)?;
        if no.is_empty() {
            return Err(SeriesFault::Missing);
        }
        if let (Some(first), Some(given)) = (Counted::read(&self.first), Counted::read(&no))
            && given.is_like(&first)
        {
            if given.width < first.width || given.value < first.value {
                return Err(SeriesFault::BelowFirst);
            }
            if Counted::read(&self.last).is_some_and(|last| given.width > last.width || given.value > last.value) {
                return Err(SeriesFault::AboveLast);
            }
        }
        Ok(no)
    }

    /// Moves the series past a number of its own skeleton that was taken by hand or by an import.
    ///
    /// A number that the series cannot go on from, outside its bounds or so long that none fits after it, moves nothing:
    /// one odd number must not use up the series for everybody.
    pub fn past(&self, no: &str) -> NumberSeries {
        let mut moved = self.clone();
        let (Some(first), Ok(no)) = (Counted::read(&self.first), tidy(no)) else { return moved };
        let Some(given) = Counted::read(&no).filter(|given| given.is_like(&first)) else { return moved };
        let used = Counted::read(&self.last_used).filter(|used| used.is_like(&first));
        let is_ahead = given.value >= first.value && used.is_none_or(|used| used.value < given.value);
        if !is_ahead || given.width < first.width {
            return moved;
        }
        moved.last_used = no;
        let is_last = Counted::read(&self.last).is_some_and(|last| last.value == given.value);
        if is_last || moved.next().is_ok() { moved } else { self.clone() }
    }

    /// The series, trimmed and upper-case, if its settings go together. A last number used that has another skeleton than
    /// the first number is forgotten: the series begins anew.
    pub fn checked(&self) -> Result<NumberSeries, SeriesFault> {
        if self.step == 0 {
            return Err(SeriesFault::BadStep);
        }
        let mut series = NumberSeries {
            first: tidy(&self.first)?,
            last: tidy(&self.last)?,
            warning: tidy(&self.warning)?,
            last_used: tidy(&self.last_used)?,
            ..self.clone()
        };
        if series.first.is_empty() {
            return Ok(series);
        }
        let first = Counted::read(&series.first).ok_or(SeriesFault::NoDigits)?;
        let used = Counted::read(&series.last_used).filter(|used| used.is_like(&first));
        let last = Counted::bound(&series.last, &first)?;
        let warning = Counted::bound(&series.warning, &first)?;
        if let Some(last) = &last {
            if used.as_ref().is_some_and(|used| last.value < used.value) {
                return Err(SeriesFault::BelowFirst);
            }
            if warning.is_some_and(|warning| warning.value > last.value) {
                return Err(SeriesFault::AboveLast);
            }
        }
        if used.is_none() {
            series.last_used.clear();
        }
        Ok(series)
    }
}

/// Upper-case on one line, at most [`NUMBER_MAX`] characters.
fn tidy(no: &str) -> Result<String, SeriesFault> {
    let no = text::clean_plain(no).to_uppercase();
    if text::length(&no) > NUMBER_MAX { Err(SeriesFault::TooLong { max: NUMBER_MAX }) } else { Ok(no) }
}

/// A number taken apart at its last run of digits, which is what counts.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Counted {
    prefix: String,
    value: u128,
    /// How many digits it is written with, zeros in front included.
    width: usize,
    suffix: String,
}

impl Counted {
    /// `None` for a text without a digit, or with more of them than a number can have.
    fn read(no: &str) -> Option<Counted> {
        let end = no.rfind(|c: char| c.is_ascii_digit())? + 1;
        let start = no[..end]
            .rfind(|c: char| !c.is_ascii_digit())
            .map_or(0, |before| before + no[before..].chars().next().map_or(0, char::len_utf8));
        let digits = &no[start..end];
        Some(Counted {
            prefix: no[..start].to_owned(),
            value: digits.parse().ok()?,
            width: digits.len(),
            suffix: no[end..].to_owned(),
        })
    }

    /// Reads a last or a warning number, which has to go with the first.
    fn bound(no: &str, first: &Counted) -> Result<Option<Counted>, SeriesFault> {
        if no.is_empty() {
            return Ok(None);
        }
        let bound = Counted::read(no).ok_or(SeriesFault::NoDigits)?;
        if !bound.is_like(first) {
            Err(SeriesFault::OtherSkeleton)
        } else if bound.width < first.width || bound.value < first.value {
            Err(SeriesFault::BelowFirst)
        } else {
            Ok(Some(bound))
        }
    }

    /// Whether both have the same skeleton: everything but the digits that count.
    fn is_like(&self, other: &Counted) -> bool {
        self.prefix == other.prefix && self.suffix == other.suffix
    }

    fn raised(&self, step: u32) -> Option<Counted> {
        let value = self.value.checked_add(u128::from(step.max(1)))?;
        Some(Counted { value, ..self.clone() })
    }
}

impl fmt::Display for Counted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{:0width$}{}", self.prefix, self.value, self.suffix, width = self.width)
    }
}
