//! What the bot does by itself, as long as it runs.

use std::sync::Arc;
use std::time::Duration;

use kontakti::app::App;
use kontakti::health::{Health, State};
use tokio::time::Instant;

/// After so long without use, a server's file is closed.
const IDLE: Duration = Duration::from_secs(5 * 60);
/// How long after the bot is connected that is done first.
const SETTLING: Duration = Duration::from_secs(5);
/// How often it is looked whose time to come back is over.
const PURGING: Duration = Duration::from_secs(3600);
/// How often the trash is looked through for what is old.
const EMPTYING: Duration = Duration::from_secs(6 * 3600);

/// Closes the files of servers that nobody has used for a while, for ever.
pub async fn close_idle(app: Arc<App>) {
    let mut ticks = tokio::time::interval(IDLE);
    loop {
        ticks.tick().await;
        let app = Arc::clone(&app);
        if let Err(error) = tokio::task::spawn_blocking(move || app.store().close_idle(IDLE)).await {
            tracing::error!(%error, "idle files could not be closed");
        }
    }
}

/// Erases the data of servers that removed the bot so many days ago, for ever; for the first time when Discord has said in
/// which servers the bot is.
pub async fn purge_departed(app: Arc<App>, days: u32, health: Arc<Health>) {
    if health.changes().wait_for(State::is_ready).await.is_err() {
        return;
    }
    let mut ticks = tokio::time::interval_at(Instant::now() + SETTLING, PURGING);
    loop {
        ticks.tick().await;
        let app = Arc::clone(&app);
        match tokio::task::spawn_blocking(move || app.purge_departed(days)).await {
            Ok(Ok(0)) => {}
            Ok(Ok(servers)) => tracing::info!(servers, "the data of servers that removed the bot was erased"),
            Ok(Err(error)) => tracing::error!(%error, "the data of servers that removed the bot could not be erased"),
            Err(error) => tracing::error!(%error, "the data of servers that removed the bot could not be erased"),
        }
    }
}

/// Erases what has been in the trash for so many days, for ever.
pub async fn empty_trash(app: Arc<App>, days: u32) {
    let mut ticks = tokio::time::interval(EMPTYING);
    loop {
        ticks.tick().await;
        let app = Arc::clone(&app);
        match tokio::task::spawn_blocking(move || app.empty_trash(days)).await {
            Ok(Ok(0)) => {}
            Ok(Ok(contacts)) => tracing::info!(contacts, "old contacts in the trash were erased"),
            Ok(Err(error)) => tracing::error!(%error, "the trash could not be emptied"),
            Err(error) => tracing::error!(%error, "the trash could not be emptied"),
        }
    }
}
