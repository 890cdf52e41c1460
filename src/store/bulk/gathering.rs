//! The thread that gathers what the index says of contacts while their rows are stored.

use std::collections::HashSet;
use std::hash::BuildHasher;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread::JoinHandle;

use super::quick::Quick;
use super::runs::{Gathering, Runs};
use crate::store::index::{self, Entries};

/// Parcels of contacts that wait for it.
const WAITING: usize = 4;

/// A contact's entries: how many row ids it comes after the first one, and its company's row id, itself included.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) contact: u32,
    pub(super) company: Option<i64>,
    pub(super) entries: Entries,
}

/// What the index says of all contacts.
#[derive(Debug)]
pub(super) struct Gathered {
    pub(super) words: Runs,
    pub(super) phones: Runs,
}

/// The thread. It ends when this is dropped.
#[derive(Debug)]
pub(super) struct Gatherer {
    give: SyncSender<Vec<Entry>>,
    /// Words that no contact before had.
    pub(super) learned: Receiver<Vec<Box<str>>>,
    thread: JoinHandle<Gathered>,
}

impl Gatherer {
    pub(super) fn start() -> Self {
        let (give, parcels) = sync_channel(WAITING);
        let (learn, learned) = channel();
        Gatherer { give, learned, thread: std::thread::spawn(move || gather(&parcels, &learn)) }
    }

    pub(super) fn give(&self, entries: Vec<Entry>) {
        // A thread that is gone has panicked: finishing says so.
        let _ = self.give.send(entries);
    }

    /// What was gathered, and the words that were not fetched yet.
    pub(super) fn finish(self) -> (Gathered, Vec<Box<str>>) {
        drop(self.give);
        let gathered = self.thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        (gathered, self.learned.try_iter().flatten().collect())
    }
}

fn gather(parcels: &Receiver<Vec<Entry>>, learn: &Sender<Vec<Box<str>>>) -> Gathered {
    let (mut words, mut phones) = (Gathering::default(), Gathering::default());
    // Hashes of words: two that have the same are so rare that a word is missing from the vocabulary once in a century.
    let (quick, mut known) = (Quick::default(), HashSet::with_hasher(Quick::default()));
    for parcel in parcels {
        let mut new = Vec::new();
        for Entry { contact, company, entries } in parcel {
            let company = company.map(index::company_token);
            words.add(contact, entries.words.split(' ').chain(company.as_deref()));
            phones.add(contact, entries.phones.split(' ').filter(|gram| !gram.is_empty()));
            new.extend(entries.spelt.into_iter().filter(|word| known.insert(quick.hash_one(word))));
        }
        // Whoever stores has given up when nobody takes them.
        if learn.send(new).is_err() {
            break;
        }
    }
    drop(known);
    Gathered { words: words.finish(), phones: phones.finish() }
}
