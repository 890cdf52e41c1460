//! Names and descriptions of the commands in each language, and reading localised words back.

use crate::app::args::Args;
use crate::app::command::{Command, OptionSpec};

/// A localised name with its description.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labelled {
    pub name: String,
    pub description: String,
}

/// The first word of a command that has sub-commands (`contact`).
pub fn group(_locale: &str, _word: &str) -> Labelled {
    todo!()
}

/// The last word of a command's path.
pub fn command(_locale: &str, _command: &Command) -> Labelled {
    todo!()
}

pub fn option(_locale: &str, _command: &Command, _option: &OptionSpec) -> Labelled {
    todo!()
}

/// The label of a word of a `Choice` option.
pub fn choice(_locale: &str, _command: &Command, _option: &OptionSpec, _word: &str) -> String {
    todo!()
}

/// The command that the first words name, in the language or by its own name, and how many words that took.
pub fn find(_locale: &str, _words: &[&str]) -> Option<(&'static Command, usize)> {
    todo!()
}

/// The option of that name, in the language or by its own name.
pub fn find_option(_locale: &str, _command: &Command, _name: &str) -> Option<&'static OptionSpec> {
    todo!()
}

/// Puts the program's words in place of the language's: labels of choices, yes and no, field names.
pub fn canonical(_locale: &str, _command: &Command, _args: Args) -> Args {
    todo!()
}
