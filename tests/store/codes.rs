//! Codes that contacts have: who has them, other names, other meanings.

use kontakti::domain::code_list::{Code, CodeList};
use kontakti::domain::field::Field;
use kontakti::domain::relation::Relation;
use kontakti::domain::salesperson::Salesperson;
use kontakti::domain::search_string::{self, StringPart};
use kontakti::domain::settings::Section;

use crate::support::{Files, With, company, modified, person};

fn code(list: CodeList, code: &str) -> Code {
    Code { list, code: code.to_owned(), description: format!("about {code}"), url: String::new() }
}

#[test]
fn a_code_knows_who_has_it_in_a_field_a_relation_or_an_assignment() {
    let files = Files::new();
    let cronus = files.add(company("CT01", "Cronus").with(Field::TerritoryCode, "N"));
    let aino = files.add(person("CT02", "Aino", Some(cronus)).with(Field::TerritoryCode, "N"));
    files.write(|tx| {
        for (list, name) in [(CodeList::Territory, "N"), (CodeList::Relation, "PRESS"), (CodeList::Mailing, "X")] {
            tx.insert_code(&code(list, name))?;
        }
        tx.assign(aino, CodeList::Mailing, "X", "")?;
        tx.insert_relation(cronus, &Relation { code: "PRESS".to_owned(), kind: None, no: String::new() })
    });
    for (list, name, expected) in [
        (CodeList::Territory, "N", &["CT01", "CT02"][..]),
        (CodeList::Relation, "PRESS", &["CT01"]),
        (CodeList::Mailing, "X", &["CT02"]),
        // The same word on another list is another code.
        (CodeList::Industry, "X", &[]),
        (CodeList::Level, "N", &[]),
    ] {
        let (total, first) = files.read(|tx| tx.code_users(list, name, 5));
        let numbers: Vec<&str> = first.iter().map(|contact| contact.no.as_str()).collect();
        assert_eq!((total, numbers.as_slice()), (expected.len() as u64, expected), "{list:?} {name}");
    }
    let (total, first) = files.read(|tx| tx.code_users(CodeList::Territory, "N", 1));
    assert_eq!((total, first.len()), (2, 1));
}

#[test]
fn another_name_reaches_every_contact_and_makes_open_forms_stale() {
    let files = Files::new();
    let cronus = files.add(company("CT01", "Cronus").with(Field::TerritoryCode, "N"));
    let other = files.add(company("CT02", "Acme").with(Field::TerritoryCode, "S"));
    files.write(|tx| {
        tx.insert_code(&code(CodeList::Territory, "N"))?;
        tx.insert_code(&code(CodeList::Mailing, "N"))?;
        tx.assign(cronus, CodeList::Mailing, "N", "")?;
        tx.rename_code(CodeList::Territory, "N", "NORTH")
    });
    let [cronus_now, other_now] = [cronus, other].map(|id| files.read(|tx| tx.contact(id)).unwrap());
    assert_eq!((cronus_now.get(Field::TerritoryCode), cronus_now.revision), ("NORTH", 2));
    assert_eq!((other_now.get(Field::TerritoryCode), other_now.revision), ("S", 1));
    assert_eq!(files.read(|tx| tx.code(CodeList::Territory, "north")).unwrap().description, "about N");
    assert!(files.read(|tx| tx.code(CodeList::Territory, "N")).is_none());
    // The code of the same name on another list keeps it, until it is renamed itself.
    assert_eq!(files.read(|tx| tx.assignments(cronus, CodeList::Mailing))[0].code.code, "N");
    files.write(|tx| tx.rename_code(CodeList::Mailing, "N", "NEWS"));
    assert_eq!(files.read(|tx| tx.assignments(cronus, CodeList::Mailing))[0].code.code, "NEWS");
}

#[test]
fn contacts_go_from_one_salesperson_to_another() {
    let files = Files::new();
    let jims = files.add(company("CT01", "Cronus").with(Field::SalespersonCode, "JO"));
    let nobodys = files.add(company("CT02", "Acme"));
    files.write(|tx| tx.insert_salesperson(&Salesperson { code: "LT".to_owned(), ..Salesperson::default() }));
    assert_eq!(files.read(|tx| tx.salesperson_contacts("JO")), 1);
    let gone = files.write(|tx| tx.hand_over("JO", "LT", &modified("2026-11-24T10:00:00Z")));
    assert_eq!(gone, [jims]);
    let contact = files.read(|tx| tx.contact(jims)).unwrap();
    assert_eq!((contact.get(Field::SalespersonCode), contact.revision), ("LT", 2));
    assert_eq!(contact.modified, modified("2026-11-24T10:00:00Z"));
    assert_eq!(files.read(|tx| tx.contact(nobodys)).unwrap().revision, 1);
    // Contacts without a salesperson are nobody's to hand over.
    assert!(files.write(|tx| tx.hand_over("", "LT", &modified("2026-11-24T10:00:00Z"))).is_empty());
}

#[test]
fn a_file_starts_with_the_shipped_search_strings() {
    let files = Files::new();
    let by_field = |mut lines: Vec<search_string::SearchString>| {
        lines.sort_by_key(|line| (line.field, line.part));
        lines
    };
    assert_eq!(files.read(|tx| tx.search_strings()), by_field(search_string::standard()));
    files.write(|tx| {
        tx.set_search_string(Field::Name, StringPart::First, 0)?;
        tx.set_search_string(Field::Name, StringPart::Last, 8)?;
        tx.set_search_string(Field::HomePage, StringPart::First, 2)
    });
    let lines = files.read(|tx| tx.search_strings());
    assert_eq!(lines.len(), 16);
    assert_eq!((lines[0].field, lines[0].part, lines[0].length), (Field::Name, StringPart::Last, 8));
    assert_eq!(files.read(|tx| tx.last_setup(Section::Duplicates)), None);
}
