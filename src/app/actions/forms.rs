//! A form that was refused: it opens again as it was sent, and what two people changed at once is decided.

use crate::app::context::Context;
use crate::app::draft::{Draft, Understood};
use crate::app::outcome::{Answer, Outcome};
use crate::app::refusal::{Clash, Refusal};
use crate::app::request::{FormKey, FormulaId};
use crate::app::shown::{self, Both};
use crate::app::stop::Stop;
use crate::domain::field::Field;
use crate::domain::journal::Subject;

use super::{
    adding, code_add, code_edit, contact_edit, contact_note, message_save, salesperson_add, salesperson_edit,
    setup_duplicate_string, setup_numbering, setup_settings,
};
use crate::app::args::Args;

/// The refused form with what the person changed in it; the other inputs show what is there now. Somebody else's change
/// of the same input that the refusal told of does not stop the form again: whoever sends it then means it.
pub fn open_again(ctx: &Context<'_>, draft: &str) -> Result<Answer, Stop> {
    let Draft::Form { key, values, .. } = ctx.take_draft(draft)? else {
        return Err(Refusal::OutOfDate.into());
    };
    ctx.require(key.tier())?;
    let mut answer = open(ctx, &key)?;
    if let Outcome::Form(form) = &mut answer.outcome {
        for input in &mut form.inputs {
            let sent = values.iter().find(|(sent, _)| shown::name(sent) == input.key);
            let changed = |(sent, text): &&(String, String)| !key.edits() || !shown::showed(sent, text);
            let Some((sent_key, text)) = sent.filter(changed) else { continue };
            input.key = sent_key.clone();
            input.value = text.clone();
        }
        // The options that wait beside a new contact's inputs are still in the draft that the form names.
        form.key = key;
    }
    Ok(answer)
}

/// The form of the draft as its sender decides about what somebody else changed, too: with the sender's own texts, or
/// with theirs. What was written since shows as a new clash.
pub fn decided(ctx: &Context<'_>, draft: &str, mine: bool) -> Result<(FormKey, Vec<(String, String)>), Stop> {
    let Draft::Form { key, mut values, theirs } = ctx.take_draft(draft)? else {
        return Err(Refusal::OutOfDate.into());
    };
    ctx.require(key.tier())?;
    if !mine {
        for (sent, text) in &mut values {
            if let Some((_, theirs)) = theirs.iter().find(|(name, _)| name == shown::name(sent)) {
                text.clone_from(theirs);
            }
        }
    }
    Ok((key, values))
}

/// What was sent, where the inputs that were left as they were stand for what is there now.
pub fn merged(ctx: &Context<'_>, key: &FormKey, sent: &[(String, String)]) -> Result<Args, Stop> {
    let Outcome::Form(now) = open(ctx, key)?.outcome else {
        return Err(Refusal::OutOfDate.into());
    };
    match shown::merged(sent, &now) {
        Ok(args) => Ok(args),
        Err(both) => {
            let clashes = both.iter().map(|both| clash(ctx, key, both)).collect::<Result<_, _>>()?;
            Err(Refusal::Clash { clashes }.into())
        }
    }
}

/// What two people made of an input, as far as the journal knows.
fn clash(ctx: &Context<'_>, key: &FormKey, both: &Both<'_>) -> Result<Clash, Stop> {
    let changes = match journalled(ctx, key, &both.input.key)? {
        Some((subject, text)) => ctx.db().latest_texts(&subject, &text)?,
        None => Vec::new(),
    };
    Ok(Clash {
        input: both.input.key.clone(),
        label: both.input.label,
        was: changes.iter().map(|(_, before)| before).find(|before| shown::showed(both.key, before)).cloned(),
        theirs: both.input.value.clone(),
        by: changes.into_iter().next().map(|(by, _)| by).unwrap_or_default(),
        mine: both.mine.to_owned(),
    })
}

/// Under which subject and key the journal has what an input holds.
fn journalled(ctx: &Context<'_>, key: &FormKey, input: &str) -> Result<Option<(Subject, String)>, Stop> {
    let same = input.to_owned();
    Ok(match key {
        FormKey::Part { contact, .. } => {
            // A contact that was merged since stands for the one that was kept.
            let id = ctx.contact(*contact)?.id;
            Field::from_option(input).map(|field| (Subject::Contact { id }, field.key().to_owned()))
        }
        FormKey::Note { note } => {
            ctx.db().note(*note)?.map(|note| (Subject::Note { contact: note.contact, id: note.id }, same))
        }
        FormKey::Series { series } => Some((Subject::Series { series: *series }, same)),
        FormKey::Settings { .. } | FormKey::Setting { .. } => {
            Some((Subject::Setting { key: same }, "value".to_owned()))
        }
        FormKey::Code { list, code } => Some((Subject::Code { list: *list, code: code.clone() }, same)),
        FormKey::Salesperson { code, .. } => {
            let text = match input {
                "email" => Field::EMail.key(),
                "phone" => Field::PhoneNo.key(),
                "user" => "user_id",
                other => other,
            };
            Some((Subject::Salesperson { code: code.clone() }, text.to_owned()))
        }
        FormKey::SearchString { field, part } => {
            Some((Subject::SearchString { field: field.clone(), part: *part }, same))
        }
        FormKey::Formula { code, of: Some(FormulaId { language, formality }) } => {
            let subject = Subject::Formula { code: code.clone(), language: language.clone(), formality: *formality };
            // The name parts are one input and five keys, of which the first is never blank when there are any.
            Some((subject, if input == "names" { "name_1".to_owned() } else { same }))
        }
        FormKey::Formula { of: None, .. }
        | FormKey::NewContact { .. }
        | FormKey::Reading { .. }
        | FormKey::NewNote { .. }
        | FormKey::Codes { .. } => None,
    })
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
