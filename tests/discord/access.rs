//! Tiers, checked on every interaction.

use crate::double::ask::Ask;
use crate::double::people::{GUILD, Person};
use crate::story::{Story, boss, cronus, holds, mari, refused};

const SALES: &str = "1098765432109871234";

/// Gives a role a tier; the server's own id is the role of everybody.
fn give(role: &str, tier: &str) -> Ask {
    Ask::slash(&boss(), "setup access").with("role", role).with("tier", tier)
}

#[tokio::test]
async fn a_viewer_looks_but_does_not_add() {
    let story = Story::begin().await;
    let mari = mari();
    let card = story.add_cronus(&mari).await;
    let form = story.ask(&Ask::slash(&mari, "company add")).form().await;
    let given = story.shows(&give(GUILD, "viewer")).await;
    assert!(given.private);
    holds(&given.text(), &["Viewer"]);

    for ask in [
        cronus(&mari),
        Ask::slash(&mari, "company add"),
        Ask::slash(&mari, "contact edit").with("contact", "CT000001").with("phone", "09 1"),
        Ask::slash(&mari, "contact note").with("contact", "CT000001").with("text", "A note"),
        Ask::press(&mari, &card, "Edit"),
        Ask::press(&mari, &card, "Note"),
        Ask::submit(&mari, &form, &[("Name", "Sneaky Oy")]),
    ] {
        refused(&story.shows(&ask).await, &["Not done", "Only editors"]);
    }
    assert!(!story.shows(&Ask::slash(&mari, "find").with("query", "cronus")).await.private);
    assert!(story.shows(&Ask::press(&mari, &card, "History")).await.private);
    let list = story.list().await;
    assert!(!list.contains("CT000002") && !list.contains("Sneaky"), "{list}");

    let nothing = story.shows(&Ask::slash(&mari, "find").with("query", "Fabrikam")).await;
    assert!(nothing.labels().is_empty(), "who may not add is not offered to: {:?}", nothing.labels());
}

#[tokio::test]
async fn the_highest_tier_of_the_roles_counts() {
    let story = Story::begin().await;
    story.shows(&give(GUILD, "none")).await;
    story.shows(&give(SALES, "editor")).await;
    let mari = mari();
    refused(&story.shows(&Ask::slash(&mari, "find").with("query", "cronus")).await, &["Only viewers"]);
    let seller = mari.clone().with_role("1098765432109879999").with_role(SALES);
    holds(&story.add_cronus(&seller).await.text(), &["CT000001"]);
    refused(&story.shows(&Ask::slash(&seller, "setup show")).await, &["Only admins"]);
    story.shows(&give(SALES, "admin")).await;
    let panel = story.shows(&Ask::slash(&seller, "setup show")).await;
    assert!(!panel.text().contains("Not done") && !panel.selects().is_empty(), "{}", panel.text());
}

#[tokio::test]
async fn who_manages_the_server_is_an_admin_whatever_the_roles_say() {
    let story = Story::begin().await;
    story.shows(&give(GUILD, "none")).await;
    for who in [Person::new("Mia Manager").managing(), Person::new("Adam Admin").administrating()] {
        let set = Ask::slash(&who, "setup numbering").with("series", "contacts").with("manual", true);
        let shown = story.shows(&set).await;
        assert!(shown.private && !shown.text().contains("Not done"), "{}", shown.text());
    }
}

#[tokio::test]
async fn an_editor_sets_nothing_up() {
    let story = Story::begin().await;
    let mari = mari();
    let panel = story.shows(&Ask::slash(&boss(), "setup show")).await;
    for ask in [
        Ask::slash(&mari, "setup show"),
        Ask::slash(&mari, "setup access").with("role", GUILD).with("tier", "admin"),
        Ask::slash(&mari, "setup cards").with("visibility", "private"),
        Ask::slash(&mari, "setup inheritance").with("address", false),
        Ask::slash(&mari, "setup numbering").with("series", "contacts").with("off", true),
        Ask::slash(&mari, "code add").with("list", "territory").with("code", "S"),
        Ask::slash(&mari, "salesperson add").with("code", "ML"),
        Ask::pick(&mari, &panel, "Access"),
    ] {
        refused(&story.shows(&ask).await, &["Not done", "Only admins"]);
    }
}
