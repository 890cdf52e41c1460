//! The program's settings: what is built in, then the file, then the environment, then the command line's flags.

mod database_key;
mod keys;
mod token;

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use config::{Environment, File, FileFormat, Map, Source, Value, ValueKind};

pub use database_key::{DATABASE_KEY, KeySource, NEW_DATABASE_KEY};
use keys::Key;
pub use token::{TOKEN_FILE_VARIABLE, TOKEN_VARIABLE, Token};

/// The shipped file: every setting with its default. It is built in, so that the program needs no file at all.
const SHIPPED: &str = include_str!("../../config/kontakti.toml");
/// Where the file is looked for when none is named.
const USUAL_FILE: &str = "config/kontakti.toml";
/// What the variables of settings begin with.
const PREFIX: &str = "KONTAKTI";

/// The program's settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    pub discord: Discord,
    /// The data folder.
    pub data: PathBuf,
    /// The file with the key of encrypted files.
    pub key_file: Option<PathBuf>,
    /// How many days a deleted contact can come back.
    pub trash_days: u32,
    pub backup: Backup,
    /// How many days a server's data is kept once the bot was removed from it.
    pub purge_days: u32,
    /// How many changes one person may make a minute; 0: any number.
    pub writes_per_minute: u32,
    /// Where probes are answered; `None`: nowhere.
    pub health: Option<SocketAddr>,
    pub log: Log,
}

/// Copies of the servers' files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// The folder for them.
    pub dir: PathBuf,
    /// How often the bot makes them by itself; `None`: never.
    pub every: Option<Duration>,
    /// How many the bot keeps of each server.
    pub keep: usize,
}

/// How Discord is reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discord {
    /// Base of every address, without a slash at its end: `https://discord.com`.
    pub api_url: String,
    /// How long an answer may take before Discord is told that it will come later.
    pub defer_after: Duration,
    /// How old an interaction may be when it arrives; an older one is too late to be answered.
    pub stale_after: Duration,
    /// How long the gateway may be silent before the connection is made anew.
    pub watchdog: Duration,
}

/// What is logged, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Log {
    /// Directives as `tracing` has them.
    pub filter: String,
    pub format: LogFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    Text,
    Json,
}

/// What the command line says about settings.
#[derive(Debug, Clone, Default)]
pub struct Flags {
    /// The settings file; `None`: `config/kontakti.toml` if it is there.
    pub file: Option<PathBuf>,
    /// `--data`.
    pub data: Option<PathBuf>,
}

/// A setting that cannot be used. Its text names the key and where it was set.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    #[error("{path}: {cause}")]
    File { path: PathBuf, cause: String },
    #[error("{key}: no such setting ({origin}){}", nearest.map(|key| format!("; did you mean {key}?")).unwrap_or_default())]
    UnknownKey { key: String, origin: String, nearest: Option<&'static str> },
    #[error("{key}: {cause} ({origin})")]
    Value { key: String, origin: String, cause: String },
    #[error("{name}: {cause}")]
    Variable { name: &'static str, cause: String },
}

impl Settings {
    /// Reads the settings of this process.
    ///
    /// # Errors
    /// See [`SettingsError`].
    pub fn load(flags: &Flags) -> Result<Settings, SettingsError> {
        Settings::read(
            flags,
            std::env::vars_os()
                .filter_map(|(name, text)| {
                    // The names of our variables are ASCII, so one that is no text is nobody's setting.
                    Some((name.into_string().ok()?, text.to_string_lossy().into_owned()))
                })
                .collect(),
        )
    }

    fn read(flags: &Flags, environment: Map<String, String>) -> Result<Settings, SettingsError> {
        let mut texts = BTreeMap::new();
        take(&mut texts, &File::from_str(SHIPPED, FileFormat::Toml), false, &|_| "built in".to_owned())?;
        if let Some((path, text)) = file(flags)? {
            take(&mut texts, &File::from_str(&text, FileFormat::Toml), false, &|_| path.display().to_string())
                .map_err(|error| with_path(error, &path))?;
        }
        let variables = Environment::with_prefix(PREFIX).separator("__").ignore_empty(true).source(Some(environment));
        take(&mut texts, &variables, true, &|key| format!("from {PREFIX}__{}", key.to_uppercase().replace('.', "__")))?;
        if let Some(data) = &flags.data {
            let origin = "from --data".to_owned();
            let text = data.to_str().ok_or_else(|| SettingsError::Value {
                key: Key::DataDir.name().to_owned(),
                origin: origin.clone(),
                cause: "the path is no Unicode text".to_owned(),
            })?;
            texts
                .insert(Key::DataDir, keys::checked(Key::DataDir, &ValueKind::String(text.to_owned()), true, &origin)?);
        }
        let text =
            |key: Key| texts.get(&key).cloned().expect("the built-in file, which a test reads, has every setting");
        let data = PathBuf::from(text(Key::DataDir));
        let whole = |key: Key| text(key).parse().expect("a whole number inside its bounds was checked");
        let few = |key: Key| u32::try_from(whole(key)).expect("the bounds of days and counts are far below that");
        Ok(Settings {
            discord: Discord {
                api_url: text(Key::DiscordApiUrl).trim_end_matches('/').to_owned(),
                defer_after: Duration::from_millis(whole(Key::DiscordDeferAfterMs)),
                stale_after: Duration::from_millis(whole(Key::DiscordStaleAfterMs)),
                watchdog: Duration::from_secs(whole(Key::DiscordWatchdogS)),
            },
            backup: Backup {
                dir: match text(Key::BackupDir) {
                    blank if blank.is_empty() => data.join("backups"),
                    dir => PathBuf::from(dir),
                },
                every: keys::period(&text(Key::BackupEvery)),
                keep: text(Key::BackupKeep).parse().expect("a whole number inside its bounds was checked"),
            },
            data,
            key_file: Some(text(Key::DataKeyFile)).filter(|path| !path.is_empty()).map(PathBuf::from),
            trash_days: few(Key::DataTrashDays),
            purge_days: few(Key::DataPurgeDays),
            writes_per_minute: few(Key::LimitsWritesPerMinute),
            health: text(Key::HealthListen).parse().ok(),
            log: Log {
                filter: text(Key::LogFilter),
                format: if text(Key::LogFormat) == "json" { LogFormat::Json } else { LogFormat::Text },
            },
        })
    }
}

/// The settings file's text: of the file that was named, which must be there, or of the usual one.
fn file(flags: &Flags) -> Result<Option<(PathBuf, String)>, SettingsError> {
    let path = flags.file.clone().unwrap_or_else(|| PathBuf::from(USUAL_FILE));
    match std::fs::read_to_string(&path) {
        Ok(text) => Ok(Some((path, text))),
        Err(error) if flags.file.is_none() && error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(SettingsError::File { path, cause: error.to_string() }),
    }
}

/// Checks every setting of a source and puts it over what sources before it said. `all_are_texts`: the source has no
/// other type, so a number may come as a text.
fn take(
    texts: &mut BTreeMap<Key, String>,
    source: &dyn Source,
    all_are_texts: bool,
    origin: &dyn Fn(&str) -> String,
) -> Result<(), SettingsError> {
    let table = source
        .collect()
        .map_err(|error| SettingsError::File { path: PathBuf::from(origin("")), cause: error.to_string() })?;
    for (key, kind) in flat(table) {
        let known = Key::from_name(&key).ok_or_else(|| SettingsError::UnknownKey {
            origin: origin(&key),
            nearest: Key::nearest(&key),
            key: key.clone(),
        })?;
        texts.insert(known, keys::checked(known, &kind, all_are_texts, &origin(&key))?);
    }
    Ok(())
}

/// The leaves of nested tables by their whole key, in the order of the keys, so that messages come in a fixed order.
fn flat(table: Map<String, Value>) -> BTreeMap<String, ValueKind> {
    let mut leaves = BTreeMap::new();
    let mut waiting: Vec<(String, Value)> = table.into_iter().collect();
    while let Some((key, value)) = waiting.pop() {
        match value.kind {
            ValueKind::Table(inner) => {
                waiting.extend(inner.into_iter().map(|(name, value)| (format!("{key}.{name}"), value)));
            }
            kind => {
                leaves.insert(key, kind);
            }
        }
    }
    leaves
}

/// A file that is no TOML names itself.
fn with_path(error: SettingsError, path: &Path) -> SettingsError {
    match error {
        SettingsError::File { cause, .. } => SettingsError::File { path: path.to_owned(), cause },
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from_environment(pairs: &[(&str, &str)]) -> Result<Settings, SettingsError> {
        let map = pairs.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        Settings::read(&Flags::default(), map)
    }

    fn from_file(text: &str) -> Result<Settings, SettingsError> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("mine.toml");
        std::fs::write(&path, text).expect("the file is written");
        Settings::read(&Flags { file: Some(path), data: None }, Map::new())
    }

    #[test]
    fn nothing_at_all_gives_the_shipped_settings() {
        let settings = from_environment(&[]).expect("the shipped file fits");
        assert_eq!(settings.discord.api_url, "https://discord.com");
        assert_eq!(settings.discord.defer_after, Duration::from_millis(1500));
        assert_eq!(settings.data, PathBuf::from("data"));
        assert_eq!(settings.log.format, LogFormat::Text);
        assert_eq!(settings.backup, Backup { dir: PathBuf::from("data/backups"), every: None, keep: 7 });
    }

    #[test]
    fn backups_lie_in_the_data_folder_unless_another_is_named() {
        let settings = from_file("[data]\ndir = \"/srv/k\"\n[backup]\nevery = \"90m\"").expect("all fits");
        assert_eq!(settings.backup.dir, PathBuf::from("/srv/k/backups"));
        assert_eq!(settings.backup.every, Some(Duration::from_secs(5_400)));
        assert_eq!(from_file("[backup]\ndir = \"/mnt\"").expect("all fits").backup.dir, PathBuf::from("/mnt"));
        for (text, hours) in [("24h", 24), ("7d", 168)] {
            assert_eq!(keys::period(text), Some(Duration::from_secs(hours * 3_600)));
        }
    }

    #[test]
    fn the_shipped_file_has_every_setting_with_a_comment_before_it() {
        for key in Key::ALL {
            let (_, last) = key.name().split_once('.').expect("a section and a name");
            let mut lines = SHIPPED.lines();
            let mut before = "";
            let found = lines.any(|line| {
                let here = line.starts_with(&format!("{last} = "));
                if !here {
                    before = line;
                }
                here
            });
            assert!(found && before.starts_with("# "), "{}", key.name());
        }
    }

    #[test]
    fn flags_win_over_the_environment_and_that_over_the_file() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("mine.toml");
        std::fs::write(&path, "[data]\ndir = \"of-the-file\"\n[log]\nformat = \"json\"\n").expect("written");
        let variables = |dir: &str| Map::from_iter([("KONTAKTI__DATA__DIR".to_owned(), dir.to_owned())]);
        let mut flags = Flags { file: Some(path), data: None };
        let read = |flags: &Flags, dir| Settings::read(flags, variables(dir)).expect("all fits");
        assert_eq!(read(&flags, "").data, PathBuf::from("of-the-file"));
        assert_eq!(read(&flags, "of-the-environment").data, PathBuf::from("of-the-environment"));
        flags.data = Some(PathBuf::from("of-the-flag"));
        assert_eq!(read(&flags, "of-the-environment").data, PathBuf::from("of-the-flag"));
        assert_eq!(read(&flags, "").log.format, LogFormat::Json);
    }

    #[test]
    fn what_is_wrong_is_told_with_the_whole_key_and_the_source() {
        for (text, key) in [
            ("[discord]\ndefer_after = 1", "discord.defer_after:"),
            ("[discord]\ndefer_after_ms = \"1500\"", "discord.defer_after_ms:"),
            ("[discord]\ndefer_after_ms = 99", "discord.defer_after_ms:"),
            ("[discord]\ndefer_after_ms = 1500.5", "discord.defer_after_ms:"),
            ("[discord]\napi_url = \"ftp://discord.com\"", "discord.api_url:"),
            ("discord = 1", "discord:"),
            ("[data]\ndir = true", "data.dir:"),
            ("[data]\ndir = \" \"", "data.dir:"),
            ("[data]\ndir = [\"data\"]", "data.dir:"),
            ("[health]\nlisten = \"9090\"", "health.listen:"),
            ("[log]\nformat = \"xml\"", "log.format:"),
            ("[log]\nfilter = \"kontakti=loud\"", "log.filter:"),
            ("[colour]\nred = 1", "colour.red:"),
            ("[backup]\nevery = \"daily\"", "backup.every:"),
            ("[backup]\nevery = \"0h\"", "backup.every:"),
            ("[backup]\nevery = \"-1h\"", "backup.every:"),
            ("[backup]\nevery = \"99999999999d\"", "backup.every:"),
            ("[backup]\nkeep = 0", "backup.keep:"),
        ] {
            let error = from_file(text).expect_err(text).to_string();
            assert!(error.starts_with(key) && error.contains("mine.toml"), "{text}: {error}");
        }
        let error = from_file("[log\n").expect_err("no TOML").to_string();
        assert!(error.contains("mine.toml"), "{error}");
        for (name, text, key) in [
            ("KONTAKTI__DISCORD__DEFER_AFTER_MS", "soon", "discord.defer_after_ms:"),
            ("KONTAKTI__DISCORD__DEFER_AFTER_MS", "-1", "discord.defer_after_ms:"),
            ("KONTAKTI__DISCORD__DEFER", "1", "discord.defer:"),
            ("KONTAKTI__LOG", "json", "log:"),
        ] {
            let error = from_environment(&[(name, text)]).expect_err(name).to_string();
            assert!(error.starts_with(key) && error.contains(name), "{name}: {error}");
        }
    }

    #[test]
    fn a_file_that_was_named_must_be_there() {
        let flags = Flags { file: Some(PathBuf::from("no-such-folder/no.toml")), data: None };
        let error = Settings::read(&flags, Map::new()).expect_err("there is no such file").to_string();
        assert!(error.contains("no-such-folder/no.toml"), "{error}");
    }
}
