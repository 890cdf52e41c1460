//! Outcomes and refusals in words, for whoever asked: no Discord types here, no decisions either.

mod account;
mod addresses;
mod build;
mod card;
mod chooser;
mod clash;
mod codes;
pub mod commands;
mod cut;
mod duplicates;
mod fault;
mod flow;
mod form;
mod formulas;
mod help;
mod history;
mod labels;
mod links;
mod list;
mod merge;
mod notes;
mod notice;
mod pages;
mod panel;
mod readings;
mod refusal;
pub mod reply;
mod suggestion;
#[cfg(test)]
mod tests;
mod trash;
mod wording;
mod words;

use crate::app::outcome::{Answer, Audience, Notice, Outcome};
use crate::app::refusal::Failure;
use crate::domain::fault::Fault;
use crate::store::Verdict;
use reply::{Accent, Block, Body, Line, Message, Reply, Span, Text};
use words::Words;

pub use wording::wording;

/// The reply to a request. `reader` is the asker's locale as the chat says it; public answers are in the server's.
pub fn render(result: &Result<Answer, Failure>, reader: &str) -> Reply {
    match result {
        Ok(answer) => answered(answer, reader),
        Err(failure) => {
            Reply { private: true, replaces: false, body: Body::Message(refusal::failure(Words::of(reader), failure)) }
        }
    }
}

/// What is wrong with a text given for `label`, and what to write instead, in one line: for reports. `given` is what was
/// written, where the fault is about it.
pub fn fault_text(locale: &str, label: &str, given: &str, fault: &Fault) -> String {
    let lines = fault::wrong(Words::of(locale), label, given, fault);
    let text = |line: &Line| line.spans.iter().map(Span::text).collect::<String>();
    lines.iter().map(text).collect::<Vec<_>>().join(" ")
}

/// Why two contacts may be the same, in words.
pub fn reasons(locale: &str, verdict: &Verdict) -> Vec<String> {
    duplicates::reasons(Words::of(locale), verdict)
}

/// A card as it stands in the channel once what was done is told: without a word of it.
pub fn standing(answer: &Answer) -> Reply {
    Reply { private: false, replaces: false, body: body(Words::of(&answer.server_locale), &answer.outcome) }
}

fn answered(answer: &Answer, reader: &str) -> Reply {
    let private = answer.audience == Audience::Private;
    let words = Words::of(if private { reader } else { &answer.server_locale });
    let body = match body(words, &answer.outcome) {
        Body::Message(message) => Body::Message(with_notices(words, message, answer)),
        other => other,
    };
    Reply { private, replaces: private && takes_the_place(&answer.outcome), body }
}

fn body(words: Words, outcome: &Outcome) -> Body {
    Body::Message(match outcome {
        Outcome::Card(card) => card::card(words, card),
        Outcome::CardGone(why) => card::gone(words, *why),
        Outcome::Chooser(hits) => chooser::chooser(words, hits),
        Outcome::Nothing(nothing) => chooser::nothing(words, nothing),
        Outcome::List(list) => list::contacts(words, list),
        Outcome::People { company, page } => list::people(words, company, page),
        Outcome::History { contact, page } => history::history(words, contact, page),
        Outcome::Notes { contact, page } => notes::notes(words, contact, page),
        Outcome::Addresses { contact, today, page } => addresses::addresses(words, contact, *today, page),
        Outcome::Greeting(greeting) => formulas::greeting(words, greeting),
        Outcome::Formulas { code, page } => formulas::formulas(words, code, page),
        Outcome::Parts { contact, private } => list::parts(words, contact, *private),
        Outcome::Flow(flow) => flow::flow(words, flow),
        Outcome::Cancelled => flow::cancelled(words),
        Outcome::DeleteQuestion(question) => trash::delete_question(words, question),
        Outcome::Merge(panel) => merge::panel(words, panel),
        Outcome::Merged { kept, no, name, change, next } => merge::done(words, kept, (no, name), *change, *next),
        Outcome::Deleted { no, name, people, change } => trash::deleted(words, no, name, *people, *change),
        Outcome::PurgeQuestion(trashed) => trash::purge_question(words, trashed),
        Outcome::Purged { no, people } => trash::purged(words, no, *people),
        Outcome::Undone { change, entry } => trash::undone(words, change, *entry),
        Outcome::Panel(panel) => panel::panel(words, panel),
        Outcome::Codes { list, page } => codes::codes(words, *list, page),
        Outcome::Salespeople { page } => codes::salespeople(words, page),
        Outcome::Help { topic, tier } => help::help(words, *topic, *tier),
        Outcome::Doubles(doubles) => duplicates::doubles(words, doubles),
        Outcome::Dropped => duplicates::dropped(words),
        Outcome::Pairs(pairs) => duplicates::pairs(words, pairs),
        Outcome::Form(form) => return Body::Form(form::form(words, form)),
        Outcome::Readings(readings) => readings::readings(words, readings),
        Outcome::Suggestions(suggestions) => return Body::Suggestions(suggestion::suggestions(words, suggestions)),
        Outcome::Repeat => return Body::Silence,
    })
}

/// What was just done stands above the answer. Warnings do not stand above what everybody in the channel sees.
fn with_notices(words: Words, mut message: Message, answer: &Answer) -> Message {
    let public = answer.audience == Audience::Public;
    message.blocks.splice(0..0, notices(words, answer, |notice| !(public && notice.warns())));
    message
}

/// What goes to the asker alone after the answer: warnings, if that was public, and what a contact may be the same as.
pub fn aside(result: &Result<Answer, Failure>, reader: &str) -> Option<Reply> {
    let answer = result.as_ref().ok()?;
    let words = Words::of(reader);
    let warnings = match answer.audience {
        Audience::Public => notices(words, answer, Notice::warns),
        Audience::Private => None,
    };
    let likely = answer.likely.iter().flat_map(|likely| duplicates::likely(words, likely));
    let blocks: Vec<Block> = warnings.into_iter().chain(likely).collect();
    let message = Message { accent: Accent::Neutral, blocks };
    (!message.blocks.is_empty()).then_some(Reply { private: true, replaces: false, body: Body::Message(message) })
}

fn notices(words: Words, answer: &Answer, told: impl Fn(&Notice) -> bool) -> Option<Block> {
    let told = answer.notices.iter().filter(|notice| told(notice));
    let lines: Vec<Line> = told.map(|told| notice::notice(words, told)).collect();
    (!lines.is_empty()).then_some(Block::Text(Text(lines)))
}

/// Pages and panels take the place of the private message whose button was pressed; cards and forms never do.
fn takes_the_place(outcome: &Outcome) -> bool {
    match outcome {
        Outcome::List(_)
        | Outcome::People { .. }
        | Outcome::History { .. }
        | Outcome::Notes { .. }
        | Outcome::Dropped
        | Outcome::Pairs(_)
        | Outcome::Addresses { .. }
        | Outcome::Formulas { .. }
        | Outcome::Flow(_)
        | Outcome::Cancelled
        | Outcome::DeleteQuestion(_)
        | Outcome::Merge(_)
        | Outcome::Merged { .. }
        | Outcome::Deleted { .. }
        | Outcome::PurgeQuestion(_)
        | Outcome::Purged { .. }
        | Outcome::Panel(_)
        | Outcome::Codes { .. }
        | Outcome::Salespeople { .. }
        | Outcome::Help { .. } => true,
        Outcome::Card(_)
        | Outcome::CardGone(_)
        | Outcome::Chooser(_)
        | Outcome::Nothing(_)
        | Outcome::Greeting(_)
        | Outcome::Parts { .. }
        | Outcome::Doubles(_)
        | Outcome::Form(_)
        | Outcome::Readings(_)
        | Outcome::Suggestions(_)
        | Outcome::Undone { .. }
        | Outcome::Repeat => false,
    }
}
