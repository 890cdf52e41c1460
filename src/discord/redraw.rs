//! Cards in channels are drawn again when what they show has changed: off the way of any answer, one message of a server
//! after the other, and no more of them than Discord likes. What is to be done stands in the server's file, so an end
//! at any time loses nothing.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use serde_json::Value;

use crate::app::App;
use crate::app::live::{Drawing, Settled};
use crate::health::State;
use crate::store::{GuildKey, PostedCard, StoreError};
use crate::view;

use super::live::{Place, mark};
use super::markdown::CommandIds;
use super::respond::Desk;
use super::rest::{RestError, TOKEN_LIFE};
use super::stamp;
use super::wire::Address;
use super::write;

/// Changes that come within this time are drawn together.
const GATHERING: Duration = Duration::from_millis(200);
/// Cards that are compared at once with what they are to show.
const BATCH: u32 = 20;
/// How often it is looked whether somebody else has written.
const LOOKING: Duration = Duration::from_secs(5);
/// At which multiples of seconds days begin somewhere: at full hours, and where the clocks are half an hour off.
const DAYS_BEGIN: i64 = 30 * 60;
/// How long it waits when somebody else writes just now.
const BUSY: Duration = Duration::from_millis(100);
/// The pause after Discord could not be reached; it doubles.
const PAUSE: Duration = Duration::from_secs(2);
const PAUSE_MAX: Duration = Duration::from_secs(60);
/// How long an edit is tried.
const PATIENCE: Duration = Duration::from_secs(15 * 60);

/// What came of one step.
enum Step {
    /// Every card shows what it is to show.
    Done,
    /// There may be more to do, at once or after a while.
    More(Duration),
    /// Discord cannot be reached.
    Unreachable,
    /// The file cannot be worked on.
    Failed,
}

/// What came of an edit.
enum Fate {
    Shown,
    /// The message is gone, or is out of reach.
    Lost,
    /// Discord does not take it; trying again would not help.
    Refused,
    /// Trying again later may help.
    Failed,
}

impl Desk {
    /// A card was posted in answer to an interaction: it is written down, however long others write.
    pub async fn card_was_posted(
        self: &Arc<Self>,
        guild: &GuildKey,
        place: Place,
        card: PostedCard,
        address: &Address,
        received: Instant,
    ) {
        self.live.keep_token(place.message, address.clone(), received);
        let card = PostedCard { message: place.message, channel: place.channel, ..card };
        loop {
            let posted = [card.clone()];
            match self.on_file(guild, move |app, guild| app.follow_cards(guild, &posted)).await {
                Some(false) => tokio::time::sleep(BUSY).await,
                Some(true) => return self.file_may_have_changed(guild),
                None => return,
            }
        }
    }

    /// Something in the server's file may have changed: the cards that show it are looked after.
    pub fn file_may_have_changed(self: &Arc<Self>, guild: &GuildKey) {
        if self.live.is_stopping() {
            return;
        }
        let mut servers = self.live.servers();
        let server = servers.entry(guild.clone()).or_default();
        server.news = true;
        if server.is_worked_on {
            return;
        }
        if let Ok(at_work) = Arc::clone(&self.live.at_work).try_acquire_owned() {
            server.is_worked_on = true;
            let (desk, guild) = (Arc::clone(self), guild.clone());
            tokio::spawn(async move {
                desk.work_on_cards(&guild).await;
                drop(at_work);
            });
        }
    }

    /// Looks, as long as the bot runs, whether somebody wrote to the servers' files, another process too. What was left
    /// undone at the last end is found the first time.
    pub async fn watch_files(self: Arc<Self>) {
        let mut changes = self.health.changes();
        if changes.wait_for(State::is_ready).await.is_err() {
            return;
        }
        drop(changes);
        let mut known = HashMap::new();
        let mut turn = 0;
        while !self.live.is_stopping() {
            // A day may have begun, which does not show in the files: all are looked at.
            let now = Timestamp::now().as_second() / DAYS_BEGIN;
            if turn != now {
                known.clear();
                turn = now;
            }
            let app = self.app();
            match tokio::task::spawn_blocking(move || app.stamps()).await {
                Ok(Ok(stamps)) => {
                    let now: HashMap<_, _> = stamps.into_iter().collect();
                    let changed = now.iter().filter(|(guild, stamp)| known.get(*guild) != Some(*stamp));
                    changed.for_each(|(guild, _)| self.file_may_have_changed(guild));
                    known = now;
                }
                Ok(Err(error)) => tracing::warn!(%error, "the servers' files could not be listed"),
                Err(_) => tracing::error!("listing the servers' files came to a stop"),
            }
            self.live.pause(LOOKING).await;
        }
    }

    async fn work_on_cards(&self, guild: &GuildKey) {
        let mut pause = PAUSE;
        let mut wait = GATHERING;
        loop {
            self.live.pause(wait).await;
            let give_up = match self.step(guild).await {
                _ if self.live.is_stopping() => true,
                Step::More(after) => {
                    wait = after;
                    continue;
                }
                Step::Done => false,
                Step::Failed => true,
                Step::Unreachable => {
                    wait = pause;
                    pause = (pause * 2).min(PAUSE_MAX);
                    continue;
                }
            };
            if self.live.is_over(guild, give_up) {
                return;
            }
            (wait, pause) = (GATHERING, PAUSE);
        }
    }

    /// Notes which cards are due, and edits one message at most.
    async fn step(&self, guild: &GuildKey) -> Step {
        if self.live.is_stopping() {
            return Step::Done;
        }
        self.live.servers().entry(guild.clone()).or_default().news = false;
        match self.on_file(guild, |app, guild| app.follow_cards(guild, &[])).await {
            Some(true) => {}
            Some(false) => return Step::More(BUSY),
            None => return Step::Failed,
        }
        let ids = self.ids();
        let drawn = self.on_file(guild, move |app, guild| {
            let due = app.due_cards(guild, BATCH)?;
            Ok(due.into_iter().map(|drawing| draw(drawing, &ids)).collect::<Vec<_>>())
        });
        let Some(drawn) = drawn.await else { return Step::Failed };
        if drawn.is_empty() {
            return Step::Done;
        }
        let is_new = |(drawing, body): &(Drawing, Option<Value>)| {
            body.as_ref().is_some_and(|body| mark(body) != drawing.due.card.drawn)
        };
        let (mut new, same): (Vec<_>, Vec<_>) = drawn.into_iter().partition(is_new);
        let shows = |(drawing, _): (Drawing, _)| {
            let drawn = drawing.due.card.drawn;
            Settled::Shows(drawing, drawn)
        };
        let mut settled: Vec<_> = same.into_iter().map(shows).collect();
        let wait = self.live.wait_for_edit(guild);
        let mut failed = false;
        if wait.is_none() && !new.is_empty() {
            let (drawing, body) = new.swap_remove(0);
            let fate = tokio::select! {
                fate = self.edit_card(guild, &drawing, body.as_ref().unwrap_or(&Value::Null)) => fate,
                () = self.live.stop() => Fate::Failed,
            };
            match fate {
                Fate::Shown => settled.push(Settled::Shows(drawing, body.as_ref().map_or(0, mark))),
                Fate::Lost => settled.push(Settled::Lost(drawing)),
                Fate::Refused => settled.push(shows((drawing, body))),
                Fate::Failed => failed = true,
            }
        }
        if !settled.is_empty() && !self.settle(guild, settled).await {
            return Step::Failed;
        }
        if failed { Step::Unreachable } else { Step::More(wait.filter(|_| !new.is_empty()).unwrap_or_default()) }
    }

    /// Notes what came of cards, however long others write; `false`: it could not be noted.
    async fn settle(&self, guild: &GuildKey, settled: Vec<Settled>) -> bool {
        let settled = Arc::new(settled);
        loop {
            let settled = Arc::clone(&settled);
            match self.on_file(guild, move |app, guild| app.settle_cards(guild, &settled)).await {
                Some(true) => return true,
                Some(false) if !self.live.is_stopping() => self.live.pause(BUSY).await,
                Some(false) | None => return false,
            }
        }
    }

    /// Works on the server's file off the async threads; `None`: it could not.
    async fn on_file<T: Send + 'static>(
        &self,
        guild: &GuildKey,
        work: impl FnOnce(&App, &GuildKey) -> Result<T, StoreError> + Send + 'static,
    ) -> Option<T> {
        // It is never closed, so there is always a turn.
        let _turn = self.live.threads.acquire().await;
        let (app, guild) = (self.app(), guild.clone());
        match tokio::task::spawn_blocking(move || work(&app, &guild)).await {
            Ok(Ok(done)) => Some(done),
            Ok(Err(error)) => {
                tracing::error!(%error, "cards in channels could not be looked after");
                None
            }
            Err(_) => {
                tracing::error!("looking after cards in channels came to a stop");
                None
            }
        }
    }

    /// With the interaction that the message answered as long as that can be used, then as the bot that wrote it.
    async fn edit_card(&self, guild: &GuildKey, drawing: &Drawing, body: &Value) -> Fate {
        const UNKNOWN_MESSAGE: u64 = 10008;
        let card = &drawing.due.card;
        let mut stamped = body.clone();
        stamp::put(&mut stamped, guild.as_str());
        let body = &stamped;
        self.live.note_edit(guild);
        if let Some((address, received)) = self.live.token(card.message) {
            match self.rest.edit_sent(&address, card.message, body, received + TOKEN_LIFE).await {
                Err(RestError::Status { status: 404, code: UNKNOWN_MESSAGE }) => return Fate::Lost,
                Err(RestError::Status { status: 401 | 403 | 404, .. }) => self.live.forget_token(card.message),
                other => return fate(other),
            }
        }
        let by = Instant::now() + PATIENCE;
        fate(self.rest.edit_in_channel(card.channel, card.message, body, by).await)
    }
}

fn fate(edited: Result<(), RestError>) -> Fate {
    match edited {
        Ok(()) => Fate::Shown,
        Err(RestError::Status { status: 403 | 404, .. }) => Fate::Lost,
        Err(error) if error.is_bad_body() => {
            tracing::warn!(%error, "a card in a channel could not be drawn again");
            Fate::Refused
        }
        Err(_) => Fate::Failed,
    }
}

/// The body that the message is to have; `None`: it stays as it is.
fn draw(drawing: Drawing, ids: &CommandIds) -> (Drawing, Option<Value>) {
    let body = drawing.answer.as_ref().and_then(|answer| write::edit(&view::standing(answer), ids).ok());
    (drawing, body)
}
