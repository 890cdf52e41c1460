//! All pairs of contacts that may be the same, one a line.

use std::io::{self, Write};

use serde_json::json;

use crate::domain::contact::ContactId;
use crate::store::{Guild, Measure, StoreError};
use crate::view;

use super::ExportError;

/// The language of the reasons: programs read these lines, so it is always the same.
const LANGUAGE: &str = "en";

/// Most contacts of an import that are compared with all others one by one: it takes about four milliseconds each.
pub const COUNTED_MAX: u64 = 5_000;
/// Contacts that are compared in one transaction.
const TOGETHER: i64 = 200;

/// How many of the contacts from the first row id to the last may be the same as one that was there before them; `None`
/// when they are more than can be compared one by one. `progress` is told how many are done.
///
/// # Errors
/// The file of the guild cannot be read.
pub fn count_doubles(
    guild: &Guild,
    (first, last): (ContactId, ContactId),
    progress: &mut dyn FnMut(u64),
) -> Result<Option<u64>, StoreError> {
    if last.0.abs_diff(first.0) >= COUNTED_MAX {
        return Ok(None);
    }
    let (mut doubles, mut from) = (0, first.0);
    while from <= last.0 {
        let to = last.0.min(from + TOGETHER - 1);
        doubles += guild.read(|db| db.count_doubles(ContactId(from), ContactId(to), Measure::of(&db.settings()?)))?;
        from = to + 1;
        progress(to.abs_diff(first.0) + 1);
    }
    Ok(Some(doubles))
}

/// Writes every pair that may be the same, likeliest first: both numbers, the score from 0 to 100 and the reasons; gives
/// how many there are. Pairs that people know to be two are left out.
///
/// # Errors
/// The file of the guild cannot be read, or the output cannot be written.
pub fn duplicates(guild: &Guild, output: &mut impl Write) -> Result<u64, ExportError> {
    guild.mark_waiting(&mut |_| {})?;
    let mut written = 0;
    guild.read(|db| {
        let mut pairs = db.all_doubles(Measure::of(&db.settings()?))?;
        pairs.sort_by_key(|pair| (std::cmp::Reverse(pair.verdict.score), pair.a, pair.b));
        for pair in pairs {
            let (Some(a), Some(b)) = (db.contact_no(pair.a)?, db.contact_no(pair.b)?) else { continue };
            let reasons = view::reasons(LANGUAGE, &pair.verdict);
            let line = json!({ "a": a, "b": b, "score": pair.verdict.score, "reasons": reasons });
            serde_json::to_writer(&mut *output, &line).map_err(io::Error::from)?;
            output.write_all(b"\n")?;
            written += 1;
        }
        Ok::<(), ExportError>(())
    })?;
    output.flush()?;
    Ok(written)
}
