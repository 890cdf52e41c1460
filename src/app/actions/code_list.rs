//! `/code list` shows the codes of a list, each with the number of contacts that use it.

use crate::app::args::Args;
use crate::app::command::{self, Command, OptionKind, required};
use crate::app::context::Context;
use crate::app::outcome::{Answer, Outcome};
use crate::app::stop::Stop;
use crate::domain::code_list::CodeList;
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
    let page = ctx.db().code_counts(list, page, PER_PAGE)?;
    Ok(ctx.private(Outcome::Codes { list, page }))
}
