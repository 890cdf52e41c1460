//! What the bot does by itself, as long as it runs.

use std::sync::Arc;
use std::time::Duration;

use kontakti::app::App;

/// After so long without use, a server's file is closed.
const IDLE: Duration = Duration::from_secs(5 * 60);
/// How often the trash is looked through for what is old.
const EMPTYING: Duration = Duration::from_secs(6 * 3600);

/// How often contacts are looked for that came in by the thousand and are not compared yet.
const COMPARING: Duration = Duration::from_secs(10);

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

/// Makes contacts ready to be compared that came in by the thousand, for ever.
pub async fn mark_waiting(app: Arc<App>) {
    let mut ticks = tokio::time::interval(COMPARING);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        let app = Arc::clone(&app);
        match tokio::task::spawn_blocking(move || app.mark_waiting()).await {
            Ok(0) => {}
            Ok(contacts) => tracing::info!(contacts, "contacts were made ready to be compared"),
            Err(error) => tracing::error!(%error, "contacts could not be made ready to be compared"),
        }
    }
}
