//! Reading contacts out of what people write under their letters: names, jobs, companies, phones, addresses. A pure rule:
//! whatever the text is, each value that comes out passes its field's own check.

mod labels;
mod letter;
mod names;
mod pieces;
mod place;
mod reach;
mod words;

use super::check;
use super::contact::{ContactType, Values};
use super::field::Field;
use super::phone;

use labels::Label;
use pieces::Sheet;
use place::Place;
use reach::{Phone, Reach};

/// A contact that a text speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    pub contact_type: ContactType,
    /// Fields that were found, each as its field takes it. The name may be missing.
    pub values: Values,
    /// The employer of a person, as the text has it; blank: none is named.
    pub company: String,
    /// The part of the mail address that says for whom a person works; blank for domains that anybody uses.
    pub mail_domain: String,
}

/// Readings that a text gives at most.
pub const MOST: usize = 5;

/// The contacts that a text speaks of, in the order in which they stand there; none when there is nothing to go by. Numbers
/// are read in `region` (ISO country, blank: none) unless the text tells of another country. What is only quoted counts
/// when there is nothing else.
pub fn read(text: &str, region: &str) -> Vec<Reading> {
    let letters = letter::letters(text);
    let mut readings: Vec<Reading> = Vec::new();
    for quoted in [false, true] {
        for letter in letters.iter().filter(|letter| letter.quoted == quoted) {
            for sheet in pieces::sheets(letter) {
                let Some(reading) = reading(sheet, region) else { continue };
                match readings.iter_mut().find(|known| is_same(known, &reading)) {
                    // A letter of the same person tells what the other one left out.
                    Some(known) => fill(known, reading),
                    None => readings.push(reading),
                }
            }
        }
        if !readings.is_empty() {
            break;
        }
    }
    readings.truncate(MOST);
    readings
}

/// Whether the domain is one that anybody can have a mail address at.
pub fn is_public_domain(domain: &str) -> bool {
    words::PUBLIC_DOMAINS.contains(&domain.to_lowercase().as_str())
}

/// The folded words that name a company, without those that stand for its form.
pub fn company_words(name: &str) -> Vec<String> {
    let words = super::fold::words(name).into_iter().map(|word| word.replace('.', ""));
    words.filter(|word| !words::COMPANY_FORMS.contains(&word.as_str())).collect()
}

fn is_same(a: &Reading, b: &Reading) -> bool {
    let mail = a.values.get(Field::EMail).to_lowercase();
    let name = a.values.get(Field::Name);
    !mail.is_empty() && mail == b.values.get(Field::EMail).to_lowercase()
        || !name.is_empty() && name == b.values.get(Field::Name) && a.contact_type == b.contact_type
}

fn fill(known: &mut Reading, other: Reading) {
    for (field, text) in other.values.filled() {
        if known.values.is_blank(field) {
            known.values.set(field, text);
        }
    }
    if known.company.is_empty() {
        known.company = other.company;
    }
}

/// The contact that a sheet speaks of, if that is enough to be one.
fn reading(sheet: Sheet, region: &str) -> Option<Reading> {
    let Sheet { reach, place, name, title, company } = sheet;
    let mail = own_mail(&reach, name.as_deref());
    let domain = mail.split_once('@').map_or("", |(_, domain)| domain).to_lowercase();
    let place = place.unwrap_or_default();
    let country = country_of(&place, &domain, &reach);
    // Who has neither name nor job, but a company and its shared mail box, is the company itself.
    let is_company = name.is_none() && title.is_none() && (company.is_some() || names::is_shared(&mail));
    let contact_type = if is_company { ContactType::Company } else { ContactType::Person };
    let (phone, mobile, fax) = phones(&reach.phones, if country.is_empty() { region } else { &country });

    let mut values = Values::default();
    let mut put = |field: Field, text: &str| {
        if !text.is_empty()
            && let Ok(checked) = check::check(contact_type, field, text)
            && values.is_blank(field)
        {
            values.set(field, checked);
        }
    };
    let company =
        company.filter(|company| check::check(ContactType::Company, Field::Name, company).is_ok()).unwrap_or_default();
    put(Field::Name, if is_company { &company } else { name.as_deref().unwrap_or_default() });
    put(Field::JobTitle, &short_title(title.as_deref().unwrap_or_default()));
    put(Field::EMail, &mail);
    put(Field::PhoneNo, &phone);
    put(Field::MobilePhoneNo, &mobile);
    put(Field::FaxNo, &fax);
    let own = |web: &&String| !domain.is_empty() && reach::host(web).ends_with(domain.as_str());
    put(Field::HomePage, reach.webs.iter().find(own).or(reach.webs.first()).map_or("", String::as_str));
    put(Field::Address, &place.address);
    put(Field::Address2, &place.address_2);
    put(Field::PostCode, &place.post_code);
    put(Field::City, &place.city);
    put(Field::County, &place.county);
    put(Field::CountryRegionCode, if place == Place::default() { &place.country } else { &country });
    put(Field::VatRegistrationNo, reach.vat.as_deref().unwrap_or_default());
    put(Field::RegistrationNo, reach.registration.as_deref().unwrap_or_default());

    let has = |field: Field| !values.is_blank(field);
    let can_be_reached = has(Field::EMail) || has(Field::PhoneNo) || has(Field::MobilePhoneNo);
    let is_somebody = has(Field::Name)
        && (!company.is_empty() || has(Field::JobTitle) || has(Field::PostCode) || has(Field::HomePage));
    if !(can_be_reached || is_somebody && !(is_company && values.filled().count() < 2)) {
        return None;
    }
    let mail_domain = if is_public_domain(&domain) { String::new() } else { domain };
    let company = if is_company { String::new() } else { company };
    Some(Reading { contact_type, values, company, mail_domain })
}

/// The mail address that is the person's, else one that nobody shares, else the first.
fn own_mail(reach: &Reach, name: Option<&str>) -> String {
    let good: Vec<&String> =
        reach.mails.iter().filter(|mail| check::check(ContactType::Person, Field::EMail, mail).is_ok()).collect();
    let named = |mail: &&&String| name.is_some_and(|name| names::has_mail(name, mail));
    let own = good.iter().find(named).or_else(|| good.iter().find(|mail| !names::is_shared(mail))).or(good.first());
    own.map_or(String::new(), |mail| (*mail).clone())
}

/// The country: as the address says it, else what its shape leaves open and the mail domain or the phones decide.
fn country_of(place: &Place, domain: &str, reach: &Reach) -> String {
    if !place.country.is_empty() {
        return place.country.clone();
    }
    let by_domain = || {
        let top = domain.rsplit('.').next().unwrap_or_default();
        ["fi", "se", "de", "at", "ch", "dk", "no", "ee", "ax"].contains(&top).then(|| top.to_uppercase())
    };
    let by_phone = || {
        let begins = |code: &str| {
            reach.phones.iter().any(|phone| {
                let digits = phone::digits(&phone.text);
                phone.text.starts_with('+') && digits.starts_with(code) || digits.starts_with(&format!("00{code}"))
            })
        };
        [
            ("358", "FI"),
            ("46", "SE"),
            ("49", "DE"),
            ("43", "AT"),
            ("41", "CH"),
            ("44", "GB"),
            ("45", "DK"),
            ("47", "NO"),
        ]
        .into_iter()
        .find(|(code, _)| begins(code))
        .map(|(_, country)| country.to_owned())
    };
    by_domain().or_else(by_phone).unwrap_or_default()
}

/// Phone, mobile and fax: labels decide, and for a number without one what kind of number it is.
fn phones(all: &[Phone], region: &str) -> (String, String, String) {
    let fits = |phone: &&Phone| check::check(ContactType::Person, Field::PhoneNo, &phone.text).is_ok();
    let labelled =
        |label: Label| all.iter().filter(fits).find(|phone| phone.label == Some(label)).map(|phone| phone.text.clone());
    let fax = labelled(Label::Fax).unwrap_or_default();
    let mut mobile = labelled(Label::Mobile);
    let mut phone = labelled(Label::Direct);
    let mut rest: Vec<&Phone> = all
        .iter()
        .filter(fits)
        .filter(|phone| matches!(phone.label, None | Some(Label::Phone | Label::Switchboard)))
        .collect();
    // The company's own number counts when there is no other.
    rest.sort_by_key(|phone| phone.label == Some(Label::Switchboard));
    let plain = rest.iter().filter(|phone| phone.label == Some(Label::Phone)).count();
    for one in rest {
        let is_mobile = one.label != Some(Label::Switchboard) && phone::is_mobile(&one.text, region);
        // "Tel." before the only number says no more than that it is a phone.
        let may_move = one.label.is_none() || plain > 1 || phone.is_some();
        if is_mobile && may_move && mobile.is_none() {
            mobile = Some(one.text.clone());
        } else if phone.is_none() && !(is_mobile && one.label.is_none()) {
            phone = Some(one.text.clone());
        }
    }
    (phone.unwrap_or_default(), mobile.unwrap_or_default(), fax)
}

/// The title, or its first part that fits the field.
fn short_title(title: &str) -> String {
    let max = Field::JobTitle.spec().max;
    let fits = |text: &str| super::text::length(text) <= max;
    if fits(title) {
        return title.to_owned();
    }
    let ends = title.match_indices([',', '/', '|', '&', '(', '–', '-']).map(|(at, _)| at);
    let cuts: Vec<&str> =
        ends.map(|at| title[..at].trim()).filter(|part| fits(part) && part.chars().count() > 2).collect();
    cuts.last().map_or(String::new(), |part| (*part).to_owned())
}

#[cfg(test)]
mod tests;
