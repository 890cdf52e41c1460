//! The gateway: a websocket that says hello, checks who comes and sends events.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::ws::{CloseFrame, Message, WebSocket};
use serde_json::{Value, json};
use tokio::sync::mpsc;

use super::snowflake;
use super::state::{Out, Session, State, Temper};
use super::wire::Breaker;

/// Discord's close codes.
mod code {
    pub const UNKNOWN_OPCODE: u16 = 4001;
    pub const DECODE_ERROR: u16 = 4002;
    pub const NOT_AUTHENTICATED: u16 = 4003;
    pub const AUTHENTICATION_FAILED: u16 = 4004;
    pub const ALREADY_AUTHENTICATED: u16 = 4005;
    pub const INVALID_INTENTS: u16 = 4013;
    pub const DISALLOWED_INTENTS: u16 = 4014;
}

/// The largest frame that a bot may send.
const LARGEST: usize = 4096;
/// All intents that there are.
const INTENTS: u64 = (1 << 26) - 1;

/// Serves one connection to its end.
pub async fn serve(mut socket: WebSocket, state: Arc<State>, breaker: Breaker) {
    let (temper, number) = state.change(|inner| {
        inner.connections += 1;
        (inner.temper, inner.connections)
    });
    let is_dead = |state: &State| temper == Temper::SaysNothing || number <= state.lock().dead_connections;
    if temper == Temper::HangsUp {
        return;
    }
    let (out, mut frames) = mpsc::unbounded_channel();
    let heartbeat = u64::try_from(state.rules.heartbeat.as_millis()).unwrap_or(u64::MAX);
    if temper != Temper::SaysNothing {
        let _ = out.send(Out::Frame(json!({"op": 10, "d": {"heartbeat_interval": heartbeat}, "s": null, "t": null})));
    }
    let mut session = None;
    let late = tokio::time::sleep(Duration::from_secs(10));
    tokio::pin!(late);
    loop {
        tokio::select! {
            frame = frames.recv() => match frame {
                Some(Out::Frame(_)) if is_dead(&state) => {}
                Some(Out::Frame(frame)) => {
                    if socket.send(Message::text(frame.to_string())).await.is_err() {
                        break;
                    }
                }
                Some(Out::Close(Some(code))) => {
                    let _ = socket.send(Message::Close(Some(CloseFrame { code, reason: "".into() }))).await;
                    break;
                }
                Some(Out::Text(text)) => _ = socket.send(Message::text(text)).await,
                Some(Out::CloseWithoutCode) => {
                    let _ = socket.send(Message::Close(None)).await;
                    break;
                }
                Some(Out::Reset) => {
                    breaker.reset();
                    let _ = socket.send(Message::Ping("".into())).await;
                    break;
                }
                Some(Out::Close(None)) | None => break,
            },
            message = socket.recv() => match message {
                Some(Ok(Message::Text(_))) if is_dead(&state) => {}
                Some(Ok(Message::Text(text))) => hear(&text, &state, &out, &mut session),
                Some(Ok(Message::Binary(_))) => _ = out.send(Out::Close(Some(code::DECODE_ERROR))),
                Some(Ok(Message::Close(frame))) => {
                    state.change(|inner| inner.closed_with.push(frame.map(|frame| frame.code)));
                    break;
                }
                Some(Err(_)) | None => break,
                Some(Ok(_)) => {}
            },
            () = &mut late, if session.is_none() && temper != Temper::SaysNothing => break,
        }
    }
    // The session may be taken up again already, over another connection.
    state.change(|inner| {
        for session in &mut inner.sessions {
            if session.out.as_ref().is_some_and(|sender| sender.same_channel(&out)) {
                session.out = None;
            }
        }
    });
}

/// Answers a frame of the bot's.
fn hear(text: &str, state: &State, out: &mpsc::UnboundedSender<Out>, session: &mut Option<String>) {
    let close = |code: u16, why: &str| {
        state.change(|inner| inner.problems.push(format!("gateway: closed with {code}: {why}")));
        let _ = out.send(Out::Close(Some(code)));
    };
    if text.len() > LARGEST {
        return close(code::DECODE_ERROR, "a frame over 4096 bytes");
    }
    let Ok(frame) = serde_json::from_str::<Value>(text) else {
        return close(code::DECODE_ERROR, "a frame that is no JSON");
    };
    match frame["op"].as_u64() {
        Some(1) => {
            state.change(|inner| inner.heartbeats += 1);
            let _ = out.send(Out::Frame(json!({"op": 11})));
        }
        Some(2) if session.is_some() => close(code::ALREADY_AUTHENTICATED, "identified twice"),
        Some(2) => match identify(&frame["d"], state) {
            Ok(()) => {
                *session = Some(ready(&frame["d"], state, out));
                drop_if_so_minded(state, out);
            }
            Err((code, why)) => close(code, why),
        },
        Some(6) => match resume(&frame["d"], state, out) {
            Some(id) => {
                *session = Some(id);
                drop_if_so_minded(state, out);
            }
            None => _ = out.send(Out::Frame(json!({"op": 9, "d": false}))),
        },
        // Presence, voice and member requests are of no use here but no fault either.
        Some(3 | 4 | 8) if session.is_some() => {}
        Some(3 | 4 | 8) => close(code::NOT_AUTHENTICATED, "not identified"),
        _ => close(code::UNKNOWN_OPCODE, "an opcode that is none"),
    }
}

fn drop_if_so_minded(state: &State, out: &mpsc::UnboundedSender<Out>) {
    if state.lock().temper == Temper::Drops {
        let _ = out.send(Out::Close(None));
    }
}

fn is_token(given: &Value, state: &State) -> bool {
    let given = given.as_str().unwrap_or_default();
    given.strip_prefix("Bot ").unwrap_or(given) == state.rules.token
}

fn identify(data: &Value, state: &State) -> Result<(), (u16, &'static str)> {
    state.change(|inner| inner.identified_at.push(Instant::now()));
    if let Some(code) = state.rules.closes_identify {
        return Err((code, "as the rules say"));
    }
    if !is_token(&data["token"], state) {
        return Err((code::AUTHENTICATION_FAILED, "another token"));
    }
    let Some(intents) = data["intents"].as_u64().filter(|intents| intents & !INTENTS == 0) else {
        return Err((code::INVALID_INTENTS, "intents that are none"));
    };
    if intents & !state.rules.intents != 0 {
        return Err((code::DISALLOWED_INTENTS, "intents that the application does not need"));
    }
    if ["os", "browser", "device"].iter().any(|key| !data["properties"][key].is_string()) {
        return Err((code::DECODE_ERROR, "identified without properties"));
    }
    Ok(())
}

/// A new session; its id.
fn ready(identify: &Value, state: &State, out: &mpsc::UnboundedSender<Out>) -> String {
    let id = format!("{:032x}", u128::from(snowflake::now().parse::<u64>().unwrap_or(0)));
    let application = &state.rules.application;
    let shard = if identify["shard"].is_array() { identify["shard"].clone() } else { json!([0, 1]) };
    let data = json!({
        "v": 10, "session_id": id, "session_type": "normal", "resume_gateway_url": state.gateway, "shard": shard,
        "user": {"id": application, "username": "kontakti", "discriminator": "0417", "global_name": null, "avatar": null,
            "bot": true, "verified": true, "mfa_enabled": true, "flags": 0, "email": null},
        "application": {"id": application, "flags": 565_248}, "guilds": [{"id": super::people::GUILD, "unavailable": true}],
        "relationships": [], "private_channels": [], "presences": [], "guild_join_requests": [], "user_settings": {},
        "geo_ordered_rtc_regions": ["finland", "stockholm"], "game_relationships": [], "auth": {},
        "_trace": ["[\"gateway-prd-double-0\",{\"micros\":100000}]"],
    });
    state.change(|inner| {
        let mut session = Session {
            id: id.clone(),
            out: Some(out.clone()),
            sequence: 0,
            events: Vec::new(),
            identify: identify.clone(),
        };
        session.send("READY", &data);
        inner.sessions.push(session);
        inner.identifies += 1;
        inner.count_sessions();
    });
    id
}

/// Takes a session up again and sends what it missed.
fn resume(data: &Value, state: &State, out: &mpsc::UnboundedSender<Out>) -> Option<String> {
    if !is_token(&data["token"], state) || state.lock().temper == Temper::Forgets {
        return None;
    }
    let (id, since) = (data["session_id"].as_str()?, data["seq"].as_u64()?);
    state.change(|inner| {
        let session = inner.sessions.iter_mut().find(|session| session.id == id)?;
        if since > session.sequence {
            return None;
        }
        for (_, frame) in session.events.iter().filter(|(sequence, _)| *sequence > since) {
            let _ = out.send(Out::Frame(frame.clone()));
        }
        session.out = Some(out.clone());
        session.send("RESUMED", &json!({}));
        inner.resumes += 1;
        inner.count_sessions();
        Some(id.to_owned())
    })
}
