//! Questions before a change that reaches further than what was named, and the answer no.

use crate::app::outcome::{Flow, Follower};
use crate::app::request::Press;
use crate::domain::contact::Values;

use super::build::{block, button, code, item, line, plain, small, strong, title};
use super::reply::{Accent, Block, Line, Message};
use super::words::Words;
use super::{cut, pages};

/// Longest name and longest text before or after.
const NAME_MAX: usize = 60;
const VALUE_MAX: usize = 32;
/// Lines of the company, and of each person.
const COMPANY_LINES: usize = 6;
const PERSON_LINES: usize = 4;

/// What the company's change does, and to whom.
pub fn flow(words: Words, flow: &Flow) -> Message {
    let mut head = vec![title(words.fill("flow-title", &[("name", flow.company.name().into())]))];
    head.extend(differences(words, &flow.company.values, &flow.after, COMPANY_LINES));
    let mut blocks: Vec<Block> = block(head).into_iter().collect();
    if flow.page.total == 0 {
        blocks.extend(block(vec![line([plain(words.say("flow-nobody"))])]));
    } else {
        let asked = line(words.spans("flow-question", [("people", flow.page.total.into())]));
        blocks.extend(block(vec![asked, pages::place(words, "count-people", &flow.page)]));
    }
    blocks.extend(flow.page.items.iter().filter_map(|follower| block(person(words, follower))));
    blocks.extend(pages::turn(words, &flow.page, |page| Press::FlowPage { draft: flow.draft.clone(), page }));
    let mut buttons = Vec::new();
    if flow.page.total > 0 {
        let all = Press::Flow { draft: flow.draft.clone(), all: true };
        buttons.push(button(&words.say("flow-all"), all).primary());
    }
    let only = Press::Flow { draft: flow.draft.clone(), all: false };
    buttons.push(button(&words.say("flow-company"), only));
    buttons.push(button(&words.say("cancel"), Press::Cancel));
    blocks.push(Block::Buttons(buttons));
    Message { accent: Accent::Neutral, blocks }
}

/// Nothing was done.
pub fn cancelled(words: Words) -> Message {
    let lines = vec![title(words.say("cancelled-title")), line([plain(words.say("cancelled"))])];
    Message { accent: Accent::Neutral, blocks: block(lines).into_iter().collect() }
}

fn person(words: Words, follower: &Follower) -> Vec<Line> {
    let name = cut::cut(follower.person.name(), NAME_MAX);
    let mut lines = vec![line([strong(name), plain(" "), code(&follower.person.no)])];
    lines.extend(differences(words, &follower.person.values, &follower.after, PERSON_LINES));
    lines
}

/// `Phone: 09 1 → 09 2`, a line a field; what is too much is counted.
fn differences(words: Words, before: &Values, after: &Values, most: usize) -> Vec<Line> {
    let mut lines: Vec<Line> = before
        .differences(after)
        .map(|(field, old, new)| {
            let shown = |text: &str| match text {
                "" => "–".to_owned(),
                text => cut::cut(&words.field_value(field, text), VALUE_MAX),
            };
            item([plain(format!("{}: {} → ", words.field(field), shown(old))), strong(shown(new))])
        })
        .collect();
    if lines.len() > most {
        let more = (lines.len() - most) as u64;
        lines.truncate(most);
        lines.push(small([plain(words.count("flow-more", more))]));
    }
    lines
}
