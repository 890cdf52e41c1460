//! Phone numbers: kept as people write them, compared by their digits.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumber, PhoneNumberFormat, PhoneNumberType, Region};

/// The number as a `tel:` link holds it, in groups (`+358-40-1234567`), if it is one in `region` (ISO country, blank: none).
pub fn to_dial(text: &str, region: &str) -> Option<String> {
    let number = read(text, region)?;
    let link = number.format_as(PhoneNumberFormat::RFC3966);
    number.is_valid().then(|| link.strip_prefix("tel:").unwrap_or(&link).to_owned())
}

/// The digits of the number with its country's, if it can be read in `region`; whether somebody has it is not asked.
pub fn international(text: &str, region: &str) -> Option<String> {
    Some(digits(&read(text, region)?.format_as(PhoneNumberFormat::E164)))
}

/// Whether the number is one of mobile phones in `region` (ISO country, blank: none), and not one that could be either.
pub fn is_mobile(text: &str, region: &str) -> bool {
    read(text, region).is_some_and(|number| number.get_type() == PhoneNumberType::Mobile)
}

/// The digits with which a call into `region` (ISO country) begins, `358`; blank when it is none.
pub fn calling_code(region: &str) -> String {
    let code = Region::from_code(&region.to_ascii_uppercase())
        .ok()
        .and_then(|region| PHONE_NUMBER_UTIL.get_country_code_for_region(region));
    code.map_or(String::new(), |code| code.to_string())
}

/// The number's digits alone, any script's digits as ASCII.
pub fn digits(text: &str) -> String {
    text.chars().filter_map(digit).collect()
}

/// The forms of a number's digits under which it is found: as written, and when it can be read in `region`,
/// international with and without the leading `00`, and as it is dialled in its own country.
pub fn search_forms(text: &str, region: &str) -> Vec<String> {
    let mut forms = vec![digits(text)];
    if let Some(number) = read(text, region) {
        let international = digits(&number.format_as(PhoneNumberFormat::E164));
        forms.push(digits(&number.format_as(PhoneNumberFormat::National)));
        forms.push(format!("00{international}"));
        forms.push(international);
    }
    let mut kept: Vec<String> = Vec::with_capacity(forms.len());
    for form in forms {
        if !form.is_empty() && !kept.contains(&form) {
            kept.push(form);
        }
    }
    kept
}

/// The forms of very many numbers. Numbers that differ in their last digits alone are read alike, for the plans of all
/// countries look at what a number begins with and at how long it is; so one of them is read for all. Copies share what they
/// have read, on any thread.
#[derive(Debug, Default, Clone)]
pub struct Forms {
    region: String,
    /// By the number up to those digits: the forms up to them, one after the other, [`BETWEEN`] between them.
    known: Arc<RwLock<HashMap<Box<str>, Box<str>>>>,
}

/// Digits at the end of a number that nobody looks at, and the fewest that it has in any form where that is so.
const LAST: usize = 3;
const READ_ALIKE_MIN: usize = 9;
const BETWEEN: char = ' ';
/// Numbers up to their last digits that are kept: about 20 MB.
const KEPT: usize = 150_000;

impl Forms {
    pub fn new(region: &str) -> Self {
        Forms { region: region.to_owned(), known: Arc::default() }
    }

    /// As [`search_forms`].
    pub fn of(&mut self, text: &str) -> Vec<String> {
        let Some((start, last)) = start_and_last(text) else { return search_forms(text, &self.region) };
        // A panic elsewhere leaves whole entries only.
        if let Some(known) = self.known.read().unwrap_or_else(PoisonError::into_inner).get(start) {
            return known.split(BETWEEN).map(|form| [form, last].concat()).collect();
        }
        let forms = search_forms(text, &self.region);
        let start_of = |form| str::strip_suffix(form, last).filter(|_| form.len() >= READ_ALIKE_MIN);
        let starts: Option<Vec<&str>> = forms.iter().map(|form| start_of(form)).collect();
        if let Some(starts) = starts {
            let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
            if known.len() >= KEPT {
                known.clear();
            }
            known.insert(start.into(), starts.join(" ").into());
        }
        forms
    }
}

impl Forms {
    /// As [`international`].
    pub fn international(&mut self, text: &str) -> Option<String> {
        let forms = self.of(text);
        // The only form that stands there with the way abroad in front, too.
        forms.iter().find(|form| forms.iter().any(|other| other.strip_prefix("00") == Some(form))).cloned()
    }
}

/// A number that ends in plain digits, cut before them.
fn start_and_last(text: &str) -> Option<(&str, &str)> {
    let is_usual = |byte: u8| byte.is_ascii_digit() || b" +-().".contains(&byte);
    // 00 is the way out of some countries, and in others it is read in ways of their own.
    if text.len() > LONGEST || text.starts_with("00") || !text.bytes().all(is_usual) {
        return None;
    }
    let (start, last) = text.split_at_checked(text.len().checked_sub(LAST)?)?;
    last.bytes().all(|byte| byte.is_ascii_digit()).then_some((start, last))
}

/// The value of a decimal digit of any script.
pub fn digit(c: char) -> Option<char> {
    if c.is_ascii() {
        return c.is_ascii_digit().then_some(c);
    }
    let code = u32::from(c);
    let block = ZEROS.partition_point(|&zero| zero <= code).checked_sub(1)?;
    char::from_digit(code - ZEROS[block], 10)
}

/// The zero of each script whose digits are written next to each other (Unicode category Nd).
static ZEROS: &[u32] = &[
    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0DE6, 0x0E50,
    0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50,
    0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10, 0x104A0, 0x10D30, 0x11066, 0x110F0, 0x11136,
    0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0, 0x11730, 0x118E0, 0x11950, 0x11C50, 0x11D50, 0x11DA0,
    0x16A60, 0x16AC0, 0x16B50, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E950, 0x1FBF0,
];

/// A number longer than this is none: E.164 has 15 digits, the rest is room for separators.
const LONGEST: usize = 60;

fn read(text: &str, region: &str) -> Option<PhoneNumber> {
    // Letters would be read as the keys they stand on.
    if text.len() > LONGEST * 4 || text.chars().count() > LONGEST || text.chars().any(char::is_alphabetic) {
        return None;
    }
    let region = Region::from_code(&region.to_ascii_uppercase()).ok();
    parse(text, region).or_else(|| {
        // 00 is the way out of most countries, whatever the region's own is, and also when no region is known.
        let written = digits(text);
        let abroad = written.strip_prefix("00")?;
        parse(&format!("+{abroad}"), None)
    })
}

fn parse(text: &str, region: Option<Region>) -> Option<PhoneNumber> {
    let mut number = PHONE_NUMBER_UTIL.parse(text, region).ok()?;
    number.extension = None;
    number.is_possible_with_reason().is_ok().then_some(number)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_are_read_in_their_region() {
        let table = [
            ("040 123 4567", "FI", Some("+358-40-1234567")),
            ("+358 40 123 4567", "", Some("+358-40-1234567")),
            ("+358 (0)40 123 4567", "FI", Some("+358-40-1234567")),
            ("00358 40 123 4567", "", Some("+358-40-1234567")),
            ("00358 40 123 4567", "US", Some("+358-40-1234567")),
            ("(202) 555-0173", "us", Some("+1-202-555-0173")),
            ("020 7183 8750", "GB", Some("+44-20-7183-8750")),
            ("٠٤٠ ١٢٣ ٤٥٦٧", "FI", Some("+358-40-1234567")),
            ("040 123 4567", "", None),
            ("040 123 4567", "nowhere", None),
            ("1-800-FLOWERS", "US", None),
            ("112", "FI", None),
            ("", "FI", None),
            ("+++", "FI", None),
        ];
        for (text, region, expected) in table {
            assert_eq!(to_dial(text, region).as_deref(), expected, "{text} {region}");
        }
    }

    #[test]
    fn digits_of_any_script_count() {
        let table = [
            ("+358 (0)40-123", "358040123"),
            ("٠٤٠", "040"),
            ("०४०", "040"),
            ("０４０ 𝟗", "0409"),
            ("ext. five ②", ""),
        ];
        for (text, expected) in table {
            assert_eq!(digits(text), expected, "{text}");
        }
    }

    #[test]
    fn a_number_is_found_however_it_is_typed() {
        let stored = ["040 123 4567", "+358 40 123 4567", "0401234567", "00358 40 1234567", "+358 (0)40 123 4567"];
        let typed = ["+358 40 123 4567", "040 1234567", "0401234567", "00358401234567", "4567", "40123"];
        for stored in stored {
            let forms = search_forms(stored, "FI");
            for typed in typed {
                let digits = digits(typed);
                assert!(forms.iter().any(|form| form.contains(&digits)), "{typed} in {stored}: {forms:?}");
            }
        }
        assert_eq!(search_forms("040 123 4567", ""), ["0401234567"]);
        assert_eq!(search_forms("09 123", "FI").first().map(String::as_str), Some("09123"));
        assert_eq!(search_forms("+1 202 555 0173", ""), ["12025550173", "2025550173", "0012025550173"]);
        assert!(search_forms("☎", "FI").is_empty());
    }

    proptest! {
        #[test]
        fn any_text_has_forms_of_digits(text in any::<String>(), region in "[A-Za-z]{0,3}") {
            for form in search_forms(&text, &region) {
                prop_assert!(!form.is_empty() && form.bytes().all(|digit| digit.is_ascii_digit()));
            }
        }

        #[test]
        fn numbers_that_differ_in_their_last_digits_are_read_alike(
            region in "FI|SE|NO|DK|DE|AT|CH|GB|IE|US|CA|MX|BR|AR|CL|FR|IT|ES|PT|PL|CZ|HU|RO|RU|UA|TR|IN|CN|JP|KR|AU|NZ|ZA|EG|IL|AE|",
            start in "(\\+|00|0|)[1-9][0-9 ()-]{5,14}",
            last in prop::collection::vec("[0-9]{3}", 4),
        ) {
            let mut forms = Forms::new(&region);
            for last in last {
                let text = format!("{start}{last}");
                prop_assert_eq!(forms.of(&text), search_forms(&text, &region), "{} {}", text, region);
                prop_assert_eq!(forms.international(&text), international(&text, &region), "{} {}", text, region);
            }
        }

        #[test]
        fn what_was_typed_is_one_of_the_forms(text in "[0-9+() ./-]{1,30}") {
            let typed = digits(&text);
            prop_assert!(typed.is_empty() || search_forms(&text, "FI").contains(&typed));
        }
    }
}
