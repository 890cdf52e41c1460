//! `/relation unlink` takes an account away from its contact; the account itself stays in the books.

use crate::app::args::Args;
use crate::app::command::{self, Command, OptionKind, required};
use crate::app::context::Context;
use crate::app::outcome::{AccountChange, Answer, Notice};
use crate::app::refusal::AccountFault;
use crate::app::stop::Stop;
use crate::app::{card, relations, target};
use crate::domain::contact::Contact;
use crate::domain::journal::{JournalItem, Subject};
use crate::domain::relation::{AccountKind, Relation};
use crate::domain::tier::Tier;

use super::relation_create::{self, KINDS};

pub static COMMAND: Command = Command {
    path: &["relation", "unlink"],
    options: &[
        required("contact", OptionKind::Contact(None)),
        required("kind", OptionKind::Choice(KINDS)),
        required("number", OptionKind::AccountOfContact),
    ],
    tier: Tier::Editor,
    writes: true,
    form: command::Form::Never,
    run,
};

fn run(ctx: &Context<'_>, args: &Args) -> Result<Answer, Stop> {
    let kind = relation_create::kind_of(args)?;
    let number = relation_create::number_of(args)?;
    let contact = target::contact(ctx, &COMMAND, args, "contact", None)?;
    let asked = relation_create::named(&contact);
    let (holder, relation) = match found(ctx, contact, kind, &number)? {
        Some(found) => found,
        None => return relation_create::refuse(kind, AccountFault::NotLinked { contact: asked, number }),
    };
    ctx.write().delete_relation(holder.id, &relation.code)?;
    ctx.write().touch_contact(holder.id, &ctx.modified())?;
    relations::refresh(ctx.write(), ctx.settings, holder.id)?;
    ctx.record(&[JournalItem {
        subject: Subject::Relation { contact: holder.id, code: relation.code.clone() },
        before: Some(relation_create::texts(&relation)),
        after: None,
    }])?;
    let name = holder.name().to_owned();
    let notice = Notice::Account { change: AccountChange::Unlinked, kind, number: relation.no, name };
    Ok(card::answer(ctx, ctx.contact(holder.id)?, None)?.with_notices([notice]))
}

/// The contact's own account, else its company's, which serves the company's people.
fn found(
    ctx: &Context<'_>,
    contact: Contact,
    kind: AccountKind,
    number: &str,
) -> Result<Option<(Contact, Relation)>, Stop> {
    let of = |id| -> Result<Option<Relation>, Stop> {
        let relations = ctx.db().relations(id)?.into_iter();
        Ok(relations.filter(|one| one.kind == Some(kind)).find(|one| one.no.to_uppercase() == number))
    };
    if let Some(relation) = of(contact.id)? {
        return Ok(Some((contact, relation)));
    }
    match &contact.company {
        None => Ok(None),
        Some(company) => match of(company.id)? {
            None => Ok(None),
            Some(relation) => Ok(Some((ctx.contact(company.id)?, relation))),
        },
    }
}
