//! The options that came with a command, and reading them.

use serde::{Deserialize, Serialize};

/// An option's value as the chat or the terminal sent it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum ArgValue {
    Flag(bool),
    Whole(i64),
    Text(String),
    /// A value of a kind that no option has.
    Other(serde_json::Value),
}

/// Options by name (the default names, never the localised ones). Kept in a draft while a command waits for a choice.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Args(pub Vec<(String, ArgValue)>);

impl Args {
    pub fn get(&self, name: &str) -> Option<&ArgValue> {
        self.0.iter().find(|(given, _)| given == name).map(|(_, value)| value)
    }

    /// Puts a value in place of the one that the option had.
    pub fn set(&mut self, name: &str, value: ArgValue) {
        self.0.retain(|(given, _)| given != name);
        self.0.push((name.to_owned(), value));
    }

    pub fn with(mut self, name: &str, value: impl Into<ArgValue>) -> Self {
        self.set(name, value.into());
        self
    }
}

impl From<&str> for ArgValue {
    fn from(text: &str) -> Self {
        ArgValue::Text(text.to_owned())
    }
}

impl From<bool> for ArgValue {
    fn from(flag: bool) -> Self {
        ArgValue::Flag(flag)
    }
}

impl From<i64> for ArgValue {
    fn from(whole: i64) -> Self {
        ArgValue::Whole(whole)
    }
}
