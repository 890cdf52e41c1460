//! What the stages of a look-up found so far.

use crate::domain::found::{Brief, MatchedOn, Strength};

/// A contact that a stage found.
pub(super) struct Found {
    pub(super) id: i64,
    pub(super) strength: Strength,
    pub(super) matched: MatchedOn,
    /// How far from what was typed, for misspelt words.
    pub(super) slips: usize,
    pub(super) contact: Option<Brief>,
    /// Whether its row has to say yet what the query matched.
    pub(super) open: bool,
    /// Whether its name is known to start with the query.
    pub(super) starts: bool,
    /// The texts that the query met, where they are known and its label does not show them.
    pub(super) met: String,
}

impl Found {
    pub(super) fn new(id: i64, strength: Strength, matched: MatchedOn, slips: usize) -> Self {
        Found { id, strength, matched, slips, contact: None, open: false, starts: false, met: String::new() }
    }
}
