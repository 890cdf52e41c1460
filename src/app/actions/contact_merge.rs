//! `/contact merge` makes one contact of two (rule 4.10): a panel shows what differs, what moves and what collides; then
//! the duplicate goes into the one that is kept.

use crate::app::args::Args;
use crate::app::command::{self, Command, OptionKind, required};
use crate::app::context::{Context, DRAFT_LIFE};
use crate::app::draft::Draft;
use crate::app::outcome::{Answer, MergePanel, Notice, Outcome};
use crate::app::refusal::{AccountFault, MergeFault, Refusal};
use crate::app::request::PairPlace;
use crate::app::stop::Stop;
use crate::app::target;
use crate::domain::contact::{Contact, ContactId};
use crate::domain::found::Page;
use crate::domain::merge::{Part, compare, merged};
use crate::domain::tier::Tier;

use super::doubles;
use super::merging::{self, Pair};
use super::relation_create::{named, refuse};

pub static COMMAND: Command = Command {
    path: &["contact", "merge"],
    options: &[required("keep", OptionKind::Contact(None)), required("duplicate", OptionKind::Contact(None))],
    tier: Tier::Admin,
    writes: true,
    form: command::Form::Never,
    run,
};

/// Fields a page: two texts each, and a line in the select.
const PER_PAGE: u32 = 10;

fn run(ctx: &Context<'_>, args: &Args) -> Result<Answer, Stop> {
    let keep = target::contact(ctx, &COMMAND, args, "keep", None)?;
    let duplicate = target::contact(ctx, &COMMAND, args, "duplicate", None)?;
    start(ctx, keep, duplicate, None)
}

/// The button of a pair, or of the panel: the contacts may also change places.
pub fn open(ctx: &Context<'_>, keep: ContactId, duplicate: ContactId, from: Option<PairPlace>) -> Result<Answer, Stop> {
    start(ctx, ctx.contact(keep)?, ctx.contact(duplicate)?, from)
}

fn start(ctx: &Context<'_>, keep: Contact, duplicate: Contact, from: Option<PairPlace>) -> Result<Answer, Stop> {
    let pair = Pair::of(ctx, keep, duplicate)?;
    allowed(&pair)?;
    let waiting = Waiting { taken: Vec::new(), from };
    let draft = ctx.draft(&waiting.draft(&pair), DRAFT_LIFE);
    Ok(panel(ctx, pair, waiting, draft, 0))
}

/// Two different contacts of one type; and no account comes to a contact that is privacy blocked (rule 4.11).
fn allowed(pair: &Pair) -> Result<(), Stop> {
    let (keep, duplicate) = (&pair.keep, &pair.duplicate);
    if keep.id == duplicate.id {
        return Err(Refusal::Merge(MergeFault::Same { contact: named(keep) }).into());
    }
    if keep.contact_type != duplicate.contact_type {
        let (contact, contact_type) = (named(duplicate), keep.contact_type);
        return Err(Refusal::Merge(MergeFault::Types { contact, into: named(keep), contact_type }).into());
    }
    let account = pair.moving.belongings.relations.iter().find_map(|relation| relation.kind);
    match account {
        Some(kind) if keep.is_privacy_blocked() => refuse(kind, AccountFault::Blocked { contact: named(keep) }),
        _ => Ok(()),
    }
}

/// What waits in the draft beside the contacts.
struct Waiting {
    taken: Vec<Part>,
    from: Option<PairPlace>,
}

impl Waiting {
    fn draft(&self, pair: &Pair) -> Draft {
        Draft::Merge {
            keep: pair.keep.id,
            duplicate: pair.duplicate.id,
            taken: self.taken.iter().map(|part| part.key().to_owned()).collect(),
            seen: pair.fingerprint(),
            from: self.from,
        }
    }
}

/// The merge that waits in the draft, with its contacts as they are now, and whether they are as they were shown.
fn pending(ctx: &Context<'_>, draft: &str) -> Result<(Pair, Waiting, bool), Stop> {
    let Draft::Merge { keep, duplicate, taken, seen, from } = ctx.take_draft(draft)? else {
        return Err(Refusal::OutOfDate.into());
    };
    // Not followed to whatever it was merged into: that is another merge than the one that was asked for.
    let there = |id| -> Result<Contact, Stop> { Ok(ctx.db().contact(id)?.ok_or(Refusal::ContactGone)?) };
    let pair = Pair::of(ctx, there(keep)?, there(duplicate)?)?;
    allowed(&pair)?;
    let taken = taken.iter().filter_map(|key| Part::from_key(key)).collect();
    let as_seen = pair.fingerprint() == seen;
    Ok((pair, Waiting { taken, from }, as_seen))
}

/// Another page of the fields that differ.
pub fn page(ctx: &Context<'_>, draft: &str, page: u32) -> Result<Answer, Stop> {
    let (pair, waiting, as_seen) = pending(ctx, draft)?;
    shown(ctx, pair, waiting, as_seen, draft, page)
}

/// Takes the fields that are picked from the duplicate, and those of the page that are not from the kept contact.
pub fn pick(ctx: &Context<'_>, draft: &str, page: u32, picked: &[String]) -> Result<Answer, Stop> {
    let (pair, mut waiting, as_seen) = pending(ctx, draft)?;
    let of_page = Page::of(compare(&pair.keep, &pair.duplicate).asked, page, PER_PAGE).items;
    waiting.taken.retain(|part| !of_page.contains(part));
    waiting.taken.extend(of_page.into_iter().filter(|part| picked.iter().any(|key| key == part.key())));
    shown(ctx, pair, waiting, as_seen, draft, page)
}

fn shown(
    ctx: &Context<'_>,
    pair: Pair,
    waiting: Waiting,
    as_seen: bool,
    draft: &str,
    page: u32,
) -> Result<Answer, Stop> {
    let notice = if as_seen { None } else { Some(Notice::ShownAnew { by: pair.last_hand(ctx)? }) };
    ctx.redraft(draft, &waiting.draft(&pair), DRAFT_LIFE);
    Ok(panel(ctx, pair, waiting, draft.to_owned(), page).with_notices(notice))
}

fn panel(ctx: &Context<'_>, pair: Pair, waiting: Waiting, draft: String, page: u32) -> Answer {
    let differences = compare(&pair.keep, &pair.duplicate);
    let (values, _) = merged(&pair.keep, &pair.duplicate, &waiting.taken);
    let becomes_blocked = !pair.keep.is_privacy_blocked() && values.is_set(crate::domain::field::Field::PrivacyBlocked);
    let Pair { keep, duplicate, people, notes, changes, moving, are_separate, .. } = pair;
    ctx.private(Outcome::Merge(Box::new(MergePanel {
        keep,
        duplicate,
        asked: Page::of(differences.asked, page, PER_PAGE),
        taken: waiting.taken,
        filled: differences.filled,
        people: people.len() as u64,
        notes: notes.len() as u64,
        changes,
        moving,
        are_separate,
        becomes_blocked,
        from: waiting.from,
        draft,
    })))
}

/// Merges what was shown; what has changed meanwhile is shown anew first.
pub fn go_on(ctx: &Context<'_>, draft: &str) -> Result<Answer, Stop> {
    ctx.action.set(COMMAND.name());
    let (pair, waiting, as_seen) = pending(ctx, draft)?;
    if !as_seen {
        return Err(Stop::Ask(Box::new(shown(ctx, pair, waiting, as_seen, draft, 0)?)));
    }
    // A second press must not find it again.
    ctx.write().drop_draft(draft)?;
    let (no, name) = (pair.duplicate.no.clone(), pair.duplicate.name().to_owned());
    let keep = pair.keep.id;
    let change = merging::merge(ctx, pair, &waiting.taken)?;
    let kept = ctx.contact(keep)?;
    let likely = doubles::likely(ctx, &kept)?;
    let outcome = Outcome::Merged { kept, no, name, change, next: waiting.from };
    Ok(ctx.private(outcome).remembering(keep).with_likely(likely))
}
