//! People at a company, by the company's name and their own words together: `matti cronus`.

use std::cmp::Reverse;

use rusqlite::params;

use super::search::{FEW, Finder, MOST, matching_rows};
use super::words::{Asking, Fit, Needle, mark};
use super::{StoreError, index, rows};
use crate::domain::fold;
use crate::domain::found::MatchedOn;

/// Companies whose people are looked at, for words that are a company's.
const COMPANIES: u32 = 32;
/// Their people that are looked at by name.
const PEOPLE: u32 = 400;

impl Finder<'_> {
    /// People at a company: some of the words are the company's, the others are theirs.
    pub(super) fn at_companies(&mut self, asked: &[Needle], fit: Fit) -> Result<(), StoreError> {
        // Bit by bit: which words some company has, and which some contact has of its own. Asking about each word is cheap;
        // asking about combinations that nobody can have is not.
        let (mut companys, mut own) = (0, 0);
        for (place, needle) in asked.iter().enumerate() {
            let asking = Asking { words: self.words, needles: std::slice::from_ref(needle) };
            if asking.can_be(fit)
                && !matching_rows(self.db, &self.scoped(&asking.all(mark::COMPANY, fit)), 1)?.is_empty()
            {
                companys |= 1 << place;
            }
            if asked.len() > 1 && !matching_rows(self.db, &asking.all(mark::ANY, fit), 1)?.is_empty() {
                own |= 1 << place;
            }
        }
        let all = (1_u32 << asked.len()) - 1;
        let can_be = |chosen: &u32| chosen & !companys == 0 && (all ^ chosen) & !own == 0;
        for chosen in choices(asked.len()).into_iter().filter(can_be) {
            // People at a company that has some of the words only while there are few others.
            if self.is_full() || chosen != all && self.found.len() >= FEW {
                break;
            }
            let is_chosen = |place: usize| chosen & 1 << place != 0;
            let pick = |theirs: bool| {
                let picked = asked.iter().enumerate().filter(|(place, _)| is_chosen(*place) == theirs);
                picked.map(|(_, needle)| needle.clone()).collect::<Vec<_>>()
            };
            self.at_companies_named(&pick(true), &pick(false), fit)?;
        }
        Ok(())
    }

    fn at_companies_named(&mut self, company: &[Needle], others: &[Needle], fit: Fit) -> Result<(), StoreError> {
        let asking = Asking { words: self.words, needles: company };
        let companies = matching_rows(self.db, &self.scoped(&asking.all(mark::COMPANY, fit)), COMPANIES)?;
        if companies.is_empty() {
            return Ok(());
        }
        // A word that very many companies have, such as `oy`: these are not all of them.
        let are_many = companies.len() == COMPANIES as usize;
        let before = self.found.len();
        let asking = Asking { words: self.words, needles: others };
        if !others.is_empty() {
            if let Some(ids) = self.people_named(&companies, others, fit)? {
                self.take(ids, fit, MatchedOn::Company)?;
            }
            if are_many && self.found.len() < FEW {
                // Ask for the rest; the row tells the company.
                let ids = self.newest_at(company, &self.scoped(&asking.all(mark::ANY, fit)), fit)?;
                self.take(ids, fit, MatchedOn::Company)?;
            }
            if self.found.len() > before {
                return Ok(());
            }
        }
        let own = if others.is_empty() { String::new() } else { format!(" AND {}", asking.all(mark::ANY, fit)) };
        let links: Vec<String> = companies.iter().map(|id| format!("\"{}\"", index::company_token(*id))).collect();
        let mut ids = self.rows(&format!("({}){own}", links.join(" OR ")))?;
        ids.retain(|id| !companies.contains(id));
        self.take(ids, fit, MatchedOn::Company)?;
        Ok(())
    }

    /// The people of these companies whose names have the words, newest first; `None`: they are too many to look at.
    fn people_named(&self, companies: &[i64], words: &[Needle], fit: Fit) -> Result<Option<Vec<i64>>, StoreError> {
        let mut statement = self.db.prepare_cached("SELECT id, name_folded FROM contacts WHERE company_id = ?1")?;
        let (mut ids, mut looked_at) = (Vec::new(), 0);
        for company in companies {
            let mut rows = statement.query([company])?;
            while let Some(row) = rows.next()? {
                looked_at += 1;
                if looked_at > PEOPLE {
                    return Ok(None);
                }
                let name: Vec<&str> = rows::text(row, 1)?.split(' ').collect();
                if words.iter().all(|needle| needle.fits(&name, fit)) {
                    ids.push(row.get(0)?);
                }
            }
        }
        ids.sort_unstable_by_key(|id| Reverse(*id));
        Ok(Some(ids))
    }

    /// Of the newest contacts that fit an expression, those at companies whose names have the words.
    fn newest_at(&self, company: &[Needle], expression: &str, fit: Fit) -> Result<Vec<i64>, StoreError> {
        let mut statement = self.db.prepare_cached(
            "SELECT l.id, l.company_name FROM (SELECT rowid AS id FROM contact_words WHERE contact_words MATCH ?1 \
             ORDER BY rowid DESC LIMIT ?2) f CROSS JOIN labels l ON l.id = f.id \
             WHERE l.company_id IS NOT NULL AND (?3 OR l.company_privacy_blocked = 0)",
        )?;
        let mut rows = statement.query(params![expression, MOST, self.matcher.include_blocked])?;
        let mut ids = Vec::new();
        while let Some(row) = rows.next()? {
            let name = fold::words(rows::text(row, 1)?);
            if company.iter().all(|needle| needle.fits(&name, fit)) {
                ids.push(row.get(0)?);
            }
        }
        Ok(ids)
    }
}

/// Which words could be the company's, as sets of bits, larger sets first. Of up to three words any; of more only the
/// first ones or the last ones, so that a long query does not ask without end.
fn choices(words: usize) -> Vec<u32> {
    let all = (1_u32 << words) - 1;
    let at_an_end = |set: u32| set & (set + 1) == 0 || (all ^ set) & ((all ^ set) + 1) == 0;
    let mut choices: Vec<u32> = (1..=all).filter(|set| words <= 4 || at_an_end(*set)).collect();
    choices.sort_by_key(|set| Reverse(set.count_ones()));
    choices
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_company_are_any_of_a_few_or_the_first_or_the_last_of_many() {
        assert_eq!(choices(1), [1]);
        assert_eq!(choices(3), [0b111, 0b011, 0b101, 0b110, 0b001, 0b010, 0b100]);
        assert_eq!((choices(4).len(), choices(5).len(), choices(8).len()), (15, 9, 15));
        assert!(choices(5).contains(&0b11100) && choices(5).contains(&0b00001) && !choices(5).contains(&0b01110));
    }
}
