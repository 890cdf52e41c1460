//! `/salesperson edit` changes one of our own people; without anything to change it opens a form.

use crate::app::args::Args;
use crate::app::command::{self, Command, OptionKind, optional, required};
use crate::app::context::Context;
use crate::app::outcome::{Answer, Notice};
use crate::app::stop::Stop;
use crate::app::texts;
use crate::domain::journal::{JournalItem, Subject};
use crate::domain::salesperson::Salesperson;
use crate::domain::tier::Tier;

use super::{salesperson_add, salesperson_list};

pub static COMMAND: Command = Command {
    path: &["salesperson", "edit"],
    options: &[
        required("code", OptionKind::AnySalesperson),
        optional("name", OptionKind::Text(50)),
        optional("email", OptionKind::Text(80)),
        optional("phone", OptionKind::Text(30)),
        optional("user", OptionKind::User),
        optional("blocked", OptionKind::Flag),
    ],
    tier: Tier::Admin,
    writes: true,
    form: command::Form::WithOnly(&["code"]),
    run,
};

fn run(ctx: &Context<'_>, args: &Args) -> Result<Answer, Stop> {
    let salesperson = texts::any_salesperson(ctx, "code", &args.need("code")?)?;
    if COMMAND.opens_form(args) {
        Ok(salesperson_add::form_of(ctx, salesperson, false))
    } else {
        change(ctx, salesperson, args)
    }
}

/// Opens the form of a salesperson, filled in.
pub fn form(ctx: &Context<'_>, code: &str) -> Result<Answer, Stop> {
    Ok(salesperson_add::form_of(ctx, texts::any_salesperson(ctx, "code", code)?, false))
}

/// Stores what the form came back with.
pub fn submit(ctx: &Context<'_>, code: &str, values: &Args) -> Result<Answer, Stop> {
    change(ctx, texts::any_salesperson(ctx, "code", code)?, values)
}

fn change(ctx: &Context<'_>, before: Salesperson, args: &Args) -> Result<Answer, Stop> {
    let after = salesperson_add::filled(args, before.clone())?;
    let code = after.code.clone();
    let notice = if after == before {
        Notice::Changed { fields: Vec::new() }
    } else {
        salesperson_add::refuse_anothers_user(ctx, &after)?;
        ctx.write().update_salesperson(&after)?;
        let (mut old, mut new) = (salesperson_add::texts(&before), salesperson_add::texts(&after));
        let same: Vec<String> = old.keys().filter(|key| old.get(*key) == new.get(*key)).cloned().collect();
        for key in same {
            old.remove(&key);
            new.remove(&key);
        }
        ctx.record(&[JournalItem {
            subject: Subject::Salesperson { code: code.clone() },
            before: Some(old),
            after: Some(new),
        }])?;
        Notice::SalespersonChanged { code: code.clone() }
    };
    Ok(salesperson_list::page_with(ctx, &code)?.with_notices([notice]))
}
