//! Taking mail addresses, web addresses, phones and registered numbers out of a line; what is left is words.

use std::sync::LazyLock;

use regex::Regex;

use crate::domain::phone;

use super::labels::{self, Label};
use super::words;

/// A phone number as it stands in the text, with what its label says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phone {
    pub text: String,
    pub label: Option<Label>,
}

/// What was taken out of lines.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Reach {
    pub mails: Vec<String>,
    pub webs: Vec<String>,
    pub phones: Vec<Phone>,
    pub vat: Option<String>,
    pub registration: Option<String>,
}

static MAIL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"[A-Za-z0-9À-ɏ._%+'\-]+(?:@|\s?[(\[](?:at|ät|@)[)\]]\s?)[A-Za-z0-9À-ɏ\-]+(?:\.[A-Za-z0-9À-ɏ\-]+)+")
});
static WEB: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"(?i)\bhttps?://[^\s<>"|;]+|\bwww\.[^\s<>"|;,]+|\b[A-Za-z0-9äöüå][A-Za-z0-9äöüå.\-]*\.(?:fi|se|de|com|net|org|eu|io|uk|at|ch|no|dk|ax|ee|info|biz|ai|app|dev|tech|us|group)\b(?:/[^\s<>"|;,]*)?"#,
    )
});
/// Digits with what stands between them; one slash at most, as in `089/1234`.
static PHONE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:\+\s?)?[(]?[0-9][0-9\s().\-–‑]{2,26}(?:/\s?[0-9][0-9\s().\-–‑]{2,20})?[0-9]"));
static IBAN: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b[A-Z]{2}[0-9]{2}(?:\s?[A-Z0-9]{4}){3,7}(?:\s?[A-Z0-9]{1,3})?\b"));
/// VAT numbers that need no label.
static VAT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:FI[\s\-]?[0-9]{7}-?[0-9]|SE[\s\-]?[0-9]{6}-?[0-9]{4}\s?01|DE[\s\-]?[0-9]{3}\s?[0-9]{3}\s?[0-9]{3}|ATU\s?[0-9]{8}|GB[\s\-]?[0-9]{3}\s?[0-9]{4}\s?[0-9]{2})\b",
    )
});
/// The value behind a label of a registered number.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^[:.\s]*((?:[A-Z]{2,3}\s?)?[A-Z]?[0-9][0-9A-Z.\-]*(?:\s[0-9][0-9.\-]*){0,4}(?:\s?01\b)?)")
});
/// The Finnish business id, which nothing else looks like.
static BUSINESS_ID: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b[0-9]{7}-[0-9]\b"));
static DATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{2,4}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2})\b(?:\s+(?:klo|kl|at|um)?\.?\s*[0-9]{1,2}[:.][0-9]{2})?",
    )
});
static US_PHONE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\(?[0-9]{3}\)?[\s.\-]{0,2}[0-9]{3}[\s.\-][0-9]{4}$"));
/// What follows a number inside a house, as far as it is only that.
static EXTENSION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^[\s,\-]*(?:ext|x|extension|ank|anknytning|alanumero|dw|durchwahl|nst)\.?:?\s*[0-9]{1,6}\b")
});

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is a constant that compiles")
}

impl Reach {
    /// Takes what it finds out of the line; the words that are left, in pieces, without labels.
    pub fn take(&mut self, line: &str) -> Vec<String> {
        let line = self.take_numbers(line);
        let mut found: Vec<(usize, usize, Kind)> = Vec::new();
        let mut add = |start: usize, end: usize, kind: Kind| {
            if found.iter().all(|(from, to, _)| end <= *from || start >= *to) {
                found.push((start, end, kind));
            }
        };
        MAIL.find_iter(&line).for_each(|hit| add(hit.start(), hit.end(), Kind::Mail));
        WEB.find_iter(&line).for_each(|hit| add(hit.start(), hit.end(), Kind::Web));
        DATE.find_iter(&line).for_each(|hit| add(hit.start(), hit.end(), Kind::Date));
        PHONE.find_iter(&line).for_each(|hit| add(hit.start(), hit.end(), Kind::Phone));
        found.sort_by_key(|(start, ..)| *start);

        let mut words: Vec<String> = Vec::new();
        let mut from = 0;
        let mut pending = String::new();
        for (start, end, kind) in found {
            let gap = &line[from..start];
            let text = line[start..end].trim();
            let before = format!("{pending}{gap}");
            let (label, rest) = match labels::at_end(&before) {
                Some((label, rest)) => (Some(label), rest.to_owned()),
                None => (None, before.clone()),
            };
            let after = &line[end..];
            if self.keep(kind, text, label.or_else(|| in_brackets(after).filter(|_| kind == Kind::Phone))) {
                words.push(rest);
                pending.clear();
                let skipped = if kind == Kind::Phone { trailing(after) } else { 0 };
                from = end + skipped;
            } else {
                // It is part of the words: a street with its number.
                pending = format!("{before}{}", &line[start..end]);
                from = end;
            }
        }
        words.push(format!("{pending}{}", &line[from..]));
        words.iter().map(|piece| tidy(piece)).filter(|piece| !piece.is_empty()).collect()
    }

    /// Takes VAT numbers, register numbers and bank accounts out; with a label, the rest of the sentence goes, too.
    fn take_numbers(&mut self, line: &str) -> String {
        let mut line = line.to_owned();
        if !line.contains('@') {
            for _ in 0..4 {
                let Some((at, label, after)) = labelled_number(&line) else { break };
                let rest = &line[after..];
                let value = NUMBER.captures(rest);
                let end = value.as_ref().map_or(after, |value| after + value.get(0).map_or(0, |hit| hit.end()));
                let text = value.as_ref().map(|value| value[1].trim().trim_end_matches(['.', '-']).to_owned());
                match label {
                    Label::Vat => self.vat = self.vat.take().or(text),
                    Label::Registration => self.registration = self.registration.take().or(text),
                    _ => {}
                }
                line.replace_range(at..end, " | ");
            }
        }
        let line = IBAN.replace_all(&line, " | ").into_owned();
        if let Some(hit) = VAT.find(&line) {
            self.vat = self.vat.take().or_else(|| Some(hit.as_str().to_owned()));
        }
        let line = VAT.replace_all(&line, " | ").into_owned();
        if let Some(hit) = BUSINESS_ID.find(&line) {
            self.registration = self.registration.take().or_else(|| Some(hit.as_str().to_owned()));
        }
        BUSINESS_ID.replace_all(&line, " | ").into_owned()
    }

    /// Keeps what was found, if it is what it looks like.
    fn keep(&mut self, kind: Kind, text: &str, label: Option<Label>) -> bool {
        match kind {
            Kind::Date => true,
            Kind::Mail => {
                let text = ["(at)", "[at]", "(ät)", "(@)", "[@]"]
                    .iter()
                    .fold(text.to_owned(), |text, at| text.replace(at, "@"));
                let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
                let text = text.trim_matches(['.', '-', '\'', '_']).to_owned();
                if !self.mails.contains(&text) {
                    self.mails.push(text);
                }
                true
            }
            Kind::Web => {
                let text = text.trim_end_matches(['.', ',', ')', ']', '!', '?', '*', '\'', ':', '/']).to_owned();
                let host = host(&text);
                let is_foreign =
                    words::NOT_HOME.iter().any(|known| host == *known || host.ends_with(&format!(".{known}")));
                if !is_foreign && label != Some(Label::Other) && !self.webs.contains(&text) {
                    self.webs.push(text);
                }
                true
            }
            Kind::Phone => self.keep_phone(text, label),
        }
    }

    fn keep_phone(&mut self, text: &str, label: Option<Label>) -> bool {
        let text = text.trim().trim_end_matches(['.', '-', '–', '(', ' ']).to_owned();
        let digits = phone::digits(&text).len();
        // A slash parts the area's code or two numbers.
        if let Some((one, other)) = text.split_once('/')
            && (phone::digits(one).len() > AREA || digits > LONGEST)
        {
            let one = self.keep_phone(one, label);
            return self.keep_phone(other, None) || one;
        }
        if digits > LONGEST {
            return label.is_some();
        }
        let is_phone_label =
            matches!(label, Some(Label::Phone | Label::Direct | Label::Switchboard | Label::Mobile | Label::Fax));
        match label {
            Some(_) if !is_phone_label => return label == Some(Label::Other),
            Some(_) if digits < 4 => return false,
            Some(_) => {}
            None => {
                let begins = text.starts_with(['+', '0']) || (text.starts_with("(0") || text.starts_with("(+"));
                if !(begins && digits >= 7 || US_PHONE.is_match(&text)) {
                    return false;
                }
            }
        }
        let opened = text.matches('(').count();
        let text = if opened == text.matches(')').count() { text } else { text.replace(['(', ')'], "") };
        let phone = Phone { text: text.split_whitespace().collect::<Vec<_>>().join(" "), label };
        if !self.phones.iter().any(|known| phone::digits(&known.text) == phone::digits(&phone.text)) {
            self.phones.push(phone);
        }
        true
    }
}

/// Digits of the longest number that there is (E.164).
const LONGEST: usize = 15;
/// Digits of the longest code of an area, with the country's.
const AREA: usize = 6;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Mail,
    Web,
    Date,
    Phone,
}

/// The host of a web address, without `www.`.
pub(super) fn host(address: &str) -> String {
    let lower = address.to_lowercase();
    let bare = lower.trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("www.");
    bare.split(['/', '?', '#', ':']).next().unwrap_or_default().to_owned()
}

/// The first label of a registered number in the line: where it begins, what it is, where it ends.
fn labelled_number(line: &str) -> Option<(usize, Label, usize)> {
    let starts = line.char_indices().filter(|(at, c)| {
        c.is_alphanumeric()
            && !line[..*at].chars().next_back().is_some_and(|before| before.is_alphanumeric() || before == '-')
    });
    for (start, _) in starts {
        // The longest label that begins here: "VAT No." before "VAT".
        let mut ends: Vec<usize> = line[start..]
            .char_indices()
            .filter(|(_, c)| matches!(c, ':' | ' ' | '.'))
            .map(|(at, _)| start + at)
            .take(8)
            .collect();
        ends.reverse();
        for end in ends {
            let words = &line[start..end];
            if let Some(label @ (Label::Vat | Label::Registration | Label::Other)) = labels::of(words)
                && NUMBER.is_match(&line[end..])
            {
                return Some((start, label, end));
            }
        }
    }
    None
}

/// The label in brackets that follows a number: `040 123 4567 (mobile)`.
fn in_brackets(after: &str) -> Option<Label> {
    let inside = after.trim_start().strip_prefix('(')?.split_once(')')?.0;
    labels::of(inside)
}

/// Bytes after a number that belong to it and are not kept: an extension, a label in brackets.
fn trailing(after: &str) -> usize {
    if let Some(hit) = EXTENSION.find(after) {
        return hit.end();
    }
    match in_brackets(after) {
        Some(_) => after.find(')').map_or(0, |at| at + 1),
        None => 0,
    }
}

/// Whether the piece is the label of something that was taken. Those of other things are jobs, too: Vorstand.
fn is_label(piece: &str) -> bool {
    labels::of(piece).is_some_and(|label| !matches!(label, Label::Other))
}

/// A piece of words without the marks around it; nothing when there are no words.
fn tidy(piece: &str) -> String {
    let is_mark = |c: char| c.is_whitespace() || ",;:|/\\-–—·•*<>[]{}=+&_".contains(c);
    let piece = piece.trim_matches(is_mark);
    let piece = if piece.starts_with('(') && !piece.contains(')') { piece.trim_start_matches('(') } else { piece };
    let piece = if piece.ends_with(')') && !piece.contains('(') { piece.trim_end_matches(')') } else { piece };
    let piece = piece.trim_matches(is_mark);
    if piece.chars().filter(|c| c.is_alphanumeric()).count() < 2 || is_label(piece) {
        return String::new();
    }
    piece.to_owned()
}
