//! What serenity hands over, as far as the bot wants it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use serde_json::Value;
use serenity::all::{Context, Event, Interaction, RawEventHandler};
use tokio::runtime::Handle;

use super::pulse::Pulse;
use crate::discord::register;
use crate::discord::respond::Desk;
use crate::discord::wire::kind;

/// What all connections have in common.
pub struct Reception {
    pub desk: Arc<Desk>,
    /// Where the work is done: the runtime that serenity has ends with its connection.
    pub runtime: Handle,
    pub registering: AtomicBool,
}

/// One connection's events.
pub struct Handler {
    pub reception: Arc<Reception>,
    pub pulse: Arc<Pulse>,
}

#[serenity::async_trait]
impl RawEventHandler for Handler {
    async fn raw_event(&self, _: Context, event: Event) {
        match event {
            Event::Ready(event) => {
                self.pulse.enter();
                self.reception.register(event.ready.application.id.to_string());
            }
            Event::Resumed(_) => self.pulse.enter(),
            Event::InteractionCreate(event) => self.reception.answer(raw(&event.interaction)),
            // What serenity could not read comes as it is.
            Event::Unknown(event) if event.kind == "INTERACTION_CREATE" => self.reception.answer(event.value),
            _ => {}
        }
    }
}

impl Reception {
    fn answer(&self, raw: Value) {
        self.runtime.spawn(Arc::clone(&self.desk).answer(raw, Instant::now()));
    }

    /// The first time that the bot is in, the commands are seen to in the background.
    fn register(&self, application: String) {
        if !self.registering.swap(true, Ordering::Relaxed) {
            self.runtime.spawn(register::register(Arc::clone(&self.desk), application));
        }
    }
}

/// The interaction as Discord sent it: serenity's types write what they have read, but for the type.
fn raw(interaction: &Interaction) -> Value {
    let number = match interaction {
        Interaction::Ping(_) => kind::PING,
        Interaction::Command(_) => kind::COMMAND,
        Interaction::Component(_) => kind::COMPONENT,
        Interaction::Autocomplete(_) => kind::AUTOCOMPLETE,
        Interaction::Modal(_) => kind::MODAL,
        _ => 0,
    };
    let mut raw = serde_json::to_value(interaction).unwrap_or_default();
    if let Some(object) = raw.as_object_mut() {
        object.insert("type".to_owned(), number.into());
    }
    raw
}

#[cfg(test)]
#[path = "../tests/gateway.rs"]
mod tests;
