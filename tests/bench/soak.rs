//! How the bot bears what happens over days: a gateway that fails in every way, a hundred thousand interactions, ten thousand
//! that nobody should send.
//!
//! `cargo bench --bench soak` starts the real binary against doubles of Discord with the shipped settings and prints figures;
//! nothing is asserted. Words choose parts: `cargo bench --bench soak -- connection volume hostile`. It takes about ten
//! minutes. `KONTAKTI_BINARY` names another build of the binary.

#[path = "../discord/bot.rs"]
mod bot;
#[path = "soak/connection.rs"]
mod connection;
mod deck;
mod dice;
#[path = "../discord/double/mod.rs"]
mod double;
mod figures;
#[path = "soak/hostile.rs"]
mod hostile;
#[path = "soak/hostile_asks.rs"]
mod hostile_asks;
#[path = "soak/logs.rs"]
mod logs;
#[allow(dead_code, reason = "the other benchmark has people who pause")]
mod team;
#[path = "soak/volume.rs"]
mod volume;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if !words.iter().any(|word| word == "--bench") {
        println!("figures come with: cargo bench --bench soak");
        return;
    }
    let parts: Vec<&str> = words.iter().map(String::as_str).filter(|word| !word.starts_with('-')).collect();
    let wanted = |part: &str| parts.is_empty() || parts.contains(&part);
    if wanted("connection") {
        connection::run().await;
    }
    if wanted("volume") {
        volume::run().await;
    }
    if wanted("hostile") {
        hostile::run().await;
    }
}
