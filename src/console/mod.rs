//! The terminal: the same commands as in the chat, typed as they are there, answered as text.

mod bar;
mod complete;
mod entries;
mod form;
mod frame;
mod glyphs;
mod locale;
mod print;
mod prompt;
mod read;
mod session;
mod slips;
mod words;

use std::io::{self, BufRead, IsTerminal, Write};
use std::path::Path;

pub use bar::Bar;
pub use glyphs::clean;
pub use locale::{is_spoken, of_environment as locale_of_environment, user_of_environment};

use crate::app::App;
use crate::app::actor::{Actor, Rank};
use crate::domain::found::{ContactFilter, ContactSort};
use crate::domain::tier::Tier;
use crate::store::{GuildKey, StoreError};

use print::Paper;
use session::{Said, Session};

/// Columns of a frame where no terminal says how many there are.
const PIPED_WIDTH: usize = 72;
/// The lines that a newcomer is shown: issue 2's main job, end to end.
const FIRST_LINES: [&str; 3] = [
    "/company add name:Cronus Oy phone:09 123 4567 city:Helsinki",
    "/person add name:Aino Virtanen company:cronus job-title:Buyer",
    "/find aino cronus",
];

/// Who sits at the terminal.
#[derive(Debug, Clone)]
pub struct Person {
    pub guild: GuildKey,
    /// A locale that the bot speaks.
    pub locale: String,
    pub tier: Tier,
    pub name: String,
}

impl Person {
    /// The person as use cases know people.
    pub fn actor(&self) -> Actor {
        Actor {
            guild: self.guild.clone(),
            user_id: self.name.clone(),
            name: self.name.clone(),
            locale: self.locale.clone(),
            guild_locale: self.locale.clone(),
            rank: Rank::Fixed(self.tier),
        }
    }
}

/// Why a session stopped.
#[derive(Debug, thiserror::Error)]
pub enum ConsoleError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("standard input or output: {0}")]
    Io(#[from] io::Error),
}

/// How a session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    AllDone,
    /// A line that came through a pipe was refused or faulty.
    SomeRefused,
}

/// Runs a session on standard input and output: with prompt and completion when both are a terminal. `history` is the
/// file for the lines typed there.
///
/// # Errors
/// The guild's file cannot be opened, or standard input or output fails.
pub fn run(app: &App, person: &Person, history: Option<&Path>) -> Result<Ended, ConsoleError> {
    let attached = io::stdin().is_terminal() && io::stdout().is_terminal();
    // https://no-color.org: any value that is not blank switches colours off.
    let colours = attached && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let actor = person.actor();
    let is_empty = app.guild(&actor)?.read(|db| {
        let first = db.list(&ContactFilter::default(), ContactSort::Number, &person.locale, true, 0, 1)?;
        Ok::<_, StoreError>(first.total == 0)
    })?;
    let paper = Paper { width: PIPED_WIDTH, colours, locale: person.locale.clone() };
    let session = Session::new(app, actor, paper);
    if !attached {
        return Ok(piped(session, io::stdin().lock(), &mut io::stdout().lock())?);
    }
    if written(&mut io::stdout(), &greeting(&person.locale, is_empty))? {
        prompt::run(session, history, colours)?;
    }
    Ok(Ended::AllDone)
}

/// Does line after line, and tells whether all were done.
fn piped(mut session: Session<'_>, mut input: impl BufRead, output: &mut impl Write) -> io::Result<Ended> {
    let mut ended = Ended::AllDone;
    let mut bytes = Vec::new();
    let mut number = 0_u64;
    loop {
        bytes.clear();
        if input.read_until(b'\n', &mut bytes)? == 0 {
            return Ok(ended);
        }
        number += 1;
        let said = match std::str::from_utf8(&bytes) {
            Ok(line) => session.line(line.trim_start_matches('\u{feff}')),
            Err(_) => session.refuse("console-not-utf8", &[("line", &number.to_string())]),
        };
        let (text, done) = match said {
            Said::Leave => return Ok(ended),
            Said::Text { text, done } => (text, done),
        };
        if !done {
            ended = Ended::SomeRefused;
        }
        if !written(output, &text)? {
            return Ok(ended);
        }
    }
}

/// Writes a text; `false`: nobody reads any more (`kontakti … | head`), which is no fault.
fn written(output: &mut impl Write, text: &str) -> io::Result<bool> {
    match output.write_all(text.as_bytes()).and_then(|()| output.flush()) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(error),
    }
}

fn greeting(locale: &str, is_empty: bool) -> String {
    let hint = words::say(locale, "console-hint", &[]);
    if !is_empty {
        return format!("{hint}\n");
    }
    let lines: Vec<String> = FIRST_LINES.iter().map(|line| format!("  {line}\n")).collect();
    format!("{}\n{}{hint}\n", words::say(locale, "console-greeting", &[]), lines.concat())
}
