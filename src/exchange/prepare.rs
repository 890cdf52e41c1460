//! Reading and checking lines on threads of their own, while the rows of earlier ones are stored.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::Scope;

use super::fault::Wrong;
use super::likeness::Marks;
use super::line::{self, Checked, Faults};
use super::lines::RawLine;
use crate::domain::phone::Forms;
use crate::store::{Indexed, Marking};

/// Lines that are handed over together.
pub const TOGETHER: usize = 512;
/// Parcels that wait at each thread.
const WAITING: usize = 4;
/// Most threads that read lines: the one that stores them is the narrow place.
const MOST: usize = 4;

/// What came of a line.
#[derive(Debug)]
pub enum Prepared {
    /// There is nothing in it.
    Blank,
    Wrong(Faults),
    Line(Box<Ready>),
}

/// A line that can be stored, with what can be known of it without the file.
#[derive(Debug)]
pub struct Ready {
    pub line: Checked,
    /// Only where it matters who is there already.
    pub marks: Option<Marks>,
    pub indexed: Indexed,
}

/// The threads. Parcels come back in the order in which they were handed over.
pub struct Readers {
    readers: Vec<(SyncSender<Parcel>, Receiver<Done>)>,
    given: usize,
    taken: usize,
}

/// Lines, and the number of the first.
type Parcel = (u64, Vec<RawLine>);
/// What came of them, and how many bytes they had.
type Done = (u64, Vec<Prepared>);

impl Readers {
    pub fn start<'scope>(scope: &'scope Scope<'scope, '_>, region: &'scope str, marking: Marking) -> Self {
        let threads = std::thread::available_parallelism().map_or(1, usize::from).min(MOST);
        let forms = Forms::new(region);
        let readers = (0..threads).map(|_| {
            let mut forms = forms.clone();
            let (give, parcels) = sync_channel::<Parcel>(WAITING);
            let (done, take) = sync_channel(WAITING);
            scope.spawn(move || {
                for (first, lines) in parcels {
                    let size = lines.iter().map(RawLine::size).sum();
                    let prepare = |(number, raw)| prepare(number, raw, &mut forms, marking);
                    let prepared = (first..).zip(lines).map(prepare).collect();
                    // Nobody waits for it once the import has come to an end.
                    if done.send((size, prepared)).is_err() {
                        break;
                    }
                }
            });
            (give, take)
        });
        Readers { readers: readers.collect(), given: 0, taken: 0 }
    }

    /// Whether another parcel can be given without waiting.
    pub fn has_room(&self) -> bool {
        self.given - self.taken < self.readers.len() * WAITING
    }

    pub fn give(&mut self, first: u64, lines: Vec<RawLine>) {
        let reader = self.given % self.readers.len();
        // A reader that is gone has panicked: taking its parcel says so.
        let _ = self.readers[reader].0.send((first, lines));
        self.given += 1;
    }

    /// The next parcel that was given, with its size in bytes; `None`: all have come back.
    pub fn take(&mut self) -> Option<Done> {
        if self.taken == self.given {
            return None;
        }
        let reader = self.taken % self.readers.len();
        self.taken += 1;
        Some(self.readers[reader].1.recv().expect("a thread that reads lines gives back what it was given"))
    }
}

fn prepare(number: u64, raw: RawLine, forms: &mut Forms, marking: Marking) -> Prepared {
    let whole = |wrong| Prepared::Wrong(vec![(String::new(), wrong)]);
    let RawLine::Bytes(bytes) = raw else { return whole(Wrong::LineTooLong) };
    let Ok(text) = std::str::from_utf8(&bytes) else { return whole(Wrong::NotUtf8) };
    // Some programs begin a file with a byte order mark.
    let text = if number == 1 { text.trim_start_matches('\u{feff}') } else { text };
    if text.trim().is_empty() {
        return Prepared::Blank;
    }
    match line::read(text) {
        Ok(line) => Prepared::Line(Box::new(Ready {
            marks: (marking == Marking::Now).then(|| Marks::of(line.contact_type, &line.no, &line.values)),
            indexed: Indexed::of(line.contact_type, &line.values, forms, marking),
            line,
        })),
        Err(faults) => Prepared::Wrong(faults),
    }
}
