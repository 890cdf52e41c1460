//! Contacts that may be the same: found by keys that they have in common, judged by the rules.

mod all;
mod compare;
mod later;
mod marks;
mod near;
mod pairs;

use crate::domain::contact::ContactId;
use crate::domain::likeness::Reason;
use crate::domain::settings::{Setting, Settings};

pub use all::Pair;
pub use near::{Double, Newcomer};
pub use pairs::OpenPair;

pub(super) use later::unmark_all;
pub(super) use marks::{
    Marks, forget, forget_all, forget_many, kept_strings, mark_if_missing, mark_strings, mark_strings_by, put_new,
    write,
};

/// How far work on contacts is that goes on in the background: so many of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    pub done: u64,
    pub total: u64,
}

/// What counts as a hit (domain rule 4.8, Decision 6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measure {
    /// The score that is enough, 1 to 100.
    pub threshold: u8,
    /// The share of search strings that is enough, 1 to 100.
    pub hit_percent: u8,
}

/// How alike two contacts are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// 0 to 100.
    pub score: u8,
    pub reasons: Vec<Reason>,
    /// How many search strings they share, of how many lines of the setup; only when that alone is enough.
    pub strings: Option<(u32, u32)>,
}

impl Measure {
    /// What the server's settings count as a hit.
    pub fn of(settings: &Settings) -> Measure {
        Measure {
            threshold: settings.percent(Setting::LikenessThreshold),
            hit_percent: settings.percent(Setting::SearchHitPercent),
        }
    }

    fn is_hit(self, verdict: &Verdict) -> bool {
        verdict.strings.is_some() || verdict.score >= self.threshold
    }
}

/// The two ids in their order.
fn ordered(a: ContactId, b: ContactId) -> (ContactId, ContactId) {
    if a <= b { (a, b) } else { (b, a) }
}
