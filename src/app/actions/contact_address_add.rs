//! `/contact address-add` gives a contact an alternative address, or another range of dates or other texts to one that
//! it has (rule 4.12).

use crate::app::args::{Args, wrong};
use crate::app::command::{self, Command, OptionKind, field, optional, required};
use crate::app::context::Context;
use crate::app::outcome::{Answer, Notice};
use crate::app::refusal::{Place, Refusal};
use crate::app::stop::Stop;
use crate::app::{target, texts};
use crate::domain::alternative_address::{AlternativeAddress, DateRange, RangeFault, check_range};
use crate::domain::check;
use crate::domain::code_list::CODE_MAX;
use crate::domain::contact::{Contact, ContactType};
use crate::domain::day;
use crate::domain::fault::Fault;
use crate::domain::field::Field;
use crate::domain::tier::Tier;

use super::contact_address_list;

/// Longest way to write a day.
pub const DAY_MAX: u16 = 10;

pub static COMMAND: Command = Command {
    path: &["contact", "address-add"],
    options: &[
        required("contact", OptionKind::Contact(None)),
        required("code", OptionKind::AddressOfContact),
        field(Field::Address),
        field(Field::Address2),
        field(Field::PostCode),
        field(Field::City),
        field(Field::County),
        field(Field::CountryRegionCode),
        field(Field::PhoneNo),
        field(Field::EMail),
        optional("from", OptionKind::Text(DAY_MAX)),
        optional("to", OptionKind::Text(DAY_MAX)),
    ],
    tier: Tier::Editor,
    writes: true,
    form: command::Form::Never,
    run,
};

fn run(ctx: &Context<'_>, args: &Args) -> Result<Answer, Stop> {
    let code = code_of(args)?;
    let range = range(args)?;
    let contact = target::contact(ctx, &COMMAND, args, "contact", None)?;
    let addresses = ctx.db().alternative_addresses(contact.id)?;
    let before = addresses.iter().find(|address| address.code == code);
    let mut address = before.cloned().unwrap_or_else(|| AlternativeAddress {
        code: code.clone(),
        values: Vec::new(),
        ranges: Vec::new(),
    });
    for spec in COMMAND.options {
        let OptionKind::Field(field) = spec.kind else { continue };
        // An option that was given blank clears its field.
        if args.get(spec.name).is_some() {
            address.set(field, &text(ctx, &contact, field, &args.text(spec.name)?.unwrap_or_default())?);
        }
    }
    if address.values.is_empty() {
        return Err(Refusal::NothingGiven.into());
    }
    if let Some(range) = range {
        check_range(&addresses, &range).map_err(|fault| refusal(fault, &range))?;
        address.ranges.push(range);
        address.ranges.sort_by_key(|range| range.from);
    }
    let notice = match before {
        None => Notice::AddressAdded { code },
        Some(before) if *before == address => Notice::Changed { fields: Vec::new() },
        Some(_) => Notice::AddressChanged { code },
    };
    let mut notices = vec![notice];
    if address.ranges.is_empty() {
        notices.push(Notice::AddressWithoutDates);
    }
    contact_address_list::store(ctx, &contact, before, Some(&address))?;
    Ok(contact_address_list::showing(ctx, contact, &address.code)?.with_notices(notices))
}

/// The address's code as it is kept.
pub fn code_of(args: &Args) -> Result<String, Refusal> {
    let given = args.need("code")?;
    check::code(&given, CODE_MAX).map_err(|fault| wrong("code", &given, fault))
}

/// The day that an option holds.
pub fn day_of(args: &Args, option: &str) -> Result<Option<jiff::civil::Date>, Refusal> {
    let Some(given) = args.text(option)? else { return Ok(None) };
    day::parse(&given).map(Some).map_err(|fault| wrong(option, &given, fault))
}

fn range(args: &Args) -> Result<Option<DateRange>, Refusal> {
    let to = day_of(args, "to")?;
    match day_of(args, "from")? {
        Some(from) => Ok(Some(DateRange { from, to })),
        None if to.is_some() => Err(Refusal::Missing { option: "from".to_owned() }),
        None => Ok(None),
    }
}

fn refusal(fault: RangeFault, range: &DateRange) -> Refusal {
    match fault {
        RangeFault::EndsBeforeStart => {
            wrong("to", &range.to.map(|to| to.to_string()).unwrap_or_default(), Fault::EndsBeforeStart)
        }
        RangeFault::StartTaken { code } => wrong("from", &range.from.to_string(), Fault::StartTaken { code }),
    }
}

/// The text as a contact's field would keep it; here, one e-mail address is all that fits (table 5051).
fn text(ctx: &Context<'_>, contact: &Contact, field: Field, text: &str) -> Result<String, Stop> {
    if field == Field::EMail {
        return Ok(check::check(ContactType::Company, Field::EMail2, text).map_err(|fault| Refusal::Wrong {
            place: Place::Field(field),
            given: text.to_owned(),
            fault: match fault {
                Fault::OneEmailOnly => Fault::OneAddressOnly,
                other => other,
            },
        })?);
    }
    texts::field(ctx, contact.contact_type, field, text)
}
