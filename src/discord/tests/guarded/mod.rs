//! Every way into the program, asked by somebody who may not: commands, suggestions, menus, buttons, selects and forms, taken
//! from where they are declared. Whoever adds one that forgets its check is told here, and so is whoever adds one that these
//! tests cannot move to do anything.

mod presses;
mod story;
mod world;

use std::collections::{BTreeMap, HashSet};

use crate::app::command::Command;
use crate::app::outcome::Outcome;
use crate::app::{COMMANDS, MENUS};
use crate::domain::tier::Tier;

use story::{LINES, TYPING};
use world::{Asked, Book, World};

/// What somebody may use who may not even read: nothing of it shows or changes the book.
const OPEN: [&str; 3] = ["help", "pick-help", "cancel"];
/// What conversations leave behind.
const CONVERSATION: [&str; 3] = ["processed", "drafts", "recents"];
/// What editors change; everything else is prepared by admins. A merge is theirs, too.
const EDITED: [&str; 20] = [
    "accounts",
    "alternative_address_ranges",
    "alternative_addresses",
    "cards",
    "cards_followed",
    "contact_codes",
    "contact_keys",
    "contact_marks",
    "contact_relations",
    "contact_strings",
    "contacts",
    "duplicate_pairs",
    "duplicate_changed",
    "duplicate_state",
    "duplicate_unmarked",
    "journal",
    "journal_items",
    "notes",
    "sqlite_sequence",
    "trash",
];

/// The tiers below this one.
fn below(tier: Tier) -> impl Iterator<Item = Tier> {
    Tier::ALL.into_iter().filter(move |lower| *lower < tier)
}

/// The asker had not the tier: it was refused, nothing was written, and the answer tells nothing.
#[track_caller]
fn shut(asked: &Asked, what: &str) {
    assert!(asked.is_forbidden(), "{what} is open: {}", asked.sent);
    assert!(!asked.wrote, "{what} was refused and wrote");
    assert_eq!(asked.tells(), None, "{what} was refused and tells of the book: {}", asked.sent);
}

/// Whatever a request says about itself: who may nothing sees and changes nothing, a viewer changes nothing, an editor
/// nothing that admins prepare.
#[track_caller]
fn within_rights(world: &World, before: &BTreeMap<String, Vec<String>>, tier: Tier, asked: &Asked, what: &str) {
    if tier == Tier::None {
        assert!(asked.is_forbidden() || OPEN.iter().any(|open| what.contains(open)), "{what} is open for everybody");
        assert_eq!(asked.tells(), None, "{what} tells everybody of the book: {}", asked.sent);
        assert!(!asked.wrote, "{what} writes for everybody");
    }
    if let Ok(answer) = &asked.result
        && let Outcome::Form(form) = &answer.outcome
    {
        let sent = crate::app::request::Request::Submit { form: form.key.clone(), values: Vec::new() };
        assert!(sent.tier() <= tier, "{what} opens a form that {tier:?} may not send");
    }
    if asked.wrote && tier < Tier::Admin {
        let theirs = |table: &&String| {
            !CONVERSATION.contains(&table.as_str()) && (tier < Tier::Editor || !EDITED.contains(&table.as_str()))
        };
        let changed = world.changed_since(before);
        let changed: Vec<&String> = changed.iter().filter(theirs).collect();
        assert!(changed.is_empty(), "{what}, asked by {tier:?}, changes {changed:?}");
        let (then, now) = (&before["journal_items"], &world.tables()["journal_items"]);
        assert!(now.len() >= then.len(), "{what}, asked by {tier:?}, erases history");
    }
}

fn line_of(command: &Command) -> &'static str {
    let found = LINES.iter().find(|line| is_of(line, command));
    found.unwrap_or_else(|| panic!("say in LINES with what /{} does something", command.name()))
}

fn is_of(line: &str, command: &Command) -> bool {
    let rest = line.strip_prefix('/').and_then(|line| line.strip_prefix(command.name().as_str()));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

#[test]
fn every_command_asks_for_the_tier() {
    let book = Book::new();
    let world = book.world();
    let before = world.tables();
    for command in COMMANDS {
        let (line, bare) = (line_of(command), format!("/{}", command.name()));
        for tier in below(command.tier) {
            shut(&world.says(tier, line), &format!("{line} by {tier:?}"));
            shut(&world.says(tier, &bare), &format!("{bare} by {tier:?}"));
        }
        assert_eq!(world.changed_since(&before), [""; 0], "{line}");
        for tier in Tier::ALL.into_iter().filter(|tier| *tier >= command.tier) {
            let world = book.world();
            let asked = world.says(tier, line);
            if tier < Tier::Admin && asked.is_forbidden() {
                // Some options of a command need more than the command.
                shut(&asked, &format!("{line} by {tier:?}"));
                continue;
            }
            assert!(asked.result.is_ok(), "{line} by {tier:?} does nothing: {}", asked.sent);
            within_rights(&world, &before, tier, &asked, line);
            let changed = world.changed_since(&before);
            let asks = matches!(&asked.result, Ok(answer) if matches!(answer.outcome, Outcome::PurgeQuestion(_)));
            let done = asks || changed.iter().any(|table| table != "processed");
            assert!(done || !asked.request.writes(), "{line} changes nothing");
        }
    }
    let known = COMMANDS.iter().map(|command| line_of(command)).collect::<HashSet<_>>();
    assert_eq!(known.len(), LINES.len(), "a line is for a command that is gone");
}

#[test]
fn every_suggestion_asks_for_the_tier() {
    const TYPED: [&str; 7] = ["", "q", "quet", "x", "c", "e", "w"];
    let book = Book::new();
    let world = book.world();
    let before = world.tables();
    let mut completing = 0;
    for command in COMMANDS {
        for option in command.options.iter().filter(|option| option.kind.completes()) {
            let what = format!("typing in {} of /{}", option.name, command.name());
            // Some only suggest what another contact has than the one that the line changes.
            let line = TYPING.iter().find(|line| is_of(line, command)).copied().unwrap_or_else(|| line_of(command));
            let types = |tier: Tier, typed: &str| world.types(tier, line, option.name, typed);
            for (tier, typed) in below(command.tier).flat_map(|tier| TYPED.map(|typed| (tier, typed))) {
                shut(&types(tier, typed), &what);
            }
            let is_offered = |typed: &&str| {
                let asked = types(command.tier, typed);
                assert!(!asked.wrote, "{what} writes");
                matches!(&asked.result, Ok(answer)
                    if matches!(&answer.outcome, Outcome::Suggestions(found) if !found.is_empty()))
            };
            assert!(TYPED.iter().any(is_offered), "{what} suggests nothing");
            completing += 1;
        }
    }
    assert!(completing > 40, "{completing} options complete");
    assert_eq!(world.changed_since(&before), [""; 0]);
}

#[test]
fn every_menu_asks_for_the_tier() {
    let book = Book::new();
    let world = book.world();
    let before = world.tables();
    for menu in MENUS {
        for text in [story::SIGNATURE, story::SIGNATURES] {
            for tier in below(menu.tier) {
                let asked = world.uses_menu(tier, menu.name, text);
                assert!(asked.is_forbidden() && !asked.wrote, "{} by {tier:?}", menu.name);
            }
            assert_eq!(world.changed_since(&before), [""; 0]);
            let world = book.world();
            let asked = world.uses_menu(menu.tier, menu.name, text);
            assert!(asked.result.is_ok(), "{} does nothing: {}", menu.name, asked.sent);
            within_rights(&world, &before, menu.tier, &asked, menu.name);
        }
    }
}
