//! The languages: which one a locale means, and the texts of `config/locales` in it.

mod sources;

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

pub use sources::sources;

/// A language that the bot speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lang {
    En,
    Fi,
}

/// Tags of the languages in the order of [`Lang::ALL`].
pub static SPOKEN: &[&str] = &["en", "fi"];

impl Lang {
    pub const ALL: [Lang; 2] = [Lang::En, Lang::Fi];

    /// The language for a locale as a chat or a setting says it (`fi`, `fi-FI`, `en-US`); English for any other.
    pub fn of(locale: &str) -> Lang {
        let primary = locale.split(['-', '_']).next().unwrap_or("");
        Lang::ALL.into_iter().find(|lang| primary.eq_ignore_ascii_case(lang.tag())).unwrap_or(Lang::En)
    }

    pub const fn tag(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Fi => "fi",
        }
    }

    fn id(self) -> LanguageIdentifier {
        self.tag().parse().expect("the tags are constants that parse")
    }
}

/// An argument of a text.
#[derive(Debug, Clone, Copy)]
pub enum Arg<'a> {
    /// Comes out as it is.
    Text(&'a str),
    /// A whole number: chooses the plural.
    Count(u64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Arg::Text(text)
    }
}

impl From<u64> for Arg<'_> {
    fn from(count: u64) -> Self {
        Arg::Count(count)
    }
}

static BUNDLES: LazyLock<[FluentBundle<FluentResource>; Lang::ALL.len()]> = LazyLock::new(|| Lang::ALL.map(bundle));

fn bundle(lang: Lang) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(vec![lang.id()]);
    // Marks around arguments would be sent to the chat as invisible characters of the text.
    bundle.set_use_isolating(false);
    for (name, text) in sources(lang) {
        // Faulty parts are left out; `tests/locales.rs` parses every file and refuses any fault or doubled key.
        let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(parsed, _)| parsed);
        let added = bundle.add_resource(resource);
        debug_assert!(added.is_ok(), "{name} repeats a key: {added:?}");
    }
    bundle
}

/// Loads the languages now instead of with the first answer.
pub fn load() {
    LazyLock::force(&BUNDLES);
}

/// The text of a key (`card-edit`) or of its attribute (`command-find.about`), if the language has it.
pub fn find(lang: Lang, key: &str, args: &[(&str, Arg<'_>)]) -> Option<String> {
    let bundle = &BUNDLES[lang as usize];
    let (id, attribute) = key.split_once('.').map_or((key, None), |(id, attribute)| (id, Some(attribute)));
    let message = bundle.get_message(id)?;
    let pattern = match attribute {
        None => message.value()?,
        Some(name) => message.get_attribute(name)?.value(),
    };
    let args: FluentArgs<'_> = args
        .iter()
        .map(|(name, arg)| {
            let value = match arg {
                Arg::Text(text) => FluentValue::String(Cow::Borrowed(text)),
                Arg::Count(count) => FluentValue::from(*count),
            };
            (Cow::Borrowed(*name), value)
        })
        .collect();
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&args), &mut errors);
    debug_assert!(errors.is_empty(), "{key}: {errors:?}");
    Some(text.into_owned())
}

/// The text of a key. Every key exists in every language (`tests/locales.rs`); one that does not would come out as it
/// is instead of stopping an answer.
pub fn get(lang: Lang, key: &str, args: &[(&str, Arg<'_>)]) -> String {
    let found = find(lang, key, args);
    debug_assert!(found.is_some(), "no text {key} in {lang:?}");
    found.unwrap_or_else(|| key.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_chooses_its_language_and_unknown_ones_choose_english() {
        for (locale, lang) in [
            ("fi", Lang::Fi),
            ("fi-FI", Lang::Fi),
            ("FI_fi", Lang::Fi),
            ("en-US", Lang::En),
            ("en-GB", Lang::En),
            ("sv-SE", Lang::En),
            ("fil", Lang::En),
            ("", Lang::En),
        ] {
            assert_eq!(Lang::of(locale), lang, "{locale}");
        }
    }

    #[test]
    fn tags_are_in_the_order_of_the_languages() {
        assert_eq!(SPOKEN, Lang::ALL.map(Lang::tag));
    }

    #[test]
    fn plurals_follow_the_language() {
        let people = |lang, count| get(lang, "count-people", &[("count", Arg::Count(count))]);
        assert_eq!(people(Lang::En, 1), "1 person");
        assert_eq!(people(Lang::En, 7), "7 people");
        assert_eq!(people(Lang::Fi, 1), "1 henkilö");
        assert_eq!(people(Lang::Fi, 7), "7 henkilöä");
    }

    #[test]
    fn what_people_wrote_comes_out_as_it_went_in() {
        for name in ["{ $count }", "a\u{2068}b", "ليلى", "👩‍👩‍👧", "  x  ", "007", "\u{0}", ".a = b"] {
            let said = get(Lang::En, "refusal-no-contact", &[("given", Arg::Text(name))]);
            assert!(said.contains(name), "{said:?}");
        }
    }
}
