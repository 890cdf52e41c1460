//! The setup panel: a select for the section, and that section's settings with the means to change them.

mod access;
mod cards;
mod defaults;
mod duplicates;
mod inheritance;
mod lists;
mod numbering;
mod relations;
mod salutations;

use crate::app::outcome::Panel;
use crate::app::request::Press;
use crate::app::shown::mark;
use crate::domain::settings::{Section, Setting};

use super::build::{block, button, choice, fact, plain, select, small, strong, title};
use super::cut;
use super::labels::key;
use super::reply::{Accent, Block, Choice, Message, Span, Text};
use super::words::Words;

/// Choices of a select; what is beyond them is typed.
const CHOICES_MAX: usize = 25;

pub fn panel(words: Words, panel: &Panel) -> Message {
    let section = words.section(panel.section);
    let mut head = vec![title(words.fill("panel-title", &[("section", section.as_str().into())]))];
    if !panel.may_change {
        head.push(small([plain(words.say("panel-read-only"))]));
    }
    let mut blocks: Vec<Block> = block(head).into_iter().collect();
    blocks.extend(match panel.section {
        Section::Numbering => numbering::blocks(words, panel),
        Section::Lists => lists::blocks(words, panel),
        Section::Inheritance => inheritance::blocks(words, panel),
        Section::Defaults => defaults::blocks(words, panel),
        Section::Relations => relations::blocks(words, panel),
        Section::Duplicates => duplicates::blocks(words, panel),
        Section::Salutations => salutations::blocks(words, panel),
        Section::Cards => cards::blocks(words, panel),
        Section::Access => access::blocks(words, panel),
    });
    if let Some(changed) = &panel.changed {
        let pieces = [("by", strong(&changed.by).into()), ("at", Span::Time(changed.at).into())];
        blocks.extend(block(vec![small(words.spans("panel-changed", pieces))]));
    }
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
    Block::Text(Text(vec![small([plain(words.say(key))])]))
}

/// A setting that is on or off, with the button that changes it.
fn switch(words: Words, panel: &Panel, setting: Setting) -> Block {
    let on = panel.settings.is_on(setting);
    let state = words.say(if on { "word-on" } else { "word-off" });
    let text = Text(vec![fact(words.setting(setting), [plain(state)])]);
    if !panel.may_change {
        return Block::Text(text);
    }
    let label = words.say(if on { "panel-turn-off" } else { "panel-turn-on" });
    let seen = mark(panel.settings.get(setting));
    let toggle = button(&label, Press::Set { setting, value: (!on).to_string(), seen });
    Block::Row { text, button: if on { toggle } else { toggle.primary() } }
}

/// A code as it is stored, after what it means where that is known.
fn described(words: Words, stored: &str, description: Option<&str>) -> String {
    match (stored, description) {
        ("", _) => words.say("panel-blank"),
        (code, None | Some("")) => code.to_owned(),
        (code, Some(text)) => words.fill("card-with-code", &[("text", text.into()), ("code", code.into())]),
    }
}

/// A select for a setting. What is chosen says whose choice it is, because it hides the placeholder.
fn setting_select(words: Words, setting: Setting, stored: &str, mut choices: Vec<Choice>) -> Block {
    let name = words.setting(setting);
    for one in choices.iter_mut().filter(|one| one.value == stored) {
        one.chosen = true;
        one.label = cut::cut(&format!("{name}: {}", one.label), cut::CHOICE);
    }
    let key = if choices.len() > CHOICES_MAX { "panel-choose-first" } else { "panel-choose" };
    let placeholder = words.fill(key, &[("setting", name.as_str().into())]);
    select(Press::SetPicked { setting, seen: mark(stored) }, &placeholder, choices)
}

fn chosen(mut choice: Choice, chosen: bool) -> Choice {
    choice.chosen = chosen;
    choice
}
