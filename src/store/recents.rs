//! What the asker looked up or changed lately, and the team: those come first among equals.

use rusqlite::{Connection, params};

use super::words::{Fit, Needle, Terms};
use super::{StoreError, rows};
use crate::domain::contact::ContactId;
use crate::domain::fold;
use crate::domain::found::Strength;

/// How many of the asker's and of the team's count.
const COUNT: u32 = 50;

/// The order in which contacts were used lately, newest first: the asker's, then the others'.
#[derive(Debug, Default)]
pub(super) struct Recents(Vec<i64>);

impl Recents {
    pub(super) fn of(db: &Connection, asker: &str) -> Result<Self, StoreError> {
        let mut ids = Vec::new();
        for sql in [
            "SELECT contact_id FROM recents WHERE user_id = ?1 ORDER BY at DESC, id DESC LIMIT ?2",
            "SELECT contact_id FROM recents WHERE user_id <> ?1 ORDER BY at DESC, id DESC LIMIT ?2",
        ] {
            let mut statement = db.prepare_cached(sql)?;
            let mut rows = statement.query(params![asker, COUNT])?;
            while let Some(row) = rows.next()? {
                ids.push(row.get(0)?);
            }
        }
        Ok(Recents(ids))
    }

    /// The contact's place among them; those that nobody used share the last one.
    pub(super) fn place(&self, id: i64) -> usize {
        self.0.iter().position(|recent| *recent == id).unwrap_or(usize::MAX)
    }
}

/// Those whose words, as they were when somebody looked them up, have all the needles, and how.
pub(super) fn with(db: &Connection, asker: &str, needles: &[Needle]) -> Result<Vec<(i64, Strength)>, StoreError> {
    let mut fitting: Vec<(i64, Strength)> = Vec::new();
    if needles.is_empty() {
        return Ok(fitting);
    }
    for sql in [
        "SELECT contact_id, words FROM recents WHERE user_id = ?1 ORDER BY at DESC, id DESC LIMIT ?2",
        "SELECT contact_id, words FROM recents WHERE user_id <> ?1 ORDER BY at DESC, id DESC LIMIT ?2",
    ] {
        let mut statement = db.prepare_cached(sql)?;
        let mut rows = statement.query(params![asker, COUNT])?;
        while let Some(row) = rows.next()? {
            let words = rows::text(row, 1)?;
            let fits: Option<Vec<Fit>> = needles.iter().map(|needle| needle.fit_text(words)).collect();
            if let Some(fit) = fits.and_then(|fits| fits.into_iter().max()) {
                let strength = if fit == Fit::Whole { Strength::Exact } else { Strength::Start };
                fitting.push((row.get(0)?, strength));
            }
        }
    }
    Ok(fitting)
}

/// The words by which a contact is found, each after a blank: its own ones and its company's.
pub(super) fn words_of(db: &Connection, contact: ContactId) -> Result<String, StoreError> {
    let Some(contact) = rows::by_id(db, contact)? else { return Ok(String::new()) };
    let terms = Terms::of(&contact.values);
    let mut words = String::new();
    for word in terms.all() {
        words.push(' ');
        words.push_str(word);
    }
    for word in fold::words(contact.company_name()) {
        words.push(' ');
        words.push_str(&word);
    }
    words.push(' ');
    Ok(words)
}
