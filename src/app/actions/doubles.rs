//! Looking for duplicates before a contact is stored, and what people answer.

use crate::app::args::Args;
use crate::app::command::Command;
use crate::app::context::{Context, DRAFT_LIFE};
use crate::app::draft::Draft;
use crate::app::outcome::{Answer, Doubles, Notice, Outcome};
use crate::app::refusal::Refusal;
use crate::app::stop::Stop;
use crate::app::{args::ArgValue, command_named};
use crate::domain::contact::{Contact, ContactId, ContactType, NewContact};
use crate::domain::field::Field;
use crate::domain::journal::{JournalItem, Subject, Texts};
use crate::domain::settings::Setting;
use crate::store::{Measure, Newcomer};

use super::adding;

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

/// After a change: whether the contact may now be the same as others.
pub fn notice(ctx: &Context<'_>, contact: &Contact) -> Result<Option<Notice>, Stop> {
    if ctx.settings.get(Setting::AutosearchDuplicates).is_empty() {
        return Ok(None);
    }
    let newcomer = Newcomer {
        id: Some(contact.id),
        contact_type: contact.contact_type,
        company: contact.company.as_ref().map(|company| company.id),
        values: &contact.values,
    };
    let doubles = ctx.db().doubles_of(&newcomer, Measure::of(ctx.settings))?.len() as u64;
    Ok((doubles > 0).then_some(Notice::MayBeDouble { doubles }))
}
