//! `/duplicates find` shows contacts that may be the same, a pair a page; `/duplicates rebuild` makes anew what they are
//! found by.

use crate::app::args::Args;
use crate::app::command::{self, Command, OptionKind, optional};
use crate::app::context::Context;
use crate::app::outcome::{Answer, Notice, Outcome, PairPage, Pairing, Stage};
use crate::app::stop::Stop;
use crate::app::target;
use crate::domain::contact::ContactId;
use crate::domain::found::Page;
use crate::domain::tier::Tier;
use crate::store::Measure;

use super::{contact_merge, doubles};

pub static FIND: Command = Command {
    path: &["duplicates", "find"],
    options: &[optional("contact", OptionKind::Contact(None))],
    tier: Tier::Editor,
    writes: true,
    form: command::Form::Never,
    run: find,
};

pub static REBUILD: Command = Command {
    path: &["duplicates", "rebuild"],
    options: &[],
    tier: Tier::Admin,
    writes: true,
    form: command::Form::Never,
    run: rebuild,
};

fn find(ctx: &Context<'_>, args: &Args) -> Result<Answer, Stop> {
    let contact = match args.get("contact") {
        None => None,
        Some(_) => Some(target::contact(ctx, &FIND, args, "contact", None)?.id),
    };
    page(ctx, contact, 0)
}

fn rebuild(ctx: &Context<'_>, _: &Args) -> Result<Answer, Stop> {
    let contacts = ctx.write().rebuild_search_strings()?;
    let answer = page(ctx, None, 0)?;
    // Those of very many contacts are made afterwards; the page says how far that is.
    Ok(match ctx.db().making_ready()? {
        Some(_) => answer.with_notices([Notice::SearchStringsForgotten { contacts }]),
        None => answer.with_notices([Notice::SearchStringsRebuilt { contacts }]),
    })
}

/// The pair at this place, of all or of one contact. While contacts are still made ready or compared, it is one of those
/// found so far.
pub fn page(ctx: &Context<'_>, contact: Option<ContactId>, place: u32) -> Result<Answer, Stop> {
    let measure = Measure::of(ctx.settings);
    let of = contact.map(|contact| ctx.contact(contact)).transpose()?;
    ctx.write().mark_few()?;
    let making_ready = ctx.db().making_ready()?;
    let stage = match (&of, making_ready) {
        (Some(contact), made) => {
            ctx.write().look_for_doubles_of(contact.id, measure)?;
            made.map(Stage::MakingReady)
        }
        (None, Some(made)) => {
            ctx.write().want_comparing(made.total)?;
            Some(Stage::MakingReady(made))
        }
        (None, None) => ctx.write().look_for_doubles(measure)?.map(Stage::Comparing),
    };
    let asked = of.as_ref().map(|contact| contact.id);
    let (total, place, pair) = ctx.db().open_pair(asked, place, ctx.sees_blocked())?;
    let mut items = Vec::new();
    if let Some(pair) = pair
        && let Some((a, b, verdict)) = ctx.db().verdict(pair.a, pair.b, measure)?
    {
        items.push(Pairing { a, b, verdict });
    }
    let page = Page { items, page: place, per_page: 1, total };
    let may_merge = ctx.tier >= contact_merge::COMMAND.tier;
    let contacts = ctx.db().contacts()?;
    Ok(ctx.private(Outcome::Pairs(Box::new(PairPage { of, may_merge, stage, contacts, page }))))
}

/// Notes that the two are two, and shows the pair that takes their place.
pub fn separate(
    ctx: &Context<'_>,
    pair: (ContactId, ContactId),
    contact: Option<ContactId>,
    place: u32,
) -> Result<Answer, Stop> {
    let (a, b) = (ctx.contact(pair.0)?, ctx.contact(pair.1)?);
    ctx.action.set(FIND.name());
    let mut notices = Vec::new();
    // One of them may have been merged into the other meanwhile.
    if a.id != b.id
        && let Some(item) = doubles::separate(ctx, a.id, b.id)?
    {
        ctx.record(&[item])?;
        notices.push(Notice::Separated { contacts: 2 });
    }
    Ok(page(ctx, contact, place)?.with_notices(notices))
}
