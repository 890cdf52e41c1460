//! What new contacts start with: selects where there are codes to choose from, a form for the rest.

use crate::app::outcome::Panel;
use crate::app::request::Press;
use crate::app::shown::mark;
use crate::domain::code_list::Code;
use crate::domain::settings::{CORRESPONDENCE, Section, Setting};
use crate::view::build::{block, button, choice, fact, plain, small, tap};
use crate::view::reply::{Block, Choice};
use crate::view::words::Words;

pub fn blocks(words: Words, panel: &Panel) -> Vec<Block> {
    let mut blocks = vec![super::intro(words, "panel-defaults")];
    let lines = Setting::of(Section::Defaults)
        .map(|setting| fact(words.setting(setting), [plain(value(words, panel, setting))]));
    blocks.extend(block(lines.collect()));
    if panel.may_change {
        let pickable = Setting::of(Section::Defaults).map(|setting| (setting, choices(words, panel, setting)));
        for (setting, choices) in pickable.filter(|(_, choices)| !choices.is_empty()) {
            blocks.push(super::setting_select(words, setting, panel.settings.get(setting), choices));
        }
        blocks.push(buttons(words, panel));
    }
    blocks.extend(block(vec![small(words.spans(
        "panel-defaults-codes",
        [("codes", tap("code list").into()), ("salespeople", tap("salesperson list").into())],
    ))]));
    blocks
}

/// The form for what is typed, and a way to blank what the form does not hold.
fn buttons(words: Words, panel: &Panel) -> Block {
    let mut buttons =
        vec![button(&words.say("panel-type-defaults"), Press::SettingsForm { section: Section::Defaults }).primary()];
    if panel.salespeople.len() > super::CHOICES_MAX {
        let setting = Setting::DefaultSalesperson;
        let name = words.setting(setting);
        let label = words.fill("panel-type-one", &[("setting", name.as_str().into())]);
        buttons.push(button(&label, Press::SettingForm { setting }));
    }
    for setting in [Setting::DefaultSalesperson, Setting::DefaultCorrespondence] {
        if panel.settings.is_on(setting) {
            let name = words.setting(setting);
            let label = words.fill("panel-clear", &[("setting", name.as_str().into())]);
            let seen = mark(panel.settings.get(setting));
            buttons.push(button(&label, Press::Set { setting, value: String::new(), seen }));
        }
    }
    Block::Buttons(buttons)
}

fn value(words: Words, panel: &Panel, setting: Setting) -> String {
    let stored = panel.settings.get(setting);
    let described = |description: Option<&str>| super::described(words, stored, description);
    let of =
        |codes: &[Code]| described(codes.iter().find(|code| code.code == stored).map(|code| code.description.as_str()));
    match (stored, setting) {
        ("", _) => words.say("panel-blank"),
        (_, Setting::DefaultSalesperson) => {
            described(panel.salespeople.iter().find(|one| one.code == stored).map(|one| one.name.as_str()))
        }
        (_, Setting::DefaultTerritory) => of(&panel.territories),
        (_, Setting::CompanySalutation | Setting::PersonSalutation) => of(&panel.salutations),
        (code, Setting::DefaultCountry) => words.country(code),
        (code, Setting::DefaultLanguage) => words.language(code),
        (word, Setting::DefaultCorrespondence) => words.correspondence(word),
        (other, _) => other.to_owned(),
    }
}

/// What the setting can be picked from; nothing when it is typed.
fn choices(words: Words, panel: &Panel, setting: Setting) -> Vec<Choice> {
    let of = |codes: &[Code]| -> Vec<Choice> {
        codes.iter().map(|code| choice(&code.code, &code.description, code.code.clone())).collect()
    };
    match setting {
        Setting::DefaultSalesperson => {
            panel.salespeople.iter().map(|one| choice(&one.code, &one.name, one.code.clone())).collect()
        }
        Setting::DefaultTerritory => of(&panel.territories),
        Setting::CompanySalutation | Setting::PersonSalutation => of(&panel.salutations),
        Setting::DefaultCorrespondence => {
            CORRESPONDENCE.iter().map(|word| choice(&words.correspondence(word), "", *word)).collect()
        }
        _ => Vec::new(),
    }
}
