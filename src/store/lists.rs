//! `/contact list`: filtered, sorted pages of contacts.

use rusqlite::ToSql;

use super::words::{self, Asking, Fit, mark};
use super::{Read, StoreError, collation, rows};
use crate::domain::contact::{Contact, ContactId, ContactType};
use crate::domain::field::Field;
use crate::domain::fold::fold;
use crate::domain::found::{ContactFilter, ContactSort, Page};
use crate::domain::query::Query;

impl Read<'_> {
    /// A page of the contacts that fit. Names sort as `locale` (`en`, `fi`) has it; privacy blocked ones only when asked.
    pub fn list(
        &self,
        filter: &ContactFilter,
        sort: ContactSort,
        locale: &str,
        include_blocked: bool,
        page: u32,
        per_page: u32,
    ) -> Result<Page<Contact>, StoreError> {
        let mut conditions = Conditions::seen(include_blocked);
        conditions.add_filter(filter);
        conditions.add_text(self, filter.text.trim())?;
        let (condition, parameters) = conditions.written();
        let sql = format!("SELECT count(*) FROM contacts c WHERE {condition}");
        let total = rows::count(self.db, &sql, as_params(parameters).as_slice())?;
        let (page, skip) = rows::clamp(page, per_page, total);
        let name = collation::of(locale);
        let (order, column) = match sort {
            ContactSort::Name => (format!("c.{}, c.name COLLATE {}, c.no", name.column, name.collation), name.column),
            ContactSort::Number => ("c.no_order, c.no".to_owned(), "no_order"),
            ContactSort::Changed => ("c.modified_at DESC, c.id DESC".to_owned(), "modified"),
        };
        // Of many, the first in order are soon met; few are rather looked up and then sorted.
        let by_order = if total > FEW { format!(" INDEXED BY contacts_{column}") } else { String::new() };
        let next = parameters.len();
        let mut parameters = as_params(parameters);
        parameters.push(&per_page);
        parameters.push(&skip);
        let sql = format!(
            "SELECT c.id FROM contacts c{by_order} WHERE {condition} ORDER BY {order} LIMIT ?{} OFFSET ?{}",
            next + 1,
            next + 2
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let ids = statement.query_map(parameters.as_slice(), |row| row.get(0))?;
        let mut items = Vec::new();
        for id in ids {
            items.extend(rows::by_id(self.db, ContactId(id?))?);
        }
        Ok(Page { items, page, per_page, total })
    }
}

/// Contacts that are sorted rather than met in their order.
const FEW: u64 = 2000;

/// Conditions by how they start, with the index that tells whether a contact fits.
const COVERED: [(&str, &str); 5] = [
    ("c.salesperson_code = ", "contacts_salesperson"),
    ("c.territory_code = ", "contacts_territory"),
    ("c.country_region_code = ", "contacts_country"),
    ("c.organizational_level_code = ", "contacts_level"),
    ("c.city_folded = ", "contacts_city"),
];

pub(super) type Parameters = Vec<Box<dyn ToSql>>;

pub(super) fn as_params(parameters: &[Box<dyn ToSql>]) -> Vec<&dyn ToSql> {
    parameters.iter().map(Box::as_ref).collect()
}

/// Conditions over the contact `c`, with their parameters.
pub(super) struct Conditions {
    all: Vec<String>,
    parameters: Parameters,
    /// Whether privacy blocked contacts count, and what is known of people through such companies.
    include_blocked: bool,
}

impl Conditions {
    /// What may be seen: with `include_blocked` all, else no privacy blocked contact.
    pub(super) fn seen(include_blocked: bool) -> Self {
        let all = if include_blocked { Vec::new() } else { vec!["c.privacy_blocked = 0".to_owned()] };
        Conditions { all, parameters: Parameters::new(), include_blocked }
    }

    /// That the contact's company is among `companies`, an expression for row ids: a blocked one tells nothing.
    fn company_in(&self, companies: &str) -> String {
        let open = match self.include_blocked {
            true => "",
            false => " AND NOT EXISTS (SELECT 1 FROM contacts k WHERE k.id = c.company_id AND k.privacy_blocked = 1)",
        };
        format!("(c.company_id IN {companies}{open})")
    }

    /// The placeholder of a new parameter.
    fn parameter(&mut self, value: impl ToSql + 'static) -> String {
        self.parameters.push(Box::new(value));
        format!("?{}", self.parameters.len())
    }

    /// The condition and its parameters.
    pub(super) fn written(&self) -> (String, &Parameters) {
        let condition = if self.all.is_empty() { "TRUE".to_owned() } else { self.all.join(" AND ") };
        (condition, &self.parameters)
    }

    /// The condition for a row of the full-text index `f`. What an index of the contacts tells does not read their rows.
    pub(super) fn written_for_ids(&self) -> (String, &Parameters) {
        let condition = |condition: &String| {
            let covering = COVERED.iter().find(|(column, _)| condition.starts_with(column));
            let index = covering.map_or(String::new(), |(_, index)| format!(" INDEXED BY {index}"));
            format!("EXISTS (SELECT 1 FROM contacts c{index} WHERE {condition} AND c.id = f.rowid)")
        };
        let all: Vec<String> = self.all.iter().map(condition).collect();
        (if all.is_empty() { "TRUE".to_owned() } else { all.join(" AND ") }, &self.parameters)
    }

    pub(super) fn add_filter(&mut self, filter: &ContactFilter) {
        if let Some(contact_type) = filter.contact_type {
            let value = self.parameter(ContactType::key(contact_type));
            self.all.push(format!("c.type = {value}"));
        }
        if let Some(no) = given(&filter.company_no) {
            let no = self.parameter(no.to_owned());
            let company = format!("(SELECT id FROM contacts WHERE no = {no})");
            self.all.push(format!("(c.id = {company} OR {})", self.company_in(&company)));
        }
        for (field, text) in [
            (Field::SalespersonCode, &filter.salesperson),
            (Field::TerritoryCode, &filter.territory),
            (Field::CountryRegionCode, &filter.country),
            (Field::OrganizationalLevelCode, &filter.level),
        ] {
            if let Some(code) = given(text) {
                let code = self.parameter(code.to_uppercase());
                // The index holds filled ones only.
                self.all.push(format!("c.{0} = {code} AND c.{0} <> ''", field.key()));
            }
        }
        if let Some(city) = given(&filter.city) {
            let city = self.parameter(fold(city));
            self.all.push(format!("c.city_folded = {city} AND c.city_folded <> ''"));
        }
        if let Some(code) = given(&filter.relation) {
            let code = self.parameter(code.to_owned());
            let holders = format!("(SELECT contact_id FROM contact_relations WHERE code = {code})");
            self.all.push(format!("(c.id IN {holders} OR {})", self.company_in(&holders)));
        }
        self.add_code("industry", true, &filter.industry);
        self.add_code("mailing", false, &filter.mailing);
        self.add_code("responsibility", false, &filter.responsibility);
    }

    /// `by_company`: a person has the company's codes, too.
    fn add_code(&mut self, list: &'static str, by_company: bool, code: &str) {
        if let Some(code) = given(code) {
            let list = self.parameter(list);
            let code = self.parameter(code.to_owned());
            let holders = format!("(SELECT contact_id FROM contact_codes WHERE list = {list} AND code = {code})");
            let by_company = if by_company { format!(" OR {}", self.company_in(&holders)) } else { String::new() };
            self.all.push(format!("(c.id IN {holders}{by_company})"));
        }
    }

    /// As a look-up finds: by number, by phone, or by every word, in the contact or in its company's name.
    fn add_text(&mut self, read: &Read<'_>, text: &str) -> Result<(), StoreError> {
        if text.is_empty() {
            return Ok(());
        }
        let query = Query::parse(text);
        let no = self.parameter(read.contact_by_no(text)?.map(|contact| contact.id.0));
        let name = self.parameter(words::key(text));
        let phones = serde_json::Value::from(read.phone_rows(&query, None)?).to_string();
        let phones = self.parameter(phones);
        let mut any = vec![
            format!("c.id = {no}"),
            format!("c.name_folded = {name}"),
            format!("c.id IN (SELECT value FROM json_each({phones}))"),
        ];
        let mut words = Vec::new();
        let known = read.words()?;
        let asking = Asking { words: &known, needles: &[] };
        for needle in words::needles(&query) {
            let own = self.parameter(asking.one(&needle, mark::ANY, Fit::Start));
            let company = self.parameter(asking.one(&needle, mark::COMPANY, Fit::Start));
            words.push(format!(
                "(c.id IN (SELECT rowid FROM contact_words WHERE contact_words MATCH {own}) \
                 OR {})",
                self.company_in(&format!("(SELECT rowid FROM contact_words WHERE contact_words MATCH {company})"))
            ));
        }
        if !words.is_empty() {
            any.push(format!("({})", words.join(" AND ")));
        }
        self.all.push(format!("({})", any.join(" OR ")));
        Ok(())
    }
}

/// The text of a filter, if one was given.
fn given(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}
