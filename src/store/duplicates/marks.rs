//! Writing keys and search strings. Always in the transaction that changes the contact.

use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use super::later;
use crate::domain::contact::{ContactId, ContactType, NewContact, Values};
use crate::domain::likeness::{Profile, keys, string_key};
use crate::domain::search_string::SearchString;
use crate::domain::settings::Setting;
use crate::store::{StoreError, rows, settings};

/// What a contact is found by.
#[derive(Debug)]
pub(in crate::store) struct Marks {
    id: ContactId,
    keys: Vec<i64>,
    strings: Vec<i64>,
}

impl Marks {
    /// Of a contact that is new; `profile` was made for its keys without its company.
    pub(in crate::store) fn of(
        id: ContactId,
        contact: &NewContact,
        mut profile: Profile,
        lines: Option<&[SearchString]>,
    ) -> Marks {
        profile.company = contact.company;
        let strings = lines.map_or_else(Vec::new, |lines| strings(contact.contact_type, &contact.values, lines));
        Marks { id, keys: keys(&profile), strings }
    }
}

/// Writes the marks of new contacts; sorted, so that they go into their tables in the tables' own order.
pub(in crate::store) fn put_new(db: &Connection, marks: Vec<Marks>) -> Result<(), StoreError> {
    put_sorted(db, &marks)?;
    let mut changed = db.prepare_cached(CHANGED)?;
    for one in &marks {
        changed.execute([one.id.0])?;
    }
    Ok(())
}

fn put_sorted(db: &Connection, marks: &[Marks]) -> Result<(), StoreError> {
    for strings in [false, true] {
        let of = |one: &Marks| -> Vec<(i64, i64)> {
            let keys = if strings { &one.strings } else { &one.keys };
            keys.iter().map(|key| (*key, one.id.0)).collect()
        };
        put_pairs(db, strings, marks.iter().flat_map(of).collect())?;
    }
    marks.iter().try_for_each(|one| put_one(db, one.id, &one.keys, &one.strings))
}

/// Writes keys or search strings, each with its contact, in the order of their table.
pub(super) fn put_pairs(db: &Connection, strings: bool, mut pairs: Vec<(i64, i64)>) -> Result<(), StoreError> {
    pairs.sort_unstable();
    let table = if strings { "contact_strings" } else { "contact_keys" };
    let mut insert =
        db.prepare_cached(&format!("INSERT INTO {table} (key, contact_id) VALUES (?1, ?2) ON CONFLICT DO NOTHING"))?;
    for (key, id) in pairs {
        insert.execute([key, id])?;
    }
    Ok(())
}

/// Writes what a contact is found by beside the contact.
pub(super) fn put_one(db: &Connection, id: ContactId, keys: &[i64], strings: &[i64]) -> Result<(), StoreError> {
    db.prepare_cached(PUT)?.execute(params![id.0, pack(keys), pack(strings)])?;
    Ok(())
}

const PUT: &str = "REPLACE INTO contact_marks (contact_id, keys, strings) VALUES (?1, ?2, ?3)";
/// A new id for each change.
pub(super) const CHANGED: &str = "REPLACE INTO duplicate_changed (contact_id) VALUES (?1)";

/// The setup of search strings, if they are kept up.
pub(in crate::store) fn kept_strings(db: &Connection) -> Result<Option<Vec<SearchString>>, StoreError> {
    let kept = settings::is_on(db, Setting::MaintainSearchStrings)?;
    kept.then(|| settings::search_strings(db)).transpose()
}

/// Writes a contact's marks anew and notes that it changed. Strings that are not kept up stay as they are.
pub(in crate::store) fn write(
    db: &Connection,
    id: ContactId,
    contact_type: ContactType,
    company: Option<ContactId>,
    values: &Values,
) -> Result<(), StoreError> {
    let profile = Profile::for_keys(contact_type, values, &settings::phone_region(db)?, company);
    let new_keys = keys(&profile);
    let (old_keys, old_strings) = stored(db, id)?;
    let new_strings = match kept_strings(db)? {
        Some(lines) => strings(contact_type, values, &lines),
        None => old_strings.clone(),
    };
    replace(db, "contact_keys", id, &old_keys, &new_keys)?;
    replace(db, "contact_strings", id, &old_strings, &new_strings)?;
    db.prepare_cached(PUT)?.execute(params![id.0, pack(&new_keys), pack(&new_strings)])?;
    db.prepare_cached(CHANGED)?.execute([id.0])?;
    if contact_type == ContactType::Company {
        // What people share with their company is no evidence, so its change can change theirs.
        db.prepare_cached("REPLACE INTO duplicate_changed (contact_id) SELECT id FROM contacts WHERE company_id = ?1")?
            .execute([id.0])?;
    }
    Ok(())
}

/// Takes away what a contact is found by.
pub(in crate::store) fn forget(db: &Connection, id: ContactId) -> Result<(), StoreError> {
    let (old_keys, old_strings) = stored(db, id)?;
    replace(db, "contact_keys", id, &old_keys, &[])?;
    replace(db, "contact_strings", id, &old_strings, &[])
}

/// Contacts whose keys are taken away together, in the order of their table.
const TOGETHER: usize = 50_000;

/// As [`forget`], of very many contacts.
pub(in crate::store) fn forget_many(db: &Connection, ids: &[ContactId]) -> Result<(), StoreError> {
    for ids in ids.chunks(TOGETHER) {
        let (mut keys, mut strings) = (Vec::new(), Vec::new());
        for id in ids {
            let (its_keys, its_strings) = stored(db, *id)?;
            keys.extend(its_keys.into_iter().map(|key| (key, id.0)));
            strings.extend(its_strings.into_iter().map(|key| (key, id.0)));
        }
        for (table, mut pairs) in [("contact_keys", keys), ("contact_strings", strings)] {
            pairs.sort_unstable();
            let mut delete = db.prepare_cached(&format!("DELETE FROM {table} WHERE key = ?1 AND contact_id = ?2"))?;
            for (key, id) in pairs {
                delete.execute([key, id])?;
            }
        }
    }
    Ok(())
}

/// Takes away what all contacts are found by.
pub(in crate::store) fn forget_all(db: &Connection) -> Result<(), StoreError> {
    Ok(db.execute_batch("DELETE FROM contact_keys; DELETE FROM contact_strings; DELETE FROM contact_marks;")?)
}

pub(super) fn stored(db: &Connection, id: ContactId) -> Result<(Vec<i64>, Vec<i64>), StoreError> {
    let mut statement = db.prepare_cached("SELECT keys, strings FROM contact_marks WHERE contact_id = ?1")?;
    let stored: Option<(Vec<u8>, Vec<u8>)> =
        statement.query_row([id.0], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    Ok(stored.map(|(keys, strings)| (unpack(&keys), unpack(&strings))).unwrap_or_default())
}

/// The search strings of a company, sorted; people have none (rule 4.8).
pub(super) fn strings(contact_type: ContactType, values: &Values, lines: &[SearchString]) -> Vec<i64> {
    if contact_type == ContactType::Person {
        return Vec::new();
    }
    let mut strings: Vec<i64> = lines
        .iter()
        .map(|line| (line, line.of(values.get(line.field))))
        .filter(|(_, string)| !string.is_empty())
        .map(|(line, string)| string_key(line, &string))
        .collect();
    strings.sort_unstable();
    strings
}

fn replace(db: &Connection, table: &str, id: ContactId, old: &[i64], new: &[i64]) -> Result<(), StoreError> {
    let mut delete = db.prepare_cached(&format!("DELETE FROM {table} WHERE key = ?1 AND contact_id = ?2"))?;
    for key in old.iter().filter(|key| !new.contains(key)) {
        delete.execute([*key, id.0])?;
    }
    let mut insert =
        db.prepare_cached(&format!("INSERT INTO {table} (key, contact_id) VALUES (?1, ?2) ON CONFLICT DO NOTHING"))?;
    for key in new.iter().filter(|key| !old.contains(key)) {
        insert.execute([*key, id.0])?;
    }
    Ok(())
}

/// Has all contacts of a file marked that an older version wrote.
pub(in crate::store) fn mark_if_missing(db: &mut Connection) -> Result<(), StoreError> {
    let marked = |db: &Connection| db.query_row("SELECT marked FROM duplicate_state", [], |row| row.get::<_, bool>(0));
    if marked(db)? {
        return Ok(());
    }
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Somebody else may have been faster between the two looks.
    if !marked(&transaction)? {
        later::unmark_all(&transaction)?;
        transaction.execute("UPDATE duplicate_state SET marked = 1", [])?;
    }
    Ok(transaction.commit()?)
}

/// Makes the search strings of all companies anew, when they are kept up: after their setup changed.
pub(in crate::store) fn mark_strings(db: &Connection) -> Result<(), StoreError> {
    match kept_strings(db)? {
        Some(lines) => mark_strings_by(db, &lines),
        None => Ok(()),
    }
}

/// Makes the search strings of all companies anew by these lines: what is of another line goes. Those of very many are
/// made a little later.
pub(in crate::store) fn mark_strings_by(db: &Connection, lines: &[SearchString]) -> Result<(), StoreError> {
    let companies = rows::count(db, "SELECT count(*) FROM contacts WHERE type = 'company'", [])?;
    if companies > later::SLICE {
        db.execute_batch("DELETE FROM contact_strings")?;
        return later::wait_all(db);
    }
    rows::each(db, "WHERE c.type = 'company' ORDER BY c.id", [], |company| {
        let (keys, old) = stored(db, company.id)?;
        let new = strings(company.contact_type, &company.values, lines);
        replace(db, "contact_strings", company.id, &old, &new)?;
        db.prepare_cached(PUT)?.execute(params![company.id.0, pack(&keys), pack(&new)])?;
        Ok::<(), StoreError>(())
    })
}

pub(super) fn unpack(bytes: &[u8]) -> Vec<i64> {
    let (keys, _) = bytes.as_chunks::<8>();
    keys.iter().map(|key| i64::from_le_bytes(*key)).collect()
}

fn pack(keys: &[i64]) -> Vec<u8> {
    keys.iter().flat_map(|key| key.to_le_bytes()).collect()
}

/// How many of two sorted lists are the same.
pub(super) fn common(a: &[i64], b: &[i64]) -> u32 {
    let (mut x, mut y, mut count) = (0, 0, 0);
    while x < a.len() && y < b.len() {
        match a[x].cmp(&b[y]) {
            std::cmp::Ordering::Less => x += 1,
            std::cmp::Ordering::Greater => y += 1,
            std::cmp::Ordering::Equal => {
                (x, y) = (x + 1, y + 1);
                count += 1;
            }
        }
    }
    count
}
