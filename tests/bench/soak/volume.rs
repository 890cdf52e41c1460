//! A hundred thousand interactions of a team, and what the bot holds in the end.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::bot::{self, Bot};
use crate::deck::Deck;
use crate::double::Double;
use crate::double::people::GUILD;
use crate::figures::{self, Timing, memory};
use crate::logs;
use crate::team::{KINDS, Member, Pause};

const CONTACTS: usize = 10_000;
const SEED: u64 = 2024;
const PEOPLE: usize = 50;
/// Interactions after which the memory is looked at, and those of the whole run.
const FIRST: usize = 20_000;
const ALL: usize = 100_000;
/// How many messages the double keeps for buttons to be pressed on: a person may hold one for long.
const MESSAGES: usize = 200_000;
/// How long the bot is left alone before it is looked at.
const REST: Duration = Duration::from_secs(15);
const PROBES: &str = "127.0.0.1:39417";

/// What the bot holds.
struct Held {
    memory: Option<(f64, f64)>,
    files: usize,
    threads: usize,
    tasks: String,
}

pub async fn run() {
    println!("\n{ALL} interactions of {PEOPLE} people, each at once after the last answer, {CONTACTS} contacts");
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let data = folder.path().join("data");
    let deck = Arc::new(Deck::deal(CONTACTS, SEED));
    bring_in(&deck, folder.path(), &data);
    let double = Arc::new(Double::start().await);
    double.expect_problems();
    // The people are many times faster than people.
    let variables = [("KONTAKTI__LIMITS__WRITES_PER_MINUTE", "0"), ("KONTAKTI__HEALTH__LISTEN", PROBES)];
    let bot = Bot::start_with(&double, &data, &variables).await;
    let mut team: Vec<Member> = (0..PEOPLE).map(|number| Member::new(&double, &deck, number)).collect();
    let mut timings: Vec<Timing> = Vec::new();
    let mut faults = Vec::new();

    // The first few open what stays open.
    work(&double, &mut team, &mut timings, &mut faults, 1_000).await;
    timings.clear();
    tokio::time::sleep(REST).await;
    print("after 1,000", &held(&bot).await);
    let begun = Instant::now();
    work(&double, &mut team, &mut timings, &mut faults, FIRST).await;
    let mut took = begun.elapsed();
    tokio::time::sleep(REST).await;
    let early = held(&bot).await;
    print(&format!("after {FIRST}"), &early);
    let begun = Instant::now();
    work(&double, &mut team, &mut timings, &mut faults, ALL).await;
    took += begun.elapsed();
    tokio::time::sleep(REST).await;
    let late = held(&bot).await;
    print(&format!("after {}", timings.len()), &late);
    if let (Some((early, _)), Some((late, _))) = (early.memory, late.memory) {
        println!("  memory grew by {:.1} %", (late / early - 1.0) * 100.0);
    }
    figures::print(&timings, &KINDS);
    println!(
        "  {} interactions in {:.0} s: {:.0} a second",
        timings.len(),
        took.as_secs_f64(),
        timings.len() as f64 / took.as_secs_f64()
    );
    println!("  faults: {}; secrets in the log: {}", faults.len(), logs::secrets(&double, &bot));
    faults.iter().take(5).for_each(|fault| println!("    {fault}"));
    let problems = double.problems();
    println!("  what Discord would not have taken: {}", problems.len());
    problems.iter().take(5).for_each(|problem| println!("    {problem}"));
    logs::print(&bot);
    let status = bot.stop().await;
    println!("  the end: {status}");
}

/// Lets the team work until there are so many interactions.
async fn work(
    double: &Double,
    team: &mut Vec<Member>,
    timings: &mut Vec<Timing>,
    faults: &mut Vec<String>,
    until: usize,
) {
    while timings.len() < until {
        let mut working = tokio::task::JoinSet::new();
        for mut member in team.drain(..) {
            working.spawn(async move {
                member.work(20, &Pause::None).await;
                member
            });
        }
        *team = working.join_all().await;
        timings.extend(team.iter_mut().flat_map(|member| member.timings.drain(..)));
        faults.extend(team.iter_mut().flat_map(|member| member.faults.drain(..)));
        double.state().change(|inner| inner.forget(MESSAGES));
    }
}

async fn held(bot: &Bot) -> Held {
    let count = |what: &str| fs::read_dir(format!("/proc/{}/{what}", bot.pid())).map_or(0, Iterator::count);
    Held { memory: memory(bot.pid()), files: count("fd"), threads: count("task"), tasks: tasks().await }
}

/// Tasks under way, as the bot's metrics say.
async fn tasks() -> String {
    let Ok(mut stream) = tokio::net::TcpStream::connect(PROBES).await else { return "?".to_owned() };
    let _ = stream.write_all(b"GET /metrics HTTP/1.1\r\nHost: soak\r\n\r\n").await;
    let mut answer = String::new();
    let _ = stream.read_to_string(&mut answer).await;
    let line = answer.lines().find_map(|line| line.strip_prefix("kontakti_tasks "));
    line.unwrap_or("?").to_owned()
}

fn print(when: &str, held: &Held) {
    let memory = held.memory.map_or("?".to_owned(), |(now, most)| format!("{now:.1} MB (most so far {most:.1} MB)"));
    println!("  {when}: VmRSS {memory}, {} files, {} threads, {} tasks", held.files, held.threads, held.tasks);
}

fn bring_in(deck: &Deck, folder: &Path, data: &Path) {
    let file = folder.join("contacts.jsonl");
    fs::write(&file, &deck.lines).expect("the folder can be written to");
    let mut import = Command::new(bot::binary());
    import.args(["import", "--guild", GUILD]).arg(&file);
    import.env("KONTAKTI__DATA__DIR", data).env("LC_ALL", "fi_FI.UTF-8").current_dir(folder);
    let output = import.output().expect("the binary starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
