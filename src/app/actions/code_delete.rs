//! `/code delete` takes a code off its list, unless contacts or settings name it.

use crate::app::args::Args;
use crate::app::command::{self, Command, OptionKind, required};
use crate::app::context::Context;
use crate::app::outcome::{Answer, Notice};
use crate::app::refusal::Refusal;
use crate::app::stop::Stop;
use crate::domain::code_list::CodeList;
use crate::domain::journal::{JournalItem, Subject};
use crate::domain::tier::Tier;

use super::code_add::{LISTS, list_of};
use super::{code_add, code_list, setting_up, setup_salutation};

/// How many of the contacts that have the code a refusal names.
const NAMED: u32 = 5;

pub static COMMAND: Command = Command {
    path: &["code", "delete"],
    options: &[required("list", OptionKind::Choice(LISTS)), required("code", OptionKind::CodeOfChosenList)],
    tier: Tier::Admin,
    writes: true,
    form: command::Form::Never,
    run,
};

fn run(ctx: &Context<'_>, args: &Args) -> Result<Answer, Stop> {
    let list = list_of(args)?;
    let code = code_list::existing(ctx, list, &args.need("code")?)?;
    let (contacts, first) = ctx.db().code_users(list, &code.code, NAMED)?;
    if contacts > 0 {
        let first = first.into_iter().map(|contact| (contact.no.clone(), contact.name().to_owned())).collect();
        return Err(Refusal::CodeInUse { list, code: code.code, contacts, first }.into());
    }
    if let Some(&setting) = setting_up::naming(ctx, list, &code.code).first() {
        return Err(Refusal::CodeInSetting { code: code.code, setting }.into());
    }
    // A salutation takes its formulas along (rule 2.2).
    let formulas = if list == CodeList::Salutation { ctx.db().formulas(&code.code)? } else { Vec::new() };
    ctx.write().delete_code(list, &code.code)?;
    let mut items = vec![JournalItem {
        subject: Subject::Code { list, code: code.code.clone() },
        before: Some(code_add::texts(&code)),
        after: None,
    }];
    items.extend(formulas.iter().map(|formula| JournalItem {
        subject: Subject::Formula {
            code: formula.code.clone(),
            language: formula.language.clone(),
            formality: formula.formality,
        },
        before: Some(setup_salutation::journal_texts(formula)),
        after: None,
    }));
    ctx.record(&items)?;
    Ok(code_list::page(ctx, list, 0)?.with_notices([Notice::CodeDeleted { list, code: code.code }]))
}
