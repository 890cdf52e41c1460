//! Looking contacts up. Built on the schema of two FTS5 tables: words, and digits of phones.
//!
//! Stages from strong to weak propose the newest contacts that fit, each is judged on its row, and a stage runs only
//! while hits are missing. Nothing is ordered by the index's own rank, which costs a pass over all hits.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, params};

use super::matching::{self, Matcher};
use super::words::{self, Fit, Needle};
use super::{Read, StoreError, index, rows};
use crate::domain::contact::{ContactId, ContactType};
use crate::domain::found::Hit;
use crate::domain::query::Query;

/// Words that the index is asked for; a longer query is still checked word by word on the row.
const WORDS: usize = 8;
/// Companies whose people are looked at, for words that are a company's.
const COMPANIES: u32 = 32;
/// Most hits that anybody asks for.
const MOST: u32 = 100;
/// The columns that are the contact's own words.
const OWN: &str = "{name mail job place}";

impl Read<'_> {
    /// The best hits for a query, best first: stronger ones before weaker ones, among equals those that match by name,
    /// then those that `asker` used lately, then the newest. `include_blocked`: privacy blocked contacts, too.
    pub fn search(
        &self,
        query: &Query,
        only: Option<ContactType>,
        asker: &str,
        include_blocked: bool,
        limit: u32,
    ) -> Result<Vec<Hit>, StoreError> {
        let matcher = Matcher::new(self.db, query, only, include_blocked)?;
        let scope = scope(only, include_blocked);
        let limit = limit.clamp(1, MOST);
        let recents = self.recent_ids(asker)?;
        let mut finder =
            Finder { db: self.db, matcher, scope, limit, hits: Vec::new(), seen: HashSet::new(), cut: false };
        finder.run(&query.text, only)?;
        if finder.cut {
            // The newest ones alone came: those used lately may be older.
            finder.judge(recents.keys().copied().collect())?;
        }
        let Finder { matcher, mut hits, .. } = finder;
        hits.sort_by_cached_key(|hit| {
            let id = hit.contact.id.0;
            (
                hit.strength,
                matching::rank(hit.matched),
                recents.get(&id).copied().unwrap_or(usize::MAX),
                !matcher.spelt_alike(&hit.contact),
                Reverse(id),
            )
        });
        hits.truncate(limit as usize);
        Ok(hits)
    }

    /// The contacts that the person used lately, with their place: 0 is the newest.
    fn recent_ids(&self, asker: &str) -> Result<HashMap<i64, usize>, StoreError> {
        let mut statement = self
            .db
            .prepare_cached("SELECT contact_id FROM recents WHERE user_id = ?1 ORDER BY at DESC, id DESC LIMIT 50")?;
        let ids = statement.query_map([asker], |row| row.get(0))?;
        ids.enumerate().map(|(place, id)| Ok((id?, place))).collect()
    }

    /// Whether any contact has the word, whole or as a start.
    pub(super) fn is_known(&self, needle: &Needle) -> Result<bool, StoreError> {
        let expression = format!("{OWN} : {}", needle.expression(Fit::Start));
        Ok(!matching_rows(self.db, &expression, 1)?.is_empty())
    }
}

/// A search under way.
struct Finder<'a> {
    db: &'a Connection,
    matcher: Matcher<'a>,
    /// What every expression is narrowed down by.
    scope: String,
    limit: u32,
    hits: Vec<Hit>,
    seen: HashSet<i64>,
    /// Whether a stage had more rows than were taken.
    cut: bool,
}

impl Finder<'_> {
    fn run(&mut self, typed: &str, only: Option<ContactType>) -> Result<(), StoreError> {
        let (key, limit) = (self.matcher.key.clone(), self.limit);
        self.judge_where("SELECT id FROM contacts WHERE no = ?1 LIMIT ?2", params![typed, 1])?;
        self.judge_where(
            "SELECT id FROM contacts WHERE name_folded = ?1 AND name_folded <> '' ORDER BY id DESC LIMIT ?2",
            params![key, limit],
        )?;
        if let Some(digits) = &self.matcher.digits {
            let ids = digits.contacts(self.db, &self.matcher.region, only, limit * 4)?;
            self.judge(ids)?;
        }
        let mut needles = self.matcher.needles.clone();
        needles.truncate(WORDS);
        if !needles.is_empty() {
            for fit in [Fit::Whole, Fit::Start] {
                self.words(&needles, fit, only)?;
            }
        }
        if !self.is_full() && matching::is_number_start(typed) {
            self.judge_where(
                "SELECT id FROM contacts WHERE no >= ?1 AND no < ?1 || char(1114111) ORDER BY no DESC LIMIT ?2",
                params![typed, limit],
            )?;
        }
        Ok(())
    }

    fn words(&mut self, needles: &[Needle], fit: Fit, only: Option<ContactType>) -> Result<(), StoreError> {
        let all = words::expression(needles, fit);
        for columns in ["{name}", OWN] {
            if !self.is_full() {
                self.judge_rows(&format!("{columns} : ({all})"), self.limit)?;
            }
        }
        if only != Some(ContactType::Company) {
            self.at_companies(needles, fit)?;
        }
        Ok(())
    }

    /// People at a company: some of the words are the company's, the others are theirs.
    fn at_companies(&mut self, needles: &[Needle], fit: Fit) -> Result<(), StoreError> {
        // Bit by bit: which words some company has, and which some person has of their own. Asking about each word is
        // cheap; asking about combinations that nobody can have is not.
        let (mut companys, mut own) = (0, 0);
        for (place, needle) in needles.iter().enumerate() {
            if !self.companies(std::slice::from_ref(needle), fit, 1)?.is_empty() {
                companys |= 1 << place;
            }
        }
        if companys == 0 {
            return Ok(());
        }
        for (place, needle) in needles.iter().enumerate() {
            let expression = format!("{OWN} : {} AND links : \"#person\"", needle.expression(fit));
            if !matching_rows(self.db, &expression, 1)?.is_empty() {
                own |= 1 << place;
            }
        }
        let all = (1_u32 << needles.len()) - 1;
        let can_be = |chosen: &u32| chosen & !companys == 0 && (all ^ chosen) & !own == 0;
        for chosen in choices(needles.len()).into_iter().filter(can_be) {
            if self.is_full() {
                break;
            }
            let is_chosen = |place: usize| chosen & 1 << place != 0;
            let pick = |theirs: bool| {
                let picked = needles.iter().enumerate().filter(|(place, _)| is_chosen(*place) == theirs);
                picked.map(|(_, needle)| needle.clone()).collect::<Vec<_>>()
            };
            self.at_companies_named(&pick(true), &pick(false), fit)?;
        }
        Ok(())
    }

    fn at_companies_named(&mut self, company: &[Needle], others: &[Needle], fit: Fit) -> Result<(), StoreError> {
        let companies = self.companies(company, fit, COMPANIES)?;
        if companies.is_empty() {
            return Ok(());
        }
        let own = if others.is_empty() {
            String::new()
        } else {
            format!(" AND {OWN} : ({})", words::expression(others, fit))
        };
        let links: Vec<String> = companies.iter().map(|id| format!("\"{}\"", index::company_link(*id))).collect();
        self.judge_rows(&format!("links : ({}){own} AND links : \"#person\"", links.join(" OR ")), self.limit)?;
        if companies.len() == COMPANIES as usize && !others.is_empty() {
            // A word that very many companies have, such as `oy`: ask for the rest, the row tells the company.
            let own = words::expression(others, fit);
            self.judge_rows(&format!("{OWN} : ({own}) AND links : \"#person\""), MOST)?;
        }
        Ok(())
    }

    /// The newest companies whose names have the words.
    fn companies(&self, needles: &[Needle], fit: Fit, limit: u32) -> Result<Vec<i64>, StoreError> {
        let words = words::expression(needles, fit);
        matching_rows(self.db, &format!("name : ({words}) AND links : \"#company\""), limit)
    }

    fn is_full(&self) -> bool {
        self.hits.len() >= self.limit as usize
    }

    fn judge_rows(&mut self, expression: &str, limit: u32) -> Result<(), StoreError> {
        let ids = matching_rows(self.db, &format!("({expression}){}", self.scope), limit)?;
        self.cut |= ids.len() == limit as usize;
        self.judge(ids)
    }

    fn judge_where(&mut self, sql: &str, params: impl rusqlite::Params) -> Result<(), StoreError> {
        let ids = self.db.prepare_cached(sql)?.query_map(params, |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        self.judge(ids)
    }

    fn judge(&mut self, ids: Vec<i64>) -> Result<(), StoreError> {
        for id in ids {
            if self.seen.insert(id)
                && let Some(contact) = rows::by_id(self.db, ContactId(id))?
                && let Some((strength, matched)) = self.matcher.judge(&contact)?
            {
                self.hits.push(Hit { contact, strength, matched });
            }
        }
        Ok(())
    }
}

/// Which words could be the company's, as sets of bits, larger sets first. Of up to four words any; of more only the
/// first ones or the last ones, so that a long query does not ask without end.
fn choices(words: usize) -> Vec<u32> {
    let all = (1_u32 << words) - 1;
    let at_an_end = |set: u32| set & (set + 1) == 0 || (all ^ set) & ((all ^ set) + 1) == 0;
    let mut choices: Vec<u32> = (1..=all).filter(|set| words <= 4 || at_an_end(*set)).collect();
    choices.sort_by_key(|set| Reverse(set.count_ones()));
    choices
}

/// Narrows an expression down to what may be shown.
fn scope(only: Option<ContactType>, include_blocked: bool) -> String {
    let only = only.map(|only| format!(" AND links : \"{}\"", index::type_link(only))).unwrap_or_default();
    let blocked = if include_blocked { String::new() } else { format!(" NOT links : \"{}\"", index::BLOCKED) };
    // NOT binds tighter than AND, so with `only` it takes the blocked ones out of that.
    format!("{only}{blocked}")
}

/// The newest rows that fit an expression of the index.
fn matching_rows(db: &Connection, expression: &str, limit: u32) -> Result<Vec<i64>, StoreError> {
    let mut statement =
        db.prepare_cached("SELECT rowid FROM contact_words WHERE contact_words MATCH ?1 ORDER BY rowid DESC LIMIT ?2")?;
    let ids = statement.query_map(params![expression, limit], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_company_are_any_of_a_few_or_the_first_or_the_last_of_many() {
        assert_eq!(choices(1), [1]);
        assert_eq!(choices(3), [0b111, 0b011, 0b101, 0b110, 0b001, 0b010, 0b100]);
        assert_eq!((choices(4).len(), choices(5).len(), choices(WORDS).len()), (15, 9, 15));
        assert!(choices(5).contains(&0b11100) && choices(5).contains(&0b00001) && !choices(5).contains(&0b01110));
    }
}
