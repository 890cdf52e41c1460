//! Discord: the only place that names serenity.
//!
//! The gateway brings interactions ([`gateway`]), each is read into a call ([`read`]), worked on and answered
//! ([`respond`]); what goes out is written ([`write`], [`layout`]) and checked ([`limits`]) before it is sent ([`rest`]).

mod components;
mod controls;
mod custom_id;
mod cut;
mod deliver;
mod escape;
#[cfg(test)]
#[path = "tests/every.rs"]
mod every;
mod gateway;
#[cfg(test)]
#[path = "tests/guarded/mod.rs"]
mod guarded;
mod here;
mod keystrokes;
mod layout;
pub mod limits;
mod live;
mod manifest;
mod markdown;
mod message_text;
mod naming;
pub mod offline;
mod once;
mod read;
mod redraw;
mod register;
mod respond;
mod rest;
mod stamp;
mod turns;
mod wire;
pub mod write;

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use crate::app::App;
use crate::health::Health;
use crate::settings::Token;

use gateway::Gateway;
use respond::Desk;
use rest::Rest;

pub use manifest::{budget, manifest};
pub use markdown::CommandIds;

/// How the bot is to run.
#[derive(Debug, Clone)]
pub struct Options {
    pub token: Token,
    /// Where Discord is, without a path.
    pub api_url: String,
    /// Work that takes longer than this is deferred.
    pub defer_after: Duration,
    /// An interaction that is older than this when it arrives is too old to be answered.
    pub stale_after: Duration,
    /// How long the gateway may be silent before the connection is made anew.
    pub watchdog: Duration,
    /// Whom the bot tells how it is.
    pub health: Arc<Health>,
}

impl Options {
    /// The settings that are shipped.
    pub fn new(token: Token) -> Self {
        Options {
            token,
            api_url: "https://discord.com".to_owned(),
            defer_after: Duration::from_millis(1500),
            stale_after: Duration::from_millis(2700),
            watchdog: Duration::from_secs(180),
            health: Arc::default(),
        }
    }
}

/// Why the bot stopped.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RunError {
    #[error("Discord refused the bot's token")]
    TokenRefused,
    #[error("Discord does not let the bot have the events that it asks for")]
    IntentsRefused,
    #[error("{0}")]
    Fault(&'static str),
}

impl RunError {
    /// Whether the person who set the bot up has something to put right; starting it again does not help.
    pub fn is_setup(&self) -> bool {
        matches!(self, RunError::TokenRefused | RunError::IntentsRefused)
    }
}

/// How long interactions under way are waited for at the end.
const FAREWELL: Duration = Duration::from_secs(10);
/// How long leaving the gateway may take.
const LEAVING: Duration = Duration::from_secs(6);

/// Serves the bot until `stop` is done, which is no error, or until something is wrong that only a new start can mend.
pub async fn run(app: Arc<App>, options: Options, stop: impl Future<Output = ()>) -> Result<(), RunError> {
    let http = rest::http_client().map_err(|_| RunError::Fault("no HTTP client could be made"))?;
    let rest = Rest::new(http, &options.api_url, &options.token).ok_or(RunError::TokenRefused)?;
    let desk = Arc::new(Desk::new(rest, app, &options));
    let gateway = Arc::new(Gateway::new(Arc::clone(&desk), &options));
    let watching = tokio::spawn(Arc::clone(&desk).watch_files());
    let mut serving = std::pin::pin!(Arc::clone(&gateway).serve());
    let ended = tokio::select! {
        ended = &mut serving => Some(ended),
        () = stop => None,
    };
    // What comes from now on is told to wait; what came before is waited for, but nobody may keep the program from ending.
    desk.close();
    let mut finishing = std::pin::pin!(tokio::time::timeout(FAREWELL, desk.finish()));
    let (finished, ended) = match ended {
        Some(ended) => (finishing.await, Some(ended)),
        None => tokio::select! {
            ended = &mut serving => (finishing.await, Some(ended)),
            finished = &mut finishing => (finished, None),
        },
    };
    watching.abort();
    if finished.is_err() {
        tracing::warn!("some answers were not finished");
    }
    if let Some(ended) = ended {
        return ended;
    }
    gateway.leave();
    if tokio::time::timeout(LEAVING, serving).await.is_err() {
        tracing::warn!("the gateway could not be left in good order");
    }
    Ok(())
}
