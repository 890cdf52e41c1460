//! REST: which call is meant, whether it may be made, and the failures that were injected.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::body::{Body, Bytes};
use axum::extract::{ConnectInfo, State as Shared};
use axum::http::{HeaderMap, HeaderValue, Method, Response, StatusCode, Uri, header};
use serde_json::{Value, json};

use super::answers::{Answer, bad_body, ok, refuse};
use super::faults::{Call, Fault};
use super::interactions::{self, Which};
use super::state::{Seen, State};
use super::wire::Breaker;
use super::{checks, payload};

/// Answers any REST call.
pub async fn serve(
    Shared(state): Shared<Arc<State>>,
    ConnectInfo(breaker): ConnectInfo<Breaker>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    bytes: Bytes,
) -> Response<Body> {
    let path = uri.path().to_owned();
    let parts: Vec<&str> = path.trim_start_matches('/').split('/').collect();
    let parts = parts.strip_prefix(&["api", "v10"][..]).unwrap_or(&[]);
    let call = call_of(parts);
    let parsed = serde_json::from_slice::<Value>(&bytes);
    let body = parsed.as_ref().ok().cloned().unwrap_or(Value::Null);
    let fault = state.change(|inner| {
        let limited = |path: &str| inner.limited.get(path).is_some_and(|until| *until > Instant::now());
        // First responses are not bound to the global limit.
        if limited(&path) || (call != Call::Callback && limited("")) {
            inner.problems.push(format!("{call:?}: called again before Retry-After was over"));
        }
        inner.faults.take(call)
    });
    let mut extra = HeaderMap::new();
    let answer = match fault {
        Some(Fault::Status(status)) => (status, None),
        Some(Fault::Refuse { status, code }) => refuse(status, code),
        Some(Fault::RateLimit { seconds, global }) => limit(&state, &path, seconds, global, &mut extra),
        Some(Fault::ResetBefore) => {
            breaker.reset();
            (500, None)
        }
        other => {
            if let Some(Fault::Delay(time)) = other {
                tokio::time::sleep(time).await;
            }
            let query = uri.query().unwrap_or_default();
            let answer = if !bytes.is_empty() && (parsed.is_err() || !is_json(&headers)) {
                state.change(|inner| inner.problems.push(format!("{method} {call:?}: a body that is no JSON")));
                refuse(400, 50109)
            } else {
                permitted(&state, parts, &headers).unwrap_or_else(|| route(&state, &method, parts, query, &body))
            };
            match other {
                Some(Fault::StatusAfter(status)) => (status, None),
                Some(Fault::ResetAfter) => {
                    breaker.reset();
                    answer
                }
                _ => answer,
            }
        }
    };
    let (status, content) = answer;
    state.change(|inner| inner.seen.push(Seen { method: method.to_string(), path, body, status, at: Instant::now() }));
    respond(status, content, extra)
}

fn respond(status: u16, content: Option<Value>, extra: HeaderMap) -> Response<Body> {
    let text = content.map(|content| content.to_string());
    let mut response = Response::new(text.clone().map_or_else(Body::empty, Body::from));
    *response.status_mut() = StatusCode::from_u16(status).expect("a status of the double's own");
    response.headers_mut().extend(extra);
    if text.is_some() {
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    }
    response
}

/// 429, and a note of when the bot may come again.
fn limit(state: &State, path: &str, seconds: f64, global: bool, headers: &mut HeaderMap) -> Answer {
    let until = Instant::now() + Duration::from_secs_f64(seconds);
    let scoped = if global { String::new() } else { path.to_owned() };
    state.change(|inner| inner.limited.insert(scoped, until));
    let scope = if global { "global" } else { "user" };
    for (name, value) in [
        ("retry-after", format!("{}", seconds.ceil())),
        ("x-ratelimit-reset-after", format!("{seconds:.3}")),
        ("x-ratelimit-scope", scope.to_owned()),
        ("x-ratelimit-remaining", "0".to_owned()),
    ] {
        headers.insert(name, HeaderValue::from_str(&value).expect("digits and letters"));
    }
    if global {
        headers.insert("x-ratelimit-global", HeaderValue::from_static("true"));
    }
    (429, Some(json!({"message": "You are being rate limited.", "retry_after": seconds, "global": global})))
}

fn is_json(headers: &HeaderMap) -> bool {
    let given = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    given.is_some_and(|given| given.starts_with("application/json"))
}

/// A refusal when the call comes without a bot's name, or without the token where one is needed.
fn permitted(state: &State, parts: &[&str], headers: &HeaderMap) -> Option<Answer> {
    let text = |name: header::HeaderName| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !text(header::USER_AGENT).starts_with("DiscordBot (") {
        state.change(|inner| inner.problems.push("a call without a bot's User-Agent".to_owned()));
        return Some(refuse(403, 40333));
    }
    let own_token = matches!(parts.first(), Some(&"interactions" | &"webhooks"));
    if !own_token && text(header::AUTHORIZATION) != format!("Bot {}", state.rules.token) {
        state.change(|inner| inner.problems.push("a call without the bot's token".to_owned()));
        return Some(refuse(401, 0));
    }
    None
}

fn call_of(parts: &[&str]) -> Call {
    match parts {
        ["interactions", _, _, "callback"] => Call::Callback,
        ["webhooks", _, _, "messages", _] => Call::Edit,
        ["webhooks", _, _] => Call::FollowUp,
        ["applications", .., "commands"] => Call::Commands,
        ["gateway", ..] => Call::Gateway,
        ["channels", ..] => Call::Channel,
        _ => Call::Other,
    }
}

fn route(state: &State, method: &Method, parts: &[&str], query: &str, body: &Value) -> Answer {
    let application = state.rules.application.as_str();
    match (method.as_str(), parts) {
        ("POST", ["interactions", id, token, "callback"]) => {
            interactions::callback(state, id, token, query.contains("with_response=true"), body)
        }
        (method @ ("GET" | "PATCH" | "DELETE"), ["webhooks", app, token, "messages", message])
            if *app == application =>
        {
            let which = if *message == "@original" { Which::Original } else { Which::Id(message) };
            interactions::message(state, method, token, &which, body)
        }
        ("POST", ["webhooks", app, token]) if *app == application => interactions::follow_up(state, token, body),
        ("GET", ["applications", app, "commands"]) if *app == application => list(state, None, query),
        ("PUT", ["applications", app, "commands"]) if *app == application => register(state, None, body),
        ("GET", ["applications", app, "guilds", guild, "commands"]) if *app == application => {
            list(state, Some(guild), query)
        }
        ("PUT", ["applications", app, "guilds", guild, "commands"]) if *app == application => {
            register(state, Some(guild), body)
        }
        ("GET", ["gateway"]) => ok(json!({"url": state.gateway})),
        ("GET", ["gateway", "bot"]) => ok(json!({
            "url": state.gateway, "shards": 1,
            "session_start_limit": {"total": 1000, "remaining": 999, "reset_after": 14_400_000, "max_concurrency": 1},
        })),
        ("POST", ["channels", channel, "messages"]) => post(state, channel, body),
        ("PATCH", ["channels", channel, "messages", message]) => patch(state, channel, message, body),
        ("GET", ["oauth2", "applications", "@me"] | ["applications", "@me"]) => ok(json!({
            "id": application, "name": "kontakti", "icon": null, "description": "", "bot_public": true, "flags": 0,
            "bot_require_code_grant": false, "verify_key": "0".repeat(64), "team": null, "summary": "", "rpc_origins": [],
        })),
        ("GET", ["users", "@me"]) => ok(json!({
            "id": application, "username": "kontakti", "discriminator": "0417", "global_name": null, "avatar": null,
            "bot": true, "mfa_enabled": true, "flags": 0, "public_flags": 0, "verified": true, "email": null,
        })),
        _ => {
            state.change(|inner| inner.problems.push(format!("{method} /{}: no such call", parts.join("/"))));
            (404, Some(json!({"message": "404: Not Found", "code": 0})))
        }
    }
}

fn list(state: &State, guild: Option<&str>, query: &str) -> Answer {
    let commands = state.lock().commands.get(&guild.map(str::to_owned)).cloned().unwrap_or_default();
    if query.contains("with_localizations=true") {
        return ok(Value::Array(commands));
    }
    ok(commands.into_iter().map(payload::without_languages).collect())
}

fn register(state: &State, guild: Option<&str>, body: &Value) -> Answer {
    state.change(|inner| {
        let found = checks::commands(body, &mut inner.report);
        if !found.is_empty() {
            inner.problems.extend(found.iter().map(|line| format!("commands: {line}")));
            return bad_body(&found);
        }
        let scope = guild.map(str::to_owned);
        let known = inner.commands.remove(&scope).unwrap_or_default();
        let commands = payload::registered(body, &state.rules.application, &known);
        inner.commands.insert(scope, commands.clone());
        ok(Value::Array(commands))
    })
}

fn post(state: &State, channel: &str, body: &Value) -> Answer {
    state.change(|inner| {
        let found = checks::message(body, &mut inner.report);
        if !found.is_empty() {
            inner.problems.extend(found.iter().map(|line| format!("channel message: {line}")));
            return bad_body(&found);
        }
        let message = payload::message(body, &state.rules.application, channel, None);
        inner.store(message.clone());
        ok(message)
    })
}

fn patch(state: &State, channel: &str, message: &str, body: &Value) -> Answer {
    state.change(|inner| {
        let found = checks::channel_edit(body, &mut inner.report);
        if !found.is_empty() {
            inner.problems.extend(found.iter().map(|line| format!("channel message: {line}")));
            return bad_body(&found);
        }
        // What only one person sees is in no channel.
        let there = inner.messages.get(message).is_some_and(|m| !m.private && m.value["channel_id"] == *channel);
        if !there {
            return refuse(404, 10008);
        }
        inner.edit(message, body).map_or_else(|| refuse(404, 10008), ok)
    })
}
