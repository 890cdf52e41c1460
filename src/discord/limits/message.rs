//! A message as a whole: what goes with Components V2 and what does not, and sums over all of it.

use serde_json::{Map, Value};

use super::components::{self, Tree};
use super::findings::{Findings, is_given};
use super::{BYTES_A_COMPONENT, COMPONENTS, CONTENT, TEXT, TEXT_BYTES, flags};

/// The flags that a response may carry: no embeds shown, private, silent, voice, Components V2.
const ALLOWED_FLAGS: u64 = 1 << 2 | flags::EPHEMERAL | 1 << 12 | 1 << 13 | flags::COMPONENTS_V2;
/// Rows of a message without Components V2.
const ROWS: usize = 5;
const EMBEDS: usize = 10;
const EMBEDS_TEXT: usize = 6000;

pub(super) fn check(body: &Value, findings: &mut Findings) {
    let Some(message) = findings.object(body, "message") else { return };
    let set = match message.get("flags") {
        None | Some(Value::Null) => 0,
        Some(value) => value.as_u64().unwrap_or_else(|| {
            findings.add("flags", "is not a whole number");
            0
        }),
    };
    if set & !ALLOWED_FLAGS != 0 {
        findings.add("flags", format_args!("{} may not be set by an app", set & !ALLOWED_FLAGS));
    }
    check_mentions(message, findings);
    if message.get("attachments").and_then(Value::as_array).is_some_and(|list| list.len() > 10) {
        findings.add("attachments", "10 at most");
    }
    let nothing = Vec::new();
    let parts = match message.get("components") {
        None | Some(Value::Null) => &nothing,
        Some(Value::Array(parts)) => parts,
        Some(_) => {
            findings.add("components", "is not a list");
            &nothing
        }
    };
    if set & flags::COMPONENTS_V2 != 0 {
        check_new(message, parts, findings);
    } else {
        check_old(message, parts, findings);
    }
}

/// With the V2 flag all that is said is in the components.
fn check_new(message: &Map<String, Value>, parts: &[Value], findings: &mut Findings) {
    for key in ["content", "embeds", "poll", "sticker_ids"] {
        let given = match message.get(key) {
            None | Some(Value::Null) => false,
            Some(Value::Array(list)) => !list.is_empty(),
            Some(_) => true,
        };
        if given {
            findings.add(key, "does not go with Components V2");
        }
    }
    if parts.is_empty() {
        findings.add("components", "the message is empty");
    }
    let mut tree = Tree::default();
    components::check_top(parts, &mut tree, findings);
    if tree.count > COMPONENTS {
        findings.add("components", format_args!("{} with the nested ones, {COMPONENTS} at most", tree.count));
    }
    if tree.characters > TEXT {
        findings.add("components", format_args!("{} characters of text, {TEXT} at most", tree.characters));
    }
    let bytes = tree.bytes + BYTES_A_COMPONENT * tree.count;
    if bytes > TEXT_BYTES {
        findings.add("components", format_args!("{bytes} bytes of text and components, {TEXT_BYTES} at most"));
    }
}

fn check_old(message: &Map<String, Value>, parts: &[Value], findings: &mut Findings) {
    findings.text_or_blank(message, "", "content", CONTENT);
    let embeds = message.get("embeds").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    if embeds.len() > EMBEDS {
        findings.add("embeds", format_args!("{}, {EMBEDS} at most", embeds.len()));
    }
    let total: usize = embeds.iter().map(embed_text).sum();
    if total > EMBEDS_TEXT {
        findings.add("embeds", format_args!("{total} characters together, {EMBEDS_TEXT} at most"));
    }
    let says_something = message.get("content").and_then(Value::as_str).is_some_and(|text| !text.trim().is_empty());
    let shows_something = ["attachments", "poll", "sticker_ids"].into_iter().any(|key| is_given(message, key));
    if !says_something && !shows_something && embeds.is_empty() && parts.is_empty() {
        findings.add("content", "the message is empty");
    }
    if parts.len() > ROWS {
        findings.add("components", format_args!("{} rows, {ROWS} at most", parts.len()));
    }
    components::check_rows(parts, &mut Tree::default(), findings);
}

/// All text of an embed that counts to the sum.
fn embed_text(embed: &Value) -> usize {
    let length = |pointer: &str| embed.pointer(pointer).and_then(Value::as_str).map_or(0, |text| text.chars().count());
    let fields = embed.get("fields").and_then(Value::as_array).map_or(0, |fields| {
        let text = |field: &Value, key: &str| field[key].as_str().map_or(0, |text| text.chars().count());
        fields.iter().map(|field| text(field, "name") + text(field, "value")).sum()
    });
    length("/title") + length("/description") + length("/footer/text") + length("/author/name") + fields
}

/// What people typed never calls anybody: every message says so, edits too.
fn check_mentions(message: &Map<String, Value>, findings: &mut Findings) {
    let Some(mentions) = message.get("allowed_mentions").and_then(Value::as_object) else {
        findings.add("allowed_mentions", "is missing: mentions in people's text would be parsed");
        return;
    };
    let empty = |key: &str| mentions.get(key).and_then(Value::as_array).is_some_and(Vec::is_empty);
    if !empty("parse") {
        findings.add("allowed_mentions.parse", "is not an empty list");
    }
    for key in ["users", "roles"] {
        if is_given(mentions, key) && !empty(key) {
            findings.add("allowed_mentions", format_args!("{key} are let through"));
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::check_message;
    use super::*;

    fn text(content: &str) -> Value {
        json!({"type": 10, "content": content})
    }

    fn buttons(ids: &[&str]) -> Value {
        let list: Vec<Value> =
            ids.iter().map(|id| json!({"type": 2, "style": 2, "label": "Edit", "custom_id": id})).collect();
        json!({"type": 1, "components": list})
    }

    fn v2(parts: Vec<Value>) -> Value {
        json!({"flags": 32768, "allowed_mentions": {"parse": []}, "components": parts})
    }

    #[test]
    fn a_card_passes() {
        let card = v2(vec![json!({"type": 17, "accent_color": 255, "components": [
            text("## Cronus Oy"),
            {"type": 14, "divider": true, "spacing": 1},
            {"type": 9, "components": [text("Aino")], "accessory": {"type": 2, "style": 1, "label": "Show", "custom_id": "s"}},
            buttons(&["a", "b", "c", "d", "e"]),
        ]})]);
        assert_eq!(check_message(&card), Ok(()));
        let plain = json!({"content": "Something went wrong.", "flags": 64, "allowed_mentions": {"parse": []}});
        assert_eq!(check_message(&plain), Ok(()));
    }

    #[test]
    fn each_limit_of_a_message_is_watched() {
        let many: Vec<Value> = (0..41).map(|_| text("x")).collect();
        let nested = vec![json!({"type": 17, "components": (0..40).map(|_| text("x")).collect::<Vec<_>>()})];
        let long = vec![text(&"x".repeat(2000)), text(&"x".repeat(2001))];
        let rows = ["a", "b", "c", "d", "e", "f"].map(|id| buttons(&[id]));
        let heavy = vec![text(&"漢".repeat(3400))];
        for (what, part, body) in [
            (
                "V2 with content",
                "content",
                json!({"flags": 32768, "content": "x", "allowed_mentions": {"parse": []}, "components": [text("x")]}),
            ),
            (
                "V2 with embeds",
                "embeds",
                json!({"flags": 32768, "embeds": [{"title": "x"}], "allowed_mentions": {"parse": []}, "components": [text("x")]}),
            ),
            ("no component", "empty", v2(vec![])),
            ("41 components", "41 with the nested", v2(many)),
            ("41 nested components", "41 with the nested", v2(nested)),
            ("4001 characters", "4001 characters", v2(long)),
            ("more bytes than Discord takes", "bytes of text", v2(heavy)),
            ("the same custom_id twice", "custom_id is there twice", v2(vec![buttons(&["a"]), buttons(&["a"])])),
            ("mentions not said", "allowed_mentions", json!({"content": "x"})),
            ("mentions parsed", "parse", json!({"content": "x", "allowed_mentions": {"parse": ["users"]}})),
            ("a user let through", "users", json!({"content": "x", "allowed_mentions": {"parse": [], "users": ["5"]}})),
            ("no content", "empty", json!({"content": "", "allowed_mentions": {"parse": []}})),
            ("blank content", "empty", json!({"content": " \n", "allowed_mentions": {"parse": []}})),
            ("content of 2001", "2001", json!({"content": "x".repeat(2001), "allowed_mentions": {"parse": []}})),
            (
                "a flag that apps cannot set",
                "flags",
                json!({"content": "x", "flags": 2, "allowed_mentions": {"parse": []}}),
            ),
            ("flags as a text", "flags", json!({"content": "x", "flags": "64", "allowed_mentions": {"parse": []}})),
            (
                "V2 parts without the flag",
                "components[0]",
                json!({"components": [text("x")], "allowed_mentions": {"parse": []}}),
            ),
            (
                "six rows",
                "6 rows",
                json!({"content": "x", "allowed_mentions": {"parse": []},
                "components": rows}),
            ),
            (
                "embeds of 6001",
                "6001",
                json!({"embeds": [{"description": "x".repeat(4000)}, {"description": "x".repeat(2001)}],
                "allowed_mentions": {"parse": []}}),
            ),
            ("not an object", "message", json!([1])),
        ] {
            let found = check_message(&body).expect_err(what);
            assert!(found.iter().any(|line| line.contains(part)), "{what}: {found:?}");
        }
    }

    #[test]
    fn turning_an_old_message_into_a_new_one_passes() {
        let body = json!({"flags": 32768, "content": null, "embeds": [], "allowed_mentions": {"parse": []}, "components": [text("x")]});
        assert_eq!(check_message(&body), Ok(()));
    }

    #[test]
    fn findings_hold_none_of_the_text() {
        let secret = format!("Aino Virtanen{}", "x".repeat(4000));
        let found = check_message(&v2(vec![text(&secret)])).expect_err("it is too long");
        assert!(!found.concat().contains("Aino"), "{found:?}");
    }
}
