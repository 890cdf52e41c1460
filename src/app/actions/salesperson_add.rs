//! `/salesperson add` sets up one of our own people who look after contacts.

use crate::app::args::{Args, wrong};
use crate::app::command::{self, Command, OptionKind, optional, required};
use crate::app::context::Context;
use crate::app::outcome::{Answer, Notice};
use crate::app::refusal::Refusal;
use crate::app::stop::Stop;
use crate::domain::check;
use crate::domain::contact::ContactType;
use crate::domain::field::Field;
use crate::domain::journal::{JournalItem, Subject, Texts};
use crate::domain::salesperson::{SALESPERSON_CODE_MAX, SALESPERSON_NAME_MAX, Salesperson};
use crate::domain::tier::Tier;

use super::salesperson_list;

pub static COMMAND: Command = Command {
    path: &["salesperson", "add"],
    options: &[
        required("code", OptionKind::Text(20)),
        optional("name", OptionKind::Text(50)),
        optional("email", OptionKind::Text(80)),
        optional("phone", OptionKind::Text(30)),
        optional("user", OptionKind::User),
        optional("blocked", OptionKind::Flag),
    ],
    tier: Tier::Admin,
    writes: true,
    form: command::Form::Without("name"),
    run,
};

fn run(ctx: &Context<'_>, args: &Args) -> Result<Answer, Stop> {
    let given = args.need("code")?;
    let code = check::code(&given, SALESPERSON_CODE_MAX).map_err(|fault| wrong("code", &given, fault))?;
    let name = args.text("name")?.unwrap_or_default();
    let name = check::line(&name, SALESPERSON_NAME_MAX).map_err(|fault| wrong("name", &name, fault))?;
    // A salesperson's mail and phone follow the rules of a contact's.
    let reach = |option: &str, field: Field| -> Result<String, Refusal> {
        let text = args.text(option)?.unwrap_or_default();
        check::check(ContactType::Person, field, &text).map_err(|fault| wrong(option, &text, fault))
    };
    let salesperson = Salesperson {
        e_mail: reach("email", Field::EMail)?,
        phone_no: reach("phone", Field::PhoneNo)?,
        user_id: args.text("user")?.unwrap_or_default(),
        blocked: args.flag("blocked")?.unwrap_or(false),
        code,
        name,
    };
    if ctx.db().salesperson(&salesperson.code)?.is_some() {
        return Err(Refusal::SalespersonExists { code: salesperson.code }.into());
    }
    if !salesperson.user_id.is_empty()
        && let Some(other) = ctx.db().salesperson_of_user(&salesperson.user_id)?
    {
        return Err(Refusal::UserIsSalesperson { code: other.code }.into());
    }
    ctx.write().insert_salesperson(&salesperson)?;
    ctx.record(&[JournalItem {
        subject: Subject::Salesperson { code: salesperson.code.clone() },
        before: None,
        after: Some(texts(&salesperson)),
    }])?;
    Ok(salesperson_list::page(ctx, 0)?.with_notices([Notice::SalespersonAdded { code: salesperson.code }]))
}

fn texts(salesperson: &Salesperson) -> Texts {
    let pairs = [
        ("name", salesperson.name.as_str()),
        ("e_mail", &salesperson.e_mail),
        ("phone_no", &salesperson.phone_no),
        ("user_id", &salesperson.user_id),
        ("blocked", if salesperson.blocked { "true" } else { "" }),
    ];
    pairs
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(key, text)| (key.to_owned(), text.to_owned()))
        .collect()
}
