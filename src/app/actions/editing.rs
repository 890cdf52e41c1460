//! What all ways of changing a contact's fields have in common.

use crate::app::card;
use crate::app::context::Context;
use crate::app::outcome::{Answer, Notice};
use crate::app::refusal::Refusal;
use crate::app::stop::Stop;
use crate::domain::contact::{Contact, Values};
use crate::domain::edit;
use crate::domain::field::Field;
use crate::domain::journal::{JournalItem, Subject, Texts};

use super::doubles;

/// Puts checked texts into the contact's fields and gives its card. Nothing different is no change.
pub fn change(ctx: &Context<'_>, contact: Contact, changes: &[(Field, String)]) -> Result<Answer, Stop> {
    let mut values = contact.values.clone();
    let mut cut = Vec::new();
    for (field, text) in changes {
        cut.extend(edit::put(contact.contact_type, &mut values, *field, text).map_err(|_| Refusal::MinorNeedsConsent)?);
    }
    let fields: Vec<Field> = contact.values.differences(&values).map(|(field, ..)| field).collect();
    let id = contact.id;
    if !fields.is_empty() {
        let company = contact.company.as_ref().map(|company| company.id);
        if !ctx.write().update_contact(id, contact.revision, &values, company, &ctx.modified())? {
            return Err(Refusal::ChangedMeanwhile { by: contact.modified.by }.into());
        }
        ctx.record(&[difference(&contact, &values)])?;
    }
    let mut notices: Vec<Notice> = cut.into_iter().map(|field| Notice::PartCut { field }).collect();
    let stored = ctx.contact(id)?;
    if !fields.is_empty() {
        notices.extend(doubles::notice(ctx, &stored)?);
    }
    notices.insert(0, Notice::Changed { fields });
    Ok(card::answer(ctx, stored, None)?.with_notices(notices))
}

/// What changed, for the journal.
fn difference(contact: &Contact, values: &Values) -> JournalItem {
    let (mut before, mut after) = (Texts::new(), Texts::new());
    for (field, old, new) in contact.values.differences(values) {
        for (texts, text) in [(&mut before, old), (&mut after, new)] {
            if !text.is_empty() {
                texts.insert(field.key().to_owned(), text.to_owned());
            }
        }
    }
    JournalItem { subject: Subject::Contact { id: contact.id }, before: Some(before), after: Some(after) }
}
