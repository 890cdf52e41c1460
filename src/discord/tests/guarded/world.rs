//! A server's book in which every command and every button has something to do, and one person who asks in it with one
//! role after the other.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::app::command::{Command, OptionKind};
use crate::app::draft::Draft;
use crate::app::outcome::Answer;
use crate::app::refusal::{Failure, Refusal};
use crate::app::request::Request;
use crate::app::{App, COMMANDS};
use crate::discord::markdown::CommandIds;
use crate::discord::read::{self, Incoming};
use crate::discord::wire::{Interaction, kind};
use crate::discord::{stamp, write};
use crate::domain::tier::Tier;
use crate::store::{INDEX_TABLES, Store};
use crate::view;

const GUILD: &str = "1098765432109876543";
/// What belongs to the book and must not be in an answer to somebody who may not read it.
const SECRETS: [&str; 12] = [
    "uetzal",
    "Xanthe",
    "Ylönen",
    "Zorblax",
    "8765",
    "Otaniemi",
    "affron",
    "CT0000",
    "Kumquat",
    "Wilhelmina",
    "C00001",
    "Discarded",
];

/// What comes of asking.
pub struct Asked {
    pub request: Request,
    pub result: Result<Answer, Failure>,
    /// All that is sent, as text.
    pub sent: String,
    /// Whether anything was written into the file.
    pub wrote: bool,
}

impl Asked {
    /// Whether it was refused because the asker has not the tier.
    pub fn is_forbidden(&self) -> bool {
        matches!(&self.result, Err(Failure::Refused { refusal, .. }) if matches!(**refusal, Refusal::NotAllowed { .. }))
    }

    /// What of the book the answer tells.
    pub fn tells(&self) -> Option<&'static str> {
        SECRETS.into_iter().find(|secret| self.sent.contains(secret))
    }
}

/// Files as they were when the book was made.
pub struct Book {
    folder: TempDir,
    /// The drafts that are in it by key, and the number of the newest change.
    pub drafts: Vec<(String, Draft)>,
    pub changes: i64,
}

/// A copy of the book with a bot at work.
pub struct World {
    app: App,
    folder: TempDir,
    asked: Cell<u64>,
    watch: rusqlite::Connection,
}

impl Book {
    pub fn new() -> Self {
        let world = World::begin(tempfile::tempdir().unwrap());
        super::story::tell(&world);
        let World { app, folder, watch, .. } = world;
        let mut keys = watch.prepare("SELECT key, body FROM drafts").unwrap();
        let drafts = keys.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?))).unwrap();
        let drafts = drafts.map(|draft| draft.unwrap()).map(|(key, body)| (key, serde_json::from_str(&body).unwrap()));
        let drafts = drafts.collect();
        let changes = watch.query_row("SELECT max(id) FROM journal", [], |row| row.get(0)).unwrap();
        drop(keys);
        drop((app, watch));
        Book { folder, drafts, changes }
    }

    pub fn world(&self) -> World {
        let folder = tempfile::tempdir().unwrap();
        copy(self.folder.path(), folder.path());
        World::begin(folder)
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            fs::create_dir(&to).unwrap();
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), &to).unwrap();
        }
    }
}

impl World {
    fn begin(folder: TempDir) -> Self {
        let app = App::new(Store::open(folder.path()).unwrap(), view::wording());
        fs::create_dir_all(folder.path().join("guilds")).unwrap();
        let watch = rusqlite::Connection::open(folder.path().join(format!("guilds/{GUILD}.db"))).unwrap();
        let world = World { app, folder, asked: Cell::new(0), watch };
        // Filling a new file is nobody's doing.
        world.says(Tier::Admin, "/help");
        world
    }

    /// Types a command: `/company add name: Acme city: Espoo`.
    pub fn says(&self, tier: Tier, line: &str) -> Asked {
        let (command, options) = command_of(line);
        self.asks(tier, kind::COMMAND, command_data(command, options))
    }

    /// Types a command as somebody who manages the server.
    pub fn rules(&self, line: &str) -> Asked {
        let (command, options) = command_of(line);
        self.asks_with((&[], "32"), kind::COMMAND, command_data(command, options))
    }

    /// Types in that option of a command whose other options are those of the line.
    pub fn types(&self, tier: Tier, line: &str, option: &str, typed: &str) -> Asked {
        let (command, mut options) = command_of(line);
        options.retain(|given| given["name"] != option);
        options.push(json!({"name": option, "type": 3, "value": typed, "focused": true}));
        self.asks(tier, kind::AUTOCOMPLETE, command_data(command, options))
    }

    /// Presses a button, or picks in a select. The id is without its stamp.
    pub fn presses(&self, tier: Tier, id: &str, picked: &[&str]) -> Asked {
        self.asks(tier, kind::COMPONENT, json!({"custom_id": id, "component_type": 3, "values": picked}))
    }

    /// Sends a form.
    pub fn sends(&self, tier: Tier, id: &str, values: &[(String, String)]) -> Asked {
        let row = |(key, value): &(String, String)| json!({"type": 1, "components": [{"type": 4, "custom_id": key, "value": value}]});
        let rows: Vec<Value> = values.iter().map(row).collect();
        self.asks(tier, kind::MODAL, json!({"custom_id": id, "components": rows}))
    }

    /// Uses a command in the menu of a message.
    pub fn uses_menu(&self, tier: Tier, name: &str, text: &str) -> Asked {
        let data =
            json!({"name": name, "type": 3, "target_id": "1", "resolved": {"messages": {"1": {"content": text}}}});
        self.asks(tier, kind::COMMAND, data)
    }

    fn asks(&self, tier: Tier, of_kind: u8, data: Value) -> Asked {
        self.asks_with((super::story::role(tier).as_slice(), "0"), of_kind, data)
    }

    fn asks_with(&self, (roles, permissions): (&[&str], &str), of_kind: u8, mut data: Value) -> Asked {
        stamp::put(&mut data, GUILD);
        self.asked.set(self.asked.get() + 1);
        let interaction = json!({
            // No two worlds have the same ids: what was done twice is done once.
            "id": self.next_id(), "type": of_kind, "guild_id": GUILD, "locale": "en-US", "guild_locale": "en-US",
            "data": data, "message": {"flags": 64},
            "member": {"user": {"id": "80351110224678912", "username": "mia"}, "roles": roles, "permissions": permissions},
        });
        let interaction: Interaction = serde_json::from_value(interaction).unwrap();
        let Incoming::Call(call) = read::read(&interaction) else { panic!("{data} is not read as a call") };
        let before = self.version();
        let result = self.app.handle(&call);
        let wrote = self.version() != before;
        let ids = CommandIds::default();
        let first = write::first(&view::render(&result, "en-US"), read::to(&interaction), &ids).unwrap();
        let aside = view::aside(&result, "en-US").and_then(|aside| write::follow_up(&aside, &ids).ok());
        Asked { request: call.request, result, sent: json!([first, aside]).to_string(), wrote }
    }

    fn next_id(&self) -> String {
        let unlike = u64::from(std::ptr::from_ref(self).addr() as u32) << 20;
        (unlike + self.asked.get()).to_string()
    }

    /// Another number after every transaction that wrote.
    fn version(&self) -> i64 {
        self.watch.query_row("PRAGMA data_version", [], |row| row.get(0)).unwrap()
    }

    /// All tables row by row but those of the search index, without counters.
    pub fn tables(&self) -> BTreeMap<String, Vec<String>> {
        let mut names = self.watch.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").unwrap();
        let names: Vec<String> = names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        let of_index = |name: &String| INDEX_TABLES.iter().any(|index| name.starts_with(index.trim_end_matches('*')));
        let rows = |name: &String| {
            let mut statement = self.watch.prepare(&format!("SELECT * FROM \"{name}\"")).unwrap();
            let columns: Vec<String> = statement.column_names().into_iter().map(str::to_owned).collect();
            let mut rows = statement.query([]).unwrap();
            let mut texts = Vec::new();
            while let Some(row) = rows.next().unwrap() {
                let cells = columns.iter().enumerate().filter(|(_, column)| *column != "last_used");
                let cell = |at| row.get::<_, rusqlite::types::Value>(at).unwrap();
                texts.push(cells.map(|(at, column)| format!("{column}={:?} ", cell(at))).collect::<String>());
            }
            texts.sort();
            texts
        };
        names.into_iter().filter(|name| !of_index(name)).map(|name| (name.clone(), rows(&name))).collect()
    }

    /// The tables that differ between then and now.
    pub fn changed_since(&self, then: &BTreeMap<String, Vec<String>>) -> Vec<String> {
        let now = self.tables();
        now.into_iter().filter(|(name, rows)| then.get(name) != Some(rows)).map(|(name, _)| name).collect()
    }
}

/// The command that a line begins with, and its options.
fn command_of(line: &str) -> (&'static Command, Vec<Value>) {
    let line = line.strip_prefix('/').expect("a command begins with /");
    let is = |command: &&&Command| line == command.name() || line.starts_with(&format!("{} ", command.name()));
    let command = COMMANDS.iter().filter(is).max_by_key(|command| command.name().len());
    let command = command.unwrap_or_else(|| panic!("no command in {line:?}"));
    let text = &line[command.name().len()..];
    let mut starts = Vec::new();
    for option in command.options {
        let mark = format!(" {}:", option.name);
        starts.extend(text.match_indices(&mark).map(|(at, _)| (at, at + mark.len(), option)));
    }
    starts.sort_by_key(|(at, ..)| *at);
    let ends = starts.iter().skip(1).map(|(at, ..)| *at).chain([text.len()]).collect::<Vec<_>>();
    let option = |(&(_, from, option), to): (&(usize, usize, _), usize)| {
        let option: &crate::app::command::OptionSpec = option;
        let value = text[from..to].trim();
        let value = match option.kind {
            OptionKind::Flag => json!(value == "true"),
            OptionKind::Whole { .. } => json!(value.parse::<i64>().unwrap()),
            _ => json!(value),
        };
        json!({"name": option.name, "type": 3, "value": value})
    };
    (command, starts.iter().zip(ends).map(option).collect())
}

fn command_data(command: &Command, options: Vec<Value>) -> Value {
    let nested = command.path[1..].iter().rev();
    let options = nested.fold(options, |inner, name| vec![json!({"name": name, "type": 1, "options": inner})]);
    json!({"id": "7", "type": 1, "name": command.path[0], "options": options})
}

/// The first id in what was sent that begins like this.
pub fn id_in(sent: &str, start: &str) -> String {
    let at = sent.find(&format!("\"{start}")).unwrap_or_else(|| panic!("no {start} in {sent}"));
    let id = &sent[at + 1..];
    id[..id.find('"').expect("a text ends")].to_owned()
}
