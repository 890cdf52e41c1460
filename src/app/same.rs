//! What is shown of contacts that may be the same, and of two that are about to become one.

use crate::domain::contact::Contact;
use crate::domain::found::Page;
use crate::domain::merge::{Moving, Part};
use crate::store::{Double, Progress, Verdict};

use super::request::PairPlace;

/// Contacts that one that is about to be added may be the same as.
#[derive(Debug)]
pub struct Doubles {
    /// The name of the one that is not stored yet.
    pub name: String,
    /// Likeliest first.
    pub hits: Vec<Double>,
    /// More hits than are shown.
    pub more: bool,
    /// Key of the draft that waits for the decision.
    pub draft: String,
}

/// A contact that was changed, and those that it may be the same as now.
#[derive(Debug)]
pub struct Likely {
    pub contact: Contact,
    /// Likeliest first.
    pub hits: Vec<Double>,
    /// More hits than are shown.
    pub more: bool,
    /// The asker may merge them.
    pub may_merge: bool,
}

/// Two contacts that may be the same.
#[derive(Debug)]
pub struct Pairing {
    pub a: Contact,
    pub b: Contact,
    pub verdict: Verdict,
}

/// What goes on in the background before all pairs are there, and how far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Contacts that came in by the thousand, or all of them anew, get what they are found by.
    MakingReady(Progress),
    /// They are compared with each other.
    Comparing(Progress),
}

/// A page of pairs, one a page.
#[derive(Debug)]
pub struct PairPage {
    /// Only pairs with this contact.
    pub of: Option<Contact>,
    /// The asker may merge them.
    pub may_merge: bool,
    /// What still goes on in the background; until it is done, pairs may be missing.
    pub stage: Option<Stage>,
    /// How many contacts there are.
    pub contacts: u64,
    pub page: Page<Pairing>,
}

/// A merge that waits for a decision (rule 4.10).
#[derive(Debug)]
pub struct MergePanel {
    pub keep: Contact,
    pub duplicate: Contact,
    /// What both have and not the same, a page of it.
    pub asked: Page<Part>,
    /// What is to be taken from the duplicate.
    pub taken: Vec<Part>,
    /// What only the duplicate has.
    pub filled: Vec<Part>,
    /// How many people, notes and changes of the history go over.
    pub people: u64,
    pub notes: u64,
    pub changes: u64,
    /// Codes, relations and addresses that go over, and those that collide.
    pub moving: Moving,
    /// People noted that the two are two.
    pub are_separate: bool,
    /// The contact that is kept gets privacy blocked by it.
    pub becomes_blocked: bool,
    pub from: Option<PairPlace>,
    /// Key of the draft in which it waits.
    pub draft: String,
}
