//! One interaction from its arrival to its answer: work off the async threads, defer what takes long, answer once.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use serde_json::Value;
use tokio::sync::Semaphore;

use crate::app::App;
use crate::app::outcome::Answer;
use crate::app::refusal::{Failure, Refusal};
use crate::app::request::{Call, Request};
use crate::view;
use crate::view::reply::{Body, Reply};

use super::keystrokes::{Keystroke, Keystrokes};
use super::markdown::CommandIds;
use super::read::{self, Incoming};
use super::rest::{Rest, RestError};
use super::wire::{self, Address, Interaction};
use super::write::{self, To, Unsendable};

/// Requests that are worked on at once; more wait their turn.
const WORKERS: usize = 64;
/// Interactions under way that are waited for at the end.
const UNDER_WAY: u32 = 1 << 16;
/// An interaction that is older than this when it arrives may be dead already: it came late, after a lost connection.
const LATE: i64 = 2_500;

/// What all interactions share.
pub struct Desk {
    pub rest: Rest,
    app: Arc<App>,
    ids: RwLock<Arc<CommandIds>>,
    defer_after: Duration,
    workers: Semaphore,
    under_way: Arc<Semaphore>,
    keystrokes: Arc<Keystrokes>,
    /// The ids of the interactions that are being answered.
    answering: Mutex<HashSet<String>>,
}

/// How far the answer has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
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
    /// What the asker alone is told beside a public answer.
    aside: Option<Reply>,
    /// The answer, to be remembered once it is out.
    answer: Option<Answer>,
}

impl Desk {
    pub fn new(rest: Rest, app: Arc<App>, defer_after: Duration) -> Self {
        Desk {
            rest,
            app,
            ids: RwLock::default(),
            defer_after,
            workers: Semaphore::new(WORKERS),
            under_way: Arc::new(Semaphore::new(UNDER_WAY as usize)),
            keystrokes: Arc::default(),
            answering: Mutex::default(),
        }
    }

    /// The ids of the commands, once they are known.
    pub fn know_commands(&self, ids: CommandIds) {
        *self.ids.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(ids);
    }

    fn ids(&self) -> Arc<CommandIds> {
        Arc::clone(&self.ids.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Waits until every interaction that came in is answered.
    pub async fn finish(&self) {
        // It is never closed, so the one way to fail is not there.
        drop(self.under_way.acquire_many(UNDER_WAY).await);
    }

    /// Answers an interaction as Discord sent it.
    pub async fn answer(self: Arc<Self>, raw: Value, received: Instant) {
        let Ok(_under_way) = Arc::clone(&self.under_way).acquire_owned().await else { return };
        let Some(address) = Address::of(&raw) else {
            tracing::error!("an interaction came without id or token and cannot be answered");
            return;
        };
        // Discord may send an event twice. The database sees to it that it is worked on once; here the second event must
        // not take the first one's answer away.
        let Some(_turn) = Turn::take(&self.answering, &address.id) else { return };
        let session = Session { address, received, desk: &self };
        let hint = read::hint(&raw);
        let interaction = match serde_json::from_value::<Interaction>(raw) {
            Ok(interaction) if interaction.kind == wire::kind::PING => return,
            Ok(interaction) => interaction,
            // The cause quotes what came in, so it stays out of the log.
            Err(_) => return session.unreadable(hint.0, &hint.1).await,
        };
        let (to, locale) = (read::to(&interaction), read::locale(&interaction));
        match read::read(&interaction) {
            Incoming::Call(call) => session.work(Arc::from(call), to).await,
            Incoming::Elsewhere => session.refuse(Refusal::ServerOnly, to, locale).await,
            Incoming::Unknown => session.refuse(Refusal::OutOfDate, to, locale).await,
            Incoming::Unreadable => session.unreadable(to, locale).await,
        }
    }
}

/// The right to answer an interaction, until it is dropped.
struct Turn<'a> {
    answering: &'a Mutex<HashSet<String>>,
    id: String,
}

impl<'a> Turn<'a> {
    /// `None` while somebody else has it.
    fn take(answering: &'a Mutex<HashSet<String>>, id: &str) -> Option<Self> {
        let free = answering.lock().unwrap_or_else(PoisonError::into_inner).insert(id.to_owned());
        free.then(|| Turn { answering, id: id.to_owned() })
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.answering.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.id);
    }
}

/// An interaction that is being answered.
struct Session<'a> {
    address: Address,
    received: Instant,
    desk: &'a Arc<Desk>,
}

impl Session<'_> {
    async fn refuse(&self, refusal: Refusal, to: To, locale: &str) {
        let reply = view::render(&Err(Failure::from(refusal)), locale);
        self.send(Stage::Fresh, &reply, to, locale).await;
    }

    async fn unreadable(&self, to: To, locale: &str) {
        tracing::error!(incident = self.address.incident(), "an interaction could not be read");
        self.send(Stage::Fresh, &self.fault(locale), to, locale).await;
    }

    /// One sentence with the incident id.
    fn fault(&self, locale: &str) -> Reply {
        view::render(&Err(Failure::Fault { incident: self.address.incident() }), locale)
    }

    async fn work(&self, call: Arc<Call>, to: To) {
        let locale = call.actor.locale.clone();
        let promise = promise(&call.request, to);
        let mut stage = Stage::Fresh;
        if self.came_late() && promise != Stage::Fresh {
            // The person may have seen it fail and tried again: nothing is done unless it can still be answered.
            if self.promise(promise).await.is_err() {
                return;
            }
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
                    match self.promise(promise).await {
                        Err(error) if !error.may_have_arrived() => {}
                        Ok(()) | Err(_) => stage = promise,
                    }
                    work.await
                }
            }
        } else {
            work.await
        };
        self.send(stage, &done.reply, to, &locale).await;
        if let Some(aside) = &done.aside
            && let Err(error) = self.follow_up(aside, &locale).await
        {
            self.log(error, "a private word beside an answer was not accepted");
        }
        if let Some(answer) = done.answer.filter(|answer| answer.remember.is_some()) {
            let app = Arc::clone(&self.desk.app);
            let remembered = tokio::task::spawn_blocking(move || app.remember(&call, &answer)).await;
            if remembered.is_err() {
                tracing::error!(incident = self.address.incident(), "remembering what was looked up came to a stop");
            }
        }
    }

    /// Has the request worked on and put into words.
    async fn done(&self, call: Arc<Call>) -> Done {
        let keystroke = self.desk.keystrokes.take(&call);
        // It is never closed, so there is always a turn.
        let _turn = self.desk.workers.acquire().await;
        let app = Arc::clone(&self.desk.app);
        let locale = call.actor.locale.clone();
        let work = tokio::task::spawn_blocking(move || {
            if keystroke.as_ref().is_some_and(Keystroke::is_outdated) {
                // The person has typed on, and looks at the answer to that.
                let nothing = Reply { private: true, replaces: false, body: Body::Suggestions(Vec::new()) };
                return Done { reply: nothing, aside: None, answer: None };
            }
            let result = app.handle(&call);
            let reply = view::render(&result, &call.actor.locale);
            Done { reply, aside: view::aside(&result, &call.actor.locale), answer: result.ok() }
        });
        work.await.unwrap_or_else(|_| {
            tracing::error!(incident = self.address.incident(), "working on a request came to a stop");
            Done { reply: self.fault(&locale), aside: None, answer: None }
        })
    }

    fn came_late(&self) -> bool {
        let now = Timestamp::now().as_millisecond();
        self.address.made_at().is_some_and(|made| now - made > LATE)
    }

    async fn promise(&self, promise: Stage) -> Result<(), RestError> {
        let body = if promise == Stage::PromisedUpdate { write::deferred_update() } else { write::deferred_message() };
        let sent = self.desk.rest.respond(&self.address, &body, self.received).await;
        if let Err(error) = sent {
            self.log(error, "a deferral was not accepted");
        }
        sent
    }

    async fn send(&self, stage: Stage, reply: &Reply, to: To, locale: &str) {
        let sent = match stage {
            Stage::Fresh => self.send_first(reply, to, locale).await,
            Stage::PromisedMessage => self.send_promised(reply, locale).await,
            Stage::PromisedUpdate => self.send_update(reply, locale).await,
        };
        if let Err(error) = sent {
            self.log(error, "an answer was not accepted");
        }
    }

    async fn send_first(&self, reply: &Reply, to: To, locale: &str) -> Result<(), RestError> {
        let ids = self.desk.ids();
        let body = match write::first(reply, to, &ids) {
            Ok(Some(body)) => body,
            Ok(None) => return Ok(()),
            Err(unsendable) => write::plain_first(&self.unsendable(unsendable, locale), &ids),
        };
        let sent = self.desk.rest.respond(&self.address, &body, self.received).await;
        match sent {
            // Discord leaves the interaction open after that, and the person without a word.
            Err(error) if error.is_bad_body() && to != To::Typing => {
                self.log(error, "a first response was refused");
                let plain = write::plain_first(&self.fault(locale), &ids);
                self.desk.rest.respond(&self.address, &plain, self.received).await
            }
            other => other,
        }
    }

    /// A private message was promised. What everybody shall see goes out as a message of its own; the promise is kept
    /// first, because Discord puts the first message after a promise in its place, and as private as that was.
    async fn send_promised(&self, reply: &Reply, locale: &str) -> Result<(), RestError> {
        let rest = &self.desk.rest;
        match &reply.body {
            Body::Silence => rest.delete(&self.address, self.received).await,
            Body::Message(_) if !reply.private => {
                rest.edit(&self.address, &write::placeholder(), self.received).await?;
                self.follow_up(reply, locale).await?;
                rest.delete(&self.address, self.received).await
            }
            _ => self.edit(reply, locale).await,
        }
    }

    /// The pressed message was promised to change.
    async fn send_update(&self, reply: &Reply, locale: &str) -> Result<(), RestError> {
        match &reply.body {
            Body::Silence => Ok(()),
            _ if write::takes_place(reply) => self.edit(reply, locale).await,
            _ => self.follow_up(reply, locale).await,
        }
    }

    async fn edit(&self, reply: &Reply, locale: &str) -> Result<(), RestError> {
        let ids = self.desk.ids();
        let body = write::edit(reply, &ids);
        let body = body.unwrap_or_else(|unsendable| write::plain(&self.unsendable(unsendable, locale), &ids));
        let sent = self.desk.rest.edit(&self.address, &body, self.received).await;
        match sent {
            Err(error) if error.is_bad_body() => {
                self.log(error, "an edit was refused");
                let plain = write::plain(&self.fault(locale), &ids);
                self.desk.rest.edit(&self.address, &plain, self.received).await
            }
            other => other,
        }
    }

    async fn follow_up(&self, reply: &Reply, locale: &str) -> Result<(), RestError> {
        let ids = self.desk.ids();
        let body = write::follow_up(reply, &ids);
        let body = body.unwrap_or_else(|unsendable| write::plain(&self.unsendable(unsendable, locale), &ids));
        let sent = self.desk.rest.follow_up(&self.address, &body, self.received).await;
        match sent {
            Err(error) if error.is_bad_body() => {
                self.log(error, "a follow-up was refused");
                let plain = write::plain(&self.fault(locale), &ids);
                self.desk.rest.follow_up(&self.address, &plain, self.received).await
            }
            other => other,
        }
    }

    fn unsendable(&self, unsendable: Unsendable, locale: &str) -> Reply {
        tracing::error!(incident = self.address.incident(), cause = %unsendable, "an answer could not be written");
        self.fault(locale)
    }

    fn log(&self, error: RestError, what: &'static str) {
        tracing::warn!(incident = self.address.incident(), %error, "{what}");
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
