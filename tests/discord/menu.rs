//! The message menu *Save as contact*: a message in, a form that is filled in out; stored when it is sent.

use serde_json::{Value, json};

use crate::double::ask::Ask;
use crate::double::people::Person;
use crate::double::shown::Form;
use crate::story::{Story, boss, holds, mari, refused};

const SIGNATURE: &str = "Hei,\n\nkiitos puhelusta.\n\nYstävällisin terveisin\nAino Virtanen\nMyyntipäällikkö\nCronus Oy\n\
    Mannerheimintie 12\n00100 Helsinki\nPuh. 09 765 4321\nGsm 040 123 4567\nFax 09 765 4322\naino.virtanen@cronus.fi\n\
    www.cronus.fi";

/// A message of somebody else, as Discord sends it along.
fn message(content: &str) -> Value {
    json!({
        "id": "1098765432109871111", "channel_id": "1098765432109870022", "type": 0, "content": content, "tts": false,
        "author": {"id": "80351110224678999", "username": "somebody", "discriminator": "0", "avatar": null,
            "global_name": "Somebody", "public_flags": 0},
        "attachments": [], "embeds": [], "mentions": [], "mention_roles": [], "mention_everyone": false,
        "pinned": false, "timestamp": "2026-11-24T09:00:00.000000+00:00", "edited_timestamp": null, "flags": 0,
        "components": [],
    })
}

fn save(who: &Person, content: &str) -> Ask {
    Ask::menu(who, "Save as contact", message(content))
}

async fn form(story: &Story, content: &str) -> Form {
    story.ask(&save(&mari(), content)).form().await
}

#[tokio::test]
async fn a_signature_opens_a_form_that_is_filled_in_and_sending_it_stores_the_person() {
    let story = Story::begin().await;
    let mari = mari();
    story.add_cronus(&mari).await;
    let asked = story.ask(&save(&mari, SIGNATURE));
    let first = asked.first().await;
    let input = |label: &str, key: &str, value: &str, required: bool, max: u64, style: u64| json!({"label": label, "key": key, "value": value, "required": required, "max": max, "style": style});
    let inputs: Vec<Value> = first.body["data"]["components"]
        .as_array()
        .expect("a form has rows")
        .iter()
        .map(|row| {
            let one = &row["components"][0];
            let key = one["custom_id"].as_str().and_then(|key| key.split('~').next());
            json!({"label": one["label"], "key": key, "value": one["value"].as_str().unwrap_or_default(),
                "required": one["required"], "max": one["max_length"], "style": one["style"]})
        })
        .collect();
    let more = "Phone: 09 765 4321\nMobile: 040 123 4567\nFax: 09 765 4322\nHome page: www.cronus.fi\n\
        Address: Mannerheimintie 12\nPost code: 00100\nCity: Helsinki\nCountry: Finland";
    assert_eq!(first.body["type"], 9);
    let custom_id = first.body["data"]["custom_id"].as_str().expect("a form has an id");
    assert!(custom_id.starts_with("k1:form-reading:person|"), "{custom_id}");
    assert_eq!(first.body["data"]["title"], "New person");
    assert_eq!(
        inputs,
        [
            input("Name", "name", "Aino Virtanen", true, 100, 1),
            input("Company", "company", "Cronus Oy", false, 100, 1),
            input("Job title", "job-title", "Myyntipäällikkö", false, 30, 1),
            input("E-mail", "email", "aino.virtanen@cronus.fi", false, 80, 1),
            input("More, one value a line", "more", more, false, 2000, 2),
        ]
    );
    assert!(!story.list().await.contains("Aino"), "nothing is stored before the form was seen and sent");

    let form = asked.form().await;
    let card = story.shows(&Ask::submit(&mari, &form, &[("Job title", "Sales Manager")])).await;
    assert!(!card.private, "the card is posted as after /person add");
    let expected =
        ["Aino Virtanen", "CT000002", "Cronus Oy", "Sales Manager", "09 765 4321", "040 123 4567", "00100 Helsinki"];
    holds(&card.text(), &expected);
}

#[tokio::test]
async fn the_company_is_found_by_the_mail_domain_but_not_by_a_public_one() {
    let story = Story::begin().await;
    let mari = mari();
    story
        .shows(&Ask::slash(&mari, "company add").with("name", "Cronus Group Oy").with("email", "info@cronus.fi"))
        .await;
    story.shows(&Ask::slash(&mari, "company add").with("name", "Private Oy").with("email", "private@gmail.com")).await;
    for (text, company) in [
        ("Bo Berg\nbo.berg@cronus.fi", "Cronus Group Oy"),
        ("Bo Berg\nCronus Sales\nbo.berg@CRONUS.fi", "Cronus Group Oy"),
        ("Bo Berg\nPrivate AB\nbo.berg@cronus.fi", "Private Oy"),
        ("Bo Berg\nbo.berg@gmail.com", ""),
        ("Bo Berg\nElsewhere Ltd\nbo.berg@elsewhere.com", "Elsewhere Ltd"),
    ] {
        assert_eq!(form(&story, text).await.value("Company"), company, "{text}");
    }
}

#[tokio::test]
async fn a_company_that_is_missing_is_added_on_the_way() {
    let story = Story::begin().await;
    let mari = mari();
    let first = form(&story, SIGNATURE).await;
    let refusal = story.shows(&Ask::submit(&mari, &first, &[])).await;
    refused(&refusal, &["Company", "Cronus Oy", "Nothing was saved"]);
    assert_eq!(refusal.labels(), ["Edit again", "Add company"]);

    let company = story.ask(&Ask::press(&mari, &refusal, "Add company")).form().await;
    assert_eq!((company.title(), company.value("Name").as_str()), ("New company", "Cronus Oy"));
    assert_eq!(company.value("Home page"), "www.cronus.fi");
    holds(&company.value("More, one value a line"), &["Address: Mannerheimintie 12", "City: Helsinki"]);
    holds(&story.shows(&Ask::submit(&mari, &company, &[])).await.text(), &["Cronus Oy", "CT000001", "Helsinki"]);

    let again = story.ask(&Ask::press(&mari, &refusal, "Edit again")).form().await;
    assert_eq!(again.value("Name"), "Aino Virtanen");
    holds(&again.value("More, one value a line"), &["Mobile: 040 123 4567"]);
    let card = story.shows(&Ask::submit(&mari, &again, &[])).await;
    holds(&card.text(), &["Aino Virtanen", "CT000002", "Cronus Oy", "CT000001", "040 123 4567"]);
}

#[tokio::test]
async fn lines_that_cannot_be_stored_are_refused_and_the_form_comes_back() {
    let story = Story::begin().await;
    let mari = mari();
    let more = "More, one value a line";
    let first = form(&story, "Bo Berg\nbo.berg@nordwind.se\n070-123 45 67").await;
    for (text, words) in [
        ("Mobile: call me", vec!["Mobile", "no letters"]),
        ("call me", vec![more, "each line begins"]),
        ("Salesperson: JO", vec![more, "each line begins"]),
        ("E-mail: bo@nordwind.se", vec!["E-mail", "given twice"]),
        ("Phone: 08 1\nPhone: 08 2", vec!["Phone", "given twice"]),
    ] {
        let refusal = story.shows(&Ask::submit(&mari, &first, &[(more, text)])).await;
        refused(&refusal, &words);
        let again = story.ask(&Ask::press(&mari, &refusal, "Edit again")).form().await;
        assert_eq!((again.value(more).as_str(), again.value("Name").as_str()), (text, "Bo Berg"));
    }
    // Labels of the other language and blank values are understood.
    let good = "Matkapuhelin: 070-999\n\nCity:\nFaksi: 08-1";
    let card = story.shows(&Ask::submit(&mari, &first, &[(more, good)])).await;
    holds(&card.text(), &["Bo Berg", "070-999"]);
}

#[tokio::test]
async fn what_may_be_there_already_is_asked_about() {
    let story = Story::begin().await;
    let mari = mari();
    let text = "Bo Berg\nbo.berg@nordwind.se\n070-123 45 67";
    let first = form(&story, text).await;
    story.shows(&Ask::submit(&mari, &first, &[])).await;
    let second = form(&story, text).await;
    let gate = story.shows(&Ask::submit(&mari, &second, &[])).await;
    assert!(gate.private && gate.labels().contains(&"Add anyway".to_owned()), "{}", gate.text());
    let card = story.shows(&Ask::press(&mari, &gate, "Add anyway")).await;
    holds(&card.text(), &["Bo Berg", "CT000002", "070-123 45 67"]);
}

#[tokio::test]
async fn several_signatures_are_offered_one_by_one() {
    let story = Story::begin().await;
    let mari = mari();
    let text = "Jane Doe\nBuyer\nRelecloud Ltd\njane.doe@relecloud.com\n\nPeter Pan\nAccountant\nRelecloud Ltd\npeter.pan@relecloud.com";
    let shown = story.shows(&save(&mari, text)).await;
    assert!(shown.private);
    holds(&shown.text(), &["2 contacts", "Jane Doe", "Buyer · Relecloud Ltd", "Peter Pan", "Nothing is saved yet"]);
    let press = |nth: usize| {
        let ids: Vec<String> = shown.custom_ids().into_iter().filter(|id| id.starts_with("k1:reading:")).collect();
        Ask::press_id(&mari, &shown, &ids[nth])
    };
    assert_eq!(story.ask(&press(1)).form().await.value("Name"), "Peter Pan");
    assert_eq!(story.ask(&press(0)).form().await.value("Name"), "Jane Doe");
    let other = Person::new("Saku Other");
    let forged = story.ask(&Ask::press_id(&other, &shown, &shown.custom_ids()[0])).first().await;
    assert!(!forged.body.to_string().contains("relecloud"), "a draft is its owner's alone");
}

#[tokio::test]
async fn messages_without_a_contact_are_refused_with_what_to_do() {
    let story = Story::begin().await;
    let mari = mari();
    for text in ["", "   \n", "Hello!", "See you on 24.12.2026 at 10:30", "https://www.youtube.com/watch?v=12345678"] {
        let shown = story.shows(&save(&mari, text)).await;
        refused(&shown, &["/person add", "Nothing was saved"]);
    }
    // A bot's message: the text of its embed counts; pictures alone have none.
    let mut embed = message("");
    embed["author"]["bot"] = json!(true);
    embed["embeds"] = json!([{"type": "rich", "title": "New mail", "description": "Bo Berg\nbo.berg@nordwind.se"}]);
    let opened = story.ask(&Ask::menu(&mari, "Save as contact", embed.clone())).form().await;
    assert_eq!(opened.value("E-mail"), "bo.berg@nordwind.se");
    embed["embeds"] = json!([{"type": "image", "url": "https://example.com/x.png"}]);
    refused(&story.shows(&Ask::menu(&mari, "Save as contact", embed)).await, &["no text"]);
    // A message that was passed on.
    let mut passed = message("");
    passed["message_snapshots"] = json!([{"message": {"type": 0, "content": "Bo Berg\nbo.berg@nordwind.se", "embeds": [],
        "attachments": [], "timestamp": "2026-11-24T09:00:00.000000+00:00", "edited_timestamp": null, "flags": 0,
        "mentions": [], "mention_roles": []}}]);
    assert_eq!(story.ask(&Ask::menu(&mari, "Save as contact", passed)).form().await.value("Name"), "Bo Berg");
}

#[tokio::test]
async fn long_and_hostile_messages_open_a_form_like_others() {
    let story = Story::begin().await;
    let long = format!("{}\nAino Virtanen\nCronus Oy\naino.virtanen@cronus.fi", "lorem ipsum dolor ".repeat(218));
    assert!(long.chars().count() <= 4000);
    assert_eq!(form(&story, &long).await.value("Name"), "Aino Virtanen");
    let hostile =
        "@everyone **Aino \u{202e}Virtanen**\n`Cronus` \"); DROP TABLE contacts;-- Oy\naino.virtanen@cronus.fi";
    assert_eq!(form(&story, hostile).await.value("E-mail"), "aino.virtanen@cronus.fi");
}

#[tokio::test]
async fn the_menu_needs_the_rights_to_add() {
    let story = Story::begin().await;
    story
        .shows(
            &Ask::slash(&boss(), "setup access").with("role", boss().guild.unwrap_or_default()).with("tier", "viewer"),
        )
        .await;
    refused(&story.shows(&save(&mari(), SIGNATURE)).await, &["Only editors and admins"]);
    let finnish = boss().speaking("fi");
    let opened = story.ask(&save(&finnish, SIGNATURE)).form().await;
    assert_eq!(opened.title(), "Uusi henkilö");
    holds(&opened.value("Muut tiedot, yksi riville"), &["Matkapuhelin: 040 123 4567", "Maa: Suomi"]);
}
