//! `/relation create` makes a contact a customer, vendor, bank or employee with a number; `/relation link` gives it an
//! account number that exists in the company's books already.

use crate::app::args::{Args, wrong};
use crate::app::command::{self, Command, OptionKind, optional, required};
use crate::app::context::Context;
use crate::app::outcome::{AccountChange, Answer, Notice};
use crate::app::refusal::{AccountFault, Named, Refusal};
use crate::app::stop::Stop;
use crate::app::{card, relations, target};
use crate::domain::account::{self, AccountState, Holder, NoHolder, Place};
use crate::domain::check;
use crate::domain::code_list::CodeList;
use crate::domain::contact::Contact;
use crate::domain::fault::Fault;
use crate::domain::journal::{JournalItem, Subject, Texts};
use crate::domain::number_series::NUMBER_MAX;
use crate::domain::relation::{AccountKind, Relation};
use crate::domain::tier::Tier;

/// The words of the `kind` option.
pub const KINDS: &[&str] = &["customer", "vendor", "bank", "employee"];

pub static CREATE: Command = Command {
    path: &["relation", "create"],
    options: &[
        required("contact", OptionKind::Contact(None)),
        required("kind", OptionKind::Choice(KINDS)),
        optional("number", OptionKind::Text(20)),
    ],
    tier: Tier::Editor,
    writes: true,
    form: command::Form::Never,
    run: create,
};

pub static LINK: Command = Command {
    path: &["relation", "link"],
    options: &[
        required("contact", OptionKind::Contact(None)),
        required("kind", OptionKind::Choice(KINDS)),
        required("number", OptionKind::Text(20)),
    ],
    tier: Tier::Editor,
    writes: true,
    form: command::Form::Never,
    run: link,
};

/// The kind of account that the `kind` option names.
pub fn kind_of(args: &Args) -> Result<AccountKind, Refusal> {
    args.need("kind")?;
    Ok(args.word("kind", &AccountKind::ALL, AccountKind::key)?.expect("the option was just seen to be there"))
}

/// The account number as it is kept: any that the books have.
pub fn number_of(args: &Args) -> Result<String, Refusal> {
    let given = args.need("number")?;
    let number = check::line(&given.to_uppercase(), NUMBER_MAX).map_err(|fault| wrong("number", &given, fault))?;
    if number.is_empty() { Err(wrong("number", &given, Fault::Blank)) } else { Ok(number) }
}

/// The contact whose account of the kind it is or becomes: a person's company, or the contact itself (rule 4.7).
pub fn holder(ctx: &Context<'_>, contact: Contact, kind: AccountKind) -> Result<Contact, Stop> {
    match (account::holder(kind, contact.contact_type, contact.company.is_some()), &contact.company) {
        (Ok(Holder::Company), Some(company)) => ctx.contact(company.id),
        (Ok(_), _) => Ok(contact),
        (Err(NoHolder::NeedsCompany), _) => refuse(kind, AccountFault::NeedsCompany { contact: named(&contact) }),
        (Err(NoHolder::PersonsOnly), _) => refuse(kind, AccountFault::PersonsOnly { contact: named(&contact) }),
    }
}

pub fn named(contact: &Contact) -> Named {
    Named { no: contact.no.clone(), name: contact.name().to_owned() }
}

pub fn refuse<T>(kind: AccountKind, fault: AccountFault) -> Result<T, Stop> {
    Err(Refusal::Account { kind, fault }.into())
}

/// A contact that can have an account of the kind, with the relation under which it goes.
struct Ready {
    holder: Contact,
    code: String,
    /// A relation with the same code and no number gives way.
    replaces: bool,
}

fn create(ctx: &Context<'_>, args: &Args) -> Result<Answer, Stop> {
    let kind = kind_of(args)?;
    let ready = ready(ctx, &CREATE, args, kind)?;
    let mut notices = Vec::new();
    let no = match args.text("number")? {
        Some(given) => given_number(ctx, kind, &given)?,
        None => next_number(ctx, kind, &mut notices)?,
    };
    ctx.write().insert_account(kind, &no, AccountState::Made)?;
    store(ctx, ready, kind, no, AccountChange::Created, notices)
}

fn link(ctx: &Context<'_>, args: &Args) -> Result<Answer, Stop> {
    let kind = kind_of(args)?;
    let number = number_of(args)?;
    let ready = ready(ctx, &LINK, args, kind)?;
    if let Some(other) = ctx.db().account_holder(kind, &number)? {
        return refuse(kind, AccountFault::NumberTaken { number, by: named(&other) });
    }
    store(ctx, ready, kind, number, AccountChange::Linked, Vec::new())
}

/// The checks before anything is made: each names what is missing.
fn ready(ctx: &Context<'_>, command: &'static Command, args: &Args, kind: AccountKind) -> Result<Ready, Stop> {
    let contact = target::contact(ctx, command, args, "contact", None)?;
    let blocked = contact.is_privacy_blocked().then(|| named(&contact));
    let holder = holder(ctx, contact, kind)?;
    if let Some(contact) = blocked.or_else(|| holder.is_privacy_blocked().then(|| named(&holder))) {
        return refuse(kind, AccountFault::Blocked { contact });
    }
    let code = ctx.settings.relation_code(kind).to_owned();
    if code.is_empty() || ctx.db().code(CodeList::Relation, &code)?.is_none() {
        return refuse(kind, AccountFault::NoRelationCode);
    }
    let own = ctx.db().relations(holder.id)?;
    let contact = named(&holder);
    let replaces = match account::place(&own, kind, &code) {
        Place::Free => false,
        Place::InPlaceOf(_) => true,
        Place::HasOne(linked) => {
            return refuse(kind, AccountFault::HasOne { contact, number: linked.no.clone() });
        }
        Place::CodeTaken(other) => {
            return refuse(kind, AccountFault::CodeTaken { contact, code, number: other.no.clone() });
        }
    };
    Ok(Ready { holder, code, replaces })
}

/// A number that a person gives, as the series allows it; it must be new.
fn given_number(ctx: &Context<'_>, kind: AccountKind, given: &str) -> Result<String, Stop> {
    let series = ctx.db().series(kind.series())?;
    let number = series.check_manual(given).map_err(|fault| Refusal::Series {
        series: kind.series(),
        given: given.to_owned(),
        fault,
    })?;
    if let Some(other) = ctx.db().account_holder(kind, &number)? {
        return refuse(kind, AccountFault::NumberTaken { number, by: named(&other) });
    }
    if ctx.db().has_account(kind, &number)? {
        return refuse(kind, AccountFault::NumberExists { number });
    }
    Ok(number)
}

/// The next number of the series that no account has.
fn next_number(ctx: &Context<'_>, kind: AccountKind, notices: &mut Vec<Notice>) -> Result<String, Stop> {
    let mut series = ctx.db().series(kind.series())?;
    loop {
        let drawn =
            series.next().map_err(|fault| Refusal::Series { series: kind.series(), given: String::new(), fault })?;
        series = drawn.series;
        if !ctx.db().has_account(kind, &drawn.no)? {
            ctx.write().save_series(&series)?;
            if let Some(left) = drawn.warning {
                notices.push(Notice::NumbersRunOut { series: kind.series(), left });
            }
            return Ok(drawn.no);
        }
    }
}

fn store(
    ctx: &Context<'_>,
    ready: Ready,
    kind: AccountKind,
    number: String,
    change: AccountChange,
    mut notices: Vec<Notice>,
) -> Result<Answer, Stop> {
    let Ready { holder, code, replaces } = ready;
    if replaces {
        ctx.write().delete_relation(holder.id, &code)?;
    }
    let relation = Relation { code, kind: Some(kind), no: number };
    ctx.write().insert_relation(holder.id, &relation)?;
    ctx.write().touch_contact(holder.id, &ctx.modified())?;
    relations::refresh(ctx.write(), ctx.settings, holder.id)?;
    ctx.record(&[JournalItem {
        subject: Subject::Relation { contact: holder.id, code: relation.code.clone() },
        before: replaces.then(Texts::new),
        after: Some(texts(&relation)),
    }])?;
    let name = holder.name().to_owned();
    notices.insert(0, Notice::Account { change, kind, number: relation.no, name });
    Ok(card::answer(ctx, ctx.contact(holder.id)?, None)?.with_notices(notices))
}

/// A relation for the journal.
pub fn texts(relation: &Relation) -> Texts {
    let pairs = [("kind", relation.kind.map_or("", AccountKind::key)), ("no", relation.no.as_str())];
    let filled = pairs.into_iter().filter(|(_, text)| !text.is_empty());
    filled.map(|(key, text)| (key.to_owned(), text.to_owned())).collect()
}
