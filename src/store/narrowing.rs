//! Look-ups that filters in words narrow down: `type:person city:Espoo salesperson:JO matti`.

use super::lists::{Conditions, as_params};
use super::search::{Finder, asked};
use super::words::{Asking, Fit, mark, quoted};
use super::{Read, StoreError, vocabulary};
use crate::domain::code_list::CodeList;
use crate::domain::fold;
use crate::domain::found::{ContactFilter, MatchedOn, Strength};
use crate::domain::query::Query;

/// Contacts with the words that are looked at for those that fit the filters, newest first: what keeps a query short when a
/// frequent word meets a rare filter.
const LOOKED_AT: u32 = 4000;
/// Contacts that fit a filter and are looked at for the words, when too few were found from the words' side.
const HOLDERS: u32 = 500;

impl Read<'_> {
    /// Fills in what fits the filters and the words. A filter that nothing can fit finds nothing.
    pub(super) fn search_narrowed(&self, finder: &mut Finder<'_>, query: &Query) -> Result<(), StoreError> {
        let include_blocked = finder.matcher.include_blocked;
        let Some(filter) = self.resolved(&query.filter, include_blocked)? else { return Ok(()) };
        let mut conditions = Conditions::seen(include_blocked);
        conditions.add_filter(&filter);
        if finder.matcher.needles.is_empty() {
            for id in self.holders(&conditions, finder.limit)? {
                finder.add(id, Strength::Exact, MatchedOn::Filter, 0);
            }
            return Ok(());
        }
        let words = asked(&finder.matcher.needles);
        let mut looked_at_all = true;
        for fit in [Fit::Whole, Fit::Start] {
            let asking = Asking { words: finder.words, needles: &words };
            if finder.is_full() || fit == Fit::Start && !asking.start_others() {
                continue;
            }
            let mut expression = format!("({})", asking.all(mark::ANY, fit));
            let city = fold::words(&filter.city);
            for word in city.iter().filter(|word| vocabulary::takes(word)) {
                expression.push_str(&format!(" AND {}", quoted(mark::ANY, word)));
            }
            let (ids, looked_at) = self.among(&conditions, &finder.scoped(&expression), finder.limit)?;
            looked_at_all &= finder.limit as usize <= ids.len() || looked_at < LOOKED_AT;
            finder.take(ids, fit, MatchedOn::Place)?;
        }
        if !looked_at_all && filter.narrows_by_one() {
            let holders = self.holders(&conditions, HOLDERS)?;
            finder.judge(holders)?;
        }
        Ok(())
    }

    /// The newest that fit the conditions.
    fn holders(&self, conditions: &Conditions, limit: u32) -> Result<Vec<i64>, StoreError> {
        let (condition, parameters) = conditions.written();
        let sql = format!("SELECT c.id FROM contacts c WHERE {condition} ORDER BY c.id DESC LIMIT {limit}");
        let mut statement = self.db.prepare_cached(&sql)?;
        let ids = statement.query_map(as_params(parameters).as_slice(), |row| row.get(0))?;
        Ok(ids.collect::<rusqlite::Result<_>>()?)
    }

    /// The newest that fit an expression of the index and the conditions, and how many were looked at for them.
    fn among(&self, conditions: &Conditions, expression: &str, limit: u32) -> Result<(Vec<i64>, u32), StoreError> {
        let (condition, parameters) = conditions.written_for_ids();
        let sql = format!(
            "SELECT f.rowid, {condition} FROM contact_words f WHERE f.contact_words MATCH ?{} \
             ORDER BY f.rowid DESC LIMIT {LOOKED_AT}",
            parameters.len() + 1
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let mut all = as_params(parameters);
        all.push(&expression);
        let mut rows = statement.query(all.as_slice())?;
        let (mut ids, mut looked_at) = (Vec::new(), 0);
        while ids.len() < limit as usize
            && let Some(row) = rows.next()?
        {
            looked_at += 1;
            if row.get(1)? {
                ids.push(row.get(0)?);
            }
        }
        Ok((ids, looked_at))
    }

    /// The filter with codes and numbers in place of names; `None`: one of them does not exist.
    fn resolved(&self, filter: &ContactFilter, include_blocked: bool) -> Result<Option<ContactFilter>, StoreError> {
        let mut resolved = filter.clone();
        for (list, text) in [
            (CodeList::Territory, &mut resolved.territory),
            (CodeList::Relation, &mut resolved.relation),
            (CodeList::Industry, &mut resolved.industry),
            (CodeList::Mailing, &mut resolved.mailing),
            (CodeList::Responsibility, &mut resolved.responsibility),
            (CodeList::Level, &mut resolved.level),
        ] {
            if !text.is_empty() {
                let Some(code) = self.code_meant(list, text)? else { return Ok(None) };
                *text = code;
            }
        }
        if !resolved.company_no.is_empty() {
            let company = self.companies_matching(&resolved.company_no, include_blocked, 1)?.pop();
            let Some(company) = company else { return Ok(None) };
            resolved.company_no = company.no;
        }
        Ok(Some(resolved))
    }

    /// The code of a list that a text means: the code itself, else by its description, whole, then its start.
    fn code_meant(&self, list: CodeList, text: &str) -> Result<Option<String>, StoreError> {
        if let Some(code) = self.code(list, text)? {
            return Ok(Some(code.code));
        }
        let wanted = fold::fold(text);
        let codes = self.codes(list)?;
        let fitting = |fits: fn(&str, &str) -> bool| {
            codes.iter().find(|code| fits(&fold::fold(&code.description), &wanted)).map(|code| code.code.clone())
        };
        Ok(fitting(|name, wanted| name == wanted).or_else(|| fitting(|name, wanted| name.starts_with(wanted))))
    }
}

impl ContactFilter {
    /// Whether the filter is one that an index of the rows serves, and no other.
    fn narrows_by_one(&self) -> bool {
        let one = [
            &self.company_no,
            &self.salesperson,
            &self.territory,
            &self.country,
            &self.relation,
            &self.industry,
            &self.mailing,
            &self.responsibility,
            &self.level,
        ];
        one.into_iter().filter(|text| !text.is_empty()).count() == 1
    }
}
