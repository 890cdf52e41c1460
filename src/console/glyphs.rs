//! Text for a terminal: cleaned, measured and wrapped, character by character as people see them.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// How a run of text looks, where the terminal shows colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    #[default]
    Plain,
    Strong,
    Faint,
    /// Something that can be pressed.
    Key,
    Warning,
}

impl Look {
    /// The sequence that switches the look on; blank for plain text.
    pub const fn code(self) -> &'static str {
        match self {
            Look::Plain => "",
            Look::Strong => "\u{1b}[1m",
            Look::Faint => "\u{1b}[2m",
            Look::Key => "\u{1b}[36m",
            Look::Warning => "\u{1b}[31m",
        }
    }
}

/// One character as people see it (a grapheme cluster).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glyph {
    text: String,
    /// Columns of the terminal that it takes.
    width: usize,
    look: Look,
}

/// A line of text, not yet wrapped.
pub type Glyphs = Vec<Glyph>;

/// Text from people as a terminal may show it: line breaks stay, every other control character and every mark that turns
/// the direction of what follows becomes `�`. Without them no escape sequence can reach the terminal.
pub fn clean(text: &str) -> String {
    text.chars()
        .map(|character| match character {
            '\n' => '\n',
            '\t' | '\u{2028}' | '\u{2029}' => ' ',
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
            control if control.is_control() => '\u{fffd}',
            other => other,
        })
        .collect()
}

/// Columns that the text takes.
pub fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// Cleans a text and cuts it into characters.
pub fn glyphs(text: &str, look: Look) -> Glyphs {
    clean(text).graphemes(true).map(|cluster| Glyph { text: cluster.to_owned(), width: width(cluster), look }).collect()
}

/// Columns that the line takes.
pub fn total(line: &[Glyph]) -> usize {
    line.iter().map(|glyph| glyph.width).sum()
}

/// Splits a line where it has line breaks.
pub fn at_breaks(line: Glyphs) -> Vec<Glyphs> {
    let mut lines = vec![Vec::new()];
    for glyph in line {
        if glyph.text.contains('\n') {
            lines.push(Vec::new());
        } else if let Some(last) = lines.last_mut() {
            last.push(glyph);
        }
    }
    lines
}

/// Breaks a line at blanks so that the first part is no wider than `first` columns and each other no wider than `others`;
/// a word that is wider is broken between characters.
pub fn wrap(line: Glyphs, first: usize, others: usize) -> Vec<Glyphs> {
    let mut lines = Vec::new();
    let mut current: Glyphs = Vec::new();
    for glyph in line {
        current.push(glyph);
        while total(&current) > if lines.is_empty() { first } else { others } && current.len() > 1 {
            // The last blank that is not the very end decides; without one the word itself is broken.
            let last = current.len() - 1;
            let blank = current.iter().rposition(|glyph| glyph.text == " ").filter(|&at| at > 0);
            let (end, next) = blank.map_or((last, last), |at| (at, at + 1));
            let rest = current.split_off(next);
            current.truncate(end);
            lines.push(std::mem::replace(&mut current, rest));
        }
    }
    if !current.is_empty() || lines.is_empty() {
        lines.push(current);
    }
    lines
}

/// The line as a text, with the sequences of its looks when `colours` are wanted.
pub fn written(line: &[Glyph], colours: bool) -> String {
    let mut text = String::new();
    let mut look = Look::Plain;
    for glyph in line {
        if colours && glyph.look != look {
            if look != Look::Plain {
                text.push_str(RESET);
            }
            text.push_str(glyph.look.code());
            look = glyph.look;
        }
        text.push_str(&glyph.text);
    }
    if look != Look::Plain {
        text.push_str(RESET);
    }
    text
}

/// Switches every look off.
pub const RESET: &str = "\u{1b}[0m";

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wrapped(text: &str, max: usize) -> Vec<String> {
        wrap(glyphs(text, Look::Plain), max, max).iter().map(|line| written(line, false)).collect()
    }

    #[test]
    fn lines_break_at_blanks_and_only_long_words_inside() {
        for (text, max, lines) in [
            ("", 5, &[""][..]),
            ("one two", 7, &["one two"]),
            ("one two", 6, &["one", "two"]),
            ("one two three", 7, &["one two", "three"]),
            ("abcdefgh", 3, &["abc", "def", "gh"]),
            ("a bcdefgh", 4, &["a", "bcde", "fgh"]),
            ("会社名会社", 4, &["会社", "名会", "社"]),
            ("👩‍👩‍👧 x", 2, &["👩‍👩‍👧", "x"]),
        ] {
            assert_eq!(wrapped(text, max), lines, "{text}");
        }
    }

    #[test]
    fn control_characters_never_come_through() {
        assert_eq!(clean("a\u{1b}[31mb\u{7}\u{9b}c\r\td\n"), "a\u{fffd}[31mb\u{fffd}\u{fffd}c\u{fffd} d\n");
        assert_eq!(clean("\u{202e}evil\u{2066}"), "\u{fffd}evil\u{fffd}");
    }

    #[test]
    fn looks_are_written_only_where_colours_are_wanted() {
        let mut line = glyphs("a", Look::Strong);
        line.extend(glyphs("b", Look::Plain));
        line.extend(glyphs("c", Look::Faint));
        assert_eq!(written(&line, false), "abc");
        assert_eq!(written(&line, true), "\u{1b}[1ma\u{1b}[0mb\u{1b}[2mc\u{1b}[0m");
    }

    proptest! {
        #[test]
        fn wrapping_keeps_the_width_and_every_character_but_blanks(text in ".{0,80}", max in 2_usize..30) {
            let line = glyphs(&text, Look::Plain);
            let whole: String = written(&line, false).split(' ').collect();
            let parts = wrap(line, max, max);
            for part in &parts {
                prop_assert!(total(part) <= max || part.len() == 1);
            }
            let together: String = parts.iter().map(|part| written(part, false).replace(' ', "")).collect();
            prop_assert_eq!(together, whole);
        }

        #[test]
        fn nothing_that_is_cleaned_holds_a_control_character(text in any::<String>()) {
            prop_assert!(clean(&text).chars().all(|character| character == '\n' || !character.is_control()));
        }
    }
}
