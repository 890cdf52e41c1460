//! Gathering what a contact's card shows.

use jiff::tz::TimeZone;

use crate::domain::address;
use crate::domain::code_list::CodeList;
use crate::domain::contact::{Contact, ContactId, ContactType};
use crate::domain::field::Field;
use crate::domain::phone;
use crate::domain::settings::Setting;
use crate::store::Assignment;

use super::context::Context;
use super::outcome::{Answer, Audience, Card, Outcome};
use super::stop::Stop;

/// The contact's card as an answer: in the channel, unless the asker, the server or the contact's privacy says private.
pub fn answer(ctx: &Context<'_>, contact: Contact, private: Option<bool>) -> Result<Answer, Stop> {
    let id = contact.id;
    let hidden = private == Some(true) || contact.is_privacy_blocked() || ctx.settings.cards_are_private();
    let mut answer = ctx.private(Outcome::Card(Box::new(gather(ctx, contact)?))).remembering(id);
    if !hidden {
        answer.audience = Audience::Public;
    }
    Ok(answer)
}

fn gather(ctx: &Context<'_>, contact: Contact) -> Result<Card, Stop> {
    let db = ctx.db();
    let region = ctx.settings.get(Setting::PhoneRegion);
    let (address, alternative_address) = address_today(ctx, &contact)?;
    let salesperson = contact.get(Field::SalespersonCode);
    let salesperson_name = if salesperson.is_empty() {
        String::new()
    } else {
        db.salesperson(salesperson)?.map(|s| s.name).unwrap_or_default()
    };
    Ok(Card {
        address,
        alternative_address,
        salesperson_name,
        territory_description: description(ctx, CodeList::Territory, contact.get(Field::TerritoryCode))?,
        level_description: description(ctx, CodeList::Level, contact.get(Field::OrganizationalLevelCode))?,
        industry_groups: match company_of(&contact) {
            Some(company) => db.assignments(company, CodeList::Industry)?,
            None => Vec::new(),
        },
        job_responsibilities: match contact.contact_type {
            ContactType::Person => db.assignments(contact.id, CodeList::Responsibility)?,
            ContactType::Company => Vec::<Assignment>::new(),
        },
        mailing_groups: db.assignments(contact.id, CodeList::Mailing)?,
        last_note: db.notes(contact.id, 0, 1)?.items.pop(),
        people: if contact.is_company() { db.people_count(contact.id)? } else { 0 },
        time_zone: ctx.settings.get(Setting::TimeZone).to_owned(),
        phone_link: phone::to_dial(contact.get(Field::PhoneNo), region),
        mobile_link: phone::to_dial(contact.get(Field::MobilePhoneNo), region),
        contact,
    })
}

/// The company whose industry groups count: its own for a company, the employer's for a person.
fn company_of(contact: &Contact) -> Option<ContactId> {
    match contact.contact_type {
        ContactType::Company => Some(contact.id),
        ContactType::Person => contact.company.as_ref().map(|company| company.id),
    }
}

fn description(ctx: &Context<'_>, list: CodeList, code: &str) -> Result<String, Stop> {
    if code.is_empty() {
        return Ok(String::new());
    }
    Ok(ctx.db().code(list, code)?.map(|code| code.description).unwrap_or_default())
}

/// The address in force today in the server's time zone (rule 4.12): of the ranges that hold today the one that started
/// last, else the main address.
fn address_today(ctx: &Context<'_>, contact: &Contact) -> Result<(Vec<String>, Option<String>), Stop> {
    let zone = TimeZone::get(ctx.settings.get(Setting::TimeZone)).unwrap_or(TimeZone::UTC);
    let today = zone.to_datetime(ctx.now).date();
    let alternatives = ctx.db().alternative_addresses(contact.id)?;
    let active = alternatives
        .iter()
        .flat_map(|address| address.ranges.iter().map(move |range| (range, address)))
        .filter(|(range, _)| range.from <= today && range.to.is_none_or(|to| to >= today))
        .max_by_key(|(range, _)| range.from);
    let home = ctx.settings.get(Setting::DefaultCountry);
    Ok(match active {
        None => (address::lines(&contact.values, home), None),
        Some((_, address)) => {
            let values = address
                .values
                .iter()
                .fold(Default::default(), |values: crate::domain::contact::Values, (field, text)| {
                    values.with(*field, text)
                });
            (address::lines(&values, home), Some(address.code.clone()))
        }
    })
}
