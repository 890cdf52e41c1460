//! Contacts and answers to draw.

use jiff::Timestamp;

use crate::app::outcome::{Answer, Audience, Card, Outcome};
use crate::domain::code_list::{Code, CodeList};
use crate::domain::contact::{CompanyLink, Contact, ContactId, ContactType, Modified, Values};
use crate::domain::field::{Field, FieldKind};
use crate::domain::relation::{AccountKind, BusinessRelationValue, Relation};
use crate::store::{Assignment, Note};

/// A family of four: one cluster of seven characters.
pub const FAMILY: &str = "👨‍👩‍👧‍👦";
pub const ARABIC: &str = "ليلى العتيبي";

pub fn at() -> Timestamp {
    "2026-11-20T09:30:00Z".parse().unwrap()
}

pub fn contact(contact_type: ContactType, no: &str, name: &str) -> Contact {
    Contact {
        id: ContactId(no.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap()),
        no: no.to_owned(),
        contact_type,
        company: None,
        values: Values::default().with(Field::Name, name),
        business_relation: BusinessRelationValue::None,
        no_series: "CONT".to_owned(),
        modified: Modified { at: at(), by: "Jim".to_owned() },
        revision: 1,
    }
}

pub fn cronus() -> Contact {
    let mut cronus = contact(ContactType::Company, "CT000001", "Cronus Oy");
    for (field, text) in [
        (Field::PhoneNo, "09 123 4567"),
        (Field::EMail, "info@cronus.fi; sales@cronus.fi"),
        (Field::HomePage, "www.cronus.fi"),
        (Field::Address, "Mannerheimintie 5"),
        (Field::PostCode, "00100"),
        (Field::City, "Helsinki"),
        (Field::CountryRegionCode, "FI"),
        (Field::LanguageCode, "FIN"),
        (Field::SalespersonCode, "JO"),
        (Field::TerritoryCode, "S"),
        (Field::VatRegistrationNo, "FI12345671"),
        (Field::CurrencyCode, "EUR"),
    ] {
        cronus.values.set(field, text);
    }
    cronus.business_relation = BusinessRelationValue::Customer;
    cronus
}

pub fn aino() -> Contact {
    let mut aino = contact(ContactType::Person, "CT000002", "Aino Virtanen");
    let cronus = cronus();
    aino.company =
        Some(CompanyLink { id: cronus.id, no: cronus.no, name: "Cronus Oy".to_owned(), privacy_blocked: false });
    aino.values.set(Field::JobTitle, "Buyer");
    aino.values.set(Field::MobilePhoneNo, "040 123 4567");
    aino
}

/// A contact with the longest text in every field that its type has.
pub fn longest(contact_type: ContactType, stuff: &str) -> Contact {
    let mut longest = contact(contact_type, "CT999999999999999999", "x");
    for field in Field::ALL.into_iter().filter(|field| field.applies_to(contact_type)) {
        let spec = field.spec();
        let text: String = match spec.kind {
            FieldKind::Flag => "true".to_owned(),
            FieldKind::Country => "GS".to_owned(),
            FieldKind::Language => "ENU".to_owned(),
            FieldKind::Correspondence => "hard-copy".to_owned(),
            FieldKind::Emails => "a@b.fi;".repeat(11),
            _ => stuff.chars().cycle().take(spec.max).collect(),
        };
        longest.values.set(field, text);
    }
    longest.modified.by = stuff.chars().cycle().take(32).collect();
    if contact_type == ContactType::Person {
        let name = stuff.chars().cycle().take(100).collect();
        longest.company =
            Some(CompanyLink { id: ContactId(1), no: "CT888888888888888888".to_owned(), name, privacy_blocked: false });
    }
    longest.business_relation = BusinessRelationValue::Multiple;
    longest
}

pub fn code(list: CodeList, code: &str, description: &str) -> Code {
    Code { list, code: code.to_owned(), description: description.to_owned(), url: String::new() }
}

pub fn assigned(list: CodeList, names: &[&str]) -> Vec<Assignment> {
    let each = names.iter().map(|name| code(list, &name.to_uppercase(), name));
    each.map(|code| Assignment { code, search_word: String::new() }).collect()
}

/// A web source with a search word; its number makes the address its own.
pub fn web_source(number: usize, description: &str, search_word: &str) -> Assignment {
    let url = format!("https://example.com/{number}?q=%1");
    let source = Code { url, ..code(CodeList::WebSource, &format!("WEB{number}"), description) };
    Assignment { code: source, search_word: search_word.to_owned() }
}

pub fn account(kind: AccountKind, no: &str) -> Relation {
    Relation { code: kind.key().to_uppercase(), kind: Some(kind), no: no.to_owned() }
}

pub fn note(id: i64, text: &str) -> Note {
    let user_id = "100000000000000001".to_owned();
    Note { id, contact: ContactId(1), text: text.to_owned(), user_id, by: "Jim".to_owned(), at: at() }
}

/// A card with nothing beside its contact.
pub fn bare(contact: Contact) -> Card {
    Card {
        private: false,
        contact,
        address: Vec::new(),
        alternative_address: None,
        address_country: String::new(),
        alternative_reach: Vec::new(),
        accounts: Vec::new(),
        other_relations: Vec::new(),
        salesperson_name: String::new(),
        territory_description: String::new(),
        level_description: String::new(),
        industry_groups: Vec::new(),
        job_responsibilities: Vec::new(),
        mailing_groups: Vec::new(),
        web_sources: Vec::new(),
        last_note: None,
        people: 0,
        time_zone: "UTC".to_owned(),
        phone_link: None,
        mobile_link: None,
    }
}

/// A card with everything on it.
pub fn full(contact: Contact) -> Card {
    let is_company = contact.is_company();
    let (industry, work) = (["Retail", "Wholesale"], ["Purchasing"]);
    Card {
        private: false,
        address: vec!["Mannerheimintie 5".to_owned(), "00100 Helsinki".to_owned()],
        alternative_address: Some("SUMMER".to_owned()),
        address_country: contact.get(Field::CountryRegionCode).to_owned(),
        accounts: vec![account(AccountKind::Customer, "C00001")],
        salesperson_name: "Jim Olive".to_owned(),
        territory_description: "South".to_owned(),
        level_description: "Manager".to_owned(),
        industry_groups: assigned(CodeList::Industry, if is_company { &industry } else { &[] }),
        job_responsibilities: assigned(CodeList::Responsibility, if is_company { &[] } else { &work }),
        mailing_groups: assigned(CodeList::Mailing, &["Christmas card"]),
        web_sources: if is_company { vec![web_source(1, "News", "Cronus Oy")] } else { Vec::new() },
        last_note: Some(note(7, "Asked for an offer.\n\nCalls back in May.")),
        people: if is_company { 3 } else { 0 },
        phone_link: Some("+35891234567".to_owned()),
        mobile_link: Some("+358401234567".to_owned()),
        ..bare(contact)
    }
}

pub fn answer(outcome: Outcome) -> Answer {
    Answer {
        likely: None,
        outcome,
        audience: Audience::Private,
        notices: Vec::new(),
        server_locale: "en-US".to_owned(),
        remember: None,
    }
}
