//! A small client for the calls that the bot makes: retries, Discord's rate limits, and errors that tell no secret.

use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderValue, RETRY_AFTER};
use reqwest::{Method, Response, StatusCode};
use serde_json::Value;

use crate::settings::Token;

use super::wire::Address;

/// How long Discord waits for the first response.
pub const FIRST_RESPONSE: Duration = Duration::from_secs(3);
/// How long an interaction can be answered; a little is taken off for the way.
pub const TOKEN_LIFE: Duration = Duration::from_secs(15 * 60 - 10);

const CONNECT_TIMEOUT: Duration = Duration::from_secs(3);
const TIMEOUT: Duration = Duration::from_secs(10);
/// The first pause before something is tried again; it doubles.
const PAUSE: Duration = Duration::from_millis(200);
const PAUSE_MAX: Duration = Duration::from_secs(30);

/// Discord wants to know who calls.
const USER_AGENT: &str = concat!("DiscordBot (https://kontakti.invalid, ", env!("CARGO_PKG_VERSION"), ")");

/// *Interaction has already been acknowledged.*
const ALREADY_ACKNOWLEDGED: u64 = 40060;

/// Why a call failed: nothing of its address or body, which hold tokens and people's data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RestError {
    /// No connection could be made.
    Connect,
    /// The connection broke, or no answer came in time.
    Transport,
    /// Discord's answer, with the code that its body names; 0: none.
    Status { status: u16, code: u64 },
    /// The answer was no JSON.
    Unreadable,
}

impl fmt::Display for RestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RestError::Connect => f.write_str("no connection"),
            RestError::Transport => f.write_str("no answer"),
            RestError::Status { status, code } => write!(f, "status {status}, code {code}"),
            RestError::Unreadable => f.write_str("an answer that is no JSON"),
        }
    }
}

impl std::error::Error for RestError {}

impl RestError {
    /// Whether Discord took the call but not what was in it: something simpler may do. That somebody else has answered
    /// before comes with the same status.
    pub fn is_bad_body(self) -> bool {
        matches!(self, RestError::Status { status: 400, code } if code != ALREADY_ACKNOWLEDGED)
    }

    /// Whether the interaction can be answered no more: its token is too old, or was never one.
    pub fn is_too_late(self) -> bool {
        const UNKNOWN_WEBHOOK: u64 = 10015;
        const UNKNOWN_INTERACTION: u64 = 10062;
        const INVALID_WEBHOOK_TOKEN: u64 = 50027;
        matches!(self, RestError::Status { code: UNKNOWN_WEBHOOK | UNKNOWN_INTERACTION | INVALID_WEBHOOK_TOKEN, .. })
    }

    /// Whether the call may have done what it was to do although no good answer came back.
    pub fn may_have_arrived(self) -> bool {
        match self {
            RestError::Transport | RestError::Unreadable => true,
            RestError::Status { status, code } => status >= 500 || code == ALREADY_ACKNOWLEDGED,
            RestError::Connect => false,
        }
    }
}

/// The client. Its token and the addresses that it calls are in no error and no log.
pub struct Rest {
    http: reqwest::Client,
    base: String,
    authorization: HeaderValue,
    /// The global limit was met: nothing but first responses goes out before.
    quiet_until: Mutex<Option<Instant>>,
}

/// How a call is made.
struct Request<'a> {
    method: Method,
    path: String,
    body: Option<&'a Value>,
    /// With the bot's token; what belongs to an interaction has a token in its path instead.
    signed: bool,
    deadline: Instant,
    retries: Retries,
}

/// What may be sent again.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Retries {
    /// A first response: once more after a broken connection, and "already acknowledged" then means that it had arrived.
    First,
    /// Doing it twice comes to the same.
    Any,
    /// Doing it twice makes two messages: only when it surely did not arrive.
    Unsent,
}

/// The HTTP client that the bot's calls and serenity share. Proxies of the environment are left out, so that loopback
/// stays loopback.
pub fn http_client() -> Result<reqwest::Client, reqwest::Error> {
    reqwest::Client::builder()
        .user_agent(USER_AGENT)
        .no_proxy()
        .connect_timeout(CONNECT_TIMEOUT)
        .timeout(TIMEOUT)
        .build()
}

impl Rest {
    /// `None` when the token has characters that no token has.
    pub fn new(http: reqwest::Client, api_url: &str, token: &Token) -> Option<Self> {
        let mut authorization = HeaderValue::from_str(&format!("Bot {}", token.reveal())).ok()?;
        authorization.set_sensitive(true);
        let base = format!("{}/api/v10", api_url.trim_end_matches('/'));
        Some(Rest { http, base, authorization, quiet_until: Mutex::new(None) })
    }

    /// The client that calls are made with, for whoever makes others.
    pub fn http(&self) -> reqwest::Client {
        self.http.clone()
    }

    /// The first response to an interaction that came in at `received`.
    pub async fn respond(&self, to: &Address, body: &Value, received: Instant) -> Result<(), RestError> {
        let path = format!("/interactions/{}/{}/callback", to.id, to.token);
        let deadline = received + FIRST_RESPONSE;
        let request =
            Request { method: Method::POST, path, body: Some(body), signed: false, deadline, retries: Retries::First };
        self.call(request).await.map(drop)
    }

    /// As [`Self::respond`]; gives the message that it made, or nothing when what Discord said of it was lost on the way.
    pub async fn respond_telling(&self, to: &Address, body: &Value, received: Instant) -> Result<Value, RestError> {
        let path = format!("/interactions/{}/{}/callback?with_response=true", to.id, to.token);
        let deadline = received + FIRST_RESPONSE;
        let request =
            Request { method: Method::POST, path, body: Some(body), signed: false, deadline, retries: Retries::First };
        Ok(self.call(request).await?.pointer_mut("/resource/message").map(Value::take).unwrap_or_default())
    }

    /// The message that the first response made.
    pub async fn original(&self, to: &Address, received: Instant) -> Result<Value, RestError> {
        self.webhook(Method::GET, to, "/messages/@original", None, received, Retries::Any).await
    }

    /// Puts a message in place of one that was sent in answer to an interaction.
    pub async fn edit_sent(&self, to: &Address, message: i64, body: &Value, by: Instant) -> Result<(), RestError> {
        let path = format!("/webhooks/{}/{}/messages/{message}", to.application, to.token);
        let (method, retries) = (Method::PATCH, Retries::Any);
        self.call(Request { method, path, body: Some(body), signed: false, deadline: by, retries }).await.map(drop)
    }

    /// Puts a message in place of one of the bot's own in a channel that it can see.
    pub async fn edit_in_channel(
        &self,
        channel: i64,
        message: i64,
        body: &Value,
        by: Instant,
    ) -> Result<(), RestError> {
        let path = format!("/channels/{channel}/messages/{message}");
        let (method, retries) = (Method::PATCH, Retries::Any);
        self.call(Request { method, path, body: Some(body), signed: true, deadline: by, retries }).await.map(drop)
    }

    /// Puts a message in place of the first response.
    pub async fn edit(&self, to: &Address, body: &Value, received: Instant) -> Result<(), RestError> {
        self.webhook(Method::PATCH, to, "/messages/@original", Some(body), received, Retries::Any).await.map(drop)
    }

    /// Takes the first response away.
    pub async fn delete(&self, to: &Address, received: Instant) -> Result<(), RestError> {
        self.webhook(Method::DELETE, to, "/messages/@original", None, received, Retries::Any).await.map(drop)
    }

    /// Sends one more message, and gives it as Discord made it.
    pub async fn follow_up(&self, to: &Address, body: &Value, received: Instant) -> Result<Value, RestError> {
        self.webhook(Method::POST, to, "", Some(body), received, Retries::Unsent).await
    }

    async fn webhook(
        &self,
        method: Method,
        to: &Address,
        rest_of_path: &str,
        body: Option<&Value>,
        received: Instant,
        retries: Retries,
    ) -> Result<Value, RestError> {
        let path = format!("/webhooks/{}/{}{rest_of_path}", to.application, to.token);
        let deadline = received + TOKEN_LIFE;
        self.call(Request { method, path, body, signed: false, deadline, retries }).await
    }

    /// The commands that are registered, with all their languages.
    pub async fn commands(&self, application: &str) -> Result<Value, RestError> {
        let path = format!("/applications/{application}/commands?with_localizations=true");
        self.signed(Method::GET, path, None).await
    }

    /// Registers these commands and no others; answers with them and their ids.
    pub async fn put_commands(&self, application: &str, commands: &Value) -> Result<Value, RestError> {
        self.signed(Method::PUT, format!("/applications/{application}/commands"), Some(commands)).await
    }

    /// Where the gateway is, and how often it may still be entered today.
    pub async fn gateway(&self) -> Result<Value, RestError> {
        self.signed(Method::GET, "/gateway/bot".to_owned(), None).await
    }

    async fn signed(&self, method: Method, path: String, body: Option<&Value>) -> Result<Value, RestError> {
        let deadline = Instant::now() + Duration::from_secs(60);
        self.call(Request { method, path, body, signed: true, deadline, retries: Retries::Any }).await
    }

    async fn call(&self, request: Request<'_>) -> Result<Value, RestError> {
        let mut pause = PAUSE;
        let mut broken = 0;
        // Whether it may have arrived although nothing was heard of it.
        let mut unsure = false;
        loop {
            if request.retries != Retries::First {
                self.wait_for_quiet().await;
            }
            let mut wait = pause;
            let failed = match self.once(&request, broken == 0).await {
                Ok(answer) => match self.judge(answer, unsure && request.retries == Retries::First).await? {
                    Judged::Done(body) => return Ok(body),
                    // A server that failed may have done it all the same.
                    Judged::Again { error, after: None } if request.retries == Retries::Unsent => return Err(error),
                    Judged::Again { error, after } => {
                        unsure |= after.is_none();
                        wait = after.unwrap_or(pause);
                        error
                    }
                },
                Err(error) => {
                    broken += 1;
                    unsure = true;
                    let again = match request.retries {
                        Retries::First => broken <= 1,
                        Retries::Any => true,
                        Retries::Unsent => error == RestError::Connect,
                    };
                    if !again {
                        return Err(error);
                    }
                    error
                }
            };
            if Instant::now() + wait >= request.deadline {
                return Err(failed);
            }
            // Whoever starts the bot without a network should not have to wait for the deadline to hear of it.
            if broken == 1 && request.retries == Retries::Any {
                tracing::warn!(error = %failed, "Discord cannot be reached yet, trying again");
            }
            tokio::time::sleep(wait).await;
            pause = (pause * 2).min(PAUSE_MAX);
        }
    }

    async fn once(&self, request: &Request<'_>, may_try_again: bool) -> Result<Response, RestError> {
        let mut left = request.deadline.saturating_duration_since(Instant::now());
        if may_try_again && request.retries == Retries::First {
            // A connection that has died without a word must leave time for another one.
            left /= 2;
        }
        let mut call = self
            .http
            .request(request.method.clone(), format!("{}{}", self.base, request.path))
            .timeout(left.min(TIMEOUT));
        if request.signed {
            call = call.header(AUTHORIZATION, self.authorization.clone());
        }
        if let Some(body) = request.body {
            call = call.json(body);
        }
        // The error itself names the address, and with it a token.
        call.send().await.map_err(|error| if error.is_connect() { RestError::Connect } else { RestError::Transport })
    }

    /// `unsure`: the call was made before, and whether it arrived is not known.
    async fn judge(&self, answer: Response, unsure: bool) -> Result<Judged, RestError> {
        let status = answer.status();
        let headers = answer.headers().clone();
        let read = answer.bytes().await;
        if status.is_success() {
            // It is done, even if what Discord says about it is lost on the way.
            let body = read.unwrap_or_default();
            if body.is_empty() {
                return Ok(Judged::Done(Value::Null));
            }
            return serde_json::from_slice(&body).map(Judged::Done).map_err(|_| RestError::Unreadable);
        }
        let body: Value = read.ok().and_then(|body| serde_json::from_slice(&body).ok()).unwrap_or_default();
        let code = body["code"].as_u64().unwrap_or(0);
        let error = RestError::Status { status: status.as_u16(), code };
        if unsure && code == ALREADY_ACKNOWLEDGED {
            return Ok(Judged::Done(Value::Null));
        }
        if status == StatusCode::TOO_MANY_REQUESTS {
            let after = retry_after(&headers, &body);
            let global = body["global"].as_bool().unwrap_or(false) || headers.contains_key("x-ratelimit-global");
            if global {
                let mut until = self.quiet_until.lock().unwrap_or_else(PoisonError::into_inner);
                *until = Some(Instant::now() + after);
            }
            tracing::warn!(status = 429, global, "Discord asks for a pause");
            return Ok(Judged::Again { error, after: Some(after) });
        }
        if status.is_server_error() { Ok(Judged::Again { error, after: None }) } else { Err(error) }
    }

    async fn wait_for_quiet(&self) {
        let until = *self.quiet_until.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(until) = until {
            tokio::time::sleep_until(until.into()).await;
        }
    }
}

enum Judged {
    Done(Value),
    /// To be tried again: after the time that Discord asks for, or after a pause of our own when Discord itself is at fault.
    Again {
        error: RestError,
        after: Option<Duration>,
    },
}

/// How long Discord wants to be left alone: seconds in the body, with fractions, or in the header.
fn retry_after(headers: &HeaderMap, body: &Value) -> Duration {
    let header = || headers.get(RETRY_AFTER).and_then(|value| value.to_str().ok()).and_then(|text| text.parse().ok());
    let seconds = body["retry_after"].as_f64().or_else(header).unwrap_or(1.0);
    Duration::try_from_secs_f64(seconds).unwrap_or(PAUSE_MAX)
}

#[cfg(test)]
#[path = "tests/rest.rs"]
mod tests;
