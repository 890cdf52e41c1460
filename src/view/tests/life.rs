//! Questions before a change that reaches others.

use super::samples::{aino, answer, cronus, longest};
use super::{message, read};
use crate::app::outcome::{Flow, Follower, Outcome};
use crate::domain::contact::{Contact, ContactType};
use crate::domain::field::Field;
use crate::domain::found::Page;
use crate::view::render;

fn flow(company: Contact, followers: Vec<Follower>, total: u64) -> Outcome {
    let after = company.values.clone().with(Field::PhoneNo, "09 999 0000").with(Field::LanguageCode, "SVE");
    let page = Page { items: followers, page: 0, per_page: 5, total };
    Outcome::Flow(Box::new(Flow { company, after, page, draft: "k".repeat(10) }))
}

#[test]
fn a_flow_names_who_changes_and_both_values() {
    let person = aino();
    let after = person.values.clone().with(Field::PhoneNo, "09 999 0000");
    let text = |reader| {
        let outcome = flow(cronus(), vec![Follower { person: person.clone(), after: after.clone() }], 1);
        read(&message(render(&Ok(answer(outcome)), reader)))
    };
    let english = text("en");
    for part in ["Change Cronus Oy?", "Phone: 09 123 4567 → 09 999 0000", "Aino Virtanen", "One person"] {
        assert!(english.contains(part), "{part}: {english}");
    }
    // Codes are shown as people read them.
    assert!(english.contains("Finnish → Swedish"), "{english}");
    assert!(text("fi").contains("suomi → ruotsi"), "{}", text("fi"));
}

#[test]
fn the_longest_flow_fits() {
    for stuff in ["W", "**_`[x](y)`_** @everyone "] {
        let person = || Follower { person: longest(ContactType::Person, stuff), after: aino().values };
        let company = longest(ContactType::Company, stuff);
        let outcome = flow(company, (0..5).map(|_| person()).collect(), 1_000_000);
        let length = read(&message(render(&Ok(answer(outcome)), "fi"))).chars().count();
        assert!(length <= 3500, "{length}");
    }
}
