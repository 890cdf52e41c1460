//! What a person gets from its company: a switch each.

use crate::app::outcome::Panel;
use crate::app::request::Press;
use crate::domain::settings::{Section, Setting};
use crate::view::build::{button, fact, plain};
use crate::view::reply::{Block, Text};
use crate::view::words::Words;

pub fn blocks(words: Words, panel: &Panel) -> Vec<Block> {
    let mut blocks = vec![super::intro(words, "panel-inheritance")];
    blocks.extend(Setting::of(Section::Inheritance).map(|setting| {
        let on = panel.settings.is_on(setting);
        let state = words.say(if on { "word-on" } else { "word-off" });
        let text = Text(vec![fact(words.setting(setting), [plain(state)])]);
        if !panel.may_change {
            return Block::Text(text);
        }
        let label = words.say(if on { "panel-turn-off" } else { "panel-turn-on" });
        let press = Press::Set { setting, value: (!on).to_string() };
        let toggle = button(&label, press);
        Block::Row { text, button: if on { toggle } else { toggle.primary() } }
    }));
    blocks
}
