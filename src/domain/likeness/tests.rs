//! Tests of the score, with contacts as people write them.

use proptest::prelude::*;

use super::*;
use crate::domain::contact::{ContactId, ContactType, Values};
use crate::domain::field::Field;

/// `name | e-mail | phone | address | post code | city`; the rest may be left out.
fn values(text: &str) -> Values {
    let fields = [Field::Name, Field::EMail, Field::PhoneNo, Field::Address, Field::PostCode, Field::City];
    fields
        .into_iter()
        .zip(text.split('|'))
        .fold(Values::default(), |values, (field, text)| values.with(field, text.trim()))
}

fn company(text: &str) -> Profile {
    Profile::new(ContactType::Company, &values(text), "FI", None)
}

fn person(text: &str, employer: Option<(i64, &str)>) -> Profile {
    let its = employer.map(|(id, text)| (ContactId(id), company(text)));
    Profile::new(ContactType::Person, &values(text), "FI", its.as_ref().map(|(id, profile)| (*id, profile)))
}

/// Whether the pair is likely enough at the shipped threshold; compared both ways round.
#[track_caller]
fn are_alike(a: &Profile, b: &Profile) -> bool {
    let likeness = compare(a, b);
    assert_eq!(likeness.score, compare(b, a).score, "the same both ways round");
    likeness.score >= 80
}

#[test]
fn companies() {
    for (a, b, alike) in [
        ("Cronus Oy", "Cronus Oy", true),
        ("Cronus Oy", "CRONUS", true),
        ("Cronus Oy", "Oy Cronus Ab", true),
        ("Ödegård GmbH", "Odegard", true),
        ("Nordic Trading Ltd", "Trading Nordic Limited", true),
        ("Cronus Oy|||||Helsinki", "Kronus Oy|||||Helsinki", true),
        ("Cronus Oy", "Kronus Oy", false),
        ("Cronus Oy|||||Helsinki", "Cronus Ab|||||Stockholm", false),
        ("Cronus Oy|||||Helsinki", "Adatum Oy|||||Helsinki", false),
        ("Cronus Oy|info@cronus.fi", "Something|INFO@cronus.fi", true),
        ("Cronus Oy||09 123 4567", "Something||+358 9 1234567", true),
        ("Cronus Oy|info@cronus.fi", "Something|sales@cronus.fi", false),
        ("Store 12 Oy|||||Espoo", "Store 13 Oy|||||Espoo", false),
        ("Oy", "Ab", false),
    ] {
        assert_eq!(are_alike(&company(a), &company(b)), alike, "{a} / {b}");
    }
}

#[test]
fn numbers_of_registers() {
    let with = |vat: &str, name: &str| {
        Profile::new(ContactType::Company, &values(name).with(Field::VatRegistrationNo, vat), "FI", None)
    };
    assert!(are_alike(&with("FI12345671", "Cronus Oy"), &with("FI 1234567-1", "Something Else")));
    assert!(!are_alike(&with("FI12345671", "Cronus Oy"), &with("FI01120389", "Cronus Oy")));
}

#[test]
fn independent_people() {
    for (a, b, alike) in [
        ("Aino Virtanen|aino@x.fi", "Aino Virtanen|aino@x.fi", true),
        ("Aino Virtanen|aino@x.fi", "Virtanen Aino|AINO@x.fi", true),
        ("Aino Virtanen|aino@x.fi", "Virtanen, Aino|aino@x.fi", true),
        ("William Smith||040 123 4567", "Bill Smith||+358401234567", true),
        ("Aino Virtanen||040 123 4567", "A. Virtanen||040 1234567", true),
        ("Aino Virtanen||040 123 4567", "Aino Korhonen||040 123 4567", true),
        ("Åsa Öberg|asa@x.se", "Asa Oberg|asa@x.se", true),
        ("Aino Virtanen", "Aino Virtanen", false),
        ("Aino Virtanen|||||Espoo", "Aino Virtanen|||||Espoo", true),
        ("Aino Virtanen|||Kotitie 5|02100|Espoo", "Aino Virtane|||Kotitie 5|02100|Espoo", true),
        // A household.
        (
            "Matti Virtanen||09 123 4567|Kotitie 5|02100|Espoo",
            "Liisa Virtanen||09 123 4567|Kotitie 5|02100|Espoo",
            false,
        ),
        ("Matti Virtanen|perhe@x.fi", "Liisa Virtanen|perhe@x.fi", false),
    ] {
        assert_eq!(are_alike(&person(a, None), &person(b, None)), alike, "{a} / {b}");
    }
}

#[test]
fn what_people_share_with_the_company_is_no_evidence() {
    const CRONUS: &str = "Cronus Oy|info@cronus.fi|09 123 4567|Aleksi 1|00100|Helsinki";
    let rest = "|info@cronus.fi|09 123 4567|Aleksi 1|00100|Helsinki";
    for (a, b, alike) in [
        ("Aino Virtanen", "Aino Virtanen", true),
        ("Aino Virtanen", "Virtanen Aino", true),
        ("Elizabeth Smith", "Liz Smith", true),
        ("Aino Virtanen", "Liisa Virtanen", false),
        ("Aino Virtanen", "Aino Korhonen", false),
        ("Anna Virtanen", "Anne-Mari Virtanen", false),
        ("Juha Virtanen", "Jukka Virtanen", false),
        ("Liz Smith", "Beth Smith", false),
    ] {
        let of = |name: &str| person(&format!("{name}{rest}"), Some((1, CRONUS)));
        assert_eq!(are_alike(&of(a), &of(b)), alike, "{a} / {b}");
    }
    let here = person(&format!("Aino Virtanen{rest}"), Some((1, CRONUS)));
    let there = person(&format!("Aino Virtanen{rest}"), Some((2, CRONUS)));
    assert!(!are_alike(&here, &there), "namesakes at two companies at one address");
    let apart = |mail: &str, mobile: &str| {
        let own = values(&format!("Aino Virtanen|{mail}")).with(Field::MobilePhoneNo, mobile);
        Profile::new(ContactType::Person, &own, "FI", Some((ContactId(1), &company(CRONUS))))
    };
    assert!(
        !are_alike(&apart("aino@cronus.fi", "040 1111111"), &apart("aino.v@cronus.fi", "040 2222222")),
        "namesakes"
    );
}

#[test]
fn what_a_third_colleague_has_too_is_no_evidence() {
    let with = |name: &str, colleagues: u32| {
        let mut profile = person(&format!("{name}||040 123 4567"), Some((1, "Cronus Oy")));
        profile.count_colleagues(|_| colleagues);
        profile
    };
    assert!(are_alike(&with("Aino Virtanen", 1), &with("Aino Korhonen", 1)), "one mobile, one given name");
    assert!(!are_alike(&with("Aino Virtanen", 2), &with("Aino Korhonen", 2)), "the phone of the office");
}

#[test]
fn reasons_are_named() {
    let likeness = compare(&company("Cronus Oy|a@x.fi|||| Espoo"), &company("Cronus|A@x.fi||||espoo"));
    assert_eq!(likeness.reasons, [Reason::SameEmail, Reason::Name { percent: 100 }, Reason::SameCity]);
}

#[test]
fn what_is_compared_are_these_fields() {
    for contact_type in [ContactType::Company, ContactType::Person] {
        let profile = |values: &Values| Profile::new(contact_type, values, "FI", None);
        for field in Field::ALL {
            let text = match field {
                Field::EMail | Field::EMail2 => "a@x.fi",
                Field::PhoneNo | Field::MobilePhoneNo => "040 1234567",
                _ => "Abc",
            };
            // The parts of a person's name count beside the name.
            let base = Values::default().with(Field::Name, "Aino");
            let differs = profile(&base.clone().with(field, text)) != profile(&base);
            let parts = [Field::FirstName, Field::MiddleName, Field::Surname].contains(&field);
            let expected = COMPARED.contains(&field) && !(parts && contact_type == ContactType::Company);
            assert_eq!(differs, expected, "{contact_type:?} {field:?}");
        }
    }
}

#[test]
fn contacts_of_two_types_are_never_alike() {
    let company = company("Aino Virtanen|aino@x.fi|09 123 4567");
    assert_eq!(compare(&company, &person("Aino Virtanen|aino@x.fi|09 123 4567", None)).score, 0);
}

proptest! {
    #[test]
    fn any_texts_have_a_score_that_is_the_same_both_ways(a in "\\PC{0,40}\\|\\PC{0,20}\\|[0-9+ ]{0,12}\\|\\PC{0,20}", b in "\\PC{0,40}\\|\\PC{0,20}\\|[0-9+ ]{0,12}\\|\\PC{0,20}") {
        for (x, y) in [(company(&a), company(&b)), (person(&a, None), person(&b, None))] {
            let there = compare(&x, &y);
            prop_assert!(there.score <= 100);
            prop_assert_eq!(there.score, compare(&y, &x).score);
            let of_x = keys(&x);
            prop_assert!(of_x.is_sorted() && of_x.len() < 80);
        }
    }

    #[test]
    fn whoever_has_a_name_and_a_mail_shares_a_key_with_the_same_again(name in "[A-Za-zäöåÉ]{2,12} [A-Za-zäöå]{2,12}") {
        let text = format!("{name}|a@x.fi");
        prop_assert!(are_alike(&person(&text, None), &person(&text, None)));
        prop_assert_eq!(keys(&person(&text, None)), keys(&person(&text, None)));
    }
}
