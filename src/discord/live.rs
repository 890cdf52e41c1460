//! Which servers' cards are looked after just now, with which tokens they were posted, and how often they may be edited.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde_json::Value;
use tokio::sync::{Semaphore, watch};

use crate::store::GuildKey;

use super::rest::TOKEN_LIFE;
use super::wire::Address;

/// So many edits of a server within this time, and no more.
const EDITS: usize = 5;
const EDITS_TIME: Duration = Duration::from_secs(5);
/// Threads that may work on it.
const THREADS: usize = 4;
/// Servers that are worked on.
const AT_WORK: u32 = 1 << 16;

/// Where a message stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub channel: i64,
    pub message: i64,
}

impl Place {
    /// Of a message as Discord gives it.
    pub fn of(message: &Value) -> Option<Self> {
        let id = |key: &str| message.get(key)?.as_str()?.parse().ok();
        Some(Place { channel: id("channel_id")?, message: id("id")? })
    }
}

/// What is under way.
pub struct Live {
    servers: Mutex<HashMap<GuildKey, Server>>,
    tokens: Mutex<Tokens>,
    pub threads: Semaphore,
    pub at_work: Arc<Semaphore>,
    stopping: watch::Sender<bool>,
}

/// With which interactions messages were sent, as long as those can be used. They are nowhere else.
#[derive(Default)]
struct Tokens {
    of_messages: HashMap<i64, (Address, Instant)>,
    /// The messages as they came, so that not all are gone through for those whose time is over.
    by_age: VecDeque<(i64, Instant)>,
}

/// A server whose cards are looked after.
#[derive(Default)]
pub struct Server {
    /// Whether something happened that was not looked at yet.
    pub news: bool,
    pub is_worked_on: bool,
    /// When its last messages were edited.
    edits: VecDeque<Instant>,
}

/// A mark of what a message shows, the same in every run of the program (FNV-1a).
pub fn mark(body: &Value) -> i64 {
    let hash = body
        .to_string()
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    i64::from_ne_bytes(hash.to_ne_bytes())
}

impl Live {
    pub fn new() -> Self {
        Live {
            servers: Mutex::default(),
            tokens: Mutex::default(),
            threads: Semaphore::new(THREADS),
            at_work: Arc::new(Semaphore::new(AT_WORK as usize)),
            stopping: watch::Sender::new(false),
        }
    }

    /// Sends no more, and waits until what came of what was sent is noted.
    pub async fn finish(&self) {
        self.stopping.send_replace(true);
        // It is never closed, so the one way to fail is not there.
        drop(self.at_work.acquire_many(AT_WORK).await);
    }

    pub fn is_stopping(&self) -> bool {
        *self.stopping.borrow()
    }

    pub async fn stop(&self) {
        // The sender is here, so it cannot be gone.
        let _ = self.stopping.subscribe().wait_for(|stopping| *stopping).await;
    }

    /// Waits, but not beyond the end.
    pub async fn pause(&self, time: Duration) {
        // Whichever comes first will do.
        let _ = tokio::time::timeout(time, self.stop()).await;
    }

    pub fn servers(&self) -> MutexGuard<'_, HashMap<GuildKey, Server>> {
        self.servers.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn keep_token(&self, message: i64, address: Address, received: Instant) {
        let mut tokens = self.tokens();
        while let Some((old, came)) = tokens.by_age.front().copied()
            && came.elapsed() >= TOKEN_LIFE
        {
            tokens.by_age.pop_front();
            tokens.of_messages.remove(&old);
        }
        tokens.by_age.push_back((message, received));
        tokens.of_messages.insert(message, (address, received));
    }

    pub fn token(&self, message: i64) -> Option<(Address, Instant)> {
        self.tokens().of_messages.get(&message).filter(|(_, received)| received.elapsed() < TOKEN_LIFE).cloned()
    }

    pub fn forget_token(&self, message: i64) {
        self.tokens().of_messages.remove(&message);
    }

    fn tokens(&self) -> MutexGuard<'_, Tokens> {
        self.tokens.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How long to wait before the server's next edit.
    pub fn wait_for_edit(&self, guild: &GuildKey) -> Option<Duration> {
        let servers = self.servers();
        let edits = &servers.get(guild)?.edits;
        let oldest = edits.front().filter(|_| edits.len() >= EDITS)?;
        EDITS_TIME.checked_sub(oldest.elapsed())
    }

    pub fn note_edit(&self, guild: &GuildKey) {
        let mut servers = self.servers();
        let edits = &mut servers.entry(guild.clone()).or_default().edits;
        edits.push_back(Instant::now());
        if edits.len() > EDITS {
            edits.pop_front();
        }
    }

    /// Whether nothing is left to do, which is then over.
    pub fn is_over(&self, guild: &GuildKey, give_up: bool) -> bool {
        let mut servers = self.servers();
        let Some(server) = servers.get_mut(guild) else { return true };
        if !give_up && server.news {
            return false;
        }
        server.is_worked_on = false;
        if server.edits.back().is_none_or(|last| last.elapsed() > EDITS_TIME) {
            servers.remove(guild);
        }
        true
    }
}
