//! The terminal: the same commands as in the chat, typed as they are there, answered as text.

mod complete;
mod entries;
mod form;
mod frame;
mod glyphs;
mod print;
mod prompt;
mod read;
mod session;
mod words;

use std::io::{self, BufRead, IsTerminal, Write};
use std::path::Path;

use crate::app::App;
use crate::app::actor::{Actor, Rank};
use crate::domain::tier::Tier;
use crate::store::GuildKey;

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

/// How a session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    AllDone,
    /// A line that came through a pipe was refused or faulty.
    SomeRefused,
}

/// Runs a session on standard input and output: with prompt and completion when both are a terminal.
/// `fresh`: nobody has used the guild yet, so the first lines are shown. `history` is the file for the lines typed.
///
/// # Errors
/// Standard input or output fails.
pub fn run(app: &App, person: &Person, fresh: bool, history: &Path) -> io::Result<Ended> {
    let attached = io::stdin().is_terminal() && io::stdout().is_terminal();
    // https://no-color.org: any value that is not blank switches colours off.
    let colours = attached && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let actor = Actor {
        guild: person.guild.clone(),
        user_id: person.name.clone(),
        name: person.name.clone(),
        locale: person.locale.clone(),
        guild_locale: person.locale.clone(),
        rank: Rank::Fixed(person.tier),
    };
    let paper = Paper { width: PIPED_WIDTH, colours, locale: person.locale.clone() };
    let session = Session::new(app, actor, paper);
    if !attached {
        return piped(session, io::stdin().lock(), &mut io::stdout().lock());
    }
    if written(&mut io::stdout(), &greeting(&person.locale, fresh))? {
        prompt::run(session, history, colours)?;
    }
    Ok(Ended::AllDone)
}

/// Does line after line, and tells whether all were done.
fn piped(mut session: Session<'_>, mut input: impl BufRead, output: &mut impl Write) -> io::Result<Ended> {
    let mut ended = Ended::AllDone;
    let mut bytes = Vec::new();
    loop {
        bytes.clear();
        if input.read_until(b'\n', &mut bytes)? == 0 {
            return Ok(ended);
        }
        let line = String::from_utf8_lossy(&bytes);
        let (text, done) = match session.line(line.trim_start_matches('\u{feff}')) {
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

fn greeting(locale: &str, fresh: bool) -> String {
    let hint = words::say(locale, "hint", &[]);
    if !fresh {
        return format!("{hint}\n");
    }
    let lines: Vec<String> = FIRST_LINES.iter().map(|line| format!("  {line}\n")).collect();
    format!("{}\n{}{hint}\n", words::say(locale, "greeting", &[]), lines.concat())
}
