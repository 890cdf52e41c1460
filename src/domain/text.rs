//! Cleaning and cutting what people type: what every text rule starts from.

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// One clean line: control characters and runs of white space become one blank, characters that only steer the direction
/// of writing or show nothing are dropped, and so are words of which nothing would be seen. Right-to-left text itself,
/// and the joiners inside emoji and Persian or Indic words, stay.
pub fn clean(text: &str) -> String {
    if is_clean_latin(text.as_bytes()) {
        return text.to_owned();
    }
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

/// Whether the text is clean already and all of it is ASCII or letters of Latin: nearly every text is, and nothing of it
/// has to be looked at twice.
fn is_clean_latin(bytes: &[u8]) -> bool {
    let mut before = b' ';
    for &byte in bytes {
        let fine = match byte {
            b' ' => before != b' ',
            b'!'..=b'~' => true,
            // U+00C0 to U+024F take two bytes, of which the first is one of these.
            0xC3..=0xC9 => true,
            0x80..=0xBF => (0xC3..=0xC9).contains(&before),
            _ => false,
        };
        if !fine {
            return false;
        }
        before = byte;
    }
    before != b' '
}

/// A clean line without joiners either: for numbers, addresses and codes, where nothing invisible has a meaning.
pub fn clean_plain(text: &str) -> String {
    if text.is_ascii() {
        return clean(text);
    }
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn cleaning_makes_one_visible_line() {
        let table = [
            ("  Cronus   Oy ", "Cronus Oy"),
            ("Cronus\r\n\tOy\u{a0}\u{2028}Ab", "Cronus Oy Ab"),
            ("Cro\0nus", "Cronus"),
            ("Cronus\u{7}Oy", "Cronus Oy"),
            ("\u{202e}evil\u{202c} \u{2067}שלום\u{2069}", "evil שלום"),
            ("שלום\u{200f} עולם", "שלום עולם"),
            ("Aino \u{200d} Virtanen", "Aino Virtanen"),
            ("👩\u{200d}💻 Oy", "👩\u{200d}💻 Oy"),
            ("\u{feff}Acme\u{200b}", "Acme"),
            ("می\u{200c}خواهم", "می\u{200c}خواهم"),
            ("\u{3164}\u{2800} \u{200b}\u{301}", ""),
        ];
        for (given, clean_line) in table {
            assert_eq!(clean(given), clean_line, "{given:?}");
        }
        for fine in ["Åsa Öberg & Söhne", "Łódź Ærø 1", "a"] {
            assert_eq!(clean(fine), fine);
        }
        assert_eq!(clean_plain("CT\u{200d}1 "), "CT1");
    }

    #[test]
    fn a_cut_falls_between_clusters() {
        let table = [
            ("Aino", 4, "Aino"),
            ("Aino", 3, "Ain"),
            ("Aino", 0, ""),
            ("e\u{301}e\u{301}", 3, "e\u{301}"),
            ("a👩\u{200d}💻b", 3, "a"),
            ("a👩\u{200d}💻b", 4, "a👩\u{200d}💻"),
            ("🇫🇮🇸🇪", 3, "🇫🇮"),
        ];
        for (given, max, short) in table {
            assert_eq!(cut(given, max), short, "{given:?} {max}");
        }
        assert_eq!(upper("straße", 10), "STRASSE");
        assert_eq!(upper("straße", 6), "STRASS");
    }

    proptest! {
        #[test]
        fn a_clean_line_is_clean_and_stays_so(text in any::<String>()) {
            let line = clean(&text);
            prop_assert_eq!(&clean(&line), &line);
            prop_assert_eq!(line.trim(), &line);
            prop_assert!(!line.contains("  ") && !line.chars().any(|c| c.is_control() || is_dropped(c)));
            prop_assert_eq!(line.is_empty(), !is_visible(&text));
            prop_assert_eq!(clean_plain(&clean_plain(&text)), clean_plain(&text));
        }

        #[test]
        fn a_cut_is_a_start_of_whole_clusters(text in any::<String>(), max in 0_usize..50) {
            let short = cut(&text, max);
            prop_assert!(text.starts_with(short) && length(short) <= max);
            let clusters: Vec<&str> = text.graphemes(true).collect();
            let kept = short.graphemes(true).count();
            prop_assert_eq!(clusters[..kept].concat(), short);
            if let Some(next) = clusters.get(kept) {
                prop_assert!(length(short) + length(next) > max);
            }
        }
    }
}
