//! Cards that were posted in channels: which message shows which contact, and which of them a change concerns.

use jiff::civil::Date;
use rusqlite::params;

use super::{Guild, GuildKey, Read, Store, StoreError, Write, rows};
use crate::domain::contact::ContactId;

/// How many cards of a contact follow all its changes.
const OF_ONE_CONTACT: u32 = 5;

/// Kinds of subjects of which any card may show something: the words of a code, a salesperson's name, the language.
const OF_ALL: &str = "('code', 'salesperson', 'setting', 'import')";

/// The contacts whose cards the changes after `?1` up to `?2` concern, as a table `shown`. A person's card shows something
/// of the company, and a company's card counts its people; whoever was merged is shown by the one that was kept.
const SHOWN: &str = "WITH RECURSIVE \
    new AS (SELECT contact_id, kind, subject, before, after FROM journal_items WHERE entry_id > ?1 AND entry_id <= ?2), \
    touched (id) AS ( \
        SELECT contact_id FROM new WHERE contact_id IS NOT NULL \
        UNION SELECT CAST(subject ->> 'duplicate' AS INTEGER) FROM new WHERE kind = 'merged' \
        UNION SELECT c.id FROM new JOIN contacts c ON c.no = new.before ->> 'company_no' WHERE new.kind = 'contact' \
        UNION SELECT c.id FROM new JOIN contacts c ON c.no = new.after ->> 'company_no' WHERE new.kind = 'contact'), \
    shown (id) AS ( \
        SELECT id FROM touched \
        UNION SELECT c.id FROM touched t JOIN contacts c ON c.company_id = t.id \
        UNION SELECT c.company_id FROM touched t JOIN contacts c ON c.id = t.id WHERE c.company_id IS NOT NULL \
        UNION SELECT m.contact_id FROM shown s JOIN merged m ON m.kept_id = s.id)";

/// An old card is due for a change only when its contact is not to be seen any more, or was not when it was drawn last.
const IS_CONCERNED: &str = "(NOT is_old OR is_blank OR NOT EXISTS (SELECT 1 FROM contacts c \
     LEFT JOIN contacts e ON e.id = c.company_id WHERE c.id = cards.contact_id \
     AND NOT c.privacy_blocked AND NOT ifnull(e.privacy_blocked, 0)))";

/// The contacts with an alternative address that begins or ends to be in force between the days `?1` and `?2`, and those
/// that were merged into them, as a table `dated`.
const DATED: &str = "WITH RECURSIVE dated (id) AS ( \
        SELECT a.contact_id FROM alternative_address_ranges r JOIN alternative_addresses a ON a.id = r.address_id \
        WHERE (r.from_day > ?1 AND r.from_day <= ?2) OR (r.to_day >= ?1 AND r.to_day < ?2) \
        UNION SELECT m.contact_id FROM dated d JOIN merged m ON m.kept_id = d.id)";

/// A message in a channel that shows a contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostedCard {
    pub message: i64,
    pub channel: i64,
    /// For which it was posted.
    pub contact: ContactId,
    /// The server's language as the chat said it.
    pub locale: String,
    /// A mark of what the message shows.
    pub drawn: i64,
}

/// A card that may not show its contact as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueCard {
    pub card: PostedCard,
    /// The change that made it due.
    pub due: i64,
    /// There are so many newer ones that it only ceases to show what must not be seen any more.
    pub is_old: bool,
    /// It shows nothing, because its contact was not to be seen when it was drawn last.
    pub is_blank: bool,
}

/// What of a guild's files tells that somebody wrote: not what is in them.
pub type Stamp = Vec<(std::time::SystemTime, u64)>;

impl Store {
    /// The guilds that have a file and the bot, each with what changes when somebody writes to it, another process too.
    pub fn stamps(&self) -> Result<Vec<(GuildKey, Stamp)>, StoreError> {
        let stamp = |key: &GuildKey| {
            let log = self.file_of(key).with_extension("db-wal");
            // An empty log comes and goes with whoever looks into the file.
            let parts = [self.file_of(key), log].map(|path| Some(path.metadata().ok()?).filter(|data| data.len() > 0));
            parts.into_iter().flatten().filter_map(|data| Some((data.modified().ok()?, data.len()))).collect()
        };
        let keys = self.guild_keys()?.into_iter().filter(|key| !self.has_departed(key));
        Ok(keys.map(|key| (key.clone(), stamp(&key))).collect())
    }

    /// Works on a guild's file unless there is none, and leaves it open only if it was.
    pub fn visit<T>(
        &self,
        key: &GuildKey,
        work: impl FnOnce(&Guild) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        if !self.file_of(key).exists() {
            return Ok(None);
        }
        let was_open = self.is_open(key);
        let done = self.guild(key).and_then(|guild| work(&guild));
        if !was_open {
            self.close(key);
        }
        done.map(Some)
    }
}

impl Read<'_> {
    /// Whether there are cards, and changes, or a new day, of which it is not known yet which of them they concern.
    pub fn has_unfollowed(&self, today: Date) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM cards) AND EXISTS (SELECT 1 FROM cards_followed f \
            WHERE f.day <> ?1 OR EXISTS (SELECT 1 FROM journal WHERE id > f.entry))";
        Ok(self.db.prepare_cached(sql)?.query_row([today.to_string()], |row| row.get(0))?)
    }

    /// Cards that are due: those that must not be seen any more first, then those of the latest change, the newest first.
    pub fn due_cards(&self, limit: u32) -> Result<Vec<DueCard>, StoreError> {
        let mut statement = self.db.prepare_cached(
            "SELECT message_id, channel_id, contact_id, locale, drawn, due, is_old, is_blank FROM cards WHERE due IS NOT NULL \
             ORDER BY EXISTS (SELECT 1 FROM contacts c WHERE c.id = contact_id AND NOT c.privacy_blocked), \
             due DESC, message_id DESC LIMIT ?1",
        )?;
        let due = statement.query_map([limit], due_card)?;
        Ok(due.collect::<rusqlite::Result<_>>()?)
    }

    /// The card, if it is due.
    pub fn due_card(&self, message: i64) -> Result<Option<DueCard>, StoreError> {
        let mut statement = self.db.prepare_cached(
            "SELECT message_id, channel_id, contact_id, locale, drawn, due, is_old, is_blank FROM cards \
             WHERE message_id = ?1 AND due IS NOT NULL",
        )?;
        let mut due = statement.query_map([message], due_card)?;
        Ok(due.next().transpose()?)
    }
}

impl Write<'_> {
    /// Has a card that was posted follow its contact; of those beyond the last few of the same contact only that is looked
    /// after that they show nobody who must not be seen. It is due at once: something may have changed while it was on its
    /// way.
    pub fn put_card(&self, card: &PostedCard) -> Result<(), StoreError> {
        let mut insert = self.db.prepare_cached(
            "INSERT INTO cards (message_id, channel_id, contact_id, locale, drawn, due) VALUES (?1, ?2, ?3, ?4, ?5, 0) \
             ON CONFLICT DO NOTHING",
        )?;
        insert.execute(params![card.message, card.channel, card.contact.0, card.locale, card.drawn])?;
        let mut age = self.db.prepare_cached(
            "UPDATE cards SET is_old = 1 WHERE contact_id = ?1 AND NOT is_old AND message_id NOT IN \
             (SELECT message_id FROM cards WHERE contact_id = ?1 ORDER BY message_id DESC LIMIT ?2)",
        )?;
        age.execute(params![card.contact.0, OF_ONE_CONTACT])?;
        Ok(())
    }

    /// Marks the cards that the changes since the last time concern, and those that show another address from today on.
    pub fn follow_changes(&self, today: Date) -> Result<(), StoreError> {
        self.follow_days(today)?;
        let last: i64 =
            self.db.prepare_cached("SELECT coalesce(max(id), 0) FROM journal")?.query_row([], |row| row.get(0))?;
        let first: i64 = self.db.prepare_cached("SELECT entry FROM cards_followed")?.query_row([], |row| row.get(0))?;
        if first >= last {
            return Ok(());
        }
        if rows::count(self.db, "SELECT EXISTS (SELECT 1 FROM cards)", [])? > 0 {
            let sql = format!(
                "SELECT EXISTS (SELECT 1 FROM journal_items WHERE entry_id > ?1 AND entry_id <= ?2 AND kind IN {OF_ALL})"
            );
            let all: bool = self.db.prepare_cached(&sql)?.query_row([first, last], |row| row.get(0))?;
            let sql = match all {
                true => format!("UPDATE cards SET due = ?2 WHERE ?1 < ?2 AND {IS_CONCERNED}"),
                false => format!(
                    "{SHOWN} UPDATE cards SET due = ?2 WHERE contact_id IN (SELECT id FROM shown) AND {IS_CONCERNED}"
                ),
            };
            self.db.prepare_cached(&sql)?.execute([first, last])?;
        }
        self.db.prepare_cached("UPDATE cards_followed SET entry = ?1")?.execute([last])?;
        Ok(())
    }

    /// A day that was not there before makes the cards due whose alternative address (rule 4.12) begins or has ended.
    fn follow_days(&self, today: Date) -> Result<(), StoreError> {
        let today = today.to_string();
        let known: String =
            self.db.prepare_cached("SELECT day FROM cards_followed")?.query_row([], |row| row.get(0))?;
        if known == today {
            return Ok(());
        }
        if !known.is_empty() {
            let sql = format!(
                "{DATED} UPDATE cards SET due = ifnull(due, 0) WHERE NOT is_old AND contact_id IN (SELECT id FROM dated)"
            );
            // Another time zone can make it an earlier day.
            self.db.prepare_cached(&sql)?.execute([known.as_str().min(&today), known.as_str().max(&today)])?;
        }
        self.db.prepare_cached("UPDATE cards_followed SET day = ?1")?.execute([&today])?;
        Ok(())
    }

    /// The card shows what `drawn` is the mark of, or nothing, as of the change that made it due; a later one keeps it due.
    pub fn settle_card(&self, due: &DueCard, drawn: i64, is_blank: bool) -> Result<(), StoreError> {
        // Changes concern an old card if it is blank: those that came before that was known are looked for once more.
        let mut update = self.db.prepare_cached(
            "UPDATE cards SET drawn = ?2, is_blank = ?4, \
             due = iif(is_old AND ?4 AND NOT is_blank, due, nullif(due, ?3)) WHERE message_id = ?1",
        )?;
        update.execute(params![due.card.message, drawn, due.due, is_blank])?;
        Ok(())
    }

    /// The card follows nothing any more.
    pub fn forget_card(&self, message: i64) -> Result<(), StoreError> {
        self.db.prepare_cached("DELETE FROM cards WHERE message_id = ?1")?.execute([message])?;
        Ok(())
    }
}

fn due_card(row: &rusqlite::Row<'_>) -> rusqlite::Result<DueCard> {
    let card = PostedCard {
        message: row.get(0)?,
        channel: row.get(1)?,
        contact: ContactId(row.get(2)?),
        locale: row.get(3)?,
        drawn: row.get(4)?,
    };
    Ok(DueCard { card, due: row.get(5)?, is_old: row.get(6)?, is_blank: row.get(7)? })
}
