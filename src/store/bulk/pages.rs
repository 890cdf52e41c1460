//! The pages of a segment of a full-text index, byte for byte as FTS5 itself would write them.
//!
//! FTS5 takes tokens contact by contact and a start at a time; for very many contacts that is most of the work. Tokens that
//! are sorted already can be written as they come. The format is described at the head of SQLite's `fts5_index.c`; the
//! tables have `detail = none`, so that a token's entry is nothing but the row ids.

use super::varint;

/// Bits of a page's place in the table: page number, height in a tree, whether it is in a tree at all.
const PAGE_BITS: u32 = 31;
const HEIGHT_BITS: u32 = 5;
const TREE_BITS: u32 = 1;
/// A token whose row ids fill fewer whole pages has no tree to find one of them.
const TREE_MIN: u32 = 4;
/// A page begins with the places of its first row id and of its list of tokens.
const HEAD: usize = 4;

/// What is written, in the order in which it is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// A row of the index's data.
    Block { id: i64, block: Vec<u8> },
    /// The first token of a page, or what tells it from the one before, and the page, as the index has it.
    First { token: Vec<u8>, page: i64 },
}

/// The row of a segment's page.
fn row(segment: u16, in_tree: bool, height: usize, page: u32) -> i64 {
    (i64::from(segment) << (PAGE_BITS + HEIGHT_BITS + TREE_BITS))
        + (i64::from(in_tree) << (PAGE_BITS + HEIGHT_BITS))
        + ((height as i64) << PAGE_BITS)
        + i64::from(page)
}

/// A level of the tree over the pages of one token.
#[derive(Debug, Default)]
struct Level {
    block: Vec<u8>,
    page: u32,
    last: i64,
    first: i64,
}

/// Pages under way.
#[derive(Debug)]
pub(super) struct Pages {
    segment: u16,
    size: usize,
    page: Vec<u8>,
    /// Where the tokens begin on the page, and the last of these places.
    places: Vec<u8>,
    place: usize,
    token: Vec<u8>,
    number: u32,
    /// The last page with a token: what tells its first token apart, and its number; 0 before the first.
    first: Vec<u8>,
    first_page: u32,
    /// Pages since then without any.
    without: u32,
    has_row: bool,
    tree: Vec<Level>,
    pub(super) done: Vec<Piece>,
}

impl Pages {
    /// `size`: bytes after which a page is full.
    pub(super) fn new(segment: u16, size: usize) -> Self {
        Pages {
            segment,
            size,
            page: vec![0; HEAD],
            places: Vec::new(),
            place: 0,
            token: Vec::new(),
            number: 1,
            first: Vec::new(),
            first_page: 1,
            without: 0,
            has_row: false,
            tree: vec![Level::default()],
            done: Vec::new(),
        }
    }

    /// Writes a token with the rows that have it. Tokens and rows come in their order.
    pub(super) fn add(&mut self, token: &[u8], rows: impl Iterator<Item = i64>) {
        self.begin(token);
        let mut last: Option<i64> = None;
        for row in rows {
            match last {
                Some(last) if self.has_row => varint::put(&mut self.page, (row - last).cast_unsigned()),
                None if self.has_row => varint::put(&mut self.page, row.cast_unsigned()),
                _ => {
                    let at = u16::try_from(self.page.len()).unwrap_or(u16::MAX);
                    self.page[..2].copy_from_slice(&at.to_be_bytes());
                    varint::put(&mut self.page, row.cast_unsigned());
                    self.has_row = true;
                    self.note(0, row, self.number);
                }
            }
            last = Some(row);
            if self.page.len() + self.places.len() >= self.size {
                self.end_page();
            }
        }
    }

    /// The number of the last page; 0 when there is none.
    pub(super) fn finish(&mut self) -> u32 {
        if self.page.len() > HEAD {
            self.end_page();
        }
        let last = self.number - 1;
        if last > 0 {
            self.end_token();
        }
        last
    }

    fn begin(&mut self, token: &[u8]) {
        if self.page.len() + self.places.len() + token.len() + 2 >= self.size && self.page.len() > HEAD {
            self.end_page();
        }
        varint::put(&mut self.places, (self.page.len() - self.place) as u64);
        let is_first = self.place == 0;
        self.place = self.page.len();
        let common = self.token.iter().zip(token).take_while(|(one, other)| one == other).count();
        let mut new = token;
        if is_first {
            if self.number > 1 {
                self.end_token();
                self.first_page = self.number;
                self.first = token[..(common + 1).min(token.len())].to_vec();
            }
        } else {
            varint::put(&mut self.page, common as u64);
            new = &token[common..];
        }
        varint::put(&mut self.page, new.len() as u64);
        self.page.extend_from_slice(new);
        self.token.clear();
        self.token.extend_from_slice(token);
        self.has_row = true;
        self.tree[0].page = self.number;
    }

    fn end_page(&mut self) {
        let end = u16::try_from(self.page.len()).unwrap_or(u16::MAX);
        self.page[2..HEAD].copy_from_slice(&end.to_be_bytes());
        if self.place == 0 {
            if !self.has_row && !self.tree[0].block.is_empty() {
                varint::put(&mut self.tree[0].block, 0);
            }
            self.without += 1;
        }
        let mut block = std::mem::replace(&mut self.page, vec![0; HEAD]);
        block.append(&mut self.places);
        self.done.push(Piece::Block { id: row(self.segment, false, 0, self.number), block });
        self.place = 0;
        self.number += 1;
        self.has_row = false;
    }

    /// All of the last token of the last page with one is written.
    fn end_token(&mut self) {
        let has_tree = self.without >= TREE_MIN && !self.tree[0].block.is_empty();
        for (height, level) in self.tree.iter_mut().enumerate() {
            let block = std::mem::take(&mut level.block);
            if has_tree && !block.is_empty() {
                self.done.push(Piece::Block { id: row(self.segment, true, height, level.page), block });
            }
        }
        self.without = 0;
        let page = i64::from(self.first_page) << 1 | i64::from(has_tree);
        self.done.push(Piece::First { token: std::mem::take(&mut self.first), page });
    }

    /// Notes in the tree of the token the first row of a page, or of a page of the level below.
    fn note(&mut self, height: usize, first: i64, page: u32) {
        if self.tree.len() == height {
            self.tree.push(Level::default());
        }
        let is_full = self.tree[height].block.len() >= self.size;
        if is_full {
            // It has one above it; the lowest bit says so.
            let level = &mut self.tree[height];
            let (number, its_first) = (level.page, level.first);
            let mut block = std::mem::take(&mut level.block);
            block[0] = 1;
            level.page += 1;
            self.done.push(Piece::Block { id: row(self.segment, true, height, number), block });
            if self.tree.get(height + 1).is_none_or(|above| above.block.is_empty()) {
                self.raise(height + 1, number, its_first);
            }
        }
        let level = &mut self.tree[height];
        if level.block.is_empty() {
            level.block.push(u8::from(is_full));
            varint::put(&mut level.block, u64::from(page));
            varint::put(&mut level.block, first.cast_unsigned());
            level.first = first;
        } else {
            varint::put(&mut level.block, (first - level.last).cast_unsigned());
        }
        level.last = first;
        if is_full {
            let page = self.tree[height].page;
            self.note(height + 1, first, page);
        }
    }

    /// Begins the level above a first page that is full.
    fn raise(&mut self, height: usize, page: u32, first: i64) {
        if self.tree.len() == height {
            self.tree.push(Level::default());
        }
        let level = &mut self.tree[height];
        *level = Level { page, last: first, first, block: vec![0] };
        varint::put(&mut level.block, u64::from(page));
        varint::put(&mut level.block, first.cast_unsigned());
    }
}
