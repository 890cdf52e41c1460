//! How many bodies of each kind were checked, for whoever runs the tests.

use std::collections::BTreeMap;
use std::io::Write;

use serde_json::json;

use super::schema;

/// Counts by kind.
#[derive(Debug, Default)]
pub struct Report(BTreeMap<&'static str, u64>);

impl Report {
    pub fn count(&mut self, kind: &'static str) {
        *self.0.entry(kind).or_default() += 1;
    }

    pub fn of(&self, kind: &str) -> u64 {
        self.0.get(kind).copied().unwrap_or(0)
    }

    /// Appends one line of JSON to the file that `DISCORD_BODIES_REPORT` names, else prints it. Each double writes its
    /// own line, so whoever reads the file sums them.
    pub fn write(&self) {
        if self.0.is_empty() {
            return;
        }
        let line = json!({"schema": schema::is_on(), "bodies": self.0}).to_string();
        match std::env::var("DISCORD_BODIES_REPORT").ok().filter(|path| !path.is_empty()) {
            Some(path) => {
                let file = std::fs::OpenOptions::new().create(true).append(true).open(&path);
                let mut file = file.unwrap_or_else(|error| panic!("DISCORD_BODIES_REPORT={path}: {error}"));
                // One write keeps lines of processes that end at once apart.
                file.write_all(format!("{line}\n").as_bytes()).expect("the report can be written");
            }
            None => eprintln!("bodies checked: {line}"),
        }
    }
}
