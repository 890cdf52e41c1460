//! The words that use cases need: names of countries, languages, currencies and fields, and the standard codes.

use crate::app::wording::Wording;
use crate::domain::code_list::Code;
use crate::domain::contact::ContactType;
use crate::domain::fold::fold;
use crate::domain::query::FilterKey;
use crate::domain::standard;
use crate::text::SPOKEN;

use super::commands::{option_name, option_value};
use super::labels::key;
use super::words::Words;

pub fn wording() -> Wording {
    Wording {
        standard_codes,
        country_name: |locale, code| Words::of(locale).country(code),
        language_name: |locale, code| Words::of(locale).language(code),
        currency_name: |locale, code| Words::of(locale).currency(code),
        field_name: |locale, field| Words::of(locale).field(field),
        name_part: |locale, part| Words::of(locale).name_part(part),
        formality: |locale, formality| Words::of(locale).formality(formality),
        filter_key,
        contact_type,
        spoken: || SPOKEN,
    }
}

/// A filter is called as the option of `/contact list` is: by its own name, or as a language has it.
fn filter_key(word: &str) -> Option<FilterKey> {
    FilterKey::ALL.into_iter().find(|key| {
        let named = |locale: &str| fold(&option_name(Words::of(locale), key.key())) == fold(word);
        key.key() == word || SPOKEN.iter().any(|locale| named(locale))
    })
}

fn contact_type(word: &str) -> Option<ContactType> {
    [ContactType::Company, ContactType::Person].into_iter().find(|contact_type| {
        let key = contact_type.key();
        let named = |locale: &str| fold(&option_value(Words::of(locale), "type", key)) == fold(word);
        key == word.to_lowercase() || SPOKEN.iter().any(|locale| named(locale))
    })
}

/// The standard codes, described in the language that the server has when it first uses the bot.
fn standard_codes(locale: &str) -> Vec<Code> {
    let words = Words::of(locale);
    let each = standard::CODES.iter().flat_map(|(list, codes)| codes.iter().map(move |code| (*list, *code)));
    each.map(|(list, code)| Code {
        list,
        code: code.to_owned(),
        description: words.say(&key(&format!("standard-{}", list.key()), code)),
        url: String::new(),
    })
    .collect()
}
