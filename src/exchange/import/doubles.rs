//! Lines that may be the same as a contact that is there already.

use crate::store::{Measure, Newcomer, StoreError};

use super::super::line::Checked;
use super::{Import, ImportError, Numbered};

impl Import<'_> {
    /// The number of the likeliest contact that may be the same as the line's, there before or of an earlier line.
    pub(super) fn double_of(&mut self, line: &Checked) -> Result<Option<String>, StoreError> {
        self.bulk.write_marks()?;
        let company = match self.numbers.get(&line.company_no) {
            Some(numbered) => numbered.id,
            None if line.company_no.is_empty() => None,
            None => self.db.contact_by_no(&line.company_no)?.map(|company| company.id),
        };
        let newcomer = Newcomer { id: None, contact_type: line.contact_type, company, values: &line.values };
        let doubles = self.db.doubles_of(&newcomer, Measure::of(&self.settings))?;
        Ok(doubles.into_iter().next().map(|double| double.contact.no))
    }

    /// Leaves a line out: its number stands for the contact that is there already.
    pub(super) fn skip(&mut self, number: u64, line: &Checked, no: &str) -> Result<(), ImportError> {
        let id = match self.numbers.get(no) {
            Some(numbered) => numbered.id,
            None => self.db.contact_by_no(no)?.map(|contact| contact.id),
        };
        self.numbers.insert(line.no.clone(), Numbered { id, contact_type: line.contact_type, line: number });
        self.report.skipped += 1;
        Ok(())
    }
}
