//! Pages of a contact's alternative addresses, and the days on which each is in force.

use jiff::civil::Date;

use crate::app::outcome::AddressRow;
use crate::app::request::Press;
use crate::domain::alternative_address::DateRange;
use crate::domain::contact::Contact;
use crate::domain::field::Field;
use crate::domain::found::Page;

use super::build::{block, button, code, fact, line, plain, small, strong, tap, title};
use super::card::accent;
use super::reply::{Block, Line, Message};
use super::words::Words;
use super::{links, pages};

/// Ranges that one address shows: those that are to come, and the last ones of those that are over.
const RANGES_MAX: usize = 4;

/// The page, by code. `today` is the server's.
pub fn addresses(words: Words, contact: &Contact, today: Date, page: &Page<AddressRow>) -> Message {
    let mut head = vec![title(words.fill("addresses-title", &[("name", contact.name().into())]))];
    if page.total > 0 {
        head.push(pages::place(words, "count-addresses", page));
    }
    let mut blocks: Vec<Block> = block(head).into_iter().collect();
    for row in &page.items {
        blocks.push(Block::Divider);
        blocks.extend(block(address(words, today, row)));
    }
    blocks.push(Block::Divider);
    let key = if page.total == 0 { "addresses-none" } else { "addresses-add" };
    blocks.extend(block(vec![small(words.spans(key, [("command", tap("contact address-add").into())]))]));
    blocks.extend(pages::turn(words, page, |page| Press::Addresses { contact: contact.id, page }));
    blocks.push(Block::Buttons(vec![button(
        &words.say("notes-card"),
        Press::Show { contact: contact.id, private: false },
    )]));
    Message { accent: accent(contact), blocks }
}

fn address(words: Words, today: Date, row: &AddressRow) -> Vec<Line> {
    let address = &row.address;
    let mut first = vec![code(&address.code)];
    if row.is_in_force {
        first.push(strong(format!(" {}", words.say("addresses-in-force"))));
    }
    let mut lines = vec![line(first)];
    let names = [Field::Name, Field::Name2].map(|field| address.get(field).to_owned());
    let country = address.get(Field::CountryRegionCode);
    let country = (!country.is_empty()).then(|| words.country(country));
    let parts = names.into_iter().chain(row.lines.iter().cloned()).chain(country);
    lines.extend(parts.filter(|part| !part.is_empty()).map(|part| line([plain(part)])));
    lines.extend(reach(words, &address.values));
    lines.push(small([plain(dates(words, today, &address.ranges))]));
    lines
}

/// How to reach people at the address.
pub fn reach(words: Words, values: &[(Field, String)]) -> Vec<Line> {
    let mut lines = Vec::new();
    for (field, text) in values {
        let value = match field {
            Field::PhoneNo | Field::MobilePhoneNo | Field::FaxNo => plain(text),
            Field::EMail => links::mail(text),
            Field::HomePage => links::web(text),
            _ => continue,
        };
        lines.push(fact(words.field(*field), [value]));
    }
    lines
}

/// The ranges that are still of interest, in their order.
fn dates(words: Words, today: Date, ranges: &[DateRange]) -> String {
    if ranges.is_empty() {
        return words.say("addresses-no-dates");
    }
    let over = ranges.iter().filter(|range| range.to.is_some_and(|to| to < today)).count();
    let to_come = ranges.len() - over;
    // The list is in the order of the days on which ranges begin, so most of those that are over come first.
    let skip = ranges.len().saturating_sub(RANGES_MAX.max(to_come));
    let shown: Vec<String> = ranges.iter().skip(skip).take(RANGES_MAX).map(|range| self::range(words, range)).collect();
    let text = shown.join(", ");
    let rest = (ranges.len() - shown.len()) as u64;
    match rest {
        0 => text,
        rest => words.fill("card-more", &[("text", text.as_str().into()), ("count", rest.into())]),
    }
}

fn range(words: Words, range: &DateRange) -> String {
    let from = day(words, range.from);
    match range.to {
        None => words.fill("range-open", &[("from", from.as_str().into())]),
        Some(to) => words.fill("range", &[("from", from.as_str().into()), ("to", day(words, to).as_str().into())]),
    }
}

/// A day as the language writes it.
pub fn day(words: Words, day: Date) -> String {
    let [year, month, date] = [day.year().to_string(), format!("{:02}", day.month()), format!("{:02}", day.day())];
    let parts = [("year", year.as_str().into()), ("month", month.as_str().into()), ("day", date.as_str().into())];
    words.fill("date", &parts)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn ranges_that_are_over_give_way_to_those_that_count() {
        let year = |year| DateRange { from: date(year, 6, 1), to: Some(date(year, 8, 31)) };
        let open = DateRange { from: date(2031, 1, 1), to: None };
        let all: Vec<DateRange> = (2020..2030).map(year).chain([open.clone()]).collect();
        let words = Words::of("en");
        let table: [(&[DateRange], Date, &str); 5] = [
            (&[], date(2026, 1, 1), "No dates yet: it is never in force."),
            (&all[..1], date(2026, 1, 1), "2020-06-01 – 2020-08-31"),
            (&[open], date(2026, 1, 1), "from 2031-01-01"),
            (
                &all,
                date(2028, 7, 1),
                "2027-06-01 – 2027-08-31, 2028-06-01 – 2028-08-31, 2029-06-01 – 2029-08-31, from 2031-01-01 + 7 more",
            ),
            (
                &all,
                date(2022, 7, 1),
                "2022-06-01 – 2022-08-31, 2023-06-01 – 2023-08-31, 2024-06-01 – 2024-08-31, 2025-06-01 – 2025-08-31 \
                 + 7 more",
            ),
        ];
        for (ranges, today, expected) in table {
            assert_eq!(dates(words, today, ranges), expected, "{today}");
        }
        assert_eq!(day(Words::of("fi"), date(2026, 12, 24)), "24.12.2026");
    }
}
