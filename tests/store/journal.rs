use jiff::{SignedDuration, Timestamp};
use kontakti::domain::code_list::CodeList;
use kontakti::domain::contact::ContactId;
use kontakti::domain::journal::{JournalItem, Subject, Texts};
use kontakti::domain::number_series::SeriesKind;
use kontakti::store::Draft;

use crate::support::{Files, at, company};

fn texts(pairs: &[(&str, &str)]) -> Option<Texts> {
    Some(pairs.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect())
}

#[test]
fn a_contacts_history_comes_by_pages_newest_first() {
    let files = Files::new();
    let (cronus, other) = (ContactId(7), ContactId(8));
    let note = JournalItem {
        subject: Subject::Note { contact: cronus, id: 3 },
        before: None,
        after: texts(&[("text", "\"quoted\" ä")]),
    };
    let changed = JournalItem {
        subject: Subject::Contact { id: cronus },
        before: texts(&[("name", "Cronus")]),
        after: texts(&[("name", "Cronus Oy")]),
    };
    let elsewhere = JournalItem { subject: Subject::Contact { id: other }, before: texts(&[]), after: None };
    let when = at("2026-11-23T10:00:00.000001Z");
    let ids = files.write(|tx| {
        let mut ids = Vec::new();
        for action in ["company add", "contact edit", "contact note"] {
            ids.push(tx.record(when, "42", "Aino", action, &[changed.clone(), elsewhere.clone(), note.clone()])?);
        }
        tx.record(when, "42", "Aino", "contact delete", std::slice::from_ref(&elsewhere))?;
        Ok(ids)
    });
    let page = files.read(|tx| tx.history(cronus, 0, 2));
    assert_eq!((page.total, page.pages()), (3, 2));
    assert_eq!(page.items.iter().map(|entry| entry.id).collect::<Vec<_>>(), [ids[2], ids[1]]);
    let entry = &page.items[0];
    assert_eq!(
        (entry.at, entry.user_id.as_str(), entry.by.as_str(), entry.action.as_str()),
        (when, "42", "Aino", "contact note")
    );
    assert_eq!(entry.items, [changed, note]);
    let last = files.read(|tx| tx.history(cronus, 9, 2));
    assert_eq!((last.page, last.items.len()), (1, 1));
    assert_eq!(files.read(|tx| tx.history(other, 0, 9)).total, 4);
    assert_eq!(files.read(|tx| tx.history(ContactId(99), 0, 9)).total, 0);
}

#[test]
fn every_kind_of_subject_can_be_written_down() {
    let files = Files::new();
    let contact = ContactId(1);
    let code = "X".to_owned();
    let subjects = [
        Subject::Contact { id: contact },
        Subject::Note { contact, id: 1 },
        Subject::Assignment { contact, list: CodeList::WebSource, code: code.clone() },
        Subject::Relation { contact, code: code.clone() },
        Subject::Code { list: CodeList::Industry, code: code.clone() },
        Subject::Salesperson { code: code.clone() },
        Subject::Setting { key: code.clone() },
        Subject::Series { series: SeriesKind::Banks },
        Subject::Access { role: code },
        Subject::Import,
    ];
    let items = subjects.map(|subject| JournalItem { subject, before: None, after: None });
    files.write(|tx| tx.record(Timestamp::UNIX_EPOCH, "1", "Aino", "import", &items));
    assert_eq!(files.read(|tx| tx.history(contact, 0, 9)).items[0].items, items[..4]);
}

#[test]
fn an_interaction_is_worked_on_once() {
    let files = Files::new();
    let start = at("2026-11-23T10:00:00Z");
    let mark = |id: &str, minutes| files.write(|tx| tx.mark_processed(id, start + SignedDuration::from_mins(minutes)));
    assert!(mark("1", 0));
    assert!(!mark("1", 0));
    assert!(!mark("1", 59));
    assert!(mark("2", 60));
    assert!(mark("1", 61), "forgotten after an hour");
    assert!(!mark("2", 61));
    assert!(files.write(|tx| tx.mark_processed("3", Timestamp::MIN)));
}

#[test]
fn a_draft_waits_until_it_expires() {
    let files = Files::new();
    let start = at("2026-11-23T10:00:00Z");
    let minutes = |minutes| start + SignedDuration::from_mins(minutes);
    let put = |key: &str, body: &str, from, to| {
        files.write(|tx| tx.put_draft(key, "aino", body, minutes(from), minutes(to)));
    };
    put("key", "{\"a\":1}", 0, 15);
    let draft = Draft { user_id: "aino".to_owned(), body: "{\"a\":1}".to_owned() };
    assert_eq!(files.read(|tx| tx.draft("key", minutes(14))), Some(draft.clone()));
    assert_eq!(files.read(|tx| tx.draft("key", minutes(15))), None);
    assert_eq!(files.read(|tx| tx.draft("KEY", start)), None);
    put("other", "", 14, 29);
    assert_eq!(files.read(|tx| tx.draft("key", start)), Some(draft));
    put("third", "", 15, 30);
    assert_eq!(files.read(|tx| tx.draft("key", start)), None, "expired ones are forgotten");
    put("other", "new", 16, 31);
    assert_eq!(files.read(|tx| tx.draft("other", minutes(30))).map(|draft| draft.body), Some("new".to_owned()));
}

#[test]
fn notes_are_written_changed_and_removed() {
    let files = Files::new();
    let cronus = files.add(company("CT1", "Cronus"));
    let times = ["2026-11-23T10:00:00Z", "2026-11-24T10:00:00Z", "2026-11-24T10:00:00Z"];
    let ids: Vec<i64> = files.write(|tx| {
        times
            .iter()
            .enumerate()
            .map(|(n, time)| tx.insert_note(cronus, &format!("Note {n}"), "42", "Aino", at(time)))
            .collect()
    });
    let page = files.read(|tx| tx.notes(cronus, 0, 2));
    assert_eq!((page.total, page.items.iter().map(|note| note.id).collect::<Vec<_>>()), (3, vec![ids[2], ids[1]]));
    files.write(|tx| tx.update_note(ids[0], "Other"));
    let note = files.read(|tx| tx.note(ids[0])).unwrap();
    assert_eq!((note.text.as_str(), note.by.as_str(), note.contact, note.at), ("Other", "Aino", cronus, at(times[0])));
    files.write(|tx| tx.delete_note(ids[2]));
    assert_eq!(files.read(|tx| tx.note(ids[2])), None);
    let again = files.write(|tx| tx.insert_note(cronus, "New", "42", "Aino", at(times[0])));
    assert!(again > ids[2], "no id is given twice");
}
