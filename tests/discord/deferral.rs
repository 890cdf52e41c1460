//! Work that takes longer than Discord likes is deferred, and the answer follows.

use std::time::{Duration, Instant};

use rusqlite::Connection;

use crate::double::ask::Ask;
use crate::story::{Story, boss, cronus, holds, mari, refused};

/// Holds the server's file so that nobody writes to it, until it is let go.
struct Hold(Connection);

impl Hold {
    fn of(story: &Story) -> Self {
        let file = Connection::open(story.guild_file()).expect("the server's file is there");
        file.busy_timeout(Duration::from_secs(5)).expect("a timeout can be set");
        file.execute_batch("BEGIN EXCLUSIVE").expect("the file can be held");
        Hold(file)
    }

    async fn let_go_after(self, time: Duration) {
        tokio::time::sleep(time).await;
        self.0.execute_batch("ROLLBACK").expect("the file can be let go");
    }
}

/// With the shipped 1.5 s.
#[tokio::test]
async fn a_change_that_waits_is_deferred_and_its_card_follows_in_the_channel() {
    let story = Story::begin().await;
    let mari = mari();
    story.add_cronus(&mari).await;
    let hold = Hold::of(&story);
    let begun = Instant::now();
    let asked = story.ask(&Ask::slash(&mari, "company add").with("name", "Slow Oy"));
    let first = asked.first().await;
    assert_eq!(first.of_type(), 5, "{}", first.body);
    assert!((1400..2500).contains(&first.took.as_millis()), "it was deferred after {:?}", first.took);
    hold.let_go_after(Duration::from_secs(2).saturating_sub(begun.elapsed())).await;
    let card = asked.public().await;
    holds(&card.text(), &["Slow Oy", "CT000002"]);
    assert!(card.is_v2());
    assert_eq!(story.list().await.matches("Slow Oy").count(), 1);
}

async fn quick() -> Story {
    let story = Story::with(&[("KONTAKTI__DISCORD__DEFER_AFTER_MS", "100")]).await;
    story.add_cronus(&mari()).await;
    story
}

#[tokio::test]
async fn a_deferred_refusal_is_private() {
    let story = quick().await;
    let hold = Hold::of(&story);
    let asked = story.ask(&cronus(&mari()).with("email", "none"));
    assert_eq!(asked.first().await.of_type(), 5);
    hold.let_go_after(Duration::from_millis(200)).await;
    refused(&asked.message().await, &["Not done", "E-mail"]);
    assert!(asked.follow_ups().is_empty());
}

#[tokio::test]
async fn a_deferred_form_ends_in_its_card() {
    let story = quick().await;
    let mari = mari();
    let form = story.ask(&Ask::slash(&mari, "company add")).form().await;
    let hold = Hold::of(&story);
    let sent = story.ask(&Ask::submit(&mari, &form, &[("Name", "Slow Oy")]));
    assert_eq!(sent.first().await.of_type(), 5);
    hold.let_go_after(Duration::from_millis(200)).await;
    holds(&sent.public().await.text(), &["Slow Oy", "CT000002"]);
}

#[tokio::test]
async fn a_panel_that_waits_changes_where_it_is() {
    let story = quick().await;
    let boss = boss();
    let panel = story.shows(&Ask::slash(&boss, "setup show")).await;
    let panel = story.shows(&Ask::pick(&boss, &panel, "Inheritance")).await;
    let hold = Hold::of(&story);
    let pressed = story.ask(&Ask::press(&boss, &panel, "Turn off"));
    assert_eq!(pressed.first().await.of_type(), 6);
    hold.let_go_after(Duration::from_millis(200)).await;
    let changed = pressed.message().await;
    assert_eq!(changed.id(), panel.id());
    assert!(changed.private);
    assert_ne!(changed.text(), panel.text());
}

/// Which of the two is worked on first, and which of the two deferrals is accepted, is left to chance: hence the rounds.
#[tokio::test]
async fn a_repeated_event_that_is_deferred_leaves_one_answer() {
    let story = quick().await;
    for round in 2..10 {
        let hold = Hold::of(&story);
        let name = format!("Slow Oy {round}");
        let asked = story.ask(&Ask::slash(&mari(), "company add").with("name", name.as_str()));
        story.double.repeat(&asked);
        assert_eq!(asked.first().await.of_type(), 5);
        hold.let_go_after(Duration::from_millis(200)).await;
        holds(&asked.public().await.text(), &[&name, &format!("CT{round:06}")]);
        asked.over().await;
        assert_eq!(asked.follow_ups().len(), 1, "{:?}", asked.follow_ups());
    }
    assert!(story.list().await.contains("9 contacts"), "{}", story.list().await);
}

/// A form must be the first response, so it is never deferred: reading goes on while somebody writes.
#[tokio::test]
async fn a_form_opens_while_somebody_writes() {
    let story = quick().await;
    let mari = mari();
    let card = story.shows(&Ask::slash(&mari, "find").with("query", "cronus")).await;
    let parts = story.shows(&Ask::press(&mari, &card, "Edit")).await;
    let hold = Hold::of(&story);
    let form = story.ask(&Ask::press(&mari, &parts, "Address"));
    assert_eq!(form.form().await.value("City"), "Helsinki");
    assert!(form.first().await.took < Duration::from_secs(1));
    let found = story.ask(&Ask::slash(&mari, "find").with("query", "cronus"));
    assert_eq!(found.first().await.of_type(), 4, "looking up goes on, too");
    hold.let_go_after(Duration::ZERO).await;
}
