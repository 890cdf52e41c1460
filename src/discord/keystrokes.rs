//! Of the keystrokes of one person, only the newest one that waits is worth an answer.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::app::request::{Call, Request};

/// The newest keystroke of each option that somebody is typing just now.
#[derive(Debug, Default)]
pub struct Keystrokes(Mutex<HashMap<Typing, u64>>);

/// Who types which option where.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Typing {
    guild: String,
    user: String,
    command: String,
    option: String,
}

/// A keystroke that is to be answered.
#[derive(Debug)]
pub struct Keystroke {
    all: Arc<Keystrokes>,
    typing: Typing,
    number: u64,
}

impl Keystrokes {
    /// Takes a keystroke in; `None` for what is none. What the person typed in the option before is outdated from now on.
    pub fn take(self: &Arc<Self>, call: &Call) -> Option<Keystroke> {
        let Request::Complete { command, option, .. } = &call.request else { return None };
        let typing = Typing {
            guild: call.actor.guild.as_str().to_owned(),
            user: call.actor.user_id.clone(),
            command: command.name(),
            option: option.clone(),
        };
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let newest = all.entry(typing.clone()).or_default();
        *newest += 1;
        Some(Keystroke { all: Arc::clone(self), typing, number: *newest })
    }
}

impl Keystroke {
    /// Whether the person has typed on.
    pub fn is_outdated(&self) -> bool {
        let all = self.all.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.get(&self.typing).is_some_and(|newest| *newest > self.number)
    }
}

impl Drop for Keystroke {
    /// Nothing is kept once the newest one is answered.
    fn drop(&mut self) {
        let mut all = self.all.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.get(&self.typing) == Some(&self.number) {
            all.remove(&self.typing);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::actor::{Actor, Rank};
    use crate::app::args::Args;
    use crate::domain::tier::Tier;
    use crate::store::GuildKey;

    fn typing(user: &str, option: &str) -> Call {
        let actor = Actor {
            guild: GuildKey::new("1").unwrap(),
            user_id: user.to_owned(),
            name: String::new(),
            rank: Rank::Fixed(Tier::Viewer),
            locale: "en".to_owned(),
            guild_locale: "en".to_owned(),
        };
        let command = crate::app::command_named("find").unwrap();
        let request =
            Request::Complete { command, args: Args::default(), option: option.to_owned(), typed: String::new() };
        Call { id: "1".to_owned(), actor, request }
    }

    #[test]
    fn a_newer_keystroke_of_the_same_option_outdates_the_older() {
        let all = Arc::new(Keystrokes::default());
        let first = all.take(&typing("aino", "query")).unwrap();
        let other_option = all.take(&typing("aino", "contact")).unwrap();
        let other_person = all.take(&typing("bo", "query")).unwrap();
        assert!(!first.is_outdated());
        let second = all.take(&typing("aino", "query")).unwrap();
        assert!(first.is_outdated() && !second.is_outdated());
        assert!(!other_option.is_outdated() && !other_person.is_outdated());
        drop(first);
        assert!(!second.is_outdated());
        drop((second, other_option, other_person));
        assert!(all.0.lock().unwrap().is_empty());
    }
}
