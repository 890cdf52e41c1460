//! What of a contact is compared, made ready once.

use crate::domain::contact::{ContactId, ContactType, Values};
use crate::domain::field::Field;
use crate::domain::fold::fold;
use crate::domain::phone::{self, Forms};

use super::names::Name;
use super::places::Place;

/// Fewer digits say nothing about whose number it is.
const DIGITS_MIN: usize = 6;

/// Fewer digits without a country are nobody's number in particular.
const NATIONAL_MIN: usize = 8;

/// An address or a number under which somebody is reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    /// In the form that is compared.
    pub text: String,
    /// The company has it, too.
    pub is_companys: bool,
    /// How many others at the company have it.
    pub colleagues: u32,
}

impl Reach {
    fn new(text: String) -> Reach {
        Reach { text, is_companys: false, colleagues: 0 }
    }

    /// Whether it is the same address or number. One that could not be read in its country is the end of one that could.
    pub(super) fn is_same(&self, other: &Reach) -> bool {
        let (short, long) = if self.text.len() <= other.text.len() { (self, other) } else { (other, self) };
        let national = short.text.trim_start_matches('0');
        short.text == long.text
            || !short.text.contains('@') && national.len() >= NATIONAL_MIN && long.text.ends_with(national)
    }

    /// Whether it is the contact's own; when `but_one`, the one that it is compared with is among the colleagues.
    pub(super) fn is_own(&self, but_one: bool) -> bool {
        !self.is_companys && self.colleagues <= u32::from(but_one)
    }
}

/// What of a contact is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    pub is_company: bool,
    /// A person's company.
    pub company: Option<ContactId>,
    pub(super) name: Name,
    pub mails: Vec<Reach>,
    pub phones: Vec<Reach>,
    pub(super) site: String,
    pub(super) vat: String,
    pub(super) registration: String,
    pub(super) place: Place,
    /// The address as people share it.
    pub line: Reach,
}

impl Profile {
    /// What the keys are made from: the company's own values are not needed.
    pub fn for_keys(contact_type: ContactType, values: &Values, region: &str, company: Option<ContactId>) -> Profile {
        Profile { company, ..Profile::new(contact_type, values, region, None) }
    }

    /// As [`Profile::for_keys`], of one of very many contacts.
    pub fn for_keys_of_many(
        contact_type: ContactType,
        values: &Values,
        forms: &mut Forms,
        company: Option<ContactId>,
    ) -> Profile {
        let mut international = |text: &str| forms.international(text);
        Profile { company, ..Profile::with_phones(contact_type, values, None, &mut international) }
    }

    /// `region` reads phones that have no country code; of a person at a company, `employer` is what the company has.
    pub fn new(
        contact_type: ContactType,
        values: &Values,
        region: &str,
        employer: Option<(ContactId, &Profile)>,
    ) -> Profile {
        Profile::with_phones(contact_type, values, employer, &mut |text| phone::international(text, region))
    }

    fn with_phones(
        contact_type: ContactType,
        values: &Values,
        employer: Option<(ContactId, &Profile)>,
        international: &mut dyn FnMut(&str) -> Option<String>,
    ) -> Profile {
        let place = Place::of(values);
        let mut profile = Profile {
            is_company: contact_type == ContactType::Company,
            company: employer.map(|(id, _)| id),
            name: Name::of(contact_type, values),
            mails: mails(values).into_iter().map(Reach::new).collect(),
            phones: phones(values, international).into_iter().map(Reach::new).collect(),
            site: site(values.get(Field::HomePage)),
            vat: plain(values.get(Field::VatRegistrationNo)),
            registration: plain(values.get(Field::RegistrationNo)),
            line: Reach::new(place.line()),
            place,
        };
        if let Some((_, company)) = employer {
            let has = |its: &[Reach], own: &Reach| its.iter().any(|reach| reach.text == own.text);
            profile.mails.iter_mut().for_each(|mail| mail.is_companys = has(&company.mails, mail));
            profile.phones.iter_mut().for_each(|phone| phone.is_companys = has(&company.phones, phone));
            let same_line = !profile.line.text.is_empty() && company.line.text == profile.line.text;
            profile.line.is_companys = company.place == profile.place || same_line;
        }
        profile
    }

    /// What colleagues can share: addresses of mail, phones, the address.
    pub fn shared(&self) -> impl Iterator<Item = &str> {
        let reaches = self.mails.iter().chain(&self.phones).chain([&self.line]);
        reaches.map(|reach| reach.text.as_str()).filter(|text| !text.is_empty())
    }

    /// Notes how many others at the company have each of what is shared.
    pub fn count_colleagues(&mut self, count: impl Fn(&str) -> u32) {
        let reaches = self.mails.iter_mut().chain(&mut self.phones).chain([&mut self.line]);
        for reach in reaches.filter(|reach| !reach.text.is_empty()) {
            reach.colleagues = count(&reach.text);
        }
    }

    /// Whether anything but name and address tells who this is.
    pub(super) fn is_known_otherwise(&self) -> bool {
        self.company.is_some() || !self.mails.is_empty() || !self.phones.is_empty()
    }

    /// The address, unless it says nothing beside this other contact.
    pub(super) fn place(&self, colleagues: bool) -> Option<&Place> {
        self.line.is_own(colleagues).then_some(&self.place)
    }
}

fn mails(values: &Values) -> Vec<String> {
    let texts = [Field::EMail, Field::EMail2].map(|field| values.get(field));
    let mut mails: Vec<String> = Vec::new();
    for mail in texts.into_iter().flat_map(|text| text.split(';')).map(mail).filter(|mail| !mail.is_empty()) {
        if !mails.contains(&mail) {
            mails.push(mail);
        }
    }
    mails
}

/// An address as it is compared: case ignored, and without what some providers ignore after a `+`.
fn mail(text: &str) -> String {
    let folded = fold(text.trim());
    match folded.split_once('@') {
        Some((user, domain)) => format!("{}@{domain}", user.split_once('+').map_or(user, |(user, _)| user)),
        None => String::new(),
    }
}

fn phones(values: &Values, international: &mut dyn FnMut(&str) -> Option<String>) -> Vec<String> {
    let mut phones: Vec<String> = Vec::new();
    for field in [Field::PhoneNo, Field::MobilePhoneNo] {
        let text = values.get(field);
        if text.is_empty() {
            continue;
        }
        // International where it can be read, else the digits.
        let number = international(text).unwrap_or_else(|| phone::digits(text));
        if number.len() >= DIGITS_MIN && !phones.contains(&number) {
            phones.push(number);
        }
    }
    phones
}

/// The host of a web address, without `www.`.
fn site(text: &str) -> String {
    let folded = fold(text);
    let host = folded.split_once("://").map_or(folded.as_str(), |(_, rest)| rest);
    let host = host.split(['/', '?', '#', ':']).next().unwrap_or("");
    host.strip_prefix("www.").unwrap_or(host).to_owned()
}

/// Letters and digits.
fn plain(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}
