//! What the file of the server has: contacts, journal, number series, ids of interactions. It is read beside the bot.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rusqlite::{Connection, OpenFlags};
use serde_json::Value;

use super::seller::{Contact, Contacts};

/// A contact's texts by their keys in the journal, or the keys in the rows.
type Texts = BTreeMap<String, String>;

/// The keys that are compared.
const KEYS: [&str; 6] = ["no", "name", "city", "phone_no", "job_title", "company_no"];

/// What was read.
#[derive(Debug, Default)]
pub struct Kept {
    contacts: Vec<(String, Contact)>,
    /// The rows by row id.
    rows: BTreeMap<i64, Texts>,
    notes: BTreeMap<i64, (i64, String)>,
    /// What the journal, told from its begin, makes of them.
    told: BTreeMap<i64, Texts>,
    told_notes: BTreeMap<i64, (i64, String)>,
    highest: String,
    last_used: String,
    /// The last journal item that was told.
    item: i64,
    entry: i64,
    /// Journal entries since the last reading, by person.
    entries: BTreeMap<String, usize>,
}

fn open(file: &Path) -> Connection {
    let db = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).expect("the file opens");
    db.busy_timeout(std::time::Duration::from_secs(10)).expect("the time is set");
    db
}

/// Which of the interactions the bot has noted.
pub fn processed<'a>(file: &Path, ids: impl Iterator<Item = &'a String>) -> BTreeSet<String> {
    let db = open(file);
    let mut select = db.prepare("SELECT 1 FROM processed WHERE interaction = ?1").expect("SQL");
    ids.filter(|id| select.exists([id.as_str()]).expect("SQL")).cloned().collect()
}

/// The contacts of an export; `None`: it does not read, or a name is there twice.
pub fn exported(lines: &str) -> Option<Contacts> {
    let mut contacts = Contacts::new();
    for line in lines.lines() {
        let line: Value = serde_json::from_str(line).ok()?;
        let text = |key: &str| line[key].as_str().unwrap_or_default().to_owned();
        let notes = line["notes"].as_array().into_iter().flatten();
        let mut notes: Vec<String> = notes.map(|note| note["text"].as_str().unwrap_or_default().to_owned()).collect();
        notes.sort();
        let contact = Contact {
            no: text("no"),
            company: (line["type"] == "person").then(|| text("company_name")),
            city: text("city"),
            phone: text("phone_no"),
            job: text("job_title"),
            notes,
        };
        if contacts.insert(text("name"), contact).is_some() {
            return None;
        }
    }
    Some(contacts)
}

impl Kept {
    /// Reads all contacts, and what was added to the journal.
    pub fn read(&mut self, file: &Path) {
        let db = open(file);
        // All of it as of one moment.
        db.execute_batch("BEGIN").expect("SQL");
        self.read_rows(&db);
        self.read_notes(&db);
        self.read_journal(&db);
        let last = "SELECT last_used FROM number_series WHERE kind = 'contacts'";
        self.last_used = db.query_row(last, [], |row| row.get(0)).expect("the series is there");
    }

    fn read_rows(&mut self, db: &Connection) {
        let mut select = db
            .prepare(
                "SELECT c.id, c.no, c.name, c.city, c.phone_no, c.job_title, ifnull(k.no, ''), k.name \
                 FROM contacts c LEFT JOIN contacts k ON k.id = c.company_id",
            )
            .expect("SQL");
        let mut rows = select.query([]).expect("SQL");
        (self.rows, self.contacts) = (BTreeMap::new(), Vec::new());
        while let Some(row) = rows.next().expect("SQL") {
            let text = |at: usize| row.get::<_, String>(at).expect("a text");
            let texts = KEYS.iter().enumerate().map(|(at, key)| ((*key).to_owned(), text(at + 1)));
            let texts = texts.filter(|(_, text)| !text.is_empty()).collect();
            let contact = Contact {
                no: text(1),
                company: row.get(7).expect("a text or none"),
                city: text(3),
                phone: text(4),
                job: text(5),
                notes: Vec::new(),
            };
            self.rows.insert(row.get(0).expect("a number"), texts);
            self.contacts.push((text(2), contact));
        }
    }

    fn read_notes(&mut self, db: &Connection) {
        let mut select = db
            .prepare("SELECT n.id, n.contact_id, n.text, c.no FROM notes n JOIN contacts c ON c.id = n.contact_id")
            .expect("SQL");
        let mut rows = select.query([]).expect("SQL");
        self.notes.clear();
        let places: BTreeMap<String, usize> =
            self.contacts.iter().enumerate().map(|(at, (_, contact))| (contact.no.clone(), at)).collect();
        while let Some(row) = rows.next().expect("SQL") {
            let text: String = row.get(2).expect("a text");
            let no: String = row.get(3).expect("a text");
            self.contacts[places[&no]].1.notes.push(text.clone());
            self.notes.insert(row.get(0).expect("a number"), (row.get(1).expect("a number"), text));
        }
        self.contacts.iter_mut().for_each(|(_, contact)| contact.notes.sort());
    }

    fn read_journal(&mut self, db: &Connection) {
        let mut select = db.prepare("SELECT id, user_id FROM journal WHERE id > ?1 ORDER BY id").expect("SQL");
        let mut rows = select.query([self.entry]).expect("SQL");
        self.entries.clear();
        while let Some(row) = rows.next().expect("SQL") {
            self.entry = row.get(0).expect("a number");
            *self.entries.entry(row.get(1).expect("a text")).or_default() += 1;
        }
        let items = "SELECT id, kind, subject, before, after FROM journal_items WHERE id > ?1 ORDER BY id";
        let mut select = db.prepare(items).expect("SQL");
        let mut rows = select.query([self.item]).expect("SQL");
        while let Some(row) = rows.next().expect("SQL") {
            self.item = row.get(0).expect("a number");
            let json = |at: usize| {
                let text: Option<String> = row.get(at).expect("a text or none");
                text.map(|text| serde_json::from_str::<Value>(&text).expect("the journal holds JSON"))
            };
            let (subject, before, after) = (json(2).unwrap_or_default(), texts(json(3)), texts(json(4)));
            let number = |key: &str| subject[key].as_i64().unwrap_or_default();
            match row.get::<_, String>(1).expect("a text").as_str() {
                "contact" => self.tell(number("id"), before, after),
                "note" => match after.and_then(|mut after| after.remove("text")) {
                    Some(text) => _ = self.told_notes.insert(number("id"), (number("contact"), text)),
                    None => _ = self.told_notes.remove(&number("id")),
                },
                _ => {}
            }
        }
    }

    /// Goes one step on in the story of a contact.
    fn tell(&mut self, id: i64, before: Option<Texts>, after: Option<Texts>) {
        let Some(after) = after else {
            self.told.remove(&id);
            return;
        };
        let told = self.told.entry(id).or_default();
        match before {
            None => told.clear(),
            Some(before) => before.keys().for_each(|key| _ = told.remove(key)),
        }
        told.extend(after.into_iter().filter(|(key, _)| KEYS.contains(&key.as_str())));
        if let Some(no) = told.get("no").filter(|no| **no > self.highest) {
            self.highest.clone_from(no);
        }
    }

    /// The contacts of these names; the name of one that is there twice.
    pub fn of(&self, names: &BTreeSet<String>) -> Result<Contacts, String> {
        let mut found = Contacts::new();
        for (name, contact) in self.contacts.iter().filter(|(name, _)| names.contains(name)) {
            if found.insert(name.clone(), contact.clone()).is_some() {
                return Err(name.clone());
            }
        }
        Ok(found)
    }

    pub fn names(&self) -> impl Iterator<Item = &String> {
        self.contacts.iter().map(|(name, _)| name)
    }

    /// Journal entries of a person since the last reading.
    pub fn entries(&self, user: &str) -> usize {
        self.entries.get(user).copied().unwrap_or_default()
    }

    /// Where the contacts, the journal and the number series do not say the same.
    pub fn disagreements(&self) -> Vec<String> {
        let mut found = Vec::new();
        let ids: BTreeSet<i64> = self.rows.keys().chain(self.told.keys()).copied().collect();
        for id in ids {
            let (row, told) = (self.rows.get(&id), self.told.get(&id));
            if row != told {
                found.push(format!("contact {id}: the row has {row:?}, the journal tells {told:?}"));
            }
        }
        if self.notes != self.told_notes {
            found.push("the notes are not those that the journal tells of".to_owned());
        }
        if self.last_used != self.highest {
            found.push(format!("the series stands at {:?}, the highest number is {:?}", self.last_used, self.highest));
        }
        found
    }
}

fn texts(json: Option<Value>) -> Option<Texts> {
    let json = json?;
    let texts = json.as_object()?.iter();
    Some(texts.map(|(key, text)| (key.clone(), text.as_str().unwrap_or_default().to_owned())).collect())
}
