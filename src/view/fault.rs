//! What is wrong with a text, in words: the label of its field, the fault, and what to write instead.

use crate::domain::fault::{Fault, SeriesFault};
use crate::domain::number_series::SeriesKind;

use super::build::{code, line, plain, small, strong, tap};
use super::cut;
use super::reply::{Line, Span};
use super::words::{Piece, Words};

/// Longest repetition of what somebody wrote.
const GIVEN_MAX: usize = 200;

/// Writes sentences with what to do in `.next`.
#[derive(Clone, Copy)]
pub struct Sentences {
    pub words: Words,
}

impl Sentences {
    pub fn line<const N: usize>(self, key: &str, pieces: [(&str, Piece); N]) -> Line {
        line(self.words.spans(key, pieces))
    }

    /// The sentence, and what to do next.
    pub fn both<const N: usize>(self, key: &str, pieces: [(&str, Piece); N]) -> Vec<Line> {
        vec![self.line(key, pieces.clone()), self.line(&format!("{key}.next"), pieces)]
    }

    /// The sentence after the label of what it is about, if it has one, and what to do next.
    pub fn about<const N: usize>(self, label: &str, key: &str, pieces: [(&str, Piece); N]) -> Vec<Line> {
        let mut lines = self.both(key, pieces);
        if let Some(first) = lines.first_mut()
            && !label.is_empty()
        {
            first.spans.splice(0..0, [strong(label), plain(": ")]);
        }
        lines
    }

    /// Adds what the person wrote, so that it can be seen and copied, unless the sentences say it already.
    pub fn with_given(self, mut lines: Vec<Line>, given: &str) -> Vec<Line> {
        let given = cut::cut(given.trim(), GIVEN_MAX);
        let said = |line: &Line| line.spans.iter().any(|span| span.text() == given);
        if !given.is_empty() && !lines.iter().any(said) {
            lines.push(small(self.words.spans("refusal-given", [("given", given.into())])));
        }
        lines
    }
}

/// What somebody wrote, inside a sentence.
pub fn quoted(given: &str) -> Piece {
    match cut::cut(given.trim(), GIVEN_MAX).as_str() {
        "" => plain("–").into(),
        text => strong(text).into(),
    }
}

/// What is wrong with a text given for `label`.
pub fn wrong(words: Words, label: &str, given: &str, fault: &Fault) -> Vec<Line> {
    let said = Sentences { words };
    match fault {
        Fault::Blank => said.about(label, "fault-blank", []),
        Fault::TooLong { max, length } => {
            said.about(label, "fault-too-long", [("max", count(*max)), ("length", count(*length))])
        }
        Fault::Letters => said.about(label, "fault-letters", []),
        Fault::BadEmail { part } => said.about(label, "fault-bad-email", [("part", quoted(part))]),
        Fault::EmailSeparator => said.about(label, "fault-email-separator", []),
        Fault::OneEmailOnly => said.about(label, "fault-one-email-only", []),
        Fault::OneAddressOnly => said.about(label, "fault-one-address-only", []),
        Fault::BadWeb => said.about(label, "fault-bad-web", []),
        Fault::BadVat { country } => said.about(label, "fault-bad-vat", [("country", code(country).into())]),
        Fault::UnknownCountry => said.about(label, "fault-unknown-country", []),
        Fault::UnknownLanguage => said.about(label, "fault-unknown-language", []),
        Fault::UnknownCurrency => said.about(label, "fault-unknown-currency", []),
        Fault::UnknownChoice { allowed } if allowed.is_empty() => {
            let mut lines = said.about(label, "fault-unknown-choice", [("allowed", "".into())]);
            lines.truncate(1);
            lines.push(said.line("fault-unknown-choice.pick", []));
            lines
        }
        Fault::UnknownChoice { allowed } => {
            said.about(label, "fault-unknown-choice", [("allowed", allowed.join(", ").into())])
        }
        Fault::NotYesNo => said.about(label, "fault-not-yes-no", []),
        Fault::UnknownCode { list, nearest, all } => with_nearest(
            said.about(
                label,
                "fault-unknown-code",
                [
                    ("given", quoted(given)),
                    ("list", plain(words.list(*list)).into()),
                    ("command", tap("code list").into()),
                ],
            ),
            words,
            if nearest.is_empty() { "fault-unknown-code.all" } else { "fault-unknown-code.nearest" },
            if nearest.is_empty() { all } else { nearest },
        ),
        Fault::NoSearchStrings => {
            said.about(label, "fault-no-search-strings", [("command", tap("setup duplicate-string").into())])
        }
        Fault::NoSalespersonOfYours => {
            said.about(label, "fault-no-salesperson-of-yours", [("command", tap("salesperson edit").into())])
        }
        Fault::OnList { list } => said.about(
            label,
            "fault-on-list",
            [("given", quoted(given)), ("list", plain(words.list(*list)).into()), ("command", tap("code list").into())],
        ),
        Fault::NoLabel => said.about(label, "fault-no-label", []),
        Fault::GivenTwice => said.about(label, "fault-given-twice", []),
        Fault::Twice { line } => said.about(label, "fault-twice", [("given", quoted(given)), ("line", count(*line))]),
        Fault::UnknownSalesperson { nearest } => with_nearest(
            said.about(
                label,
                "fault-unknown-salesperson",
                [("given", quoted(given)), ("command", tap("salesperson list").into())],
            ),
            words,
            "fault-unknown-salesperson.nearest",
            nearest,
        ),
        Fault::BlockedSalesperson => said.about(
            label,
            "fault-blocked-salesperson",
            [("given", quoted(given)), ("command", tap("salesperson list").into())],
        ),
        Fault::BadCode => said.about(label, "fault-bad-code", []),
        Fault::UnknownTimeZone => said.about(label, "fault-unknown-time-zone", []),
        Fault::NotADate => said.about(label, "fault-not-a-date", []),
        Fault::EndsBeforeStart => said.about(label, "fault-ends-before-start", []),
        Fault::StartTaken { code } => said.about(label, "fault-start-taken", [("code", quoted(code))]),
        Fault::NotANumber => said.about(label, "fault-not-a-number", []),
        Fault::NoSuchPlace { place } => said.about(label, "fault-no-such-place", [("place", quoted(place))]),
        Fault::NoNamePart { place } => said.about(label, "fault-no-name-part", [("place", quoted(place))]),
        Fault::OutOfRange { min, max } => {
            said.about(label, "fault-out-of-range", [("min", min.to_string().into()), ("max", max.to_string().into())])
        }
        Fault::CompaniesOnly => said.about(label, "fault-companies-only", []),
        Fault::MinorsOnly => said.about(label, "fault-minors-only", []),
        Fault::WebSourcesOnly => said.about(label, "fault-web-sources-only", []),
        Fault::PersonsOnly => said.about(label, "fault-persons-only", []),
        Fault::WrongType => said.about(label, "fault-wrong-type", []),
        Fault::CannotClear => said.about(label, "fault-cannot-clear", []),
    }
}

fn count(number: usize) -> Piece {
    Piece::Count(number as u64)
}

/// Puts the nearest codes between what is wrong and what to do.
fn with_nearest(mut lines: Vec<Line>, words: Words, key: &str, nearest: &[String]) -> Vec<Line> {
    if nearest.is_empty() {
        return lines;
    }
    let mut spans = words.spans(key, [("nearest", Span::Plain(String::new()).into())]);
    let at = spans.iter().position(|span| *span == Span::Plain(String::new())).unwrap_or(spans.len());
    let listed = nearest.iter().enumerate().flat_map(|(turn, near)| {
        let comma = (turn > 0).then(|| plain(", "));
        comma.into_iter().chain([code(near)])
    });
    spans.splice(at..(at + 1).min(spans.len()), listed.collect::<Vec<_>>());
    lines.insert(1.min(lines.len()), line(spans));
    lines
}

/// What is wrong with a number, or with a setting of a series: `label` says what it is.
pub fn series(words: Words, label: &str, series: SeriesKind, given: &str, fault: &SeriesFault) -> Vec<Line> {
    let said = Sentences { words };
    let name = words.series(series);
    let label = words.fill("series-fault-place", &[("label", label.into()), ("series", name.as_str().into())]);
    let setup = || ("command", Piece::from(tap("setup numbering")));
    let lines = match fault {
        SeriesFault::Missing => said.about(&label, "series-fault-missing", [setup()]),
        SeriesFault::UsedUp { last } => said.about(&label, "series-fault-used-up", [("last", quoted(last)), setup()]),
        SeriesFault::ManualOff => said.about(&label, "series-fault-manual-off", [setup()]),
        SeriesFault::NoDigits => said.about(&label, "series-fault-no-digits", []),
        SeriesFault::OtherSkeleton => said.about(&label, "series-fault-other-skeleton", []),
        SeriesFault::BelowFirst => said.about(&label, "series-fault-below-first", []),
        SeriesFault::AboveLast => said.about(&label, "series-fault-above-last", [setup()]),
        SeriesFault::TooLong { max } => said.about(&label, "series-fault-too-long", [("max", count(*max))]),
        SeriesFault::BadStep => said.about(&label, "series-fault-bad-step", []),
    };
    said.with_given(lines, given)
}
