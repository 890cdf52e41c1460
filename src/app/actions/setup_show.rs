//! `/setup show` opens the panel.

use crate::app::args::Args;
use crate::app::command::{self, Command};
use crate::app::context::Context;
use crate::app::outcome::{Answer, Notice};
use crate::app::stop::Stop;
use crate::domain::settings::Section;
use crate::domain::tier::{EVERYONE, Tier, tier_of};

use super::setting_up;

pub static COMMAND: Command = Command {
    path: &["setup", "show"],
    options: &[],
    tier: Tier::Admin,
    writes: false,
    form: command::Form::Never,
    run,
};

fn run(ctx: &Context<'_>, _args: &Args) -> Result<Answer, Stop> {
    Ok(setting_up::panel(ctx, Section::Numbering)?.with_notices([who_may_change(ctx)?]))
}

/// Who may add and change contacts, for whoever sets the server up and may not know that everybody does.
fn who_may_change(ctx: &Context<'_>) -> Result<Notice, Stop> {
    let access = ctx.db().access()?;
    let everyone = tier_of(&access, &[], false) >= Tier::Editor;
    let roles = access.into_iter().filter(|(role, tier)| *tier >= Tier::Editor && role != EVERYONE);
    Ok(Notice::WhoMayChange { everyone, roles: roles.map(|(role, _)| role).collect() })
}
