//! The commands as they are registered: names that never change, limits that hold, every language there.

use std::collections::HashMap;

use super::*;
use crate::discord::limits;

/// Every command with its options, as people's permissions and habits hang on them: a change here breaks both.
const FROZEN: &str = include_str!("frozen_names.txt");

fn names(command: &Value, before: &str, into: &mut Vec<String>) {
    let path = format!("{before}{}", command["name"].as_str().expect("everything has a name"));
    let options = command["options"].as_array().map_or(&[][..], Vec::as_slice);
    let subs = options.iter().filter(|option| option["type"] == 1);
    if subs.clone().count() > 0 {
        subs.for_each(|sub| names(sub, &format!("{path} "), into));
        return;
    }
    let options: Vec<String> = options
        .iter()
        .map(|option| {
            let star = if option["required"] == true { "*" } else { "" };
            format!("{}{star}:{}", option["name"].as_str().expect("everything has a name"), option["type"])
        })
        .collect();
    let menu = if command["type"] == 3 && before.is_empty() { " (message menu)" } else { "" };
    into.push(format!("{path}{menu} {}", options.join(" ")).trim_end().to_owned());
}

#[test]
fn names_are_frozen() {
    let mut found = Vec::new();
    manifest().as_array().expect("commands are a list").iter().for_each(|command| names(command, "", &mut found));
    assert_eq!(found.join("\n"), FROZEN.trim_end());
}

#[test]
fn the_commands_keep_discords_limits() {
    let manifest = manifest();
    assert_eq!(limits::check_commands(&manifest), Ok(()));
    for command in manifest.as_array().expect("commands are a list") {
        let budget = budget(command);
        assert!(budget > 0 && budget <= limits::COMMAND_BUDGET, "{} takes {budget}", command["name"]);
    }
}

#[test]
fn nothing_is_sent_that_says_nothing() {
    fn check(value: &Value, place: &str) {
        match value {
            Value::Null | Value::Bool(false) => panic!("{place} says nothing"),
            Value::Object(object) => {
                assert!(!object.is_empty(), "{place} is empty");
                object.iter().for_each(|(key, value)| check(value, &format!("{place}.{key}")));
            }
            Value::Array(items) => {
                assert!(!items.is_empty(), "{place} is empty");
                items.iter().for_each(|item| check(item, place));
            }
            _ => {}
        }
    }
    check(&manifest(), "manifest");
}

#[test]
fn every_name_and_description_is_there_in_every_language() {
    fn check(value: &Value, seen: &mut HashMap<&'static str, usize>) {
        for key in ["name_localizations", "description_localizations"] {
            let Some(texts) = value[key].as_object() else {
                assert!(
                    key == "description_localizations" && value.get("description").is_none(),
                    "{key} of {}",
                    value["name"]
                );
                continue;
            };
            for locale in ["en-US", "en-GB", "fi"] {
                assert!(texts.contains_key(locale), "{key} of {} in {locale}", value["name"]);
                *seen.entry(locale).or_default() += 1;
            }
        }
        for inner in ["options", "choices"] {
            value[inner].as_array().into_iter().flatten().for_each(|value| check(value, seen));
        }
    }
    let mut seen = HashMap::new();
    manifest().as_array().expect("commands are a list").iter().for_each(|command| check(command, &mut seen));
    assert!(seen["fi"] > 100, "the walk went through the options");
}

#[test]
fn options_take_what_they_are_for() {
    let manifest = manifest();
    let option = |path: &str| -> Value {
        path.split(' ').fold(serde_json::json!({"options": manifest}), |value, name| {
            let options = value["options"].as_array().cloned().unwrap_or_default();
            options.into_iter().find(|option| option["name"] == name).unwrap_or_else(|| panic!("no {name} in {path}"))
        })
    };
    assert_eq!(option("find query")["autocomplete"], true);
    assert_eq!(option("find query")["required"], true);
    assert_eq!(option("find private")["type"], 5);
    assert_eq!(option("setup access role")["type"], 8);
    assert_eq!(option("salesperson add user")["type"], 6);
    assert_eq!(option("setup access tier")["choices"].as_array().map(Vec::len), Some(4));
    assert_eq!(option("contact list page")["type"], 4);
    assert!(option("contact list page")["min_value"].is_number());
    assert_eq!(option("contact note text")["max_length"], 1000);
}
