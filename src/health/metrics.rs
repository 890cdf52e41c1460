//! Counts and times, as Prometheus reads them.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// What somebody did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Command,
    /// A button or a select.
    Press,
    Form,
    /// Typing, which wants suggestions.
    Typing,
    /// What cannot be told.
    Unknown,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    Answered,
    Refused,
    /// Ours.
    Fault,
    /// Too old to be answered: let be.
    Late,
    /// Whatever the answer was, Discord did not take it.
    Undelivered,
}

impl Kind {
    const fn word(self) -> &'static str {
        match self {
            Kind::Command => "command",
            Kind::Press => "press",
            Kind::Form => "form",
            Kind::Typing => "typing",
            Kind::Unknown => "unknown",
        }
    }
}

impl Outcome {
    const fn word(self) -> &'static str {
        match self {
            Outcome::Answered => "answered",
            Outcome::Refused => "refused",
            Outcome::Fault => "fault",
            Outcome::Late => "late",
            Outcome::Undelivered => "undelivered",
        }
    }
}

/// What is measured only when somebody asks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sizes {
    pub open_guild_files: u64,
    /// Of all guilds' files with their logs.
    pub database_bytes: u64,
}

/// Upper bounds of the first response's buckets, in milliseconds: Discord waits for 3000.
const BOUNDS: [u64; 12] = [5, 10, 25, 50, 100, 250, 500, 1000, 1500, 2000, 2500, 3000];

#[derive(Debug, Default)]
pub struct Metrics {
    interactions: Mutex<BTreeMap<(Kind, String, Outcome), u64>>,
    /// One more than the bounds: whatever took longer.
    buckets: [AtomicU64; BOUNDS.len() + 1],
    microseconds: AtomicU64,
    waiting: AtomicI64,
    entered: AtomicU64,
    lost: AtomicU64,
}

/// One more that waits, until it is dropped.
#[derive(Debug)]
pub struct Waiting<'a>(&'a Metrics);

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.waiting.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Metrics {
    /// An interaction is done with. `name`: a command's path, or a button's or form's own name; never a text of somebody's.
    pub fn interaction(&self, kind: Kind, name: &str, outcome: Outcome) {
        let mut interactions = self.interactions.lock().unwrap_or_else(PoisonError::into_inner);
        *interactions.entry((kind, name.to_owned(), outcome)).or_default() += 1;
    }

    /// The first response was taken so long after its interaction had come.
    pub fn first_response(&self, took: Duration) {
        let milliseconds = took.as_secs_f64() * 1000.0;
        let bucket = BOUNDS.iter().position(|bound| milliseconds <= *bound as f64).unwrap_or(BOUNDS.len());
        self.buckets[bucket].fetch_add(1, Ordering::Relaxed);
        self.microseconds.fetch_add(u64::try_from(took.as_micros()).unwrap_or(0), Ordering::Relaxed);
    }

    /// A request waits for its turn.
    pub fn waits(&self) -> Waiting<'_> {
        self.waiting.fetch_add(1, Ordering::Relaxed);
        Waiting(self)
    }

    /// A connection was made or lost.
    pub fn connection(&self, made: bool) {
        let count = if made { &self.entered } else { &self.lost };
        count.fetch_add(1, Ordering::Relaxed);
    }

    /// The text that Prometheus reads; to be called in the runtime. `wanted` and `connected` are of the gateway's connections.
    pub fn text(&self, wanted: u64, connected: u64, sizes: Sizes) -> String {
        let mut text = String::new();
        head(&mut text, "interactions_total", "counter", "Interactions by what was done and what came of it.");
        for ((kind, name, outcome), count) in &*self.interactions.lock().unwrap_or_else(PoisonError::into_inner) {
            let (kind, outcome) = (kind.word(), outcome.word());
            let labels = format!("kind=\"{kind}\",command=\"{name}\",outcome=\"{outcome}\"");
            line(&mut text, &format!("interactions_total{{{labels}}}"), count);
        }
        self.write_first_responses(&mut text);
        let numbers = [
            ("gateway_shards", "gauge", "Connections that there are to be.", wanted),
            ("gateway_connected", "gauge", "Connections that there are.", connected),
            ("gateway_entered_total", "counter", "Connections made.", self.entered.load(Ordering::Relaxed)),
            ("gateway_lost_total", "counter", "Connections lost.", self.lost.load(Ordering::Relaxed)),
            ("open_guild_files", "gauge", "Servers whose file is open.", sizes.open_guild_files),
            ("database_bytes", "gauge", "Bytes of all servers' files.", sizes.database_bytes),
        ];
        for (name, kind, help, value) in numbers {
            head(&mut text, name, kind, help);
            line(&mut text, name, &value);
        }
        let tasks = tokio::runtime::Handle::try_current().map_or(0, |runtime| runtime.metrics().num_alive_tasks());
        head(&mut text, "tasks", "gauge", "Tasks that the program has under way.");
        line(&mut text, "tasks", &tasks);
        head(&mut text, "queue_depth", "gauge", "Requests that wait for their turn.");
        line(&mut text, "queue_depth", &self.waiting.load(Ordering::Relaxed));
        head(&mut text, "build_info", "gauge", "The version that runs.");
        line(&mut text, concat!("build_info{version=\"", env!("CARGO_PKG_VERSION"), "\"}"), &1);
        text
    }

    fn write_first_responses(&self, text: &mut String) {
        const NAME: &str = "first_response_seconds";
        head(text, NAME, "histogram", "From an interaction's arrival to its first response.");
        let mut sum = 0;
        for (count, bound) in self.buckets.iter().zip(BOUNDS) {
            sum += count.load(Ordering::Relaxed);
            line(text, &format!("{NAME}_bucket{{le=\"{}\"}}", bound as f64 / 1000.0), &sum);
        }
        sum += self.buckets[BOUNDS.len()].load(Ordering::Relaxed);
        line(text, &format!("{NAME}_bucket{{le=\"+Inf\"}}"), &sum);
        line(text, &format!("{NAME}_sum"), &(self.microseconds.load(Ordering::Relaxed) as f64 / 1e6));
        line(text, &format!("{NAME}_count"), &sum);
    }
}

fn head(text: &mut String, name: &str, kind: &str, help: &str) {
    // Writing to a string does not fail.
    let _ = writeln!(text, "# HELP kontakti_{name} {help}\n# TYPE kontakti_{name} {kind}");
}

fn line(text: &mut String, name: &str, value: &dyn std::fmt::Display) {
    let _ = writeln!(text, "kontakti_{name} {value}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_told_as_prometheus_reads_it() {
        let metrics = Metrics::default();
        metrics.interaction(Kind::Command, "contact edit", Outcome::Answered);
        metrics.interaction(Kind::Command, "contact edit", Outcome::Answered);
        metrics.interaction(Kind::Press, "show", Outcome::Refused);
        for milliseconds in [4, 5, 6, 2999, 3001] {
            metrics.first_response(Duration::from_millis(milliseconds));
        }
        let waiting = metrics.waits();
        metrics.connection(true);
        let text = metrics.text(1, 1, Sizes { open_guild_files: 3, database_bytes: 4096 });
        drop(waiting);
        for expected in [
            "kontakti_interactions_total{kind=\"command\",command=\"contact edit\",outcome=\"answered\"} 2\n",
            "kontakti_interactions_total{kind=\"press\",command=\"show\",outcome=\"refused\"} 1\n",
            "# TYPE kontakti_first_response_seconds histogram\n",
            "kontakti_first_response_seconds_bucket{le=\"0.005\"} 2\n",
            "kontakti_first_response_seconds_bucket{le=\"0.01\"} 3\n",
            "kontakti_first_response_seconds_bucket{le=\"3\"} 4\n",
            "kontakti_first_response_seconds_bucket{le=\"+Inf\"} 5\n",
            "kontakti_first_response_seconds_sum 6.015\n",
            "kontakti_first_response_seconds_count 5\n",
            "kontakti_gateway_connected 1\n",
            "kontakti_gateway_entered_total 1\n",
            "kontakti_gateway_lost_total 0\n",
            "kontakti_open_guild_files 3\n",
            "kontakti_database_bytes 4096\n",
            "kontakti_queue_depth 1\n",
        ] {
            assert!(text.contains(expected), "{expected} is not in:\n{text}");
        }
        assert!(metrics.text(1, 1, Sizes::default()).contains("kontakti_queue_depth 0\n"));
    }
}
