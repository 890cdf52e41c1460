//! Checking a text before it is stored: trimmed, made one line, in the form in which its field keeps it.

use unicode_normalization::char::is_combining_mark;

use super::contact::ContactType;
use super::fault::Fault;
use super::field::{Field, FieldKind};
use super::settings::CORRESPONDENCE;
use super::{country, currency, email, fold, language, phone, text, vat, web};

/// The text as the field stores it, or what is wrong with it. A blank text clears the field (not *Name*).
///
/// Codes of lists and salespeople come back upper-case; whether they exist is for the caller to see. Countries,
/// languages and currencies are given by code: names of them are the caller's to look up.
pub fn check(contact_type: ContactType, field: Field, text: &str) -> Result<String, Fault> {
    let spec = field.spec();
    match spec.only {
        Some(ContactType::Company) if contact_type != ContactType::Company => return Err(Fault::CompaniesOnly),
        Some(ContactType::Person) if contact_type != ContactType::Person => return Err(Fault::PersonsOnly),
        _ => {}
    }
    if !text::is_visible(text) {
        return if field == Field::Name { Err(Fault::Blank) } else { Ok(String::new()) };
    }
    let plain = || text::clean_plain(text);
    let checked = match spec.kind {
        FieldKind::Text => text::clean(text),
        FieldKind::Code => text::clean(text).to_uppercase(),
        FieldKind::Phone => phone_number(plain())?,
        FieldKind::Emails => checked_mail(email::several, &plain(), spec.max)?,
        FieldKind::Email => checked_mail(email::one, &plain(), spec.max)?,
        FieldKind::Web => web::check(plain())?,
        FieldKind::Country => country::from_code(&plain()).ok_or(Fault::UnknownCountry)?.to_owned(),
        FieldKind::Language => language::from_code(&plain()).ok_or(Fault::UnknownLanguage)?.to_owned(),
        FieldKind::Currency => currency::from_code(&plain()).ok_or(Fault::UnknownCurrency)?.to_owned(),
        FieldKind::Correspondence => correspondence(&plain())?,
        FieldKind::Listed(_) | FieldKind::Salesperson => code(&plain(), spec.max)?,
        FieldKind::Flag => if flag(&plain())? { "true" } else { "" }.to_owned(),
    };
    let checked = fits(checked, spec.max)?;
    if field == Field::VatRegistrationNo {
        vat::check(&checked)?;
    }
    Ok(checked)
}

/// Free text on one line: control characters and runs of white space become one blank, ends are trimmed.
pub fn line(text: &str, max: usize) -> Result<String, Fault> {
    fits(text::clean(text), max)
}

/// Free text that may have several lines (a note); blank is a fault. Indentation and single empty lines stay.
pub fn paragraphs(text: &str, max: usize) -> Result<String, Fault> {
    let mut kept: Vec<String> = Vec::new();
    for line in text.replace("\r\n", "\n").split(['\n', '\r', '\u{0085}', '\u{2028}', '\u{2029}']) {
        let line: String =
            line.chars().filter(|&c| !text::is_dropped(c)).map(|c| if c.is_control() { ' ' } else { c }).collect();
        let line = if text::is_visible(&line) { line.trim_end().to_owned() } else { String::new() };
        if !line.is_empty() || kept.last().is_some_and(|before| !before.is_empty()) {
            kept.push(line);
        }
    }
    let whole = kept.join("\n").trim().to_owned();
    if whole.is_empty() { Err(Fault::Blank) } else { fits(whole, max) }
}

/// A code of a list: upper-case, without blanks, `max` characters at most; blank is a fault. Letters and digits of any
/// alphabet, and `- _ . / & +` between them.
pub fn code(text: &str, max: usize) -> Result<String, Fault> {
    let code = text::clean_plain(text).to_uppercase();
    if code.is_empty() {
        return Err(Fault::Blank);
    }
    let is_code = |c: char| c.is_alphanumeric() || is_combining_mark(c) || "-_./&+".contains(c);
    if !code.chars().all(is_code) || !code.chars().any(char::is_alphanumeric) {
        return Err(Fault::BadCode);
    }
    fits(code, max)
}

/// The candidates nearest in spelling to what was given, best first, `limit` at most. Case and accents do not matter; a
/// candidate that starts like what was given, or the other way round, counts as one slip.
pub fn nearest<'a>(given: &str, candidates: impl Iterator<Item = &'a str>, limit: usize) -> Vec<String> {
    let given = fold::fold(text::cut(&text::clean(given), NEAREST_MAX));
    if given.is_empty() {
        return Vec::new();
    }
    let mut near: Vec<(usize, usize, &str)> = candidates
        .filter_map(|candidate| {
            let folded = fold::fold(text::cut(candidate, NEAREST_MAX));
            let shorter = text::length(&given).min(text::length(&folded));
            let longer = text::length(&given).max(text::length(&folded));
            let is_start = shorter >= 2 && (folded.starts_with(&given) || given.starts_with(&folded));
            let slips = strsim::osa_distance(&given, &folded);
            let counted = if is_start { slips.min(1) } else { slips };
            (is_start || slips <= (longer / 3).max(1) && slips < longer).then_some((counted, slips, candidate))
        })
        .collect();
    near.sort_unstable();
    near.dedup_by_key(|(_, _, candidate)| *candidate);
    near.into_iter().take(limit).map(|(_, _, candidate)| candidate.to_owned()).collect()
}

/// Longest text that is compared by spelling, in characters: longer ones are cut, so the work stays bounded.
const NEAREST_MAX: usize = 100;

/// A text that is too long is refused for that, not for what its length makes of it.
fn checked_mail(check: fn(&str) -> Result<String, Fault>, text: &str, max: usize) -> Result<String, Fault> {
    check(text).or_else(|fault| fits(text.to_owned(), max).and(Err(fault)))
}

fn fits(text: String, max: usize) -> Result<String, Fault> {
    // No text has more characters than bytes.
    if text.len() <= max {
        return Ok(text);
    }
    let length = text::length(&text);
    if length > max { Err(Fault::TooLong { max, length }) } else { Ok(text) }
}

/// Rule 4.6: digits, spaces and symbols of any kind, but no letter of any alphabet.
fn phone_number(text: String) -> Result<String, Fault> {
    if text.chars().any(char::is_alphabetic) {
        Err(Fault::Letters)
    } else if text.chars().any(|c| phone::digit(c).is_some()) {
        Ok(text)
    } else {
        Err(Fault::NotANumber)
    }
}

fn correspondence(text: &str) -> Result<String, Fault> {
    let bare: String = fold::fold(text).chars().filter(|c| c.is_alphanumeric()).collect();
    CORRESPONDENCE
        .iter()
        .find(|word| word.replace('-', "") == bare)
        .map(|word| (*word).to_owned())
        .ok_or_else(|| Fault::UnknownChoice { allowed: CORRESPONDENCE.iter().map(|word| (*word).to_owned()).collect() })
}

/// Yes or no in the words that people use for it.
pub fn flag(text: &str) -> Result<bool, Fault> {
    match text.trim().to_lowercase().as_str() {
        "true" | "yes" | "1" | "on" | "kyllä" => Ok(true),
        "false" | "no" | "0" | "off" | "ei" => Ok(false),
        _ => Err(Fault::NotYesNo),
    }
}

/// A web address, as *Home Page* takes it; blank clears.
pub fn web(text: &str, max: usize) -> Result<String, Fault> {
    let text = text::clean_plain(text);
    if text.is_empty() { Ok(text) } else { fits(web::check(text)?, max) }
}

#[cfg(test)]
mod tests {
    use ContactType::{Company, Person};
    use proptest::prelude::*;

    use super::*;

    fn too_long(max: usize, length: usize) -> Result<&'static str, Fault> {
        Err(Fault::TooLong { max, length })
    }

    #[test]
    fn each_kind_of_field_keeps_its_form() {
        let longest = "ä".repeat(100);
        let too_long_name = "ä".repeat(101);
        let sharp = "ß".repeat(51);
        let table = [
            (Field::Name, "  Cronus \t Oy\r\n", Ok("Cronus Oy")),
            (Field::Name, &longest, Ok(longest.as_str())),
            (Field::Name, &too_long_name, too_long(100, 101)),
            (Field::Name, "👩\u{200d}💻\u{202e}", Ok("👩\u{200d}💻")),
            (Field::Name2, "", Ok("")),
            (Field::SearchName, " cronus oy", Ok("CRONUS OY")),
            (Field::SearchName, &sharp, too_long(100, 102)),
            (Field::PostCode, "sw1a 1aa", Ok("SW1A 1AA")),
            (Field::PhoneNo, " +358 (0)40-123.4567 ", Ok("+358 (0)40-123.4567")),
            (Field::PhoneNo, "\u{202a}040 123\u{202c}", Ok("040 123")),
            (Field::PhoneNo, "٠٤٠ ١٢٣", Ok("٠٤٠ ١٢٣")),
            (Field::PhoneNo, "", Ok("")),
            (Field::PhoneNo, "09 123 ext 4", Err(Fault::Letters)),
            (Field::MobilePhoneNo, "09 １２３ д", Err(Fault::Letters)),
            (Field::MobilePhoneNo, "電話 09", Err(Fault::Letters)),
            (Field::MobilePhoneNo, "+-()", Err(Fault::NotANumber)),
            (Field::PhoneNo, "0123456789012345678901234567890", too_long(30, 31)),
            (Field::FaxNo, "via reception", Ok("via reception")),
            (Field::CountryRegionCode, "fi", Ok("FI")),
            (Field::CountryRegionCode, "Finland", Err(Fault::UnknownCountry)),
            (Field::LanguageCode, "fi-FI", Ok("FIN")),
            (Field::LanguageCode, "klingon", Err(Fault::UnknownLanguage)),
            (Field::CurrencyCode, "eur", Ok("EUR")),
            (Field::CurrencyCode, "euro", Err(Fault::UnknownCurrency)),
            (Field::CorrespondenceType, "Hard Copy", Ok("hard-copy")),
            (Field::CorrespondenceType, "hard-copy", Ok("hard-copy")),
            (Field::CorrespondenceType, "E-Mail", Ok("email")),
            (
                Field::CorrespondenceType,
                "fax",
                Err(Fault::UnknownChoice { allowed: vec!["hard-copy".to_owned(), "email".to_owned()] }),
            ),
            (Field::TerritoryCode, "nw", Ok("NW")),
            (Field::TerritoryCode, "north west", Err(Fault::BadCode)),
            (Field::TerritoryCode, "NORTHWESTERN", too_long(10, 12)),
            (Field::SalespersonCode, "jo", Ok("JO")),
            (Field::ExcludeFromSegment, "Yes", Ok("true")),
            (Field::ExcludeFromSegment, "KYLLÄ", Ok("true")),
            (Field::ExcludeFromSegment, "off", Ok("")),
            (Field::ExcludeFromSegment, "perhaps", Err(Fault::NotYesNo)),
            (Field::HomePage, "www.acme.fi", Ok("www.acme.fi")),
            (Field::EMail, " a@x.fi ; B@Y.fi;", Ok("a@x.fi;B@Y.fi")),
            (Field::VatRegistrationNo, "fi 1234567-8", Ok("FI 1234567-8")),
            (Field::VatRegistrationNo, "FI123", Err(Fault::BadVat { country: "FI".to_owned() })),
            (Field::RegistrationNo, "1234567-8", Ok("1234567-8")),
        ];
        for (field, text, expected) in table {
            let expected = expected.map(str::to_owned);
            assert_eq!(check(Company, field, text), expected, "{field:?} {text}");
        }
    }

    #[test]
    fn an_address_of_the_web_may_be_blank_and_has_a_length() {
        let table = [
            (" https://acme.fi ", Ok("https://acme.fi")),
            (" \u{200b}", Ok("")),
            ("acme", Err(Fault::BadWeb)),
            ("https://acme.fi/12345", too_long(20, 21)),
        ];
        for (text, expected) in table {
            assert_eq!(web(text, 20), expected.map(str::to_owned), "{text}");
        }
    }

    #[test]
    fn yes_and_no_have_several_words() {
        let table = [("true", Ok(true)), (" Yes ", Ok(true)), ("1", Ok(true)), ("ei", Ok(false)), ("0", Ok(false))];
        for (text, expected) in table {
            assert_eq!(flag(text), expected, "{text}");
        }
        assert_eq!(flag(""), Err(Fault::NotYesNo));
    }

    #[test]
    fn what_shows_nothing_is_blank() {
        for text in ["", "   ", "\0", "\u{200b}\u{200d}", "\u{3164}", "\u{202e} \u{2069}", "\u{301}"] {
            assert_eq!(check(Person, Field::Name, text), Err(Fault::Blank), "{text:?}");
            for field in Field::ALL.into_iter().filter(|&field| field != Field::Name && field.applies_to(Person)) {
                assert_eq!(check(Person, field, text), Ok(String::new()), "{field:?} {text:?}");
            }
        }
    }

    #[test]
    fn fields_of_the_other_type_are_refused_blank_or_not() {
        for text in ["", "X"] {
            assert_eq!(check(Person, Field::CurrencyCode, text), Err(Fault::CompaniesOnly));
            assert_eq!(check(Person, Field::VatRegistrationNo, text), Err(Fault::CompaniesOnly));
            assert_eq!(check(Company, Field::JobTitle, text), Err(Fault::PersonsOnly));
            assert_eq!(check(Company, Field::Minor, text), Err(Fault::PersonsOnly));
        }
    }

    #[test]
    fn notes_keep_their_lines() {
        let table = [
            ("one\r\ntwo\rthree", Ok("one\ntwo\nthree")),
            ("one\n\n\n\n two  three \n", Ok("one\n\n two  three")),
            ("a\tb\0c\u{202e}d", Ok("a bcd")),
            ("\n \u{200b}\n", Err(Fault::Blank)),
            ("", Err(Fault::Blank)),
            ("äääää\nä", Ok("äääää\nä")),
        ];
        for (text, expected) in table {
            assert_eq!(paragraphs(text, 20), expected.map(str::to_owned), "{text:?}");
        }
        assert_eq!(paragraphs("123456", 5), Err(Fault::TooLong { max: 5, length: 6 }));
        assert_eq!(line(" a\nb ", 3), Ok("a b".to_owned()));
        assert_eq!(line(" a\nbc ", 3), Err(Fault::TooLong { max: 3, length: 4 }));
        assert_eq!(line("\u{200b}", 3), Ok(String::new()));
    }

    #[test]
    fn codes_are_upper_case_without_blanks() {
        let table = [
            (" x-card ", Ok("X-CARD")),
            ("a&b", Ok("A&B")),
            ("äö", Ok("ÄÖ")),
            ("", Err(Fault::Blank)),
            (" \u{200b}", Err(Fault::Blank)),
            ("a b", Err(Fault::BadCode)),
            ("a:b", Err(Fault::BadCode)),
            ("a|b", Err(Fault::BadCode)),
            ("---", Err(Fault::BadCode)),
            ("👍", Err(Fault::BadCode)),
            ("abcdefghijk", Err(Fault::TooLong { max: 10, length: 11 })),
        ];
        for (text, expected) in table {
            assert_eq!(code(text, 10), expected.map(str::to_owned), "{text}");
        }
    }

    #[test]
    fn the_nearest_codes_come_best_first() {
        let codes = ["ADVERT", "LAWYER", "MAN", "PRESS", "RET", "WHOLE", "X-CARD"];
        let table: [(&str, &[&str]); 9] = [
            ("rte", &["RET"]),
            ("RETAIL", &["RET"]),
            ("lawyr", &["LAWYER"]),
            ("who", &["WHOLE"]),
            ("card", &["X-CARD"]),
            ("précs", &["PRESS"]),
            ("ren", &["RET"]),
            ("zzz", &[]),
            ("", &[]),
        ];
        for (given, expected) in table {
            assert_eq!(nearest(given, codes.into_iter(), 3), expected, "{given}");
        }
        assert_eq!(nearest("MA", ["MAT", "MAN", "MANA"].into_iter(), 2), ["MAN", "MAT"]);
        assert!(nearest(&"x".repeat(6_000), codes.into_iter(), 3).is_empty());
    }

    proptest! {
        #[test]
        fn what_passes_fits_and_passes_again(text in any::<String>(), field in 0..Field::ALL.len()) {
            let field = Field::ALL[field];
            for contact_type in [Company, Person] {
                if let Ok(stored) = check(contact_type, field, &text) {
                    prop_assert!(text::length(&stored) <= field.spec().max);
                    prop_assert!(!stored.chars().any(char::is_control));
                    prop_assert_eq!(check(contact_type, field, &stored), Ok(stored.clone()));
                }
            }
        }

        #[test]
        fn notes_and_codes_stay_as_they_passed(text in any::<String>()) {
            if let Ok(note) = paragraphs(&text, 50) {
                prop_assert_eq!(paragraphs(&note, 50), Ok(note.clone()));
            }
            if let Ok(stored) = code(&text, 10) {
                prop_assert_eq!(code(&stored, 10), Ok(stored.clone()));
            }
        }

        #[test]
        fn a_number_with_a_letter_never_passes(before in "[0-9 ]{0,5}", letter in "\\p{L}", after in "[0-9 ]{0,5}") {
            let text = format!("{before}{letter}{after}");
            // A few letters of category L show nothing and are dropped before the rule looks.
            prop_assume!(text::is_visible(&letter));
            prop_assert_eq!(check(Person, Field::PhoneNo, &text), Err(Fault::Letters));
        }
    }
}
