//! Looking for duplicates before a contact is stored and after it was changed, and what people answer.

use crate::app::args::Args;
use crate::app::command::Command;
use crate::app::context::{Context, DRAFT_LIFE};
use crate::app::draft::Draft;
use crate::app::outcome::{Answer, Doubles, Likely, Outcome};
use crate::app::refusal::Refusal;
use crate::app::stop::Stop;
use crate::app::{args::ArgValue, command_named};
use crate::domain::contact::{Contact, ContactId, ContactType, NewContact};
use crate::domain::field::Field;
use crate::domain::journal::{JournalItem, Subject, Texts};
use crate::domain::likeness::COMPARED;
use crate::domain::settings::Setting;
use crate::store::{Measure, Newcomer};

use super::{adding, contact_merge};

/// Hits that are shown; the likeliest come first.
const SHOWN: usize = 5;

/// What is known about the duplicates of a contact that is about to be added.
#[derive(Debug, Clone, Copy)]
pub enum Decision<'a> {
    /// Nobody has looked yet.
    Look,
    /// It is to be added whatever is there.
    Add,
    /// It is to be added, and is none of these.
    Separate(&'a [ContactId]),
}

/// Stops an addition that may be a duplicate and asks; nothing is stored but the draft that waits for the answer.
pub fn look(
    ctx: &Context<'_>,
    command: &Command,
    args: &Args,
    new: &NewContact,
    company: Option<&Contact>,
) -> Result<(), Stop> {
    if ctx.settings.get(Setting::AutosearchDuplicates).is_empty() {
        return Ok(());
    }
    ctx.write().mark_few()?;
    let newcomer = Newcomer { id: None, contact_type: new.contact_type, company: new.company, values: &new.values };
    let mut hits = ctx.db().doubles_of(&newcomer, Measure::of(ctx.settings))?;
    if hits.is_empty() {
        return Ok(());
    }
    let more = hits.len() > SHOWN;
    hits.truncate(SHOWN);
    let mut args = args.clone();
    if let Some(company) = company {
        // A company that was found by name is the same one when the answer comes.
        args.set("company", ArgValue::Text(company.no.clone()));
    }
    let waiting =
        Draft::Doubles { command: command.name(), args, doubles: hits.iter().map(|hit| hit.contact.id).collect() };
    let draft = ctx.draft(&waiting, DRAFT_LIFE);
    let name = new.values.get(Field::Name).to_owned();
    Err(Stop::Ask(Box::new(ctx.private(Outcome::Doubles(Box::new(Doubles { name, hits, more, draft }))))))
}

/// Adds what waits in the draft; `separate`: and notes that it is none of the hits.
pub fn add(ctx: &Context<'_>, key: &str, separate: bool) -> Result<Answer, Stop> {
    let Draft::Doubles { command, args, doubles } = ctx.take_draft(key)? else {
        return Err(Refusal::OutOfDate.into());
    };
    let command = command_named(&command).ok_or(Refusal::OutOfDate)?;
    ctx.require(command.tier)?;
    ctx.action.set(command.name());
    // A second press must not add a second time.
    ctx.write().drop_draft(key)?;
    let contact_type = if command.path[0] == "company" { ContactType::Company } else { ContactType::Person };
    let decision = if separate { Decision::Separate(&doubles) } else { Decision::Add };
    adding::add_decided(ctx, command, contact_type, &args, decision)
}

/// Forgets what waits in the draft.
pub fn cancel(ctx: &Context<'_>, key: &str) -> Result<Answer, Stop> {
    match ctx.take_draft(key)? {
        Draft::Doubles { .. } => {
            ctx.write().drop_draft(key)?;
            Ok(ctx.private(Outcome::Dropped))
        }
        _ => Err(Refusal::OutOfDate.into()),
    }
}

/// Notes that two contacts are two; gives the line for the journal, if it was news.
pub fn separate(ctx: &Context<'_>, contact: ContactId, other: ContactId) -> Result<Option<JournalItem>, Stop> {
    if ctx.db().contact(contact)?.is_none() || ctx.db().contact(other)?.is_none() {
        return Ok(None);
    }
    let news = ctx.write().set_separate(contact, other, true)?;
    Ok(news.then(|| JournalItem {
        subject: Subject::Separate { contact, other },
        before: None,
        after: Some(Texts::new()),
    }))
}

/// After a change of these fields: what the contact may be the same as now.
pub fn after_change(ctx: &Context<'_>, contact: &Contact, fields: &[Field]) -> Result<Option<Box<Likely>>, Stop> {
    let lines = ctx.db().search_strings()?;
    let counts = |field: &Field| COMPARED.contains(field) || lines.iter().any(|line| line.field == *field);
    if fields.iter().any(counts) { likely(ctx, contact) } else { Ok(None) }
}

/// What a contact that is stored may be the same as, unless nobody wants to be asked.
pub fn likely(ctx: &Context<'_>, contact: &Contact) -> Result<Option<Box<Likely>>, Stop> {
    if ctx.settings.get(Setting::AutosearchDuplicates).is_empty() {
        return Ok(None);
    }
    ctx.write().mark_few()?;
    let newcomer = Newcomer {
        id: Some(contact.id),
        contact_type: contact.contact_type,
        company: contact.company.as_ref().map(|company| company.id),
        values: &contact.values,
    };
    let mut hits = ctx.db().doubles_of(&newcomer, Measure::of(ctx.settings))?;
    let more = hits.len() > SHOWN;
    hits.truncate(SHOWN);
    let may_merge = ctx.tier >= contact_merge::COMMAND.tier;
    Ok((!hits.is_empty()).then(|| Box::new(Likely { contact: contact.clone(), hits, more, may_merge })))
}
