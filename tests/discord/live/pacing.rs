//! Discord's limits: what it asks for is kept, and much at once goes out little by little.

use std::time::{Duration, Instant};

use super::{edit, edits, post, settled, tells};
use crate::double::ask::Ask;
use crate::double::faults::{Call, Fault};
use crate::story::{Story, boss, mari};

/// The double itself insists that nothing comes before Retry-After is over.
#[tokio::test]
async fn a_pause_that_discord_asks_for_is_kept_and_the_newest_state_is_drawn() {
    let story = Story::begin().await;
    let mari = mari();
    let card = story.add_cronus(&mari).await;
    settled(&story).await;
    story.double.fail(Call::Edit, Fault::RateLimit { seconds: 1.5, global: false });
    story.shows(&edit(&mari, "CT000001").with("phone", "09 111 1111")).await;
    story.shows(&edit(&mari, "CT000001").with("phone", "09 222 2222")).await;
    story.shows(&edit(&mari, "CT000001").with("phone", "09 333 3333")).await;
    tells(&story, &card, "09 333 3333").await;
    settled(&story).await;
    assert!(story.double.seen("PATCH", "/messages/").iter().any(|seen| seen.status == 429));
}

#[tokio::test]
async fn an_outage_is_waited_out() {
    let story = Story::begin().await;
    let mari = mari();
    let card = story.add_cronus(&mari).await;
    settled(&story).await;
    story.double.fail(Call::Edit, Fault::Status(502));
    story.double.fail(Call::Edit, Fault::ResetBefore);
    story.shows(&edit(&mari, "CT000001").with("phone", "09 765 4321")).await;
    tells(&story, &card, "09 765 4321").await;
}

#[tokio::test]
async fn a_change_of_many_goes_out_little_by_little() {
    let story = Story::begin().await;
    let (mari, boss) = (mari(), boss());
    for (code, name) in [("JO", "Jim Olive"), ("LT", "Lina Tower")] {
        story.shows(&Ask::slash(&boss, "salesperson add").with("code", code).with("name", name)).await;
    }
    let mut cards = Vec::new();
    for number in 0..8 {
        let add = Ask::slash(&mari, "company add").with("name", format!("{number} Street Services"));
        cards.push(story.ask(&add.with("salesperson", "JO")).message().await);
    }
    let cards: Vec<_> = cards.into_iter().filter(|card| !card.private).collect();
    settled(&story).await;
    story.shows(&Ask::slash(&boss, "salesperson hand-over").with("from", "JO").with("to", "LT")).await;
    // Somebody does more meanwhile.
    story.shows(&Ask::slash(&boss, "salesperson edit").with("code", "LT").with("name", "Lina Townes")).await;
    for card in &cards {
        tells(&story, card, "Lina Townes (LT)").await;
    }
    settled(&story).await;
    let mut at: Vec<Instant> = cards.iter().flat_map(|card| edits(&story, card)).map(|seen| seen.at).collect();
    at.sort();
    assert!(at.len() >= cards.len() && cards.len() > 5, "{}", at.len());
    for six in at.windows(6) {
        assert!(six[5] - six[0] > Duration::from_secs(4), "more than five at once: {:?}", six[5] - six[0]);
    }
    let last = post(&story, &mari, "CT000001").await;
    assert!(last.text().contains("Lina Townes"));
}
