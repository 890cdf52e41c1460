//! Times in order, and what the system says about a process.

use std::fs;
use std::time::Duration;

/// How long the first response to an interaction took.
#[derive(Debug, Clone, Copy)]
pub struct Timing {
    pub kind: &'static str,
    pub took: Duration,
}

/// Prints a table: a row a kind, in the order in which they are named, and one for all.
pub fn print(timings: &[Timing], kinds: &[&'static str]) {
    println!("  {:<24}{:>7}{:>9}{:>9}{:>9}{:>9}  ms", "first response", "number", "p50", "p90", "p99", "max");
    for kind in kinds {
        print_row(kind, timings.iter().filter(|timing| timing.kind == *kind));
    }
    print_row("all", timings.iter());
}

fn print_row<'a>(name: &str, timings: impl Iterator<Item = &'a Timing>) {
    let mut times: Vec<Duration> = timings.map(|timing| timing.took).collect();
    times.sort_unstable();
    let Some(longest) = times.last() else { return };
    let part = |percent: usize| milliseconds(times[(times.len() * percent).div_ceil(100).max(1) - 1]);
    let (half, most, nearly_all) = (part(50), part(90), part(99));
    let longest = milliseconds(*longest);
    println!("  {name:<24}{:>7}{half:>9.1}{most:>9.1}{nearly_all:>9.1}{longest:>9.1}", times.len());
}

pub fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// Resident memory of a process in MB: now, and the most that it ever was.
pub fn memory(pid: u32) -> Option<(f64, f64)> {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let kilobytes = |key: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(key))?;
        line.trim().trim_end_matches(" kB").parse::<f64>().ok()
    };
    Some((kilobytes("VmRSS:")? / 1024.0, kilobytes("VmHWM:")? / 1024.0))
}

/// Processor time that a process has used so far.
pub fn processor(pid: u32) -> Option<Duration> {
    // Linux counts in hundredths of a second. The name in brackets may hold blanks, so fields are counted behind it.
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?;
    Some(Duration::from_millis(ticks * 10))
}
