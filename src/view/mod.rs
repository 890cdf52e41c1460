//! Outcomes and refusals in words, for whoever asked: no Discord types here, no decisions either.

pub mod commands;
pub mod reply;

use crate::app::outcome::Answer;
use crate::app::refusal::Failure;
use crate::app::wording::Wording;
use reply::Reply;

/// The reply to a request. `reader` is the asker's locale as the chat says it; public answers are in the server's.
pub fn render(_result: &Result<Answer, Failure>, _reader: &str) -> Reply {
    todo!()
}

/// The words that use cases need.
pub fn wording() -> Wording {
    todo!()
}
