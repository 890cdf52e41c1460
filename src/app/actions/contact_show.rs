//! `/contact show` posts a contact's card.

use crate::app::args::Args;
use crate::app::command::{self, Command, OptionKind, optional, required};
use crate::app::context::Context;
use crate::app::outcome::Answer;
use crate::app::stop::Stop;
use crate::app::target;
use crate::domain::tier::Tier;

use super::find;

pub static COMMAND: Command = Command {
    path: &["contact", "show"],
    options: &[required("contact", OptionKind::Contact(None)), optional("private", OptionKind::Flag)],
    tier: Tier::Viewer,
    writes: false,
    form: command::Form::Never,
    run,
};

fn run(ctx: &Context<'_>, args: &Args) -> Result<Answer, Stop> {
    let private = args.flag("private")?;
    let given = args.need("contact")?;
    match target::by_number(ctx, &given)? {
        Some(contact) => find::found(ctx, contact, &given, private),
        None => find::look_up(ctx, &given, private),
    }
}
