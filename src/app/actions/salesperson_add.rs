//! `/salesperson add` sets up one of our own people who look after contacts; without a name it opens a form.

use crate::app::args::{Args, wrong};
use crate::app::command::{self, Command, OptionKind, optional, required};
use crate::app::context::Context;
use crate::app::outcome::{Answer, Form, FormTitle, Input, InputLabel, Notice, Outcome};
use crate::app::refusal::Refusal;
use crate::app::request::FormKey;
use crate::app::stop::Stop;
use crate::domain::check;
use crate::domain::contact::ContactType;
use crate::domain::field::Field;
use crate::domain::journal::{JournalItem, Subject, Texts};
use crate::domain::salesperson::{SALESPERSON_CODE_MAX, SALESPERSON_NAME_MAX, Salesperson};
use crate::domain::tier::Tier;

use super::salesperson_list;

/// Longest text that the form takes for a user: Discord's ids and mentions of them are shorter.
const USER_MAX: u16 = 40;

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
    let code = new_code(ctx, &args.need("code")?)?;
    let salesperson = filled(args, Salesperson { code, ..Salesperson::default() })?;
    if args.get("name").is_some() { store(ctx, salesperson) } else { Ok(form_of(ctx, salesperson, true)) }
}

/// Opens the form of a salesperson who is to be added.
pub fn form(ctx: &Context<'_>, code: &str) -> Result<Answer, Stop> {
    let code = new_code(ctx, code)?;
    Ok(form_of(ctx, Salesperson { code, ..Salesperson::default() }, true))
}

/// Stores what the form came back with.
pub fn submit(ctx: &Context<'_>, code: &str, values: &Args) -> Result<Answer, Stop> {
    let code = new_code(ctx, code)?;
    store(ctx, filled(values, Salesperson { code, ..Salesperson::default() })?)
}

fn new_code(ctx: &Context<'_>, given: &str) -> Result<String, Stop> {
    let code = check::code(given, SALESPERSON_CODE_MAX).map_err(|fault| wrong("code", given, fault))?;
    if ctx.db().salesperson(&code)?.is_some() {
        return Err(Refusal::SalespersonExists { code }.into());
    }
    Ok(code)
}

fn store(ctx: &Context<'_>, salesperson: Salesperson) -> Result<Answer, Stop> {
    refuse_anothers_user(ctx, &salesperson)?;
    ctx.write().insert_salesperson(&salesperson)?;
    ctx.record(&[JournalItem {
        subject: Subject::Salesperson { code: salesperson.code.clone() },
        before: None,
        after: Some(texts(&salesperson)),
    }])?;
    let page = salesperson_list::page_with(ctx, &salesperson.code)?;
    Ok(page.with_notices([Notice::SalespersonAdded { code: salesperson.code }]))
}

/// A form with all that a salesperson has.
pub fn form_of(ctx: &Context<'_>, salesperson: Salesperson, new: bool) -> Answer {
    let input = |key: &str, label: InputLabel, value: String, max: u16| Input {
        key: key.to_owned(),
        label,
        value,
        required: false,
        max,
        long: false,
    };
    let of = |field: Field| super::adding::max_of(field);
    let code = salesperson.code;
    let blocked = if salesperson.blocked { "true" } else { "false" };
    let inputs = vec![
        input("name", InputLabel::Option("name"), salesperson.name, SALESPERSON_NAME_MAX as u16),
        input("email", InputLabel::Field(Field::EMail), salesperson.e_mail, of(Field::EMail)),
        input("phone", InputLabel::Field(Field::PhoneNo), salesperson.phone_no, of(Field::PhoneNo)),
        input("user", InputLabel::Option("user"), salesperson.user_id, USER_MAX),
        input("blocked", InputLabel::Option("blocked"), blocked.to_owned(), of(Field::PrivacyBlocked)),
    ];
    let title = if new { FormTitle::NewSalesperson(code.clone()) } else { FormTitle::Code(code.clone()) };
    ctx.private(Outcome::Form(Form { key: FormKey::Salesperson { code, new }, title, inputs }))
}

/// The salesperson with what was given put in; what was given blank is cleared, what was not given stays.
pub fn filled(args: &Args, mut salesperson: Salesperson) -> Result<Salesperson, Refusal> {
    if args.get("name").is_some() {
        let name = args.text("name")?.unwrap_or_default();
        salesperson.name = check::line(&name, SALESPERSON_NAME_MAX).map_err(|fault| wrong("name", &name, fault))?;
    }
    // A salesperson's mail and phone follow the rules of a contact's.
    let fields =
        [("email", Field::EMail, &mut salesperson.e_mail), ("phone", Field::PhoneNo, &mut salesperson.phone_no)];
    for (option, field, stored) in fields {
        if args.get(option).is_some() {
            let text = args.text(option)?.unwrap_or_default();
            *stored = check::check(ContactType::Person, field, &text).map_err(|fault| wrong(option, &text, fault))?;
        }
    }
    if args.get("user").is_some() {
        let given = args.text("user")?.unwrap_or_default();
        // A form may bring a mention.
        let id = given.strip_prefix("<@").and_then(|mention| mention.strip_suffix('>')).unwrap_or(&given);
        salesperson.user_id = id.trim_start_matches('!').to_owned();
    }
    if let Some(blocked) = args.flag("blocked")? {
        salesperson.blocked = blocked;
    }
    Ok(salesperson)
}

/// A user is one salesperson at most: whose contacts are *mine* would be unclear otherwise.
pub fn refuse_anothers_user(ctx: &Context<'_>, salesperson: &Salesperson) -> Result<(), Stop> {
    if salesperson.user_id.is_empty() {
        return Ok(());
    }
    match ctx.db().salesperson_of_user(&salesperson.user_id)? {
        Some(other) if other.code != salesperson.code => Err(Refusal::UserIsSalesperson { code: other.code }.into()),
        _ => Ok(()),
    }
}

/// What the journal keeps of a salesperson.
pub fn texts(salesperson: &Salesperson) -> Texts {
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
