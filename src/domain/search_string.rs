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

#[cfg(test)]
mod tests {
    use super::*;

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
