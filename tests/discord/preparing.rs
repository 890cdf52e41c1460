//! Preparing a server: the panel, forms that selects open, lists of two hundred codes, web sources on a card.

use crate::double::ask::Ask;
use crate::story::{Story, boss, holds, mari, refused};

/// Two hundred codes, each as long as codes and descriptions may be, twenty a form.
async fn fill(story: &Story, list: &str, kind: &str) {
    let boss = boss();
    for part in 0..10 {
        let description: String = kind.chars().cycle().take(100).collect();
        let lines: Vec<String> = (0..20).map(|turn| format!("{:0>10} {description}", part * 20 + turn)).collect();
        let form = story.ask(&Ask::slash(&boss, "code add").with("list", list)).form().await;
        let label = form.inputs()[0].label.clone();
        let page = story.shows(&Ask::submit(&boss, &form, &[(&label, &lines.join("\n"))])).await;
        holds(&page.text(), &[&format!("{:0>10}", part * 20)]);
    }
}

#[tokio::test]
async fn panel_and_lists_pass_with_two_hundred_codes_a_list() {
    let story = Story::begin().await;
    let boss = boss();
    for (list, kind) in [("territory", "*_`|~>"), ("salutation", "漢字"), ("relation", "👩‍🚀")] {
        fill(&story, list, kind).await;
        let mut page = story.shows(&Ask::slash(&boss, "code list").with("list", list)).await;
        for _ in 0..13 {
            page = story.shows(&Ask::press(&boss, &page, "Next")).await;
        }
    }
    let mut panel = story.shows(&Ask::slash(&boss, "setup show")).await;
    for section in ["Lists", "Inheritance", "Defaults", "Relations", "Duplicates", "Cards", "Access", "Numbering"] {
        panel = story.shows(&Ask::pick(&boss, &panel, section)).await;
        assert!(panel.private);
        holds(&panel.text(), &[&format!("Settings – {section}")]);
    }
    let offered = story.ask(&Ask::typing(&boss, "setup defaults", "territory", "01")).suggestions().await;
    assert_eq!(offered.len(), 25);
}

#[tokio::test]
async fn a_select_of_the_panel_opens_a_form_and_the_panel_follows() {
    let story = Story::begin().await;
    let boss = boss();
    let panel = story.shows(&Ask::slash(&boss, "setup duplicates")).await;
    let form = story.ask(&Ask::pick(&boss, &panel, "City · First characters")).form().await;
    assert_eq!(form.title(), "City · First characters");
    let label = form.inputs()[0].label.clone();
    let refusal = story.shows(&Ask::submit(&boss, &form, &[(&label, "99")])).await;
    refused(&refusal, &["2", "10", "Nothing was saved"]);
    let changed = story.shows(&Ask::submit(&boss, &form, &[(&label, "9")])).await;
    holds(&changed.text(), &["City: first 9, last 5"]);
}

#[tokio::test]
async fn a_web_source_is_a_link_on_the_card() {
    let story = Story::begin().await;
    let mari = mari();
    story.add_cronus(&mari).await;
    let source = Ask::slash(&boss(), "code add").with("list", "web-source").with("code", "NEWS");
    story.shows(&source.with("description", "Trade news").with("url", "https://news.example/?q=%1")).await;
    let assign = Ask::slash(&mari, "contact assign").with("contact", "CT000001").with("list", "web-source");
    let card = story.shows(&assign.with("code", "NEWS").with("search-word", "Cronus Oy & <Söner>")).await;
    assert!(!card.private);
    let sent = card.message.to_string();
    holds(&sent, &["https://news.example/?q=Cronus%20Oy%20%26%20%3CS%C3%B6ner%3E", "Trade news"]);
}
