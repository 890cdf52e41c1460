//! `/find aino cronus` posts the card, or lets choose among several.

use crate::app::args::Args;
use crate::app::card;
use crate::app::command::{self, Command, OptionKind, optional, required};
use crate::app::context::{Context, DRAFT_LIFE};
use crate::app::draft::Draft;
use crate::app::looking_up;
use crate::app::outcome::{Answer, Chooser, Nothing, Notice, Outcome};
use crate::app::stop::Stop;
use crate::app::target::{self, CHOICES};
use crate::domain::contact::Contact;
use crate::domain::found::Strength;
use crate::domain::query::Query;
use crate::domain::tier::Tier;

pub static COMMAND: Command = Command {
    path: &["find"],
    options: &[required("query", OptionKind::Query), optional("private", OptionKind::Flag)],
    tier: Tier::Viewer,
    writes: false,
    form: command::Form::Never,
    run,
};

fn run(ctx: &Context<'_>, args: &Args) -> Result<Answer, Stop> {
    let private = args.flag("private")?;
    look_up(ctx, &args.need("query")?, private)
}

/// One hit, or the contact with exactly this number: the card. Several: a chooser. None: what could have been meant.
pub fn look_up(ctx: &Context<'_>, text: &str, private: Option<bool>) -> Result<Answer, Stop> {
    let query = looking_up::understand(ctx, text)?;
    let mut hits = target::hits(ctx, &query, None, CHOICES + 1)?;
    looking_up::drop_guesses(&mut hits);
    match hits.len() {
        0 => nothing(ctx, &query, private == Some(true)),
        _ if hits.len() == 1 || hits[0].strength == Strength::Number => {
            found(ctx, ctx.contact(hits[0].contact.id)?, &query.text, private)
        }
        _ => {
            let more = hits.len() > CHOICES as usize;
            hits.truncate(CHOICES as usize);
            Ok(ctx.private(Outcome::Chooser(Chooser {
                query: query.text,
                hits,
                draft: None,
                more,
                private: private == Some(true),
                opens_form: false,
            })))
        }
    }
}

/// The card of the contact that was found; one that was found by the number of a contact that was merged into it says so.
pub fn found(ctx: &Context<'_>, contact: Contact, given: &str, private: Option<bool>) -> Result<Answer, Stop> {
    let leads_here = ctx.db().contact_by_no(given)?.is_some_and(|by_number| by_number.id == contact.id);
    let merged = if leads_here { ctx.db().merged_number(given)? } else { None };
    let notice = merged.map(|no| Notice::MergedFrom { no, kept_no: contact.no.clone() });
    Ok(card::answer(ctx, contact, private)?.with_notices(notice))
}

fn nothing(ctx: &Context<'_>, query: &Query, private: bool) -> Result<Answer, Stop> {
    let nearest = ctx.db().nearest_spelling(query)?.map(|near| {
        let key = ctx.draft(&Draft::Find { query: near.clone(), private }, DRAFT_LIFE);
        (near, key)
    });
    let add = (ctx.tier >= Tier::Editor).then(|| {
        let args = Args::default().with("name", query.looked_for.as_str()).with("private", private);
        ctx.draft(&Draft::NewContact { args }, DRAFT_LIFE)
    });
    Ok(ctx.private(Outcome::Nothing(Nothing { query: query.text.clone(), nearest, add })))
}
