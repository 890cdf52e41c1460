//! A form in which two people changed the same: what each of them wrote, and the choice.

use crate::app::form::InputLabel;
use crate::app::refusal::Clash;
use crate::app::request::Press;

use super::build::{button, item, line, plain, strong};
use super::fault::Sentences;
use super::reply::{Button, Line};
use super::words::Words;
use super::{cut, form};

/// Longest text that is shown of each when only one input is told of, and when there are several: five inputs with three
/// texts each stay within a message.
const ALONE_MAX: usize = 800;
const EACH_MAX: usize = 120;

/// Input by input what it was, what somebody else made of it, and what the person sent.
pub fn told(words: Words, clashes: &[Clash]) -> Vec<Line> {
    let said = Sentences { words };
    let most = if clashes.len() == 1 { ALONE_MAX } else { EACH_MAX };
    let mut lines = vec![said.line("refusal-clash", [("count", (clashes.len() as u64).into())])];
    for clash in clashes {
        let shown = |text: &str| strong(shown(words, clash.label, text, most));
        lines.push(line([strong(form::label(words, clash.label))]));
        if let Some(was) = &clash.was {
            lines.push(item([plain(format!("{}: ", words.say("clash-was"))), shown(was)]));
        }
        let by = if clash.by.is_empty() { words.say("clash-now") } else { clash.by.clone() };
        lines.push(item([plain(format!("{by}: ")), shown(&clash.theirs)]));
        lines.push(item([plain(format!("{}: ", words.say("clash-mine"))), shown(&clash.mine)]));
    }
    lines.push(said.line("refusal-clash.next", []));
    lines
}

/// The choice: one's own texts, theirs, or the form again.
pub fn buttons(words: Words, draft: &str) -> Vec<Button> {
    let decide = |key: &str, mine: bool| button(&words.say(key), Press::Decide { draft: draft.to_owned(), mine });
    vec![
        decide("clash-use-mine", true).primary(),
        decide("clash-keep-theirs", false),
        button(&words.say("refusal-edit-again"), Press::EditAgain { draft: draft.to_owned() }),
    ]
}

/// A text as people read it, on one line.
fn shown(words: Words, label: InputLabel, text: &str, most: usize) -> String {
    let text = match label {
        _ if text.is_empty() => return "–".to_owned(),
        InputLabel::Field(field) => words.field_value(field, text),
        InputLabel::Option(_) if matches!(text, "true" | "false") => words.yes_no(text == "true"),
        _ => text.split_whitespace().collect::<Vec<_>>().join(" "),
    };
    cut::cut(&text, most)
}
