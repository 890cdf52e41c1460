//! Forms.

use serde_json::{Map, Value};

use super::components::{self, Tree, kind, kind_of};
use super::findings::{Findings, at};
use super::{CUSTOM_ID, INPUT_LABEL, INPUT_PLACEHOLDER, INPUT_VALUE, MODAL_INPUTS, MODAL_TITLE};

/// Kinds that a label may hold beside selects and text inputs, with the options each must have.
const FILE_UPLOAD: u64 = 19;
const RADIO_GROUP: u64 = 21;
const CHECKBOX_GROUP: u64 = 22;
const CHECKBOX: u64 = 23;
/// The most that `min_length` and `max_length` can say.
const LENGTH: i64 = 4000;

pub(super) fn check(data: &Value, findings: &mut Findings) {
    let Some(modal) = findings.object(data, "modal") else { return };
    findings.text(modal, "", "custom_id", CUSTOM_ID);
    findings.text(modal, "", "title", MODAL_TITLE);
    let mut tree = Tree::default();
    for (index, part) in findings.list(modal, "", "components", 1, MODAL_INPUTS).iter().enumerate() {
        let place = format!("components[{index}]");
        match kind_of(part) {
            kind::ROW => check_row(part, &place, &mut tree, findings),
            kind::LABEL => check_label(part, &place, &mut tree, findings),
            kind::TEXT => components::check_text(part, &place, &mut tree, findings),
            found => findings.add(&place, format_args!("type {found} does not stand in a form")),
        }
    }
}

/// The older shape: a row with one text input that carries its own label.
fn check_row(value: &Value, place: &str, tree: &mut Tree, findings: &mut Findings) {
    let Some(row) = findings.object(value, place) else { return };
    for (index, input) in findings.list(row, place, "components", 1, 1).iter().enumerate() {
        let place = format!("{place}.components[{index}]");
        if kind_of(input) != kind::TEXT_INPUT {
            findings.add(&place, "a row of a form holds a text input");
            continue;
        }
        let Some(input) = findings.object(input, &place) else { continue };
        findings.text(input, &place, "label", INPUT_LABEL);
        check_input(input, &place, tree, findings);
    }
}

/// The newer shape: a label around one input.
fn check_label(value: &Value, place: &str, tree: &mut Tree, findings: &mut Findings) {
    let Some(label) = findings.object(value, place) else { return };
    findings.text(label, place, "label", INPUT_LABEL);
    findings.text_if_any(label, place, "description", 100);
    let place = at(place, "component");
    let child = label.get("component").unwrap_or(&Value::Null);
    match kind_of(child) {
        kind::STRING_SELECT | kind::USER_SELECT..=kind::CHANNEL_SELECT => {
            components::check_select(child, &place, true, tree, findings);
        }
        kind::TEXT_INPUT => {
            let Some(input) = findings.object(child, &place) else { return };
            findings.absent(input, &place, "label", "the label around it has the words");
            check_input(input, &place, tree, findings);
        }
        found @ (FILE_UPLOAD | RADIO_GROUP | CHECKBOX_GROUP | CHECKBOX) => {
            let Some(input) = findings.object(child, &place) else { return };
            tree.enter(input, &place, findings);
            findings.text(input, &place, "custom_id", CUSTOM_ID);
            findings.absent(input, &place, "disabled", "nothing is disabled in a form");
            match found {
                RADIO_GROUP => _ = findings.list(input, &place, "options", 2, 10),
                CHECKBOX_GROUP => _ = findings.list(input, &place, "options", 1, 10),
                _ => {}
            }
        }
        found => findings.add(&place, format_args!("type {found} does not stand in a label")),
    }
}

fn check_input(input: &Map<String, Value>, place: &str, tree: &mut Tree, findings: &mut Findings) {
    tree.enter(input, place, findings);
    findings.text(input, place, "custom_id", CUSTOM_ID);
    findings.text_or_blank(input, place, "placeholder", INPUT_PLACEHOLDER);
    findings.text_or_blank(input, place, "value", INPUT_VALUE);
    findings.absent(input, place, "disabled", "nothing is disabled in a form");
    if findings.whole(input, place, "style", 1, 2).is_none() {
        findings.add(&at(place, "style"), "an input is short (1) or long (2)");
    }
    let least = findings.whole(input, place, "min_length", 0, LENGTH).unwrap_or(0);
    let most = findings.whole(input, place, "max_length", 1, LENGTH).unwrap_or(LENGTH);
    if least > most {
        findings.add(place, format_args!("{least} characters at least and {most} at most"));
    }
    let value = input.get("value").and_then(Value::as_str).unwrap_or_default();
    let length = i64::try_from(value.chars().count()).unwrap_or(i64::MAX);
    if length > most || (length > 0 && length < least) {
        findings.add(&at(place, "value"), format_args!("{length} characters, {least} to {most} are allowed"));
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::check_modal;
    use super::*;

    fn input(changes: Value) -> Value {
        let mut input = json!({"type": 4, "custom_id": "name", "label": "Name", "style": 1, "max_length": 100,
            "required": true, "value": "Cronus Oy"});
        for (key, value) in changes.as_object().expect("changes are an object") {
            input[key] = value.clone();
        }
        json!({"type": 1, "components": [input]})
    }

    fn modal(parts: Vec<Value>) -> Value {
        json!({"custom_id": "m", "title": "New company", "components": parts})
    }

    #[test]
    fn a_form_passes_in_the_older_and_the_newer_shape() {
        assert_eq!(
            check_modal(&modal(vec![input(json!({})), input(json!({"custom_id": "phone", "value": ""}))])),
            Ok(())
        );
        let label = json!({"type": 18, "label": "Name", "component": {"type": 4, "custom_id": "n", "style": 2}});
        assert_eq!(check_modal(&modal(vec![label])), Ok(()));
    }

    #[test]
    fn each_limit_of_a_form_is_watched() {
        let six = ["a", "b", "c", "d", "e", "f"].map(|id| input(json!({"custom_id": id}))).to_vec();
        let one = |changes| modal(vec![input(changes)]);
        let labelled = |component: Value| modal(vec![json!({"type": 18, "label": "x", "component": component})]);
        for (what, data) in [
            ("no custom_id", json!({"title": "x", "components": [input(json!({}))]})),
            (
                "a custom_id of 101",
                json!({"custom_id": "x".repeat(101), "title": "x", "components": [input(json!({}))]}),
            ),
            ("no title", json!({"custom_id": "m", "components": [input(json!({}))]})),
            ("a blank title", json!({"custom_id": "m", "title": " ", "components": [input(json!({}))]})),
            ("a title of 46", json!({"custom_id": "m", "title": "x".repeat(46), "components": [input(json!({}))]})),
            ("no inputs", modal(vec![])),
            ("six inputs", modal(six)),
            ("two inputs of one custom_id", modal(vec![input(json!({})), input(json!({}))])),
            (
                "two inputs in a row",
                modal(vec![json!({"type": 1, "components": [
                {"type": 4, "custom_id": "a", "label": "x", "style": 1}, {"type": 4, "custom_id": "b", "label": "x", "style": 1}]})]),
            ),
            (
                "a button",
                modal(vec![
                    json!({"type": 1, "components": [{"type": 2, "style": 1, "label": "x", "custom_id": "b"}]}),
                ]),
            ),
            ("a container", modal(vec![json!({"type": 17, "components": [{"type": 14}]})])),
            ("a select in a row", modal(vec![json!({"type": 1, "components": [{"type": 6, "custom_id": "r"}]})])),
            ("no label", one(json!({"label": null}))),
            ("a blank label", one(json!({"label": ""}))),
            ("a label of 46", one(json!({"label": "x".repeat(46)}))),
            ("no style", one(json!({"style": null}))),
            ("style 3", one(json!({"style": 3}))),
            ("no custom_id of an input", one(json!({"custom_id": ""}))),
            ("a placeholder of 101", one(json!({"placeholder": "x".repeat(101)}))),
            ("a value of 4001", one(json!({"value": "x".repeat(4001), "max_length": 4000}))),
            ("a value longer than the input takes", one(json!({"value": "x".repeat(101)}))),
            ("a value shorter than the input takes", one(json!({"value": "x", "min_length": 2}))),
            ("max_length of 0", one(json!({"max_length": 0}))),
            ("max_length of 4001", one(json!({"max_length": 4001}))),
            ("min over max", one(json!({"min_length": 101, "value": ""}))),
            ("disabled", one(json!({"disabled": false}))),
            ("a label inside a label", labelled(json!({"type": 4, "custom_id": "n", "style": 1, "label": "x"}))),
            ("a button in a label", labelled(json!({"type": 2, "custom_id": "n", "style": 1, "label": "x"}))),
            ("an empty label", labelled(json!(null))),
            (
                "a radio group of one",
                labelled(json!({"type": 21, "custom_id": "n", "options": [{"label": "x", "value": "1"}]})),
            ),
        ] {
            assert!(check_modal(&data).is_err(), "{what} should be found");
        }
    }
}
