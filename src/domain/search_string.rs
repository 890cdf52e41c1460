//! *Duplicate Search String Setup*: which ends of which fields are compared when contacts that may be the same are looked
//! for (domain rules 2.5 and 4.8).

use serde::{Deserialize, Serialize};

use super::field::Field;

/// A line of the setup: the first or the last characters of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SearchString {
    pub field: Field,
    pub part: StringPart,
    /// How many characters, [`LENGTH_MIN`] to [`LENGTH_MAX`].
    pub length: u8,
}

/// The end of a field's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StringPart {
    First,
    Last,
}

impl StringPart {
    pub const ALL: [StringPart; 2] = [StringPart::First, StringPart::Last];

    pub const fn key(self) -> &'static str {
        match self {
            StringPart::First => "first",
            StringPart::Last => "last",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        StringPart::ALL.into_iter().find(|part| part.key() == key)
    }
}

/// Fewest and most characters of a search string.
pub const LENGTH_MIN: u8 = 2;
pub const LENGTH_MAX: u8 = 10;

/// The fields that can be compared. Twelve with two ends each are what one select of the panel holds.
pub const FIELDS: [Field; 12] = [
    Field::Name,
    Field::Name2,
    Field::Address,
    Field::Address2,
    Field::City,
    Field::PostCode,
    Field::PhoneNo,
    Field::MobilePhoneNo,
    Field::EMail,
    Field::HomePage,
    Field::VatRegistrationNo,
    Field::RegistrationNo,
];

/// The shipped setup (domain section 6): the first and the last five characters of eight fields.
pub fn standard() -> Vec<SearchString> {
    const SHIPPED: [Field; 8] = [
        Field::Name,
        Field::Address,
        Field::City,
        Field::PostCode,
        Field::PhoneNo,
        Field::MobilePhoneNo,
        Field::EMail,
        Field::VatRegistrationNo,
    ];
    let of = |field| StringPart::ALL.map(|part| SearchString { field, part, length: 5 });
    SHIPPED.into_iter().flat_map(of).collect()
}

/// What is dropped from a text before its ends are taken (domain rule 4.8).
const DROPPED: &[char] =
    &[' ', '+', '"', '&', '/', ',', '.', ';', ':', '-', '_', '(', ')', '{', '}', '#', '!', '£', '$', '\\'];

impl SearchString {
    /// The search string of a field's text: its first or last characters in upper case, the whole text if it is shorter;
    /// blank when nothing is left to compare (domain rule 4.8).
    pub fn of(&self, text: &str) -> String {
        let kept: Vec<char> = text.chars().filter(|c| !DROPPED.contains(c)).collect();
        let length = usize::from(self.length).min(kept.len());
        let end = match self.part {
            StringPart::First => &kept[..length],
            StringPart::Last => &kept[kept.len() - length..],
        };
        end.iter().collect::<String>().to_uppercase().chars().take(usize::from(LENGTH_MAX)).collect()
    }
}

/// How many strings two contacts must have in common: a share of the lines of the setup, not of those that are filled,
/// rounded up (domain rule 4.8). Without lines there is no such number.
pub fn needed(lines: usize, hit_percent: usize) -> Option<usize> {
    (lines > 0).then(|| (lines * hit_percent).div_ceil(100).max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_string_is_an_end_of_what_is_left() {
        use StringPart::{First, Last};
        for (text, part, length, expected) in [
            ("Cronus Oy", First, 5, "CRONU"),
            ("Cronus Oy", Last, 5, "NUSOY"),
            ("A & B, Ltd.", First, 5, "ABLTD"),
            ("+358 (0)9-123", Last, 5, "09123"),
            ("+358 (0)9-123", First, 5, "35809"),
            ("CRONUS", First, 2, "CR"),
            ("CRONUS", Last, 2, "US"),
            ("Mannerheimintie 5", First, 10, "MANNERHEIM"),
            ("Mannerheimintie 5", Last, 10, "HEIMINTIE5"),
            ("info@cronus.fi", Last, 5, "NUSFI"),
            ("00100", First, 5, "00100"),
            ("A*B'C@D=E", First, 10, "A*B'C@D=E"),
            ("x_y#z!£$\\\"/;:{}", First, 10, "XYZ"),
            ("Åbo", First, 2, "ÅB"),
            ("Abo", Last, 10, "ABO"),
            ("straße", Last, 2, "SSE"),
            ("ßßßßßßßßßß", First, 10, "SSSSSSSSSS"),
            (" -. ", First, 5, ""),
            ("", Last, 5, ""),
        ] {
            assert_eq!(SearchString { field: Field::Name, part, length }.of(text), expected, "{text}");
        }
    }

    #[test]
    fn each_of_these_marks_is_dropped_and_no_other() {
        let line = SearchString { field: Field::Name, part: StringPart::First, length: 10 };
        for mark in " +\"&/,.;:-_(){}#!£$\\".chars() {
            assert_eq!(line.of(&format!("a{mark}b")), "AB", "{mark:?}");
        }
        for mark in "'*@=%<>?[]|~^`´€§½¤\t".chars() {
            assert_eq!(line.of(&format!("a{mark}b")), format!("A{mark}B"), "{mark:?}");
        }
    }

    #[test]
    fn the_share_is_of_all_lines_and_rounds_up() {
        for (lines, of) in [
            (16, [(10, 2), (50, 8), (60, 10), (90, 15), (100, 16)]),
            (2, [(10, 1), (50, 1), (60, 2), (90, 2), (100, 2)]),
        ] {
            for (percent, expected) in of {
                assert_eq!(needed(lines, percent), Some(expected), "{lines} lines, {percent} %");
            }
        }
        assert_eq!(needed(0, 60), None);
    }

    #[test]
    fn sixteen_lines_are_shipped_and_every_one_can_be_changed() {
        let standard = standard();
        assert_eq!(standard.len(), 16);
        for line in standard {
            assert!(FIELDS.contains(&line.field) && (LENGTH_MIN..=LENGTH_MAX).contains(&line.length));
            assert_eq!(StringPart::from_key(line.part.key()), Some(line.part));
        }
    }
}
