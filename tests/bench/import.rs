//! How fast a file of contacts is brought in, and what that takes.
//!
//! `cargo bench --bench import -- [CONTACTS] [FOLDER] [FLAGS OF IMPORT]`: 100,000 contacts unless it says so, the same ones as
//! `lookup` has, brought in by the real binary; a folder keeps the file of contacts and what came of it. `KONTAKTI_BINARY`
//! names another build of the binary.

// Other benchmarks use the rest.
#[allow(dead_code)]
mod data;
#[allow(dead_code)]
mod figures;

use std::fs::File;
use std::io::{BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use data::World;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let count: usize = arguments.first().map_or(100_000, |count| count.parse().expect("the number of contacts"));
    let fresh = tempfile::tempdir().expect("a temporary folder");
    let folder = arguments.get(1).map_or_else(|| fresh.path().to_owned(), PathBuf::from);
    let flags = arguments.get(2..).unwrap_or_default();
    let file = folder.join(format!("contacts-{count}.jsonl"));
    if !file.exists() {
        std::fs::create_dir_all(&folder).expect("the folder is made");
        write(count, &file);
    }
    let data = folder.join("data");
    let _ = std::fs::remove_dir_all(&data);

    // The first filling of a new guild, and the country in which phones are read.
    run(&data, "setup", &["console", "--guild", "bench"], "/setup cards phone-region:FI\n");
    let file = file.to_string_lossy().into_owned();
    let mut import = vec!["import", "--guild", "bench", &file];
    import.extend(flags.iter().map(String::as_str));
    let stored = run(&data, "import", &import, "");
    println!("import: {:.0} contacts/s until all were stored and found", count as f64 / stored.as_secs_f64());
    let size = |name: &str| std::fs::metadata(data.join("guilds").join(name)).map_or(0, |file| file.len() >> 20);
    println!("the guild's file {} MB, its log {} MB", size("bench.db"), size("bench.db-wal"));
    run(&data, "first look", &["console", "--guild", "bench"], "/find query:virtanen\n");
    run(&data, "second look", &["console", "--guild", "bench"], "/find query:virtanen\n");
    run(&data, "taken back", &["console", "--guild", "bench"], "/contact undo\n");
}

fn write(count: usize, file: &Path) {
    let mut out = BufWriter::new(File::create(file).expect("the file is made"));
    let (mut world, mut line) = (World::new(), String::new());
    for number in 0..count {
        line.clear();
        world.make(number, &mut line);
        out.write_all(line.as_bytes()).expect("the line is written");
    }
    out.flush().expect("the file is written");
}

/// Runs the binary to its end, and prints how long that took, what processor time and how much memory. Gives how long it took
/// until the binary said something: an import then says what it stored, and goes on to look for contacts that are there twice.
fn run(data: &Path, what: &str, arguments: &[&str], input: &str) -> Duration {
    let binary = std::env::var("KONTAKTI_BINARY").unwrap_or_else(|_| env!("CARGO_BIN_EXE_kontakti").to_owned());
    let begun = Instant::now();
    let mut child = Command::new(binary)
        .args(arguments)
        .env("KONTAKTI__DATA__DIR", data)
        .env("LC_ALL", "fi_FI.UTF-8")
        .current_dir(data.parent().expect("the data has a folder"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    let mut said = child.stdout.take().expect("a pipe");
    let pid = child.id();
    let listener = std::thread::spawn(move || {
        let spoke = said.read(&mut [0]).is_ok_and(|bytes| bytes > 0);
        let (at, processor) = (begun.elapsed(), figures::processor(pid).unwrap_or_default());
        let _ = std::io::copy(&mut said, &mut std::io::sink());
        (spoke, at, processor)
    });
    let mut pipe = child.stdin.take().expect("a pipe");
    pipe.write_all(input.as_bytes()).expect("the binary reads");
    drop(pipe);
    let (mut memory, mut processor, mut log) = (0.0_f64, Duration::ZERO, 0);
    let status = loop {
        if let Some((_, most)) = figures::memory(child.id()) {
            memory = memory.max(most);
        }
        processor = figures::processor(child.id()).unwrap_or_default().max(processor);
        log = log.max(std::fs::metadata(data.join("guilds/bench.db-wal")).map_or(0, |file| file.len()));
        match child.try_wait().expect("the binary can be waited for") {
            Some(status) => break status,
            None => std::thread::sleep(Duration::from_millis(10)),
        }
    };
    let took = begun.elapsed();
    let (spoke, at, until_then) = listener.join().expect("the listener does not panic");
    if spoke {
        println!("{what}: answered after {:.2} s, processor {:.2} s", at.as_secs_f64(), until_then.as_secs_f64());
    }
    println!(
        "{what}: {:.2} s, processor {:.2} s, memory {memory:.0} MB, log {} MB, {status}",
        took.as_secs_f64(),
        processor.as_secs_f64(),
        log >> 20
    );
    if spoke { at } else { took }
}
