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
    let interaction: Interaction = serde_json::from_value(interaction.clone()).ok()?;
    let (to, locale) = (read::to(&interaction), read::locale(&interaction));
    let (reply, remember) = match read::read(&interaction) {
        Incoming::Call(call) => {
            let result = app.handle(&call);
            let reply = view::render(&result, locale);
            (reply, result.ok().map(|answer| (call, answer)))
        }
        Incoming::Elsewhere => (view::render(&Err(Failure::from(Refusal::ServerOnly)), locale), None),
        Incoming::Unknown => (view::render(&Err(Failure::from(Refusal::OutOfDate)), locale), None),
        Incoming::Unreadable => return None,
    };
    let body = write::first(&reply, to, &CommandIds::default()).ok()?;
    if let Some((call, answer)) = remember {
        app.remember(&call, &answer);
    }
    body
}
