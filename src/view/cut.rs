//! Shortening texts between grapheme clusters, so that no letter, accent or emoji is torn.

use unicode_segmentation::UnicodeSegmentation;

/// Longest label of a button.
pub const BUTTON: usize = 34;
/// Longest address that a button opens.
pub const URL: usize = 512;
/// Longest title of a form, and longest label of its inputs.
pub const FORM_LABEL: usize = 45;
/// Longest label, value or description of a choice, and longest placeholder of an input.
pub const CHOICE: usize = 100;

/// How many characters (Unicode scalar values) a text has: that is what the chat counts.
pub fn length(text: &str) -> usize {
    text.chars().count()
}

/// At most `max` characters; what is longer ends with `…`.
pub fn cut(text: &str, max: usize) -> String {
    if length(text) <= max {
        return text.to_owned();
    }
    let mut room = max.saturating_sub(1);
    let mut kept = String::new();
    for cluster in text.graphemes(true) {
        let size = length(cluster);
        if size > room {
            break;
        }
        room -= size;
        kept.push_str(cluster);
    }
    let mut kept = kept.trim_end().to_owned();
    if max > 0 {
        kept.push('…');
    }
    kept
}

/// At most `max` grapheme clusters and `lines` lines, with `…` at the end of what is longer.
pub fn first_lines(text: &str, max: usize, lines: usize) -> String {
    let few: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let mut kept = few.iter().take(lines).copied().collect::<Vec<_>>().join("\n");
    let mut longer = few.len() > lines;
    if let Some((at, _)) = kept.grapheme_indices(true).nth(max) {
        kept.truncate(at);
        longer = true;
    }
    if longer {
        kept = kept.trim_end().to_owned();
        kept.push('…');
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cuts_fall_between_clusters() {
        assert_eq!(cut("Aino", 4), "Aino");
        assert_eq!(cut("Aino Virtanen", 6), "Aino…");
        assert_eq!(cut("👩‍👩‍👧👩‍👩‍👧", 7), "👩‍👩‍👧…");
        assert_eq!(cut("👩‍👩‍👧👩‍👩‍👧", 5), "…");
        assert_eq!(cut("x", 0), "");
    }

    #[test]
    fn the_first_lines_of_a_note() {
        assert_eq!(first_lines("one\n\ntwo\nthree", 300, 2), "one\ntwo…");
        assert_eq!(first_lines("one", 300, 2), "one");
        assert_eq!(first_lines("abcdef", 3, 2), "abc…");
    }

    proptest! {
        #[test]
        fn a_cut_text_is_never_longer_and_starts_the_same(text in any::<String>(), max in 1usize..60) {
            let short = cut(&text, max);
            prop_assert!(length(&short) <= max);
            let start = short.strip_suffix('…').unwrap_or(&short);
            prop_assert!(text.starts_with(start));
        }
    }
}
