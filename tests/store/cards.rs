//! Which cards in channels are due: by a change, by a day that begins, and those that are too old to follow everything.

use jiff::civil::{Date, date};
use kontakti::domain::alternative_address::{AlternativeAddress, DateRange};
use kontakti::domain::contact::ContactId;
use kontakti::domain::field::Field;
use kontakti::store::PostedCard;

use crate::support::{Files, company};

fn card(message: i64, contact: ContactId) -> PostedCard {
    PostedCard { message, channel: 1, contact, locale: "en".to_owned(), drawn: message }
}

/// The messages that are due, in their order.
fn due(files: &Files) -> Vec<i64> {
    let mut due: Vec<i64> = files.read(|tx| tx.due_cards(50)).iter().map(|due| due.card.message).collect();
    due.sort_unstable();
    due
}

/// All that are due show what they are to show.
fn settle(files: &Files, is_blank: bool) {
    files.write(|tx| tx.due_cards(50)?.iter().try_for_each(|due| tx.settle_card(due, due.card.drawn, is_blank)));
}

fn follow(files: &Files, today: Date) {
    files.write(|tx| tx.follow_changes(today));
}

#[test]
fn an_alternative_address_that_begins_or_ends_makes_the_card_due_on_the_day() {
    let files = Files::new();
    let (one, other) = (files.add(company("K1", "Cronus Oy")), files.add(company("K2", "Adatum Oy")));
    let address = AlternativeAddress {
        code: "SUMMER".to_owned(),
        values: vec![(Field::City, "Hanko".to_owned())],
        ranges: vec![
            DateRange { from: date(2026, 6, 1), to: Some(date(2026, 8, 31)) },
            DateRange { from: date(2026, 12, 24), to: None },
        ],
    };
    files.write(|tx| {
        tx.insert_alternative_address(one, &address)?;
        tx.put_card(&card(1, one))?;
        tx.put_card(&card(2, other))
    });
    follow(&files, date(2026, 5, 30));
    settle(&files, false);
    for (today, expected) in [
        // Nothing begins or ends.
        (date(2026, 5, 31), vec![]),
        // The first day, and the day after.
        (date(2026, 6, 1), vec![1]),
        (date(2026, 6, 2), vec![]),
        // The last day belongs to it.
        (date(2026, 8, 31), vec![]),
        (date(2026, 9, 1), vec![1]),
        // Days on which the bot was away are caught up with.
        (date(2027, 1, 7), vec![1]),
        // The same day again.
        (date(2027, 1, 7), vec![]),
        // A time zone where it is another day yet.
        (date(2027, 1, 6), vec![]),
        (date(2026, 12, 23), vec![1]),
        (date(2026, 12, 24), vec![1]),
    ] {
        let known = files.read(|tx| tx.has_unfollowed(today));
        follow(&files, today);
        assert_eq!(due(&files), expected, "{today}");
        assert!(known || expected.is_empty(), "{today}");
        assert!(!files.read(|tx| tx.has_unfollowed(today)), "{today}");
        settle(&files, false);
    }
}

#[test]
fn a_merged_contacts_card_follows_the_days_of_the_one_that_was_kept() {
    let files = Files::new();
    let (kept, gone) = (files.add(company("K1", "Cronus Oy")), files.add(company("K2", "Kronus Oy")));
    let ranges = vec![DateRange { from: date(2026, 6, 1), to: None }];
    let address = AlternativeAddress { code: "A".to_owned(), values: Vec::new(), ranges };
    files.write(|tx| {
        tx.insert_alternative_address(kept, &address)?;
        tx.put_card(&card(2, gone))?;
        tx.delete_contact(gone)?;
        tx.insert_merged(gone, kept, "K2")
    });
    follow(&files, date(2026, 5, 31));
    settle(&files, false);
    follow(&files, date(2026, 6, 1));
    assert_eq!(due(&files), [2]);
}

#[test]
fn the_last_five_follow_and_the_older_ones_only_cease_to_show_who_must_not_be_seen() {
    let files = Files::new();
    let id = files.add(company("K1", "Cronus Oy"));
    let today = date(2026, 6, 1);
    files.write(|tx| (1..=7).try_for_each(|message| tx.put_card(&card(message, id))));
    follow(&files, today);
    settle(&files, false);
    let blocked = |text: &str| {
        files.write(|tx| {
            let contact = tx.contact(id)?.expect("it is there");
            let values = contact.values.clone().with(Field::PrivacyBlocked, text);
            tx.update_contact(id, contact.revision, &values, None, &contact.modified)?;
            let item = kontakti::domain::journal::JournalItem {
                subject: kontakti::domain::journal::Subject::Contact { id },
                before: None,
                after: None,
            };
            tx.record(crate::support::at("2026-06-01T10:00:00Z"), "1", "Aino", "contact edit", &[item])
        });
        follow(&files, today);
        due(&files)
    };
    assert_eq!(blocked(""), [3, 4, 5, 6, 7]);
    settle(&files, false);
    assert_eq!(blocked("1"), [1, 2, 3, 4, 5, 6, 7]);
    settle(&files, true);
    // Those that are blank now are looked at once more: somebody may have been faster.
    assert_eq!(due(&files), [1, 2]);
    settle(&files, true);
    assert!(due(&files).is_empty());
    // What is blank comes back, and is old again then.
    assert_eq!(blocked(""), [1, 2, 3, 4, 5, 6, 7]);
    settle(&files, false);
    assert_eq!(blocked(""), [3, 4, 5, 6, 7]);
}
