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

/// The collation for a language (`fi`, `en-US`): English order for one that has none of its own here.
pub(super) fn of(locale: &str) -> &'static str {
    let language = locale.split(['-', '_']).next().unwrap_or_default();
    if language.eq_ignore_ascii_case("fi") { "names_fi" } else { "names_en" }
}
