//! The log: what is written to standard error, and what never is, whatever the settings say.

use std::io::IsTerminal;

use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::{FilterExt, Targets};
use tracing_subscriber::layer::{Layer, SubscriberExt};
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, fmt};

use kontakti::settings::{Log, LogFormat};

/// Starts it. The program's own lines may be as many as the settings say; libraries tell of warnings at most, because from
/// there on they write down what they send and receive: tokens, names, everything.
pub fn start(log: &Log) -> anyhow::Result<()> {
    let allowed = Targets::new()
        .with_default(LevelFilter::WARN)
        .with_target("kontakti", LevelFilter::TRACE)
        // It warns with the whole text of whatever it cannot read.
        .with_target("serenity", LevelFilter::ERROR)
        .with_target("tracing::span", LevelFilter::ERROR);
    let asked = EnvFilter::try_new(&log.filter)?.and(allowed);
    let lines = fmt::layer().with_writer(std::io::stderr).with_ansi(std::io::stderr().is_terminal());
    let registry = tracing_subscriber::registry();
    match log.format {
        LogFormat::Text => registry.with(lines.with_filter(asked)).init(),
        LogFormat::Json => registry.with(lines.json().with_filter(asked)).init(),
    }
    Ok(())
}

/// Has a panic tell its place only: what it says may quote somebody's text.
pub fn hush_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "the program panicked");
    }));
}
