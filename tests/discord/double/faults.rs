//! Failures that Discord has now and then, injected on purpose.

use std::collections::{HashMap, VecDeque};
use std::time::Duration;

/// The kinds of calls that can fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Call {
    /// The first response to an interaction.
    Callback,
    /// Reading, changing or deleting the original response or a follow-up.
    Edit,
    FollowUp,
    /// Reading and registering commands.
    Commands,
    Gateway,
    /// Messages in channels, by the bot itself.
    Channel,
    Other,
}

/// What happens instead of an answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// 429; seconds as in `retry_after`.
    RateLimit { seconds: f64, global: bool },
    /// A status without a JSON body, as Discord's edge has it.
    Status(u16),
    /// Discord has done what was asked, but its edge says this status.
    StatusAfter(u16),
    /// A refusal with one of Discord's own codes.
    Refuse { status: u16, code: u32 },
    /// The connection is reset before Discord has seen the call.
    ResetBefore,
    /// Discord has done what was asked, but the connection is reset before the answer.
    ResetAfter,
    /// The answer comes late.
    Delay(Duration),
}

/// Faults that wait for their call.
#[derive(Debug, Default)]
pub struct Faults(HashMap<Call, VecDeque<Fault>>);

impl Faults {
    pub fn add(&mut self, call: Call, fault: Fault) {
        self.0.entry(call).or_default().push_back(fault);
    }

    pub fn take(&mut self, call: Call) -> Option<Fault> {
        self.0.get_mut(&call)?.pop_front()
    }

    /// How many wait still.
    pub fn waiting(&self) -> usize {
        self.0.values().map(VecDeque::len).sum()
    }
}
