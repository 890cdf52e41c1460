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
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { c.is_alphanumeric() && !is_no_letter(c) }
}

/// What Unicode calls alphabetic and the index does not take for a letter, where a word has to be one token: letters in
/// squares that do not come apart, which are pictures, and some vowel signs of two old scripts.
fn is_no_letter(c: char) -> bool {
    matches!(c, '\u{1F130}'..='\u{1F1FF}' | '\u{19B0}'..='\u{19C9}' | '\u{1CF2}' | '\u{1CF3}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn texts_that_people_take_for_the_same_fold_to_the_same() {
        let table = [
            ("Cronus OY", "cronus oy"),
            ("Åsa Öberg", "asa oberg"),
            ("A\u{30a}sa", "asa"),
            ("Straße STRASSE ẞ", "strasse strasse ss"),
            ("Bjørn Ærø Œuvre", "bjorn aero oeuvre"),
            ("Łódź", "lodz"),
            ("Đorđe Þór Guðrún", "dorde thor gudrun"),
            ("ISTANBUL İstanbul ısı", "istanbul istanbul isi"),
            ("Ħal Ŋ", "hal n"),
            ("ﬁrma ＡＣＭＥ ①", "firma acme 1"),
            ("ΟΔΟΣ οδος", "οδοσ οδοσ"),
            ("Őrség Ňufk Ș", "orseg nufk s"),
            ("Йод", "иод"),
            ("שָׁלוֹם", "שלום"),
            ("co\u{ad}op\u{200d}", "coop"),
            ("東京 한국", "東京 \u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}"),
            ("👍🏽", "👍🏽"),
            ("", ""),
        ];
        for (text, folded) in table {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        let table: [(&str, &[&str]); 15] = [
            ("Cronus Oy", &["cronus", "oy"]),
            ("Cronus, Oy.", &["cronus", "oy"]),
            ("O.Y. Ab", &["o.y", "ab"]),
            ("aino@acme.fi", &["aino@acme.fi"]),
            ("@acme.fi", &["acme.fi"]),
            (".@ a.@b ...", &["a", "b"]),
            ("O'Neil O’Neil OʼNeil", &["o", "neil", "o", "neil", "o", "neil"]),
            ("Virtanen-Mäki", &["virtanen", "maki"]),
            ("name:\"x\" OR NEAR(a b)* ^z", &["name", "x", "or", "near", "a", "b", "z"]),
            ("👍🏽 ❤️ 🅰️ 🇫🇮", &[]),
            ("!!! --- \0", &[]),
            // New Tai Lue: the index ends a token at its vowel signs.
            ("\u{1985}\u{19B1}\u{1983}", &["\u{1985}", "\u{1983}"]),
            ("CT000001", &["ct000001"]),
            ("مرحبا עולם", &["مرحبا", "עולם"]),
            ("", &[]),
        ];
        for (text, expected) in table {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    #[test]
    fn folding_any_character_twice_is_folding_it_once() {
        for c in (char::MIN..=char::MAX).filter(|c| !c.is_ascii()) {
            let once = fold(&c.to_string());
            assert_eq!(fold(&once), once, "U+{:04X}", u32::from(c));
        }
    }

    proptest! {
        #[test]
        fn words_of_words_are_the_same_words(text in any::<String>()) {
            let found = words(&text);
            prop_assert_eq!(&words(&found.join(" ")), &found);
            for word in found {
                prop_assert!(!word.is_empty() && !word.starts_with(['.', '@']) && !word.ends_with(['.', '@']));
            }
        }

        #[test]
        fn case_does_not_matter(text in "[a-zåäöéüłøæđA-ZÅÄÖÉÜŁØÆĐ0-9 .@-]{0,40}") {
            prop_assert_eq!(fold(&text), fold(&text.to_uppercase()));
        }
    }
}
