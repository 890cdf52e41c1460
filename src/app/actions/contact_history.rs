//! `/contact history` shows what changed about a contact, who did it, and when.

use crate::app::args::Args;
use crate::app::command::{self, Command, OptionKind, required};
use crate::app::context::Context;
use crate::app::outcome::{Answer, Outcome};
use crate::app::stop::Stop;
use crate::app::target;
use crate::domain::contact::{Contact, ContactId};
use crate::domain::tier::Tier;

/// Changes a page.
const PER_PAGE: u32 = 8;

pub static COMMAND: Command = Command {
    path: &["contact", "history"],
    options: &[required("contact", OptionKind::Contact(None))],
    tier: Tier::Viewer,
    writes: false,
    form: command::Form::Never,
    run,
};

fn run(ctx: &Context<'_>, args: &Args) -> Result<Answer, Stop> {
    show(ctx, target::contact(ctx, &COMMAND, args, "contact", None)?, 0)
}

/// A page of the changes of the contact with this row id.
pub fn page(ctx: &Context<'_>, contact: ContactId, page: u32) -> Result<Answer, Stop> {
    show(ctx, ctx.contact(contact)?, page)
}

fn show(ctx: &Context<'_>, contact: Contact, page: u32) -> Result<Answer, Stop> {
    let page = ctx.db().history(contact.id, page, PER_PAGE)?;
    let id = contact.id;
    Ok(ctx.private(Outcome::History { contact, page }).remembering(id))
}
