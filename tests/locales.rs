//! The languages say the same things, Discord takes their names, and nothing in them is missing or left over.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;
use kontakti::app::command::{Command, OptionKind};
use kontakti::app::outcome::HelpTopic;
use kontakti::app::request::Part;
use kontakti::app::{COMMANDS, MENUS};
use kontakti::domain::code_list::CodeList;
use kontakti::domain::country::COUNTRIES;
use kontakti::domain::currency::CURRENCIES;
use kontakti::domain::field::Field;
use kontakti::domain::language::LANGUAGES;
use kontakti::domain::number_series::SeriesKind;
use kontakti::domain::relation::BusinessRelationValue;
use kontakti::domain::settings::{CORRESPONDENCE, Section, Setting, VISIBILITY};
use kontakti::domain::standard;
use kontakti::domain::tier::Tier;
use kontakti::text::{Lang, SPOKEN, sources};
use kontakti::view::commands;
use regex::Regex;

/// What reads the same in both languages, and why that is right.
const SAME: &[&str] = &[];

/// Files of proper names, many of which Finnish writes as English does (Peru, Samoa, Albanian lek).
const PROPER_NAMES: &[&str] = &["countries", "currencies"];

/// A text with the variables in it.
#[derive(Debug)]
struct Said {
    file: &'static str,
    text: String,
    variables: BTreeSet<String>,
}

/// Every text of a language by its key; attributes are `key.attribute`.
fn texts(lang: Lang) -> BTreeMap<String, Said> {
    let mut found = BTreeMap::new();
    for (file, source) in sources(lang) {
        let resource = parser::parse(*source).unwrap_or_else(|(_, errors)| panic!("{lang:?} {file}: {errors:?}"));
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let attributes =
                message.attributes.iter().map(|one| (format!("{}.{}", message.id.name, one.id.name), &one.value));
            let value = message.value.as_ref().map(|value| (message.id.name.to_owned(), value));
            for (key, pattern) in value.into_iter().chain(attributes) {
                let mut said = Said { file, text: String::new(), variables: BTreeSet::new() };
                read(pattern, &mut said);
                assert!(found.insert(key.clone(), said).is_none(), "{lang:?} has {key} twice");
            }
        }
    }
    found
}

fn read(pattern: &Pattern<&str>, said: &mut Said) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => said.text.push_str(value),
            PatternElement::Placeable { expression: Expression::Inline(inline) } => variable(inline, said),
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                variable(selector, said);
                variants.iter().for_each(|variant| read(&variant.value, said));
            }
        }
    }
}

fn variable(inline: &InlineExpression<&str>, said: &mut Said) {
    match inline {
        InlineExpression::VariableReference { id } => {
            said.variables.insert(id.name.to_owned());
        }
        other => panic!("only variables stand in texts: {other:?}"),
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn every_file_of_a_language_is_built_in_and_parses() {
    for lang in Lang::ALL {
        let folder = root().join("config/locales").join(lang.tag());
        let on_disk: BTreeSet<String> = fs::read_dir(folder)
            .unwrap()
            .map(|file| file.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
            .collect();
        let built_in: BTreeSet<String> = sources(lang).iter().map(|(name, _)| (*name).to_owned()).collect();
        assert_eq!(on_disk, built_in, "{lang:?}");
        assert!(texts(lang).len() > 500);
    }
}

#[test]
fn every_key_is_in_every_language_with_the_same_variables() {
    let english = texts(Lang::En);
    for lang in Lang::ALL {
        let other = texts(lang);
        let keys = |texts: &BTreeMap<String, Said>| texts.keys().cloned().collect::<BTreeSet<_>>();
        let differ: Vec<String> = keys(&english).symmetric_difference(&keys(&other)).cloned().collect();
        assert!(differ.is_empty(), "in one of English and {lang:?} only: {differ:?}");
        for (key, said) in &english {
            assert_eq!(said.variables, other[key].variables, "{lang:?} {key}");
            assert!(!other[key].text.trim().is_empty() || !said.variables.is_empty(), "{lang:?} {key} is blank");
        }
    }
}

#[test]
fn finnish_is_not_english() {
    let (english, finnish) = (texts(Lang::En), texts(Lang::Fi));
    let mut same_names = 0;
    let mut left = Vec::new();
    for (key, said) in &finnish {
        let has_words = said.text.chars().any(char::is_alphabetic);
        if !has_words || said.text != english[key].text || SAME.contains(&key.as_str()) {
            continue;
        }
        if PROPER_NAMES.contains(&said.file) {
            same_names += 1;
        } else {
            left.push(format!("{key}: {}", said.text));
        }
    }
    assert!(left.is_empty(), "not translated: {left:#?}");
    assert!(same_names < 200, "{same_names} of 428 countries and currencies read as in English");
    for key in SAME {
        assert!(finnish.contains_key(*key), "{key} is on the list of equal texts but is not there");
    }
}

#[test]
fn names_are_what_discord_takes() {
    let pattern = Regex::new(r"^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$").unwrap();
    for lang in Lang::ALL {
        let locale = lang.tag();
        let check = |name: &str| {
            assert!(pattern.is_match(name), "{locale}: {name}");
            assert_eq!(name, name.to_lowercase(), "{locale}: {name}");
        };
        // What stands beside each other in the list of commands.
        let mut siblings: BTreeMap<Option<&str>, BTreeSet<String>> = BTreeMap::new();
        let groups: BTreeSet<&str> =
            COMMANDS.iter().filter(|command| command.path.len() > 1).map(|command| command.path[0]).collect();
        for group in groups {
            let name = commands::group(locale, group).name;
            check(&name);
            assert!(siblings.entry(None).or_default().insert(name.clone()), "{locale}: two commands are {name}");
            assert!(lang != Lang::En || name == group, "the English name of {group} is its own");
        }
        for menu in MENUS {
            let name = commands::menu(locale, menu);
            assert!((1..=32).contains(&name.chars().count()), "{locale}: {name}");
            assert!(lang != Lang::En || name == menu.name, "the English name of {} is its own", menu.name);
        }
        for command in COMMANDS {
            let name = commands::command(locale, command).name;
            check(&name);
            let own = command.path[command.path.len() - 1];
            assert!(lang != Lang::En || name == own, "the English name of {} is its own", command.name());
            let group = (command.path.len() > 1).then_some(command.path[0]);
            let is_new = siblings.entry(group).or_default().insert(name.clone());
            assert!(is_new, "{locale}: two commands are {name}");
            let mut seen = BTreeSet::new();
            for option in command.options {
                let name = commands::option(locale, command, option).name;
                check(&name);
                assert!(lang != Lang::En || name == option.name, "the English name of {} is its own", option.name);
                let foreign = command.options.iter().any(|other| other.name != option.name && other.name == name);
                assert!(!foreign, "{locale}: {name} of /{} is another option's own name", command.name());
                assert!(seen.insert(name.clone()), "{locale}: /{} has {name} twice", command.name());
            }
        }
    }
}

#[test]
fn descriptions_are_short() {
    for lang in Lang::ALL {
        let locale = lang.tag();
        let mut lengths = Vec::new();
        let mut measure = |text: &str| {
            let length = text.chars().count();
            assert!((1..=100).contains(&length), "{locale}: {length} characters: {text}");
            lengths.push(length);
        };
        for command in COMMANDS {
            measure(
                &commands::group(locale, if command.path.len() > 1 { command.path[0] } else { "contact" }).description,
            );
            measure(&commands::command(locale, command).description);
            for option in command.options {
                measure(&commands::option(locale, command, option).description);
            }
        }
        let average = lengths.iter().sum::<usize>() as f64 / lengths.len() as f64;
        assert!(average <= 55.0, "{locale}: {average:.1} characters on average");
    }
}

#[test]
fn every_command_stays_under_discords_8000_characters() {
    let longest = |texts: [String; 2]| texts.iter().map(|text| text.chars().count()).max().unwrap_or(0);
    let of = |each: &dyn Fn(&str) -> commands::Labelled| {
        let [en, fi] = ["en", "fi"].map(each);
        longest([en.name, fi.name]) + longest([en.description, fi.description])
    };
    let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
    for command in COMMANDS {
        let size = sizes.entry(command.path[0]).or_default();
        *size += of(&|locale| commands::command(locale, command));
        for option in command.options {
            *size += of(&|locale| commands::option(locale, command, option));
            if let OptionKind::Choice(words) = option.kind {
                for word in words {
                    *size += word.len()
                        + longest(["en", "fi"].map(|locale| commands::choice(locale, command, option, word)));
                }
            }
        }
    }
    for (name, size) in sizes {
        assert!(size < 7_500, "/{name} has {size} characters");
    }
}

#[test]
fn choices_have_labels_that_tell_them_apart() {
    for lang in Lang::ALL {
        for command in COMMANDS {
            for option in command.options {
                let OptionKind::Choice(words) = option.kind else { continue };
                let labels: BTreeSet<String> =
                    words.iter().map(|word| commands::choice(lang.tag(), command, option, word)).collect();
                assert_eq!(labels.len(), words.len(), "{lang:?} /{} {}", command.name(), option.name);
                assert!(labels.iter().all(|label| (1..=100).contains(&label.chars().count())));
            }
        }
    }
}

/// The code of `src` in one string.
fn code() -> String {
    fn walk(folder: &Path, code: &mut String) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, code);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                code.push_str(&fs::read_to_string(&path).unwrap());
            }
        }
    }
    let mut code = String::new();
    walk(&root().join("src"), &mut code);
    code
}

/// Keys that the code puts together: a beginning, and names that the program has.
fn composed() -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    let mut all = |stem: &str, names: &mut dyn Iterator<Item = &str>| {
        keys.extend(names.map(|name| format!("{stem}-{}", name.replace('_', "-").to_lowercase())));
    };
    all("field", &mut Field::ALL.iter().map(|field| field.key()));
    all("setting", &mut Setting::ALL.iter().map(|setting| setting.key()));
    all("section", &mut Section::ALL.iter().map(|section| section.key()));
    all("list", &mut CodeList::ALL.iter().map(|list| list.key()));
    all("series", &mut SeriesKind::ALL.iter().map(|series| series.key()));
    all("tier", &mut Tier::ALL.iter().map(|tier| tier.key()));
    all("relation", &mut BusinessRelationValue::ALL.iter().map(|value| value.key()));
    all("part", &mut Part::ALL.iter().map(|part| part.key()));
    all("form-part", &mut Part::ALL.iter().map(|part| part.key()));
    all("topic", &mut HelpTopic::ALL.iter().map(|topic| topic.key()));
    all("visibility", &mut VISIBILITY.iter().copied());
    all("correspondence", &mut CORRESPONDENCE.iter().copied());
    all("spoken", &mut SPOKEN.iter().copied());
    all("country", &mut COUNTRIES.iter().copied());
    all("language", &mut LANGUAGES.iter().map(|(code, _)| *code));
    all("currency", &mut CURRENCIES.iter().copied());
    for (list, codes) in standard::CODES {
        all(&format!("standard-{}", list.key()), &mut codes.iter().copied());
    }
    for stem in ["contact", "note", "assignment", "relation", "address", "separate", "merge"] {
        all(&format!("history-{stem}"), &mut ["added", "changed", "removed"].into_iter());
    }
    all("group", &mut COMMANDS.iter().filter(|command| command.path.len() > 1).map(|command| command.path[0]));
    all("menu", &mut MENUS.iter().map(|menu| menu.key));
    for command in COMMANDS {
        keys.insert(format!("command-{}", command.path.join("-")));
        for option in command.options {
            if let OptionKind::Choice(words) = option.kind {
                // A field's label is its own, whatever its option is called.
                if option.name == "field" {
                    continue;
                }
                let stem = commands::choice_stem(option.name);
                keys.extend(words.iter().map(|word| format!("{stem}-{word}")));
            }
        }
    }
    keys
}

/// Keys of an option in a command: its own there, or the one that it shares.
fn option_keys(command: &Command, name: &str) -> [String; 2] {
    [format!("option-{}-{name}", command.path.join("-")), format!("option-{name}")]
}

/// The attributes that the texts of a kind have, all of them or none.
const ATTRIBUTES: &[(&str, &str)] = &[
    ("command-", "about"),
    ("group-", "about"),
    ("option-", "about"),
    ("section-", "about"),
    ("field-", "example"),
    ("list-", "example"),
    ("tier-", "means"),
    ("fault-", "next"),
    ("series-fault-", "next"),
];

#[test]
fn every_key_that_the_code_puts_together_is_there() {
    let english = texts(Lang::En);
    let missing: Vec<String> = composed().into_iter().filter(|key| !english.contains_key(key)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    for command in COMMANDS {
        for option in command.options {
            let mut names = vec![option.name];
            if let OptionKind::Names(words) = option.kind {
                names.extend(words);
            }
            for name in names {
                let has_text = option_keys(command, name).iter().any(|key| english.contains_key(key));
                // What is no option anywhere can be the name of a field.
                let is_field = name != option.name && Field::from_option(name).is_some();
                assert!(has_text || is_field, "/{} has no text for {name}", command.name());
            }
        }
    }
    for (stem, attribute) in ATTRIBUTES {
        let bare = english.keys().filter(|key| key.starts_with(stem) && !key.contains('.'));
        for key in bare.filter(|key| *key != "series-fault-place") {
            assert!(english.contains_key(&format!("{key}.{attribute}")), "{key} has no .{attribute}");
        }
    }
}

#[test]
fn no_key_is_left_over() {
    let code = code();
    let mut used = composed();
    for command in COMMANDS {
        used.extend(command.options.iter().flat_map(|option| option_keys(command, option.name)));
    }
    // Fields that `/contact set` knows by their localised names.
    used.extend(Field::ALL.iter().map(|field| format!("option-{}", field.option())));
    let keys: BTreeSet<String> =
        texts(Lang::En).keys().map(|key| key.split('.').next().unwrap_or(key).to_owned()).collect();
    let unused: Vec<&String> = keys
        .iter()
        // The history puts these together from names that only it knows.
        .filter(|key| !used.contains(*key) && !key.starts_with("key-"))
        .filter(|key| !code.contains(&format!("\"{key}\"")) && !code.contains(&format!("\"{key}.")))
        .collect();
    assert!(unused.is_empty(), "no code asks for {unused:?}");
}

#[test]
fn every_key_that_the_code_names_is_there() {
    let code = code();
    let asked = Regex::new(r#"\.(?:say|fill|count|spans|line|both)\(\s*"([a-z0-9-]+(?:\.[a-z]+)?)""#).unwrap();
    let about = Regex::new(r#"said\.about\(\s*[^;]{1,60}?,\s*"([a-z]+-[a-z0-9-]+)""#).unwrap();
    let english = texts(Lang::En);
    let named: BTreeSet<&str> =
        asked.captures_iter(&code).chain(about.captures_iter(&code)).map(|found| found.extract::<1>().1[0]).collect();
    assert!(named.len() > 100, "the pattern finds the keys: {}", named.len());
    let missing: Vec<&&str> = named.iter().filter(|key| !english.contains_key(**key)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
