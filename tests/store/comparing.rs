//! Contacts compared with each other in the background, while others go on working.

use kontakti::domain::contact::{ContactId, Values};
use kontakti::domain::field::Field;
use kontakti::store::{Measure, Progress};

use crate::support::{Files, With, person};

const MEASURE: Measure = Measure { threshold: 80, hit_percent: 60 };

/// So many people, of whom two share their mail, and two more.
fn people(count: u64) -> Files {
    let files = Files::new();
    files.write(|tx| {
        for number in 0..count {
            let mail = if number < 4 { number / 2 } else { number };
            let contact = person(&format!("P{number}"), &format!("Aino Virta{number}"), None);
            tx.insert_contact(&contact.with(Field::EMail, &format!("aino{mail}@acme.fi")))?;
        }
        Ok(())
    });
    files
}

fn look(files: &Files) -> Option<Progress> {
    files.write(|tx| tx.look_for_doubles(MEASURE))
}

/// The open pairs by their row ids.
fn pairs(files: &Files) -> Vec<(i64, i64)> {
    let total = files.read(|tx| tx.open_pair(None, 0, true)).0;
    let at = |place| files.read(|tx| tx.open_pair(None, place, true)).2.expect("there is a pair at every place");
    let mut pairs: Vec<_> = (0..total as u32).map(at).map(|pair| (pair.a.0, pair.b.0)).collect();
    pairs.sort_unstable();
    pairs
}

#[test]
fn few_are_compared_at_once() {
    let files = people(20);
    assert_eq!(look(&files), None);
    assert_eq!(pairs(&files), [(1, 2), (3, 4)]);
    assert_eq!(files.guild.compare_waiting().unwrap(), 0);
}

#[test]
fn many_are_compared_when_somebody_waits_for_it() {
    let files = people(2100);
    assert_eq!(files.guild.compare_waiting().unwrap(), 0, "nobody asked");
    assert_eq!(look(&files), Some(Progress { done: 0, total: 2100 }));
    assert_eq!(look(&files), Some(Progress { done: 0, total: 2100 }), "it is not begun anew");
    assert!(pairs(&files).is_empty());
    assert_eq!(files.guild.compare_waiting().unwrap(), 2100);
    assert_eq!(look(&files), None);
    assert_eq!(pairs(&files), [(1, 2), (3, 4)]);
}

#[test]
fn those_that_changed_since_are_compared_one_by_one() {
    let files = people(2100);
    look(&files);
    files.guild.compare_waiting().unwrap();
    let mail = |id: i64, mail: &str| {
        files.write(|tx| {
            let contact = tx.contact(ContactId(id))?.expect("it is there");
            let values: Values = contact.values.clone().with(Field::EMail, mail);
            tx.update_contact(contact.id, contact.revision, &values, None, &contact.modified)
        })
    };
    for id in 1001..=1150 {
        mail(id, &format!("other{id}@acme.fi"));
    }
    mail(2, "alone@acme.fi");
    mail(1150, "aino1@acme.fi");
    assert_eq!(look(&files), Some(Progress { done: 0, total: 151 }));
    assert_eq!(files.guild.compare_waiting().unwrap(), 151);
    assert_eq!(look(&files), None);
    assert_eq!(pairs(&files), [(3, 4), (3, 1150), (4, 1150)]);
}

#[test]
fn others_change_separate_and_delete_meanwhile() {
    let files = people(2100);
    look(&files);
    let other = files.reopened();
    let comparing = std::thread::spawn(move || other.guild.compare_waiting().unwrap());
    files.write(|tx| tx.set_separate(ContactId(1), ContactId(2), true));
    for id in 3..=100 {
        files.write(|tx| tx.delete_contact(ContactId(id)));
    }
    comparing.join().unwrap();
    // Whatever came first, nothing is left of what is not there, or known to be two.
    assert_eq!(look(&files), None);
    assert!(pairs(&files).is_empty());
    assert!(files.read(|tx| tx.are_separate(ContactId(1), ContactId(2))));
}

#[test]
fn what_was_stopped_is_done_the_next_time() {
    let files = people(2100);
    look(&files);
    let files = files.reopened();
    assert_eq!(look(&files), Some(Progress { done: 0, total: 2100 }));
    // Made anew meanwhile: first their keys, then the comparing.
    files.write(|tx| tx.rebuild_search_strings());
    assert_eq!(files.guild.compare_waiting().unwrap(), 0);
    files.guild.mark_waiting(&mut |_| ()).unwrap();
    assert_eq!(files.guild.compare_waiting().unwrap(), 2100);
    assert_eq!(pairs(&files), [(1, 2), (3, 4)]);
}
