//! `/code list` shows the codes of a list, each with the number of contacts that use it.

use crate::app::args::Args;
use crate::app::command::{self, Command, OptionKind, required};
use crate::app::context::Context;
use crate::app::outcome::{Answer, Outcome};
use crate::app::stop::Stop;
use crate::app::texts;
use crate::domain::code_list::{Code, CodeList};
use crate::domain::tier::Tier;

use super::code_add::{LISTS, list_of};

/// Codes a page: with the longest descriptions they fit a message's 4,000 characters.
const PER_PAGE: u32 = 15;

pub static COMMAND: Command = Command {
    path: &["code", "list"],
    options: &[required("list", OptionKind::Choice(LISTS))],
    tier: Tier::Viewer,
    writes: false,
    form: command::Form::Never,
    run,
};

fn run(ctx: &Context<'_>, args: &Args) -> Result<Answer, Stop> {
    page(ctx, list_of(args)?, 0)
}

/// A page of the list.
pub fn page(ctx: &Context<'_>, list: CodeList, page: u32) -> Result<Answer, Stop> {
    let page = ctx.db().code_counts(list, ctx.sees_blocked(), page, PER_PAGE)?;
    Ok(ctx.private(Outcome::Codes { list, page }))
}

/// The page of the list that has the code.
pub fn page_with(ctx: &Context<'_>, list: CodeList, code: &str) -> Result<Answer, Stop> {
    let before = ctx.db().codes(list)?.into_iter().take_while(|known| known.code != code).count();
    page(ctx, list, u32::try_from(before).unwrap_or(u32::MAX) / PER_PAGE)
}

/// The code as it is on its list, or a refusal that names the nearest ones.
pub fn existing(ctx: &Context<'_>, list: CodeList, given: &str) -> Result<Code, Stop> {
    let code = texts::code(ctx, "code", list, given)?;
    Ok(ctx.db().code(list, &code)?.expect("the code was just seen to be on its list"))
}
