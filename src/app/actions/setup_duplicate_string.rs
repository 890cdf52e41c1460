//! `/setup duplicate-string` says which end of a field is compared when contacts that may be the same are looked for.

use crate::app::args::{Args, wrong};
use crate::app::command::{self, Command, OptionKind, optional, required};
use crate::app::context::Context;
use crate::app::outcome::{Answer, Form, FormTitle, Input, InputLabel, Notice, Outcome};
use crate::app::refusal::Refusal;
use crate::app::request::FormKey;
use crate::app::stop::Stop;
use crate::domain::fault::Fault;
use crate::domain::field::Field;
use crate::domain::journal::{JournalItem, Subject, Texts};
use crate::domain::search_string::{FIELDS, LENGTH_MAX, LENGTH_MIN, StringPart};
use crate::domain::settings::Section;
use crate::domain::tier::Tier;

use super::setting_up;

/// The fields that can be compared, by their options' names.
const FIELD_NAMES: &[&str] = &[
    "name",
    "name-2",
    "address",
    "address-2",
    "city",
    "post-code",
    "phone",
    "mobile",
    "email",
    "website",
    "vat-number",
    "registration-number",
];

pub static COMMAND: Command = Command {
    path: &["setup", "duplicate-string"],
    options: &[
        required("field", OptionKind::Choice(FIELD_NAMES)),
        required("part", OptionKind::Choice(&["first", "last"])),
        optional("length", OptionKind::Whole { min: 0, max: 10 }),
    ],
    tier: Tier::Admin,
    writes: true,
    form: command::Form::WithOnly(&["field", "part"]),
    run,
};

fn run(ctx: &Context<'_>, args: &Args) -> Result<Answer, Stop> {
    for option in ["field", "part"] {
        args.need(option)?;
    }
    let field = args.word("field", &FIELDS, Field::option)?.expect("the option was just seen to be there");
    let part = args.word("part", &StringPart::ALL, StringPart::key)?.expect("the option was just seen to be there");
    if COMMAND.opens_form(args) { form_of(ctx, field, part) } else { store(ctx, field, part, args) }
}

/// Opens the form of the line that was picked on the panel.
pub fn form_picked(ctx: &Context<'_>, picked: &str) -> Result<Answer, Stop> {
    let (field, part) = picked.split_once('.').ok_or(Refusal::OutOfDate)?;
    form(ctx, field, StringPart::from_key(part).ok_or(Refusal::OutOfDate)?)
}

/// Opens the form of a line, by the field's key.
pub fn form(ctx: &Context<'_>, field: &str, part: StringPart) -> Result<Answer, Stop> {
    form_of(ctx, comparable(field)?, part)
}

fn form_of(ctx: &Context<'_>, field: Field, part: StringPart) -> Result<Answer, Stop> {
    let input = Input {
        key: "length".to_owned(),
        label: InputLabel::Option("length"),
        value: length(ctx, field, part)?.to_string(),
        required: false,
        max: 2,
        long: false,
    };
    Ok(ctx.private(Outcome::Form(Form {
        key: FormKey::SearchString { field: field.key().to_owned(), part },
        title: FormTitle::SearchString { field, part },
        inputs: vec![input],
    })))
}

/// Stores what the form came back with.
pub fn submit(ctx: &Context<'_>, field: &str, part: StringPart, values: &Args) -> Result<Answer, Stop> {
    store(ctx, comparable(field)?, part, values)
}

/// The field by its key: keys come from whoever pressed and are never trusted.
fn comparable(key: &str) -> Result<Field, Refusal> {
    Field::from_key(key).filter(|field| FIELDS.contains(field)).ok_or(Refusal::OutOfDate)
}

fn length(ctx: &Context<'_>, field: Field, part: StringPart) -> Result<u8, Stop> {
    let lines = ctx.db().search_strings()?;
    Ok(lines.iter().find(|line| line.field == field && line.part == part).map_or(0, |line| line.length))
}

/// Nothing or 0 takes the line away.
fn store(ctx: &Context<'_>, field: Field, part: StringPart, args: &Args) -> Result<Answer, Stop> {
    let given = match args.text("length") {
        Ok(None) => 0,
        _ => args.whole("length", i64::MIN, i64::MAX)?.unwrap_or(0),
    };
    let fits = |length: &u8| *length == 0 || (LENGTH_MIN..=LENGTH_MAX).contains(length);
    let wanted = u8::try_from(given).ok().filter(fits).ok_or_else(|| {
        let fault = Fault::OutOfRange { min: i64::from(LENGTH_MIN), max: i64::from(LENGTH_MAX) };
        wrong("length", &given.to_string(), fault)
    })?;
    let before = length(ctx, field, part)?;
    let notice = if before == wanted {
        Notice::Changed { fields: Vec::new() }
    } else {
        ctx.write().set_search_string(field, part, wanted)?;
        let texts = |length: u8| (length > 0).then(|| Texts::from([("length".to_owned(), length.to_string())]));
        ctx.record(&[JournalItem {
            subject: Subject::SearchString { field: field.key().to_owned(), part },
            before: texts(before),
            after: texts(wanted),
        }])?;
        Notice::SearchStringChanged { field, part, length: wanted }
    };
    Ok(setting_up::panel(ctx, Section::Duplicates)?.with_notices([notice]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_that_can_be_compared_has_its_name_in_the_option() {
        assert_eq!(FIELDS.map(Field::option).as_slice(), FIELD_NAMES);
    }
}
