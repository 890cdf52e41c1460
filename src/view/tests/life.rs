//! Questions before a change that reaches others.

use super::samples::{aino, answer, at, cronus, longest};
use super::{message, read};
use crate::app::outcome::{DeleteQuestion, Flow, Follower, Outcome};
use crate::app::refusal::{Failure, MergeFault, Named, Refusal, UndoFault};
use crate::domain::code_list::CodeList;
use crate::domain::contact::{Contact, ContactType};
use crate::domain::field::Field;
use crate::domain::found::Page;
use crate::domain::type_change::TypeFault;
use crate::store::Later;
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

#[test]
fn a_deletion_names_what_goes_and_fits_however_long_the_names_are() {
    let question = |name: &str, people| {
        let contact = Contact { values: cronus().values.with(Field::Name, name), ..cronus() };
        let first = (0..5).map(|at| (format!("CT00000{at}"), name.to_owned())).collect();
        let draft = "k".repeat(10);
        let question = DeleteQuestion { contact, people, first, notes: 2, codes: 1, relations: 1, addresses: 3, draft };
        read(&message(render(&Ok(answer(Outcome::DeleteQuestion(Box::new(question)))), "en")))
    };
    let text = question("Cronus Oy", 7);
    for part in ["Delete Cronus Oy?", "7 people: Cronus Oy (CT000000)", ", …", "2 notes", "one code", "3 alternative"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(question(&"W".repeat(100), 1_000_000).chars().count() < 1000);
}

#[test]
fn every_refusal_of_a_taking_back_says_what_and_what_to_do() {
    let text = || "XYZ".to_owned();
    let later = Later { by: text(), at: at(), action: "contact edit".into() };
    for fault in [
        UndoFault::NoChange { given: text() },
        UndoFault::Already,
        UndoFault::NotYours { by: text() },
        UndoFault::Later(later),
        UndoFault::Differs,
        UndoFault::InUse { name: text() },
        UndoFault::ContactGone,
        UndoFault::CompanyGone { company: text() },
        UndoFault::CodeGone { list: CodeList::Mailing, code: text() },
        UndoFault::SalespersonGone { code: text() },
        UndoFault::NumberTaken { number: text(), name: text() },
        UndoFault::ImportOnce,
        UndoFault::NotInTrash { given: text() },
        UndoFault::WentWith { company: text() },
    ] {
        refuses(Refusal::Undo(fault));
    }
    for fault in [
        TypeFault::Same,
        TypeFault::Filled(Field::CurrencyCode),
        TypeFault::People(2),
        TypeFault::Relations,
        TypeFault::IndustryGroups,
        TypeFault::WebSources,
        TypeFault::Responsibilities,
    ] {
        refuses(Refusal::TypeStays { name: text(), fault });
    }
    refuses(Refusal::CompanyMoves { name: text() });
    let named = || Named { no: text(), name: text() };
    refuses(Refusal::Merge(MergeFault::Same { contact: named() }));
    for contact_type in [ContactType::Company, ContactType::Person] {
        refuses(Refusal::Merge(MergeFault::Types { contact: named(), into: named(), contact_type }));
    }
}

/// A title, what is wrong, what to do, and that nothing was saved, in both languages.
#[track_caller]
fn refuses(refusal: Refusal) {
    for reader in ["en", "fi"] {
        let text = read(&message(render(&Err(Failure::from(refusal.clone())), reader)));
        let names_what_was_given = !format!("{refusal:?}").contains("XYZ") || text.contains("XYZ");
        assert!(text.lines().count() >= 4 && names_what_was_given, "{text}");
    }
}
