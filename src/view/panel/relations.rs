//! Which relation codes stand for customers, vendors, banks and employees.

use crate::app::outcome::Panel;
use crate::app::request::Press;
use crate::domain::settings::{Section, Setting};
use crate::view::build::{block, button, choice, fact, plain, small, tap};
use crate::view::reply::Block;
use crate::view::words::Words;

pub fn blocks(words: Words, panel: &Panel) -> Vec<Block> {
    let mut blocks = vec![super::intro(words, "panel-relations")];
    let lines = Setting::of(Section::Relations).map(|setting| {
        let stored = panel.settings.get(setting);
        let known = panel.relations.iter().find(|code| code.code == stored).map(|code| code.description.as_str());
        fact(words.setting(setting), [plain(super::described(words, stored, known))])
    });
    blocks.extend(block(lines.collect()));
    if panel.may_change {
        if !panel.relations.is_empty() {
            blocks.extend(Setting::of(Section::Relations).map(|setting| {
                let stored = panel.settings.get(setting);
                let choices =
                    panel.relations.iter().map(|code| choice(&code.code, &code.description, code.code.clone()));
                super::setting_select(words, setting, stored, choices.collect())
            }));
        }
        let form = Press::SettingsForm { section: Section::Relations };
        blocks.push(Block::Buttons(vec![button(&words.say("panel-type-codes"), form).primary()]));
    }
    blocks.extend(block(vec![small(words.spans("panel-relations-codes", [("codes", tap("code list").into())]))]));
    blocks
}
