//! Writing keys and search strings. Always in the transaction that changes the contact.

use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use crate::domain::contact::{ContactId, ContactType, Values};
use crate::domain::likeness::{Profile, keys, string_key};
use crate::domain::search_string::SearchString;
use crate::domain::settings::Setting;
use crate::store::{Read, StoreError, Write, rows};

/// Writes a contact's marks anew and notes that it changed.
pub(in crate::store) fn write(
    db: &Connection,
    id: ContactId,
    contact_type: ContactType,
    company: Option<ContactId>,
    values: &Values,
    region: &str,
) -> Result<(), StoreError> {
    let read = Read { db };
    let maintained = read.setting_is_on(Setting::MaintainSearchStrings)?;
    let lines = if maintained { read.search_strings()? } else { Vec::new() };
    mark(db, id, contact_type, company, values, region, maintained.then_some(&lines))?;
    db.prepare_cached("INSERT INTO duplicate_stale (contact_id) VALUES (?1) ON CONFLICT DO NOTHING")?
        .execute([id.0])?;
    if contact_type == ContactType::Company {
        // What people share with their company is no evidence, so its change can change theirs.
        db.prepare_cached(
            "INSERT INTO duplicate_stale (contact_id) SELECT id FROM contacts WHERE company_id = ?1 \
             ON CONFLICT DO NOTHING",
        )?
        .execute([id.0])?;
    }
    Ok(())
}

/// Keys and strings of one contact. Without lines the strings stay as they are: they are not kept up at the moment.
fn mark(
    db: &Connection,
    id: ContactId,
    contact_type: ContactType,
    company: Option<ContactId>,
    values: &Values,
    region: &str,
    lines: Option<&Vec<SearchString>>,
) -> Result<(), StoreError> {
    let new_keys = keys(&Profile::for_keys(contact_type, values, region, company));
    let mut statement = db.prepare_cached("SELECT keys, strings FROM contact_marks WHERE contact_id = ?1")?;
    let stored: Option<(Vec<u8>, Vec<u8>)> =
        statement.query_row([id.0], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let (old_keys, old_strings) = stored.map(|(keys, strings)| (unpack(&keys), unpack(&strings))).unwrap_or_default();
    let new_strings = match lines {
        Some(lines) => strings(contact_type, values, lines),
        None => old_strings.clone(),
    };
    replace(db, "contact_keys", id, &old_keys, &new_keys)?;
    replace(db, "contact_strings", id, &old_strings, &new_strings)?;
    db.prepare_cached("REPLACE INTO contact_marks (contact_id, keys, strings) VALUES (?1, ?2, ?3)")?
        .execute(params![id.0, pack(&new_keys), pack(&new_strings)])?;
    Ok(())
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

/// Marks all contacts of a file that an older version wrote.
pub(in crate::store) fn mark_if_missing(db: &mut Connection) -> Result<(), StoreError> {
    let marked = |db: &Connection| db.query_row("SELECT marked FROM duplicate_state", [], |row| row.get::<_, bool>(0));
    if marked(db)? {
        return Ok(());
    }
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Somebody else may have been faster between the two looks.
    if !marked(&transaction)? {
        mark_all(&transaction, &mut |_| {})?;
        transaction.execute("UPDATE duplicate_state SET marked = 1", [])?;
    }
    Ok(transaction.commit()?)
}

/// How many contacts are marked between two reports of progress.
const STEP: u64 = 1000;

fn mark_all(db: &Connection, progress: &mut dyn FnMut(u64)) -> Result<u64, StoreError> {
    db.execute_batch("DELETE FROM contact_keys; DELETE FROM contact_strings; DELETE FROM contact_marks;")?;
    let read = Read { db };
    let (region, lines) = (read.phone_region()?, read.search_strings()?);
    let mut done = 0;
    rows::each(db, "ORDER BY c.id", [], |contact| {
        let company = contact.company.as_ref().map(|company| company.id);
        mark(db, contact.id, contact.contact_type, company, &contact.values, &region, Some(&lines))?;
        done += 1;
        if done % STEP == 0 {
            progress(done);
        }
        Ok::<(), StoreError>(())
    })?;
    db.execute("UPDATE duplicate_state SET looked_with = ''", [])?;
    Ok(done)
}

impl Write<'_> {
    /// Makes all keys and search strings anew; gives how many contacts there are.
    pub fn rebuild_search_strings(&self) -> Result<u64, StoreError> {
        mark_all(self.db, &mut |_| {})
    }
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
