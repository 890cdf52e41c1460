use kontakti::domain::code_list::{Code, CodeList};
use kontakti::domain::contact::ContactType;
use kontakti::domain::field::Field;
use kontakti::domain::found::{ContactFilter, ContactSort};
use kontakti::domain::relation::Relation;

use crate::support::{Files, With, company, modified, person};

/// Two companies with two people each, and an independent person.
fn team() -> Files {
    let files = Files::new();
    let cronus = files.add(
        company("CT01", "Cronus Oy")
            .with(Field::City, "Järvenpää")
            .with(Field::CountryRegionCode, "FI")
            .with(Field::PhoneNo, "09 123 4567"),
    );
    let acme = files.add(company("CT02", "Åcme Ab").with(Field::City, "Espoo").with(Field::TerritoryCode, "N"));
    let mut old = person("CT03", "Aino Virtanen", Some(cronus)).with(Field::SalespersonCode, "JO");
    old.modified = modified("2020-01-01T00:00:00Z");
    let aino = files.add(old);
    files.add(person("CT04", "Zeb Zonk", Some(cronus)).with(Field::OrganizationalLevelCode, "CEO"));
    files.add(person("CT05", "Örjan Berg", Some(acme)).with(Field::City, "JARVENPAA"));
    files.add(person("CT06", "Hidden Person", Some(acme)).with(Field::PrivacyBlocked, "true"));
    files.add(person("CT07", "Free Lance", None).with(Field::JobTitle, "Oyster diver"));
    files.write(|tx| {
        for (list, code) in
            [(CodeList::Industry, "RET"), (CodeList::Mailing, "X-CARD"), (CodeList::Responsibility, "SALE")]
        {
            tx.insert_code(&Code { list, code: code.to_owned(), description: String::new(), url: String::new() })?;
        }
        tx.assign(cronus, CodeList::Industry, "RET", "")?;
        tx.assign(aino, CodeList::Mailing, "X-CARD", "")?;
        tx.assign(aino, CodeList::Responsibility, "SALE", "")?;
        tx.insert_relation(acme, &Relation { code: "CUST".to_owned(), kind: None, no: String::new() })
    });
    files
}

fn numbers(files: &Files, filter: &ContactFilter, sort: ContactSort, locale: &str, blocked: bool) -> String {
    let page = files.read(|tx| tx.list(filter, sort, locale, blocked, 0, 100));
    assert_eq!(page.total, page.items.len() as u64);
    page.items.iter().map(|contact| contact.no.trim_start_matches("CT0")).collect::<Vec<_>>().join(" ")
}

#[test]
fn each_filter_keeps_what_fits() {
    let files = team();
    let none = ContactFilter::default();
    let text = |text: &str| ContactFilter { text: text.to_owned(), ..none.clone() };
    let table = [
        (none.clone(), "1 2 3 4 5 7"),
        (ContactFilter { contact_type: Some(ContactType::Company), ..none.clone() }, "1 2"),
        (ContactFilter { contact_type: Some(ContactType::Person), ..none.clone() }, "3 4 5 7"),
        (ContactFilter { company_no: "ct01".to_owned(), ..none.clone() }, "1 3 4"),
        (ContactFilter { company_no: "CT99".to_owned(), ..none.clone() }, ""),
        (ContactFilter { salesperson: "jo".to_owned(), ..none.clone() }, "3"),
        (ContactFilter { territory: "n".to_owned(), ..none.clone() }, "2"),
        (ContactFilter { country: "fi".to_owned(), ..none.clone() }, "1"),
        (ContactFilter { city: "järvenpää ".to_owned(), ..none.clone() }, "1 5"),
        (ContactFilter { city: "järven".to_owned(), ..none.clone() }, ""),
        (ContactFilter { level: "CEO".to_owned(), ..none.clone() }, "4"),
        (ContactFilter { industry: "ret".to_owned(), ..none.clone() }, "1 3 4"),
        (ContactFilter { relation: "cust".to_owned(), ..none.clone() }, "2 5"),
        (ContactFilter { mailing: "x-card".to_owned(), ..none.clone() }, "3"),
        (ContactFilter { responsibility: "SALE".to_owned(), ..none.clone() }, "3"),
        (ContactFilter { responsibility: "BUY".to_owned(), ..none.clone() }, ""),
        (ContactFilter { industry: "RET".to_owned(), salesperson: "JO".to_owned(), ..none.clone() }, "3"),
        (text("cronus"), "1 3 4"),
        (text("virt cronus"), "3"),
        (text("oy"), "1 3 4 7"),
        (text("acme"), "2 5"),
        (text("ct07"), "7"),
        (text("1234567"), "1"),
        (text("nothing"), ""),
        (text("\"\" * -"), ""),
        (ContactFilter { contact_type: Some(ContactType::Person), ..text("cronus") }, "3 4"),
    ];
    for (filter, expected) in table {
        assert_eq!(numbers(&files, &filter, ContactSort::Number, "fi", false), expected, "{filter:?}");
    }
    assert_eq!(numbers(&files, &none, ContactSort::Number, "fi", true), "1 2 3 4 5 6 7");
    assert_eq!(numbers(&files, &text("hidden"), ContactSort::Number, "fi", false), "");
    assert_eq!(numbers(&files, &text("hidden"), ContactSort::Number, "fi", true), "6");
}

#[test]
fn names_sort_as_the_language_has_it() {
    let files = team();
    let none = ContactFilter::default();
    assert_eq!(numbers(&files, &none, ContactSort::Name, "fi", false), "3 1 7 4 2 5");
    assert_eq!(numbers(&files, &none, ContactSort::Name, "en-US", false), "2 3 1 7 5 4");
    assert_eq!(numbers(&files, &none, ContactSort::Name, "", false), "2 3 1 7 5 4");
    assert_eq!(numbers(&files, &none, ContactSort::Changed, "fi", false), "7 5 4 2 1 3");
}

#[test]
fn pages_end_at_the_last_one() {
    let files = team();
    let none = ContactFilter::default();
    for (page, expected) in [(0, (0, 4)), (1, (1, 2)), (2, (1, 2)), (u32::MAX, (1, 2))] {
        let found = files.read(|tx| tx.list(&none, ContactSort::Name, "fi", false, page, 4));
        assert_eq!((found.page, found.items.len(), found.total), (expected.0, expected.1, 6));
    }
    let nothing = ContactFilter { text: "nothing".to_owned(), ..none };
    let empty = files.read(|tx| tx.list(&nothing, ContactSort::Name, "fi", false, 3, 4));
    assert_eq!((empty.page, empty.items.len(), empty.total, empty.pages()), (0, 0, 0, 1));
}
