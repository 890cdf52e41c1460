//! The salutation formulas that a new server starts with, as `config/salutations.toml` has them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::contact::Contact;
use super::salutation::{Formality, Formula, NAMES, NamePart, fill, languages};

/// The language of those whose own is not among the shipped ones.
const ELSE: &str = "ENU";

/// Formulas of one language by salutation code: the text, then the keys of its name parts.
type ByCode = BTreeMap<String, Vec<String>>;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Language {
    plain: String,
    formal: ByCode,
    informal: ByCode,
}

static SHIPPED: LazyLock<BTreeMap<String, Language>> = LazyLock::new(|| {
    toml::from_str(include_str!("../../config/salutations.toml")).expect("the file is built in and a test reads it")
});

/// All shipped formulas, and those of the server's language once more for any language.
pub fn formulas(server_language: &str) -> Vec<Formula> {
    let mut formulas = Vec::new();
    for (language, greetings) in SHIPPED.iter() {
        let of_language = formulas_of(language, greetings);
        if *language == known(&[server_language]) {
            formulas.extend(of_language.iter().map(|formula| Formula { language: String::new(), ..formula.clone() }));
        }
        formulas.extend(of_language);
    }
    formulas
}

/// A greeting with the whole name for whom no formula fits: in the language that was asked for, the contact's, or the
/// server's.
pub fn plain(asked: &str, server_language: &str, contact: &Contact) -> String {
    let mut chain = languages(asked, contact.get(super::field::Field::LanguageCode));
    chain.push(server_language);
    let text = SHIPPED.get(known(&chain)).map_or("%1", |language| language.plain.as_str());
    let mut values = [""; NAMES];
    values[0] = contact.name();
    fill(text, &values)
}

/// The first of the languages that is shipped.
fn known<'a>(chain: &[&'a str]) -> &'a str {
    chain.iter().copied().find(|language| SHIPPED.contains_key(*language)).unwrap_or(ELSE)
}

fn formulas_of(language: &str, greetings: &Language) -> Vec<Formula> {
    let each = [(Formality::Formal, &greetings.formal), (Formality::Informal, &greetings.informal)];
    let mut formulas = Vec::new();
    for (formality, by_code) in each {
        for (code, parts) in by_code {
            let mut parts = parts.iter();
            let text = parts.next().cloned().unwrap_or_default();
            let mut names = [None; NAMES];
            for (slot, part) in names.iter_mut().zip(parts) {
                *slot = NamePart::from_key(part);
            }
            let (code, language) = (code.clone(), language.to_owned());
            formulas.push(Formula { code, language, formality, text, names });
        }
    }
    formulas
}

#[cfg(test)]
mod tests {
    use super::super::code_list::CodeList;
    use super::super::language;
    use super::super::salutation::checked_text;
    use super::super::standard;
    use super::*;

    #[test]
    fn the_shipped_formulas_are_whole_and_can_be_filled() {
        let languages = ["DAN", "DEU", "ENU", "ESP", "FIN", "FRA", "ITA", "SVE"];
        assert!(SHIPPED.keys().eq(languages.iter()), "{:?}", SHIPPED.keys());
        let salutations = standard::CODES.iter().find(|(list, _)| *list == CodeList::Salutation).unwrap().1;
        for (tag, greetings) in SHIPPED.iter() {
            assert_eq!(language::from_code(tag), Some(tag.as_str()));
            assert!(greetings.plain.contains("%1"), "{tag}");
            for by_code in [&greetings.formal, &greetings.informal] {
                assert!(by_code.keys().eq(["COMPANY", "F", "F-MAR", "F-UMAR", "M", "UNISEX"]), "{tag}");
                for (code, parts) in by_code {
                    assert!(salutations.contains(&code.as_str()));
                    let known = |part: &String| NamePart::from_key(part).is_some();
                    assert!(parts[1..].iter().all(known), "{tag} {code}");
                }
            }
        }
        for formula in formulas("FIN") {
            assert_eq!(checked_text(&formula.text).as_ref(), Ok(&formula.text));
            assert_eq!(formula.check(), Ok(()), "{formula:?}");
        }
    }

    #[test]
    fn any_language_is_the_servers() {
        let blank = |server: &str| -> Vec<String> {
            let all = formulas(server).into_iter();
            all.filter(|formula| formula.language.is_empty() && formula.code == "UNISEX").map(|one| one.text).collect()
        };
        assert_eq!(blank("FIN"), ["Hyvä %1 %2,", "Hei %1,"]);
        assert_eq!(blank("PLK"), ["Dear %1 %2 %3,", "Hi %1,"]);
        assert_eq!(formulas("FIN").len(), 8 * 12 + 12);
    }
}
