//! `/contact address-list` shows a contact's alternative addresses and when they are in force.

use std::collections::BTreeSet;

use crate::app::args::Args;
use crate::app::command::{self, Command, OptionKind, required};
use crate::app::context::Context;
use crate::app::outcome::{AddressRow, Answer, Outcome};
use crate::app::stop::Stop;
use crate::app::{card, target};
use crate::domain::address;
use crate::domain::alternative_address::{AlternativeAddress, in_force};
use crate::domain::contact::{Contact, ContactId};
use crate::domain::found::Page;
use crate::domain::journal::{JournalItem, Subject, Texts};
use crate::domain::settings::Setting;
use crate::domain::tier::Tier;

/// Addresses a page: the longest, with their dates, share a message's 4,000 characters.
const PER_PAGE: u32 = 3;

pub static COMMAND: Command = Command {
    path: &["contact", "address-list"],
    options: &[required("contact", OptionKind::Contact(None))],
    tier: Tier::Viewer,
    writes: false,
    form: command::Form::Never,
    run,
};

fn run(ctx: &Context<'_>, args: &Args) -> Result<Answer, Stop> {
    let contact = target::contact(ctx, &COMMAND, args, "contact", None)?;
    of(ctx, contact, 0)
}

/// A page of the addresses of the contact with this row id.
pub fn page(ctx: &Context<'_>, contact: ContactId, page: u32) -> Result<Answer, Stop> {
    of(ctx, ctx.contact(contact)?, page)
}

/// A page of the contact's addresses, by code.
pub fn of(ctx: &Context<'_>, contact: Contact, page: u32) -> Result<Answer, Stop> {
    let addresses = ctx.db().alternative_addresses(contact.id)?;
    let today = card::today(ctx);
    let active = in_force(&addresses, today).map(|address| address.code.clone());
    let home = ctx.settings.get(Setting::DefaultCountry);
    let page = Page::of(addresses, page, PER_PAGE).map(|address| AddressRow {
        lines: address::lines(&address.as_values(), home),
        is_in_force: active.as_deref() == Some(address.code.as_str()),
        address,
    });
    let id = contact.id;
    Ok(ctx.private(Outcome::Addresses { contact, today, page }).remembering(id))
}

/// The page on which the contact's address with this code stands.
pub fn showing(ctx: &Context<'_>, contact: Contact, code: &str) -> Result<Answer, Stop> {
    let addresses = ctx.db().alternative_addresses(contact.id)?;
    let at = addresses.iter().position(|address| address.code == code).unwrap_or_default();
    let page = u32::try_from(at).unwrap_or(u32::MAX) / PER_PAGE;
    of(ctx, contact, page)
}

/// Stores what an address has become, `None` when it is gone: with the journal's line, and the contact's last change.
pub fn store(
    ctx: &Context<'_>,
    contact: &Contact,
    before: Option<&AlternativeAddress>,
    after: Option<&AlternativeAddress>,
) -> Result<(), Stop> {
    let (Some(code), true) = (before.or(after).map(|address| &address.code), before != after) else {
        return Ok(());
    };
    match after {
        Some(address) => ctx.write().put_alternative_address(contact.id, address)?,
        None => ctx.write().delete_alternative_address(contact.id, code)?,
    }
    ctx.write().touch_contact(contact.id, &ctx.modified())?;
    let (mut old, mut new) = (before.map(texts), after.map(texts));
    if let (Some(old), Some(new)) = (&mut old, &mut new) {
        // Of an address that stays, only what differs is kept.
        let keys: BTreeSet<String> = old.keys().chain(new.keys()).cloned().collect();
        for key in keys.into_iter().filter(|key| old.get(key) == new.get(key)).collect::<Vec<_>>() {
            old.remove(&key);
            new.remove(&key);
        }
    }
    let subject = Subject::AlternativeAddress { contact: contact.id, code: code.clone() };
    ctx.record(&[JournalItem { subject, before: old, after: new }])
}

/// An address for the journal. Ranges are one text: `2026-06-01..2026-08-31; 2027-06-01..`.
pub fn texts(address: &AlternativeAddress) -> Texts {
    let mut texts: Texts = address.values.iter().map(|(field, text)| (field.key().to_owned(), text.clone())).collect();
    let ranges = address.ranges.iter();
    let ranges =
        ranges.map(|range| format!("{}..{}", range.from, range.to.map(|to| to.to_string()).unwrap_or_default()));
    let ranges = ranges.collect::<Vec<_>>().join("; ");
    if !ranges.is_empty() {
        texts.insert("ranges".to_owned(), ranges);
    }
    texts
}
