//! `/contact change-type` makes a company a person and a person a company (rule 4.5).

use crate::app::args::Args;
use crate::app::command::{self, Command, OptionKind, required};
use crate::app::context::Context;
use crate::app::outcome::{Answer, Notice};
use crate::app::refusal::Refusal;
use crate::app::stop::Stop;
use crate::app::{card, relations, target};
use crate::domain::code_list::CodeList;
use crate::domain::contact::{Contact, ContactType};
use crate::domain::journal::{JournalItem, Subject, Texts};
use crate::domain::tier::Tier;
use crate::domain::type_change::{Held, check, convert};

use super::{doubles, editing};

const TYPES: &[&str] = &["company", "person"];

pub static COMMAND: Command = Command {
    path: &["contact", "change-type"],
    options: &[required("contact", OptionKind::Contact(None)), required("type", OptionKind::Choice(TYPES))],
    tier: Tier::Editor,
    writes: true,
    form: command::Form::Never,
    run,
};

fn run(ctx: &Context<'_>, args: &Args) -> Result<Answer, Stop> {
    args.need("type")?;
    let to = args.word("type", &[ContactType::Company, ContactType::Person], ContactType::key)?;
    let to = to.expect("the option was just seen to be there");
    let contact = target::contact(ctx, &COMMAND, args, "contact", None)?;
    let id = contact.id;
    check(contact.contact_type, to, &contact.values, held(ctx, &contact)?)
        .map_err(|fault| Refusal::TypeStays { name: contact.name().to_owned(), fault })?;
    let (values, cut) = convert(to, &contact.values, ctx.settings);
    ctx.write().put_contact(id, to, None, &values, &ctx.modified())?;
    relations::refresh(ctx.write(), ctx.settings, id)?;
    let mut item = editing::difference(&contact, &values);
    let sides = [(&mut item.before, contact.contact_type), (&mut item.after, to)];
    for (side, contact_type) in sides {
        side.get_or_insert_default().insert("type".to_owned(), contact_type.key().to_owned());
    }
    if let Some(company) = &contact.company {
        item.before.get_or_insert_default().insert("company_no".to_owned(), company.no.clone());
    }
    let mut items = vec![item];
    if to == ContactType::Person {
        // It leaves the comparison of companies, with what people noted there.
        for other in ctx.db().separate_from(id)? {
            ctx.write().set_separate(id, other, false)?;
            let subject = Subject::Separate { contact: id, other };
            items.push(JournalItem { subject, before: Some(Texts::new()), after: None });
        }
    }
    ctx.record(&items)?;
    let mut notices = vec![Notice::TypeChanged { contact_type: to }];
    notices.extend(cut.into_iter().map(|field| Notice::PartCut { field }));
    let stored = ctx.contact(id)?;
    let likely = doubles::likely(ctx, &stored)?;
    Ok(card::answer(ctx, stored, None)?.with_notices(notices).with_likely(likely))
}

fn held(ctx: &Context<'_>, contact: &Contact) -> Result<Held, Stop> {
    let of = |list| -> Result<usize, Stop> { Ok(ctx.db().assignments(contact.id, list)?.len()) };
    Ok(Held {
        people: ctx.db().people_count(contact.id, true)?,
        relations: ctx.db().relations(contact.id)?.len(),
        industry_groups: of(CodeList::Industry)?,
        web_sources: of(CodeList::WebSource)?,
        responsibilities: of(CodeList::Responsibility)?,
    })
}
