//! Keeps *Contact Business Relation* right, the value that sums up the relations of a contact and of its company.
//!
//! To be called after every change of relations, of the settings that name relation codes, and of a person's company.

use crate::domain::contact::{Contact, ContactId};
use crate::domain::relation::{Relation, sum_up};
use crate::domain::settings::Settings;
use crate::store::Write;

use super::stop::Stop;

/// Sums the contact's relations up anew and, for a company, those of everybody who belongs to it (rule 4.7).
pub fn refresh(db: &Write<'_>, settings: &Settings, contact: ContactId) -> Result<(), Stop> {
    let Some(contact) = db.contact(contact)? else { return Ok(()) };
    let own = db.relations(contact.id)?;
    let companys = match &contact.company {
        Some(company) => db.relations(company.id)?,
        None => Vec::new(),
    };
    let value = sum_up(own.iter().chain(&companys), settings);
    if value != contact.business_relation {
        db.set_business_relation(contact.id, value)?;
    }
    if contact.is_company() {
        for person in db.people_relations(contact.id)? {
            let value = sum_up(person.relations.iter().chain(&own), settings);
            if value != person.value {
                db.set_business_relation(person.id, value)?;
            }
        }
    }
    Ok(())
}

/// Sums everybody's relations up anew: what the settings name decides what counts as an account.
pub fn refresh_all(db: &Write<'_>, settings: &Settings) -> Result<(), Stop> {
    for contact in db.related_contacts()? {
        refresh(db, settings, contact)?;
    }
    Ok(())
}

/// The relations that count for the contact: its own, and those of the company to which it belongs.
pub fn counting(db: &crate::store::Read<'_>, contact: &Contact) -> Result<Vec<Relation>, Stop> {
    let mut relations = db.relations(contact.id)?;
    if let Some(company) = &contact.company {
        relations.extend(db.relations(company.id)?);
    }
    Ok(relations)
}
