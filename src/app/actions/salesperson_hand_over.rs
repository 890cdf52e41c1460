//! `/salesperson hand-over` gives all contacts of one salesperson to another, as one change.

use crate::app::args::Args;
use crate::app::command::{self, Command, OptionKind, required};
use crate::app::context::Context;
use crate::app::outcome::{Answer, Notice};
use crate::app::refusal::Refusal;
use crate::app::stop::Stop;
use crate::app::texts;
use crate::domain::field::Field;
use crate::domain::journal::{JournalItem, Subject, Texts};
use crate::domain::tier::Tier;

use super::salesperson_list;

pub static COMMAND: Command = Command {
    path: &["salesperson", "hand-over"],
    options: &[required("from", OptionKind::AnySalesperson), required("to", OptionKind::Salesperson)],
    tier: Tier::Admin,
    writes: true,
    form: command::Form::Never,
    run,
};

fn run(ctx: &Context<'_>, args: &Args) -> Result<Answer, Stop> {
    let from = texts::any_salesperson(ctx, "from", &args.need("from")?)?.code;
    let to = texts::salesperson(ctx, "to", &args.need("to")?)?.code;
    if from == to {
        return Err(Refusal::SameSalesperson { code: to }.into());
    }
    let contacts = ctx.write().hand_over(&from, &to, &ctx.modified())?;
    let named = |code: &str| Some(Texts::from([(Field::SalespersonCode.key().to_owned(), code.to_owned())]));
    let items: Vec<JournalItem> = contacts
        .iter()
        .map(|&id| JournalItem { subject: Subject::Contact { id }, before: named(&from), after: named(&to) })
        .collect();
    if !items.is_empty() {
        ctx.record(&items)?;
    }
    let page = salesperson_list::page_with(ctx, &to)?;
    Ok(page.with_notices([Notice::HandedOver { from, to, contacts: contacts.len() as u64 }]))
}
