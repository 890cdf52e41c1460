//! Outcomes and refusals in words, for whoever asked: no Discord types here, no decisions either.

mod build;
mod card;
pub mod commands;
mod cut;
mod fault;
mod labels;
mod links;
mod refusal;
pub mod reply;
mod words;

use crate::app::outcome::{Answer, Audience, Outcome};
use crate::app::refusal::Failure;
use crate::app::wording::Wording;
use reply::{Body, Message, Reply};
use words::Words;

/// The reply to a request. `reader` is the asker's locale as the chat says it; public answers are in the server's.
pub fn render(result: &Result<Answer, Failure>, reader: &str) -> Reply {
    match result {
        Ok(answer) => answered(answer, reader),
        Err(failure) => {
            Reply { private: true, replaces: false, body: Body::Message(refusal::failure(Words::of(reader), failure)) }
        }
    }
}

fn answered(answer: &Answer, reader: &str) -> Reply {
    let private = answer.audience == Audience::Private;
    let words = Words::of(if private { reader } else { &answer.server_locale });
    let message = |message: Message| Body::Message(message);
    let body = match &answer.outcome {
        Outcome::Card(card) => message(card::card(words, card)),
        _ => Body::Silence,
    };
    Reply { private, replaces: false, body }
}

/// The words that use cases need.
pub fn wording() -> Wording {
    todo!()
}
