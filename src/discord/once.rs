//! Which interactions are being answered just now: each by one task.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

/// The ids of the interactions that are being answered.
#[derive(Debug, Default)]
pub struct Answering(Mutex<HashSet<String>>);

/// The right to answer an interaction, until it is dropped.
pub struct Right<'a> {
    answering: &'a Answering,
    id: String,
}

impl Answering {
    /// `None` while somebody else has the right.
    pub fn take(&self, id: &str) -> Option<Right<'_>> {
        let free = self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(id.to_owned());
        free.then(|| Right { answering: self, id: id.to_owned() })
    }
}

impl Drop for Right<'_> {
    fn drop(&mut self) {
        self.answering.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.id);
    }
}
