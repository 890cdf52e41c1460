//! The setup panel: a select for the section, and that section's settings with the means to change them.

mod access;
mod cards;
mod defaults;
mod inheritance;
mod numbering;

use crate::app::outcome::Panel;
use crate::app::request::Press;
use crate::domain::settings::{Section, Setting};
use crate::domain::tier::Tier;

use super::build::{block, choice, plain, select, small, strong, title};
use super::cut;
use super::labels::key;
use super::reply::{Accent, Block, Choice, Message};
use super::words::Words;

pub fn panel(words: Words, panel: &Panel) -> Message {
    let section = words.section(panel.section);
    let mut head = vec![title(words.fill("panel-title", &[("section", section.as_str().into())]))];
    if !panel.may_change {
        let admin = strong(words.tier(Tier::Admin)).into();
        head.push(small(words.spans("panel-read-only", [("tier", admin)])));
    }
    let mut blocks: Vec<Block> = block(head).into_iter().collect();
    blocks.extend(match panel.section {
        Section::Numbering => numbering::blocks(words, panel),
        Section::Inheritance => inheritance::blocks(words, panel),
        Section::Defaults => defaults::blocks(words, panel),
        Section::Cards => cards::blocks(words, panel),
        Section::Access => access::blocks(words, panel),
    });
    let sections = Section::ALL.into_iter().map(|section| {
        let about = words.say(&format!("{}.about", key("section", section.key())));
        let one = choice(&words.section(section), &about, section.key());
        chosen(one, section == panel.section)
    });
    blocks.push(Block::Divider);
    blocks.push(select(Press::PickSection, &words.say("panel-section"), sections.collect()));
    Message { accent: Accent::Neutral, blocks }
}

/// The section's sentence of introduction.
fn intro(words: Words, key: &str) -> Block {
    Block::Text(super::reply::Text(vec![small([plain(words.say(key))])]))
}

/// A select for a setting. What is chosen says whose choice it is, because it hides the placeholder.
fn setting_select(words: Words, setting: Setting, stored: &str, mut choices: Vec<Choice>) -> Block {
    let name = words.setting(setting);
    for one in choices.iter_mut().filter(|one| one.value == stored) {
        one.chosen = true;
        one.label = cut::cut(&format!("{name}: {}", one.label), cut::CHOICE);
    }
    let placeholder = words.fill("panel-choose", &[("setting", name.as_str().into())]);
    select(Press::SetPicked { setting }, &placeholder, choices)
}

fn chosen(mut choice: Choice, chosen: bool) -> Choice {
    choice.chosen = chosen;
    choice
}
