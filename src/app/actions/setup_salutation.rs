//! `/setup salutation` changes how people of a salutation code are greeted; the panel shows a code's formulas and opens
//! forms for them.

use crate::app::args::{Args, wrong};
use crate::app::command::{self, Command, OptionKind, OptionSpec, optional, required};
use crate::app::context::Context;
use crate::app::outcome::{Answer, Form, FormTitle, Input, InputLabel, Notice, Outcome};
use crate::app::refusal::Refusal;
use crate::app::request::{FormKey, FormulaId};
use crate::app::stop::Stop;
use crate::app::texts;
use crate::domain::code_list::CodeList;
use crate::domain::fault::Fault;
use crate::domain::fold::fold;
use crate::domain::found::Page;
use crate::domain::journal::{JournalItem, Subject, Texts};
use crate::domain::salutation::{self, Formality, Formula, NAMES, NamePart};
use crate::domain::tier::Tier;

/// Formulas a page: each has a button beside it, and a message holds 40 parts.
const PER_PAGE: u32 = 8;
/// The words of the `formality` option.
pub const FORMALITIES: &[&str] = &["formal", "informal"];
/// The words of the `name-1` to `name-5` options.
const PARTS: &[&str] = &["job-title", "first-name", "middle-name", "surname", "initials", "company-name"];
/// The options for `%1` to `%5`.
const NAME_OPTIONS: [&str; NAMES] = ["name-1", "name-2", "name-3", "name-4", "name-5"];

const fn name_option(at: usize) -> OptionSpec {
    optional(NAME_OPTIONS[at], OptionKind::Choice(PARTS))
}

pub static COMMAND: Command = Command {
    path: &["setup", "salutation"],
    options: &[
        required("code", OptionKind::Code(CodeList::Salutation)),
        required("formality", OptionKind::Choice(FORMALITIES)),
        optional("text", OptionKind::Text(50)),
        optional("language", OptionKind::Language),
        name_option(0),
        name_option(1),
        name_option(2),
        name_option(3),
        name_option(4),
    ],
    tier: Tier::Admin,
    writes: true,
    form: command::Form::Never,
    run,
};

/// The formality that the `formality` option names.
pub fn formality_of(args: &Args) -> Result<Formality, Refusal> {
    args.need("formality")?;
    Ok(args.word("formality", &Formality::ALL, Formality::key)?.expect("the option was just seen to be there"))
}

fn run(ctx: &Context<'_>, args: &Args) -> Result<Answer, Stop> {
    let code = texts::code(ctx, "code", CodeList::Salutation, &args.need("code")?)?;
    let formality = formality_of(args)?;
    let language = language_of(ctx, args)?;
    let mut names = [None; NAMES];
    for (slot, option) in names.iter_mut().zip(NAME_OPTIONS) {
        *slot = args.word(option, &NamePart::ALL, NamePart::key)?;
    }
    match args.text("text")? {
        Some(text) => store(ctx, Formula { code, language, formality, text, names }),
        // Name parts without a text were hardly meant to remove the formula.
        None if names.iter().any(Option::is_some) => Err(Refusal::Missing { option: "text".to_owned() }.into()),
        None => remove(ctx, &code, &FormulaId { language, formality }),
    }
}

/// The language's code; blank: the formula is for any.
fn language_of(ctx: &Context<'_>, args: &Args) -> Result<String, Refusal> {
    let Some(given) = args.text("language")? else { return Ok(String::new()) };
    let code = texts::language_code(ctx, &given).ok_or_else(|| wrong("language", &given, Fault::UnknownLanguage))?;
    Ok(code.to_owned())
}

fn store(ctx: &Context<'_>, wanted: Formula) -> Result<Answer, Stop> {
    let text = salutation::checked_text(&wanted.text).map_err(|fault| wrong("text", &wanted.text, fault))?;
    let formula = Formula { text, ..wanted };
    formula.check().map_err(|fault| wrong("text", &formula.text, fault))?;
    let id = FormulaId { language: formula.language.clone(), formality: formula.formality };
    let before = find(ctx, &formula.code, &id)?;
    if before.as_ref() != Some(&formula) {
        ctx.write().put_formula(&formula)?;
        record(ctx, &formula.code, &id, before.as_ref(), Some(&formula))?;
    }
    let notice = Notice::FormulaStored { language: id.language, formality: id.formality };
    let formulas = ctx.db().formulas(&formula.code)?;
    let at = formulas.iter().position(|one| *one == formula).unwrap_or_default();
    let at = u32::try_from(at).unwrap_or(u32::MAX) / PER_PAGE;
    Ok(page(ctx, &formula.code, at)?.with_notices([notice]))
}

fn remove(ctx: &Context<'_>, code: &str, id: &FormulaId) -> Result<Answer, Stop> {
    let Some(before) = find(ctx, code, id)? else {
        let FormulaId { language, formality } = id.clone();
        return Err(Refusal::NoFormula { code: code.to_owned(), language, formality }.into());
    };
    ctx.write().delete_formula(code, &id.language, id.formality)?;
    record(ctx, code, id, Some(&before), None)?;
    let notice = Notice::FormulaRemoved { language: id.language.clone(), formality: id.formality };
    Ok(page(ctx, code, 0)?.with_notices([notice]))
}

fn find(ctx: &Context<'_>, code: &str, id: &FormulaId) -> Result<Option<Formula>, Stop> {
    let formulas = ctx.db().formulas(code)?.into_iter();
    Ok(formulas.filter(|one| one.formality == id.formality).find(|one| one.language == id.language))
}

fn record(
    ctx: &Context<'_>,
    code: &str,
    id: &FormulaId,
    before: Option<&Formula>,
    after: Option<&Formula>,
) -> Result<(), Stop> {
    let subject = Subject::Formula { code: code.to_owned(), language: id.language.clone(), formality: id.formality };
    ctx.record(&[JournalItem { subject, before: before.map(journal_texts), after: after.map(journal_texts) }])
}

/// What the journal keeps of a formula.
pub fn journal_texts(formula: &Formula) -> Texts {
    let names = formula.names.iter().enumerate();
    let names = names.filter_map(|(at, name)| name.map(|name| (format!("name_{}", at + 1), name.key().to_owned())));
    [("text".to_owned(), formula.text.clone())].into_iter().chain(names).collect()
}

/// A page of the formulas of a salutation code.
pub fn page(ctx: &Context<'_>, code: &str, page: u32) -> Result<Answer, Stop> {
    let code = ctx.db().code(CodeList::Salutation, code)?.ok_or(Refusal::OutOfDate)?;
    let page = Page::of(ctx.db().formulas(&code.code)?, page, PER_PAGE);
    Ok(ctx.private(Outcome::Formulas { code, page }))
}

/// Opens the form of a formula, filled in; without one, the form for a new one.
pub fn form(ctx: &Context<'_>, code: &str, of: Option<&FormulaId>) -> Result<Answer, Stop> {
    let code = ctx.db().code(CodeList::Salutation, code)?.ok_or(Refusal::OutOfDate)?.code;
    let formula = match of {
        None => None,
        Some(id) => Some(find(ctx, &code, id)?.ok_or(Refusal::OutOfDate)?),
    };
    let input = |key: &str, label, value: String, max| Input {
        key: key.to_owned(),
        label,
        value,
        required: false,
        max,
        long: false,
    };
    let mut inputs = Vec::new();
    if of.is_none() {
        let formal = (ctx.wording.formality)(&ctx.actor.locale, Formality::Formal);
        inputs.push(input("language", InputLabel::Option("language"), String::new(), 50));
        inputs.push(Input { required: true, ..input("formality", InputLabel::Option("formality"), formal, 50) });
    }
    let (text, names) =
        formula.map_or((String::new(), String::new()), |formula| (formula.text, names_line(ctx, &formula.names)));
    inputs.push(input("text", InputLabel::FormulaText, text, 50));
    inputs.push(input("names", InputLabel::NameParts, names, 200));
    let key = FormKey::Formula { code: code.clone(), of: of.cloned() };
    let title = FormTitle::Formula { code, of: of.cloned() };
    Ok(ctx.private(Outcome::Form(Form { key, title, inputs })))
}

/// Stores what the form came back with; a blank text removes the formula.
pub fn submit(ctx: &Context<'_>, code: &str, of: Option<&FormulaId>, values: &Args) -> Result<Answer, Stop> {
    let code = texts::code(ctx, "code", CodeList::Salutation, code)?;
    let id = match of {
        Some(id) => id.clone(),
        None => FormulaId { language: language_of(ctx, values)?, formality: formality_named(ctx, values)? },
    };
    match values.text("text")? {
        None if of.is_some() => remove(ctx, &code, &id),
        None => Err(Refusal::Missing { option: "text".to_owned() }.into()),
        Some(text) => {
            let names = names_of(ctx, &values.text("names")?.unwrap_or_default())?;
            store(ctx, Formula { code, language: id.language, formality: id.formality, text, names })
        }
    }
}

/// The name parts as they are written in a form, up to the last one.
fn names_line(ctx: &Context<'_>, names: &[Option<NamePart>; NAMES]) -> String {
    let last = names.iter().rposition(Option::is_some).map_or(0, |at| at + 1);
    let label = |name: &Option<NamePart>| {
        name.map_or_else(String::new, |name| (ctx.wording.name_part)(&ctx.actor.locale, name))
    };
    names[..last].iter().map(label).collect::<Vec<_>>().join(", ")
}

/// The name parts of a comma separated line, each by its word or as any language that the bot speaks calls it.
fn names_of(ctx: &Context<'_>, line: &str) -> Result<[Option<NamePart>; NAMES], Refusal> {
    let mut names = [None; NAMES];
    let given: Vec<&str> = if line.trim().is_empty() { Vec::new() } else { line.split(',').map(str::trim).collect() };
    if given.len() > NAMES {
        let place = format!("%{}", NAMES + 1);
        return Err(wrong("names", line, Fault::NoSuchPlace { place }));
    }
    for (slot, word) in names.iter_mut().zip(given).filter(|(_, word)| !word.is_empty()) {
        let found = spoken(ctx, word, &NamePart::ALL, NamePart::key, ctx.wording.name_part);
        let labels = || NamePart::ALL.map(|part| (ctx.wording.name_part)(&ctx.actor.locale, part)).to_vec();
        *slot = Some(found.ok_or_else(|| wrong("names", word, Fault::UnknownChoice { allowed: labels() }))?);
    }
    Ok(names)
}

fn formality_named(ctx: &Context<'_>, values: &Args) -> Result<Formality, Refusal> {
    let given = values.need("formality")?;
    let allowed = || FORMALITIES.iter().map(|word| (*word).to_owned()).collect();
    spoken(ctx, &given, &Formality::ALL, Formality::key, ctx.wording.formality)
        .ok_or_else(|| wrong("formality", &given, Fault::UnknownChoice { allowed: allowed() }))
}

/// The thing that a word means, by its key or by its name in any language that the bot speaks.
fn spoken<T: Copy>(
    ctx: &Context<'_>,
    word: &str,
    all: &[T],
    key: fn(T) -> &'static str,
    name: fn(&str, T) -> String,
) -> Option<T> {
    let wanted = fold(word);
    let is_meant = |one: T| {
        fold(key(one)) == wanted || (ctx.wording.spoken)().iter().any(|locale| fold(&name(locale, one)) == wanted)
    };
    all.iter().copied().find(|one| is_meant(*one))
}
