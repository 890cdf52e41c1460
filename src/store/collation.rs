//! How names sort: as the server's language has it.

use std::sync::LazyLock;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;
use rusqlite::Connection;

use super::StoreError;

static ENGLISH: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| {
    Collator::try_new(locale!("en").into(), CollatorOptions::default()).expect("the order of English is compiled in")
});
static FINNISH: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| {
    Collator::try_new(locale!("fi").into(), CollatorOptions::default()).expect("the order of Finnish is compiled in")
});

/// Makes the collations known to a connection. No index uses them: data of a later Unicode would break it.
pub(super) fn register(db: &Connection) -> Result<(), StoreError> {
    db.create_collation("names_en", |a, b| ENGLISH.compare(a, b))?;
    db.create_collation("names_fi", |a, b| FINNISH.compare(a, b))?;
    Ok(())
}

/// How lists in a language sort by name.
pub(super) struct Order {
    pub(super) collation: &'static str,
    /// The column with the start of each name's sort key, of which there is an index of the same name with `contacts_`.
    pub(super) column: &'static str,
}

/// The order of a language (`fi`, `en-US`): that of English for one that has none of its own here.
pub(super) fn of(locale: &str) -> Order {
    let language = locale.split(['-', '_']).next().unwrap_or_default();
    if language.eq_ignore_ascii_case("fi") {
        Order { collation: "names_fi", column: "name_fi" }
    } else {
        Order { collation: "names_en", column: "name_en" }
    }
}

/// Bytes of a sort key that are kept: about ten letters.
const KEPT: usize = 16;

/// The start of a name's sort key in English and in Finnish. Names whose starts are the same have to be compared whole.
pub(super) fn keys(name: &str) -> [Vec<u8>; 2] {
    [&*ENGLISH, &*FINNISH].map(|collator| {
        let mut key = Vec::with_capacity(4 * KEPT);
        // Writing into memory cannot fail.
        let Ok(()) = collator.write_sort_key_to(name, &mut key);
        key.truncate(KEPT);
        key
    })
}

/// A number in an order in which its digits count as numbers do: each run of digits with its length in front.
pub(super) fn number_key(no: &str) -> String {
    let no = no.to_uppercase();
    let mut key = String::with_capacity(no.len() + 4);
    let mut rest = no.as_str();
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, from) = rest.split_at(start);
        let end = from.find(|c: char| !c.is_ascii_digit()).unwrap_or(from.len());
        let (digits, after) = from.split_at(end);
        let digits = digits.trim_start_matches('0');
        key.push_str(before);
        key.push_str(&format!("{:02}{digits}", digits.len()));
        rest = after;
    }
    key + rest
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_sort_as_people_count() {
        let sorted = ["1", "02", "10", "CT9", "CT000010", "CT999999", "CT1000000", "CT1000000A", "CU1", "X"];
        let keys: Vec<String> = sorted.iter().map(|no| number_key(no)).collect();
        assert!(keys.is_sorted(), "{keys:?}");
    }

    proptest! {
        #[test]
        fn the_starts_of_sort_keys_agree_with_the_order(a in "\\PC{0,12}", b in "\\PC{0,12}") {
            for (place, collator) in [&*ENGLISH, &*FINNISH].into_iter().enumerate() {
                let (one, other) = (&keys(&a)[place], &keys(&b)[place]);
                if one != other {
                    prop_assert_eq!(one.cmp(other), collator.compare(&a, &b), "{:?} {:?}", a, b);
                }
            }
        }
    }
}
