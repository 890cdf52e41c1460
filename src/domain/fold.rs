//! Folding: the one function that makes texts comparable, for rows and for queries.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

use super::text::is_dropped;

/// Lower case, compatibility forms taken apart, marks dropped, and letters that do not come apart written out (ß ss,
/// ø o, ł l, æ ae, đ d …).
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            folded.push(c.to_ascii_lowercase());
        } else {
            // Taking characters apart one by one is enough: normalisation would only put marks in order, and marks go.
            decompose_compatible(c, |part| push(&mut folded, part));
        }
    }
    folded
}

/// The folded words of a text: runs of letters and digits; `.` and `@` stay inside a word (`acme.fi`, `aino@acme.fi`).
pub fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    let mut words = Vec::new();
    let mut start = None;
    let mut rest = folded.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let inside = is_word_character(c)
            || (matches!(c, '.' | '@')
                && start.is_some()
                && rest.peek().is_some_and(|&(_, next)| is_word_character(next)));
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push(folded[from..at].to_owned());
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        words.push(folded[from..].to_owned());
    }
    words
}

fn push(folded: &mut String, part: char) {
    if is_combining_mark(part) || is_dropped(part) || matches!(part, '\u{200C}' | '\u{200D}') {
        return;
    }
    for c in part.to_lowercase() {
        match c {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ħ' => folded.push('h'),
            'ı' => folded.push('i'),
            'ŋ' => folded.push('n'),
            'ŧ' => folded.push('t'),
            'ĸ' => folded.push('k'),
            'ə' => folded.push('e'),
            'ς' => folded.push('σ'),
            // The apostrophes that count as letters, so that Oʼneil and O'Neil are the same two words.
            '\u{02B9}'..='\u{02BF}' => folded.push('\''),
            c if is_combining_mark(c) => {}
            c => folded.push(c),
        }
    }
}

fn is_word_character(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { c.is_alphanumeric() && !is_letter_picture(c) }
}

/// Letters in squares and circles that do not come apart: pictures, not words.
fn is_letter_picture(c: char) -> bool {
    matches!(c, '\u{1F130}'..='\u{1F1FF}')
}
