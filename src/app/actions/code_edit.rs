//! `/code edit` changes what a code means; without anything to change it opens a form.

use crate::app::args::{Args, wrong};
use crate::app::command::{self, Command, OptionKind, optional, required};
use crate::app::context::Context;
use crate::app::outcome::{Answer, Form, FormTitle, Input, InputLabel, Notice, Outcome};
use crate::app::request::FormKey;
use crate::app::stop::Stop;
use crate::domain::check;
use crate::domain::code_list::{Code, CodeList, DESCRIPTION_MAX, URL_MAX};
use crate::domain::journal::{JournalItem, Subject, Texts};
use crate::domain::tier::Tier;

use super::code_add::{LISTS, checked_url, list_of};
use super::code_list;

pub static COMMAND: Command = Command {
    path: &["code", "edit"],
    options: &[
        required("list", OptionKind::Choice(LISTS)),
        required("code", OptionKind::CodeOfChosenList),
        optional("description", OptionKind::Text(100)),
        optional("url", OptionKind::Text(250)),
    ],
    tier: Tier::Admin,
    writes: true,
    form: command::Form::WithOnly(&["list", "code"]),
    run,
};

fn run(ctx: &Context<'_>, args: &Args) -> Result<Answer, Stop> {
    let code = code_list::existing(ctx, list_of(args)?, &args.need("code")?)?;
    if args.any_of(["description", "url"]) { change(ctx, code, args) } else { Ok(form_of(ctx, code)) }
}

/// Opens the form of a code, filled in.
pub fn form(ctx: &Context<'_>, list: CodeList, code: &str) -> Result<Answer, Stop> {
    Ok(form_of(ctx, code_list::existing(ctx, list, code)?))
}

fn form_of(ctx: &Context<'_>, code: Code) -> Answer {
    let input = |option: &'static str, value: String, max: usize| Input {
        key: option.to_owned(),
        label: InputLabel::Option(option),
        value,
        required: false,
        max: u16::try_from(max).expect("what a code means is shorter than a form's input"),
        long: false,
    };
    let mut inputs = vec![input("description", code.description, DESCRIPTION_MAX)];
    if code.list == CodeList::WebSource {
        inputs.push(input("url", code.url, URL_MAX));
    }
    let key = FormKey::Code { list: code.list, code: code.code.clone() };
    ctx.private(Outcome::Form(Form { key, title: FormTitle::Code(code.code), inputs }))
}

/// Stores what the form came back with.
pub fn submit(ctx: &Context<'_>, list: CodeList, code: &str, values: &Args) -> Result<Answer, Stop> {
    change(ctx, code_list::existing(ctx, list, code)?, values)
}

/// An option that was given blank clears.
fn change(ctx: &Context<'_>, before: Code, args: &Args) -> Result<Answer, Stop> {
    let mut after = before.clone();
    if args.get("description").is_some() {
        let text = args.text("description")?.unwrap_or_default();
        after.description = check::line(&text, DESCRIPTION_MAX).map_err(|fault| wrong("description", &text, fault))?;
    }
    if args.get("url").is_some() {
        let url = args.text("url")?.unwrap_or_default();
        after.url = checked_url(before.list, &url).map_err(|fault| wrong("url", &url, fault))?;
    }
    let notice = if after == before {
        Notice::Changed { fields: Vec::new() }
    } else {
        ctx.write().update_code(&after)?;
        ctx.record(&[difference(&before, &after)])?;
        Notice::CodeChanged { list: after.list, code: after.code.clone() }
    };
    Ok(code_list::page_with(ctx, after.list, &after.code)?.with_notices([notice]))
}

fn difference(before: &Code, after: &Code) -> JournalItem {
    let pairs = [("description", &before.description, &after.description), ("url", &before.url, &after.url)];
    let side = |pick: fn(&(&str, &String, &String)) -> String| -> Texts {
        let differing = pairs.iter().filter(|(_, old, new)| old != new);
        let texts = differing.map(|pair| (pair.0.to_owned(), pick(pair)));
        texts.filter(|(_, text)| !text.is_empty()).collect()
    };
    JournalItem {
        subject: Subject::Code { list: after.list, code: after.code.clone() },
        before: Some(side(|pair| pair.1.clone())),
        after: Some(side(|pair| pair.2.clone())),
    }
}
