//! Which contacts have which tokens: gathered in runs, each of them sorted, and read back as one.
//!
//! A run holds what it knows in as few bytes as it can, for those of a whole import are in memory at once. Contacts are
//! known by how many row ids they come after the first of the import.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::collections::binary_heap::{BinaryHeap, PeekMut};
use std::ops::ControlFlow;

use super::quick::{Long, Quick};
use super::varint;

/// Tokens of contacts that are gathered before they are sorted: few enough that the processor finds them in its own caches.
const TOGETHER: usize = 1 << 20;
/// Contacts of a token from which on they are sorted by marking each in a row of bits.
const MANY: usize = 4096;

/// Tokens as they come.
#[derive(Debug, Default)]
pub(super) struct Gathering {
    quick: Quick,
    /// The place of each token in the order in which they came, by a hash so long that no two tokens have the same.
    known: HashMap<Long, u32, Quick>,
    /// The tokens one after the other, and where each begins and ends.
    text: String,
    places: Vec<(u32, u32)>,
    /// Places of tokens, and a contact that has it.
    pairs: Vec<(u32, u32)>,
    runs: Vec<Vec<u8>>,
}

impl Gathering {
    /// Notes that the contact has the tokens.
    pub(super) fn add<'a>(&mut self, contact: u32, tokens: impl Iterator<Item = &'a str>) {
        if self.pairs.len() >= TOGETHER {
            self.seal();
        }
        for token in tokens {
            let new = u32::try_from(self.places.len()).unwrap_or(u32::MAX);
            let place = *self.known.entry(self.quick.long(token)).or_insert(new);
            if place == new {
                let begin = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
                self.text.push_str(token);
                self.places.push((begin, u32::try_from(self.text.len()).unwrap_or(u32::MAX)));
            }
            self.pairs.push((place, contact));
        }
    }

    pub(super) fn finish(mut self) -> Runs {
        self.seal();
        Runs(self.runs)
    }

    /// Sorts what was gathered.
    fn seal(&mut self) {
        let text = std::mem::take(&mut self.text);
        let places = self.places.drain(..).zip(0..);
        let mut tokens: Vec<(u64, &str, u32)> = places
            .map(|((from, to), place)| {
                let token = &text[from as usize..to as usize];
                (beginning(token), token, place)
            })
            .collect();
        self.known.clear();
        tokens.sort_unstable();
        let mut ranks = vec![0; tokens.len()];
        for (rank, (_, _, place)) in tokens.iter().enumerate() {
            ranks[*place as usize] = rank;
        }
        // Counting sort: the contacts of a token stay in their order.
        let mut ends = vec![0; tokens.len() + 1];
        self.pairs.iter().for_each(|(place, _)| ends[ranks[*place as usize] + 1] += 1);
        (1..ends.len()).for_each(|at| ends[at] += ends[at - 1]);
        let mut contacts = vec![0; self.pairs.len()];
        for (place, contact) in self.pairs.drain(..) {
            let next = &mut ends[ranks[place as usize]];
            contacts[*next] = contact;
            *next += 1;
        }
        // Each end has moved to where the next one's contacts begin.
        let (mut run, mut from, mut before) = (Vec::new(), 0, "");
        for (rank, (_, token, _)) in tokens.iter().enumerate() {
            let its = &mut contacts[from..ends[rank]];
            its.sort_unstable();
            write(&mut run, before, token, its);
            (from, before) = (ends[rank], token);
        }
        run.shrink_to_fit();
        self.runs.push(run);
        self.text = text;
        self.text.clear();
    }
}

/// The first bytes as a number: most tokens are told apart by it, without a look at their text.
fn beginning(token: &str) -> u64 {
    let mut first = [0; 8];
    first.iter_mut().zip(token.bytes()).for_each(|(to, byte)| *to = byte);
    u64::from_be_bytes(first)
}

/// Writes a token of a run: what it has in common with the one before, the rest of it, and its contacts.
fn write(run: &mut Vec<u8>, before: &str, token: &str, contacts: &[u32]) {
    let common = before.bytes().zip(token.bytes()).take_while(|(one, other)| one == other).count();
    varint::put(run, common as u64);
    varint::put(run, (token.len() - common) as u64);
    run.extend_from_slice(&token.as_bytes()[common..]);
    varint::put(run, contacts.len() as u64);
    let mut last = 0;
    for contact in contacts {
        varint::put(run, u64::from(contact - last));
        last = *contact;
    }
}

/// Where the reading of a run is.
struct Head<'a> {
    token: Vec<u8>,
    /// The contacts of the token, and what comes after them.
    rest: &'a [u8],
}

impl<'a> Head<'a> {
    fn of(run: &'a [u8]) -> Option<Self> {
        let mut head = Head { token: Vec::new(), rest: run };
        head.advance().then_some(head)
    }

    /// Goes on to the next token, when the contacts of this one were taken.
    fn advance(&mut self) -> bool {
        let (Some(common), Some(more)) = (self.number(), self.number()) else { return false };
        let (more, rest) = self.rest.split_at(more);
        self.token.truncate(common);
        self.token.extend_from_slice(more);
        self.rest = rest;
        true
    }

    fn take_contacts(&mut self, into: &mut Vec<u32>) {
        let count = self.number().unwrap_or_default();
        let mut last = 0;
        for _ in 0..count {
            last += self.number().unwrap_or_default();
            into.push(u32::try_from(last).unwrap_or(u32::MAX));
        }
    }

    fn number(&mut self) -> Option<usize> {
        varint::take(&mut self.rest).and_then(|number| usize::try_from(number).ok())
    }
}

impl PartialEq for Head<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.token == other.token
    }
}

impl Eq for Head<'_> {}

impl PartialOrd for Head<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Head<'_> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.token.cmp(&other.token)
    }
}

/// The tokens of an import.
#[derive(Debug)]
pub(super) struct Runs(Vec<Vec<u8>>);

impl Runs {
    #[cfg(test)]
    pub(super) fn of(runs: Vec<Runs>) -> Runs {
        Runs(runs.into_iter().flat_map(|runs| runs.0).collect())
    }

    /// Calls `each` for every token in order, with the contacts that have it, each once and in order.
    ///
    /// `start`: not for the tokens but for their first so many characters; shorter ones are left out.
    pub(super) fn each<B>(
        &self,
        start: Option<usize>,
        mut each: impl FnMut(&[u8], &[u32]) -> ControlFlow<B>,
    ) -> ControlFlow<B> {
        let mut heads: BinaryHeap<Reverse<Head<'_>>> =
            self.0.iter().filter_map(|run| Head::of(run)).map(Reverse).collect();
        let (mut token, mut contacts, mut left_out) = (Vec::new(), Vec::new(), Vec::new());
        while let Some(mut head) = heads.peek_mut() {
            let kept = start.map_or(Some(head.0.token.len()), |chars| length_of(&head.0.token, chars));
            if let Some(kept) = kept {
                if token != head.0.token[..kept] {
                    if !contacts.is_empty() {
                        put_in_order(&mut contacts);
                        each(&token, &contacts)?;
                        contacts.clear();
                    }
                    token.clear();
                    token.extend_from_slice(&head.0.token[..kept]);
                }
                head.0.take_contacts(&mut contacts);
            } else {
                head.0.take_contacts(&mut left_out);
                left_out.clear();
            }
            if !head.0.advance() {
                PeekMut::pop(head);
            }
        }
        if contacts.is_empty() {
            return ControlFlow::Continue(());
        }
        put_in_order(&mut contacts);
        each(&token, &contacts)
    }
}

/// How many bytes the first characters have; nothing when there are not as many.
fn length_of(token: &[u8], chars: usize) -> Option<usize> {
    let is_first = |byte: u8| byte & 0xC0 != 0x80;
    let mut starts = (0..token.len()).filter(|at| is_first(token[*at])).skip(chars - 1);
    starts.next()?;
    Some(starts.next().unwrap_or(token.len()))
}

/// Sorts contacts and leaves each in once.
fn put_in_order(contacts: &mut Vec<u32>) {
    if contacts.is_sorted_by(|one, next| one < next) {
        return;
    }
    let most = contacts.iter().max().map_or(0, |most| *most as usize);
    if contacts.len() < MANY || contacts.len() < most / 64 {
        contacts.sort_unstable();
        contacts.dedup();
        return;
    }
    let mut bits = vec![0_u64; most / 64 + 1];
    contacts.drain(..).for_each(|contact| bits[contact as usize / 64] |= 1 << (contact % 64));
    for (at, mut word) in bits.into_iter().enumerate() {
        while word != 0 {
            contacts.push(u32::try_from(at * 64).unwrap_or(u32::MAX) + word.trailing_zeros());
            word &= word - 1;
        }
    }
}
