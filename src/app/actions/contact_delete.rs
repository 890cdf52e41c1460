//! `/contact delete` puts a contact into the trash, a company with its people (rule 4.16): asked first, all or nothing.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::app::args::Args;
use crate::app::command::{self, Command, OptionKind, required};
use crate::app::context::{Context, DRAFT_LIFE};
use crate::app::draft::Draft;
use crate::app::ledger;
use crate::app::outcome::{Answer, DeleteQuestion, Notice, Outcome};
use crate::app::refusal::Refusal;
use crate::app::stop::Stop;
use crate::app::target;
use crate::domain::contact::Contact;
use crate::domain::tier::Tier;

pub static COMMAND: Command = Command {
    path: &["contact", "delete"],
    options: &[required("contact", OptionKind::Contact(None))],
    tier: Tier::Editor,
    writes: true,
    form: command::Form::Never,
    run,
};

/// People who are named in the question.
const NAMED: usize = 5;

fn run(ctx: &Context<'_>, args: &Args) -> Result<Answer, Stop> {
    let contact = target::contact(ctx, &COMMAND, args, "contact", None)?;
    let people = ctx.db().everybody_of(contact.id)?;
    allowed(ctx, &people)?;
    ask(ctx, contact, people)
}

/// A company with people takes an admin.
fn allowed(ctx: &Context<'_>, people: &[Contact]) -> Result<(), Stop> {
    if people.is_empty() { Ok(()) } else { ctx.require(Tier::Admin) }
}

fn ask(ctx: &Context<'_>, contact: Contact, people: Vec<Contact>) -> Result<Answer, Stop> {
    let db = ctx.db();
    let draft = Draft::Deletion { contact: contact.id, seen: fingerprint(&contact, &people) };
    let id = contact.id;
    let question = DeleteQuestion {
        people: people.len() as u64,
        first: people.iter().take(NAMED).map(|one| (one.no.clone(), one.name().to_owned())).collect(),
        notes: db.all_notes(id)?.len() as u64,
        codes: db.all_assignments(id)?.len() as u64,
        relations: db.relations(id)?.len() as u64,
        addresses: db.alternative_addresses(id)?.len() as u64,
        draft: ctx.draft(&draft, DRAFT_LIFE),
        contact,
    };
    Ok(ctx.private(Outcome::DeleteQuestion(Box::new(question))))
}

/// Deletes what was shown; if anything has changed meanwhile, it is shown anew first.
pub fn go_on(ctx: &Context<'_>, draft: &str) -> Result<Answer, Stop> {
    ctx.action.set(COMMAND.name());
    let Draft::Deletion { contact, seen } = ctx.take_draft(draft)? else {
        return Err(Refusal::OutOfDate.into());
    };
    let contact = ctx.contact(contact)?;
    let people = ctx.db().everybody_of(contact.id)?;
    allowed(ctx, &people)?;
    if seen != fingerprint(&contact, &people) {
        let by = contact.modified.by.clone();
        let answer = ask(ctx, contact, people)?.with_notices([Notice::ShownAnew { by }]);
        return Err(Stop::Ask(Box::new(answer)));
    }
    let change = delete(ctx, &contact, &people)?;
    let (no, name) = (contact.no.clone(), contact.name().to_owned());
    Ok(ctx.private(Outcome::Deleted { no, name, people: people.len() as u64, change }))
}

/// Deletes the contact and its people as one change; gives the journal's entry.
fn delete(ctx: &Context<'_>, contact: &Contact, people: &[Contact]) -> Result<i64, Stop> {
    let mut items = ledger::everything_of(ctx.db(), contact)?;
    for person in people {
        items.extend(ledger::everything_of(ctx.db(), person)?);
    }
    for gone in people.iter().chain([contact]) {
        ctx.write().delete_contact(gone.id)?;
    }
    let entry = ctx.record_change(&items)?;
    ctx.write().put_in_trash(contact, entry, contact.id, people.len() as u64, &ctx.modified())?;
    for person in people {
        ctx.write().put_in_trash(person, entry, contact.id, 0, &ctx.modified())?;
    }
    Ok(entry)
}

/// Stands for the contact and its people as they were shown.
fn fingerprint(contact: &Contact, people: &[Contact]) -> String {
    let mut hasher = DefaultHasher::new();
    for one in people.iter().chain([contact]) {
        (one.id, one.revision).hash(&mut hasher);
    }
    format!("{:016x}", hasher.finish())
}
