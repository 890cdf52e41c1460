//! The commands as they are registered with Discord: names are frozen, wording comes from the languages.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use crate::app::command::{Command, MessageMenu, OptionKind, OptionSpec};
use crate::app::{COMMANDS, MENUS};
use crate::domain::field::FieldKind;
use crate::view::{self, commands as words};

/// The language of the names and descriptions that are not localised.
const DEFAULT_LOCALE: &str = "en-US";

/// Discord's types of commands.
pub mod command_type {
    pub const CHAT: u8 = 1;
    pub const MESSAGE: u8 = 3;
}

/// Discord's option types.
mod option_type {
    pub const SUB_COMMAND: u8 = 1;
    pub const STRING: u8 = 3;
    pub const INTEGER: u8 = 4;
    pub const BOOLEAN: u8 = 5;
    pub const USER: u8 = 6;
    pub const ROLE: u8 = 8;
}

type Localised = BTreeMap<&'static str, String>;

#[derive(Debug, Serialize)]
struct ChatCommand {
    #[serde(rename = "type")]
    kind: u8,
    name: String,
    name_localizations: Localised,
    /// Commands in a menu have none.
    #[serde(skip_serializing_if = "String::is_empty")]
    description: String,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    description_localizations: Localised,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    options: Vec<CommandOption>,
    /// In servers only.
    contexts: [u8; 1],
    /// Installed to servers only.
    integration_types: [u8; 1],
}

#[derive(Debug, Serialize, Default)]
struct CommandOption {
    #[serde(rename = "type")]
    kind: u8,
    name: String,
    name_localizations: Localised,
    description: String,
    description_localizations: Localised,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    options: Vec<CommandOption>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    required: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    autocomplete: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    choices: Vec<Choice>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_length: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min_value: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_value: Option<i64>,
}

#[derive(Debug, Serialize)]
struct Choice {
    name: String,
    name_localizations: Localised,
    value: &'static str,
}

/// All commands as the body of the registration.
pub fn manifest() -> Value {
    let mut commands: Vec<ChatCommand> = Vec::new();
    for command in COMMANDS {
        match command.path {
            [_] => {
                let options = options(command);
                commands.push(chat_command(command.path[0], options, |locale| words::command(locale, command)));
            }
            [group, sub] => {
                let option = CommandOption {
                    options: options(command),
                    ..named(option_type::SUB_COMMAND, sub, |locale| words::command(locale, command))
                };
                match commands.iter_mut().find(|given| given.name == *group) {
                    Some(given) => given.options.push(option),
                    None => commands.push(chat_command(group, vec![option], |locale| words::group(locale, group))),
                }
            }
            _ => unreachable!("a command's path has one or two words"),
        }
    }
    commands.extend(MENUS.iter().map(|menu| menu_command(menu)));
    serde_json::to_value(commands).expect("the manifest is plain data that JSON can hold")
}

/// A command in the menu of a message: it has a name and nothing else.
fn menu_command(menu: &MessageMenu) -> ChatCommand {
    ChatCommand {
        kind: command_type::MESSAGE,
        name: menu.name.to_owned(),
        name_localizations: localised(|locale| words::menu(locale, menu)),
        description: String::new(),
        description_localizations: Localised::new(),
        options: Vec::new(),
        contexts: [0],
        integration_types: [0],
    }
}

/// How many characters a command of the manifest takes of Discord's 8,000: every name, description and value, in its
/// longest language.
pub fn budget(command: &Value) -> usize {
    super::limits::command_size(command)
}

fn chat_command(name: &str, options: Vec<CommandOption>, labelled: impl Fn(&str) -> words::Labelled) -> ChatCommand {
    let texts = named(option_type::SUB_COMMAND, name, labelled);
    ChatCommand {
        kind: command_type::CHAT,
        name: texts.name,
        name_localizations: texts.name_localizations,
        description: texts.description,
        description_localizations: texts.description_localizations,
        options,
        contexts: [0],
        integration_types: [0],
    }
}

/// An option with its own name and with its words in every language.
fn named(kind: u8, name: &str, labelled: impl Fn(&str) -> words::Labelled) -> CommandOption {
    CommandOption {
        kind,
        name: name.to_owned(),
        name_localizations: localised(|locale| labelled(locale).name),
        description: labelled(DEFAULT_LOCALE).description,
        description_localizations: localised(|locale| labelled(locale).description),
        ..CommandOption::default()
    }
}

fn options(command: &Command) -> Vec<CommandOption> {
    command.options.iter().map(|option| command_option(command, option)).collect()
}

fn command_option(command: &Command, option: &OptionSpec) -> CommandOption {
    let kind = match option.kind {
        OptionKind::Flag => option_type::BOOLEAN,
        OptionKind::Whole { .. } => option_type::INTEGER,
        OptionKind::User => option_type::USER,
        OptionKind::Role => option_type::ROLE,
        OptionKind::Field(field) if field.spec().kind == FieldKind::Flag => option_type::BOOLEAN,
        _ => option_type::STRING,
    };
    let mut drawn = CommandOption {
        required: option.required,
        autocomplete: option.kind.completes(),
        ..named(kind, option.name, |locale| words::option(locale, command, option))
    };
    match option.kind {
        OptionKind::Text(max) => drawn.max_length = Some(max.into()),
        OptionKind::Whole { min, max } => (drawn.min_value, drawn.max_value) = (Some(min), Some(max)),
        OptionKind::Choice(choices) => {
            drawn.choices = choices.iter().map(|word| choice(command, option, word)).collect();
        }
        OptionKind::Field(field) if field.spec().kind == FieldKind::Correspondence => {
            let correspondence = crate::domain::settings::CORRESPONDENCE;
            drawn.choices = correspondence.iter().map(|word| choice(command, option, word)).collect();
        }
        _ => {}
    }
    drawn
}

fn choice(command: &Command, option: &OptionSpec, word: &'static str) -> Choice {
    Choice {
        name: words::choice(DEFAULT_LOCALE, command, option, word),
        name_localizations: localised(|locale| words::choice(locale, command, option, word)),
        value: word,
    }
}

/// The text in every language that the bot speaks, under Discord's names for it. The default stands there too, else
/// Discord shows another English in its place.
fn localised(text: impl Fn(&str) -> String) -> Localised {
    let spoken = (view::wording().spoken)();
    spoken.iter().flat_map(|locale| discord_locales(locale)).map(|locale| (*locale, text(locale))).collect()
}

/// Discord's names of a language.
fn discord_locales(language: &str) -> &'static [&'static str] {
    match language {
        "en" => &["en-GB", "en-US"],
        "fi" => &["fi"],
        "sv" => &["sv-SE"],
        "da" => &["da"],
        "no" => &["no"],
        "de" => &["de"],
        _ => &[],
    }
}

#[cfg(test)]
#[path = "tests/manifest.rs"]
mod tests;
