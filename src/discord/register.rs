//! Registering the commands: only when Discord has others, because people's permissions and open menus hang on them.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Map, Value};

use super::manifest;
use super::markdown::CommandIds;
use super::respond::Desk;
use super::rest::RestError;

/// The first pause before another try; it doubles.
const PAUSE: Duration = Duration::from_secs(2);
const PAUSE_MAX: Duration = Duration::from_secs(300);

/// Registers the commands if need be and learns their ids. Tries again until Discord can be reached; gives up when it
/// refuses.
pub async fn register(desk: Arc<Desk>, application: String) {
    let commands = manifest::manifest();
    let mut pause = PAUSE;
    loop {
        match try_to_register(&desk, &application, &commands).await {
            Ok(ids) => {
                desk.know_commands(ids);
                return;
            }
            Err(error @ RestError::Status { status: 400..=428 | 430..=499, .. }) => {
                tracing::error!(%error, "the commands were refused");
                return;
            }
            Err(error) => tracing::warn!(%error, "the commands could not be registered yet"),
        }
        tokio::time::sleep(pause).await;
        pause = (pause * 2).min(PAUSE_MAX);
    }
}

async fn try_to_register(desk: &Desk, application: &str, commands: &Value) -> Result<CommandIds, RestError> {
    let there = desk.rest.commands(application).await?;
    if same(commands, &there) {
        tracing::info!("the commands are registered already");
        return Ok(ids(&there));
    }
    let registered = desk.rest.put_commands(application, commands).await?;
    tracing::info!("the commands were registered");
    Ok(ids(&registered))
}

fn ids(commands: &Value) -> CommandIds {
    let one = |command: &Value| Some((command["name"].as_str()?.to_owned(), command["id"].as_str()?.to_owned()));
    commands.as_array().into_iter().flatten().filter_map(one).collect()
}

/// Whether Discord has the commands that we would send. Their order does not matter, the order of options does.
fn same(ours: &Value, theirs: &Value) -> bool {
    let sorted = |commands: &Value| {
        let mut all: Vec<Value> = commands.as_array().into_iter().flatten().map(essence).collect();
        all.sort_by_cached_key(|command| command["name"].to_string());
        all
    };
    sorted(ours) == sorted(theirs)
}

/// The keys that make a command or an option what it is; Discord adds others.
const KEYS: [&str; 20] = [
    "type",
    "name",
    "name_localizations",
    "description",
    "description_localizations",
    "options",
    "choices",
    "value",
    "required",
    "autocomplete",
    "min_length",
    "max_length",
    "min_value",
    "max_value",
    "channel_types",
    "contexts",
    "integration_types",
    "default_member_permissions",
    "nsfw",
    "file_types",
];

/// What is left when everything is taken out that says the same as nothing: null, false, empty lists.
fn essence(value: &Value) -> Value {
    match value {
        Value::Object(object) => {
            let mut kept: Map<String, Value> = object
                .iter()
                .filter(|(key, _)| KEYS.contains(&key.as_str()))
                .map(|(key, value)| {
                    (key.clone(), if key.ends_with("_localizations") { value.clone() } else { essence(value) })
                })
                .filter(|(_, value)| !says_nothing(value))
                .collect();
            // A command without a type is a chat command; an option always has one.
            if object.contains_key("description") {
                kept.entry("type").or_insert_with(|| Value::from(1.0));
            }
            Value::Object(kept)
        }
        Value::Array(items) => Value::Array(items.iter().map(essence).collect()),
        // The same number may come with or without a fraction.
        Value::Number(number) => number.as_f64().map_or_else(|| value.clone(), Value::from),
        other => other.clone(),
    }
}

fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        // The description of a command in a menu.
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(object) => object.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
#[path = "tests/register.rs"]
mod tests;
