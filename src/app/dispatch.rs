//! From a request to the use case that answers it.

use crate::domain::contact::ContactId;
use crate::domain::settings::Section;

use super::actions;
use super::args::{ArgValue, Args};
use super::card;
use super::command::Command;
use super::complete;
use super::context::Context;
use super::draft::Draft;
use super::outcome::{Answer, HelpTopic, Outcome};
use super::refusal::Refusal;
use super::request::{FormKey, Press, Request};
use super::shown;
use super::stop::Stop;

/// Answers the request in the context's transaction.
pub fn run(ctx: &Context<'_>, request: &Request) -> Result<Answer, Stop> {
    ctx.require(request.tier())?;
    let mut answer = match request {
        Request::Command { command, args } => run_command(ctx, command, args),
        Request::Message { menu, text } => (menu.run)(ctx, text),
        Request::Press { press, picked } => run_press(ctx, press, picked),
        Request::Submit { form, values } => submit(ctx, form, values),
        Request::Complete { command, args, option, typed } => complete::suggest(ctx, command, args, option, typed),
    }?;
    if let Outcome::Form(form) = &mut answer.outcome {
        shown::mark_all(form);
    }
    Ok(answer)
}

fn run_command(ctx: &Context<'_>, command: &'static Command, args: &Args) -> Result<Answer, Stop> {
    ctx.require(command.tier)?;
    ctx.action.set(command.name());
    if let Some((name, _)) = args.0.iter().find(|(name, _)| command.option(name).is_none()) {
        return Err(Refusal::NoSuchOption { given: name.clone(), nearest: None }.into());
    }
    (command.run)(ctx, args)
}

fn run_press(ctx: &Context<'_>, press: &Press, picked: &[String]) -> Result<Answer, Stop> {
    use actions as a;
    match press {
        Press::Show { contact, private } => card::answer(ctx, ctx.contact(*contact)?, Some(*private)),
        Press::ShowPicked { private } => card::answer(ctx, ctx.contact(picked_contact(picked)?)?, Some(*private)),
        Press::Edit { contact, private } => a::contact_edit::parts(ctx, *contact, *private),
        Press::EditPart { contact, part, private } => a::contact_edit::open_part(ctx, *contact, *part, *private),
        Press::People { company, page } => a::company_people::page(ctx, *company, *page),
        Press::History { contact, page } => a::contact_history::page(ctx, *contact, *page),
        Press::Notes { contact, page } => a::contact_note::page(ctx, *contact, *page),
        Press::Addresses { contact, page } => a::contact_address_list::page(ctx, *contact, *page),
        Press::NewNote { contact } => a::contact_note::form(ctx, *contact),
        Press::EditNote { note } => a::contact_note::edit_form(ctx, *note),
        Press::RemoveNote { note, seen } => {
            ctx.action.set(a::contact_note::COMMAND.name());
            a::contact_note::remove(ctx, *note, seen)
        }
        Press::List { draft, page } => a::contact_list::turn(ctx, draft, *page),
        Press::Choose { draft, opens_form } => choose(ctx, draft, *opens_form, picked),
        Press::FlowPage { draft, page } => a::company_flow::page(ctx, draft, *page),
        Press::Flow { draft, all } => a::company_flow::go_on(ctx, draft, *all),
        Press::Delete { draft } => a::contact_delete::go_on(ctx, draft),
        Press::Purge { contact } => a::contact_purge::go_on(ctx, *contact),
        Press::Undo { change } => a::contact_undo::press(ctx, *change),
        Press::Cancel => Ok(ctx.private(Outcome::Cancelled)),
        Press::FindAgain { draft } => match ctx.take_draft(draft)? {
            Draft::Find { query, private } => a::find::look_up(ctx, &query, Some(private)),
            _ => Err(Refusal::OutOfDate.into()),
        },
        Press::NewContact { contact_type, draft } => {
            let args = match draft {
                None => Args::default(),
                Some(key) => waiting_args(ctx, key)?,
            };
            a::new_contact_form(ctx, *contact_type, &args)
        }
        Press::Reading { draft } => a::message_save::open(ctx, draft),
        Press::AddAnyway { draft } => a::add_despite_doubles(ctx, draft, false),
        Press::AddSeparate { draft } => a::add_despite_doubles(ctx, draft, true),
        Press::CancelAddition { draft } => a::cancel_addition(ctx, draft),
        Press::Pairs { contact, page } => a::duplicates_find::page(ctx, *contact, *page),
        Press::Separate { pair, contact, page } => a::duplicates_find::separate(ctx, *pair, *contact, *page),
        Press::Merge { keep, duplicate, from } => a::contact_merge::open(ctx, *keep, *duplicate, *from),
        Press::MergePage { draft, page } => a::contact_merge::page(ctx, draft, *page),
        Press::MergePick { draft, page } => a::contact_merge::pick(ctx, draft, *page, picked),
        Press::MergeNow { draft } => a::contact_merge::go_on(ctx, draft),
        Press::EditAgain { draft } => a::forms::open_again(ctx, draft),
        Press::Decide { draft, mine } => {
            let (form, values) = a::forms::decided(ctx, draft, *mine)?;
            submit(ctx, &form, &values)
        }
        Press::PickSection => {
            let section = one(picked)?;
            a::setup_panel(ctx, Section::from_key(section).ok_or(Refusal::OutOfDate)?)
        }
        Press::Section { section } => a::setup_panel(ctx, *section),
        Press::Set { setting, value, seen } => {
            ctx.action.set("setup");
            a::setup_settings::set_seen(ctx, *setting, value, seen)
        }
        Press::SetPicked { setting, seen } => {
            ctx.action.set("setup");
            a::setup_settings::set_seen(ctx, *setting, one(picked)?, seen)
        }
        Press::SeriesForm { series } => a::setup_numbering::form(ctx, *series),
        Press::SettingForm { setting } => Ok(a::setup_settings::form_of_one(ctx, *setting)),
        Press::SettingsForm { section } => a::setup_settings::form(ctx, *section),
        Press::GiveTier { tier } => {
            ctx.action.set(a::setup_access::COMMAND.name());
            a::setup_access::give(ctx, picked, *tier)
        }
        Press::CodesForm { list } => Ok(a::code_add::form(ctx, *list)),
        Press::PickSearchString => a::setup_duplicate_string::form_picked(ctx, one(picked)?),
        Press::Codes { list, page } => a::code_list::page(ctx, *list, *page),
        Press::Salespeople { page } => a::salesperson_list::page(ctx, *page),
        Press::PickSalutation => a::setup_salutation::page(ctx, one(picked)?, 0),
        Press::Formulas { code, page } => a::setup_salutation::page(ctx, code, *page),
        Press::FormulaForm { code, of } => a::setup_salutation::form(ctx, code, of.as_ref()),
        Press::PickHelp => Ok(a::help::show(ctx, HelpTopic::from_key(one(picked)?).ok_or(Refusal::OutOfDate)?)),
    }
}

fn submit(ctx: &Context<'_>, form: &FormKey, values: &[(String, String)]) -> Result<Answer, Stop> {
    use actions as a;
    ctx.sent(form, values);
    let values = if form.edits() { a::forms::merged(ctx, form, values)? } else { shown::as_sent(values) };
    match form {
        FormKey::NewContact { contact_type, draft } => {
            let mut args = match draft {
                None => Args::default(),
                Some(key) => waiting_args(ctx, key)?,
            };
            for (name, value) in values.0 {
                args.set(&name, value);
            }
            a::add_contact(ctx, *contact_type, &args)
        }
        FormKey::Reading { contact_type } => a::message_save::submit(ctx, *contact_type, values),
        FormKey::Part { contact, part, private } => {
            ctx.action.set(a::contact_edit::COMMAND.name());
            a::contact_edit::submit(ctx, *contact, *part, *private, &values)
        }
        FormKey::NewNote { contact } => {
            ctx.action.set(a::contact_note::COMMAND.name());
            a::contact_note::submit_new(ctx, *contact, &values)
        }
        FormKey::Note { note } => {
            ctx.action.set(a::contact_note::COMMAND.name());
            a::contact_note::submit_changed(ctx, *note, &values)
        }
        FormKey::Series { series } => {
            ctx.action.set(a::setup_numbering::COMMAND.name());
            a::setup_numbering::submit(ctx, *series, &values)
        }
        FormKey::Settings { section } => {
            ctx.action.set("setup");
            a::setup_settings::submit(ctx, *section, &values)
        }
        FormKey::Formula { code, of } => {
            ctx.action.set(a::setup_salutation::COMMAND.name());
            a::setup_salutation::submit(ctx, code, of.as_ref(), &values)
        }
        FormKey::Setting { key } => {
            ctx.action.set("setup");
            a::setup_settings::submit_one(ctx, key, &values)
        }
        FormKey::Codes { list } => {
            ctx.action.set(a::code_add::COMMAND.name());
            a::code_add::submit(ctx, *list, &values)
        }
        FormKey::Code { list, code } => {
            ctx.action.set(a::code_edit::COMMAND.name());
            a::code_edit::submit(ctx, *list, code, &values)
        }
        FormKey::Salesperson { code, new: true } => {
            ctx.action.set(a::salesperson_add::COMMAND.name());
            a::salesperson_add::submit(ctx, code, &values)
        }
        FormKey::Salesperson { code, new: false } => {
            ctx.action.set(a::salesperson_edit::COMMAND.name());
            a::salesperson_edit::submit(ctx, code, &values)
        }
        FormKey::SearchString { field, part } => {
            ctx.action.set(a::setup_duplicate_string::COMMAND.name());
            a::setup_duplicate_string::submit(ctx, field, *part, &values)
        }
    }
}

/// Goes on with the command that waited for a choice.
fn choose(ctx: &Context<'_>, draft: &str, opens_form: bool, picked: &[String]) -> Result<Answer, Stop> {
    let Draft::Command { command, mut args, option } = ctx.take_draft(draft)? else {
        return Err(Refusal::OutOfDate.into());
    };
    let command = super::command_named(&command).ok_or(Refusal::OutOfDate)?;
    let contact = ctx.contact(picked_contact(picked)?)?;
    args.set(&option, ArgValue::Text(contact.no));
    // Whoever says that a form opens gets no transaction in which something could be changed.
    if opens_form != command.opens_form(&args) {
        return Err(Refusal::OutOfDate.into());
    }
    let answer = run_command(ctx, command, &args)?;
    // A second pick in the same chooser must not do it again for another contact.
    if command.writes && !opens_form {
        ctx.write().delete_draft(draft)?;
    }
    Ok(answer)
}

fn waiting_args(ctx: &Context<'_>, key: &str) -> Result<Args, Stop> {
    match ctx.take_draft(key)? {
        Draft::NewContact { args } => Ok(args),
        _ => Err(Refusal::OutOfDate.into()),
    }
}

/// The one value that was picked: values come from whoever pressed and are never trusted.
fn one(picked: &[String]) -> Result<&str, Refusal> {
    match picked {
        [value] => Ok(value),
        _ => Err(Refusal::OutOfDate),
    }
}

fn picked_contact(picked: &[String]) -> Result<ContactId, Refusal> {
    one(picked)?.parse().map(ContactId).map_err(|_| Refusal::OutOfDate)
}
