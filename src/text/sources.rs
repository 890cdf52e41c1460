//! The files of `config/locales`, built into the program.

use super::Lang;

macro_rules! files {
    ($lang:literal: $($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../../config/locales/", $lang, "/", $name, ".ftl")))),+]
    };
}

static EN: &[(&str, &str)] = files!("en":
    "commands", "options", "fields", "words", "card", "pages", "life", "panel", "form", "refusals", "help", "standard",
    "countries", "languages", "currencies", "console", "exchange", "duplicates", "care");

static FI: &[(&str, &str)] = files!("fi":
    "commands", "options", "fields", "words", "card", "pages", "life", "panel", "form", "refusals", "help", "standard",
    "countries", "languages", "currencies", "console", "exchange", "duplicates", "care");

/// A language's files: name without ending, and text.
pub fn sources(lang: Lang) -> &'static [(&'static str, &'static str)] {
    match lang {
        Lang::En => EN,
        Lang::Fi => FI,
    }
}
