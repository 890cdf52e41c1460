//! Times and sizes.

use std::path::Path;
use std::time::Duration;

use kontakti::store::DatabaseKey;
use rusqlite::Connection;

/// How long this thread has been at work: on a machine that others use, too, the clock on the wall measures them.
pub fn at_work() -> Duration {
    clock(rustix::time::ClockId::ThreadCPUTime)
}

/// How long all threads have been at work.
pub fn all_at_work() -> Duration {
    clock(rustix::time::ClockId::ProcessCPUTime)
}

fn clock(id: rustix::time::ClockId) -> Duration {
    let time = rustix::time::clock_gettime(id);
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).unwrap_or(0))
}

/// Times of one kind of question.
#[derive(Default, Clone)]
pub struct Times(Vec<Duration>);

impl Times {
    pub fn take<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let begun = at_work();
        let done = work();
        self.0.push(at_work() - begun);
        done
    }

    pub fn add(&mut self, others: &Times) {
        self.0.extend(&others.0);
    }

    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The time under which this share of all lies, in milliseconds.
    pub fn at(&self, share: f64) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let place = (sorted.len() as f64 * share).ceil() as usize;
        sorted.get(place.saturating_sub(1)).map_or(0.0, |time| time.as_secs_f64() * 1e3)
    }
}

fn passphrase() -> Option<String> {
    std::env::var("KONTAKTI_DATABASE_KEY").ok().filter(|text| !text.is_empty())
}

/// The passphrase in `KONTAKTI_DATABASE_KEY`, with which the files are encrypted then.
pub fn database_key() -> Option<DatabaseKey> {
    passphrase().map(|text| DatabaseKey::new(&text).expect("it is a passphrase"))
}

/// A connection with the settings of the store's readers.
pub fn connect(file: &Path) -> Connection {
    let db = Connection::open_with_flags(file, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY).expect("the file opens");
    if let Some(passphrase) = passphrase() {
        db.pragma_update(None, "key", passphrase).expect("the key is taken");
    }
    db.pragma_update(None, "cache_size", kontakti::store::READER_CACHE).expect("the cache is set");
    db.pragma_update(None, "mmap_size", 0).expect("mapping is off");
    db.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).expect("plans are stable");
    db
}

/// A prepared look-up by key, each in a transaction of its own.
pub fn point_look_ups(db: &Connection, count: usize, mut id: impl FnMut() -> i64) -> Times {
    let mut begin = db.prepare("BEGIN").expect("SQL");
    let mut select = db.prepare("SELECT no, name FROM contacts WHERE id = ?1").expect("SQL");
    let mut commit = db.prepare("COMMIT").expect("SQL");
    let mut times = Times::default();
    for _ in 0..count {
        let id = id();
        times.take(|| {
            begin.execute([]).expect("a transaction begins");
            let found: Option<(String, String)> = select.query_row([id], |row| Ok((row.get(0)?, row.get(1)?))).ok();
            commit.execute([]).expect("a transaction ends");
            std::hint::black_box(found);
        });
    }
    times
}

/// `name LIKE '%x%'`, up to 25 rows.
pub fn scan(db: &Connection, text: &str) -> usize {
    let mut select = db.prepare_cached("SELECT no, name FROM contacts WHERE name LIKE ?1 LIMIT 25").expect("SQL");
    let rows = select.query_map([format!("%{text}%")], |row| row.get::<_, String>(0)).expect("SQL");
    rows.count()
}

/// Bytes of the tables and indexes whose names begin so.
pub fn size(db: &Connection, names: &[&str]) -> u64 {
    let mut select =
        db.prepare("SELECT ifnull(sum(pgsize), 0) FROM dbstat WHERE aggregate = TRUE AND name GLOB ?1").expect("SQL");
    let sizes = names.iter().map(|name| select.query_row([name], |row| row.get::<_, i64>(0)).expect("SQL"));
    sizes.map(i64::unsigned_abs).sum()
}

/// What the process holds in memory, in megabytes.
pub fn resident() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap_or_default();
    let kilobytes: f64 = line.split_whitespace().nth(1).and_then(|text| text.parse().ok()).unwrap_or(0.0);
    kilobytes / 1024.0
}
