//! Somebody who works on contacts of their own, in one thing at a time, and knows what was acknowledged.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::sync::watch;

use crate::dice::Dice;
use crate::double::Double;
use crate::double::ask::Ask;
use crate::double::exchange::Exchange;
use crate::double::people::Person;
use crate::double::shown::Shown;

/// More contacts than this and some are deleted.
const MANY: usize = 12;
/// Nobody waits longer for an answer.
const PATIENCE: Duration = Duration::from_secs(20);

/// A contact, as far as it is told from others. Companies' people have their company's phone and city.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contact {
    /// Blank as long as no answer has told it.
    pub no: String,
    /// The company's name: of a person.
    pub company: Option<String>,
    pub city: String,
    pub phone: String,
    pub job: String,
    pub notes: Vec<String>,
}

impl Contact {
    pub fn without_no(&self) -> Self {
        Contact { no: String::new(), ..self.clone() }
    }

    /// Whether a note, which are all different, is there twice.
    pub fn has_twice(&self) -> bool {
        self.notes.windows(2).any(|pair| pair[0] == pair[1])
    }
}

/// Contacts by name; no name is given twice.
pub type Contacts = BTreeMap<String, Contact>;

/// Something that was sent, and what it makes of the contacts.
#[derive(Debug)]
pub struct Step {
    pub kind: &'static str,
    pub exchange: Exchange,
    pub after: Contacts,
    /// Whether a journal entry comes of it.
    pub changes: bool,
}

impl Step {
    pub fn id(&self) -> String {
        self.exchange.id()
    }
}

/// One of the team.
pub struct Seller {
    pub number: usize,
    double: Arc<Double>,
    dice: Dice,
    pub who: Person,
    /// As the last acknowledged change left them.
    pub contacts: Contacts,
    /// As they were before that change, when it can be taken back.
    earlier: Option<Contacts>,
    /// What was sent and not acknowledged.
    pub pending: Option<Step>,
    /// The last acknowledged change of the round.
    pub last: Option<Exchange>,
    /// Ids of the acknowledged changes of the round, their number, and that by kind.
    pub ids: Vec<String>,
    pub entries: usize,
    pub kinds: BTreeMap<&'static str, usize>,
    /// Answers that were not what they should be.
    pub refused: Vec<String>,
    stopped: watch::Receiver<bool>,
    /// Acknowledged changes of everybody in the round.
    done: Arc<AtomicUsize>,
}

impl Seller {
    pub fn new(double: &Arc<Double>, number: usize, seed: u64) -> Self {
        Seller {
            number,
            double: Arc::clone(double),
            dice: Dice::new(seed.wrapping_mul(1000) + number as u64),
            who: Person::new("Seller"),
            contacts: Contacts::new(),
            earlier: None,
            pending: None,
            last: None,
            ids: Vec::new(),
            entries: 0,
            kinds: BTreeMap::new(),
            refused: Vec::new(),
            stopped: watch::channel(false).1,
            done: Arc::default(),
        }
    }

    /// One thing after the other until the bot is gone. Everybody is somebody new in each round, so that the journal's
    /// entries of a round can be told.
    pub async fn work(&mut self, round: usize, stopped: watch::Receiver<bool>, done: Arc<AtomicUsize>) {
        let named = Person::new("Seller");
        self.who = Person {
            id: format!("803511{round:06}{:06}", self.number),
            name: format!("Seller {} of {round}", self.number),
            ..named
        };
        (self.stopped, self.done) = (stopped, done);
        (self.earlier, self.last, self.entries) = (None, None, 0);
        self.ids.clear();
        while !*self.stopped.borrow() && self.pending.is_none() {
            self.act().await;
        }
    }

    /// What is delivered again after the restart.
    pub fn open(&self) -> impl Iterator<Item = &Exchange> {
        self.last.iter().chain(self.pending.as_ref().map(|step| &step.exchange))
    }

    async fn act(&mut self) {
        let companies = self.names(|contact| contact.company.is_none());
        let people = self.names(|contact| contact.company.is_some());
        if companies.len() < 2 {
            return self.add_company().await;
        }
        let company = self.dice.pick(&companies).clone();
        if people.len() < 3 {
            return self.add_person(company).await;
        }
        let person = self.dice.pick(&people).clone();
        let crowded = self.contacts.len() > MANY;
        match self.dice.below(16) {
            0 if !crowded => self.add_company().await,
            0..=2 if !crowded => self.add_person(company).await,
            0..=3 => self.delete(person).await,
            4..=6 => self.edit_job(person).await,
            7 | 8 => self.edit_phone(company).await,
            9 => self.note(person).await,
            10 | 11 => self.note_by_form(company).await,
            12 | 13 => self.take_to(person, company).await,
            _ => self.undo().await,
        }
    }

    fn names(&self, fits: impl Fn(&Contact) -> bool) -> Vec<String> {
        self.contacts.iter().filter(|(_, contact)| fits(contact)).map(|(name, _)| name.clone()).collect()
    }

    /// A word that is like no other.
    fn word(&mut self) -> String {
        const SOUNDS: [&str; 20] = [
            "ka", "lo", "mi", "nu", "pe", "ra", "so", "ti", "vu", "hy", "ba", "do", "fi", "gu", "je", "ky", "la", "mo",
            "ne", "pu",
        ];
        let word: String = (0..5).map(|_| *self.dice.pick(&SOUNDS)).collect();
        word[..1].to_uppercase() + &word[1..]
    }

    fn phone(&mut self) -> String {
        format!("040 {:07}", self.dice.below(10_000_000))
    }

    async fn add_company(&mut self) {
        let (name, city, phone) = (format!("{} {}", self.word(), self.word()), self.word(), self.phone());
        let ask = Ask::slash(&self.who, "company add").with("name", name.as_str());
        let ask = ask.with("city", city.as_str()).with("phone", phone.as_str());
        let contact = Contact { city, phone, ..Contact::default() };
        let mut after = self.contacts.clone();
        after.insert(name.clone(), contact);
        let shown = self.step("add a company", &ask, after, &name).await;
        self.number_of(&name, shown);
    }

    async fn add_person(&mut self, company: String) {
        let (name, job) = (format!("{} {}", self.word(), self.word()), self.word());
        let of = self.contacts[&company].clone();
        let ask = Ask::slash(&self.who, "person add").with("name", name.as_str()).with("company", of.no.as_str());
        let ask = ask.with("job-title", job.as_str());
        let contact = Contact { no: String::new(), company: Some(company), job, notes: Vec::new(), ..of };
        let mut after = self.contacts.clone();
        after.insert(name.clone(), contact);
        let shown = self.step("add a person", &ask, after, &name).await;
        self.number_of(&name, shown);
    }

    /// Reads the number of a new contact from its card, which names its company's, too.
    fn number_of(&mut self, name: &str, shown: Option<Shown>) {
        let Some(text) = shown.map(|shown| shown.text()) else { return };
        let Some(company) = self.contacts.get(name).map(|contact| contact.company.clone()) else { return };
        let other = company.map(|company| self.contacts[&company].no.clone());
        let mut numbers = text.match_indices("CT").filter_map(|(start, _)| text.get(start..start + 8));
        let no = numbers.find(|no| Some(*no) != other.as_deref());
        if let (Some(contact), Some(no)) = (self.contacts.get_mut(name), no) {
            contact.no = no.to_owned();
        }
    }

    async fn edit_job(&mut self, name: String) {
        let job = self.word();
        let mut after = self.contacts.clone();
        let contact = after.get_mut(&name).expect("the name is one of them");
        let ask = Ask::slash(&self.who, "contact edit").with("contact", contact.no.as_str());
        let ask = ask.with("job-title", job.as_str());
        contact.job.clone_from(&job);
        self.step("edit a person", &ask, after, &job).await;
    }

    /// A company's phone, which its people have, too.
    async fn edit_phone(&mut self, name: String) {
        let phone = self.phone();
        let no = self.contacts[&name].no.clone();
        let ask = Ask::slash(&self.who, "contact edit").with("contact", no).with("phone", phone.as_str());
        let mut after = self.contacts.clone();
        let mut people = 0;
        for (own, contact) in &mut after {
            if contact.company.as_ref() == Some(&name) {
                people += 1;
                contact.phone.clone_from(&phone);
            } else if *own == name {
                contact.phone.clone_from(&phone);
            }
        }
        if people == 0 {
            self.step("edit a company", &ask, after, &phone).await;
        } else if let Some(question) = self.question(&ask, &phone).await {
            let press = Ask::press(&self.who, &question, "Change all");
            self.step("edit a company with people", &press, after, &phone).await;
        }
    }

    async fn delete(&mut self, name: String) {
        let no = self.contacts[&name].no.clone();
        let Some(question) = self.question(&Ask::slash(&self.who, "contact delete").with("contact", no), &name).await
        else {
            return;
        };
        let mut after = self.contacts.clone();
        after.remove(&name);
        self.step("delete a person", &Ask::press(&self.who, &question, "Delete"), after, "is in the trash").await;
    }

    async fn take_to(&mut self, name: String, company: String) {
        let mut after = self.contacts.clone();
        let of = self.contacts[&company].clone();
        let contact = after.get_mut(&name).expect("the name is one of them");
        if contact.company.as_ref() == Some(&company) {
            return;
        }
        let ask = Ask::slash(&self.who, "contact move").with("person", contact.no.as_str());
        let ask = ask.with("company", of.no.as_str());
        (contact.company, contact.city, contact.phone) = (Some(company.clone()), of.city, of.phone);
        self.step("move a person", &ask, after, &company).await;
    }

    async fn note(&mut self, name: String) {
        let text = format!("{} {}", self.word(), self.word());
        let (after, no) = self.noted(&name, &text);
        let ask = Ask::slash(&self.who, "contact note").with("contact", no).with("text", text.as_str());
        self.step("note", &ask, after, &text).await;
    }

    /// The card's button, and its form.
    async fn note_by_form(&mut self, name: String) {
        let text = format!("{} {}", self.word(), self.word());
        let (after, no) = self.noted(&name, &text);
        let show = Ask::slash(&self.who, "contact show").with("contact", no);
        let Some(card) = self.look(&show).await else { return };
        if !card.labels().iter().any(|label| label == "Note") {
            return self.refused.push(format!("no button for a note: {}", card.text()));
        }
        let pressed = self.double.ask(&Ask::press(&self.who, &card, "Note"));
        let Some(true) =
            self.unless_stopped(async { pressed.first_within(PATIENCE).await.map(|f| f.of_type() == 9) }).await
        else {
            return;
        };
        let form = pressed.form().await;
        self.step("note by form", &Ask::submit(&self.who, &form, &[("Note", &text)]), after, &text).await;
    }

    fn noted(&self, name: &str, text: &str) -> (Contacts, String) {
        let mut after = self.contacts.clone();
        let contact = after.get_mut(name).expect("the name is one of them");
        contact.notes.push(text.to_owned());
        contact.notes.sort();
        let no = contact.no.clone();
        (after, no)
    }

    async fn undo(&mut self) {
        if let Some(earlier) = self.earlier.take() {
            self.step("undo", &Ask::slash(&self.who, "contact undo"), earlier, "taken back").await;
            self.earlier = None;
        }
    }

    /// Sends a change; what it makes of the contacts is taken over when it is acknowledged.
    async fn step(&mut self, kind: &'static str, ask: &Ask, after: Contacts, words: &str) -> Option<Shown> {
        let shown = self.send(kind, ask, after.clone(), true, words).await?;
        self.earlier = Some(std::mem::replace(&mut self.contacts, after));
        self.entries += 1;
        self.done.fetch_add(1, Ordering::Relaxed);
        *self.kinds.entry(kind).or_default() += 1;
        Some(shown)
    }

    /// Sends what is answered with a question.
    async fn question(&mut self, ask: &Ask, words: &str) -> Option<Shown> {
        self.send("question", ask, self.contacts.clone(), false, words).await
    }

    async fn send(
        &mut self,
        kind: &'static str,
        ask: &Ask,
        after: Contacts,
        changes: bool,
        words: &str,
    ) -> Option<Shown> {
        let exchange = self.double.ask(ask);
        self.pending = Some(Step { kind, exchange: exchange.clone(), after, changes });
        let shown = self.unless_stopped(exchange.answer_within(PATIENCE)).await;
        let shown = match shown {
            Some(shown) => shown,
            // What came before the end counts.
            None => exchange.answer_within(Duration::ZERO).await?,
        };
        self.pending = None;
        let text = shown.text();
        if !text.contains(words) {
            self.refused.push(format!("{kind}: {words}: {text}"));
            return None;
        }
        // A question changes nothing, so it is not noted and may be asked again.
        if changes {
            self.ids.push(exchange.id());
            self.last = Some(exchange);
        }
        Some(shown)
    }

    async fn look(&self, ask: &Ask) -> Option<Shown> {
        let exchange = self.double.ask(ask);
        self.unless_stopped(exchange.answer_within(PATIENCE)).await
    }

    async fn unless_stopped<T>(&self, work: impl Future<Output = Option<T>>) -> Option<T> {
        let mut stopped = self.stopped.clone();
        tokio::select! {
            done = work => done,
            _ = stopped.wait_for(|stopped| *stopped) => None,
        }
    }
}
