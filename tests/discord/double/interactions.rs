//! The endpoints that answer interactions.

use std::time::Instant;

use serde_json::{Value, json};

use super::answers::{Answer, bad_body, done, ok, refuse};
use super::state::{self, Inner, State};
use super::{checks, payload};

/// The first response.
pub fn callback(state: &State, id: &str, token: &str, with_response: bool, body: &Value) -> Answer {
    state.change(|inner| {
        let inner = &mut *inner;
        let Some(record) = inner.interactions.get_mut(token).filter(|record| record.id == id) else {
            inner.problems.push("callback: an interaction that was never sent".to_owned());
            return refuse(404, 10062);
        };
        if record.first.is_some() {
            return refuse(400, 40060);
        }
        let after = record.sent.elapsed();
        if after > state.rules.deadline {
            inner.problems.push(format!("callback: {} ms after the event", after.as_millis()));
            return refuse(404, 10062);
        }
        let on_message = record.payload["message"].is_object();
        let found = checks::callback(record.kind, on_message, body, &mut inner.report);
        if !found.is_empty() {
            inner.problems.extend(found.iter().map(|line| format!("callback: {line}")));
            return bad_body(&found);
        }
        record.first = Some((body.clone(), Instant::now()));
        let source = record.payload["message"]["id"].as_str().map(str::to_owned);
        let asked = record.payload.clone();
        let channel = asked["channel_id"].as_str().unwrap_or_default();
        let message = match body["type"].as_u64() {
            Some(of_type @ (4 | 5)) => {
                let message = payload::message(&body["data"], &state.rules.application, channel, Some(&asked));
                record.waits = of_type == 5;
                record.original = message["id"].as_str().map(str::to_owned);
                inner.store(message.clone());
                Some(message)
            }
            Some(6) => {
                record.waits = true;
                record.original = source;
                None
            }
            Some(7) => {
                record.original.clone_from(&source);
                source.and_then(|source| inner.edit(&source, &body["data"]))
            }
            _ => None,
        };
        if !with_response {
            return done();
        }
        ok(json!({
            "interaction": {"id": id, "type": asked["type"], "response_message_id": message.as_ref().map(|m| &m["id"])},
            "resource": {"type": body["type"], "message": message},
        }))
    })
}

/// Which message of an interaction is meant.
pub enum Which<'a> {
    Original,
    Id(&'a str),
}

/// Reading, changing or deleting a message of an interaction.
pub fn message(state: &State, method: &str, token: &str, which: &Which<'_>, body: &Value) -> Answer {
    state.change(|inner| {
        let inner = &mut *inner;
        if let Err(refusal) = alive(state, inner, token, "edit") {
            return refusal;
        }
        let Some(record) = inner.interactions.get_mut(token) else { return refuse(404, 10015) };
        let id = match which {
            Which::Original => record.original.clone(),
            Which::Id(id) => {
                let own = record.follow_ups.iter().chain(&record.original).find(|own| own == id);
                own.cloned()
            }
        };
        // A form and suggestions have no message.
        let Some(id) = id.filter(|id| inner.messages.contains_key(id)) else { return refuse(404, 10008) };
        match method {
            "GET" => ok(inner.messages[&id].value.clone()),
            "DELETE" => {
                if record.original.as_ref() == Some(&id) {
                    record.original = None;
                    record.waits = false;
                }
                inner.messages.remove(&id);
                done()
            }
            _ => {
                let found = checks::edit(body, &mut inner.report);
                if !found.is_empty() {
                    inner.problems.extend(found.iter().map(|line| format!("edit: {line}")));
                    return bad_body(&found);
                }
                if record.original.as_ref() == Some(&id) {
                    record.waits = false;
                }
                ok(inner.edit(&id, body).unwrap_or_default())
            }
        }
    })
}

/// A further message.
pub fn follow_up(state: &State, token: &str, body: &Value) -> Answer {
    state.change(|inner| {
        let inner = &mut *inner;
        if let Err(refusal) = alive(state, inner, token, "follow-up") {
            return refusal;
        }
        let found = checks::follow_up(body, &mut inner.report);
        if !found.is_empty() {
            inner.problems.extend(found.iter().map(|line| format!("follow-up: {line}")));
            return bad_body(&found);
        }
        let Some(record) = inner.interactions.get_mut(token) else { return refuse(404, 10015) };
        // Discord lets a follow-up take the place of a deferred message, and it stays as private as the deferral was.
        let deferred = record.first.as_ref().is_some_and(|(first, _)| first["type"] == 5);
        if record.waits
            && deferred
            && let Some(original) = record.original.clone()
        {
            record.waits = false;
            return ok(inner.edit(&original, body).unwrap_or_default());
        }
        let asked = record.payload.clone();
        let channel = asked["channel_id"].as_str().unwrap_or_default();
        let message = payload::message(body, &state.rules.application, channel, Some(&asked));
        let id = message["id"].as_str().unwrap_or_default().to_owned();
        record.follow_ups.push(id);
        inner.store(message.clone());
        ok(message)
    })
}

/// Whether the interaction's token is good for edits and follow-ups: known, answered, not too old.
fn alive(state: &State, inner: &mut Inner, token: &str, call: &str) -> Result<(), Answer> {
    let Some(record) = inner.interactions.get(token) else {
        if !state::was_given(token) {
            inner.problems.push(format!("{call}: a token that was never given"));
        }
        return Err(refuse(404, 10015));
    };
    if record.first.is_none() {
        inner.problems.push(format!("{call}: before the first response"));
        return Err(refuse(404, 10015));
    }
    if record.sent.elapsed() > state.rules.token_life {
        inner.problems.push(format!("{call}: after the token's life"));
        return Err(refuse(401, 50027));
    }
    Ok(())
}
