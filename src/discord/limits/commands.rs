//! The commands that are registered.

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;
use serde_json::{Map, Value};

use super::findings::{Findings, at, is_given};
use super::suggestions::check_choices;
use super::{COMMAND_BUDGET, OPTIONS};

/// Names of chat commands and of options, as Discord's documentation writes the pattern.
static NAME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$").expect("the pattern is a constant that compiles")
});

/// The languages that Discord knows.
const LOCALES: [&str; 32] = [
    "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl", "pt-BR",
    "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja", "zh-TW", "ko",
];

const CHAT: u64 = 1;
const SUB_COMMAND: u64 = 1;
const SUB_GROUP: u64 = 2;
const STRING: u64 = 3;
const INTEGER: u64 = 4;
const CHANNEL: u64 = 7;
const NUMBER: u64 = 10;
const ATTACHMENT: u64 = 11;
/// The largest number that an option takes either way.
const LARGEST: f64 = 9_007_199_254_740_991.0;

pub(super) fn check(commands: &Value, findings: &mut Findings) {
    let Some(commands) = commands.as_array() else {
        findings.add("commands", "is not a list");
        return;
    };
    for (of_type, most) in [(CHAT, 100), (2, 15), (3, 15), (4, 1)] {
        let these: Vec<&Value> = commands.iter().filter(|command| type_of(command) == of_type).collect();
        if these.len() > most {
            findings.add("commands", format_args!("{} of type {of_type}, {most} at most", these.len()));
        }
        check_names_differ(&these, "commands", findings);
    }
    for command in commands {
        check_command(command, findings);
    }
}

/// A command's type; chat when it does not say.
fn type_of(command: &Value) -> u64 {
    command.get("type").and_then(Value::as_u64).unwrap_or(CHAT)
}

fn check_command(value: &Value, findings: &mut Findings) {
    let place = value.get("name").and_then(Value::as_str).unwrap_or("a command without a name");
    let Some(command) = findings.object(value, place) else { return };
    if command.get("default_member_permissions").is_some_and(|given| !given.is_string() && !given.is_null()) {
        findings.add(&at(place, "default_member_permissions"), "is not a text");
    }
    match type_of(value) {
        CHAT => {
            check_words(command, place, findings);
            check_options(command, place, 0, findings);
            let budget = size(value);
            if budget > COMMAND_BUDGET {
                findings.add(place, format_args!("{budget} characters together, {COMMAND_BUDGET} at most"));
            }
        }
        2 | 3 => {
            findings.text(command, place, "name", 32);
            check_locales(command, place, "name_localizations", findings);
            for key in ["description", "options"] {
                let given = command
                    .get(key)
                    .is_some_and(|value| !value.is_null() && *value != "" && *value != Value::Array(vec![]));
                if given {
                    findings.add(&at(place, key), "only chat commands have it");
                }
            }
        }
        4 => {}
        other => findings.add(place, format_args!("{other} is no type of command")),
    }
}

/// Name and description of a command or an option, in every language.
fn check_words(object: &Map<String, Value>, place: &str, findings: &mut Findings) {
    findings.text(object, place, "description", 100);
    for (locale, text) in check_locales(object, place, "description_localizations", findings) {
        let length = text.chars().count();
        if length == 0 || length > 100 || text.trim().is_empty() {
            findings
                .add(place, format_args!("the description in {locale} has {length} characters, 1 to 100 are allowed"));
        }
    }
    let name = object.get("name").and_then(Value::as_str).unwrap_or_default();
    let names = check_locales(object, place, "name_localizations", findings);
    for (locale, name) in std::iter::once(("default", name)).chain(names) {
        if !NAME.is_match(name) {
            findings.add(place, format_args!("the name in {locale} does not follow the pattern"));
        }
        if name.to_lowercase() != name {
            findings.add(place, format_args!("the name in {locale} has capitals"));
        }
    }
}

/// The localised texts under a key; unknown languages and other values are findings.
fn check_locales<'a>(
    object: &'a Map<String, Value>,
    place: &str,
    key: &str,
    findings: &mut Findings,
) -> Vec<(&'a str, &'a str)> {
    let texts = match object.get(key) {
        None | Some(Value::Null) => return Vec::new(),
        Some(value) => value,
    };
    let Some(texts) = findings.object(texts, &at(place, key)) else { return Vec::new() };
    let mut found = Vec::new();
    for (locale, text) in texts {
        if !LOCALES.contains(&locale.as_str()) {
            findings.add(&at(place, key), format_args!("{locale} is no language of Discord's"));
        }
        match text.as_str() {
            Some(text) => found.push((locale.as_str(), text)),
            None => findings.add(&at(place, key), format_args!("{locale} is not a text")),
        }
    }
    found
}

/// The options of a command (depth 0), of a group (1) or of a sub-command (2).
fn check_options(object: &Map<String, Value>, place: &str, depth: u8, findings: &mut Findings) {
    if !is_given(object, "options") {
        return;
    }
    let options = findings.list(object, place, "options", 0, OPTIONS);
    check_names_differ(&options.iter().collect::<Vec<_>>(), place, findings);
    let is_sub = |option: &&Value| matches!(option["type"].as_u64(), Some(SUB_COMMAND | SUB_GROUP));
    let subs = options.iter().filter(is_sub).count();
    if subs != 0 && subs != options.len() {
        findings.add(place, "sub-commands and options are mixed");
    }
    let mut optional_before = false;
    for value in options {
        let place = format!("{place} {}", value["name"].as_str().unwrap_or("?"));
        let Some(option) = findings.object(value, &place) else { continue };
        check_words(option, &place, findings);
        match value["type"].as_u64() {
            Some(SUB_COMMAND) if depth < 2 => {
                findings.absent(option, &place, "required", "a sub-command is not required");
                check_options(option, &place, 2, findings);
            }
            Some(SUB_GROUP) if depth == 0 => {
                findings.absent(option, &place, "required", "a group is not required");
                if option.get("options").and_then(Value::as_array).is_none_or(Vec::is_empty) {
                    findings.add(&place, "a group has sub-commands");
                }
                check_options(option, &place, 1, findings);
            }
            Some(STRING..=ATTACHMENT) if depth != 1 => {
                let required = option.get("required").and_then(Value::as_bool) == Some(true);
                if required && optional_before {
                    findings.add(&place, "a required option comes after one that is not");
                }
                optional_before |= !required;
                findings.absent(option, &place, "options", "only commands and groups have options");
                check_plain(option, &place, findings);
            }
            _ => findings.add(&place, "not a type of option that may stand here"),
        }
    }
}

/// What a plain option may say about its values.
fn check_plain(option: &Map<String, Value>, place: &str, findings: &mut Findings) {
    let of_type = option.get("type").and_then(Value::as_u64).unwrap_or(0);
    let completes = option.get("autocomplete").and_then(Value::as_bool) == Some(true);
    let chosen = matches!(of_type, STRING | INTEGER | NUMBER);
    if completes && !chosen {
        findings.add(&at(place, "autocomplete"), "only texts and numbers complete");
    }
    if is_given(option, "choices") {
        let choices = findings.list(option, place, "choices", 0, OPTIONS);
        if completes {
            findings.add(place, "choices and suggestions exclude each other");
        }
        if !chosen && !choices.is_empty() {
            findings.add(&at(place, "choices"), "only texts and numbers have choices");
        }
        if choices.iter().any(|choice| choice["value"].is_string() != (of_type == STRING)) {
            findings.add(&at(place, "choices"), "a value is not of the option's type");
        }
        check_choices(choices, &at(place, "choices"), findings);
        for choice in choices.iter().filter_map(Value::as_object) {
            for (locale, name) in check_locales(choice, place, "name_localizations", findings) {
                if name.trim().is_empty() || name.chars().count() > 100 {
                    findings.add(place, format_args!("the name of a choice in {locale} is not 1 to 100 characters"));
                }
            }
        }
    }
    if of_type == STRING {
        let least = findings.whole(option, place, "min_length", 0, 6000).unwrap_or(0);
        let most = findings.whole(option, place, "max_length", 1, 6000).unwrap_or(6000);
        if least > most {
            findings.add(place, "min_length is above max_length");
        }
    } else {
        findings.absent(option, place, "min_length", "only texts have a length");
        findings.absent(option, place, "max_length", "only texts have a length");
    }
    if matches!(of_type, INTEGER | NUMBER) {
        let bound = |key: &str| option.get(key).and_then(Value::as_f64);
        let (least, most) = (bound("min_value").unwrap_or(-LARGEST), bound("max_value").unwrap_or(LARGEST));
        if least > most || least < -LARGEST || most > LARGEST {
            findings.add(place, "min_value and max_value do not go together");
        }
    } else {
        findings.absent(option, place, "min_value", "only numbers have bounds");
        findings.absent(option, place, "max_value", "only numbers have bounds");
    }
    if of_type != CHANNEL {
        findings.absent(option, place, "channel_types", "only channels have types");
    }
}

/// Names on one level differ, in every language; a localised name is nobody else's default name either.
fn check_names_differ(items: &[&Value], place: &str, findings: &mut Findings) {
    let mut defaults = HashSet::new();
    for name in items.iter().filter_map(|item| item["name"].as_str()) {
        findings.once(&mut defaults, name, place, &format!("the name {name}"));
    }
    for locale in LOCALES {
        let mut seen = HashSet::new();
        for item in items {
            let default = item["name"].as_str().unwrap_or_default();
            let Some(local) = item["name_localizations"][locale].as_str() else { continue };
            if local != default && defaults.contains(local) {
                findings.add(place, format_args!("{local} in {locale} is another one's default name"));
            }
            findings.once(&mut seen, local, place, &format!("the name {local} in {locale}"));
        }
    }
}

/// The characters that count to the budget: every name, description and value, each in its longest language.
pub(super) fn size(value: &Value) -> usize {
    let longest = |key: &str, localized: &str| {
        let default = value[key].as_str().map_or(0, |text| text.chars().count());
        let texts = value[localized].as_object().into_iter().flat_map(Map::values);
        texts.filter_map(Value::as_str).map(|text| text.chars().count()).fold(default, usize::max)
    };
    let own = match &value["value"] {
        Value::String(text) => text.chars().count(),
        Value::Number(number) => number.to_string().len(),
        _ => 0,
    };
    let inner =
        ["options", "choices"].into_iter().filter_map(|key| value[key].as_array()).flatten().map(size).sum::<usize>();
    longest("name", "name_localizations") + longest("description", "description_localizations") + own + inner
}

#[cfg(test)]
#[path = "commands_tests.rs"]
mod tests;
