//! Two hundred times `kill -9` under load: what was lost, doubled, or left half done.
//!
//! `cargo bench --bench crash` has a team of 24 work through a double of Discord and kills the real binary at moments
//! that chance gives. A number chooses how many kills: `cargo bench --bench crash -- 20`. Figures are printed, never
//! asserted. `KONTAKTI_BINARY` names another build of the binary.

#[path = "../discord/bot.rs"]
mod bot;
#[path = "../discord/crashing/mod.rs"]
mod crashing;
mod dice;
#[path = "../discord/double/mod.rs"]
mod double;

use std::sync::Arc;
use std::time::{Duration, Instant};

use crashing::{Figures, Plan, play};
use double::Double;

const KILLS: usize = 200;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if !words.iter().any(|word| word == "--bench") {
        println!("figures come with: cargo bench --bench crash");
        return;
    }
    let kills = words.iter().find_map(|word| word.parse().ok()).unwrap_or(KILLS);
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let double = Arc::new(Double::start().await);
    // What the bot did that Discord would not take is printed in the end.
    double.expect_problems();
    let load = (Duration::from_millis(100), Duration::from_millis(900));
    let plan = Plan { kills, sellers: 24, seed: 2026, at_least: 0, load, check_every: 10 };
    let begun = Instant::now();
    let figures = play(plan, &double, &folder.path().join("data")).await;
    print(&figures);
    let problems = double.problems();
    println!("what Discord would not have taken: {}", problems.len());
    problems.iter().take(5).for_each(|problem| println!("  {problem}"));
    println!("{:.0} s in all", begun.elapsed().as_secs_f64());
}

fn print(figures: &Figures) {
    let share = |part: usize| 100.0 * part as f64 / figures.kills.max(1) as f64;
    println!("kills: {}", figures.kills);
    println!(
        "  inside a write transaction (the process held the write lock of the file's log): {} = {:.0} %",
        figures.inside,
        share(figures.inside)
    );
    println!("  with something sent and not acknowledged: {} = {:.0} %", figures.waiting, share(figures.waiting));
    println!("acknowledged changes: {}", figures.acknowledged);
    figures.kinds.iter().for_each(|(kind, count)| println!("  {kind:<28}{count:>7}"));
    println!("not acknowledged at a kill: {} stored, {} not stored", figures.stored, figures.forgotten);
    println!(
        "delivered again after a restart: {} events, {} of them acknowledged before",
        figures.repeated, figures.repeated_acknowledged
    );
    println!("lost: {}; doubled: {}; half: {}", figures.lost, figures.doubled, figures.half);
    println!("answers that were not what they should be: {}", figures.refused);
    let mut restarts = figures.restarts.clone();
    restarts.sort_unstable();
    let milliseconds = |percent: usize| {
        let place = (restarts.len() * percent).div_ceil(100).max(1) - 1;
        restarts.get(place).map_or(0.0, |time| time.as_secs_f64() * 1000.0)
    };
    println!("restart to READY: p50 {:.0} ms, p99 {:.0} ms", milliseconds(50), milliseconds(99));
    println!("kontakti check: {} runs, {} not clean", figures.checks, figures.checks_failed);
    println!("kontakti export: {} runs; {} contacts in the end", figures.exports, figures.contacts);
    figures.faults.iter().for_each(|fault| println!("  FAULT {fault}"));
}
