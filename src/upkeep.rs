//! What the bot does by itself, as long as it runs.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use kontakti::app::App;
use kontakti::health::{Health, State};
use kontakti::settings::Backup;
use kontakti::store::{GuildKey, Store};

/// After so long without use, a server's file is closed.
const IDLE: Duration = Duration::from_secs(5 * 60);
/// How long after the bot is connected that is done first.
const SETTLING: Duration = Duration::from_secs(5);
/// How often it is looked whose time to come back is over.
const PURGING: Duration = Duration::from_secs(3600);
/// How often the trash is looked through for what is old.
const EMPTYING: Duration = Duration::from_secs(6 * 3600);

/// How often contacts are looked for that are to be compared in the background.
const COMPARING: Duration = Duration::from_secs(5);
/// Looks through the files that were not closed well, in the background, so that most are done before somebody asks.
pub fn look_after_crash(app: Arc<App>) {
    tokio::task::spawn_blocking(move || {
        if let Err(error) = app.store().look_after_crash() {
            tracing::error!(%error, "the servers' files could not be listed");
        }
    });
}

/// How often it is looked whether a backup is due.
const DUE: Duration = Duration::from_secs(60);
/// When a backup that failed is tried again.
const AGAIN: Duration = Duration::from_secs(15 * 60);

/// Backs up every server's file as often as the settings say, for ever. When the last time was, the names of the backups
/// tell: a bot that is started anew goes on where it was.
pub async fn back_up(app: Arc<App>, settings: Backup) {
    let Some(every) = settings.every else { return };
    let mut ticks = tokio::time::interval(DUE.min(every));
    let mut failed: HashMap<GuildKey, Instant> = HashMap::new();
    loop {
        ticks.tick().await;
        failed.retain(|_, when| when.elapsed() < AGAIN);
        let (app, settings, waiting) = (Arc::clone(&app), settings.clone(), failed.clone());
        let backing_up = tokio::task::spawn_blocking(move || {
            let keys = app.store().known_guilds();
            let keys = keys.inspect_err(|error| tracing::error!(%error, "no backup could be made")).unwrap_or_default();
            let due = keys.into_iter().filter(|key| !waiting.contains_key(key) && is_due(key, &settings, every));
            due.filter(|key| !back_up_one(&app, key, &settings)).collect::<Vec<_>>()
        });
        match backing_up.await {
            Ok(keys) => failed.extend(keys.into_iter().map(|key| (key, Instant::now()))),
            Err(error) => tracing::error!(%error, "backups came to a stop"),
        }
    }
}

/// Whether no backup is newer than `every`. One of the future does not count: the clock was set back since.
fn is_due(key: &GuildKey, settings: &Backup, every: Duration) -> bool {
    let now = Timestamp::now();
    let since = now.checked_sub(every).unwrap_or(Timestamp::MIN);
    let newest = Store::newest_backup(key, &settings.dir, now);
    newest.is_none_or(|newest| newest <= since)
}

/// Makes a backup, and tells whether there is one.
fn back_up_one(app: &App, key: &GuildKey, settings: &Backup) -> bool {
    let guild = key.as_str();
    match app.store().backup(key, &settings.dir, Timestamp::now()) {
        Ok(made) => {
            tracing::info!(guild, file = %made.file.display(), contacts = made.contacts, "a backup was made");
            if let Err(error) = Store::remove_old_backups(key, &settings.dir, settings.keep, &made.file) {
                tracing::error!(guild, %error, "older backups could not be removed");
            }
            true
        }
        Err(error) => {
            tracing::error!(guild, %error, "no backup could be made");
            false
        }
    }
}

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
    let mut ticks = tokio::time::interval_at(tokio::time::Instant::now() + SETTLING, PURGING);
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

/// Makes contacts ready to be compared that came in by the thousand, and compares those that somebody waits for, for ever.
pub async fn compare_waiting(app: Arc<App>) {
    let mut ticks = tokio::time::interval(COMPARING);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        let app = Arc::clone(&app);
        match tokio::task::spawn_blocking(move || app.compare_waiting()).await {
            Ok(0) => {}
            Ok(contacts) => tracing::info!(contacts, "contacts were made ready or compared"),
            Err(error) => tracing::error!(%error, "contacts could not be compared"),
        }
    }
}
