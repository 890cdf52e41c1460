//! Refusals and faults in words: which field or setting, what is wrong, and what to do next.

use crate::app::refusal::{Failure, Place, Refusal, Retry};
use crate::app::request::Press;
use crate::domain::fault::Fault;
use crate::domain::field::Field;

use super::build::{block, button, code, line, plain, small, strong, tap, title};
use super::commands;
use super::fault::{self, Sentences, quoted};
use super::reply::{Accent, Block, Line, Message};
use super::words::Words;

/// A request that came to nothing.
pub fn failure(words: Words, failure: &Failure) -> Message {
    match failure {
        Failure::Refused { refusal, retry } => refused(words, refusal, retry.as_ref()),
        Failure::Fault { incident } => fault_of_ours(words, incident),
    }
}

fn fault_of_ours(words: Words, incident: &str) -> Message {
    let said = words.spans("failure-incident", [("incident", code(incident).into())]);
    let blocks = block(vec![title(words.say("failure-title")), line(said)]).into_iter().collect();
    Message { accent: Accent::Fault, blocks }
}

fn refused(words: Words, refusal: &Refusal, retry: Option<&Retry>) -> Message {
    let mut lines = vec![title(words.say("refusal-title"))];
    lines.extend(sentences(words, refusal));
    lines.push(small([plain(words.say("refusal-nothing-saved"))]));
    let mut blocks: Vec<Block> = block(lines).into_iter().collect();
    if let Some(retry) = retry {
        let again = Press::EditAgain { draft: retry.draft.clone() };
        blocks.push(Block::Buttons(vec![button(&words.say("refusal-edit-again"), again).primary()]));
    }
    Message { accent: Accent::Refusal, blocks }
}

/// What is wrong, and what to do.
fn sentences(words: Words, refusal: &Refusal) -> Vec<Line> {
    let said = Sentences { words };
    match refusal {
        Refusal::NotAllowed { needs } => {
            let tier = strong(words.tier(*needs));
            said.both("refusal-not-allowed", [("tier", tier.into()), ("command", tap("setup access").into())])
        }
        Refusal::Missing { option } => said.about(&option_label(words, option), "refusal-missing", []),
        Refusal::Wrong { place, given, fault } => {
            let fault = readable(words, place, fault);
            said.with_given(fault::wrong(words, &place_label(words, place), given, &fault), given)
        }
        Refusal::NoContact { given } => {
            said.both("refusal-no-contact", [("given", quoted(given)), ("command", tap("find").into())])
        }
        Refusal::NoCompany { given } => said.about(
            &words.say("label-company"),
            "refusal-no-company",
            [("given", quoted(given)), ("command", tap("company add").into())],
        ),
        Refusal::ContactGone => said.both("refusal-contact-gone", [("command", tap("find").into())]),
        Refusal::NoteGone => said.both("refusal-note-gone", [("command", tap("contact note").into())]),
        Refusal::NotYourNote => said.both("refusal-not-your-note", [("command", tap("contact note").into())]),
        Refusal::NumberTaken { number } => {
            said.about(&words.say("label-number"), "refusal-number-taken", [("number", quoted(number))])
        }
        Refusal::Series { series, given, fault } => fault::series(words, *series, given, fault),
        Refusal::CodeExists { list, code } => said.about(
            &option_label(words, "code"),
            "refusal-code-exists",
            [("code", quoted(code)), ("list", plain(words.list(*list)).into()), ("command", tap("code list").into())],
        ),
        Refusal::SalespersonExists { code } => said.about(
            &option_label(words, "code"),
            "refusal-salesperson-exists",
            [("code", quoted(code)), ("command", tap("salesperson list").into())],
        ),
        Refusal::UserIsSalesperson { code } => said.about(
            &option_label(words, "user"),
            "refusal-user-is-salesperson",
            [("code", quoted(code)), ("command", tap("salesperson list").into())],
        ),
        Refusal::CodeLine { line, text, fault } => {
            let label = words.fill("refusal-code-line", &[("line", (*line as u64).into())]);
            said.with_given(fault::wrong(words, &label, text, fault), text)
        }
        Refusal::OutOfDate => said.both("refusal-out-of-date", [("command", tap("find").into())]),
        Refusal::ChangedMeanwhile { by } => said.both("refusal-changed-meanwhile", [("by", strong(by).into())]),
        Refusal::MinorNeedsConsent => said.about(
            &words.field(Field::PrivacyBlocked),
            "refusal-minor-needs-consent",
            [
                ("field", strong(words.field(Field::ParentalConsentReceived)).into()),
                ("command", tap("contact set").into()),
            ],
        ),
        Refusal::ServerOnly => said.both("refusal-server-only", []),
        Refusal::NothingGiven => said.both("refusal-nothing-given", []),
        Refusal::NoSuchCommand { given, nearest } => {
            let mut lines = vec![said.line("refusal-no-such-command", [("given", quoted(given))])];
            if let Some(nearest) = nearest {
                lines.push(said.line("refusal-no-such-command.nearest", [("command", tap(nearest).into())]));
            }
            lines.push(said.line("refusal-no-such-command.next", [("command", tap("help").into())]));
            lines
        }
        Refusal::NoSuchOption { given, nearest } => {
            let mut lines = vec![said.line("refusal-no-such-option", [("given", quoted(given))])];
            if let Some(nearest) = nearest {
                let option = code(commands::option_name(words, nearest));
                lines.push(said.line("refusal-no-such-option.nearest", [("option", option.into())]));
            }
            lines.push(said.line("refusal-no-such-option.next", [("command", tap("help").into())]));
            lines
        }
    }
}

fn place_label(words: Words, place: &Place) -> String {
    match place {
        Place::Field(field) => words.field(*field),
        Place::Setting(setting) => words.setting(*setting),
        Place::Option(name) => option_label(words, name),
    }
}

/// An option as people know it: by the label of what it fills, or by its name in their language.
fn option_label(words: Words, name: &str) -> String {
    match name {
        "company" => words.say("label-company"),
        "number" => words.say("label-number"),
        "note" => words.say("label-note"),
        _ => match Field::from_option(name) {
            Some(field) => words.field(field),
            None => capital(&commands::option_name(words, name)),
        },
    }
}

/// Names of options are lower-case; as the label of a sentence they begin like one.
fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Choices are named as the person sees them, with the word that can be typed anywhere: `Paperi (hard-copy)`.
fn readable(words: Words, place: &Place, fault: &Fault) -> Fault {
    let Fault::UnknownChoice { allowed } = fault else { return fault.clone() };
    let option = match place {
        Place::Field(field) => field.option(),
        Place::Setting(setting) => setting.spec().option,
        Place::Option(name) => name,
    };
    let one = |word: &String| match commands::option_value(words, option, word) {
        label if label.to_lowercase() == word.to_lowercase() => word.clone(),
        label => words.fill("card-with-code", &[("text", label.as_str().into()), ("code", word.as_str().into())]),
    };
    Fault::UnknownChoice { allowed: allowed.iter().map(one).collect() }
}
