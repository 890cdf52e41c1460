//! The gateway: events come in through serenity, everything else is done elsewhere.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use serde_json::Value;
use serenity::Error as SerenityError;
use serenity::all::{Client, Context, Event, GatewayIntents, Interaction, RawEventHandler, ShardId, ShardManager};
use serenity::gateway::GatewayError;
use serenity::http::HttpBuilder;

use super::respond::Desk;
use super::rest::RestError;
use super::wire::kind;
use super::{Options, RunError, register};

/// How long a shard may go without a heartbeat that is answered.
const SILENCE: Duration = Duration::from_secs(180);
/// How long entering the gateway may take.
const ENTRY: Duration = Duration::from_secs(90);
const WATCH_EVERY: Duration = Duration::from_secs(15);
/// The first pause before the gateway is looked for again; it doubles.
const PAUSE: Duration = Duration::from_secs(1);
const PAUSE_MAX: Duration = Duration::from_secs(60);

/// Where the gateway is, and how many connections Discord wants.
pub struct Entrance {
    url: String,
    shards: u32,
}

/// Asks Discord for the gateway until it answers.
pub async fn find(desk: &Desk) -> Result<Entrance, RunError> {
    let mut pause = PAUSE;
    loop {
        let cause = match desk.rest.gateway().await {
            Ok(found) => {
                // Entering more often than Discord allows a day costs the bot its token.
                if found.pointer("/session_start_limit/remaining").and_then(Value::as_u64) == Some(0) {
                    return Err(RunError::Fault("Discord lets the bot enter the gateway no more today"));
                }
                let shards = found["shards"].as_u64().and_then(|shards| u32::try_from(shards).ok());
                match found["url"].as_str() {
                    Some(url) => return Ok(Entrance { url: url.to_owned(), shards: shards.unwrap_or(1).max(1) }),
                    None => RestError::Unreadable,
                }
            }
            Err(RestError::Status { status: 401, .. }) => return Err(RunError::TokenRefused),
            Err(error) => error,
        };
        tracing::warn!(error = %cause, "Discord cannot be reached");
        tokio::time::sleep(pause).await;
        pause = (pause * 2).min(PAUSE_MAX);
    }
}

/// The connection, not yet begun.
pub struct Gateway {
    client: Client,
    shards: u32,
    ready: Arc<AtomicBool>,
}

impl Gateway {
    pub async fn new(desk: Arc<Desk>, options: &Options, entrance: Entrance) -> Result<Self, RunError> {
        // Its own limiter keeps an entry for every interaction for ever, and ignores where Discord is said to be.
        let http = HttpBuilder::new(options.token.reveal())
            .client(desk.rest.http())
            .proxy(options.api_url.trim_end_matches('/'))
            .ratelimiter_disabled(true)
            .build();
        let ready = Arc::new(AtomicBool::new(false));
        let handler = Handler { desk, ready: Arc::clone(&ready), registering: AtomicBool::new(false) };
        // Interactions come without any intent.
        let client = serenity::client::ClientBuilder::new_with_http(http, GatewayIntents::empty())
            .raw_event_handler(handler)
            .await
            .map_err(|error| run_error(&error))?;
        // Should serenity itself find no gateway, it would fall back on an address of its own.
        *client.ws_url.lock().await = entrance.url;
        Ok(Gateway { client, shards: entrance.shards, ready })
    }

    pub fn shards(&self) -> Arc<ShardManager> {
        Arc::clone(&self.client.shard_manager)
    }

    /// Stays connected until something is wrong.
    pub async fn serve(&mut self) -> RunError {
        let watch = watch(self.shards(), self.shards, Arc::clone(&self.ready));
        tokio::select! {
            ended = self.client.start_shards(self.shards) => match ended {
                Ok(()) => RunError::Fault("the gateway was left"),
                Err(error) => run_error(&error),
            },
            error = watch => error,
        }
    }
}

fn run_error(error: &SerenityError) -> RunError {
    match error {
        SerenityError::Gateway(GatewayError::InvalidAuthentication | GatewayError::NoAuthentication) => {
            RunError::TokenRefused
        }
        SerenityError::Gateway(GatewayError::DisallowedGatewayIntents | GatewayError::InvalidGatewayIntents) => {
            RunError::IntentsRefused
        }
        // Its text may hold an address with a token in it.
        _ => RunError::Fault("the gateway cannot be used"),
    }
}

/// Ends when a shard has been silent too long: serenity waits for ever on a connection that stalls while it is made, and
/// only a new process is sure to get out of that.
async fn watch(shards: Arc<ShardManager>, count: u32, ready: Arc<AtomicBool>) -> RunError {
    let begun = Instant::now();
    let mut pulses: HashMap<ShardId, (Option<Duration>, Instant)> = HashMap::new();
    loop {
        tokio::time::sleep(WATCH_EVERY).await;
        if !ready.load(Ordering::Relaxed) {
            if begun.elapsed() > ENTRY * count {
                return RunError::Fault("the gateway could not be entered");
            }
            continue;
        }
        let runners = shards.runners.lock().await;
        for id in (0..count).map(ShardId) {
            // The latency differs with every heartbeat that is answered.
            let pulse = runners.get(&id).and_then(|runner| runner.latency);
            let (last, since) = pulses.entry(id).or_insert((pulse, Instant::now()));
            if *last != pulse {
                (*last, *since) = (pulse, Instant::now());
            } else if since.elapsed() > SILENCE {
                return RunError::Fault("the gateway has gone silent");
            }
        }
    }
}

struct Handler {
    desk: Arc<Desk>,
    ready: Arc<AtomicBool>,
    registering: AtomicBool,
}

#[serenity::async_trait]
impl RawEventHandler for Handler {
    async fn raw_event(&self, _: Context, event: Event) {
        let received = Instant::now();
        match event {
            Event::Ready(event) => self.enter(event.ready.application.id.to_string()),
            Event::InteractionCreate(event) => {
                let raw = raw(&event.interaction);
                Arc::clone(&self.desk).answer(raw, received).await;
            }
            // What serenity could not read comes as it is.
            Event::Unknown(event) if event.kind == "INTERACTION_CREATE" => {
                Arc::clone(&self.desk).answer(event.value, received).await;
            }
            _ => {}
        }
    }
}

impl Handler {
    /// The bot is in. The first time, the commands are seen to in the background.
    fn enter(&self, application: String) {
        self.ready.store(true, Ordering::Relaxed);
        tracing::info!("connected to Discord");
        if !self.registering.swap(true, Ordering::Relaxed) {
            tokio::spawn(register::register(Arc::clone(&self.desk), application));
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
#[path = "tests/gateway.rs"]
mod tests;
