//! Lines that come without a number: they get the next free ones of the series.

use crate::domain::fault::SeriesFault;
use crate::domain::number_series::SeriesKind;
use crate::store::StoreError;

use super::super::fault::Wrong;
use super::super::prepare::Ready;
use super::{Import, ImportError};

/// How the number begins that such a contact has meanwhile, the line's behind it: nobody can give one like it.
pub(super) const UNNUMBERED: char = '\u{1}';

impl Import<'_> {
    /// Takes a line that came without a number. Numbers that are given in later lines must not be taken, so it is numbered
    /// at the end.
    pub(super) fn without_number(&mut self, number: u64, mut ready: Ready) -> Result<(), ImportError> {
        let no = format!("{UNNUMBERED}{number}");
        ready.line.no = no.clone();
        if ready.line.no_series.is_empty() {
            ready.line.no_series = SeriesKind::Contacts.code().to_owned();
        }
        let skipped = self.report.skipped;
        self.checked(number, ready)?;
        if self.report.skipped == skipped {
            let id = self.numbers.get(&*no).and_then(|numbered| numbered.id());
            self.unnumbered.push((number, id));
        }
        Ok(())
    }

    /// Numbers the contacts that came without one.
    pub(super) fn number_the_rest(&mut self) -> Result<(), ImportError> {
        for (number, id) in std::mem::take(&mut self.unnumbered) {
            match (self.draw()?, id) {
                (Ok(no), Some(id)) => self.bulk.number(id, &no)?,
                (Ok(_), None) => {}
                (Err(wrong), _) => self.fault(number, vec![("no".to_owned(), wrong)]),
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
                    if !self.numbers.contains_key(&*drawn.no) && !self.bulk.has_number(&drawn.no)? {
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
