//! `/help` says what can be done, where data is kept, and how to have it changed or deleted.

use crate::app::args::Args;
use crate::app::command::{self, Command, OptionKind, optional};
use crate::app::context::Context;
use crate::app::outcome::{Answer, HelpTopic, Outcome};
use crate::app::stop::Stop;
use crate::domain::tier::Tier;

pub static COMMAND: Command = Command {
    path: &["help"],
    options: &[optional(
        "topic",
        OptionKind::Choice(&["start", "finding", "adding", "changing", "preparing", "privacy"]),
    )],
    // Whoever may do nothing else may still read where data about people is kept.
    tier: Tier::None,
    writes: false,
    form: command::Form::Never,
    run,
};

fn run(ctx: &Context<'_>, args: &Args) -> Result<Answer, Stop> {
    let topic = args.word("topic", &HelpTopic::ALL, HelpTopic::key)?.unwrap_or(HelpTopic::Start);
    Ok(show(ctx, topic))
}

/// The help on a topic.
pub fn show(ctx: &Context<'_>, topic: HelpTopic) -> Answer {
    ctx.private(Outcome::Help { topic, tier: ctx.tier })
}
