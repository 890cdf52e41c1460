//! Suggestions while typing, and the choices of a command's option: the same rules.

use std::collections::HashSet;

use serde_json::Value;

use super::findings::{Findings, at};
use super::{OPTION_TEXT, OPTIONS};

pub(super) fn check(data: &Value, findings: &mut Findings) {
    let Some(data) = findings.object(data, "data") else { return };
    let choices = findings.list(data, "", "choices", 0, OPTIONS);
    check_choices(choices, "choices", findings);
}

/// Names and values, each once; the values are all texts or all numbers.
pub(super) fn check_choices(choices: &[Value], place: &str, findings: &mut Findings) {
    let mut names = HashSet::new();
    let mut values = HashSet::new();
    for (index, choice) in choices.iter().enumerate() {
        let place = format!("{place}[{index}]");
        let Some(choice) = findings.object(choice, &place) else { continue };
        findings.text(choice, &place, "name", OPTION_TEXT);
        if let Some(name) = choice.get("name").and_then(Value::as_str) {
            findings.once(&mut names, name, &place, "the name");
        }
        match choice.get("value") {
            Some(Value::String(text)) => {
                findings.text(choice, &place, "value", OPTION_TEXT);
                findings.once(&mut values, text.clone(), &place, "the value");
            }
            Some(Value::Number(number)) => findings.once(&mut values, number.to_string(), &place, "the value"),
            _ => findings.add(&at(&place, "value"), "is neither a text nor a number"),
        }
    }
    let texts = choices.iter().filter(|choice| choice["value"].is_string()).count();
    if texts != 0 && texts != choices.len() {
        findings.add(place, "some values are texts and some are numbers");
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::check_suggestions;

    #[test]
    fn suggestions_pass_and_none_are_fine() {
        assert_eq!(check_suggestions(&json!({"choices": []})), Ok(()));
        assert_eq!(
            check_suggestions(&json!({"choices": [{"name": "Cronus Oy · CT000001 · Helsinki", "value": "CT000001"}]})),
            Ok(())
        );
    }

    #[test]
    fn each_limit_of_suggestions_is_watched() {
        let many: Vec<_> = (0..26).map(|n| json!({"name": format!("{n}"), "value": format!("{n}")})).collect();
        let long = "x".repeat(101);
        for (what, data) in [
            ("26 suggestions", json!({"choices": many})),
            ("none at all", json!({})),
            ("no object", json!(null)),
            ("a name of 101", json!({"choices": [{"name": long, "value": "1"}]})),
            ("a value of 101", json!({"choices": [{"name": "x", "value": long}]})),
            ("a blank name", json!({"choices": [{"name": " ", "value": "1"}]})),
            ("a blank value", json!({"choices": [{"name": "x", "value": ""}]})),
            ("no name", json!({"choices": [{"value": "1"}]})),
            ("no value", json!({"choices": [{"name": "x"}]})),
            ("a value that is a list", json!({"choices": [{"name": "x", "value": []}]})),
            ("a name twice", json!({"choices": [{"name": "x", "value": "1"}, {"name": "x", "value": "2"}]})),
            ("a value twice", json!({"choices": [{"name": "x", "value": "1"}, {"name": "y", "value": "1"}]})),
            ("texts and numbers", json!({"choices": [{"name": "x", "value": "1"}, {"name": "y", "value": 1}]})),
        ] {
            assert!(check_suggestions(&data).is_err(), "{what} should be found");
        }
    }
}
