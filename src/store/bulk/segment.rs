//! Where a new segment of a full-text index goes, and what the index has to know of it.
//!
//! An index is a list of segments, each with all that was written at once. SQLite's `fts5_index.c` describes the records.

use rusqlite::{Connection, OptionalExtension, params};

use super::pages::Piece;
use super::varint;
use crate::store::StoreError;

/// The rows of an index's data that are no pages: how much there is of all, and the list of segments.
const TOTALS: i64 = 1;
const LIST: i64 = 10;
/// What the list begins with, after four bytes of FTS5's own, when contacts can be taken away without their words.
const DELETABLE: [u8; 4] = [0xFF, 0, 0, 1];
/// Bytes of a page unless the index says otherwise, and most segments: FTS5's own.
const PAGE: usize = 4050;
const SEGMENTS_MAX: u64 = 2000;

/// A full-text table, and the lengths of the starts of words that it keeps, as `migrations/` has them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Table {
    pub(super) name: &'static str,
    pub(super) starts: &'static [usize],
}

pub(super) const WORDS: Table = Table { name: "contact_words", starts: &[2, 3, 4, 5, 6] };
pub(super) const PHONES: Table = Table { name: "contact_phones", starts: &[3] };

/// A segment of the list: its number, first and last page, lowest and highest origin, and how many pages of tombstones,
/// tombstones and entries it has.
type Listed = [u64; 8];

/// The list of segments by their levels; each level with how many of them are being joined just now.
#[derive(Debug, Default, PartialEq, Eq)]
struct List {
    cookie: [u8; 4],
    writes: u64,
    levels: Vec<(u64, Vec<Listed>)>,
}

impl List {
    fn read(mut bytes: &[u8]) -> Option<List> {
        let mut cookie = [0; 4];
        cookie.copy_from_slice(bytes.split_off(..4)?);
        if bytes.split_off(..DELETABLE.len())? != DELETABLE {
            return None;
        }
        let mut take = || varint::take(&mut bytes);
        let (levels, _, writes) = (take()?, take()?, take()?);
        let mut list = List { cookie, writes, levels: Vec::new() };
        for _ in 0..levels {
            let (joining, segments) = (take()?, take()?);
            let mut level = Vec::new();
            for _ in 0..segments {
                let mut listed = [0; 8];
                for number in &mut listed {
                    *number = take()?;
                }
                level.push(listed);
            }
            list.levels.push((joining, level));
        }
        Some(list)
    }

    fn write(&self) -> Vec<u8> {
        let mut bytes = [self.cookie, DELETABLE].concat();
        varint::put(&mut bytes, self.levels.len() as u64);
        varint::put(&mut bytes, self.segments().count() as u64);
        varint::put(&mut bytes, self.writes);
        for (joining, level) in &self.levels {
            varint::put(&mut bytes, *joining);
            varint::put(&mut bytes, level.len() as u64);
            level.iter().flatten().for_each(|number| varint::put(&mut bytes, *number));
        }
        bytes
    }

    fn segments(&self) -> impl Iterator<Item = &Listed> {
        self.levels.iter().flat_map(|(_, level)| level)
    }

    fn free_number(&self) -> Option<u16> {
        let free = (1..=SEGMENTS_MAX).find(|number| self.segments().all(|listed| listed[0] != *number));
        free.and_then(|number| u16::try_from(number).ok())
    }

    /// The mark of what is written next.
    fn next_origin(&self) -> u64 {
        self.segments().map(|listed| listed[4]).max().unwrap_or(0) + 1
    }

    /// Adds a segment as the newest. What is on a higher level must be older; so only the first one goes where FTS5 would have
    /// one of its size, for each level has four times as many pages.
    fn add(&mut self, segment: Listed) {
        let level = if self.segments().next().is_none() { segment[2].max(1).ilog(4) as usize } else { 0 };
        if self.levels.len() <= level {
            self.levels.resize_with(level + 1, Default::default);
        }
        self.levels[level].1.push(segment);
        self.writes += segment[2];
    }
}

/// A segment under way.
#[derive(Debug)]
pub(super) struct Segment {
    pub(super) table: Table,
    pub(super) number: u16,
    pub(super) page_size: usize,
    origin: u64,
    contacts: u64,
    tokens: u64,
}

impl Segment {
    /// From now until it is finished nothing else may be written to the table.
    pub(super) fn begin(db: &Connection, table: Table) -> Result<Self, StoreError> {
        let name = table.name;
        // What the table has gathered is written, and it takes part in the transaction from now on.
        db.execute(&format!("INSERT INTO {name} ({name}) VALUES ('flush')"), [])?;
        let list = list(db, table)?;
        let page_size: Option<u16> =
            db.query_row(&format!("SELECT v FROM {name}_config WHERE k = 'pgsz'"), [], |row| row.get(0)).optional()?;
        Ok(Segment {
            table,
            number: list.free_number().ok_or(StoreError::Unreadable("the search index, in too many pieces"))?,
            page_size: page_size.map_or(PAGE, usize::from),
            origin: list.next_origin(),
            contacts: 0,
            tokens: 0,
        })
    }

    /// Notes that the contact has so many tokens, at least one.
    pub(super) fn count(&mut self, db: &Connection, contact: i64, tokens: u64) -> Result<(), StoreError> {
        let name = self.table.name;
        let mut size = Vec::with_capacity(2);
        varint::put(&mut size, tokens);
        let mut insert =
            db.prepare_cached(&format!("INSERT INTO {name}_docsize (id, sz, origin) VALUES (?1, ?2, ?3)"))?;
        insert.execute(params![contact, size, self.origin.cast_signed()])?;
        self.contacts += 1;
        self.tokens += tokens;
        Ok(())
    }

    pub(super) fn put(&self, db: &Connection, pieces: Vec<Piece>) -> Result<(), StoreError> {
        let name = self.table.name;
        let mut data = db.prepare_cached(&format!("INSERT INTO {name}_data (id, block) VALUES (?1, ?2)"))?;
        let mut first =
            db.prepare_cached(&format!("INSERT INTO {name}_idx (segid, term, pgno) VALUES (?1, ?2, ?3)"))?;
        for piece in pieces {
            match piece {
                Piece::Block { id, block } => data.execute(params![id, block])?,
                Piece::First { token, page } => first.execute(params![self.number, token, page])?,
            };
        }
        Ok(())
    }

    /// Makes the segment, all pages of which were put, a part of the index. Gives how many parts it has now.
    pub(super) fn finish(self, db: &Connection, pages: u32) -> Result<usize, StoreError> {
        let name = self.table.name;
        let mut list = list(db, self.table)?;
        if pages > 0 {
            list.add([self.number.into(), 1, pages.into(), self.origin, self.origin, 0, 0, self.contacts]);
            write(db, name, LIST, &list.write())?;
            let totals = block(db, name, TOTALS)?;
            let mut totals = totals.as_slice();
            let (contacts, tokens) =
                (varint::take(&mut totals).unwrap_or_default(), varint::take(&mut totals).unwrap_or_default());
            let mut bytes = Vec::new();
            varint::put(&mut bytes, contacts + self.contacts);
            varint::put(&mut bytes, tokens + self.tokens);
            write(db, name, TOTALS, &bytes)?;
        }
        Ok(list.segments().count())
    }
}

/// Makes full-text tables read anew what was written beside them: they do so when something is taken back.
pub(super) fn read_anew(db: &Connection) -> Result<(), StoreError> {
    Ok(db.execute_batch("SAVEPOINT segments; ROLLBACK TO segments; RELEASE segments;")?)
}

fn list(db: &Connection, table: Table) -> Result<List, StoreError> {
    List::read(&block(db, table.name, LIST)?).ok_or(StoreError::Unreadable("the search index's list of pieces"))
}

fn block(db: &Connection, name: &str, id: i64) -> Result<Vec<u8>, StoreError> {
    Ok(db.query_row(&format!("SELECT block FROM {name}_data WHERE id = ?1"), [id], |row| row.get(0))?)
}

fn write(db: &Connection, name: &str, id: i64, bytes: &[u8]) -> Result<(), StoreError> {
    db.execute(&format!("REPLACE INTO {name}_data (id, block) VALUES (?1, ?2)"), params![id, bytes])?;
    Ok(())
}
