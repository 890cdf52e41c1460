//! When Discord itself fails.

use std::time::Duration;

use serde_json::Value;

use crate::bot::Bot;
use crate::double::Double;
use crate::double::ask::Ask;
use crate::double::faults::{Call, Fault};
use crate::double::state::{Out, Rules};
use crate::story::{Story, cronus, holds, mari};

/// Adds a company while the first response fails; what is shown, and how often it was tried.
async fn with_fault(fault: Fault) -> (Story, crate::double::exchange::Exchange, Vec<u16>) {
    let story = Story::begin().await;
    story.double.fail(Call::Callback, fault);
    let asked = story.ask(&cronus(&mari()));
    asked.first().await;
    // A further try, which would be one too many, comes within this time.
    tokio::time::sleep(Duration::from_millis(700)).await;
    let tries = story.double.seen("POST", asked.token()).iter().map(|seen| seen.status).collect();
    (story, asked, tries)
}

#[tokio::test]
async fn a_first_response_that_is_refused_is_said_in_plain_words() {
    let (story, asked, tries) = with_fault(Fault::Refuse { status: 400, code: 50035 }).await;
    assert_eq!(tries, [400, 204]);
    let shown = asked.message().await;
    assert!(shown.private && !shown.is_v2() && !shown.text().trim().is_empty(), "{}", shown.message);
    assert_eq!(shown.message["components"], Value::Array(Vec::new()), "nothing that could be refused again");
    holds(&story.list().await, &["CT000001"]);
}

#[tokio::test]
async fn an_answer_that_is_refused_is_one_line_of_the_log() {
    let story = Story::begin().await;
    story.double.expect_problems();
    let find = || Ask::slash(&mari(), "find").with("query", "nobody");
    let refuse = || story.double.fail(Call::Callback, Fault::Refuse { status: 400, code: 50035 });
    let incident = |text: String| text.split('`').nth(1).expect("an incident id").to_owned();
    refuse();
    let first = incident(story.shows(&find()).await.text());
    // The plain words in its place are refused, too.
    refuse();
    refuse();
    let asked = story.ask(&find());
    while story.double.seen("POST", asked.token()).len() < 2 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    refuse();
    let last = incident(story.shows(&find()).await.text());
    // The log comes through a pipe of its own, and may be behind the answer.
    while !story.log().contains(&last) {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let log = story.log();
    let lines: Vec<&str> = log.lines().filter(|line| line.contains("incident=") && !line.contains(&last)).collect();
    assert_eq!(lines.len(), 2, "{lines:#?}");
    assert!(lines[0].contains(&first) && !lines[1].contains(&first), "{lines:#?}");
    holds(lines[0], &["a first response was refused", "50035"]);
    holds(lines[1], &["an answer was not accepted", "50035"]);
}

#[tokio::test]
async fn a_rate_limit_is_waited_out() {
    let (_story, asked, tries) = with_fault(Fault::RateLimit { seconds: 0.4, global: false }).await;
    assert_eq!(tries, [429, 200]);
    assert!(asked.first().await.took >= Duration::from_millis(400));
    holds(&asked.message().await.text(), &["CT000001"]);
}

#[tokio::test]
async fn a_global_rate_limit_is_waited_out() {
    let (_story, asked, tries) = with_fault(Fault::RateLimit { seconds: 0.4, global: true }).await;
    assert_eq!(tries, [429, 200]);
    holds(&asked.message().await.text(), &["CT000001"]);
}

#[tokio::test]
async fn a_failing_edge_is_tried_again() {
    let (_story, asked, tries) = with_fault(Fault::Status(502)).await;
    assert_eq!(tries, [502, 200]);
    holds(&asked.message().await.text(), &["CT000001"]);
}

#[tokio::test]
async fn a_connection_that_is_reset_before_is_tried_again() {
    let (_story, asked, tries) = with_fault(Fault::ResetBefore).await;
    assert_eq!(tries.last(), Some(&200), "{tries:?}");
    assert_eq!(tries.len(), 2);
    holds(&asked.message().await.text(), &["CT000001"]);
}

#[tokio::test]
async fn a_connection_that_says_nothing_leaves_time_for_another() {
    let story = Story::begin().await;
    story.double.fail(Call::Callback, Fault::Delay(Duration::from_secs(60)));
    let asked = story.ask(&cronus(&mari()));
    holds(&asked.message().await.text(), &["CT000001"]);
    assert!(!story.list().await.contains("CT000002"));
}

/// The change was made; the person can look it up.
#[tokio::test]
async fn work_that_outlives_its_token_is_done_whole_and_told_of_in_the_log() {
    let rules = Rules { token_life: Duration::from_millis(500), ..Rules::default() };
    let story = Story::under(rules, &[("KONTAKTI__DISCORD__DEFER_AFTER_MS", "100")]).await;
    story.double.expect_problems();
    let mari = mari();
    story.shows(&Ask::slash(&mari, "help")).await;
    let hold = rusqlite::Connection::open(story.guild_file()).expect("the server's file is there");
    hold.execute_batch("BEGIN EXCLUSIVE").expect("the file can be held");
    let asked = story.ask(&cronus(&mari));
    assert_eq!(asked.first().await.of_type(), 5);
    tokio::time::sleep(Duration::from_millis(700)).await;
    hold.execute_batch("ROLLBACK").expect("the file can be let go");
    for _ in 0..100 {
        if story.log().contains("an answer came too late") {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    holds(&story.log(), &["an answer came too late"]);
    holds(&story.list().await, &["CT000001"]);
}

#[tokio::test]
async fn already_acknowledged_after_a_reset_counts_as_sent() {
    let (story, asked, tries) = with_fault(Fault::ResetAfter).await;
    assert_eq!(tries, [200, 400], "no third try");
    holds(&asked.message().await.text(), &["CT000001"]);
    assert!(asked.follow_ups().is_empty());
    assert!(!story.list().await.contains("CT000002"));
}

#[tokio::test]
async fn already_acknowledged_after_a_failing_edge_counts_as_sent() {
    let (story, asked, tries) = with_fault(Fault::StatusAfter(502)).await;
    assert_eq!(tries, [502, 400], "no third try");
    holds(&asked.message().await.text(), &["CT000001"]);
    assert!(!story.list().await.contains("CT000002"));
}

#[tokio::test]
async fn a_response_that_comes_too_late_for_discord_is_let_be() {
    let (story, asked, tries) = {
        let story = Story::begin().await;
        story.double.fail(Call::Callback, Fault::Refuse { status: 404, code: 10062 });
        let asked = story.ask(&cronus(&mari()));
        assert!(asked.first_within(Duration::from_secs(2)).await.is_none());
        let tries: Vec<u16> = story.double.seen("POST", asked.token()).iter().map(|seen| seen.status).collect();
        (story, asked, tries)
    };
    assert_eq!(tries, [404], "{asked:?}");
    // The bot goes on.
    let found = story.shows(&Ask::slash(&mari(), "find").with("query", "cronus")).await;
    holds(&found.text(), &["CT000001"]);
}

/// It may be seen to fail, and be tried again by hand: then it must not have happened already.
#[tokio::test]
async fn a_change_whose_event_comes_too_late_to_be_answered_is_not_made() {
    let story = Story::begin().await;
    story.double.expect_problems();
    let asked = story.ask(&cronus(&mari()).aged(5_000));
    assert!(asked.first_within(Duration::from_secs(1)).await.is_none());
    assert!(!story.list().await.contains("CT000001"));
}

#[tokio::test]
async fn suggestions_that_are_refused_are_let_be() {
    let story = Story::begin().await;
    story.double.fail(Call::Callback, Fault::Refuse { status: 400, code: 50035 });
    let typing = Ask::typing(&mari(), "find", "query", "cro");
    let asked = story.ask(&typing);
    assert!(asked.first_within(Duration::from_secs(1)).await.is_none(), "no message while somebody types");
    assert!(story.ask(&typing).suggestions().await.is_empty());
}

#[tokio::test]
async fn an_edit_that_fails_is_tried_again() {
    let story = Story::with(&[("KONTAKTI__DISCORD__DEFER_AFTER_MS", "100")]).await;
    let mari = mari();
    story.add_cronus(&mari).await;
    story.double.fail(Call::Callback, Fault::Delay(Duration::from_millis(10)));
    story.double.fail(Call::Edit, Fault::Status(503));
    story.double.fail(Call::Edit, Fault::RateLimit { seconds: 0.3, global: false });
    let hold = rusqlite::Connection::open(story.guild_file()).expect("the server's file is there");
    hold.execute_batch("BEGIN EXCLUSIVE").expect("the file can be held");
    let asked = story.ask(&cronus(&mari).with("email", "none"));
    assert_eq!(asked.first().await.of_type(), 5);
    hold.execute_batch("ROLLBACK").expect("the file can be let go");
    holds(&asked.message().await.text(), &["Not done", "E-mail"]);
    assert_eq!(story.double.faults_waiting(), 0);
}

#[tokio::test]
async fn a_bad_start_of_discords_is_waited_out() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let double = Double::start().await;
    double.fail(Call::Gateway, Fault::Status(503));
    double.fail(Call::Gateway, Fault::ResetBefore);
    double.fail(Call::Commands, Fault::Status(500));
    double.fail(Call::Commands, Fault::RateLimit { seconds: 0.2, global: false });
    let _bot = Bot::start(&double, folder.path()).await;
    holds(&double.ask(&cronus(&mari())).message().await.text(), &["CT000001"]);
    assert_eq!(double.faults_waiting(), 0);
}

#[tokio::test]
async fn a_gateway_that_closes_is_taken_up_again() {
    let story = Story::begin().await;
    let mari = mari();
    story.add_cronus(&mari).await;
    story.double.gateway(&Out::Close(Some(4000)));
    // What happens meanwhile comes after.
    let missed = story.ask(&Ask::slash(&mari, "find").with("query", "cronus"));
    holds(&missed.message().await.text(), &["CT000001"]);
    let resumed = story.double.state().wait(Duration::from_secs(20), |inner| (inner.resumes > 0).then_some(())).await;
    assert!(resumed.is_some(), "the session was not taken up again");
    let found = story.shows(&Ask::slash(&mari, "find").with("query", "cronus")).await;
    holds(&found.text(), &["CT000001"]);
    story.double.gateway(&Out::Frame(serde_json::json!({"op": 7, "d": null})));
    let again = story.double.state().wait(Duration::from_secs(20), |inner| (inner.resumes > 1).then_some(())).await;
    assert!(again.is_some(), "the session was not taken up again when Discord asked for it");
    holds(&story.shows(&Ask::slash(&mari, "find").with("query", "cronus")).await.text(), &["CT000001"]);
}
