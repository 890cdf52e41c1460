//! Which contact an option means.

use crate::domain::contact::{Contact, ContactType};
use crate::domain::found::{Hit, MatchedOn, Strength};
use crate::domain::query::Query;

use super::args::Args;
use super::command::Command;
use super::context::{Context, DRAFT_LIFE};
use super::draft::Draft;
use super::looking_up;
use super::outcome::{Chooser, Outcome};
use super::refusal::Refusal;
use super::stop::Stop;

/// Most hits that a chooser offers: Discord's limit for a select.
pub const CHOICES: u32 = 25;

/// The contact that the option means. Several hits, or for a command that changes something a hit that is not certain,
/// are asked for with a chooser; the command waits in a draft.
pub fn contact(
    ctx: &Context<'_>,
    command: &'static Command,
    args: &Args,
    option: &str,
    only: Option<ContactType>,
) -> Result<Contact, Stop> {
    let given = args.need(option)?;
    if let Some(contact) = by_number(ctx, &given)? {
        return match only {
            Some(only) if contact.contact_type != only => Err(Refusal::NoContact { given }.into()),
            _ => Ok(contact),
        };
    }
    let query = looking_up::understand(ctx, &given)?;
    let mut hits = hits(ctx, &query, only, CHOICES + 1)?;
    looking_up::drop_guesses(&mut hits);
    match hits.len() {
        0 => Err(Refusal::NoContact { given }.into()),
        1 if hits[0].strength.is_certain() || !command.writes => ctx.contact(hits[0].contact.id),
        _ => Err(ask(ctx, command, args, option, given, hits)),
    }
}

/// The company that a person joins or a list is about, by the ladder of *Company Name* (rule 4.3): one hit is taken.
pub fn company(
    ctx: &Context<'_>,
    command: &'static Command,
    args: &Args,
    option: &str,
) -> Result<Option<Contact>, Stop> {
    let Some(given) = args.text(option)? else { return Ok(None) };
    let mut companies = ctx.db().companies_matching(&given, ctx.sees_blocked(), CHOICES + 1)?;
    match companies.len() {
        0 => Err(Refusal::NoCompany { given }.into()),
        1 => Ok(companies.pop()),
        _ => {
            let hits = companies
                .into_iter()
                .map(|contact| Hit {
                    contact: contact.into(),
                    strength: Strength::Start,
                    matched: MatchedOn::Name,
                    met: String::new(),
                })
                .collect();
            Err(ask(ctx, command, args, option, given, hits))
        }
    }
}

/// What a look-up finds, as the asker may see it.
pub fn hits(ctx: &Context<'_>, query: &Query, only: Option<ContactType>, limit: u32) -> Result<Vec<Hit>, Stop> {
    let hits = ctx.db().search(query, only, &ctx.actor.user_id, ctx.sees_blocked(), limit)?;
    let visible = |hit: Hit| Some(Hit { contact: ctx.visible_label(hit.contact)?, ..hit });
    Ok(hits.into_iter().filter_map(visible).collect())
}

/// The contact with this number, if there is one that the asker may see.
pub fn by_number(ctx: &Context<'_>, given: &str) -> Result<Option<Contact>, Stop> {
    Ok(ctx.db().contact_by_no(given)?.and_then(|contact| ctx.visible(contact)))
}

fn ask(ctx: &Context<'_>, command: &Command, args: &Args, option: &str, query: String, mut hits: Vec<Hit>) -> Stop {
    let more = hits.len() > CHOICES as usize;
    hits.truncate(CHOICES as usize);
    let waiting = Draft::Command { command: command.name(), args: args.clone(), option: option.to_owned() };
    let draft = Some(ctx.draft(&waiting, DRAFT_LIFE));
    Stop::Ask(Box::new(ctx.private(Outcome::Chooser(Chooser {
        query,
        hits,
        draft,
        more,
        private: false,
        opens_form: command.opens_form(args),
    }))))
}
