//! Imports at the command line.

use std::fs::File;
use std::io::{BufRead, BufReader, ErrorKind, Write};
use std::path::Path;

use jiff::Timestamp;

use kontakti::console::{self, Bar};
use kontakti::exchange::{self, Duplicates, How, ImportError, Progress, Report, Spool, Work};
use kontakti::settings::Settings;
use kontakti::store::{Footprint, Guild};

use crate::cli::{DuplicatesFlag, ImportFlags};
use crate::{Misuse, REFUSED, actor, guild_key, open, user};

/// Bytes of a file that are read at once.
const READ_AT_ONCE: usize = 256 * 1024;

/// Brings the contacts of a file in, with a bar where somebody looks, and says what came of it: what was stored to `out`, what
/// is wrong to `err`.
pub fn import(
    settings: &Settings,
    flags: &ImportFlags,
    out: &mut impl Write,
    err: &mut impl Write,
) -> anyhow::Result<u8> {
    let key = guild_key(&flags.guild)?;
    let locale = crate::locale();
    let how = How {
        duplicates: match flags.duplicates {
            DuplicatesFlag::Keep => Duplicates::Keep,
            DuplicatesFlag::Skip => Duplicates::Skip,
            DuplicatesFlag::Refuse => Duplicates::Refuse,
        },
        strict: flags.strict,
        user_id: user(),
        by: user(),
        now: Timestamp::now(),
    };
    let (mut input, size) = input(&flags.file).map_err(|error| Misuse(format!("{}: {error}", flags.file.display())))?;
    let footprint = Footprint::before(&settings.data, &key);
    let app = open(settings)?;
    let guild = app.guild(&actor(key, &locale, &how.by))?;
    let bar = Bar::new();
    let mut progress = |progress: Progress| match progress {
        Progress::Taken { bytes, .. } => bar.set(bytes),
        Progress::Joining => bar.say(exchange::work_text(&locale, Work::Joining)),
    };
    let mut store = |input: &mut dyn BufRead, size: u64| {
        bar.begin(exchange::work_text(&locale, Work::Storing), size);
        exchange::import(&guild, input, &how, &mut progress)
    };
    let result = match size {
        Some(size) => store(&mut input, size),
        None => Spool::fill(&mut input, &settings.data).map_err(ImportError::from).and_then(|mut spool| {
            let size = spool.size();
            store(spool.reader(), size)
        }),
    };
    match result {
        Ok(report) => {
            drop(bar);
            out.write_all(exchange::report_text(&locale, &report).as_bytes())?;
            out.flush()?;
            // All is stored: whoever stops the program now loses nothing.
            let doubles = compare(&guild, &report, how.duplicates, &locale)?;
            out.write_all(exchange::doubles_text(&locale, doubles).as_bytes())?;
            Ok(0)
        }
        Err(error) => {
            drop((bar, guild, app));
            footprint.erase();
            let ImportError::Faults { first, total } = error else { return Err(error.into()) };
            err.write_all(console::clean(&exchange::faults_text(&locale, &first, total)).as_bytes())?;
            Ok(REFUSED)
        }
    }
}

/// Makes what was stored ready to be compared with other contacts, and says how many of them may be there twice now: none
/// where each was compared before it was stored.
fn compare(guild: &Guild, report: &Report, duplicates: Duplicates, locale: &str) -> anyhow::Result<Option<u64>> {
    let bar = Bar::new();
    bar.begin(exchange::work_text(locale, Work::Marking), 100);
    guild.mark_waiting(&mut |done| bar.set(done))?;
    let Some(ids) = report.ids.filter(|_| duplicates == Duplicates::Keep) else { return Ok(Some(0)) };
    bar.begin(exchange::work_text(locale, Work::Comparing), ids.1.0.abs_diff(ids.0.0) + 1);
    Ok(exchange::count_doubles(guild, ids, &mut |done| bar.set(done))?)
}

/// What to import, and if it is a file, all of which is there already, how many bytes it has; `-` is standard input.
fn input(file: &Path) -> std::io::Result<(Box<dyn BufRead>, Option<u64>)> {
    if file.as_os_str() == "-" {
        return Ok((Box::new(std::io::stdin().lock()), None));
    }
    let opened = File::open(file)?;
    let metadata = opened.metadata()?;
    if metadata.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    let size = metadata.is_file().then_some(metadata.len());
    Ok((Box::new(BufReader::with_capacity(READ_AT_ONCE, opened)), size))
}
