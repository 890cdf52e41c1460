//! `/contact edit` changes fields of a contact; without fields it opens a form. The card's **Edit** button offers the
//! forms part by part.

use crate::app::args::{Args, wrong};
use crate::app::command::{self, Command, OptionKind, field, optional, required};
use crate::app::context::Context;
use crate::app::outcome::{Answer, Form, FormTitle, Input, InputLabel, Outcome};
use crate::app::refusal::Refusal;
use crate::app::request::{FormKey, Part};
use crate::app::stop::Stop;
use crate::app::{target, texts};
use crate::domain::contact::{Contact, ContactId, ContactType};
use crate::domain::fault::Fault;
use crate::domain::field::Field;
use crate::domain::tier::Tier;

use super::{adding, editing};

/// The fields that `clear` may name.
const CLEARABLE: &[&str] = &[
    "name-2",
    "first-name",
    "middle-name",
    "surname",
    "job-title",
    "initials",
    "email",
    "email-2",
    "phone",
    "mobile",
    "fax",
    "website",
    "address",
    "address-2",
    "post-code",
    "city",
    "county",
    "country",
    "language",
    "salesperson",
    "territory",
    "currency",
    "vat-number",
    "registration-number",
    "level",
    "salutation",
    "correspondence",
    "external-id",
];

pub static COMMAND: Command = Command {
    path: &["contact", "edit"],
    options: &[
        required("contact", OptionKind::Contact(None)),
        field(Field::Name),
        field(Field::FirstName),
        field(Field::MiddleName),
        field(Field::Surname),
        field(Field::JobTitle),
        field(Field::EMail),
        field(Field::EMail2),
        field(Field::PhoneNo),
        field(Field::MobilePhoneNo),
        field(Field::HomePage),
        field(Field::Address),
        field(Field::Address2),
        field(Field::PostCode),
        field(Field::City),
        field(Field::County),
        field(Field::CountryRegionCode),
        field(Field::LanguageCode),
        field(Field::SalespersonCode),
        field(Field::TerritoryCode),
        field(Field::CurrencyCode),
        field(Field::VatRegistrationNo),
        field(Field::RegistrationNo),
        field(Field::OrganizationalLevelCode),
        optional("clear", OptionKind::Names(CLEARABLE)),
    ],
    tier: Tier::Editor,
    writes: true,
    form: command::Form::WithOnly(&["contact"]),
    run,
};

fn run(ctx: &Context<'_>, args: &Args) -> Result<Answer, Stop> {
    let contact = target::contact(ctx, &COMMAND, args, "contact", None)?;
    let mut changes = Vec::new();
    for spec in COMMAND.options {
        let OptionKind::Field(field) = spec.kind else { continue };
        // An option that was given blank clears its field, or is refused where the field cannot be blank.
        if args.get(spec.name).is_some() {
            let text = args.text(spec.name)?.unwrap_or_default();
            changes.push((field, texts::field(ctx, contact.contact_type, field, &text)?));
        }
    }
    if let Some(names) = args.text("clear")? {
        for field in fields_to_clear(&names)? {
            if args.text(field.option())?.is_some() {
                return Err(Refusal::SetAndCleared { option: field.option().to_owned() }.into());
            }
            changes.push((field, texts::field(ctx, contact.contact_type, field, "")?));
        }
    }
    if COMMAND.opens_form(args) {
        return form(ctx, contact, Part::Name, false);
    }
    if changes.is_empty() {
        return Err(Refusal::NothingGiven.into());
    }
    editing::change(ctx, contact, &changes, None)
}

fn fields_to_clear(names: &str) -> Result<Vec<Field>, Refusal> {
    let mut fields = Vec::new();
    for name in names.split(',').map(str::trim).filter(|name| !name.is_empty()) {
        let field = Field::from_option(&name.to_lowercase()).filter(|field| CLEARABLE.contains(&field.option()));
        fields.push(field.ok_or_else(|| {
            let fault = match name.eq_ignore_ascii_case("name") {
                true => Fault::CannotClear,
                false => Fault::UnknownChoice { allowed: CLEARABLE.iter().map(|name| (*name).to_owned()).collect() },
            };
            wrong("clear", name, fault)
        })?);
    }
    Ok(fields)
}

/// The forms that the card's Edit button offers.
pub fn parts(ctx: &Context<'_>, contact: ContactId, private: bool) -> Result<Answer, Stop> {
    Ok(ctx.private(Outcome::Parts { contact: ctx.contact(contact)?, private }))
}

/// Opens the form of a part of the contact, filled in.
pub fn open_part(ctx: &Context<'_>, contact: ContactId, part: Part, private: bool) -> Result<Answer, Stop> {
    form(ctx, ctx.contact(contact)?, part, private)
}

fn form(ctx: &Context<'_>, contact: Contact, part: Part, private: bool) -> Result<Answer, Stop> {
    let inputs = fields_of(part, contact.contact_type).iter().map(|&field| Input {
        key: field.option().to_owned(),
        label: InputLabel::Field(field),
        value: contact.get(field).to_owned(),
        required: field == Field::Name,
        max: adding::max_of(field),
        long: false,
    });
    Ok(ctx.private(Outcome::Form(Form {
        key: FormKey::Part { contact: contact.id, part, private },
        title: FormTitle::Part { part, name: contact.name().to_owned() },
        inputs: inputs.collect(),
    })))
}

/// Five fields a part at most: what a form holds.
fn fields_of(part: Part, contact_type: ContactType) -> &'static [Field] {
    use Field as F;
    match (part, contact_type) {
        (Part::Name, ContactType::Company) => {
            &[F::Name, F::Name2, F::SearchName, F::VatRegistrationNo, F::RegistrationNo]
        }
        (Part::Name, ContactType::Person) => &[F::FirstName, F::MiddleName, F::Surname, F::JobTitle, F::Initials],
        (Part::Reach, _) => &[F::PhoneNo, F::MobilePhoneNo, F::EMail, F::EMail2, F::HomePage],
        (Part::Address, _) => &[F::Address, F::Address2, F::PostCode, F::City, F::CountryRegionCode],
        (Part::Business, ContactType::Company) => {
            &[F::SalespersonCode, F::TerritoryCode, F::LanguageCode, F::CurrencyCode, F::CorrespondenceType]
        }
        (Part::Business, ContactType::Person) => {
            &[F::SalespersonCode, F::TerritoryCode, F::LanguageCode, F::OrganizationalLevelCode, F::CorrespondenceType]
        }
    }
}

/// Stores what a part's form came back with: only what differs from the contact is checked and changed.
pub fn submit(ctx: &Context<'_>, contact: ContactId, part: Part, private: bool, values: &Args) -> Result<Answer, Stop> {
    let contact = ctx.contact(contact)?;
    let mut changes = Vec::new();
    for &field in fields_of(part, contact.contact_type) {
        let Some(_) = values.get(field.option()) else { continue };
        let text = values.text(field.option())?.unwrap_or_default();
        if text != contact.get(field) {
            changes.push((field, texts::field(ctx, contact.contact_type, field, &text)?));
        }
    }
    editing::change(ctx, contact, &changes, Some(private))
}
