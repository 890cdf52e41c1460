//! What a look-up gives back.

use serde::{Deserialize, Serialize};

use super::contact::{self, CompanyLink, Contact, ContactId, ContactType, Values};
use super::field::Field;

/// Why a contact was found, strongest first: the order of a chooser, and whether a change may follow without a click.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// The query is the contact's number.
    Number,
    /// The query is the whole name.
    WholeName,
    /// Every word, the mail address, the mail domain or the phone number of the query is there as it was typed.
    Exact,
    /// A word of the query starts a word of the contact, or its digits are a part of a phone number.
    Start,
    /// A word of the query is misspelt, one or two slips away: it is like one that the contact has.
    Typo,
}

impl Strength {
    /// Whether a single hit of this strength may be changed without asking.
    pub fn is_certain(self) -> bool {
        self <= Strength::Exact
    }
}

/// What of the contact the query matched: shown in a chooser's row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MatchedOn {
    Number,
    Name,
    Company,
    EMail,
    Phone,
    JobTitle,
    Place,
    /// The name or the code of an industry group that it or its company has.
    Industry,
    /// The name or the code of a business relation that it or its company has.
    Relation,
    /// A filter alone: there were no words.
    Filter,
    /// The asker looked it up lately; there was no query.
    Recent,
}

/// What a look-up reads of a contact: what tells it from others in a row of a chooser, and what a query can match.
#[derive(Debug, Clone, PartialEq)]
pub struct Brief {
    pub id: ContactId,
    pub no: String,
    pub contact_type: ContactType,
    pub company: Option<CompanyLink>,
    /// The fields in [`Brief::FIELDS`].
    values: Values,
}

impl Brief {
    /// The fields that are read: whatever a query looks at, and whether the contact may be shown.
    pub const FIELDS: [Field; 15] = [
        Field::Name,
        Field::Name2,
        Field::JobTitle,
        Field::Initials,
        Field::SearchName,
        Field::Address,
        Field::Address2,
        Field::City,
        Field::PostCode,
        Field::County,
        Field::PhoneNo,
        Field::MobilePhoneNo,
        Field::EMail,
        Field::EMail2,
        Field::PrivacyBlocked,
    ];

    /// `values`: those of [`Brief::FIELDS`]; others are not looked at.
    pub fn new(
        id: ContactId,
        no: String,
        contact_type: ContactType,
        company: Option<CompanyLink>,
        values: Values,
    ) -> Brief {
        Brief { id, no, contact_type, company, values }
    }

    /// One of [`Brief::FIELDS`]; blank for any other.
    pub fn get(&self, field: Field) -> &str {
        self.values.get(field)
    }

    pub fn values(&self) -> &Values {
        &self.values
    }

    pub fn name(&self) -> &str {
        self.get(Field::Name)
    }

    pub fn is_company(&self) -> bool {
        self.contact_type == ContactType::Company
    }

    pub fn is_privacy_blocked(&self) -> bool {
        self.values.is_set(Field::PrivacyBlocked)
    }

    /// The texts in this place that its label does not show.
    pub fn met(&self, place: MatchedOn) -> String {
        let fields: &[Field] = match place {
            MatchedOn::EMail => &[Field::EMail, Field::EMail2],
            MatchedOn::Phone => &[Field::PhoneNo, Field::MobilePhoneNo],
            MatchedOn::Place => &[Field::Address, Field::PostCode],
            _ => &[],
        };
        let texts = fields.iter().map(|field| self.get(*field)).filter(|text| !text.is_empty());
        texts.collect::<Vec<_>>().join(", ")
    }

    /// *Company Name*, as [`Contact::company_name`].
    pub fn company_name(&self) -> &str {
        contact::company_name(self.contact_type, self.company.as_ref(), self.name())
    }
}

impl From<Contact> for Brief {
    fn from(contact: Contact) -> Brief {
        Brief::new(contact.id, contact.no, contact.contact_type, contact.company, contact.values)
    }
}

/// What tells a contact from others in a row of suggestions or of a chooser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    pub id: ContactId,
    pub no: String,
    pub contact_type: ContactType,
    pub privacy_blocked: bool,
    pub name: String,
    pub job_title: String,
    pub city: String,
    pub company: Option<CompanyLink>,
}

impl From<Brief> for Label {
    fn from(contact: Brief) -> Label {
        Label {
            id: contact.id,
            contact_type: contact.contact_type,
            privacy_blocked: contact.is_privacy_blocked(),
            name: contact.name().to_owned(),
            job_title: contact.get(Field::JobTitle).to_owned(),
            city: contact.get(Field::City).to_owned(),
            no: contact.no,
            company: contact.company,
        }
    }
}

impl From<Contact> for Label {
    fn from(contact: Contact) -> Label {
        Brief::from(contact).into()
    }
}

/// A contact that a query found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    pub contact: Label,
    pub strength: Strength,
    pub matched: MatchedOn,
    /// The texts of the contact that the query may have met, where the label does not show them; else blank.
    pub met: String,
}

/// What `/contact list` shows. Blank means: does not matter.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ContactFilter {
    pub contact_type: Option<ContactType>,
    /// Words as in a look-up.
    pub text: String,
    /// A company's number: the company itself and its people.
    pub company_no: String,
    pub salesperson: String,
    pub territory: String,
    pub country: String,
    /// A city, accents and case ignored.
    pub city: String,
    /// Relation, industry group: for a person also the company's.
    pub relation: String,
    pub industry: String,
    pub mailing: String,
    pub responsibility: String,
    pub level: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactSort {
    #[default]
    Name,
    Number,
    /// The contact that was changed last comes first.
    Changed,
}

/// One page of something longer.
#[derive(Debug, Clone, PartialEq)]
pub struct Page<T> {
    pub items: Vec<T>,
    /// Counted from 0.
    pub page: u32,
    pub per_page: u32,
    /// How many there are in all.
    pub total: u64,
}

impl<T> Page<T> {
    /// A page of what is at hand as a whole; one past the end is the last one.
    pub fn of(all: Vec<T>, page: u32, per_page: u32) -> Page<T> {
        let whole = Page { total: all.len() as u64, items: Vec::new(), page, per_page };
        let page = page.min(whole.pages() - 1);
        let skip = page as usize * per_page as usize;
        Page { items: all.into_iter().skip(skip).take(per_page as usize).collect(), page, ..whole }
    }

    /// How many pages there are, one at least.
    pub fn pages(&self) -> u32 {
        u32::try_from(self.total.div_ceil(u64::from(self.per_page))).unwrap_or(u32::MAX).max(1)
    }

    pub fn map<U>(self, each: impl FnMut(T) -> U) -> Page<U> {
        Page {
            items: self.items.into_iter().map(each).collect(),
            page: self.page,
            per_page: self.per_page,
            total: self.total,
        }
    }
}
