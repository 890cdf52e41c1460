//! Cutting text to Discord's lengths, between what a reader takes for characters.

use unicode_segmentation::UnicodeSegmentation;

/// The mark of a cut.
pub const ELLIPSIS: &str = "…";

/// The text with `max` characters (Unicode scalar values) at most; where something is left out there is an ellipsis.
pub fn cut(text: &str, max: usize) -> String {
    if text.chars().count() <= max {
        return text.to_owned();
    }
    let mut left = max.saturating_sub(1);
    let mut kept = String::new();
    for grapheme in text.graphemes(true) {
        let length = grapheme.chars().count();
        if length > left {
            break;
        }
        left -= length;
        kept.push_str(grapheme);
    }
    kept.truncate(kept.trim_end().len());
    if max > 0 {
        kept.push_str(ELLIPSIS);
    }
    kept
}

/// The text with `max` characters at most, and something in it: Discord refuses blank labels.
pub fn label(text: &str, max: usize) -> String {
    let text = text.trim();
    if is_blank(text) { ELLIPSIS.to_owned() } else { cut(text, max) }
}

/// Whether a reader sees nothing of the text.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|c| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}')
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
            || matches!(c, '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}')
            || matches!(c, '\u{e0000}'..='\u{e0fff}')
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn cuts_fall_between_characters_as_readers_see_them() {
        for (text, max, cut_text) in [
            ("Cronus", 6, "Cronus"),
            ("Cronus Oy", 8, "Cronus…"),
            ("Cronus Oy", 1, "…"),
            ("Cronus Oy", 0, ""),
            ("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 9, "👩‍👩‍👧‍👦…"),
            ("e\u{301}e\u{301}e", 4, "e\u{301}…"),
        ] {
            assert_eq!(cut(text, max), cut_text, "{text:?} to {max}");
        }
        assert_eq!(label(" \u{200b}\u{3164}", 80), "…");
        assert_eq!(label(" Edit ", 80), "Edit");
    }

    proptest! {
        #[test]
        fn never_longer_than_allowed(text in "\\PC{0,40}", max in 0usize..50) {
            let kept = cut(&text, max);
            prop_assert!(kept.chars().count() <= max);
            prop_assert!(text.starts_with(kept.trim_end_matches(ELLIPSIS)) || kept == text);
            if max > 0 {
                prop_assert!(!is_blank(&label(&text, max)));
            }
        }
    }
}
