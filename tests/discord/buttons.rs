//! What a card's buttons do.

use crate::double::ask::Ask;
use crate::double::people::Person;
use crate::double::shown::Shown;
use crate::story::{Story, boss, holds, mari, refused};

async fn form_of(story: &Story, who: &Person, card: &Shown, part: &str) -> crate::double::shown::Form {
    let parts = story.shows(&Ask::press(who, card, "Edit")).await;
    assert!(parts.private, "the choice of forms is the presser's own");
    story.ask(&Ask::press(who, &parts, part)).form().await
}

#[tokio::test]
async fn edit_offers_forms_by_part_filled_in() {
    let story = Story::begin().await;
    let mari = mari();
    story.add_cronus(&mari).await;
    let card = story.add_aino(&mari).await;
    let parts = story.shows(&Ask::press(&mari, &card, "Edit")).await;
    assert_eq!(parts.labels(), ["Name and company", "Phone and e-mail", "Address", "Business"]);
    for (part, label, value) in
        [("Name", "Job title", "Buyer"), ("Phone and e-mail", "Phone", "09 123 4567"), ("Address", "City", "Helsinki")]
    {
        let form = story.ask(&Ask::press(&mari, &parts, part)).form().await;
        assert!(form.title().contains(part) && form.title().contains("Aino"), "{}", form.title());
        assert!((1..=5).contains(&form.inputs().len()));
        assert_eq!(form.value(label), value);
    }
    let form = form_of(&story, &mari, &card, "Phone and e-mail").await;
    let changed =
        story.shows(&Ask::submit(&mari, &form, &[("Phone", "040 555 1234"), ("E-mail", "aino@cronus.fi")])).await;
    holds(&changed.text(), &["040 555 1234", "aino@cronus.fi", "CT000002"]);
    let found = story.shows(&Ask::slash(&mari, "find").with("query", "aino@cronus.fi")).await;
    holds(&found.text(), &["Aino Virtanen", "040 555 1234"]);
}

#[tokio::test]
async fn people_and_company_lead_from_one_to_the_other() {
    let story = Story::begin().await;
    let mari = mari();
    let company = story.add_cronus(&mari).await;
    let person = story.add_aino(&mari).await;
    let people = story.shows(&Ask::press(&mari, &company, "People")).await;
    assert!(people.private);
    holds(&people.text(), &["Cronus Oy", "Aino Virtanen", "Buyer", "09 123 4567"]);
    let card = story.shows(&Ask::press(&mari, &person, "Company")).await;
    assert!(!card.private);
    holds(&card.text(), &["Cronus Oy", "CT000001"]);
}

#[tokio::test]
async fn people_come_by_pages_that_take_each_others_place() {
    let story = Story::begin().await;
    let mari = mari();
    let company = story.add_cronus(&mari).await;
    for number in 1..=10 {
        let ask = Ask::slash(&mari, "person add").with("name", format!("Person Number{number:02}"));
        story.shows(&ask.with("company", "CT000001")).await;
    }
    let first = story.shows(&Ask::press(&mari, &company, "People")).await;
    holds(&first.text(), &["Number01", "10 people"]);
    assert!(!first.text().contains("Number10"));
    let turned = story.ask(&Ask::press(&mari, &first, "Next"));
    assert_eq!(turned.first().await.of_type(), 7, "the page changes where it is");
    let second = turned.message().await;
    assert_eq!(second.id(), first.id());
    assert!(second.private);
    holds(&second.text(), &["Number10"]);
    assert!(!second.text().contains("Number01"));
    let back = story.shows(&Ask::press(&mari, &second, "Previous")).await;
    holds(&back.text(), &["Number01"]);
}

#[tokio::test]
async fn history_tells_who_changed_what() {
    let story = Story::begin().await;
    let mari = mari();
    let card = story.add_cronus(&mari).await;
    let set = Ask::slash(&mari, "contact edit").with("contact", "CT000001").with("phone", "09 765 4321");
    holds(&story.shows(&set).await.text(), &["09 765 4321"]);
    let history = story.shows(&Ask::press(&mari, &card, "History")).await;
    assert!(history.private);
    holds(&history.text(), &["Phone", "09 123 4567", "09 765 4321", "Mari Lehto"]);
}

#[tokio::test]
async fn notes_are_written_by_form_and_changed_by_their_writer() {
    let story = Story::begin().await;
    let mari = mari();
    let card = story.add_cronus(&mari).await;
    let form = story.ask(&Ask::press(&mari, &card, "Note")).form().await;
    let shown = story.shows(&Ask::submit(&mari, &form, &[("Note", "Calls back on Monday")])).await;
    holds(&shown.text(), &["Calls back on Monday"]);

    let notes = || Ask::slash(&mari, "contact note").with("contact", "CT000001");
    let page = story.shows(&notes()).await;
    assert!(page.private);
    holds(&page.text(), &["Calls back on Monday", "Mari Lehto"]);
    let form = story.ask(&Ask::press(&mari, &page, "Edit")).form().await;
    assert_eq!(form.value("Note"), "Calls back on Monday");
    story.shows(&Ask::submit(&mari, &form, &[("Note", "Calls back on Tuesday")])).await;
    holds(&story.shows(&notes()).await.text(), &["Calls back on Tuesday"]);

    let saku = Person::new("Saku Other");
    let page = story.shows(&notes()).await;
    refused(&story.shows(&Ask::press(&saku, &page, "Remove")).await, &["writer"]);
    holds(&story.shows(&notes()).await.text(), &["Calls back on Tuesday"]);
    story.shows(&Ask::press(&mari, &page, "Remove")).await;
    assert!(!story.shows(&notes()).await.text().contains("Tuesday"));
}

#[tokio::test]
async fn of_two_who_edit_at_once_the_second_is_told() {
    let story = Story::begin().await;
    let mari = mari();
    let saku = Person::new("Saku Other");
    let card = story.add_cronus(&mari).await;
    let first = form_of(&story, &mari, &card, "Phone and e-mail").await;
    let second = form_of(&story, &saku, &card, "Phone and e-mail").await;
    story.shows(&Ask::submit(&mari, &first, &[("Phone", "09 111 1111")])).await;
    let refusal = story.shows(&Ask::submit(&saku, &second, &[("Phone", "09 222 2222")])).await;
    refused(&refusal, &["Mari Lehto", "Nothing was saved"]);
    holds(&story.shows(&Ask::slash(&mari, "find").with("query", "cronus")).await.text(), &["09 111 1111"]);
    let again = story.ask(&Ask::press(&saku, &refusal, "Edit again")).form().await;
    assert_eq!(again.value("Phone"), "09 222 2222", "what was typed is there still");
    let card = story.shows(&Ask::submit(&saku, &again, &[])).await;
    holds(&card.text(), &["09 222 2222"]);
}

#[tokio::test]
async fn buttons_outlive_a_restart() {
    let mut story = Story::begin().await;
    let mari = mari();
    let card = story.add_cronus(&mari).await;
    let parts = story.shows(&Ask::press(&mari, &card, "Edit")).await;
    let refusal = {
        let form = story.ask(&Ask::slash(&mari, "company add")).form().await;
        story.shows(&Ask::submit(&mari, &form, &[("Name", "Alfa"), ("Phone", "abc")])).await
    };
    story.restart().await;
    assert!(story.shows(&Ask::press(&mari, &card, "People")).await.private);
    let form = story.ask(&Ask::press(&mari, &parts, "Address")).form().await;
    assert_eq!(form.value("City"), "Helsinki");
    let again = story.ask(&Ask::press(&mari, &refusal, "Edit again")).form().await;
    assert_eq!((again.value("Name").as_str(), again.value("Phone").as_str()), ("Alfa", "abc"));
}

#[tokio::test]
async fn the_setup_panel_changes_settings_where_it_is() {
    let story = Story::begin().await;
    let boss = boss();
    let panel = story.shows(&Ask::slash(&boss, "setup show")).await;
    assert!(panel.private);
    let turned = story.ask(&Ask::pick(&boss, &panel, "Inheritance"));
    assert_eq!(turned.first().await.of_type(), 7, "the panel changes where it is");
    let panel = turned.message().await;
    holds(&panel.text(), &["Inheritance", "Address"]);
    let before = panel.text();
    let toggled = story.shows(&Ask::press(&boss, &panel, "Turn off")).await;
    assert_eq!(toggled.id(), panel.id());
    assert_ne!(toggled.text(), before);
    let access = story.shows(&Ask::pick(&boss, &toggled, "Access")).await;
    let select = access.selects().into_iter().find(|select| select["type"] == 6).cloned();
    let select = select.expect("roles are given tiers by a role select");
    let id = select["custom_id"].as_str().expect("a select has a custom_id").to_owned();
    let given = story.shows(&Ask::pick_id(&boss, &access, &id, 6, &["1098765432109871111"])).await;
    holds(&given.text(), &["<@&1098765432109871111>"]);
}
