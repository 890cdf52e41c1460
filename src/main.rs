//! The command line: reads settings and flags, and starts what was asked for.

mod bring_in;
mod care;
mod cli;
mod logging;
mod memory;
mod upkeep;

use std::fs::{File, TryLockError};
use std::io::{BufWriter, ErrorKind, StdoutLock};
use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use clap::Parser;
use tokio::task::JoinHandle;

use kontakti::app::App;
use kontakti::app::actor::Actor;
use kontakti::console::{self, ConsoleError, Ended, Person};
use kontakti::domain::tier::Tier;
use kontakti::exchange::{self, ExportError, ImportError};
use kontakti::health::{Health, Probes, Sizes, Systemd};
use kontakti::settings::{DATABASE_KEY, Flags, NEW_DATABASE_KEY, Settings, SettingsError};
use kontakti::settings::{TOKEN_FILE_VARIABLE, TOKEN_VARIABLE, Token};
use kontakti::store::{DatabaseKey, Footprint, Guild, GuildKey, Store, StoreError};
use kontakti::{discord, view};

use cli::{Cli, Command, ConsoleFlags};

/// Exit codes besides 0, done.
const REFUSED: u8 = 1;
const MISUSED: u8 = 2;
const FAULT: u8 = 3;

/// Something that whoever started the program has to put right.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Misuse(String);

/// What was asked for is not there, or may not be. Said as it is.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Refused(String);

/// The bot waits for others most of the time: two workers serve many servers, and few threads keep memory at rest small.
const WORKERS: usize = 2;
const BLOCKING_THREADS: usize = 16;
const THREAD_KEEP_ALIVE: Duration = Duration::from_secs(5);
const THREAD_STACK: usize = 2 * 1024 * 1024;
/// How long work under way may take to end.
const FAREWELL: Duration = Duration::from_secs(5);

fn main() -> ExitCode {
    memory::share_heaps();
    match run(Cli::parse()) {
        Ok(code) => ExitCode::from(code),
        Err(error) if error.is::<Refused>() => {
            eprintln!("{error}");
            ExitCode::from(REFUSED)
        }
        Err(error) => {
            eprintln!("kontakti: {error:#}");
            let misused = error.is::<SettingsError>()
                || error.is::<Misuse>()
                || store_error(&error).is_some_and(StoreError::is_setup);
            ExitCode::from(if misused { MISUSED } else { FAULT })
        }
    }
}

/// What is wrong with a file, if that is why the program ends.
fn store_error(error: &anyhow::Error) -> Option<&StoreError> {
    match (error.downcast_ref(), error.downcast_ref(), error.downcast_ref(), error.downcast_ref()) {
        (Some(error), ..)
        | (_, Some(ConsoleError::Store(error)), ..)
        | (_, _, Some(ExportError::Store(error)), _)
        | (.., Some(ImportError::Store(error))) => Some(error),
        _ => None,
    }
}

fn run(cli: Cli) -> anyhow::Result<u8> {
    let settings = Settings::load(&Flags { file: cli.config, data: cli.data })?;
    logging::start(&settings.log)?;
    if settings.data.is_file() {
        return Err(Misuse(format!("data.dir: {} is a file, not a folder", settings.data.display())).into());
    }
    let command = match cli.command {
        Some(command) => command,
        None if token()?.is_some() => Command::Bot,
        None => {
            let flags = ConsoleFlags { guild: "local".to_owned(), locale: None, tier: Tier::Admin, user: None };
            Command::Console(flags)
        }
    };
    match command {
        Command::Bot => bot(settings),
        Command::Console(flags) => terminal(&settings, &flags),
        Command::Commands => {
            println!("{}", serde_json::to_string_pretty(&discord::manifest())?);
            Ok(0)
        }
        Command::Export { guild } => write_out(&settings, &guild, exchange::export),
        Command::Duplicates { guild } => write_out(&settings, &guild, exchange::duplicates),
        Command::Import(flags) => bring_in::import(&settings, &flags, &mut std::io::stdout(), &mut std::io::stderr()),
        Command::Backup { guild, to, keep } => {
            let folder = to.as_deref().unwrap_or(&settings.backup.dir);
            care::backup(&open_store(&settings)?, guild.as_deref(), folder, keep, &mut said(&locale()))
        }
        Command::Restore { guild, file } => {
            let key = guild_key(&guild)?;
            let store = open_store(&settings)?;
            let _lock = lock(&settings)?;
            care::restore(&store, &key, &file, &mut said(&locale()))
        }
        Command::Rekey { plain } => rekey(&settings, plain),
        Command::Check { guild, rebuild } => {
            care::check(&open(&settings)?, guild.as_deref(), rebuild, &mut said(&locale()))
        }
    }
}

/// Writes something of a guild's contacts to standard output.
fn write_out(
    settings: &Settings,
    name: &str,
    write: impl FnOnce(&Guild, &mut BufWriter<StdoutLock<'static>>) -> Result<u64, ExportError>,
) -> anyhow::Result<u8> {
    let key = guild_key(name)?;
    if Footprint::before(&settings.data, &key).is_new() {
        eprintln!("{}", exchange::no_guild_text(&locale(), name));
        return Ok(REFUSED);
    }
    let app = open(settings)?;
    let guild = app.guild(&actor(key, &locale(), &user()))?;
    match write(&guild, &mut BufWriter::new(std::io::stdout().lock())) {
        // Nobody reads any more (`kontakti export … | head`), which is no fault.
        Err(ExportError::Write(error)) if error.kind() == ErrorKind::BrokenPipe => Ok(0),
        result => Ok(result.map(|_| 0)?),
    }
}

/// Reports in the language go to standard output.
fn said(locale: &str) -> care::Said<'_, StdoutLock<'static>> {
    care::Said { locale, output: std::io::stdout().lock() }
}

fn terminal(settings: &Settings, flags: &ConsoleFlags) -> anyhow::Result<u8> {
    let locale = match &flags.locale {
        Some(locale) if console::is_spoken(&view::wording(), locale) => locale.clone(),
        Some(locale) => {
            let spoken = (view::wording().spoken)().join(", ");
            return Err(Misuse(format!("--locale {locale}: must be one of {spoken}")).into());
        }
        None => self::locale(),
    };
    let name = flags.user.clone().unwrap_or_else(user);
    let person = Person { guild: guild_key(&flags.guild)?, locale, tier: flags.tier, name };
    let app = open(settings)?;
    // What is typed names people: where the files are encrypted, it is not kept in one that is not.
    let history = database_key(settings)?.is_none().then(|| settings.data.join("history"));
    match console::run(&app, &person, history.as_deref())? {
        Ended::AllDone => Ok(0),
        Ended::SomeRefused => Ok(REFUSED),
    }
}

fn bot(settings: Settings) -> anyhow::Result<u8> {
    logging::hush_panics();
    let missing =
        || Misuse(format!("{TOKEN_VARIABLE}: set it to the bot's token, or {TOKEN_FILE_VARIABLE} to its file"));
    let token = token()?.ok_or_else(missing)?;
    let store = open_store(&settings)?;
    let _lock = lock(&settings)?;
    // Only whoever holds the folder sets damaged files aside.
    let app = Arc::new(App::new(store.watching(), view::wording()).with_limit(settings.writes_per_minute));
    let options = discord::Options {
        token,
        api_url: settings.discord.api_url.clone(),
        defer_after: settings.discord.defer_after,
        stale_after: settings.discord.stale_after,
        watchdog: settings.discord.watchdog,
        health: Arc::default(),
    };
    let health = Arc::clone(&options.health);
    let (trash_days, purge_days, backup) = (settings.trash_days, settings.purge_days, settings.backup);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(WORKERS)
        .max_blocking_threads(BLOCKING_THREADS)
        .thread_keep_alive(THREAD_KEEP_ALIVE)
        .thread_stack_size(THREAD_STACK)
        .enable_all()
        .build()?;
    let ran = runtime.block_on(async {
        let stop = stop_signal()?;
        let _probes = match settings.health {
            Some(address) => Some(probes(address, &health, &app).await?),
            None => None,
        };
        let following = tokio::spawn(Systemd::from_environment(variable).follow(Arc::clone(&health)));
        upkeep::look_after_crash(Arc::clone(&app));
        let upkeep = [
            tokio::spawn(upkeep::close_idle(Arc::clone(&app))),
            tokio::spawn(upkeep::empty_trash(Arc::clone(&app), trash_days)),
            tokio::spawn(upkeep::purge_departed(Arc::clone(&app), purge_days, Arc::clone(&health))),
            tokio::spawn(upkeep::compare_waiting(Arc::clone(&app))),
            tokio::spawn(upkeep::back_up(Arc::clone(&app), backup)),
        ];
        let ran = discord::run(app, options, stop).await;
        upkeep.iter().for_each(JoinHandle::abort);
        // It ends by itself once systemd knows that the bot stops.
        let _ = tokio::time::timeout(Duration::from_secs(1), following).await;
        anyhow::Ok(ran)
    })?;
    // Whatever still runs then is stuck, and every change is stored whole or not at all.
    runtime.shutdown_timeout(FAREWELL);
    match ran {
        Ok(()) => Ok(0),
        Err(error) if error.is_setup() => Err(Misuse(error.to_string()).into()),
        Err(error) => Err(error.into()),
    }
}

/// Answers probes for as long as the program runs.
async fn probes(address: SocketAddr, health: &Arc<Health>, app: &Arc<App>) -> anyhow::Result<JoinHandle<()>> {
    let app = Arc::clone(app);
    let sizes = move || Sizes {
        open_guild_files: app.store().open_files() as u64,
        database_bytes: app.store().bytes_on_disk(),
    };
    let bound = Probes::bind(address, Arc::clone(health), sizes).await;
    let probes = bound.map_err(|error| Misuse(format!("health.listen: {address}: {error}")))?;
    Ok(tokio::spawn(probes.serve()))
}

/// Ends with the first signal that asks the program to stop.
#[cfg(unix)]
fn stop_signal() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
        tracing::info!("stopping");
    })
}

#[cfg(not(unix))]
fn stop_signal() -> std::io::Result<impl Future<Output = ()>> {
    Ok(async {
        if let Err(error) = tokio::signal::ctrl_c().await {
            tracing::warn!(%error, "Ctrl-C cannot be waited for");
            std::future::pending::<()>().await;
        }
    })
}

/// Holds the data folder for this bot alone, until the file is dropped or the process ends, however it ends.
fn lock(settings: &Settings) -> anyhow::Result<File> {
    let path = settings.data.join("bot.lock");
    let refused = |error| Misuse(format!("data.dir: {}: {error}", path.display()));
    let file = File::options().create(true).append(true).open(&path).map_err(refused)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            Err(Misuse(format!("data.dir: a bot works in {} already", settings.data.display())).into())
        }
        Err(TryLockError::Error(error)) => Err(error).with_context(|| path.display().to_string()),
    }
}

fn open(settings: &Settings) -> anyhow::Result<App> {
    Ok(App::new(open_store(settings)?, view::wording()))
}

fn open_store(settings: &Settings) -> anyhow::Result<Store> {
    Store::open_with(&settings.data, database_key(settings)?).context("data.dir")
}

fn database_key(settings: &Settings) -> Result<Option<DatabaseKey>, SettingsError> {
    DATABASE_KEY.read(variable, settings.key_file.as_deref())
}

/// Gives all files another key.
fn rekey(settings: &Settings, plain: bool) -> anyhow::Result<u8> {
    let old = database_key(settings)?;
    let new = NEW_DATABASE_KEY.read(variable, None)?;
    let (itself, file) = (NEW_DATABASE_KEY.variable, NEW_DATABASE_KEY.file_variable);
    match (&new, plain) {
        (Some(_), true) => return Err(Misuse(format!("--plain: there is a new key, too ({itself}, {file})")).into()),
        (None, false) => {
            return Err(Misuse(format!("{itself}: set it to the new key, or {file} to its file; or --plain")).into());
        }
        _ => {}
    }
    if !settings.data.is_dir() {
        return Err(Misuse(format!("data.dir: {} is no folder", settings.data.display())).into());
    }
    let _lock = lock(settings)?;
    care::rekey(&settings.data, old, new, &mut said(&locale()))
}

fn token() -> Result<Option<Token>, SettingsError> {
    Token::from_environment(variable)
}

fn variable(name: &str) -> Option<String> {
    std::env::var_os(name).map(|text| text.to_string_lossy().into_owned())
}

fn locale() -> String {
    console::locale_of_environment(&view::wording(), variable)
}

fn user() -> String {
    console::user_of_environment(variable)
}

fn guild_key(name: &str) -> Result<GuildKey, Misuse> {
    GuildKey::new(name)
        .ok_or_else(|| Misuse(format!("--guild {name}: must be 1 to 64 letters, digits, - or _ of ASCII")))
}

/// Whoever uses the command line, for the guild's first filling.
fn actor(guild: GuildKey, locale: &str, name: &str) -> Actor {
    Person { guild, locale: locale.to_owned(), tier: Tier::Admin, name: name.to_owned() }.actor()
}
