//! `/setup show` opens the panel.

use crate::app::args::Args;
use crate::app::command::{self, Command};
use crate::app::context::Context;
use crate::app::outcome::Answer;
use crate::app::stop::Stop;
use crate::domain::settings::Section;
use crate::domain::tier::Tier;

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
    setting_up::panel(ctx, Section::Numbering)
}
