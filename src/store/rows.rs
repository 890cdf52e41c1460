//! A contact as a row: the SQL, made once from [`Field::ALL`], and reading.

use std::sync::LazyLock;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Params, Row};

use super::{StoreError, time};
use crate::domain::contact::{CompanyLink, Contact, ContactId, ContactType, Modified, Values};
use crate::domain::field::{Field, FieldKind};
use crate::domain::found::Brief;
use crate::domain::relation::BusinessRelationValue;

/// Columns before the fields in [`SELECT`].
const FIXED: usize = 11;

/// `SELECT … FROM contacts c LEFT JOIN contacts k`, where `k` is the company that a person belongs to.
static SELECT: LazyLock<String> = LazyLock::new(|| {
    let fields: Vec<String> = Field::ALL.iter().map(|field| format!("c.{}", field.key())).collect();
    format!(
        "SELECT c.id, c.no, c.type, c.company_id, k.no, k.name, c.business_relation, c.no_series, c.modified_at, \
         c.modified_by, c.revision, {}, k.privacy_blocked FROM contacts c LEFT JOIN contacts k ON k.id = c.company_id",
        fields.join(", ")
    )
});

/// Parameters: [`FIELD_PARAMETERS`] first, then row id (NULL: a new one), number, type, company, relation value, series,
/// when, who, place among the numbers, revision.
pub(super) static INSERT: LazyLock<String> = LazyLock::new(|| {
    let names: Vec<&str> = field_columns().collect();
    let count = names.len() + 10;
    let marks: Vec<String> = (1..=count).map(|number| format!("?{number}")).collect();
    format!(
        "INSERT INTO contacts ({}, id, no, type, company_id, business_relation, no_series, modified_at, \
         modified_by, no_order, revision) VALUES ({})",
        names.join(", "),
        marks.join(", ")
    )
});

/// Parameters: [`FIELD_PARAMETERS`] first, then company, when, who, id, revision. Gives the contact's type.
pub(super) static UPDATE: LazyLock<String> = LazyLock::new(|| {
    let sets: Vec<String> = field_columns().enumerate().map(|(slot, name)| format!("{name} = ?{}", slot + 1)).collect();
    let next = sets.len() + 1;
    format!(
        "UPDATE contacts SET {}, company_id = ?{}, modified_at = ?{}, modified_by = ?{}, revision = revision + 1 \
         WHERE id = ?{} AND revision = ?{} RETURNING type",
        sets.join(", "),
        next,
        next + 1,
        next + 2,
        next + 3,
        next + 4
    )
});

/// How many parameters hold fields, their folded forms and their sort keys.
pub(super) const FIELD_PARAMETERS: usize = Field::ALL.len() + 4;

fn field_columns() -> impl Iterator<Item = &'static str> {
    Field::ALL.into_iter().map(Field::key).chain(["name_folded", "city_folded", "name_en", "name_fi"])
}

/// What a field's column holds for this text.
pub(super) enum Cell<'a> {
    Text(&'a str),
    Flag(bool),
}

impl rusqlite::ToSql for Cell<'_> {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        match self {
            Cell::Text(text) => text.to_sql(),
            Cell::Flag(flag) => flag.to_sql(),
        }
    }
}

pub(super) fn cell(values: &Values, field: Field) -> Cell<'_> {
    if field.spec().kind == FieldKind::Flag { Cell::Flag(values.is_set(field)) } else { Cell::Text(values.get(field)) }
}

/// The contacts that the rest of the statement (`WHERE …`, over `c` and `k`) selects.
pub(super) fn select(db: &Connection, rest: &str, params: impl Params) -> Result<Vec<Contact>, StoreError> {
    let mut found = Vec::new();
    each(db, rest, params, |contact| {
        found.push(contact);
        Ok::<(), StoreError>(())
    })?;
    Ok(found)
}

/// As [`select`], one contact at a time; stops when `each` fails.
pub(super) fn each<E: From<StoreError>>(
    db: &Connection,
    rest: &str,
    params: impl Params,
    mut each: impl FnMut(Contact) -> Result<(), E>,
) -> Result<(), E> {
    let mut statement = db.prepare_cached(&format!("{} {rest}", *SELECT)).map_err(StoreError::from)?;
    let mut rows = statement.query(params).map_err(StoreError::from)?;
    while let Some(row) = rows.next().map_err(StoreError::from)? {
        each(read(row)?)?;
    }
    Ok(())
}

/// A look-up reads many: its text is put together once.
static BY_ID: LazyLock<String> = LazyLock::new(|| format!("{} WHERE c.id = ?1", *SELECT));

pub(super) fn by_id(db: &Connection, id: ContactId) -> Result<Option<Contact>, StoreError> {
    let mut statement = db.prepare_cached(&BY_ID)?;
    let mut rows = statement.query([id.0])?;
    rows.next()?.map(read).transpose()
}

/// Columns before the fields in [`BRIEF`].
const FIXED_BRIEF: usize = 7;

/// `SELECT …` of what a look-up reads; the rest of the statement follows.
static BRIEF: LazyLock<String> = LazyLock::new(|| {
    let fields: Vec<String> = Brief::FIELDS.iter().map(|field| format!("c.{}", field.key())).collect();
    format!(
        "SELECT c.id, c.no, c.type, c.company_id, k.no, k.name, k.privacy_blocked, {} \
         FROM contacts c LEFT JOIN contacts k ON k.id = c.company_id",
        fields.join(", ")
    )
});

static BRIEF_BY_ID: LazyLock<String> = LazyLock::new(|| format!("{} WHERE c.id = ?1", *BRIEF));

/// Contacts that are read at once.
pub(super) const TOGETHER: usize = 25;

static BRIEF_BY_IDS: LazyLock<String> = LazyLock::new(|| {
    let marks: Vec<String> = (1..=TOGETHER).map(|number| format!("?{number}")).collect();
    format!("{} WHERE c.id IN ({})", *BRIEF, marks.join(", "))
});

/// What a look-up needs of the contact: half of what reading all of it takes.
pub(super) fn brief(db: &Connection, id: ContactId) -> Result<Option<Brief>, StoreError> {
    let mut statement = db.prepare_cached(&BRIEF_BY_ID)?;
    let mut rows = statement.query([id.0])?;
    rows.next()?.map(read_brief).transpose()
}

/// As [`brief`], of the first [`TOGETHER`] of these contacts, in no order: in one statement they take much less time than
/// one by one.
pub(super) fn briefs_of(db: &Connection, ids: &[i64]) -> Result<Vec<Brief>, StoreError> {
    let mut statement = db.prepare_cached(&BRIEF_BY_IDS)?;
    for place in 0..TOGETHER {
        statement.raw_bind_parameter(place + 1, ids.get(place))?;
    }
    let mut rows = statement.raw_query();
    let mut found = Vec::with_capacity(ids.len().min(TOGETHER));
    while let Some(row) = rows.next()? {
        found.push(read_brief(row)?);
    }
    Ok(found)
}

fn read_brief(row: &Row<'_>) -> Result<Brief, StoreError> {
    let company = match row.get::<_, Option<i64>>(3)? {
        Some(id) => {
            Some(CompanyLink { id: ContactId(id), no: row.get(4)?, name: row.get(5)?, privacy_blocked: row.get(6)? })
        }
        None => None,
    };
    let values = values(row, FIXED_BRIEF, &Brief::FIELDS)?;
    Ok(Brief::new(ContactId(row.get(0)?), row.get(1)?, contact_type(row)?, company, values))
}

/// The fields that stand from a column on.
fn values(row: &Row<'_>, first: usize, fields: &[Field]) -> Result<Values, StoreError> {
    let mut values = Values::default();
    for (slot, field) in fields.iter().enumerate() {
        match row.get_ref(first + slot)? {
            ValueRef::Integer(0) => {}
            ValueRef::Integer(_) => values.set(*field, "true"),
            text => values.set(*field, text.as_str().map_err(|_| StoreError::Unreadable("a contact's field"))?),
        }
    }
    Ok(values)
}

fn contact_type(row: &Row<'_>) -> Result<ContactType, StoreError> {
    ContactType::from_key(text(row, 2)?).ok_or(StoreError::Unreadable("a contact's type"))
}

fn read(row: &Row<'_>) -> Result<Contact, StoreError> {
    let company = match row.get::<_, Option<i64>>(3)? {
        Some(id) => Some(CompanyLink {
            id: ContactId(id),
            no: row.get(4)?,
            name: row.get(5)?,
            privacy_blocked: row.get(FIXED + Field::ALL.len())?,
        }),
        None => None,
    };
    let values = values(row, FIXED, &Field::ALL)?;
    Ok(Contact {
        id: ContactId(row.get(0)?),
        no: row.get(1)?,
        contact_type: contact_type(row)?,
        company,
        values,
        business_relation: BusinessRelationValue::from_key(text(row, 6)?)
            .ok_or(StoreError::Unreadable("a contact's business relation"))?,
        no_series: row.get(7)?,
        modified: Modified { at: time::from_stored(row.get(8)?)?, by: row.get(9)? },
        revision: row.get(10)?,
    })
}

/// A text column without a copy.
pub(super) fn text<'a>(row: &'a Row<'_>, column: usize) -> Result<&'a str, StoreError> {
    row.get_ref(column)?.as_str().map_err(|_| StoreError::Unreadable("a text"))
}

/// A count: SQLite's whole numbers have a sign.
pub(super) fn count(db: &Connection, sql: &str, params: impl Params) -> Result<u64, StoreError> {
    let count: i64 = db.prepare_cached(sql)?.query_row(params, |row| row.get(0))?;
    Ok(count.unsigned_abs())
}

/// How many rows come before page `page`, which is brought down to the last one there is; gives both.
pub(super) fn clamp(page: u32, per_page: u32, total: u64) -> (u32, i64) {
    let per_page = u64::from(per_page.max(1));
    let last = total.div_ceil(per_page).saturating_sub(1);
    let page = u64::from(page).min(last);
    (u32::try_from(page).unwrap_or(u32::MAX), i64::try_from(page * per_page).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_past_the_end_is_the_last_one() {
        for (page, per_page, total, expected) in [
            (0, 8, 0, (0, 0)),
            (3, 8, 0, (0, 0)),
            (0, 8, 8, (0, 0)),
            (1, 8, 8, (0, 0)),
            (1, 8, 9, (1, 8)),
            (u32::MAX, 8, 17, (2, 16)),
            (2, 0, 2, (1, 1)),
        ] {
            assert_eq!(clamp(page, per_page, total), expected, "page {page} of {total}");
        }
    }
}
