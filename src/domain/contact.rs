//! A contact: a company, a person at a company, or an independent person.

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::field::Field;
use super::relation::BusinessRelationValue;

/// The row's own number in the guild's file. Never given twice, never shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ContactId(pub i64);

/// Company or person, Business Central's *Type*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactType {
    Company,
    Person,
}

impl ContactType {
    /// The word in commands, export and database.
    pub const fn key(self) -> &'static str {
        match self {
            ContactType::Company => "company",
            ContactType::Person => "person",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        [ContactType::Company, ContactType::Person].into_iter().find(|t| t.key() == key)
    }
}

/// The texts of a contact's fields. A field that was never filled is blank; flags are `true` or blank.
///
/// All texts stand in one string: a contact that is read from the file takes one piece of memory, not one a field.
#[derive(Clone)]
pub struct Values {
    texts: String,
    /// Where each field's text begins and ends.
    places: [(u32, u32); Field::ALL.len()],
}

impl Default for Values {
    fn default() -> Self {
        Values { texts: String::new(), places: [(0, 0); Field::ALL.len()] }
    }
}

impl PartialEq for Values {
    fn eq(&self, other: &Self) -> bool {
        self.differences(other).next().is_none()
    }
}

impl Eq for Values {}

impl Values {
    /// The field's text, blank when it has none.
    pub fn get(&self, field: Field) -> &str {
        let (start, end) = self.places[field as usize];
        &self.texts[start as usize..end as usize]
    }

    /// Whether a flag field is set.
    pub fn is_set(&self, field: Field) -> bool {
        !self.get(field).is_empty()
    }

    pub fn is_blank(&self, field: Field) -> bool {
        self.get(field).is_empty()
    }

    pub fn set(&mut self, field: Field, text: impl AsRef<str>) {
        let text = text.as_ref();
        if text.is_empty() {
            self.places[field as usize] = (0, 0);
            return;
        }
        if self.texts.is_empty() {
            self.texts.reserve(512);
        }
        // The text that it had stays unused in its place: contacts are short, and changed a few times at most.
        let place = |at: usize| u32::try_from(at).expect("the texts of a contact are far shorter than 4 GB");
        let start = self.texts.len();
        self.texts.push_str(text);
        self.places[field as usize] = (place(start), place(self.texts.len()));
    }

    pub fn with(mut self, field: Field, text: impl AsRef<str>) -> Self {
        self.set(field, text);
        self
    }

    /// The filled fields in the order of [`Field::ALL`].
    pub fn filled(&self) -> impl Iterator<Item = (Field, &str)> {
        Field::ALL.into_iter().map(|field| (field, self.get(field))).filter(|(_, text)| !text.is_empty())
    }

    /// The fields whose text differs, with the text here and the text there.
    pub fn differences<'a>(&'a self, other: &'a Values) -> impl Iterator<Item = (Field, &'a str, &'a str)> {
        Field::ALL
            .into_iter()
            .map(|field| (field, self.get(field), other.get(field)))
            .filter(|(_, mine, theirs)| mine != theirs)
    }
}

impl fmt::Debug for Values {
    /// Names the filled fields only: people's data stays out of logs and panics.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.filled().map(|(field, _)| field)).finish()
    }
}

/// The company that a person belongs to. Number and name are the company's own, read when the person is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompanyLink {
    pub id: ContactId,
    pub no: String,
    pub name: String,
    pub privacy_blocked: bool,
}

/// Who changed a contact last, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Modified {
    pub at: Timestamp,
    /// The name that the person had in the chat; blank after an import of a contact that nobody here changed.
    pub by: String,
}

/// A stored contact.
#[derive(Debug, Clone, PartialEq)]
pub struct Contact {
    pub id: ContactId,
    /// *No.*, at most 20 characters.
    pub no: String,
    pub contact_type: ContactType,
    /// A person's employer. `None` for companies and for independent persons.
    pub company: Option<CompanyLink>,
    pub values: Values,
    /// *Contact Business Relation*, kept by the rule of [`BusinessRelationValue`].
    pub business_relation: BusinessRelationValue,
    /// Code of the series that gave the number; blank for a number that a person gave.
    pub no_series: String,
    pub modified: Modified,
    /// Grows by one with every change of the row: buttons and forms carry it to notice that somebody was faster.
    pub revision: i64,
}

/// *Company Name* of a contact with this name: see [`Contact::company_name`].
pub(super) fn company_name<'a>(of: ContactType, company: Option<&'a CompanyLink>, name: &'a str) -> &'a str {
    match of {
        ContactType::Company => name,
        ContactType::Person => company.map_or("", |company| &company.name),
    }
}

impl Contact {
    pub fn get(&self, field: Field) -> &str {
        self.values.get(field)
    }

    pub fn name(&self) -> &str {
        self.values.get(Field::Name)
    }

    pub fn is_company(&self) -> bool {
        self.contact_type == ContactType::Company
    }

    pub fn is_privacy_blocked(&self) -> bool {
        self.values.is_set(Field::PrivacyBlocked)
    }

    /// *Company Name*: a company's own name, an employer's name, blank for an independent person.
    pub fn company_name(&self) -> &str {
        company_name(self.contact_type, self.company.as_ref(), self.name())
    }

    /// *Company No.*: a company's own number, an employer's number, blank for an independent person.
    pub fn company_no(&self) -> &str {
        match (&self.contact_type, &self.company) {
            (ContactType::Company, _) => &self.no,
            (ContactType::Person, Some(company)) => &company.no,
            (ContactType::Person, None) => "",
        }
    }
}

/// A contact that is about to be stored: the rules have run, the number is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct NewContact {
    pub no: String,
    pub no_series: String,
    pub contact_type: ContactType,
    pub company: Option<ContactId>,
    pub values: Values,
    pub business_relation: BusinessRelationValue,
    pub modified: Modified,
}
