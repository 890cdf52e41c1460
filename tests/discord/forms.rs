//! Adding by form, and forms that are refused.

use crate::double::ask::Ask;
use crate::double::shown::Form;
use crate::story::{Story, holds, mari, refused};

async fn new_company(story: &Story) -> Form {
    story.ask(&Ask::slash(&mari(), "company add")).form().await
}

#[tokio::test]
async fn adding_without_a_name_opens_a_form_and_sending_it_posts_the_card() {
    let story = Story::begin().await;
    let mari = mari();
    let form = new_company(&story).await;
    assert_eq!(form.title(), "New company");
    assert_eq!(form.inputs().len(), 5);
    let texts = [("Name", "Cronus Oy"), ("Phone", "09 123 4567"), ("City", "Helsinki")];
    let card = story.shows(&Ask::submit(&mari, &form, &texts)).await;
    assert!(!card.private, "the card is for everybody");
    holds(&card.text(), &["Cronus Oy", "CT000001", "09 123 4567", "Helsinki"]);

    let form = story.ask(&Ask::slash(&mari, "person add")).form().await;
    assert_eq!((form.title(), form.inputs().len()), ("New person", 5));
    let card = story.shows(&Ask::submit(&mari, &form, &[("Name", "Aino Virtanen"), ("Company", "cronus")])).await;
    assert!(!card.private);
    holds(&card.text(), &["Aino Virtanen", "CT000002", "Cronus Oy", "09 123 4567", "Helsinki"]);
}

#[tokio::test]
async fn options_that_were_given_without_a_name_are_kept() {
    let story = Story::begin().await;
    let mari = mari();
    let ask = Ask::slash(&mari, "company add").with("city", "Espoo").with("currency", "SEK").with("private", true);
    let form = story.ask(&ask).form().await;
    assert_eq!(form.value("City"), "Espoo", "what has an input is filled in");
    let card = story.shows(&Ask::submit(&mari, &form, &[("Name", "Nordwind AB")])).await;
    holds(&card.text(), &["Nordwind AB", "Espoo"]);
    assert!(card.private, "private is kept, too");
    let edit = story.shows(&Ask::press(&mari, &card, "Edit")).await;
    let business = story.ask(&Ask::press(&mari, &edit, "Business")).form().await;
    assert!(business.inputs().iter().any(|input| input.value == "SEK"), "what has no input is stored: {business:?}");
}

#[tokio::test]
async fn a_refused_form_opens_again_as_it_was_sent() {
    let story = Story::begin().await;
    let mari = mari();
    let form = new_company(&story).await;
    let texts = [("Name", "Cronus Oy"), ("Phone", "call me"), ("City", "Helsinki")];
    let refusal = story.shows(&Ask::submit(&mari, &form, &texts)).await;
    refused(&refusal, &["Phone", "no letters", "Nothing was saved"]);
    assert_eq!(refusal.labels(), ["Edit again"]);

    let again = story.ask(&Ask::press(&mari, &refusal, "Edit again")).form().await;
    assert_eq!(again.title(), "New company");
    for (label, text) in texts {
        assert_eq!(again.value(label), text);
    }
    // Refused a second time, and opened from the new refusal.
    let refusal = story.shows(&Ask::submit(&mari, &again, &[("Phone", "09 x")])).await;
    refused(&refusal, &["Phone"]);
    let again = story.ask(&Ask::press(&mari, &refusal, "Edit again")).form().await;
    assert_eq!((again.value("Name").as_str(), again.value("Phone").as_str()), ("Cronus Oy", "09 x"));
    let card = story.shows(&Ask::submit(&mari, &again, &[("Phone", "09 123 4567")])).await;
    assert!(!card.private);
    holds(&card.text(), &["Cronus Oy", "CT000001", "09 123 4567", "Helsinki"]);
}

#[tokio::test]
async fn each_refusal_of_a_form_names_its_field() {
    let story = Story::begin().await;
    let mari = mari();
    for (label, text, words) in [
        ("Name", "   ", "Name"),
        ("Name", &"x".repeat(101), "Name"),
        ("E-mail", "aino@cronus.fi, info@cronus.fi", "E-mail"),
        ("E-mail", "aino at cronus", "E-mail"),
        ("Phone", "nine", "Phone"),
    ] {
        let form = new_company(&story).await;
        if !form.inputs().iter().any(|input| input.label == label) {
            continue;
        }
        let texts = [("Name", "Cronus Oy"), (label, text)];
        let refusal = story.shows(&Ask::submit(&mari, &form, &texts)).await;
        refused(&refusal, &[words, "Nothing was saved"]);
    }
    let form = story.ask(&Ask::slash(&mari, "person add")).form().await;
    let refusal = story.shows(&Ask::submit(&mari, &form, &[("Name", "Aino"), ("Company", "Fabrikam")])).await;
    refused(&refusal, &["Company", "Fabrikam", "Nothing was saved"]);
    assert!(!story.list().await.contains("CT000001"), "nothing was stored");
}

#[tokio::test]
async fn a_form_that_only_another_person_was_refused_is_not_opened() {
    let story = Story::begin().await;
    let mari = mari();
    let form = new_company(&story).await;
    let refusal = story.shows(&Ask::submit(&mari, &form, &[("Name", "Cronus Oy"), ("Phone", "secret phone")])).await;
    // Private messages cannot be pressed by others, but a custom_id can be forged.
    let other = crate::double::people::Person::new("Saku Other");
    let pressed = story.ask(&Ask::press(&other, &refusal, "Edit again")).first().await;
    assert!(!pressed.body.to_string().contains("secret phone"), "{}", pressed.body);
}
