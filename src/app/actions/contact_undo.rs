//! `/contact undo` takes a change back: one's own, and for admins everybody's.

use crate::app::args::Args;
use crate::app::command::{self, Command, OptionKind, optional};
use crate::app::complete::MOST;
use crate::app::context::Context;
use crate::app::outcome::{Answer, Notice, Outcome, Suggestion};
use crate::app::refusal::{Refusal, UndoFault};
use crate::app::stop::Stop;
use crate::app::{card, command_named, ledger};
use crate::domain::contact::ContactType;
use crate::domain::fold::fold;
use crate::domain::journal::{JournalItem, Subject};
use crate::domain::settings::Setting;
use crate::domain::tier::Tier;
use crate::store::{Change, ChangeHead};

pub static COMMAND: Command = Command {
    path: &["contact", "undo"],
    options: &[optional("change", OptionKind::Change)],
    tier: Tier::Editor,
    writes: true,
    form: command::Form::Never,
    run,
};

fn run(ctx: &Context<'_>, args: &Args) -> Result<Answer, Stop> {
    let none = |given: &str| Refusal::Undo(UndoFault::NoChange { given: given.to_owned() });
    let id = match args.text("change")? {
        Some(given) => given.trim().parse().map_err(|_| none(&given))?,
        None => ctx.db().newest_change(&ctx.actor.user_id, &COMMAND.name())?.ok_or_else(|| none(""))?,
    };
    take_back(ctx, id)
}

/// The button after a change.
pub fn press(ctx: &Context<'_>, id: i64) -> Result<Answer, Stop> {
    ctx.action.set(COMMAND.name());
    take_back(ctx, id)
}

fn take_back(ctx: &Context<'_>, id: i64) -> Result<Answer, Stop> {
    let none = || Refusal::Undo(UndoFault::NoChange { given: id.to_string() });
    let change = ctx.db().change(id)?.filter(|change| !change.items.is_empty()).ok_or_else(none)?;
    if change.head.user_id != ctx.actor.user_id && ctx.tier < Tier::Admin {
        return Err(Refusal::Undo(UndoFault::NotYours { by: change.head.by }).into());
    }
    ctx.require(needed(&change))?;
    let contacts = touched(&change);
    let undone = ledger::undo(ctx, change)?;
    match undone.contact {
        Some(contact) if contacts == 1 || contact.is_company() => {
            let notice = Notice::Undone { action: undone.change.action, by: undone.change.by };
            Ok(card::answer(ctx, contact, None)?.with_notices([notice]))
        }
        _ => Ok(ctx.private(Outcome::Undone { change: undone.change, entry: undone.entry })),
    }
}

fn touched(change: &Change) -> usize {
    let mut contacts: Vec<_> = change.items.iter().filter_map(|item| item.subject.contact()).collect();
    contacts.sort_unstable();
    contacts.dedup();
    contacts.len()
}

/// The rights that the taking back needs: what was prepared by admins is theirs, and so are merges and a company with
/// people.
fn needed(change: &Change) -> Tier {
    let prepared = change.items.iter().any(|item| item.subject.contact().is_none());
    let is = |item: &JournalItem, contact_type: ContactType| {
        let added = item.before.is_none() && matches!(item.subject, Subject::Contact { .. });
        added && item.after.as_ref().and_then(|texts| texts.get("type")).is_some_and(|t| t == contact_type.key())
    };
    let company_with_people = change.items.iter().any(|item| is(item, ContactType::Company))
        && change.items.iter().any(|item| is(item, ContactType::Person));
    let merge = change.items.iter().any(|item| matches!(item.subject, Subject::Merged { .. }));
    if prepared || company_with_people || merge { Tier::Admin } else { Tier::Editor }
}

/// The newest changes that the asker may take back and that have what was typed in them.
pub fn suggestions(ctx: &Context<'_>, typed: &str) -> Result<Vec<Suggestion>, Stop> {
    if ctx.tier < Tier::Editor {
        return Ok(Vec::new());
    }
    let whose = if ctx.tier >= Tier::Admin { None } else { Some(ctx.actor.user_id.as_str()) };
    let wanted = fold(typed);
    let fits = |head: &ChangeHead| {
        let about = head.contact.as_ref().map(|(no, name)| format!("{no} {name}")).unwrap_or_default();
        let command = command_named(&head.action).map_or(head.action.clone(), |command| command.name());
        fold(&format!("{command} {about} {} {}", head.by, head.id)).contains(&wanted)
    };
    let zone = ctx.settings.get(Setting::TimeZone).to_owned();
    let heads = ctx.db().latest_changes(whose, MOST as u32)?.into_iter().filter(fits);
    Ok(heads.map(|head| Suggestion::Change { head: Box::new(head), zone: zone.clone() }).collect())
}
