//! What all ways of changing a contact's fields have in common.

use crate::app::card;
use crate::app::context::Context;
use crate::app::outcome::{Answer, ChangedField, Follower, Notice};
use crate::app::refusal::{Place, Refusal};
use crate::app::stop::Stop;
use crate::domain::contact::{Contact, ContactId, Values};
use crate::domain::edit::{self, PrivacyFault};
use crate::domain::fault::Fault;
use crate::domain::field::Field;
use crate::domain::journal::{JournalItem, Subject, Texts};

use super::{company_flow, doubles};

/// Puts checked texts into the contact's fields and gives its card. Nothing different is no change. A change of a
/// company that would flow to its people is asked about first.
pub fn change(
    ctx: &Context<'_>,
    contact: Contact,
    changes: &[(Field, String)],
    private: Option<bool>,
) -> Result<Answer, Stop> {
    let (values, cut) = put_all(&contact, changes)?;
    if contact.is_company() {
        let followers = company_flow::followers(ctx, &contact, &values)?;
        if !followers.is_empty() {
            let private = private == Some(true);
            return Err(Stop::Ask(Box::new(company_flow::ask(ctx, contact, changes, &values, followers, private))));
        }
    }
    store(ctx, contact, &values, cut, &[], private)
}

/// The contact's fields with the texts in them, and the name parts that were cut.
pub fn put_all(contact: &Contact, changes: &[(Field, String)]) -> Result<(Values, Vec<Field>), Refusal> {
    let mut values = contact.values.clone();
    let mut cut = Vec::new();
    for (field, text) in changes {
        cut.extend(edit::put(contact.contact_type, &mut values, *field, text).map_err(privacy)?);
    }
    Ok((values, cut))
}

/// Stores the contact's fields, and those of the people who follow it, as one change.
pub fn store(
    ctx: &Context<'_>,
    contact: Contact,
    values: &Values,
    cut: Vec<Field>,
    followers: &[Follower],
    private: Option<bool>,
) -> Result<Answer, Stop> {
    let fields = changed(&contact, values);
    let id = contact.id;
    if !fields.is_empty() {
        let mut items = vec![put(ctx, &contact, values, company_of(&contact))?];
        for follower in followers {
            items.push(put(ctx, &follower.person, &follower.after, company_of(&follower.person))?);
        }
        ctx.record(&items)?;
    }
    let stored = ctx.contact(id)?;
    let touched: Vec<Field> = fields.iter().map(|changed| changed.field).collect();
    let likely = doubles::after_change(ctx, &stored, &touched)?;
    let mut notices = vec![Notice::Changed { fields }];
    if !followers.is_empty() {
        notices.push(Notice::PeopleFollowed { people: followers.len() as u64 });
    }
    notices.extend(cut.into_iter().map(|field| Notice::PartCut { field }));
    Ok(card::answer(ctx, stored, private)?.with_notices(notices).with_likely(likely))
}

/// The fields that differ, with what was and what will be there.
pub fn changed(contact: &Contact, values: &Values) -> Vec<ChangedField> {
    let differences = contact.values.differences(values);
    let changed = |(field, before, after): (Field, &str, &str)| ChangedField {
        field,
        before: before.to_owned(),
        after: after.to_owned(),
    };
    differences.map(changed).collect()
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

/// Writes a contact's row, unless somebody was faster, and gives the line for the journal.
fn put(ctx: &Context<'_>, contact: &Contact, values: &Values, company: Option<ContactId>) -> Result<JournalItem, Stop> {
    if !ctx.write().update_contact(contact.id, contact.revision, values, company, &ctx.modified())? {
        return Err(Refusal::ChangedMeanwhile { by: contact.modified.by.clone() }.into());
    }
    Ok(difference(contact, values))
}

fn company_of(contact: &Contact) -> Option<ContactId> {
    contact.company.as_ref().map(|company| company.id)
}

/// What changed, for the journal.
pub fn difference(contact: &Contact, values: &Values) -> JournalItem {
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
