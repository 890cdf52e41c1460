//! Interactions that nobody should send: forged, unreadable, out of place.

use serde_json::{Value, json};

use crate::double::ask::Ask;
use crate::story::{Story, cronus, holds, mari, refused};

#[tokio::test]
async fn what_serenity_cannot_read_is_answered_all_the_same() {
    let story = Story::begin().await;
    let mari = mari();
    let find = || Ask::slash(&mari, "find").with("query", "cronus");
    for ask in [
        find().changed("/attachment_size_limit", Value::Null),
        find().changed("/version", json!("one")),
        find().changed("/entitlements", Value::Null),
        find().changed("/member/user/avatar", json!("short")),
        find().changed("/member/roles", json!("none")),
        find().changed("/data", Value::Null),
        find().changed("/data", json!([])),
        find().changed("/data/options", json!({})),
        find().changed("/data/options", json!([{"name": "query", "type": 3}])),
        find().changed("/data/options", json!([{"name": "query", "type": 99, "value": "cronus"}])),
        find().changed("/locale", json!(5)),
        find().changed("/type", json!(17)),
    ] {
        let changes = format!("{:?}", ask.changes);
        let shown = story.shows(&ask).await;
        assert!(shown.private, "{changes}: {}", shown.text());
        assert!(!shown.text().trim().is_empty(), "{changes}");
    }
}

#[tokio::test]
async fn a_custom_id_that_was_never_issued_is_refused() {
    let story = Story::begin().await;
    let mari = mari();
    let card = story.add_cronus(&mari).await;
    let long = "x".repeat(100);
    for forged in [
        "whatever",
        "k1",
        "k1:",
        "k1:show",
        "k1:show:",
        "k1:show:nobody",
        "k1:show:999999",
        "k1:show:-1",
        "k1:part:1:soul",
        "k1:show:99999999999999999999",
        "k1:list:nodraft:1",
        "k1:set:card_visibility:everywhere",
        "k0:show:1",
        &long,
        "🦀",
    ] {
        let shown = story.shows(&Ask::press_id(&mari, &card, forged)).await;
        refused(&shown, &["Not done"]);
    }
    refused(&story.shows(&Ask::submit_id(&mari, "whatever", &[("name", "Sneaky Oy")])).await, &["Not done"]);
    refused(&story.shows(&Ask::pick_id(&mari, &card, "k1:show-picked", 3, &["999999"])).await, &["Not done"]);
    refused(&story.shows(&Ask::pick_id(&mari, &card, "k1:show-picked", 3, &["nobody"])).await, &["Not done"]);
    refused(&story.shows(&Ask::pick_id(&mari, &card, "k1:show-picked", 3, &[])).await, &["Not done"]);
    assert!(!story.list().await.contains("Sneaky"));
}

#[tokio::test]
async fn a_command_that_is_not_there_is_refused() {
    let story = Story::begin().await;
    let ask = Ask::slash(&mari(), "find").with("query", "x").changed("/data/name", json!("fnord"));
    refused(&story.shows(&ask).await, &["Not done"]);
    let ask = Ask::typing(&mari(), "find", "query", "x").changed("/data/name", json!("fnord"));
    assert!(story.ask(&ask).suggestions().await.is_empty());
}

#[tokio::test]
async fn a_direct_message_is_answered_politely() {
    let story = Story::begin().await;
    let mari = mari().in_direct_message();
    for ask in [cronus(&mari), Ask::slash(&mari, "find").with("query", "cronus"), Ask::slash(&mari, "help")] {
        holds(&story.shows(&ask).await.text(), &["server"]);
    }
    assert!(story.ask(&Ask::typing(&mari, "find", "query", "x")).suggestions().await.is_empty());
    let finnish = story.shows(&Ask::slash(&mari.speaking("fi"), "help")).await;
    holds(&finnish.text(), &["palvelim"]);
    let files = std::fs::read_dir(story.data().join("guilds")).map_or(0, Iterator::count);
    assert_eq!(files, 0, "no server's file was made");
}

#[tokio::test]
async fn a_form_without_its_texts_is_no_form_that_was_emptied() {
    let story = Story::begin().await;
    let mari = mari();
    let card = story.add_cronus(&mari).await;
    let parts = story.shows(&Ask::press(&mari, &card, "Edit")).await;
    let form = story.ask(&Ask::press(&mari, &parts, "Address")).form().await;
    let sent = Ask::submit(&mari, &form, &[]);
    let label =
        json!([{"type": 18, "id": 1, "component": {"type": 4, "id": 2, "custom_id": "city", "value": "Espoo"}}]);
    for ask in [sent.clone().changed("/data/components", json!([])), sent.changed("/data/components", label)] {
        let shown = story.shows(&ask).await;
        let found = story.shows(&Ask::slash(&mari, "find").with("query", "cronus")).await.text();
        assert!(found.contains("Helsinki") || found.contains("Espoo"), "{found}\nafter {}", shown.text());
    }
}
