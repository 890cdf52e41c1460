//! Gathering what a contact's card shows.

use jiff::civil::Date;

use crate::domain::address;
use crate::domain::alternative_address::in_force;
use crate::domain::code_list::CodeList;
use crate::domain::contact::{Contact, ContactId, ContactType};
use crate::domain::day;
use crate::domain::field::Field;
use crate::domain::phone;
use crate::domain::settings::Setting;
use crate::store::Assignment;

use super::context::Context;
use super::outcome::{Answer, Audience, Card, Gone, Outcome};
use super::relations;
use super::stop::Stop;

/// The contact's card as an answer: in the channel, unless the asker, the server or the contact's privacy says private.
pub fn answer(ctx: &Context<'_>, contact: Contact, private: Option<bool>) -> Result<Answer, Stop> {
    let id = contact.id;
    let asked = private == Some(true);
    let hidden = asked || is_blocked(&contact) || ctx.settings.cards_are_private();
    let mut answer = ctx.private(Outcome::Card(Box::new(gather(ctx, contact, asked, hidden)?))).remembering(id);
    if !hidden {
        answer.audience = Audience::Public;
    }
    Ok(answer)
}

/// The card of the contact with this row id, or of the one into which it went, as it is to stand in the channel where it
/// was posted. `None`: it is to stay as it is, for the server's cards are private now, and nothing new is told to everybody.
pub fn in_channel(ctx: &Context<'_>, id: ContactId) -> Result<Option<Answer>, Stop> {
    let contact = match ctx.db().contact(id)? {
        Some(contact) => Some(contact),
        None => ctx.db().kept_of(id)?,
    };
    let outcome = match contact {
        None => Outcome::CardGone(Gone::Deleted),
        Some(contact) if is_blocked(&contact) => Outcome::CardGone(Gone::Hidden),
        Some(_) if ctx.settings.cards_are_private() => return Ok(None),
        Some(contact) => Outcome::Card(Box::new(gather(ctx, contact, false, false)?)),
    };
    Ok(Some(Answer { audience: Audience::Public, ..ctx.private(outcome) }))
}

/// Whether the card is nothing for the channel: a person's shows the company, too.
fn is_blocked(contact: &Contact) -> bool {
    contact.is_privacy_blocked() || contact.company.as_ref().is_some_and(|company| company.privacy_blocked)
}

fn gather(ctx: &Context<'_>, contact: Contact, private: bool, hidden: bool) -> Result<Card, Stop> {
    let db = ctx.db();
    let region = ctx.settings.get(Setting::PhoneRegion);
    let address = address_today(ctx, &contact)?;
    let salesperson = contact.get(Field::SalespersonCode);
    let salesperson_name = if salesperson.is_empty() {
        String::new()
    } else {
        db.salesperson(salesperson)?.map(|s| s.name).unwrap_or_default()
    };
    let mut accounts = relations::counting(db, &contact)?;
    let mut other_relations = Vec::new();
    for relation in accounts.extract_if(.., |relation| relation.kind.is_none()) {
        let code = db.code(CodeList::Relation, &relation.code)?;
        other_relations.extend(code.map(|code| Assignment { code, search_word: String::new() }));
    }
    accounts.sort_by_key(|account| account.kind);
    Ok(Card {
        private,
        accounts,
        other_relations,
        address: address.lines,
        alternative_address: address.code,
        address_country: address.country,
        alternative_reach: address.values,
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
        web_sources: match contact.contact_type {
            ContactType::Company => db.assignments(contact.id, CodeList::WebSource)?,
            ContactType::Person => Vec::new(),
        },
        last_note: db.notes(contact.id, 0, 1)?.items.pop(),
        // In the channel, blocked people are not even counted.
        people: if contact.is_company() { db.people_count(contact.id, hidden && ctx.sees_blocked())? } else { 0 },
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

/// The day that it is in the server's time zone.
pub fn today(ctx: &Context<'_>) -> Date {
    day::day_in(ctx.settings.get(Setting::TimeZone), ctx.now)
}

/// The address in force today in the server's time zone (rule 4.12), else the main address.
fn address_today(ctx: &Context<'_>, contact: &Contact) -> Result<AddressToday, Stop> {
    let home = ctx.settings.get(Setting::DefaultCountry);
    let alternatives = ctx.db().alternative_addresses(contact.id)?;
    Ok(match in_force(&alternatives, today(ctx)) {
        None => AddressToday {
            lines: address::lines(&contact.values, home),
            country: contact.get(Field::CountryRegionCode).to_owned(),
            code: None,
            values: Vec::new(),
        },
        Some(active) => AddressToday {
            lines: address::lines(&active.as_values(), home),
            country: active.get(Field::CountryRegionCode).to_owned(),
            code: Some(active.code.clone()),
            values: active.values.clone(),
        },
    })
}

/// The address that a card shows.
struct AddressToday {
    lines: Vec<String>,
    country: String,
    /// Of an alternative address.
    code: Option<String>,
    values: Vec<(Field, String)>,
}
