//! A clock that is set back: what was written with the later time stays right, and nothing new is lost behind it.

use jiff::{SignedDuration, Timestamp};
use kontakti::domain::field::Field;
use kontakti::domain::journal::{JournalItem, Subject};

use crate::support::{Files, at, company, modified};

const BEFORE: &str = "2030-01-01T12:00:00Z";
/// Years earlier.
const AFTER: &str = "2026-11-24T12:00:00Z";

#[test]
fn an_interaction_is_known_again_after_the_clock_was_set_back() {
    let files = Files::new();
    assert!(files.write(|tx| tx.mark_processed("1", at(BEFORE))));
    assert!(files.write(|tx| tx.mark_processed("2", at(AFTER))));
    for known in ["1", "2"] {
        assert!(!files.write(|tx| tx.mark_processed(known, at(AFTER))));
    }
}

#[test]
fn a_draft_of_before_waits_and_one_of_after_expires_in_its_time() {
    let files = Files::new();
    let quarter = SignedDuration::from_mins(15);
    files.write(|tx| tx.put_draft("early", "1", "{}", at(BEFORE), at(BEFORE) + quarter));
    files.write(|tx| tx.put_draft("late", "1", "{}", at(AFTER), at(AFTER) + quarter));
    let is_there = |key: &str, now: Timestamp| files.read(|tx| tx.draft(key, now)).is_some();
    assert!(is_there("early", at(AFTER)) && is_there("late", at(AFTER)));
    assert!(!is_there("late", at(AFTER) + quarter));
}

#[test]
fn the_journal_keeps_the_order_in_which_things_happened() {
    let files = Files::new();
    let id = files.add(company("CT1", "Cronus"));
    let item = JournalItem { subject: Subject::Contact { id }, before: None, after: None };
    for (when, action) in [(BEFORE, "company add"), (AFTER, "contact edit")] {
        files.write(|tx| tx.record(at(when), "1", "Aino", action, std::slice::from_ref(&item)));
    }
    let history = files.read(|tx| tx.history(id, 0, 10)).items;
    let actions: Vec<&str> = history.iter().map(|entry| entry.action.as_str()).collect();
    assert_eq!(actions, ["contact edit", "company add"]);
    let latest = files.read(|tx| tx.latest_changes(Some("1"), 1));
    assert_eq!(latest[0].action, "contact edit");
}

#[test]
fn what_was_looked_up_last_comes_first_and_is_not_forgotten() {
    let files = Files::new();
    let ids: Vec<_> = (0..60).map(|n| files.add(company(&format!("CT{n}"), &format!("Cronus {n}")))).collect();
    for id in &ids[..50] {
        files.write(|tx| tx.remember_recent("aino", *id, at(BEFORE)));
    }
    for id in &ids[50..] {
        files.write(|tx| tx.remember_recent("aino", *id, at(AFTER)));
    }
    let recent = files.read(|tx| tx.recent_contacts("aino", None, 60));
    assert_eq!(recent.len(), 50);
    let newest: Vec<_> = recent.iter().take(10).map(|contact| contact.id).collect();
    assert_eq!(newest, ids[50..].iter().rev().copied().collect::<Vec<_>>());
}

#[test]
fn the_trash_waits_rather_longer_than_too_short() {
    let files = Files::new();
    let mut contact = company("CT1", "Cronus");
    contact.values.set(Field::City, "Espoo");
    let id = files.add(contact);
    let contact = files.read(|tx| tx.contact(id)).unwrap();
    files.write(|tx| {
        tx.delete_contact(id)?;
        tx.put_in_trash(&contact, 1, id, 0, &modified(BEFORE))
    });
    let days = SignedDuration::from_hours(24 * 90);
    assert_eq!(files.write(|tx| tx.purge_older(at(AFTER) - days)), 0);
    assert_eq!(files.write(|tx| tx.purge_older(at(BEFORE))), 0);
    assert_eq!(files.write(|tx| tx.purge_older(at(BEFORE) + SignedDuration::from_secs(1))), 1);
}
