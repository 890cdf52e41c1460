//! What export and import have to say, in words.

use crate::store::IndexCheck;
use crate::text::{self, Arg, Lang};
use crate::view;

use super::fault::{LineFault, Wrong};
use super::import::Report;

/// What was stored, line by line.
pub fn report_text(locale: &str, report: &Report) -> String {
    let mut text = count(locale, "import-contacts", report.companies + report.people);
    let parts = [
        ("import-companies", report.companies),
        ("import-people", report.people),
        ("import-notes", report.notes),
        ("import-skipped", report.skipped),
        ("import-codes", report.codes),
        ("import-salespeople", report.salespeople),
    ];
    for (key, number) in parts.into_iter().filter(|(_, number)| *number > 0) {
        text.push_str(&format!("\n  {}", count(locale, key, number)));
    }
    text + "\n"
}

/// How many of the contacts that were stored may be there twice now; `None`: they were too many to be compared.
pub fn doubles_text(locale: &str, doubles: Option<u64>) -> String {
    match doubles {
        Some(0) => String::new(),
        Some(doubles) => format!("  {}\n", count(locale, "import-duplicates", doubles)),
        None => format!("  {}\n", say(locale, "import-not-compared", &[])),
    }
}

/// What is wrong: `line 17: phone_no: …` for each of the first faults, then how many there are in all.
pub fn faults_text(locale: &str, first: &[LineFault], total: u64) -> String {
    let mut text = String::new();
    for fault in first {
        let line = say(locale, "import-line", &[("line", &fault.line.to_string())]);
        text.push_str(&format!("{line}: {}\n", fault_text(locale, fault).replace(['\n', '\r'], " ")));
    }
    let more = total.saturating_sub(first.len() as u64);
    if more > 0 {
        text.push_str(&format!("{}\n", count(locale, "import-more", more)));
    }
    text.push_str(&format!("{}\n", count(locale, "import-refused", total)));
    text
}

fn fault_text(locale: &str, fault: &LineFault) -> String {
    let key = fault.key.as_str();
    match &fault.wrong {
        // The view puts the key before its sentence.
        Wrong::Text(fault) => view::fault_text(locale, key, "", fault),
        Wrong::Reference { given, fault } => view::fault_text(locale, key, given, fault),
        wrong if key.is_empty() => wrong_text(locale, wrong),
        wrong => format!("{key}: {}", wrong_text(locale, wrong)),
    }
}

fn wrong_text(locale: &str, wrong: &Wrong) -> String {
    let number = |number: u64| number.to_string();
    let (key, arg) = match wrong {
        Wrong::NotJson { column } => ("import-not-json", Some(("column", number(*column as u64)))),
        Wrong::NumberTwice { line } => ("import-number-twice", Some(("line", number(*line)))),
        Wrong::Duplicate { no } => ("import-duplicate", Some(("no", no.clone()))),
        Wrong::DuplicateOfLine { line } => ("import-duplicate-of-line", Some(("line", number(*line)))),
        Wrong::NotUtf8 => ("import-not-utf8", None),
        Wrong::LineTooLong => ("import-line-too-long", None),
        Wrong::NotAnObject => ("import-not-an-object", None),
        Wrong::UnknownKey => ("import-unknown-key", None),
        Wrong::KeyTwice => ("import-key-twice", None),
        Wrong::Missing => ("import-missing", None),
        Wrong::WrongType | Wrong::Text(_) | Wrong::Reference { .. } => ("import-wrong-type", None),
        Wrong::NumbersUsedUp => ("import-numbers-used-up", None),
        Wrong::NumberTaken => ("import-number-taken", None),
        Wrong::NotItsOwnNumber => ("import-not-its-own-number", None),
        Wrong::NoCompany => ("import-no-company", None),
        Wrong::NotACompany => ("import-not-a-company", None),
        Wrong::MinorNeedsConsent => ("import-minor-needs-consent", None),
        Wrong::InListTwice => ("import-in-list-twice", None),
        Wrong::KindAndNumber => ("import-kind-and-number", None),
        Wrong::AccountTaken => ("import-account-taken", None),
        Wrong::EndsBeforeItStarts => ("import-ends-before-it-starts", None),
    };
    let args: Vec<(&str, &str)> = arg.iter().map(|(name, text)| (*name, text.as_str())).collect();
    say(locale, key, &args)
}

/// What a check of the search index found.
pub fn check_text(locale: &str, check: &IndexCheck) -> String {
    let mut text = count(locale, "check-contacts", check.contacts) + "\n";
    if check.is_right() {
        return text + &say(locale, "check-right", &[]) + "\n";
    }
    if !check.is_sound {
        text.push_str(&format!("{}\n", say(locale, "check-unsound", &[])));
    }
    let parts =
        [("check-wrong", check.wrong), ("check-strays", check.strays), ("check-unknown-words", check.unknown_words)];
    for (key, number) in parts.into_iter().filter(|(_, number)| *number > 0) {
        text.push_str(&format!("{}\n", count(locale, key, number)));
    }
    if !check.named.is_empty() {
        text.push_str(&format!("  {}\n", check.named.join(", ")));
    }
    text + &say(locale, "check-advice", &[]) + "\n"
}

/// That the search index was made anew.
pub fn rebuilt_text(locale: &str) -> String {
    say(locale, "check-rebuilt", &[])
}

/// What takes a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// Lines are stored.
    Storing,
    /// The search index is joined.
    Joining,
    /// Contacts are made ready to be compared with others.
    Marking,
    /// Contacts are compared with others.
    Comparing,
}

/// What the program is at, beside its bar.
pub fn work_text(locale: &str, work: Work) -> String {
    let key = match work {
        Work::Storing => "import-storing",
        Work::Joining => "import-joining",
        Work::Marking => "import-marking",
        Work::Comparing => "import-comparing",
    };
    say(locale, key, &[])
}

/// That the data folder has no such guild.
pub fn no_guild_text(locale: &str, guild: &str) -> String {
    say(locale, "export-no-guild", &[("guild", guild)])
}

fn say(locale: &str, key: &str, args: &[(&str, &str)]) -> String {
    let args: Vec<(&str, Arg<'_>)> = args.iter().map(|(name, text)| (*name, Arg::Text(text))).collect();
    text::get(Lang::of(locale), key, &args)
}

fn count(locale: &str, key: &str, count: u64) -> String {
    text::get(Lang::of(locale), key, &[("count", Arg::Count(count))])
}
