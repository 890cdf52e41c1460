//! Tests of merging.

use jiff::Timestamp;
use jiff::civil::{Date, date};

use super::*;
use crate::domain::alternative_address::{AlternativeAddress, DateRange};
use crate::domain::code_list::CodeList;
use crate::domain::contact::{ContactId, ContactType, Modified};
use crate::domain::relation::{AccountKind, BusinessRelationValue, Relation};
use ContactType::{Company, Person};

fn contact(contact_type: ContactType, id: i64, fields: &[(Field, &str)]) -> Contact {
    Contact {
        id: ContactId(id),
        no: format!("CT{id:06}"),
        contact_type,
        company: None,
        values: fields.iter().fold(Values::default(), |values, (field, text)| values.with(*field, text)),
        business_relation: BusinessRelationValue::None,
        no_series: String::new(),
        modified: Modified { at: Timestamp::UNIX_EPOCH, by: String::new() },
        revision: 1,
    }
}

fn company(id: i64, fields: &[(Field, &str)]) -> Contact {
    contact(Company, id, fields)
}

fn at(mut person: Contact, company: i64) -> Contact {
    let no = format!("CT{company:06}");
    person.company = Some(CompanyLink { id: ContactId(company), no, name: "X".to_owned(), privacy_blocked: false });
    person
}

fn fields(parts: &[Part]) -> Vec<Field> {
    let field = |part: &Part| match part {
        Part::Field(field) => Some(*field),
        Part::Company => None,
    };
    parts.iter().filter_map(field).collect()
}

#[test]
fn what_both_have_is_asked_and_what_is_blank_is_filled() {
    use Field as F;
    // Fields of the kept one, of the duplicate, what is asked, what is filled.
    type Row = (&'static [(F, &'static str)], &'static [(F, &'static str)], &'static [F], &'static [F]);
    let table: [Row; 12] = [
        (&[], &[], &[], &[]),
        (&[(F::PhoneNo, "09 1")], &[(F::PhoneNo, "09 1")], &[], &[]),
        (&[(F::PhoneNo, "09 1")], &[(F::PhoneNo, "09 2")], &[F::PhoneNo], &[]),
        // Only the kept one has it: nothing to ask, nothing to take.
        (&[(F::PhoneNo, "09 1")], &[], &[], &[]),
        (&[], &[(F::PhoneNo, "09 2")], &[], &[F::PhoneNo]),
        (
            &[(F::Name, "Cronus"), (F::SearchName, "CRONUS")],
            &[(F::Name, "Kronus"), (F::SearchName, "KRONUS")],
            &[F::Name],
            &[],
        ),
        // A search name that somebody gave is a text of its own.
        (
            &[(F::Name, "Cronus"), (F::SearchName, "CRONUS")],
            &[(F::Name, "Cronus"), (F::SearchName, "THE BIG ONE")],
            &[F::SearchName],
            &[],
        ),
        // An address that contradicts nowhere is filled up.
        (
            &[(F::City, "Helsinki")],
            &[(F::City, "Helsinki"), (F::Address, "Aleksi 1"), (F::PostCode, "00100")],
            &[],
            &[F::Address, F::PostCode],
        ),
        // One that contradicts is not mixed with the other.
        (&[(F::City, "Helsinki")], &[(F::City, "Turku"), (F::Address, "Puistotie 7")], &[F::Address, F::City], &[]),
        (
            &[(F::Address, "Aleksi 1"), (F::CountryRegionCode, "FI")],
            &[(F::CountryRegionCode, "SE"), (F::City, "Umeå"), (F::PhoneNo, "1")],
            &[F::City, F::CountryRegionCode],
            &[F::PhoneNo],
        ),
        // A flag that the duplicate has is taken; one that only the kept one has stays.
        (&[], &[(F::PrivacyBlocked, "true")], &[], &[F::PrivacyBlocked]),
        (&[(F::PrivacyBlocked, "true"), (F::ExcludeFromSegment, "true")], &[], &[], &[]),
    ];
    for (kept, duplicate, asked, filled) in table {
        let differences = compare(&company(1, kept), &company(2, duplicate));
        assert_eq!(fields(&differences.asked), asked, "{kept:?} {duplicate:?}");
        assert_eq!(fields(&differences.filled), filled, "{kept:?} {duplicate:?}");
    }
}

#[test]
fn a_persons_name_goes_with_its_parts() {
    let name = |id, whole: &str, parts: [&str; 3]| {
        let [first, middle, surname] = parts;
        let texts = [(Field::FirstName, first), (Field::MiddleName, middle), (Field::Surname, surname)];
        let mut fields = vec![(Field::Name, whole)];
        fields.extend(texts);
        let upper = whole.to_uppercase();
        fields.push((Field::SearchName, &upper));
        contact(Person, id, &fields)
    };
    let kept = name(1, "Aino Virtanen", ["Aino", "", "Virtanen"]);
    let duplicate = name(2, "Aino Maria Mäki", ["Aino Maria", "", "Mäki"]);
    let differences = compare(&kept, &duplicate);
    assert_eq!(differences.asked, [Part::Field(Field::Name)]);
    assert_eq!(differences.filled, []);
    let (values, _) = merged(&kept, &duplicate, &[]);
    assert!(values == kept.values);
    let (values, _) = merged(&kept, &duplicate, &[Part::Field(Field::Name)]);
    assert!(values == duplicate.values, "{values:?}");
    // The same name that is split otherwise.
    let split = name(3, "Aino Virtanen", ["Aino Virtanen", "", ""]);
    assert_eq!(compare(&kept, &split).asked, [Part::Field(Field::Name)]);
    // A search name that somebody gave stays.
    let mut kept = kept;
    kept.values.set(Field::SearchName, "BOSS");
    let (values, _) = merged(&kept, &duplicate, &[Part::Field(Field::Name)]);
    assert_eq!((values.get(Field::Name), values.get(Field::SearchName)), ("Aino Maria Mäki", "BOSS"));
}

#[test]
fn only_what_was_asked_can_be_taken() {
    let kept = company(1, &[(Field::Name, "Cronus"), (Field::PhoneNo, "1"), (Field::FaxNo, "3")]);
    let duplicate = company(2, &[(Field::Name, "Kronus"), (Field::PhoneNo, "2"), (Field::EMail, "a@b.fi")]);
    let (values, _) = merged(&kept, &duplicate, &[Part::Field(Field::PhoneNo), Part::Field(Field::FaxNo)]);
    assert_eq!(
        [Field::Name, Field::PhoneNo, Field::FaxNo, Field::EMail].map(|field| values.get(field)),
        ["Cronus", "2", "3", "a@b.fi"]
    );
}

#[test]
fn a_person_keeps_its_company_unless_it_has_none_or_the_other_is_taken() {
    let person = |id| contact(Person, id, &[]);
    // Company of the kept one, of the duplicate, whether it is taken, company afterwards.
    type Row = (Option<i64>, Option<i64>, bool, Option<i64>);
    let table: [Row; 7] = [
        (None, None, false, None),
        (Some(7), None, false, Some(7)),
        (Some(7), None, true, Some(7)),
        (None, Some(8), false, Some(8)),
        (Some(7), Some(8), false, Some(7)),
        (Some(7), Some(8), true, Some(8)),
        (Some(7), Some(7), true, Some(7)),
    ];
    for (own, other, take, expected) in table {
        let of = |id, company: Option<i64>| company.map_or_else(|| person(id), |company| at(person(id), company));
        let taken: &[Part] = if take { &[Part::Company] } else { &[] };
        let (_, company) = merged(&of(1, own), &of(2, other), taken);
        assert_eq!(company.map(|company| company.id.0), expected, "{own:?} {other:?} {take}");
    }
}

#[test]
fn whoever_is_blocked_or_a_minor_stays_so() {
    use Field::{Minor, ParentalConsentReceived as Consent, PrivacyBlocked as Blocked};
    let table: [(&[Field], &[Field], &[Field]); 7] = [
        (&[], &[], &[]),
        (&[], &[Blocked], &[Blocked]),
        (&[Blocked], &[], &[Blocked]),
        // A minor without consent.
        (&[], &[Minor, Blocked], &[Minor, Blocked]),
        // What makes a minor or changes consent blocks, as elsewhere.
        (&[], &[Minor, Consent], &[Minor, Consent, Blocked]),
        (&[Minor, Blocked], &[Minor, Consent], &[Minor, Consent, Blocked]),
        // Consent for somebody who is a minor no more is nothing to take over.
        (&[], &[Consent], &[]),
    ];
    for (kept, duplicate, expected) in table {
        let of =
            |id, flags: &[Field]| contact(Person, id, &flags.iter().map(|flag| (*flag, "true")).collect::<Vec<_>>());
        let (values, _) = merged(&of(1, kept), &of(2, duplicate), &[]);
        for flag in [Blocked, Minor, Consent] {
            assert_eq!(values.is_set(flag), expected.contains(&flag), "{kept:?} {duplicate:?}: {flag:?}");
        }
    }
}

#[test]
fn keys_stand_for_their_parts() {
    for part in [Part::Company].into_iter().chain(Field::ALL.map(Part::Field)) {
        assert_eq!(Part::from_key(part.key()), Some(part));
    }
    assert_eq!(Part::from_key("no"), None);
}

fn relation(code: &str, kind: Option<AccountKind>, no: &str) -> Relation {
    Relation { code: code.to_owned(), kind, no: no.to_owned() }
}

fn address(code: &str, starts: &[Date]) -> AlternativeAddress {
    let ranges = starts.iter().map(|&from| DateRange { from, to: None }).collect();
    AlternativeAddress { code: code.to_owned(), values: Vec::new(), ranges }
}

#[test]
fn where_both_have_the_same_that_of_the_kept_one_stays() {
    let assigned = |list, code: &str, word: &str| (list, code.to_owned(), word.to_owned());
    let summer = date(2026, 6, 1);
    let kept = Belongings {
        assignments: vec![assigned(CodeList::Mailing, "X-CARD", ""), assigned(CodeList::WebSource, "ADATUM", "cronus")],
        relations: vec![],
        addresses: vec![address("OFFICE", &[summer])],
    };
    let duplicate = Belongings {
        assignments: vec![
            assigned(CodeList::Mailing, "X-CARD", ""),
            assigned(CodeList::Mailing, "X-GIFT", ""),
            // The same code on another list is another code.
            assigned(CodeList::Industry, "X-CARD", ""),
            assigned(CodeList::WebSource, "ADATUM", "kronus"),
        ],
        relations: vec![],
        addresses: vec![address("OFFICE", &[]), address("FAIR", &[summer, date(2026, 7, 1)])],
    };
    let moving = moving(&kept, &duplicate);
    assert_eq!(
        moving.belongings.assignments,
        [assigned(CodeList::Mailing, "X-GIFT", ""), assigned(CodeList::Industry, "X-CARD", "")]
    );
    assert_eq!(moving.belongings.addresses, [address("FAIR", &[date(2026, 7, 1)])]);
    assert_eq!(
        moving.collisions,
        [
            Collision::Code { list: CodeList::Mailing, code: "X-CARD".to_owned() },
            Collision::Code { list: CodeList::WebSource, code: "ADATUM".to_owned() },
            Collision::Address { code: "OFFICE".to_owned() },
            Collision::Dates { code: "FAIR".to_owned(), from: summer },
        ]
    );
}

#[test]
fn a_contact_has_one_account_of_a_kind_and_one_relation_of_a_code() {
    use AccountKind::{Customer, Vendor};
    let customer = |no| relation("CUST", Some(Customer), no);
    let account = |kind, goes: &str, stays: &str| {
        vec![Collision::Account { kind, goes: goes.to_owned(), stays: stays.to_owned() }]
    };
    let press = relation("PRESS", None, "");
    let blank = relation("CUST", None, "");
    let same = |code: &str| vec![Collision::Code { list: CodeList::Relation, code: code.to_owned() }];
    // The kept one's, the duplicate's, whether it goes over, what gives way, what collides.
    let table = [
        (None, customer("C1"), true, None, vec![]),
        (Some(press.clone()), customer("C1"), true, None, vec![]),
        (Some(relation("VEND", Some(Vendor), "V1")), customer("C1"), true, None, vec![]),
        (Some(customer("C2")), customer("C1"), false, None, account(Customer, "C1", "C2")),
        // The same kind under another code.
        (Some(relation("PROS", Some(Customer), "C2")), customer("C1"), false, None, account(Customer, "C1", "C2")),
        // The code stands for an account of another kind.
        (Some(relation("CUST", Some(Vendor), "V1")), customer("C1"), false, None, account(Customer, "C1", "V1")),
        // A code without a number gives way (rule 4.7).
        (Some(blank.clone()), customer("C1"), true, Some(blank.clone()), vec![]),
        (Some(press.clone()), press.clone(), false, None, same("PRESS")),
        (Some(customer("C2")), blank.clone(), false, None, same("CUST")),
        (None, press.clone(), true, None, vec![]),
    ];
    for (own, other, goes, gives_way, collisions) in table {
        let of = |relations: Vec<Relation>| Belongings { relations, ..Belongings::default() };
        let what = format!("{own:?} {other:?}");
        let moving = moving(&of(own.into_iter().collect()), &of(vec![other.clone()]));
        assert_eq!(moving.belongings.relations, if goes { vec![other] } else { vec![] }, "{what}");
        assert_eq!(moving.gives_way, gives_way.into_iter().collect::<Vec<_>>(), "{what}");
        assert_eq!(moving.collisions, collisions, "{what}");
    }
}
