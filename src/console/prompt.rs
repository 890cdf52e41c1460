//! The line editor at a terminal: prompt, history and completion.

use std::borrow::Cow;
use std::cell::RefCell;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use rustyline::completion::{Completer, Pair};
use rustyline::error::ReadlineError;
use rustyline::highlight::Highlighter;
use rustyline::hint::Hinter;
use rustyline::history::FileHistory;
use rustyline::validate::Validator;
use rustyline::{CompletionType, Config, Context, Editor, Helper};

use super::complete::{self, Offer};
use super::session::{Said, Session};
use super::written;

/// Lines that are remembered.
const HISTORY_LINES: usize = 1000;
/// Frames grow with the terminal up to here; wider ones are hard to read.
const WIDEST: usize = 100;
/// Frames do not shrink further than this, however narrow the terminal says it is.
const NARROWEST: usize = 24;

struct Typing<'s, 'a> {
    session: &'s RefCell<Session<'a>>,
    colours: bool,
}

impl Helper for Typing<'_, '_> {}
impl Validator for Typing<'_, '_> {}

impl Hinter for Typing<'_, '_> {
    type Hint = String;
}

impl Highlighter for Typing<'_, '_> {
    fn highlight_prompt<'b, 's: 'b, 'p: 'b>(&'s self, prompt: &'p str, _default: bool) -> Cow<'b, str> {
        match self.colours {
            true => Cow::Owned(format!("\u{1b}[36m{prompt}\u{1b}[0m")),
            false => Cow::Borrowed(prompt),
        }
    }
}

impl Completer for Typing<'_, '_> {
    type Candidate = Pair;

    fn complete(&self, line: &str, pos: usize, _: &Context<'_>) -> rustyline::Result<(usize, Vec<Pair>)> {
        let (at, offers) = complete::offers(&self.session.borrow(), &line[..pos]);
        let pair = |Offer { shown, typed }| Pair { display: shown, replacement: typed };
        Ok((at, offers.into_iter().map(pair).collect()))
    }
}

/// Reads lines from the terminal until the person leaves.
///
/// # Errors
/// The terminal cannot be read or written.
pub fn run(session: Session<'_>, history: Option<&Path>, colours: bool) -> io::Result<()> {
    let session = RefCell::new(session);
    let config = Config::builder()
        .max_history_size(HISTORY_LINES)
        .map_err(as_io)?
        .completion_type(CompletionType::List)
        .completion_show_all_if_ambiguous(true)
        .history_ignore_space(true)
        .build();
    let mut editor: Editor<Typing<'_, '_>, FileHistory> = Editor::with_config(config).map_err(as_io)?;
    editor.set_helper(Some(Typing { session: &session, colours }));
    // Without a readable history the session starts with an empty one.
    if let Some(history) = history {
        let _ = editor.load_history(history);
    }
    let prompt = concat!(env!("CARGO_PKG_NAME"), "> ");
    loop {
        if let Some((columns, _)) = editor.dimensions() {
            session.borrow_mut().set_width(usize::from(columns).clamp(NARROWEST, WIDEST));
        }
        let line = match editor.readline(prompt) {
            Ok(line) => line,
            // Ctrl-C forgets the line, as in a shell; Ctrl-D leaves.
            Err(ReadlineError::Interrupted) => continue,
            Err(ReadlineError::Eof) => return Ok(()),
            Err(error) => return Err(as_io(error)),
        };
        for line in lines_of(&line) {
            editor.add_history_entry(line.as_str()).map_err(as_io)?;
            if let Some(history) = history {
                save(&mut editor, history);
            }
            let said = session.borrow_mut().line(&line);
            match said {
                Said::Leave => return Ok(()),
                Said::Text { text, .. } => {
                    if !written(&mut io::stdout(), &text)? {
                        return Ok(());
                    }
                    io::stdout().flush()?;
                }
            }
        }
    }
}

/// The lines of what was entered: several, when it was pasted. Tabs between words are blanks.
fn lines_of(entered: &str) -> Vec<String> {
    let lines = entered.split(['\n', '\r']).filter(|line| !line.trim().is_empty());
    lines.map(|line| line.replace('\t', " ")).collect()
}

/// Saves the history for its owner's eyes only. A history that cannot be saved is no reason to stop.
fn save(editor: &mut Editor<Typing<'_, '_>, FileHistory>, history: &Path) {
    if let Err(error) = private_file(history).and_then(|path| editor.save_history(&path).map_err(as_io)) {
        tracing::debug!(%error, "the history of the terminal is not saved");
    }
}

/// Makes the file, readable for its owner alone, when it is missing.
fn private_file(path: &Path) -> io::Result<PathBuf> {
    let mut options = std::fs::OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?;
    Ok(path.to_owned())
}

fn as_io(error: ReadlineError) -> io::Error {
    match error {
        ReadlineError::Io(error) => error,
        other => io::Error::other(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pasted_lines_are_lines_of_their_own() {
        assert_eq!(lines_of("/find aino"), ["/find aino"]);
        assert_eq!(lines_of("/find\taino\r\n\n  \n> 1\n"), ["/find aino", "> 1"]);
        assert_eq!(lines_of(" \t"), [""; 0]);
    }
}
