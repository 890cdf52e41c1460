//! How fast contacts are found, against a scan with `LIKE` and a look-up by key in the same run.
//!
//! `cargo bench --bench lookup -- [CONTACTS] [FOLDER] [KIND]`: 100,000 contacts unless it says so, made by a fixed seed and
//! imported as a file; a folder keeps the data for the next run, a kind leaves all others out.

mod data;
mod measure;
mod queries;
mod typing;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use jiff::Timestamp;
use kontakti::domain::contact::ContactId;
use kontakti::domain::query::Query;
use kontakti::domain::settings::Setting;
use kontakti::exchange::{self, Duplicates, How};
use kontakti::store::{Guild, GuildKey, Store, StoreError};

use data::{Dice, World};
use measure::Times;
use queries::{Asked, Counts};

/// Contacts about whom everything is asked, a hundredth of all at most.
const MEANT: usize = 1200;
/// Full scans a kind: each costs as much as hundreds of look-ups.
const SCANS: usize = 3;
/// How often each text that is no sensible query is looked up.
const BAD_TURNS: usize = 20;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    if let [word, folder, kind @ ..] = arguments.as_slice()
        && word == "ask"
    {
        return ask(Path::new(folder), kind.first().map_or("", String::as_str));
    }
    let count = arguments.first().map_or(100_000, |count| count.parse().expect("the number of contacts"));
    let kept = arguments.get(1).map(PathBuf::from);
    let fresh = tempfile::tempdir().expect("a temporary folder");
    let folder = kept.unwrap_or_else(|| fresh.path().to_owned());
    if !folder.join("queries.jsonl").exists() {
        make(count, &folder);
    }
    // A process of its own, so that its memory is that of the look-ups.
    let program = std::env::current_exe().expect("the program's own file");
    let kind = arguments.get(2);
    let ran = std::process::Command::new(program).arg("ask").arg(&folder).args(kind).status();
    let ran = ran.expect("the program starts");
    assert!(ran.success(), "the look-ups went wrong");
}

fn guild(folder: &Path) -> std::sync::Arc<Guild> {
    let store = Store::open_with(folder, measure::database_key()).expect("the folder opens");
    store.guild(&GuildKey::new("bench").expect("a key")).expect("the file opens")
}

/// Makes the contacts, imports them, and writes down what will be asked.
fn make(count: usize, folder: &Path) {
    std::fs::create_dir_all(folder).expect("the folder is made");
    let lines = folder.join("contacts.jsonl");
    let mut out = BufWriter::new(File::create(&lines).expect("the file is made"));
    let (mut world, mut counts, mut line) = (World::new(), Counts::default(), String::new());
    for number in 0..count {
        line.clear();
        counts.add(&world.make(number, &mut line));
        out.write_all(line.as_bytes()).expect("the line is written");
    }
    out.flush().expect("the file is written");

    let guild = guild(folder);
    guild.write(|db| db.set_setting(Setting::PhoneRegion, "FI")).expect("the region is set");
    let codes = data::INDUSTRIES.map(|(code, description)| kontakti::domain::code_list::Code {
        list: kontakti::domain::code_list::CodeList::Industry,
        code: code.to_owned(),
        description: description.to_owned(),
        url: String::new(),
    });
    guild.write(|db| db.seed(&codes, &[])).expect("the codes are made");
    let how = How {
        duplicates: Duplicates::Keep,
        strict: false,
        user_id: "1".to_owned(),
        by: "bench".to_owned(),
        now: Timestamp::UNIX_EPOCH,
    };
    let (begun, own, all_threads) = (Instant::now(), measure::at_work(), measure::all_at_work());
    let mut input = BufReader::with_capacity(1 << 16, File::open(&lines).expect("the file opens"));
    let report = exchange::import(&guild, &mut input, &how, &mut |_| {}).expect("the import is good");
    let took = begun.elapsed().as_secs_f64();
    let all = report.companies + report.people;
    println!("import: {all} contacts in {took:.1} s, {:.0} contacts/s", all as f64 / took);
    // On a machine that is busy otherwise, this is what it would be: the thread that stores is the narrow place.
    let busiest = (measure::at_work() - own).as_secs_f64();
    let both = (measure::all_at_work() - all_threads).as_secs_f64();
    println!("        by processor time: {busiest:.1} s of the thread that stores, {both:.1} s of all");
    std::fs::remove_file(&lines).expect("the file is removed");
    for id in 0..50_i64 {
        let contact = ContactId(1 + id * 7919 % count as i64);
        guild.write(|db| db.remember_recent("1", contact, Timestamp::UNIX_EPOCH)).expect("a recent is written");
    }

    // The same world once more: whoever is met at a step is asked about.
    let step = (count / MEANT).max(1);
    let mut dice = Dice::new(7);
    let mut out = BufWriter::new(File::create(folder.join("queries.jsonl")).expect("the file is made"));
    let mut world = World::new();
    for number in 0..count {
        line.clear();
        let made = world.make(number, &mut line);
        // Each fifth one is a company; the steps must meet both.
        if number % step == number / step % step.min(5) {
            for asked in queries::ask(&world, &counts, &made, &mut dice) {
                serde_json::to_writer(&mut out, &asked).expect("the query is written");
                writeln!(out).expect("the query is written");
            }
        }
    }
    out.flush().expect("the queries are written");
}

#[derive(Default)]
struct Kind {
    found: Times,
    scanned: Times,
    rows: usize,
    meant: usize,
    shown: usize,
}

fn ask(folder: &Path, only: &str) {
    let queries = BufReader::new(File::open(folder.join("queries.jsonl")).expect("the queries are there"));
    let asked = queries.lines().map(|line| serde_json::from_str(&line.expect("a line")).expect("a query"));
    let asked: Vec<Asked> = asked.filter(|asked: &Asked| asked.kind.starts_with(only)).collect();
    println!("memory before: {:.1} MB", measure::resident());
    let guild = guild(folder);
    let file = folder.join("guilds/bench.db");
    // What the system holds of the file is the same for all that is measured: all of it.
    std::io::copy(&mut File::open(&file).expect("the file opens"), &mut std::io::sink()).expect("the file is read");
    let db = measure::connect(&file);
    let total: i64 = db.query_row("SELECT max(id) FROM contacts", [], |row| row.get(0)).expect("contacts");

    let look_up = |text: &str| {
        guild.read(|db| db.search(&Query::parse(text), None, "1", true, 25)).unwrap_or_else(|error: StoreError| {
            panic!("{text}: {error}");
        })
    };
    let begun = Instant::now();
    look_up("vir");
    println!("first look-up: {:.1} ms", begun.elapsed().as_secs_f64() * 1e3);

    let mut dice = Dice::new(11);
    let mut id = || 1 + dice.below(total as usize) as i64;
    measure::point_look_ups(&db, 2000, &mut id);
    let point = measure::point_look_ups(&db, 20_000, &mut id);

    let mut kinds: BTreeMap<&str, Vec<&Asked>> = BTreeMap::new();
    for query in &asked {
        kinds.entry(&query.kind).or_default().push(query);
    }
    let fewest = kinds.values().map(Vec::len).min().unwrap_or_default();
    let mut measured: BTreeMap<&str, Kind> = BTreeMap::new();
    // In turns, so that no kind has the caches for itself; as many of each kind.
    for turn in 0..fewest {
        for (name, queries) in &kinds {
            let query = queries[turn];
            let kind = measured.entry(name).or_default();
            let hits = kind.found.take(|| look_up(&query.text));
            kind.rows += hits.len();
            if let Some(meant) = &query.meant {
                kind.meant += 1;
                kind.shown += usize::from(hits.iter().any(|hit| hit.contact.no == *meant));
            }
        }
    }
    println!("memory after {} look-ups: {:.1} MB", fewest * kinds.len(), measure::resident());
    for turn in 0..SCANS.min(fewest) {
        for (name, queries) in &kinds {
            let kind = measured.entry(name).or_default();
            kind.scanned.take(|| measure::scan(&db, &queries[turn].text));
        }
    }
    report(&measured, &point, fewest);
    let mut bad = Times::default();
    for _ in 0..BAD_TURNS {
        for text in queries::bad() {
            bad.take(|| look_up(&text));
        }
    }
    println!("bad input: p50 {:.2} ms, longest {:.2} ms (at most 50)", bad.at(0.5), bad.at(1.0));

    let contacts = measure::size(&db, &["contacts"]);
    let index = measure::size(&db, kontakti::store::INDEX_TABLES);
    let megabytes = |bytes: u64| bytes as f64 / (1 << 20) as f64;
    println!(
        "contacts {:.0} MB, search index {:.0} MB: {:.2} times",
        megabytes(contacts),
        megabytes(index),
        index as f64 / contacts as f64
    );
    drop(guild);
    let every: Vec<&str> = asked.iter().map(|asked| asked.text.as_str()).collect();
    typing::sustained(folder, "all kinds", &every);
    let keystrokes = queries::keystrokes(&asked);
    typing::sustained(folder, "each keystroke of a name", &keystrokes.iter().map(String::as_str).collect::<Vec<_>>());
}

fn report(measured: &BTreeMap<&str, Kind>, point: &Times, each: usize) {
    println!("{each} look-ups a kind, milliseconds; a look-up by key {:.4} / {:.4}", point.at(0.5), point.at(0.99));
    println!(
        "{:<30}{:>9}{:>9}{:>8}{:>8}{:>7}{:>9}{:>9}{:>8}",
        "kind", "p50", "p99", "p50/key", "p99/key", "rows", "LIKE p50", "LIKE/p50", "found"
    );
    let (mut all, mut scans) = (Times::default(), Times::default());
    let (mut prefixes, mut misspelt, mut misspelt_scans) = (Times::default(), Times::default(), Times::default());
    let line = |name: &str, found: &Times, scanned: &Times, rows: f64, share: String| {
        println!(
            "{name:<30}{:>9.4}{:>9.4}{:>8.0}{:>8.0}{rows:>7.1}{:>9.1}{:>9.0}{share:>8}",
            found.at(0.5),
            found.at(0.99),
            found.at(0.5) / point.at(0.5),
            found.at(0.99) / point.at(0.5),
            scanned.at(0.5),
            scanned.at(0.5) / found.at(0.5),
        );
    };
    let share = |meant: usize, shown: usize| match meant {
        0 => String::new(),
        _ => format!("{:.3}", shown as f64 / meant as f64),
    };
    let (mut meant, mut shown) = (0, 0);
    for (name, kind) in measured {
        line(
            name,
            &kind.found,
            &kind.scanned,
            kind.rows as f64 / kind.found.count() as f64,
            share(kind.meant, kind.shown),
        );
        all.add(&kind.found);
        scans.add(&kind.scanned);
        if queries::PREFIXES.contains(name) {
            prefixes.add(&kind.found);
        }
        if queries::MISSPELT.contains(name) {
            misspelt.add(&kind.found);
            misspelt_scans.add(&kind.scanned);
            meant += kind.meant;
            shown += kind.shown;
        }
    }
    line("ALL KINDS", &all, &scans, 0.0, String::new());
    line("PREFIXES", &prefixes, &Times::default(), 0.0, String::new());
    line("MISSPELT", &misspelt, &misspelt_scans, 0.0, share(meant, shown));
    println!(
        "all kinds: p50 {:.0} times a look-up by key (at most 40), p99 1/{:.0} of the scan's (at least 150)",
        all.at(0.5) / point.at(0.5),
        scans.at(0.99) / all.at(0.99)
    );
    println!("prefixes: p99 {:.0} times a look-up by key (at most 50)", prefixes.at(0.99) / point.at(0.5));
    println!(
        "misspelt: {:.0} times faster than the scan (at least 300), found {} (at least .95)",
        misspelt_scans.at(0.5) / misspelt.at(0.5),
        share(meant, shown)
    );
}
