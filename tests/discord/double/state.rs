//! What the double remembers.

use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, MutexGuard};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::sync::{mpsc, watch};

use super::ask::Ask;
use super::faults::Faults;
use super::report::Report;
use super::{payload, snowflake};

/// What tokens of interactions begin with.
const TOKEN: &str = "aW50ZXJhY3Rpb246";

/// How strict and how long; the defaults are Discord's.
#[derive(Debug, Clone)]
pub struct Rules {
    pub application: String,
    /// The bot's token.
    pub token: String,
    /// From the event to the first response.
    pub deadline: Duration,
    /// From the event to the last edit or follow-up.
    pub token_life: Duration,
    pub heartbeat: Duration,
    /// Gateway intents that the application may ask for.
    pub intents: u64,
    /// Whoever identifies is turned away with this code.
    pub closes_identify: Option<u16>,
    /// Whether the bodies count in the report: not those that the double's own tests make up.
    pub reports: bool,
}

impl Default for Rules {
    fn default() -> Self {
        Rules {
            application: "1012345678901234567".to_owned(),
            token: "MTAxMjM0NTY3ODkwMTIzNDU2Nw.GhT0pQ.double-secret-4f1c9a7be2d04b6c8f".to_owned(),
            deadline: Duration::from_secs(3),
            token_life: Duration::from_secs(15 * 60),
            heartbeat: Duration::from_millis(41_250),
            intents: 1,
            closes_identify: None,
            reports: true,
        }
    }
}

/// An interaction that was sent to the bot.
#[derive(Debug)]
pub struct Record {
    pub id: String,
    pub kind: u64,
    pub payload: Value,
    pub sent: Instant,
    /// The first response and when it came.
    pub first: Option<(Value, Instant)>,
    /// The message that the first response made, or stands in for.
    pub original: Option<String>,
    /// A deferred message that nothing has filled yet.
    pub waits: bool,
    pub follow_ups: Vec<String>,
}

/// A message in a channel.
#[derive(Debug, Clone)]
pub struct Stored {
    pub value: Value,
    pub private: bool,
    /// Times that it was edited or updated.
    pub edits: u32,
}

/// A call that came in.
#[derive(Debug, Clone)]
pub struct Seen {
    pub method: String,
    pub path: String,
    pub body: Value,
    pub status: u16,
    pub at: Instant,
}

/// A bot that is connected, or was.
#[derive(Debug)]
pub struct Session {
    pub id: String,
    pub out: Option<mpsc::UnboundedSender<Out>>,
    pub sequence: u64,
    /// Events that were sent, for a resume.
    pub events: Vec<(u64, Value)>,
    pub identify: Value,
}

/// What goes out over the gateway.
#[derive(Debug, Clone)]
pub enum Out {
    Frame(Value),
    /// With Discord's close code; without one the connection just drops.
    Close(Option<u16>),
    /// A close frame that says nothing.
    CloseWithoutCode,
    /// A text as it is, JSON or not.
    Text(String),
    /// TCP's reset.
    Reset,
}

/// How the gateway treats whoever comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Temper {
    #[default]
    Kind,
    /// Connections are taken and never answered.
    Stalls,
    /// The websocket is opened, and nothing is said over it.
    SaysNothing,
    /// The websocket is opened and dropped.
    HangsUp,
    /// Whoever has identified or resumed is dropped.
    Drops,
    /// Sessions are not taken up again.
    Forgets,
}

#[derive(Debug, Default)]
pub struct Inner {
    pub commands: HashMap<Option<String>, Vec<Value>>,
    pub interactions: HashMap<String, Record>,
    pub messages: HashMap<String, Stored>,
    pub seen: Vec<Seen>,
    pub sessions: Vec<Session>,
    pub faults: Faults,
    /// Until when a path may not be called again; the empty one stands for all of them.
    pub limited: HashMap<String, Instant>,
    pub report: Report,
    /// What the bot did that Discord would not take.
    pub problems: Vec<String>,
    pub heartbeats: u64,
    pub temper: Temper,
    /// Websockets that were opened.
    pub connections: u64,
    /// Over so many of them, the first ones, nothing comes any more, nor goes.
    pub dead_connections: u64,
    pub identifies: u64,
    /// When bots identified, whatever came of it.
    pub identified_at: Vec<Instant>,
    /// With which codes bots closed their connection.
    pub closed_with: Vec<Option<u16>>,
    /// The most sessions that were connected at once.
    pub most_sessions: usize,
    pub resumes: u64,
    /// Servers that the bot was told it has come to, besides the usual one.
    pub joined: HashSet<String>,
    /// Tokens of interactions.
    pub tokens: HashSet<String>,
    /// What people typed, of some length: it must be in no log.
    pub typed: HashSet<String>,
}

/// The double's memory, and word of each change.
#[derive(Debug)]
pub struct State {
    pub rules: Rules,
    /// Where the gateway is.
    pub gateway: String,
    inner: Mutex<Inner>,
    changes: watch::Sender<u64>,
}

impl State {
    pub fn new(rules: Rules, gateway: String) -> Self {
        State { rules, gateway, inner: Mutex::default(), changes: watch::Sender::new(0) }
    }

    pub fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Changes something and tells whoever waits.
    pub fn change<T>(&self, work: impl FnOnce(&mut Inner) -> T) -> T {
        let result = work(&mut self.lock());
        self.changes.send_modify(|count| *count += 1);
        result
    }

    /// Waits until `look` finds something, this long at most.
    pub async fn wait<T>(&self, limit: Duration, mut look: impl FnMut(&Inner) -> Option<T>) -> Option<T> {
        let mut changes = self.changes.subscribe();
        let until = tokio::time::Instant::now() + limit;
        loop {
            if let Some(found) = look(&self.lock()) {
                return Some(found);
            }
            if !matches!(tokio::time::timeout_at(until, changes.changed()).await, Ok(Ok(()))) {
                return look(&self.lock());
            }
        }
    }

    /// Remembers an interaction and sends its event; the token.
    pub fn dispatch(&self, ask: &Ask) -> String {
        let id = snowflake::aged(ask.age);
        let token = token_of(&id);
        self.change(|inner| {
            let guild = ask.who.guild.clone();
            let known = |scope: &Option<String>| inner.commands.get(scope).into_iter().flatten();
            // All languages of all commands are much to copy for one interaction.
            let named = |command: &&Value| ask.command().is_some_and(|name| command["name"] == *name);
            let commands: Vec<Value> = known(&guild).chain(known(&None)).filter(named).cloned().collect();
            let payload = payload::interaction(ask, &self.rules.application, &id, &token, &commands);
            let record = Record {
                id: id.clone(),
                kind: ask.kind(),
                payload: payload.clone(),
                // The time to answer runs since it happened, even when the event comes late.
                sent: Instant::now() - Duration::from_millis(ask.age),
                first: None,
                original: None,
                waits: false,
                follow_ups: Vec::new(),
            };
            inner.interactions.insert(token.clone(), record);
            // Whoever asks in a server has had the bot come there before.
            if let Some(guild) = guild.filter(|guild| guild != super::people::GUILD)
                && inner.joined.insert(guild.clone())
            {
                inner.send_event("GUILD_CREATE", &json!({"id": guild}));
            }
            inner.tokens.insert(token.clone());
            inner.typed.extend(ask.typed().into_iter().filter(|text| text.chars().count() > 5));
            inner.send_event("INTERACTION_CREATE", &payload);
        });
        token
    }
}

/// Long and unlike any other text, so that a log can be searched for it.
fn token_of(id: &str) -> String {
    format!("{TOKEN}{id}x{:016x}", id.parse::<u64>().unwrap_or(0).wrapping_mul(0x9E37_79B9_7F4A_7C15))
}

/// Whether the double gave the token, even if it has forgotten that.
pub fn was_given(token: &str) -> bool {
    token.strip_prefix(TOKEN).and_then(|rest| rest.split_once('x')).is_some_and(|(id, _)| token_of(id) == token)
}

impl Inner {
    /// An event to every bot that is connected.
    pub fn send_event(&mut self, name: &str, data: &Value) {
        for session in &mut self.sessions {
            session.send(name, data);
        }
    }

    /// Stores a message; its id.
    pub fn store(&mut self, value: Value) -> String {
        let id = value["id"].as_str().unwrap_or_default().to_owned();
        let private = value["flags"].as_u64().is_some_and(|flags| flags & 64 != 0);
        self.messages.insert(id.clone(), Stored { value, private, edits: 0 });
        id
    }

    /// Lays an edit over a message; the message as it is then.
    pub fn edit(&mut self, id: &str, body: &Value) -> Option<Value> {
        let stored = self.messages.get_mut(id)?;
        payload::edit(&mut stored.value, body);
        stored.edits += 1;
        Some(stored.value.clone())
    }
}

impl Inner {
    /// Forgets what is over, for runs that are so long that all of it would fill the memory. What people hold in their hands
    /// they have themselves; of the messages, the newest are kept.
    pub fn forget(&mut self, messages: usize) {
        let old = Duration::from_secs(30);
        self.seen.clear();
        self.interactions.retain(|_, record| record.sent.elapsed() < old);
        if self.messages.len() > 2 * messages {
            let mut ids: Vec<u64> = self.messages.keys().filter_map(|id| id.parse().ok()).collect();
            ids.sort_unstable();
            let oldest = ids[ids.len() - messages];
            self.messages.retain(|id, _| id.parse::<u64>().is_ok_and(|id| id >= oldest));
        }
    }

    /// Looks whether there are more sessions than ever.
    pub fn count_sessions(&mut self) {
        let open = self.sessions.iter().filter(|session| session.out.is_some()).count();
        self.most_sessions = self.most_sessions.max(open);
    }
}

impl Session {
    pub fn send(&mut self, name: &str, data: &Value) {
        self.sequence += 1;
        let frame = json!({"op": 0, "s": self.sequence, "t": name, "d": data});
        self.events.push((self.sequence, frame.clone()));
        // Only what a resume could ask for is kept.
        if self.events.len() > 1000 {
            self.events.drain(..500);
        }
        if let Some(out) = &self.out {
            let _ = out.send(Out::Frame(frame));
        }
    }
}
