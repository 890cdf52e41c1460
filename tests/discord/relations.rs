//! Accounts, alternative addresses and greetings through Discord: commands, panel, forms, and bodies that it takes.

use crate::double::ask::Ask;
use crate::story::{Story, boss, holds, mari, refused};

/// Texts that Discord would read as marks.
const ODD: &str = "*_`|~> @everyone";

#[tokio::test]
async fn a_company_becomes_a_customer_and_its_people_show_it() {
    let story = Story::begin().await;
    let mari = mari();
    story.add_cronus(&mari).await;
    story.add_aino(&mari).await;
    let create = |kind: &str| Ask::slash(&mari, "relation create").with("contact", "CT000002").with("kind", kind);
    let card = story.shows(&create("customer")).await;
    assert!(!card.private);
    holds(&card.text(), &["Cronus Oy", "C00001"]);
    refused(&story.shows(&create("customer")).await, &["C00001", "/relation unlink", "Nothing was saved"]);
    for kind in ["vendor", "bank", "employee"] {
        story.shows(&create(kind)).await;
    }
    let card = story.shows(&Ask::slash(&mari, "contact show").with("contact", "CT000002")).await;
    holds(&card.text(), &["Multiple", "C00001", "V00001", "B00001", "E00001"]);
    let typing = Ask::typing(&mari, "relation unlink", "number", "").with("contact", "CT000002").with("kind", "vendor");
    let offered = story.ask(&typing).suggestions().await;
    assert_eq!(offered.len(), 1, "{offered:?}");
}

#[tokio::test]
async fn two_companies_are_merged_with_fields_of_both() {
    let story = Story::begin().await;
    let (mari, boss) = (mari(), boss());
    story.add_cronus(&mari).await;
    let other = Ask::slash(&mari, "company add").with("name", "Adatum Oy").with("city", "Turku");
    story.shows(&other.with("phone", "02 765 4321").with("note", ODD.repeat(50))).await;
    let merge = Ask::slash(&boss, "contact merge").with("keep", "CT000001").with("duplicate", "CT000002");
    refused(&story.shows(&merge.clone().with("duplicate", "CT000001")).await, &["itself", "Nothing was saved"]);
    let panel = story.shows(&merge).await;
    assert!(panel.private);
    holds(&panel.text(), &["Merge Adatum Oy?", "02 765 4321", "1 note"]);
    let (custom_id, _) = panel.option("Phone");
    // Any number can be picked, none too.
    let taken = story.shows(&Ask::pick_id(&boss, &panel, &custom_id, 3, &["phone_no", "name"])).await;
    let taken = story.shows(&Ask::pick_id(&boss, &taken, &custom_id, 3, &[])).await;
    let taken = story.shows(&Ask::pick_id(&boss, &taken, &custom_id, 3, &["phone_no"])).await;
    let done = story.shows(&Ask::press(&boss, &taken, "Merge")).await;
    holds(&done.text(), &["Merged", "CT000002"]);
    let card = story.shows(&Ask::slash(&mari, "find").with("query", "CT000002")).await;
    holds(&card.text(), &["Cronus Oy", "02 765 4321"]);
    story.shows(&Ask::press(&boss, &done, "Undo")).await;
    let card = story.shows(&Ask::slash(&mari, "find").with("query", "CT000002")).await;
    holds(&card.text(), &["Adatum Oy", "Turku"]);
}

#[tokio::test]
async fn addresses_of_any_text_fill_pages_that_discord_takes() {
    let story = Story::begin().await;
    let mari = mari();
    story.add_cronus(&mari).await;
    let long = |max: usize| ODD.chars().cycle().take(max).collect::<String>();
    for year in 2031..2041 {
        let add =
            Ask::slash(&mari, "contact address-add").with("contact", "CT000001").with("code", format!("A{}", year % 4));
        let add = add.with("address", long(100)).with("address-2", long(50)).with("city", long(30));
        let add = add.with("county", long(30)).with("country", "FI").with("phone", "09 123").with("email", "a@b.fi");
        let page = story.shows(&add.with("from", format!("{year}-06-01")).with("to", format!("31.8.{year}"))).await;
        assert!(page.private);
        holds(&page.text(), &[&format!("{year}-06-01")]);
    }
    let page = story.shows(&Ask::slash(&mari, "contact address-list").with("contact", "CT000001")).await;
    story.shows(&Ask::press(&mari, &page, "Next")).await;
}

#[tokio::test]
async fn formulas_are_changed_on_the_panel_and_greet() {
    let story = Story::begin().await;
    let (mari, boss) = (mari(), boss());
    story.add_cronus(&mari).await;
    let panel = story.shows(&Ask::slash(&boss, "setup show")).await;
    let panel = story.shows(&Ask::pick(&boss, &panel, "Salutations")).await;
    let mut page = story.shows(&Ask::pick(&boss, &panel, "COMPANY")).await;
    holds(&page.text(), &["18 formulas", "Dear Sir or Madam,"]);
    for _ in 0..2 {
        page = story.shows(&Ask::press(&boss, &page, "Next")).await;
    }
    let form = story.ask(&Ask::press(&boss, &page, "Add formula")).form().await;
    let labels: Vec<String> = form.inputs().iter().map(|input| input.label.clone()).collect();
    let sent = [(labels[0].as_str(), "Polish"), (labels[2].as_str(), ODD), (labels[3].as_str(), "company-name")];
    let page = story.shows(&Ask::submit(&boss, &form, &sent)).await;
    holds(&page.text(), &["19 formulas"]);
    let greet = Ask::slash(&mari, "contact salutation").with("contact", "CT000001").with("formality", "formal");
    let greeting = story.shows(&greet.with("language", "pl")).await;
    assert!(greeting.private);
    holds(&greeting.text(), &["everyone"]);
}
