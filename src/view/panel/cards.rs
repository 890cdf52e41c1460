//! Where cards go, and how the bot reads and writes for everybody.

use crate::app::outcome::Panel;
use crate::app::request::Press;
use crate::app::shown::mark;
use crate::domain::settings::{Section, Setting, VISIBILITY};
use crate::text::SPOKEN;
use crate::view::build::{block, button, choice, fact, plain};
use crate::view::reply::Block;
use crate::view::words::Words;

pub fn blocks(words: Words, panel: &Panel) -> Vec<Block> {
    let settings = &panel.settings;
    let mut blocks = vec![super::intro(words, "panel-cards")];
    let lines = Setting::of(Section::Cards).map(|setting| {
        let stored = settings.get(setting);
        let value = match setting {
            Setting::CardVisibility => words.visibility(stored),
            Setting::ServerLanguage => words.spoken(stored),
            Setting::PhoneRegion if !stored.is_empty() => words.country(stored),
            _ if stored.is_empty() => words.say("panel-blank"),
            _ => stored.to_owned(),
        };
        fact(words.setting(setting), [plain(value)])
    });
    blocks.extend(block(lines.collect()));
    if panel.may_change {
        let visibility = VISIBILITY.iter().map(|word| choice(&words.visibility(word), "", *word));
        let spoken = SPOKEN.iter().map(|tag| choice(&words.spoken(tag), "", *tag));
        for (setting, choices) in [
            (Setting::CardVisibility, visibility.collect::<Vec<_>>()),
            (Setting::ServerLanguage, spoken.collect::<Vec<_>>()),
        ] {
            blocks.push(super::setting_select(words, setting, settings.get(setting), choices));
        }
        let mut buttons =
            vec![button(&words.say("panel-type-cards"), Press::SettingsForm { section: Section::Cards }).primary()];
        if settings.is_on(Setting::ServerLanguage) {
            let (setting, value) = (Setting::ServerLanguage, String::new());
            let press = Press::Set { setting, value, seen: mark(settings.get(setting)) };
            buttons.push(button(&words.say("panel-own-language"), press));
        }
        blocks.push(Block::Buttons(buttons));
    }
    blocks
}
