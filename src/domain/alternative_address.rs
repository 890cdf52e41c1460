//! Alternative addresses and the days on which they are in force (rule 4.12).

use jiff::civil::Date;

use super::contact::Values;
use super::field::Field;

/// What an alternative address may hold: a name, the address and how to reach people there.
pub const FIELDS: [Field; 13] = [
    Field::Name,
    Field::Name2,
    Field::Address,
    Field::Address2,
    Field::City,
    Field::PostCode,
    Field::County,
    Field::CountryRegionCode,
    Field::PhoneNo,
    Field::MobilePhoneNo,
    Field::FaxNo,
    Field::EMail,
    Field::HomePage,
];

/// An alternative address (table 5051) with the dates at which it applies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlternativeAddress {
    pub code: String,
    /// Filled texts by field, of [`FIELDS`] only.
    pub values: Vec<(Field, String)>,
    pub ranges: Vec<DateRange>,
}

/// When an alternative address applies, both days included; an open end stays in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateRange {
    pub from: Date,
    pub to: Option<Date>,
}

/// Why a contact's address cannot apply from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RangeFault {
    EndsBeforeStart,
    /// The address with this code starts that day already.
    StartTaken {
        code: String,
    },
}

impl AlternativeAddress {
    /// The texts as those of a contact, to be written in the country's order.
    pub fn as_values(&self) -> Values {
        self.values.iter().fold(Values::default(), |values, (field, text)| values.with(*field, text))
    }

    pub fn get(&self, field: Field) -> &str {
        self.values.iter().find(|(of, _)| *of == field).map_or("", |(_, text)| text)
    }

    /// Puts a text into a field; blank empties it.
    pub fn set(&mut self, field: Field, text: &str) {
        self.values.retain(|(of, _)| *of != field);
        if !text.is_empty() {
            self.values.push((field, text.to_owned()));
        }
    }
}

/// The address that is in force on the day: of those whose range holds the day, the one that started last. `None`: the
/// contact's main address.
pub fn in_force(addresses: &[AlternativeAddress], day: Date) -> Option<&AlternativeAddress> {
    addresses
        .iter()
        .flat_map(|address| address.ranges.iter().map(move |range| (range, address)))
        .filter(|(range, _)| range.from <= day && range.to.is_none_or(|to| to >= day))
        .max_by_key(|(range, _)| range.from)
        .map(|(_, address)| address)
}

/// Whether one of the contact's addresses may apply in this range: it ends no earlier than it starts, and no other
/// starts the same day. Ranges may overlap otherwise.
pub fn check_range(addresses: &[AlternativeAddress], range: &DateRange) -> Result<(), RangeFault> {
    if range.to.is_some_and(|to| to < range.from) {
        return Err(RangeFault::EndsBeforeStart);
    }
    let same = addresses.iter().find(|address| address.ranges.iter().any(|other| other.from == range.from));
    match same {
        Some(address) => Err(RangeFault::StartTaken { code: address.code.clone() }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn address(code: &str, ranges: &[(Date, Option<Date>)]) -> AlternativeAddress {
        let ranges = ranges.iter().map(|&(from, to)| DateRange { from, to }).collect();
        AlternativeAddress { code: code.to_owned(), values: Vec::new(), ranges }
    }

    fn addresses() -> Vec<AlternativeAddress> {
        vec![
            address("OFFICE", &[(date(2026, 1, 1), None)]),
            address(
                "SUMMER",
                &[(date(2026, 6, 1), Some(date(2026, 8, 31))), (date(2027, 6, 1), Some(date(2027, 8, 31)))],
            ),
            address("FAIR", &[(date(2026, 7, 10), Some(date(2026, 7, 10)))]),
            address("NEVER", &[]),
        ]
    }

    #[test]
    fn the_one_that_started_last_is_in_force() {
        let table = [
            (date(2025, 12, 31), None),
            (date(2026, 1, 1), Some("OFFICE")),
            (date(2026, 5, 31), Some("OFFICE")),
            (date(2026, 6, 1), Some("SUMMER")),
            (date(2026, 7, 9), Some("SUMMER")),
            (date(2026, 7, 10), Some("FAIR")),
            (date(2026, 7, 11), Some("SUMMER")),
            (date(2026, 8, 31), Some("SUMMER")),
            (date(2026, 9, 1), Some("OFFICE")),
            (date(2027, 7, 1), Some("SUMMER")),
            (date(2030, 1, 1), Some("OFFICE")),
        ];
        let addresses = addresses();
        for (day, expected) in table {
            assert_eq!(in_force(&addresses, day).map(|address| address.code.as_str()), expected, "{day}");
        }
        assert_eq!(in_force(&[], date(2026, 1, 1)), None);
    }

    #[test]
    fn ranges_overlap_but_do_not_start_together_or_end_before_they_start() {
        let taken = |code: &str| Err(RangeFault::StartTaken { code: code.to_owned() });
        let table = [
            (date(2026, 6, 2), Some(date(2026, 6, 30)), Ok(())),
            (date(2025, 1, 1), None, Ok(())),
            (date(2026, 3, 1), Some(date(2026, 3, 1)), Ok(())),
            (date(2026, 3, 1), Some(date(2026, 2, 28)), Err(RangeFault::EndsBeforeStart)),
            (date(2026, 6, 1), None, taken("SUMMER")),
            (date(2027, 6, 1), Some(date(2027, 6, 1)), taken("SUMMER")),
            (date(2026, 1, 1), Some(date(2026, 12, 31)), taken("OFFICE")),
        ];
        for (from, to, expected) in table {
            assert_eq!(check_range(&addresses(), &DateRange { from, to }), expected, "{from} {to:?}");
        }
    }

    #[test]
    fn a_text_takes_the_place_of_the_one_before() {
        let mut summer = address("SUMMER", &[]);
        summer.set(Field::City, "Hanko");
        summer.set(Field::City, "Naantali");
        summer.set(Field::Address, "Ranta 1");
        summer.set(Field::Address, "");
        assert_eq!(summer.values, [(Field::City, "Naantali".to_owned())]);
        assert_eq!((summer.get(Field::City), summer.get(Field::Address)), ("Naantali", ""));
        assert_eq!(summer.as_values().get(Field::City), "Naantali");
    }
}
