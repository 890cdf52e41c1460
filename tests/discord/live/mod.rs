//! Cards in channels follow their contacts.

mod following;
mod losing;
mod pacing;

use std::io::Write;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::bot::binary;
use crate::double::ask::Ask;
use crate::double::people::{GUILD, Person};
use crate::double::shown::Shown;
use crate::double::state::Seen;
use crate::story::Story;

const SOON: Duration = Duration::from_secs(30);

/// What is left of a card of a deleted contact, and of one that is not for the channel.
const DELETED: &str = "-# This contact was deleted.";
const HIDDEN: &str = "-# This contact is not shown here any more.";

fn edit(who: &Person, no: &str) -> Ask {
    Ask::slash(who, "contact edit").with("contact", no)
}

/// Posts a card in the channel.
async fn post(story: &Story, who: &Person, no: &str) -> Shown {
    let card = story.shows(&Ask::slash(who, "contact show").with("contact", no)).await;
    assert!(!card.private);
    card
}

/// Waits until the message is as it is to be; the message.
async fn becomes(story: &Story, card: &Shown, what: &str, is: impl Fn(&Shown) -> bool) -> Shown {
    let found = story.double.state().wait(SOON, |inner| {
        let stored = inner.messages.get(card.id())?;
        let shown = Shown { message: stored.value.clone(), private: stored.private };
        is(&shown).then_some(shown)
    });
    let found = found.await;
    found.unwrap_or_else(|| panic!("not {what}: {}; {:?}", now(story, card).text(), story.double.problems()))
}

/// Waits until the message holds the words.
async fn tells(story: &Story, card: &Shown, words: &str) -> Shown {
    becomes(story, card, words, |shown| shown.text().contains(words)).await
}

/// Waits until the message is nothing but the words.
async fn says_only(story: &Story, card: &Shown, words: &str) {
    let shown = becomes(story, card, words, |shown| shown.text() == words).await;
    assert!(shown.custom_ids().is_empty(), "{}", shown.message);
}

fn now(story: &Story, card: &Shown) -> Shown {
    let inner = story.double.state().lock();
    let stored = &inner.messages[card.id()];
    Shown { message: stored.value.clone(), private: stored.private }
}

/// The edits of the message that were asked for.
fn edits(story: &Story, card: &Shown) -> Vec<Seen> {
    story.double.seen("PATCH", &format!("/messages/{}", card.id()))
}

/// Waits until the server's cards are all as they are to be: its file says so.
async fn settled(story: &Story) {
    let file = rusqlite::Connection::open(story.guild_file()).expect("the server's file is there");
    file.busy_timeout(Duration::from_secs(5)).expect("a timeout can be set");
    let left = "SELECT (SELECT count(*) FROM cards WHERE due IS NOT NULL) + \
        (SELECT max(id) FROM journal) - (SELECT entry FROM cards_followed)";
    for _ in 0..1500 {
        let left: i64 = file.query_row(left, [], |row| row.get(0)).expect("the file can be read");
        if left == 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("cards are due still");
}

/// The messages that follow their contacts.
fn followed(story: &Story) -> Vec<String> {
    let file = rusqlite::Connection::open(story.guild_file()).expect("the server's file is there");
    let mut statement = file.prepare("SELECT message_id FROM cards ORDER BY message_id").expect("there is a table");
    let ids = statement.query_map([], |row| row.get::<_, i64>(0)).expect("it can be read");
    ids.map(|id| id.expect("a number").to_string()).collect()
}

/// Says lines in the terminal, on the data of the same server.
async fn in_the_terminal(story: &Story, lines: &str) {
    let mut command = Command::new(binary());
    command.args(["console", "--guild", GUILD, "--locale", "en", "--user", "Terho"]);
    command.env("KONTAKTI__DATA__DIR", story.data()).current_dir(story.data());
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut terminal = command.spawn().expect("the binary starts");
    terminal.stdin.take().expect("it is piped").write_all(lines.as_bytes()).expect("it reads");
    let out = tokio::task::spawn_blocking(move || terminal.wait_with_output()).await.expect("it does not panic");
    let out = out.expect("it ends");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stdout));
}
