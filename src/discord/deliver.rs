//! The answer on its way: the first response, a promise and what keeps it, and plain words when Discord refuses the rest.

use serde_json::Value;

use crate::view::reply::{Body, Reply};

use super::live::Place;
use super::respond::{Session, Stage};
use super::rest::RestError;
use super::stamp;
use super::write::{self, To, Unsendable};

/// What came of an answer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sent {
    /// Whether Discord took it.
    pub arrived: bool,
    /// Where it stands, when it was to be told and everybody can see it.
    pub place: Option<Place>,
}

impl Session<'_> {
    /// Tells Discord that the answer comes later.
    pub(super) async fn promise(&self, promise: Stage) -> Result<(), RestError> {
        let body = if promise == Stage::PromisedUpdate { write::deferred_update() } else { write::deferred_message() };
        self.respond(body).await
    }

    async fn respond(&self, body: Value) -> Result<(), RestError> {
        let sent = self.desk.rest.respond(&self.address, &self.stamped(body), self.received).await;
        if sent.is_ok() {
            self.desk.health.metrics.first_response(self.received.elapsed());
        }
        sent
    }

    /// As [`Self::respond`]; where the message stands.
    async fn respond_telling(&self, body: Value) -> Result<Option<Place>, RestError> {
        let message = self.desk.rest.respond_telling(&self.address, &self.stamped(body), self.received).await?;
        self.desk.health.metrics.first_response(self.received.elapsed());
        let told = Place::of(&message);
        if told.is_some() {
            return Ok(told);
        }
        Ok(self.desk.rest.original(&self.address, self.received).await.ok().as_ref().and_then(Place::of))
    }

    /// Sends the answer, or keeps the promise. `tell`: the place of the message is asked for.
    pub(super) async fn send(&self, stage: Stage, reply: &Reply, to: To, locale: &str, tell: bool) -> Sent {
        let sent = match stage {
            Stage::Fresh => self.send_first(reply, to, locale, tell).await,
            Stage::PromisedMessage => self.send_promised(reply, locale).await,
            Stage::PromisedUpdate => self.send_update(reply, locale).await,
        };
        match sent {
            Err(error) if error.is_too_late() => {
                self.log(
                    error,
                    "an answer came too late: what was to be done is done, or refused, but nobody was told",
                );
            }
            Err(error) => self.log(error, "an answer was not accepted"),
            Ok(_) => {}
        }
        Sent { arrived: sent.is_ok(), place: sent.ok().flatten().filter(|_| tell) }
    }

    async fn send_first(&self, reply: &Reply, to: To, locale: &str, tell: bool) -> Result<Option<Place>, RestError> {
        let ids = self.desk.ids();
        let (body, tell) = match write::first(reply, to, &ids) {
            Ok(Some(body)) => (body, tell),
            Ok(None) => return Ok(None),
            Err(unsendable) => (write::plain_first(&self.unsendable(unsendable, locale), &ids), false),
        };
        let sent = if tell { self.respond_telling(body).await } else { self.respond(body).await.map(|()| None) };
        match sent {
            // Discord leaves the interaction open after that, and the person without a word.
            Err(error) if error.is_bad_body() && to != To::Typing => {
                let plain = write::plain_first(&self.fault(locale), &ids);
                let plain = self.respond(plain).await.map(|()| None);
                self.instead(error, plain, "a first response was refused")
            }
            other => other,
        }
    }

    /// A private message was promised. What everybody shall see goes out as a message of its own; the promise is kept
    /// first, because Discord puts the first message after a promise in its place, and as private as that was.
    async fn send_promised(&self, reply: &Reply, locale: &str) -> Result<Option<Place>, RestError> {
        let rest = &self.desk.rest;
        match &reply.body {
            Body::Silence => rest.delete(&self.address, self.received).await.map(|()| None),
            Body::Message(_) if !reply.private => {
                rest.edit(&self.address, &write::placeholder(), self.received).await?;
                let place = self.follow_up(reply, locale).await?;
                if let Err(error) = rest.delete(&self.address, self.received).await {
                    self.log(error, "a mark in place of an answer could not be taken away");
                }
                Ok(place)
            }
            _ => self.edit(reply, locale).await.map(|()| None),
        }
    }

    /// The pressed message was promised to change.
    async fn send_update(&self, reply: &Reply, locale: &str) -> Result<Option<Place>, RestError> {
        match &reply.body {
            Body::Silence => Ok(None),
            _ if write::takes_place(reply) => self.edit(reply, locale).await.map(|()| None),
            _ => self.follow_up(reply, locale).await,
        }
    }

    async fn edit(&self, reply: &Reply, locale: &str) -> Result<(), RestError> {
        let ids = self.desk.ids();
        let body = write::edit(reply, &ids);
        let body = body.unwrap_or_else(|unsendable| write::plain(&self.unsendable(unsendable, locale), &ids));
        let sent = self.desk.rest.edit(&self.address, &self.stamped(body), self.received).await;
        match sent {
            Err(error) if error.is_bad_body() => {
                let plain = write::plain(&self.fault(locale), &ids);
                let plain = self.desk.rest.edit(&self.address, &plain, self.received).await;
                self.instead(error, plain, "an edit was refused")
            }
            other => other,
        }
    }

    pub(super) async fn follow_up(&self, reply: &Reply, locale: &str) -> Result<Option<Place>, RestError> {
        let ids = self.desk.ids();
        let body = write::follow_up(reply, &ids);
        let body = body.unwrap_or_else(|unsendable| write::plain(&self.unsendable(unsendable, locale), &ids));
        let sent = self.desk.rest.follow_up(&self.address, &self.stamped(body), self.received).await;
        match sent {
            Ok(message) => Ok(Place::of(&message)),
            Err(error) if error.is_bad_body() => {
                let plain = write::plain(&self.fault(locale), &ids);
                let plain = self.desk.rest.follow_up(&self.address, &plain, self.received).await.map(|_| None);
                self.instead(error, plain, "a follow-up was refused")
            }
            Err(error) => Err(error),
        }
    }

    /// What came of plain words in place of what Discord refused. One line of the log says so: this one, or when the plain
    /// words are refused as well, that of whoever gets the first error.
    fn instead<T>(&self, error: RestError, plain: Result<T, RestError>, what: &'static str) -> Result<T, RestError> {
        if plain.is_err() {
            return Err(error);
        }
        self.log(error, what);
        plain
    }

    /// With the server's stamp on whatever can be pressed or sent.
    fn stamped(&self, mut body: Value) -> Value {
        if let Some(guild) = &self.guild {
            stamp::put(&mut body, guild);
        }
        body
    }

    fn unsendable(&self, unsendable: Unsendable, locale: &str) -> Reply {
        tracing::error!(incident = self.address.incident(), cause = %unsendable, "an answer could not be written");
        self.fault(locale)
    }

    pub(super) fn log(&self, error: RestError, what: &'static str) {
        tracing::warn!(incident = self.address.incident(), %error, "{what}");
    }
}
