//! `/salesperson delete` takes one of our own people off the list, unless contacts or settings name them.

use crate::app::args::Args;
use crate::app::command::{self, Command, OptionKind, required};
use crate::app::context::Context;
use crate::app::outcome::{Answer, Notice};
use crate::app::refusal::Refusal;
use crate::app::stop::Stop;
use crate::app::texts;
use crate::domain::journal::{JournalItem, Subject};
use crate::domain::settings::{Setting, SettingKind};
use crate::domain::tier::Tier;

use super::{salesperson_add, salesperson_list};

pub static COMMAND: Command = Command {
    path: &["salesperson", "delete"],
    options: &[required("code", OptionKind::AnySalesperson)],
    tier: Tier::Admin,
    writes: true,
    form: command::Form::Never,
    run,
};

fn run(ctx: &Context<'_>, args: &Args) -> Result<Answer, Stop> {
    let salesperson = texts::any_salesperson(ctx, "code", &args.need("code")?)?;
    let code = salesperson.code.clone();
    let contacts = ctx.db().salesperson_contacts(&code)?;
    if contacts > 0 {
        return Err(Refusal::SalespersonInUse { code, contacts }.into());
    }
    let mut settings = Setting::ALL.into_iter().filter(|setting| setting.spec().kind == SettingKind::Salesperson);
    if let Some(setting) = settings.find(|setting| ctx.settings.get(*setting) == code) {
        return Err(Refusal::CodeInSetting { code, setting }.into());
    }
    ctx.write().delete_salesperson(&code)?;
    ctx.record(&[JournalItem {
        subject: Subject::Salesperson { code: code.clone() },
        before: Some(salesperson_add::texts(&salesperson)),
        after: None,
    }])?;
    Ok(salesperson_list::page(ctx, 0)?.with_notices([Notice::SalespersonDeleted { code }]))
}
