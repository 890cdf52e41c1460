//! `/contact list` shows pages of contacts by filter.

use crate::app::args::{Args, wrong};
use crate::app::command::{self, Command, OptionKind, optional};
use crate::app::context::{Context, LIST_LIFE};
use crate::app::draft::Draft;
use crate::app::outcome::{Answer, ContactPage, Outcome};
use crate::app::refusal::Refusal;
use crate::app::stop::Stop;
use crate::app::{target, texts};
use crate::domain::code_list::CodeList;
use crate::domain::contact::ContactType;
use crate::domain::fault::Fault;
use crate::domain::found::{ContactFilter, ContactSort, Page};
use crate::domain::tier::Tier;

/// Rows a page: what Discord's 40 components hold with room for buttons.
pub const PER_PAGE: u32 = 8;

pub static COMMAND: Command = Command {
    path: &["contact", "list"],
    options: &[
        optional("type", OptionKind::Choice(&["company", "person"])),
        optional("text", OptionKind::Text(200)),
        optional("company", OptionKind::Contact(Some(ContactType::Company))),
        optional("salesperson", OptionKind::Salesperson),
        optional("territory", OptionKind::Code(CodeList::Territory)),
        optional("country", OptionKind::Country),
        optional("city", OptionKind::Text(30)),
        optional("relation", OptionKind::Code(CodeList::Relation)),
        optional("industry", OptionKind::Code(CodeList::Industry)),
        optional("mailing", OptionKind::Code(CodeList::Mailing)),
        optional("responsibility", OptionKind::Code(CodeList::Responsibility)),
        optional("level", OptionKind::Code(CodeList::Level)),
        optional("sort", OptionKind::Choice(&["name", "number", "changed"])),
        optional("page", OptionKind::Whole { min: 1, max: 1_000_000 }),
    ],
    tier: Tier::Viewer,
    writes: false,
    form: command::Form::Never,
    run,
};

fn run(ctx: &Context<'_>, args: &Args) -> Result<Answer, Stop> {
    let mut shown: Vec<(String, String)> = Vec::new();
    let mut note = |option: &str, value: &str| shown.push((option.to_owned(), value.to_owned()));

    let contact_type = args.word("type", &[ContactType::Company, ContactType::Person], ContactType::key)?;
    if let Some(contact_type) = contact_type {
        note("type", contact_type.key());
    }
    let text = args.text("text")?.unwrap_or_default();
    if !text.is_empty() {
        note("text", &text);
    }
    let company = target::company(ctx, &COMMAND, args, "company")?;
    if let Some(company) = &company {
        note("company", company.name());
    }
    let mut salesperson = String::new();
    if let Some(given) = args.text("salesperson")? {
        salesperson = texts::salesperson_filter(ctx, "salesperson", &given)?;
        note("salesperson", &salesperson);
    }
    let mut country = String::new();
    if let Some(given) = args.text("country")? {
        country =
            texts::country_code(ctx, &given).ok_or_else(|| wrong("country", &given, Fault::UnknownCountry))?.to_owned();
        note("country", &country);
    }
    let city = args.text("city")?.unwrap_or_default();
    if !city.is_empty() {
        note("city", &city);
    }
    let mut code = |option: &str, list: CodeList| -> Result<String, Stop> {
        let Some(given) = args.text(option)? else { return Ok(String::new()) };
        let code = texts::code(ctx, option, list, &given)?;
        note(option, &code);
        Ok(code)
    };
    let filter = ContactFilter {
        contact_type,
        text,
        company_no: company.map(|company| company.no).unwrap_or_default(),
        salesperson,
        territory: code("territory", CodeList::Territory)?,
        country,
        city,
        relation: code("relation", CodeList::Relation)?,
        industry: code("industry", CodeList::Industry)?,
        mailing: code("mailing", CodeList::Mailing)?,
        responsibility: code("responsibility", CodeList::Responsibility)?,
        level: code("level", CodeList::Level)?,
    };
    let sorts = [("name", ContactSort::Name), ("number", ContactSort::Number), ("changed", ContactSort::Changed)];
    let sort = args.word("sort", &sorts, |(word, _)| word)?.map(|(_, sort)| sort).unwrap_or_default();
    let page = args.whole("page", 1, 1_000_000)?.unwrap_or(1);
    let page = u32::try_from(page - 1).expect("pages were checked to be 1 to 1,000,000");
    show(ctx, filter, sort, shown, page, None)
}

/// Turns the page of a list that is kept in a draft.
pub fn turn(ctx: &Context<'_>, draft: &str, page: u32) -> Result<Answer, Stop> {
    match ctx.take_draft(draft)? {
        Draft::List { filter, sort, shown } => show(ctx, *filter, sort, shown, page, Some(draft)),
        _ => Err(Refusal::OutOfDate.into()),
    }
}

fn show(
    ctx: &Context<'_>,
    filter: ContactFilter,
    sort: ContactSort,
    shown: Vec<(String, String)>,
    page: u32,
    kept: Option<&str>,
) -> Result<Answer, Stop> {
    let page = ctx.db().list(&filter, sort, ctx.server_locale(), ctx.sees_blocked(), page, PER_PAGE)?;
    let page = Page { items: page.items.into_iter().filter_map(|contact| ctx.visible(contact)).collect(), ..page };
    // All pages share the first one's draft; a list of one page has no buttons that need it.
    let draft = match (kept, page.pages()) {
        (Some(kept), _) => kept.to_owned(),
        (None, 1) => String::new(),
        (None, _) => ctx.draft(&Draft::List { filter: Box::new(filter), sort, shown: shown.clone() }, LIST_LIFE),
    };
    Ok(ctx.private(Outcome::List(ContactPage { page, draft, filter: shown })))
}
