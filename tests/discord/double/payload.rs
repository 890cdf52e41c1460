//! Whole payloads, as Discord sends them: more than serenity needs.

use serde_json::{Map, Value, json};

use super::ask::Ask;
use super::snowflake;

/// What the bot may do where it is installed.
const APP_PERMISSIONS: &str = "2248473465835073";

/// The interaction of an [`Ask`].
pub fn interaction(ask: &Ask, application: &str, id: &str, token: &str, commands: &[Value]) -> Value {
    let who = &ask.who;
    let mut body = json!({
        "id": id, "application_id": application, "type": ask.kind(), "token": token, "version": 1,
        "channel_id": who.channel, "locale": who.locale, "entitlements": [], "entitlement_sku_ids": [],
        "attachment_size_limit": 10_485_760, "app_permissions": APP_PERMISSIONS, "data": ask.data(commands),
    });
    if let Some(guild) = &who.guild {
        body["guild_id"] = json!(guild);
        body["guild_locale"] = json!(who.guild_locale);
        body["guild"] = json!({"id": guild, "locale": who.guild_locale, "features": ["COMMUNITY", "NEWS"]});
        body["member"] = who.member();
        body["authorizing_integration_owners"] = json!({"0": guild});
        body["context"] = json!(0);
        body["channel"] = json!({
            "id": who.channel, "type": 0, "guild_id": guild, "name": "sales", "topic": null, "position": 1, "nsfw": false,
            "flags": 0, "parent_id": null, "rate_limit_per_user": 0, "last_message_id": snowflake::now(),
            "permissions": who.permissions.to_string(),
        });
    } else {
        body["user"] = who.user();
        body["authorizing_integration_owners"] = json!({"0": "0"});
        body["context"] = json!(1);
        body["channel"] = json!({
            "id": who.channel, "type": 1, "flags": 0, "last_message_id": snowflake::now(), "recipients": [who.user()],
        });
    }
    if let Some(message) = ask.message() {
        body["message"] = message.clone();
    }
    for (pointer, value) in &ask.changes {
        change(&mut body, pointer, value);
    }
    body
}

/// Replaces, adds or (with null) takes away what is at a JSON pointer.
fn change(body: &mut Value, pointer: &str, value: &Value) {
    let (parent, key) = pointer.rsplit_once('/').expect("a pointer begins with a slash");
    let parent = body.pointer_mut(parent).unwrap_or_else(|| panic!("nothing is at {parent}"));
    match parent {
        Value::Object(object) if value.is_null() => drop(object.shift_remove(key)),
        Value::Array(items) => items[key.parse::<usize>().expect("an index")] = value.clone(),
        other => other[key] = value.clone(),
    }
}

/// A message that the bot made: the body that it sent, with what Discord adds.
pub fn message(body: &Value, application: &str, channel: &str, answered: Option<&Value>) -> Value {
    let empty = Map::new();
    let given = body.as_object().unwrap_or(&empty);
    let text = given.get("content").and_then(Value::as_str).unwrap_or_default();
    let mut message = json!({
        "id": snowflake::now(), "channel_id": channel, "type": if answered.is_some() { 20 } else { 0 }, "content": text,
        "author": {"id": application, "username": "kontakti", "discriminator": "0417", "avatar": null, "bot": true,
            "global_name": null, "public_flags": 524_288, "banner": null, "accent_color": null},
        "attachments": [], "embeds": given.get("embeds").filter(|embeds| embeds.is_array()).cloned().unwrap_or(json!([])),
        "mentions": [], "mention_roles": [], "mention_everyone": false, "pinned": false, "tts": false,
        "timestamp": "2026-11-24T10:00:00.000000+00:00", "edited_timestamp": null,
        "flags": given.get("flags").and_then(Value::as_u64).unwrap_or(0), "application_id": application,
        "components": numbered(given.get("components").cloned().unwrap_or(json!([]))), "webhook_id": application,
    });
    if let Some(asked) = answered {
        let user = if asked["user"].is_object() { &asked["user"] } else { &asked["member"]["user"] };
        message["interaction_metadata"] = json!({
            "id": asked["id"], "type": asked["type"], "user": user,
            "authorizing_integration_owners": asked["authorizing_integration_owners"], "name": asked["data"]["name"],
        });
    }
    message
}

/// An edit laid over a message: what it names is replaced, but a message stays as private and as new as it is.
pub fn edit(message: &mut Value, body: &Value) {
    for key in ["content", "embeds"] {
        match body.get(key) {
            Some(Value::Null) => message[key] = if key == "content" { json!("") } else { json!([]) },
            Some(value) => message[key] = value.clone(),
            None => {}
        }
    }
    if let Some(components) = body.get("components") {
        message["components"] = numbered(components.clone());
    }
    let before = message["flags"].as_u64().unwrap_or(0);
    let asked = body["flags"].as_u64().unwrap_or(0);
    message["flags"] = json!(before | (asked & (1 << 15)));
    message["edited_timestamp"] = json!("2026-11-24T10:00:01.000000+00:00");
}

/// Discord numbers components that have no id of their own.
fn numbered(mut components: Value) -> Value {
    fn walk(part: &mut Value, next: &mut u64) {
        let Some(object) = part.as_object_mut() else { return };
        if !object.contains_key("id") {
            *next += 1;
            object.insert("id".to_owned(), json!(*next));
        }
        for child in object.get_mut("components").and_then(Value::as_array_mut).into_iter().flatten() {
            walk(child, next);
        }
        if let Some(accessory) = object.get_mut("accessory") {
            walk(accessory, next);
        }
    }
    let mut next = 0;
    for part in components.as_array_mut().into_iter().flatten() {
        walk(part, &mut next);
    }
    components
}

/// The list of commands as Discord gives it back: ids and defaults added, switches that are off left out.
pub fn registered(commands: &Value, application: &str, known: &[Value]) -> Vec<Value> {
    let register = |command: &Value| {
        let mut command = command.clone();
        let of_type = command["type"].as_u64().unwrap_or(1);
        let before = known.iter().find(|old| old["name"] == command["name"] && old["type"] == of_type);
        let object = command.as_object_mut().expect("checked before");
        object.insert("id".to_owned(), before.map_or_else(|| json!(snowflake::now()), |old| old["id"].clone()));
        object.insert("application_id".to_owned(), json!(application));
        object.insert("version".to_owned(), json!(snowflake::now()));
        object.insert("type".to_owned(), json!(of_type));
        for (key, default) in [
            ("description", json!("")),
            ("default_member_permissions", Value::Null),
            ("dm_permission", json!(true)),
            ("contexts", Value::Null),
            ("integration_types", json!([0])),
            ("nsfw", json!(false)),
            ("name_localizations", Value::Null),
            ("description_localizations", Value::Null),
        ] {
            object.entry(key).or_insert(default);
        }
        tidy(object);
        command
    };
    commands.as_array().into_iter().flatten().map(register).collect()
}

fn tidy(object: &mut Map<String, Value>) {
    for key in ["required", "autocomplete"] {
        if object.get(key) == Some(&json!(false)) {
            object.shift_remove(key);
        }
    }
    for option in object.get_mut("options").and_then(Value::as_array_mut).into_iter().flatten() {
        if let Some(option) = option.as_object_mut() {
            tidy(option);
        }
    }
}

/// Without `with_localizations` Discord leaves the languages out.
pub fn without_languages(mut command: Value) -> Value {
    fn strip(value: &mut Value) {
        let Some(object) = value.as_object_mut() else { return };
        object.shift_remove("name_localizations");
        object.shift_remove("description_localizations");
        for key in ["options", "choices"] {
            object.get_mut(key).and_then(Value::as_array_mut).into_iter().flatten().for_each(strip);
        }
    }
    strip(&mut command);
    command
}
