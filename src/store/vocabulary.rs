//! The words that a guild's contacts have, held in memory: for the ends of long words, and for words that are misspelt.
//!
//! It may hold words that nobody has any more, for they find nothing; it never lacks one that a transaction sees, for each
//! look-up first reads the words that came after those it knows. Other processes' words come in the same way.

use std::sync::{RwLock, RwLockReadGuard};

use rusqlite::Connection;

use super::spelling::Pattern;
use super::{StoreError, rows};

/// Longest word that is kept, in bytes: the words in memory are counted in bytes of one.
const LONGEST: usize = 64;
/// Words that wait for their place in the order; more, and everything is read anew.
const WAITING: usize = 2048;

/// Whether a word belongs into the vocabulary: numbers and addresses, of which each contact has its own, do not.
pub(super) fn takes(word: &str) -> bool {
    word.len() <= LONGEST && !word.contains(['.', '@', '+', '_']) && word.contains(char::is_alphabetic)
}

/// The vocabulary of a guild, shared by its connections.
#[derive(Debug, Default)]
pub(super) struct Shared(RwLock<Vocabulary>);

/// The words that a transaction sees.
#[derive(Debug)]
pub(super) struct Words<'a> {
    known: RwLockReadGuard<'a, Vocabulary>,
    /// Words of a change that may yet be taken back.
    own: Vec<Box<str>>,
}

#[derive(Debug, Default)]
struct Vocabulary {
    /// All words in order, one after the other, and where each ends.
    text: String,
    ends: Vec<u32>,
    /// The words by their length in characters, and the letters of each as bits: what tells most words apart at once.
    by_length: Vec<u32>,
    letters: Vec<u32>,
    /// Where the words of each length begin in `by_length`.
    lengths: Vec<u32>,
    /// Words that came later, in no order.
    later: Vec<Box<str>>,
    /// The place of the last word that is known.
    last: i64,
}

impl Shared {
    /// The words as of this transaction. `commits`: whether what it sees is stored already; a change's own words must not
    /// stay when it is taken back.
    pub(super) fn words(&self, db: &Connection, commits: bool) -> Result<Words<'_>, StoreError> {
        let last = self.read().last;
        let fresh = after(db, last)?;
        if fresh.is_empty() || !commits {
            let own = fresh.into_iter().map(|(word, _)| word).collect();
            return Ok(Words { known: self.read(), own });
        }
        {
            let mut known = self.0.write().unwrap_or_else(std::sync::PoisonError::into_inner);
            if known.later.len() + fresh.len() > WAITING {
                *known = Vocabulary::read(db)?;
            } else {
                for (word, place) in fresh {
                    if place > known.last {
                        known.last = place;
                        known.later.push(word);
                    }
                }
            }
        }
        Ok(Words { known: self.read(), own: Vec::new() })
    }

    fn read(&self) -> RwLockReadGuard<'_, Vocabulary> {
        self.0.read().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

/// The words after a place; one more than may wait says that everything must be read.
fn after(db: &Connection, place: i64) -> Result<Vec<(Box<str>, i64)>, StoreError> {
    let mut statement =
        db.prepare_cached("SELECT word, place FROM vocabulary WHERE place > ?1 ORDER BY place LIMIT ?2")?;
    let most = i64::try_from(WAITING + 1).unwrap_or(i64::MAX);
    let words = statement.query_map([place, most], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(words.collect::<rusqlite::Result<_>>()?)
}

impl Vocabulary {
    fn read(db: &Connection) -> Result<Self, StoreError> {
        let mut known = Vocabulary::default();
        let mut statement = db.prepare_cached("SELECT word, place FROM vocabulary ORDER BY word")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            known.text.push_str(rows::text(row, 0)?);
            known.ends.push(u32::try_from(known.text.len()).map_err(|_| StoreError::Unreadable("the vocabulary"))?);
            known.last = known.last.max(row.get(1)?);
        }
        known.text.shrink_to_fit();
        known.ends.shrink_to_fit();
        known.sort_by_length();
        Ok(known)
    }

    /// Counting sort: the words of a length stay in their order.
    fn sort_by_length(&mut self) {
        let count = self.ends.len();
        self.lengths = vec![0; LONGEST + 2];
        for at in 0..count {
            let length = self.word(at).chars().count();
            self.lengths[length + 1] += 1;
        }
        for length in 1..self.lengths.len() {
            self.lengths[length] += self.lengths[length - 1];
        }
        let mut next = self.lengths.clone();
        self.by_length = vec![0; count];
        self.letters = vec![0; count];
        for at in 0..count {
            let word = self.word(at);
            let (length, letters) = (word.chars().count(), letters(word));
            let slot = next[length] as usize;
            next[length] += 1;
            self.by_length[slot] = u32::try_from(at).unwrap_or(u32::MAX);
            self.letters[slot] = letters;
        }
    }

    fn word(&self, at: usize) -> &str {
        let start = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        &self.text[start..self.ends[at] as usize]
    }

    /// The first word in order that is not before this one.
    fn find(&self, word: &str) -> usize {
        let (mut low, mut high) = (0, self.ends.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.word(middle) < word {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }
}

impl Words<'_> {
    fn later(&self) -> impl Iterator<Item = &str> {
        self.known.later.iter().chain(&self.own).map(|word| &**word)
    }

    pub(super) fn has(&self, word: &str) -> bool {
        let at = self.known.find(word);
        at < self.known.ends.len() && self.known.word(at) == word || self.later().any(|later| later == word)
    }

    pub(super) fn begins(&self, start: &str) -> bool {
        let at = self.known.find(start);
        at < self.known.ends.len() && self.known.word(at).starts_with(start)
            || self.later().any(|later| later.starts_with(start))
    }

    /// The words that begin so, `most` at most; `plain`: those without digits.
    pub(super) fn beginning(&self, start: &str, most: usize, plain: bool) -> Vec<String> {
        let from = self.known.find(start);
        let ordered = (from..self.known.ends.len()).map(|at| self.known.word(at));
        let ordered = ordered.take_while(|word| word.starts_with(start));
        let later = self.later().filter(|word| word.starts_with(start));
        let mut found: Vec<String> = Vec::new();
        let fits = |word: &&str| !plain || !word.bytes().any(|byte| byte.is_ascii_digit());
        for word in ordered.chain(later).filter(fits) {
            if found.len() == most {
                break;
            }
            if !found.iter().any(|before| before == word) {
                found.push(word.to_owned());
            }
        }
        found
    }

    /// The words that are up to `slips` slips away: nearest first, then the likelier ones. The word itself is none of them.
    pub(super) fn near(&self, word: &str, slips: usize, most: usize) -> Vec<Near> {
        let Some(pattern) = Pattern::new(word) else { return Vec::new() };
        let wanted = letters(word);
        let length = pattern.length();
        let known = &*self.known;
        let place = |length: usize| known.lengths.get(length.min(LONGEST + 1)).map_or(0, |place| *place as usize);
        let mut near: Vec<(usize, bool, bool, &str)> = Vec::new();
        for other in length.saturating_sub(slips)..=length + slips {
            let range = place(other)..place(other + 1);
            // A slip changes two letters at most: one goes, one comes. One that makes the word longer or shorter changes one.
            let most = 2 * slips - other.abs_diff(length);
            alike(&known.letters[range.clone()], wanted, most, |at| {
                let at = known.by_length[range.start + at] as usize;
                near.extend(compared(&pattern, word, known.word(at), slips));
            });
        }
        near.extend(self.later().filter_map(|other| compared(&pattern, word, other, slips)));
        near.sort_unstable();
        near.dedup_by_key(|(.., word)| *word);
        near.truncate(most);
        let each = near.into_iter();
        each.map(|(slips, is_unlikely, _, word)| Near { slips, is_likely: !is_unlikely, word: word.to_owned() })
            .collect()
    }
}

/// Calls `each` for the places in which no more than `most` bits differ. Eight are tried at once, without a branch: nearly
/// all words are told apart here.
fn alike(letters: &[u32], wanted: u32, most: usize, mut each: impl FnMut(usize)) {
    let left = |letters: &u32| {
        let differing = letters ^ wanted;
        (0..most).fold(differing, |bits, _| bits & bits.wrapping_sub(1))
    };
    for (chunk, eight) in letters.chunks(8).enumerate() {
        if eight.iter().fold(false, |any, letters| any | (left(letters) == 0)) {
            for (place, letters) in eight.iter().enumerate() {
                if left(letters) == 0 {
                    each(chunk * 8 + place);
                }
            }
        }
    }
}

/// A word beside the one that was typed: the slips between them, whether the slip is unlikely, whether they begin with
/// other letters.
fn compared<'a>(pattern: &Pattern, word: &str, other: &'a str, slips: usize) -> Option<(usize, bool, bool, &'a str)> {
    let distance = pattern.distance(other, slips).filter(|distance| *distance > 0)?;
    if other.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    // Whoever leaves a letter out or swaps two has few ways to do so, so these were likely meant. A letter that is wrong or
    // too many could be any.
    let is_likely = other.len() > word.len() || other.len() == word.len() && letters(other) == letters(word);
    Some((distance, !is_likely, other.as_bytes().first() != word.as_bytes().first(), other))
}

/// A word that could have been meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Near {
    pub(super) slips: usize,
    /// Whether the slip is one of a few that could be made.
    pub(super) is_likely: bool,
    pub(super) word: String,
}

/// Which letters a word has: a bit each.
fn letters(word: &str) -> u32 {
    word.chars().fold(0, |bits, c| bits | 1 << (u32::from(c) % 32))
}
