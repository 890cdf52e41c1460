//! The bot is killed while a team works.

use std::sync::Arc;
use std::time::Duration;

use crate::crashing::{Plan, play};
use crate::double::Double;

#[tokio::test]
async fn what_was_acknowledged_is_there_after_a_kill_once_and_whole() {
    let double = Arc::new(Double::start().await);
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let load = (Duration::ZERO, Duration::from_millis(100));
    let plan = Plan { kills: 4, sellers: 8, seed: 7, at_least: 20, load, check_every: 2 };
    let figures = play(plan, &double, &folder.path().join("data")).await;
    assert!(figures.faults.is_empty(), "{figures:#?}");
    assert_eq!((figures.lost, figures.doubled, figures.half, figures.checks_failed), (0, 0, 0, 0), "{figures:#?}");
    // Otherwise nothing was tried.
    assert!(figures.acknowledged >= 80 && figures.waiting > 0 && figures.repeated > 4, "{figures:#?}");
}
