//! Settings and number series, and the first filling of a new file.

use rusqlite::{Connection, OptionalExtension, params};

use super::{Read, StoreError, Write, duplicates, index, rows};
use crate::domain::code_list::Code;
use crate::domain::field::Field;
use crate::domain::number_series::{NumberSeries, SeriesKind};
use crate::domain::search_string::{SearchString, StringPart};
use crate::domain::settings::{Setting, Settings};

impl Read<'_> {
    /// Whether nobody has used this file yet.
    pub fn is_fresh(&self) -> Result<bool, StoreError> {
        let mut statement = self.db.prepare_cached("SELECT NOT EXISTS (SELECT 1 FROM filled)")?;
        Ok(statement.query_row([], |row| row.get(0))?)
    }

    pub fn settings(&self) -> Result<Settings, StoreError> {
        let mut settings = Settings::default();
        let mut statement = self.db.prepare_cached("SELECT key, value FROM settings")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if let Some(setting) = Setting::from_key(rows::text(row, 0)?) {
                settings.set(setting, rows::text(row, 1)?);
            }
        }
        Ok(settings)
    }

    /// The series; one that was never set up is off: numbers have to be given.
    pub fn series(&self, kind: SeriesKind) -> Result<NumberSeries, StoreError> {
        let mut statement = self.db.prepare_cached(
            "SELECT first_no, last_no, warning_no, step, manual, last_used FROM number_series WHERE kind = ?1",
        )?;
        let series = statement
            .query_row([kind.key()], |row| {
                Ok(NumberSeries {
                    kind,
                    first: row.get(0)?,
                    last: row.get(1)?,
                    warning: row.get(2)?,
                    step: row.get(3)?,
                    manual: row.get(4)?,
                    last_used: row.get(5)?,
                })
            })
            .optional()?;
        Ok(series.unwrap_or_else(|| NumberSeries {
            kind,
            first: String::new(),
            last: String::new(),
            warning: String::new(),
            step: 1,
            manual: true,
            last_used: String::new(),
        }))
    }

    /// The setup of search strings, in the order of the fields.
    pub fn search_strings(&self) -> Result<Vec<SearchString>, StoreError> {
        search_strings(self.db)
    }
}

/// The setup of search strings, in the order of the fields.
pub(super) fn search_strings(db: &Connection) -> Result<Vec<SearchString>, StoreError> {
    const UNREADABLE: StoreError = StoreError::Unreadable("a search string");
    let mut statement = db.prepare_cached("SELECT field, part, length FROM search_strings")?;
    let mut rows = statement.query([])?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        lines.push(SearchString {
            field: Field::from_key(rows::text(row, 0)?).ok_or(UNREADABLE)?,
            part: StringPart::from_key(rows::text(row, 1)?).ok_or(UNREADABLE)?,
            length: row.get(2)?,
        });
    }
    lines.sort_by_key(|line| (line.field, line.part));
    Ok(lines)
}

/// Whether a switch is on.
pub(super) fn is_on(db: &Connection, setting: Setting) -> Result<bool, StoreError> {
    let mut statement = db.prepare_cached("SELECT value FROM settings WHERE key = ?1")?;
    let text: Option<String> = statement.query_row([setting.key()], |row| row.get(0)).optional()?;
    Ok(!text.as_deref().unwrap_or(setting.spec().shipped).is_empty())
}

/// The country in which phone numbers without a country code are read; blank: none.
pub(super) fn phone_region(db: &Connection) -> Result<String, StoreError> {
    let mut statement = db.prepare_cached("SELECT value FROM settings WHERE key = ?1")?;
    let region = statement.query_row([Setting::PhoneRegion.key()], |row| row.get(0)).optional()?;
    Ok(region.unwrap_or_else(|| Setting::PhoneRegion.spec().shipped.to_owned()))
}

impl Write<'_> {
    /// The first filling: standard codes and number series. Afterwards the file is no longer fresh.
    pub fn seed(&self, codes: &[Code], series: &[NumberSeries]) -> Result<(), StoreError> {
        let mut insert = self.db.prepare_cached(
            "INSERT INTO codes (list, code, description, url) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
        )?;
        for code in codes {
            insert.execute(params![code.list.key(), code.code, code.description, code.url])?;
        }
        for series in series {
            self.save_series(series)?;
        }
        self.db.prepare_cached("INSERT INTO filled (id) VALUES (1) ON CONFLICT DO NOTHING")?.execute([])?;
        Ok(())
    }

    /// Another phone region makes the phones of all contacts be read anew, in this transaction.
    pub fn set_setting(&self, setting: Setting, text: &str) -> Result<(), StoreError> {
        let region_before = phone_region(self.db)?;
        let mut statement = self.db.prepare_cached(
            "INSERT INTO settings (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        )?;
        statement.execute(params![setting.key(), text])?;
        if text == setting.spec().shipped {
            // Only what differs from the shipped settings has a row.
            self.db.prepare_cached("DELETE FROM settings WHERE key = ?1")?.execute([setting.key()])?;
        }
        if setting == Setting::PhoneRegion && region_before != text {
            index::rewrite_phones(self.db, text)?;
            duplicates::unmark_all(self.db)?;
            self.mark_few()?;
        }
        if setting == Setting::MaintainSearchStrings {
            duplicates::mark_strings(self.db)?;
        }
        Ok(())
    }

    /// Sets the length of a search string; 0 takes the line away.
    pub fn set_search_string(&self, field: Field, part: StringPart, length: u8) -> Result<(), StoreError> {
        if length == 0 {
            let mut statement = self.db.prepare_cached("DELETE FROM search_strings WHERE field = ?1 AND part = ?2")?;
            statement.execute([field.key(), part.key()])?;
            // The strings of the line go with it, also where strings are not kept up (domain rule 4.8).
            return duplicates::mark_strings_by(self.db, &search_strings(self.db)?);
        }
        let mut statement = self.db.prepare_cached(
            "INSERT INTO search_strings (field, part, length) VALUES (?1, ?2, ?3) \
             ON CONFLICT (field, part) DO UPDATE SET length = excluded.length",
        )?;
        statement.execute(params![field.key(), part.key(), length])?;
        duplicates::mark_strings(self.db)
    }

    pub fn save_series(&self, series: &NumberSeries) -> Result<(), StoreError> {
        let mut statement = self.db.prepare_cached(
            "INSERT INTO number_series (kind, first_no, last_no, warning_no, step, manual, last_used) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (kind) DO UPDATE SET first_no = excluded.first_no, \
             last_no = excluded.last_no, warning_no = excluded.warning_no, step = excluded.step, \
             manual = excluded.manual, last_used = excluded.last_used",
        )?;
        statement.execute(params![
            series.kind.key(),
            series.first,
            series.last,
            series.warning,
            series.step,
            series.manual,
            series.last_used
        ])?;
        Ok(())
    }
}
