//! Greetings: the one for a contact, and the formulas of a salutation code.

use crate::app::outcome::Greeting;
use crate::app::request::{FormulaId, Press};
use crate::domain::code_list::Code;
use crate::domain::field::Field;
use crate::domain::found::Page;
use crate::domain::salutation::Formula;
use crate::domain::settings::Section;

use super::build::{block, button, line, plain, small, strong, tap, title};
use super::card::accent;
use super::reply::{Accent, Block, Line, Message, Text};
use super::words::Words;
use super::{cut, pages};

/// Longest description of a code in a title.
const DESCRIPTION_MAX: usize = 60;

/// `/contact salutation`: the greeting in a line of its own, to be copied.
pub fn greeting(words: Words, greeting: &Greeting) -> Message {
    let contact = &greeting.contact;
    let mut about = vec![words.formality(greeting.formality)];
    let code = contact.get(Field::SalutationCode);
    if !code.is_empty() {
        about.push(code.to_owned());
    }
    if let Some(language) = &greeting.language {
        about.push(language_name(words, language));
    }
    let mut lines = vec![
        title(words.fill("greeting-title", &[("name", contact.name().into())])),
        line([plain(&greeting.text)]),
        small([plain(about.join(" · "))]),
    ];
    if greeting.language.is_none() {
        lines.push(small(words.spans("greeting-plain", [("command", tap("setup salutation").into())])));
    }
    let mut blocks: Vec<Block> = block(lines).into_iter().collect();
    blocks.push(Block::Buttons(vec![button(
        &words.say("notes-card"),
        Press::Show { contact: contact.id, private: false },
    )]));
    Message { accent: accent(contact), blocks }
}

/// The formulas of a salutation code, each with the button that opens its form.
pub fn formulas(words: Words, code: &Code, page: &Page<Formula>) -> Message {
    let name = named(words, code);
    let mut head = vec![title(words.fill("formulas-title", &[("name", name.as_str().into())]))];
    if page.total == 0 {
        head.push(line([plain(words.say("formulas-none"))]));
    } else {
        head.push(pages::place(words, "count-formulas", page));
    }
    let mut blocks: Vec<Block> = block(head).into_iter().collect();
    blocks.extend(page.items.iter().map(|formula| {
        let of = Some(FormulaId { language: formula.language.clone(), formality: formula.formality });
        let press = Press::FormulaForm { code: code.code.clone(), of };
        Block::Row { text: Text(row(words, formula)), button: button(&words.say("panel-change"), press) }
    }));
    blocks.extend(block(vec![small(words.spans("formulas-about", [("command", tap("setup salutation").into())]))]));
    blocks.extend(pages::turn(words, page, |page| Press::Formulas { code: code.code.clone(), page }));
    blocks.push(Block::Buttons(vec![
        button(&words.say("formulas-add"), Press::FormulaForm { code: code.code.clone(), of: None }).primary(),
        button(&words.section(Section::Salutations), Press::Section { section: Section::Salutations }),
    ]));
    Message { accent: Accent::Neutral, blocks }
}

/// `UNISEX`, or with its description `UNISEX – Anybody`.
pub fn named(words: Words, code: &Code) -> String {
    match cut::cut(&code.description, DESCRIPTION_MAX).as_str() {
        "" => code.code.clone(),
        text => words.fill("card-with-code", &[("text", text.into()), ("code", code.code.as_str().into())]),
    }
}

fn row(words: Words, formula: &Formula) -> Vec<Line> {
    let what = format!("{} · {}", language_name(words, &formula.language), words.formality(formula.formality));
    let mut lines = vec![line([strong(what)]), line([plain(&formula.text)])];
    let names = formula.names.iter().enumerate();
    let names = names.filter_map(|(at, name)| name.map(|name| format!("%{} {}", at + 1, words.name_part(name))));
    let names = names.collect::<Vec<_>>().join(", ");
    if !names.is_empty() {
        lines.push(small([plain(names)]));
    }
    lines
}

/// The language's name; blank: any.
pub fn language_name(words: Words, code: &str) -> String {
    if code.is_empty() { words.say("formula-any-language") } else { words.language(code) }
}
