//! Contacts that come in by the thousand are what they would be had they come one by one.

use std::collections::BTreeSet;

use kontakti::domain::contact::{ContactId, ContactType, NewContact, Values};
use kontakti::domain::field::Field;
use kontakti::domain::phone::Forms;
use kontakti::domain::relation::BusinessRelationValue;
use kontakti::domain::settings::Setting;
use kontakti::store::{Bulk, Indexed, Marking};

use crate::support::{Files, modified};

/// So many that the indexes of lists are made anew.
const MANY: i64 = 2_100;

/// A company of nine people, the people, and what they are found by.
fn contact(number: i64) -> NewContact {
    const NAMES: [&str; 8] = ["Virtanen", "Mäkinen", "Strauß", "Öberg", "Łuczak", "Nguyen", "Virta-Niemi", "山田"];
    let company = number - number % 10;
    let is_person = number != company;
    let name = NAMES[usize::try_from(number).unwrap() % NAMES.len()];
    let values = Values::default()
        .with(Field::Name, &if is_person { format!("Aino {name}") } else { format!("{name} {number} Oy") })
        .with(Field::City, ["Espoo", "Åbo", ""][usize::try_from(number % 3).unwrap()])
        .with(Field::JobTitle, if is_person && number % 4 == 0 { "Buyer" } else { "" })
        .with(Field::EMail, format!("aino{number}@virta{company}.fi"))
        .with(Field::PhoneNo, &if number % 5 == 0 { String::new() } else { format!("040 123 {number:04}") })
        .with(Field::PrivacyBlocked, if number % 50 == 0 { "1" } else { "" });
    NewContact {
        no: format!("K{number:05}"),
        no_series: "CONT".to_owned(),
        contact_type: if is_person { ContactType::Person } else { ContactType::Company },
        // Row ids are given from 1 on.
        company: is_person.then_some(ContactId(company + 1)),
        values,
        business_relation: BusinessRelationValue::None,
        modified: modified("2026-11-24T10:00:00Z"),
    }
}

fn bring_in(files: &Files, numbers: std::ops::Range<i64>) {
    files.write(|tx| {
        let mut bulk = Bulk::new(tx)?;
        let mut forms = Forms::new(&bulk.phone_region()?);
        for number in numbers {
            let contact = contact(number);
            let indexed = Indexed::of(contact.contact_type, &contact.values, &mut forms, Marking::Later);
            let id = bulk.reserve();
            bulk.insert(id, &contact, indexed)?;
        }
        bulk.finish().map(drop)
    });
}

fn numbers(files: &Files, query: &str) -> Vec<String> {
    files.search(query).into_iter().map(|hit| hit.contact.no).collect()
}

/// A file whose phones are Finnish ones.
fn finnish() -> Files {
    let files = Files::new();
    files.write(|tx| tx.set_setting(Setting::PhoneRegion, "FI"));
    files
}

#[track_caller]
fn assert_right(files: &Files) {
    let (differing, index) = files.read(|tx| Ok((tx.check_schema()?, tx.check_index()?)));
    assert_eq!(differing, Vec::<String>::new());
    assert!(index.is_right(), "{index:?}");
}

#[test]
fn they_are_found_as_if_they_had_come_one_by_one() {
    let (many, one_by_one) = (finnish(), finnish());
    bring_in(&many, 0..MANY);
    one_by_one.write(|tx| (0..MANY).try_for_each(|number| tx.insert_contact(&contact(number)).map(drop)));
    assert_right(&many);
    assert_right(&one_by_one);
    let mut found = BTreeSet::new();
    for query in [
        "v",
        "vi",
        "virta",
        "virtanen",
        "aino virtanen",
        "virtannen",
        "mak",
        "strauss",
        "öberg",
        "山田",
        "buyer espoo",
        "@virta120.fi",
        "aino77@",
        "aino77@virta70.fi",
        "0077",
        "040 123",
        "+358 40 123 0077",
        "abo",
        "K00077",
        "city:abo a",
        "type:company v",
        "zzz",
        "virta-niemi",
        "nobody at all",
    ] {
        let hits = numbers(&many, query);
        assert_eq!(hits, numbers(&one_by_one, query), "{query}");
        found.extend(hits);
    }
    assert!(found.len() > 100, "the queries find something: {found:?}");
}

#[test]
fn what_came_before_and_what_comes_after_is_found_beside_them() {
    let files = finnish();
    bring_in(&files, 0..40);
    files.add(contact(40));
    bring_in(&files, 41..MANY);
    bring_in(&files, MANY..MANY + 5);
    files.add(contact(MANY + 5));
    assert_right(&files);
    for number in [1, 40, 41, MANY - 1, MANY, MANY + 5] {
        let contact = contact(number);
        let hits = numbers(&files, contact.values.get(Field::EMail));
        assert_eq!(hits, if number % 50 == 0 { vec![] } else { vec![contact.no] }, "{number}");
    }
}

#[test]
fn they_can_be_changed_deleted_and_indexed_anew() {
    let files = finnish();
    bring_in(&files, 0..MANY);
    let (changed, gone) = (ContactId(78), ContactId(79));
    let values = contact(77).values.with(Field::Name, "Aino Uusinimi").with(Field::PhoneNo, "050 999 8877");
    let company = Some(ContactId(71));
    assert!(files.write(|tx| tx.update_contact(changed, 1, &values, company, &modified("2026-11-25T10:00:00Z"))));
    files.write(|tx| tx.delete_contacts(gone, gone).map(drop));
    assert_right(&files);
    assert_eq!(numbers(&files, "uusinimi"), ["K00077"]);
    assert_eq!(numbers(&files, "8877"), ["K00077"]);
    assert!(numbers(&files, "aino78@virta70.fi").is_empty());
    // As the program sees it when it starts anew.
    let files = files.reopened();
    assert_eq!(numbers(&files, "uusinimi"), ["K00077"]);
    files.write(|tx| tx.rebuild_index());
    assert_right(&files);
    assert_eq!(numbers(&files, "uusinimi"), ["K00077"]);
    files.write(|tx| tx.delete_contacts(ContactId(1001), ContactId(MANY)).map(drop));
    assert_right(&files);
    files.write(|tx| tx.delete_contacts(ContactId(1), ContactId(1000)).map(drop));
    assert_right(&files);
}

#[test]
fn when_they_are_refused_at_the_end_all_is_as_it_was() {
    let files = finnish();
    bring_in(&files, 0..20);
    let refused: Result<(), kontakti::store::StoreError> = files.guild.write(|tx| {
        let mut bulk = Bulk::new(tx)?;
        let mut forms = Forms::new(&bulk.phone_region()?);
        for number in 20..MANY {
            let contact = contact(number);
            let id = bulk.reserve();
            bulk.insert(id, &contact, Indexed::of(contact.contact_type, &contact.values, &mut forms, Marking::Later))?;
        }
        bulk.finish()?;
        Err(kontakti::store::StoreError::Busy)
    });
    assert!(refused.is_err());
    assert_right(&files);
    assert!(numbers(&files, "aino77@virta70.fi").is_empty());
    files.add(contact(20));
    bring_in(&files, 21..30);
    assert_right(&files);
    assert_eq!(numbers(&files, "aino28@virta20.fi"), ["K00028"]);
}
