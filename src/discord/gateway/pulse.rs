//! What is known of a connection from outside: whether it is in, and whether its thread still turns.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serenity::all::ShardId;
use serenity::gateway::{ShardMessenger, ShardRunnerMessage};
use tokio::sync::Notify;

/// How often in a row a connection that has hardly been made may be replaced at once. A gateway that lets in and drops
/// whoever comes would be gone to without end.
const HASTY: u32 = 2;
/// *Normal closure.*
const NORMAL: u16 = 1000;

/// The signs of life of one connection.
#[derive(Debug)]
pub struct Pulse {
    settles: Duration,
    signs: Mutex<Signs>,
    changed: Notify,
}

#[derive(Debug)]
struct Signs {
    /// When the gateway was last gone to.
    asked: Instant,
    /// When it let the bot in after that, if it did.
    entered: Option<Instant>,
    /// When it first did.
    first_entered: Option<Instant>,
    /// How often in a row a connection was lost that had hardly been made.
    hasty: u32,
    /// Since when serenity has been running without a pause.
    busy: Option<Instant>,
    messenger: Option<ShardMessenger>,
}

impl Pulse {
    /// `settles`: how long a connection has to hold so that it may be replaced at once as often as it is lost.
    pub fn new(settles: Duration) -> Self {
        let signs =
            Signs { asked: Instant::now(), entered: None, first_entered: None, hasty: 0, busy: None, messenger: None };
        Pulse { settles, signs: Mutex::new(signs), changed: Notify::new() }
    }

    fn signs(&self) -> MutexGuard<'_, Signs> {
        self.signs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The gateway is gone to once more. `false`: that was too often.
    pub fn ask(&self) -> bool {
        let mut signs = self.signs();
        let settled = signs.entered.is_some_and(|entered| entered.elapsed() >= self.settles);
        signs.hasty = if settled { 0 } else { signs.hasty + 1 };
        (signs.asked, signs.entered) = (Instant::now(), None);
        signs.hasty <= HASTY
    }

    /// The gateway has let the bot in.
    pub fn enter(&self) {
        let mut signs = self.signs();
        let now = Instant::now();
        signs.entered = Some(now);
        signs.first_entered.get_or_insert(now);
        drop(signs);
        self.changed.notify_one();
    }

    /// Ends when the bot was let in.
    pub async fn entered(&self) {
        while !self.is_in() {
            self.changed.notified().await;
        }
    }

    pub fn is_in(&self) -> bool {
        self.signs().entered.is_some()
    }

    /// For how long the gateway has kept the bot waiting at its door.
    pub fn waiting(&self) -> Option<Duration> {
        let signs = self.signs();
        signs.entered.is_none().then(|| signs.asked.elapsed())
    }

    /// For how long the session has been held, `None` if the bot was never let in.
    pub fn held(&self) -> Option<Duration> {
        self.signs().first_entered.map(|entered| entered.elapsed())
    }

    /// serenity begins, or ends, to run.
    pub fn turn(&self, runs: bool) {
        self.signs().busy = runs.then(Instant::now);
    }

    /// For how long serenity has been running without a pause.
    pub fn busy(&self) -> Duration {
        self.signs().busy.map(|since| since.elapsed()).unwrap_or_default()
    }

    /// The way to tell the running connection something.
    pub fn speak_through(&self, messenger: ShardMessenger) {
        self.signs().messenger = Some(messenger);
    }

    /// Closes the connection, after which serenity takes the session up again. On one that is closed already this fails,
    /// and that ends its endless reading.
    pub fn close(&self) {
        self.tell(ShardRunnerMessage::Close(NORMAL, None));
    }

    /// Has the session ended in good order.
    pub fn leave(&self, shard: ShardId) {
        self.tell(ShardRunnerMessage::Shutdown(shard, NORMAL));
    }

    fn tell(&self, message: ShardRunnerMessage) {
        if let Some(messenger) = &self.signs().messenger {
            messenger.send_to_shard(message);
        }
    }
}
