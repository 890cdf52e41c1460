//! A sales team at work: what its people do, how often, and how fast one after the other.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Barrier;

use crate::deck::{Contact, Deck};
use crate::dice::Dice;
use crate::double::Double;
use crate::double::ask::Ask;
use crate::double::exchange::{Exchange, First};
use crate::double::people::Person;
use crate::double::shown::Shown;
use crate::figures::Timing;

/// How many in a hundred doings are which. A doing is one interaction, but for those that go on: a chooser is answered,
/// a form is sent.
const MIX: [(Doing, usize); 13] = [
    (Doing::Type, 40),
    (Doing::FindName, 12),
    (Doing::FindStart, 7),
    (Doing::FindPhone, 6),
    (Doing::FindMail, 5),
    (Doing::Button, 8),
    (Doing::Show, 3),
    (Doing::List, 3),
    (Doing::Turn, 2),
    (Doing::People, 4),
    (Doing::Add, 4),
    (Doing::Edit, 3),
    (Doing::Note, 3),
];

/// Discord waits no longer.
const PATIENCE: Duration = Duration::from_secs(3);

/// The kinds of interactions, as the figures name them.
pub const KINDS: [&str; 14] = [
    "typing: suggestions",
    "find by name",
    "find by start of name",
    "find by phone",
    "find by mail",
    "choose among hits",
    "button of a card",
    "show by number",
    "list",
    "next page",
    "people",
    "add a person",
    "edit a field",
    "note: form and sending",
];

#[derive(Debug, Clone, Copy)]
enum Doing {
    Type,
    FindName,
    FindStart,
    FindPhone,
    FindMail,
    Button,
    Show,
    List,
    Turn,
    People,
    Add,
    Edit,
    Note,
}

/// What a person does between two doings.
#[derive(Clone)]
pub enum Pause {
    /// Thinks and types.
    Think(Duration, Duration),
    None,
    /// Waits for all others, so that they press in the same moment.
    Together(Arc<Barrier>),
}

/// One person of the team.
pub struct Member {
    double: Arc<Double>,
    deck: Arc<Deck>,
    who: Person,
    dice: Dice,
    card: Option<Shown>,
    page: Option<Shown>,
    pub timings: Vec<Timing>,
    /// Answers that were not what they should be, or did not come.
    pub faults: Vec<String>,
}

impl Member {
    pub fn new(double: &Arc<Double>, deck: &Arc<Deck>, number: usize) -> Self {
        let named = Person::new("Seller");
        let who = Person { id: format!("8035111022467{number:05}"), name: format!("Seller {number}"), ..named };
        let dice = Dice::new(number as u64 + 1);
        let (timings, faults) = (Vec::new(), Vec::new());
        Member {
            double: Arc::clone(double),
            deck: Arc::clone(deck),
            who,
            dice,
            card: None,
            page: None,
            timings,
            faults,
        }
    }

    /// Does so many things.
    pub async fn work(&mut self, doings: usize, pause: &Pause) {
        for _ in 0..doings {
            match pause {
                Pause::Think(from, to) => tokio::time::sleep(self.dice.between(*from, *to)).await,
                Pause::None => {}
                Pause::Together(barrier) => _ = barrier.wait().await,
            }
            self.act().await;
        }
    }

    async fn act(&mut self) {
        let mut left = self.dice.below(MIX.iter().map(|(_, often)| often).sum());
        let doing = MIX.iter().find(|(_, often)| left.checked_sub(*often).map(|rest| left = rest).is_none());
        match doing.expect("the die is below the sum").0 {
            Doing::Type => self.type_something().await,
            Doing::FindName => {
                let contact = self.somebody();
                self.find("find by name", &contact.name.clone(), &contact).await;
            }
            Doing::FindStart => {
                let contact = self.somebody();
                let starts: Vec<String> = contact.name.split(' ').map(|word| word.chars().take(4).collect()).collect();
                self.find("find by start of name", &starts.join(" "), &contact).await;
            }
            Doing::FindPhone => {
                let contact = self.somebody();
                self.find("find by phone", &contact.phone.replace("+358 ", "0"), &contact).await;
            }
            Doing::FindMail => {
                let contact = self.somebody();
                self.find("find by mail", &contact.mail.clone(), &contact).await;
            }
            Doing::Button => self.press_a_button().await,
            Doing::Show => {
                let contact = self.somebody();
                let ask = Ask::slash(&self.who, "contact show").with("contact", contact.no.as_str());
                self.card = self.message("show by number", &ask, &contact.name).await;
            }
            Doing::List => {
                let mut ask = Ask::slash(&self.who, "contact list");
                match self.dice.below(3) {
                    0 => ask = ask.with("city", "Tampere"),
                    1 => ask = ask.with("type", "person").with("sort", "changed"),
                    _ => {}
                }
                self.page = self.message("list", &ask, "").await;
            }
            Doing::Turn => {
                if let Some(page) = self.page.take().filter(|page| page.labels().contains(&"Next".to_owned())) {
                    self.page = self.message("next page", &Ask::press(&self.who, &page, "Next"), "").await;
                }
            }
            Doing::People => {
                let company = self.dice.pick(&self.deck.companies).clone();
                let ask = Ask::slash(&self.who, "company people").with("company", company.no.as_str());
                self.message("people", &ask, &company.name).await;
            }
            Doing::Add => {
                let company = self.dice.pick(&self.deck.companies).no.clone();
                let name = self.dice.pick(&self.deck.people).name.clone();
                let mobile = format!("050 {:07}", self.dice.below(10_000_000));
                let ask = Ask::slash(&self.who, "person add").with("name", name.as_str()).with("company", company);
                self.card =
                    self.message("add a person", &ask.with("job-title", "Buyer").with("mobile", mobile), &name).await;
            }
            Doing::Edit => {
                let person = self.dice.pick(&self.deck.people).clone();
                let title = format!("Buyer {}", self.dice.below(1000));
                let ask = Ask::slash(&self.who, "contact edit").with("contact", person.no.as_str());
                self.card = self.message("edit a field", &ask.with("job-title", title.as_str()), &title).await;
            }
            Doing::Note => self.write_a_note().await,
        }
    }

    fn somebody(&mut self) -> Contact {
        let among = if self.dice.below(3) == 0 { &self.deck.companies } else { &self.deck.people };
        self.dice.pick(among).clone()
    }

    /// A letter more of a name, in one of the options that suggest contacts.
    async fn type_something(&mut self) {
        let name = self.somebody().name;
        let letters = self.dice.below(name.chars().count().min(8)) + 1;
        let typed: String = name.chars().take(letters).collect();
        let (path, option) = *self.dice.pick(&[
            ("find", "query"),
            ("find", "query"),
            ("contact show", "contact"),
            ("person add", "company"),
        ]);
        let ask = Ask::typing(&self.who, path, option, &typed);
        let Some((_, first)) = self.ask("typing: suggestions", &ask).await else { return };
        if first.of_type() != 8 {
            self.faults.push(format!("typing: {}", first.body));
        }
    }

    /// Looks somebody up; of several hits one is chosen.
    async fn find(&mut self, kind: &'static str, query: &str, contact: &Contact) {
        let ask = Ask::slash(&self.who, "find").with("query", query);
        let Some(shown) = self.message(kind, &ask, "").await else { return };
        let hits = shown.options();
        let found = shown.text().contains(&contact.no) || !hits.is_empty();
        if !found {
            self.faults.push(format!("{kind}: {query} finds {}", shown.text()));
        } else if hits.is_empty() {
            self.card = Some(shown);
        } else {
            let hit = self.dice.pick(&hits).clone();
            self.card = self.message("choose among hits", &Ask::pick(&self.who, &shown, &hit), "").await;
        }
    }

    async fn press_a_button(&mut self) {
        let Some(card) = self.card.clone() else { return };
        let labels = card.labels();
        let fitting: Vec<&str> = ["People", "Company", "History", "Edit"]
            .into_iter()
            .filter(|wanted| labels.iter().any(|label| label.starts_with(wanted)))
            .collect();
        if !fitting.is_empty() {
            let label = *self.dice.pick(&fitting);
            self.message("button of a card", &Ask::press(&self.who, &card, label), "").await;
        }
    }

    async fn write_a_note(&mut self) {
        const KIND: &str = "note: form and sending";
        let has_note = |card: &&Shown| card.labels().iter().any(|label| label == "Note");
        let Some(card) = self.card.clone().as_ref().filter(has_note).cloned() else { return };
        let Some((exchange, first)) = self.ask(KIND, &Ask::press(&self.who, &card, "Note")).await else { return };
        if first.of_type() != 9 {
            return self.faults.push(format!("{KIND}: {}", first.body));
        }
        let form = exchange.form().await;
        self.message(KIND, &Ask::submit(&self.who, &form, &[("Note", "Calls back on Monday")]), "Calls back").await;
    }

    /// The first response, timed.
    async fn ask(&mut self, kind: &'static str, ask: &Ask) -> Option<(Exchange, First)> {
        let exchange = self.double.ask(ask);
        let Some(first) = exchange.first_within(PATIENCE).await else {
            self.faults.push(format!("{kind}: no response"));
            return None;
        };
        self.timings.push(Timing { kind, took: first.took });
        Some((exchange, first))
    }

    /// The message that answers, which must hold these words and be no fault.
    async fn message(&mut self, kind: &'static str, ask: &Ask, words: &str) -> Option<Shown> {
        let (exchange, first) = self.ask(kind, ask).await?;
        if !matches!(first.of_type(), 4..=7) {
            self.faults.push(format!("{kind}: {}", first.body));
            return None;
        }
        let shown = exchange.message().await;
        let text = shown.text();
        if !text.contains(words) || text.contains("The fault is ours") {
            self.faults.push(format!("{kind}: {words}: {text}"));
            return None;
        }
        Some(shown)
    }
}
