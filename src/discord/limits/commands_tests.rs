//! Limits of commands, one breach a rule.

use serde_json::json;

use super::super::check_commands;
use super::*;

/// An option or a sub-command with the changes laid over it.
fn option(changes: Value) -> Value {
    let mut option = json!({"type": 3, "name": "name", "description": "The name"});
    lay(&mut option, changes);
    option
}

fn lay(onto: &mut Value, changes: Value) {
    for (key, value) in changes.as_object().expect("changes are an object") {
        onto[key] = value.clone();
    }
}

fn with(options: Vec<Value>) -> Value {
    json!([{"type": 1, "name": "find", "description": "Find a contact", "options": options}])
}

fn command(changes: Value) -> Value {
    let mut command = json!({"name": "find", "description": "Find a contact"});
    lay(&mut command, changes);
    json!([command])
}

fn sub(name: &str, options: Vec<Value>) -> Value {
    json!({"type": 1, "name": name, "description": "Do it", "options": options})
}

#[test]
fn good_commands_pass() {
    let many: Vec<Value> = (0..25).map(|n| option(json!({"name": format!("o{n}"), "required": n < 3}))).collect();
    for commands in [
        json!([]),
        with(many),
        with(vec![sub("add", vec![option(json!({}))]), sub("list", vec![])]),
        with(vec![json!({"type": 2, "name": "group", "description": "Group", "options": [sub("add", vec![])]})]),
        with(vec![option(json!({"name_localizations": {"fi": "nimi", "en-US": "name"}, "autocomplete": true}))]),
        with(vec![option(json!({"type": 4, "min_value": -5, "max_value": 5}))]),
        with(vec![option(
            json!({"choices": [{"name": "Public", "name_localizations": {"fi": "Julkinen"}, "value": "public"}]}),
        )]),
        command(json!({"name": "lisää"})),
        json!([{"type": 3, "name": "Save as contact"}]),
    ] {
        assert_eq!(check_commands(&commands), Ok(()));
    }
}

#[test]
fn each_limit_of_commands_is_watched() {
    let many: Vec<Value> = (0..26).map(|n| option(json!({"name": format!("o{n}")}))).collect();
    let crowd: Vec<Value> = (0..101).map(|n| json!({"name": format!("c{n}"), "description": "x"})).collect();
    let choices: Vec<Value> = (0..26).map(|n| json!({"name": n.to_string(), "value": n.to_string()})).collect();
    let nested = sub("add", vec![sub("deeper", vec![])]);
    for (what, commands) in [
        ("no list", json!({})),
        ("101 commands", json!(crowd)),
        ("a command that is no object", json!(["find"])),
        ("a name twice", json!([{"name": "find", "description": "x"}, {"name": "find", "description": "y"}])),
        ("an unknown type", command(json!({"type": 9}))),
        ("no name", command(json!({"name": null}))),
        ("a name with a blank", command(json!({"name": "find it"}))),
        ("a name of 33", command(json!({"name": "x".repeat(33)}))),
        ("a name with a capital", command(json!({"name": "Find"}))),
        ("a Finnish name with a capital", command(json!({"name_localizations": {"fi": "Etsi"}}))),
        ("a Finnish name with a blank", command(json!({"name_localizations": {"fi": "etsi se"}}))),
        ("an unknown language", command(json!({"name_localizations": {"fi-FI": "etsi"}}))),
        ("a localised name that is no text", command(json!({"name_localizations": {"fi": 5}}))),
        ("no description", command(json!({"description": null}))),
        ("a blank description", command(json!({"description": " "}))),
        ("a description of 101", command(json!({"description": "x".repeat(101)}))),
        ("a Finnish description of 101", command(json!({"description_localizations": {"fi": "x".repeat(101)}}))),
        ("permissions as a number", command(json!({"default_member_permissions": 8}))),
        ("a description on a message command", json!([{"type": 3, "name": "Save", "description": "x"}])),
        ("options on a user command", json!([{"type": 2, "name": "Save", "options": [option(json!({}))]}])),
        ("26 options", with(many)),
        ("an option twice", with(vec![option(json!({})), option(json!({}))])),
        (
            "a Finnish option twice",
            with(vec![
                option(json!({"name": "a", "name_localizations": {"fi": "nimi"}})),
                option(json!({"name": "b", "name_localizations": {"fi": "nimi"}})),
            ]),
        ),
        (
            "a Finnish option with another's default name",
            with(vec![option(json!({"name": "a", "name_localizations": {"fi": "b"}})), option(json!({"name": "b"}))]),
        ),
        ("required after optional", with(vec![option(json!({"name": "a"})), option(json!({"required": true}))])),
        ("sub-commands and options", with(vec![sub("add", vec![]), option(json!({}))])),
        ("a sub-command in a sub-command", with(vec![nested])),
        (
            "a required sub-command",
            with(vec![{
                let mut add = sub("add", vec![]);
                add["required"] = json!(true);
                add
            }]),
        ),
        (
            "a group without sub-commands",
            with(vec![json!({"type": 2, "name": "g", "description": "x", "options": []})]),
        ),
        (
            "a group of options",
            with(vec![json!({"type": 2, "name": "g", "description": "x", "options": [option(json!({}))]})]),
        ),
        ("an option of no type", with(vec![option(json!({"type": 12}))])),
        ("options of an option", with(vec![option(json!({"options": []}))])),
        ("26 choices", with(vec![option(json!({"choices": choices}))])),
        ("a choice of 101", with(vec![option(json!({"choices": [{"name": "x", "value": "x".repeat(101)}]}))])),
        (
            "a Finnish choice of 101",
            with(vec![option(json!({"choices": [
            {"name": "x", "value": "x", "name_localizations": {"fi": "x".repeat(101)}}]}))]),
        ),
        ("a number among texts", with(vec![option(json!({"choices": [{"name": "x", "value": 1}]}))])),
        ("choices of a flag", with(vec![option(json!({"type": 5, "choices": [{"name": "x", "value": "x"}]}))])),
        (
            "choices and suggestions",
            with(vec![option(json!({"autocomplete": true, "choices": [{"name": "x", "value": "x"}]}))]),
        ),
        ("suggestions of a flag", with(vec![option(json!({"type": 5, "autocomplete": true}))])),
        ("a length of 6001", with(vec![option(json!({"max_length": 6001}))])),
        ("lengths crossed", with(vec![option(json!({"min_length": 5, "max_length": 4}))])),
        ("a length of a number", with(vec![option(json!({"type": 4, "max_length": 4}))])),
        ("bounds crossed", with(vec![option(json!({"type": 4, "min_value": 5, "max_value": 4}))])),
        ("bounds too wide", with(vec![option(json!({"type": 4, "max_value": 1e17}))])),
        ("bounds of a text", with(vec![option(json!({"min_value": 1}))])),
        ("channel types of a text", with(vec![option(json!({"channel_types": [0]}))])),
    ] {
        assert!(check_commands(&commands).is_err(), "{what} should be found");
    }
}

#[test]
fn the_budget_counts_the_longest_language_of_each_text() {
    // Per option: a name of 4 ("o000"), a Finnish description of 96.
    let options = |count: usize| -> Vec<Value> {
        let option = |n| {
            option(json!({"name": format!("o{n:03}"), "description": "short",
                "description_localizations": {"fi": "x".repeat(96)}}))
        };
        (0..count).map(option).collect()
    };
    let subs = |last: usize| {
        let mut subs: Vec<Value> =
            (0..4).map(|n| sub(&format!("s{n}"), options(if n == 3 { last } else { 25 }))).collect();
        subs.truncate(4);
        with(subs)
    };
    assert_eq!(size(&subs(25)[0]), 4 + 14 + 4 * (2 + 5) + 100 * 100);
    assert!(check_commands(&subs(25)).is_err_and(|found| found.iter().any(|line| line.contains("10046 characters"))));
    assert_eq!(check_commands(&with((0..3).map(|n| sub(&format!("s{n}"), options(25))).collect())), Ok(()));
    let value = json!({"name": "find", "description": "x", "options": [
        {"name": "a", "description": "x", "choices": [{"name": "Public", "name_localizations": {"fi": "Julkinen"}, "value": "public"}]}]});
    assert_eq!(size(&value), 4 + 1 + 1 + 1 + 8 + 6);
}
