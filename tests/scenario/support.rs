//! People in a server who type, press and read, as the chat has them: interactions in, messages out.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use kontakti::app::command::{Command, OptionKind};
use kontakti::app::{App, COMMANDS};
use kontakti::discord::offline;
use kontakti::store::{GuildKey, INDEX_TABLES, Store};
use kontakti::view;
use serde_json::{Value, json};

use crate::seen::Seen;

/// A Discord server with its own data folder.
pub struct Server {
    app: App,
    folder: tempfile::TempDir,
    guild: &'static str,
    locale: &'static str,
    interactions: Cell<u64>,
}

impl Server {
    pub fn new() -> Rc<Self> {
        Self::speaking("en-US")
    }

    /// A server whose own language is this.
    pub fn speaking(locale: &'static str) -> Rc<Self> {
        let folder = tempfile::tempdir().unwrap();
        let app = App::new(Store::open(folder.path()).unwrap(), view::wording());
        Rc::new(Server { app, folder, guild: "110000000000000001", locale, interactions: Cell::new(0) })
    }

    /// The same files after the program was started anew.
    pub fn restarted(self: Rc<Self>) -> Rc<Self> {
        let Ok(server) = Rc::try_unwrap(self) else { panic!("people are still talking to the server") };
        let Server { app, folder, guild, locale, interactions } = server;
        drop(app);
        let app = App::new(Store::open(folder.path()).unwrap(), view::wording());
        Rc::new(Server { app, folder, guild, locale, interactions })
    }

    /// Somebody without roles, which is an editor on a new server.
    pub fn seller(self: &Rc<Self>, name: &str) -> Person {
        self.person(name, false)
    }

    /// Somebody who may manage the server.
    pub fn admin(self: &Rc<Self>, name: &str) -> Person {
        self.person(name, true)
    }

    fn person(self: &Rc<Self>, name: &str, manages: bool) -> Person {
        // An id that stays the same for the same name.
        let id = name.bytes().fold(5_u64, |id, byte| id.wrapping_mul(31).wrapping_add(u64::from(byte)));
        Person {
            server: Rc::clone(self),
            id: id.to_string(),
            name: name.to_owned(),
            locale: "en-US",
            roles: Vec::new(),
            manages,
            last: RefCell::default(),
            aside: RefCell::default(),
        }
    }

    /// How often people have said, pressed or sent something.
    pub fn interactions(&self) -> u64 {
        self.interactions.get()
    }

    /// Empties the trash of what has been in it for so many days, as the bot does in the background.
    pub fn empties_trash(&self, days: u32) -> u64 {
        self.app.empty_trash(days).unwrap()
    }

    /// Whether the search index says what the rows say.
    pub fn index_is_right(&self) -> bool {
        let guild = self.app.store().guild(&GuildKey::new(self.guild).unwrap()).unwrap();
        guild.read(|db| db.check_index()).unwrap().is_right()
    }

    /// All tables row by row, without the journal, what conversations leave behind, counters and stamps.
    pub fn tables(&self) -> std::collections::BTreeMap<String, Vec<String>> {
        // The vocabulary belongs to the search index, and keeps words that nobody has any more until it is made anew.
        const LEFT_OUT: [&str; 8] = [
            "journal",
            "journal_items",
            "processed",
            "drafts",
            "recents",
            "vocabulary",
            "sqlite_sequence",
            // Which contacts changed since doubles were looked for.
            "duplicate_changed",
        ];
        const COUNTERS: [&str; 4] = ["revision", "modified_at", "modified_by", "last_used"];
        let db = rusqlite::Connection::open(self.folder.path().join(format!("guilds/{}.db", self.guild))).unwrap();
        let mut names = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").unwrap();
        let names: Vec<String> = names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        // The search index holds no rows of its own; that it follows is seen by finding.
        let of_index = |name: &str| INDEX_TABLES.iter().any(|table| name.starts_with(table.trim_end_matches('*')));
        let plain = |name: &String| !LEFT_OUT.contains(&name.as_str()) && !of_index(name);
        let mut tables = std::collections::BTreeMap::new();
        for name in names.into_iter().filter(plain) {
            let mut statement = db.prepare(&format!("SELECT * FROM \"{name}\"")).unwrap();
            let columns: Vec<String> = statement.column_names().into_iter().map(str::to_owned).collect();
            let mut rows = statement.query([]).unwrap();
            let mut texts = Vec::new();
            while let Some(row) = rows.next().unwrap() {
                // An alternative address that comes back has a new row id, which nothing shows.
                let counted = |column: &str| {
                    COUNTERS.contains(&column)
                        || (name.starts_with("alternative") && column.ends_with("id") && column != "contact_id")
                };
                let cells =
                    columns.iter().enumerate().filter(|(_, column)| !counted(column)).map(|(at, column)| {
                        format!("{column}={:?}", row.get::<_, rusqlite::types::Value>(at).unwrap())
                    });
                texts.push(cells.collect::<Vec<_>>().join(" "));
            }
            texts.sort();
            tables.insert(name, texts);
        }
        tables
    }

    /// Whether the text stands anywhere in the server's tables: every cell of every table is looked at.
    pub fn file_has(&self, text: &str) -> bool {
        let db = rusqlite::Connection::open(self.folder.path().join(format!("guilds/{}.db", self.guild))).unwrap();
        let tables: Vec<String> = db
            .prepare("SELECT name FROM sqlite_master WHERE type = 'table'")
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        tables.iter().any(|table| {
            let mut rows = db.prepare(&format!("SELECT * FROM \"{table}\"")).unwrap();
            let columns = rows.column_count();
            let mut rows = rows.query([]).unwrap();
            while let Some(row) = rows.next().unwrap() {
                let cell = |at| row.get::<_, rusqlite::types::Value>(at).map(|value| format!("{value:?}"));
                if (0..columns).any(|at| cell(at).is_ok_and(|cell| cell.contains(text))) {
                    return true;
                }
            }
            false
        })
    }

    fn next_id(&self) -> String {
        let next = self.interactions.get() + 1;
        self.interactions.set(next);
        next.to_string()
    }
}

/// A person in the server, with the last message that came back.
pub struct Person {
    server: Rc<Server>,
    id: String,
    name: String,
    locale: &'static str,
    roles: Vec<String>,
    manages: bool,
    last: RefCell<Option<Seen>>,
    aside: RefCell<Option<Seen>>,
}

impl Person {
    pub fn reading(mut self, locale: &'static str) -> Self {
        self.locale = locale;
        self
    }

    pub fn with_role(mut self, role: &str) -> Self {
        self.roles.push(role.to_owned());
        self
    }

    /// Types a command: `/company add name: Acme city: Espoo`.
    pub fn says(&self, line: &str) -> Seen {
        self.sends(2, None, command_data(line, None))
    }

    /// Types a command whose options Discord sends as they are given here.
    pub fn says_raw(&self, data: Value) -> Seen {
        self.sends(2, None, data)
    }

    /// What is suggested while the last option of the line is typed: labels.
    pub fn is_offered(&self, line: &str) -> Vec<String> {
        let seen = self.sends(4, None, command_data(line, Some(())));
        let choices = seen.body["data"]["choices"].as_array().expect("suggestions come back").clone();
        choices.iter().map(|choice| choice["name"].as_str().unwrap().to_owned()).collect()
    }

    /// Presses the button with this label on the last message.
    pub fn presses(&self, label: &str) -> Seen {
        let custom_id = self.last_seen().button(label)["custom_id"].clone();
        self.sends(3, self.message(), json!({ "custom_id": custom_id, "component_type": 2 }))
    }

    /// Presses the button with this label beside the text.
    pub fn presses_beside(&self, text: &str, label: &str) -> Seen {
        let custom_id = self.last_seen().button_beside(text, label)["custom_id"].clone();
        self.sends(3, self.message(), json!({ "custom_id": custom_id, "component_type": 2 }))
    }

    /// Picks the option whose label starts with this in a select of the last message.
    pub fn picks(&self, label: &str) -> Seen {
        let (custom_id, value) = self.last_seen().choice(label);
        self.sends(3, self.message(), json!({ "custom_id": custom_id, "component_type": 3, "values": [value] }))
    }

    /// Picks exactly the options whose labels start with these in a select of which several can be picked.
    pub fn picks_several(&self, labels: &[&str]) -> Seen {
        let seen = self.last_seen();
        let picked: Vec<_> = labels.iter().map(|label| seen.choice(label).1).collect();
        let custom_id = seen.select_id();
        self.sends(3, self.message(), json!({ "custom_id": custom_id, "component_type": 3, "values": picked }))
    }

    /// Picks a role in the select with this placeholder.
    pub fn picks_role(&self, placeholder: &str, role: &str) -> Seen {
        let custom_id = self.last_seen().role_select(placeholder);
        self.sends(3, self.message(), json!({ "custom_id": custom_id, "component_type": 6, "values": [role] }))
    }

    /// Presses something with a `custom_id` of one's own making.
    pub fn forges(&self, custom_id: &str) -> Seen {
        self.sends(3, None, json!({ "custom_id": custom_id, "component_type": 2 }))
    }

    /// Picks a value in a select that was never shown to this person.
    pub fn forges_pick(&self, custom_id: &str, value: &str) -> Seen {
        self.sends(3, None, json!({ "custom_id": custom_id, "component_type": 3, "values": [value] }))
    }

    /// The Discord id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What came in private beside the last public message.
    pub fn is_told(&self) -> Seen {
        self.aside.borrow().clone().expect("a private message follows")
    }

    /// Whether something came in private beside the last answer.
    pub fn has_aside(&self) -> bool {
        self.aside.borrow().is_some()
    }

    /// Turns to what came in private beside the last answer: what is pressed next is pressed there.
    pub fn looks_at_aside(&self) {
        let aside = self.is_told();
        *self.last.borrow_mut() = Some(aside);
    }

    /// What was seen last.
    pub fn last(&self) -> Seen {
        self.last_seen()
    }

    /// Sends the form that is open, with these inputs (by label) filled in and the others as they are.
    pub fn sends_form(&self, filled: &[(&str, &str)]) -> Seen {
        let form = self.last_seen();
        let inputs = form.inputs();
        for (label, _) in filled {
            assert!(inputs.iter().any(|input| input["label"] == *label), "no input {label} in {inputs:#?}");
        }
        let rows: Vec<Value> = inputs
            .iter()
            .map(|input| {
                let given = filled.iter().find(|(label, _)| input["label"] == *label).map(|(_, text)| *text);
                let value = given.unwrap_or_else(|| input["value"].as_str().unwrap_or(""));
                json!({ "type": 1, "components": [{ "type": 4, "custom_id": input["custom_id"], "value": value }] })
            })
            .collect();
        self.sends(5, None, json!({ "custom_id": form.body["data"]["custom_id"], "components": rows }))
    }

    /// Sends the same command twice under one interaction id, as a gateway that repeats itself does.
    pub fn says_twice(&self, line: &str) -> Seen {
        let interaction = self.interaction(2, None, command_data(line, None));
        let first = offline::answer(&self.server.app, &interaction).expect("the first event is answered");
        assert_eq!(offline::answer(&self.server.app, &interaction), None, "the second event is not answered");
        self.keeps(first)
    }

    fn sends(&self, kind: u8, message: Option<Value>, data: Value) -> Seen {
        let interaction = self.interaction(kind, message, data);
        let (first, aside) = offline::answer_and_aside(&self.server.app, &interaction).expect("an answer");
        *self.aside.borrow_mut() = aside.map(|data| Seen { body: json!({ "type": 4, "data": data }) });
        self.keeps(first)
    }

    fn interaction(&self, kind: u8, message: Option<Value>, data: Value) -> Value {
        let mut interaction = json!({
            "id": self.server.next_id(),
            "application_id": "999",
            "type": kind,
            "token": "token",
            "guild_id": self.server.guild,
            "locale": self.locale,
            "guild_locale": self.server.locale,
            "member": {
                "user": { "id": self.id, "username": self.name.to_lowercase() },
                "nick": self.name,
                "roles": self.roles,
                "permissions": if self.manages { "32" } else { "0" },
            },
            "data": data,
        });
        if let Some(message) = message {
            interaction["message"] = message;
        }
        interaction
    }

    fn keeps(&self, body: Value) -> Seen {
        let seen = Seen { body };
        // A form does not take the message away from which it was opened.
        *self.last.borrow_mut() = Some(seen.clone());
        seen
    }

    fn last_seen(&self) -> Seen {
        self.last.borrow().clone().expect("something was said before")
    }

    fn message(&self) -> Option<Value> {
        let flags = self.last_seen().body["data"]["flags"].clone();
        Some(json!({ "id": "1", "flags": flags.as_u64().unwrap_or(64) }))
    }
}

/// The data of a slash command as Discord sends it. With `focused`, the last option is the one being typed.
fn command_data(line: &str, focused: Option<()>) -> Value {
    let line = line.trim().strip_prefix('/').expect("a command begins with /");
    let command = COMMANDS
        .iter()
        .filter(|command| line == command.name() || line.starts_with(&format!("{} ", command.name())))
        .max_by_key(|command| command.name().len())
        .unwrap_or_else(|| panic!("no command in {line:?}"));
    let mut options = options(command, &line[command.name().len()..]);
    if focused.is_some() {
        let last = options.last_mut().expect("an option is being typed");
        last["focused"] = json!(true);
    }
    let path = command.path;
    let inner = path[1..]
        .iter()
        .rev()
        .fold(options, |options, name| vec![json!({ "name": name, "type": 1, "options": options })]);
    json!({ "id": "7", "type": 1, "name": path[0], "options": inner })
}

fn options(command: &Command, text: &str) -> Vec<Value> {
    let mut starts: Vec<(usize, usize, &str, OptionKind)> = Vec::new();
    for option in command.options {
        let mark = format!(" {}:", option.name);
        for (at, _) in text.match_indices(&mark) {
            starts.push((at, at + mark.len(), option.name, option.kind));
        }
    }
    starts.sort_by_key(|(at, ..)| *at);
    let ends: Vec<usize> = starts.iter().skip(1).map(|(at, ..)| *at).chain([text.len()]).collect();
    starts
        .iter()
        .zip(ends)
        .map(|(&(_, from, name, kind), to)| {
            let value = text[from..to].trim();
            match kind {
                OptionKind::Flag => json!({ "name": name, "type": 5, "value": value == "true" }),
                OptionKind::Whole { .. } => json!({ "name": name, "type": 4, "value": value.parse::<i64>().unwrap() }),
                OptionKind::User => json!({ "name": name, "type": 6, "value": value }),
                OptionKind::Role => json!({ "name": name, "type": 8, "value": value }),
                _ => json!({ "name": name, "type": 3, "value": value }),
            }
        })
        .collect()
}
