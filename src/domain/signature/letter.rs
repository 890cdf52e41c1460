//! From a message's text to the lines in which contacts are looked for: quoted letters, headers and disclaimers apart.

use std::sync::LazyLock;

use regex::Regex;

use crate::domain::fold::fold;
use crate::domain::text;

use super::words;

/// Characters of a message that are read: Discord's longest message has 4,000.
const READ: usize = 6_000;
/// Lines that are read.
const LINES: usize = 400;

/// One letter of a message: what somebody wrote themselves, or one that was passed on.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Letter {
    /// Whom its header names as the sender: name and mail address, as they stand there.
    pub from: Option<String>,
    /// Clean lines without markup; blank ones part paragraphs.
    pub lines: Vec<String>,
    /// It is only quoted, as in an answer to it.
    pub quoted: bool,
}

impl Letter {
    fn is_empty(&self) -> bool {
        self.from.is_none() && self.lines.iter().all(String::is_empty)
    }
}

/// `[words](address)` as Discord links them.
static LINK: LazyLock<Regex> = LazyLock::new(|| pattern(r"\[([^\[\]]*)\]\((?:mailto:|tel:)?([^()\s]+)\)"));
/// An address in angle brackets.
static ANGLE: LazyLock<Regex> = LazyLock::new(|| pattern(r"<(?:mailto:|tel:)?([^<>\s]+)>"));
/// Emoji and mentions in Discord's own notation.
static DISCORD: LazyLock<Regex> = LazyLock::new(|| pattern(r"<a?:[A-Za-z0-9_]+:[0-9]+>|<[@#][!&]?[0-9]+>"));
/// Gaps by which people set columns apart.
static GAP: LazyLock<Regex> = LazyLock::new(|| pattern(r"\t+|[ \u{a0}]{3,}"));

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is a constant that compiles")
}

/// The letters of a message, in the order in which they stand there.
pub(super) fn letters(message: &str) -> Vec<Letter> {
    let mut letters = Vec::new();
    let mut letter = Letter::default();
    // Below a quoted letter's first line everything is quoted, until the header of another letter.
    let (mut quoting, mut in_header) = (false, false);
    let lines = text::cut(message, READ).split(['\n', '\r', '\u{0085}', '\u{2028}', '\u{2029}']).take(LINES);
    for raw in lines {
        let (raw, marked) = unquoted(raw);
        let line = plain(raw);
        let folded = fold(&line);
        let mut begin = |letter: &mut Letter, quoted: bool| {
            let done = std::mem::replace(letter, Letter { quoted, ..Letter::default() });
            if !done.is_empty() {
                letters.push(done);
            }
        };
        if words::SEPARATORS.iter().any(|words| folded.contains(words)) && folded.chars().count() < 80 {
            begin(&mut letter, marked);
            (quoting, in_header) = (false, true);
            continue;
        }
        if let Some((name, value)) = header(&line, &folded) {
            if words::FROM.contains(&name.as_str()) && (value.contains('@') || in_header) {
                if letter.from.is_some() || !letter.lines.iter().all(String::is_empty) {
                    begin(&mut letter, marked);
                }
                letter.from = Some(value);
                (quoting, in_header) = (false, true);
                continue;
            }
            let is_header = words::HEADERS.contains(&name.as_str());
            if is_header && (in_header || matches!(name.as_str(), "subject" | "aihe" | "amne" | "betreff" | "cc")) {
                continue;
            }
        }
        in_header = in_header && line.is_empty();
        if words::WROTE.iter().any(|word| folded.ends_with(word)) {
            begin(&mut letter, true);
            quoting = true;
            continue;
        }
        let quoted = marked || quoting;
        if quoted != letter.quoted && !line.is_empty() {
            begin(&mut letter, quoted);
        }
        letter.lines.push(line);
    }
    if !letter.is_empty() {
        letters.push(letter);
    }
    for letter in &mut letters {
        letter.lines = without_disclaimers(std::mem::take(&mut letter.lines));
    }
    letters
}

/// The line without the marks of a quotation, and whether it had any.
fn unquoted(line: &str) -> (&str, bool) {
    let mut rest = line.trim_start();
    let mut marked = false;
    while let Some(inner) = rest.strip_prefix('>') {
        rest = inner.trim_start();
        marked = true;
    }
    (rest, marked)
}

/// The line without Discord's markup: one clean line, columns parted by `|`.
fn plain(line: &str) -> String {
    let line = DISCORD.replace_all(line, " ");
    let line = LINK.replace_all(&line, "$1 | $2");
    let line = ANGLE.replace_all(&line, " $1 ");
    let line = GAP.replace_all(line.trim(), " | ");
    let line = line.replace("**", "").replace("__", "").replace("~~", "").replace('`', "");
    let line: String = line.chars().map(|c| icon(c).unwrap_or_else(|| c.to_string())).collect();
    let line = text::clean_plain(&line);
    // A rule parts paragraphs, headings and list marks say nothing.
    if !line.chars().any(char::is_alphanumeric) {
        return String::new();
    }
    let bare = line.trim_start_matches(['#', '*', '-', '•', '·', '–', '|', '▪', '●', '►', '~', '=', '_']).trim_start();
    bare.trim_end_matches(['*', '|', '~', '=', '_']).trim().to_owned()
}

/// What an icon stands for, as a label.
fn icon(c: char) -> Option<String> {
    let label = match c {
        '📞' | '☎' | '☏' | '✆' | '🕿' | '🕾' => " tel: ",
        '📱' | '📲' => " mob: ",
        '📠' | '🖷' => " fax: ",
        '✉' | '📧' | '🖂' | '📨' | '📩' => " email: ",
        '🌐' | '🌍' | '🔗' | '🖥' | '💻' => " web: ",
        '📍' | '🏢' | '🏠' | '📌' => " address: ",
        '👤' | '🧑' => " name: ",
        '\u{FE0F}' | '\u{20E3}' => "",
        _ => return None,
    };
    Some(label.to_owned())
}

/// A header's name, folded, and its value.
fn header(line: &str, folded: &str) -> Option<(String, String)> {
    let (_, value) = line.split_once(':')?;
    let name = folded.split(':').next()?.trim().to_owned();
    (!name.is_empty() && name.len() < 20).then(|| (name, value.trim().to_owned()))
}

/// Leaves out the paragraphs that tell about secrecy, printing and viruses.
fn without_disclaimers(lines: Vec<String>) -> Vec<String> {
    let mut kept = Vec::new();
    let mut skipping = false;
    for line in lines {
        let folded = fold(&line);
        // Short lines can be jobs (Datenschutzbeauftragter); what a phone adds by itself is short, too.
        let by_phone = ["sent from", "get outlook", "lahetetty ", "skickat fran", "von meinem"]
            .iter()
            .any(|words| folded.starts_with(words));
        let is_short = folded.split_whitespace().count() < if by_phone { 3 } else { 6 };
        if line.is_empty() {
            skipping = false;
        } else if !is_short && !folded.contains('@') && words::DISCLAIMERS.iter().any(|words| folded.contains(words)) {
            skipping = true;
        }
        if !skipping {
            kept.push(line);
        }
    }
    kept
}
