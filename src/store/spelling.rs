//! The nearest spelling of a query that found nothing.

use std::collections::HashMap;

use super::words::{self, Needle};
use super::{Read, StoreError, rows};
use crate::domain::fold;
use crate::domain::query::Query;

/// Contacts whose words are compared: the newest ones.
const CONTACTS: u32 = 1000;
/// Spellings tried a word, nearest first.
const TRIES: usize = 3;
/// Words of a query that are looked at.
const WORDS: usize = 8;

impl Read<'_> {
    /// The name or word nearest in spelling to the query among the newest thousand contacts; `None`: nothing is near.
    /// The spelling it gives finds something.
    pub fn nearest_spelling(&self, query: &Query) -> Result<Option<String>, StoreError> {
        let mut misspelt = Vec::new();
        for needle in words::needles(query).into_iter().take(WORDS) {
            if !self.is_known(&needle)? {
                misspelt.push(needle);
            }
        }
        if misspelt.is_empty() || misspelt.iter().any(|needle| typos(&needle.word) == 0) {
            return Ok(None);
        }
        let vocabulary = self.vocabulary()?;
        let near: Vec<Vec<&str>> = misspelt.iter().map(|needle| nearest(needle, &vocabulary)).collect();
        for attempt in 0..TRIES {
            let mut spelling = HashMap::new();
            for (needle, near) in misspelt.iter().zip(&near) {
                let Some(word) = near.get(attempt).or(near.first()) else { return Ok(None) };
                spelling.insert(needle.word.as_str(), *word);
            }
            let text = respelt(&query.text, &spelling);
            if !self.search(&Query::parse(&text), None, "", false, 1)?.is_empty() {
                return Ok(Some(text));
            }
        }
        Ok(None)
    }

    /// The words of the newest contacts' names and companies: folded, and as they are written.
    fn vocabulary(&self) -> Result<Vec<(String, String)>, StoreError> {
        let mut statement = self.db.prepare_cached(
            "SELECT c.name, ifnull(k.name, '') FROM contacts c LEFT JOIN contacts k ON k.id = c.company_id \
             WHERE c.privacy_blocked = 0 ORDER BY c.id DESC LIMIT ?1",
        )?;
        let mut rows = statement.query([CONTACTS])?;
        let mut written: HashMap<String, String> = HashMap::new();
        let mut vocabulary = Vec::new();
        while let Some(row) = rows.next()? {
            for text in [rows::text(row, 0)?, rows::text(row, 1)?] {
                for piece in text.split_whitespace() {
                    let words = fold::words(piece);
                    for word in &words {
                        let as_written = if words.len() == 1 { trimmed(piece) } else { word };
                        if !written.contains_key(word) {
                            written.insert(word.clone(), as_written.to_owned());
                            vocabulary.push((word.clone(), as_written.to_owned()));
                        }
                    }
                }
            }
        }
        Ok(vocabulary)
    }
}

/// The words nearest to the needle, as they are written; nearest first, then those that begin alike, then the newest.
fn nearest<'a>(needle: &Needle, vocabulary: &'a [(String, String)]) -> Vec<&'a str> {
    let word: Vec<char> = needle.word.chars().collect();
    let most = typos(&needle.word);
    let mut near: Vec<(usize, bool, &str)> = vocabulary
        .iter()
        .filter_map(|(folded, written)| {
            let other: Vec<char> = folded.chars().collect();
            let distance = distance(&word, &other, most)?;
            Some((distance, word.first() != other.first(), written.as_str()))
        })
        .collect();
    near.sort_by_key(|(distance, other_start, _)| (*distance, *other_start));
    near.truncate(TRIES);
    near.into_iter().map(|(_, _, written)| written).collect()
}

/// How many typos a word of this length may have; none: it is too short to tell, or a number.
fn typos(word: &str) -> usize {
    if word.contains(|c: char| c.is_numeric()) {
        return 0;
    }
    match word.chars().count() {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// Letters to add, drop, replace or swap with their neighbour to make one word of the other; `None`: more than `most`.
fn distance(a: &[char], b: &[char], most: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let mut cost = (last[j] + usize::from(x != y)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                cost = cost.min(before[j - 1] + 1);
            }
            row.push(cost);
        }
        if row.iter().all(|cost| *cost > most) {
            return None;
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|distance| *distance <= most)
}

/// The text with words replaced, the others as they were typed.
fn respelt(text: &str, spelling: &HashMap<&str, &str>) -> String {
    let pieces = text.split_whitespace().map(|piece| {
        let words = fold::words(piece);
        if words.iter().any(|word| spelling.contains_key(word.as_str())) {
            let words = words.iter().map(|word| spelling.get(word.as_str()).copied().unwrap_or(word));
            words.collect::<Vec<_>>().join(" ")
        } else {
            piece.to_owned()
        }
    });
    pieces.collect::<Vec<_>>().join(" ")
}

fn trimmed(piece: &str) -> &str {
    piece.trim_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typos_are_counted_up_to_the_limit() {
        for (a, b, most, expected) in [
            ("aino", "aino", 1, Some(0)),
            ("aino", "ainno", 1, Some(1)),
            ("aino", "ino", 1, Some(1)),
            ("aino", "aimo", 1, Some(1)),
            ("aino", "anio", 1, Some(1)),
            ("aino", "anni", 1, None),
            ("virtanen", "wirtanem", 2, Some(2)),
            ("virtanen", "wirtaneno", 1, None),
            ("", "a", 1, Some(1)),
            ("", "", 0, Some(0)),
        ] {
            let chars = |text: &str| text.chars().collect::<Vec<_>>();
            assert_eq!(distance(&chars(a), &chars(b), most), expected, "{a} {b}");
            assert_eq!(distance(&chars(b), &chars(a), most), expected, "{b} {a}");
        }
    }

    #[test]
    fn short_words_and_numbers_are_never_respelt() {
        for (word, expected) in [("oy", 0), ("abc", 0), ("aino", 1), ("virtane", 1), ("virtanen", 2), ("ct000001", 0)] {
            assert_eq!(typos(word), expected, "{word}");
        }
    }
}
