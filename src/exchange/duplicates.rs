//! All pairs of contacts that may be the same, one a line.

use std::io::{self, Write};

use serde_json::json;

use crate::store::{Guild, Measure};
use crate::view;

use super::ExportError;

/// The language of the reasons: programs read these lines, so it is always the same.
const LANGUAGE: &str = "en";

/// Writes every pair that may be the same, likeliest first: both numbers, the score from 0 to 100 and the reasons; gives
/// how many there are. Pairs that people know to be two are left out.
///
/// # Errors
/// The file of the guild cannot be read, or the output cannot be written.
pub fn duplicates(guild: &Guild, output: &mut impl Write) -> Result<u64, ExportError> {
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
