//! How contacts that may be the same are found: switches, bounds, and the ends of fields that are compared.

use crate::app::outcome::Panel;
use crate::app::request::Press;
use crate::domain::field::Field;
use crate::domain::search_string::{FIELDS, SearchString, StringPart};
use crate::domain::settings::{Section, Setting, SettingKind};
use crate::view::build::{block, button, choice, fact, item, line, plain, select, strong};
use crate::view::reply::{Block, Choice, Line, Text};
use crate::view::words::Words;

pub fn blocks(words: Words, panel: &Panel) -> Vec<Block> {
    let mut blocks = vec![super::intro(words, "panel-duplicates")];
    let (switches, bounds): (Vec<Setting>, Vec<Setting>) =
        Setting::of(Section::Duplicates).partition(|setting| setting.spec().kind == SettingKind::Switch);
    blocks.extend(switches.into_iter().map(|setting| super::switch(words, panel, setting)));
    let bounds = bounds.into_iter().map(|setting| fact(words.setting(setting), [plain(panel.settings.get(setting))]));
    let bounds = Text(bounds.collect());
    if panel.may_change {
        let form = Press::SettingsForm { section: Section::Duplicates };
        blocks.push(Block::Row { text: bounds, button: button(&words.say("panel-change"), form) });
    } else {
        blocks.push(Block::Text(bounds));
    }
    blocks.extend(block(compared(words, &panel.search_strings)));
    if panel.may_change {
        blocks.push(select(Press::PickSearchString, &words.say("panel-strings-choose"), choices(words, panel)));
    }
    blocks
}

/// A field a line, with the ends of it that are compared.
fn compared(words: Words, lines: &[SearchString]) -> Vec<Line> {
    let mut shown = vec![line([strong(words.say("panel-strings"))])];
    let fields: Vec<Field> = FIELDS.into_iter().filter(|field| lines.iter().any(|line| line.field == *field)).collect();
    shown.extend(fields.iter().map(|field| {
        let of_field = lines.iter().filter(|line| line.field == *field);
        let parts: Vec<String> = of_field.map(|line| end(words, line.part, line.length)).collect();
        item([plain(format!("{}: {}", words.field(*field), parts.join(", ")))])
    }));
    if fields.is_empty() {
        shown.push(line([plain(words.say("panel-strings-none"))]));
    }
    shown
}

fn end(words: Words, part: StringPart, length: u8) -> String {
    let key = match part {
        StringPart::First => "panel-string-first",
        StringPart::Last => "panel-string-last",
    };
    words.fill(key, &[("length", u64::from(length).into())])
}

/// Both ends of every field that can be compared.
fn choices(words: Words, panel: &Panel) -> Vec<Choice> {
    let both = FIELDS.into_iter().flat_map(|field| StringPart::ALL.map(|part| (field, part)));
    both.map(|(field, part)| {
        let stored = panel.search_strings.iter().find(|line| line.field == field && line.part == part);
        let label = format!("{} · {}", words.field(field), words.string_part(part));
        let about = stored.map_or_else(|| words.say("panel-string-off"), |line| end(words, part, line.length));
        choice(&label, &about, format!("{}.{}", field.key(), part.key()))
    })
    .collect()
}
