//! Components: which may stand where, and what each must hold.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::findings::{Findings, at, is_given};
use super::{BUTTON_LABEL, BUTTON_URL, BUTTONS_A_ROW, CUSTOM_ID, OPTION_TEXT, OPTIONS, SELECT_PLACEHOLDER, TEXT};

/// Discord's numbers for kinds of components.
pub(super) mod kind {
    pub const ROW: u64 = 1;
    pub const BUTTON: u64 = 2;
    pub const STRING_SELECT: u64 = 3;
    pub const TEXT_INPUT: u64 = 4;
    pub const USER_SELECT: u64 = 5;
    pub const CHANNEL_SELECT: u64 = 8;
    pub const SECTION: u64 = 9;
    pub const TEXT: u64 = 10;
    pub const THUMBNAIL: u64 = 11;
    pub const GALLERY: u64 = 12;
    pub const FILE: u64 = 13;
    pub const SEPARATOR: u64 = 14;
    pub const CONTAINER: u64 = 17;
    pub const LABEL: u64 = 18;
}

/// Sums over a message's components.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub count: usize,
    pub characters: usize,
    pub bytes: usize,
    custom_ids: HashSet<String>,
    ids: HashSet<i64>,
}

impl Tree {
    /// Counts a component and watches that its ids are its own.
    pub fn enter(&mut self, part: &Map<String, Value>, place: &str, findings: &mut Findings) {
        self.count += 1;
        if let Some(id) = part.get("custom_id").and_then(Value::as_str) {
            findings.once(&mut self.custom_ids, id.to_owned(), place, "the custom_id");
        }
        if let Some(id) = findings.whole(part, place, "id", 0, i64::from(i32::MAX)).filter(|id| *id != 0) {
            findings.once(&mut self.ids, id, place, "the id");
        }
    }
}

pub(super) fn kind_of(part: &Value) -> u64 {
    part.get("type").and_then(Value::as_u64).unwrap_or(0)
}

/// The top of a V2 message.
pub(super) fn check_top(parts: &[Value], tree: &mut Tree, findings: &mut Findings) {
    for (index, part) in parts.iter().enumerate() {
        let place = format!("components[{index}]");
        if kind_of(part) == kind::CONTAINER {
            check_container(part, &place, tree, findings);
        } else {
            check_block(part, &place, tree, findings);
        }
    }
}

/// The top of a message without V2: rows only.
pub(super) fn check_rows(parts: &[Value], tree: &mut Tree, findings: &mut Findings) {
    for (index, part) in parts.iter().enumerate() {
        let place = format!("components[{index}]");
        if kind_of(part) == kind::ROW {
            check_row(part, &place, tree, findings);
        } else {
            findings.add(&place, format_args!("type {} needs the V2 flag", kind_of(part)));
        }
    }
}

fn check_container(value: &Value, place: &str, tree: &mut Tree, findings: &mut Findings) {
    let Some(part) = findings.object(value, place) else { return };
    tree.enter(part, place, findings);
    findings.whole(part, place, "accent_color", 0, 0xFF_FFFF);
    for (index, child) in findings.list(part, place, "components", 1, super::COMPONENTS).iter().enumerate() {
        check_block(child, &format!("{place}.components[{index}]"), tree, findings);
    }
}

/// What stands at the top or in a container.
fn check_block(value: &Value, place: &str, tree: &mut Tree, findings: &mut Findings) {
    match kind_of(value) {
        kind::ROW => check_row(value, place, tree, findings),
        kind::TEXT => check_text(value, place, tree, findings),
        kind::SECTION => check_section(value, place, tree, findings),
        found => {
            let Some(part) = findings.object(value, place) else { return };
            tree.enter(part, place, findings);
            match found {
                kind::SEPARATOR => {
                    findings.whole(part, place, "spacing", 1, 2);
                }
                kind::GALLERY => {
                    findings.list(part, place, "items", 1, 10);
                }
                kind::FILE => {
                    let url = value.pointer("/file/url").and_then(Value::as_str).unwrap_or_default();
                    if !url.starts_with("attachment://") {
                        findings.add(place, "a file is an attachment of the message");
                    }
                }
                _ => findings.add(place, format_args!("type {found} does not stand here")),
            }
        }
    }
}

pub(super) fn check_text(value: &Value, place: &str, tree: &mut Tree, findings: &mut Findings) {
    let Some(part) = findings.object(value, place) else { return };
    tree.enter(part, place, findings);
    findings.text(part, place, "content", TEXT);
    let content = part.get("content").and_then(Value::as_str).unwrap_or_default();
    tree.characters += content.chars().count();
    tree.bytes += content.len();
}

/// One to three texts with a button or a picture beside them.
fn check_section(value: &Value, place: &str, tree: &mut Tree, findings: &mut Findings) {
    let Some(part) = findings.object(value, place) else { return };
    tree.enter(part, place, findings);
    for (index, child) in findings.list(part, place, "components", 1, 3).iter().enumerate() {
        let place = format!("{place}.components[{index}]");
        if kind_of(child) == kind::TEXT {
            check_text(child, &place, tree, findings);
        } else {
            findings.add(&place, "a section holds texts only");
        }
    }
    let place = at(place, "accessory");
    let accessory = part.get("accessory").unwrap_or(&Value::Null);
    match kind_of(accessory) {
        kind::BUTTON => check_button(accessory, &place, tree, findings),
        kind::THUMBNAIL => {
            let Some(picture) = findings.object(accessory, &place) else { return };
            tree.enter(picture, &place, findings);
        }
        _ => findings.add(&place, "a section has a button or a thumbnail beside it"),
    }
}

/// Buttons, or one select alone.
fn check_row(value: &Value, place: &str, tree: &mut Tree, findings: &mut Findings) {
    let Some(row) = findings.object(value, place) else { return };
    tree.enter(row, place, findings);
    let children = findings.list(row, place, "components", 1, BUTTONS_A_ROW);
    for (index, child) in children.iter().enumerate() {
        let place = format!("{place}.components[{index}]");
        match kind_of(child) {
            kind::BUTTON => check_button(child, &place, tree, findings),
            kind::STRING_SELECT | kind::USER_SELECT..=kind::CHANNEL_SELECT => {
                if children.len() > 1 {
                    findings.add(&place, "a select is alone in its row");
                }
                check_select(child, &place, false, tree, findings);
            }
            found => findings.add(&place, format_args!("type {found} does not stand in a row")),
        }
    }
}

fn check_button(value: &Value, place: &str, tree: &mut Tree, findings: &mut Findings) {
    let Some(button) = findings.object(value, place) else { return };
    tree.enter(button, place, findings);
    findings.text_if_any(button, place, "label", BUTTON_LABEL);
    if !is_given(button, "label") && !is_given(button, "emoji") {
        findings.add(place, "a button has a label or an emoji");
    }
    match button.get("style").and_then(Value::as_u64) {
        Some(1..=4) => {
            findings.text(button, place, "custom_id", CUSTOM_ID);
            findings.absent(button, place, "url", "only a link has an address");
        }
        Some(5) => {
            findings.text(button, place, "url", BUTTON_URL);
            findings.absent(button, place, "custom_id", "a link has none");
            let url = button.get("url").and_then(Value::as_str).unwrap_or_default();
            if !["http://", "https://", "discord://"].into_iter().any(|scheme| url.starts_with(scheme)) {
                findings.add(&at(place, "url"), "not an address that a button can open");
            }
        }
        _ => findings.add(&at(place, "style"), "not a style"),
    }
}

/// A select in a row of a message or, `in_form`, in a label of a form.
pub(super) fn check_select(value: &Value, place: &str, in_form: bool, tree: &mut Tree, findings: &mut Findings) {
    let Some(select) = findings.object(value, place) else { return };
    tree.enter(select, place, findings);
    findings.text(select, place, "custom_id", CUSTOM_ID);
    findings.text_or_blank(select, place, "placeholder", SELECT_PLACEHOLDER);
    if in_form {
        findings.absent(select, place, "disabled", "nothing is disabled in a form");
    } else {
        findings.absent(select, place, "required", "only in a form");
    }
    let least = findings.whole(select, place, "min_values", 0, 25).unwrap_or(1);
    let most = findings.whole(select, place, "max_values", 1, 25).unwrap_or(1);
    if least > most {
        findings.add(place, format_args!("{least} at least and {most} at most"));
    }
    let chosen = if kind_of(value) == kind::STRING_SELECT {
        let (options, chosen) = check_options(select, place, findings);
        if most > options {
            findings.add(&at(place, "max_values"), format_args!("{most} of {options} options"));
        }
        chosen
    } else {
        findings.absent(select, place, "options", "Discord fills these itself");
        select.get("default_values").and_then(Value::as_array).map_or(0, Vec::len)
    };
    if i64::try_from(chosen).is_ok_and(|chosen| chosen > most || (chosen > 0 && chosen < least)) {
        findings.add(place, format_args!("{chosen} chosen beforehand, {least} to {most} are allowed"));
    }
}

/// The options of a select: how many there are and how many are chosen.
fn check_options(select: &Map<String, Value>, place: &str, findings: &mut Findings) -> (i64, usize) {
    let options = findings.list(select, place, "options", 1, OPTIONS);
    let mut values = HashSet::new();
    let mut chosen = 0;
    for (index, option) in options.iter().enumerate() {
        let place = format!("{place}.options[{index}]");
        let Some(option) = findings.object(option, &place) else { continue };
        findings.text(option, &place, "label", OPTION_TEXT);
        findings.text(option, &place, "value", OPTION_TEXT);
        findings.text_if_any(option, &place, "description", OPTION_TEXT);
        if let Some(value) = option.get("value").and_then(Value::as_str) {
            findings.once(&mut values, value, &place, "the value");
        }
        chosen += usize::from(option.get("default").and_then(Value::as_bool) == Some(true));
    }
    (i64::try_from(options.len()).unwrap_or(i64::MAX), chosen)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::check_message;
    use super::*;

    fn check(part: Value) -> Result<(), Vec<String>> {
        check_message(&json!({"flags": 32768, "allowed_mentions": {"parse": []}, "components": [part]}))
    }

    fn row(child: Value) -> Value {
        json!({"type": 1, "components": [child]})
    }

    fn select(changes: Value) -> Value {
        let mut select = json!({"type": 3, "custom_id": "s", "placeholder": "Choose", "options": [
            {"label": "Aino", "value": "1", "description": "Cronus Oy"}, {"label": "Eero", "value": "2"}]});
        for (key, value) in changes.as_object().expect("changes are an object") {
            select[key] = value.clone();
        }
        row(select)
    }

    fn button(changes: Value) -> Value {
        let mut button = json!({"type": 2, "style": 1, "label": "Edit", "custom_id": "b"});
        for (key, value) in changes.as_object().expect("changes are an object") {
            button[key] = value.clone();
        }
        row(button)
    }

    fn option(label: &str, value: &str, description: &str) -> Value {
        json!({"options": [{"label": label, "value": value, "description": description}]})
    }

    #[test]
    fn good_parts_pass() {
        for part in [
            select(json!({})),
            select(json!({"min_values": 0, "max_values": 2})),
            row(json!({"type": 6, "custom_id": "r", "min_values": 0, "max_values": 25})),
            button(json!({})),
            button(json!({"style": 5, "custom_id": null, "url": "https://cronus.example"})),
            button(json!({"label": null, "emoji": {"name": "✏️"}})),
            json!({"type": 14}),
        ] {
            assert_eq!(check(part.clone()), Ok(()), "{part}");
        }
    }

    #[test]
    fn each_limit_of_a_part_is_watched() {
        let many = (0..26).map(|n| json!({"label": "x", "value": n.to_string()})).collect::<Vec<_>>();
        let six = (0..6).map(|n| json!({"type": 2, "style": 1, "label": "x", "custom_id": n.to_string()}));
        let x101 = "x".repeat(101);
        for (what, part) in [
            ("an unknown type", json!({"type": 99})),
            ("no type", json!({})),
            ("a button outside a row", json!({"type": 2, "style": 1, "label": "x", "custom_id": "b"})),
            (
                "a container in a container",
                json!({"type": 17, "components": [{"type": 17, "components": [{"type": 14}]}]}),
            ),
            ("an empty container", json!({"type": 17, "components": []})),
            ("a colour that is none", json!({"type": 17, "accent_color": 0x100_0000, "components": [{"type": 14}]})),
            ("a text without content", json!({"type": 10})),
            ("an empty text", json!({"type": 10, "content": ""})),
            ("a blank text", json!({"type": 10, "content": " \n"})),
            ("a separator of size 3", json!({"type": 14, "spacing": 3})),
            ("a file from the web", json!({"type": 13, "file": {"url": "https://cronus.example/a"}})),
            ("a gallery of none", json!({"type": 12, "items": []})),
            ("an empty row", json!({"type": 1, "components": []})),
            ("six buttons", json!({"type": 1, "components": six.collect::<Vec<_>>()})),
            ("a text in a row", row(json!({"type": 10, "content": "x"}))),
            (
                "a select beside a button",
                json!({"type": 1, "components": [
                {"type": 6, "custom_id": "r"}, {"type": 2, "style": 1, "label": "x", "custom_id": "b"}]}),
            ),
            ("a button without custom_id", button(json!({"custom_id": null}))),
            ("a button with an empty custom_id", button(json!({"custom_id": ""}))),
            ("a custom_id of 101", button(json!({"custom_id": x101}))),
            ("a link without url", button(json!({"style": 5, "custom_id": null}))),
            ("a link with custom_id", button(json!({"style": 5, "url": "https://cronus.example"}))),
            ("a link to mail", button(json!({"style": 5, "custom_id": null, "url": "mailto:a@b.fi"}))),
            (
                "a link of 513",
                button(json!({"style": 5, "custom_id": null, "url": format!("https://{}", "x".repeat(505))})),
            ),
            ("a button with both", button(json!({"url": "https://cronus.example"}))),
            ("a button without a style", button(json!({"style": null}))),
            ("a button without a label", button(json!({"label": null}))),
            ("a blank label", button(json!({"label": " "}))),
            ("a label of 81", button(json!({"label": "x".repeat(81)}))),
            ("the same id twice", json!({"type": 17, "id": 3, "components": [{"type": 14, "id": 3}]})),
            ("a section without accessory", json!({"type": 9, "components": [{"type": 10, "content": "x"}]})),
            (
                "a section with a select",
                json!({"type": 9, "components": [{"type": 10, "content": "x"}],
                "accessory": {"type": 6, "custom_id": "r"}}),
            ),
            (
                "a section without text",
                json!({"type": 9, "components": [],
                "accessory": {"type": 2, "style": 1, "label": "x", "custom_id": "b"}}),
            ),
            (
                "a section of four texts",
                json!({"type": 9, "components": [{"type": 10, "content": "x"},
                {"type": 10, "content": "x"}, {"type": 10, "content": "x"}, {"type": 10, "content": "x"}],
                "accessory": {"type": 2, "style": 1, "label": "x", "custom_id": "b"}}),
            ),
            (
                "a separator in a section",
                json!({"type": 9, "components": [{"type": 14}],
                "accessory": {"type": 2, "style": 1, "label": "x", "custom_id": "b"}}),
            ),
            ("26 options", select(json!({"options": many}))),
            ("no options", select(json!({"options": []}))),
            ("options missing", select(json!({"options": null}))),
            ("an option's label of 101", select(option(&x101, "1", "x"))),
            ("an option's value of 101", select(option("x", &x101, "x"))),
            ("an option's description of 101", select(option("x", "1", &x101))),
            ("an option without label", select(option("", "1", "x"))),
            ("an option without value", select(option("x", "", "x"))),
            ("an option with an empty description", select(option("x", "1", ""))),
            ("a value twice", select(json!({"options": [{"label": "x", "value": "1"}, {"label": "y", "value": "1"}]}))),
            ("a placeholder of 151", select(json!({"placeholder": "x".repeat(151)}))),
            ("min of 26", select(json!({"min_values": 26}))),
            ("max of 0", select(json!({"max_values": 0}))),
            ("min over max", select(json!({"min_values": 2, "max_values": 1}))),
            ("max over the options", select(json!({"max_values": 3}))),
            (
                "two defaults for one",
                select(json!({"options": [
                {"label": "x", "value": "1", "default": true}, {"label": "y", "value": "2", "default": true}]})),
            ),
            (
                "one default for two",
                select(json!({"min_values": 2, "max_values": 2, "options": [
                {"label": "x", "value": "1", "default": true}, {"label": "y", "value": "2"}]})),
            ),
            ("required outside a form", select(json!({"required": true}))),
            (
                "options in a role select",
                row(json!({"type": 6, "custom_id": "r", "options": [{"label": "x", "value": "1"}]})),
            ),
            ("a text input in a message", row(json!({"type": 4, "custom_id": "t", "label": "x", "style": 1}))),
        ] {
            assert!(check(part).is_err(), "{what} should be found");
        }
    }
}
