//! Names of persons: parts and whole, and the search name that follows (domain rule 4.6).

use super::field::Field;
use super::text;

/// A person's name in parts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NameParts {
    pub first: String,
    pub middle: String,
    pub surname: String,
    /// Parts that were longer than their field (30 characters) and were cut there, between grapheme clusters.
    pub cut: Vec<Field>,
}

/// Longest joined name in characters: three parts of 30 and two blanks.
pub const JOINED_MAX: usize = 92;

/// Splits a name at blanks: one part is the first name; two are first name and surname; of more, the last is the surname,
/// the one before it the middle name, and all before that the first name.
pub fn split(name: &str) -> NameParts {
    let words: Vec<&str> = name.split_whitespace().collect();
    let (first, middle, surname) = match words.as_slice() {
        [] => (String::new(), "", ""),
        [first] => ((*first).to_owned(), "", ""),
        [first, surname] => ((*first).to_owned(), "", *surname),
        [first @ .., middle, surname] => (first.join(" "), *middle, *surname),
    };
    let mut cut = Vec::new();
    let mut part = |field: Field, whole: &str| {
        let short = text::cut(whole, field.spec().max);
        if short.len() < whole.len() {
            cut.push(field);
        }
        short.trim_end().to_owned()
    };
    let first = part(Field::FirstName, &first);
    let middle = part(Field::MiddleName, middle);
    let surname = part(Field::Surname, surname);
    NameParts { first, middle, surname, cut }
}

/// The whole name of its parts.
pub fn join(first: &str, middle: &str, surname: &str) -> String {
    let parts = [first, middle, surname].map(str::trim);
    let filled: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    text::cut(&filled.join(" "), JOINED_MAX).trim_end().to_owned()
}

/// The search name after the name changed: it follows unless somebody gave another one.
pub fn search_name(search_name: &str, previous_name: &str, name: &str) -> String {
    if search_name.is_empty() || search_name == of_name(previous_name) { of_name(name) } else { search_name.to_owned() }
}

/// The search name that a name has by itself.
fn of_name(name: &str) -> String {
    text::upper(name, Field::SearchName.spec().max)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_split_at_blanks() {
        let table = [
            ("", ["", "", ""]),
            ("Aino", ["Aino", "", ""]),
            ("Aino Virtanen", ["Aino", "", "Virtanen"]),
            ("  Aino   Virtanen ", ["Aino", "", "Virtanen"]),
            ("Aino Maria Virtanen", ["Aino", "Maria", "Virtanen"]),
            ("Anna Liisa Maria van Berg", ["Anna Liisa Maria", "van", "Berg"]),
            ("יעל כהן", ["יעל", "", "כהן"]),
        ];
        for (whole, [first, middle, surname]) in table {
            let parts = split(whole);
            assert_eq!([&parts.first, &parts.middle, &parts.surname], [first, middle, surname], "{whole}");
            assert!(parts.cut.is_empty(), "{whole}");
            assert_eq!(join(first, middle, surname), whole.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }

    #[test]
    fn a_long_part_is_cut_between_clusters_and_reported() {
        let family = "👨\u{200d}👩\u{200d}👧";
        let surname = format!("{}{family}", "a".repeat(27));
        let parts = split(&format!("{} {surname}", "b".repeat(31)));
        assert_eq!(parts.first, "b".repeat(30));
        assert_eq!(parts.surname, "a".repeat(27));
        assert_eq!(parts.cut, [Field::FirstName, Field::Surname]);

        // Thirty characters that end in the blank between two first names leave no blank behind.
        let parts = split(&format!("{} Maria Anna Berg", "c".repeat(29)));
        assert_eq!((parts.first, parts.cut), ("c".repeat(29), vec![Field::FirstName]));
    }

    #[test]
    fn a_joined_name_has_room_for_full_parts() {
        let part = "ä".repeat(30);
        assert_eq!(text::length(&join(&part, &part, &part)), JOINED_MAX);
        assert_eq!(text::length(&join(&part.repeat(4), "", "")), JOINED_MAX);
    }

    #[test]
    fn the_search_name_follows_until_somebody_gives_another() {
        let table = [
            ("", "", "Cronus Oy", "CRONUS OY"),
            ("CRONUS OY", "Cronus Oy", "Cronus Ab", "CRONUS AB"),
            ("CRONOS", "Cronus Oy", "Cronus Ab", "CRONOS"),
            ("STRASSE", "Straße", "Weg", "WEG"),
        ];
        for (search, previous, name, expected) in table {
            assert_eq!(search_name(search, previous, name), expected, "{search} {previous} {name}");
        }
        // Letters that become two in upper case: the name fits, its search name is cut and still follows.
        let long = "ß".repeat(100);
        let search = search_name("", "", &long);
        assert_eq!(text::length(&search), 100);
        assert_eq!(search_name(&search, &long, "Weg"), "WEG");
    }

    proptest! {
        #[test]
        fn parts_fit_their_fields(name in any::<String>()) {
            let parts = split(&name);
            for part in [&parts.first, &parts.middle, &parts.surname] {
                prop_assert!(text::length(part) <= 30 && part.trim() == part);
            }
            if parts.cut.is_empty() {
                let whole = join(&parts.first, &parts.middle, &parts.surname);
                prop_assert_eq!(whole, name.split_whitespace().collect::<Vec<_>>().join(" "));
            }
        }
    }
}
