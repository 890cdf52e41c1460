//! Number series: which number comes next, and which numbers people may give.

use serde::{Deserialize, Serialize};

use super::counted::Counted;
use super::fault::{SeriesFault, SeriesPart};
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

    /// The series, trimmed and upper-case, if its settings go together, else which of them does not fit. A last number
    /// used that has another skeleton than the first number is forgotten: the series begins anew.
    pub fn checked(&self) -> Result<NumberSeries, (SeriesPart, SeriesFault)> {
        if self.step == 0 {
            return Err((SeriesPart::Step, SeriesFault::BadStep));
        }
        let of = |part: SeriesPart| move |fault: SeriesFault| (part, fault);
        let mut series = NumberSeries {
            first: tidy(&self.first).map_err(of(SeriesPart::First))?,
            last: tidy(&self.last).map_err(of(SeriesPart::Last))?,
            warning: tidy(&self.warning).map_err(of(SeriesPart::Warning))?,
            last_used: tidy(&self.last_used).map_err(of(SeriesPart::First))?,
            ..self.clone()
        };
        if series.first.is_empty() {
            return Ok(series);
        }
        let first = Counted::read(&series.first).ok_or((SeriesPart::First, SeriesFault::NoDigits))?;
        let used = Counted::read(&series.last_used).filter(|used| used.is_like(&first));
        let last = Counted::bound(&series.last, &first).map_err(of(SeriesPart::Last))?;
        let warning = Counted::bound(&series.warning, &first).map_err(of(SeriesPart::Warning))?;
        if let Some(last) = &last {
            if used.as_ref().is_some_and(|used| last.value < used.value) {
                return Err((SeriesPart::Last, SeriesFault::BelowFirst));
            }
            if warning.is_some_and(|warning| warning.value > last.value) {
                return Err((SeriesPart::Warning, SeriesFault::AboveLast));
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn series(first: &str, last: &str, last_used: &str) -> NumberSeries {
        NumberSeries {
            kind: SeriesKind::Contacts,
            first: first.to_owned(),
            last: last.to_owned(),
            warning: String::new(),
            step: 1,
            manual: true,
            last_used: last_used.to_owned(),
        }
    }

    fn used_up(last: &str) -> Result<&str, SeriesFault> {
        Err(SeriesFault::UsedUp { last: last.to_owned() })
    }

    #[test]
    fn the_next_number() {
        let table = [
            (series("CT000001", "", ""), Ok("CT000001")),
            (series("CT000001", "", "CT000001"), Ok("CT000002")),
            (series("CT000001", "", "CT000009"), Ok("CT000010")),
            (series("CT000001", "", "CT999999"), Ok("CT1000000")),
            (series("CT000001", "", "CT1000000"), Ok("CT1000001")),
            (series("CT000001", "CT100000", "CT099999"), Ok("CT100000")),
            (series("CT000001", "CT100000", "CT100000"), used_up("CT100000")),
            (series("CT000001", "CT999999", "CT999999"), used_up("CT999999")),
            (series("A1-09/X", "", "A1-09/X"), Ok("A1-10/X")),
            (series("0001", "", "0099"), Ok("0100")),
            (series("ÄÖ1", "", "ÄÖ9"), Ok("ÄÖ10")),
            (NumberSeries { step: 10, ..series("CT010", "", "CT010") }, Ok("CT020")),
            // The first number was raised, or given another skeleton, after numbers had been drawn.
            (series("CT500", "", "CT020"), Ok("CT500")),
            (series("K001", "", "CT020"), Ok("K001")),
            (series("99999999999999999998", "", "99999999999999999998"), Ok("99999999999999999999")),
            (series("1", "", "99999999999999999999"), used_up("99999999999999999999")),
            (series("ABCDEFGHIJ9999999998", "", "ABCDEFGHIJ9999999999"), used_up("ABCDEFGHIJ9999999999")),
            (series("", "", ""), Err(SeriesFault::Missing)),
            (series("CT", "", ""), Err(SeriesFault::NoDigits)),
        ];
        for (series, expected) in table {
            let drawn = series.next();
            assert_eq!(drawn.as_ref().map(|drawn| drawn.no.as_str()), expected.as_ref().copied(), "{series:?}");
            if let Ok(drawn) = drawn {
                assert_eq!(drawn.series, NumberSeries { last_used: drawn.no, ..series });
            }
        }
    }

    #[test]
    fn from_the_warning_number_on_the_rest_is_counted() {
        let table = [
            ("CT000007", "CT000010", "CT000005", None),
            ("CT000007", "CT000010", "CT000006", Some(Some(3))),
            ("CT000007", "CT000010", "CT000009", Some(Some(0))),
            ("CT000007", "", "CT000008", Some(None)),
            ("", "CT000010", "CT000009", None),
        ];
        for (warning, last, last_used, expected) in table {
            let series = NumberSeries { warning: warning.to_owned(), ..series("CT000001", last, last_used) };
            assert_eq!(series.next().map(|drawn| drawn.warning), Ok(expected), "{last_used}");
        }
        let wide = NumberSeries { warning: "1".to_owned(), ..series("1", "99999999999999999999", "") };
        assert_eq!(wide.next().map(|drawn| drawn.warning), Ok(Some(Some(u64::MAX))));
    }

    #[test]
    fn numbers_that_people_give() {
        let open = series("CT000001", "", "");
        let closed = series("CT000100", "CT100000", "");
        let off = series("", "", "");
        let no_manual = NumberSeries { manual: false, ..open.clone() };
        let table = [
            (&open, " ct000500 ", Ok("CT000500")),
            (&open, "acme", Ok("ACME")),
            (&open, "K1", Ok("K1")),
            (&open, "ct5", Err(SeriesFault::BelowFirst)),
            (&open, "CT000000", Err(SeriesFault::BelowFirst)),
            (&open, "CT1000000", Ok("CT1000000")),
            (&open, "123456789012345678901", Err(SeriesFault::TooLong { max: 20 })),
            (&open, " \u{200b} ", Err(SeriesFault::Missing)),
            (&closed, "CT000099", Err(SeriesFault::BelowFirst)),
            (&closed, "CT100001", Err(SeriesFault::AboveLast)),
            (&closed, "CT0100000", Err(SeriesFault::AboveLast)),
            (&closed, "CT100000", Ok("CT100000")),
            (&no_manual, "CT000500", Err(SeriesFault::ManualOff)),
            (&off, "anything", Ok("ANYTHING")),
        ];
        for (series, no, expected) in table {
            assert_eq!(series.check_manual(no), expected.map(str::to_owned), "{no}");
        }
    }

    #[test]
    fn a_series_moves_past_numbers_of_its_own() {
        let table = [
            ("", "", "CT000500", "CT000500"),
            ("", "", "ct000500", "CT000500"),
            ("", "CT000700", "CT000500", "CT000700"),
            ("", "CT000001", "K000500", "CT000001"),
            ("", "CT000001", "ACME", "CT000001"),
            ("", "CT000001", "CT500", "CT000001"),
            ("", "CT000001", "CT000000", "CT000001"),
            ("CT100000", "CT000001", "CT100000", "CT100000"),
            ("CT100000", "CT000001", "CT100001", "CT000001"),
            ("", "CT000001", "CT999999999999999999", "CT000001"),
            ("", "CT000001", "CT99999999999999999", "CT99999999999999999"),
            ("", "CT000001", "CT9999999999999999999999999999999999999999999", "CT000001"),
        ];
        for (last, last_used, no, expected) in table {
            assert_eq!(series("CT000001", last, last_used).past(no).last_used, expected, "{no}");
        }
        assert_eq!(series("", "", "").past("CT000500"), series("", "", ""));
    }

    #[test]
    fn settings_have_to_go_together() {
        let with = |first: &str, last: &str, warning: &str, last_used: &str| NumberSeries {
            warning: warning.to_owned(),
            ..series(first, last, last_used)
        };
        let table = [
            (with("ct000001", " ct100000", "ct090000", ""), Ok(with("CT000001", "CT100000", "CT090000", ""))),
            (with("CT1", "CT1", "CT1", "CT1"), Ok(with("CT1", "CT1", "CT1", "CT1"))),
            (with("K1", "", "", "CT000020"), Ok(with("K1", "", "", ""))),
            (with("CT5", "", "", "CT2"), Ok(with("CT5", "", "", "CT2"))),
            (with("CT1", "", "CT5", "CT7"), Ok(with("CT1", "", "CT5", "CT7"))),
            (with("", "", "", "CT7"), Ok(with("", "", "", "CT7"))),
            (with("CT", "", "", ""), Err((SeriesPart::First, SeriesFault::NoDigits))),
            (with("CT1", "CT", "", ""), Err((SeriesPart::Last, SeriesFault::NoDigits))),
            (with("CT1", "K9", "", ""), Err((SeriesPart::Last, SeriesFault::OtherSkeleton))),
            (with("CT1", "", "CT9X", ""), Err((SeriesPart::Warning, SeriesFault::OtherSkeleton))),
            (with("CT5", "CT4", "", ""), Err((SeriesPart::Last, SeriesFault::BelowFirst))),
            (with("CT0005", "CT999", "", ""), Err((SeriesPart::Last, SeriesFault::BelowFirst))),
            (with("CT5", "", "CT4", ""), Err((SeriesPart::Warning, SeriesFault::BelowFirst))),
            (with("CT1", "CT5", "", "CT7"), Err((SeriesPart::Last, SeriesFault::BelowFirst))),
            (with("CT1", "CT5", "CT6", ""), Err((SeriesPart::Warning, SeriesFault::AboveLast))),
            (with("CT0000000000000000001", "", "", ""), Err((SeriesPart::First, SeriesFault::TooLong { max: 20 }))),
            (NumberSeries { step: 0, ..series("CT1", "", "") }, Err((SeriesPart::Step, SeriesFault::BadStep))),
        ];
        for (series, expected) in table {
            assert_eq!(series.checked(), expected, "{series:?}");
        }
    }

    proptest! {
        #[test]
        fn drawn_numbers_grow_and_keep_their_skeleton(
            prefix in "[A-Z-]{0,6}", digits in "[0-9]{1,8}", suffix in "[A-Z/]{0,4}", step in 1_u32..1000,
        ) {
            let first = format!("{prefix}{digits}{suffix}");
            let mut series = NumberSeries { step, ..series(&first, "", "") };
            let mut before: Option<u64> = None;
            for _ in 0..20 {
                let drawn = series.next().expect("twenty characters hold them all");
                let middle = &drawn.no[prefix.len()..drawn.no.len() - suffix.len()];
                prop_assert!(drawn.no.starts_with(&prefix) && drawn.no.ends_with(&suffix) && middle.len() >= digits.len());
                let value: u64 = middle.parse().expect("digits");
                prop_assert!(before.is_none_or(|before| value == before + u64::from(step)));
                before = Some(value);
                series = drawn.series;
            }
        }

        #[test]
        fn any_text_is_a_number_a_bound_or_a_fault(first in any::<String>(), other in any::<String>()) {
            let series = series(&first, &other, &other);
            if let Ok(checked) = series.checked() {
                prop_assert_eq!(checked.checked(), Ok(checked.clone()));
            }
            if let Ok(drawn) = series.next() {
                prop_assert!(text::length(&drawn.no) <= NUMBER_MAX);
            }
            if let Ok(no) = series.check_manual(&other) {
                prop_assert!(!no.is_empty() && text::length(&no) <= NUMBER_MAX);
            }
            let _moved = series.past(&other);
        }
    }
}
