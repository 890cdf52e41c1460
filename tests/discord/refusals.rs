//! Bad input: a private refusal that names the field and changes nothing.

use serde_json::{Value, json};

use crate::double::ask::Ask;
use crate::story::{Story, boss, cronus, mari, refused};

/// A company with one more option, of a type that need not be the registered one.
fn company(name: &str, value: impl Into<Value>) -> Ask {
    Ask::slash(&mari(), "company add").with("name", "Cronus Oy").with(name, value)
}

#[tokio::test]
async fn what_does_not_fit_is_refused_with_its_field() {
    let story = Story::begin().await;
    let mari = mari();
    let name = |name: &str| Ask::slash(&mari, "company add").with("name", name);
    let person = || Ask::slash(&mari, "person add").with("name", "Aino Virtanen");
    for (ask, words) in [
        (company("phone", "call 123"), "Phone"),
        (company("mobile", "o40 123"), "Mobile"),
        (company("email", "aino@cronus.fi, info@cronus.fi"), "E-mail"),
        (company("email", "aino"), "E-mail"),
        (company("website", "not a page"), "Home page"),
        (company("country", "Atlantis"), "Country"),
        (company("language", "Klingon"), "Language"),
        (company("currency", "Clams"), "Currency"),
        (company("territory", "NOWHERE"), "Territory"),
        (company("salesperson", "XX"), "Salesperson"),
        (company("industry", "NONE"), "Industry"),
        (company("address", "x".repeat(101)), "Address"),
        (company("number", "x".repeat(21)), "Number"),
        (person().with("company", "Fabrikam"), "Company"),
        (person().with("level", "KING"), "Level"),
        (person().with("job-title", "x".repeat(31)), "Job title"),
        (name("   "), "Name"),
        (name(&"x".repeat(101)), "Name"),
    ] {
        let shown = story.shows(&ask).await;
        refused(&shown, &["Not done", words, "Nothing was saved"]);
        assert!(shown.is_v2());
    }
    let list = story.list().await;
    assert!(!list.contains("CT000001"), "something was stored: {list}");
    // The numbers of what was refused are not used up.
    assert!(story.add_cronus(&mari).await.text().contains("CT000001"));
}

#[tokio::test]
async fn numbers_that_cannot_be_given_are_refused() {
    let story = Story::begin().await;
    let (mari, boss) = (mari(), boss());
    story.add_cronus(&mari).await;
    refused(&story.shows(&company("number", "CT000001")).await, &["CT000001", "another contact"]);
    let numbering = || Ask::slash(&boss, "setup numbering").with("series", "contacts");
    story.shows(&numbering().with("manual", false)).await;
    refused(&story.shows(&company("number", "CT000500")).await, &["Number", "not given by hand"]);
    story.shows(&numbering().with("last", "CT000002")).await;
    assert!(story.shows(&cronus(&mari)).await.text().contains("CT000002"));
    refused(&story.shows(&cronus(&mari)).await, &["Number", "CT000002", "Nothing was saved"]);
    story.shows(&numbering().with("off", true)).await;
    refused(&story.shows(&cronus(&mari)).await, &["Number", "off"]);
    let list = story.list().await;
    assert!(list.contains("CT000002") && !list.contains("CT000003") && !list.contains("CT000500"), "{list}");
}

#[tokio::test]
async fn contacts_that_are_not_there_are_refused() {
    let story = Story::begin().await;
    let mari = mari();
    for ask in [
        Ask::slash(&mari, "contact show").with("contact", "Fabrikam"),
        Ask::slash(&mari, "contact edit").with("contact", "CT009999").with("phone", "09 1"),
        Ask::slash(&mari, "contact set").with("contact", "CT009999").with("field", "name").with("value", "x"),
        Ask::slash(&mari, "contact history").with("contact", "Fabrikam"),
        Ask::slash(&mari, "contact note").with("contact", "Fabrikam").with("text", "x"),
        Ask::slash(&mari, "company people").with("company", "Fabrikam"),
    ] {
        let shown = story.shows(&ask).await;
        assert!(shown.private, "{}", shown.text());
        assert!(shown.text().contains("Fabrikam") || shown.text().contains("CT009999"), "{}", shown.text());
    }
}

#[tokio::test]
async fn an_option_of_the_wrong_type_is_refused_with_its_name() {
    let story = Story::begin().await;
    let mari = mari();
    let add = |name: &str, of_type: u64, value: Value| {
        let ask = Ask::slash(&mari, "company add");
        if name == "name" { ask } else { ask.with("name", "Cronus Oy") }.with_type(name, of_type, value)
    };
    for (ask, words) in [
        (add("name", 4, json!(42)), "Name"),
        (add("phone", 5, json!(true)), "Phone"),
        (add("private", 3, json!("perhaps")), "Private"),
        (add("phone", 10, json!(1.5)), "Phone"),
        (add("city", 3, json!({"a": 1})), "City"),
        (add("city", 3, json!(["Espoo"])), "City"),
        (Ask::slash(&mari, "find").with_type("query", 4, 7), "Query"),
        (Ask::slash(&mari, "contact list").with_type("page", 3, "two"), "Page"),
    ] {
        let shown = story.shows(&ask).await;
        assert!(shown.private, "{words}: {}", shown.text());
        assert!(shown.text().contains("Not done") && shown.text().contains(words), "{words}: {}", shown.text());
    }
    assert!(!story.list().await.contains("CT000001"));
}

#[tokio::test]
async fn required_options_that_are_missing_are_named() {
    let story = Story::begin().await;
    let mari = mari();
    refused(&story.shows(&Ask::slash(&mari, "find")).await, &["Query"]);
    refused(&story.shows(&Ask::slash(&mari, "contact show")).await, &["Contact"]);
    refused(&story.shows(&Ask::slash(&mari, "code list")).await, &["List"]);
    refused(&story.shows(&Ask::slash(&boss(), "setup access").with("tier", "viewer")).await, &["Role"]);
}
