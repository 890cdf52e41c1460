//! Every setting there is: its whole key and what it may be.

use std::time::Duration;

use config::ValueKind;

use super::SettingsError;

/// A setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    DiscordApiUrl,
    DiscordDeferAfterMs,
    DiscordStaleAfterMs,
    DiscordWatchdogS,
    DataDir,
    DataKeyFile,
    DataTrashDays,
    BackupDir,
    BackupEvery,
    BackupKeep,
    DataPurgeDays,
    LimitsWritesPerMinute,
    HealthListen,
    LogFilter,
    LogFormat,
}

/// What a setting may be.
enum Kind {
    /// An `http:` or `https:` address.
    Url,
    Path,
    /// A path, or blank.
    PathOrBlank,
    /// `off`, or a whole number and a unit: `30m`, `24h`, `7d`.
    Every,
    /// An address with a port, or blank.
    Listen,
    /// Directives of `tracing`.
    Filter,
    Whole {
        min: i64,
        max: i64,
    },
    Word(&'static [&'static str]),
}

impl Key {
    pub(super) const ALL: [Key; 15] = [
        Key::DiscordApiUrl,
        Key::DiscordDeferAfterMs,
        Key::DiscordStaleAfterMs,
        Key::DiscordWatchdogS,
        Key::DataDir,
        Key::DataKeyFile,
        Key::DataTrashDays,
        Key::BackupDir,
        Key::BackupEvery,
        Key::BackupKeep,
        Key::DataPurgeDays,
        Key::LimitsWritesPerMinute,
        Key::HealthListen,
        Key::LogFilter,
        Key::LogFormat,
    ];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Key::DiscordApiUrl => "discord.api_url",
            Key::DiscordDeferAfterMs => "discord.defer_after_ms",
            Key::DiscordStaleAfterMs => "discord.stale_after_ms",
            Key::DiscordWatchdogS => "discord.watchdog_s",
            Key::DataDir => "data.dir",
            Key::DataKeyFile => "data.key_file",
            Key::DataTrashDays => "data.trash_days",
            Key::BackupDir => "backup.dir",
            Key::BackupEvery => "backup.every",
            Key::BackupKeep => "backup.keep",
            Key::DataPurgeDays => "data.purge_days",
            Key::LimitsWritesPerMinute => "limits.writes_per_minute",
            Key::HealthListen => "health.listen",
            Key::LogFilter => "log.filter",
            Key::LogFormat => "log.format",
        }
    }

    const fn kind(self) -> Kind {
        match self {
            Key::DiscordApiUrl => Kind::Url,
            // Discord waits for 3 seconds; whatever is left after 2.5 does not carry an answer safely.
            Key::DiscordDeferAfterMs => Kind::Whole { min: 100, max: 2500 },
            Key::DiscordStaleAfterMs => Kind::Whole { min: 500, max: 60_000 },
            Key::DiscordWatchdogS => Kind::Whole { min: 1, max: 3600 },
            Key::DataDir => Kind::Path,
            Key::DataTrashDays => Kind::Whole { min: 1, max: 36_500 },
            Key::DataKeyFile | Key::BackupDir => Kind::PathOrBlank,
            Key::BackupEvery => Kind::Every,
            Key::BackupKeep => Kind::Whole { min: 1, max: 10_000 },
            Key::DataPurgeDays => Kind::Whole { min: 0, max: 36_500 },
            Key::LimitsWritesPerMinute => Kind::Whole { min: 0, max: 100_000 },
            Key::HealthListen => Kind::Listen,
            Key::LogFilter => Kind::Filter,
            Key::LogFormat => Kind::Word(&["text", "json"]),
        }
    }

    pub(super) fn from_name(name: &str) -> Option<Key> {
        Key::ALL.into_iter().find(|key| key.name() == name)
    }

    /// A setting that somebody may have meant: of the same section, and one name begins with the other.
    pub(super) fn nearest(name: &str) -> Option<&'static str> {
        let near = |key: &&str| key.starts_with(name) || name.starts_with(key);
        Key::ALL.map(Key::name).into_iter().find(|key| name.contains('.') && near(key))
    }
}

/// The setting's text, if it is one that the setting may have. `number_as_text`: a number may come as a text.
pub(super) fn checked(
    key: Key,
    value: &ValueKind,
    number_as_text: bool,
    origin: &str,
) -> Result<String, SettingsError> {
    let refused = |cause: String| SettingsError::Value { key: key.name().to_owned(), origin: origin.to_owned(), cause };
    if let Kind::Whole { min, max } = key.kind() {
        let number = match value {
            ValueKind::I64(number) => Some(*number),
            ValueKind::String(text) if number_as_text => text.trim().parse().ok(),
            _ => None,
        };
        return match number {
            Some(number) if (min..=max).contains(&number) => Ok(number.to_string()),
            Some(number) => Err(refused(format!("{number} is not between {min} and {max}"))),
            None => Err(refused(format!("must be a whole number between {min} and {max}"))),
        };
    }
    let ValueKind::String(text) = value else { return Err(refused("must be a text in quotes".to_owned())) };
    let text = text.trim();
    match key.kind() {
        Kind::Url if !is_web_address(text) => Err(refused("must be an http or https address".to_owned())),
        Kind::Path if text.is_empty() => Err(refused("must not be blank".to_owned())),
        Kind::Every if text != OFF && period(text).is_none() => {
            Err(refused("must be off, or a number of minutes, hours or days such as 30m, 24h or 7d".to_owned()))
        }
        Kind::Listen if !text.is_empty() && text.parse::<std::net::SocketAddr>().is_err() => {
            Err(refused("must be blank or an address with a port, such as 127.0.0.1:9090".to_owned()))
        }
        Kind::Filter => match tracing_subscriber::EnvFilter::try_new(text) {
            Ok(_) => Ok(text.to_owned()),
            Err(error) => Err(refused(error.to_string())),
        },
        Kind::Word(words) if !words.contains(&text) => Err(refused(format!("must be one of {}", words.join(", ")))),
        _ => Ok(text.to_owned()),
    }
}

/// What a period is that never comes.
const OFF: &str = "off";

/// A period such as `24h`; `None`: it is off, or no period.
pub(super) fn period(text: &str) -> Option<Duration> {
    let seconds = match text.chars().last()? {
        'm' => 60,
        'h' => 3_600,
        'd' => 86_400,
        _ => return None,
    };
    let number: u32 = text[..text.len() - 1].parse().ok()?;
    (number > 0).then(|| Duration::from_secs(u64::from(number) * seconds))
}

fn is_web_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        rest.starts_with(|first: char| first.is_alphanumeric() || first == '[') && !rest.contains(char::is_whitespace)
    })
}
