//! `/code rename` gives a code another name, which follows everywhere: contacts, relations and settings.

use crate::app::args::{Args, wrong};
use crate::app::command::{self, Command, OptionKind, required};
use crate::app::context::Context;
use crate::app::outcome::{Answer, Notice};
use crate::app::refusal::Refusal;
use crate::app::stop::Stop;
use crate::domain::check;
use crate::domain::code_list::CODE_MAX;
use crate::domain::journal::{JournalItem, Subject, Texts};
use crate::domain::tier::Tier;

use super::code_add::{LISTS, list_of};
use super::{code_list, setting_up};

pub static COMMAND: Command = Command {
    path: &["code", "rename"],
    options: &[
        required("list", OptionKind::Choice(LISTS)),
        required("code", OptionKind::CodeOfChosenList),
        required("new-code", OptionKind::Text(10)),
    ],
    tier: Tier::Admin,
    writes: true,
    form: command::Form::Never,
    run,
};

fn run(ctx: &Context<'_>, args: &Args) -> Result<Answer, Stop> {
    let list = list_of(args)?;
    let code = code_list::existing(ctx, list, &args.need("code")?)?.code;
    let given = args.need("new-code")?;
    let new_code = check::code(&given, CODE_MAX).map_err(|fault| wrong("new-code", &given, fault))?;
    if ctx.db().code(list, &new_code)?.is_some() {
        return Err(Refusal::CodeExists { list, code: new_code }.into());
    }
    let (contacts, _) = ctx.db().code_users(list, &code, 0)?;
    ctx.write().rename_code(list, &code, &new_code)?;
    let named = |code: &str| Some(Texts::from([("code".to_owned(), code.to_owned())]));
    let mut items = vec![JournalItem {
        subject: Subject::Code { list, code: new_code.clone() },
        before: named(&code),
        after: named(&new_code),
    }];
    let settings = setting_up::naming(ctx, list, &code);
    for &setting in &settings {
        items.push(setting_up::store(ctx, setting, &code, &new_code)?);
    }
    ctx.record(&items)?;
    let page = code_list::page_with(ctx, list, &new_code)?;
    Ok(page.with_notices([Notice::CodeRenamed { list, code, new_code, contacts, settings }]))
}
