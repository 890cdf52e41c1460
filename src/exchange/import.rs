//! Bringing contacts in: every line is checked, then all are stored or none.

mod companies;
mod doubles;
mod numbering;

use std::collections::HashMap;
use std::io::{self, BufRead};

use jiff::Timestamp;

use crate::domain::code_list::CodeList;
use crate::domain::contact::{ContactId, ContactType, Modified, NewContact};
use crate::domain::journal::{JournalItem, Subject, Texts};
use crate::domain::number_series::{NumberSeries, SeriesKind};
use crate::domain::relation::{AccountKind, Relation, sum_up};
use crate::domain::settings::Settings;
use crate::store::{Bulk, Guild, Indexed, Marking, StoreError, Write};

use companies::Joining;

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

impl Duplicates {
    /// Whoever has to know before a contact is stored asks about every line; what is kept can be looked at afterwards.
    fn marking(self) -> Marking {
        if self == Duplicates::Keep { Marking::Later } else { Marking::Now }
    }
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
    /// The first and the last row id of what was stored; unused ones may lie between.
    pub ids: Option<(ContactId, ContactId)>,
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

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// So many lines and bytes have been taken in.
    Taken { lines: u64, bytes: u64 },
    /// All lines are there; the search index is being joined.
    Joining,
}

/// Brings every line of the input into the guild, in one transaction and as one journal entry. `progress` is told now and
/// then how far it is.
///
/// # Errors
/// Anything that is wrong: nothing was stored then.
pub fn import(
    guild: &Guild,
    input: &mut dyn BufRead,
    how: &How,
    progress: &mut dyn FnMut(Progress),
) -> Result<Report, ImportError> {
    guild.write(|db| {
        let mut import = Import::new(db, how)?;
        let region = import.bulk.phone_region()?;
        std::thread::scope(|scope| {
            let mut readers = Readers::start(scope, &region, how.duplicates.marking());
            let (mut read, mut lines, mut bytes, mut at_end) = (0, 0, 0, false);
            loop {
                while !at_end && readers.has_room() {
                    let parcel = parcel(input)?;
                    at_end = parcel.len() < TOGETHER;
                    let first = read + 1;
                    read += parcel.len() as u64;
                    readers.give(first, parcel);
                }
                let Some((size, prepared)) = readers.take() else { break };
                for prepared in prepared {
                    lines += 1;
                    import.line(lines, prepared)?;
                }
                bytes += size;
                progress(Progress::Taken { lines, bytes });
            }
            Ok::<(), ImportError>(())
        })?;
        progress(Progress::Joining);
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

/// A number that an earlier line has: in few bytes, for there may be millions.
struct Numbered {
    /// 0 when the line is not stored because of faults: no row has it.
    id: i64,
    line: u32,
    contact_type: ContactType,
}

impl Numbered {
    fn new(id: Option<ContactId>, contact_type: ContactType, line: u64) -> Self {
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        Numbered { id: id.map_or(0, |id| id.0), line, contact_type }
    }

    fn id(&self) -> Option<ContactId> {
        (self.id != 0).then_some(ContactId(self.id))
    }
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
    numbers: HashMap<Box<str>, Numbered>,
    /// Contacts that were there before and that lines name as their company.
    present: HashMap<Box<str>, (ContactId, ContactType)>,
    /// Row ids that people have for companies that are still to come, by the companies' numbers.
    awaited: HashMap<Box<str>, ContactId>,
    /// Lines that get their numbers when all others have theirs, and their contacts.
    unnumbered: Vec<(u64, Option<ContactId>)>,
    joining: Vec<Joining>,
    /// Relations of contacts that have any, those of companies that were there before included.
    relations: HashMap<ContactId, Vec<Relation>>,
    series: Vec<NumberSeries>,
    faults: Vec<LineFault>,
    fault_count: u64,
    report: Report,
}

impl<'a> Import<'a> {
    fn new(db: &'a Write<'a>, how: &'a How) -> Result<Self, ImportError> {
        let references = References::new(db, how.strict)?;
        let mut likeness = Likeness::default();
        if how.duplicates.marking() == Marking::Now {
            db.each_row(|contact| {
                likeness.add(&contact.no, &Marks::of(contact.contact_type, &contact.no, &contact.values));
                Ok::<(), StoreError>(())
            })?;
        }
        let series = SeriesKind::ALL.into_iter().map(|kind| db.series(kind)).collect::<Result<_, _>>()?;
        Ok(Import {
            db,
            how,
            settings: db.settings()?,
            references,
            likeness,
            bulk: Bulk::new(db)?,
            had_contacts: db.has_contacts()?,
            numbers: HashMap::new(),
            present: HashMap::new(),
            awaited: HashMap::new(),
            unnumbered: Vec::new(),
            joining: Vec::new(),
            relations: HashMap::new(),
            series,
            faults: Vec::new(),
            fault_count: 0,
            report: Report::default(),
        })
    }

    fn line(&mut self, number: u64, prepared: Prepared) -> Result<(), ImportError> {
        match prepared {
            Prepared::Line(ready) if ready.line.no.is_empty() => self.without_number(number, *ready),
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
        if let Some(before) = self.numbers.get(&*line.no) {
            self.fault(number, vec![("no".to_owned(), Wrong::NumberTwice { line: before.line.into() })]);
            return Ok(());
        }
        let mut faults = Faults::new();
        if let Some(marks) = marks {
            let same = match self.likeness.find(&marks).map(str::to_owned) {
                None => self.double_of(&line)?,
                certain => certain,
            };
            match same {
                Some(no) if self.how.duplicates == Duplicates::Skip => return self.skip(number, &line, &no),
                Some(no) if no != line.no => faults.push((String::new(), same_as(no))),
                _ => {}
            }
            self.likeness.add(&line.no, &marks);
        }
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
        let (no, contact_type) = (Box::from(line.no.as_str()), line.contact_type);
        let (company, is_there) = self.company_of(&line.company_no)?;
        let joining = (!line.company_no.is_empty() && !is_there).then(|| line.company_no.clone());
        // After the first fault nothing will be stored, so lines are only checked.
        let id = if fine && self.fault_count == 0 { Some(self.store(line, company, indexed)?) } else { None };
        if let Some(company_no) = joining {
            self.joining.push(Joining { person: id, company, company_no, line: number });
        }
        self.numbers.insert(no, Numbered::new(id, contact_type, number));
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
        let id = self.awaited.remove(&*contact.no).unwrap_or_else(|| self.bulk.reserve());
        self.bulk.insert(id, &contact, indexed)?;
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
                Ok(company) => self.join(&joining, company)?,
                Err(wrong) => self.fault(joining.line, vec![("company_no".to_owned(), wrong)]),
            }
        }
        if self.fault_count > 0 {
            self.faults.sort_by_key(|fault| fault.line);
            return Err(ImportError::Faults { first: self.faults, total: self.fault_count });
        }
        // What was known of each line takes as much memory as the rest.
        drop((std::mem::take(&mut self.numbers), std::mem::take(&mut self.relations)));
        let ids = self.bulk.finish()?;
        for series in &self.series {
            self.db.save_series(series)?;
        }
        (self.report.codes, self.report.salespeople) = self.references.counts();
        self.report.ids = ids;
        if let Some((from, to)) = ids {
            let ids = [("from", from), ("to", to)].map(|(key, id)| (key.to_owned(), id.0.to_string()));
            let mut items = self.references.made;
            items.push(JournalItem { subject: Subject::Import, before: None, after: Some(Texts::from(ids)) });
            self.db.record(self.how.now, &self.how.user_id, &self.how.by, "import", &items)?;
        }
        Ok(self.report)
    }
}

/// The fault of a line that is the same as the contact with this number.
fn same_as(no: String) -> Wrong {
    match no.strip_prefix(numbering::UNNUMBERED).map(str::parse) {
        Some(Ok(line)) => Wrong::DuplicateOfLine { line },
        _ => Wrong::Duplicate { no },
    }
}
