//! The index and the words in memory are kept in step with the rows, whoever writes.

use kontakti::domain::field::Field;
use kontakti::domain::found::Strength;
use kontakti::domain::query::Query;
use kontakti::store::{IndexCheck, Store, StoreError};

use crate::support::{Files, With, company, key, modified, person};

fn check(files: &Files) -> IndexCheck {
    files.read(|tx| tx.check_index())
}

fn raw(files: &Files, sql: &str) {
    rusqlite::Connection::open(files.path()).unwrap().execute_batch(sql).unwrap();
}

#[test]
fn what_was_stored_is_found_misspelt_at_once_and_what_was_taken_back_is_not() {
    let files = Files::new();
    assert!(files.names("korhonnen").is_empty());
    files.add(person("P1", "Aino Korhonen", None));
    assert_eq!(files.names("korhonnen"), ["Aino Korhonen"]);
    let taken_back: Result<(), StoreError> = files.guild.write(|tx| {
        tx.insert_contact(&person("P2", "Bo Zwingliman", None))?;
        let hits = tx.search(&Query::parse("zwinglimam"), None, "", false, 9)?;
        assert_eq!(hits.len(), 1, "a change sees its own words");
        Err(StoreError::Unreadable("not today"))
    });
    assert!(taken_back.is_err());
    assert!(files.names("zwinglimam").is_empty());
    files.add(person("P3", "Cecilia Zwinglihan", None));
    assert_eq!(files.names("zwinglihah"), ["Cecilia Zwinglihan"]);
    assert_eq!(files.names("korhonnen"), ["Aino Korhonen"]);
}

#[test]
fn what_another_process_writes_is_noticed() {
    let files = Files::new();
    files.add(person("P1", "Aino Korhonen", None));
    assert_eq!(files.names("korhonnen").len(), 1);
    let other = Store::open(files.folder.path()).unwrap().guild(&key()).unwrap();
    other.write(|tx| tx.insert_contact(&person("P2", "Bo Zwingliman", None))).unwrap();
    assert_eq!(files.names("zwinglimam"), ["Bo Zwingliman"]);
    other.write(|tx| tx.rebuild_index()).unwrap();
    other.write(|tx| tx.insert_contact(&person("P3", "Cecilia Haapsaarinen", None))).unwrap();
    assert_eq!(files.names("hapsaarinen"), ["Cecilia Haapsaarinen"]);
}

#[test]
fn more_words_than_can_wait_are_all_known() {
    let files = Files::new();
    assert!(files.names("anything").is_empty());
    let name = |number: u32| {
        let letters = number.to_string().bytes().map(|digit| char::from(b'a' + digit - b'0')).collect::<String>();
        format!("Zork{letters}en")
    };
    files.write(|tx| {
        for number in 10_000..15_000 {
            tx.insert_contact(&person(&format!("P{number}"), &name(number), None))?;
        }
        Ok(())
    });
    for number in [10_000, 12_345, 14_999] {
        let (name, hits) = (name(number), files.search(&format!("x{}", &name(number)[1..])));
        assert!(hits.iter().any(|hit| hit.contact.name == name && hit.strength == Strength::Typo), "{name}");
    }
    assert_eq!(files.names("zorkbcdefe").first().map(String::as_str), Some("Zorkbcdefen"), "a long start");
}

#[test]
fn a_check_finds_what_is_wrong_and_making_it_anew_helps() {
    let files = Files::new();
    let cronus = files.add(
        company("CT1", "Cronus Oy")
            .with(Field::City, "Järvenpää")
            .with(Field::PhoneNo, "09 123 4567")
            .with(Field::EMail, "info@cronus.fi"),
    );
    let aino = files.add(person("CT2", "Aino Mäkelä", Some(cronus)).with(Field::JobTitle, "Buyer"));
    files.add(person("CT3", "Bo Nyström", None).with(Field::PrivacyBlocked, "true"));
    files.write(|tx| {
        let contact = tx.contact(aino)?.unwrap();
        let values = contact.values.with(Field::Name, "Aino Korhonen");
        tx.update_contact(aino, contact.revision, &values, Some(cronus), &modified("2026-11-24T10:00:00Z"))
    });
    let right = check(&files);
    assert!(right.is_right() && right.contacts == 3, "{right:?}");
    for (sql, wrong, strays, unknown_words) in [
        ("DELETE FROM contact_words WHERE rowid = 2", 1, 0, 0),
        ("REPLACE INTO contact_words (rowid, terms) VALUES (2, 'nbo wbo tp')", 1, 0, 0),
        ("INSERT INTO contact_words (rowid, terms) VALUES (99, 'nbo wbo tp')", 0, 1, 0),
        ("DELETE FROM contact_phones WHERE rowid = 1", 1, 0, 0),
        ("DELETE FROM vocabulary WHERE word = 'korhonen'", 0, 0, 1),
        ("UPDATE contacts SET name_fi = x'00' WHERE id = 3", 1, 0, 0),
        ("UPDATE contacts SET name = 'Other' WHERE id = 3", 1, 0, 1),
    ] {
        raw(&files, sql);
        // Opened anew, so that no word is remembered.
        let files = files.reopened();
        let found = check(&files);
        assert_eq!((found.wrong, found.strays, found.unknown_words), (wrong, strays, unknown_words), "{sql}");
        assert!(!found.is_right());
        files.write(|tx| tx.rebuild_index());
        assert_eq!(check(&files).wrong, u64::from(sql.contains("SET name =")), "{sql}");
    }
}

#[test]
fn entries_of_another_form_are_made_anew_when_the_file_is_opened() {
    let files = Files::new();
    files.add(person("P1", "Aino Korhonen", None));
    raw(&files, "DELETE FROM contact_words WHERE rowid = 1; UPDATE index_form SET form = 0;");
    let files = files.reopened();
    assert_eq!(files.names("korhonen"), ["Aino Korhonen"]);
    assert!(check(&files).is_right());
}
