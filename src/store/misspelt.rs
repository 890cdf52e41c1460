//! Contacts whose words are like those that were typed.

use super::StoreError;
use super::search::{FEW, Finder};
use super::words::{Asking, Fit, Needle, mark};
use crate::domain::found::{MatchedOn, Strength};

/// Words of a query that may be misspelt.
const MISSPELT: usize = 4;

impl Finder<'_> {
    /// Contacts whose words are like those that were typed, when hardly any has the very words.
    pub(super) fn misspelt(&mut self, asked: &[Needle]) -> Result<(), StoreError> {
        let is_certain = self.found.iter().any(|found| found.strength.is_certain());
        if self.found.len() >= FEW || asked.is_empty() || is_certain && (asked.len() > 1 || self.is_no_name()) {
            return Ok(());
        }
        let mut near = asked.to_vec();
        near.truncate(MISSPELT);
        if near.len() > 1 {
            // Words that somebody has are taken for right first.
            let unknown = |needle: &&mut Needle| !self.words.begins(&needle.word);
            near.iter_mut().filter(unknown).for_each(|needle| needle.find_near(self.words, 0));
            self.with_near(&near)?;
            if !self.found.is_empty() {
                return Ok(());
            }
        }
        near.iter_mut().filter(|needle| needle.near.is_empty()).for_each(|needle| needle.find_near(self.words, 0));
        self.with_near(&near)?;
        if self.found.is_empty() {
            // Slips may have left a letter too few for as many slips.
            let is_short = |needle: &&mut Needle| match needle.word.chars().count() {
                _ if needle.word.contains(char::is_numeric) => false,
                3 => asked.len() > 1,
                length => length == 7,
            };
            near.iter_mut().filter(is_short).for_each(|needle| needle.find_near(self.words, 1));
            self.with_near(&near)?;
        }
        Ok(())
    }

    fn with_near(&mut self, near: &[Needle]) -> Result<(), StoreError> {
        if near.iter().all(|needle| needle.near.is_empty()) {
            return Ok(());
        }
        self.matcher.know_near(near);
        if let [needle] = near {
            return self.misspelt_word(needle);
        }
        for slips in 1..=2 {
            if self.found.len() < FEW {
                self.words(near, Fit::Near(slips))?;
            }
        }
        Ok(())
    }

    /// Each spelling gets its share of the places, so that a frequent name does not crowd out the one that was meant.
    fn misspelt_word(&mut self, needle: &Needle) -> Result<(), StoreError> {
        for (slips, is_likely) in [(1, true), (1, false), (2, true), (2, false)] {
            let mut lists = Vec::new();
            for near in needle.near.iter().filter(|near| near.slips == slips && near.is_likely == is_likely) {
                if self.is_full() {
                    return Ok(());
                }
                let one = [Needle::of(&near.word)];
                let asking = Asking { words: self.words, needles: &one };
                let ids = self.rows(&self.in_names(&asking, Fit::Whole))?;
                if ids.is_empty() {
                    lists.push((self.rows(&asking.all(mark::ANY, Fit::Whole))?, MatchedOn::Place));
                } else {
                    lists.push((ids, MatchedOn::Name));
                }
            }
            lists.sort_by_key(|(ids, _)| ids.len());
            let mut left = lists.len();
            for (ids, matched) in lists {
                let room = (self.limit as usize).saturating_sub(self.found.len());
                for id in ids.into_iter().take(room.div_ceil(left)) {
                    self.propose(id, Strength::Typo, matched, slips);
                }
                left -= 1;
            }
        }
        Ok(())
    }

    /// Whether the query is something else than a name.
    fn is_no_name(&self) -> bool {
        self.found.iter().any(|found| found.open || found.matched != MatchedOn::Name)
    }
}
