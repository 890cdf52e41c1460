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
    let plain = text::clean_plain(text);
    if !text::is_visible(text) {
        return if field == Field::Name { Err(Fault::Blank) } else { Ok(String::new()) };
    }
    let checked = match spec.kind {
        FieldKind::Text => text::clean(text),
        FieldKind::Code => text::clean(text).to_uppercase(),
        FieldKind::Phone => phone_number(plain)?,
        FieldKind::Emails => email::several(&plain)?,
        FieldKind::Email => email::one(&plain)?,
        FieldKind::Web => web::check(plain)?,
        FieldKind::Country => country::from_code(&plain).ok_or(Fault::UnknownCountry)?.to_owned(),
        FieldKind::Language => language::from_code(&plain).ok_or(Fault::UnknownLanguage)?.to_owned(),
        FieldKind::Currency => currency::from_code(&plain).ok_or(Fault::UnknownCurrency)?.to_owned(),
        FieldKind::Correspondence => correspondence(&plain)?,
        FieldKind::Listed(_) | FieldKind::Salesperson => code(&plain, spec.max)?,
        FieldKind::Flag => flag(&plain)?,
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

fn fits(text: String, max: usize) -> Result<String, Fault> {
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

fn flag(text: &str) -> Result<String, Fault> {
    match text.to_lowercase().as_str() {
        "true" | "yes" | "1" | "on" | "kyllä" => Ok("true".to_owned()),
        "false" | "no" | "0" | "off" | "ei" => Ok(String::new()),
        _ => Err(Fault::NotYesNo),
    }
}
