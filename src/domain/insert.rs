//! The order in which a new contact's fields are filled (domain rule 4.2).

use super::contact::{ContactType, Values};
use super::edit;
use super::field::Field;
use super::inheritance;
use super::name;
use super::settings::{Setting, Settings};

/// A new contact before the rules have run.
#[derive(Debug, Clone)]
pub struct Insert<'a> {
    pub contact_type: ContactType,
    /// What the person gave, checked.
    pub given: &'a Values,
    /// The fields of the company that a person joins.
    pub company: Option<&'a Values>,
    pub settings: &'a Settings,
    /// Code of the salesperson that the asker is; wins over the default, not over inheritance.
    pub own_salesperson: Option<&'a str>,
}

/// The fields that a default fills when nothing else did. The salesperson's default comes after the asker's own code.
const DEFAULTS: [(Field, Setting); 5] = [
    (Field::SalespersonCode, Setting::DefaultSalesperson),
    (Field::TerritoryCode, Setting::DefaultTerritory),
    (Field::CountryRegionCode, Setting::DefaultCountry),
    (Field::LanguageCode, Setting::DefaultLanguage),
    (Field::CorrespondenceType, Setting::DefaultCorrespondence),
];

/// The fields as they are stored, and the name parts that were cut. Inheritance comes before defaults; what the person
/// gave beats both: an inherited value fills a field that was left out, it never replaces what was typed.
pub fn complete(insert: &Insert<'_>) -> (Values, Vec<Field>) {
    let mut values = insert.given.clone();
    for field in Field::ALL.into_iter().filter(|field| !field.applies_to(insert.contact_type)) {
        values.set(field, "");
    }
    if let (ContactType::Person, Some(company)) = (insert.contact_type, insert.company) {
        let typed = values;
        values = inheritance::on_joining(&typed, None, company, insert.settings);
        for (field, text) in typed.filled() {
            values.set(field, text);
        }
    }
    if let Some(own) = insert.own_salesperson {
        fill(&mut values, Field::SalespersonCode, own);
    }
    for (field, setting) in DEFAULTS {
        fill(&mut values, field, insert.settings.get(setting));
    }
    let salutation = match insert.contact_type {
        ContactType::Company => Setting::CompanySalutation,
        ContactType::Person => Setting::PersonSalutation,
    };
    fill(&mut values, Field::SalutationCode, insert.settings.get(salutation));
    let cut = match insert.contact_type {
        ContactType::Company => Vec::new(),
        ContactType::Person => complete_name(&mut values),
    };
    let search_name = name::search_name(values.get(Field::SearchName), "", values.get(Field::Name));
    values.set(Field::SearchName, search_name);
    if values.is_set(Field::Minor) {
        values.set(Field::PrivacyBlocked, "true");
    }
    (values, cut)
}

/// Name from its parts, or parts from the name; parts that were typed beside a name stay as they are.
fn complete_name(values: &mut Values) -> Vec<Field> {
    let parts = [Field::FirstName, Field::MiddleName, Field::Surname].map(|field| values.get(field));
    let has_parts = parts.iter().any(|part| !part.is_empty());
    if values.is_blank(Field::Name) {
        let whole = name::join(parts[0], parts[1], parts[2]);
        values.set(Field::Name, whole);
        Vec::new()
    } else if has_parts {
        Vec::new()
    } else {
        edit::put_parts(values)
    }
}

fn fill(values: &mut Values, field: Field, text: &str) {
    if values.is_blank(field) {
        values.set(field, text);
    }
}
