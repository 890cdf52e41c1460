//! Whoever changes very much in a short time is slowed down, and loses nothing.

use crate::double::ask::Ask;
use crate::story::{Story, boss, cronus, holds, mari, refused};

#[tokio::test]
async fn whoever_changes_too_much_is_told_when_to_go_on() {
    let story = Story::with(&[("KONTAKTI__LIMITS__WRITES_PER_MINUTE", "2")]).await;
    let mari = mari();
    story.add_cronus(&mari).await;
    story.add_aino(&mari).await;
    let bo = cronus(&mari).with("email", "info@cronus.fi");
    refused(&story.shows(&bo).await, &["many changes", "Go on in ", " second"]);
    // Looking is free, and so is everybody else.
    holds(&story.shows(&Ask::slash(&mari, "find").with("query", "aino")).await.text(), &["CT000002"]);
    let edit = Ask::slash(&boss(), "contact edit").with("contact", "CT000001").with("city", "Espoo");
    holds(&story.shows(&edit).await.text(), &["Espoo"]);
    // A form comes back as it was.
    let form = story.ask(&Ask::slash(&mari, "company add")).form().await;
    let sent = story.shows(&Ask::submit(&mari, &form, &[("Name", "Acme Oy")])).await;
    refused(&sent, &["many changes"]);
    let again = story.ask(&Ask::press(&mari, &sent, "Edit again")).form().await;
    assert_eq!(again.value("Name"), "Acme Oy");
    assert!(!story.list().await.contains("CT000003"));
}

#[tokio::test]
async fn nothing_is_limited_when_the_setting_says_so() {
    let story = Story::with(&[("KONTAKTI__LIMITS__WRITES_PER_MINUTE", "0")]).await;
    let mari = mari();
    story.add_cronus(&mari).await;
    for number in 0..70 {
        let edit = Ask::slash(&mari, "contact edit").with("contact", "CT000001");
        holds(&story.shows(&edit.with("city", format!("Kylä {number}"))).await.text(), &["CT000001"]);
    }
}
