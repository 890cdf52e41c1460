//! The options that came with a command, and reading them.

use serde::{Deserialize, Serialize};

use crate::domain::check;
use crate::domain::fault::Fault;

use super::refusal::{Place, Refusal};

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

impl Args {
    /// The option's text, trimmed; `None` when it was left out or is blank.
    pub fn text(&self, name: &str) -> Result<Option<String>, Refusal> {
        match self.get(name) {
            None => Ok(None),
            Some(ArgValue::Text(text)) => Ok(Some(text.trim().to_owned()).filter(|text| !text.is_empty())),
            Some(other) => Err(wrong_type(name, other)),
        }
    }

    /// The text of an option that has to be there.
    pub fn need(&self, name: &str) -> Result<String, Refusal> {
        self.text(name)?.ok_or_else(|| Refusal::Missing { option: name.to_owned() })
    }

    /// Yes or no, as the chat's switch or as a word.
    pub fn flag(&self, name: &str) -> Result<Option<bool>, Refusal> {
        match self.get(name) {
            None => Ok(None),
            Some(ArgValue::Flag(flag)) => Ok(Some(*flag)),
            Some(ArgValue::Text(text)) => match check::flag(text) {
                Ok(flag) => Ok(Some(flag)),
                Err(fault) => Err(wrong(name, text, fault)),
            },
            Some(other) => Err(wrong_type(name, other)),
        }
    }

    /// A whole number within the bounds, both included.
    pub fn whole(&self, name: &str, min: i64, max: i64) -> Result<Option<i64>, Refusal> {
        let number = match self.get(name) {
            None => return Ok(None),
            Some(ArgValue::Whole(number)) => *number,
            Some(ArgValue::Text(text)) => text.trim().parse().map_err(|_| wrong(name, text, Fault::NotANumber))?,
            Some(other) => return Err(wrong_type(name, other)),
        };
        if (min..=max).contains(&number) {
            Ok(Some(number))
        } else {
            Err(wrong(name, &number.to_string(), Fault::OutOfRange { min, max }))
        }
    }

    /// One of the words, in the form that the command declares it.
    pub fn word<T>(&self, name: &str, allowed: &[T], key: impl Fn(T) -> &'static str) -> Result<Option<T>, Refusal>
    where
        T: Copy,
    {
        let Some(text) = self.text(name)? else { return Ok(None) };
        let found = allowed.iter().copied().find(|word| key(*word).eq_ignore_ascii_case(&text));
        found.map(Some).ok_or_else(|| {
            let allowed = allowed.iter().map(|word| key(*word).to_owned()).collect();
            wrong(name, &text, Fault::UnknownChoice { allowed })
        })
    }

    /// Whether any of these options was given.
    pub fn any_of(&self, names: impl IntoIterator<Item = &'static str>) -> bool {
        names.into_iter().any(|name| self.get(name).is_some())
    }
}

/// The refusal of an option's text.
pub fn wrong(name: &str, given: &str, fault: Fault) -> Refusal {
    Refusal::Wrong { place: Place::Option(name.to_owned()), given: given.to_owned(), fault }
}

fn wrong_type(name: &str, given: &ArgValue) -> Refusal {
    let given = match given {
        ArgValue::Flag(flag) => flag.to_string(),
        ArgValue::Whole(number) => number.to_string(),
        ArgValue::Text(text) => text.clone(),
        // The raw value of an unknown kind says nothing to a person.
        ArgValue::Other(_) => String::new(),
    };
    wrong(name, &given, Fault::WrongType)
}
