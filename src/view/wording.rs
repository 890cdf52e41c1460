//! The words that use cases need: names of countries, languages, currencies and fields, and the standard codes.

use crate::app::wording::Wording;
use crate::domain::code_list::Code;
use crate::domain::standard;
use crate::text::SPOKEN;

use super::labels::key;
use super::words::Words;

pub fn wording() -> Wording {
    Wording {
        standard_codes,
        country_name: |locale, code| Words::of(locale).country(code),
        language_name: |locale, code| Words::of(locale).language(code),
        currency_name: |locale, code| Words::of(locale).currency(code),
        correspondence: |locale, word| Words::of(locale).correspondence(word),
        field_name: |locale, field| Words::of(locale).field(field),
        name_part: |locale, part| Words::of(locale).name_part(part),
        formality: |locale, formality| Words::of(locale).formality(formality),
        spoken: || SPOKEN,
    }
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
