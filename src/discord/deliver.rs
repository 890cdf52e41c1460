//! The answer on its way: the first response, a promise and what keeps it, and plain words when Discord refuses the rest.

use serde_json::Value;

use crate::view::reply::{Body, Reply};

use super::respond::{Session, Stage};
use super::rest::RestError;
use super::stamp;
use super::write::{self, To, Unsendable};

impl Session<'_> {
    /// Tells Discord that the answer comes later.
    pub(super) async fn promise(&self, promise: Stage) -> Result<(), RestError> {
        let body = if promise == Stage::PromisedUpdate { write::deferred_update() } else { write::deferred_message() };
        let sent = self.respond(body).await;
        if let Err(error) = sent {
            self.log(error, "a deferral was not accepted");
        }
        sent
    }

    async fn respond(&self, body: Value) -> Result<(), RestError> {
        let sent = self.desk.rest.respond(&self.address, &self.stamped(body), self.received).await;
        if sent.is_ok() {
            self.desk.health.metrics.first_response(self.received.elapsed());
        }
        sent
    }

    /// Sends the answer, or keeps the promise; whether it was taken.
    pub(super) async fn send(&self, stage: Stage, reply: &Reply, to: To, locale: &str) -> bool {
        let sent = match stage {
            Stage::Fresh => self.send_first(reply, to, locale).await,
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
            Ok(()) => {}
        }
        sent.is_ok()
    }

    async fn send_first(&self, reply: &Reply, to: To, locale: &str) -> Result<(), RestError> {
        let ids = self.desk.ids();
        let body = match write::first(reply, to, &ids) {
            Ok(Some(body)) => body,
            Ok(None) => return Ok(()),
            Err(unsendable) => write::plain_first(&self.unsendable(unsendable, locale), &ids),
        };
        let sent = self.respond(body).await;
        match sent {
            // Discord leaves the interaction open after that, and the person without a word.
            Err(error) if error.is_bad_body() && to != To::Typing => {
                self.log(error, "a first response was refused");
                let plain = write::plain_first(&self.fault(locale), &ids);
                self.respond(plain).await
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
        let sent = self.desk.rest.edit(&self.address, &self.stamped(body), self.received).await;
        match sent {
            Err(error) if error.is_bad_body() => {
                self.log(error, "an edit was refused");
                let plain = write::plain(&self.fault(locale), &ids);
                self.desk.rest.edit(&self.address, &plain, self.received).await
            }
            other => other,
        }
    }

    pub(super) async fn follow_up(&self, reply: &Reply, locale: &str) -> Result<(), RestError> {
        let ids = self.desk.ids();
        let body = write::follow_up(reply, &ids);
        let body = body.unwrap_or_else(|unsendable| write::plain(&self.unsendable(unsendable, locale), &ids));
        let sent = self.desk.rest.follow_up(&self.address, &self.stamped(body), self.received).await;
        match sent {
            Err(error) if error.is_bad_body() => {
                self.log(error, "a follow-up was refused");
                let plain = write::plain(&self.fault(locale), &ids);
                self.desk.rest.follow_up(&self.address, &plain, self.received).await
            }
            other => other,
        }
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
