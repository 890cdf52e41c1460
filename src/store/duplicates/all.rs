//! Checking all contacts against each other.

use std::collections::HashMap;

use super::{Measure, Verdict, marks};
use crate::domain::contact::{ContactId, ContactType};
use crate::domain::likeness::{self, BLOCK_MAX, Profile};
use crate::domain::search_string;
use crate::store::{Read, StoreError, rows, settings};

/// Two contacts that may be the same, the one with the lower row id first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    pub a: ContactId,
    pub b: ContactId,
    pub verdict: Verdict,
}

/// A contact made ready to be compared.
struct Ready {
    id: ContactId,
    profile: Profile,
    strings: Vec<i64>,
}

/// Companies under one search string: beyond, even a whole setup of common strings would be compared with everything.
const STRING_BLOCK_MAX: usize = 2000;
/// As many threads compare as this machine's smallest hosts have cores.
const THREADS: usize = 2;

/// All contacts made ready, and which of them are worth a comparison. It needs no transaction any more.
pub(super) struct All {
    contacts: Vec<Ready>,
    /// Pairs of places, in their order.
    pub(super) candidates: Vec<(u32, u32)>,
    lines: u32,
    needed: Option<usize>,
    measure: Measure,
}

impl All {
    pub(super) fn contacts(&self) -> u64 {
        self.contacts.len() as u64
    }

    /// Those of the candidates that may be the same.
    pub(super) fn judge(&self, candidates: &[(u32, u32)]) -> Vec<Pair> {
        let judge = |&(x, y): &(u32, u32)| {
            let (a, b) = (&self.contacts[x as usize], &self.contacts[y as usize]);
            let likeness = likeness::compare(&a.profile, &b.profile);
            let common = marks::common(&a.strings, &b.strings);
            let strings =
                self.needed.filter(|needed| common > 0 && common as usize >= *needed).map(|_| (common, self.lines));
            let verdict = Verdict { score: likeness.score, reasons: likeness.reasons, strings };
            self.measure.is_hit(&verdict).then_some(Pair { a: a.id, b: b.id, verdict })
        };
        let share = candidates.len().div_ceil(THREADS).max(1);
        std::thread::scope(|scope| {
            let parts: Vec<_> = candidates
                .chunks(share)
                .map(|part| scope.spawn(move || part.iter().filter_map(judge).collect::<Vec<Pair>>()))
                .collect();
            parts.into_iter().flat_map(|part| part.join().expect("comparing contacts does not panic")).collect()
        })
    }
}

impl Read<'_> {
    /// All pairs that may be the same and are not known to be two, in the order of their row ids.
    pub fn all_doubles(&self, measure: Measure) -> Result<Vec<Pair>, StoreError> {
        let all = self.all(measure)?;
        let mut pairs = all.judge(&all.candidates);
        let separate = self.separate_pairs()?;
        pairs.retain(|pair| !separate.contains(&(pair.a, pair.b)));
        Ok(pairs)
    }

    /// Makes all contacts ready to be compared with each other.
    pub(super) fn all(&self, measure: Measure) -> Result<All, StoreError> {
        let contacts = self.ready()?;
        let place: HashMap<i64, u32> = contacts.iter().zip(0..).map(|(ready, at)| (ready.id.0, at)).collect();
        let lines = self.search_strings()?.len();
        let needed = search_string::needed(lines, usize::from(measure.hit_percent));
        let mut candidates = self.by_keys(&place)?;
        candidates.extend(by_strings(&contacts, needed));
        candidates.sort_unstable();
        candidates.dedup();
        Ok(All { contacts, candidates, lines: lines as u32, needed, measure })
    }

    /// Every contact in the order of the row ids, with what it shares with colleagues counted.
    fn ready(&self) -> Result<Vec<Ready>, StoreError> {
        let region = settings::phone_region(self.db)?;
        let lines = self.search_strings()?;
        let mut companies: HashMap<ContactId, Profile> = HashMap::new();
        rows::each(self.db, "WHERE c.type = 'company'", [], |contact| {
            companies.insert(contact.id, Profile::new(contact.contact_type, &contact.values, &region, None));
            Ok::<(), StoreError>(())
        })?;
        let mut contacts = Vec::new();
        let mut counts: HashMap<(ContactId, String), u32> = HashMap::new();
        rows::each(self.db, "ORDER BY c.id", [], |contact| {
            let employer = contact.company.as_ref().and_then(|link| Some((link.id, companies.get(&link.id)?)));
            let profile = Profile::new(contact.contact_type, &contact.values, &region, employer);
            if let Some(company) = profile.company {
                for text in profile.shared() {
                    *counts.entry((company, text.to_owned())).or_default() += 1;
                }
            }
            let strings = match contact.contact_type {
                ContactType::Company => marks::strings(contact.contact_type, &contact.values, &lines),
                ContactType::Person => Vec::new(),
            };
            contacts.push(Ready { id: contact.id, profile, strings });
            Ok::<(), StoreError>(())
        })?;
        for Ready { profile, .. } in &mut contacts {
            if let Some(company) = profile.company {
                profile.count_colleagues(|text| counts.get(&(company, text.to_owned())).copied().unwrap_or(1) - 1);
            }
        }
        Ok(contacts)
    }

    /// Pairs of places that have a key in common.
    fn by_keys(&self, place: &HashMap<i64, u32>) -> Result<Vec<(u32, u32)>, StoreError> {
        let mut statement = self.db.prepare_cached("SELECT key, contact_id FROM contact_keys ORDER BY key")?;
        let mut rows = statement.query([])?;
        let mut pairs = Vec::new();
        let mut block: Vec<u32> = Vec::new();
        let mut under = None;
        let mut finish = |block: &mut Vec<u32>| {
            if block.len() <= BLOCK_MAX {
                all_of(block, &mut pairs);
            }
            block.clear();
        };
        while let Some(row) = rows.next()? {
            let key: i64 = row.get(0)?;
            if under != Some(key) {
                finish(&mut block);
                under = Some(key);
            }
            block.extend(place.get(&row.get(1)?));
        }
        finish(&mut block);
        // Most pairs share several keys.
        pairs.sort_unstable();
        pairs.dedup();
        Ok(pairs)
    }
}

/// Pairs of companies that can share as many strings as are needed: whoever does shares one of the rarest of both.
fn by_strings(contacts: &[Ready], needed: Option<usize>) -> Vec<(u32, u32)> {
    let Some(needed) = needed else { return Vec::new() };
    let mut frequency: HashMap<i64, u32> = HashMap::new();
    for string in contacts.iter().flat_map(|ready| &ready.strings) {
        *frequency.entry(*string).or_default() += 1;
    }
    let mut blocks: HashMap<i64, Vec<u32>> = HashMap::new();
    for (ready, at) in contacts.iter().zip(0..) {
        let Some(spare) = ready.strings.len().checked_sub(needed) else { continue };
        let mut strings = ready.strings.clone();
        strings.sort_unstable_by_key(|string| (frequency.get(string).copied(), *string));
        for string in &strings[..=spare] {
            blocks.entry(*string).or_default().push(at);
        }
    }
    let mut pairs = Vec::new();
    for block in blocks.values_mut().filter(|block| block.len() <= STRING_BLOCK_MAX) {
        all_of(block, &mut pairs);
    }
    pairs
}

/// All pairs of a block, the lower first.
fn all_of(block: &mut [u32], pairs: &mut Vec<(u32, u32)>) {
    block.sort_unstable();
    for (at, &x) in block.iter().enumerate() {
        pairs.extend(block[at + 1..].iter().map(|&y| (x, y)));
    }
}
