//! The main job by slash commands: add a company, add its people, find them, post the card.

use std::time::Duration;

use crate::double::ask::Ask;
use crate::double::people::Person;
use crate::story::{Story, boss, holds, mari};

#[tokio::test]
async fn a_company_its_person_and_finding_her() {
    let story = Story::begin().await;
    let mari = mari();
    let company = story.add_cronus(&mari).await;
    assert!(!company.private && company.is_v2(), "a card is for everybody");
    holds(&company.text(), &["Cronus Oy", "CT000001", "09 123 4567", "Helsinki"]);
    assert_eq!(company.labels(), ["Edit", "People", "Note", "History"]);

    let person = story.add_aino(&mari).await;
    assert!(!person.private && person.is_v2());
    holds(&person.text(), &["Aino Virtanen", "CT000002", "Cronus Oy", "CT000001", "Buyer"]);
    holds(&person.text(), &["09 123 4567", "Helsinki"]);
    assert_eq!(person.labels(), ["Edit", "Company", "Note", "History"]);

    for query in ["aino cronus", "virtanen aino", "CT000002", "buyer aino", "AINO"] {
        let asked = story.ask(&Ask::slash(&mari, "find").with("query", query));
        let first = asked.first().await;
        assert_eq!(first.of_type(), 4, "{query}");
        assert!(first.took < Duration::from_secs(1), "{query} took {:?}", first.took);
        let found = asked.message().await;
        assert!(!found.private, "{query}");
        holds(&found.text(), &["Aino Virtanen", "CT000002", "Cronus Oy"]);
    }
}

#[tokio::test]
async fn cards_are_private_when_asked_when_set_and_when_blocked() {
    let story = Story::begin().await;
    let mari = mari();
    story.add_cronus(&mari).await;
    let find = || Ask::slash(&mari, "find").with("query", "cronus");
    assert!(!story.shows(&find()).await.private);
    assert!(story.shows(&find().with("private", true)).await.private);

    let set = Ask::slash(&boss(), "setup cards").with("visibility", "private");
    assert!(story.shows(&set).await.private);
    assert!(story.shows(&find()).await.private, "the server's cards are private now");
    story.shows(&Ask::slash(&boss(), "setup cards").with("visibility", "public")).await;
    assert!(!story.shows(&find()).await.private);

    let set = Ask::slash(&mari, "contact set").with("contact", "CT000001").with("field", "privacy-blocked");
    let blocked = story.shows(&set.with("value", "yes")).await;
    assert!(blocked.private, "a blocked contact's card is private");
    let shown = story.shows(&Ask::slash(&mari, "contact show").with("contact", "CT000001")).await;
    assert!(shown.private);
    assert!(story.shows(&find().with("private", false)).await.private, "nobody posts it by an option either");
}

#[tokio::test]
async fn several_hits_give_a_private_chooser_and_choosing_posts_the_card() {
    let story = Story::begin().await;
    let mari = mari();
    story.add_cronus(&mari).await;
    story.add_aino(&mari).await;
    let eero = Ask::slash(&mari, "person add").with("name", "Eero Virtanen").with("city", "Espoo");
    story.shows(&eero).await;
    let chooser = story.shows(&Ask::slash(&mari, "find").with("query", "virtanen")).await;
    assert!(chooser.private);
    let options = chooser.options();
    assert_eq!(options.len(), 2, "{options:?}");
    assert!(options.iter().any(|option| option.contains("Aino Virtanen")), "{options:?}");
    let card = story.shows(&Ask::pick(&mari, &chooser, "Eero")).await;
    assert!(!card.private, "the chosen card is for everybody");
    holds(&card.text(), &["Eero Virtanen", "Espoo", "CT000003"]);
    assert_ne!(card.id(), chooser.id(), "it does not take the chooser's place");
    let again = story.shows(&Ask::pick(&mari, &chooser, "Aino")).await;
    holds(&again.text(), &["Aino Virtanen"]);
}

#[tokio::test]
async fn nothing_found_offers_to_add() {
    let story = Story::begin().await;
    let mari = mari();
    let nothing = story.shows(&Ask::slash(&mari, "find").with("query", "Fabrikam")).await;
    assert!(nothing.private);
    holds(&nothing.text(), &["Fabrikam"]);
    let form = story.ask(&Ask::press(&mari, &nothing, "Add company")).form().await;
    assert_eq!(form.value("Name"), "Fabrikam");
    let card = story.shows(&Ask::submit(&mari, &form, &[("City", "Turku")])).await;
    assert!(!card.private);
    holds(&card.text(), &["Fabrikam", "Turku", "CT000001"]);
}

#[tokio::test]
async fn a_misspelt_name_is_offered_in_its_nearest_spelling() {
    let story = Story::begin().await;
    let mari = mari();
    story.add_cronus(&mari).await;
    let shown = story.shows(&Ask::slash(&mari, "find").with("query", "cronsu")).await;
    // Found outright, or offered: the person gets to the card with one click at most.
    let card = if shown.text().contains("CT000001") {
        shown
    } else {
        story.shows(&Ask::press(&mari, &shown, "Look for")).await
    };
    holds(&card.text(), &["Cronus Oy", "CT000001"]);
}

#[tokio::test]
async fn servers_do_not_see_each_other() {
    let story = Story::begin().await;
    story.add_cronus(&mari()).await;
    let neighbour = Person::new("Ken Neighbour").in_guild("1098765432100000077", "en-GB");
    let nothing = story.shows(&Ask::slash(&neighbour, "find").with("query", "cronus")).await;
    assert!(nothing.private && !nothing.text().contains("CT000001"), "{}", nothing.text());
    let own = Ask::slash(&neighbour, "company add").with("name", "Northwind Ltd");
    holds(&story.shows(&own).await.text(), &["Northwind Ltd", "CT000001"]);
    let suggestions = story.ask(&Ask::typing(&neighbour, "find", "query", "cron")).suggestions().await;
    assert!(suggestions.is_empty(), "{suggestions:?}");
}

#[tokio::test]
async fn lists_people_codes_and_help_are_private() {
    let story = Story::begin().await;
    let mari = mari();
    story.add_cronus(&mari).await;
    story.add_aino(&mari).await;
    for ask in [
        Ask::slash(&mari, "contact list"),
        Ask::slash(&mari, "company people").with("company", "CT000001"),
        Ask::slash(&mari, "contact history").with("contact", "CT000002"),
        Ask::slash(&mari, "contact note").with("contact", "CT000002"),
        Ask::slash(&mari, "code list").with("list", "industry"),
        Ask::slash(&mari, "salesperson list"),
        Ask::slash(&mari, "help"),
        Ask::slash(&boss(), "setup show"),
    ] {
        let shown = story.shows(&ask).await;
        assert!(shown.private && shown.is_v2(), "{:?}: {}", ask.what, shown.text());
    }
    let help = story.shows(&Ask::slash(&mari, "help")).await;
    let find = story.double.commands().iter().find(|command| command["name"] == "find").cloned();
    let id = find.expect("/find is registered")["id"].as_str().expect("an id").to_owned();
    holds(&help.text(), &[&format!("</find:{id}>")]);
}

#[tokio::test]
async fn a_warning_follows_a_card_for_whoever_posted_it_alone() {
    let story = Story::begin().await;
    let add = Ask::slash(&mari(), "person add").with("name", "Maximilianus-Alexandros-Konstantinos Virtanen");
    let asked = story.ask(&add);
    let card = asked.message().await;
    assert!(!card.private && !card.text().contains("First name"), "{}", card.text());
    holds(&asked.whispered().await.text(), &["First name"]);
    assert_eq!(asked.follow_ups().len(), 1);
}
