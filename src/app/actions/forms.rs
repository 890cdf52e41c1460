//! Opening a form again that was refused, as it was sent.

use crate::app::context::Context;
use crate::app::draft::Draft;
use crate::app::outcome::{Answer, Outcome};
use crate::app::refusal::Refusal;
use crate::app::request::FormKey;
use crate::app::stop::Stop;

use super::{
    adding, code_add, code_edit, contact_edit, contact_note, salesperson_add, salesperson_edit, setup_duplicate_string,
    setup_numbering, setup_settings,
};
use crate::app::args::Args;

/// The refused form with the texts that were sent. A contact that somebody else changed meanwhile is shown as it is
/// now where nothing was typed, and the form is sent against its new revision.
pub fn open_again(ctx: &Context<'_>, draft: &str) -> Result<Answer, Stop> {
    let Draft::Form { key, values } = ctx.take_draft(draft)? else {
        return Err(Refusal::OutOfDate.into());
    };
    let mut answer = match &key {
        FormKey::NewContact { contact_type, .. } => adding::form(ctx, *contact_type, &Args::default())?,
        FormKey::Part { contact, part, .. } => contact_edit::open_part(ctx, *contact, *part)?,
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
    };
    if let Outcome::Form(form) = &mut answer.outcome {
        // The options that wait beside a new contact's inputs are still in the draft that the form names.
        if matches!(key, FormKey::NewContact { .. }) {
            form.key = key;
        }
        for input in &mut form.inputs {
            if let Some((_, text)) = values.iter().find(|(name, _)| *name == input.key) {
                input.value = text.clone();
            }
        }
    }
    Ok(answer)
}
