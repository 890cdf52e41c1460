//! How fast the bot answers a team, how soon it is ready, and how much memory it holds.
//!
//! `cargo bench --bench response` starts the real binary against a double of Discord on the same machine, with 10,000
//! contacts, and has 50 people use it at once. Times run from the moment in which the double sends the event to the one
//! in which it has the first response, its own work included: it checks every body against the project's limits.
//! Figures are printed, never asserted. `KONTAKTI_BINARY` names another build of the binary.

#[allow(dead_code, reason = "the stories use more of it")]
#[path = "../discord/bot.rs"]
mod bot;
mod deck;
mod dice;
#[path = "../discord/double/mod.rs"]
mod double;
mod figures;
mod team;

use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bot::Bot;
use deck::Deck;
use double::Double;
use double::ask::Ask;
use double::people::{GUILD, Person};
use figures::{Timing, memory, milliseconds, processor};
use team::{KINDS, Member, Pause};
use tokio::sync::Barrier;

const CONTACTS: usize = 10_000;
const SEED: u64 = 2024;
const PEOPLE: usize = 50;
const STARTS: usize = 5;
/// How long the bot is left alone before its memory is that of a bot at rest.
const REST: Duration = Duration::from_secs(10);

#[tokio::main(flavor = "current_thread")]
async fn main() {
    if !std::env::args().any(|argument| argument == "--bench") {
        println!("figures come with: cargo bench --bench response");
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let data = folder.path().join("data");
    let deck = Arc::new(Deck::deal(CONTACTS, SEED));
    bring_in(&deck, folder.path(), &data);

    let double = Arc::new(Double::start().await);
    // What the bot did that Discord would not take is printed in the end.
    double.expect_problems();
    let bot = starts(&double, &data).await;
    tokio::time::sleep(REST).await;
    print_memory("at rest, before any work", &bot);

    let mut team: Vec<Member> = (0..PEOPLE).map(|number| Member::new(&double, &deck, number)).collect();
    let think = Pause::Think(Duration::from_millis(100), Duration::from_millis(900));
    let together = Pause::Together(Arc::new(Barrier::new(PEOPLE)));
    let mut faults = 0;
    faults += run("50 people, 0.1 to 0.9 s between two doings", &bot, &mut team, 100, &think).await;
    tokio::time::sleep(REST).await;
    print_memory("10 s later", &bot);
    faults += run("50 people, each at once after the last answer", &bot, &mut team, 100, &Pause::None).await;
    faults += run("50 people, all in the same moment, again and again", &bot, &mut team, 40, &together).await;
    tokio::time::sleep(REST).await;
    print_memory("10 s later", &bot);

    let problems = double.problems();
    println!("faults: {faults}; what Discord would not have taken: {}", problems.len());
    problems.iter().take(5).for_each(|problem| println!("  {problem}"));
}

/// Brings the contacts in through the program itself.
fn bring_in(deck: &Deck, folder: &Path, data: &Path) {
    let file = folder.join("contacts.jsonl");
    std::fs::write(&file, &deck.lines).expect("the folder can be written to");
    let begun = Instant::now();
    let mut import = Command::new(bot::binary());
    import.args(["import", "--guild", GUILD]).arg(&file);
    import.env("KONTAKTI__DATA__DIR", data).env("LC_ALL", "fi_FI.UTF-8").current_dir(folder);
    let output = import.output().expect("the binary starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    println!("{CONTACTS} contacts brought in within {:.1} s", begun.elapsed().as_secs_f64());
}

/// Starts the bot some times; the last one stays.
async fn starts(double: &Double, data: &Path) -> Bot {
    for number in 1.. {
        let before = double.state().lock().identifies;
        let begun = Instant::now();
        let bot = Bot::spawn(double, data, &[]);
        double.identified(before + 1).await;
        let ready = begun.elapsed();
        double.registered().await;
        let who = Person::new("Mari Lehto");
        let first = double.ask(&Ask::slash(&who, "contact show").with("contact", "CT000001")).first().await;
        assert_eq!(first.of_type(), 4, "{}", first.body);
        let answered = begun.elapsed();
        let (ready, answered) = (milliseconds(ready), milliseconds(answered));
        println!("start {number}: READY after {ready:.0} ms, first interaction answered after {answered:.0} ms");
        if number == STARTS {
            return bot;
        }
        let status = bot.stop().await;
        assert!(status.success(), "the bot ended with {status}");
    }
    unreachable!("the last start returns")
}

/// Lets the team work, and prints what came of it; the number of faults.
async fn run(title: &str, bot: &Bot, team: &mut Vec<Member>, doings: usize, pause: &Pause) -> usize {
    let (bots, own) = (processor(bot.pid()), processor(std::process::id()));
    let begun = Instant::now();
    let mut working = tokio::task::JoinSet::new();
    for mut member in team.drain(..) {
        let pause = pause.clone();
        working.spawn(async move {
            member.work(doings, &pause).await;
            member
        });
    }
    *team = working.join_all().await;
    let took = begun.elapsed();
    let timings: Vec<Timing> = team.iter_mut().flat_map(|member| member.timings.drain(..)).collect();
    let faults: Vec<String> = team.iter_mut().flat_map(|member| member.faults.drain(..)).collect();
    println!("\n{title}");
    figures::print(&timings, &KINDS);
    let done = timings.len() as f64;
    println!("  {done} interactions in {:.1} s: {:.0} a second", took.as_secs_f64(), done / took.as_secs_f64());
    let spent = |before: Option<Duration>, pid: u32| Some(milliseconds(processor(pid)? - before?) / done);
    if let (Some(bot), Some(double)) = (spent(bots, bot.pid()), spent(own, std::process::id())) {
        println!("  processor time an interaction: bot {bot:.2} ms, double and people {double:.2} ms");
    }
    print_memory("right after", bot);
    println!("  faults: {}", faults.len());
    faults.iter().take(5).for_each(|fault| println!("    {fault}"));
    faults.len()
}

fn print_memory(when: &str, bot: &Bot) {
    match memory(bot.pid()) {
        Some((now, most)) => println!("  memory {when}: VmRSS {now:.1} MB (the most so far: {most:.1} MB)"),
        None => println!("  memory {when}: this system does not tell"),
    }
}
