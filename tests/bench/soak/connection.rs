//! Every way in which a connection fails, each with a bot and a Discord of its own, all at the same time.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::bot::Bot;
use crate::double::Double;
use crate::double::ask::Ask;
use crate::double::people::Person;
use crate::double::state::{Out, Temper};
use crate::figures::{milliseconds, processor};
use crate::logs;

/// `discord.watchdog_s` as shipped.
const WATCHDOG: Duration = Duration::from_secs(180);
/// How much later than that it has to serve again.
const AFTER: Duration = Duration::from_secs(10);
/// A connection that has been good for a while.
const GOOD: Duration = Duration::from_secs(65);

/// What goes wrong.
#[derive(Debug, Clone)]
enum Fault {
    /// The connection is lost in this way, once.
    Lost(Out),
    /// The next connection is treated so, once.
    Next(Temper),
    /// Everybody is treated so for a while.
    During(Temper, Duration),
    Dead,
    Outage(Duration),
}

/// What was seen.
struct Seen {
    name: &'static str,
    back: Option<Duration>,
    identifies: usize,
    apart: Option<Duration>,
    resumes: u64,
    connections: u64,
    sessions: usize,
    processor: Option<Duration>,
    secrets: usize,
}

pub async fn run() {
    println!("\nThe connection fails (shipped settings: watchdog {} s, heartbeat 41.25 s)", WATCHDOG.as_secs());
    let half_a_minute = Duration::from_secs(30);
    let faults = [
        ("op 7", Fault::Lost(Out::Frame(json!({"op": 7, "d": null})))),
        ("op 9 true", Fault::Lost(Out::Frame(json!({"op": 9, "d": true})))),
        ("op 9 false", Fault::Lost(Out::Frame(json!({"op": 9, "d": false})))),
        ("close 4000", Fault::Lost(Out::Close(Some(4000)))),
        ("close without code", Fault::Lost(Out::CloseWithoutCode)),
        ("TCP reset", Fault::Lost(Out::Reset)),
        ("zombie socket", Fault::Dead),
        ("handshake stalls", Fault::Next(Temper::Stalls)),
        ("no HELLO", Fault::Next(Temper::SaysNothing)),
        ("accept and drop, 30 s", Fault::During(Temper::HangsUp, half_a_minute)),
        ("READY and drop, 30 s", Fault::During(Temper::Drops, half_a_minute)),
        ("outage, 60 s", Fault::Outage(Duration::from_secs(60))),
    ];
    let mut running = Vec::new();
    for (name, fault) in faults {
        running.push(tokio::spawn(one(name, fault)));
    }
    println!(
        "  {:<24}{:>12}{:>12}{:>10}{:>9}{:>13}{:>10}{:>9}{:>9}",
        "fault", "back after", "identifies", "apart", "resumes", "connections", "sessions", "cpu ms", "secrets"
    );
    for one in running {
        print(&one.await.expect("a fault is played to its end"));
    }
}

fn print(seen: &Seen) {
    let seconds = |time: Option<Duration>| time.map_or("-".to_owned(), |time| format!("{:.1} s", time.as_secs_f64()));
    let back = seen.back.map_or("NEVER".to_owned(), |back| format!("{:.1} s", back.as_secs_f64()));
    let cpu = seen.processor.map_or("-".to_owned(), |spent| format!("{:.0}", milliseconds(spent)));
    println!(
        "  {:<24}{back:>12}{:>12}{:>10}{:>9}{:>13}{:>10}{cpu:>9}{:>9}",
        seen.name,
        seen.identifies,
        seconds(seen.apart),
        seen.resumes,
        seen.connections,
        seen.sessions,
        seen.secrets
    );
}

async fn one(name: &'static str, fault: Fault) -> Seen {
    let double = Double::start().await;
    double.expect_problems();
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let bot = Bot::start(&double, &folder.path().join("data")).await;
    tokio::time::sleep(GOOD).await;
    let spent = processor(bot.pid());
    match &fault {
        Fault::Lost(out) => double.gateway(out),
        Fault::Dead => double.open_connections_die(),
        Fault::Next(temper) => {
            let before = double.state().lock().connections;
            double.is(*temper);
            double.gateway(&Out::Close(Some(4000)));
            // One that stalls never becomes a websocket.
            let opened = |inner: &crate::double::state::Inner| (inner.connections > before).then_some(());
            double.state().wait(Duration::from_secs(1), opened).await;
            double.is(Temper::Kind);
        }
        Fault::During(temper, time) => {
            double.is(*temper);
            double.gateway(&Out::Close(None));
            tokio::time::sleep(*time).await;
            double.is(Temper::Kind);
        }
        Fault::Outage(time) => {
            double.goes_down(true);
            tokio::time::sleep(*time).await;
            double.goes_down(false);
        }
    }
    let back = serves_again(&double).await;
    let spent = processor(bot.pid()).zip(spent).map(|(after, before)| after - before);
    let secrets = logs::secrets(&double, &bot);
    let inner = double.state().lock();
    let apart = inner.identified_at.windows(2).map(|pair| pair[1] - pair[0]).min();
    Seen {
        name,
        back,
        identifies: inner.identified_at.len(),
        apart,
        resumes: inner.resumes,
        connections: inner.connections,
        sessions: inner.most_sessions,
        processor: spent,
        secrets,
    }
}

/// How long it takes from now until somebody who asks again and again is answered.
async fn serves_again(double: &Double) -> Option<Duration> {
    let begun = Instant::now();
    let who = Person::new("Mari Lehto");
    while begun.elapsed() < WATCHDOG + AFTER {
        let asked = double.ask(&Ask::slash(&who, "help"));
        if asked.first_within(Duration::from_millis(200)).await.is_some() {
            return Some(begun.elapsed());
        }
    }
    None
}
