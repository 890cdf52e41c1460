//! The gateway: one session a shard, begun again when it is lost, and never two.

mod door;
mod handler;
mod life;
mod pace;
mod pulse;

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use serde_json::Value;
use serenity::all::{GatewayIntents, ShardId, ShardInfo};
use serenity::http::{Http, HttpBuilder};
use tokio::runtime::Handle;
use tokio::sync::{Mutex, MutexGuard, watch};
use tokio::task::JoinSet;

use super::respond::Desk;
use super::rest::RestError;
use super::{Options, RunError};
use crate::health::Health;

use handler::{Handler, Reception};
use life::{Life, Needs, Over};
use pace::{Budget, Pace};
use pulse::Pulse;

/// How often a connection is looked after.
const LOOK: Duration = Duration::from_millis(500);
/// How long the gateway may take to let the bot in, connection and handshake included.
const ENTRY: Duration = Duration::from_secs(60);
/// A connection that held for so long is worth to be taken up again.
const SETTLED: Duration = Duration::from_secs(5);
/// serenity hands over to others all the time; when it has not for so long, it reads from a connection that is closed.
const SPELLBOUND: Duration = Duration::from_secs(2);
/// How long a thread may take to end: the next heartbeat, at the latest, ends what nothing else does.
const GONE: Duration = Duration::from_secs(60);
/// How long leaving in good order may take.
const LEAVING: Duration = Duration::from_secs(3);
/// The first pause before the gateway is asked for again; it doubles.
const PAUSE: Duration = Duration::from_secs(1);
const PAUSE_MAX: Duration = Duration::from_secs(30);

/// What Discord says about its gateway.
struct Entrance {
    url: String,
    /// How many connections Discord wants the bot to have.
    shards: u32,
    budget: Budget,
}

/// The bot's connections.
pub struct Gateway {
    desk: Arc<Desk>,
    reception: Arc<Reception>,
    http: Arc<Http>,
    health: Arc<Health>,
    watchdog: Duration,
    pace: Mutex<Pace>,
    leaving: watch::Sender<bool>,
}

impl Gateway {
    /// Begins nothing yet.
    pub fn new(desk: Arc<Desk>, options: &Options) -> Self {
        // serenity makes no calls of its own; it only wants to have what it would make them with.
        let http = HttpBuilder::new(options.token.reveal()).client(desk.rest.http()).ratelimiter_disabled(true).build();
        let reception = Reception {
            desk: Arc::clone(&desk),
            runtime: Handle::current(),
            registering: AtomicBool::new(false),
            noting: Mutex::default(),
        };
        Gateway {
            desk,
            reception: Arc::new(reception),
            http: Arc::new(http),
            health: Arc::clone(&options.health),
            watchdog: options.watchdog,
            pace: Mutex::new(Pace::new(options.watchdog)),
            leaving: watch::Sender::new(false),
        }
    }

    /// Stays connected until the bot leaves, which is no error, or until something is wrong that no other connection mends.
    pub async fn serve(self: Arc<Self>) -> Result<(), RunError> {
        let Some(entrance) = self.unless_leaving(self.find()).await else { return Ok(()) };
        let total = entrance?.shards;
        self.health.wants(total);
        let mut kept = JoinSet::new();
        for id in (0..total).map(ShardId) {
            let gateway = Arc::clone(&self);
            kept.spawn(async move { gateway.keep(ShardInfo { id, total }).await });
        }
        while let Some(ended) = kept.join_next().await {
            ended.map_err(|_| RunError::Fault("looking after a connection came to a stop"))??;
        }
        Ok(())
    }

    /// Has every connection closed in good order; [`Self::serve`] ends then.
    pub fn leave(&self) {
        self.leaving.send_replace(true);
    }

    async fn unless_leaving<T>(&self, work: impl Future<Output = T>) -> Option<T> {
        let mut leaving = self.leaving.subscribe();
        tokio::select! {
            done = work => Some(done),
            // The sender is here, so there is a word of it.
            _ = leaving.wait_for(|leaving| *leaving) => None,
        }
    }

    /// Keeps one shard connected.
    async fn keep(&self, shard: ShardInfo) -> Result<(), RunError> {
        loop {
            let Some(turn) = self.unless_leaving(self.turn(shard)).await else { return Ok(()) };
            let (mut pace, url) = turn?;
            let pulse = Arc::new(Pulse::new(SETTLED.min(self.watchdog)));
            let handler = Handler { reception: Arc::clone(&self.reception), pulse: Arc::clone(&pulse), shard };
            let needs = Needs {
                shard,
                url,
                // Interactions come without any intent; this one tells of servers that remove the bot.
                intents: GatewayIntents::GUILDS,
                http: Arc::clone(&self.http),
                handler: Arc::new(handler),
                pulse: Arc::clone(&pulse),
            };
            let life = Life::begin(needs).map_err(|_| RunError::Fault("no thread could be started"))?;
            let mut watched = std::pin::pin!(self.watch(life, shard.id, &pulse));
            let over = tokio::select! {
                over = &mut watched => Some(over),
                () = pulse.entered() => None,
            };
            pace.tried(Instant::now());
            drop(pace);
            let over = match over {
                Some(over) => over?,
                None => {
                    tracing::info!(shard = shard.id.0, "connected to Discord");
                    self.health.connected(shard.id.0, true);
                    watched.await?
                }
            };
            self.health.connected(shard.id.0, false);
            match over {
                Over::Left => return Ok(()),
                Over::Refused(error) => return Err(error),
                over => tracing::warn!(shard = shard.id.0, cause = %over, "the connection to Discord is lost"),
            }
            self.pace.lock().await.lost(pulse.held(), Instant::now());
        }
    }

    /// Waits until the gateway may be entered, and has nobody else enter until the pace is given back.
    async fn turn(&self, shard: ShardInfo) -> Result<(MutexGuard<'_, Pace>, String), RunError> {
        let pace = self.pace.lock().await;
        let entrance = self.find().await?;
        if entrance.shards > shard.total {
            return Err(RunError::Fault("Discord wants the bot to have more connections than it has"));
        }
        if entrance.budget.left == 0 {
            tracing::error!("Discord lets the bot enter the gateway no more today");
        }
        tokio::time::sleep(pace.wait(entrance.budget, Instant::now())).await;
        Ok((pace, entrance.url))
    }

    /// Asks Discord for the gateway until it answers.
    async fn find(&self) -> Result<Entrance, RunError> {
        let mut pause = PAUSE;
        loop {
            let cause = match self.desk.rest.gateway().await {
                Ok(found) => match entrance(&found) {
                    Some(entrance) => return Ok(entrance),
                    None => RestError::Unreadable,
                },
                Err(RestError::Status { status: 401, .. }) => return Err(RunError::TokenRefused),
                Err(error) => error,
            };
            tracing::warn!(error = %cause, "Discord cannot be reached");
            tokio::time::sleep(pause).await;
            pause = (pause * 2).min(PAUSE_MAX).min(self.watchdog);
        }
    }

    /// Looks after a connection until it is over and gone, and ends it when nothing more is to be hoped of it.
    async fn watch(&self, mut life: Life, shard: ShardId, pulse: &Pulse) -> Result<Over, RunError> {
        let mut leaving = self.leaving.subscribe();
        let mut latency = None;
        let mut heard = Instant::now();
        let mut told: Option<(Over, Instant)> = None;
        loop {
            tokio::select! {
                over = life.over() => return Ok(told.map_or(over, |(why, _)| why)),
                _ = leaving.wait_for(|leaving| *leaving), if told.is_none() => {
                    pulse.leave(shard);
                    told = Some((Over::Left, Instant::now()));
                }
                () = tokio::time::sleep(LOOK) => {}
            }
            if pulse.busy() > SPELLBOUND {
                pulse.close();
            }
            self.health.connected(shard.0, pulse.is_in());
            if let Some((_, since)) = &told {
                if since.elapsed() > LEAVING {
                    life.end();
                }
                if since.elapsed() > GONE {
                    return Err(RunError::Fault("a connection cannot be ended"));
                }
                continue;
            }
            let answered = life.latency().await;
            if answered != latency {
                (latency, heard) = (answered, Instant::now());
            }
            let why = match pulse.waiting() {
                Some(waiting) if waiting > ENTRY.min(self.watchdog) => Over::KeptWaiting,
                None if heard.elapsed() > self.watchdog => Over::Silent,
                _ => continue,
            };
            life.end();
            told = Some((why, Instant::now()));
        }
    }
}

fn entrance(found: &Value) -> Option<Entrance> {
    let limit = &found["session_start_limit"];
    let shards = found["shards"].as_u64().and_then(|shards| u32::try_from(shards).ok());
    Some(Entrance {
        url: found["url"].as_str()?.to_owned(),
        shards: shards.unwrap_or(1).max(1),
        budget: Budget {
            left: limit["remaining"].as_u64().unwrap_or(u64::MAX),
            renewed_in: Duration::from_millis(limit["reset_after"].as_u64().unwrap_or(0)),
        },
    })
}
