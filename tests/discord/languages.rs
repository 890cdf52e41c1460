//! Public answers are in the server's language, private ones in the reader's.

use crate::double::ask::Ask;
use crate::double::people::{GUILD, Person};
use crate::story::{Story, boss, cronus, holds, mari, refused};

#[tokio::test]
async fn a_finn_is_told_in_finnish_and_the_channel_in_the_servers_language() {
    let story = Story::begin().await;
    let mari = mari().speaking("fi");
    let card = story.add_cronus(&mari).await;
    assert!(!card.private);
    assert_eq!(card.labels(), ["Edit", "People", "Note", "History"], "an English server's card is English");
    let refusal = story.shows(&cronus(&mari).with("email", "ei mikään")).await;
    refused(&refusal, &["Ei onnistunut", "Sähköposti", "Mitään ei tallennettu"]);
    let own = story.shows(&Ask::slash(&mari, "find").with("query", "cronus").with("private", true)).await;
    assert_eq!(own.labels(), ["Muokkaa", "Henkilöt", "Muistiinpano", "Historia"], "a private card is the reader's own");
    let form = story.ask(&Ask::slash(&mari, "company add")).form().await;
    assert_eq!((form.title(), form.value("Nimi").as_str()), ("Uusi yritys", ""));
    let help = story.shows(&Ask::slash(&mari, "help")).await;
    assert!(!help.text().contains("contacts of the whole team"), "{}", help.text());
}

#[tokio::test]
async fn a_finnish_servers_cards_are_finnish_for_everybody() {
    let story = Story::begin().await;
    let ken = Person::new("Ken English").in_guild(GUILD, "fi");
    let card = story.add_cronus(&ken).await;
    assert_eq!(card.labels(), ["Muokkaa", "Henkilöt", "Muistiinpano", "Historia"]);
    refused(&story.shows(&cronus(&ken).with("email", "none")).await, &["Not done", "E-mail"]);
    let set = Ask::slash(&boss().in_guild(GUILD, "fi"), "setup cards").with("language", "en");
    story.shows(&set).await;
    let card = story.shows(&Ask::slash(&ken, "find").with("query", "cronus")).await;
    assert_eq!(card.labels(), ["Edit", "People", "Note", "History"], "the server's setting counts before its locale");
}

#[tokio::test]
async fn a_language_that_the_bot_does_not_speak_falls_back_to_english() {
    let story = Story::begin().await;
    let refusal = story.shows(&cronus(&mari().speaking("hu")).with("email", "none")).await;
    refused(&refusal, &["Not done", "E-mail"]);
    let hungary = mari().in_guild("1098765432100000078", "hu");
    holds(&story.add_cronus(&hungary).await.text(), &["Added", "Cronus Oy"]);
}

#[tokio::test]
async fn names_of_choices_and_commands_are_finnish_but_values_are_not() {
    let story = Story::begin().await;
    let commands = story.double.commands();
    let setup = commands.iter().find(|command| command["name"] == "setup").expect("/setup is registered");
    let options = setup["options"].as_array().expect("/setup has sub-commands");
    let cards = options.iter().find(|option| option["name"] == "cards").expect("/setup cards is registered");
    let options = cards["options"].as_array().expect("/setup cards has options");
    let visibility = options.iter().find(|option| option["name"] == "visibility").expect("it has visibility");
    let choice = visibility["choices"].as_array().and_then(|choices| choices.first()).expect("it has choices");
    assert_eq!(choice["value"], "public");
    let finnish = choice["name_localizations"]["fi"].as_str().expect("the choice has a Finnish name");
    assert_ne!(finnish, choice["name"].as_str().expect("a name"));
}
