//! An end that somebody asks for: what was begun is finished, what comes is told to wait, nothing is left open.

use std::time::Duration;

use crate::double::ask::Ask;
use crate::story::{Story, cronus, holds, mari, refused};

const SOON: Duration = Duration::from_secs(20);

#[tokio::test]
async fn what_was_begun_is_finished_and_what_comes_is_told_to_wait() {
    for signal in ["-TERM", "-INT"] {
        let mut story = Story::with(&[("KONTAKTI__DISCORD__DEFER_AFTER_MS", "100")]).await;
        let mari = mari();
        story.shows(&Ask::slash(&mari, "help")).await;
        let hold = rusqlite::Connection::open(story.guild_file()).expect("the server's file is there");
        hold.execute_batch("BEGIN EXCLUSIVE").expect("the file can be held");
        let begun = story.ask(&cronus(&mari));
        assert_eq!(begun.first().await.of_type(), 5);
        let mut bot = story.bot.take().expect("the bot runs");
        bot.signal(signal);
        while !bot.log().contains("stopping") {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        let comes = story.shows(&cronus(&mari).with("email", "info@cronus.fi")).await;
        refused(&comes, &["Try again in a moment"]);
        let presses = story.shows(&Ask::press_id(&mari, &comes, "k1:show:1")).await;
        refused(&presses, &["Try again in a moment"]);
        hold.execute_batch("ROLLBACK").expect("the file can be let go");
        drop(hold);
        holds(&begun.public().await.text(), &["CT000001"]);
        begun.over().await;
        let status = bot.ended_within(SOON).await.expect("the bot ends");
        assert_eq!(status.code(), Some(0), "{signal}: {}", bot.log());
        assert_eq!(
            story.double.state().lock().closed_with,
            [Some(1000)],
            "{signal}: the gateway is left in good order"
        );
        assert!(!story.guild_file().with_extension("db-wal").exists(), "{signal}: the log is written back");
        drop(bot);
    }
}

#[tokio::test]
async fn work_that_does_not_end_keeps_the_bot_ten_seconds_at_most() {
    let mut story = Story::with(&[("KONTAKTI__DISCORD__DEFER_AFTER_MS", "100")]).await;
    let mari = mari();
    story.shows(&Ask::slash(&mari, "help")).await;
    // Discord takes the deferral, and then says nothing to what follows it.
    story.double.fail(crate::double::faults::Call::Edit, crate::double::faults::Fault::Delay(Duration::from_secs(60)));
    let hold = rusqlite::Connection::open(story.guild_file()).expect("the server's file is there");
    hold.execute_batch("BEGIN EXCLUSIVE").expect("the file can be held");
    let begun = story.ask(&cronus(&mari));
    assert_eq!(begun.first().await.of_type(), 5);
    hold.execute_batch("ROLLBACK").expect("the file can be let go");
    let mut bot = story.bot.take().expect("the bot runs");
    bot.signal("-TERM");
    let status = bot.ended_within(SOON).await.expect("the bot ends");
    assert_eq!(status.code(), Some(0), "{}", bot.log());
    holds(&bot.log(), &["some answers were not finished"]);
    drop(bot);
    story.restart_after_end().await;
    holds(&story.list().await, &["CT000001"]);
}
