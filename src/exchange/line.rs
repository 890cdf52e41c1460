//! A line of an import, read and checked by the rules of its fields.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::Timestamp;
use serde_json::Value;

use crate::domain::alternative_address::AlternativeAddress;
use crate::domain::check;
use crate::domain::contact::{ContactType, Values};
use crate::domain::edit;
use crate::domain::fault::Fault;
use crate::domain::field::{Field, FieldKind};
use crate::domain::number_series::NUMBER_MAX;
use crate::domain::relation::{BusinessRelationValue, Relation};

use super::fault::Wrong;
use super::pairs::{Item, Pairs};

/// Longest code of a number series in characters.
const SERIES_CODE_MAX: usize = 20;

/// A line that can be stored, once its references are known to be good.
#[derive(Debug)]
pub struct Checked {
    /// Blank: the next free number of the series.
    pub no: String,
    pub contact_type: ContactType,
    pub values: Values,
    /// A person's company; blank for an independent person, and for companies.
    pub company_no: String,
    pub no_series: String,
    pub last_modified: Option<Timestamp>,
    pub industry_groups: Vec<String>,
    pub mailing_groups: Vec<String>,
    pub job_responsibilities: Vec<String>,
    pub relations: Vec<Relation>,
    /// Code and search word.
    pub web_sources: Vec<(String, String)>,
    pub alternative_addresses: Vec<AlternativeAddress>,
    /// Text, writer and time; without a time, it is that of the import.
    pub notes: Vec<(String, String, Option<Timestamp>)>,
}

/// What is wrong, by key.
pub type Faults = Vec<(String, Wrong)>;

/// Reads a line. All that is wrong with it comes back at once, in the order of the line.
pub fn read(text: &str) -> Result<Checked, Faults> {
    let pairs: Pairs<'_> = serde_json::from_str(text).map_err(|error| {
        let wrong = if error.is_data() { Wrong::NotAnObject } else { Wrong::NotJson { column: error.column() } };
        vec![(String::new(), wrong)]
    })?;
    let mut reader = Reader::new(pairs.0);
    let checked = reader.read();
    match checked {
        Some(checked) if reader.faults.is_empty() => Ok(checked),
        _ => Err(reader.faults),
    }
}

/// Reads an object's pairs key by key and collects what is wrong.
pub(super) struct Reader<'a> {
    pub(super) pairs: Vec<(Cow<'a, str>, Item<'a>)>,
    /// Behind the pair that was asked for last: keys are asked for in the order in which most files have them.
    next: Cell<usize>,
    pub(super) faults: Faults,
}

impl<'a> Reader<'a> {
    pub(super) fn new(pairs: Vec<(Cow<'a, str>, Item<'a>)>) -> Self {
        Reader { pairs, next: Cell::new(0), faults: Vec::new() }
    }

    /// `None` only with faults.
    fn read(&mut self) -> Option<Checked> {
        self.keys();
        let no = self.text("no").and_then(|no| self.number("no", &no));
        let contact_type = self.required("type").and_then(|word| {
            let found = ContactType::from_key(&word);
            if found.is_none() {
                let allowed = vec![ContactType::Company.key().to_owned(), ContactType::Person.key().to_owned()];
                self.fault("type", Wrong::Text(Fault::UnknownChoice { allowed }));
            }
            found
        });
        // Without a type, no field can be checked; the rest of the line can.
        let (values, company_no) = match contact_type {
            Some(contact_type) => (self.values(contact_type), self.company_no(contact_type, no.as_deref())),
            None => {
                self.required(Field::Name.key());
                (Values::default(), String::new())
            }
        };
        // The name is the company's own and the relation is summed up anew: only their types matter.
        self.text("company_name");
        if let Some(word) = self.text("contact_business_relation")
            && BusinessRelationValue::from_key(&word).is_none()
        {
            let allowed = BusinessRelationValue::ALL.map(|value| value.key().to_owned()).to_vec();
            self.fault("contact_business_relation", Wrong::Text(Fault::UnknownChoice { allowed }));
        }
        let no_series = self.text("no_series").unwrap_or_default();
        let no_series = self.checked("no_series", check::line(&no_series, SERIES_CODE_MAX)).unwrap_or_default();
        let last_modified = self.text("last_modified").and_then(|text| self.time("last_modified", &text));
        let relations = self.relations();
        let alternative_addresses = self.addresses();
        let notes = self.notes();
        let contact_type = contact_type?;
        let industry_groups = self.codes("industry_groups", contact_type, Some(ContactType::Company));
        let mailing_groups = self.codes("mailing_groups", contact_type, None);
        let job_responsibilities = self.codes("job_responsibilities", contact_type, Some(ContactType::Person));
        let web_sources = self.web_sources(contact_type);
        Some(Checked {
            no: no.unwrap_or_default(),
            contact_type,
            values,
            company_no,
            no_series: no_series.to_uppercase(),
            last_modified,
            industry_groups,
            mailing_groups,
            job_responsibilities,
            relations,
            web_sources,
            alternative_addresses,
            notes,
        })
    }

    pub(super) fn fault(&mut self, key: impl Into<String>, wrong: Wrong) {
        self.faults.push((key.into(), wrong));
    }

    /// Every key must be one of ours, and stand there once.
    fn keys(&mut self) {
        let mut seen = 0_u64;
        for (key, _) in &self.pairs {
            match KEYS.get(&**key) {
                None => self.faults.push((key.to_string(), Wrong::UnknownKey)),
                Some(place) if seen & 1 << place != 0 => self.faults.push((key.to_string(), Wrong::KeyTwice)),
                Some(place) => seen |= 1 << place,
            }
        }
    }

    pub(super) fn value(&self, key: &str) -> Option<&Item<'a>> {
        let (before, after) = self.pairs.split_at(self.next.get().min(self.pairs.len()));
        let place = match after.iter().position(|(name, _)| name == key) {
            Some(place) => before.len() + place,
            None => before.iter().position(|(name, _)| name == key)?,
        };
        self.next.set(place + 1);
        Some(&self.pairs[place].1).filter(|item| !matches!(item, Item::Other(Value::Null)))
    }

    /// A key's text; `None` when it is left out, blank, or of another type, which is a fault.
    pub(super) fn text(&mut self, key: &str) -> Option<String> {
        match self.value(key)? {
            Item::Text(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            Item::Other(_) => {
                self.fault(key, Wrong::WrongType);
                None
            }
        }
    }

    pub(super) fn required(&mut self, key: &str) -> Option<String> {
        let faults = self.faults.len();
        let text = self.text(key);
        if text.is_none() && self.faults.len() == faults {
            self.fault(key, Wrong::Missing);
        }
        text
    }

    pub(super) fn checked<T>(&mut self, key: &str, result: Result<T, Fault>) -> Option<T> {
        result.map_err(|fault| self.fault(key, Wrong::Text(fault))).ok()
    }

    /// A number: upper-case and short enough, as any that people give.
    pub(super) fn number(&mut self, key: &str, text: &str) -> Option<String> {
        self.checked(key, check::line(&text.to_uppercase(), NUMBER_MAX))
    }

    pub(super) fn time(&mut self, key: &str, text: &str) -> Option<Timestamp> {
        self.checked(key, text.parse::<Timestamp>().map_err(|_| Fault::NotADate))
    }

    fn values(&mut self, contact_type: ContactType) -> Values {
        let mut values = Values::default();
        for field in Field::ALL {
            let key = field.key();
            let checked = match (field.spec().kind, self.value(key)) {
                (_, None) | (FieldKind::Flag, Some(Item::Other(Value::Bool(false)))) => continue,
                (FieldKind::Flag, Some(Item::Other(Value::Bool(true)))) => check_field(contact_type, field, "true"),
                (FieldKind::Flag, Some(_)) => Err(Fault::NotYesNo),
                (_, Some(Item::Text(text))) if text.trim().is_empty() => continue,
                (_, Some(Item::Text(text))) => check_field(contact_type, field, text),
                (_, Some(Item::Other(_))) => {
                    self.fault(key, Wrong::WrongType);
                    continue;
                }
            };
            if let Some(text) = self.checked(key, checked) {
                values.set(field, text);
            }
        }
        if values.is_blank(Field::Name) && !self.faults.iter().any(|(key, _)| key == Field::Name.key()) {
            self.fault(Field::Name.key(), Wrong::Missing);
        }
        if values.is_set(Field::Minor)
            && !values.is_set(Field::ParentalConsentReceived)
            && !values.is_set(Field::PrivacyBlocked)
        {
            self.fault(Field::PrivacyBlocked.key(), Wrong::MinorNeedsConsent);
        }
        follow_name(contact_type, values)
    }

    fn company_no(&mut self, contact_type: ContactType, no: Option<&str>) -> String {
        let given = self.text("company_no").and_then(|text| self.number("company_no", &text)).unwrap_or_default();
        match contact_type {
            ContactType::Person => given,
            ContactType::Company => {
                if !given.is_empty() && no.is_none_or(|no| no != given) {
                    self.fault("company_no", Wrong::NotItsOwnNumber);
                }
                String::new()
            }
        }
    }
}

/// The keys that are no fields.
const OTHER_KEYS: [&str; 14] = [
    "no",
    "type",
    "company_no",
    "company_name",
    "contact_business_relation",
    "no_series",
    "last_modified",
    "industry_groups",
    "mailing_groups",
    "job_responsibilities",
    "business_relations",
    "web_sources",
    "alternative_addresses",
    "notes",
];

/// The place of each key among all.
static KEYS: LazyLock<HashMap<&'static str, u8>> =
    LazyLock::new(|| Field::ALL.into_iter().map(Field::key).chain(OTHER_KEYS).zip(0..).collect());

fn check_field(contact_type: ContactType, field: Field, text: &str) -> Result<String, Fault> {
    match contact_type {
        _ if field.applies_to(contact_type) => check::check(contact_type, field, text),
        ContactType::Company => Err(Fault::PersonsOnly),
        ContactType::Person => Err(Fault::CompaniesOnly),
    }
}

/// A line with nothing but a name gets what the name alone says (rule 4.6): parts and search name.
fn follow_name(contact_type: ContactType, mut values: Values) -> Values {
    let parts = [Field::FirstName, Field::MiddleName, Field::Surname];
    let no_parts = parts.iter().all(|part| values.is_blank(*part));
    let missing = parts.into_iter().filter(|_| no_parts);
    let missing = missing.chain(values.is_blank(Field::SearchName).then_some(Field::SearchName));
    let missing: Vec<Field> = missing.collect();
    let mut named = Values::default();
    if !missing.is_empty() && edit::put(contact_type, &mut named, Field::Name, values.get(Field::Name)).is_ok() {
        for field in missing {
            values.set(field, named.get(field));
        }
    }
    values
}
