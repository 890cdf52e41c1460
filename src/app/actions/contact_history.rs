//! `/contact history` shows what changed about a contact, who did it, and when.

use crate::app::args::Args;
use crate::app::command::{self, Command, OptionKind, required};
use crate::app::context::Context;
use crate::app::outcome::{Answer, Outcome};
use crate::app::stop::Stop;
use crate::app::target;
use crate::domain::contact::{Contact, ContactId};
use crate::domain::journal::Texts;
use crate::domain::tier::Tier;

/// The journal's key of a person's company.
const COMPANY_NO: &str = "company_no";
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
    let mut page = ctx.db().history(contact.id, page, PER_PAGE)?;
    if !ctx.sees_blocked() {
        for item in page.items.iter_mut().flat_map(|entry| &mut entry.items) {
            for texts in [&mut item.before, &mut item.after].into_iter().flatten() {
                hide_blocked(ctx, texts)?;
            }
        }
    }
    let id = contact.id;
    Ok(ctx.private(Outcome::History { contact, page }).remembering(id))
}

/// Leaves the number of a company out that is privacy blocked: the person's card does not name it either (rule 4.11).
fn hide_blocked(ctx: &Context<'_>, texts: &mut Texts) -> Result<(), Stop> {
    let Some(no) = texts.get(COMPANY_NO) else { return Ok(()) };
    if ctx.db().contact_by_no(no)?.is_some_and(|company| company.is_privacy_blocked()) {
        texts.remove(COMPANY_NO);
    }
    Ok(())
}
