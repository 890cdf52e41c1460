//! `/contact purge` erases a contact in the trash and all that the journal has of it: nothing brings it back.

use crate::app::args::Args;
use crate::app::command::{self, Command, OptionKind, required};
use crate::app::context::Context;
use crate::app::outcome::{Answer, Outcome};
use crate::app::refusal::{Refusal, UndoFault};
use crate::app::stop::Stop;
use crate::domain::contact::ContactId;
use crate::domain::tier::Tier;

use super::contact_restore::in_trash;

pub static COMMAND: Command = Command {
    path: &["contact", "purge"],
    options: &[required("contact", OptionKind::Trashed)],
    tier: Tier::Admin,
    writes: true,
    form: command::Form::Never,
    run,
};

fn run(ctx: &Context<'_>, args: &Args) -> Result<Answer, Stop> {
    let trashed = in_trash(ctx, &args.need("contact")?)?;
    Ok(ctx.private(Outcome::PurgeQuestion(Box::new(trashed))))
}

/// Erases it after the question. That it was done is in the journal, without a word of what it was.
pub fn go_on(ctx: &Context<'_>, contact: ContactId) -> Result<Answer, Stop> {
    ctx.action.set(COMMAND.name());
    let trashed = ctx.db().trashed(contact)?.filter(|one| one.root == one.id);
    let Some(trashed) = trashed else {
        return Err(Refusal::Undo(UndoFault::NotInTrash { given: String::new() }).into());
    };
    ctx.write().purge(contact)?;
    ctx.record(&[])?;
    Ok(ctx.private(Outcome::Purged { no: trashed.no, people: trashed.people }))
}
