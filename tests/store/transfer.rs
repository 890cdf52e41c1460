use kontakti::domain::alternative_address::{AlternativeAddress, DateRange};
use kontakti::domain::code_list::{Code, CodeList};
use kontakti::domain::field::Field;
use kontakti::domain::relation::Relation;
use kontakti::store::{Bulk, StoreError};

use crate::support::{Files, at, company, person};

#[test]
fn each_contact_comes_in_the_order_of_numbers_with_all_that_hangs_on_it() {
    let files = Files::new();
    let address = AlternativeAddress {
        code: "SUMMER".to_owned(),
        values: vec![(Field::City, "Hanko".to_owned()), (Field::Address, "Ranta 1".to_owned())],
        ranges: vec![
            DateRange { from: "2026-06-01".parse().unwrap(), to: Some("2026-08-31".parse().unwrap()) },
            DateRange { from: "2027-06-01".parse().unwrap(), to: None },
        ],
    };
    let bare = AlternativeAddress { code: "BARE".to_owned(), values: Vec::new(), ranges: Vec::new() };
    let relation = Relation { code: "CUST".to_owned(), kind: None, no: String::new() };
    let aino = files.add(person("CT2", "Aino", None));
    let cronus = files.add(company("CT1", "Cronus"));
    files.write(|tx| {
        for list in [CodeList::Industry, CodeList::Mailing, CodeList::Responsibility, CodeList::WebSource] {
            for code in ["B", "A"] {
                tx.insert_code(&Code { list, code: code.to_owned(), description: String::new(), url: String::new() })?;
                tx.assign(cronus, list, code, "word")?;
            }
        }
        tx.insert_alternative_address(cronus, &address)?;
        tx.insert_alternative_address(cronus, &bare)?;
        tx.insert_relation(cronus, &relation)?;
        tx.insert_note(cronus, "second", "1", "Bo", at("2026-11-24T10:00:00Z"))?;
        tx.insert_note(cronus, "first", "1", "Aino", at("2026-11-23T10:00:00Z"))?;
        let mut bulk = Bulk::new(tx)?;
        bulk.join(aino, cronus)?;
        bulk.finish()
    });
    let mut all = Vec::new();
    files.read(|tx| {
        tx.each_contact::<StoreError>(|full| {
            all.push(full);
            Ok(())
        })
    });
    let numbers: Vec<_> = all.iter().map(|full| full.contact.no.as_str()).collect();
    assert_eq!(numbers, ["CT1", "CT2"]);
    let full = &all[0];
    assert_eq!(full.industry_groups, ["A", "B"]);
    assert_eq!(full.mailing_groups, ["A", "B"]);
    assert_eq!(full.job_responsibilities, ["A", "B"]);
    assert_eq!(full.web_sources, [("A".to_owned(), "word".to_owned()), ("B".to_owned(), "word".to_owned())]);
    assert_eq!(full.relations, [relation]);
    assert_eq!(full.alternative_addresses, [bare, address]);
    let notes: Vec<_> = full.notes.iter().map(|(text, by, _)| (text.as_str(), by.as_str())).collect();
    assert_eq!(notes, [("first", "Aino"), ("second", "Bo")]);
    assert_eq!(all[1].contact.company_no(), "CT1");
    assert_eq!(files.names("aino cronus"), ["Aino"], "the index knows the company that was set later");
}

#[test]
fn a_walk_over_all_contacts_stops_at_the_first_failure() {
    let files = Files::new();
    for number in 0..5 {
        files.add(company(&format!("CT{number}"), "Any"));
    }
    let mut seen = 0;
    let stopped = files.guild.read::<(), StoreError>(|tx| {
        tx.each_contact(|_| {
            seen += 1;
            if seen == 2 { Err(StoreError::Unreadable("a test")) } else { Ok(()) }
        })
    });
    assert!(stopped.is_err());
    assert_eq!(seen, 2);
}

#[test]
fn contacts_can_be_written_while_all_are_walked_over() {
    let files = Files::new();
    for number in 0..3 {
        files.add(company(&format!("CT{number}"), "Any"));
    }
    let mut seen = Vec::new();
    files.read(|tx| {
        tx.each_contact::<StoreError>(|full| {
            files.add(company(&format!("NEW{}", seen.len()), "New"));
            seen.push(full.contact.no);
            Ok(())
        })
    });
    assert_eq!(seen, ["CT0", "CT1", "CT2"]);
    assert_eq!(files.names("new").len(), 3);
}
