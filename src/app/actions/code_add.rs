//! `/code add` puts a code on a list; without a code it opens a form that takes a line a code: `RET Retail`.

use crate::app::args::{Args, wrong};
use crate::app::command::{self, Command, OptionKind, optional, required};
use crate::app::context::Context;
use crate::app::outcome::{Answer, Form, FormTitle, Input, InputLabel, Notice, Outcome};
use crate::app::refusal::Refusal;
use crate::app::request::FormKey;
use crate::app::stop::Stop;
use crate::domain::check;
use crate::domain::code_list::{CODE_MAX, Code, CodeList, DESCRIPTION_MAX, URL_MAX};
use crate::domain::fault::Fault;
use crate::domain::journal::{JournalItem, Subject, Texts};
use crate::domain::tier::Tier;

use super::code_list;

/// Longest text that the form of codes takes: a form's own limit.
const LINES_MAX: u16 = 4000;

/// The lists by the word of the `list` option.
pub const LISTS: &[&str] =
    &["industry", "mailing", "relation", "responsibility", "level", "web-source", "salutation", "territory"];

pub static COMMAND: Command = Command {
    path: &["code", "add"],
    options: &[
        required("list", OptionKind::Choice(LISTS)),
        optional("code", OptionKind::Text(10)),
        optional("description", OptionKind::Text(100)),
        optional("url", OptionKind::Text(250)),
    ],
    tier: Tier::Admin,
    writes: true,
    form: command::Form::Without("code"),
    run,
};

fn run(ctx: &Context<'_>, args: &Args) -> Result<Answer, Stop> {
    let list = list_of(args)?;
    let Some(given) = args.text("code")? else {
        return Ok(form(ctx, list));
    };
    let code = check::code(&given, CODE_MAX).map_err(|fault| wrong("code", &given, fault))?;
    let description = args.text("description")?.unwrap_or_default();
    let description =
        check::line(&description, DESCRIPTION_MAX).map_err(|fault| wrong("description", &description, fault))?;
    let url = args.text("url")?.unwrap_or_default();
    let url = checked_url(list, &url).map_err(|fault| wrong("url", &url, fault))?;
    store(ctx, list, vec![Code { list, code, description, url }])
}

/// The list that the `list` option names.
pub fn list_of(args: &Args) -> Result<CodeList, Refusal> {
    args.need("list")?;
    Ok(args.word("list", &CodeList::ALL, CodeList::key)?.expect("the option was just seen to be there"))
}

/// The address of a web source; other lists have none.
pub fn checked_url(list: CodeList, url: &str) -> Result<String, Fault> {
    let url = check::line(url, URL_MAX)?;
    match url.is_empty() {
        true => Ok(url),
        false if list != CodeList::WebSource => Err(Fault::WebSourcesOnly),
        false => check::web(&url, URL_MAX),
    }
}

/// Opens the form of codes for a list.
pub fn form(ctx: &Context<'_>, list: CodeList) -> Answer {
    let input = Input {
        key: "lines".to_owned(),
        label: InputLabel::CodeLines,
        value: String::new(),
        required: true,
        max: LINES_MAX,
        long: true,
    };
    ctx.private(Outcome::Form(Form {
        key: FormKey::Codes { list },
        title: FormTitle::Codes(list),
        inputs: vec![input],
    }))
}

/// Stores the codes that came in the form, all or none: a line a code, its description after the first blank.
pub fn submit(ctx: &Context<'_>, list: CodeList, values: &Args) -> Result<Answer, Stop> {
    let lines = values.text("lines")?.unwrap_or_default();
    let mut codes: Vec<Code> = Vec::new();
    let mut numbers = Vec::new();
    for (at, text) in lines.lines().enumerate().filter(|(_, text)| !text.trim().is_empty()) {
        let line = at + 1;
        let (code, description) = text.trim().split_once(char::is_whitespace).unwrap_or((text.trim(), ""));
        let refuse = |text: &str, fault| Refusal::CodeLine { line, text: text.trim().to_owned(), fault };
        let code = check::code(code, CODE_MAX).map_err(|fault| refuse(text, fault))?;
        let description = check::line(description, DESCRIPTION_MAX).map_err(|fault| refuse(text, fault))?;
        if let Some(first) = codes.iter().position(|known| known.code == code) {
            return Err(refuse(&code, Fault::Twice { line: numbers[first] }).into());
        }
        if ctx.db().code(list, &code)?.is_some() {
            return Err(refuse(&code, Fault::OnList { list }).into());
        }
        codes.push(Code { list, code, description, url: String::new() });
        numbers.push(line);
    }
    if codes.is_empty() {
        return Err(Refusal::NothingGiven.into());
    }
    store(ctx, list, codes)
}

fn store(ctx: &Context<'_>, list: CodeList, codes: Vec<Code>) -> Result<Answer, Stop> {
    let mut items = Vec::new();
    for code in &codes {
        if ctx.db().code(list, &code.code)?.is_some() {
            return Err(Refusal::CodeExists { list, code: code.code.clone() }.into());
        }
        ctx.write().insert_code(code)?;
        items.push(JournalItem {
            subject: Subject::Code { list, code: code.code.clone() },
            before: None,
            after: Some(texts(code)),
        });
    }
    ctx.record(&items)?;
    let page = code_list::page_with(ctx, list, codes.first().map_or("", |code| &code.code))?;
    let added = Notice::CodesAdded { list, codes: codes.into_iter().map(|code| code.code).collect() };
    Ok(page.with_notices([added]))
}

/// What the journal keeps of a code.
pub fn texts(code: &Code) -> Texts {
    let texts = [("description", &code.description), ("url", &code.url)];
    let filled = texts.into_iter().filter(|(_, text)| !text.is_empty());
    filled.map(|(key, text)| (key.to_owned(), text.clone())).collect()
}
