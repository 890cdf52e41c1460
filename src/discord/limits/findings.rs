//! Collecting what is wrong with a body, and the checks of single values that all bodies share.

use std::collections::HashSet;
use std::fmt::Display;

use serde_json::{Map, Value};

/// What was found so far.
#[derive(Debug, Default)]
pub(super) struct Findings(Vec<String>);

impl Findings {
    pub fn add(&mut self, place: &str, what: impl Display) {
        self.0.push(format!("{place}: {what}"));
    }

    pub fn done(self) -> Result<(), Vec<String>> {
        if self.0.is_empty() { Ok(()) } else { Err(self.0) }
    }

    /// A text that must be there, with at least one character that can be seen and `max` at most.
    pub fn text(&mut self, object: &Map<String, Value>, place: &str, key: &str, max: usize) {
        match object.get(key) {
            None | Some(Value::Null) => self.add(&at(place, key), "is missing"),
            Some(_) => self.text_if_any(object, place, key, max),
        }
    }

    /// A text that may be left out; when it is there it is neither blank nor longer than `max`.
    pub fn text_if_any(&mut self, object: &Map<String, Value>, place: &str, key: &str, max: usize) {
        match object.get(key) {
            None | Some(Value::Null) => {}
            Some(Value::String(text)) => self.length(&at(place, key), text, max, false),
            Some(_) => self.add(&at(place, key), "is not a text"),
        }
    }

    /// A text that may be left out or blank, of `max` characters at most.
    pub fn text_or_blank(&mut self, object: &Map<String, Value>, place: &str, key: &str, max: usize) {
        match object.get(key) {
            None | Some(Value::Null) => {}
            Some(Value::String(text)) => self.length(&at(place, key), text, max, true),
            Some(_) => self.add(&at(place, key), "is not a text"),
        }
    }

    fn length(&mut self, place: &str, text: &str, max: usize, blank: bool) {
        let length = text.chars().count();
        if length > max {
            self.add(place, format_args!("{length} characters, {max} at most"));
        }
        if !blank && text.trim().is_empty() {
            self.add(place, "is blank");
        }
    }

    /// A whole number that may be left out, within bounds; the number when it is there and right.
    pub fn whole(&mut self, object: &Map<String, Value>, place: &str, key: &str, min: i64, max: i64) -> Option<i64> {
        match object.get(key) {
            None | Some(Value::Null) => None,
            Some(value) => match value.as_i64() {
                Some(number) if (min..=max).contains(&number) => Some(number),
                Some(number) => {
                    self.add(&at(place, key), format_args!("{number} is not within {min} to {max}"));
                    None
                }
                None => {
                    self.add(&at(place, key), "is not a whole number");
                    None
                }
            },
        }
    }

    /// A list that must be there, of `min` to `max` items.
    pub fn list<'a>(
        &mut self,
        object: &'a Map<String, Value>,
        place: &str,
        key: &str,
        min: usize,
        max: usize,
    ) -> &'a [Value] {
        match object.get(key) {
            Some(Value::Array(items)) => {
                if items.len() < min || items.len() > max {
                    self.add(&at(place, key), format_args!("{} items, {min} to {max} are allowed", items.len()));
                }
                items
            }
            _ => {
                self.add(&at(place, key), "is not a list");
                &[]
            }
        }
    }

    /// A key that has no place here.
    pub fn absent(&mut self, object: &Map<String, Value>, place: &str, key: &str, why: &str) {
        if is_given(object, key) {
            self.add(&at(place, key), why);
        }
    }

    /// The object at a place, or a finding.
    pub fn object<'a>(&mut self, value: &'a Value, place: &str) -> Option<&'a Map<String, Value>> {
        if value.as_object().is_none() {
            self.add(place, "is not an object");
        }
        value.as_object()
    }

    /// Notes a repetition of something that must be unique.
    pub fn once<T: std::hash::Hash + Eq>(&mut self, seen: &mut HashSet<T>, item: T, place: &str, what: &str) {
        if !seen.insert(item) {
            self.add(place, format_args!("{what} is there twice"));
        }
    }
}

/// The place of a key inside a place.
pub(super) fn at(place: &str, key: &str) -> String {
    if place.is_empty() { key.to_owned() } else { format!("{place}.{key}") }
}

/// Whether the key holds something.
pub(super) fn is_given(object: &Map<String, Value>, key: &str) -> bool {
    object.get(key).is_some_and(|value| !value.is_null())
}
