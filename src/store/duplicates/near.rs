//! Looking for those that one contact may be the same as: before it is added, and after it changed.

use std::collections::HashMap;

use rusqlite::{OptionalExtension, params};

use super::{Measure, Verdict, marks};
use crate::domain::contact::{Contact, ContactId, ContactType, Values};
use crate::domain::field::Field;
use crate::domain::likeness::{self, BLOCK_MAX, Profile, Reach};
use crate::domain::search_string::{self, SearchString};
use crate::store::{Read, StoreError, settings};

/// A contact to look for others of, stored or not.
#[derive(Debug, Clone, Copy)]
pub struct Newcomer<'a> {
    /// `None` for one that is not stored.
    pub id: Option<ContactId>,
    pub contact_type: ContactType,
    pub company: Option<ContactId>,
    pub values: &'a Values,
}

/// A contact that may be the same.
#[derive(Debug, Clone, PartialEq)]
pub struct Double {
    pub contact: Contact,
    pub verdict: Verdict,
}

/// So many candidates are judged; those that share most keys come first.
const JUDGED: usize = 200;
/// More companies than this with one search string say nothing about which company it is.
const STRING_BLOCK_MAX: usize = 2000;

impl Read<'_> {
    /// The contacts that may be the same as this one, likeliest first; pairs that are known to be two are left out.
    pub fn doubles_of(&self, new: &Newcomer<'_>, measure: Measure) -> Result<Vec<Double>, StoreError> {
        let region = settings::phone_region(self.db)?;
        let lines = self.search_strings()?;
        let mut employers = Employers { read: self, region: &region, known: HashMap::new() };
        let profile = employers.profile(new.contact_type, new.values, new.company, new.id)?;
        let strings = marks::strings(new.contact_type, new.values, &lines);
        let needed = search_string::needed(lines.len(), usize::from(measure.hit_percent));

        let mut shared: HashMap<i64, u32> = HashMap::new();
        for key in likeness::keys(&profile) {
            for id in self.under("contact_keys", key, BLOCK_MAX)? {
                *shared.entry(id).or_default() += 1;
            }
        }
        for id in self.by_strings(&strings, needed)? {
            *shared.entry(id).or_default() += 1;
        }
        if let Some(own) = new.id {
            shared.remove(&own.0);
        }
        let mut candidates: Vec<(i64, u32)> = shared.into_iter().collect();
        candidates.sort_unstable_by_key(|&(id, count)| (std::cmp::Reverse(count), id));
        candidates.truncate(JUDGED);

        let mut doubles = Vec::new();
        for (id, _) in candidates {
            let Some(contact) = self.contact(ContactId(id))? else { continue };
            if contact.contact_type != new.contact_type {
                continue;
            }
            if let Some(own) = new.id
                && self.are_separate(own, contact.id)?
            {
                continue;
            }
            let company = contact.company.as_ref().map(|company| company.id);
            let other = employers.profile(contact.contact_type, &contact.values, company, Some(contact.id))?;
            let verdict = self.judge(&profile, &other, &strings, &contact, &lines, needed);
            if measure.is_hit(&verdict) {
                doubles.push(Double { contact, verdict });
            }
        }
        doubles.sort_by_key(|double| (std::cmp::Reverse(double.verdict.score), double.contact.id));
        Ok(doubles)
    }

    /// How many of the contacts from the first row id to the last may be the same as one with a lower row id.
    pub fn count_doubles(&self, first: ContactId, last: ContactId, measure: Measure) -> Result<u64, StoreError> {
        let mut count = 0;
        for id in self.contacts_between(first, last)? {
            let Some(contact) = self.contact(id)? else { continue };
            let company = contact.company.as_ref().map(|company| company.id);
            let newcomer =
                Newcomer { id: Some(id), contact_type: contact.contact_type, company, values: &contact.values };
            let doubles = self.doubles_of(&newcomer, measure)?;
            count += u64::from(doubles.iter().any(|double| double.contact.id < id));
        }
        Ok(count)
    }

    fn judge(
        &self,
        profile: &Profile,
        other: &Profile,
        strings: &[i64],
        contact: &Contact,
        lines: &[SearchString],
        needed: Option<usize>,
    ) -> Verdict {
        let likeness = likeness::compare(profile, other);
        let theirs = marks::strings(contact.contact_type, &contact.values, lines);
        let common = marks::common(strings, &theirs);
        let strings =
            needed.filter(|needed| common as usize >= *needed && common > 0).map(|_| (common, lines.len() as u32));
        Verdict { score: likeness.score, reasons: likeness.reasons, strings }
    }

    /// The contact's number.
    pub fn contact_no(&self, id: ContactId) -> Result<Option<String>, StoreError> {
        let mut statement = self.db.prepare_cached("SELECT no FROM contacts WHERE id = ?1")?;
        Ok(statement.query_row([id.0], |row| row.get(0)).optional()?)
    }

    /// How alike two stored contacts are; `None` when one of them is gone.
    pub fn verdict(
        &self,
        a: ContactId,
        b: ContactId,
        measure: Measure,
    ) -> Result<Option<(Contact, Contact, Verdict)>, StoreError> {
        let (Some(a), Some(b)) = (self.contact(a)?, self.contact(b)?) else { return Ok(None) };
        let region = settings::phone_region(self.db)?;
        let lines = self.search_strings()?;
        let needed = search_string::needed(lines.len(), usize::from(measure.hit_percent));
        let mut employers = Employers { read: self, region: &region, known: HashMap::new() };
        let mut profile = |contact: &Contact| {
            let company = contact.company.as_ref().map(|company| company.id);
            employers.profile(contact.contact_type, &contact.values, company, Some(contact.id))
        };
        let (first, second) = (profile(&a)?, profile(&b)?);
        let strings = marks::strings(a.contact_type, &a.values, &lines);
        let verdict = self.judge(&first, &second, &strings, &b, &lines, needed);
        Ok(Some((a, b, verdict)))
    }

    /// The contacts under a key; none when they are more than say something.
    fn under(&self, table: &str, key: i64, most: usize) -> Result<Vec<i64>, StoreError> {
        let mut statement =
            self.db.prepare_cached(&format!("SELECT contact_id FROM {table} WHERE key = ?1 LIMIT {}", most + 1))?;
        let ids: Vec<i64> = statement.query_map([key], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        Ok(if ids.len() > most { Vec::new() } else { ids })
    }

    /// Companies that can share as many strings as are needed: whoever does shares one of the rarest.
    fn by_strings(&self, strings: &[i64], needed: Option<usize>) -> Result<Vec<i64>, StoreError> {
        let Some(needed) = needed.filter(|needed| *needed <= strings.len()) else { return Ok(Vec::new()) };
        let mut blocks = Vec::new();
        for &string in strings {
            let mut statement = self.db.prepare_cached(&format!(
                "SELECT contact_id FROM contact_strings WHERE key = ?1 LIMIT {STRING_BLOCK_MAX}"
            ))?;
            let ids: Vec<i64> = statement.query_map([string], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
            blocks.push(ids);
        }
        blocks.sort_by_key(Vec::len);
        let mut counts: HashMap<i64, usize> = HashMap::new();
        for (at, ids) in blocks.iter().enumerate() {
            for id in ids {
                match counts.get_mut(id) {
                    Some(count) => *count += 1,
                    // Whoever has none of the rarest has too few.
                    None if at <= strings.len() - needed => drop(counts.insert(*id, 1)),
                    None => {}
                }
            }
        }
        Ok(counts.into_iter().filter(|(_, count)| *count >= needed.min(2)).map(|(id, _)| id).collect())
    }

    /// Whether people know these two to be two.
    pub fn are_separate(&self, a: ContactId, b: ContactId) -> Result<bool, StoreError> {
        let (first, second) = super::ordered(a, b);
        let mut statement =
            self.db.prepare_cached("SELECT separate FROM duplicate_pairs WHERE first = ?1 AND second = ?2")?;
        Ok(statement.query_row([first.0, second.0], |row| row.get(0)).optional()?.unwrap_or(false))
    }
}

/// Makes profiles; reads each employer once.
struct Employers<'a> {
    read: &'a Read<'a>,
    region: &'a str,
    known: HashMap<ContactId, Option<Profile>>,
}

impl Employers<'_> {
    fn profile(
        &mut self,
        contact_type: ContactType,
        values: &Values,
        company: Option<ContactId>,
        own: Option<ContactId>,
    ) -> Result<Profile, StoreError> {
        if let Some(company) = company
            && !self.known.contains_key(&company)
        {
            let its = self.read.contact(company)?;
            let profile = its.map(|its| Profile::new(its.contact_type, &its.values, self.region, None));
            self.known.insert(company, profile);
        }
        let employer = company.and_then(|id| Some((id, self.known.get(&id)?.as_ref()?)));
        let mut profile = Profile::new(contact_type, values, self.region, employer);
        if let Some(company) = company {
            for reach in profile.mails.iter_mut().chain(&mut profile.phones).filter(|reach| !reach.is_companys) {
                reach.colleagues = self.colleagues(company, own, reach)?;
            }
            if !profile.line.is_companys && !values.is_blank(Field::Address) {
                let mut statement = self.read.db.prepare_cached(
                    "SELECT count(*) FROM contacts WHERE company_id = ?1 AND address = ?2 COLLATE NOCASE AND id <> ?3",
                )?;
                let own = own.map_or(0, |id| id.0);
                profile.line.colleagues =
                    statement.query_row(params![company.0, values.get(Field::Address), own], |row| row.get(0))?;
            }
        }
        Ok(profile)
    }

    /// How many others at the company have it, by the key under which all of them are.
    fn colleagues(&self, company: ContactId, own: Option<ContactId>, reach: &Reach) -> Result<u32, StoreError> {
        let mut statement = self.read.db.prepare_cached(
            "SELECT count(*) FROM (SELECT 1 FROM contact_keys k JOIN contacts c ON c.id = k.contact_id \
             WHERE k.key = ?1 AND c.company_id = ?2 AND c.id <> ?3 LIMIT 3)",
        )?;
        Ok(statement
            .query_row(params![likeness::reach_key(reach), company.0, own.map_or(0, |id| id.0)], |row| row.get(0))?)
    }
}
