//! Lines that may be the same as a contact that is there already.

use crate::store::{Measure, Newcomer, StoreError};

use super::super::line::Checked;
use super::{Import, ImportError, Numbered};

impl Import<'_> {
    /// The number of the likeliest contact that may be the same as the line's, there before or of an earlier line.
    pub(super) fn double_of(&mut self, line: &Checked) -> Result<Option<String>, StoreError> {
        self.bulk.write_marks()?;
        let (company, _) = self.company_of(&line.company_no)?;
        let newcomer = Newcomer { id: None, contact_type: line.contact_type, company, values: &line.values };
        let doubles = self.db.doubles_of(&newcomer, Measure::of(&self.settings))?;
        Ok(doubles.into_iter().next().map(|double| double.contact.no))
    }

    /// Leaves a line out: its number stands for the contact that is there already.
    pub(super) fn skip(&mut self, number: u64, line: &Checked, no: &str) -> Result<(), ImportError> {
        let id = match self.numbers.get(no) {
            Some(numbered) => numbered.id(),
            None => self.present(no)?.map(|(id, _)| id),
        };
        self.numbers.insert(line.no.as_str().into(), Numbered::new(id, line.contact_type, number));
        self.report.skipped += 1;
        Ok(())
    }
}
