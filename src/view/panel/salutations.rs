//! Salutations: each code with the number of its formulas, and a select that opens them.

use crate::app::outcome::Panel;
use crate::app::request::Press;
use crate::view::build::{block, choice, code, line, plain, select, small, tap};
use crate::view::reply::Block;
use crate::view::words::Words;

/// Codes that the section lists and offers: what a select holds.
const SHOWN: usize = 25;

pub fn blocks(words: Words, panel: &Panel) -> Vec<Block> {
    let mut blocks = vec![super::intro(words, "panel-salutations")];
    let shown = &panel.formulas[..panel.formulas.len().min(SHOWN)];
    let lines = shown.iter().map(|(salutation, formulas)| {
        let count = words.count("count-formulas", *formulas);
        line([code(&salutation.code), plain(format!(" · {count}"))])
    });
    blocks.extend(block(lines.collect()));
    if panel.may_change && !shown.is_empty() {
        let choices = shown
            .iter()
            .map(|(salutation, _)| choice(&salutation.code, &salutation.description, salutation.code.clone()));
        blocks.push(select(Press::PickSalutation, &words.say("panel-salutations-open"), choices.collect()));
    }
    let more = (panel.formulas.len() - shown.len()) as u64;
    let key = if more > 0 { "panel-salutations-more" } else { "panel-salutations-codes" };
    blocks.extend(block(vec![small(words.spans(
        key,
        [("count", more.into()), ("command", tap("setup salutation").into()), ("codes", tap("code list").into())],
    ))]));
    blocks
}
