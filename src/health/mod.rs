//! How the running bot is, for systemd and for probes: nothing here knows a server, a person or a contact.

mod metrics;
mod server;
mod systemd;

use std::collections::BTreeSet;
use std::time::Duration;

use tokio::sync::watch;

pub use metrics::{Kind, Metrics, Outcome, Sizes};
pub use server::Probes;
pub use systemd::Systemd;

/// How long a thread for blocking work may be waited for before the program counts as stuck.
const STUCK: Duration = Duration::from_secs(10);

/// What is known of the running bot. Shared by whoever tells and whoever asks.
#[derive(Debug)]
pub struct Health {
    pub metrics: Metrics,
    state: watch::Sender<State>,
}

/// The gateway's side of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct State {
    /// How many connections there are to be; 0: not known yet.
    wanted: u32,
    connected: BTreeSet<u32>,
    stopping: bool,
}

impl Default for Health {
    fn default() -> Self {
        Health { metrics: Metrics::default(), state: watch::Sender::new(State::default()) }
    }
}

impl Health {
    /// There are to be so many connections.
    pub fn wants(&self, shards: u32) {
        self.state.send_modify(|state| state.wanted = shards);
    }

    /// A connection is usable from now on, or no more.
    pub fn connected(&self, shard: u32, connected: bool) {
        let change = |state: &mut State| match connected {
            true => state.connected.insert(shard),
            false => state.connected.remove(&shard),
        };
        if self.state.send_if_modified(change) {
            self.metrics.connection(connected);
        }
    }

    /// The program takes no more work.
    pub fn stops(&self) {
        self.state.send_modify(|state| state.stopping = true);
    }

    /// As of now.
    pub fn state(&self) -> State {
        self.state.borrow().clone()
    }

    /// Tells of changes.
    pub fn changes(&self) -> watch::Receiver<State> {
        self.state.subscribe()
    }
}

impl State {
    /// Whether everything that people do reaches the bot, and is worked on.
    pub fn is_ready(&self) -> bool {
        !self.stopping && self.wanted > 0 && self.connected.len() >= self.wanted as usize
    }

    pub fn is_stopping(&self) -> bool {
        self.stopping
    }

    /// In a word or two.
    pub fn words(&self) -> &'static str {
        match self {
            State { stopping: true, .. } => "stopping",
            state if state.is_ready() => "ready",
            _ => "connecting to Discord",
        }
    }
}

/// Whether the program moves: a thread for blocking work, which all answers need, can be had.
pub async fn is_alive() -> bool {
    matches!(tokio::time::timeout(STUCK, tokio::task::spawn_blocking(|| ())).await, Ok(Ok(())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_ready_when_every_connection_is_there_and_it_does_not_stop() {
        let health = Health::default();
        assert!(!health.state().is_ready(), "nothing is known");
        health.wants(2);
        health.connected(0, true);
        assert!(!health.state().is_ready(), "one of two");
        health.connected(1, true);
        assert!(health.state().is_ready());
        health.connected(0, false);
        assert!(!health.state().is_ready(), "one was lost");
        health.connected(0, true);
        health.stops();
        assert!(!health.state().is_ready() && health.state().is_stopping());
        assert_eq!(health.state().words(), "stopping");
    }
}
