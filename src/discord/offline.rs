//! The chat's own path without a network: an interaction's JSON in, the first response's JSON out. For stories and
//! benchmarks, which then exercise reading, use cases, wording, layout and limits as people do.

use serde_json::Value;

use crate::app::App;
use crate::app::refusal::{Failure, Refusal};
use crate::view;

use super::markdown::CommandIds;
use super::read::{self, Incoming};
use super::wire::Interaction;
use super::write;

/// The first response to an interaction as Discord sends it; `None` when it cannot be read or nothing is to be sent.
pub fn answer(app: &App, interaction: &Value) -> Option<Value> {
    answer_and_aside(app, interaction).map(|(first, _)| first)
}

/// As [`answer`], with the private message that follows a public one, if there is one.
pub fn answer_and_aside(app: &App, interaction: &Value) -> Option<(Value, Option<Value>)> {
    let interaction: Interaction = serde_json::from_value(interaction.clone()).ok()?;
    let (to, locale) = (read::to(&interaction), read::locale(&interaction));
    let (result, call) = match read::read(&interaction) {
        Incoming::Call(call) => (app.handle(&call), Some(call)),
        Incoming::Elsewhere => (Err(Failure::from(Refusal::ServerOnly)), None),
        Incoming::Unknown => (Err(Failure::from(Refusal::OutOfDate)), None),
        Incoming::Unreadable => return None,
    };
    let ids = CommandIds::default();
    let body = write::first(&view::render(&result, locale), to, &ids).ok()?;
    let aside = view::aside(&result, locale).and_then(|aside| write::follow_up(&aside, &ids).ok());
    if let (Some(call), Ok(answer)) = (call, result) {
        app.remember(&call, &answer);
    }
    Some((body?, aside))
}
