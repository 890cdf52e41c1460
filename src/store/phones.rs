//! Phones by their digits: what a query's digits could be a part of.

use rusqlite::{Connection, params};

use super::{StoreError, rows};
use crate::domain::field::Field;
use crate::domain::found::{Brief, Strength};
use crate::domain::phone;

/// Fewer digits are looked for nowhere.
const FEWEST: usize = 3;
/// Numbers that are read without success before digits are only looked for as they are written. A part of a number that is
/// not there as it is written is the start of one in another form, which nearly all candidates then have.
const IN_VAIN: u32 = 8;
/// Fewest digits of a whole number.
const SHORTEST: usize = 5;
/// More digits than any phone number has.
const MOST: usize = 30;

/// The digits of a contact's phones in every form under which they are found; `forms_of` gives those of one.
fn forms(phone_no: &str, mobile: &str, forms_of: impl FnMut(&str) -> Vec<String>) -> Vec<String> {
    let mut forms: Vec<String> = Vec::new();
    for form in [phone_no, mobile].into_iter().flat_map(forms_of) {
        if !form.is_empty() && !forms.contains(&form) {
            forms.push(form);
        }
    }
    forms
}

/// Digits in a token of the index.
const GRAM: usize = 4;

/// The tokens of a contact's phones: all runs of four digits, and the last three, which no run of four begins with.
pub(super) fn grams(phone_no: &str, mobile: &str, region: &str) -> String {
    grams_of(&forms(phone_no, mobile, |text| phone::search_forms(text, region)))
}

/// As [`grams`], of one of very many contacts.
pub(super) fn grams_of_many(phone_no: &str, mobile: &str, many: &mut phone::Forms) -> String {
    grams_of(&forms(phone_no, mobile, |text| many.of(text)))
}

fn grams_of(forms: &[String]) -> String {
    let mut grams: Vec<&str> = Vec::with_capacity(40);
    let mut add = |gram| {
        if !grams.contains(&gram) {
            grams.push(gram);
        }
    };
    for form in forms {
        // Whoever types the zeros in front of a country code is understood without them.
        if form.starts_with("00") && form.len() > FEWEST + 2 {
            continue;
        }
        let ends = form.len().saturating_sub(GRAM - 1).max(1);
        (0..ends).filter_map(|from| form.get(from..(from + GRAM).min(form.len()))).for_each(&mut add);
        form.get(form.len().saturating_sub(FEWEST)..).into_iter().for_each(&mut add);
    }
    grams.join(" ")
}

/// What the digits of a query are looked for as.
#[derive(Debug)]
pub(super) struct Digits {
    /// As they were typed, and when they are a whole number, in its other forms.
    alternatives: Vec<String>,
    /// With which nearly all numbers begin, when they are written for other countries.
    calling_code: String,
}

impl Digits {
    /// `digits` as the query has them, `text` as it was typed.
    pub(super) fn new(digits: &str, text: &str, region: &str) -> Option<Digits> {
        if !(FEWEST..=MOST).contains(&digits.len()) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        // With a country code it is no other country's number, even where the rest of it is the same.
        let abroad = |form: &str| form.strip_prefix("00").unwrap_or(form).to_owned();
        let with_country = text.trim_start().starts_with('+') || digits.starts_with("00");
        let mut alternatives = vec![digits.to_owned()];
        if digits.len() >= SHORTEST {
            alternatives.extend(phone::search_forms(text, region).into_iter().filter(|form| {
                form != digits && form.len() >= FEWEST && (!with_country || abroad(form) == abroad(digits))
            }));
        }
        Some(Digits { alternatives, calling_code: phone::calling_code(region) })
    }

    /// How the contact's phones have the digits, if they do: as a whole number or as a part of one.
    pub(super) fn fit(&self, contact: &Brief, region: &str) -> Option<Strength> {
        self.fit_numbers(contact.get(Field::PhoneNo), contact.get(Field::MobilePhoneNo), region, &mut 0)
    }

    /// `in_vain`: how often numbers were read for nothing, [`IN_VAIN`] times at most.
    fn fit_numbers(&self, phone_no: &str, mobile: &str, region: &str, in_vain: &mut u32) -> Option<Strength> {
        // Most often the digits are there as they are written; reading the number takes longer.
        let written = [phone::digits(phone_no), phone::digits(mobile)];
        let fit = self.fit_forms(&written);
        if fit.is_some() || *in_vain == IN_VAIN || !self.can_be_in(&written) {
            return fit;
        }
        let fit = self.fit_forms(&forms(phone_no, mobile, |text| phone::search_forms(text, region)));
        *in_vain += u32::from(fit.is_none());
        fit
    }

    /// Whether another form of the numbers may have the digits: forms differ in how they begin, not in how they end.
    fn can_be_in(&self, written: &[String]) -> bool {
        self.alternatives.iter().any(|digits| {
            let end = match digits.len() {
                0..=8 => return true,
                9 => 4,
                _ => 6,
            };
            written.iter().any(|form| form.contains(&digits[digits.len() - end..]))
        })
    }

    fn fit_forms(&self, forms: &[String]) -> Option<Strength> {
        let fits = |fit: fn(&str, &str) -> bool| {
            forms.iter().any(|form| self.alternatives.iter().any(|digits| fit(form, digits)))
        };
        if fits(|form, digits| form == digits) {
            Some(Strength::Exact)
        } else {
            fits(|form, digits| form.contains(digits)).then_some(Strength::Start)
        }
    }

    /// The newest contacts whose phones have the digits, how, and the phones; `scope` narrows them down on the label.
    pub(super) fn find(
        &self,
        db: &Connection,
        region: &str,
        scope: &str,
        limit: u32,
    ) -> Result<Vec<(i64, Strength, String)>, StoreError> {
        let mut statement = db.prepare_cached(&format!(
            "SELECT c.id, c.phone_no, c.mobile_phone_no FROM contact_phones f CROSS JOIN labels c ON c.id = f.rowid \
             WHERE f.contact_phones MATCH ?1{scope} ORDER BY f.rowid DESC LIMIT ?2"
        ))?;
        let mut found = Vec::new();
        for runs in [Runs::Two, Runs::All] {
            let (mut looked_at, mut in_vain) = (0, 0);
            let mut rows = statement.query(params![self.expression(runs), CANDIDATES])?;
            while let Some(row) = rows.next()?
                && found.len() < limit as usize
            {
                looked_at += 1;
                let phones = [rows::text(row, 1)?, rows::text(row, 2)?];
                if let Some(strength) = self.fit_numbers(phones[0], phones[1], region, &mut in_vain) {
                    let filled = phones.iter().filter(|phone| !phone.is_empty());
                    let phones: Vec<&str> = filled.copied().collect();
                    found.push((row.get(0)?, strength, phones.join(", ")));
                }
            }
            // Two runs are quick and mostly enough; where too many numbers have both elsewhere, all of them tell.
            if !found.is_empty() || looked_at < CANDIDATES {
                break;
            }
        }
        Ok(found)
    }

    /// What the index is asked: some runs of each alternative.
    fn expression(&self, runs: Runs) -> String {
        let mut any: Vec<String> = Vec::new();
        for digits in &self.alternatives {
            // Whoever types the zeros in front of a country code means the number without them.
            let abroad = digits.strip_prefix("00").filter(|rest| rest.len() >= GRAM && !rest.starts_with('0'));
            for digits in [Some(digits.as_str()), abroad].into_iter().flatten() {
                let runs = match runs {
                    Runs::Two => two_runs(digits, &self.calling_code),
                    Runs::All => all_runs(digits),
                };
                if !any.contains(&runs) {
                    any.push(runs);
                }
            }
        }
        any.join(" OR ")
    }
}

/// Most contacts that the index may propose: that runs of four stand in another order is rare.
const CANDIDATES: u32 = 4096;

/// Which runs of four digits are asked for.
#[derive(Debug, Clone, Copy)]
enum Runs {
    Two,
    All,
}

/// Two runs of four digits, or what there is of a shorter text. The row has the last word. The last digits differ most; runs
/// with which numbers begin that have the country's calling code are asked for last, for very many have them.
fn two_runs(digits: &str, calling_code: &str) -> String {
    if digits.len() < GRAM {
        return format!("\"{digits}\" *");
    }
    let last = digits.len() - GRAM;
    let mut places: Vec<usize> = Vec::with_capacity(5);
    for place in [last, last.saturating_sub(GRAM), last.saturating_sub(2), last.saturating_sub(1)] {
        if !places.contains(&place) {
            places.push(place);
        }
    }
    let is_frequent = |place: &usize| match calling_code.get(1..) {
        Some(_) if digits[*place..].starts_with(calling_code) => 2,
        Some(rest) if rest.len() > 1 && digits[*place..].starts_with(rest) => 1,
        _ => 0,
    };
    places.sort_by_key(is_frequent);
    places.truncate(2);
    places.sort_unstable();
    all_of(digits, &places)
}

/// All runs of four digits.
fn all_runs(digits: &str) -> String {
    if digits.len() <= GRAM {
        return two_runs(digits, "");
    }
    all_of(digits, &(0..=digits.len() - GRAM).collect::<Vec<_>>())
}

fn all_of(digits: &str, places: &[usize]) -> String {
    let runs: Vec<String> = places.iter().map(|from| format!("\"{}\"", &digits[*from..*from + GRAM])).collect();
    if let [one] = runs.as_slice() { one.clone() } else { format!("({})", runs.join(" AND ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_is_cut_into_runs_of_four_and_its_end() {
        assert_eq!(grams("1234567", "", ""), "1234 2345 3456 4567 567");
        assert_eq!(grams("112", "", ""), "112");
        assert_eq!(grams("", "12", ""), "12");
        assert_eq!(grams("", "", "FI"), "");
        let both = grams("040 765 4321", "", "FI");
        for gram in ["0407", "3584", "8407", "4321", "321"] {
            assert!(both.split(' ').any(|other| other == gram), "{gram} in {both}");
        }
    }

    #[test]
    fn digits_are_asked_for_by_runs_that_cover_them() {
        for (digits, expected) in [
            ("567", "\"567\" *"),
            ("4567", "\"4567\""),
            ("34567", "(\"3456\" AND \"4567\")"),
            ("0401234567", "(\"0123\" AND \"4567\")"),
            // Of `3581`, `5810` and `8100` the first is the start of very many numbers.
            ("358100", "(\"5810\" AND \"8100\")"),
            ("0435841234", "(\"8412\" AND \"1234\")"),
        ] {
            assert_eq!(two_runs(digits, "358"), expected);
        }
    }
}
