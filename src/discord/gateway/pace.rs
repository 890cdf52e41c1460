//! How often the gateway may be entered: Discord takes one entry in five seconds and about a thousand a day, and resets the
//! token of a bot that comes more often.

use std::time::{Duration, Instant};

/// The least time between two entries.
const APART: Duration = Duration::from_secs(5);
/// The longest pause between two tries, unless Discord has told to save entries.
const PAUSE_MAX: Duration = Duration::from_secs(120);
/// When no more entries than this are left for the day, whoever is dropped again and again spreads them over its rest.
const RESERVE: u64 = 100;
/// A connection that held for so long was a good one.
const GOOD: Duration = Duration::from_secs(60);

/// How many entries Discord grants still.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    pub left: u64,
    /// When there will be as many as in the morning.
    pub renewed_in: Duration,
}

/// When the gateway may be entered next. All shards share one.
#[derive(Debug)]
pub struct Pace {
    pause_max: Duration,
    pause: Duration,
    earliest: Option<Instant>,
}

impl Pace {
    /// `watchdog`: how soon the bot has to be back when the gateway lets it in again; no pause is longer.
    pub fn new(watchdog: Duration) -> Self {
        Pace { pause_max: PAUSE_MAX.min(watchdog).max(APART), pause: Duration::ZERO, earliest: None }
    }

    /// How long to wait before entering.
    pub fn wait(&self, budget: Budget, now: Instant) -> Duration {
        if budget.left == 0 {
            return budget.renewed_in.max(APART);
        }
        let Some(earliest) = self.earliest else { return Duration::ZERO };
        let wait = earliest.saturating_duration_since(now);
        if budget.left <= RESERVE && !self.pause.is_zero() {
            let share = budget.renewed_in / u32::try_from(budget.left).unwrap_or(u32::MAX);
            return wait.max(share);
        }
        wait
    }

    /// An entry was tried, and whatever came of it was known by `now`.
    pub fn tried(&mut self, now: Instant) {
        self.earliest = Some(now + APART);
    }

    /// A connection ended that had been usable for `held`, if it was usable at all. Whoever is dropped again and again waits
    /// longer each time.
    pub fn lost(&mut self, held: Option<Duration>, now: Instant) {
        self.pause = match held {
            Some(held) if held >= GOOD => Duration::ZERO,
            _ => (self.pause * 2).clamp(APART, self.pause_max),
        };
        let earliest = now + self.pause;
        self.earliest = Some(self.earliest.map_or(earliest, |before| before.max(earliest)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Duration = Duration::from_secs(24 * 3600);

    fn seconds(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    fn budget(left: u64) -> Budget {
        Budget { left, renewed_in: DAY }
    }

    #[test]
    fn the_first_entry_waits_for_nothing_but_a_new_day() {
        let (pace, now) = (Pace::new(seconds(180)), Instant::now());
        for (left, wait) in [(1000, seconds(0)), (1, seconds(0)), (0, DAY)] {
            assert_eq!(pace.wait(budget(left), now), wait, "{left}");
        }
    }

    #[test]
    fn a_good_connection_that_is_lost_is_replaced_at_once_but_never_within_five_seconds() {
        let (mut pace, now) = (Pace::new(seconds(180)), Instant::now());
        pace.tried(now);
        assert_eq!(pace.wait(budget(999), now + seconds(2)), seconds(3));
        let later = now + seconds(3600);
        pace.lost(Some(seconds(3599)), later);
        assert_eq!(pace.wait(budget(999), later), seconds(0));
    }

    #[test]
    fn whoever_is_dropped_again_and_again_waits_longer_each_time() {
        for (watchdog, expected) in [(180, [5, 10, 20, 40, 80, 120, 120]), (8, [5, 8, 8, 8, 8, 8, 8]), (1, [5; 7])] {
            let (mut pace, now) = (Pace::new(seconds(watchdog)), Instant::now());
            let waits = expected.map(|_| {
                pace.tried(now);
                pace.lost(Some(seconds(1)), now);
                pace.wait(budget(999), now).as_secs()
            });
            assert_eq!(waits, expected, "{watchdog}");
            pace.lost(Some(seconds(61)), now);
            pace.lost(None, now + DAY);
            assert_eq!(pace.wait(budget(999), now + DAY), seconds(5), "a good connection makes up for it");
        }
    }

    /// A gateway that lets nobody stay, for two days: the entries of a day are never used up.
    #[test]
    fn the_entries_of_a_day_last_for_the_day() {
        for watchdog in [1, 180] {
            let mut pace = Pace::new(seconds(watchdog));
            let (begin, mut left) = (Instant::now(), 1000_u64);
            let mut now = begin;
            let mut renewal = begin + DAY;
            while now < begin + DAY * 2 {
                if now >= renewal {
                    (left, renewal) = (1000, renewal + DAY);
                }
                let wait = pace.wait(Budget { left, renewed_in: renewal - now }, now);
                now += wait;
                if now >= renewal {
                    continue;
                }
                left = left.checked_sub(1).expect("no entry is made that Discord does not grant");
                pace.tried(now);
                pace.lost(Some(Duration::ZERO), now);
            }
            assert!(left > 0, "{watchdog}");
        }
    }
}
