//! What the first page of a file looks like, before SQLite is asked.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Bytes of a page, as SQLCipher makes them.
pub(super) const PAGE: usize = 4096;
/// What a file begins with that is not encrypted.
const PLAIN: &[u8] = b"SQLite format 3\0";
/// How many different bytes there are at least in a page that looks like chance. In one that is encrypted all 256 are, but for
/// one time in ten thousand; in a page of a plain database, or of a text, there are far fewer.
const OF_CHANCE: usize = 240;

/// The first bytes of an encrypted file.
pub(super) type Salt = [u8; 16];

/// What a file seems to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    /// There is none, or nothing is in it.
    Empty,
    Plain,
    /// It looks like chance, as an encrypted one does.
    Sealed(Salt),
    /// Nothing that a whole file begins with.
    Other,
}

impl Head {
    /// Opens and closes the file, which takes away the locks that SQLite has on it in this process: only for files that this
    /// process has not opened yet.
    pub(super) fn of(path: &Path) -> io::Result<Head> {
        let mut page = Vec::with_capacity(PAGE);
        match File::open(path) {
            Ok(file) => file.take(PAGE as u64).read_to_end(&mut page)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => 0,
            Err(error) => return Err(error),
        };
        Ok(Head::of_page(&page))
    }

    fn of_page(page: &[u8]) -> Head {
        if page.is_empty() {
            return Head::Empty;
        }
        if page.starts_with(PLAIN) {
            return Head::Plain;
        }
        let mut met = [false; 256];
        page.iter().for_each(|byte| met[usize::from(*byte)] = true);
        match page.first_chunk() {
            Some(salt) if page.len() == PAGE && met.iter().filter(|met| **met).count() >= OF_CHANCE => {
                Head::Sealed(*salt)
            }
            _ => Head::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_looks_like_chance_is_taken_for_encrypted() {
        // Bytes without any order, always the same ones.
        let mut state = 0x2545_f491_u32;
        let chance: Vec<u8> = std::iter::repeat_with(|| {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            state.to_le_bytes()[1]
        })
        .take(PAGE)
        .collect();
        let sealed = Head::Sealed(*chance.first_chunk().unwrap());
        assert_eq!(Head::of_page(&chance), sealed);
        let mut half = chance.clone();
        half[PAGE / 2..].fill(0xA5);
        assert_eq!(Head::of_page(&half), sealed, "it is damaged, and was encrypted all the same");
        let plain: Vec<u8> = PLAIN.iter().copied().chain(chance.iter().copied()).take(PAGE).collect();
        assert_eq!(Head::of_page(&plain), Head::Plain);
        assert_eq!(Head::of_page(&[]), Head::Empty);
        for other in [&chance[1..], &[0xA5; PAGE], "no database ".repeat(PAGE / 12).as_bytes()] {
            assert_eq!(Head::of_page(other), Head::Other);
        }
    }
}
