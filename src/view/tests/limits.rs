//! Whatever the data, a reply stays inside what the chat takes: parts, buttons, choices, labels, and pages that fit.

use std::collections::HashSet;

use proptest::prelude::*;

use super::samples::{ARABIC, FAMILY, account, answer, at, bare, code, cronus, full, longest, note};
use super::{actions, text_of};
use crate::app::COMMANDS;
use crate::app::outcome::{
    AddressRow, Card, Chooser, ContactPage, Greeting, HelpTopic, MergePanel, NoteRow, Nothing, Outcome, Panel,
};
use crate::app::request::PairPlace;
use crate::domain::alternative_address::{self, AlternativeAddress, DateRange};
use crate::domain::code_list::CodeList;
use crate::domain::contact::{Contact, ContactId, ContactType, Modified};
use crate::domain::field::Field;
use crate::domain::found::{Hit, MatchedOn, Page, Strength};
use crate::domain::journal::{JournalEntry, JournalItem, Subject};
use crate::domain::merge::{Collision, Moving, Part};
use crate::domain::number_series::{NumberSeries, SeriesKind};
use crate::domain::relation::AccountKind;
use crate::domain::salesperson::Salesperson;
use crate::domain::salutation::{Formality, Formula, NamePart};
use crate::domain::search_string::{FIELDS, SearchString, StringPart};
use crate::domain::settings::{Section, Setting, Settings};
use crate::domain::tier::Tier;
use crate::store::CodeCount;
use crate::view::render;
use crate::view::reply::{Block, Body, Button, Message, Options};

fn check_button(button: &Button) {
    let length = button.label.chars().count();
    assert!((1..=34).contains(&length), "{}", button.label);
}

/// How many components a message is made of, its frame counted.
fn components(message: &Message) -> usize {
    let of = |block: &Block| match block {
        Block::Text(_) | Block::Divider => 1,
        Block::Row { .. } => 3,
        Block::Buttons(buttons) => 1 + buttons.len(),
        Block::Select(_) => 2,
    };
    1 + message.blocks.iter().map(of).sum::<usize>()
}

#[track_caller]
fn check(message: &Message, what: &str) {
    let total = components(message);
    assert!(total <= 40, "{what}: {total} components");
    for block in &message.blocks {
        match block {
            Block::Text(text) => {
                assert!(text.0.iter().any(|line| !line.spans.is_empty()), "{what}: a text with nothing in it");
            }
            Block::Row { button, .. } => check_button(button),
            Block::Buttons(buttons) => {
                assert!((1..=5).contains(&buttons.len()), "{what}: {} buttons", buttons.len());
                buttons.iter().for_each(check_button);
            }
            Block::Select(select) => {
                assert!((1..=100).contains(&select.placeholder.chars().count()), "{what}");
                let (Options::Words(choices) | Options::Several(choices)) = &select.options else { continue };
                assert!((1..=25).contains(&choices.len()), "{what}: {} choices", choices.len());
                let values: HashSet<&str> = choices.iter().map(|choice| choice.value.as_str()).collect();
                assert_eq!(values.len(), choices.len(), "{what}: a value twice");
                let several = matches!(select.options, Options::Several(_));
                assert!(several || choices.iter().filter(|choice| choice.chosen).count() <= 1, "{what}");
                for choice in choices {
                    assert!((1..=100).contains(&choice.label.chars().count()), "{what}: {}", choice.label);
                    assert!((1..=100).contains(&choice.value.chars().count()), "{what}: {}", choice.value);
                    assert!(choice.description.chars().count() <= 100, "{what}: {}", choice.description);
                }
            }
            Block::Divider => {}
        }
    }
    let found = actions(message);
    for (at, action) in found.iter().enumerate() {
        assert!(!found[..at].contains(action), "{what}: {action:?} twice");
    }
}

/// The characters that count: text, not the labels of buttons and choices.
fn length(message: &Message) -> usize {
    let of = |block: &Block| match block {
        Block::Text(text) | Block::Row { text, .. } => text_of(text).chars().count(),
        Block::Divider | Block::Buttons(_) | Block::Select(_) => 0,
    };
    message.blocks.iter().map(of).sum()
}

/// In both languages: structure, and how much text there is.
#[track_caller]
fn fits(make: impl Fn() -> Outcome, most: usize) {
    for reader in ["en-US", "fi"] {
        let outcome = make();
        let what = format!("{reader} {outcome:?}").chars().take(80).collect::<String>();
        let Body::Message(message) = render(&Ok(answer(outcome)), reader).body else { panic!("{what}") };
        check(&message, &what);
        let length = length(&message);
        assert!(length <= most, "{what}: {length} characters");
    }
}

fn page<T>(items: Vec<T>) -> Page<T> {
    Page { items, page: 1, per_page: 8, total: 1_000_000 }
}

fn stuffs() -> [String; 4] {
    ["W".to_owned(), FAMILY.to_owned(), format!("{ARABIC} "), "**_`[x](y)`_** @everyone ".to_owned()]
}

/// A full card with an account of every kind, and an alternative address with every way to reach people.
fn crowded(contact: Contact) -> Card {
    let accounts = AccountKind::ALL.map(|kind| account(kind, "ABCDEFGHIJ0123456789")).to_vec();
    let alternative_reach = [Field::PhoneNo, Field::MobilePhoneNo, Field::FaxNo, Field::EMail, Field::HomePage];
    let alternative_reach = alternative_reach.map(|field| (field, contact.get(field).to_owned())).to_vec();
    Card { accounts, alternative_reach, ..full(contact) }
}

#[test]
fn the_longest_cards_fit() {
    for stuff in stuffs() {
        for contact_type in [ContactType::Company, ContactType::Person] {
            fits(|| Outcome::Card(Box::new(crowded(longest(contact_type, &stuff)))), 3500);
            fits(|| Outcome::Card(Box::new(bare(longest(contact_type, &stuff)))), 3500);
        }
    }
}

/// An address with the longest text in every field, and many dates.
fn address_row(stuff: &str) -> AddressRow {
    let values = alternative_address::FIELDS
        .map(|field| (field, stuff.chars().cycle().take(field.spec().max).collect::<String>()));
    let range = |year| DateRange { from: jiff::civil::date(year, 6, 1), to: Some(jiff::civil::date(year, 8, 31)) };
    let ranges = (2020..2040).map(range).collect();
    let address = AlternativeAddress { code: "ABCDEFGHIJ".to_owned(), values: values.to_vec(), ranges };
    let lines = crate::domain::address::lines(&address.as_values(), "");
    AddressRow { address, lines, is_in_force: true }
}

#[test]
fn the_longest_pages_fit() {
    for stuff in stuffs() {
        let rows = |kind| {
            (0..8)
                .map(|turn| {
                    let mut row = longest(kind, &stuff);
                    row.id = ContactId(turn);
                    row
                })
                .collect::<Vec<_>>()
        };
        let people = || rows(ContactType::Person);
        fits(|| Outcome::People { company: cronus(), page: page(people()) }, 3000);
        let filter = || vec![("text".to_owned(), stuff.repeat(30)), ("city".to_owned(), stuff.repeat(30))];
        let list = || ContactPage { page: page(people()), draft: "k".repeat(20), filter: filter() };
        fits(|| Outcome::List(list()), 3000);
        let hits = || {
            let each = (0..25).map(|turn| {
                let mut contact = longest(ContactType::Person, &stuff);
                contact.id = ContactId(turn);
                let met = crate::domain::found::Brief::from(contact.clone()).met(MatchedOn::Phone);
                Hit { contact: contact.into(), strength: Strength::Start, matched: MatchedOn::Phone, met }
            });
            each.collect::<Vec<_>>()
        };
        let chooser = || Chooser {
            query: stuff.repeat(200),
            hits: hits(),
            draft: None,
            more: true,
            private: false,
            opens_form: false,
        };
        fits(|| Outcome::Chooser(chooser()), 500);
        let nearest = || Some((stuff.repeat(20), "k1".to_owned()));
        fits(
            || Outcome::Nothing(Nothing { query: stuff.repeat(200), nearest: nearest(), add: Some("k2".into()) }),
            1000,
        );
        let notes = || (1..=3).map(|id| NoteRow { note: note(id, &"x".repeat(1000)), own: true }).collect::<Vec<_>>();
        fits(|| Outcome::Notes { contact: longest(ContactType::Person, &stuff), page: page(notes()) }, 4000);
        let rows = || (0..3).map(|_| address_row(&stuff)).collect::<Vec<_>>();
        let today = jiff::civil::date(2026, 11, 24);
        fits(|| Outcome::Addresses { contact: longest(ContactType::Person, &stuff), today, page: page(rows()) }, 4000);
        let formula = |turn: u32| Formula {
            code: "ABCDEFGHIJ".to_owned(),
            language: format!("{turn}"),
            formality: Formality::Informal,
            text: stuff.chars().cycle().take(50).collect(),
            names: [Some(NamePart::CompanyName); 5],
        };
        let formulas = || page((0..8).map(formula).collect());
        let salutation = || code(CodeList::Salutation, "ABCDEFGHIJ", &stuff.repeat(50));
        fits(|| Outcome::Formulas { code: salutation(), page: formulas() }, 3000);
        let greeting = || Greeting {
            contact: longest(ContactType::Person, &stuff),
            formality: Formality::Formal,
            text: stuff.chars().cycle().take(550).collect(),
            language: None,
        };
        fits(|| Outcome::Greeting(Box::new(greeting())), 1500);
        let codes = || {
            (0..15)
                .map(|_| CodeCount { code: code(CodeList::Relation, "ABCDEFGHIJ", &stuff.repeat(50)), contacts: 9999 })
                .collect::<Vec<_>>()
        };
        fits(|| Outcome::Codes { list: CodeList::Relation, page: page(codes()) }, 4000);
    }
}

#[test]
fn the_longest_history_fits() {
    let all = longest(ContactType::Person, "W");
    let texts = || all.values.filled().map(|(field, text)| (field.key().to_owned(), text.to_owned())).collect();
    let item = |before: bool| JournalItem {
        subject: Subject::Contact { id: ContactId(1) },
        before: before.then(texts),
        after: Some(texts()),
    };
    let entry = |id| JournalEntry {
        id,
        at: at(),
        user_id: "1".into(),
        by: "W".repeat(32),
        action: "contact edit".into(),
        items: vec![item(id % 2 == 0)],
        former: Some("W".repeat(20)),
    };
    fits(|| Outcome::History { contact: all.clone(), page: page((0..8).map(entry).collect()) }, 3900);
}

fn panel(section: Section, may_change: bool) -> Panel {
    let long = |kind| NumberSeries {
        kind,
        first: "W".repeat(20),
        last: "W".repeat(20),
        warning: "W".repeat(20),
        step: 1_000_000,
        manual: true,
        last_used: "W".repeat(20),
    };
    let mut settings = Settings::default();
    for (setting, text) in [
        (Setting::DefaultSalesperson, "S0"),
        (Setting::DefaultTerritory, "C0"),
        (Setting::DefaultCorrespondence, "email"),
        (Setting::DefaultCountry, "GS"),
        (Setting::ServerLanguage, "fi"),
    ] {
        settings.set(setting, text);
    }
    let codes = |list| (0..200).map(|turn| code(list, &format!("C{turn}"), &"W".repeat(100))).collect::<Vec<_>>();
    Panel {
        section,
        settings,
        series: SeriesKind::ALL.map(long).to_vec(),
        access: (0..40).map(|role| (format!("10000000000000{role:04}"), Tier::Viewer)).collect(),
        salespeople: (0..40)
            .map(|turn| Salesperson { code: format!("S{turn}"), name: "W".repeat(50), ..Salesperson::default() })
            .collect(),
        territories: codes(CodeList::Territory),
        salutations: codes(CodeList::Salutation),
        formulas: codes(CodeList::Salutation).into_iter().map(|code| (code, 1_000_000)).collect(),
        relations: codes(CodeList::Relation),
        lists: CodeList::ALL.map(|list| (list, 200)).to_vec(),
        search_strings: FIELDS
            .into_iter()
            .flat_map(|field| StringPart::ALL.map(|part| SearchString { field, part, length: 10 }))
            .collect(),
        changed: Some(Modified { at: at(), by: "W".repeat(32) }),
        commands: COMMANDS,
        may_change,
    }
}

#[test]
fn every_section_of_the_panel_fits() {
    for section in Section::ALL {
        for may_change in [true, false] {
            fits(|| Outcome::Panel(Box::new(panel(section, may_change))), 3500);
        }
    }
}

#[test]
fn a_panel_without_any_codes_has_no_empty_select() {
    for section in [Section::Defaults, Section::Relations, Section::Duplicates] {
        fits(
            || {
                let mut bare = panel(section, true);
                (bare.salespeople, bare.territories, bare.salutations) = (Vec::new(), Vec::new(), Vec::new());
                (bare.relations, bare.search_strings) = (Vec::new(), Vec::new());
                Outcome::Panel(Box::new(bare))
            },
            4000,
        );
    }
}

#[test]
fn the_longest_merge_fits() {
    for stuff in stuffs() {
        let panel = |contact_type, asked: &[Field], filled: &[Field]| {
            let parts = |fields: &[Field]| fields.iter().map(|field| Part::Field(*field)).collect::<Vec<_>>();
            let code = |nth: u8| Collision::Code { list: CodeList::WebSource, code: format!("ABCDEFGH{nth:02}") };
            let account = |kind| Collision::Account { kind, goes: "W".repeat(20), stays: "W".repeat(20) };
            let collisions = AccountKind::ALL.map(account).into_iter().chain((0..50).map(code)).collect();
            let mut asked = parts(asked);
            asked.insert(0, Part::Company);
            Outcome::Merge(Box::new(MergePanel {
                keep: longest(contact_type, &stuff),
                duplicate: longest(contact_type, &stuff),
                taken: asked.clone(),
                asked: Page::of(asked, 1, 10),
                filled: parts(filled),
                people: 1_000_000,
                notes: 1_000_000,
                changes: 1_000_000,
                moving: Moving { collisions, ..Moving::default() },
                are_separate: true,
                becomes_blocked: true,
                from: Some(PairPlace { contact: Some(ContactId(i64::MAX)), page: u32::MAX }),
                draft: "k".repeat(10),
            }))
        };
        for contact_type in [ContactType::Company, ContactType::Person] {
            fits(|| panel(contact_type, &Field::ALL, &[]), 3900);
            fits(|| panel(contact_type, &[], &Field::ALL), 3900);
        }
        let (no, name) = ("W".repeat(20), stuff.repeat(100));
        fits(
            || Outcome::Merged {
                kept: longest(ContactType::Company, &stuff),
                no: no.clone(),
                name: name.clone(),
                change: i64::MAX,
                next: Some(PairPlace { contact: None, page: 0 }),
            },
            1000,
        );
    }
}

#[test]
fn help_fits_and_is_there_for_everybody() {
    for topic in HelpTopic::ALL {
        for tier in Tier::ALL {
            fits(|| Outcome::Help { topic, tier }, 3000);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_text_in_any_field_gives_a_card_that_fits(stuff in "\\PC{1,40}", company: bool) {
        let kind = if company { ContactType::Company } else { ContactType::Person };
        fits(|| Outcome::Card(Box::new(crowded(longest(kind, &stuff)))), 3500);
    }
}
