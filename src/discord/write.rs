//! From a [`Reply`] to Discord's JSON. Whatever the reply holds, the body keeps Discord's limits.

use std::collections::HashSet;

use serde::Serialize;
use serde_json::Value;

use crate::view::reply::{self, Body, Message, Reply};

use super::components::{self, AllowedMentions, Callback, CallbackData, Suggestion, callback};
use super::controls;
use super::cut::{cut, is_blank, label};
use super::layout;
use super::limits;
use super::markdown::{Caps, CommandIds, Pen};

/// Why a reply cannot be sent: a fault of ours. The text names Discord's rule, nobody's data.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the reply cannot be sent: {0}")]
pub struct Unsendable(pub &'static str);

/// What a first response answers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum To {
    Command,
    /// A component of a message; whether only the asker sees that.
    Component {
        private_message: bool,
    },
    /// A form; whether a message that only the asker sees had the button that opened it.
    Form {
        private_message: bool,
    },
    Typing,
}

impl To {
    /// Whether the interaction came from a message that only the asker sees.
    pub fn is_private_message(self) -> bool {
        matches!(self, To::Component { private_message: true } | To::Form { private_message: true })
    }
}

/// Whether the reply goes where the private message was that was pressed.
pub fn takes_place(reply: &Reply) -> bool {
    reply.private && reply.replaces
}

/// The first response to an interaction; `None` when nothing is to be sent.
pub fn first(reply: &Reply, to: To, ids: &CommandIds) -> Result<Option<Value>, Unsendable> {
    let (kind, data) = match (&reply.body, to) {
        (Body::Silence, _) => return Ok(None),
        (Body::Suggestions(suggestions), _) => {
            (callback::SUGGESTIONS, CallbackData::Suggestions { choices: fitting(suggestions) })
        }
        // While somebody types there is no place for anything but suggestions.
        (_, To::Typing) => (callback::SUGGESTIONS, CallbackData::Suggestions { choices: Vec::new() }),
        (Body::Form(_), To::Form { .. }) => return Err(Unsendable("a form right after a form")),
        (Body::Form(form), _) => {
            let modal =
                controls::text_modal(form).ok_or(Unsendable("a form without inputs or with a key that is too long"))?;
            (callback::MODAL, CallbackData::Modal(modal))
        }
        (Body::Message(message), to) if to.is_private_message() && takes_place(reply) => {
            (callback::UPDATE, CallbackData::Message(components_message(message, 0, ids)))
        }
        (Body::Message(message), _) => {
            (callback::MESSAGE, CallbackData::Message(components_message(message, privacy(reply), ids)))
        }
    };
    let body = to_value(&Callback { kind, data: Some(data) })?;
    limits::check_callback(&body).map_err(broken)?;
    Ok(Some(body))
}

/// A message in place of one that is there: Discord takes no word about privacy for it, that was settled before.
pub fn edit(reply: &Reply, ids: &CommandIds) -> Result<Value, Unsendable> {
    later(reply, 0, ids)
}

/// A message after the first response.
pub fn follow_up(reply: &Reply, ids: &CommandIds) -> Result<Value, Unsendable> {
    later(reply, privacy(reply), ids)
}

fn later(reply: &Reply, flags: u64, ids: &CommandIds) -> Result<Value, Unsendable> {
    let Body::Message(message) = &reply.body else {
        return Err(Unsendable("only a message can come later"));
    };
    let body = to_value(&components_message(message, flags, ids))?;
    limits::check_message(&body).map_err(broken)?;
    Ok(body)
}

/// The first response that says the reply's words without components: for when Discord refused them.
pub fn plain_first(reply: &Reply, ids: &CommandIds) -> Value {
    to_value(&Callback { kind: callback::MESSAGE, data: Some(CallbackData::Message(plain_message(reply, ids))) })
        .unwrap_or_default()
}

/// The reply's words as a plain private message without components.
pub fn plain(reply: &Reply, ids: &CommandIds) -> Value {
    to_value(&plain_message(reply, ids)).unwrap_or_default()
}

fn plain_message(reply: &Reply, ids: &CommandIds) -> components::Message {
    let mut text = String::new();
    if let Body::Message(message) = &reply.body {
        let mut pen = Pen::new(ids, Caps { span: 300, links: false, ..Caps::OPEN });
        let texts: Vec<_> = layout::texts(message).filter_map(|text| pen.text(text)).collect();
        text = texts.join("\n");
    }
    let content = if is_blank(&text) { super::cut::ELLIPSIS.to_owned() } else { cut(&text, limits::CONTENT) };
    components::Message {
        flags: limits::flags::EPHEMERAL,
        allowed_mentions: AllowedMentions::NONE,
        body: components::Body::Content { content },
    }
}

/// A mark in place of an answer that comes as a message of its own.
pub fn placeholder() -> Value {
    let text = components::Component::Text { kind: components::Kind, content: "✓".to_owned() };
    let message = components::Message {
        flags: limits::flags::COMPONENTS_V2,
        allowed_mentions: AllowedMentions::NONE,
        body: components::Body::Components { components: vec![text] },
    };
    to_value(&message).unwrap_or_default()
}

/// Acknowledges a message that will come later, for the asker alone.
pub fn deferred_message() -> Value {
    let data = Some(CallbackData::Flags { flags: limits::flags::EPHEMERAL });
    to_value(&Callback { kind: callback::DEFERRED_MESSAGE, data }).unwrap_or_default()
}

/// Acknowledges a change of the pressed message that will come later.
pub fn deferred_update() -> Value {
    to_value(&Callback { kind: callback::DEFERRED_UPDATE, data: None }).unwrap_or_default()
}

fn components_message(message: &Message, flags: u64, ids: &CommandIds) -> components::Message {
    components::Message {
        flags: limits::flags::COMPONENTS_V2 | flags,
        allowed_mentions: AllowedMentions::NONE,
        body: components::Body::Components { components: vec![layout::container(message, ids)] },
    }
}

fn privacy(reply: &Reply) -> u64 {
    if reply.private { limits::flags::EPHEMERAL } else { 0 }
}

/// Suggestions as Discord takes them: names and values each once, so namesakes get their value added.
fn fitting(suggestions: &[reply::Suggestion]) -> Vec<Suggestion> {
    let (mut names, mut values) = (HashSet::new(), HashSet::new());
    let mut fitting = Vec::new();
    for suggestion in suggestions {
        let value = &suggestion.value;
        // A value that were cut would stand for something else.
        if fitting.len() == limits::OPTIONS || is_blank(value) || value.chars().count() > limits::OPTION_TEXT {
            continue;
        }
        let own = if is_blank(&suggestion.label) { value } else { &suggestion.label };
        let mut name = label(own, limits::OPTION_TEXT);
        if names.contains(&name) {
            let addition = format!(" · {value}");
            let left = limits::OPTION_TEXT.saturating_sub(addition.chars().count());
            name = format!("{}{addition}", cut(&name, left));
        }
        if name.chars().count() <= limits::OPTION_TEXT && !names.contains(&name) && values.insert(value) {
            names.insert(name.clone());
            fitting.push(Suggestion { name, value: value.clone() });
        }
    }
    fitting
}

fn to_value<T: Serialize>(body: &T) -> Result<Value, Unsendable> {
    serde_json::to_value(body).map_err(|_| Unsendable("no JSON"))
}

/// The own check found something that the layout should have seen to.
fn broken(findings: Vec<String>) -> Unsendable {
    tracing::error!(?findings, "a body breaks limits of Discord");
    Unsendable("a limit of Discord")
}

#[cfg(test)]
#[path = "tests/write.rs"]
mod tests;
