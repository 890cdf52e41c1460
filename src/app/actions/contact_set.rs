//! `/contact set` changes one field, any that a contact has.

use crate::app::args::{Args, wrong};
use crate::app::command::{self, Command, OptionKind, optional, required};
use crate::app::context::Context;
use crate::app::outcome::Answer;
use crate::app::refusal::{Instead, Refusal};
use crate::app::stop::Stop;
use crate::app::{target, texts};
use crate::domain::check;
use crate::domain::code_list::CodeList;
use crate::domain::fault::Fault;
use crate::domain::field::Field;
use crate::domain::tier::Tier;

use super::editing;

pub static COMMAND: Command = Command {
    path: &["contact", "set"],
    options: &[
        required("contact", OptionKind::Contact(None)),
        required("field", OptionKind::FieldName),
        optional("value", OptionKind::Text(255)),
    ],
    tier: Tier::Editor,
    writes: true,
    form: command::Form::Never,
    run,
};

fn run(ctx: &Context<'_>, args: &Args) -> Result<Answer, Stop> {
    let given = args.need("field")?;
    let Some(field) = field_named(&given) else {
        if let Some(instead) = instead_of(&given) {
            return Err(Refusal::NotAField { instead }.into());
        }
        let allowed = check::nearest(&given, Field::ALL.iter().map(|field| field.option()), 5);
        return Err(wrong("field", &given, Fault::UnknownChoice { allowed }).into());
    };
    let value = args.text("value")?.unwrap_or_default();
    let contact = target::contact(ctx, &COMMAND, args, "contact", None)?;
    let text = texts::field(ctx, contact.contact_type, field, &value)?;
    editing::change(ctx, contact, &[(field, text)], None)
}

/// What a contact has beside its fields, by the name of the option that gives it elsewhere.
fn instead_of(name: &str) -> Option<Instead> {
    let name = name.trim().to_lowercase();
    match name.as_str() {
        "company" => Some(Instead::Move),
        "type" => Some(Instead::ChangeType),
        "number" => Some(Instead::AddAnew),
        "relation" => Some(Instead::Relation),
        "note" => Some(Instead::Note),
        list => CodeList::ALL.into_iter().find(|one| one.key() == list).map(Instead::Codes),
    }
}

/// By the option's name or the export's key.
fn field_named(name: &str) -> Option<Field> {
    let name = name.trim().to_lowercase();
    Field::from_option(&name).or_else(|| Field::from_key(&name.replace([' ', '-'], "_")))
}
