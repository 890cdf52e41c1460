//! Coming up: the gateway, and commands that are registered only when they changed.

use kontakti::app::{COMMANDS, MENUS};
use serde_json::{Value, json};

use crate::bot::Bot;
use crate::double::Double;
use crate::story::Story;

fn names(commands: &[Value]) -> Vec<&str> {
    commands.iter().filter_map(|command| command["name"].as_str()).collect()
}

#[tokio::test]
async fn commands_are_registered_once_and_again_when_they_change() {
    let mut story = Story::begin().await;
    let puts = |double: &Double| double.seen("PUT", "/commands").len();
    assert_eq!(puts(&story.double), 1);
    story.restart().await;
    story.restart().await;
    assert_eq!(puts(&story.double), 1, "nothing changed, so nothing is registered");

    let mut commands = story.double.commands();
    let find = commands.iter().position(|command| command["name"] == "find").expect("/find is registered");
    commands[find]["description_localizations"]["fi"] = json!("Jotain muuta");
    story.double.set_commands(commands);
    story.restart().await;
    let again = async {
        while puts(&story.double) < 2 {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    };
    let limit = std::time::Duration::from_secs(10);
    tokio::time::timeout(limit, again).await.expect("another description is registered anew");
    assert_ne!(story.double.commands()[find]["description_localizations"]["fi"], "Jotain muuta");
}

#[tokio::test]
async fn exactly_the_commands_of_now_are_registered_in_both_languages() {
    let story = Story::begin().await;
    let commands = story.double.commands();
    let mut found = names(&commands);
    found.sort_unstable();
    let mut groups: Vec<&str> = COMMANDS.iter().map(|command| command.path[0]).collect();
    groups.sort_unstable();
    groups.dedup();
    let mut all: Vec<&str> = groups.iter().copied().chain(MENUS.iter().map(|menu| menu.name)).collect();
    all.sort_unstable();
    assert_eq!(found, all);
    let subs = |name: &str| -> Vec<String> {
        let command = commands.iter().find(|command| command["name"] == *name).expect("it is registered");
        let options = command["options"].as_array().cloned().unwrap_or_default();
        let mut subs: Vec<String> =
            options.iter().filter_map(|option| option["name"].as_str().map(str::to_owned)).collect();
        subs.sort_unstable();
        subs
    };
    // What each is called is frozen by another test; here every one of them has reached Discord.
    for group in groups {
        let of_group = COMMANDS.iter().filter(|command| command.path[0] == group);
        let mut expected: Vec<String> =
            of_group.filter_map(|command| command.path.get(1).map(|name| (*name).to_owned())).collect();
        expected.sort_unstable();
        if !expected.is_empty() {
            assert_eq!(subs(group), expected, "/{group}");
        }
    }
    for command in &commands {
        let keys: &[&str] = if command["type"] == 3 { &["name"] } else { &["name", "description"] };
        for (key, locale) in keys.iter().flat_map(|key| [(*key, "fi"), (*key, "en-US")]) {
            let text = command[format!("{key}_localizations")][locale].as_str();
            assert!(text.is_some_and(|text| !text.is_empty()), "{} has no {key} in {locale}", command["name"]);
        }
        let text = if command["type"] == 3 { "name" } else { "description" };
        assert_ne!(command[format!("{text}_localizations")]["fi"], command[text], "{}", command["name"]);
        assert!(command["default_member_permissions"].is_null(), "tiers decide in the bot");
    }
}

#[tokio::test]
async fn the_bot_asks_for_no_events_that_it_does_not_need() {
    let story = Story::begin().await;
    let identify = story.double.state().lock().sessions[0].identify.clone();
    assert_eq!(
        identify["intents"],
        json!(1),
        "interactions come without intents, servers that remove the bot with this one"
    );
    assert_eq!(identify["shard"], json!([0, 1]));
    assert_eq!(story.double.state().lock().identifies, 1);
}

#[tokio::test]
async fn a_bot_is_ready_soon_and_ends_when_it_is_asked_to() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let double = Double::start().await;
    let bot = Bot::start(&double, folder.path()).await;
    let status = bot.stop().await;
    assert_eq!(status.code(), Some(0));
}

#[tokio::test]
async fn a_second_bot_on_the_same_data_is_refused() {
    let story = Story::begin().await;
    let mut second = Bot::spawn(&story.double, &story.data(), &[]);
    let status = second.ended_within(std::time::Duration::from_secs(10)).await.expect("the second bot ends");
    assert!(!status.success(), "the second bot ended with {status}");
    assert!(!second.log().trim().is_empty(), "it says why");
    assert_eq!(story.double.state().lock().identifies, 1, "the second never came to the gateway");
}

#[tokio::test]
async fn a_token_that_discord_refuses_ends_the_bot_with_the_reason() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let double = Double::start().await;
    double.expect_problems();
    let mut bot = Bot::spawn(&double, folder.path(), &[("DISCORD_TOKEN", "MTAxMjM0.another.token-of-nobody")]);
    let status = bot.ended_within(std::time::Duration::from_secs(15)).await;
    assert_eq!(status.and_then(|status| status.code()), Some(2), "{}", bot.log());
    assert!(bot.log().to_lowercase().contains("token"), "{}", bot.log());
    assert!(!bot.log().contains("token-of-nobody"), "the token itself is never said");
    // A token that is refused again and again is reset by Discord.
    assert!(double.problems().len() <= 2, "{:?}", double.problems());
}
