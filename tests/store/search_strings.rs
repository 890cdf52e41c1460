//! Rule 4.8 on a guild's file: how many equal strings make a hit, what makes strings anew, and what goes with a line.

use kontakti::domain::contact::{ContactId, ContactType, Values};
use kontakti::domain::field::Field;
use kontakti::domain::search_string::{FIELDS, StringPart, standard};
use kontakti::store::{Measure, Newcomer};

use crate::support::{Files, With, company};

type Texts = &'static [(Field, &'static str)];
/// Equal strings of so many lines.
type Shared = Option<(u32, u32)>;
type Lines = &'static [(Field, StringPart, u8)];

/// A file whose setup has these lines and no other.
fn with_lines(lines: &[(Field, StringPart, u8)]) -> Files {
    let files = Files::new();
    files.write(|tx| {
        for line in standard() {
            tx.set_search_string(line.field, line.part, 0)?;
        }
        lines.iter().try_for_each(|(field, part, length)| tx.set_search_string(*field, *part, *length))
    });
    files
}

/// How many strings the company shares with the one that is stored, of how many lines, when that is enough.
fn hit(files: &Files, texts: Texts, hit_percent: u8) -> Shared {
    let values = texts.iter().fold(Values::default(), |values, (field, text)| values.with(*field, *text));
    let new = Newcomer { id: None, contact_type: ContactType::Company, company: None, values: &values };
    let doubles = files.read(|tx| tx.doubles_of(&new, Measure { threshold: 100, hit_percent }));
    doubles.first().and_then(|double| double.verdict.strings)
}

fn strings_of(files: &Files, contact: ContactId) -> Vec<i64> {
    let db = rusqlite::Connection::open(files.path()).unwrap();
    let mut statement = db.prepare("SELECT key FROM contact_strings WHERE contact_id = ?1 ORDER BY key").unwrap();
    statement.query_map([contact.0], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

#[test]
fn so_many_of_sixteen_strings_make_a_hit() {
    use Field as F;
    const STORED: Texts = &[
        (F::Name, "Northern Lights"),
        (F::Address, "Aleksanterinkatu 15"),
        (F::City, "Helsinki"),
        (F::PostCode, "00100"),
        (F::PhoneNo, "09 123 4567"),
        (F::MobilePhoneNo, "040 765 4321"),
        (F::EMail, "info@lights.example"),
        (F::VatRegistrationNo, "FI12345671"),
    ];
    const NAME_AND_MAIL: Texts = &[(F::Name, "Northern Lights"), (F::EMail, "info@lights.example")];
    // What the other company has, the percentage, equal strings of the lines when it is a hit.
    let table: [(Texts, u8, Shared); 16] = [
        (STORED, 100, Some((16, 16))),
        (&STORED[..7], 100, None),
        (&STORED[..7], 90, None),
        (&STORED[..7], 87, Some((14, 16))),
        (&STORED[..5], 60, Some((10, 16))),
        (&STORED[..4], 60, None),
        (&STORED[..4], 50, Some((8, 16))),
        (&STORED[..3], 50, None),
        (&STORED[..1], 10, Some((2, 16))),
        (&STORED[..1], 12, Some((2, 16))),
        (&STORED[..1], 13, None),
        (&STORED[..1], 1, Some((2, 16))),
        // A name and a mail are 4 of 16 at most, which is never 60 %.
        (NAME_AND_MAIL, 60, None),
        (NAME_AND_MAIL, 25, Some((4, 16))),
        // One end is enough for one string.
        (&[(F::City, "Helsingfors")], 1, Some((1, 16))),
        // Nothing in common.
        (&[(F::City, "Turku")], 1, None),
    ];
    let files = Files::new();
    files.add(STORED.iter().fold(company("K1", ""), |contact, (field, text)| contact.with(*field, text)));
    for (texts, percent, expected) in table {
        assert_eq!(hit(&files, texts, percent), expected, "{} fields, {percent} %", texts.len());
    }
}

#[test]
fn only_strings_of_the_same_field_and_the_same_end_are_equal() {
    use Field::{City, Name, Name2};
    use StringPart::{First, Last};
    let table: [(Lines, Texts, Texts, Shared); 7] = [
        (&[(Name, First, 5)], &[(Name, "Helsinki")], &[(Name, "HELSINGFORS")], Some((1, 1))),
        (&[(Name, First, 6)], &[(Name, "Helsinki")], &[(Name, "HELSINGFORS")], Some((1, 1))),
        (&[(Name, First, 7)], &[(Name, "Helsinki")], &[(Name, "HELSINGFORS")], None),
        (&[(Name, Last, 5)], &[(Name, "Hel & sinki")], &[(Name, "Etelä-Helsinki")], Some((1, 1))),
        // Another field, and another end.
        (&[(Name, First, 5), (City, First, 5)], &[(Name, "Helsinki")], &[(City, "Helsinki")], None),
        (&[(Name, First, 3), (Name, Last, 3)], &[(Name, "Abc def")], &[(Name, "Def abc")], None),
        // What is blank, or only marks, is equal to nothing.
        (&[(Name2, First, 5), (Name, First, 5)], &[(Name, "A"), (Name2, "-")], &[(Name, "B"), (Name2, "-")], None),
    ];
    for (lines, stored, other, expected) in table {
        let files = with_lines(lines);
        files.add(stored.iter().fold(company("K1", ""), |contact, (field, text)| contact.with(*field, text)));
        assert_eq!(hit(&files, other, 1), expected, "{stored:?} {other:?}");
    }
}

#[test]
fn a_change_of_a_field_of_the_setup_makes_the_strings_anew_and_of_no_other() {
    for in_setup in FIELDS {
        let files = with_lines(&[(in_setup, StringPart::First, 5), (in_setup, StringPart::Last, 5)]);
        let id = files.add(company("K1", "").with(in_setup, "Abcdefgh"));
        let before = strings_of(&files, id);
        assert_eq!(before.len(), 2, "{in_setup:?}");
        for changed in Field::ALL {
            let contact = files.read(|tx| tx.contact(id)).unwrap();
            let values = contact.values.clone().with(changed, "1234567");
            files.write(|tx| tx.update_contact(id, contact.revision, &values, None, &contact.modified));
            let made_anew = strings_of(&files, id) != before;
            assert_eq!(made_anew, changed == in_setup, "{in_setup:?}: {changed:?}");
            let back = files.read(|tx| tx.contact(id)).unwrap();
            files.write(|tx| tx.update_contact(id, back.revision, &contact.values, None, &back.modified));
            assert_eq!(strings_of(&files, id), before, "{in_setup:?}: {changed:?}");
        }
    }
}

#[test]
fn strings_go_with_their_line_with_the_type_and_with_the_contact() {
    let lines = [(Field::Name, StringPart::First, 5), (Field::City, StringPart::Last, 5)];
    let files = with_lines(&lines);
    let id = files.add(company("K1", "Cronus Oy").with(Field::City, "Helsinki"));
    let contact = files.read(|tx| tx.contact(id)).unwrap();
    assert_eq!(strings_of(&files, id).len(), 2);
    files.write(|tx| tx.set_search_string(Field::City, StringPart::Last, 0));
    assert_eq!(strings_of(&files, id).len(), 1);
    files.write(|tx| tx.set_search_string(Field::City, StringPart::Last, 4));
    assert_eq!(strings_of(&files, id).len(), 2);
    let put = |contact_type| {
        files.write(|tx| tx.put_contact(id, contact_type, None, &contact.values, &contact.modified));
        strings_of(&files, id).len()
    };
    assert_eq!((put(ContactType::Person), put(ContactType::Company)), (0, 2));
    files.write(|tx| tx.delete_contact(id));
    assert!(strings_of(&files, id).is_empty());
}
