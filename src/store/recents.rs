//! What the asker looked up or changed lately, and the team: those come first among equals.

use memchr::memmem::Finder;
use rusqlite::{Connection, params};

use super::words::{Needle, Terms};
use super::{StoreError, rows};
use crate::domain::contact::ContactId;
use crate::domain::fold;
use crate::domain::found::Strength;

/// How many of the asker's and of the team's count.
const COUNT: u32 = 50;

/// What was used lately, with the words by which it is found: the asker's, then the others', newest first.
#[derive(Debug)]
pub(super) struct Used {
    pub(super) asker: String,
    contacts: Vec<(i64, String)>,
}

impl Used {
    pub(super) fn read(db: &Connection, asker: &str) -> Result<Used, StoreError> {
        let mut contacts = Vec::new();
        for sql in [
            "SELECT contact_id, words FROM recents WHERE user_id = ?1 ORDER BY at DESC, id DESC LIMIT ?2",
            "SELECT contact_id, words FROM recents WHERE user_id <> ?1 ORDER BY at DESC, id DESC LIMIT ?2",
        ] {
            let mut statement = db.prepare_cached(sql)?;
            let mut rows = statement.query(params![asker, COUNT])?;
            while let Some(row) = rows.next()? {
                contacts.push((row.get(0)?, row.get(1)?));
            }
        }
        Ok(Used { asker: asker.to_owned(), contacts })
    }

    /// Those whose words, as they were when somebody looked them up, have all the needles, and how. None have no needles.
    pub(super) fn fitting(&self, needles: &[Needle]) -> Vec<(i64, Strength)> {
        let starts: Vec<String> = needles.iter().map(|needle| format!(" {}", needle.word)).collect();
        let finders: Vec<Finder<'_>> = starts.iter().map(Finder::new).collect();
        if finders.is_empty() {
            return Vec::new();
        }
        let fits = |words: &str| {
            let each = finders.iter().map(|finder| is_whole(finder, words.as_bytes()));
            let is_whole = each.collect::<Option<Vec<bool>>>()?.into_iter().all(|is_whole| is_whole);
            Some(if is_whole { Strength::Exact } else { Strength::Start })
        };
        self.contacts.iter().filter_map(|(id, words)| Some((*id, fits(words)?))).collect()
    }

    /// The contact's place among them; those that nobody used share the last one.
    pub(super) fn place(&self, id: i64) -> usize {
        self.contacts.iter().position(|(recent, _)| *recent == id).unwrap_or(usize::MAX)
    }
}

/// Whether a word stands whole among words between blanks, or only starts one; `None`: neither.
fn is_whole(finder: &Finder<'_>, words: &[u8]) -> Option<bool> {
    let mut starts = finder.find_iter(words).peekable();
    starts.peek()?;
    let length = finder.needle().len();
    Some(starts.any(|at| words.get(at + length) == Some(&b' ')))
}

/// The words by which a contact is found, each after a blank: its own ones and its company's.
pub(super) fn words_of(db: &Connection, contact: ContactId) -> Result<String, StoreError> {
    let Some(contact) = rows::brief(db, contact)? else { return Ok(String::new()) };
    let terms = Terms::of(contact.values());
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
