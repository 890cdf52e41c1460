//! People's text: Markdown, mentions, every alphabet, and the longest values that the fields take.

use proptest::prelude::{Strategy, any, prop_oneof};
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::json;

use crate::double::ask::Ask;
use crate::story::{Story, boss, holds, mari};

#[tokio::test]
async fn peoples_text_formats_nothing_and_calls_nobody() {
    let story = Story::begin().await;
    let mari = mari();
    let name = "@everyone **bold** <@123> [x](https://evil.example) # ~~a~~ ||b|| `c`";
    let asked = story.ask(&Ask::slash(&mari, "company add").with("name", name).with("note", "> quote\n# title\n<@&5>"));
    let first = asked.first().await;
    assert_eq!(first.body["data"]["allowed_mentions"], json!({"parse": []}));
    let text = asked.message().await.text();
    for raw in ["**bold**", "<@123>", "](https://evil", "~~a~~", "||b||", "`c`", "<@&5>", "\n# title", "\n> quote\n"] {
        assert!(!text.contains(raw), "{raw:?} is in:\n{text}");
    }
    holds(&text, &["bold", "CT000001"]);
    let form = {
        let parts = story.shows(&Ask::press(&mari, &asked.message().await, "Edit")).await;
        story.ask(&Ask::press(&mari, &parts, "Name")).form().await
    };
    assert_eq!(form.value("Name"), name, "a form holds the text as it is");
    let suggested = story.ask(&Ask::typing(&mari, "find", "query", "bold")).suggestions().await;
    assert!(
        suggested[0].0.starts_with("@everyone **bold** <@123>"),
        "suggestions are drawn as they are: {suggested:?}"
    );
}

/// A text of so many characters of one kind.
fn long(kind: &str, count: usize) -> String {
    let characters: Vec<char> = kind.chars().collect();
    (0..count).map(|index| characters[index % characters.len()]).collect()
}

#[tokio::test]
async fn the_longest_values_of_any_kind_make_cards_that_pass() {
    let story = Story::begin().await;
    let mari = mari();
    for (number, kind) in
        ["W", "漢字", "👩‍🚀", "\u{0645}\u{0631}\u{062d}\u{0628}\u{0627}", "*_`|~>", "@everyone ", "e\u{301}"]
            .into_iter()
            .enumerate()
    {
        let text = |count| long(kind, count);
        let company = Ask::slash(&mari, "company add")
            .with("name", text(100))
            .with("email", format!("{}@{}.example", "e".repeat(30), "d".repeat(40)))
            .with("phone", "+358 9 1234567890 1234567 8901")
            .with("mobile", "+358 40 123456789012345678901")
            .with("website", format!("https://cronus.example/{}", "w".repeat(220)))
            .with("address", text(100))
            .with("address-2", text(50))
            .with("post-code", text(20))
            .with("city", text(30))
            .with("county", text(30))
            .with("country", "FI")
            .with("language", "FIN")
            .with("vat-number", text(20))
            .with("note", text(1000));
        let card = story.shows(&company).await;
        assert!(!card.private, "{kind}: {}", card.text());
        let number = format!("CT{:06}", 2 * number + 1);
        holds(&card.text(), &[&number]);
        let person = Ask::slash(&mari, "person add").with("name", text(100)).with("company", number.as_str());
        let card = story.shows(&person.with("job-title", text(30)).with("note", text(1000))).await;
        assert!(!card.private, "{kind}: {}", card.text());
        for part in ["Name", "Phone and e-mail", "Address", "Business"] {
            let parts = story.shows(&Ask::press(&mari, &card, "Edit")).await;
            story.ask(&Ask::press(&mari, &parts, part)).form().await;
        }
        story.shows(&Ask::press(&mari, &card, "History")).await;
        story.shows(&Ask::slash(&mari, "company people").with("company", number.as_str())).await;
        story.shows(&Ask::slash(&mari, "contact note").with("contact", number.as_str())).await;
    }
    let list = story.shows(&Ask::slash(&mari, "contact list")).await;
    let next = story.shows(&Ask::press(&mari, &list, "Next")).await;
    assert_eq!(next.id(), list.id());
    story.ask(&Ask::typing(&mari, "find", "query", "w")).suggestions().await;
}

#[tokio::test]
async fn pages_and_choosers_of_the_longest_names_pass() {
    let story = Story::begin().await;
    let mari = mari();
    for number in 0..27 {
        let name = format!("Pitkänen {number:02} {}", long("👩‍🚀漢Åé", 85));
        let ask = Ask::slash(&mari, "company add").with("name", name).with("city", long("Y", 30));
        story.shows(&ask.with("phone", "+358 9 1234567890 1234567 8901")).await;
    }
    let chooser = story.shows(&Ask::slash(&mari, "find").with("query", "pitkänen")).await;
    assert_eq!(chooser.options().len(), 25);
    let mut page = story.shows(&Ask::slash(&mari, "contact list").with("text", "pitkänen")).await;
    holds(&page.text(), &["27 "]);
    for _ in 0..3 {
        page = story.shows(&Ask::press(&mari, &page, "Next")).await;
    }
    let opened = story.shows(&Ask::pick(&mari, &page, "Pitkänen")).await;
    holds(&opened.text(), &["CT0000"]);
    assert_eq!(story.ask(&Ask::typing(&mari, "find", "query", "pitkänen")).suggestions().await.len(), 25);
}

#[tokio::test]
async fn lists_and_panels_with_a_hundred_codes_pass() {
    let story = Story::begin().await;
    let boss = boss();
    let form = story.ask(&Ask::slash(&boss, "code add").with("list", "territory")).form().await;
    let lines: Vec<String> = (0..100).map(|n| format!("T{n:03} {}", long("Kauppa ", 30))).collect();
    let key = form.inputs()[0].key.clone();
    story.shows(&Ask::submit(&boss, &form, &[(&key, &lines.join("\n"))])).await;
    let list = story.shows(&Ask::slash(&boss, "code list").with("list", "territory")).await;
    story.shows(&Ask::press(&boss, &list, "Next")).await;
    for n in 0..30 {
        let ask =
            Ask::slash(&boss, "salesperson add").with("code", format!("S{n:02}")).with("name", long("Myyjä ", 50));
        story.shows(&ask).await;
    }
    story.shows(&Ask::slash(&boss, "salesperson list")).await;
    let panel = story.shows(&Ask::slash(&boss, "setup show")).await;
    for section in ["Numbering", "Inheritance", "Defaults", "Cards", "Access"] {
        let shown = story.shows(&Ask::pick(&boss, &panel, section)).await;
        holds(&shown.text(), &[section]);
    }
}

/// Any text in any field gives a body that Discord takes: a card, or a private refusal.
#[tokio::test]
async fn any_text_makes_a_body_that_passes() {
    let story = Story::begin().await;
    let mari = mari();
    story.add_cronus(&mari).await;
    let mut runner = TestRunner::default();
    // Printable text, control characters too, and nothing but marks that mean something to Discord.
    let texts = prop_oneof![any::<String>(), "(?s).{0,80}", r"[*_`|~>#\\\[\]()@<&:!\-\s]{0,80}"];
    let fields =
        ["name", "phone", "email", "website", "address", "city", "job-title", "salesperson", "search-name", "note"];
    for round in 0..200 {
        let text = texts.new_tree(&mut runner).expect("any text will do").current();
        let field = fields[round % fields.len()];
        let mut add = Ask::slash(&mari, "person add").with("company", "CT000001");
        if field != "name" {
            add = add.with("name", format!("Person {round}"));
        }
        for ask in [
            add.with(field, text.as_str()),
            Ask::slash(&mari, "find").with("query", text.as_str()),
            Ask::slash(&mari, "contact note").with("contact", "CT000001").with("text", text.as_str()),
        ] {
            let shown = story.shows(&ask).await;
            assert!(!shown.text().trim().is_empty(), "{text:?}");
            assert!(shown.is_v2(), "{text:?} was answered in plain words: {}", shown.text());
            assert!(!shown.text().contains("Something went wrong"), "{text:?}: {}", shown.text());
        }
        story.ask(&Ask::typing(&mari, "find", "query", &text)).suggestions().await;
    }
}
