//! One interaction, and what came of it.

use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::shown::{Form, Shown};
use super::state::{Inner, Record, State};

/// How long a test waits for a first response: longer than Discord, so that a late one is told from none.
const FIRST: Duration = Duration::from_secs(6);
/// How long a test waits for what follows a deferral.
const REST: Duration = Duration::from_secs(20);

/// An interaction that was sent.
#[derive(Debug, Clone)]
pub struct Exchange {
    state: Arc<State>,
    token: String,
}

/// The first response.
#[derive(Debug, Clone)]
pub struct First {
    pub body: Value,
    /// From the event to the response.
    pub took: Duration,
}

impl First {
    pub fn of_type(&self) -> u64 {
        self.body["type"].as_u64().unwrap_or(0)
    }
}

impl Exchange {
    pub(super) fn new(state: Arc<State>, token: String) -> Self {
        Exchange { state, token }
    }

    pub fn token(&self) -> &str {
        &self.token
    }

    /// The interaction's id.
    pub fn id(&self) -> String {
        self.state.lock().interactions[&self.token].id.clone()
    }

    async fn wait<T>(&self, limit: Duration, what: &str, look: impl Fn(&Inner, &Record) -> Option<T>) -> T {
        let found = self.state.wait(limit, |inner| look(inner, inner.interactions.get(&self.token)?)).await;
        found.unwrap_or_else(|| {
            let inner = self.state.lock();
            let record = &inner.interactions[&self.token];
            panic!("no {what}; first response: {:?}; problems: {:#?}", record.first, inner.problems)
        })
    }

    /// The first response, or `None` when none comes in the time.
    pub async fn first_within(&self, limit: Duration) -> Option<First> {
        self.state.wait(limit, |inner| first(inner.interactions.get(&self.token)?)).await
    }

    /// The first response.
    pub async fn first(&self) -> First {
        self.wait(FIRST, "first response", |_, record| first(record)).await
    }

    /// The message that the response ends in: the first response, or what filled the deferred one.
    pub async fn message(&self) -> Shown {
        self.wait(REST, "message", |inner, record| {
            let stored = inner.messages.get(record.original.as_ref()?)?;
            (!record.waits).then(|| Shown { message: stored.value.clone(), private: stored.private })
        })
        .await
    }

    /// The first message that says how it ended, private or not: what the response is, what filled a deferred one, or what
    /// followed it. `None` when none comes in the time.
    pub async fn answer_within(&self, limit: Duration) -> Option<Shown> {
        let look = |inner: &Inner| {
            let record = inner.interactions.get(&self.token)?;
            let all = record.follow_ups.iter().chain(record.original.iter().filter(|_| !record.waits));
            let stored = all.filter_map(|id| inner.messages.get(id));
            let mut shown = stored.map(|stored| Shown { message: stored.value.clone(), private: stored.private });
            // A mark holds the place of a public answer that is on its way.
            shown.find(|shown| shown.text() != "✓")
        };
        self.state.wait(limit, look).await
    }

    /// The first message of the response that everybody sees: original or follow-up.
    pub async fn public(&self) -> Shown {
        self.wait(REST, "public message", |inner, record| {
            let original = record.original.iter().filter(|_| !record.waits);
            original
                .chain(&record.follow_ups)
                .filter_map(|id| inner.messages.get(id))
                .find(|stored| !stored.private)
                .map(|stored| Shown { message: stored.value.clone(), private: false })
        })
        .await
    }

    /// Waits until no deferred message stands any more, neither empty nor beside what followed it.
    pub async fn over(&self) {
        self.wait(REST, "end", |inner, record| {
            let deferred = matches!(record.first.as_ref()?.0["type"].as_u64(), Some(5));
            let stands = record.original.as_ref().is_some_and(|id| inner.messages.contains_key(id));
            let over = !deferred || !stands || (!record.waits && record.follow_ups.is_empty());
            over.then_some(())
        })
        .await;
    }

    /// The messages that followed the first.
    pub fn follow_ups(&self) -> Vec<Shown> {
        let inner = self.state.lock();
        let ids = &inner.interactions[&self.token].follow_ups;
        let stored = ids.iter().filter_map(|id| inner.messages.get(id));
        stored.map(|stored| Shown { message: stored.value.clone(), private: stored.private }).collect()
    }

    /// What follows the first message for the asker alone.
    pub async fn whispered(&self) -> Shown {
        self.wait(REST, "private follow-up", |inner, record| {
            let stored =
                record.follow_ups.iter().filter_map(|id| inner.messages.get(id)).find(|stored| stored.private)?;
            Some(Shown { message: stored.value.clone(), private: true })
        })
        .await
    }

    /// The form that the response opens.
    pub async fn form(&self) -> Form {
        let first = self.first().await;
        assert_eq!(first.of_type(), 9, "the response opens no form: {}", first.body);
        let inner = self.state.lock();
        let message = &inner.interactions[&self.token].payload["message"];
        Form { data: first.body["data"].clone(), message: message.is_object().then(|| message.clone()) }
    }

    /// The suggestions that the response gives: name and value.
    pub async fn suggestions(&self) -> Vec<(String, String)> {
        let first = self.first().await;
        assert_eq!(first.of_type(), 8, "the response suggests nothing: {}", first.body);
        let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let choices = first.body["data"]["choices"].as_array().cloned().unwrap_or_default();
        choices.iter().map(|choice| (text(&choice["name"]), text(&choice["value"]))).collect()
    }

    /// The message as it is now, after later edits.
    pub fn now(&self, shown: &Shown) -> Shown {
        let inner = self.state.lock();
        let stored = &inner.messages[shown.id()];
        Shown { message: stored.value.clone(), private: stored.private }
    }
}

fn first(record: &Record) -> Option<First> {
    let (body, at) = record.first.as_ref()?;
    let at: Instant = *at;
    Some(First { body: body.clone(), took: at - record.sent })
}
