//! Bodies against Discord's OpenAPI document, when `DISCORD_OPENAPI` names it.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex};

use jsonschema::{Draft, Validator};
use serde_json::{Value, json};

static SCHEMA: LazyLock<Option<Schema>> = LazyLock::new(|| {
    let path = std::env::var("DISCORD_OPENAPI").ok().filter(|path| !path.is_empty())?;
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("DISCORD_OPENAPI={path}: {error}"));
    let mut document: Value = serde_json::from_str(&text).expect("DISCORD_OPENAPI is JSON");
    let mut components = document["components"].take();
    close(&mut components["schemas"]);
    relax(&mut components["schemas"]);
    Some(Schema { components, compiled: Mutex::default() })
});

struct Schema {
    components: Value,
    compiled: Mutex<HashMap<&'static str, Arc<Validator>>>,
}

/// Whether the document is there.
pub fn is_on() -> bool {
    SCHEMA.is_some()
}

/// What the document's schema of that name finds wrong; nothing when there is no document. A list of commands is
/// checked item by item.
pub fn check(name: &'static str, body: &Value) -> Vec<String> {
    let Some(schema) = SCHEMA.as_ref() else { return Vec::new() };
    let validator = schema.validator(name);
    validator
        .iter_errors(body)
        .map(|error| format!("schema {name}: {}: {:.300}", error.instance_path(), error.to_string()))
        .collect()
}

impl Schema {
    fn validator(&self, name: &'static str) -> Arc<Validator> {
        let mut compiled = self.compiled.lock().expect("no validator panics while it compiles");
        let build = || {
            let schema = json!({"$ref": format!("#/components/schemas/{name}"), "components": self.components});
            Arc::new(jsonschema::options().with_draft(Draft::Draft202012).build(&schema).expect("the schema compiles"))
        };
        compiled.entry(name).or_insert_with(build).clone()
    }
}

/// Lets no key through that the document does not name, else a misspelt one would pass. Schemas that are put together
/// of several stay open, because each part would refuse the other's keys.
fn close(schemas: &mut Value) {
    for schema in schemas.as_object_mut().expect("schemas are an object").values_mut() {
        close_one(schema);
    }
}

fn close_one(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            if object.contains_key("allOf") {
                return;
            }
            object.values_mut().for_each(close_one);
            if object.get("properties").is_some_and(Value::is_object) && !object.contains_key("additionalProperties") {
                object.insert("additionalProperties".to_owned(), json!(false));
            }
        }
        Value::Array(items) => items.iter_mut().for_each(close_one),
        _ => {}
    }
}

/// Permissions are sent as texts, and two keys are documented that the document lacks.
fn relax(schemas: &mut Value) {
    for name in ["ApplicationCommandUpdateRequest", "ApplicationCommandCreateRequest"] {
        let Some(properties) = schemas.get_mut(name).and_then(|schema| schema.get_mut("properties")) else { continue };
        properties["default_member_permissions"] = json!({"type": ["string", "integer", "null"]});
        properties["nsfw"] = json!({"type": ["boolean", "null"]});
    }
    if let Some(option) = schemas.pointer_mut("/ApplicationCommandAttachmentOption/properties") {
        option["file_types"] = json!({"type": ["array", "null"], "items": {"type": "string"}, "maxItems": 10});
    }
}
