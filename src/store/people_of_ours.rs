//! Our own people: salespeople, the tiers of roles, and what each person looked up lately.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};

use super::{Read, StoreError, Write, labels, recents, rows, time};
use crate::domain::contact::{ContactId, ContactType, Modified};
use crate::domain::found::Label;
use crate::domain::salesperson::Salesperson;
use crate::domain::tier::Tier;

/// How many contacts are remembered a person.
const RECENTS: u32 = 50;

impl Read<'_> {
    /// By code, case ignored.
    pub fn salesperson(&self, code: &str) -> Result<Option<Salesperson>, StoreError> {
        let mut statement = self
            .db
            .prepare_cached("SELECT code, name, e_mail, phone_no, user_id, blocked FROM salespeople WHERE code = ?1")?;
        Ok(statement.query_row([code], read).optional()?)
    }

    /// The salesperson that the user is; of several, one that is not blocked, then the first by code.
    pub fn salesperson_of_user(&self, user_id: &str) -> Result<Option<Salesperson>, StoreError> {
        let mut statement = self.db.prepare_cached(
            "SELECT code, name, e_mail, phone_no, user_id, blocked FROM salespeople \
             WHERE user_id = ?1 AND user_id <> '' ORDER BY blocked, code LIMIT 1",
        )?;
        Ok(statement.query_row([user_id], read).optional()?)
    }

    /// By code, each with the number of its contacts.
    pub fn salespeople(&self) -> Result<Vec<(Salesperson, u64)>, StoreError> {
        self.salespeople_seen(true)
    }

    /// By code, each with the number of its contacts; privacy blocked ones count only with `include_blocked`.
    pub fn salespeople_seen(&self, include_blocked: bool) -> Result<Vec<(Salesperson, u64)>, StoreError> {
        let mut statement = self.db.prepare_cached(
            "SELECT s.code, s.name, s.e_mail, s.phone_no, s.user_id, s.blocked, \
             (SELECT count(*) FROM contacts c WHERE c.salesperson_code = s.code COLLATE BINARY \
              AND c.salesperson_code <> '' AND (?1 OR c.privacy_blocked = 0)) FROM salespeople s ORDER BY s.code",
        )?;
        let mut rows = statement.query([include_blocked])?;
        let mut salespeople = Vec::new();
        while let Some(row) = rows.next()? {
            salespeople.push((read(row)?, row.get::<_, i64>(6)?.unsigned_abs()));
        }
        Ok(salespeople)
    }

    /// How many contacts the salesperson has.
    pub fn salesperson_contacts(&self, code: &str) -> Result<u64, StoreError> {
        rows::count(
            self.db,
            "SELECT count(*) FROM contacts WHERE salesperson_code = ?1 AND salesperson_code <> ''",
            [code],
        )
    }

    /// The roles that have a tier of their own. The role `everyone` is everybody's.
    pub fn access(&self) -> Result<Vec<(String, Tier)>, StoreError> {
        let mut statement = self.db.prepare_cached("SELECT role, tier FROM access ORDER BY role")?;
        let mut rows = statement.query([])?;
        let mut access = Vec::new();
        while let Some(row) = rows.next()? {
            let tier = Tier::from_key(rows::text(row, 1)?).ok_or(StoreError::Unreadable("a role's tier"))?;
            access.push((row.get(0)?, tier));
        }
        Ok(access)
    }

    /// What the person looked up or changed last, newest first.
    pub fn recent_contacts(
        &self,
        user_id: &str,
        only: Option<ContactType>,
        limit: u32,
    ) -> Result<Vec<Label>, StoreError> {
        labels::select(
            self.db,
            "JOIN recents r ON r.contact_id = l.id WHERE r.user_id = ?1 AND (?2 IS NULL OR l.type = ?2) \
             ORDER BY r.at DESC, r.id DESC LIMIT ?3",
            params![user_id, only.map(ContactType::key), limit],
        )
    }
}

impl Write<'_> {
    pub fn insert_salesperson(&self, salesperson: &Salesperson) -> Result<(), StoreError> {
        let mut statement = self.db.prepare_cached(
            "INSERT INTO salespeople (code, name, e_mail, phone_no, user_id, blocked) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?;
        statement.execute(params![
            salesperson.code,
            salesperson.name,
            salesperson.e_mail,
            salesperson.phone_no,
            salesperson.user_id,
            salesperson.blocked
        ])?;
        Ok(())
    }

    /// Puts everything but the code in place of what the salesperson had.
    pub fn update_salesperson(&self, salesperson: &Salesperson) -> Result<(), StoreError> {
        let mut statement = self.db.prepare_cached(
            "UPDATE salespeople SET name = ?2, e_mail = ?3, phone_no = ?4, user_id = ?5, blocked = ?6 WHERE code = ?1",
        )?;
        statement.execute(params![
            salesperson.code,
            salesperson.name,
            salesperson.e_mail,
            salesperson.phone_no,
            salesperson.user_id,
            salesperson.blocked
        ])?;
        Ok(())
    }

    /// Takes a salesperson off the list. No contact may have it.
    pub fn delete_salesperson(&self, code: &str) -> Result<(), StoreError> {
        self.db.prepare_cached("DELETE FROM salespeople WHERE code = ?1")?.execute([code])?;
        Ok(())
    }

    /// Gives all contacts of one salesperson to another, each stamped as changed; gives their row ids.
    pub fn hand_over(&self, from: &str, to: &str, modified: &Modified) -> Result<Vec<ContactId>, StoreError> {
        let mut statement = self.db.prepare_cached(
            "UPDATE contacts SET salesperson_code = ?2, modified_at = ?3, modified_by = ?4, revision = revision + 1 \
             WHERE salesperson_code = ?1 AND salesperson_code <> '' RETURNING id",
        )?;
        let mut rows = statement.query(params![from, to, time::to_stored(modified.at), modified.by])?;
        let mut contacts = Vec::new();
        while let Some(row) = rows.next()? {
            contacts.push(ContactId(row.get(0)?));
        }
        Ok(contacts)
    }

    pub fn set_access(&self, role: &str, tier: Tier) -> Result<(), StoreError> {
        let mut statement = self.db.prepare_cached(
            "INSERT INTO access (role, tier) VALUES (?1, ?2) ON CONFLICT (role) DO UPDATE SET tier = excluded.tier",
        )?;
        statement.execute(params![role, tier.key()])?;
        Ok(())
    }

    /// Takes a role's tier away.
    pub fn remove_access(&self, role: &str) -> Result<(), StoreError> {
        self.db.prepare_cached("DELETE FROM access WHERE role = ?1")?.execute([role])?;
        Ok(())
    }

    /// Remembers that the person looked the contact up; keeps the newest 50 a person.
    pub fn remember_recent(&self, user_id: &str, contact: ContactId, at: Timestamp) -> Result<(), StoreError> {
        // A clock that was set back must not put the newest one behind the others, where it would be forgotten at once.
        // Replacing gives the row a new id, which orders what happened in the same microsecond.
        let mut insert = self.db.prepare_cached(
            "REPLACE INTO recents (user_id, contact_id, at, words) \
             VALUES (?1, ?2, max(?3, coalesce((SELECT max(at) FROM recents), ?3)), ?4)",
        )?;
        insert.execute(params![user_id, contact.0, time::to_stored(at), recents::words_of(self.db, contact)?])?;
        let mut forget = self.db.prepare_cached(
            "DELETE FROM recents WHERE id IN (SELECT id FROM recents WHERE user_id = ?1 \
             ORDER BY at DESC, id DESC LIMIT -1 OFFSET ?2)",
        )?;
        forget.execute(params![user_id, RECENTS])?;
        Ok(())
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<Salesperson> {
    Ok(Salesperson {
        code: row.get(0)?,
        name: row.get(1)?,
        e_mail: row.get(2)?,
        phone_no: row.get(3)?,
        user_id: row.get(4)?,
        blocked: row.get(5)?,
    })
}
