//! `/contact address-remove` takes an alternative address away, or only the dates that begin on a day.

use crate::app::args::Args;
use crate::app::command::{self, Command, OptionKind, optional, required};
use crate::app::context::Context;
use crate::app::outcome::{Answer, Notice};
use crate::app::refusal::Refusal;
use crate::app::stop::Stop;
use crate::app::target;
use crate::domain::tier::Tier;

use super::contact_address_add::{DAY_MAX, code_of, day_of};
use super::contact_address_list;

pub static COMMAND: Command = Command {
    path: &["contact", "address-remove"],
    options: &[
        required("contact", OptionKind::Contact(None)),
        required("code", OptionKind::AddressOfContact),
        optional("from", OptionKind::Text(DAY_MAX)),
    ],
    tier: Tier::Editor,
    writes: true,
    form: command::Form::Never,
    run,
};

fn run(ctx: &Context<'_>, args: &Args) -> Result<Answer, Stop> {
    let code = code_of(args)?;
    let from = day_of(args, "from")?;
    let contact = target::contact(ctx, &COMMAND, args, "contact", None)?;
    let addresses = ctx.db().alternative_addresses(contact.id)?;
    let Some(before) = addresses.iter().find(|address| address.code == code) else {
        return Err(Refusal::NoAddress { code, name: contact.name().to_owned() }.into());
    };
    let (after, notice) = match from {
        None => (None, Notice::AddressRemoved { code }),
        Some(day) => {
            let mut rest = before.clone();
            rest.ranges.retain(|range| range.from != day);
            if rest.ranges.len() == before.ranges.len() {
                return Err(Refusal::NoDates { code, day: day.to_string() }.into());
            }
            (Some(rest), Notice::AddressChanged { code })
        }
    };
    contact_address_list::store(ctx, &contact, Some(before), after.as_ref())?;
    Ok(contact_address_list::showing(ctx, contact, &before.code)?.with_notices([notice]))
}
