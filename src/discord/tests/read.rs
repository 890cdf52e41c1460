//! Interactions as Discord sends them, and the calls that they become.

use serde_json::json;

use super::*;
use crate::app::command_named;
use crate::app::request::{FormKey, Press};
use crate::domain::contact::ContactId;

/// An interaction in a server with these keys in place of its own.
fn interaction(kind: u8, data: Value, changes: Value) -> Interaction {
    let mut raw = json!({
        "id": "1200000000000000000", "application_id": "999", "type": kind, "token": "tok", "version": 1,
        "guild_id": "11", "channel_id": "22", "locale": "fi", "guild_locale": "en-US", "data": data,
        "member": {"user": {"id": "5", "username": "aino", "global_name": "Aino V"}, "nick": "Aino",
            "roles": ["70", "71"], "permissions": "0"},
    });
    for (key, value) in changes.as_object().into_iter().flatten() {
        raw[key] = value.clone();
    }
    serde_json::from_value(raw).expect("the test's own interaction is readable")
}

fn call(interaction: &Interaction) -> Call {
    match read(interaction) {
        Incoming::Call(call) => *call,
        other => panic!("no call: {other:?}"),
    }
}

#[test]
fn a_command_comes_with_its_asker_and_its_options_as_they_are() {
    let data = json!({"id": "7", "name": "contact", "type": 1, "options": [{"name": "show", "type": 1, "options": [
        {"name": "contact", "type": 3, "value": "Ada"}, {"name": "private", "type": 5, "value": true},
        {"name": "count", "type": 4, "value": 3}, {"name": "part", "type": 10, "value": 1.5},
        {"name": "wrong", "type": 5, "value": "yes"}]}]});
    let call = call(&interaction(kind::COMMAND, data, json!({})));
    assert_eq!(call.id, "1200000000000000000");
    let actor = &call.actor;
    assert_eq!((actor.guild.as_str(), actor.user_id.as_str(), actor.name.as_str()), ("11", "5", "Aino"));
    assert_eq!((actor.locale.as_str(), actor.guild_locale.as_str()), ("fi", "en-US"));
    assert_eq!(actor.rank, Rank::Roles { roles: vec!["70".into(), "71".into()], manages_server: false });
    let Request::Command { command, args } = &call.request else { panic!("a command was sent") };
    assert_eq!(command.name(), "contact show");
    let expected = Args::default().with("contact", "Ada").with("private", true).with("count", 3);
    let mut expected = expected;
    expected.set("part", ArgValue::Other(json!(1.5)));
    expected.set("wrong", ArgValue::Text("yes".into()));
    assert_eq!(args, &expected);
}

#[test]
fn a_command_without_sub_command_is_found_too() {
    let data = json!({"name": "find", "type": 1, "options": [{"name": "query", "type": 3, "value": "aino"}]});
    let call = call(&interaction(kind::COMMAND, data, json!({})));
    let Request::Command { command, .. } = call.request else { panic!("a command was sent") };
    assert!(std::ptr::eq(command, command_named("find").expect("find is a command")));
}

#[test]
fn names_and_rights_come_from_the_member() {
    let find = || json!({"name": "find", "type": 1, "options": []});
    for (nick, global, name) in [
        (json!("Nick"), json!("Global"), "Nick"),
        (json!(null), json!("Global"), "Global"),
        (json!(" "), json!(null), "user"),
    ] {
        for (bits, manages) in [("0", false), ("8", true), ("32", true), ("2147483648", false), ("-", false)] {
            let member = json!({"user": {"id": "5", "username": "user", "global_name": global}, "nick": nick,
                "roles": [], "permissions": bits});
            let call = call(&interaction(kind::COMMAND, find(), json!({"member": member})));
            assert_eq!(call.actor.name, name);
            assert_eq!(call.actor.rank, Rank::Roles { roles: vec![], manages_server: manages }, "{bits}");
        }
    }
}

#[test]
fn what_is_being_typed_is_kept_apart_from_what_was_given() {
    let data = json!({"name": "person", "type": 1, "options": [{"name": "add", "type": 1, "options": [
        {"name": "name", "type": 3, "value": "Aino"},
        {"name": "company", "type": 3, "value": "cron", "focused": true}]}]});
    let call = call(&interaction(kind::AUTOCOMPLETE, data, json!({})));
    let Request::Complete { command, args, option, typed } = call.request else { panic!("somebody types") };
    assert_eq!((command.name().as_str(), option.as_str(), typed.as_str()), ("person add", "company", "cron"));
    assert_eq!(args, Args::default().with("name", "Aino"));
}

#[test]
fn presses_picks_and_forms_are_read() {
    let show = Press::Show { contact: ContactId(42), private: false };
    let data = json!({"custom_id": "k1:show:42~1", "component_type": 2});
    let message = json!({"message": {"flags": 64}});
    let button = interaction(kind::COMPONENT, data, message.clone());
    assert!(matches!(call(&button).request, Request::Press { press, picked } if press == show && picked.is_empty()));
    assert_eq!(to(&button), To::Component { private_message: true });

    let data = json!({"custom_id": "k1:show-picked", "component_type": 3, "values": ["42"]});
    let select = interaction(kind::COMPONENT, data, json!({"message": {"flags": 32768}}));
    assert!(matches!(call(&select).request, Request::Press { picked, .. } if picked == ["42"]));
    assert_eq!(to(&select), To::Component { private_message: false });

    let row = json!({"type": 1, "components": [{"type": 4, "custom_id": "text", "value": "Hei"}]});
    let label = json!({"type": 18, "component": {"type": 4, "custom_id": "text", "value": "Hei"}});
    for part in [row, label] {
        let data = json!({"custom_id": "k1:form-note:9", "components": [part]});
        let form = interaction(kind::MODAL, data, message.clone());
        let Request::Submit { form: key, values } = call(&form).request else { panic!("a form was sent") };
        assert_eq!((key, values), (FormKey::Note { note: 9 }, vec![("text".to_owned(), "Hei".to_owned())]));
        assert_eq!(to(&form), To::Form { private_message: true });
    }
}

#[test]
fn what_cannot_be_a_call_is_told_apart() {
    let find = json!({"name": "find", "type": 1, "options": []});
    let button = json!({"custom_id": "never-issued", "component_type": 2});
    // This is how serenity hands over a label: without what is in it.
    let emptied = json!({"custom_id": "k1:form-note:9", "components": [{"type": 18, "components": []}]});
    let bare = json!({"custom_id": "k1:form-note:9", "components": []});
    for (kind, data, changes, expected) in [
        (kind::COMMAND, find.clone(), json!({"guild_id": null, "member": null}), "Elsewhere"),
        (kind::COMMAND, find.clone(), json!({"guild_id": "../x"}), "Unreadable"),
        (kind::COMMAND, find.clone(), json!({"guild_id": "local"}), "Unreadable"),
        (kind::COMMAND, find.clone(), json!({"guild_id": "0"}), "Unreadable"),
        (kind::COMMAND, find.clone(), json!({"guild_id": "011"}), "Unreadable"),
        (kind::COMMAND, find.clone(), json!({"guild_id": "+11"}), "Unreadable"),
        (kind::COMMAND, find.clone(), json!({"guild_id": "18446744073709551616"}), "Unreadable"),
        (kind::COMMAND, json!({"name": "gone", "type": 1}), json!({}), "Unknown"),
        (kind::COMMAND, json!({"name": "contact", "type": 1}), json!({}), "Unknown"),
        (kind::COMMAND, json!({}), json!({}), "Unreadable"),
        (kind::AUTOCOMPLETE, find.clone(), json!({}), "Unreadable"),
        (kind::COMPONENT, button.clone(), json!({}), "Unknown"),
        (kind::MODAL, button, json!({}), "Unknown"),
        (kind::MODAL, emptied, json!({}), "Unreadable"),
        (kind::MODAL, bare, json!({}), "Unreadable"),
        (77, find, json!({}), "Unreadable"),
    ] {
        let incoming = read(&interaction(kind, data.clone(), changes));
        assert!(format!("{incoming:?}").starts_with(expected), "{incoming:?} of {data}");
    }
}

#[test]
fn what_cannot_be_read_is_answered_as_what_it_seems_to_be() {
    let typing = json!({"options": [{"name": "show", "options": [{"name": "contact", "focused": true}]}]});
    for (raw, expected) in [
        (json!({"type": 4, "locale": "fi"}), To::Typing),
        (json!({"type": "four", "data": typing, "locale": "fi"}), To::Typing),
        (json!({"data": {"options": [{"focused": true}]}, "locale": "fi"}), To::Typing),
        (json!({"data": {"options": [{"focused": false}]}, "locale": "fi"}), To::Command),
        (json!({"type": 3, "locale": "fi"}), To::Component { private_message: false }),
        (json!({"type": 5, "locale": "fi"}), To::Form { private_message: false }),
        (json!({"type": null, "data": "odd", "locale": "fi"}), To::Command),
    ] {
        assert_eq!(hint(&raw), (expected, "fi".to_owned()), "{raw}");
    }
    assert_eq!(hint(&json!({"locale": 5})).1, FALLBACK_LOCALE);
}
