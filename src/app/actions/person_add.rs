//! `/person add` stores a person, at a company or independent, and posts the card; without a name it opens a form.

use crate::app::args::Args;
use crate::app::command::{self, Command, OptionKind, field, optional};
use crate::app::context::Context;
use crate::app::outcome::Answer;
use crate::app::stop::Stop;
use crate::domain::code_list::CodeList;
use crate::domain::contact::ContactType;
use crate::domain::field::Field;
use crate::domain::tier::Tier;

use super::adding;

pub static COMMAND: Command = Command {
    path: &["person", "add"],
    options: &[
        field(Field::Name),
        optional("company", OptionKind::Contact(Some(ContactType::Company))),
        optional("number", OptionKind::Text(20)),
        field(Field::JobTitle),
        field(Field::EMail),
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
        field(Field::OrganizationalLevelCode),
        optional("responsibility", OptionKind::Code(CodeList::Responsibility)),
        field(Field::SalutationCode),
        field(Field::CorrespondenceType),
        field(Field::SearchName),
        optional("note", OptionKind::Text(1000)),
        optional("private", OptionKind::Flag),
    ],
    tier: Tier::Editor,
    writes: true,
    form: command::Form::Without("name"),
    run,
};

fn run(ctx: &Context<'_>, args: &Args) -> Result<Answer, Stop> {
    match args.get("name") {
        None => adding::form(ctx, ContactType::Person, args),
        Some(_) => adding::add(ctx, &COMMAND, ContactType::Person, args),
    }
}
