//! Making one contact of two: what it would do, what it did, and why it cannot be.

use crate::app::outcome::MergePanel;
use crate::app::refusal::MergeFault;
use crate::app::request::{PairPlace, Press};
use crate::domain::contact::{Contact, ContactType};
use crate::domain::merge::{Collision, Part};

use super::addresses::day;
use super::build::{block, button, choice, code, item, line, plain, select_several, small, strong, title};
use super::fault::{Sentences, quoted};
use super::reply::{Accent, Block, Line, Message, Span};
use super::words::Words;
use super::{cut, pages};

/// Longest name, and longest text of a field.
const NAME_MAX: usize = 50;
const VALUE_MAX: usize = 30;
/// Lines of what is filled, and of what collides.
const FILLED_LINES: usize = 10;
const COLLISION_LINES: usize = 8;

/// What the merge would do.
pub fn panel(words: Words, panel: &MergePanel) -> Message {
    let mut blocks: Vec<Block> = block(head(words, panel)).into_iter().collect();
    if panel.asked.total > 0 {
        let mut lines = vec![line([strong(words.say("merge-differs"))])];
        if panel.asked.pages() > 1 {
            lines.push(pages::place(words, "count-fields", &panel.asked));
        }
        lines.extend(panel.asked.items.iter().map(|part| asked(words, panel, *part)));
        blocks.extend(block(lines));
        let choices = panel.asked.items.iter().map(|part| {
            let [kept, other] = both(words, panel, *part);
            let label = format!("{}: {other}", label(words, *part));
            let mut one = choice(&label, &words.fill("merge-instead", &[("kept", kept.as_str().into())]), part.key());
            one.chosen = panel.taken.contains(part);
            one
        });
        let press = Press::MergePick { draft: panel.draft.clone(), page: panel.asked.page };
        blocks.push(select_several(press, &words.say("merge-take"), choices.collect()));
        blocks.extend(pages::turn(words, &panel.asked, |page| Press::MergePage { draft: panel.draft.clone(), page }));
    }
    blocks.extend(block(filled(words, panel)));
    blocks.extend(block(moves(words, panel)));
    blocks.extend(block(collisions(words, panel)));
    let swap = Press::Merge { keep: panel.duplicate.id, duplicate: panel.keep.id, from: panel.from };
    let cancel = match panel.from {
        Some(PairPlace { contact, page }) => Press::Pairs { contact, page },
        None => Press::Cancel,
    };
    blocks.push(Block::Buttons(vec![
        button(&words.say("merge-do"), Press::MergeNow { draft: panel.draft.clone() }).danger(),
        button(&words.say("merge-swap"), swap),
        button(&words.say("cancel"), cancel),
    ]));
    Message { accent: Accent::Neutral, blocks }
}

fn head(words: Words, panel: &MergePanel) -> Vec<Line> {
    let name = cut::cut(panel.duplicate.name(), NAME_MAX);
    let mut lines = vec![title(words.fill("merge-title", &[("name", name.as_str().into())]))];
    let kept = ("kept", named(&panel.keep).into());
    let number = || code(&panel.keep.no);
    lines.push(line(words.spans("merge-kept", [kept, ("number", number().into())])));
    let gone = [
        ("name", named(&panel.duplicate).into()),
        ("number", code(&panel.duplicate.no).into()),
        ("kept", number().into()),
    ];
    lines.push(line(words.spans("merge-gone", gone)));
    if panel.are_separate {
        lines.push(line([strong(words.say("merge-separate"))]));
    }
    if panel.becomes_blocked {
        lines.push(line(words.spans("merge-blocked", [("kept", number().into())])));
    }
    lines
}

fn named(contact: &Contact) -> Span {
    strong(cut::cut(contact.name(), NAME_MAX))
}

fn label(words: Words, part: Part) -> String {
    match part {
        Part::Company => words.say("label-company"),
        Part::Field(field) => words.field(field),
    }
}

/// The text of the kept contact and that of the duplicate.
fn both(words: Words, panel: &MergePanel, part: Part) -> [String; 2] {
    [&panel.keep, &panel.duplicate].map(|contact| {
        let text = match part {
            Part::Company => contact.company_name().to_owned(),
            Part::Field(field) => words.field_value(field, contact.get(field)),
        };
        if text.is_empty() { "–".to_owned() } else { cut::cut(&text, VALUE_MAX) }
    })
}

/// `Phone: ✓ **09 1** / 09 2`: what stays stands out.
fn asked(words: Words, panel: &MergePanel, part: Part) -> Line {
    let [kept, other] = both(words, panel, part);
    let label = label(words, part);
    item(match panel.taken.contains(&part) {
        true => vec![plain(format!("{label}: ")), plain(kept), plain(" / ✓ "), strong(other)],
        false => vec![plain(format!("{label}: ✓ ")), strong(kept), plain(" / "), plain(other)],
    })
}

fn filled(words: Words, panel: &MergePanel) -> Vec<Line> {
    if panel.filled.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![line([strong(words.say("merge-filled"))])];
    lines.extend(panel.filled.iter().take(FILLED_LINES).map(|part| {
        let [_, other] = both(words, panel, *part);
        item([plain(format!("{}: ", label(words, *part))), strong(other)])
    }));
    lines.extend(more(words, panel.filled.len(), FILLED_LINES));
    lines
}

/// A line that counts what is too much.
fn more(words: Words, all: usize, shown: usize) -> Option<Line> {
    let rest = all.saturating_sub(shown) as u64;
    (rest > 0).then(|| small([plain(words.count("merge-more", rest))]))
}

fn moves(words: Words, panel: &MergePanel) -> Vec<Line> {
    let belongings = &panel.moving.belongings;
    let counts = [
        ("count-people", panel.people),
        ("count-notes", panel.notes),
        ("count-codes", belongings.assignments.len() as u64),
        ("count-relations", belongings.relations.len() as u64),
        ("count-addresses", belongings.addresses.len() as u64),
        ("count-changes", panel.changes),
    ];
    let counted = counts.into_iter().filter(|(_, count)| *count > 0).map(|(key, count)| words.count(key, count));
    let counted: Vec<String> = counted.collect();
    if counted.is_empty() {
        return Vec::new();
    }
    vec![line([strong(words.say("merge-moves"))]), item([plain(counted.join(", "))])]
}

fn collisions(words: Words, panel: &MergePanel) -> Vec<Line> {
    let collisions = &panel.moving.collisions;
    if collisions.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![line([strong(words.say("merge-collides"))])];
    lines.extend(collisions.iter().take(COLLISION_LINES).map(|one| item(collision(words, one))));
    lines.extend(more(words, collisions.len(), COLLISION_LINES));
    lines
}

fn collision(words: Words, collision: &Collision) -> Vec<Span> {
    match collision {
        Collision::Code { list, code: both } => vec![plain(format!("{}: ", words.list(*list))), code(both)],
        Collision::Account { kind, goes, stays } => {
            let kind = plain(words.account_kind(*kind));
            words.spans(
                "merge-account",
                [("kind", kind.into()), ("stays", code(stays).into()), ("goes", code(goes).into())],
            )
        }
        Collision::Address { code: both } => {
            vec![plain(format!("{}: ", words.say("merge-address"))), code(both)]
        }
        Collision::Dates { code: its, from } => {
            words.spans("merge-dates", [("code", code(its).into()), ("day", plain(day(words, *from)).into())])
        }
    }
}

/// The duplicate went into the contact that is kept.
pub fn done(words: Words, kept: &Contact, (no, name): (&str, &str), change: i64, next: Option<PairPlace>) -> Message {
    let pieces = [
        ("name", strong(cut::cut(name, NAME_MAX)).into()),
        ("number", code(no).into()),
        ("kept", named(kept).into()),
        ("kept-number", code(&kept.no).into()),
    ];
    let lines = vec![
        title(words.say("merged-title")),
        line(words.spans("merged", pieces)),
        line(words.spans("merged-number", [("number", code(no).into())])),
    ];
    let mut buttons = Vec::new();
    if let Some(PairPlace { contact, page }) = next {
        buttons.push(button(&words.say("page-next"), Press::Pairs { contact, page }).primary());
    }
    buttons.push(button(&words.say("notes-card"), Press::Show { contact: kept.id, private: false }));
    buttons.push(button(&words.say("undo"), Press::Undo { change }));
    let mut blocks: Vec<Block> = block(lines).into_iter().collect();
    blocks.push(Block::Buttons(buttons));
    Message { accent: Accent::Neutral, blocks }
}

/// Why two contacts cannot be made one.
pub fn fault(words: Words, fault: &MergeFault) -> Vec<Line> {
    let said = Sentences { words };
    match fault {
        MergeFault::Same { contact } => {
            said.both("refusal-merge-same", [("name", quoted(&contact.name)), ("number", quoted(&contact.no))])
        }
        MergeFault::Types { contact, into, contact_type } => {
            let key = match contact_type {
                ContactType::Company => "refusal-merge-into-company",
                ContactType::Person => "refusal-merge-into-person",
            };
            let named = [
                ("name", quoted(&contact.name)),
                ("number", quoted(&contact.no)),
                ("into", quoted(&into.name)),
                ("into-number", quoted(&into.no)),
                ("command", super::build::tap("contact change-type").into()),
            ];
            said.both(key, named)
        }
    }
}
