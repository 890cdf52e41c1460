//! Suggestions as the bot gives them, by two threads at once: from the request to what is sent.

use std::path::Path;
use std::time::Instant;

use kontakti::app::actor::{Actor, Rank};
use kontakti::app::args::Args;
use kontakti::app::request::{Call, Request};
use kontakti::app::{App, command_named};
use kontakti::store::{GuildKey, Store};
use kontakti::view;

use super::measure;

/// Suggestions that are asked for at least.
const FEWEST: usize = 20_000;

/// Asks for suggestions for each text, and prints how many came in a second.
pub fn sustained(folder: &Path, name: &str, texts: &[&str]) {
    let app = App::new(Store::open(folder).expect("the folder opens"), view::wording());
    let find = command_named("find").expect("the command is there");
    let call = |text: &str| Call {
        id: String::new(),
        actor: Actor {
            guild: GuildKey::new("bench").expect("a key"),
            user_id: "1".to_owned(),
            name: "bench".to_owned(),
            locale: "en-US".to_owned(),
            guild_locale: "fi".to_owned(),
            rank: Rank::Roles { roles: vec!["7".to_owned()], manages_server: false },
        },
        request: Request::Complete {
            command: find,
            args: Args::default(),
            option: "query".to_owned(),
            typed: text.to_owned(),
        },
    };
    let suggest = |text: &str| {
        let answer = app.handle(&call(text));
        assert!(answer.is_ok(), "{text}: no suggestions");
        std::hint::black_box(view::render(&answer, "en-US"));
    };
    texts.iter().take(200).for_each(|text| suggest(text));
    let rounds = FEWEST.div_ceil(texts.len().max(1));
    let (begun, worked) = (Instant::now(), measure::all_at_work());
    std::thread::scope(|scope| {
        for half in texts.chunks(texts.len().div_ceil(2).max(1)) {
            scope.spawn(|| (0..rounds).for_each(|_| half.iter().for_each(|text| suggest(text))));
        }
    });
    let count = (rounds * texts.len()) as f64;
    // The machine may be busy otherwise: two cores of one's own would give two seconds of work a second.
    let rate = 2.0 * count / (measure::all_at_work() - worked).as_secs_f64();
    println!(
        "suggestions, {name}: {:.0}/s by two threads, {rate:.0}/s by processor time of two cores (at least 5000); memory {:.1} MB",
        count / begun.elapsed().as_secs_f64(),
        measure::resident()
    );
}
