//! Numbers that count on: a text and the digits in it (domain rule 4.1).

use std::fmt;

use super::fault::SeriesFault;

/// A number taken apart at its last run of digits, which is what counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Counted {
    pub prefix: String,
    pub value: u128,
    /// How many digits it is written with, zeros in front included.
    pub width: usize,
    pub suffix: String,
}

impl Counted {
    /// `None` for a text without a digit, or with more of them than a number can have.
    pub fn read(no: &str) -> Option<Counted> {
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
    pub fn bound(no: &str, first: &Counted) -> Result<Option<Counted>, SeriesFault> {
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
    pub fn is_like(&self, other: &Counted) -> bool {
        self.prefix == other.prefix && self.suffix == other.suffix
    }

    /// The number `step` further on, written with as many digits at least.
    pub fn raised(&self, step: u32) -> Option<Counted> {
        let value = self.value.checked_add(u128::from(step.max(1)))?;
        Some(Counted { value, ..self.clone() })
    }
}

impl fmt::Display for Counted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{:0width$}{}", self.prefix, self.value, self.suffix, width = self.width)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_run_of_digits_counts() {
        let table = [
            ("CT000001", Some(("CT", 1, 6, ""))),
            ("A1-09/X", Some(("A1-", 9, 2, "/X"))),
            ("7", Some(("", 7, 1, ""))),
            ("Ä٣5Ö", Some(("Ä٣", 5, 1, "Ö"))),
            ("99999999999999999999", Some(("", 99_999_999_999_999_999_999, 20, ""))),
            ("CT", None),
            ("٣", None),
            ("", None),
        ];
        for (no, expected) in table {
            let counted = Counted::read(no);
            let parts = counted.as_ref().map(|c| (c.prefix.as_str(), c.value, c.width, c.suffix.as_str()));
            assert_eq!(parts, expected, "{no}");
            assert!(counted.is_none_or(|counted| counted.to_string() == no));
        }
        assert_eq!(Counted::read(&"9".repeat(60)), None);
    }
}
