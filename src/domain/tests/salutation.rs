//! Tests of greetings.

use jiff::Timestamp;
use proptest::prelude::*;

use super::*;
use crate::domain::contact::{CompanyLink, ContactId, ContactType, Modified, Values};
use crate::domain::relation::BusinessRelationValue;

fn contact(contact_type: ContactType, fields: &[(Field, &str)]) -> Contact {
    Contact {
        id: ContactId(1),
        no: "CT000001".to_owned(),
        contact_type,
        company: None,
        values: fields.iter().fold(Values::default(), |values, (field, text)| values.with(*field, text)),
        business_relation: BusinessRelationValue::None,
        no_series: String::new(),
        modified: Modified { at: Timestamp::UNIX_EPOCH, by: String::new() },
        revision: 1,
    }
}

fn formula(language: &str, text: &str, names: &[NamePart]) -> Formula {
    let mut all = [None; NAMES];
    for (slot, name) in all.iter_mut().zip(names) {
        *slot = Some(*name);
    }
    Formula {
        code: "M".to_owned(),
        language: language.to_owned(),
        formality: Formality::Formal,
        text: text.to_owned(),
        names: all,
    }
}

const NAMES_OF_A_PERSON: [NamePart; 3] = [NamePart::FirstName, NamePart::MiddleName, NamePart::Surname];

#[test]
fn blanks_leave_no_gap_and_no_marks() {
    let table = [
        ("Dear %1 %2 %3,", ["Ann", "Mary", "Lee"], "Dear Ann Mary Lee,"),
        ("Dear %1 %2 %3,", ["Ann", "", "Lee"], "Dear Ann Lee,"),
        ("Dear %1 %2 %3,", ["Ann", "", ""], "Dear Ann,"),
        ("Dear %1 %2 %3,", ["", "", "Lee"], "Dear Lee,"),
        ("Dear %1 %2 %3,", ["", "", ""], "Dear,"),
        ("Dear %1 %2 %3", ["Ann", "", ""], "Dear Ann"),
        ("%1 %2 %3,", ["", "", "Lee"], "Lee,"),
        ("%1, %2, %3!", ["", "Mary", ""], "Mary!"),
        ("%1, %2, %3!", ["Ann", "", "Lee"], "Ann, Lee!"),
        ("Dear %1, %2", ["Ann", "", ""], "Dear Ann"),
        ("Hello %1 (%2),", ["Ann", "", ""], "Hello Ann,"),
        ("Hello %1 (%2) and all", ["Ann", "", ""], "Hello Ann and all"),
        ("Bonjour %1 !", ["", "", ""], "Bonjour !"),
        ("Hola, %1:", ["", "", ""], "Hola:"),
        ("Dear Mr. %1 of %2,", ["", "Mary", ""], "Dear Mr. of Mary,"),
        ("%1-%2 %3", ["Ann", "", "Lee"], "Ann Lee"),
        ("%1%2%3", ["Ann", "", "Lee"], "AnnLee"),
        ("%1 %1", ["Ann", "", ""], "Ann Ann"),
        ("100 % of %1", ["Ann", "", ""], "100 % of Ann"),
        ("Dear all,", ["", "", ""], "Dear all,"),
        ("", ["Ann", "", ""], ""),
    ];
    for (text, [first, middle, last], expected) in table {
        assert_eq!(fill(text, &[first, middle, last, "", ""]), expected, "{text} {first} {middle} {last}");
    }
    // What a name holds is never read as a formula.
    assert_eq!(fill("Dear %1 %2", &["%2", "%1, ", "", "", ""]), "Dear %2 %1,");
}

#[test]
fn every_place_needs_its_name_part() {
    let no_place = |place: &str| Err(Fault::NoSuchPlace { place: place.to_owned() });
    let no_name = |place: &str| Err(Fault::NoNamePart { place: place.to_owned() });
    let table: [(&str, &[NamePart], Result<(), Fault>); 10] = [
        ("Dear %1 %2 %3,", &NAMES_OF_A_PERSON, Ok(())),
        ("Dear all,", &[], Ok(())),
        // A name part that the text does not use does no harm.
        ("Dear %1,", &NAMES_OF_A_PERSON, Ok(())),
        ("100 % yours, %", &[], Ok(())),
        ("Dear %6,", &NAMES_OF_A_PERSON, no_place("%6")),
        ("Dear %0,", &NAMES_OF_A_PERSON, no_place("%0")),
        ("Dear %12,", &NAMES_OF_A_PERSON, no_place("%12")),
        ("Dear %1 %9,", &NAMES_OF_A_PERSON, no_place("%9")),
        ("Dear %4,", &NAMES_OF_A_PERSON, no_name("%4")),
        ("Dear %1,", &[], no_name("%1")),
    ];
    for (text, names, expected) in table {
        assert_eq!(formula("", text, names).check(), expected, "{text}");
    }
    assert_eq!(checked_text(&"x".repeat(51)), Err(Fault::TooLong { max: 50, length: 51 }));
    assert_eq!(checked_text(" Dear \n %1, "), Ok("Dear %1,".to_owned()));
}

#[test]
fn each_name_part_is_the_contacts_own() {
    let mut person = contact(
        ContactType::Person,
        &[
            (Field::JobTitle, "Buyer"),
            (Field::FirstName, "Ann"),
            (Field::MiddleName, "Mary"),
            (Field::Surname, "Lee"),
            (Field::Initials, "AML"),
        ],
    );
    person.company = Some(CompanyLink {
        id: ContactId(2),
        no: "CT000002".to_owned(),
        name: "Cronus".to_owned(),
        privacy_blocked: false,
    });
    let table = [
        (NamePart::JobTitle, "Buyer"),
        (NamePart::FirstName, "Ann"),
        (NamePart::MiddleName, "Mary"),
        (NamePart::Surname, "Lee"),
        (NamePart::Initials, "AML"),
        (NamePart::CompanyName, "Cronus"),
    ];
    for (part, expected) in table {
        assert_eq!(formula("", "%1", &[part]).greet(&person).as_deref(), Some(expected), "{part:?}");
        assert_eq!(NamePart::from_key(part.key()), Some(part));
    }
    let company = contact(ContactType::Company, &[(Field::Name, "Acme Oy")]);
    assert_eq!(formula("", "Dear %1,", &[NamePart::CompanyName]).greet(&company).as_deref(), Some("Dear Acme Oy,"));
}

#[test]
fn the_language_falls_back_and_a_formula_without_a_name_is_passed_over() {
    let ann = contact(ContactType::Person, &[(Field::FirstName, "Ann"), (Field::Surname, "Lee")]);
    let formulas = [
        formula("ENU", "Dear %1,", &[NamePart::FirstName]),
        formula("FIN", "Hyvä %1,", &[NamePart::FirstName]),
        formula("DEU", "Guten Tag %1,", &[NamePart::Initials]),
        formula("DES", "Grüezi %1,", &[NamePart::FirstName]),
        formula("", "Hello %1,", &[NamePart::Surname]),
    ];
    let table = [
        ("FIN", "ENU", Some("Hyvä Ann,")),
        ("", "ENU", Some("Dear Ann,")),
        ("SVE", "ENU", Some("Dear Ann,")),
        ("SVE", "DAN", Some("Hello Lee,")),
        ("", "", Some("Hello Lee,")),
        // British English is read like the English that is there.
        ("ENG", "", Some("Dear Ann,")),
        ("DES", "", Some("Grüezi Ann,")),
        // The German formula has nothing to say without initials.
        ("DEU", "", Some("Hello Lee,")),
        ("DEA", "FIN", Some("Hyvä Ann,")),
    ];
    for (asked, contacts, expected) in table {
        let found = greet(&formulas, &languages(asked, contacts), &ann);
        assert_eq!(found.map(|(_, greeting)| greeting).as_deref(), expected, "{asked} {contacts}");
    }
    assert_eq!(greet(&formulas[..1], &languages("FIN", "SVE"), &ann), None);
    assert_eq!(languages("DES", "SVF"), ["DES", "DEU", "SVF", "SVE", ""]);
}

proptest! {
    /// Greetings as people write them: words, names with blanks or commas between them, a mark at the end.
    #[test]
    fn no_double_blanks_and_no_stray_commas(
        start in "(Dear |Hyvä |Hola, |)",
        between in proptest::sample::select(vec![" ", ", ", " of ", " - "]),
        count in 1_usize..=5,
        end in "(,|!|:||, welcome)",
        values in proptest::array::uniform5("[A-Z][a-z]{0,5}|"),
    ) {
        let places: Vec<String> = (1..=count).map(|place| format!("%{place}")).collect();
        let text = format!("{start}{}{end}", places.join(between));
        let greeting = fill(&text, &values.each_ref().map(String::as_str));
        prop_assert!(!greeting.contains("  ") && !greeting.contains(" ,") && !greeting.contains(",,"), "{}", greeting);
        prop_assert!(!greeting.contains(",!") && !greeting.contains(",:") && !greeting.starts_with(','), "{}", greeting);
        prop_assert_eq!(greeting.trim(), &greeting);
        for value in &values[..count] {
            prop_assert!(greeting.contains(value.as_str()), "{}", greeting);
        }
    }

    #[test]
    fn any_text_is_filled(text in any::<String>(), values in proptest::array::uniform5(any::<String>())) {
        let _ = fill(&text, &values.each_ref().map(String::as_str));
        let _ = formula("", &text, &[]).check();
    }
}
