//! Settings and number series, and the first filling of a new file.

use crate::domain::code_list::Code;
use crate::domain::number_series::{NumberSeries, SeriesKind};
use crate::domain::settings::{Setting, Settings};

use super::{Read, StoreError, Write};

impl Read<'_> {
    /// Whether nobody has used this file yet.
    pub fn is_fresh(&self) -> Result<bool, StoreError> {
        todo!()
    }

    pub fn settings(&self) -> Result<Settings, StoreError> {
        todo!()
    }

    pub fn series(&self, _kind: SeriesKind) -> Result<NumberSeries, StoreError> {
        todo!()
    }
}

impl Write<'_> {
    /// The first filling: standard codes and number series. Afterwards the file is no longer fresh.
    pub fn seed(&self, _codes: &[Code], _series: &[NumberSeries]) -> Result<(), StoreError> {
        todo!()
    }

    pub fn set_setting(&self, _setting: Setting, _text: &str) -> Result<(), StoreError> {
        todo!()
    }

    pub fn save_series(&self, _series: &NumberSeries) -> Result<(), StoreError> {
        todo!()
    }
}
