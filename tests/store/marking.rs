//! What contacts are found by that may be the same, made after they came in by the thousand.

use kontakti::domain::contact::{ContactId, ContactType, Modified, NewContact, Values};
use kontakti::domain::field::Field;
use kontakti::domain::phone::Forms;
use kontakti::domain::relation::BusinessRelationValue;
use kontakti::domain::search_string::StringPart;
use kontakti::store::{Bulk, Indexed, Marking, Measure, Newcomer, Progress};

use crate::support::{Files, at};

fn named(name: &str, mail: &str) -> Values {
    Values::default().with(Field::Name, name).with(Field::EMail, mail)
}

/// Stores people by the thousand, and gives their row ids.
fn bring_in(files: &Files, people: &[(String, String)]) -> (ContactId, ContactId) {
    files.write(|tx| {
        let mut bulk = Bulk::new(tx)?;
        for (at_place, (name, mail)) in people.iter().enumerate() {
            let values = named(name, mail);
            let indexed = Indexed::of(ContactType::Person, &values, &mut Forms::new("FI"), Marking::Later);
            let contact = NewContact {
                no: format!("P{at_place}"),
                no_series: String::new(),
                contact_type: ContactType::Person,
                company: None,
                values,
                business_relation: BusinessRelationValue::None,
                modified: Modified { at: at("2026-11-24T10:00:00Z"), by: "Aino".to_owned() },
            };
            let id = bulk.reserve();
            bulk.insert(id, &contact, indexed)?;
        }
        bulk.finish().map(|ids| ids.expect("people were stored"))
    })
}

fn doubles(files: &Files, name: &str, mail: &str) -> Vec<String> {
    let values = named(name, mail);
    let newcomer = Newcomer { id: None, contact_type: ContactType::Person, company: None, values: &values };
    let measure = Measure { threshold: 80, hit_percent: 60 };
    files.read(|tx| Ok(tx.doubles_of(&newcomer, measure)?.into_iter().map(|double| double.contact.no).collect()))
}

fn many(count: usize) -> Vec<(String, String)> {
    (0..count).map(|number| (format!("Aino Virta{number}"), format!("aino{number}@acme.fi"))).collect()
}

#[test]
fn what_came_by_the_thousand_is_found_once_it_was_marked() {
    let files = Files::new();
    let (first, last) = bring_in(&files, &many(3000));
    assert_eq!((first, last), (ContactId(1), ContactId(3000)));
    assert_eq!(files.read(|tx| tx.unmarked()), 3000);
    assert!(doubles(&files, "Aino Virta2999", "aino2999@acme.fi").is_empty());
    // Too many to be waited for.
    assert_eq!(files.write(|tx| tx.mark_few()), 3000);
    let mut told = Vec::new();
    assert_eq!(files.guild.mark_waiting(&mut |done| told.push(done)).expect("they are marked"), 3000);
    assert!(told.is_sorted() && told.last() == Some(&100), "{told:?}");
    assert_eq!(files.read(|tx| tx.unmarked()), 0);
    assert_eq!(doubles(&files, "Aino Virta2999", "aino2999@acme.fi"), ["P2999"]);
    assert_eq!(files.guild.mark_waiting(&mut |_| ()).expect("there is nothing to do"), 0);
}

#[test]
fn how_far_the_marking_is_can_be_asked() {
    let files = Files::new();
    bring_in(&files, &many(5000));
    assert_eq!(files.read(|tx| tx.making_ready()), Some(Progress { done: 0, total: 5000 }));
    let seen = std::cell::RefCell::new(Vec::new());
    let other = files.reopened();
    let mut look = |_| seen.borrow_mut().extend(other.read(|tx| tx.making_ready()).map(|progress| progress.done));
    files.guild.mark_waiting(&mut look).expect("they are marked");
    // Three slices of which each is half of the work, then what goes into the tables.
    assert_eq!(seen.into_inner(), [1000, 2000, 2500, 3750, 5000]);
    assert_eq!(files.read(|tx| tx.making_ready()), None);
}

#[test]
fn the_strings_of_very_many_companies_are_made_later_when_their_setup_changes() {
    let files = Files::new();
    let id = files.write(|tx| {
        let mut bulk = Bulk::new(tx)?;
        for number in 0..2100 {
            let values = Values::default().with(Field::Name, format!("Firm {number}"));
            let indexed = Indexed::of(ContactType::Company, &values, &mut Forms::new("FI"), Marking::Later);
            let contact = NewContact { values, ..crate::support::company(&format!("K{number}"), "") };
            let id = bulk.reserve();
            bulk.insert(id, &contact, indexed)?;
        }
        bulk.finish().map(|ids| ids.expect("companies were stored").0)
    });
    files.guild.mark_waiting(&mut |_| ()).expect("they are marked");
    let alike = Values::default().with(Field::Name, "Firm 2");
    let hits = |files: &Files| {
        let newcomer = Newcomer { id: None, contact_type: ContactType::Company, company: None, values: &alike };
        // By the two strings of the name alone.
        let measure = Measure { threshold: 100, hit_percent: 10 };
        let doubles = files.read(|tx| tx.doubles_of(&newcomer, measure));
        doubles
            .iter()
            .filter(|double| double.verdict.strings.is_some())
            .map(|double| double.contact.id)
            .collect::<Vec<_>>()
    };
    assert_eq!(hits(&files).len(), 1);
    files.write(|tx| tx.set_search_string(Field::Name, StringPart::Last, 6));
    assert_eq!(files.read(|tx| tx.unmarked()), 2100);
    // A change meanwhile keeps what was stored before from coming back.
    let kept = files.read(|tx| tx.contact(id)).expect("it is there");
    let changed = kept.values.clone().with(Field::City, "Espoo");
    assert!(files.write(|tx| tx.update_contact(id, kept.revision, &changed, None, &kept.modified)));
    files.guild.mark_waiting(&mut |_| ()).expect("they are marked");
    assert_eq!(hits(&files).len(), 1);
    assert_eq!(files.read(|tx| tx.unmarked()), 0);
}

#[test]
fn a_few_are_marked_at_once() {
    let files = Files::new();
    bring_in(&files, &many(20));
    assert_eq!(files.write(|tx| tx.mark_few()), 0);
    assert_eq!(doubles(&files, "Aino Virta7", "aino7@acme.fi"), ["P7"]);
}

#[test]
fn all_can_be_marked_anew_and_what_was_deleted_meanwhile_leaves_nothing() {
    let files = Files::new();
    bring_in(&files, &many(3000));
    files.guild.mark_waiting(&mut |_| ()).expect("they are marked");
    assert_eq!(files.write(|tx| tx.rebuild_search_strings()), 3000);
    assert_eq!(files.read(|tx| tx.unmarked()), 3000);
    files.write(|tx| tx.delete_contacts(ContactId(1), ContactId(3000)));
    assert_eq!(files.read(|tx| tx.unmarked()), 0);
    assert_eq!(files.guild.mark_waiting(&mut |_| ()).expect("there is nothing to do"), 0);
    assert!(doubles(&files, "Aino Virta7", "aino7@acme.fi").is_empty());
}

#[test]
fn contacts_that_are_taken_away_together_leave_the_others_as_they_are() {
    let files = Files::new();
    let other = files.add(crate::support::person("X", "Eero Virta", None));
    let (first, last) = bring_in(&files, &many(30));
    files.write(|tx| tx.mark_few());
    files.write(|tx| tx.delete_contacts(first, last));
    assert!(doubles(&files, "Aino Virta7", "aino7@acme.fi").is_empty());
    assert_eq!(files.names("virta"), ["Eero Virta"]);
    assert!(files.read(|tx| tx.check_index()).is_right());
    // The last ones go in another way.
    files.write(|tx| tx.delete_contacts(other, other));
    assert!(files.names("virta").is_empty());
    assert!(files.read(|tx| tx.check_index()).is_right());
}
