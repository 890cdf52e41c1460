//! Which company a person means by a text.

use rusqlite::params;

use super::phones::Digits;
use super::{Read, StoreError, rows, settings, words};
use crate::domain::contact::{Contact, ContactType};
use crate::domain::fold::fold;
use crate::domain::query::Query;

/// Contacts whose phones are checked for a run of digits.
const PHONES: u32 = 1000;

impl Read<'_> {
    /// Companies by the ladder of *Company Name* (domain rule 4.3): exact number; else exact name, case ignored; else
    /// number or name that starts with it; else number, name, city, phone or post code that contains it. Gives the hits of
    /// the first rung that has any, `limit` at most.
    pub fn companies_matching(
        &self,
        text: &str,
        include_blocked: bool,
        limit: u32,
    ) -> Result<Vec<Contact>, StoreError> {
        let text = text.trim();
        let key = words::key(text);
        if text.is_empty() || key.is_empty() {
            return Ok(Vec::new());
        }
        let visible = |company: &Contact| company.is_company() && (include_blocked || !company.is_privacy_blocked());
        if let Some(company) = self.contact_by_no(text)?.filter(visible) {
            return Ok(vec![company]);
        }
        let named = self.companies_named(text, &key, include_blocked, limit)?;
        if !named.is_empty() {
            return Ok(named);
        }
        let starting = rows::select(
            self.db,
            "WHERE c.type = 'company' AND (?4 OR c.privacy_blocked = 0) AND c.id IN \
             (SELECT id FROM contacts WHERE name_folded >= ?1 AND name_folded < ?1 || char(1114111) \
              UNION SELECT id FROM contacts WHERE no >= ?2 AND no < ?2 || char(1114111)) \
             ORDER BY c.name_folded, c.id LIMIT ?3",
            params![key, text, limit, include_blocked],
        )?;
        if !starting.is_empty() {
            return Ok(starting);
        }
        let by_phone = serde_json::Value::from(self.phones_with(text)?).to_string();
        rows::select(
            self.db,
            "WHERE c.type = 'company' AND (?6 OR c.privacy_blocked = 0) AND (instr(c.name_folded, ?1) OR instr(c.city_folded, ?2) OR instr(c.no, ?3) \
             OR instr(c.post_code, ?3) OR c.id IN (SELECT value FROM json_each(?4))) ORDER BY c.id DESC LIMIT ?5",
            params![key, fold(text), text.to_uppercase(), by_phone, limit, include_blocked],
        )
    }

    /// The same name whatever case and accents; only those with the very accents when there are such.
    fn companies_named(
        &self,
        text: &str,
        key: &str,
        include_blocked: bool,
        limit: u32,
    ) -> Result<Vec<Contact>, StoreError> {
        let mut named = rows::select(
            self.db,
            "WHERE c.name_folded = ?1 AND c.type = 'company' AND (?3 OR c.privacy_blocked = 0) ORDER BY c.id LIMIT ?2",
            params![key, limit, include_blocked],
        )?;
        let lower = text.to_lowercase();
        if named.iter().any(|company| company.name().to_lowercase() == lower) {
            named.retain(|company| company.name().to_lowercase() == lower);
        }
        Ok(named)
    }

    fn phones_with(&self, text: &str) -> Result<Vec<i64>, StoreError> {
        self.phone_rows(&Query::parse(text), Some(ContactType::Company))
    }

    /// The newest contacts whose phones have the query's digits.
    pub(super) fn phone_rows(&self, query: &Query, only: Option<ContactType>) -> Result<Vec<i64>, StoreError> {
        let region = settings::phone_region(self.db)?;
        let digits = query.digits.as_deref().and_then(|digits| Digits::new(digits, &query.text, &region));
        let Some(digits) = digits else { return Ok(Vec::new()) };
        let scope = if only == Some(ContactType::Company) { " AND c.type = 'company'" } else { "" };
        let found = digits.find(self.db, &region, scope, PHONES)?;
        Ok(found.into_iter().map(|(id, ..)| id).collect())
    }
}
