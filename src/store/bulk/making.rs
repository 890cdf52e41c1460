//! Making the segments of an import on threads of their own, while whoever stores puts them into the file.

use std::ops::ControlFlow;
use std::sync::mpsc::{SyncSender, sync_channel};

use rusqlite::Connection;

use super::gathering::Gathered;
use super::pages::{Pages, Piece};
use super::runs::Runs;
use super::segment::Segment;
use super::sorted::Indexes;
use crate::store::StoreError;

/// What a full-text index marks tokens and their starts with: one after the other from here on.
const WHOLE: u8 = b'0';
/// Pieces that are handed over together, about half a megabyte, and how many of these wait while an
/// index is sorted.
const TOGETHER: usize = 128;
const WAITING: usize = 128;

/// The pieces of one of the segments, by its place.
type Made = (usize, Vec<Piece>);

/// Puts both segments, `words` and `phones`, and in between makes the indexes anew that were taken away. Gives the numbers
/// of their last pages.
pub(super) fn make(
    db: &Connection,
    segments: &[Segment; 2],
    gathered: &Gathered,
    indexes: &Indexes,
    base: i64,
) -> Result<[u32; 2], StoreError> {
    let (give, take) = sync_channel::<Made>(WAITING);
    std::thread::scope(|scope| {
        let runs = [&gathered.words, &gathered.phones];
        let threads = [0, 1].map(|place| {
            let give = give.clone();
            scope.spawn(move || write(&segments[place], runs[place], base, &mut |pieces| hand(&give, (place, pieces))))
        });
        drop(give);
        let take = take;
        // Nobody waits for room when this fails: the other end is dropped.
        let put = |(place, pieces): Made| segments[place].put(db, pieces);
        indexes.make_anew(db, &mut || take.try_iter().try_for_each(put))?;
        take.iter().try_for_each(put)?;
        Ok(threads.map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))))
    })
}

fn hand(give: &SyncSender<Made>, made: Made) -> ControlFlow<()> {
    if give.send(made).is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
}

/// Writes the pages of a segment: all tokens, then their starts, length by length. Gives the number of the last.
fn write(segment: &Segment, runs: &Runs, base: i64, hand: &mut dyn FnMut(Vec<Piece>) -> ControlFlow<()>) -> u32 {
    let mut pages = Pages::new(segment.number, segment.page_size);
    let mut marked = Vec::new();
    let lengths = std::iter::once(None).chain(segment.table.starts.iter().copied().map(Some));
    for (mark, start) in (WHOLE..).zip(lengths) {
        let done = runs.each(start, |token, contacts| {
            marked.clear();
            marked.push(mark);
            marked.extend_from_slice(token);
            pages.add(&marked, contacts.iter().map(|contact| base + i64::from(*contact)));
            if pages.done.len() < TOGETHER { ControlFlow::Continue(()) } else { hand(std::mem::take(&mut pages.done)) }
        });
        if done.is_break() {
            return 0;
        }
    }
    let last = pages.finish();
    // Nobody takes it when the import has failed.
    let _ = hand(pages.done);
    last
}
