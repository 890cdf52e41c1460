//! How the subjects of the journal stand now.

use crate::app::actions::{
    code_add, contact_address_list, relation_create, salesperson_add, setup_numbering, setup_salutation,
};
use crate::domain::contact::Contact;
use crate::domain::journal::{JournalItem, Subject, Texts};
use crate::store::{Note, Read, StoreError};

/// Keys that begin with this mark are needed to bring a subject back as it was; people do not read them, and they do not
/// make two states differ.
pub const TECHNICAL: char = '#';
pub const SERIES: &str = "#series";
pub const AT: &str = "#at";
pub const BY: &str = "#by";
pub const REVISION: &str = "#revision";
pub const USER: &str = "#user";

/// The subject's texts now; `None` when it is not there.
pub fn of(db: &Read<'_>, subject: &Subject) -> Result<Option<Texts>, StoreError> {
    Ok(match subject {
        Subject::Contact { id } => db.contact(*id)?.as_ref().map(contact_texts),
        // A note that went over to another contact is there another subject.
        Subject::Note { id, contact } => db.note(*id)?.filter(|note| note.contact == *contact).as_ref().map(note_texts),
        Subject::Merged { duplicate, .. } => db.merged_no(*duplicate)?.map(|no| one_text("no", &no)),
        Subject::Assignment { contact, list, code } => {
            let assigned = db.assignments(*contact, *list)?.into_iter().find(|one| one.code.code == *code);
            assigned.map(|one| one_text("search_word", &one.search_word))
        }
        Subject::Relation { contact, code } => {
            let relation = db.relations(*contact)?.into_iter().find(|one| one.code == *code);
            relation.as_ref().map(relation_create::texts)
        }
        Subject::Separate { contact, other } => db.are_separate(*contact, *other)?.then(Texts::new),
        Subject::AlternativeAddress { contact, code } => {
            let address = db.alternative_addresses(*contact)?.into_iter().find(|one| one.code == *code);
            address.as_ref().map(contact_address_list::texts)
        }
        Subject::Code { list, code } => db.code(*list, code)?.as_ref().map(code_add::texts),
        Subject::Formula { code, language, formality } => {
            let mut formulas = db.formulas(code)?.into_iter();
            let formula = formulas.find(|one| one.language == *language && one.formality == *formality);
            formula.as_ref().map(setup_salutation::journal_texts)
        }
        Subject::Salesperson { code } => db.salesperson(code)?.as_ref().map(salesperson_add::texts),
        Subject::Setting { key } => {
            use crate::domain::settings::Setting;
            let settings = db.settings()?;
            Setting::from_key(key).map(|setting| one_text("value", settings.get(setting)))
        }
        Subject::SearchString { field, part } => {
            let mut lines = db.search_strings()?.into_iter();
            let line = lines.find(|line| line.field.key() == field && line.part == *part);
            line.map(|line| one_text("length", &line.length.to_string()))
        }
        Subject::Series { series } => Some(setup_numbering::texts(&db.series(*series)?)),
        Subject::Access { role } => {
            let tier = db.access()?.into_iter().find(|(known, _)| known == role);
            tier.map(|(_, tier)| one_text("tier", tier.key()))
        }
        // It is there as long as its contacts are; that is looked at when it is taken back.
        Subject::Import => Some(Texts::new()),
    })
}

fn one_text(key: &str, text: &str) -> Texts {
    if text.is_empty() { Texts::new() } else { Texts::from([(key.to_owned(), text.to_owned())]) }
}

/// All that is needed to bring a contact back.
pub fn contact_texts(contact: &Contact) -> Texts {
    let mut texts: Texts =
        contact.values.filled().map(|(field, text)| (field.key().to_owned(), text.to_owned())).collect();
    let mut put = |key: &str, text: String| texts.insert(key.to_owned(), text);
    put("no", contact.no.clone());
    put("type", contact.contact_type.key().to_owned());
    if let Some(company) = &contact.company {
        put("company_no", company.no.clone());
    }
    put(SERIES, contact.no_series.clone());
    put(AT, contact.modified.at.to_string());
    put(BY, contact.modified.by.clone());
    put(REVISION, contact.revision.to_string());
    texts
}

/// All that is needed to bring a note back.
pub fn note_texts(note: &Note) -> Texts {
    [("text", note.text.clone()), (USER, note.user_id.clone()), (BY, note.by.clone()), (AT, note.at.to_string())]
        .into_iter()
        .map(|(key, text)| (key.to_owned(), text))
        .collect()
}

/// The journal's lines of a contact that goes with all that hangs on it, its people left aside.
pub fn everything_of(db: &Read<'_>, contact: &Contact) -> Result<Vec<JournalItem>, StoreError> {
    let id = contact.id;
    let gone = |subject, before| JournalItem { subject, before: Some(before), after: None };
    let mut items = vec![gone(Subject::Contact { id }, contact_texts(contact))];
    for note in db.all_notes(id)? {
        items.push(gone(Subject::Note { contact: id, id: note.id }, note_texts(&note)));
    }
    for (list, code, search_word) in db.all_assignments(id)? {
        items.push(gone(Subject::Assignment { contact: id, list, code }, one_text("search_word", &search_word)));
    }
    for relation in db.relations(id)? {
        let subject = Subject::Relation { contact: id, code: relation.code.clone() };
        items.push(gone(subject, relation_create::texts(&relation)));
    }
    for other in db.separate_from(id)? {
        items.push(gone(Subject::Separate { contact: id, other }, Texts::new()));
    }
    for address in db.alternative_addresses(id)? {
        let subject = Subject::AlternativeAddress { contact: id, code: address.code.clone() };
        items.push(gone(subject, contact_address_list::texts(&address)));
    }
    Ok(items)
}
