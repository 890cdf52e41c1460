//! `kill -9` under load, again and again: what was acknowledged must be there, once and whole.
//!
//! Everybody of a team works on contacts of their own, each in one thing at a time, and what was acknowledged is kept
//! here, outside of the bot's process. After a restart the file must show each person's contacts as they were after the
//! last acknowledged change, or as the one that was under way makes them.

mod kept;
mod moment;
mod seller;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::bot::{self, Bot};
use crate::dice::Dice;
use crate::double::Double;
use crate::double::ask::Ask;
use crate::double::exchange::Exchange;
use crate::double::people::{GUILD, Person};
use kept::Kept;
use moment::Moment;
use seller::{Seller, Step};

/// What the bot has put on its way when it is killed comes in within this time.
const SETTLE: Duration = Duration::from_millis(60);
/// How long events that come again are waited for.
const AGAIN: Duration = Duration::from_millis(1500);
/// How long the changes of a round are waited for.
const PATIENCE: Duration = Duration::from_secs(60);
/// Faults that are kept in words.
const WORDS: usize = 20;

/// How much is done.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    pub kills: usize,
    pub sellers: usize,
    pub seed: u64,
    /// Changes of a round that are acknowledged at least before its kill: slow machines get the time that they need.
    pub at_least: usize,
    /// After those the load runs on for a time between these two.
    pub load: (Duration, Duration),
    /// Kills after which `check` and `export` are run.
    pub check_every: usize,
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Figures {
    pub kills: usize,
    /// Kills while the process held the write lock of the file's log: inside a write transaction.
    pub inside: usize,
    /// Kills while something was sent and not yet acknowledged.
    pub waiting: usize,
    /// Acknowledged changes.
    pub acknowledged: usize,
    /// Acknowledged changes by kind.
    pub kinds: BTreeMap<&'static str, usize>,
    /// Requests that were sent and not acknowledged when the bot was killed: those that were stored, and those that were
    /// not.
    pub stored: usize,
    pub forgotten: usize,
    /// Events that were delivered again after a restart.
    pub repeated: usize,
    /// Of those, how many of acknowledged changes.
    pub repeated_acknowledged: usize,
    pub lost: usize,
    pub doubled: usize,
    pub half: usize,
    /// Answers that were refusals or faults.
    pub refused: usize,
    pub restarts: Vec<Duration>,
    pub checks: usize,
    pub checks_failed: usize,
    pub exports: usize,
    pub contacts: usize,
    /// What went wrong, in words.
    pub faults: Vec<String>,
}

impl Figures {
    fn fault(&mut self, words: String) {
        if self.faults.len() < WORDS {
            self.faults.push(words);
        }
    }
}

/// Plays it all.
pub async fn play(plan: Plan, double: &Arc<Double>, data: &Path) -> Figures {
    let mut figures = Figures::default();
    let mut dice = Dice::new(plan.seed);
    let mut kept = Kept::default();
    let mut bot = start(double, data).await;
    double.registered().await;
    // The server's file is made and filled.
    let first = double.ask(&Ask::slash(&Person::new("Mari Lehto"), "contact list"));
    first.message().await;
    let mut team: Vec<Seller> = (0..plan.sellers).map(|number| Seller::new(double, number, plan.seed)).collect();
    for round in 0..plan.kills {
        let (stop, stopped) = watch::channel(false);
        let done = Arc::new(AtomicUsize::new(0));
        let mut working = JoinSet::new();
        for mut seller in team.drain(..) {
            let (stopped, done) = (stopped.clone(), Arc::clone(&done));
            working.spawn(async move {
                seller.work(round, stopped, done).await;
                seller
            });
        }
        let until = Instant::now() + PATIENCE;
        while done.load(Ordering::Relaxed) < plan.at_least && Instant::now() < until {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        tokio::time::sleep(dice.between(plan.load.0, plan.load.1)).await;
        let moment = Moment::of(&bot, &data.join("guilds").join(format!("{GUILD}.db")));
        drop(bot);
        tokio::time::sleep(SETTLE).await;
        let _ = stop.send(true);
        team = working.join_all().await;
        team.sort_by_key(|seller| seller.number);
        figures.kills += 1;
        figures.inside += usize::from(moment.inside);
        figures.waiting += usize::from(team.iter().any(|seller| seller.pending.is_some()));

        forget(double, &team);
        let begun = Instant::now();
        bot = start(double, data).await;
        figures.restarts.push(begun.elapsed());
        judge(&mut figures, &mut team, &mut kept, double, data).await;
        if (round + 1) % plan.check_every == 0 || round + 1 == plan.kills {
            check(&mut figures, &team, data);
        }
    }
    let status = bot.stop().await;
    if !status.success() {
        figures.fault(format!("the bot ended with {status}"));
    }
    check(&mut figures, &team, data);
    figures.contacts = team.iter().map(|seller| seller.contacts.len()).sum();
    figures
}

async fn start(double: &Double, data: &Path) -> Bot {
    let before = double.state().lock().identifies;
    let bot = Bot::spawn(double, data, &[]);
    double.identified(before + 1).await;
    bot
}

/// What the double remembers is of no use in the next round, but for what is delivered again. The bot must be gone: it
/// may be working on any of it.
fn forget(double: &Double, team: &[Seller]) {
    let again: BTreeSet<&str> = team.iter().flat_map(Seller::open).map(Exchange::token).collect();
    double.state().change(|inner| {
        inner.seen.clear();
        inner.interactions.retain(|token, _| again.contains(token.as_str()));
        inner.tokens.retain(|token| again.contains(token.as_str()));
        let records = inner.interactions.values();
        let kept: BTreeSet<String> =
            records.flat_map(|record| record.original.iter().chain(&record.follow_ups)).cloned().collect();
        inner.messages.retain(|id, _| kept.contains(id));
        inner.typed.clear();
        inner.sessions.retain(|session| session.out.is_some());
    });
}

/// Delivers events again, then compares the file with what was acknowledged.
async fn judge(figures: &mut Figures, team: &mut [Seller], kept: &mut Kept, double: &Double, data: &Path) {
    let file = data.join("guilds").join(format!("{GUILD}.db"));
    let ids: Vec<Option<String>> = team.iter().map(|seller| seller.pending.as_ref().map(Step::id)).collect();
    let before = kept::processed(&file, ids.iter().flatten());
    for id in ids.iter().flatten() {
        *if before.contains(id) { &mut figures.stored } else { &mut figures.forgotten } += 1;
    }
    again(figures, team, double).await;

    kept.read(&file);
    let all: Vec<String> = team.iter().flat_map(|seller| seller.ids.iter().cloned()).collect();
    let processed = kept::processed(&file, all.iter().chain(ids.iter().flatten()));
    let mut known = BTreeSet::new();
    for seller in team.iter_mut() {
        figures.refused += seller.refused.len();
        seller.refused.drain(..).for_each(|words| figures.fault(words));
        figures.acknowledged += seller.kinds.values().sum::<usize>();
        for (kind, count) in std::mem::take(&mut seller.kinds) {
            *figures.kinds.entry(kind).or_default() += count;
        }
        let forgotten = seller.ids.iter().filter(|id| !processed.contains(*id)).count();
        if forgotten > 0 {
            figures.lost += forgotten;
            figures.fault(format!("{}: {forgotten} acknowledged interactions are not noted", seller.who.name));
        }
        let after = seller.pending.as_ref().map(|step| &step.after);
        let names = seller.contacts.keys().chain(after.into_iter().flat_map(|after| after.keys()));
        let names: BTreeSet<String> = names.cloned().collect();
        let found = kept.of(&names);
        known.extend(names);
        settle(figures, seller, kept, found, &processed);
    }
    for name in kept.names().filter(|name| !known.contains(*name)) {
        figures.half += 1;
        figures.fault(format!("{name}: nobody's, or deleted and there"));
    }
    for words in kept.disagreements() {
        figures.half += 1;
        figures.fault(words);
    }
}

/// Compares one person's contacts with what the file has of them.
fn settle(
    figures: &mut Figures,
    seller: &mut Seller,
    kept: &Kept,
    found: Result<seller::Contacts, String>,
    processed: &BTreeSet<String>,
) {
    let pending = seller.pending.take();
    match found {
        Err(name) => {
            figures.doubled += 1;
            figures.fault(format!("{name} is there twice"));
        }
        Ok(found) => {
            let noted = pending.as_ref().is_some_and(|step| processed.contains(&step.id()));
            let expected = match pending.as_ref().filter(|_| noted) {
                Some(step) => &step.after,
                None => &seller.contacts,
            };
            let numbered = |contacts: &seller::Contacts| {
                contacts.iter().map(|(name, contact)| (name.clone(), contact.without_no())).collect::<Vec<_>>()
            };
            if numbered(&found) != numbered(expected) {
                match found.values().any(seller::Contact::has_twice) {
                    true => figures.doubled += 1,
                    false if noted => figures.half += 1,
                    false => figures.lost += 1,
                }
                figures.fault(format!(
                    "{} (under way: {}): found {found:?}, expected {expected:?}",
                    seller.who.name,
                    pending.as_ref().map_or("nothing", |step| step.kind),
                ));
            }
            // A journal entry for each change that was acknowledged, and for the one under way if it is noted.
            let changes = seller.entries + usize::from(noted && pending.as_ref().is_some_and(|step| step.changes));
            let entries = kept.entries(&seller.who.id);
            if entries != changes {
                *if entries > changes { &mut figures.doubled } else { &mut figures.half } += 1;
                figures.fault(format!("{}: {entries} journal entries, {changes} changes", seller.who.name));
            }
            seller.contacts = found;
        }
    }
}

/// Delivers the last acknowledged interaction of everybody, and the one under way, once more; waits for the answers.
async fn again(figures: &mut Figures, team: &[Seller], double: &Double) {
    let mut waiting = Vec::new();
    for seller in team {
        for exchange in seller.open() {
            waiting.push((exchange.token().to_owned(), double.seen("POST", exchange.token()).len()));
            double.repeat(exchange);
        }
        figures.repeated_acknowledged += usize::from(seller.last.is_some());
    }
    figures.repeated += waiting.len();
    let until = Instant::now() + AGAIN;
    while Instant::now() < until {
        waiting.retain(|(token, before)| double.seen("POST", token).len() <= *before);
        if waiting.is_empty() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    tokio::time::sleep(SETTLE).await;
}

/// `kontakti check` and `kontakti export`, beside the bot.
fn check(figures: &mut Figures, team: &[Seller], data: &Path) {
    let run = |arguments: &[&str]| {
        let mut command = Command::new(bot::binary());
        command.args(arguments).env("KONTAKTI__DATA__DIR", data).env("LC_ALL", "en_US.UTF-8").current_dir(data);
        command.output().expect("the binary starts")
    };
    figures.checks += 1;
    let checked = run(&["check"]);
    if !checked.status.success() {
        figures.checks_failed += 1;
        figures.fault(format!("check: {}", String::from_utf8_lossy(&checked.stdout)));
    }
    figures.exports += 1;
    let exported = run(&["export", "--guild", GUILD]);
    let exported = kept::exported(&String::from_utf8_lossy(&exported.stdout));
    let expected: seller::Contacts = team.iter().flat_map(|seller| seller.contacts.clone()).collect();
    if exported.as_ref() != Some(&expected) {
        figures.lost += 1;
        figures.fault("export: not what was acknowledged".to_owned());
    }
}
