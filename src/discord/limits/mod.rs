//! Discord's limits that its own schema does not catch, checked before a body is sent.
//!
//! A finding names the place in the body and the numbers, never the text itself: people's data stays out of logs.
//! Lengths are Unicode scalar values. Where Discord's documentation is vague, the check takes the stricter reading.

mod commands;
mod components;
mod findings;
mod message;
mod modal;
mod suggestions;

use serde_json::Value;

use findings::Findings;

/// Discord's marks on a message.
pub mod flags {
    /// Only the asker sees the message.
    pub const EPHEMERAL: u64 = 1 << 6;
    /// The message is made of Components V2.
    pub const COMPONENTS_V2: u64 = 1 << 15;
}

/// Components of a message, nested ones counted.
pub const COMPONENTS: usize = 40;
/// Characters of all text displays of a message together.
pub const TEXT: usize = 4000;
/// UTF-8 bytes of all text displays of a message, with [`BYTES_A_COMPONENT`] for each component.
pub const TEXT_BYTES: usize = 10_170;
/// What every component takes of [`TEXT_BYTES`].
pub const BYTES_A_COMPONENT: usize = 12;
/// Characters of a message's content.
pub const CONTENT: usize = 2000;
pub const CUSTOM_ID: usize = 100;
pub const BUTTON_LABEL: usize = 80;
pub const BUTTON_URL: usize = 512;
pub const BUTTONS_A_ROW: usize = 5;
/// Options of a select; suggestions; choices and options of a command.
pub const OPTIONS: usize = 25;
/// Label, value and description of a select's option; name and value of a suggestion or a choice.
pub const OPTION_TEXT: usize = 100;
pub const SELECT_PLACEHOLDER: usize = 150;
pub const MODAL_TITLE: usize = 45;
pub const MODAL_INPUTS: usize = 5;
pub const INPUT_LABEL: usize = 45;
pub const INPUT_PLACEHOLDER: usize = 100;
pub const INPUT_VALUE: usize = 4000;
/// Characters of a command's names, descriptions and values, each in its longest language.
pub const COMMAND_BUDGET: usize = 8000;

/// What is wrong with a body: a line a finding.
pub type Checked = Result<(), Vec<String>>;

/// Checks a message: the data of callbacks 4 and 7, a follow-up, an edit.
///
/// The project's own rule is in it, too: a message says `allowed_mentions` and lets nothing be parsed.
pub fn check_message(body: &Value) -> Checked {
    let mut findings = Findings::default();
    message::check(body, &mut findings);
    findings.done()
}

/// Checks a form: the data of callback 9.
pub fn check_modal(data: &Value) -> Checked {
    let mut findings = Findings::default();
    modal::check(data, &mut findings);
    findings.done()
}

/// Checks suggestions: the data of callback 8.
pub fn check_suggestions(data: &Value) -> Checked {
    let mut findings = Findings::default();
    suggestions::check(data, &mut findings);
    findings.done()
}

/// Checks the commands that are put in place of the registered ones: an array.
pub fn check_commands(commands: &Value) -> Checked {
    let mut findings = Findings::default();
    commands::check(commands, &mut findings);
    findings.done()
}

/// How many characters a command takes of [`COMMAND_BUDGET`].
pub fn command_size(command: &Value) -> usize {
    commands::size(command)
}

/// Checks the first response to an interaction by its `type`.
pub fn check_callback(body: &Value) -> Checked {
    let nothing = Value::Null;
    let data = body.get("data").unwrap_or(&nothing);
    match body.get("type").and_then(Value::as_u64) {
        Some(4 | 7) => check_message(data),
        Some(5) => check_deferral(data),
        Some(1 | 6) if data.is_null() => Ok(()),
        Some(1 | 6) => Err(vec!["data: this callback has none".to_owned()]),
        Some(8) => check_suggestions(data),
        Some(9) => check_modal(data),
        _ => Err(vec!["type: not a callback type that may be sent".to_owned()]),
    }
}

/// Checks that the callback may answer an interaction of this type (2 command, 3 component, 4 suggestions, 5 form).
/// `on_message`: the interaction came from a message's component, or from a form that one opened.
pub fn check_answer(interaction_type: u64, on_message: bool, body: &Value) -> Checked {
    let fits = match body.get("type").and_then(Value::as_u64) {
        Some(4 | 5) => matches!(interaction_type, 2 | 3 | 5),
        Some(6 | 7) => matches!(interaction_type, 3 | 5) && on_message,
        Some(8) => interaction_type == 4,
        Some(9) => matches!(interaction_type, 2 | 3),
        Some(1) => interaction_type == 1,
        _ => false,
    };
    if fits {
        check_callback(body)
    } else {
        Err(vec![format!("type: this callback does not answer an interaction of type {interaction_type}")])
    }
}

/// A deferral may say that the answer will be private, and nothing else: the V2 flag comes with the edit.
fn check_deferral(data: &Value) -> Checked {
    let mut findings = Findings::default();
    if let Some(object) = data.as_object() {
        for key in object.keys().filter(|key| *key != "flags") {
            findings.add(key, "a deferral has only flags");
        }
        let flags = object.get("flags").and_then(Value::as_u64);
        if object.contains_key("flags") && !matches!(flags, Some(0 | flags::EPHEMERAL)) {
            findings.add("flags", "only 64 goes with a deferral");
        }
    } else if !data.is_null() {
        findings.add("data", "not an object");
    }
    findings.done()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_deferral_carries_the_private_flag_and_nothing_else() {
        assert_eq!(check_callback(&json!({"type": 5, "data": {"flags": 64}})), Ok(()));
        assert_eq!(check_callback(&json!({"type": 5})), Ok(()));
        assert!(check_callback(&json!({"type": 5, "data": {"flags": 32832}})).is_err());
        assert!(check_callback(&json!({"type": 5, "data": {"flags": 64, "content": "wait"}})).is_err());
        assert!(check_callback(&json!({"type": 6, "data": {"flags": 64}})).is_err());
        assert_eq!(check_callback(&json!({"type": 6})), Ok(()));
        assert!(check_callback(&json!({"type": 3})).is_err());
        assert!(check_callback(&json!({})).is_err());
    }

    #[test]
    fn each_interaction_has_its_callbacks() {
        let row =
            |id: &str| json!({"type": 1, "components": [{"type": 4, "custom_id": id, "label": "Name", "style": 1}]});
        let modal = json!({"type": 9, "data": {"custom_id": "m", "title": "New", "components": [row("name")]}});
        let text = json!({"type": 4, "data": {"content": "Hei", "allowed_mentions": {"parse": []}}});
        let update = json!({"type": 7, "data": {"content": "Hei", "allowed_mentions": {"parse": []}}});
        let suggestions = json!({"type": 8, "data": {"choices": []}});
        for (body, of_type, on_message, fits) in [
            (&modal, 2, false, true),
            (&modal, 3, true, true),
            (&modal, 5, true, false),
            (&modal, 4, false, false),
            (&text, 2, false, true),
            (&text, 5, false, true),
            (&text, 4, false, false),
            (&update, 3, true, true),
            (&update, 5, true, true),
            (&update, 5, false, false),
            (&update, 2, false, false),
            (&suggestions, 4, false, true),
            (&suggestions, 2, false, false),
        ] {
            assert_eq!(check_answer(of_type, on_message, body).is_ok(), fits, "{} to {of_type}", body["type"]);
        }
    }
}
