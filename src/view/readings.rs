//! The contacts that a message speaks of, when there are several.

use crate::app::outcome::ReadingRow;
use crate::app::request::Press;

use super::build::{block, button, line, plain, small, strong, title};
use super::cut;
use super::reply::{Accent, Block, Message, Text};
use super::words::Words;

/// A row each, with a button that opens its form.
pub fn readings(words: Words, readings: &[ReadingRow]) -> Message {
    let said = line([plain(words.count("readings-found", readings.len() as u64))]);
    let mut blocks: Vec<Block> = block(vec![title(words.say("readings-title")), said]).into_iter().collect();
    blocks.extend(readings.iter().map(|reading| row(words, reading)));
    Message { accent: Accent::Neutral, blocks }
}

fn row(words: Words, reading: &ReadingRow) -> Block {
    let mut lines = vec![line([strong(cut::cut(&reading.name, cut::CHOICE))])];
    let about: Vec<&str> =
        [reading.job_title.as_str(), &reading.company].into_iter().filter(|text| !text.is_empty()).collect();
    if !about.is_empty() {
        lines.push(small([plain(cut::cut(&about.join(" · "), cut::CHOICE))]));
    }
    let press = Press::Reading { draft: reading.draft.clone() };
    Block::Row { text: Text(lines), button: button(&words.say("readings-open"), press) }
}
