//! Whether a file was encrypted with a key, told by the codes that its pages carry.
//!
//! SQLite says the same of a wrong key as of a damaged first page. But a page's code fits under the right key only, and no
//! damage leaves a file without any whole page.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use ring::hmac;

use super::head::{PAGE, Salt};
use super::key::FileKey;

/// Bytes at the end of a page: how it was begun, and its code.
const START: usize = 16;
const CODE: usize = 64;
/// How many pages are looked at.
const LOOKED_AT: u64 = 256;

/// Whether any page of the file fits the key. See [`super::head::Head::of`] for when a file may be looked at.
pub(super) fn fits(path: &Path, key: &FileKey) -> io::Result<bool> {
    let codes = key.for_codes();
    let mut file = File::open(path)?;
    let pages = file.metadata()?.len() / PAGE as u64;
    let step = usize::try_from(pages / LOOKED_AT).unwrap_or(usize::MAX).max(1);
    let mut page = [0; PAGE];
    for number in (0..pages).step_by(step) {
        file.seek(SeekFrom::Start(number * PAGE as u64))?;
        file.read_exact(&mut page)?;
        if page_fits(&page, number, &codes) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// `number` counts from 0.
fn page_fits(page: &[u8; PAGE], number: u64, codes: &hmac::Key) -> bool {
    // The salt at the beginning of the first page is in no code.
    let from = if number == 0 { size_of::<Salt>() } else { 0 };
    let (Some(start), Ok(number)) = (page.get(from..PAGE - CODE), u32::try_from(number + 1)) else { return false };
    debug_assert!(start.len() > START, "a page holds more than how it was begun");
    let mut code = hmac::Context::with_key(codes);
    code.update(start);
    code.update(&number.to_le_bytes());
    page.ends_with(code.sign().as_ref())
}
