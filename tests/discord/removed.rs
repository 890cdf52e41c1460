//! Servers that remove the bot: what they stored is kept for a while, and then erased.

use std::path::PathBuf;
use std::time::Duration;

use serde_json::json;

use crate::double::people::{GUILD, Person};
use crate::story::{Story, cronus, holds, mari};

/// Waits until it is so; what takes long is given time.
async fn until(what: &str, mut so: impl FnMut() -> bool) {
    for _ in 0..400 {
        if so() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{what} does not come");
}

fn beside(story: &Story, guild: &str, ending: &str) -> PathBuf {
    story.data().join("guilds").join(format!("{guild}.{ending}"))
}

fn says_deleted(story: &Story, unavailable: bool) {
    let mut data = json!({"id": GUILD});
    if unavailable {
        data["unavailable"] = json!(true);
    }
    story.double.state().change(|inner| inner.send_event("GUILD_DELETE", &data));
}

#[tokio::test]
async fn a_server_that_removes_the_bot_finds_its_data_when_it_comes_back() {
    let mut story = Story::begin().await;
    story.add_cronus(&mari()).await;
    // Discord itself has trouble with the server: that is no removal.
    says_deleted(&story, true);
    holds(&story.list().await, &["CT000001"]);
    let note = beside(&story, GUILD, "left");
    assert!(!note.exists());
    says_deleted(&story, false);
    until("the note", || note.exists()).await;
    // The server is in the list that comes with a new session.
    story.restart().await;
    until("the end of the note", || !note.exists()).await;
    holds(&story.list().await, &["CT000001"]);
    assert!(!story.log().contains(GUILD), "{}", story.log());
}

#[tokio::test]
async fn what_was_removed_for_long_is_erased() {
    let mut story = Story::begin().await;
    let [gone, fresh] = ["204255221017214977", "204255221017214978"];
    for guild in [gone, fresh] {
        let who = Person::new("Odd Mari").in_guild(guild, "en-US");
        holds(&story.shows(&cronus(&who)).await.text(), &["CT000001"]);
    }
    let days_ago = |days: i64| {
        let then = jiff::Timestamp::now() - jiff::SignedDuration::from_hours(24 * days);
        then.to_string()
    };
    let bot = story.bot.take().expect("the bot runs");
    assert!(bot.stop().await.success());
    std::fs::write(beside(&story, gone, "left"), days_ago(31)).expect("the folder can be written to");
    std::fs::write(beside(&story, fresh, "left"), days_ago(29)).expect("the folder can be written to");
    // What the bot could not write back when it ended.
    std::fs::write(beside(&story, gone, "db-shm"), "").expect("the folder can be written to");
    story.restart_after_end().await;
    until("the end of the note", || !beside(&story, gone, "left").exists()).await;
    for ending in ["db", "db-wal", "db-shm"] {
        assert!(!beside(&story, gone, ending).exists(), "{ending}");
    }
    assert!(beside(&story, fresh, "db").exists() && beside(&story, fresh, "left").exists());
    until("the word of it", || story.log().contains("was erased")).await;
    assert!(!story.log().contains(gone) && !story.log().contains("Cronus"), "{}", story.log());
}
