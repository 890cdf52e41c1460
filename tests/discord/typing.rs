//! Suggestions while somebody types.

use std::time::Duration;

use serde_json::Value;

use crate::double::ask::Ask;
use crate::double::people::Person;
use crate::story::{Story, boss, mari};

#[tokio::test]
async fn contacts_are_suggested_by_number_with_company_and_city() {
    let story = Story::begin().await;
    let mari = mari();
    story.add_cronus(&mari).await;
    story.add_aino(&mari).await;
    let find = story.ask(&Ask::typing(&mari, "find", "query", "cro")).suggestions().await;
    let company = ("Cronus Oy · CT000001 · Helsinki".to_owned(), "CT000001".to_owned());
    let person = ("Aino Virtanen – Cronus Oy · CT000002".to_owned(), "CT000002".to_owned());
    assert!(find.contains(&company), "{find:?}");
    let aino = story.ask(&Ask::typing(&mari, "contact show", "contact", "aino")).suggestions().await;
    assert_eq!(aino, [person]);
    let companies = story.ask(&Ask::typing(&mari, "person add", "company", "cro")).suggestions().await;
    assert_eq!(companies, [company], "only companies are suggested for a company");
    let people = story.ask(&Ask::typing(&mari, "person add", "company", "aino")).suggestions().await;
    assert!(people.iter().all(|(_, value)| value != "CT000002"), "{people:?}");
}

#[tokio::test]
async fn what_was_looked_up_lately_comes_first_when_nothing_is_typed() {
    let story = Story::begin().await;
    let mari = mari();
    for name in ["Alfa Oy", "Beeta Oy", "Gamma Oy"] {
        story.shows(&Ask::slash(&mari, "company add").with("name", name)).await;
    }
    story.shows(&Ask::slash(&mari, "contact show").with("contact", "CT000002")).await;
    // Looking up is written down after the answer is out, once nobody else writes.
    let mut suggested = Vec::new();
    for _ in 0..50 {
        suggested = story.ask(&Ask::typing(&mari, "contact show", "contact", "")).suggestions().await;
        if suggested.first().is_some_and(|(_, value)| value == "CT000002") {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(suggested.first().map(|(_, value)| value.as_str()), Some("CT000002"), "{suggested:?}");
}

#[tokio::test]
async fn codes_countries_and_fields_are_suggested() {
    let story = Story::begin().await;
    let boss = boss();
    for (path, option, typed, value) in [
        ("company add", "industry", "RET", "RET"),
        ("company add", "country", "finl", "FI"),
        ("company add", "language", "finn", "FIN"),
        ("company add", "currency", "eur", "EUR"),
        ("setup cards", "time-zone", "Helsinki", "Europe/Helsinki"),
        ("contact set", "field", "job", "job-title"),
    ] {
        let suggested = story.ask(&Ask::typing(&boss, path, option, typed)).suggestions().await;
        assert!(suggested.iter().any(|(_, found)| found == value), "/{path} {option}:{typed} gives {suggested:?}");
    }
}

/// Every option that completes answers anything that can be typed, other options wrong or half-typed.
#[tokio::test]
async fn every_option_that_completes_answers_whatever_is_typed() {
    let story = Story::begin().await;
    let boss = boss();
    story.add_cronus(&boss).await;
    story.add_aino(&boss).await;
    let long = "x".repeat(6000);
    let mut asked = 0;
    for (path, options) in leaves(&story.double.commands()) {
        for option in options.iter().filter(|option| option["autocomplete"] == true) {
            let name = option["name"].as_str().expect("an option has a name");
            for typed in ["", "c", "Cronus Oy · CT000001 · Helsinki", "%_\"'*)(", "🦀 \u{202e}مرحبا", &long] {
                let mut ask = Ask::typing(&boss, &path, name, typed);
                if options.iter().any(|other| other["name"] == "list" && name != "list") {
                    ask = ask.with("list", "no such list");
                }
                let answer = story.ask(&ask);
                assert!(answer.suggestions().await.len() <= 25);
                asked += 1;
            }
        }
    }
    assert!(asked > 100, "only {asked}");
}

/// The commands that can be run: path and options.
fn leaves(commands: &[Value]) -> Vec<(String, Vec<Value>)> {
    let list = |value: &Value| value["options"].as_array().cloned().unwrap_or_default();
    let mut found = Vec::new();
    for command in commands {
        let name = command["name"].as_str().unwrap_or_default();
        let (subs, options): (Vec<_>, Vec<_>) = list(command).into_iter().partition(|option| option["type"] == 1);
        if subs.is_empty() {
            found.push((name.to_owned(), options));
        }
        for sub in subs {
            found.push((format!("{name} {}", sub["name"].as_str().unwrap_or_default()), list(&sub)));
        }
    }
    found
}

#[tokio::test]
async fn whoever_may_do_nothing_is_suggested_nothing() {
    let story = Story::begin().await;
    story.add_cronus(&mari()).await;
    story
        .shows(&Ask::slash(&boss(), "setup access").with("role", crate::double::people::GUILD).with("tier", "none"))
        .await;
    let suggested = story.ask(&Ask::typing(&Person::new("Nils None"), "find", "query", "cro")).suggestions().await;
    assert!(suggested.is_empty(), "{suggested:?}");
}
