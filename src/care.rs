//! Backups, restoring and checks at the command line.

use std::io::Write;
use std::path::Path;

use anyhow::Context;
use jiff::Timestamp;

use kontakti::app::App;
use kontakti::exchange;
use kontakti::store::{DatabaseKey, FileCheck, GuildKey, Store, StoreError};
use kontakti::text::{self, Arg, Lang};

use crate::{Misuse, REFUSED, Refused, actor, guild_key, user};

/// How many lines of SQLite's are passed on of one file.
const LINES: usize = 20;

/// Backs up one guild, or all, and says what came of each.
pub fn backup(
    store: &Store,
    guild: Option<&str>,
    folder: &Path,
    keep: Option<u32>,
    said: &mut Said<impl Write>,
) -> anyhow::Result<u8> {
    let mut code = 0;
    for key in guilds(store, guild, said.locale)? {
        let name = ("guild", key.as_str());
        let made = match store.backup(&key, folder, Timestamp::now()) {
            Ok(made) => made,
            // Whatever is wrong with the folder is wrong for all.
            Err(error @ StoreError::Io { .. }) => return Err(error).context("backup.dir, or --to"),
            Err(error) => {
                said.line("backup-failed", &[name, ("cause", &error.to_string())], None)?;
                code = REFUSED;
                continue;
            }
        };
        said.line("backup-done", &[name, ("file", &made.file.display().to_string())], Some(made.contacts))?;
        if let Some(keep) = keep {
            let keep = usize::try_from(keep).unwrap_or(usize::MAX);
            match Store::remove_old_backups(&key, folder, keep, &made.file).context("older backups")? {
                0 => {}
                removed => said.line("backup-removed", &[name], Some(removed))?,
            }
        }
    }
    Ok(code)
}

/// Brings a backup back. Whoever calls holds the folder.
pub fn restore(store: &Store, key: &GuildKey, from: &Path, said: &mut Said<impl Write>) -> anyhow::Result<u8> {
    let restored = store.restore(key, from, Timestamp::now()).map_err(|error| match &error {
        // Whoever named the file has to name another one.
        StoreError::File { path, .. } if path == from => Misuse(error.to_string()).into(),
        _ => anyhow::Error::from(error),
    })?;
    said.line("restore-done", &[("guild", key.as_str())], Some(restored.contacts))?;
    if let Some(replaced) = restored.replaced {
        said.line("restore-replaced", &[("file", &replaced.display().to_string())], None)?;
    }
    Ok(0)
}

/// Gives all files another key, or none. Whoever calls holds the folder.
pub fn rekey(
    data: &Path,
    old: Option<DatabaseKey>,
    new: Option<DatabaseKey>,
    said: &mut Said<impl Write>,
) -> anyhow::Result<u8> {
    let done = if new.is_some() { "rekey-encrypted" } else { "rekey-plain" };
    let rekeyed = Store::rekey(data, old, new)?;
    said.line(done, &[], Some(rekeyed.changed + rekeyed.already))?;
    said.line("rekey-others", &[], None)?;
    Ok(0)
}

/// Checks one guild, or all, and says what is wrong with each.
pub fn check(app: &App, guild: Option<&str>, rebuild: bool, said: &mut Said<impl Write>) -> anyhow::Result<u8> {
    let mut code = 0;
    for key in guilds(app.store(), guild, said.locale)? {
        if guild.is_none() {
            said.plain(&format!("{}:", key.as_str()))?;
        }
        let is_right = match check_one(app, &key, rebuild, said) {
            Ok(is_right) => is_right,
            Err(error) if guild.is_some() => return Err(error),
            Err(error) => {
                said.line("check-failed", &[("cause", &format!("{error:#}"))], None)?;
                false
            }
        };
        if !is_right {
            code = REFUSED;
        }
    }
    Ok(code)
}

fn check_one(app: &App, key: &GuildKey, rebuild: bool, said: &mut Said<impl Write>) -> anyhow::Result<bool> {
    let check = app.store().check_file(key)?;
    if !check.is_right() {
        tell_damage(key, &check, said)?;
        return Ok(false);
    }
    let guild = app.guild(&actor(key.clone(), said.locale, &user()))?;
    if rebuild {
        guild.write(|db| db.rebuild_index())?;
        said.plain(&exchange::rebuilt_text(said.locale))?;
    }
    let (tables, index) = guild.read(|db| Ok::<_, StoreError>((db.check_schema()?, db.check_index()?)))?;
    match tables.is_empty() {
        true => said.line("check-sound", &[], None)?,
        false => said.line("check-tables", &[("names", &tables.join(", "))], None)?,
    }
    said.plain(exchange::check_text(said.locale, &index).trim_end())?;
    Ok(tables.is_empty() && index.is_right())
}

fn tell_damage(key: &GuildKey, check: &FileCheck, said: &mut Said<impl Write>) -> anyhow::Result<()> {
    if !check.damage.is_empty() {
        said.line("check-damaged", &[], None)?;
    }
    for problem in check.damage.iter().flat_map(|problem| problem.lines()).take(LINES) {
        said.plain(&format!("  {problem}"))?;
    }
    for (table, rows) in &check.lost {
        said.line("check-lost", &[("table", table)], Some(*rows))?;
    }
    said.line("check-restore", &[("guild", key.as_str())], None)
}

/// The guild that was named, or all that there are, those whose damaged files lie aside among them.
fn guilds(store: &Store, named: Option<&str>, locale: &str) -> anyhow::Result<Vec<GuildKey>> {
    let known = store.known_guilds()?;
    let Some(name) = named else {
        let nothing = || Refused(text::get(Lang::of(locale), "care-nothing", &[]));
        return if known.is_empty() { Err(nothing().into()) } else { Ok(known) };
    };
    let key = guild_key(name)?;
    if known.contains(&key) { Ok(vec![key]) } else { Err(Refused(exchange::no_guild_text(locale, name)).into()) }
}

/// Where it is said what came of the work, and in which language.
pub struct Said<'a, W> {
    pub locale: &'a str,
    pub output: W,
}

impl<W: Write> Said<'_, W> {
    fn line(&mut self, key: &str, args: &[(&str, &str)], count: Option<u64>) -> anyhow::Result<()> {
        let mut args: Vec<(&str, Arg<'_>)> = args.iter().map(|(name, text)| (*name, Arg::Text(text))).collect();
        args.extend(count.map(|count| ("count", Arg::Count(count))));
        let text = text::get(Lang::of(self.locale), key, &args);
        self.plain(&text)
    }

    fn plain(&mut self, text: &str) -> anyhow::Result<()> {
        Ok(writeln!(self.output, "{text}")?)
    }
}
