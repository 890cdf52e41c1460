//! What all ways of changing a contact's fields have in common.

use crate::app::card;
use crate::app::context::Context;
use crate::app::outcome::{Answer, Notice};
use crate::app::refusal::{Place, Refusal};
use crate::app::stop::Stop;
use crate::domain::contact::{Contact, Values};
use crate::domain::edit::{self, PrivacyFault};
use crate::domain::fault::Fault;
use crate::domain::field::Field;
use crate::domain::journal::{JournalItem, Subject, Texts};

/// Puts checked texts into the contact's fields and gives its card. Nothing different is no change.
pub fn change(
    ctx: &Context<'_>,
    contact: Contact,
    changes: &[(Field, String)],
    private: Option<bool>,
) -> Result<Answer, Stop> {
    let mut values = contact.values.clone();
    let mut cut = Vec::new();
    for (field, text) in changes {
        cut.extend(edit::put(contact.contact_type, &mut values, *field, text).map_err(privacy)?);
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
    notices.insert(0, Notice::Changed { fields });
    Ok(card::answer(ctx, ctx.contact(id)?, private)?.with_notices(notices))
}

fn privacy(fault: PrivacyFault) -> Refusal {
    match fault {
        PrivacyFault::MinorNeedsConsent => Refusal::MinorNeedsConsent,
        PrivacyFault::NoMinor => Refusal::Wrong {
            place: Place::Field(Field::ParentalConsentReceived),
            given: String::new(),
            fault: Fault::MinorsOnly,
        },
    }
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
