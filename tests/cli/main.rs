//! The real program at the command line: settings, terminal, export and import, exit codes.

mod bot;
mod care;
mod duplicates;
mod encryption;
mod export_import;
mod importing_many;
mod place;
mod settings;
mod terminal;
mod usage;
