//! Days as people write them, and which day it is somewhere.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::fault::Fault;
use super::text;

/// The day that was written as `2026-12-24` or as `24.12.2026`.
pub fn parse(given: &str) -> Result<Date, Fault> {
    let given = text::clean_plain(given);
    let (mark, is_year_first) = if given.contains('.') { ('.', false) } else { ('-', true) };
    let mut parts = given.split(mark);
    let (Some(first), Some(month), Some(last), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return Err(Fault::NotADate);
    };
    let (year, day) = if is_year_first { (first, last) } else { (last, first) };
    let number = |part: &str, digits: std::ops::RangeInclusive<usize>| -> Option<i16> {
        let is_number = digits.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        if is_number { part.parse().ok() } else { None }
    };
    let short = if is_year_first { 2..=2 } else { 1..=2 };
    let small = |part: &str| number(part, short.clone()).and_then(|number| i8::try_from(number).ok());
    let (Some(year), Some(month), Some(day)) = (number(year, 4..=4), small(month), small(day)) else {
        return Err(Fault::NotADate);
    };
    Date::new(year, month, day).map_err(|_| Fault::NotADate)
}

/// The day that it is at this moment in a time zone by its IANA name; a name that is none means UTC.
pub fn day_in(zone: &str, at: Timestamp) -> Date {
    TimeZone::get(zone).unwrap_or(TimeZone::UTC).to_datetime(at).date()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn days_are_written_in_two_ways() {
        let christmas = Ok(date(2026, 12, 24));
        let table = [
            ("2026-12-24", christmas.clone()),
            (" 24.12.2026 ", christmas.clone()),
            ("24.12.2026\u{200b}", christmas),
            ("1.2.2026", Ok(date(2026, 2, 1))),
            ("01.02.2026", Ok(date(2026, 2, 1))),
            ("2028-02-29", Ok(date(2028, 2, 29))),
            ("2026-02-29", Err(Fault::NotADate)),
            ("2026-13-01", Err(Fault::NotADate)),
            ("0.1.2026", Err(Fault::NotADate)),
            ("2026-1-1", Err(Fault::NotADate)),
            ("26-12-24", Err(Fault::NotADate)),
            ("24.12.26", Err(Fault::NotADate)),
            ("24.12.", Err(Fault::NotADate)),
            ("12/24/2026", Err(Fault::NotADate)),
            ("20261224", Err(Fault::NotADate)),
            ("2026-12-24T10:00", Err(Fault::NotADate)),
            ("2026-12-24-1", Err(Fault::NotADate)),
            ("-2026-12-24", Err(Fault::NotADate)),
            ("+1.2.2026", Err(Fault::NotADate)),
            ("٢٠٢٦-١٢-٢٤", Err(Fault::NotADate)),
            ("tomorrow", Err(Fault::NotADate)),
            ("", Err(Fault::NotADate)),
        ];
        for (given, expected) in table {
            assert_eq!(parse(given), expected, "{given}");
        }
    }

    #[test]
    fn a_day_begins_at_midnight_of_the_zone() {
        let table = [
            ("UTC", "2026-06-30T23:59:59Z", date(2026, 6, 30)),
            ("UTC", "2026-07-01T00:00:00Z", date(2026, 7, 1)),
            // Summer time in Helsinki is three hours ahead, winter time two.
            ("Europe/Helsinki", "2026-06-30T20:59:59Z", date(2026, 6, 30)),
            ("Europe/Helsinki", "2026-06-30T21:00:00Z", date(2026, 7, 1)),
            ("Europe/Helsinki", "2026-12-31T21:59:59Z", date(2026, 12, 31)),
            ("Europe/Helsinki", "2026-12-31T22:00:00Z", date(2027, 1, 1)),
            ("America/Los_Angeles", "2026-07-01T06:59:59Z", date(2026, 6, 30)),
            ("Pacific/Kiritimati", "2026-06-30T10:00:00Z", date(2026, 7, 1)),
            ("Mars/Olympus", "2026-07-01T00:00:00Z", date(2026, 7, 1)),
        ];
        for (zone, at, day) in table {
            assert_eq!(day_in(zone, at.parse().expect("the tests write times")), day, "{zone} {at}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_a_day_or_none(text in any::<String>(), year in 1000_i16..3000, month in 1_i8..=12, day in 1_i8..=28) {
            let _ = parse(&text);
            let day = date(year, month, day);
            prop_assert_eq!(parse(&day.to_string()), Ok(day));
            let dotted = format!("{}.{}.{}", day.day(), day.month(), day.year());
            prop_assert_eq!(parse(&dotted), Ok(day));
        }
    }
}
