//! `/setup access` gives roles a tier, and shows who may do what.

use crate::app::args::Args;
use crate::app::command::{self, Command, OptionKind, optional};
use crate::app::context::Context;
use crate::app::outcome::{Answer, Notice};
use crate::app::refusal::Refusal;
use crate::app::stop::Stop;
use crate::domain::journal::{JournalItem, Subject, Texts};
use crate::domain::settings::Section;
use crate::domain::tier::{EVERYONE, Tier};

use super::setting_up;

pub static COMMAND: Command = Command {
    path: &["setup", "access"],
    options: &[
        optional("role", OptionKind::Role),
        optional("tier", OptionKind::Choice(&["none", "viewer", "editor", "admin"])),
    ],
    tier: Tier::Admin,
    writes: true,
    form: command::Form::Never,
    run,
};

fn run(ctx: &Context<'_>, args: &Args) -> Result<Answer, Stop> {
    let role = args.text("role")?;
    let tier = args.word("tier", &Tier::ALL, Tier::key)?;
    match (role, tier) {
        (None, None) => setting_up::panel(ctx, Section::Access),
        (Some(role), Some(tier)) => give(ctx, &[role], tier),
        (Some(_), None) => Err(Refusal::Missing { option: "tier".to_owned() }.into()),
        (None, Some(_)) => Err(Refusal::Missing { option: "role".to_owned() }.into()),
    }
}

/// Gives the roles the tier. The role that everybody has carries the server's own id in Discord, and its name where roles
/// are typed.
pub fn give(ctx: &Context<'_>, roles: &[String], tier: Tier) -> Result<Answer, Stop> {
    let access = ctx.db().access()?;
    let mut items = Vec::new();
    let mut notices = Vec::new();
    for role in roles {
        let role = if is_everyone(ctx, role) { EVERYONE } else { role.as_str() };
        let before = access.iter().find(|(known, _)| known == role).map(|(_, tier)| *tier);
        if before == Some(tier) {
            continue;
        }
        ctx.write().set_access(role, tier)?;
        let texts = |tier: Tier| Texts::from([("tier".to_owned(), tier.key().to_owned())]);
        items.push(JournalItem {
            subject: Subject::Access { role: role.to_owned() },
            before: before.map(texts),
            after: Some(texts(tier)),
        });
        notices.push(Notice::AccessChanged { role: role.to_owned(), tier });
    }
    if !items.is_empty() {
        ctx.record(&items)?;
    }
    Ok(setting_up::panel(ctx, Section::Access)?.with_notices(notices))
}

fn is_everyone(ctx: &Context<'_>, role: &str) -> bool {
    let name = role.strip_prefix('@').unwrap_or(role);
    role == ctx.actor.guild.as_str() || name.eq_ignore_ascii_case(EVERYONE)
}
