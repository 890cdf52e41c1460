//! The command line's words: subcommands and flags.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use kontakti::domain::tier::Tier;

/// Contacts for a sales team: as a Discord bot, or in this terminal.
///
/// Without a command: `bot` when a token is configured, otherwise `console`.
#[derive(Debug, Parser)]
#[command(version)]
pub struct Cli {
    /// The settings file [default: config/kontakti.toml, if there is one]
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The data folder [default: data]
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    #[command(subcommand)]
    pub command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Runs the Discord bot
    Bot,
    /// Runs the bot's commands in this terminal
    Console(ConsoleFlags),
    /// Prints the commands as they are registered with Discord, as JSON
    Commands,
    /// Writes all contacts to standard output, one JSON object a line
    Export {
        /// Discord's number of the server, or the name of a terminal's contacts
        #[arg(long, value_name = "ID")]
        guild: String,
    },
    /// Prints every pair of contacts that may be the same, one JSON object a line
    Duplicates {
        /// Discord's number of the server, or the name of a terminal's contacts
        #[arg(long, value_name = "ID")]
        guild: String,
    },
    /// Brings contacts in from a file as export writes it, all or none
    ///
    /// Each line is a contact: a JSON object with the keys that export writes, of which type and name are needed. A line
    /// without a number gets the next free one of the series; a person's company_no is the number of a company in the file
    /// or one that is there already.
    Import(ImportFlags),
    /// Copies a server's file, or all of them, also while the bot runs
    ///
    /// A copy counts once it was looked through and found whole.
    Backup {
        /// Discord's number of the server, or the name of a terminal's contacts [default: all]
        #[arg(long, value_name = "ID")]
        guild: Option<String>,
        /// The folder for the copy [default: backup.dir of the settings]
        #[arg(long, value_name = "DIR")]
        to: Option<PathBuf>,
        /// Remove older copies of the same server in the folder: so many stay, the new one included
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
        keep: Option<u32>,
    },
    /// Brings a copy back in the place of a server's file, which is kept under another name
    ///
    /// The bot must not run on the data folder meanwhile.
    Restore {
        /// Discord's number of the server, or the name of a terminal's contacts
        #[arg(long, value_name = "ID")]
        guild: String,
        /// The copy
        file: PathBuf,
    },
    /// Gives the files of all servers another key, encrypts plain ones, or makes them plain again
    ///
    /// The new key comes from KONTAKTI_DATABASE_NEW_KEY, or from the file that KONTAKTI_DATABASE_NEW_KEY_FILE names. The bot
    /// must not run on the data folder meanwhile. What was interrupted is finished by the same command.
    Rekey {
        /// Decrypt the files instead
        #[arg(long)]
        plain: bool,
    },
    /// Looks through the files of all servers: damage, references, tables, and the search index beside the contacts
    Check {
        /// Discord's number of the server, or the name of a terminal's contacts [default: all]
        #[arg(long, value_name = "ID")]
        guild: Option<String>,
        /// Make the search index anew
        #[arg(long)]
        rebuild: bool,
    },
}

#[derive(Debug, Args)]
pub struct ConsoleFlags {
    /// Whose contacts: any name, or Discord's number of a server
    #[arg(long, value_name = "ID", default_value = "local")]
    pub guild: String,
    /// The language [default: as the environment says]
    #[arg(long)]
    pub locale: Option<String>,
    /// What the person may do
    #[arg(long, default_value = "admin", value_parser = tier)]
    pub tier: Tier,
    /// Who the person is [default: the user who is logged in]
    #[arg(long, value_name = "NAME")]
    pub user: Option<String>,
}

#[derive(Debug, Args)]
pub struct ImportFlags {
    /// Discord's number of the server, or the name of a terminal's contacts
    #[arg(long, value_name = "ID")]
    pub guild: String,
    /// The file; - is standard input
    pub file: PathBuf,
    /// Contacts that are there already: store them, leave them out, or store nothing at all
    #[arg(long, value_enum, default_value = "keep")]
    pub duplicates: DuplicatesFlag,
    /// Refuse codes and salespeople that do not exist, instead of making them
    #[arg(long)]
    pub strict: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum DuplicatesFlag {
    Keep,
    Skip,
    Refuse,
}

fn tier(word: &str) -> Result<Tier, String> {
    Tier::from_key(word).ok_or_else(|| format!("must be one of {}", Tier::ALL.map(Tier::key).join(", ")))
}
