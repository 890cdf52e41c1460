//! `/contact restore` brings a contact back from the trash, with its number, people, codes, notes, addresses and relations.

use crate::app::args::Args;
use crate::app::command::{self, Command, OptionKind, required};
use crate::app::complete::MOST;
use crate::app::context::Context;
use crate::app::outcome::{Answer, Notice, Suggestion};
use crate::app::refusal::{Refusal, UndoFault};
use crate::app::stop::Stop;
use crate::app::{card, ledger};
use crate::domain::tier::Tier;
use crate::store::Trashed;

use super::doubles;

pub static COMMAND: Command = Command {
    path: &["contact", "restore"],
    options: &[required("contact", OptionKind::Trashed)],
    tier: Tier::Editor,
    writes: true,
    form: command::Form::Never,
    run,
};

fn run(ctx: &Context<'_>, args: &Args) -> Result<Answer, Stop> {
    let trashed = in_trash(ctx, &args.need("contact")?)?;
    let gone = || Refusal::Undo(UndoFault::NotInTrash { given: trashed.no.clone() });
    let change = ctx.db().change(trashed.entry)?.ok_or_else(gone)?;
    ledger::undo(ctx, change)?;
    let notice = Notice::Restored { people: trashed.people };
    // Somebody may have added it anew while it was away.
    let stored = ctx.contact(trashed.id)?;
    let likely = doubles::likely(ctx, &stored)?;
    Ok(card::answer(ctx, stored, None)?.with_notices([notice]).with_likely(likely))
}

/// The contact in the trash that is meant: by its number, else the only one whose name has the text in it.
pub fn in_trash(ctx: &Context<'_>, given: &str) -> Result<Trashed, Stop> {
    let mut found = ctx.db().trashed_by_no(given)?;
    if found.is_empty() {
        found = ctx.db().trashed_like(given, 2)?;
        if found.len() > 1 {
            found.clear();
        }
    }
    let Some(trashed) = found.into_iter().next() else {
        return Err(Refusal::Undo(UndoFault::NotInTrash { given: given.to_owned() }).into());
    };
    if trashed.root != trashed.id
        && let Some(root) = ctx.db().trashed(trashed.root)?
    {
        return Err(Refusal::Undo(UndoFault::WentWith { company: root.no }).into());
    }
    Ok(trashed)
}

/// What the trash holds, newest first.
pub fn suggestions(ctx: &Context<'_>, typed: &str) -> Result<Vec<Suggestion>, Stop> {
    if ctx.tier < Tier::Editor {
        return Ok(Vec::new());
    }
    let found = ctx.db().trashed_like(typed, MOST)?.into_iter();
    Ok(found.map(|one| Suggestion::Trashed(Box::new(one))).collect())
}
