//! Lines that come without a number: they get the next free ones of the series.

use crate::domain::fault::SeriesFault;
use crate::domain::number_series::SeriesKind;
use crate::store::StoreError;

use super::super::fault::Wrong;
use super::super::likeness::Marks;
use super::{Duplicates, Import, ImportError};

impl Import<'_> {
    /// Takes the lines that came without a number.
    pub(super) fn number_the_rest(&mut self) -> Result<(), ImportError> {
        for (number, mut ready) in std::mem::take(&mut self.unnumbered) {
            let is_there = self.likeness.find(&ready.marks).is_some();
            if is_there && self.how.duplicates == Duplicates::Skip {
                self.report.skipped += 1;
                continue;
            }
            match self.draw()? {
                Ok(no) => {
                    let line = &mut ready.line;
                    line.no = no;
                    ready.marks = Marks::of(line.contact_type, &line.no, &line.values);
                    if line.no_series.is_empty() {
                        line.no_series = SeriesKind::Contacts.code().to_owned();
                    }
                    self.checked(number, ready)?;
                }
                Err(wrong) => self.fault(number, vec![("no".to_owned(), wrong)]),
            }
        }
        Ok(())
    }

    /// The next number of the contacts' series that nobody has.
    fn draw(&mut self) -> Result<Result<String, Wrong>, StoreError> {
        let Some(series) = self.series.iter_mut().find(|series| series.kind == SeriesKind::Contacts) else {
            return Ok(Err(Wrong::Missing));
        };
        loop {
            match series.next() {
                Ok(drawn) => {
                    *series = drawn.series;
                    if !self.numbers.contains_key(&drawn.no) && !self.bulk.has_number(&drawn.no)? {
                        return Ok(Ok(drawn.no));
                    }
                }
                // The series is off.
                Err(SeriesFault::Missing) => return Ok(Err(Wrong::Missing)),
                Err(_) => return Ok(Err(Wrong::NumbersUsedUp)),
            }
        }
    }
}
