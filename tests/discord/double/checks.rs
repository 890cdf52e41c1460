//! Every body that the bot sends, against the project's own limits and Discord's schema.

use kontakti::discord::limits;
use serde_json::Value;

use super::report::Report;
use super::schema;

/// A first response; the schema is picked by its type so that errors can be read.
pub fn callback(interaction_type: u64, on_message: bool, body: &Value, report: &mut Report) -> Vec<String> {
    let (kind, name) = match body["type"].as_u64() {
        Some(4) => ("callback message", "CreateMessageInteractionCallbackRequest"),
        Some(5) => ("callback deferred message", "CreateMessageInteractionCallbackRequest"),
        Some(6) => ("callback deferred update", "UpdateMessageInteractionCallbackRequest"),
        Some(7) => ("callback update", "UpdateMessageInteractionCallbackRequest"),
        Some(8) => ("callback suggestions", "ApplicationCommandAutocompleteCallbackRequest"),
        Some(9) => ("callback form", "ModalInteractionCallbackRequest"),
        _ => return vec!["type: not a callback type that may be sent".to_owned()],
    };
    gather(kind, name, body, limits::check_answer(interaction_type, on_message, body), report)
}

/// An edit of the original response or of a follow-up.
pub fn edit(body: &Value, report: &mut Report) -> Vec<String> {
    gather("edit", "IncomingWebhookUpdateRequestPartial", body, limits::check_message(body), report)
}

/// An edit of one of the bot's own messages in a channel.
pub fn channel_edit(body: &Value, report: &mut Report) -> Vec<String> {
    gather("channel edit", "MessageEditRequestPartial", body, limits::check_message(body), report)
}

pub fn follow_up(body: &Value, report: &mut Report) -> Vec<String> {
    gather("follow-up", "IncomingWebhookRequestPartial", body, limits::check_message(body), report)
}

/// A message in a channel.
pub fn message(body: &Value, report: &mut Report) -> Vec<String> {
    gather("channel message", "MessageCreateRequest", body, limits::check_message(body), report)
}

/// The list of all commands.
pub fn commands(body: &Value, report: &mut Report) -> Vec<String> {
    report.count("command list");
    let mut found = limits::check_commands(body).err().unwrap_or_default();
    for command in body.as_array().into_iter().flatten() {
        found.extend(schema::check("ApplicationCommandUpdateRequest", command));
        report.count("command");
    }
    found
}

fn gather(
    kind: &'static str,
    schema_name: &'static str,
    body: &Value,
    limits: limits::Checked,
    report: &mut Report,
) -> Vec<String> {
    report.count(kind);
    let mut found = limits.err().unwrap_or_default();
    found.extend(schema::check(schema_name, body));
    found
}
