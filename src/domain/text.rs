//! Cleaning and cutting what people type: what every text rule starts from.

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// One clean line: control characters and runs of white space become one blank, characters that only steer the direction
/// of writing or show nothing are dropped, and so are words of which nothing would be seen. Right-to-left text itself,
/// and the joiners inside emoji and Persian or Indic words, stay.
pub fn clean(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    for c in text.chars().filter(|&c| !is_dropped(c)) {
        kept.push(if c.is_control() { ' ' } else { c });
    }
    let mut line = String::with_capacity(kept.len());
    for word in kept.split_whitespace().filter(|word| is_visible(word)) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// A clean line without joiners either: for numbers, addresses and codes, where nothing invisible has a meaning.
pub fn clean_plain(text: &str) -> String {
    clean(&text.replace(['\u{200C}', '\u{200D}'], ""))
}

/// Whether anything of the text would be seen. Marks without a letter to sit on do not count.
pub fn is_visible(text: &str) -> bool {
    text.chars().any(|c| !is_invisible(c))
}

/// The longest start of the text that has `max` characters at most and ends between grapheme clusters.
pub fn cut(text: &str, max: usize) -> &str {
    let mut characters = 0;
    for (start, cluster) in text.grapheme_indices(true) {
        characters += cluster.chars().count();
        if characters > max {
            return &text[..start];
        }
    }
    text
}

/// The text in upper case, cut to `max` characters: some letters become two (`ß` `SS`).
pub fn upper(text: &str, max: usize) -> String {
    let upper = text.to_uppercase();
    cut(&upper, max).trim_end().to_owned()
}

/// How many Unicode characters the text has.
pub fn length(text: &str) -> usize {
    text.chars().count()
}

/// Never kept: NUL, marks and overrides of the writing direction, invisible filling.
pub fn is_dropped(c: char) -> bool {
    matches!(c,
        '\0' | '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}

fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || is_combining_mark(c)
        || is_dropped(c)
        || matches!(c,
            '\u{115F}' | '\u{1160}' | '\u{180B}'..='\u{180F}' | '\u{200C}' | '\u{200D}' | '\u{2800}' | '\u{3164}'
            | '\u{FFA0}' | '\u{FFF0}'..='\u{FFF8}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E0FFF}')
}
