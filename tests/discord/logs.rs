//! Nothing of people and no secret is in the log, at the most verbose level that there is.

use std::time::Duration;

use serde_json::json;

use crate::double::ask::Ask;
use crate::double::faults::{Call, Fault};
use crate::double::people::Person;
use crate::double::state::Out;
use crate::story::{Story, boss, holds, mari};

/// What people have and type in this story: in no log, however it is written.
const THEIRS: [&str; 14] = [
    "Zebralainen",
    "zebralainen",
    "Quokka",
    "quokka",
    "9876543",
    "98765",
    "40 987",
    "Wombat",
    "Numbatinkatu",
    "FI98765432",
    "Axolotl",
    "pangolin",
    "Mari Lehto",
    "mari.lehto",
];

/// A story with what people do, and with most of what can go wrong.
async fn tell(story: &Story) {
    let mari = mari();
    let company = Ask::slash(&mari, "company add").with("name", "Quokka Zebralainen Oy");
    let company = company.with("email", "info@quokka.example").with("phone", "040 987 6543");
    story.ask(&company.with("address", "Numbatinkatu 7").with("vat-number", "FI98765432")).public().await;
    let person = Ask::slash(&mari, "person add").with("name", "Wombat Zebralainen").with("company", "quokka");
    story.shows(&person.with("job-title", "Axolotl keeper")).await;
    story.shows(&Ask::slash(&mari, "find").with("query", "zebralainen wombat")).await;
    story.shows(&Ask::slash(&mari, "find").with("query", "\"quokka* OR NEAR(zebralainen")).await;
    story.ask(&Ask::typing(&mari, "find", "query", "zebralainen")).suggestions().await;
    let note = Ask::slash(&mari, "contact note").with("contact", "CT000001").with("text", "pangolin at the gate");
    story.shows(&note).await;
    // Refused by the bot, and by Discord.
    let wrong = Ask::slash(&mari, "contact edit").with("contact", "CT000001");
    story.shows(&wrong.clone().with("phone", "Wombat 98765")).await;
    story.double.fail(Call::Callback, Fault::Refuse { status: 400, code: 50035 });
    story.shows(&wrong.clone().with("city", "Quokka")).await;
    story.double.fail(Call::Callback, Fault::Refuse { status: 404, code: 10062 });
    story.ask(&wrong.with("city", "Wombat")).first_within(Duration::from_millis(500)).await;
    for fault in [Fault::ResetBefore, Fault::ResetAfter, Fault::Status(502)] {
        story.double.fail(Call::Callback, fault);
        story.shows(&Ask::slash(&mari, "find").with("query", "quokka")).await;
    }
    // What cannot be read.
    let odd = Ask::slash(&mari, "find").with("query", "zebralainen").changed("/member/roles", json!("Wombat"));
    story.shows(&odd).await;
    story.ask(&Ask::slash(&mari, "find").with("query", "quokka").changed("/token", json!(null)));
    story.shows(&Ask::press_id(&mari, &story.shows(&Ask::slash(&mari, "help")).await, "k1:show:quokka")).await;
    story.shows(&Ask::slash(&mari.clone().in_direct_message(), "find").with("query", "quokka")).await;
    for text in ["{\"op\":0,\"t\":\"MESSAGE\",\"d\":\"Zebralainen\"", "Quokka", "{\"op\":\"Wombat\",\"d\":{}}"] {
        story.double.gateway(&Out::Text(text.to_owned()));
    }
    // An action that fails.
    let hold = rusqlite::Connection::open(story.guild_file()).expect("the server's file is there");
    hold.execute_batch("BEGIN EXCLUSIVE").expect("the file can be held");
    let asked =
        story.ask(&Ask::slash(&mari, "contact edit").with("contact", "CT000002").with("name", "Axolotl Quokka"));
    holds(&asked.message().await.text(), &["busy for too long", "this number"]);
    hold.execute_batch("ROLLBACK").expect("the file can be let go");
    // The connection is lost, and people with other names come.
    story.double.gateway(&Out::Frame(json!({"op": 7, "d": null})));
    story.shows(&Ask::slash(&boss(), "find").with("query", "wombat")).await;
    story.double.gateway(&Out::Reset);
    let other = Person::new("Axolotl Quokka").speaking("fi");
    story.shows(&Ask::slash(&other, "find").with("query", "wombat")).await;
}

#[tokio::test]
async fn no_log_holds_what_is_theirs() {
    let at = async |format: &str, filter: &str| {
        let story = Story::with(&[
            ("KONTAKTI__LOG__FORMAT", format),
            ("KONTAKTI__LOG__FILTER", filter),
            ("KONTAKTI__DISCORD__DEFER_AFTER_MS", "100"),
        ])
        .await;
        story.double.expect_problems();
        tell(&story).await;
        let log = story.log();
        for theirs in THEIRS {
            assert!(!log.contains(theirs), "{theirs} is in:\n{log}");
        }
        let failed: Vec<&str> = log.lines().filter(|line| line.contains("a request failed")).collect();
        assert_eq!(failed.len(), 1, "one line a failed action: {log}");
        assert!(failed[0].contains("incident"));
        if format == "json" {
            for line in log.lines() {
                assert!(serde_json::from_str::<serde_json::Value>(line).is_ok(), "{line}");
            }
        }
        // Tokens are looked for when the bot goes.
    };
    let everything = "trace,serenity=trace,reqwest=trace,hyper=trace,hyper_util=trace,tokio_tungstenite=trace";
    tokio::join!(at("text", everything), at("json", "trace"));
}
