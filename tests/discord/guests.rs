//! Guests and neighbours: what was shown in one server means nothing in another, a server that the bot is not in gets no file,
//! and a direct message gets no data.

use std::process::Command;

use serde_json::{Value, json};

use crate::bot;
use crate::double::ask::Ask;
use crate::double::people::{GUILD, Person};
use crate::double::shown::{Form, Shown};
use crate::story::{Story, boss, cronus, holds, refused};

const NEIGHBOUR: &str = "1098765432100000077";
/// Names, numbers and texts of either server.
const DATA: [&str; 8] = ["Cronus", "Aino", "Fabrikam", "Noora's", "CT0000", "09 123", "Helsinki", "secret note"];

fn noora() -> Person {
    Person::new("Noora Neighbour").managing().in_guild(NEIGHBOUR, "en-US")
}

#[track_caller]
fn tells_nothing(shown: &Shown) {
    let text = shown.text();
    assert!(!DATA.iter().any(|word| text.contains(word)), "{text}");
}

fn exported(story: &Story, guild: &str) -> String {
    let mut export = Command::new(bot::binary());
    export.args(["export", "--guild", guild]).env("KONTAKTI__DATA__DIR", story.data()).current_dir(story.data());
    let output = export.output().expect("the binary starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn files(story: &Story) -> usize {
    let names = std::fs::read_dir(story.data().join("guilds")).expect("the folder is there");
    names.filter(|entry| entry.as_ref().is_ok_and(|entry| entry.path().extension().is_some_and(|e| e == "db"))).count()
}

/// A message as the menu of a message sends it along.
fn signature() -> Value {
    json!({"id": "1098765432109871111", "channel_id": "1098765432109870022", "type": 0, "flags": 0,
        "content": "Best regards\nAino Virtanen\nCronus Oy\naino@cronus.example", "tts": false,
        "author": {"id": "80351110224678999", "username": "somebody", "discriminator": "0", "avatar": null},
        "attachments": [], "embeds": [], "mentions": [], "mention_roles": [], "mention_everyone": false,
        "pinned": false, "timestamp": "2026-11-24T09:00:00.000000+00:00", "edited_timestamp": null, "components": []})
}

/// What somebody is shown in a server on a tour through the book, and the forms that open.
async fn tour(story: &Story, who: &Person) -> (Vec<Shown>, Vec<Form>) {
    let slash = |path: &str| Ask::slash(who, path);
    let mut shown = Vec::new();
    for ask in [
        slash("find").with("query", "CT000001"),
        slash("find").with("query", "oy"),
        slash("find").with("query", "Nobody"),
        slash("contact list"),
        slash("contact note").with("contact", "CT000001"),
        slash("contact history").with("contact", "CT000001"),
        slash("contact delete").with("contact", "CT000001"),
        slash("contact set").with("contact", "oy").with("field", "city").with("value", "Espoo"),
        slash("contact edit").with("contact", "CT000001").with("city", "Vantaa"),
        slash("contact merge").with("keep", "CT000001").with("duplicate", "CT000003"),
        slash("company people").with("company", "CT000001"),
        slash("duplicates find"),
        slash("setup show"),
        slash("code list").with("list", "salutation"),
        slash("salesperson list"),
        slash("help"),
    ] {
        shown.push(story.shows(&ask).await);
    }
    let panel = shown.iter().find(|shown| shown.options().iter().any(|label| label.starts_with("Access")));
    let panel = panel.expect("the panel has sections").clone();
    for section in panel.options() {
        shown.push(story.shows(&Ask::pick(who, &panel, &section)).await);
    }
    let parts = story.shows(&Ask::press(who, &shown[0], "Edit")).await;
    let forms = vec![
        story.ask(&Ask::press(who, &parts, "Address")).form().await,
        story.ask(&Ask::press(who, &shown[0], "Note")).form().await,
        story.ask(&slash("company add").with("industry", "X")).form().await,
        story.ask(&slash("salesperson add").with("code", "NEW")).form().await,
        story.ask(&slash("code add").with("list", "mailing")).form().await,
        story.ask(&Ask::menu(who, "Save as contact", signature())).form().await,
    ];
    shown.push(parts);
    (shown, forms)
}

async fn fill(story: &Story, who: &Person, name: &str) {
    let slash = |path: &str| Ask::slash(who, path);
    for ask in [
        slash("code add").with("list", "industry").with("code", "X"),
        slash("company add").with("name", format!("{name} Oy")).with("phone", "09 123 4567").with("city", "Helsinki"),
        slash("person add").with("name", format!("Aino {name}")).with("company", "CT000001"),
        slash("company add").with("name", format!("{name} Trading Oy")),
        slash("contact note").with("contact", "CT000001").with("text", "a secret note"),
    ] {
        story.shows(&ask).await;
    }
}

#[tokio::test]
async fn what_was_shown_in_one_server_does_nothing_in_another() {
    let story = Story::begin().await;
    let (pirjo, noora) = (boss(), noora());
    fill(&story, &pirjo, "Cronus").await;
    // The same rows, drafts' kinds and rights are there in the other.
    fill(&story, &noora, "Fabrikam").await;
    let (shown, forms) = tour(&story, &pirjo).await;
    tour(&story, &noora).await;
    let card = story.shows(&Ask::slash(&noora, "find").with("query", "CT000001")).await;
    let before = [exported(&story, GUILD), exported(&story, NEIGHBOUR)];

    let mut pressed = 0;
    for message in &shown {
        let selects = message.selects();
        for id in message.custom_ids() {
            let select = selects.iter().find(|select| select["custom_id"] == *id);
            let values: Vec<&str> = select.map_or(Vec::new(), |select| {
                let options = select["options"].as_array().into_iter().flatten();
                options.filter_map(|option| option["value"].as_str()).chain([GUILD]).take(1).collect()
            });
            let ask = match select {
                Some(select) => Ask::pick_id(&noora, &card, &id, select["type"].as_u64().expect("a type"), &values),
                None => Ask::press_id(&noora, &card, &id),
            };
            let answer = story.shows(&ask).await;
            refused(&answer, &["Not done", "out of date"]);
            tells_nothing(&answer);
            pressed += 1;
        }
    }
    assert!(pressed > 60, "{pressed} were pressed");
    for form in &forms {
        let answer = story.shows(&Ask::submit(&noora, form, &[])).await;
        refused(&answer, &["Not done", "out of date"]);
        tells_nothing(&answer);
    }
    assert_eq!([exported(&story, GUILD), exported(&story, NEIGHBOUR)], before);
}

#[tokio::test]
async fn what_was_suggested_in_one_server_shows_nothing_of_it_in_another() {
    let story = Story::begin().await;
    fill(&story, &boss(), "Cronus").await;
    let one = Ask::slash(&noora(), "company add").with("name", "Fabrikam Oy");
    story.shows(&one).await;
    let suggested = story.ask(&Ask::typing(&boss(), "find", "query", "cronus")).suggestions().await;
    assert!(suggested.len() > 2, "{suggested:?}");
    for (_, value) in suggested {
        let answer = story.shows(&Ask::slash(&noora(), "find").with("query", value.as_str())).await;
        // The same number is another contact there, or none.
        assert!(!answer.text().contains("Cronus"), "{}", answer.text());
        let typed = story.ask(&Ask::typing(&noora(), "find", "query", &value)).suggestions().await;
        assert!(typed.iter().all(|(name, _)| !name.contains("Cronus")), "{typed:?}");
    }
    for typed in ["", "cronus", "aino", "09 123 4567"] {
        let typed = story.ask(&Ask::typing(&noora(), "find", "query", typed)).suggestions().await;
        assert!(typed.iter().all(|(name, _)| name.contains("Fabrikam")), "{typed:?}");
    }
}

#[tokio::test]
async fn every_kind_of_direct_message_is_answered_without_data() {
    let story = Story::begin().await;
    let pirjo = boss();
    fill(&story, &pirjo, "Cronus").await;
    let (shown, forms) = tour(&story, &pirjo).await;
    let before = exported(&story, GUILD);
    let alone = pirjo.in_direct_message();
    let panel = shown.iter().find(|shown| !shown.selects().is_empty()).expect("something can be picked");
    let (select, value) = panel.option(&panel.options()[0]);
    for ask in [
        Ask::slash(&alone, "find").with("query", "cronus"),
        cronus(&alone),
        Ask::press(&alone, &shown[0], "History"),
        Ask::press(&alone, &shown[0], "Edit"),
        Ask::pick_id(&alone, panel, &select, 3, &[&value]),
        Ask::submit(&alone, &forms[0], &[]),
        Ask::menu(&alone, "Save as contact", signature()),
    ] {
        let answer = story.shows(&ask).await;
        refused(&answer, &["This works in a server only"]);
        tells_nothing(&answer);
    }
    assert!(story.ask(&Ask::typing(&alone, "find", "query", "cronus")).suggestions().await.is_empty());
    assert_eq!(exported(&story, GUILD), before);
    assert_eq!(files(&story), 1);
}

#[tokio::test]
async fn a_server_that_the_gateway_never_named_gets_a_word_and_no_file() {
    let story = Story::begin().await;
    let pirjo = boss();
    story.add_cronus(&pirjo).await;
    let find = || Ask::slash(&pirjo, "find").with("query", "cronus");
    for unknown in ["204255221017214977", "1", "18446744073709551615"] {
        let answer = story.shows(&find().changed("/guild_id", json!(unknown))).await;
        refused(&answer, &["Not done", "not in this server"]);
        tells_nothing(&answer);
    }
    // No numbers of Discord's.
    for odd in ["0", "00", "18446744073709551616", "+1", "-5", "local", "../local", ""] {
        let answer = story.shows(&find().changed("/guild_id", json!(odd))).await;
        assert!(answer.private);
        tells_nothing(&answer);
    }
    assert_eq!(files(&story), 1);
    holds(&story.list().await, &["Cronus Oy"]);
}
