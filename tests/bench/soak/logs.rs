//! What must be in no log.

use crate::bot::Bot;
use crate::double::Double;

/// How many tokens, and texts that people typed, are in the bot's log.
pub fn secrets(double: &Double, bot: &Bot) -> usize {
    let log = bot.log();
    let inner = double.state().lock();
    let own = [double.token()];
    let all = inner.tokens.iter().chain(&inner.typed).map(String::as_str).chain(own);
    all.filter(|secret| log.contains(secret)).count()
}

/// The lines of the log by their last words, the most frequent first: what the bot had to say.
pub fn print(bot: &Bot) {
    let log = bot.log();
    let mut counts = std::collections::BTreeMap::<&str, usize>::new();
    for line in log.lines() {
        let said = line.splitn(4, ' ').last().unwrap_or(line);
        let said = said.split(" incident=").next().unwrap_or(said);
        *counts.entry(said).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    println!("  log: {} lines", log.lines().count());
    for (said, count) in counts.iter().take(6) {
        println!("    {count:>6}  {}", said.trim().chars().take(110).collect::<String>());
    }
}
