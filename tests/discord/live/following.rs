//! What changes a card, and what it shows then.

use serde_json::json;

use super::tells;
use super::{DELETED, HIDDEN, becomes, edit, edits, followed, in_the_terminal, now, post, says_only, settled};
use crate::double::ask::Ask;
use crate::double::faults::{Call, Fault};
use crate::double::people::{GUILD, Person};
use crate::story::{Story, boss, holds, mari};

#[tokio::test]
async fn a_change_is_drawn_into_the_cards_that_stand_in_channels() {
    let story = Story::begin().await;
    let mari = mari();
    let first = story.add_cronus(&mari).await;
    let second = post(&story, &mari, "CT000001").await;
    settled(&story).await;
    assert!(edits(&story, &first).is_empty() && edits(&story, &second).is_empty(), "what is up to date is let be");

    let own = story.shows(&edit(&mari, "CT000001").with("phone", "09 765 4321")).await;
    for card in [&first, &second] {
        let drawn = tells(&story, card, "09 765 4321").await;
        assert_eq!(drawn.labels(), ["Edit", "People", "Note", "History"]);
        assert!(!drawn.text().contains("09 123 4567"), "{}", drawn.text());
    }
    settled(&story).await;
    assert!(edits(&story, &own).is_empty(), "the answer shows it already");
    let fresh = story.ask(&Ask::slash(&mari, "contact show").with("contact", "CT000001")).first().await;
    let [edited] = edits(&story, &first).try_into().expect("one change, one edit");
    assert_eq!(edited.body, fresh.body["data"], "exactly what a new card shows");
    assert_eq!(edited.body["allowed_mentions"], json!({"parse": []}));
    assert!(edited.path.contains("/webhooks/"), "the interaction is used while it can be: {}", edited.path);
}

#[tokio::test]
async fn a_card_follows_all_that_it_shows() {
    let story = Story::begin().await;
    let (mari, boss) = (mari(), boss());
    let company = story.add_cronus(&mari).await;
    let person = story.add_aino(&mari).await;
    tells(&story, &company, "**People**: 1").await;

    story.shows(&Ask::slash(&mari, "contact note").with("contact", "CT000002").with("text", "Calls on Monday")).await;
    tells(&story, &person, "Calls on Monday").await;

    let assign = Ask::slash(&mari, "contact assign").with("contact", "CT000001").with("list", "industry");
    story.shows(&assign.with("code", "RET")).await;
    tells(&story, &person, "Retail").await;
    let rename = Ask::slash(&boss, "code edit").with("list", "industry").with("code", "RET");
    story.shows(&rename.with("description", "Shops and stalls")).await;
    tells(&story, &company, "Shops and stalls").await;
    tells(&story, &person, "Shops and stalls").await;

    story.shows(&Ask::slash(&boss, "salesperson add").with("code", "JO").with("name", "Jim Olive")).await;
    story.shows(&edit(&mari, "CT000002").with("salesperson", "JO")).await;
    tells(&story, &person, "Jim Olive (JO)").await;
    story.shows(&Ask::slash(&boss, "salesperson edit").with("code", "JO").with("name", "James Olive")).await;
    tells(&story, &person, "James Olive (JO)").await;

    story.shows(&Ask::slash(&mari, "relation create").with("contact", "CT000001").with("kind", "customer")).await;
    tells(&story, &company, "Customer").await;
    tells(&story, &person, "Customer").await;

    story.shows(&edit(&mari, "CT000001").with("name", "Kronos Oy")).await;
    tells(&story, &person, "Kronos Oy").await;

    story.shows(&Ask::slash(&mari, "contact move").with("person", "CT000002")).await;
    tells(&story, &person, "Independent person").await;
    becomes(&story, &company, "without people", |shown| !shown.text().contains("People")).await;
    story.shows(&Ask::slash(&mari, "contact undo")).await;
    tells(&story, &company, "**People**: 1").await;
    let drawn = tells(&story, &person, "Kronos Oy").await;
    holds(&drawn.text(), &["Buyer", "James Olive (JO)", "Calls on Monday"]);
}

#[tokio::test]
async fn a_blocked_contact_leaves_the_channel_and_comes_back() {
    let story = Story::begin().await;
    let mari = mari();
    let company = story.add_cronus(&mari).await;
    let person = story.add_aino(&mari).await;
    let set = |no: &str, value: &str| {
        let set = Ask::slash(&mari, "contact set").with("contact", no).with("field", "privacy-blocked");
        set.with("value", value)
    };
    assert!(story.shows(&set("CT000002", "yes")).await.private);
    says_only(&story, &person, HIDDEN).await;
    let body = &edits(&story, &person).pop().expect("it was edited").body;
    let line = json!({"type": 10, "content": HIDDEN});
    assert_eq!(
        body["components"],
        json!([{"type": 17, "components": [line], "accent_color": body["components"][0]["accent_color"]}])
    );
    assert_eq!(body["allowed_mentions"], json!({"parse": []}));
    becomes(&story, &company, "without blocked people", |shown| !shown.text().contains("People")).await;
    story.shows(&set("CT000002", "no")).await;
    tells(&story, &person, "Aino Virtanen").await;
    // A person's card shows the company, too.
    story.shows(&set("CT000001", "yes")).await;
    says_only(&story, &company, HIDDEN).await;
    says_only(&story, &person, HIDDEN).await;
    story.shows(&Ask::slash(&mari, "contact undo")).await;
    tells(&story, &company, "Cronus Oy").await;
    tells(&story, &person, "Cronus Oy").await;
}

#[tokio::test]
async fn a_deleted_contacts_cards_are_blank_until_it_is_back_and_for_ever_when_it_is_purged() {
    let story = Story::begin().await;
    let (mari, boss) = (mari(), boss());
    let company = story.add_cronus(&mari).await;
    let person = story.add_aino(&mari).await;
    let delete = || Ask::slash(&boss, "contact delete").with("contact", "CT000001");
    let question = story.shows(&delete()).await;
    story.shows(&Ask::press(&boss, &question, "Delete")).await;
    for card in [&company, &person] {
        says_only(&story, card, DELETED).await;
        assert!(!now(&story, card).message.to_string().contains("Cronus"));
    }
    story.shows(&Ask::slash(&mari, "contact restore").with("contact", "CT000001")).await;
    tells(&story, &company, "Cronus Oy").await;
    let drawn = tells(&story, &person, "Aino Virtanen").await;
    assert_eq!(drawn.labels(), ["Edit", "Company", "Note", "History"]);

    let question = story.shows(&delete()).await;
    story.shows(&Ask::press(&boss, &question, "Delete")).await;
    // At once: what the journal says of the deletion is erased, too.
    let question = story.shows(&Ask::slash(&boss, "contact purge").with("contact", "CT000001")).await;
    story.shows(&Ask::press(&boss, &question, "Erase")).await;
    for card in [&company, &person] {
        says_only(&story, card, DELETED).await;
    }
    settled(&story).await;
    assert!(followed(&story).is_empty(), "nothing can come back into them");
}

#[tokio::test]
async fn the_cards_of_a_merged_contact_show_the_one_that_was_kept() {
    let story = Story::begin().await;
    let mari = boss();
    let kept = story.add_cronus(&mari).await;
    let other = story.shows(&Ask::slash(&mari, "company add").with("name", "Kronus Trading Ltd")).await;
    let merge = Ask::slash(&mari, "contact merge").with("keep", "CT000001").with("duplicate", "CT000002");
    let panel = story.shows(&merge).await;
    story.shows(&Ask::press(&mari, &panel, "Merge")).await;
    let drawn = tells(&story, &other, "CT000001").await;
    holds(&drawn.text(), &["Cronus Oy", "09 123 4567"]);
    story.shows(&edit(&mari, "CT000001").with("phone", "09 765 4321")).await;
    tells(&story, &other, "09 765 4321").await;
    tells(&story, &kept, "09 765 4321").await;
    story.shows(&Ask::slash(&mari, "contact undo")).await;
    tells(&story, &other, "09 123 4567").await;
    story.shows(&Ask::slash(&mari, "contact undo")).await;
    tells(&story, &other, "Kronus Trading Ltd").await;
    tells(&story, &kept, "Cronus Oy").await;
}

#[tokio::test]
async fn a_redrawn_card_is_in_the_servers_language() {
    let story = Story::begin().await;
    let card = story.add_cronus(&Person::new("Ken English").in_guild(GUILD, "fi")).await;
    let another = mari().speaking("en-US").in_guild(GUILD, "fi");
    story.shows(&edit(&another, "CT000001").with("phone", "09 765 4321")).await;
    let drawn = tells(&story, &card, "09 765 4321").await;
    assert_eq!(drawn.labels(), ["Muokkaa", "Henkilöt", "Muistiinpano", "Historia"]);
    story.shows(&Ask::slash(&boss(), "setup cards").with("language", "en")).await;
    let drawn = tells(&story, &card, "Phone").await;
    assert_eq!(drawn.labels(), ["Edit", "People", "Note", "History"]);
}

#[tokio::test]
async fn six_cards_are_one_too_many() {
    let story = Story::begin().await;
    let mari = mari();
    let mut cards = vec![story.add_cronus(&mari).await];
    for _ in 0..5 {
        cards.push(post(&story, &mari, "CT000001").await);
    }
    while followed(&story).len() < cards.len() {
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    settled(&story).await;
    // In private, so that it makes no further card.
    let set = Ask::slash(&mari, "contact note").with("contact", "CT000001").with("text", "Asked for an offer");
    let told = story.shows(&set).await;
    let oldest = usize::from(!told.private);
    for card in &cards[1 + oldest..] {
        tells(&story, card, "Asked for an offer").await;
    }
    settled(&story).await;
    assert!(edits(&story, &cards[0]).is_empty(), "the oldest stays as it is");

    // But it does not go on to show somebody who must not be seen.
    let set = |value: &str| {
        let set = Ask::slash(&mari, "contact set").with("contact", "CT000001").with("field", "privacy-blocked");
        set.with("value", value)
    };
    story.shows(&set("yes")).await;
    says_only(&story, &cards[0], HIDDEN).await;
    says_only(&story, &cards[3], HIDDEN).await;
    let back = story.shows(&set("no")).await;
    assert!(!back.private);
    tells(&story, &cards[0], "Asked for an offer").await;
    settled(&story).await;
    let drawn = edits(&story, &cards[0]).len();
    story.shows(&edit(&mari, "CT000001").with("phone", "09 765 4321")).await;
    tells(&story, &back, "09 765 4321").await;
    settled(&story).await;
    assert_eq!(edits(&story, &cards[0]).len(), drawn, "it is as old as before");
    let question = story.shows(&Ask::slash(&boss(), "contact delete").with("contact", "CT000001")).await;
    story.shows(&Ask::press(&boss(), &question, "Delete")).await;
    for card in &cards {
        says_only(&story, card, DELETED).await;
    }
}

#[tokio::test]
async fn what_only_one_person_sees_follows_nothing() {
    let story = Story::begin().await;
    let mari = mari();
    let add = Ask::slash(&mari, "company add").with("name", "Cronus Oy").with("private", true);
    let card = story.shows(&add).await;
    assert!(card.private);
    story.shows(&Ask::slash(&mari, "find").with("query", "cronus").with("private", true)).await;
    story
        .shows(&Ask::slash(&mari, "contact set").with("contact", "CT000001").with("field", "fax").with("value", "09 1"))
        .await;
    let shown = post(&story, &mari, "CT000001").await;
    settled(&story).await;
    assert!(followed(&story).contains(&shown.id().to_owned()));
    assert!(!followed(&story).contains(&card.id().to_owned()), "{:?}", followed(&story));
    assert!(edits(&story, &card).is_empty());
}

#[tokio::test]
async fn cards_that_become_private_show_nothing_new() {
    let story = Story::begin().await;
    let mari = mari();
    let card = story.add_cronus(&mari).await;
    settled(&story).await;
    story.shows(&Ask::slash(&boss(), "setup cards").with("visibility", "private")).await;
    assert!(story.shows(&edit(&mari, "CT000001").with("phone", "09 765 4321")).await.private);
    settled(&story).await;
    assert!(edits(&story, &card).is_empty(), "nothing new is told to everybody");
    story.shows(&Ask::slash(&boss(), "setup cards").with("visibility", "public")).await;
    tells(&story, &card, "09 765 4321").await;
}

#[tokio::test]
async fn chosen_and_deferred_cards_follow_too() {
    let story = Story::with(&[("KONTAKTI__DISCORD__DEFER_AFTER_MS", "100")]).await;
    let mari = mari();
    story.shows(&Ask::slash(&mari, "help")).await;
    let hold = rusqlite::Connection::open(story.guild_file()).expect("the server's file is there");
    hold.execute_batch("BEGIN EXCLUSIVE").expect("the file can be held");
    let asked = story.ask(&crate::story::cronus(&mari));
    assert_eq!(asked.first().await.of_type(), 5);
    hold.execute_batch("ROLLBACK").expect("the file can be let go");
    let deferred = asked.public().await;
    asked.over().await;
    story.add_aino(&mari).await;
    story.shows(&Ask::slash(&mari, "person add").with("name", "Eero Virtanen").with("city", "Espoo")).await;
    let chooser = story.shows(&Ask::slash(&mari, "find").with("query", "virtanen")).await;
    let chosen = story.ask(&Ask::pick(&mari, &chooser, "Eero")).public().await;
    story.shows(&edit(&mari, "CT000003").with("phone", "09 765 4321")).await;
    tells(&story, &chosen, "09 765 4321").await;
    story.shows(&Ask::slash(&mari, "contact note").with("contact", "CT000001").with("text", "Calls on Monday")).await;
    tells(&story, &deferred, "Calls on Monday").await;
}

#[tokio::test]
async fn a_card_whose_acknowledgement_was_lost_follows_too() {
    let story = Story::begin().await;
    let mari = mari();
    story.double.fail(Call::Callback, Fault::ResetAfter);
    let card = story.add_cronus(&mari).await;
    settled(&story).await;
    story.shows(&edit(&mari, "CT000001").with("phone", "09 765 4321")).await;
    tells(&story, &card, "09 765 4321").await;
}

#[tokio::test]
async fn what_the_terminal_changes_is_drawn_too() {
    let story = Story::begin().await;
    let card = story.add_cronus(&mari()).await;
    settled(&story).await;
    in_the_terminal(&story, "/contact edit contact:CT000001 phone:\"09 765 4321\"\n").await;
    tells(&story, &card, "09 765 4321").await;
}
