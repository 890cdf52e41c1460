//! Points in time as the file keeps them: microseconds since 1970 UTC, which spans more than any calendar.

use jiff::Timestamp;

use super::StoreError;

pub(super) fn to_stored(at: Timestamp) -> i64 {
    at.as_microsecond()
}

pub(super) fn from_stored(micros: i64) -> Result<Timestamp, StoreError> {
    Timestamp::from_microsecond(micros).map_err(|_| StoreError::Unreadable("a point in time"))
}
