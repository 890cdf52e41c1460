//! Export and import from the command line: files, progress, and the report in words.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, IsTerminal, Write};
use std::path::Path;

use crate::exchange::{self, ExportError, How, ImportError, LineFault, Report, Wrong};
use crate::store::Guild;
use crate::view;

use super::glyphs::clean;
use super::{print, words};

/// Writes the guild's contacts to standard output; nobody reading any more is no fault.
///
/// # Errors
/// The guild's file cannot be read, or the output cannot be written.
pub fn export(guild: &Guild) -> Result<(), ExportError> {
    match exchange::export(guild, &mut BufWriter::new(io::stdout().lock())) {
        Err(ExportError::Write(error)) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result.map(|_| ()),
    }
}

/// Opens a file to import; `-` is standard input.
///
/// # Errors
/// The file cannot be opened, or is a folder.
pub fn input(file: &Path) -> io::Result<Box<dyn BufRead>> {
    if file.as_os_str() == "-" {
        return Ok(Box::new(io::stdin().lock()));
    }
    let opened = File::open(file)?;
    if opened.metadata()?.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    Ok(Box::new(BufReader::new(opened)))
}

/// Imports and says what came of it; `false`: lines were refused and nothing was stored.
///
/// # Errors
/// The input cannot be read, the guild's file fails, or the report cannot be written.
pub fn import(guild: &Guild, mut input: Box<dyn BufRead>, how: &How, locale: &str) -> Result<bool, ImportError> {
    let shows_progress = io::stderr().is_terminal();
    let mut progress = |lines: u64| {
        if shows_progress {
            // Progress is a kindness: an output that is gone is no reason to stop.
            let _ = write!(io::stderr(), "\r{} ", words::count(locale, "import-progress", lines));
        }
    };
    let result = exchange::import(guild, &mut input, how, &mut progress);
    if shows_progress {
        let _ = write!(io::stderr(), "\r\u{1b}[K");
    }
    match result {
        Ok(report) => {
            super::written(&mut io::stdout(), &report_text(locale, &report))?;
            Ok(true)
        }
        Err(ImportError::Faults { first, total }) => {
            super::written(&mut io::stderr(), &faults_text(locale, &first, total))?;
            Ok(false)
        }
        Err(error) => Err(error),
    }
}

fn report_text(locale: &str, report: &Report) -> String {
    let mut text = words::count(locale, "import-contacts", report.companies + report.people);
    let parts = [
        ("import-companies", report.companies),
        ("import-people", report.people),
        ("import-notes", report.notes),
        ("import-duplicates", report.duplicates),
        ("import-skipped", report.skipped),
        ("import-codes", report.codes),
        ("import-salespeople", report.salespeople),
    ];
    for (key, count) in parts.into_iter().filter(|(_, count)| *count > 0) {
        text.push_str(&format!("\n  {}", words::count(locale, key, count)));
    }
    text + "\n"
}

fn faults_text(locale: &str, first: &[LineFault], total: u64) -> String {
    let mut text = String::new();
    for fault in first {
        let said = match fault.key.as_str() {
            "" => wrong_text(locale, fault),
            key => format!("{key}: {}", wrong_text(locale, fault)),
        };
        let line = words::say(locale, "import-line", &[("line", &fault.line.to_string())]);
        text.push_str(&format!("{line}: {}\n", clean(&said).replace('\n', " ")));
    }
    let more = total.saturating_sub(first.len() as u64);
    if more > 0 {
        text.push_str(&format!("{}\n", words::count(locale, "import-more", more)));
    }
    text.push_str(&format!("{}\n", words::count(locale, "import-refused", total)));
    text
}

fn wrong_text(locale: &str, fault: &LineFault) -> String {
    let say = |key: &str| words::say(locale, key, &[]);
    match &fault.wrong {
        Wrong::NotUtf8 => say("import-not-utf8"),
        Wrong::LineTooLong => say("import-line-too-long"),
        Wrong::NotJson { column } => words::say(locale, "import-not-json", &[("column", &column.to_string())]),
        Wrong::NotAnObject => say("import-not-an-object"),
        Wrong::UnknownKey => say("import-unknown-key"),
        Wrong::KeyTwice => say("import-key-twice"),
        Wrong::Missing => say("import-missing"),
        Wrong::WrongType => say("import-wrong-type"),
        Wrong::Text(fault) => said(view::fault(locale, "", fault)),
        Wrong::Reference { given, fault } => said(view::fault(locale, given, fault)),
        Wrong::NumberTaken => say("import-number-taken"),
        Wrong::NumberTwice { line } => words::say(locale, "import-number-twice", &[("line", &line.to_string())]),
        Wrong::NotItsOwnNumber => say("import-not-its-own-number"),
        Wrong::NoCompany => say("import-no-company"),
        Wrong::NotACompany => say("import-not-a-company"),
        Wrong::MinorNeedsConsent => say("import-minor-needs-consent"),
        Wrong::InListTwice => say("import-in-list-twice"),
        Wrong::KindAndNumber => say("import-kind-and-number"),
        Wrong::AccountTaken => say("import-account-taken"),
        Wrong::EndsBeforeItStarts => say("import-ends-before-it-starts"),
        Wrong::Duplicate { no } => words::say(locale, "import-duplicate", &[("no", no)]),
    }
}

/// Lines of the view in one.
fn said(lines: Vec<view::reply::Line>) -> String {
    lines.iter().map(|line| print::plain(&line.spans)).collect::<Vec<_>>().join(" ")
}
