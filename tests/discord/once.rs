//! A change happens once, however often its event arrives.

use std::time::Duration;

use crate::double::ask::Ask;
use crate::double::exchange::Exchange;
use crate::story::{Story, cronus, mari};

/// Waits a little longer than an answer takes, so that a second one would be seen.
async fn settle(story: &Story, exchange: &Exchange) {
    exchange.message().await;
    story.shows(&Ask::slash(&mari(), "help")).await;
    tokio::time::sleep(Duration::from_millis(300)).await;
}

/// What the person sees is the answer, not a fault that came after it.
async fn sees_only(story: &Story, exchange: &Exchange, words: &str) {
    let shown = exchange.message().await;
    assert!(shown.text().contains(words), "{}", shown.text());
    assert!(exchange.follow_ups().is_empty(), "{:?}", exchange.follow_ups());
    assert!(!story.log().contains("ERROR"), "{}", story.log());
}

#[tokio::test]
async fn an_event_that_comes_twice_adds_one_company() {
    let story = Story::begin().await;
    // Twice at once, and once more when it is all over.
    let asked = story.ask(&cronus(&mari()));
    story.double.repeat(&asked);
    settle(&story, &asked).await;
    story.double.repeat(&asked);
    settle(&story, &asked).await;
    sees_only(&story, &asked, "CT000001").await;
    let list = story.list().await;
    assert!(list.contains("CT000001") && !list.contains("CT000002"), "{list}");
}

#[tokio::test]
async fn an_event_that_comes_again_after_a_restart_changes_nothing() {
    let mut story = Story::begin().await;
    let asked = story.ask(&cronus(&mari()));
    asked.message().await;
    story.restart().await;
    story.double.repeat(&asked);
    settle(&story, &asked).await;
    let list = story.list().await;
    assert!(list.contains("CT000001") && !list.contains("CT000002"), "{list}");
}

#[tokio::test]
async fn a_form_that_comes_twice_is_stored_once() {
    let story = Story::begin().await;
    let mari = mari();
    let form = story.ask(&Ask::slash(&mari, "company add")).form().await;
    let sent = story.ask(&Ask::submit(&mari, &form, &[("Name", "Cronus Oy")]));
    story.double.repeat(&sent);
    settle(&story, &sent).await;
    sees_only(&story, &sent, "CT000001").await;
    assert!(!story.list().await.contains("CT000002"));
}

#[tokio::test]
async fn a_note_that_comes_twice_is_there_once() {
    let story = Story::begin().await;
    let mari = mari();
    story.add_cronus(&mari).await;
    let noted = Ask::slash(&mari, "contact note").with("contact", "CT000001").with("text", "Asked for an offer");
    let asked = story.ask(&noted);
    story.double.repeat(&asked);
    settle(&story, &asked).await;
    let notes = story.shows(&Ask::slash(&mari, "contact note").with("contact", "CT000001")).await;
    assert_eq!(notes.text().matches("Asked for an offer").count(), 1, "{}", notes.text());
}

/// What changes nothing may be worked on again, but the person sees one answer and no fault.
#[tokio::test]
async fn a_look_up_that_comes_twice_is_answered_once() {
    let story = Story::begin().await;
    let mari = mari();
    story.add_cronus(&mari).await;
    let asked = story.ask(&Ask::slash(&mari, "find").with("query", "cronus"));
    story.double.repeat(&asked);
    settle(&story, &asked).await;
    sees_only(&story, &asked, "CT000001").await;
    let calls = story.double.seen("POST", asked.token());
    assert!(calls.len() <= 2, "an answer that Discord has already is not tried again: {calls:#?}");
}

#[tokio::test]
async fn two_who_add_at_once_get_two_numbers() {
    let story = Story::begin().await;
    let asked: Vec<Exchange> = (0..20)
        .map(|n| {
            let who = crate::double::people::Person::new(&format!("Seller {n}"));
            story.ask(&Ask::slash(&who, "company add").with("name", format!("Company {n:02}")))
        })
        .collect();
    let mut numbers = std::collections::BTreeSet::new();
    for (n, asked) in asked.iter().enumerate() {
        let text = asked.public().await.text();
        assert!(text.contains(&format!("Company {n:02}")), "{text}");
        let start = text.find("CT0").expect("a card has a number");
        numbers.insert(text[start..start + 8].to_owned());
    }
    assert_eq!(numbers.len(), 20, "{numbers:?}");
}
