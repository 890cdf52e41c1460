//! One interaction from its arrival to its answer: work off the async threads, defer what takes long, answer once.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use serde_json::Value;
use tokio::sync::Semaphore;

use crate::app::App;
use crate::app::outcome::{self, Answer, Audience};
use crate::app::refusal::{Failure, Refusal};
use crate::app::request::{Call, Request};
use crate::health::{Health, Kind, Outcome};
use crate::store::{GuildKey, PostedCard};
use crate::view;
use crate::view::reply::{Body, Reply};

use super::Options;
use super::here::Here;
use super::keystrokes::{Keystroke, Keystrokes};
use super::live::{self, Live, Place};
use super::markdown::CommandIds;
use super::naming;
use super::once::Answering;
use super::read::{self, Incoming};
use super::rest::Rest;
use super::turns::Turns;
use super::wire::{self, Address, Interaction};
use super::write::{self, To};

/// Interactions under way that are waited for at the end.
const UNDER_WAY: u32 = 1 << 16;

/// What all interactions share.
pub struct Desk {
    pub rest: Rest,
    app: Arc<App>,
    ids: RwLock<Arc<CommandIds>>,
    defer_after: Duration,
    stale_after: Duration,
    /// Whether no more work is taken.
    closed: AtomicBool,
    turns: Turns,
    pub health: Arc<Health>,
    /// Cards in channels.
    pub live: Live,
    under_way: Arc<Semaphore>,
    keystrokes: Arc<Keystrokes>,
    answering: Answering,
    /// In which servers the bot is.
    pub here: Here,
}

/// How far the answer has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// Nothing was sent.
    Fresh,
    /// A private message is promised.
    PromisedMessage,
    /// A change of the pressed message is promised.
    PromisedUpdate,
}

/// What came of the work.
struct Done {
    reply: Reply,
    outcome: Outcome,
    /// A card for everybody, whose place is not known yet.
    card: Option<PostedCard>,
    /// What the asker alone is told beside a public answer.
    aside: Option<Reply>,
    /// The answer, to be remembered once it is out.
    answer: Option<Answer>,
}

impl Desk {
    pub fn new(rest: Rest, app: Arc<App>, options: &Options) -> Self {
        Desk {
            rest,
            app,
            ids: RwLock::default(),
            defer_after: options.defer_after,
            stale_after: options.stale_after,
            closed: AtomicBool::new(false),
            turns: Turns::new(),
            health: Arc::clone(&options.health),
            live: Live::new(),
            under_way: Arc::new(Semaphore::new(UNDER_WAY as usize)),
            keystrokes: Arc::default(),
            answering: Answering::default(),
            here: Here::default(),
        }
    }

    /// What answers.
    pub fn app(&self) -> Arc<App> {
        Arc::clone(&self.app)
    }

    /// The ids of the commands, once they are known.
    pub fn know_commands(&self, ids: CommandIds) {
        *self.ids.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(ids);
    }

    pub fn ids(&self) -> Arc<CommandIds> {
        Arc::clone(&self.ids.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes no more work: whoever comes now is told to try again in a moment.
    pub fn close(&self) {
        self.closed.store(true, Ordering::Relaxed);
        self.health.stops();
    }

    /// Waits until every interaction that came in is answered, and its cards are written down; to be called when it is
    /// closed.
    pub async fn finish(&self) {
        // It is never closed, so the one way to fail is not there.
        drop(self.under_way.acquire_many(UNDER_WAY).await);
        self.live.finish().await;
    }

    /// Whether the guild is served: one that the bot is in, or that has a file. No other one gets a file.
    async fn serves(&self, guild: &GuildKey) -> bool {
        if self.here.has(guild) {
            return true;
        }
        let (app, guild) = (self.app(), guild.clone());
        let known = tokio::task::spawn_blocking(move || app.store().known_guilds().map(|all| all.contains(&guild)));
        // Whoever comes when the folder cannot be read is told so by the work itself.
        !matches!(known.await, Ok(Ok(false)))
    }

    /// Answers an interaction as Discord sent it.
    pub async fn answer(self: Arc<Self>, raw: Value, received: Instant) {
        // Whoever waits for the end of all work would be waited for in turn.
        let closed = self.closed.load(Ordering::Relaxed);
        let _under_way = if closed { None } else { Arc::clone(&self.under_way).acquire_owned().await.ok() };
        let Some(address) = Address::of(&raw) else {
            tracing::error!("an interaction came without id or token and cannot be answered");
            return;
        };
        // Discord may send an event twice. The database sees to it that it is worked on once; here the second event must
        // not take the first one's answer away.
        let Some(_right) = self.answering.take(&address.id) else { return };
        let guild = raw["guild_id"].as_str().map(str::to_owned);
        let session = Session { address, guild, received, desk: &self };
        let hint = read::hint(&raw);
        let interaction = match serde_json::from_value::<Interaction>(raw) {
            Ok(interaction) if interaction.kind == wire::kind::PING => return,
            Ok(interaction) => interaction,
            // The cause quotes what came in, so it stays out of the log.
            Err(_) => return session.unreadable(hint.0, &hint.1).await,
        };
        let (to, locale) = (read::to(&interaction), read::locale(&interaction));
        match read::read(&interaction) {
            _ if closed => session.refuse(Refusal::Restarting, to, locale).await,
            Incoming::Call(call) if !self.serves(&call.actor.guild).await => {
                session.refuse(Refusal::NotInServer, to, locale).await;
            }
            Incoming::Call(call) => session.work(Arc::from(call), to).await,
            Incoming::Elsewhere => session.refuse(Refusal::ServerOnly, to, locale).await,
            Incoming::Unknown => session.refuse(Refusal::OutOfDate, to, locale).await,
            Incoming::Unreadable => session.unreadable(to, locale).await,
        }
    }
}

/// An interaction that is being answered.
pub(super) struct Session<'a> {
    pub address: Address,
    /// The server's number, if it came from one.
    pub guild: Option<String>,
    pub received: Instant,
    pub desk: &'a Arc<Desk>,
}

impl Session<'_> {
    async fn refuse(&self, refusal: Refusal, to: To, locale: &str) {
        let reply = view::render(&Err(Failure::from(refusal)), locale);
        let sent = self.send(Stage::Fresh, &reply, to, locale, false).await;
        self.count_unread(if sent.arrived { Outcome::Refused } else { Outcome::Undelivered });
    }

    async fn unreadable(&self, to: To, locale: &str) {
        tracing::error!(incident = self.address.incident(), "an interaction could not be read");
        let sent = self.send(Stage::Fresh, &self.fault(locale), to, locale, false).await;
        self.count_unread(if sent.arrived { Outcome::Fault } else { Outcome::Undelivered });
    }

    fn count(&self, request: &Request, outcome: Outcome) {
        let (kind, name) = naming::of(request);
        self.desk.health.metrics.interaction(kind, &name, outcome);
    }

    /// What was wanted is not known.
    fn count_unread(&self, outcome: Outcome) {
        self.desk.health.metrics.interaction(Kind::Unknown, "", outcome);
    }

    /// One sentence with the incident id.
    pub fn fault(&self, locale: &str) -> Reply {
        view::render(&Err(Failure::Fault { incident: self.address.incident() }), locale)
    }

    async fn work(&self, call: Arc<Call>, to: To) {
        let locale = call.actor.locale.clone();
        let promise = promise(&call.request, to);
        let mut stage = Stage::Fresh;
        if self.came_late() && promise != Stage::Fresh {
            // The person may have seen it fail and tried again: nothing is done unless it can still be answered.
            if let Err(error) = self.promise(promise).await {
                self.log(error, "a request came too late and was let be");
                return self.count(&call.request, Outcome::Late);
            }
            tracing::warn!("a request came late by this machine's clock but not by Discord's: is the clock right?");
            stage = promise;
        }
        let mut work = std::pin::pin!(self.done(Arc::clone(&call)));
        let wait = self.desk.defer_after.saturating_sub(self.received.elapsed());
        let done = if stage == Stage::Fresh && promise != Stage::Fresh {
            match tokio::time::timeout(wait, &mut work).await {
                Ok(done) => done,
                Err(_) => {
                    // When it fails the work goes on all the same: it may have changed something already.
                    // A promise whose acknowledgement was lost on the way stands: only what follows it can be seen.
                    let promised = self.promise(promise).await;
                    if let Err(error) = promised {
                        self.log(error, "a deferral was not accepted");
                    }
                    if promised.map_or_else(|error| error.may_have_arrived(), |()| true) {
                        stage = promise;
                    }
                    work.await
                }
            }
        } else {
            work.await
        };
        let sent = self.send(stage, &done.reply, to, &locale, done.card.is_some()).await;
        self.count(&call.request, if sent.arrived { done.outcome } else { Outcome::Undelivered });
        let aside = done.aside.filter(|_| sent.arrived);
        tokio::join!(self.tell_aside(aside, &locale), self.look_after_cards(&call, sent.place, done.card));
        if let Some(answer) = done.answer.filter(|answer| answer.remember.is_some()) {
            self.remember(call, answer).await;
        }
    }

    async fn tell_aside(&self, aside: Option<Reply>, locale: &str) {
        if let Some(aside) = aside
            && let Err(error) = self.follow_up(&aside, locale).await
        {
            self.log(error, "a private word beside an answer was not accepted");
        }
    }

    /// A card that was posted follows its contact from now on, and a change is drawn into the cards that stand already.
    async fn look_after_cards(&self, call: &Call, place: Option<Place>, card: Option<PostedCard>) {
        let guild = &call.actor.guild;
        if let (Some(place), Some(card)) = (place, card) {
            self.desk.card_was_posted(guild, place, card, &self.address, self.received).await;
        } else if call.request.writes() {
            self.desk.file_may_have_changed(guild);
        }
    }

    /// It is no more than a help: it waits without a thread while somebody writes, and not for long.
    async fn remember(&self, call: Arc<Call>, answer: Answer) {
        let answer = Arc::new(answer);
        for pause in [20, 60, 180, 500, 0] {
            let (app, call, answer) = (Arc::clone(&self.desk.app), Arc::clone(&call), Arc::clone(&answer));
            match tokio::task::spawn_blocking(move || app.remember(&call, &answer)).await {
                Ok(true) => return,
                Ok(false) => tokio::time::sleep(Duration::from_millis(pause)).await,
                Err(_) => {
                    let incident = self.address.incident();
                    return tracing::error!(incident, "remembering what was looked up came to a stop");
                }
            }
        }
    }

    /// Has the request worked on and put into words.
    async fn done(&self, call: Arc<Call>) -> Done {
        let keystroke = self.desk.keystrokes.take(&call);
        let waiting = self.desk.health.metrics.waits();
        let _turn = self.desk.turns.take(call.actor.guild.as_str()).await;
        drop(waiting);
        let app = Arc::clone(&self.desk.app);
        let locale = call.actor.locale.clone();
        let ids = self.desk.ids();
        let work = tokio::task::spawn_blocking(move || {
            if keystroke.as_ref().is_some_and(Keystroke::is_outdated) {
                // The person has typed on, and looks at the answer to that.
                let nothing = Reply { private: true, replaces: false, body: Body::Suggestions(Vec::new()) };
                return Done { reply: nothing, card: None, aside: None, outcome: Outcome::Answered, answer: None };
            }
            let result = app.handle(&call);
            Done {
                reply: view::render(&result, &call.actor.locale),
                card: result.as_ref().ok().and_then(|answer| card(answer, &call, &ids)),
                aside: view::aside(&result, &call.actor.locale),
                outcome: outcome(&result),
                answer: result.ok(),
            }
        });
        work.await.unwrap_or_else(|_| {
            tracing::error!(incident = self.address.incident(), "working on a request came to a stop");
            Done { reply: self.fault(&locale), card: None, aside: None, outcome: Outcome::Fault, answer: None }
        })
    }

    /// Whether it is too old to be answered by this clock, which may be wrong: Discord has the last word.
    fn came_late(&self) -> bool {
        let age = self.address.made_at().map(|made| Timestamp::now().as_millisecond().saturating_sub(made));
        age.and_then(|age| u64::try_from(age).ok())
            .is_some_and(|age| Duration::from_millis(age) > self.desk.stale_after)
    }
}

/// The card that the answer is, if everybody sees it; where it stands is not known yet.
fn card(answer: &Answer, call: &Call, ids: &CommandIds) -> Option<PostedCard> {
    let (outcome::Outcome::Card(card), Audience::Public) = (&answer.outcome, answer.audience) else { return None };
    let body = write::edit(&view::standing(answer), ids).ok()?;
    let (contact, locale) = (card.contact.id, call.actor.guild_locale.clone());
    Some(PostedCard { message: 0, channel: 0, contact, locale, drawn: live::mark(&body) })
}

fn outcome(result: &Result<Answer, Failure>) -> Outcome {
    match result {
        Ok(_) => Outcome::Answered,
        Err(Failure::Refused { .. }) => Outcome::Refused,
        Err(Failure::Fault { .. }) => Outcome::Fault,
    }
}

/// What may be promised for the request when it takes long; `Stage::Fresh`: nothing.
fn promise(request: &Request, to: To) -> Stage {
    if to == To::Typing || request.may_open_form() {
        Stage::Fresh
    } else if to.is_private_message() && request.may_replace() {
        Stage::PromisedUpdate
    } else {
        Stage::PromisedMessage
    }
}
