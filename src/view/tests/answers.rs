//! Everything but cards and refusals.

use std::collections::BTreeMap;

use super::samples::{aino, answer, at, code, contact, cronus, note};
use super::{actions, message, read};
use crate::app::outcome::{
    Chooser, ContactPage, Form, FormTitle, Input, InputLabel, NoteRow, Nothing, Notice, Outcome, PairPage, Stage,
    Suggestion,
};
use crate::app::request::{FormKey, Part, Press};
use crate::domain::code_list::CodeList;
use crate::domain::contact::{ContactId, ContactType};
use crate::domain::field::Field;
use crate::domain::found::{Hit, MatchedOn, Page, Strength};
use crate::domain::journal::{JournalEntry, JournalItem, Subject};
use crate::domain::number_series::SeriesKind;
use crate::domain::salesperson::Salesperson;
use crate::store::{CodeCount, Progress};
use crate::view::render;
use crate::view::reply::{self, Action, Block, Body};

fn shown(outcome: Outcome, reader: &str) -> String {
    read(&message(render(&Ok(answer(outcome)), reader)))
}

fn page<T>(items: Vec<T>, page: u32, total: u64) -> Page<T> {
    Page { items, page, per_page: 8, total }
}

#[test]
fn a_chooser_tells_namesakes_apart() {
    let hit = |contact: crate::domain::contact::Contact, matched| Hit {
        met: crate::domain::found::Brief::from(contact.clone()).met(matched),
        contact: contact.into(),
        strength: Strength::Start,
        matched,
    };
    let mut namesake = aino();
    namesake.no = "CT000009".to_owned();
    namesake.id = ContactId(9);
    namesake.company.as_mut().unwrap().name = "Acme Oy".to_owned();
    let hits = vec![hit(aino(), MatchedOn::Phone), hit(namesake, MatchedOn::Name), hit(cronus(), MatchedOn::Recent)];
    let chooser = Chooser { query: "aino".into(), hits, draft: None, more: false, private: false, opens_form: false };
    let message = message(render(&Ok(answer(Outcome::Chooser(chooser))), "fi"));
    assert_eq!(
        read(&message),
        "Ketä tarkoitat?\nHaulla aino löytyi 3 kontaktia.\n<Valitse kontakti>\n  \
         Aino Virtanen – Cronus Oy · CT000002 | Buyer · 040 123 4567\n  \
         Aino Virtanen – Acme Oy · CT000009 | Buyer · nimen perusteella\n  \
         Cronus Oy · CT000001 | Yritys · Helsinki · katsottu hiljattain"
    );
    assert_eq!(actions(&message), [Action::Press(Press::ShowPicked { private: false })]);
}

#[test]
fn a_chooser_inside_a_command_goes_on_with_it() {
    let hits =
        vec![Hit { contact: cronus().into(), strength: Strength::Start, matched: MatchedOn::Name, met: String::new() }];
    let chooser =
        Chooser { query: "cro".into(), hits, draft: Some("k1".into()), more: true, private: false, opens_form: false };
    let message = message(render(&Ok(answer(Outcome::Chooser(chooser))), "en"));
    assert_eq!(actions(&message), [Action::Press(Press::Choose { draft: "k1".into(), opens_form: false })]);
    let Some(Block::Select(select)) = message.blocks.last() else { panic!("{message:?}") };
    let reply::Options::Words(choices) = &select.options else { panic!("{select:?}") };
    assert_eq!(choices[0].value, "1");
    assert!(read(&message).contains("More than 1 contacts fit cro."), "{message:?}");
}

#[test]
fn nothing_found_offers_the_nearest_and_adding() {
    let nothing =
        Nothing { query: "cornus".into(), nearest: Some(("Cronus Oy".into(), "k1".into())), add: Some("k2".into()) };
    let text = shown(Outcome::Nothing(nothing), "en");
    assert!(text.contains("No contact fits cornus."), "{text}");
    assert!(text.ends_with("[Look for Cronus Oy] [Add company] [Add person]"), "{text}");
    let viewer = Nothing { query: "cornus".into(), nearest: None, add: None };
    assert!(!shown(Outcome::Nothing(viewer), "fi").contains('['));
}

#[test]
fn a_list_counts_and_turns_its_pages() {
    let list = ContactPage {
        page: page(vec![cronus(), aino()], 1, 53),
        draft: "k1".into(),
        filter: vec![("type".into(), "company".into()), ("country".into(), "FI".into())],
    };
    let message = message(render(&Ok(answer(Outcome::List(list))), "fi"));
    let text = read(&message);
    assert!(text.starts_with("Kontaktit\n53 kontaktia · sivu 2/7\ntyyppi: Yritys · maa: Suomi\n"), "{text}");
    assert!(text.contains("Cronus Oy CT000001\nYritys · Helsinki · 09 123 4567\n"), "{text}");
    assert!(text.contains("Aino Virtanen CT000002\nCronus Oy · Buyer · 040 123 4567\n"), "{text}");
    assert!(actions(&message).contains(&Action::Press(Press::List { draft: "k1".into(), page: 2 })));
}

#[test]
fn empty_answers_name_the_next_command() {
    let empty = |filter| ContactPage { page: page(vec![], 0, 0), draft: String::new(), filter };
    for (outcome, command) in [
        (Outcome::List(empty(Vec::new())), "/company add"),
        (Outcome::List(empty(vec![("city".into(), "Espoo".into())])), "/contact list"),
        (Outcome::People { company: cronus(), page: page(vec![], 0, 0) }, "/person add"),
        (Outcome::History { contact: cronus(), page: page(vec![], 0, 0) }, "/contact edit"),
        (Outcome::Notes { contact: cronus(), page: page(vec![], 0, 0) }, "/contact note"),
        (Outcome::Codes { list: CodeList::Territory, page: page(vec![], 0, 0) }, "/code add"),
        (Outcome::Salespeople { page: page(vec![], 0, 0) }, "/salesperson add"),
    ] {
        let text = shown(outcome, "en");
        assert!(text.contains(command), "{text}");
    }
}

#[test]
fn pairs_say_how_far_the_comparing_is() {
    let pairs = |stage| {
        let page = page(Vec::new(), 0, 0);
        Outcome::Pairs(Box::new(PairPage { of: None, may_merge: true, stage, contacts: 100_000, page }))
    };
    let progress = Progress { done: 12_000, total: 100_000 };
    for (reader, ready, compared, again, none, all) in [
        (
            "en",
            "12000 of 100000 contacts are made ready to be compared.",
            "12000 of 100000 contacts are compared.",
            "Look again",
            "No two contacts",
            "100000 contacts compared.",
        ),
        (
            "fi",
            "12000/100000 kontaktia on saatettu vertailukuntoon.",
            "12000/100000 kontaktia on vertailtu.",
            "Katso uudelleen",
            "Mitkään kaksi",
            "100000 kontaktia vertailtu.",
        ),
    ] {
        for (stage, told) in [(Stage::MakingReady(progress), ready), (Stage::Comparing(progress), compared)] {
            let seen = shown(pairs(Some(stage)), reader);
            assert!(seen.contains(told) && seen.contains(again) && !seen.contains(none), "{seen}");
        }
        let seen = shown(pairs(None), reader);
        assert!(seen.contains(none) && seen.contains(all) && !seen.contains(again), "{seen}");
    }
}

#[test]
fn people_show_what_they_do_and_how_to_reach_them() {
    let text = shown(Outcome::People { company: cronus(), page: page(vec![aino()], 0, 1) }, "en");
    assert!(text.starts_with("People – Cronus Oy\n1 person\nAino Virtanen CT000002\nBuyer · 040 123 4567\n"), "{text}");
    assert!(text.ends_with("[Company card]"), "{text}");
}

fn entry(items: Vec<JournalItem>) -> JournalEntry {
    JournalEntry {
        id: 1,
        at: at(),
        user_id: "1".into(),
        by: "Jim".into(),
        action: "contact edit".into(),
        items,
        former: None,
    }
}

fn texts(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
}

#[test]
fn history_shows_before_and_after_by_label() {
    let subject = Subject::Contact { id: ContactId(1) };
    let changed = JournalItem {
        subject: subject.clone(),
        before: Some(texts(&[("phone_no", "09 1"), ("country_region_code", "SE")])),
        after: Some(texts(&[("phone_no", "09 2"), ("minor", "true")])),
    };
    let added =
        JournalItem { subject, before: None, after: Some(texts(&[("name", "Cronus Oy"), ("type", "company")])) };
    let noted = JournalItem {
        subject: Subject::Note { contact: ContactId(1), id: 1 },
        before: None,
        after: Some(texts(&[("text", "One\nTwo")])),
    };
    let entries = vec![entry(vec![changed]), entry(vec![added, noted])];
    assert_eq!(
        shown(Outcome::History { contact: cronus(), page: page(entries, 0, 2) }, "fi"),
        "Historia – Cronus Oy\n2 muutosta\n\
         Muutettu · Jim · 2026-11-20T09:30:00Z\nPuhelin: 09 1 → 09 2\nMaa: Ruotsi → –\nAlaikäinen: – → Kyllä\n\
         Lisätty · Jim · 2026-11-20T09:30:00Z\n\
         Nimi: Cronus Oy\nTyyppi: Yritys\nMuistiinpano: One Two\n[Kortti]"
    );
}

#[test]
fn notes_have_buttons_for_whoever_may_change_them() {
    let rows = vec![NoteRow { note: note(3, "Mine"), own: true }, NoteRow { note: note(4, "Theirs"), own: false }];
    let message = message(render(&Ok(answer(Outcome::Notes { contact: cronus(), page: page(rows, 0, 2) })), "en"));
    let found = actions(&message);
    assert!(found.contains(&Action::Press(Press::EditNote { note: 3 })));
    assert!(found.contains(&Action::Press(Press::RemoveNote { note: 3, seen: crate::app::shown::mark("Mine") })));
    assert!(!found.contains(&Action::Press(Press::EditNote { note: 4 })));
}

#[test]
fn the_edit_button_offers_four_parts() {
    let message = message(render(&Ok(answer(Outcome::Parts { contact: cronus(), private: false })), "fi"));
    let parts = Part::ALL.map(|part| Action::Press(Press::EditPart { contact: ContactId(1), part, private: false }));
    assert_eq!(actions(&message), parts);
}

#[test]
fn codes_and_salespeople_with_what_uses_them() {
    let counted = CodeCount { code: code(CodeList::Industry, "RET", "Retail"), contacts: 1 };
    let text = shown(Outcome::Codes { list: CodeList::Industry, page: page(vec![counted], 0, 1) }, "en");
    assert!(text.starts_with("Industry groups\n1 code\nRET Retail · 1 contact\n"), "{text}");
    let jim = Salesperson {
        code: "JO".into(),
        name: "Jim Olive".into(),
        user_id: "42".into(),
        blocked: true,
        ..Salesperson::default()
    };
    let text = shown(Outcome::Salespeople { page: page(vec![(jim, 12)], 0, 1) }, "fi");
    assert!(text.starts_with("Myyjät\n1 myyjä\nJO Jim Olive · @42 – estetty\n12 kontaktia\n"), "{text}");
}

#[test]
fn a_form_has_labels_and_examples() {
    let input =
        |key: &str, label, long| Input { key: key.into(), label, value: String::new(), required: true, max: 100, long };
    let form = Form {
        key: FormKey::NewNote { contact: ContactId(1) },
        title: FormTitle::NewNote { name: "Kuusankosken Korjaamo- ja Konepalvelu Oy".into() },
        inputs: vec![
            input("phone_no", InputLabel::Field(Field::PhoneNo), false),
            input("company", InputLabel::Company, false),
            input("first", InputLabel::Option("first"), false),
            input("text", InputLabel::Note, true),
        ],
    };
    let Body::Form(form) = render(&Ok(answer(Outcome::Form(form))), "fi").body else { panic!("not a form") };
    assert_eq!(form.title, "Uusi muistiinpano – Kuusankosken Korjaamo- j…");
    assert_eq!(form.inputs[0].label, "Puhelin");
    assert!(form.inputs.iter().all(|input| !input.label.is_empty() && !input.placeholder.is_empty()));
}

#[test]
fn suggestions_show_names_and_send_codes() {
    let long = "Ä".repeat(100);
    let mut wide = aino();
    wide.values.set(Field::Name, &long);
    wide.company.as_mut().unwrap().name = "B".repeat(100);
    let given = vec![
        Suggestion::Contact(Box::new(cronus().into())),
        Suggestion::Contact(Box::new(aino().into())),
        Suggestion::Contact(Box::new(wide.into())),
        Suggestion::Code { code: "RET".into(), description: "Vähittäiskauppa".into() },
        Suggestion::FieldName(Field::JobTitle),
        Suggestion::Country("FI"),
        Suggestion::Language("FIN"),
        Suggestion::Currency("EUR"),
        Suggestion::Name { before: "city, ".into(), word: "phone" },
        Suggestion::Name { before: "x".repeat(100), word: "phone" },
    ];
    let Body::Suggestions(made) = render(&Ok(answer(Outcome::Suggestions(given))), "fi").body else {
        panic!("not suggestions")
    };
    let pairs: Vec<(&str, &str)> = made.iter().map(|one| (one.label.as_str(), one.value.as_str())).collect();
    assert_eq!(pairs[0], ("Cronus Oy · CT000001 · Helsinki", "CT000001"));
    assert_eq!(pairs[1], ("Aino Virtanen – Cronus Oy · CT000002", "CT000002"));
    assert!(pairs[2].0.ends_with(" · CT000002") && pairs[2].0.chars().count() == 100, "{}", pairs[2].0);
    assert_eq!(
        pairs[3..],
        [
            ("RET · Vähittäiskauppa", "RET"),
            ("Titteli", "job-title"),
            ("Suomi (FI)", "FI"),
            ("suomi (FIN)", "FIN"),
            ("euro (EUR)", "EUR"),
            ("city, puhelin", "city, phone"),
        ]
    );
}

#[test]
fn a_repeated_interaction_is_answered_with_silence() {
    assert_eq!(render(&Ok(answer(Outcome::Repeat)), "en").body, Body::Silence);
}

#[test]
fn pages_take_the_place_of_the_message_and_forms_do_not() {
    let replaces = |outcome| render(&Ok(answer(outcome)), "en").replaces;
    assert!(replaces(Outcome::People { company: cronus(), page: page(vec![], 0, 0) }));
    assert!(!replaces(Outcome::Parts { contact: cronus(), private: false }));
}

#[test]
fn numbers_that_run_out_are_told_with_their_plural() {
    for (left, said) in [
        (Some(1), "Number series Contacts: 1 number left."),
        (Some(2), "Number series Contacts: 2 numbers left."),
        (None, "Number series Contacts is past its warning number."),
    ] {
        let mut added =
            answer(Outcome::Parts { contact: contact(ContactType::Company, "CT1", "Acme"), private: false });
        added.notices = vec![Notice::NumbersRunOut { series: SeriesKind::Contacts, left }];
        let text = read(&message(render(&Ok(added), "en")));
        assert!(text.starts_with(said) && text.contains("/setup numbering"), "{text}");
    }
}
