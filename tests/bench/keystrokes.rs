//! How fast suggestions come while 20 people type at once among very many contacts, and how much memory the bot holds then.
//!
//! `cargo bench --bench keystrokes -- [CONTACTS] [FOLDER]`: 1,000,000 contacts unless it says so, the same ones as `lookup`
//! has. A folder keeps them for the next run; one that `lookup` has made is used as well, its file copied beside it. The
//! real binary runs against a double of Discord on the same machine. Times run from the moment in which the double sends
//! the event to the one in which it has the answer. Figures are printed, never asserted. `KONTAKTI_BINARY` names another
//! build of the binary.

#[path = "../discord/bot.rs"]
mod bot;
#[allow(dead_code, reason = "other benchmarks use the rest")]
mod data;
#[path = "../discord/double/mod.rs"]
mod double;
#[allow(dead_code, reason = "other benchmarks use the rest")]
mod figures;
#[allow(dead_code, reason = "other benchmarks use the rest")]
mod queries;

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use bot::Bot;
use data::{Dice, World};
use double::Double;
use double::ask::Ask;
use double::people::{GUILD, Person};
use figures::{Timing, memory, milliseconds, processor};
use queries::{Asked, Counts};
use tokio::task::JoinSet;

const CONTACTS: usize = 1_000_000;
const PEOPLE: usize = 20;
/// Keystrokes a person, and before it counts, while the bot reads what it holds in memory.
const KEYSTROKES: usize = 250;
const WARMING: usize = 30;
/// Between two keystrokes, and between two names, in milliseconds.
const QUICK: (u64, u64) = (80, 250);
const THINKING: (u64, u64) = (400, 1500);
/// Keystrokes that a name has at most: by then the right one is on top.
const LETTERS: usize = 14;
/// Queries of all kinds after which the memory is looked at.
const QUERIES: usize = 10_000;
/// People and queries are about so many contacts.
const MEANT: usize = 2000;
/// Discord waits no longer.
const PATIENCE: Duration = Duration::from_secs(3);
const SUGGESTIONS: &str = "suggestions";
const FIND: &str = "find";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if !arguments.iter().any(|argument| argument == "--bench") {
        println!("figures come with: cargo bench --bench keystrokes");
        return;
    }
    let arguments: Vec<&String> = arguments.iter().filter(|argument| !argument.starts_with("--")).collect();
    let count = arguments.first().map_or(CONTACTS, |count| count.parse().expect("the number of contacts"));
    let fresh = tempfile::tempdir().expect("a temporary folder can be made");
    let folder = arguments.get(1).map_or_else(|| fresh.path().to_owned(), PathBuf::from);
    let (names, asked) = meet(count);
    let data = folder.join("keystrokes");
    provide(count, &folder, &data);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(run(&data, names, asked));
}

/// The names of some contacts, and queries of all kinds about them.
fn meet(count: usize) -> (Vec<String>, Vec<Asked>) {
    let step = (count / MEANT).max(1);
    let (mut world, mut dice, mut line) = (World::new(), Dice::new(17), String::new());
    let (mut names, mut asked) = (Vec::new(), Vec::new());
    for number in 0..count {
        line.clear();
        let made = world.make(number, &mut line);
        // Each fifth one is a company; the steps must meet both.
        if number % step == number / step % step.min(5) {
            asked.extend(queries::ask(&world, &Counts::default(), &made, &mut dice));
            names.push(made.name.to_lowercase());
        }
    }
    (names, asked)
}

/// Makes the data folder of the bot: from that of `lookup`, or by an import.
fn provide(count: usize, folder: &Path, data: &Path) {
    let file = data.join("guilds").join(format!("{GUILD}.db"));
    if file.exists() {
        return;
    }
    fs::create_dir_all(data.join("guilds")).expect("the folder can be made");
    let made = folder.join("guilds/bench.db");
    if made.exists() {
        for ending in ["-wal", ""] {
            let from = made.with_file_name(format!("bench.db{ending}"));
            if from.exists() {
                fs::copy(from, file.with_file_name(format!("{GUILD}.db{ending}"))).expect("the file can be copied");
            }
        }
        return;
    }
    let lines = folder.join("contacts.jsonl");
    let mut out = BufWriter::new(File::create(&lines).expect("the file is made"));
    let (mut world, mut line) = (World::new(), String::new());
    for number in 0..count {
        line.clear();
        world.make(number, &mut line);
        out.write_all(line.as_bytes()).expect("the line is written");
    }
    out.flush().expect("the file is written");
    // The first filling of a new server, and the country in which phones are read.
    command(data, &["console", "--guild", GUILD], "/setup cards phone-region:FI\n");
    command(data, &["import", "--guild", GUILD, &lines.to_string_lossy()], "");
    fs::remove_file(&lines).expect("the file is removed");
}

fn command(data: &Path, arguments: &[&str], input: &str) {
    let mut child = Command::new(bot::binary())
        .args(arguments)
        .env("KONTAKTI__DATA__DIR", data)
        .current_dir(data)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("the binary starts");
    child.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("the binary reads");
    let status = child.wait().expect("the binary ends");
    assert!(status.success(), "{arguments:?} ended with {status}");
}

async fn run(data: &Path, names: Vec<String>, asked: Vec<Asked>) {
    let double = Arc::new(Double::start().await);
    // What the bot did that Discord would not take is printed in the end.
    double.expect_problems();
    let bot = Bot::start(&double, data).await;
    print_memory("before anything is looked up", &bot);
    let names = Arc::new(names);
    everybody(&double, &names, WARMING, 100).await;
    print_memory("when everybody has typed something", &bot);

    let (before, begun) = (processor(bot.pid()), Instant::now());
    let answers = everybody(&double, &names, KEYSTROKES, 200).await;
    let took = begun.elapsed();
    let timings: Vec<Timing> = answers.iter().flatten().copied().collect();
    println!("\n{PEOPLE} people type at once, {:.0} keystrokes a second", answers.len() as f64 / took.as_secs_f64());
    figures::print(&timings, &[]);
    let share = timings.len() as f64 / answers.len() as f64;
    println!("  answered within 3 s: {} of {}, {:.2} %", timings.len(), answers.len(), share * 100.0);
    if let (Some(before), Some(after)) = (before, processor(bot.pid())) {
        println!("  processor time a keystroke: {:.2} ms", milliseconds(after - before) / answers.len() as f64);
    }
    print_memory("right after", &bot);

    println!("\n{QUERIES} queries of all kinds, half of them while they are typed");
    figures::print(&mix(&double, &asked).await, &[SUGGESTIONS, FIND]);
    print_memory("after them (at most 80)", &bot);
    let problems = double.problems();
    println!("what Discord would not have taken: {}", problems.len());
    problems.iter().take(5).for_each(|problem| println!("  {problem}"));
}

fn person(number: usize) -> Person {
    let named = Person::new("Seller");
    Person { id: format!("8035111022467{number:05}"), name: format!("Seller {number}"), ..named }
}

/// Lets everybody type so many letters; how long each answer took, if it came.
async fn everybody(
    double: &Arc<Double>,
    names: &Arc<Vec<String>>,
    keystrokes: usize,
    seed: u64,
) -> Vec<Option<Timing>> {
    let mut typing = JoinSet::new();
    for number in 0..PEOPLE {
        let (double, names) = (Arc::clone(double), Arc::clone(names));
        typing.spawn(type_names(double, names, number, keystrokes, seed));
    }
    typing.join_all().await.into_iter().flatten().collect()
}

/// Types name after name as people do: the next letter comes whether the last one was answered or not.
async fn type_names(
    double: Arc<Double>,
    names: Arc<Vec<String>>,
    number: usize,
    keystrokes: usize,
    seed: u64,
) -> Vec<Option<Timing>> {
    let (who, mut dice) = (person(number), Dice::new(seed + number as u64));
    let mut wait = |(from, to): (u64, u64)| Duration::from_millis(from + dice.below((to - from) as usize) as u64);
    let mut chosen = Dice::new(seed * 31 + number as u64);
    let mut answers = JoinSet::new();
    while answers.len() < keystrokes {
        tokio::time::sleep(wait(THINKING)).await;
        let name = &names[chosen.below(names.len())];
        for letters in 1..=name.chars().count().min(LETTERS).min(keystrokes - answers.len()) {
            tokio::time::sleep(wait(QUICK)).await;
            let typed: String = name.chars().take(letters).collect();
            let exchange = double.ask(&Ask::typing(&who, "find", "query", &typed));
            answers.spawn(async move { exchange.first_within(PATIENCE).await });
        }
    }
    let answers = answers.join_all().await.into_iter();
    answers.map(|first| first.map(|first| Timing { kind: SUGGESTIONS, took: first.took })).collect()
}

/// Asks queries of all kinds, each person at once after the last answer.
async fn mix(double: &Arc<Double>, asked: &[Asked]) -> Vec<Timing> {
    let each = QUERIES / PEOPLE;
    let mut asking = JoinSet::new();
    for number in 0..PEOPLE {
        let double = Arc::clone(double);
        let texts: Vec<String> =
            asked.iter().cycle().skip(number * each).take(each).map(|asked| asked.text.clone()).collect();
        asking.spawn(async move {
            let (who, mut timings) = (person(number), Vec::new());
            for (turn, text) in texts.iter().enumerate() {
                let (kind, ask) = if turn % 2 == 0 {
                    (SUGGESTIONS, Ask::typing(&who, "find", "query", text))
                } else {
                    (FIND, Ask::slash(&who, "find").with("query", text.as_str()))
                };
                let first = double.ask(&ask).first_within(PATIENCE).await;
                timings.extend(first.map(|first| Timing { kind, took: first.took }));
            }
            timings
        });
    }
    asking.join_all().await.into_iter().flatten().collect()
}

fn print_memory(when: &str, bot: &Bot) {
    match memory(bot.pid()) {
        Some((now, most)) => println!("  memory {when}: VmRSS {now:.1} MB (the most so far: {most:.1} MB)"),
        None => println!("  memory {when}: this system does not tell"),
    }
}
