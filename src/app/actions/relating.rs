//! Keeping *Contact Business Relation* right: of a contact, and of a company's people with it (rule 4.7).

use crate::app::context::Context;
use crate::app::stop::Stop;
use crate::domain::contact::Contact;
use crate::domain::relation::{AccountKind, Relation, sum_up};
use crate::domain::settings::Settings;

/// Sums the contact's relations up anew; for a company its people's as well.
pub fn sum_up_anew(ctx: &Context<'_>, settings: &Settings, contact: &Contact) -> Result<(), Stop> {
    let own = ctx.db().relations(contact.id)?;
    let companys = match &contact.company {
        Some(company) => ctx.db().relations(company.id)?,
        None => Vec::new(),
    };
    ctx.write().set_business_relation(contact.id, sum_up(own.iter().chain(&companys), settings))?;
    if contact.is_company() {
        for person in ctx.db().people_ids(contact.id)? {
            let persons = ctx.db().relations(person)?;
            ctx.write().set_business_relation(person, sum_up(persons.iter().chain(&own), settings))?;
        }
    }
    Ok(())
}

/// As before, for every contact that has one of these relation codes: they have got or lost their meaning.
pub fn sum_up_all(ctx: &Context<'_>, settings: &Settings, codes: [&str; 2]) -> Result<(), Stop> {
    for id in ctx.db().related(codes)? {
        if let Some(contact) = ctx.db().contact(id)? {
            sum_up_anew(ctx, settings, &contact)?;
        }
    }
    Ok(())
}

/// The kind of account that the relation code stands for.
pub fn reserved_for(settings: &Settings, code: &str) -> Option<AccountKind> {
    AccountKind::ALL.into_iter().find(|kind| settings.relation_code(*kind) == code)
}

/// The kind of account behind a relation, if there is one: such a relation goes with its account only.
pub fn account_of(settings: &Settings, relation: &Relation) -> Option<AccountKind> {
    if relation.no.is_empty() { None } else { relation.kind.or(reserved_for(settings, &relation.code)) }
}
