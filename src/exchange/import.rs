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
use crate::store::{Guild, StoreError, Write};

use super::fault::{LineFault, Wrong};
use super::likeness::Likeness;
use super::line::{self, Checked, Faults};
use super::lines::{self, RawLine};
use super::references::References;

/// How many faults are named; all are counted.
const FAULTS_NAMED: usize = 100;
/// An import of so many contacts leaves the search index in pieces that are worth joining.
const MANY: u64 = 500;
/// After so many lines the progress is told.
const PROGRESS_STEP: u64 = 1000;

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
        let mut number = 0;
        while let Some(raw) = lines::next(input)? {
            number += 1;
            import.line(number, raw)?;
            if number.is_multiple_of(PROGRESS_STEP) {
                progress(number);
            }
        }
        import.finish()
    })
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
    numbers: HashMap<String, Numbered>,
    /// Lines that get their numbers when all others have theirs.
    unnumbered: Vec<(u64, Checked)>,
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
        let mut likeness = Likeness::default();
        db.each_contact(|full| {
            likeness.add(full.contact.contact_type, &full.contact.no, &full.contact.values);
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

    fn line(&mut self, number: u64, raw: RawLine) -> Result<(), ImportError> {
        let whole = |wrong| vec![(String::new(), wrong)];
        let RawLine::Bytes(bytes) = raw else {
            self.fault(number, whole(Wrong::LineTooLong));
            return Ok(());
        };
        let Ok(text) = std::str::from_utf8(&bytes) else {
            self.fault(number, whole(Wrong::NotUtf8));
            return Ok(());
        };
        // Some programs begin a file with a byte order mark.
        let text = if number == 1 { text.trim_start_matches('\u{feff}') } else { text };
        if text.trim().is_empty() {
            return Ok(());
        }
        match line::read(text) {
            // Numbers that are given in later lines must not be taken.
            Ok(checked) if checked.no.is_empty() => {
                self.unnumbered.push((number, checked));
                Ok(())
            }
            Ok(checked) => self.checked(number, &checked),
            Err(faults) => {
                self.fault(number, faults);
                Ok(())
            }
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

    fn checked(&mut self, number: u64, line: &Checked) -> Result<(), ImportError> {
        if let Some(before) = self.numbers.get(&line.no) {
            self.fault(number, vec![("no".to_owned(), Wrong::NumberTwice { line: before.line })]);
            return Ok(());
        }
        let mut faults = Faults::new();
        let same = self.likeness.find(line.contact_type, &line.no, &line.values).map(str::to_owned);
        match (&same, self.how.duplicates) {
            (Some(no), Duplicates::Skip) => return self.skip(number, line, no),
            (Some(no), Duplicates::Refuse) if *no != line.no => {
                faults.push((String::new(), Wrong::Duplicate { no: no.clone() }));
            }
            _ => {}
        }
        if self.db.contact_by_no(&line.no)?.is_some() {
            faults.push(("no".to_owned(), Wrong::NumberTaken));
        }
        self.references.settle(self.db, line, &mut faults)?;
        let fine = faults.is_empty();
        self.fault(number, faults);
        // After the first fault nothing will be stored, so lines are only checked.
        let id = if fine && self.fault_count == 0 { Some(self.store(line)?) } else { None };
        self.numbers.insert(line.no.clone(), Numbered { id, contact_type: line.contact_type, line: number });
        self.likeness.add(line.contact_type, &line.no, &line.values);
        if !line.company_no.is_empty() {
            self.joining.push(Joining { person: id, company_no: line.company_no.clone(), line: number });
        }
        for series in &mut self.series {
            let account =
                line.relations.iter().find(|relation| relation.kind.map(AccountKind::series) == Some(series.kind));
            match series.kind {
                SeriesKind::Contacts => *series = series.past(&line.no),
                _ => *series = account.map_or_else(|| series.clone(), |account| series.past(&account.no)),
            }
        }
        match line.contact_type {
            ContactType::Company => self.report.companies += 1,
            ContactType::Person => self.report.people += 1,
        }
        self.report.notes += line.notes.len() as u64;
        self.report.duplicates += u64::from(same.is_some());
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

    fn store(&mut self, line: &Checked) -> Result<ContactId, StoreError> {
        let modified = Modified { at: line.last_modified.unwrap_or(self.how.now), by: String::new() };
        let id = self.db.insert_contact(&NewContact {
            no: line.no.clone(),
            no_series: line.no_series.clone(),
            contact_type: line.contact_type,
            company: None,
            values: line.values.clone(),
            business_relation: sum_up(line.relations.iter(), &self.settings),
            modified,
        })?;
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
            self.relations.insert(id, line.relations.clone());
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
        if self.report.companies + self.report.people >= MANY {
            self.db.join_index()?;
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
        self.db.set_company(person, company)?;
        let of = |id| self.relations.get(&id).into_iter().flatten();
        let value = sum_up(of(person).chain(of(company)), &self.settings);
        if value != BusinessRelationValue::None {
            self.db.set_business_relation(person, value)?;
        }
        Ok(())
    }
}
