//! Buttons, selects and forms.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::app::draft::Draft;
use crate::app::form::Form;
use crate::app::outcome::Outcome;
use crate::app::request::{FormKey, Press, Request};
use crate::discord::custom_id;
use crate::discord::every::{FORMS, PRESSES, form_verb, forms, presses, verb};
use crate::domain::tier::Tier;

use super::world::{Asked, Book};
use super::{below, shut, within_rights};

/// Row ids that the presses are tried with: those of all contacts, notes and addresses are among them.
const ROWS: i64 = 7;
/// What is picked in selects.
const PICKS: [&str; 10] = ["1", "2", "6", "city", "inheritance", "false", "74", "start", "name.first", "M"];

/// The kinds of drafts; a new one stops this from compiling until the story leaves one behind.
fn draft_kind(draft: &Draft) -> &'static str {
    match draft {
        Draft::Command { .. } => "command",
        Draft::List { .. } => "list",
        Draft::Find { .. } => "find",
        Draft::NewContact { .. } => "new contact",
        Draft::Doubles { .. } => "doubles",
        Draft::CompanyChange { .. } => "company change",
        Draft::Deletion { .. } => "deletion",
        Draft::Merge { .. } => "merge",
        Draft::Reading(_) => "reading",
        Draft::Form { .. } => "form",
    }
}
const DRAFTS: usize = 10;

/// Every kind of press with every draft, code and row that is there, by its id.
fn all_presses(book: &Book) -> BTreeMap<String, Press> {
    let codes = ["M", "false"];
    let words = codes.into_iter().chain(book.drafts.iter().map(|(key, _)| key.as_str()));
    let rows = (1..=ROWS).chain([book.changes - 1, book.changes]);
    let mut all = BTreeMap::new();
    for (at, word) in words.enumerate() {
        // Words and rows are not mixed in one id.
        for row in rows.clone().filter(|row| at == 0 || *row == 1) {
            let ids = presses(word, row, 1).into_iter().chain(presses(word, row, 0));
            // A setting is never in a draft.
            let sets = |press: &Press| matches!(press, Press::Set { .. } | Press::SetPicked { .. });
            let ids = ids.filter(|press| codes.contains(&word) || !sets(press));
            all.extend(ids.filter_map(|press| Some((custom_id::of_press(&press, 0)?, press))));
        }
    }
    for row in 1..=book.changes {
        let undo = Press::Undo { change: row };
        all.extend(custom_id::of_press(&undo, 0).map(|id| (id, undo)));
    }
    for (keep, duplicate) in [(1, 6), (2, 4)] {
        let contact = crate::domain::contact::ContactId;
        let merge = Press::Merge { keep: contact(keep), duplicate: contact(duplicate), from: None };
        let pair = (contact(keep), contact(duplicate));
        let separate = Press::Separate { pair, contact: None, page: 0 };
        for press in [merge, separate] {
            all.extend(custom_id::of_press(&press, 0).map(|id| (id, press)));
        }
    }
    all
}

/// What is picked together with the press.
fn picked(press: &Press) -> Vec<Vec<&'static str>> {
    let one = || PICKS.iter().map(|pick| vec![*pick]).collect();
    match press {
        Press::SetPicked { .. } => vec![vec!["false"], vec!["private"]],
        Press::ShowPicked { .. }
        | Press::Choose { .. }
        | Press::MergePick { .. }
        | Press::PickSection
        | Press::GiveTier { .. }
        | Press::PickSearchString
        | Press::PickSalutation
        | Press::PickHelp => one(),
        _ => vec![vec![]],
    }
}

fn form_in(asked: &Asked) -> Option<&Form> {
    match asked.result.as_ref().map(|answer| &answer.outcome) {
        Ok(Outcome::Form(form)) => Some(form),
        _ => None,
    }
}

#[test]
fn every_button_and_select_asks_for_the_tier() {
    let book = Book::new();
    let kinds: BTreeSet<_> = book.drafts.iter().map(|(_, draft)| draft_kind(draft)).collect();
    assert_eq!(kinds.len(), DRAFTS, "the story leaves a draft of each kind: {kinds:?}");
    let shared = book.world();
    let mut scratch = book.world();
    let before = shared.tables();
    let (mut done, mut verbs) = (BTreeSet::new(), BTreeSet::new());
    for (id, press) in all_presses(&book) {
        verbs.insert(verb(&press));
        for picked in picked(&press) {
            let request = Request::Press { press: press.clone(), picked: Vec::new() };
            for tier in below(request.tier()) {
                shut(&shared.presses(tier, &id, &picked), &format!("{id} {picked:?} by {tier:?}"));
            }
            for tier in Tier::ALL.into_iter().filter(|tier| *tier >= request.tier()) {
                let asked = scratch.presses(tier, &id, &picked);
                within_rights(&scratch, &before, tier, &asked, &format!("{id} {picked:?}"));
                if asked.result.is_ok() {
                    done.insert(verb(&press));
                }
                if asked.wrote {
                    scratch = book.world();
                }
            }
        }
    }
    assert_eq!(verbs.len(), PRESSES);
    let idle: Vec<_> = verbs.difference(&done).collect();
    assert!(idle.is_empty(), "nothing was found that these do: {idle:?}");
}

/// Every form that somebody can open, by its id.
fn opened(book: &Book) -> BTreeMap<String, Form> {
    let world = book.world();
    let mut all = BTreeMap::new();
    let mut note = |asked: Asked| {
        if let Some(form) = form_in(&asked)
            && let Some(id) = custom_id::of_form(&form.key)
        {
            all.insert(id, form.clone());
        }
    };
    for (id, press) in all_presses(book) {
        let request = Request::Press { press: press.clone(), picked: Vec::new() };
        if request.may_open_form() {
            picked(&press).iter().for_each(|picked| note(world.presses(Tier::Admin, &id, picked)));
        }
    }
    for line in ["/code edit list: mailing code: GIFT", "/salesperson edit code: WI", "/salesperson add code: NEW"] {
        note(world.says(Tier::Admin, line));
    }
    note(world.uses_menu(Tier::Admin, "Save as contact", super::story::SIGNATURE));
    all
}

/// The texts of a form with one of them changed.
fn filled(form: &Form, changed: usize, text: &str) -> Vec<(String, String)> {
    let inputs = form.inputs.iter().enumerate();
    inputs
        .map(|(at, input)| {
            let blank = input.value.is_empty() && input.required;
            let value = if at == changed || blank { text } else { &input.value };
            (input.key.clone(), value.to_owned())
        })
        .collect()
}

#[test]
fn every_form_asks_for_the_tier() {
    const TEXTS: [&str; 7] = ["Saffron", "SAF", "7", "CT000500", "FI", "no", "saffron@quetzal.example"];
    let book = Book::new();
    let shared = book.world();
    let before = shared.tables();
    let opened = opened(&book);
    let tier_of = |form: &FormKey| Request::Submit { form: form.clone(), values: Vec::new() }.tier();

    let words = book.drafts.iter().map(|(key, _)| key.as_str()).chain(["M", "GIFT", "WI", "name"]);
    let all = words.flat_map(|word| forms(word, 1)).filter_map(|form| Some((custom_id::of_form(&form)?, form)));
    let all: BTreeMap<String, FormKey> =
        all.chain(opened.iter().map(|(id, form)| (id.clone(), form.key.clone()))).collect();
    for (id, key) in &all {
        let mut sent = vec![[("name".to_owned(), "Saffron".to_owned())].to_vec()];
        sent.extend(opened.get(id).map(|form| filled(form, 0, "Saffron")));
        for (tier, values) in below(tier_of(key)).flat_map(|tier| sent.iter().map(move |values| (tier, values))) {
            let asked = shared.sends(tier, id, values);
            assert!(asked.is_forbidden() && !asked.wrote, "{id} by {tier:?}: {}", asked.sent);
        }
    }
    assert_eq!(shared.changed_since(&before), [""; 0]);

    let mut done = HashSet::new();
    for (id, form) in &opened {
        let tries = (0..form.inputs.len()).flat_map(|at| TEXTS.map(|text| (at, text)));
        let mut world = book.world();
        for (at, text) in tries {
            let tier = tier_of(&form.key);
            let asked = world.sends(tier, id, &filled(form, at, text));
            within_rights(&world, &before, tier, &asked, id);
            if asked.result.is_ok() && !world.changed_since(&before).iter().all(|table| table == "processed") {
                done.insert(form_verb(&form.key));
                break;
            }
            if asked.wrote {
                world = book.world();
            }
        }
    }
    let kinds: HashSet<_> = all.values().map(form_verb).collect();
    assert_eq!(kinds.len(), FORMS);
    let idle: Vec<_> = kinds.difference(&done).collect();
    assert!(idle.is_empty(), "nothing was found that these do: {idle:?}");
}
