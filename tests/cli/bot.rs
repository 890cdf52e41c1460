//! The bot's process: one a data folder, and it stops when it is asked to.

#![cfg(unix)]

use std::io::Read;
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::place::Place;

/// Waits for the end of a process, but not for ever.
#[track_caller]
fn code_of(child: &mut Child) -> Option<i32> {
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(20) {
        if let Some(status) = child.try_wait().unwrap() {
            return status.code();
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    child.kill().unwrap();
    panic!("the bot did not end");
}

#[test]
fn a_second_bot_on_the_folder_is_refused_and_the_first_stops_on_both_signals() {
    for (signal, format) in [("-TERM", "text"), ("-INT", "json")] {
        // A Discord that takes the connection and says nothing.
        let silent = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", silent.local_addr().unwrap());
        let place = Place::new()
            .with("DISCORD_TOKEN", "a.test.token")
            .with("KONTAKTI__DISCORD__API_URL", &url)
            .with("KONTAKTI__LOG__FORMAT", format);
        let mut first = place.command(&["bot"]).stderr(Stdio::piped()).spawn().unwrap();
        // Once the first one asks Discord something, it has its lock.
        drop(silent.accept().unwrap());
        place.run(&["bot"]).ends(2).complains(&["data.dir", "data"]);
        // Everything else works beside it.
        place.run_with(&["console"], "/company add name:Acme\n").ends(0).says(&["CT000001"]);
        place.run(&["export", "--guild", "local"]).ends(0).says(&["Acme"]);
        place.run(&["backup", "--to", "copies"]).ends(0).says(&["local: 1 contact"]);
        place.run(&["check"]).ends(0).says(&["sound"]);
        // But for what would take a file away under its hands.
        let copy = std::fs::read_dir(place.path("copies")).unwrap().next().unwrap().unwrap().path();
        let restore = ["restore", "--guild", "local", copy.to_str().unwrap()];
        place.run(&restore).ends(2).complains(&["data.dir", "a bot works in"]);
        assert!(Command::new("kill").args([signal, &first.id().to_string()]).status().unwrap().success());
        let code = code_of(&mut first);
        let mut said = String::new();
        first.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        assert_eq!(code, Some(0), "{signal}: {said}");
        assert!(!said.contains("a.test.token"), "{said}");
        let is_json = |line: &str| serde_json::from_str::<serde_json::Value>(line).is_ok();
        assert!(!said.is_empty() && said.lines().all(|line| is_json(line) == (format == "json")), "{said}");
    }
}

#[test]
fn backups_are_made_as_the_settings_say() {
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", silent.local_addr().unwrap());
    let place = Place::new()
        .with("DISCORD_TOKEN", "a.test.token")
        .with("KONTAKTI__DISCORD__API_URL", &url)
        .with("KONTAKTI__BACKUP__EVERY", "24h")
        .with("KONTAKTI__BACKUP__KEEP", "2");
    place.run_with(&["console"], "/company add name:Acme\n").ends(0);
    let old = |name: &str| place.write(&format!("data/backups/local-{name}.db"), "old");
    let (first, second) = (old("20200101T000000Z"), old("20210101T000000Z"));
    let mut bot = place.command(&["bot"]).stderr(Stdio::piped()).spawn().unwrap();
    let start = Instant::now();
    while first.exists() && start.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(20));
    }
    assert!(!first.exists() && second.exists(), "the new one takes the place of the oldest");
    let names = std::fs::read_dir(place.path("data/backups")).unwrap();
    let newest = names.map(|entry| entry.unwrap().path()).max().unwrap();
    assert!(Command::new("kill").arg(bot.id().to_string()).status().unwrap().success());
    assert_eq!(code_of(&mut bot), Some(0));
    place.run(&["restore", "--guild", "local", newest.to_str().unwrap()]).ends(0).says(&["1 contact is back"]);
}

#[test]
fn a_discord_that_cannot_be_reached_is_told_at_once() {
    use std::io::BufRead;
    // A port that was free a moment ago: nobody listens there.
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let place = Place::new()
        .with("DISCORD_TOKEN", "a.test.token")
        .with("KONTAKTI__DISCORD__API_URL", &format!("http://{address}"));
    let start = Instant::now();
    let mut bot = place.command(&["bot"]).stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = std::io::BufReader::new(bot.stderr.take().unwrap()).lines();
    let said = lines.find_map(|line| line.ok().filter(|line| line.contains("Discord")));
    bot.kill().unwrap();
    bot.wait().unwrap();
    assert!(said.as_ref().is_some_and(|line| line.contains("trying again")), "{said:?}");
    assert!(start.elapsed() < Duration::from_secs(30), "not at once");
}
