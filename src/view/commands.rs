//! Names and descriptions of the commands in each language, and reading localised words back.

use crate::app::COMMANDS;
use crate::app::args::{ArgValue, Args};
use crate::app::command::{Command, MessageMenu, OptionKind, OptionSpec};
use crate::app::request::FormKey;
use crate::app::shown;
use crate::domain::code_list::CodeList;
use crate::domain::field::{Field, FieldKind};
use crate::text;

use super::labels;
use super::words::Words;

/// A localised name with its description.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labelled {
    pub name: String,
    pub description: String,
}

fn labelled(words: Words, key: &str) -> Labelled {
    Labelled { name: words.say(key), description: words.say(&format!("{key}.about")) }
}

/// The first word of a command that has sub-commands (`contact`).
pub fn group(locale: &str, word: &str) -> Labelled {
    labelled(Words::of(locale), &format!("group-{word}"))
}

/// The name of a command in the menu of a message, in the language.
pub fn menu(locale: &str, menu: &MessageMenu) -> String {
    Words::of(locale).say(&format!("menu-{}", menu.key))
}

/// The last word of a command's path.
pub fn command(locale: &str, command: &Command) -> Labelled {
    labelled(Words::of(locale), &command_key(command))
}

/// A command's path in the language: `kontakti muokkaa`; what is no command stands as it is.
pub fn path(words: Words, path: &str) -> String {
    let Some(found) = crate::app::command_named(path) else { return path.to_owned() };
    let last = words.say(&command_key(found));
    match found.path {
        [head, _] => format!("{} {last}", words.say(&format!("group-{head}"))),
        _ => last,
    }
}

fn command_key(command: &Command) -> String {
    format!("command-{}", command.path.join("-"))
}

pub fn option(locale: &str, command: &Command, option: &OptionSpec) -> Labelled {
    let words = Words::of(locale);
    labelled(words, &option_key(words, command, option.name))
}

/// The option's own text in this command, or the one that it shares with its namesakes.
fn option_key(words: Words, command: &Command, name: &str) -> String {
    let own = format!("option-{}-{name}", command.path.join("-"));
    match text::find(words.lang, &own, &[]) {
        Some(_) => own,
        None => format!("option-{name}"),
    }
}

/// The name of an option wherever it stands, as refusals and suggestions say it; a field that has no option by its
/// label; what is neither comes back as it is.
pub fn option_name(words: Words, name: &str) -> String {
    let mut having = COMMANDS.iter().filter(|command| command.option(name).is_some()).peekable();
    if having.peek().is_some()
        && let Some(name) = text::find(words.lang, &format!("option-{name}"), &[])
    {
        return name;
    }
    // An option that every command has in a sense of its own.
    if let Some(name) = having.find_map(|command| text::find(words.lang, &option_key(words, command, name), &[])) {
        return name;
    }
    Field::from_option(name).map_or_else(|| name.to_owned(), |field| words.field(field))
}

/// A value of an option as people read it: `company` is a word of ours, `FI` a country.
pub fn option_value(words: Words, name: &str, value: &str) -> String {
    match name {
        "country" => words.country(value),
        "language" => words.language(value),
        "field" | "clear" => Field::from_option(value).map_or_else(|| value.to_owned(), |field| words.field(field)),
        _ => text::find(words.lang, &labels::key(choice_stem(name), value), &[]).unwrap_or_else(|| value.to_owned()),
    }
}

/// The label of a word of a `Choice` option.
pub fn choice(locale: &str, _command: &Command, option: &OptionSpec, word: &str) -> String {
    let words = Words::of(locale);
    if option.name == "field"
        && let Some(field) = Field::from_option(word)
    {
        return words.field(field);
    }
    words.say(&format!("{}-{word}", choice_stem(option.name)))
}

/// Choices are the words of what they choose from: lists, tiers, series …
pub fn choice_stem(option: &str) -> &str {
    match option {
        "language" => "spoken",
        "name-1" | "name-2" | "name-3" | "name-4" | "name-5" => "name-part",
        own => own,
    }
}

/// The command that the first words name, in the language or by its own name, and how many words that took.
pub fn find(locale: &str, words: &[&str]) -> Option<(&'static Command, usize)> {
    let named = |labelled: Labelled, own: &str, given: &str| same(own, given) || same(&labelled.name, given);
    let fits = |candidate: &Command| match (candidate.path, words) {
        ([one], [first, ..]) => named(command(locale, candidate), one, first),
        ([head, last], [first, second, ..]) => {
            named(group(locale, head), head, first) && named(command(locale, candidate), last, second)
        }
        _ => false,
    };
    COMMANDS.iter().find(|candidate| fits(candidate)).map(|found| (*found, found.path.len()))
}

/// The option of that name, in the language or by its own name.
pub fn find_option(locale: &str, command: &Command, name: &str) -> Option<&'static OptionSpec> {
    let by_own = command.options.iter().find(|spec| same(spec.name, name));
    by_own.or_else(|| command.options.iter().find(|spec| same(&option(locale, command, spec).name, name)))
}

/// Puts the program's words in place of the language's: labels of choices, yes and no, field names. What is none of
/// them stays as it is, for the use case to refuse.
pub fn canonical(locale: &str, command: &Command, args: Args) -> Args {
    let words = Words::of(locale);
    let field = args.get("field").and_then(|value| match value {
        ArgValue::Text(text) => field_named(words, text),
        _ => None,
    });
    let each = |(name, value): (String, ArgValue)| {
        let ArgValue::Text(text) = value else { return (name, value) };
        let value = match command.option(&name).map(|spec| (spec, spec.kind)) {
            Some((spec, OptionKind::Choice(allowed))) => {
                let fits = |word: &&&str| same(word, &text) || same(&choice(locale, command, spec, word), &text);
                ArgValue::Text(allowed.iter().find(fits).map_or(text.clone(), |word| (*word).to_owned()))
            }
            Some((_, OptionKind::Flag)) => flag(words, &text).map_or(ArgValue::Text(text), ArgValue::Flag),
            Some((_, OptionKind::Whole { .. })) => {
                text.trim().parse().map_or(ArgValue::Text(text.clone()), ArgValue::Whole)
            }
            Some((_, OptionKind::FieldName)) => {
                let other = || beside_the_fields(words, &text).unwrap_or(&text).to_owned();
                ArgValue::Text(field_named(words, &text).map_or_else(other, |field| field.option().to_owned()))
            }
            Some((_, OptionKind::Names(allowed))) => ArgValue::Text(names(words, command, allowed, &text)),
            Some((_, OptionKind::Field(field))) => ArgValue::Text(field_word(words, field, text)),
            Some((spec, _)) if spec.name == "value" => {
                ArgValue::Text(field.map_or(text.clone(), |field| field_word(words, field, text)))
            }
            _ => ArgValue::Text(text),
        };
        (name, value)
    };
    Args(args.0.into_iter().map(each).collect())
}

/// As [`canonical`], for what was typed into a form: its inputs are options of the command that does the same. A text
/// that was not touched keeps the mark in its key, so it is left as it is unless it is a word of the language.
pub fn canonical_form(locale: &str, form: &FormKey, values: Vec<(String, String)>) -> Vec<(String, String)> {
    let Some(command) = form.command() else { return values };
    let each = |(key, text): (String, String)| {
        let name = shown::name(&key);
        let args = canonical(locale, command, Args::default().with(name, text.as_str()));
        let text = match args.get(name) {
            Some(ArgValue::Text(word)) => word.clone(),
            Some(ArgValue::Flag(flag)) => flag.to_string(),
            _ => text,
        };
        (key, text)
    };
    values.into_iter().map(each).collect()
}

/// Comma separated names of options or fields.
fn names(words: Words, command: &Command, allowed: &[&str], text: &str) -> String {
    let one = |given: &str| {
        let given = given.trim();
        let localised = |word: &str| text::find(words.lang, &option_key(words, command, word), &[]);
        let named = |word: &&&str| same(word, given) || localised(word).is_some_and(|name| same(&name, given));
        let labelled = || field_named(words, given).map(Field::option).filter(|name| allowed.contains(name));
        allowed.iter().find(named).copied().or_else(labelled).unwrap_or(given).to_owned()
    };
    text.split(',').map(one).collect::<Vec<_>>().join(",")
}

/// The field by its option's name, its label or its key.
fn field_named(words: Words, given: &str) -> Option<Field> {
    let fits = |field: &Field| {
        same(field.option(), given)
            || same(&words.field(*field), given)
            || same(field.key(), given)
            || text::find(words.lang, &format!("option-{}", field.option()), &[]).is_some_and(|name| same(&name, given))
    };
    Field::ALL.into_iter().find(fits)
}

/// What a contact has beside its fields, by the option's name in the language or the list's: for the refusal that says
/// how it is changed.
fn beside_the_fields(words: Words, given: &str) -> Option<&'static str> {
    let lists = CodeList::ALL.into_iter().find(|list| same(&words.list(*list), given)).map(CodeList::key);
    let options = ["company", "number", "type", "relation", "note"].into_iter().chain(CodeList::ALL.map(CodeList::key));
    lists.or_else(|| options.into_iter().find(|name| same(&option_name(words, name), given)))
}

/// The stored word for a choice or a flag that a field takes.
fn field_word(words: Words, field: Field, text: String) -> String {
    match field.spec().kind {
        FieldKind::Flag => flag(words, &text).map_or(text, |yes| yes.to_string()),
        FieldKind::Correspondence => crate::domain::settings::CORRESPONDENCE
            .iter()
            .find(|word| same(&words.correspondence(word), &text))
            .map_or(text, |word| (*word).to_owned()),
        _ => text,
    }
}

/// Yes or no in the reader's language, in English, or as `true` and `false`.
fn flag(words: Words, given: &str) -> Option<bool> {
    let given = given.trim();
    let among = |key: &str| {
        [words, Words::of("en")].iter().any(|words| words.say(key).split(',').any(|word| same(word.trim(), given)))
    };
    if same("true", given) || among("words-yes") {
        Some(true)
    } else if same("false", given) || among("words-no") {
        Some(false)
    } else {
        None
    }
}

fn same(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn command_at(locale: &str, words: &[&str]) -> Option<(String, usize)> {
        find(locale, words).map(|(command, taken)| (command.name(), taken))
    }

    #[test]
    fn commands_are_found_in_the_language_and_by_their_own_names() {
        for (locale, words, found) in [
            ("fi", &["etsi", "aino"][..], Some(("find", 1))),
            ("fi", &["Yritys", "LISÄÄ"], Some(("company add", 2))),
            ("fi", &["company", "lisää"], Some(("company add", 2))),
            ("en", &["contact", "note", "x"], Some(("contact note", 2))),
            ("en", &["yritys", "lisää"], None),
            ("fi", &["yritys"], None),
            ("fi", &[], None),
        ] {
            let found = found.map(|(name, taken)| (name.to_owned(), taken));
            assert_eq!(command_at(locale, words), found, "{locale} {words:?}");
        }
    }

    #[test]
    fn options_are_found_in_the_language_and_by_their_own_names() {
        let (add, _) = find("en", &["company", "add"]).unwrap();
        for (given, name) in [("nimi", "name"), ("Puhelin", "phone"), ("phone", "phone"), ("vain-minulle", "private")] {
            assert_eq!(find_option("fi", add, given).map(|option| option.name), Some(name), "{given}");
        }
        assert!(find_option("fi", add, "ei-ole").is_none());
    }

    #[track_caller]
    fn becomes(command: &[&str], args: Args, wanted: Args) {
        let (command, _) = find("en", command).unwrap();
        assert_eq!(canonical("fi", command, args), wanted);
    }

    #[test]
    fn words_of_the_language_become_the_programs() {
        becomes(
            &["contact", "list"],
            Args::default().with("type", "henkilö").with("sort", "Viimeksi muutettu").with("page", "2"),
            Args::default().with("type", "person").with("sort", "changed").with("page", 2),
        );
        becomes(&["find"], Args::default().with("private", "kyllä"), Args::default().with("private", true));
        becomes(&["find"], Args::default().with("private", "Off"), Args::default().with("private", false));
        becomes(
            &["contact", "set"],
            Args::default().with("field", "Titteli").with("value", "Ostaja"),
            Args::default().with("field", "job-title").with("value", "Ostaja"),
        );
        becomes(
            &["contact", "set"],
            Args::default().with("field", "viestintätapa").with("value", "kirje"),
            Args::default().with("field", "correspondence").with("value", "hard-copy"),
        );
        becomes(
            &["contact", "set"],
            Args::default().with("field", "Tietosuojaesto").with("value", "kyllä"),
            Args::default().with("field", "privacy-blocked").with("value", "true"),
        );
        becomes(
            &["contact", "edit"],
            Args::default().with("clear", "puhelin, Sähköposti 2,faksi"),
            Args::default().with("clear", "phone,email-2,fax"),
        );
    }

    #[test]
    fn what_is_no_word_of_ours_stays_for_the_refusal() {
        let odd = || Args::default().with("type", "robotti").with("page", "kaksi").with("text", "kyllä");
        becomes(&["contact", "list"], odd(), odd());
        becomes(&["find"], Args::default().with("private", "ehkä"), Args::default().with("private", "ehkä"));
    }
}
