//! What serenity hands over, as far as the bot wants it.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use serde_json::Value;
use serenity::all::{Context, Event, GuildId, Interaction, RawEventHandler, ShardInfo};
use tokio::runtime::Handle;

use super::pulse::Pulse;
use crate::app::App;
use crate::discord::register;
use crate::discord::respond::Desk;
use crate::discord::wire::kind;
use crate::store::GuildKey;

/// What all connections have in common.
pub struct Reception {
    pub desk: Arc<Desk>,
    /// Where the work is done: the runtime that serenity has ends with its connection.
    pub runtime: Handle,
    pub registering: AtomicBool,
    pub noting: tokio::sync::Mutex<()>,
}

/// One connection's events.
pub struct Handler {
    pub reception: Arc<Reception>,
    pub pulse: Arc<Pulse>,
    pub shard: ShardInfo,
}

fn key(guild: GuildId) -> Option<GuildKey> {
    GuildKey::new(&guild.to_string())
}

#[serenity::async_trait]
impl RawEventHandler for Handler {
    async fn raw_event(&self, _: Context, event: Event) {
        match event {
            Event::Ready(event) => {
                self.pulse.enter();
                let guilds = event.ready.guilds.iter().filter_map(|guild| key(guild.id)).collect();
                self.reception.register(event.ready.application.id.to_string());
                self.reception.is_in_these(guilds, self.shard).await;
            }
            Event::GuildCreate(event) => self.reception.came(key(event.guild.id)).await,
            // `unavailable`: Discord itself has trouble with it.
            Event::GuildDelete(event) if !event.guild.unavailable => self.reception.went(key(event.guild.id)).await,
            Event::Resumed(_) => self.pulse.enter(),
            Event::InteractionCreate(event) => self.reception.answer(raw(&event.interaction)),
            // What serenity could not read comes as it is.
            Event::Unknown(event) if event.kind == "INTERACTION_CREATE" => self.reception.answer(event.value),
            Event::Unknown(event) if event.kind == "GUILD_CREATE" => {
                self.reception.came(event.value["id"].as_str().and_then(GuildKey::new)).await;
            }
            _ => {}
        }
    }
}

impl Reception {
    fn answer(&self, raw: Value) {
        self.runtime.spawn(Arc::clone(&self.desk).answer(raw, Instant::now()));
    }

    async fn came(&self, guild: Option<GuildKey>) {
        guild.iter().for_each(|guild| self.desk.here.came(guild.clone()));
        self.note(move |app| guild.iter().for_each(|guild| app.is_in(guild))).await;
    }

    async fn went(&self, guild: Option<GuildKey>) {
        guild.iter().for_each(|guild| self.desk.here.went(guild));
        self.note(move |app| guild.iter().for_each(|guild| app.has_left(guild))).await;
    }

    /// Discord lists a shard's servers when a session begins: whatever happened while there was none comes to light.
    async fn is_in_these(&self, guilds: HashSet<GuildKey>, shard: ShardInfo) {
        self.desk.here.are(&guilds, |guild| belongs(guild, shard));
        self.note(move |app| app.is_in_these(&guilds, |guild| belongs(guild, shard))).await;
    }

    /// Notes one thing after the other, in the order in which they came.
    async fn note(&self, work: impl FnOnce(&App) + Send + 'static) {
        let _turn = self.noting.lock().await;
        let app = self.desk.app();
        if self.runtime.spawn_blocking(move || work(&app)).await.is_err() {
            tracing::error!("noting in which servers the bot is came to a stop");
        }
    }

    /// The first time that the bot is in, the commands are seen to in the background.
    fn register(&self, application: String) {
        if !self.registering.swap(true, Ordering::Relaxed) {
            self.runtime.spawn(register::register(Arc::clone(&self.desk), application));
        }
    }
}

/// Whether it is a server of Discord's, and of this shard.
fn belongs(guild: &GuildKey, shard: ShardInfo) -> bool {
    guild.as_str().parse::<u64>().is_ok_and(|id| (id >> 22) % u64::from(shard.total) == u64::from(shard.id.0))
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
