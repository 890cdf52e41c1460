//! How many changes one person may make a minute: whoever makes more is told when to go on.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::store::GuildKey;

const MINUTE: Duration = Duration::from_secs(60);
/// From so many people on, those are forgotten who have their whole allowance.
const MANY: usize = 1024;

/// The allowances of all people. Each grows with time, up to that of a minute.
#[derive(Debug, Default)]
pub struct Limit {
    /// 0: no limit.
    per_minute: u32,
    people: Mutex<HashMap<(GuildKey, String), Allowance>>,
}

/// What a person had left at some moment.
#[derive(Debug, Clone, Copy)]
struct Allowance {
    left: f64,
    at: Instant,
}

impl Limit {
    /// `per_minute` changes a person, 0 for any number.
    pub fn new(per_minute: u32) -> Self {
        Limit { per_minute, people: Mutex::default() }
    }

    /// Takes one change off the person's allowance; otherwise, after how long there is one again.
    pub fn take(&self, guild: &GuildKey, user: &str, now: Instant) -> Result<(), Duration> {
        if self.per_minute == 0 {
            return Ok(());
        }
        let most = f64::from(self.per_minute);
        let grown = |allowance: &Allowance| {
            let time = now.saturating_duration_since(allowance.at);
            (allowance.left + most * time.as_secs_f64() / MINUTE.as_secs_f64()).min(most)
        };
        let mut people = self.people.lock().unwrap_or_else(PoisonError::into_inner);
        if people.len() >= MANY {
            people.retain(|_, allowance| grown(allowance) < most);
        }
        let allowance = people.entry((guild.clone(), user.to_owned())).or_insert(Allowance { left: most, at: now });
        let left = grown(allowance);
        if left < 1.0 {
            return Err(MINUTE.mul_f64((1.0 - left) / most));
        }
        *allowance = Allowance { left: left - 1.0, at: now };
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(name: &str) -> GuildKey {
        GuildKey::new(name).unwrap()
    }

    #[test]
    fn whoever_changes_much_waits_and_nobody_else_does() {
        let (limit, begin) = (Limit::new(6), Instant::now());
        let take = |user: &str, seconds: f64| limit.take(&key("1"), user, begin + Duration::from_secs_f64(seconds));
        for _ in 0..6 {
            assert_eq!(take("aino", 0.0), Ok(()));
        }
        assert_eq!(take("aino", 0.0), Err(Duration::from_secs(10)));
        assert_eq!(take("aino", 4.0), Err(Duration::from_secs(6)), "who is refused loses nothing");
        assert_eq!(take("bo", 4.0), Ok(()));
        assert_eq!(limit.take(&key("2"), "aino", begin), Ok(()), "another server is another matter");
        assert_eq!(take("aino", 10.1), Ok(()));
        assert!(take("aino", 10.1).is_err());
        for _ in 0..6 {
            assert_eq!(take("aino", 1000.0), Ok(()));
        }
        assert!(take("aino", 1000.0).is_err(), "no more is saved up than that of a minute");
    }

    #[test]
    fn nothing_is_no_limit() {
        let (limit, now) = (Limit::default(), Instant::now());
        assert!((0..10_000).all(|_| limit.take(&key("1"), "aino", now).is_ok()));
        assert!(limit.people.lock().unwrap().is_empty());
    }

    #[test]
    fn people_who_have_gone_are_forgotten() {
        let (limit, begin) = (Limit::new(60), Instant::now());
        for user in 0..10_000_u64 {
            let now = begin + Duration::from_secs(user);
            limit.take(&key("1"), &user.to_string(), now).unwrap();
        }
        assert!(limit.people.lock().unwrap().len() <= MANY);
    }
}
