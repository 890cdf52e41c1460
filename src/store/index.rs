//! Writing the search index. Always called in the transaction that changes the row.

use rusqlite::{Connection, params};

use super::words::Terms;
use super::{Read, StoreError, Write, phones, rows};
use crate::domain::contact::{ContactId, ContactType, Values};
use crate::domain::field::Field;

impl Write<'_> {
    /// Makes one piece of the index's pieces, so that looking up reads fewer of them; to be called after very many
    /// changes. Takes about 5 ms a thousand contacts.
    pub fn join_index(&self) -> Result<(), StoreError> {
        for table in ["contact_words", "contact_phones"] {
            self.db.execute(&format!("INSERT INTO {table} ({table}) VALUES ('optimize')"), [])?;
        }
        Ok(())
    }
}

/// Writes a contact's entries anew.
pub(super) fn write(
    db: &Connection,
    id: ContactId,
    contact_type: ContactType,
    company: Option<ContactId>,
    values: &Values,
) -> Result<(), StoreError> {
    let terms = Terms::of(values);
    let mut links = vec![type_link(contact_type).to_owned()];
    links.extend(match contact_type {
        ContactType::Company => Some(company_link(id.0)),
        ContactType::Person => company.map(|company| company_link(company.0)),
    });
    if values.is_set(Field::PrivacyBlocked) {
        links.push(BLOCKED.to_owned());
    }
    let mut statement = db.prepare_cached(
        "REPLACE INTO contact_words (rowid, name, mail, job, place, links) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    statement.execute(params![
        id.0,
        terms.name.join(" "),
        terms.mail.join(" "),
        terms.job.join(" "),
        terms.place.join(" "),
        links.join(" ")
    ])?;
    let region = Read { db }.phone_region()?;
    write_phones(db, id, values.get(Field::PhoneNo), values.get(Field::MobilePhoneNo), &region)
}

/// Takes a contact's entries away.
pub(super) fn forget(db: &Connection, id: ContactId) -> Result<(), StoreError> {
    db.prepare_cached("DELETE FROM contact_words WHERE rowid = ?1")?.execute([id.0])?;
    db.prepare_cached("DELETE FROM contact_phones WHERE rowid = ?1")?.execute([id.0])?;
    Ok(())
}

/// Writes the entries of a stored contact anew.
pub(super) fn rewrite(db: &Connection, id: ContactId) -> Result<(), StoreError> {
    match rows::by_id(db, id)? {
        Some(contact) => {
            let company = contact.company.as_ref().map(|company| company.id);
            write(db, id, contact.contact_type, company, &contact.values)
        }
        None => Ok(()),
    }
}

/// Reads the phones of all contacts as numbers of another region.
pub(super) fn rewrite_phones(db: &Connection, region: &str) -> Result<(), StoreError> {
    let mut statement =
        db.prepare("SELECT id, phone_no, mobile_phone_no FROM contacts WHERE phone_no <> '' OR mobile_phone_no <> ''")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        write_phones(db, ContactId(row.get(0)?), rows::text(row, 1)?, rows::text(row, 2)?, region)?;
    }
    Ok(())
}

fn write_phones(db: &Connection, id: ContactId, phone: &str, mobile: &str, region: &str) -> Result<(), StoreError> {
    let forms = phones::forms(phone, mobile, region);
    if forms.is_empty() {
        db.prepare_cached("DELETE FROM contact_phones WHERE rowid = ?1")?.execute([id.0])?;
    } else {
        db.prepare_cached("REPLACE INTO contact_phones (rowid, digits) VALUES (?1, ?2)")?
            .execute(params![id.0, forms.join(" ")])?;
    }
    Ok(())
}

/// In `links`: the contact is the company with this row id, or belongs to it.
pub(super) fn company_link(company: i64) -> String {
    format!("#{company}")
}

pub(super) fn type_link(contact_type: ContactType) -> &'static str {
    match contact_type {
        ContactType::Company => "#company",
        ContactType::Person => "#person",
    }
}

/// In `links`: the contact is privacy blocked.
pub(super) const BLOCKED: &str = "#blocked";
