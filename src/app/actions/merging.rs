//! Two contacts that become one: all that goes over, and doing it as one change that can be taken back.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::app::context::Context;
use crate::app::refusal::Refusal;
use crate::app::stop::Stop;
use crate::app::{ledger, relations};
use crate::domain::contact::{Contact, ContactId, Values};
use crate::domain::journal::{JournalItem, KEPT_NAME, KEPT_NO, MERGED_NAME, Subject, Texts};
use crate::domain::merge::{Belongings, Moving, Part, merged, moving};
use crate::store::Note;

use super::{contact_address_list, doubles, editing, relation_create};

/// A contact that is kept and its duplicate, with all that goes over.
#[derive(Debug)]
pub struct Pair {
    pub keep: Contact,
    pub duplicate: Contact,
    /// The duplicate's.
    pub people: Vec<Contact>,
    pub notes: Vec<Note>,
    /// How many changes the duplicate's history has, and the kept contact's.
    pub changes: u64,
    pub kept_changes: u64,
    pub moving: Moving,
    /// People noted that the two are two.
    pub are_separate: bool,
}

impl Pair {
    pub fn of(ctx: &Context<'_>, keep: Contact, duplicate: Contact) -> Result<Pair, Stop> {
        let db = ctx.db();
        let belongings = |contact: ContactId| -> Result<Belongings, Stop> {
            Ok(Belongings {
                assignments: db.all_assignments(contact)?,
                relations: db.relations(contact)?,
                addresses: db.alternative_addresses(contact)?,
            })
        };
        Ok(Pair {
            people: db.everybody_of(duplicate.id)?,
            notes: db.all_notes(duplicate.id)?,
            changes: db.changes_of(duplicate.id)?,
            kept_changes: db.changes_of(keep.id)?,
            moving: moving(&belongings(keep.id)?, &belongings(duplicate.id)?),
            are_separate: db.are_separate(keep.id, duplicate.id)?,
            keep,
            duplicate,
        })
    }

    /// Stands for all that was shown, so that what is done is what was seen.
    pub fn fingerprint(&self) -> String {
        let mut hasher = DefaultHasher::new();
        for contact in [&self.keep, &self.duplicate].into_iter().chain(&self.people) {
            (contact.id, contact.revision).hash(&mut hasher);
        }
        // Notes and some codes do not count as a change of the contact's row; its history has them all the same.
        (self.changes, self.kept_changes).hash(&mut hasher);
        // What goes over depends on the settings, too.
        format!("{:?}", self.moving).hash(&mut hasher);
        format!("{:016x}", hasher.finish())
    }

    /// Who changed one of the two last.
    pub fn last_hand(&self, ctx: &Context<'_>) -> Result<String, Stop> {
        let mut newest = Vec::new();
        for contact in [&self.keep, &self.duplicate] {
            newest.extend(ctx.db().history(contact.id, 0, 1)?.items);
        }
        let last = newest.into_iter().max_by_key(|entry| entry.id);
        Ok(last.map_or_else(|| self.keep.modified.by.clone(), |entry| entry.by))
    }
}

/// Merges the pair; gives the journal's entry.
pub fn merge(ctx: &Context<'_>, pair: Pair, taken: &[Part]) -> Result<i64, Stop> {
    let db = ctx.write();
    let (values, company) = merged(&pair.keep, &pair.duplicate, taken);
    let (keep, duplicate) = (pair.keep.id, pair.duplicate.id);
    let separate = db.separate_from(duplicate)?;

    let mut items = vec![noted(&pair)];
    items.extend(ledger::everything_of(db, &pair.duplicate)?);
    for person in &pair.people {
        items.push(join(ctx, person, &pair)?);
    }
    db.move_notes(duplicate, keep)?;
    db.move_recents(duplicate, keep)?;
    items.extend(
        pair.notes.iter().map(|note| added(Subject::Note { contact: keep, id: note.id }, ledger::note_texts(note))),
    );
    db.delete_contact(duplicate)?;
    db.insert_merged(duplicate, keep, &pair.duplicate.no)?;

    let company_id = company.as_ref().map(|company| company.id);
    if !db.update_contact(keep, pair.keep.revision, &values, company_id, &ctx.modified())? {
        return Err(Refusal::ChangedMeanwhile { by: pair.keep.modified.by }.into());
    }
    items.extend(kept_changes(&pair.keep, &values, company.as_ref().map_or("", |company| &company.no)));
    take_over(ctx, keep, &pair.moving, &mut items)?;
    for other in separate.into_iter().filter(|other| *other != keep) {
        items.extend(doubles::separate(ctx, keep, other)?);
    }
    relations::refresh(db, ctx.settings, keep)?;
    db.refresh_recent(keep)?;
    ctx.record_change(&items)
}

fn added(subject: Subject, texts: Texts) -> JournalItem {
    JournalItem { subject, before: None, after: Some(texts) }
}

/// That the one went into the other. The names are for people who read the history of either.
fn noted(pair: &Pair) -> JournalItem {
    let subject = Subject::Merged { contact: pair.keep.id, duplicate: pair.duplicate.id };
    let texts = [
        ("no", &*pair.duplicate.no),
        (MERGED_NAME, pair.duplicate.name()),
        (KEPT_NO, &pair.keep.no),
        (KEPT_NAME, pair.keep.name()),
    ];
    added(subject, texts.into_iter().map(|(key, text)| (key.to_owned(), text.to_owned())).collect())
}

/// A person of the duplicate joins the company that is kept; nothing else flows (rule 4.4: its company name follows).
fn join(ctx: &Context<'_>, person: &Contact, pair: &Pair) -> Result<JournalItem, Stop> {
    let done =
        ctx.write().update_contact(person.id, person.revision, &person.values, Some(pair.keep.id), &ctx.modified())?;
    if !done {
        return Err(Refusal::ChangedMeanwhile { by: person.modified.by.clone() }.into());
    }
    let side = |no: &str| Some(Texts::from([("company_no".to_owned(), no.to_owned())]));
    let (before, after) = (side(&pair.duplicate.no), side(&pair.keep.no));
    Ok(JournalItem { subject: Subject::Contact { id: person.id }, before, after })
}

/// What became of the kept contact's own texts and company; `None` when they stayed.
fn kept_changes(keep: &Contact, values: &Values, company_no: &str) -> Option<JournalItem> {
    let mut item = editing::difference(keep, values);
    let left = keep.company.as_ref().map_or("", |company| company.no.as_str());
    // A company is its own company.
    if !keep.is_company() && left != company_no {
        for (side, no) in [(&mut item.before, left), (&mut item.after, company_no)] {
            if !no.is_empty() {
                side.get_or_insert_default().insert("company_no".to_owned(), no.to_owned());
            }
        }
    }
    (item.before != item.after).then_some(item)
}

fn take_over(ctx: &Context<'_>, keep: ContactId, moving: &Moving, items: &mut Vec<JournalItem>) -> Result<(), Stop> {
    let db = ctx.write();
    let Belongings { assignments, relations, addresses } = &moving.belongings;
    for (list, code, word) in assignments {
        db.assign(keep, *list, code, word)?;
        let texts =
            if word.is_empty() { Texts::new() } else { Texts::from([("search_word".to_owned(), word.clone())]) };
        items.push(added(Subject::Assignment { contact: keep, list: *list, code: code.clone() }, texts));
    }
    for relation in relations {
        let blank = moving.gives_way.iter().find(|blank| blank.code == relation.code);
        if blank.is_some() {
            db.delete_relation(keep, &relation.code)?;
        }
        db.insert_relation(keep, relation)?;
        items.push(JournalItem {
            subject: Subject::Relation { contact: keep, code: relation.code.clone() },
            before: blank.map(relation_create::texts),
            after: Some(relation_create::texts(relation)),
        });
    }
    for address in addresses {
        db.insert_alternative_address(keep, address)?;
        let subject = Subject::AlternativeAddress { contact: keep, code: address.code.clone() };
        items.push(added(subject, contact_address_list::texts(address)));
    }
    Ok(())
}
