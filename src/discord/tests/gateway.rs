//! What serenity has read says the same as what Discord sent.

use serde_json::json;
use serenity::model::event::InteractionCreateEvent;

use super::*;
use crate::discord::read::{self, Incoming};
use crate::discord::wire;

fn envelope(kind: u8, data: Value) -> Value {
    json!({
        "id": "1200000000000000000", "application_id": "999", "type": kind, "token": "tok", "version": 1,
        "guild_id": "11", "channel_id": "22", "locale": "fi", "guild_locale": "en-US", "entitlements": [],
        "authorizing_integration_owners": {"0": "11"}, "context": 0, "attachment_size_limit": 10485760,
        "app_permissions": "0", "data": data,
        "member": {"user": {"id": "5", "username": "u", "global_name": "Aino"}, "nick": null, "roles": ["70"],
            "deaf": false, "mute": false, "flags": 0, "permissions": "8"},
    })
}

fn message(flags: u64) -> Value {
    json!({"id": "33", "channel_id": "22", "author": {"id": "999", "username": "bot"}, "content": "", "flags": flags,
        "timestamp": "2026-01-01T00:00:00Z", "edited_timestamp": null, "tts": false, "mention_everyone": false,
        "mentions": [], "mention_roles": [], "attachments": [], "embeds": [], "pinned": false, "type": 0,
        "components": [{"type": 17, "components": []}]})
}

fn with_message(mut raw: Value, flags: u64) -> Value {
    raw["message"] = message(flags);
    raw
}

fn understood(raw: Value) -> String {
    let interaction: wire::Interaction = serde_json::from_value(raw).expect("the interaction is readable");
    format!("{:?} {:?}", read::to(&interaction), read::read(&interaction))
}

#[test]
fn both_ways_in_come_to_the_same() {
    let option = |name: &str, kind: u8, value: Value| json!({"name": name, "type": kind, "value": value});
    let sub = json!({"id": "7", "name": "setup", "type": 1, "options": [{"name": "access", "type": 1, "options": [
        option("role", 8, json!("70")), option("tier", 3, json!("viewer"))]}]});
    let top = json!({"id": "7", "name": "find", "type": 1, "options": [
        option("query", 3, json!("ada")), option("private", 5, json!(false))]});
    let mut typing = option("query", 3, json!("ad"));
    typing["focused"] = json!(true);
    let typing = json!({"id": "7", "name": "find", "type": 1, "options": [typing]});
    let button = json!({"custom_id": "k1:show:42", "component_type": 2});
    let select = json!({"custom_id": "k1:show-picked", "component_type": 3, "values": ["42"]});
    let roles = json!({"custom_id": "k1:tier:viewer", "component_type": 6, "values": ["70", "71"], "resolved": {}});
    let form = json!({"custom_id": "k1:form-note:9", "components": [
        {"type": 1, "components": [{"type": 4, "custom_id": "note", "value": "Hei"}]},
        {"type": 1, "components": [{"type": 4, "custom_id": "more", "value": ""}]}]});
    for raw in [
        envelope(kind::COMMAND, sub),
        envelope(kind::COMMAND, top),
        envelope(kind::AUTOCOMPLETE, typing),
        with_message(envelope(kind::COMPONENT, button), 64 | 32768),
        with_message(envelope(kind::COMPONENT, select), 32768),
        with_message(envelope(kind::COMPONENT, roles), 64),
        envelope(kind::MODAL, form.clone()),
        with_message(envelope(kind::MODAL, form), 64),
    ] {
        let event: InteractionCreateEvent = serde_json::from_value(raw.clone()).expect("serenity reads it");
        let through_serenity = super::raw(&event.interaction);
        assert!(wire::Address::of(&through_serenity) == wire::Address::of(&raw));
        let direct = understood(raw);
        assert!(direct.contains("Call("), "{direct}");
        assert_eq!(understood(through_serenity), direct);
    }
}

#[test]
fn a_form_that_serenity_empties_is_not_taken_for_an_empty_form() {
    let label = json!({"type": 18, "component": {"type": 4, "custom_id": "note", "value": "Hei"}});
    let raw = envelope(kind::MODAL, json!({"custom_id": "k1:form-note:9", "components": [label]}));
    let event: InteractionCreateEvent = serde_json::from_value(raw.clone()).expect("serenity believes to read it");
    let emptied = serde_json::from_value(super::raw(&event.interaction)).expect("the rest is readable");
    assert!(matches!(read::read(&emptied), Incoming::Unreadable));
    let whole = serde_json::from_value(raw).expect("the interaction is readable");
    assert!(matches!(read::read(&whole), Incoming::Call(_)));
}
