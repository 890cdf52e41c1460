//! Putting a subject of the journal into another state, or saying what stands in the way.

use crate::app::context::Context;
use crate::app::refusal::{Refusal, UndoFault};
use crate::app::stop::Stop;
use crate::domain::account::AccountState;
use crate::domain::alternative_address::{AlternativeAddress, DateRange};
use crate::domain::code_list::{Code, CodeList};
use crate::domain::contact::{Contact, ContactId, ContactType, Modified, NewContact, Values};
use crate::domain::field::{Field, FieldKind};
use crate::domain::journal::{Subject, Texts};
use crate::domain::number_series::NumberSeries;
use crate::domain::relation::{AccountKind, BusinessRelationValue, Relation};
use crate::domain::salesperson::Salesperson;
use crate::domain::salutation::{Formula, NamePart};
use crate::domain::search_string::SearchString;
use crate::domain::settings::{Setting, SettingKind};
use crate::domain::tier::Tier;
use crate::store::{Note, StoreError};

use super::state::{AT, BY, REVISION, SERIES, USER};

const UNREADABLE: StoreError = StoreError::Unreadable("a journal entry");

/// Puts the subject from what it is now into `target`, where `None` is gone. `entry` is the change that is taken back.
pub fn put(
    ctx: &Context<'_>,
    subject: &Subject,
    now: Option<&Texts>,
    target: Option<&Texts>,
    entry: i64,
) -> Result<(), Stop> {
    let db = ctx.write();
    match (subject, target) {
        (Subject::Contact { id }, None) => take_contact_away(ctx, *id, entry),
        (Subject::Contact { id }, Some(texts)) => contact(ctx, *id, now, texts),
        (Subject::Note { id, .. }, None) => Ok(db.delete_note(*id)?),
        (Subject::Note { id, contact }, Some(texts)) => match now {
            Some(_) => Ok(db.update_note(*id, get(texts, "text"))?),
            None => {
                there(ctx, *contact, entry)?;
                let at = get(texts, AT).parse().unwrap_or(ctx.now);
                let [text, user_id, by] = ["text", USER, BY].map(|key| get(texts, key).to_owned());
                Ok(db.insert_note_as(&Note { id: *id, contact: *contact, text, user_id, by, at })?)
            }
        },
        (Subject::Assignment { contact, list, code }, target) => {
            db.unassign(*contact, *list, code)?;
            if let Some(texts) = target {
                there(ctx, *contact, entry)?;
                has_code(ctx, *list, code)?;
                db.assign(*contact, *list, code, get(texts, "search_word"))?;
            }
            Ok(())
        }
        (Subject::Relation { contact, code }, target) => relation(ctx, *contact, code, now, target, entry),
        (Subject::Merged { duplicate, .. }, None) => Ok(db.delete_merged(*duplicate)?),
        (Subject::Merged { contact, duplicate }, Some(texts)) => {
            there(ctx, *contact, entry)?;
            Ok(db.insert_merged(*duplicate, *contact, get(texts, "no"))?)
        }
        (Subject::Separate { contact, other }, target) => {
            // Whoever is gone is no double either.
            if target.is_none() || db.contact(*contact)?.is_some() && db.contact(*other)?.is_some() {
                db.set_separate(*contact, *other, target.is_some())?;
            }
            Ok(())
        }
        (Subject::AlternativeAddress { contact, code }, None) => Ok(db.delete_alternative_address(*contact, code)?),
        (Subject::AlternativeAddress { contact, code }, Some(texts)) => {
            there(ctx, *contact, entry)?;
            Ok(db.put_alternative_address(*contact, &address(code, texts)?)?)
        }
        (subject, target) => prepared(ctx, subject, now, target),
    }
}

fn get<'a>(texts: &'a Texts, key: &str) -> &'a str {
    texts.get(key).map_or("", String::as_str)
}

fn fault<T>(fault: UndoFault) -> Result<T, Stop> {
    Err(Refusal::Undo(fault).into())
}

/// The contact to which something comes back must be there. One that was merged is not: the merge stands on the change.
fn there(ctx: &Context<'_>, contact: ContactId, entry: i64) -> Result<Contact, Stop> {
    if let Some(contact) = ctx.db().contact(contact)? {
        return Ok(contact);
    }
    match ctx.db().merged_no(contact)? {
        Some(_) => match ctx.db().later_change(&Subject::Contact { id: contact }, entry)? {
            Some(later) => fault(UndoFault::Later(later)),
            None => fault(UndoFault::ContactGone),
        },
        None => fault(UndoFault::ContactGone),
    }
}

fn has_code(ctx: &Context<'_>, list: CodeList, code: &str) -> Result<(), Stop> {
    match ctx.db().code(list, code)? {
        Some(_) => Ok(()),
        None => fault(UndoFault::CodeGone { list, code: code.to_owned() }),
    }
}

fn take_contact_away(ctx: &Context<'_>, id: ContactId, entry: i64) -> Result<(), Stop> {
    if ctx.db().hanging_on(id)? > 0 {
        if let Some(later) = ctx.db().later_change_of(id, id, entry)? {
            return fault(UndoFault::Later(later));
        }
        let name = there(ctx, id, entry)?.name().to_owned();
        return fault(UndoFault::InUse { name });
    }
    Ok(ctx.write().delete_contact(id)?)
}

fn contact(ctx: &Context<'_>, id: ContactId, now: Option<&Texts>, texts: &Texts) -> Result<(), Stop> {
    let mut values = Values::default();
    for field in Field::ALL {
        let text = get(texts, field.key());
        values.set(field, text);
        let changes = now.is_none_or(|now| get(now, field.key()) != text);
        if !text.is_empty() && changes {
            still_known(ctx, field, text)?;
        }
    }
    let contact_type = ContactType::from_key(get(texts, "type")).ok_or(UNREADABLE)?;
    let company = match get(texts, "company_no") {
        "" => None,
        no => match ctx.db().contact_by_no(no)? {
            Some(company) if company.is_company() => Some(company.id),
            _ => return fault(UndoFault::CompanyGone { company: no.to_owned() }),
        },
    };
    if now.is_some() {
        if contact_type == ContactType::Person && ctx.db().people_count(id, true)? > 0 {
            return fault(UndoFault::InUse { name: values.get(Field::Name).to_owned() });
        }
        ctx.write().put_contact(id, contact_type, company, &values, &ctx.modified())?;
        return Ok(());
    }
    let no = get(texts, "no").to_owned();
    if ctx.db().is_number_taken(&no)? {
        let name = ctx.db().contact_by_no(&no)?.map(|other| other.name().to_owned()).unwrap_or_default();
        return fault(UndoFault::NumberTaken { number: no, name });
    }
    let modified = Modified {
        at: get(texts, AT).parse().unwrap_or(ctx.now),
        by: texts.get(BY).cloned().unwrap_or_else(|| ctx.actor.name.clone()),
    };
    let new = NewContact {
        no,
        no_series: get(texts, SERIES).to_owned(),
        contact_type,
        company,
        values,
        // Summed up anew when its relations are back.
        business_relation: BusinessRelationValue::None,
        modified,
    };
    let revision = get(texts, REVISION).parse().unwrap_or(0_i64).saturating_add(1);
    ctx.write().insert_contact_as(Some(id), &new, revision)?;
    Ok(())
}

/// A code or a salesperson that a field gets again must be there still.
fn still_known(ctx: &Context<'_>, field: Field, text: &str) -> Result<(), Stop> {
    match field.spec().kind {
        FieldKind::Listed(list) => has_code(ctx, list, text),
        FieldKind::Salesperson if ctx.db().salesperson(text)?.is_none() => {
            fault(UndoFault::SalespersonGone { code: text.to_owned() })
        }
        _ => Ok(()),
    }
}

fn relation(
    ctx: &Context<'_>,
    contact: ContactId,
    code: &str,
    now: Option<&Texts>,
    target: Option<&Texts>,
    entry: i64,
) -> Result<(), Stop> {
    let db = ctx.write();
    db.delete_relation(contact, code)?;
    if let Some(texts) = target {
        there(ctx, contact, entry)?;
        has_code(ctx, CodeList::Relation, code)?;
        let kind = AccountKind::from_key(get(texts, "kind"));
        let no = get(texts, "no").to_owned();
        if let Some(kind) = kind {
            if let Some(other) = ctx.db().account_holder(kind, &no)? {
                return fault(UndoFault::NumberTaken { number: no, name: other.name().to_owned() });
            }
            db.insert_account(kind, &no, AccountState::Known)?;
        }
        db.insert_relation(contact, &Relation { code: code.to_owned(), kind, no })?;
    }
    let account = now.and_then(|now| Some((AccountKind::from_key(get(now, "kind"))?, get(now, "no"))));
    if let Some((kind, no)) = account {
        db.forget_account(kind, no, entry)?;
    }
    Ok(())
}

fn address(code: &str, texts: &Texts) -> Result<AlternativeAddress, Stop> {
    let values = Field::ALL.into_iter().filter_map(|field| Some((field, texts.get(field.key())?.clone()))).collect();
    let mut ranges = Vec::new();
    for range in get(texts, "ranges").split("; ").filter(|range| !range.is_empty()) {
        let (from, to) = range.split_once("..").ok_or(UNREADABLE)?;
        let to = if to.is_empty() { None } else { Some(to.parse().map_err(|_| UNREADABLE)?) };
        ranges.push(DateRange { from: from.parse().map_err(|_| UNREADABLE)?, to });
    }
    Ok(AlternativeAddress { code: code.to_owned(), values, ranges })
}

/// Whether a setting of this kind holds the code.
fn is_named(ctx: &Context<'_>, kind: SettingKind, code: &str) -> bool {
    Setting::ALL.into_iter().any(|setting| setting.spec().kind == kind && ctx.settings.get(setting) == code)
}

/// What a setting names must be there still.
fn setting_still_fits(ctx: &Context<'_>, setting: Setting, text: &str) -> Result<(), Stop> {
    match setting.spec().kind {
        _ if text.is_empty() => Ok(()),
        SettingKind::Listed(list) => has_code(ctx, list, text),
        SettingKind::Salesperson if ctx.db().salesperson(text)?.is_none() => {
            fault(UndoFault::SalespersonGone { code: text.to_owned() })
        }
        _ => Ok(()),
    }
}

/// What `/setup`, `/code` and `/salesperson` keep.
fn prepared(ctx: &Context<'_>, subject: &Subject, now: Option<&Texts>, target: Option<&Texts>) -> Result<(), Stop> {
    let db = ctx.write();
    match (subject, target) {
        (Subject::Code { list, code }, None) => {
            let (contacts, _) = ctx.db().code_users(*list, code, 0)?;
            if contacts > 0 || is_named(ctx, SettingKind::Listed(*list), code) {
                return fault(UndoFault::InUse { name: code.clone() });
            }
            db.delete_code(*list, code)?;
        }
        (Subject::Code { list, code }, Some(texts)) => {
            let [description, url] = ["description", "url"].map(|key| get(texts, key).to_owned());
            let code = Code { list: *list, code: code.clone(), description, url };
            if now.is_some() { db.update_code(&code)? } else { db.insert_code(&code)? }
        }
        (Subject::Formula { code, language, formality }, None) => db.delete_formula(code, language, *formality)?,
        (Subject::Formula { code, language, formality }, Some(texts)) => {
            has_code(ctx, CodeList::Salutation, code)?;
            let names = [1, 2, 3, 4, 5].map(|at| NamePart::from_key(get(texts, &format!("name_{at}"))));
            let text = get(texts, "text").to_owned();
            let (code, language, formality) = (code.clone(), language.clone(), *formality);
            db.put_formula(&Formula { code, language, formality, text, names })?;
        }
        (Subject::Salesperson { code }, None) => {
            if ctx.db().salesperson_contacts(code)? > 0 || is_named(ctx, SettingKind::Salesperson, code) {
                return fault(UndoFault::InUse { name: code.clone() });
            }
            db.delete_salesperson(code)?;
        }
        (Subject::Salesperson { code }, Some(texts)) => {
            let [name, e_mail, phone_no, user_id] =
                ["name", "e_mail", "phone_no", "user_id"].map(|key| get(texts, key).to_owned());
            let blocked = !get(texts, "blocked").is_empty();
            let salesperson = Salesperson { code: code.clone(), name, e_mail, phone_no, user_id, blocked };
            if now.is_some() { db.update_salesperson(&salesperson)? } else { db.insert_salesperson(&salesperson)? }
        }
        (Subject::Setting { key }, target) => {
            let setting = Setting::from_key(key).ok_or(UNREADABLE)?;
            if let Some(texts) = target {
                setting_still_fits(ctx, setting, get(texts, "value"))?;
            }
            db.set_setting(setting, target.map_or("", |texts| get(texts, "value")))?;
        }
        (Subject::SearchString { field, part }, target) => {
            let field = Field::from_key(field).ok_or(UNREADABLE)?;
            let length = target.map_or(Ok(0), |texts| get(texts, "length").parse()).map_err(|_| UNREADABLE)?;
            let line = SearchString { field, part: *part, length };
            db.set_search_string(line.field, line.part, line.length)?;
        }
        (Subject::Series { series }, Some(texts)) => {
            let [first, last, warning, last_used] =
                ["first", "last", "warning", "last_used"].map(|key| get(texts, key).to_owned());
            let step = get(texts, "step").parse().map_err(|_| UNREADABLE)?;
            let manual = get(texts, "manual") == "true";
            db.save_series(&NumberSeries { kind: *series, first, last, warning, step, manual, last_used })?;
        }
        (Subject::Access { role }, None) => db.remove_access(role)?,
        (Subject::Access { role }, Some(texts)) => {
            db.set_access(role, Tier::from_key(get(texts, "tier")).ok_or(UNREADABLE)?)?;
        }
        _ => return Err(UNREADABLE.into()),
    }
    Ok(())
}
