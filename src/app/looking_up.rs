//! What somebody looks for, with filters in the words of any language that the bot speaks.

use crate::domain::found::{Hit, Strength};
use crate::domain::query::Query;

use super::context::Context;
use super::stop::Stop;
use super::texts;

/// The query that a text means to the asker: `salesperson:me` is their own code, a country may be given by name.
pub fn understand(ctx: &Context<'_>, text: &str) -> Result<Query, Stop> {
    let mut query = Query::parse_in(text, ctx.wording.filter_key, ctx.wording.contact_type);
    if let Some(own) = texts::own_salesperson(ctx, "salesperson", &query.filter.salesperson)? {
        query.filter.salesperson = own;
    }
    if let Some(code) = texts::country_code(ctx, &query.filter.country) {
        code.clone_into(&mut query.filter.country);
    }
    Ok(query)
}

/// Leaves misspelt hits out beside the one that was spelt out: that one is meant.
pub fn drop_guesses(hits: &mut Vec<Hit>) {
    if let [first, second, ..] = hits.as_slice()
        && first.strength.is_certain()
        && second.strength == Strength::Typo
    {
        hits.truncate(1);
    }
}
