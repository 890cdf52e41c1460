//! The journal of changes, and which interactions were processed.

use std::sync::LazyLock;

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Row, params};
use serde::de::DeserializeOwned;

use super::merged::WITH_MERGED;
use super::{Read, StoreError, Write, rows, time};
use crate::domain::contact::{ContactId, Modified};
use crate::domain::found::Page;
use crate::domain::journal::{JournalEntry, JournalItem, Subject};
use crate::domain::settings::{Section, Setting};

/// How long an interaction is remembered. Discord's tokens live 15 minutes, so none comes twice after that.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(1);

/// How many changes of one text are looked through: more do not happen while a form is open.
const LATEST: u32 = 50;

/// Whether an item is the import that brought a contact of `of_it` in: one item stands for all of them, from the first row
/// to the last.
const IMPORTED: &str = "kind = 'import' AND EXISTS (SELECT 1 FROM of_it \
    WHERE of_it.id BETWEEN CAST(after ->> 'from' AS INTEGER) AND CAST(after ->> 'to' AS INTEGER))";

/// The entries that concern the contact `?1` and those that were merged into it, which are `of_it`.
static ENTRIES: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT entry_id FROM journal_items WHERE contact_id IN of_it UNION \
         SELECT entry_id FROM journal_items WHERE contact_id IS NULL AND {IMPORTED}"
    )
});

impl Read<'_> {
    /// What changed about a contact, newest first, each entry with the items that concern it.
    pub fn history(&self, contact: ContactId, page: u32, per_page: u32) -> Result<Page<JournalEntry>, StoreError> {
        let entries = &*ENTRIES;
        let total = rows::count(self.db, &format!("{WITH_MERGED} SELECT count(*) FROM ({entries})"), [contact.0])?;
        let (page, skip) = rows::clamp(page, per_page, total);
        let mut statement = self.db.prepare_cached(&format!(
            "{WITH_MERGED} SELECT id, at, user_id, by_name, action FROM journal WHERE id IN \
             ({entries} ORDER BY entry_id DESC LIMIT ?2 OFFSET ?3) ORDER BY id DESC"
        ))?;
        let mut rows = statement.query(params![contact.0, per_page, skip])?;
        let mut items = Vec::new();
        while let Some(row) = rows.next()? {
            let id = row.get(0)?;
            let its = self.journal_items(id, contact)?;
            items.push(JournalEntry {
                id,
                at: time::from_stored(row.get(1)?)?,
                user_id: row.get(2)?,
                by: row.get(3)?,
                action: row.get(4)?,
                former: self.former(&its, contact)?,
                items: its,
            });
        }
        Ok(Page { items, page, per_page, total })
    }

    /// The latest changes of a text of something, newest first: who made it, and what the text was before. `key` is one of
    /// the keys that [`Subject`] names.
    pub fn latest_texts(&self, subject: &Subject, key: &str) -> Result<Vec<(String, String)>, StoreError> {
        let contact = subject.contact().map(|contact| contact.0);
        let whose = if contact.is_some() { "i.contact_id = ?1" } else { "i.contact_id IS NULL AND ?1 IS NULL" };
        let mut statement = self.db.prepare_cached(&format!(
            "SELECT j.by_name, coalesce(i.before ->> ?3, '') FROM journal_items i JOIN journal j ON j.id = i.entry_id \
             WHERE {whose} AND i.subject = ?2 AND i.before IS NOT NULL \
             AND coalesce(i.before ->> ?3, i.after ->> ?3) IS NOT NULL ORDER BY i.entry_id DESC LIMIT {LATEST}"
        ))?;
        let changes =
            statement.query_map(params![contact, to_json(subject)?, key], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(changes.collect::<Result<_, _>>()?)
    }

    /// Who changed something of this section of the setup last, and when.
    pub fn last_setup(&self, section: Section) -> Result<Option<Modified>, StoreError> {
        let kinds: &[&str] = match section {
            Section::Numbering => &["series"],
            Section::Lists => &["code"],
            Section::Duplicates => &["search_string"],
            Section::Salutations => &["formula"],
            Section::Access => &["access"],
            _ => &[],
        };
        let keys: Vec<&str> = Setting::of(section).map(Setting::key).collect();
        let mut statement = self.db.prepare_cached(
            "SELECT j.at, j.by_name FROM journal_items i JOIN journal j ON j.id = i.entry_id \
             WHERE i.contact_id IS NULL AND (i.kind IN (SELECT value FROM json_each(?1)) \
             OR i.kind = 'setting' AND i.subject ->> 'key' IN (SELECT value FROM json_each(?2))) \
             ORDER BY i.entry_id DESC LIMIT 1",
        )?;
        let mut rows =
            statement.query([serde_json::Value::from(kinds).to_string(), serde_json::Value::from(keys).to_string()])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        Ok(Some(Modified { at: time::from_stored(row.get(0)?)?, by: row.get(1)? }))
    }

    /// The number of the merged contact that all the items are about.
    fn former(&self, items: &[JournalItem], contact: ContactId) -> Result<Option<String>, StoreError> {
        let mut about = items.iter().map(|item| item.subject.contact());
        match about.next().flatten().filter(|first| *first != contact) {
            Some(first) if about.all(|other| other == Some(first)) => self.merged_no(first),
            _ => Ok(None),
        }
    }

    fn journal_items(&self, entry: i64, contact: ContactId) -> Result<Vec<JournalItem>, StoreError> {
        let mut statement = self.db.prepare_cached(&format!(
            "{WITH_MERGED} SELECT subject, before, after FROM journal_items WHERE entry_id = ?2 \
             AND (contact_id IN of_it OR contact_id IS NULL AND {IMPORTED} \
             OR kind = 'merged' AND subject ->> 'duplicate' = ?1) ORDER BY id"
        ))?;
        let mut rows = statement.query([contact.0, entry])?;
        let mut items = Vec::new();
        while let Some(row) = rows.next()? {
            items.push(item(row)?);
        }
        Ok(items)
    }
}

impl Write<'_> {
    /// Writes a change down. `action` is the command's path.
    pub fn record(
        &self,
        at: Timestamp,
        user_id: &str,
        by: &str,
        action: &str,
        items: &[JournalItem],
    ) -> Result<i64, StoreError> {
        let mut entry =
            self.db.prepare_cached("INSERT INTO journal (at, user_id, by_name, action) VALUES (?1, ?2, ?3, ?4)")?;
        let id = entry.insert(params![time::to_stored(at), user_id, by, action])?;
        let mut insert = self.db.prepare_cached(
            "INSERT INTO journal_items (entry_id, contact_id, kind, subject, before, after) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?;
        for item in items {
            insert.execute(params![
                id,
                item.subject.contact().map(|contact| contact.0),
                kind(&item.subject),
                to_json(&item.subject)?,
                item.before.as_ref().map(to_json).transpose()?,
                item.after.as_ref().map(to_json).transpose()?,
            ])?;
        }
        Ok(id)
    }

    /// Notes that this interaction was worked on; `false`: it was before. Forgets those older than an hour.
    pub fn mark_processed(&self, interaction: &str, at: Timestamp) -> Result<bool, StoreError> {
        let oldest = at.saturating_sub(REMEMBERED).unwrap_or(Timestamp::MIN);
        self.db.prepare_cached("DELETE FROM processed WHERE at < ?1")?.execute([time::to_stored(oldest)])?;
        let mut insert =
            self.db.prepare_cached("INSERT INTO processed (interaction, at) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?;
        Ok(insert.execute(params![interaction, time::to_stored(at)])? == 1)
    }
}

fn kind(subject: &Subject) -> &'static str {
    match subject {
        Subject::Contact { .. } => "contact",
        Subject::Note { .. } => "note",
        Subject::Assignment { .. } => "assignment",
        Subject::Relation { .. } => "relation",
        Subject::Separate { .. } => "separate",
        Subject::Merged { .. } => "merged",
        Subject::AlternativeAddress { .. } => "alternative_address",
        Subject::Code { .. } => "code",
        Subject::Formula { .. } => "formula",
        Subject::Salesperson { .. } => "salesperson",
        Subject::Setting { .. } => "setting",
        Subject::SearchString { .. } => "search_string",
        Subject::Series { .. } => "series",
        Subject::Access { .. } => "access",
        Subject::Import => "import",
    }
}

/// An item from a row of its subject, before and after.
pub(super) fn item(row: &Row<'_>) -> Result<JournalItem, StoreError> {
    let (before, after): (Option<String>, Option<String>) = (row.get(1)?, row.get(2)?);
    Ok(JournalItem {
        subject: from_json(rows::text(row, 0)?)?,
        before: before.as_deref().map(from_json).transpose()?,
        after: after.as_deref().map(from_json).transpose()?,
    })
}

/// The cause is left out on purpose: it would quote the text.
pub(super) fn from_json<T: DeserializeOwned>(json: &str) -> Result<T, StoreError> {
    serde_json::from_str(json).map_err(|_| StoreError::Unreadable("a journal entry"))
}

pub(super) fn to_json<T: serde::Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::Unreadable("a journal entry"))
}
