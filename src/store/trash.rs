//! Contacts that were deleted and can come back: what is needed to find them. Their texts stand in the journal.

use std::collections::BTreeSet;

use jiff::Timestamp;
use rusqlite::params;

use super::journal::from_json;
use super::words::{Terms, mark};
use super::{Read, StoreError, Write, rows, time};
use crate::domain::contact::{Contact, ContactId, ContactType, Modified, Values};
use crate::domain::field::Field;
use crate::domain::fold::fold;
use crate::domain::journal::Texts;

/// A contact in the trash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trashed {
    pub id: ContactId,
    /// The change that deleted it.
    pub entry: i64,
    /// Itself, or the company with which it was deleted.
    pub root: ContactId,
    pub no: String,
    pub name: String,
    pub contact_type: ContactType,
    /// How many people were deleted with it.
    pub people: u64,
    pub at: Timestamp,
    pub by: String,
}

/// The contacts in the trash under the root `?1` and all that were merged into them, as a table `gone`.
const UNDER: &str = "WITH RECURSIVE gone (id) AS (SELECT contact_id FROM trash WHERE root_id = ?1 \
    UNION SELECT m.contact_id FROM merged m JOIN gone ON m.kept_id = gone.id)";

/// The trash is small beside the contacts; more than these are not looked through for a name.
const LOOKED_THROUGH: u32 = 10_000;

impl Read<'_> {
    pub fn trashed(&self, id: ContactId) -> Result<Option<Trashed>, StoreError> {
        Ok(select(self, "WHERE contact_id = ?1", [id.0])?.pop())
    }

    /// Those with this number, newest first.
    pub fn trashed_by_no(&self, no: &str) -> Result<Vec<Trashed>, StoreError> {
        select(self, "WHERE no = ?1 ORDER BY entry_id DESC, contact_id", [no.trim()])
    }

    /// Those whose number or name has what was typed in it, newest first; who went with a company is left out.
    pub fn trashed_like(&self, typed: &str, limit: usize) -> Result<Vec<Trashed>, StoreError> {
        let wanted = fold(typed);
        let all =
            select(self, "WHERE root_id = contact_id ORDER BY entry_id DESC, contact_id LIMIT ?1", [LOOKED_THROUGH])?;
        let fits = |one: &Trashed| fold(&one.no).contains(&wanted) || fold(&one.name).contains(&wanted);
        Ok(all.into_iter().filter(fits).take(limit).collect())
    }
}

impl Write<'_> {
    /// Notes that the change `entry` deleted the contact, alone or with the company `root`.
    pub fn put_in_trash(
        &self,
        contact: &Contact,
        entry: i64,
        root: ContactId,
        people: u64,
        deleted: &Modified,
    ) -> Result<(), StoreError> {
        let mut insert = self.db.prepare_cached(
            "INSERT INTO trash (contact_id, entry_id, root_id, no, name, type, people, at, by_name) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?;
        let people = i64::try_from(people).unwrap_or(i64::MAX);
        insert.execute(params![
            contact.id.0,
            entry,
            root.0,
            contact.no,
            contact.name(),
            contact.contact_type.key(),
            people,
            time::to_stored(deleted.at),
            deleted.by
        ])?;
        Ok(())
    }

    /// The contact is back.
    pub fn take_from_trash(&self, contact: ContactId) -> Result<(), StoreError> {
        self.db.prepare_cached("DELETE FROM trash WHERE contact_id = ?1")?.execute([contact.0])?;
        Ok(())
    }

    /// Erases a contact in the trash, those who were deleted with it or merged into them, and all that the journal has of
    /// them.
    pub fn purge(&self, root: ContactId) -> Result<u64, StoreError> {
        self.forget_words(root)?;
        // What the journal says of them goes, too. A card that is blank is forgotten when it has been looked at once more,
        // after whatever is being drawn just now.
        self.db
            .prepare_cached(&format!(
                "{UNDER} UPDATE cards SET due = (SELECT max(id) + 1 FROM journal) WHERE contact_id IN gone"
            ))?
            .execute([root.0])?;
        self.db
            .prepare_cached(&format!("{UNDER} DELETE FROM journal_items WHERE contact_id IN gone"))?
            .execute([root.0])?;
        self.db.prepare_cached(&format!("{UNDER} DELETE FROM merged WHERE kept_id IN gone"))?.execute([root.0])?;
        let purged = self.db.prepare_cached("DELETE FROM trash WHERE root_id = ?1")?.execute([root.0])?;
        Ok(purged as u64)
    }

    /// Purges the first of what was deleted before `before`, so that nobody who writes waits for long; gives how many
    /// contacts that were, none when nothing is left.
    pub fn purge_older(&self, before: Timestamp) -> Result<u64, StoreError> {
        let first = "WHERE root_id = contact_id AND at < ?1 ORDER BY contact_id LIMIT 50";
        let old = select(self, first, [time::to_stored(before)])?;
        let mut purged = 0;
        for one in old {
            purged += self.purge(one.id)?;
        }
        Ok(purged)
    }
}

impl Write<'_> {
    /// Makes words of the vocabulary unreadable that only the contacts in the trash under `root` ever had. A word keeps its
    /// place, because places only grow.
    fn forget_words(&self, root: ContactId) -> Result<(), StoreError> {
        let mut statement = self.db.prepare_cached(&format!(
            "{UNDER} SELECT before, after FROM journal_items WHERE kind = 'contact' AND contact_id IN gone"
        ))?;
        let mut found = statement.query([root.0])?;
        let mut words = BTreeSet::new();
        while let Some(row) = found.next()? {
            for side in [row.get::<_, Option<String>>(0)?, row.get(1)?].into_iter().flatten() {
                let texts: Texts = from_json(&side)?;
                let fields = texts.iter().filter_map(|(key, text)| Some((Field::from_key(key)?, text)));
                let values = fields.fold(Values::default(), |values, (field, text)| values.with(field, text));
                words.extend(Terms::of(&values).spelt().map(str::to_owned));
            }
        }
        let mut forget = self.db.prepare_cached(
            "UPDATE vocabulary SET word = '#' || place WHERE word = ?1 \
             AND NOT EXISTS (SELECT 1 FROM contact_words WHERE contact_words MATCH ?2)",
        )?;
        for word in words {
            let token = format!("\"{}{}\"", mark::ANY, word.replace('"', "\"\""));
            forget.execute(params![word, token])?;
        }
        Ok(())
    }
}

fn select(db: &Read<'_>, rest: &str, params: impl rusqlite::Params) -> Result<Vec<Trashed>, StoreError> {
    let mut statement = db.db.prepare_cached(&format!(
        "SELECT contact_id, entry_id, root_id, no, name, type, people, at, by_name FROM trash {rest}"
    ))?;
    let mut found = statement.query(params)?;
    let mut trashed = Vec::new();
    while let Some(row) = found.next()? {
        trashed.push(Trashed {
            id: ContactId(row.get(0)?),
            entry: row.get(1)?,
            root: ContactId(row.get(2)?),
            no: row.get(3)?,
            name: row.get(4)?,
            contact_type: ContactType::from_key(rows::text(row, 5)?)
                .ok_or(StoreError::Unreadable("a contact's type"))?,
            people: row.get::<_, i64>(6)?.unsigned_abs(),
            at: time::from_stored(row.get(7)?)?,
            by: row.get(8)?,
        });
    }
    Ok(trashed)
}
