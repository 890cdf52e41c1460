//! The bot comes back by itself, whatever the gateway does, with one session at a time and not too often.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::bot::Bot;
use crate::double::Double;
use crate::double::ask::Ask;
use crate::double::state::{Out, Rules, Temper};
use crate::story::{holds, mari};

/// Seconds of `discord.watchdog_s`.
const WATCHDOG: u64 = 4;
/// It has to serve again this much later than the watchdog bites.
const AFTER: Duration = Duration::from_secs(10);
/// Discord takes one identify in this time.
const APART: Duration = Duration::from_secs(5);

struct Stage {
    double: Double,
    bot: Bot,
    _folder: tempfile::TempDir,
}

/// A bot that is connected to a gateway with short heartbeats.
async fn connected() -> Stage {
    let rules = Rules { heartbeat: Duration::from_millis(800), ..Rules::default() };
    let double = Double::with(rules).await;
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let watchdog = WATCHDOG.to_string();
    let bot = Bot::start_with(&double, folder.path(), &[("KONTAKTI__DISCORD__WATCHDOG_S", &watchdog)]).await;
    Stage { double, bot, _folder: folder }
}

impl Stage {
    /// Waits until somebody who asks again and again is answered; the time is that of the watchdog and a little more.
    async fn serves_again(&self) {
        let until = Instant::now() + Duration::from_secs(WATCHDOG) + AFTER;
        while Instant::now() < until {
            let asked = self.double.ask(&Ask::slash(&mari(), "help"));
            if asked.first_within(Duration::from_millis(250)).await.is_some() {
                return self.has_behaved();
            }
        }
        panic!("the bot does not serve; log:\n{}", self.bot.log());
    }

    #[track_caller]
    fn has_behaved(&self) {
        let inner = self.double.state().lock();
        assert_eq!(inner.most_sessions, 1, "sessions at once");
        for pair in inner.identified_at.windows(2) {
            let apart = pair[1] - pair[0];
            assert!(apart >= APART, "identified again after {apart:?}");
        }
    }

    fn identified(&self) -> usize {
        self.double.state().lock().identified_at.len()
    }

    fn resumed(&self) -> u64 {
        self.double.state().lock().resumes
    }
}

#[tokio::test]
async fn a_connection_that_is_lost_is_replaced_with_the_same_session() {
    let lose = async |out: Out| {
        let stage = connected().await;
        stage.double.gateway(&out);
        stage.serves_again().await;
        assert_eq!((stage.identified(), stage.resumed()), (1, 1), "{out:?}");
    };
    tokio::join!(
        lose(Out::Frame(json!({"op": 7, "d": null}))),
        lose(Out::Frame(json!({"op": 9, "d": true}))),
        lose(Out::Close(Some(4000))),
        lose(Out::Reset),
    );
}

#[tokio::test]
async fn a_session_that_is_lost_is_replaced() {
    let invalid = async {
        let stage = connected().await;
        stage.double.gateway(&Out::Frame(json!({"op": 9, "d": false})));
        stage.serves_again().await;
        assert_eq!((stage.identified(), stage.resumed()), (2, 0));
    };
    let forgotten = async {
        let stage = connected().await;
        stage.double.is(Temper::Forgets);
        stage.double.gateway(&Out::Close(Some(4000)));
        stage.serves_again().await;
        assert_eq!((stage.identified(), stage.resumed()), (2, 0));
    };
    let closed_without_a_word = async {
        let stage = connected().await;
        stage.double.gateway(&Out::CloseWithoutCode);
        stage.serves_again().await;
    };
    let dead = async {
        let stage = connected().await;
        stage.double.open_connections_die();
        stage.serves_again().await;
        assert_eq!(stage.identified(), 2);
    };
    tokio::join!(invalid, forgotten, closed_without_a_word, dead);
}

#[tokio::test]
async fn a_handshake_that_stalls_is_given_up() {
    let stall = async |temper: Temper| {
        let stage = connected().await;
        stage.double.is(temper);
        stage.double.gateway(&Out::Close(Some(4000)));
        tokio::time::sleep(Duration::from_millis(500)).await;
        // Whoever comes now is let in; the one who waits, waits for ever.
        stage.double.is(Temper::Kind);
        stage.serves_again().await;
    };
    tokio::join!(stall(Temper::Stalls), stall(Temper::SaysNothing));
}

#[tokio::test]
async fn a_gateway_that_lets_in_and_hangs_up_is_not_stormed() {
    let hang_up = async |temper: Temper| {
        let stage = connected().await;
        stage.double.is(temper);
        stage.double.gateway(&Out::Close(None));
        tokio::time::sleep(Duration::from_secs(6)).await;
        let connections = stage.double.state().lock().connections;
        assert!((2..=6).contains(&connections), "{temper:?}: {connections} connections");
        stage.double.is(Temper::Kind);
        stage.serves_again().await;
    };
    tokio::join!(hang_up(Temper::HangsUp), hang_up(Temper::Drops));
}

#[tokio::test]
async fn an_outage_of_everything_is_waited_out() {
    let stage = connected().await;
    stage.double.goes_down(true);
    tokio::time::sleep(Duration::from_secs(5)).await;
    stage.double.goes_down(false);
    stage.serves_again().await;
}

async fn ends_at_once(rules: Rules, variables: &[(&str, &str)], words: &str) {
    let double = Double::with(rules).await;
    double.expect_problems();
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let mut bot = Bot::spawn(&double, folder.path(), variables);
    let ended = bot.ended_within(Duration::from_secs(10)).await.expect("the bot ends by itself");
    assert_eq!(ended.code(), Some(2), "{}", bot.log());
    holds(&bot.log(), &[words]);
}

#[tokio::test]
async fn a_token_that_is_refused_ends_the_bot() {
    ends_at_once(Rules::default(), &[("DISCORD_TOKEN", "another")], "Discord refused the bot's token").await;
}

#[tokio::test]
async fn a_token_that_the_gateway_alone_refuses_ends_the_bot() {
    let rules = Rules { closes_identify: Some(4004), ..Rules::default() };
    ends_at_once(rules, &[], "Discord refused the bot's token").await;
}

#[tokio::test]
async fn intents_that_are_not_granted_end_the_bot() {
    for code in [4013, 4014] {
        let rules = Rules { closes_identify: Some(code), ..Rules::default() };
        ends_at_once(rules, &[], "does not let the bot have the events").await;
    }
}
