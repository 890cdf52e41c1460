//! `/company people` lists who works at a company.

use crate::app::args::Args;
use crate::app::command::{self, Command, OptionKind, required};
use crate::app::context::Context;
use crate::app::outcome::{Answer, Outcome};
use crate::app::refusal::Refusal;
use crate::app::stop::Stop;
use crate::app::target;
use crate::domain::contact::{Contact, ContactId, ContactType};
use crate::domain::tier::Tier;

use super::contact_list::PER_PAGE;

pub static COMMAND: Command = Command {
    path: &["company", "people"],
    options: &[required("company", OptionKind::Contact(Some(ContactType::Company)))],
    tier: Tier::Viewer,
    writes: false,
    form: command::Form::Never,
    run,
};

fn run(ctx: &Context<'_>, args: &Args) -> Result<Answer, Stop> {
    args.need("company")?;
    let company = target::company(ctx, &COMMAND, args, "company")?.ok_or(Refusal::ContactGone)?;
    show(ctx, company, 0)
}

/// A page of the people of the company with this row id.
pub fn page(ctx: &Context<'_>, company: ContactId, page: u32) -> Result<Answer, Stop> {
    show(ctx, ctx.contact(company)?, page)
}

fn show(ctx: &Context<'_>, company: Contact, page: u32) -> Result<Answer, Stop> {
    let page = ctx.db().people(company.id, ctx.server_locale(), ctx.sees_blocked(), page, PER_PAGE)?;
    let id = company.id;
    Ok(ctx.private(Outcome::People { company, page }).remembering(id))
}
