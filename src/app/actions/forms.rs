//! Opening a form again that was refused, as it was sent.

use crate::app::context::Context;
use crate::app::draft::{Draft, Understood};
use crate::app::outcome::{Answer, Outcome};
use crate::app::refusal::Refusal;
use crate::app::request::FormKey;
use crate::app::shown;
use crate::app::stop::Stop;

use super::{
    adding, code_add, code_edit, contact_edit, contact_note, message_save, salesperson_add, salesperson_edit,
    setup_duplicate_string, setup_numbering, setup_settings,
};
use crate::app::args::Args;

/// The refused form with what the person changed in it; the other inputs show what is there now. Somebody else's change
/// of the same input stops the form once: whoever was told of it and sends the form again means it.
pub fn open_again(ctx: &Context<'_>, draft: &str) -> Result<Answer, Stop> {
    let Draft::Form { key, values, told } = ctx.take_draft(draft)? else {
        return Err(Refusal::OutOfDate.into());
    };
    ctx.require(key.tier())?;
    let mut answer = open(ctx, &key)?;
    if let Outcome::Form(form) = &mut answer.outcome {
        for input in &mut form.inputs {
            let sent = values.iter().find(|(sent, _)| shown::name(sent) == input.key);
            let changed = |(sent, text): &&(String, String)| !key.edits() || !shown::showed(sent, text);
            let Some((sent_key, text)) = sent.filter(changed) else { continue };
            input.key = if told { shown::marked(&input.key, &input.value) } else { sent_key.clone() };
            input.value = text.clone();
        }
        // The options that wait beside a new contact's inputs are still in the draft that the form names.
        form.key = key;
    }
    Ok(answer)
}

/// What was sent, where the inputs that were left as they were stand for what is there now.
pub fn merged(ctx: &Context<'_>, key: &FormKey, sent: &[(String, String)]) -> Result<Args, Stop> {
    let Outcome::Form(now) = open(ctx, key)?.outcome else {
        return Err(Refusal::OutOfDate.into());
    };
    if let Some(args) = shown::merged(sent, &now) {
        return Ok(args);
    }
    let by = match key {
        FormKey::Part { contact, .. } => ctx.contact(*contact)?.modified.by,
        _ => String::new(),
    };
    Err(Refusal::ChangedMeanwhile { by }.into())
}

/// The form as it is opened now.
fn open(ctx: &Context<'_>, key: &FormKey) -> Result<Answer, Stop> {
    Ok(match key {
        FormKey::NewContact { contact_type, .. } => adding::form(ctx, *contact_type, &Args::default())?,
        FormKey::Reading { contact_type } => {
            let nothing = Understood {
                contact_type: *contact_type,
                fields: Vec::new(),
                company: String::new(),
                mail_domain: String::new(),
            };
            message_save::form(ctx, &nothing)?
        }
        FormKey::Part { contact, part, private } => contact_edit::open_part(ctx, *contact, *part, *private)?,
        FormKey::NewNote { contact } => contact_note::form(ctx, *contact)?,
        FormKey::Note { note } => contact_note::edit_form(ctx, *note)?,
        FormKey::Series { series } => setup_numbering::form(ctx, *series)?,
        FormKey::Settings { section } => setup_settings::form(ctx, *section)?,
        FormKey::Formula { code, of } => super::setup_salutation::form(ctx, code, of.as_ref())?,
        FormKey::Setting { key } => setup_settings::form_of_one(ctx, setup_settings::setting_of(key)?),
        FormKey::Codes { list } => code_add::form(ctx, *list),
        FormKey::Code { list, code } => code_edit::form(ctx, *list, code)?,
        FormKey::Salesperson { code, new: true } => salesperson_add::form(ctx, code)?,
        FormKey::Salesperson { code, new: false } => salesperson_edit::form(ctx, code)?,
        FormKey::SearchString { field, part } => setup_duplicate_string::form(ctx, field, *part)?,
    })
}
