//! The invariants of `src/ARCHITECTURE.md`, as tests.

use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

/// Longest file in lines.
const LONGEST: usize = 400;

/// Each layer with the layers that it may name. What is not here (`settings`, `main`) wires.
const LAYERS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("store", &["domain"]),
    ("app", &["store", "domain"]),
    ("text", &[]),
    ("view", &["app", "store", "domain", "text"]),
    ("exchange", &["app", "store", "domain", "view", "text"]),
    ("health", &[]),
    ("discord", &["view", "app", "store", "domain", "text", "health"]),
    ("console", &["view", "app", "store", "domain", "text"]),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file below the folder, with its text.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(folder), &mut found);
    assert!(!found.is_empty(), "{folder} holds no source");
    found.into_iter().map(|path| (path.clone(), fs::read_to_string(&path).unwrap())).collect()
}

/// The code without comments and without what follows `#[cfg(test)]`.
fn code(text: &str) -> String {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).map(|line| format!("{line}\n")).collect()
}

fn is_test_module(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == "tests.rs") || path.components().any(|part| part.as_os_str() == "tests")
}

/// The places in `src` that break a rule: lines that match, outside the folders that may.
fn breaches(pattern: &str, but_in: &[&str]) -> Vec<String> {
    let pattern = Regex::new(pattern).unwrap();
    let mut breaches = Vec::new();
    for (path, text) in sources("src") {
        let inside = path.strip_prefix(root().join("src")).unwrap().to_path_buf();
        if is_test_module(&inside) || but_in.iter().any(|folder| inside.starts_with(folder)) {
            continue;
        }
        for line in code(&text).lines().filter(|line| pattern.is_match(line)) {
            breaches.push(format!("{}: {}", inside.display(), line.trim()));
        }
    }
    breaches
}

#[track_caller]
fn none(breaches: &[String]) {
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

#[test]
fn layers_point_one_way() {
    let mut breaches = Vec::new();
    for (layer, may_name) in LAYERS {
        for (path, text) in sources(&format!("src/{layer}")) {
            for (other, _) in LAYERS.iter().filter(|(other, _)| other != layer && !may_name.contains(other)) {
                if code(&text).contains(&format!("crate::{other}::")) {
                    breaches.push(format!("{} names {other}", path.display()));
                }
            }
        }
    }
    none(&breaches);
}

#[test]
fn serenity_is_named_in_discord_only() {
    none(&breaches(r"\bserenity::", &["discord"]));
}

#[test]
fn rusqlite_is_named_in_the_store_only() {
    none(&breaches(r"\brusqlite", &["store"]));
}

#[test]
fn the_domain_has_no_clock_no_files_and_no_async() {
    let pattern = r"Timestamp::now|Zoned::now|std::(fs|net|process|time)|\basync\b|tokio";
    let breaches: Vec<String> =
        breaches(pattern, &[]).into_iter().filter(|breach| breach.starts_with("domain")).collect();
    none(&breaches);
}

#[test]
fn nothing_is_printed_outside_the_terminal() {
    none(&breaches(r"\b(e?print(ln)?|dbg)!", &["console", "main.rs"]));
}

#[test]
fn nothing_is_unwrapped_without_a_reason() {
    // A reason is a sentence: two words at least.
    none(&breaches(r#"\.unwrap\(\)|\.expect\("\w*"\)|\.expect\([^"]|\b(todo|unimplemented)!"#, &[]));
}

#[test]
fn nothing_is_left_for_later() {
    let pattern = Regex::new(&["TODO", "FIXME", "XXX", r"#\[ignore"].join("|")).unwrap();
    let mut breaches = Vec::new();
    for (path, text) in sources("src").into_iter().chain(sources("tests")) {
        if path.ends_with("tests/tidy.rs") {
            continue;
        }
        let lines = text.lines().filter(|line| pattern.is_match(line));
        breaches.extend(lines.map(|line| format!("{}: {line}", path.display())));
    }
    none(&breaches);
}

#[test]
fn no_file_is_long() {
    let breaches: Vec<String> = sources("src")
        .into_iter()
        .chain(sources("tests"))
        .filter(|(_, text)| text.lines().count() > LONGEST)
        .map(|(path, text)| format!("{}: {} lines", path.display(), text.lines().count()))
        .collect();
    none(&breaches);
}

#[test]
fn every_module_says_what_it_is_for() {
    let breaches: Vec<String> = sources("src")
        .into_iter()
        .filter(|(_, text)| !text.starts_with("//!") && !text.starts_with("#![doc"))
        .map(|(path, _)| path.display().to_string())
        .collect();
    none(&breaches);
}

#[test]
fn tables_are_strict_and_know_no_guild() {
    let table = Regex::new(r"(?is)create table\s+\w+\s*\((.*?)\)\s*([^;()]*);").unwrap();
    let mut tables = 0;
    for entry in fs::read_dir(root().join("migrations")).unwrap() {
        let path = entry.unwrap().path();
        let sql = fs::read_to_string(&path).unwrap();
        for found in table.captures_iter(&sql) {
            tables += 1;
            assert!(found[2].to_uppercase().contains("STRICT"), "{}: {}", path.display(), &found[0]);
            assert!(!found[1].to_lowercase().contains("guild"), "{}: {}", path.display(), &found[0]);
        }
    }
    assert!(tables > 5, "the migrations make the tables");
}

#[test]
fn columns_are_named_in_every_insert() {
    none(&breaches(r"(?i)insert (or \w+ )?into \w+ (values|select)", &[]));
}

#[test]
fn the_top_level_holds_what_belongs_there() {
    let allowed = ["Cargo.toml", "Cargo.lock", "README.md", "config", "migrations", "src", "tests", "target", "data"];
    let breaches: Vec<String> = fs::read_dir(root())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with('.') && !allowed.contains(&name.as_str()))
        .collect();
    none(&breaches);
}
