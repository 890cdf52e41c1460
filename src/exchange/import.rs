//! Bringing contacts in: every line is checked, then all are stored or none.

mod numbering;

use std::collections::HashMap;
use std::io::{self, BufRead};

use jiff::Timestamp;

use crate::domain::code_list::CodeList;
use crate::domain::contact::{Contact, ContactId, ContactType, Modified, NewContact};
use crate::domain::journal::{JournalItem, Subject, Texts};
use crate::domain::number_series::{NumberSeries, SeriesKind};
use crate::domain::relation::{AccountKind, BusinessRelationValue, Relation, sum_up};
use crate::domain::settings::Settings;
use crate::store::{Bulk, Guild, Indexed, StoreError, Write};

use super::fault::{LineFault, Wrong};
use super::likeness::{Likeness, Marks};
use super::line::{Checked, Faults};
use super::lines::{self, RawLine};
use super::prepare::{Prepared, Readers, Ready, TOGETHER};
use super::references::References;

/// How many faults are named; all are counted.
const FAULTS_NAMED: usize = 100;

/// What to do with contacts that are there already under another number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Duplicates {
    /// Store them and count them.
    #[default]
    Keep,
    /// Leave them out; people of a company that is left out join the one that is there.
    Skip,
    /// A fault.
    Refuse,
}

/// How to import, and for whom.
#[derive(Debug, Clone)]
pub struct How {
    pub duplicates: Duplicates,
    /// Codes and salespeople that do not exist are a fault; else they are made.
    pub strict: bool,
    /// Whose change it is.
    pub user_id: String,
    pub by: String,
    pub now: Timestamp,
}

/// What was stored.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    pub companies: u64,
    pub people: u64,
    pub notes: u64,
    /// Stored although they were there already.
    pub duplicates: u64,
    /// Left out because they were there already.
    pub skipped: u64,
    /// Codes and salespeople that were made.
    pub codes: u64,
    pub salespeople: u64,
}

/// Why nothing was stored.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The first faults in the order of the lines, and how many there are.
    #[error("{total} faults in the file")]
    Faults { first: Vec<LineFault>, total: u64 },
    #[error("the file cannot be read: {0}")]
    Read(#[from] io::Error),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Brings every line of the input into the guild, in one transaction and as one journal entry. `progress` is told now and
/// then how many lines were read.
///
/// # Errors
/// Anything that is wrong: nothing was stored then.
pub fn import(
    guild: &Guild,
    input: &mut dyn BufRead,
    how: &How,
    progress: &mut dyn FnMut(u64),
) -> Result<Report, ImportError> {
    guild.write(|db| {
        let mut import = Import::new(db, how)?;
        let region = import.bulk.phone_region()?;
        std::thread::scope(|scope| {
            let mut readers = Readers::start(scope, &region);
            let (mut read, mut stored, mut at_end) = (0, 0, false);
            loop {
                while !at_end && readers.has_room() {
                    let parcel = parcel(input)?;
                    at_end = parcel.len() < TOGETHER;
                    let first = read + 1;
                    read += parcel.len() as u64;
                    readers.give(first, parcel);
                }
                let Some(prepared) = readers.take() else { break };
                for prepared in prepared {
                    stored += 1;
                    import.line(stored, prepared)?;
                }
                progress(stored);
            }
            Ok::<(), ImportError>(())
        })?;
        import.finish()
    })
}

/// The next lines; fewer than a whole parcel at the end.
fn parcel(input: &mut dyn BufRead) -> io::Result<Vec<RawLine>> {
    let mut parcel = Vec::with_capacity(TOGETHER);
    while parcel.len() < TOGETHER
        && let Some(raw) = lines::next(input)?
    {
        parcel.push(raw);
    }
    Ok(parcel)
}

/// A number that an earlier line has.
struct Numbered {
    /// `None` when the line is not stored because of faults.
    id: Option<ContactId>,
    contact_type: ContactType,
    line: u64,
}

/// A person whose company may come in a later line.
struct Joining {
    person: Option<ContactId>,
    company_no: String,
    line: u64,
}

struct Import<'a> {
    db: &'a Write<'a>,
    how: &'a How,
    settings: Settings,
    references: References,
    likeness: Likeness,
    bulk: Bulk<'a>,
    /// Whether there were contacts before.
    had_contacts: bool,
    numbers: HashMap<String, Numbered>,
    /// Lines that get their numbers when all others have theirs.
    unnumbered: Vec<(u64, Ready)>,
    joining: Vec<Joining>,
    /// Relations of contacts that have any, those of companies that were there before included.
    relations: HashMap<ContactId, Vec<Relation>>,
    series: Vec<NumberSeries>,
    ids: Option<(ContactId, ContactId)>,
    faults: Vec<LineFault>,
    fault_count: u64,
    report: Report,
}

impl<'a> Import<'a> {
    fn new(db: &'a Write<'a>, how: &'a How) -> Result<Self, ImportError> {
        let mut references = References::new(db, how.strict)?;
        let (mut likeness, mut had_contacts) = (Likeness::default(), false);
        db.each_contact(|full| {
            let contact = &full.contact;
            likeness.add(&contact.no, &Marks::of(contact.contact_type, &contact.no, &contact.values));
            had_contacts = true;
            for relation in &full.relations {
                if let Some(kind) = relation.kind {
                    references.take_account(kind, &relation.no);
                }
            }
            Ok::<(), StoreError>(())
        })?;
        let series = SeriesKind::ALL.into_iter().map(|kind| db.series(kind)).collect::<Result<_, _>>()?;
        Ok(Import {
            db,
            how,
            settings: db.settings()?,
            references,
            likeness,
            bulk: Bulk::new(db)?,
            had_contacts,
            numbers: HashMap::new(),
            unnumbered: Vec::new(),
            joining: Vec::new(),
            relations: HashMap::new(),
            series,
            ids: None,
            faults: Vec::new(),
            fault_count: 0,
            report: Report::default(),
        })
    }

    fn line(&mut self, number: u64, prepared: Prepared) -> Result<(), ImportError> {
        match prepared {
            // Numbers that are given in later lines must not be taken.
            Prepared::Line(ready) if ready.line.no.is_empty() => {
                self.unnumbered.push((number, *ready));
                Ok(())
            }
            Prepared::Line(ready) => self.checked(number, *ready),
            Prepared::Wrong(faults) => {
                self.fault(number, faults);
                Ok(())
            }
            Prepared::Blank => Ok(()),
        }
    }

    fn fault(&mut self, line: u64, faults: Faults) {
        self.fault_count += faults.len() as u64;
        for (key, wrong) in faults {
            if self.faults.len() < FAULTS_NAMED {
                self.faults.push(LineFault { line, key, wrong });
            }
        }
    }

    fn checked(&mut self, number: u64, ready: Ready) -> Result<(), ImportError> {
        let Ready { line, marks, indexed } = ready;
        if let Some(before) = self.numbers.get(&line.no) {
            self.fault(number, vec![("no".to_owned(), Wrong::NumberTwice { line: before.line })]);
            return Ok(());
        }
        let mut faults = Faults::new();
        let same = self.likeness.find(&marks);
        match (same, self.how.duplicates) {
            (Some(no), Duplicates::Skip) => {
                let no = no.to_owned();
                return self.skip(number, &line, &no);
            }
            (Some(no), Duplicates::Refuse) if *no != line.no => {
                faults.push((String::new(), Wrong::Duplicate { no: no.to_owned() }));
            }
            _ => {}
        }
        self.report.duplicates += u64::from(same.is_some());
        if self.had_contacts && self.bulk.has_number(&line.no)? {
            faults.push(("no".to_owned(), Wrong::NumberTaken));
        }
        self.references.settle(self.db, &line, &mut faults)?;
        let fine = faults.is_empty();
        self.fault(number, faults);
        for series in &mut self.series {
            match series.kind {
                SeriesKind::Contacts => *series = series.past(&line.no),
                kind => {
                    for account in
                        line.relations.iter().filter(|relation| relation.kind.map(AccountKind::series) == Some(kind))
                    {
                        *series = series.past(&account.no);
                    }
                }
            }
        }
        match line.contact_type {
            ContactType::Company => self.report.companies += 1,
            ContactType::Person => self.report.people += 1,
        }
        self.report.notes += line.notes.len() as u64;
        self.likeness.add(&line.no, &marks);
        let (no, contact_type, company_no) = (line.no.clone(), line.contact_type, line.company_no.clone());
        // A company that came before is joined at once, another one when all are there.
        let company = match self.numbers.get(&company_no) {
            Some(Numbered { id: Some(id), contact_type: ContactType::Company, .. }) => Some(*id),
            _ => None,
        };
        // After the first fault nothing will be stored, so lines are only checked.
        let id = if fine && self.fault_count == 0 { Some(self.store(line, company, indexed)?) } else { None };
        self.numbers.insert(no, Numbered { id, contact_type, line: number });
        if !company_no.is_empty() && (company.is_none() || id.is_none()) {
            self.joining.push(Joining { person: id, company_no, line: number });
        }
        Ok(())
    }

    /// Leaves a line out: its number stands for the contact that is there already.
    fn skip(&mut self, number: u64, line: &Checked, no: &str) -> Result<(), ImportError> {
        let id = match self.numbers.get(no) {
            Some(numbered) => numbered.id,
            None => self.db.contact_by_no(no)?.map(|contact| contact.id),
        };
        self.numbers.insert(line.no.clone(), Numbered { id, contact_type: line.contact_type, line: number });
        self.report.skipped += 1;
        Ok(())
    }

    fn store(&mut self, line: Checked, company: Option<ContactId>, indexed: Indexed) -> Result<ContactId, StoreError> {
        let modified = Modified { at: line.last_modified.unwrap_or(self.how.now), by: String::new() };
        let shared = company.and_then(|company| self.relations.get(&company)).into_iter().flatten();
        let business_relation = sum_up(line.relations.iter().chain(shared), &self.settings);
        let contact = NewContact {
            no: line.no,
            no_series: line.no_series,
            contact_type: line.contact_type,
            company,
            values: line.values,
            business_relation,
            modified,
        };
        let id = self.bulk.insert(&contact, indexed)?;
        self.ids = Some((self.ids.map_or(id, |(first, _)| first), id));
        for (list, codes) in [
            (CodeList::Industry, &line.industry_groups),
            (CodeList::Mailing, &line.mailing_groups),
            (CodeList::Responsibility, &line.job_responsibilities),
        ] {
            for code in codes {
                self.db.assign(id, list, code, "")?;
            }
        }
        for (code, word) in &line.web_sources {
            self.db.assign(id, CodeList::WebSource, code, word)?;
        }
        for relation in &line.relations {
            self.db.insert_relation(id, relation)?;
        }
        if !line.relations.is_empty() {
            self.relations.insert(id, line.relations);
        }
        for address in &line.alternative_addresses {
            self.db.insert_alternative_address(id, address)?;
        }
        for (text, by, at) in &line.notes {
            // Whoever wrote it is known by name only, so the note is no user's own.
            self.db.insert_note(id, text, "", by, at.unwrap_or(self.how.now))?;
        }
        Ok(id)
    }

    fn finish(mut self) -> Result<Report, ImportError> {
        self.number_the_rest()?;
        for joining in std::mem::take(&mut self.joining) {
            match self.company(&joining.company_no)? {
                Ok(company) => self.join(joining.person, company)?,
                Err(wrong) => self.fault(joining.line, vec![("company_no".to_owned(), wrong)]),
            }
        }
        if self.fault_count > 0 {
            self.faults.sort_by_key(|fault| fault.line);
            return Err(ImportError::Faults { first: self.faults, total: self.fault_count });
        }
        self.bulk.finish()?;
        for series in &self.series {
            self.db.save_series(series)?;
        }
        (self.report.codes, self.report.salespeople) = self.references.counts();
        if let Some((from, to)) = self.ids {
            let ids = [("from", from), ("to", to)].map(|(key, id)| (key.to_owned(), id.0.to_string()));
            let mut items = self.references.made;
            items.push(JournalItem { subject: Subject::Import, before: None, after: Some(Texts::from(ids)) });
            self.db.record(self.how.now, &self.how.user_id, &self.how.by, "import", &items)?;
        }
        Ok(self.report)
    }

    /// The company of that number, of this file or there before; its row is unknown when its line has faults.
    fn company(&mut self, no: &str) -> Result<Result<Option<ContactId>, Wrong>, StoreError> {
        let (id, contact_type) = match self.numbers.get(no) {
            Some(numbered) => (numbered.id, numbered.contact_type),
            None => match self.db.contact_by_no(no)? {
                None => return Ok(Err(Wrong::NoCompany)),
                Some(Contact { id, contact_type, .. }) => {
                    self.numbers.insert(no.to_owned(), Numbered { id: Some(id), contact_type, line: 0 });
                    (Some(id), contact_type)
                }
            },
        };
        if let Some(id) = id
            && !self.relations.contains_key(&id)
        {
            let relations = self.db.relations(id)?;
            self.relations.insert(id, relations);
        }
        Ok(if contact_type == ContactType::Company { Ok(id) } else { Err(Wrong::NotACompany) })
    }

    /// The person belongs to the company, and shares its relations in the value that sums them up (rule 4.7).
    fn join(&mut self, person: Option<ContactId>, company: Option<ContactId>) -> Result<(), StoreError> {
        let (Some(person), Some(company)) = (person, company) else { return Ok(()) };
        if self.fault_count > 0 {
            return Ok(());
        }
        self.bulk.join(person, company)?;
        let of = |id| self.relations.get(&id).into_iter().flatten();
        let value = sum_up(of(person).chain(of(company)), &self.settings);
        if value != BusinessRelationValue::None {
            self.db.set_business_relation(person, value)?;
        }
        Ok(())
    }
}
