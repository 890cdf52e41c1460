//! Ten thousand interactions that nobody should send: what comes back, and whether anything was stored.

use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinSet;

use crate::bot::{self, Bot};
use crate::dice::Dice;
use crate::double::Double;
use crate::double::ask::Ask;
use crate::double::people::{GUILD, Person};
use crate::figures::memory;
use crate::hostile_asks::{KINDS, ask};
use crate::logs;

const ALL: usize = 10_000;
const AT_ONCE: usize = 50;
/// Discord waits no longer.
const PATIENCE: Duration = Duration::from_secs(3);
/// What only the inside of the program is called.
const INTERNALS: [&str; 12] = [
    "sqlite",
    "panicked",
    ".rs:",
    "src/",
    "unwrap",
    "serde",
    "invalid type",
    "missing field",
    "guilds/",
    "constraint",
    "no such",
    "StoreError",
];

/// What came of the interactions of a kind.
#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    sent: usize,
    answered: usize,
    faults: usize,
    telling: usize,
}

pub async fn run() {
    println!("\n{ALL} interactions that nobody should send");
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let data = folder.path().join("data");
    let double = Arc::new(Double::start().await);
    double.expect_problems();
    let bot = Bot::start_with(&double, &data, &[("KONTAKTI__LIMITS__WRITES_PER_MINUTE", "0")]).await;
    let boss = Person::new("Pirjo Boss").managing();
    let viewer = Person::new("Odd Onlooker");
    let cronus = Ask::slash(&boss, "company add").with("name", "Cronus Oy").with("phone", "09 123 4567");
    let card = double.ask(&cronus).public().await;
    for number in 0..20 {
        let person = Ask::slash(&boss, "person add").with("name", format!("Aino Virtanen {number}"));
        double.ask(&person.with("company", "CT000001")).message().await;
    }
    let everybody = Ask::slash(&boss, "setup access").with("role", GUILD).with("tier", "viewer");
    double.ask(&everybody).message().await;
    let before = export(&data);

    let mut tallies = [Tally::default(); KINDS.len()];
    let mut dice = Dice::new(7);
    let mut running: JoinSet<(usize, Tally)> = JoinSet::new();
    for number in 0..ALL {
        if running.len() >= AT_ONCE {
            add(&mut tallies, running.join_next().await);
        }
        let kind = number % KINDS.len();
        let exchange = double.ask(&ask(kind, &mut dice, &viewer, &card));
        running.spawn(async move {
            let mut tally = Tally { sent: 1, ..Tally::default() };
            if let Some(first) = exchange.first_within(PATIENCE).await {
                let said = first.body.to_string();
                tally.answered = 1;
                tally.faults = usize::from(said.contains("The fault is ours"));
                tally.telling = usize::from(INTERNALS.iter().any(|inside| said.contains(inside)));
            }
            (kind, tally)
        });
        if number % 1000 == 0 {
            double.state().change(|inner| inner.forget(1_000));
        }
    }
    while let Some(done) = running.join_next().await {
        add(&mut tallies, Some(done));
    }
    println!("  {:<30}{:>8}{:>10}{:>9}{:>18}", "kind", "sent", "answered", "faults", "tell of internals");
    for (kind, tally) in KINDS.iter().zip(tallies) {
        println!("  {kind:<30}{:>8}{:>10}{:>9}{:>18}", tally.sent, tally.answered, tally.faults, tally.telling);
    }
    let after = export(&data);
    println!(
        "  contacts before and after: {} and {} bytes, {}",
        before.len(),
        after.len(),
        match before == after {
            true => "the same",
            false => "NOT THE SAME",
        }
    );
    let mut files: Vec<String> = std::fs::read_dir(data.join("guilds"))
        .expect("the folder is there")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".db"))
        .collect();
    files.sort();
    println!("  files: {}", files.join(", "));
    let first = double.ask(&Ask::slash(&viewer, "find").with("query", "cronus")).first_within(PATIENCE).await;
    println!("  the bot serves on: {}; panics: {}", first.is_some(), bot.log().matches("panicked").count());
    if let Some((now, most)) = memory(bot.pid()) {
        println!(
            "  VmRSS {now:.1} MB (most so far {most:.1} MB); secrets in the log: {}",
            logs::secrets(&double, &bot)
        );
    }
    let mut problems = std::collections::BTreeMap::<String, usize>::new();
    for problem in double.problems() {
        *problems.entry(problem.chars().take(100).collect()).or_default() += 1;
    }
    println!("  what Discord would not have taken: {}", problems.values().sum::<usize>());
    for (problem, times) in problems.iter().take(10) {
        println!("    {times:>6}  {problem}");
    }
    logs::print(&bot);
}

fn add(tallies: &mut [Tally], done: Option<Result<(usize, Tally), tokio::task::JoinError>>) {
    if let Some(Ok((kind, one))) = done {
        let all = &mut tallies[kind];
        all.sent += one.sent;
        all.answered += one.answered;
        all.faults += one.faults;
        all.telling += one.telling;
    }
}

fn export(data: &std::path::Path) -> String {
    let mut export = Command::new(bot::binary());
    export.args(["export", "--guild", GUILD]).env("KONTAKTI__DATA__DIR", data).current_dir(data);
    let output = export.output().expect("the binary starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}
