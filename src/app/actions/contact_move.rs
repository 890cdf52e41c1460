//! `/contact move` takes a person to another company, or out of one (rule 4.3).

use crate::app::args::Args;
use crate::app::command::{self, Command, OptionKind, optional, required};
use crate::app::context::Context;
use crate::app::outcome::{Answer, Notice};
use crate::app::refusal::Refusal;
use crate::app::stop::Stop;
use crate::app::{card, relations, target};
use crate::domain::contact::{Contact, ContactType};
use crate::domain::inheritance;
use crate::domain::tier::Tier;

use super::{doubles, editing};

pub static COMMAND: Command = Command {
    path: &["contact", "move"],
    options: &[
        required("person", OptionKind::Contact(Some(ContactType::Person))),
        optional("company", OptionKind::Contact(Some(ContactType::Company))),
    ],
    tier: Tier::Editor,
    writes: true,
    form: command::Form::Never,
    run,
};

fn run(ctx: &Context<'_>, args: &Args) -> Result<Answer, Stop> {
    let person = target::contact(ctx, &COMMAND, args, "person", None)?;
    if person.is_company() {
        return Err(Refusal::CompanyMoves { name: person.name().to_owned() }.into());
    }
    let company = target::company(ctx, &COMMAND, args, "company")?;
    let left = match &person.company {
        Some(link) => ctx.db().contact(link.id)?,
        None => None,
    };
    // Who leaves without joining keeps all fields.
    let values = match &company {
        None => person.values.clone(),
        Some(company) => inheritance::on_joining(
            &person.values,
            left.as_ref().map(|left| &left.values),
            &company.values,
            ctx.settings,
        ),
    };
    let fields = editing::changed(&person, &values);
    let (from, to) = (no_of(left.as_ref()), no_of(company.as_ref()));
    let mut notices = Vec::new();
    if from != to || !fields.is_empty() {
        let company_id = company.as_ref().map(|company| company.id);
        if !ctx.write().update_contact(person.id, person.revision, &values, company_id, &ctx.modified())? {
            return Err(Refusal::ChangedMeanwhile { by: person.modified.by }.into());
        }
        relations::refresh(ctx.write(), ctx.settings, person.id)?;
        let mut item = editing::difference(&person, &values);
        for (side, no) in [(&mut item.before, &from), (&mut item.after, &to)] {
            if from != to && !no.is_empty() {
                side.get_or_insert_default().insert("company_no".to_owned(), no.clone());
            }
        }
        ctx.record(&[item])?;
    }
    if from != to {
        notices.push(Notice::Moved { from: name_of(left.as_ref()), to: name_of(company.as_ref()) });
    }
    if from == to || !fields.is_empty() {
        notices.push(Notice::Changed { fields });
    }
    // The notice names both companies: a blocked one is not named in the channel, not even as the one that was left.
    let hidden = [&left, &company].into_iter().flatten().any(Contact::is_privacy_blocked);
    let stored = ctx.contact(person.id)?;
    let likely = if from == to { None } else { doubles::likely(ctx, &stored)? };
    Ok(card::answer(ctx, stored, hidden.then_some(true))?.with_notices(notices).with_likely(likely))
}

fn no_of(company: Option<&Contact>) -> String {
    company.map_or_else(String::new, |company| company.no.clone())
}

fn name_of(company: Option<&Contact>) -> String {
    company.map_or_else(String::new, |company| company.name().to_owned())
}
