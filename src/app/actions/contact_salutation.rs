//! `/contact salutation` writes the greeting for a contact, formal or informal, in a language (rule 4.9).

use crate::app::args::{Args, wrong};
use crate::app::command::{self, Command, OptionKind, optional, required};
use crate::app::context::Context;
use crate::app::outcome::{Answer, Greeting, Outcome};
use crate::app::stop::Stop;
use crate::app::{target, texts};
use crate::domain::fault::Fault;
use crate::domain::field::Field;
use crate::domain::salutation::{self, Formality};
use crate::domain::tier::Tier;
use crate::domain::{greetings, language};

use super::setup_salutation::{FORMALITIES, formality_of};

pub static COMMAND: Command = Command {
    path: &["contact", "salutation"],
    options: &[
        required("contact", OptionKind::Contact(None)),
        required("formality", OptionKind::Choice(FORMALITIES)),
        optional("language", OptionKind::Language),
    ],
    tier: Tier::Viewer,
    writes: false,
    form: command::Form::Never,
    run,
};

fn run(ctx: &Context<'_>, args: &Args) -> Result<Answer, Stop> {
    let formality = formality_of(args)?;
    let asked = match args.text("language")? {
        None => "",
        Some(given) => {
            texts::language_code(ctx, &given).ok_or_else(|| wrong("language", &given, Fault::UnknownLanguage))?
        }
    };
    let contact = target::contact(ctx, &COMMAND, args, "contact", None)?;
    let formulas = formulas(ctx, contact.get(Field::SalutationCode), formality)?;
    let chain = salutation::languages(asked, contact.get(Field::LanguageCode));
    let (text, language) = match salutation::greet(&formulas, &chain, &contact) {
        Some((formula, text)) => (text, Some(formula.language.clone())),
        None => {
            let server = language::from_code(ctx.server_locale()).unwrap_or_default();
            (greetings::plain(asked, server, &contact), None)
        }
    };
    let id = contact.id;
    Ok(ctx.private(Outcome::Greeting(Box::new(Greeting { contact, formality, text, language }))).remembering(id))
}

fn formulas(ctx: &Context<'_>, code: &str, formality: Formality) -> Result<Vec<salutation::Formula>, Stop> {
    let mut formulas = if code.is_empty() { Vec::new() } else { ctx.db().formulas(code)? };
    formulas.retain(|formula| formula.formality == formality);
    Ok(formulas)
}
