//! The moment of a kill: what the process was doing.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use crate::bot::Bot;

/// The byte of the `-shm` file that SQLite locks while it writes into the log.
const WRITE_LOCK: u64 = 120;
/// How long all threads may take to stand still.
const STILL: Duration = Duration::from_millis(20);

/// What was seen when it was killed.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    /// The process was inside a write transaction: it held the log's write lock.
    pub inside: bool,
}

impl Moment {
    /// Stops the process where it is, looks which locks it holds, and kills it. Between the two nothing moves: what the
    /// file is after the kill, it was at the stop.
    pub fn of(bot: &Bot, file: &Path) -> Self {
        let number = i32::try_from(bot.pid()).expect("a process number is small");
        let pid = Pid::from_raw(number).expect("a process number is not 0");
        let _ = kill_process(pid, Signal::STOP);
        let until = Instant::now() + STILL;
        while !stands_still(bot.pid()) && Instant::now() < until {
            std::thread::sleep(Duration::from_micros(200));
        }
        let inside = holds_write_lock(bot.pid(), file);
        let _ = kill_process(pid, Signal::KILL);
        Moment { inside }
    }
}

fn stands_still(pid: u32) -> bool {
    let tasks = fs::read_dir(format!("/proc/{pid}/task")).into_iter().flatten().flatten();
    tasks.map(|task| fs::read_to_string(task.path().join("stat")).unwrap_or_default()).all(|stat| {
        let state = stat.rsplit_once(')').map_or("", |(_, rest)| rest.trim_start());
        state.is_empty() || state.starts_with('T')
    })
}

/// A line of `/proc/locks`: `7: POSIX  ADVISORY  WRITE 4711 fe:00:1234 120 120`.
fn holds_write_lock(pid: u32, file: &Path) -> bool {
    let mut shared = file.as_os_str().to_owned();
    shared.push("-shm");
    let Ok(inode) = fs::metadata(shared).map(|metadata| metadata.ino()) else { return false };
    let locks = fs::read_to_string("/proc/locks").unwrap_or_default();
    locks.lines().any(|line| {
        let parts: Vec<&str> = line.split_whitespace().collect();
        let [_, "POSIX", _, "WRITE", owner, place, from, to] = parts[..] else { return false };
        let number = |text: &str| text.parse::<u64>().unwrap_or(u64::MAX);
        owner == pid.to_string()
            && place.rsplit(':').next().map(number) == Some(inode)
            && (number(from)..=number(to)).contains(&WRITE_LOCK)
    })
}
