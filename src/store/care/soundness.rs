//! Whether SQLite finds a file whole.

use std::time::{Duration, Instant};

use rusqlite::{Connection, ErrorCode};

use crate::store::StoreError;

/// What a look through a file found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) enum Soundness {
    Sound,
    /// The search index alone is damaged: it can be made anew from the rows.
    IndexDamaged,
    /// The first thing that is wrong, as SQLite says it: names of tables and numbers of pages and rows, no contents.
    Damaged(String),
    /// There was not enough time.
    Unfinished,
}

/// How many steps of SQLite's machine pass between two looks at the clock.
const STEPS: i32 = 5_000;

/// Looks through all pages of the file, and whether each is what it must be; that the rows are in every index of their
/// table is left out, which makes it two to three times as fast. Within `limit`, if there is one.
pub(in crate::store) fn look_through(db: &Connection, limit: Option<Duration>) -> Result<Soundness, StoreError> {
    if let Some(limit) = limit {
        let begun = Instant::now();
        db.progress_handler(STEPS, Some(move || begun.elapsed() > limit))?;
    }
    let said = problems(db, "quick_check");
    if limit.is_some() {
        db.progress_handler(0, None::<fn() -> bool>)?;
    }
    match said {
        Ok(problems) => Ok(judge(&problems)),
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::OperationInterrupted) => Ok(Soundness::Unfinished),
        Err(error) => match StoreError::from(error) {
            StoreError::Damaged => Ok(Soundness::Damaged("the file cannot be read".to_owned())),
            error => Err(error),
        },
    }
}

/// Looks through all pages of the file, and whether every row is in every index.
pub(in crate::store) fn verify(db: &Connection) -> Result<Soundness, StoreError> {
    Ok(judge(&problems(db, "integrity_check")?))
}

/// What a check of SQLite's complains about.
pub(in crate::store) fn problems(db: &Connection, check: &str) -> rusqlite::Result<Vec<String>> {
    let mut statement = db.prepare(&format!("PRAGMA {check}"))?;
    let said = statement.query_map([], |row| row.get::<_, String>(0))?;
    said.filter(|line| line.as_ref().map_or(true, |line| line != "ok")).collect()
}

fn judge(problems: &[String]) -> Soundness {
    // Whether a row fulfils a CHECK is no matter of damage, and another version of SQLite may judge it otherwise.
    let mut damage = problems.iter().filter(|problem| !problem.starts_with("CHECK constraint failed")).peekable();
    if damage.peek().is_none() {
        return Soundness::Sound;
    }
    match damage.find(|problem| !is_of_index(problem)) {
        None => Soundness::IndexDamaged,
        Some(problem) => Soundness::Damaged(problem.replace('\n', " ")),
    }
}

/// Whether the complaint comes from the full-text index, which is made of rows that are sound in themselves.
pub(super) fn is_of_index(problem: &str) -> bool {
    problem.contains("inverted index for FTS5 table") || problem.starts_with("fts5: corruption")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(problems: &[&str]) -> Soundness {
        judge(&problems.iter().map(|problem| (*problem).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn only_what_cannot_be_made_anew_is_damage() {
        let index = "malformed inverted index for FTS5 table main.contact_words";
        let block = "fts5: corruption found reading blob 7 from table \"contact_words\"";
        let page = "Tree 5 page 7: btreeInitPage() returns error code 11";
        assert_eq!(judged(&[]), Soundness::Sound);
        assert_eq!(judged(&["CHECK constraint failed in journal_items"]), Soundness::Sound);
        assert_eq!(judged(&[index, block]), Soundness::IndexDamaged);
        assert_eq!(judged(&[index, page]), Soundness::Damaged(page.to_owned()));
    }

    #[test]
    fn a_look_that_takes_too_long_ends_unfinished() {
        let db = Connection::open_in_memory().unwrap();
        db.execute_batch("CREATE TABLE t (x INTEGER) STRICT").unwrap();
        db.execute_batch(
            "INSERT INTO t (x) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 100000) \
             SELECT i FROM n",
        )
        .unwrap();
        assert_eq!(look_through(&db, Some(Duration::ZERO)).unwrap(), Soundness::Unfinished);
        assert_eq!(look_through(&db, None).unwrap(), Soundness::Sound, "the clock of the look before is off");
    }
}
