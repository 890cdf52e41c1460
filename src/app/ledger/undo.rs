//! Taking a change back: every item of its journal entry is put back to what it was before, if it is still what the
//! change made of it. The taking back is a change itself.

use std::collections::BTreeSet;

use crate::app::context::Context;
use crate::app::refusal::{Refusal, UndoFault};
use crate::app::relations;
use crate::app::stop::Stop;
use crate::domain::contact::{Contact, ContactId, ContactType};
use crate::domain::journal::{JournalItem, Subject, Texts};
use crate::domain::settings::{Section, Setting};
use crate::store::{Change, ChangeHead};

use super::put;
use super::state::{self, TECHNICAL};

/// The key of a person's company, by its number.
const COMPANY: &str = "company_no";

/// What was taken back.
#[derive(Debug)]
pub struct Undone {
    pub change: ChangeHead,
    /// The first contact that it touched, if that is there now.
    pub contact: Option<Contact>,
    /// The entry of the taking back.
    pub entry: i64,
}

/// Takes the change back in the open transaction. Who may do that was checked before.
pub fn undo(ctx: &Context<'_>, change: Change) -> Result<Undone, Stop> {
    if change.undone_by.is_some() {
        return Err(Refusal::Undo(UndoFault::Already).into());
    }
    let mut items: Vec<&JournalItem> = change.items.iter().collect();
    let coming: BTreeSet<&str> = items.iter().filter_map(|item| comes_back(item)).collect();
    items.sort_by_key(|item| turn(item, &coming));
    let mut inverse = Vec::new();
    let mut removed: Vec<Contact> = Vec::new();
    for item in items {
        if let (Subject::Contact { id }, None, true) = (&item.subject, &item.before, change.undoes.is_some()) {
            removed.extend(ctx.db().contact(*id)?.filter(|_| !is_merged(&change, *id)));
        }
        inverse.extend(take_back(ctx, &change, item)?);
    }
    follow_up(ctx, &change, &inverse)?;
    let entry = ctx.record_change(&inverse)?;
    ctx.write().mark_undone(change.head.id, entry)?;
    // A contact that had come back goes where it came from; one that is back is in the trash no more.
    for contact in &removed {
        let root = contact.company.as_ref().map(|company| company.id);
        let root = root.filter(|root| removed.iter().any(|one| one.id == *root)).unwrap_or(contact.id);
        let people = removed.iter().filter(|one| one.company.as_ref().is_some_and(|own| own.id == contact.id)).count();
        ctx.write().put_in_trash(contact, entry, root, people as u64, &ctx.modified())?;
    }
    let first = change.items.iter().find_map(|item| item.subject.contact());
    let contact = match first {
        Some(id) => ctx.db().contact(id)?,
        None => None,
    };
    Ok(Undone { change: change.head, contact, entry })
}

/// Whether the change brought the contact out of one into which it had been merged: taken back, it goes there again.
fn is_merged(change: &Change, id: ContactId) -> bool {
    let is_its = |item: &JournalItem| matches!(item.subject, Subject::Merged { duplicate, .. } if duplicate == id);
    change.items.iter().any(is_its)
}

/// The number of the contact that comes back when the item is taken back.
fn comes_back(item: &JournalItem) -> Option<&str> {
    match (&item.subject, &item.before, &item.after) {
        (Subject::Contact { .. }, Some(texts), None) => texts.get("no").map(String::as_str),
        _ => None,
    }
}

/// The order in which items are taken back: what goes, from the outside in; what changes; what comes, from the inside
/// out, because a contact needs its company and an assignment its contact. Who changes company goes to one that comes
/// back after it came, else before the one that is left goes.
fn turn(item: &JournalItem, coming: &BTreeSet<&str>) -> u8 {
    let is_person = |texts: &Texts| texts.get("type").is_some_and(|text| text == ContactType::Person.key());
    match (&item.before, &item.after, &item.subject) {
        (None, Some(texts), Subject::Contact { .. }) if is_person(texts) => 1,
        (None, Some(_), Subject::Contact { .. } | Subject::Import) => 2,
        (None, Some(_), Subject::Code { .. } | Subject::Salesperson { .. }) => 3,
        // Whoever goes into another contact goes when that is known.
        (None, ..) | (Some(_), None, Subject::Merged { .. }) => 0,
        (Some(before), Some(after), Subject::Contact { .. }) if before.get(COMPANY) != after.get(COMPANY) => {
            let to = before.get(COMPANY).map_or("", String::as_str);
            if coming.contains(to) { 7 } else { 0 }
        }
        (Some(_), Some(_), _) => 4,
        (Some(_), None, Subject::Code { .. } | Subject::Salesperson { .. }) => 5,
        (Some(texts), None, Subject::Contact { .. }) if is_person(texts) => 7,
        (Some(_), None, Subject::Contact { .. }) => 6,
        (Some(_), None, _) => 8,
    }
}

/// Takes one item back and gives the line of that for the journal.
fn take_back(ctx: &Context<'_>, change: &Change, item: &JournalItem) -> Result<Option<JournalItem>, Stop> {
    let entry = change.head.id;
    if let (Subject::Import, None, Some(ids)) = (&item.subject, &item.before, &item.after) {
        return take_import_back(ctx, entry, ids).map(Some);
    }
    if item.subject == Subject::Import {
        return Err(Refusal::Undo(UndoFault::ImportOnce).into());
    }
    if let Some(renamed) = rename_back(ctx, change, item)? {
        return Ok(Some(renamed));
    }
    if let (Subject::Contact { id }, None, None) = (&item.subject, &item.before, change.undoes)
        && ctx.db().has_merged(*id)?
    {
        // A contact that was added is not taken away from under those that went into it.
        return Err(in_the_way(ctx, &item.subject, entry)?);
    }
    let now = state::of(ctx.db(), &item.subject)?;
    if !stands(item, now.as_ref()) {
        return Err(in_the_way(ctx, &item.subject, entry)?);
    }
    let target = target(item, now.as_ref());
    put::put(ctx, &item.subject, now.as_ref(), target.as_ref(), entry)?;
    let (before, mut after) = match (&item.before, &item.after) {
        (None, after) => (now.map(|now| with_technical(now, after.as_ref())), None),
        (Some(_), None) => (None, target),
        (Some(before), Some(after)) => (Some(after.clone()), Some(before.clone())),
    };
    if let (Subject::Contact { id }, Some(texts)) = (&item.subject, &mut after)
        && let (Some(no), Some(contact)) = (texts.get_mut(COMPANY), ctx.db().contact(*id)?)
    {
        // The company may have been merged since: then it is the one that was kept.
        contact.company_no().clone_into(no);
    }
    Ok(Some(JournalItem { subject: item.subject.clone(), before, after }))
}

/// The texts with what the journal knew beside them.
fn with_technical(mut now: Texts, known: Option<&Texts>) -> Texts {
    let known = known.into_iter().flatten().filter(|(key, _)| key.starts_with(TECHNICAL));
    for (key, text) in known {
        now.entry(key.clone()).or_insert_with(|| text.clone());
    }
    now
}

/// Whether the subject is still what the change made of it, as far as the change went.
fn stands(item: &JournalItem, now: Option<&Texts>) -> bool {
    match (&item.before, &item.after, now) {
        (Some(before), Some(after), Some(now)) => {
            keys(before, after).into_iter().filter(|key| counts(key)).all(|key| now.get(key) == after.get(key))
        }
        (None, Some(after), Some(now)) => {
            keys(after, now).into_iter().filter(|key| counts(key)).all(|key| now.get(key) == after.get(key))
        }
        (Some(_), None, None) => true,
        _ => false,
    }
}

/// Whether a text makes two states differ: a counter that went on does not, nor does what is summed up from others.
fn counts(key: &str) -> bool {
    !key.starts_with(TECHNICAL) && key != "last_used" && key != "business_relation"
}

fn keys<'a>(one: &'a Texts, other: &'a Texts) -> BTreeSet<&'a String> {
    one.keys().chain(other.keys()).collect()
}

/// What the subject becomes: its texts of before where the change went, its texts of now elsewhere.
fn target(item: &JournalItem, now: Option<&Texts>) -> Option<Texts> {
    match (&item.before, &item.after, now) {
        (Some(before), Some(after), Some(now)) => {
            let mut target = now.clone();
            for key in keys(before, after) {
                // A number that was used since stays used, unless the change itself had set the counter.
                if key == "last_used" && before.get(key) == after.get(key) {
                    continue;
                }
                match before.get(key) {
                    Some(text) => target.insert(key.clone(), text.clone()),
                    None => target.remove(key),
                };
            }
            Some(target)
        }
        (before, ..) => before.clone(),
    }
}

/// A code that was renamed gets its old name again, everywhere.
fn rename_back(ctx: &Context<'_>, change: &Change, item: &JournalItem) -> Result<Option<JournalItem>, Stop> {
    let (Subject::Code { list, code }, Some(before), Some(after)) = (&item.subject, &item.before, &item.after) else {
        return Ok(None);
    };
    let (Some(old), Some(new)) = (before.get("code"), after.get("code")) else { return Ok(None) };
    if ctx.db().code(*list, code)?.is_none() {
        return Err(in_the_way(ctx, &item.subject, change.head.id)?);
    }
    if ctx.db().code(*list, old)?.is_some() {
        return Err(Refusal::CodeExists { list: *list, code: old.clone() }.into());
    }
    ctx.write().rename_code(*list, new, old)?;
    let subject = Subject::Code { list: *list, code: old.clone() };
    Ok(Some(JournalItem { subject, before: Some(after.clone()), after: Some(before.clone()) }))
}

/// The contacts of an import go together, when nobody has worked with any of them since.
fn take_import_back(ctx: &Context<'_>, entry: i64, ids: &Texts) -> Result<JournalItem, Stop> {
    let id = |key: &str| ids.get(key).and_then(|id| id.parse().ok()).map(ContactId);
    let (Some(from), Some(to)) = (id("from"), id("to")) else {
        return Err(crate::store::StoreError::Unreadable("a journal entry").into());
    };
    if let Some(later) = ctx.db().later_change_of(from, to, entry)? {
        return Err(Refusal::Undo(UndoFault::Later(later)).into());
    }
    if ctx.db().people_from_outside(from, to)? > 0 {
        return Err(Refusal::Undo(UndoFault::Differs).into());
    }
    for (kind, no) in ctx.write().delete_contacts(from, to)? {
        ctx.write().forget_account(kind, &no, entry)?;
    }
    Ok(JournalItem { subject: Subject::Import, before: Some(ids.clone()), after: None })
}

/// The later change on which the taking back founders.
fn in_the_way(ctx: &Context<'_>, subject: &Subject, entry: i64) -> Result<Stop, Stop> {
    let mut later = ctx.db().later_change(subject, entry)?;
    if let (Subject::Contact { id }, None) = (subject, &later) {
        later = ctx.db().later_change_of(*id, *id, entry)?;
    }
    let fault = later.map_or(UndoFault::Differs, UndoFault::Later);
    Ok(Refusal::Undo(fault).into())
}

/// What follows from all items together: the trash, the relation values, and that the contacts were touched.
fn follow_up(ctx: &Context<'_>, change: &Change, inverse: &[JournalItem]) -> Result<(), Stop> {
    let db = ctx.write();
    let relation_codes: BTreeSet<&str> = Setting::of(Section::Relations).map(Setting::key).collect();
    let touched: BTreeSet<ContactId> = inverse.iter().filter_map(|item| item.subject.contact()).collect();
    for &contact in &touched {
        let is_back =
            inverse.iter().any(|item| item.before.is_none() && item.subject == Subject::Contact { id: contact });
        if is_back {
            db.take_from_trash(contact)?;
        } else if !change.items.iter().any(|item| item.subject == Subject::Contact { id: contact }) {
            db.touch_contact(contact, &ctx.modified())?;
        }
        relations::refresh(db, ctx.settings, contact)?;
    }
    let settings_changed = inverse
        .iter()
        .any(|item| matches!(&item.subject, Subject::Setting { key } if relation_codes.contains(key.as_str())));
    if settings_changed {
        relations::refresh_all(db, &db.settings()?)?;
    }
    Ok(())
}
