//! Options that somebody may have meant: a mistyped one in the middle of a line would else vanish in the value before it.

use crate::app::command::{Command, OptionKind, OptionSpec};
use crate::app::refusal::Refusal;
use crate::domain::{check, fold};
use crate::view::commands;

/// The name in front of the colon of a text that begins like an option; web addresses do not.
pub fn unknown_option(text: &str) -> Option<&str> {
    let (name, after) = first_word(text).split_once(':')?;
    let is_name = !name.is_empty() && name.chars().all(|character| character.is_alphanumeric() || character == '-');
    (is_name && name.chars().any(char::is_alphabetic) && !after.starts_with("//")).then_some(name)
}

/// The name of an option that the command does not have, at a word inside a value: `postcode:00100`. Free text may have
/// such words, so there the name must be one letter or two, or dashes, away from an option's.
pub fn slip<'t>(locale: &str, command: &'static Command, of: &OptionSpec, text: &'t str) -> Option<&'t str> {
    let name = unknown_option(text).filter(|name| !name.contains(char::is_numeric))?;
    let followed = first_word(text).len() > name.len() + 1;
    let meant = match of.kind {
        // Words with a colon are filters where something is looked up.
        OptionKind::Query => false,
        // None of their values has a colon.
        OptionKind::Flag | OptionKind::Whole { .. } | OptionKind::Choice(_) | OptionKind::Names(_) => true,
        _ => names(locale, command).iter().any(|option| is_near(name, option)),
    };
    (followed && meant).then_some(name)
}

/// Short names are near to nearly everything, so they may be one letter away only.
fn is_near(given: &str, option: &str) -> bool {
    let (given, option) = (fold::fold(given), fold::fold(option));
    let bare = |text: &str| text.chars().filter(|character| character.is_alphanumeric()).collect::<String>();
    let slips = strsim::osa_distance(&given, &option);
    let allowed = if option.chars().count() > 4 { 2 } else { 1 };
    bare(&given) == bare(&option) || (slips <= allowed && given.chars().count() > 2)
}

/// The refusal of an option that the command does not have.
pub fn no_such_option(locale: &str, command: &'static Command, given: &str) -> Refusal {
    let nearest = check::nearest(given, names(locale, command).iter().map(String::as_str), 1).pop();
    Refusal::NoSuchOption { given: given.to_owned(), nearest }
}

/// The options' names, in the language and as they are declared.
fn names(locale: &str, command: &'static Command) -> Vec<String> {
    let both = |option: &OptionSpec| [commands::option(locale, command, option).name, option.name.to_owned()];
    command.options.iter().flat_map(both).collect()
}

pub fn first_word(text: &str) -> &str {
    text.split_whitespace().next().unwrap_or(text)
}
