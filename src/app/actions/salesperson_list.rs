//! `/salesperson list` shows our own people who look after contacts.

use crate::app::args::Args;
use crate::app::command::{self, Command};
use crate::app::context::Context;
use crate::app::outcome::{Answer, Outcome};
use crate::app::stop::Stop;
use crate::domain::found::Page;
use crate::domain::tier::Tier;

/// Rows a page.
const PER_PAGE: u32 = 10;

pub static COMMAND: Command = Command {
    path: &["salesperson", "list"],
    options: &[],
    tier: Tier::Viewer,
    writes: false,
    form: command::Form::Never,
    run,
};

fn run(ctx: &Context<'_>, _args: &Args) -> Result<Answer, Stop> {
    page(ctx, 0)
}

/// A page of the salespeople; a page past the end is the last one.
pub fn page(ctx: &Context<'_>, page: u32) -> Result<Answer, Stop> {
    let all = ctx.db().salespeople_seen(ctx.sees_blocked())?;
    let total = all.len() as u64;
    let mut rows = Page { items: Vec::new(), page, per_page: PER_PAGE, total };
    rows.page = page.min(rows.pages() - 1);
    rows.items = all.into_iter().skip((rows.page * PER_PAGE) as usize).take(PER_PAGE as usize).collect();
    Ok(ctx.private(Outcome::Salespeople { page: rows }))
}

/// The page that has the salesperson.
pub fn page_with(ctx: &Context<'_>, code: &str) -> Result<Answer, Stop> {
    let before = ctx.db().salespeople()?.into_iter().take_while(|(known, _)| known.code != code).count();
    page(ctx, u32::try_from(before).unwrap_or(u32::MAX) / PER_PAGE)
}
