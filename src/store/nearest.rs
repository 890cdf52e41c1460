//! The nearest spelling of a query that found nothing.

use super::search::matching_rows;
use super::vocabulary::Near;
use super::words::{self, Needle, mark};
use super::{Read, StoreError, rows, spelling};
use crate::domain::fold;
use crate::domain::found::Brief;
use crate::domain::query::Query;

/// Spellings tried a word, nearest first.
const TRIES: usize = 3;
/// Spellings that are looked at for those that somebody has.
const NEAR: usize = 24;
/// Words of a query that are looked at.
const WORDS: usize = 8;

impl Read<'_> {
    /// A spelling of the query that finds something: words that nobody has give way to the nearest ones, farther away than
    /// a look-up itself goes. `None`: nothing is near.
    pub fn nearest_spelling(&self, query: &Query) -> Result<Option<String>, StoreError> {
        let known = self.words()?;
        let mut needles = words::needles(query);
        needles.truncate(WORDS);
        needles.retain(|needle| !needle.is_beyond_words() && !known.begins(&needle.word));
        if needles.is_empty() {
            return Ok(None);
        }
        for needle in &mut needles {
            // One slip more than a look-up takes without being asked, where most of the word is still right.
            let slips = match (spelling::slips(&needle.word), needle.word.chars().count()) {
                (0, _) => return Ok(None),
                (slips, 4) => slips,
                (slips, _) => slips + 1,
            };
            needle.near = known.near(&needle.word, slips, NEAR);
            // The vocabulary also has words that nobody has any more.
            needle.near = self.somebodys(std::mem::take(&mut needle.near))?;
            if needle.near.is_empty() {
                return Ok(None);
            }
        }
        drop(known);
        for attempt in 0..TRIES {
            let text = respelt(&query.looked_for, &needles, attempt, None);
            let mut again = Query::parse(&text);
            again.filter.clone_from(&query.filter);
            if let Some(hit) = self.search(&again, None, "", false, 1)?.pop() {
                let contact = rows::brief(self.db, hit.contact.id)?;
                return Ok(Some(respelt(&query.looked_for, &needles, attempt, contact.as_ref())));
            }
        }
        Ok(None)
    }
}

impl Read<'_> {
    /// The first of these words that a contact has.
    fn somebodys(&self, near: Vec<Near>) -> Result<Vec<Near>, StoreError> {
        let mut found = Vec::new();
        for near in near {
            if found.len() < TRIES && !matching_rows(self.db, &words::quoted(mark::ANY, &near.word), 1)?.is_empty() {
                found.push(near);
            }
        }
        Ok(found)
    }
}

/// The text with words replaced, the others as they were typed; as the contact writes them, when there is one.
fn respelt(text: &str, needles: &[Needle], attempt: usize, contact: Option<&Brief>) -> String {
    let spelt = |word: &String| {
        let needle = needles.iter().find(|needle| needle.word == *word)?;
        let near = &needle.near.get(attempt).or(needle.near.first())?.word;
        Some(contact.and_then(|contact| written(contact, near)).unwrap_or_else(|| near.clone()))
    };
    let pieces = text.split_whitespace().map(|piece| {
        let words = fold::words(piece);
        if words.iter().any(|word| spelt(word).is_some()) {
            words.iter().map(|word| spelt(word).unwrap_or_else(|| word.clone())).collect::<Vec<_>>().join(" ")
        } else {
            piece.to_owned()
        }
    });
    pieces.collect::<Vec<_>>().join(" ")
}

/// The word as the contact or its company has it written.
fn written(contact: &Brief, word: &str) -> Option<String> {
    let texts = contact.values().filled().map(|(_, text)| text).chain([contact.company_name()]);
    let pieces = texts.flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    pieces.filter(|piece| fold::fold(piece) == word).map(str::to_owned).next()
}
