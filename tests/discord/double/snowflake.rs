//! Discord's ids: the time in milliseconds since 2015, then a counter.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// Discord's epoch in Unix milliseconds.
const EPOCH: u64 = 1_420_070_400_000;

static COUNTER: AtomicU64 = AtomicU64::new(0);

/// A new id of now.
pub fn now() -> String {
    aged(0)
}

/// A new id as if it had been made `milliseconds` ago.
pub fn aged(milliseconds: u64) -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("the clock is past 1970");
    let stamp = u64::try_from(now.as_millis()).expect("milliseconds fit") - EPOCH - milliseconds;
    let count = COUNTER.fetch_add(1, Ordering::Relaxed) & 0x3F_FFFF;
    ((stamp << 22) | count).to_string()
}
