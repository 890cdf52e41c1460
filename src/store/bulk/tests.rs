//! A segment that was written from sorted tokens beside the one that FTS5 writes itself.

use std::ops::ControlFlow;

use proptest::prelude::*;
use rusqlite::{Connection, params};

use super::gathering::Gathered;
use super::making;
use super::runs::{Gathering, Runs};
use super::segment::{self, Segment};
use super::sorted::Indexes;
use crate::store::{StoreError, schema};

/// Contacts' words and the runs of digits of their phones, by row id.
type Contacts = Vec<(i64, String, String)>;

/// A file as all are, with small pages so that a few contacts fill many.
fn file(page_size: u16) -> Connection {
    let mut db = Connection::open_in_memory().unwrap();
    schema::migrate(&mut db).unwrap();
    for table in ["contact_words", "contact_phones"] {
        db.execute(&format!("INSERT INTO {table} ({table}, rank) VALUES ('pgsz', ?1)"), [page_size]).unwrap();
    }
    db
}

/// As FTS5 writes them, all at once.
fn written_by_fts5(db: &Connection, contacts: &Contacts) {
    db.execute_batch("BEGIN").unwrap();
    for (id, words, _) in contacts {
        db.execute("INSERT INTO contact_words (rowid, terms) VALUES (?1, ?2)", params![id, words]).unwrap();
    }
    for (id, _, phones) in contacts.iter().filter(|(.., phones)| !phones.is_empty()) {
        db.execute("INSERT INTO contact_phones (rowid, grams) VALUES (?1, ?2)", params![id, phones]).unwrap();
    }
    db.execute_batch("COMMIT").unwrap();
}

fn written_by_us(db: &Connection, contacts: &Contacts) {
    db.execute_batch("BEGIN").unwrap();
    write_segments(db, contacts).unwrap();
    db.execute_batch("COMMIT").unwrap();
}

fn write_segments(db: &Connection, contacts: &Contacts) -> Result<(), StoreError> {
    let base = contacts.iter().map(|(id, ..)| *id).min().unwrap_or(1);
    let mut segments = [Segment::begin(db, segment::WORDS)?, Segment::begin(db, segment::PHONES)?];
    let (mut words, mut phones) = (Gathering::default(), Gathering::default());
    for (id, its_words, its_phones) in contacts {
        let contact = u32::try_from(id - base).unwrap();
        words.add(contact, its_words.split_whitespace());
        segments[0].count(db, *id, its_words.split_whitespace().count() as u64)?;
        if !its_phones.is_empty() {
            phones.add(contact, its_phones.split_whitespace());
            segments[1].count(db, *id, its_phones.split_whitespace().count() as u64)?;
        }
    }
    let gathered = Gathered { words: words.finish(), phones: phones.finish() };
    let pages = making::make(db, &segments, &gathered, &Indexes::default(), base)?;
    for (segment, pages) in segments.into_iter().zip(pages) {
        segment.finish(db, pages)?;
    }
    segment::read_anew(db)
}

/// All that the index keeps but the list of its segments, in which only the level may differ.
fn kept(db: &Connection) -> Vec<(String, i64, Vec<u8>)> {
    let mut all = Vec::new();
    for table in ["contact_words", "contact_phones"] {
        for sql in [
            format!("SELECT '{table} data', id, block FROM {table}_data WHERE id <> 10"),
            format!("SELECT '{table} idx ' || segid, pgno, CAST(term AS BLOB) FROM {table}_idx"),
            format!("SELECT '{table} size ' || origin, id, sz FROM {table}_docsize"),
        ] {
            let mut statement = db.prepare(&sql).unwrap();
            let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
            all.extend(rows.map(Result::unwrap));
        }
    }
    all
}

fn found(db: &Connection, query: &str) -> Vec<i64> {
    let mut statement =
        db.prepare("SELECT rowid FROM contact_words WHERE contact_words MATCH ?1 ORDER BY rowid DESC").unwrap();
    statement.query_map([query], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

fn is_sound(db: &Connection) -> bool {
    ["contact_words", "contact_phones"].iter().all(|table| {
        db.execute(&format!("INSERT INTO {table} ({table}) VALUES ('integrity-check')"), []).is_ok()
            && db.query_row(&format!("PRAGMA integrity_check('{table}')"), [], |row| row.get(0)) == Ok("ok".to_owned())
    })
}

/// Words that share their starts, of one letter to many, with letters of several bytes.
fn contacts() -> impl Strategy<Value = Contacts> {
    let word = prop_oneof![
        "[nw][ab]{1,3}",
        "[nw][aäшb]{1,9}",
        "w[a-z0-9@.]{0,3}[a-z]",
        "w[0-9]{30,90}",
        Just("tp".to_owned())
    ];
    let words =
        prop::collection::hash_set(word, 1..9).prop_map(|words| words.into_iter().collect::<Vec<_>>().join(" "));
    let phones = prop::collection::hash_set("[0-3]{3,4}", 0..4)
        .prop_map(|grams| grams.into_iter().collect::<Vec<_>>().join(" "));
    let gaps = prop_oneof![20 => 1_i64..3, 1 => 1000_i64..1_000_000];
    prop::collection::vec((gaps, words, phones), 1..400).prop_map(|contacts| {
        let mut id = 0;
        contacts
            .into_iter()
            .map(|(gap, words, phones)| {
                id += gap;
                (id, words, phones)
            })
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn segments_are_what_fts5_writes_byte_for_byte(contacts in contacts(), page_size in 32_u16..300) {
        let (theirs, ours) = (file(page_size), file(page_size));
        written_by_fts5(&theirs, &contacts);
        written_by_us(&ours, &contacts);
        prop_assert_eq!(kept(&ours), kept(&theirs));
        prop_assert!(is_sound(&ours));
        for query in ["na*", "nab", "tp", "w1*", "waä*", "na* AND tp"] {
            prop_assert_eq!(found(&ours, query), found(&theirs, query), "{}", query);
        }
    }

    #[test]
    fn what_was_gathered_in_runs_is_read_as_one(contacts in contacts(), runs in 1_usize..5, start in 1_usize..4) {
        let gathered = |parts: usize| {
            let mut runs = Vec::new();
            for part in 0..parts {
                let mut gathering = Gathering::default();
                for (id, words, _) in contacts.iter().skip(part).step_by(parts) {
                    gathering.add(u32::try_from(*id).unwrap(), words.split(' '));
                }
                runs.push(gathering.finish());
            }
            Runs::of(runs)
        };
        let all = |runs: &Runs, start| {
            let mut all: Vec<(Vec<u8>, Vec<u32>)> = Vec::new();
            let done: ControlFlow<()> = runs.each(start, |token, contacts| {
                all.push((token.to_vec(), contacts.to_vec()));
                ControlFlow::Continue(())
            });
            assert!(done.is_continue());
            all
        };
        for start in [None, Some(start)] {
            let one = all(&gathered(1), start);
            prop_assert!(one.is_sorted_by(|(token, _), (next, _)| token < next));
            prop_assert_eq!(all(&gathered(runs), start), one);
        }
    }
}

#[test]
fn a_word_that_nearly_all_have_gets_a_tree_of_pages() {
    let contacts: Contacts = (1..=30_000).map(|id| (id * 70_000, "wa".to_owned(), String::new())).collect();
    let (theirs, ours) = (file(40), file(40));
    written_by_fts5(&theirs, &contacts);
    written_by_us(&ours, &contacts);
    assert!(kept(&ours) == kept(&theirs), "the pages are the same");
    let heights = "SELECT count(DISTINCT id >> 31 & 31) FROM contact_words_data WHERE id >> 36 & 1";
    assert!(ours.query_row(heights, [], |row| row.get::<_, i64>(0)).unwrap() > 2, "there is a tree of some levels");
}

#[test]
fn what_was_there_before_is_found_beside_it_and_all_of_it_can_be_changed() {
    let db = file(64);
    let some = |ids: std::ops::Range<i64>| -> Contacts {
        ids.map(|id| (id, format!("nab{} wab tp", id % 7), "1234 234".to_owned())).collect()
    };
    db.execute_batch("BEGIN").unwrap();
    // In the same transaction, before and after: FTS5 holds what it knows of the index in memory.
    for (id, words, _) in some(1..50) {
        db.execute("INSERT INTO contact_words (rowid, terms) VALUES (?1, ?2)", params![id, words]).unwrap();
    }
    write_segments(&db, &some(50..300)).unwrap();
    for (id, words, _) in some(300..350) {
        db.execute("INSERT INTO contact_words (rowid, terms) VALUES (?1, ?2)", params![id, words]).unwrap();
    }
    db.execute("DELETE FROM contact_words WHERE rowid = 60", []).unwrap();
    db.execute("REPLACE INTO contact_words (rowid, terms) VALUES (61, 'nother')", []).unwrap();
    db.execute_batch("COMMIT").unwrap();
    let expected: Vec<i64> = (1..350).rev().filter(|id| ![60, 61].contains(id)).collect();
    assert_eq!(found(&db, "wab"), expected);
    assert_eq!(found(&db, "no*"), [61]);
    assert!(is_sound(&db));
    written_by_us(&db, &some(400..500));
    let totals: Vec<u8> =
        db.query_row("SELECT block FROM contact_words_data WHERE id = 1", [], |row| row.get(0)).unwrap();
    // What is deleted is not taken off there, neither by FTS5.
    assert_eq!(super::varint::take(&mut totals.as_slice()), Some(49 + 250 + 50 + 1 + 100));
    db.execute_batch("INSERT INTO contact_words (contact_words) VALUES ('optimize')").unwrap();
    db.execute_batch("DELETE FROM contact_words WHERE rowid BETWEEN 100 AND 450").unwrap();
    assert_eq!(found(&db, "wab").len(), 99 - 2 + 49);
    assert!(is_sound(&db));
}

#[test]
fn an_import_that_is_taken_back_leaves_the_index_as_it_was() {
    let db = file(64);
    let contacts: Contacts = (1..100).map(|id| (id, "nab tp".to_owned(), "123".to_owned())).collect();
    written_by_fts5(&db, &contacts);
    let before = kept(&db);
    db.execute_batch("BEGIN").unwrap();
    let more: Contacts = contacts.iter().map(|(id, words, phones)| (id + 200, words.clone(), phones.clone())).collect();
    write_segments(&db, &more).unwrap();
    assert_eq!(found(&db, "nab").len(), 198);
    db.execute_batch("ROLLBACK").unwrap();
    assert!(kept(&db) == before, "all is as it was");
    assert_eq!(found(&db, "nab").len(), 99);
    written_by_us(&db, &more);
    assert_eq!(found(&db, "nab").len(), 198);
    assert!(is_sound(&db));
}
