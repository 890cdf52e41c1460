//! When the disk fails, or what is on it: whoever asks is told in private, and everything else goes on.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::bot::Bot;
use crate::double::Double;
use crate::double::ask::Ask;
use crate::double::people::{GUILD, Person};
use crate::double::shown::Shown;
use crate::story::{Story, cronus, holds, mari, refused};

const NEIGHBOUR: &str = "1098765432109876000";

fn neighbour() -> Person {
    Person::new("Noora Neighbour").in_guild(NEIGHBOUR, "fi")
}

fn find(who: &Person) -> Ask {
    Ask::slash(who, "find").with("query", "cronus")
}

/// A refusal that ends with the incident id that the log has, too.
async fn is_logged(story: &Story, shown: &Shown, parts: &[&str]) {
    refused(shown, parts);
    let text = shown.text();
    let incident = text.split('`').nth(1).unwrap_or_else(|| panic!("no incident id in {text}"));
    // The log comes through a pipe of its own, and may be behind the answer.
    let until = Instant::now() + Duration::from_secs(20);
    while !story.log().contains(incident) {
        assert!(Instant::now() < until, "{incident} is not in the log");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

fn guild_files(story: &Story) -> Vec<String> {
    let names = fs::read_dir(story.data().join("guilds")).expect("the folder is there");
    names.map(|entry| entry.expect("an entry").file_name().into_string().expect("a name")).collect()
}

#[tokio::test]
async fn a_damaged_file_is_set_aside_that_server_is_told_and_the_others_go_on() {
    let mut story = Story::begin().await;
    story.add_cronus(&mari()).await;
    story.add_cronus(&neighbour()).await;
    story.bot.take().expect("the bot runs").stop().await;
    fs::write(story.guild_file(), "no database any more ".repeat(1_000)).expect("the file can be written");
    story.bot = Some(Bot::start(&story.double, &story.data()).await);

    for ask in [find(&mari()), cronus(&mari()), Ask::slash(&mari(), "company add")] {
        is_logged(&story, &story.shows(&ask).await, &["Not done", "damaged", "bring a backup back"]).await;
    }
    assert!(story.ask(&Ask::typing(&mari(), "find", "query", "cro")).suggestions().await.is_empty());
    holds(&story.shows(&find(&neighbour())).await.text(), &["Cronus Oy"]);
    let aside = format!("{GUILD}.db.damaged-");
    assert!(guild_files(&story).iter().any(|name| name.starts_with(&aside)), "{:?}", guild_files(&story));
    assert!(!story.guild_file().exists());
    holds(&story.log(), &["set aside", "kontakti restore"]);

    // Still so after a new start: nobody is given an empty book.
    story.restart().await;
    is_logged(&story, &story.shows(&find(&mari())).await, &["damaged"]).await;
}

#[tokio::test]
async fn a_file_of_a_newer_version_is_let_be_and_that_server_is_told() {
    let mut story = Story::begin().await;
    story.add_cronus(&mari()).await;
    story.add_cronus(&neighbour()).await;
    story.bot.take().expect("the bot runs").stop().await;
    let newer = |path: &Path, version: i64| {
        let db = rusqlite::Connection::open(path).expect("the file opens");
        let before: i64 = db.pragma_query_value(None, "user_version", |row| row.get(0)).expect("a version");
        db.pragma_update(None, "user_version", version).expect("the version can be set");
        before
    };
    let version = newer(&story.guild_file(), 9_999);
    story.bot = Some(Bot::start(&story.double, &story.data()).await);
    is_logged(&story, &story.shows(&find(&mari())).await, &["newer version", "update it"]).await;
    holds(&story.shows(&find(&neighbour())).await.text(), &["Cronus Oy"]);
    // Nothing was changed about it.
    story.bot.take().expect("the bot runs").stop().await;
    assert_eq!(newer(&story.guild_file(), version), 9_999);
    story.bot = Some(Bot::start(&story.double, &story.data()).await);
    holds(&story.shows(&find(&mari())).await.text(), &["Cronus Oy"]);
}

#[tokio::test]
async fn a_folder_that_is_missing_is_told_and_found_again() {
    let story = Story::begin().await;
    let (guilds, away) = (story.data().join("guilds"), story.data().join("away"));
    fs::rename(&guilds, &away).expect("the folder can be moved");
    is_logged(&story, &story.shows(&cronus(&mari())).await, &["cannot get at", "data folder"]).await;
    fs::rename(&away, &guilds).expect("the folder can be moved back");
    holds(&story.add_cronus(&mari()).await.text(), &["CT000001"]);
}

/// Lets the bot write no file beyond so many bytes, as if the disk were full; `None`: as it likes again.
#[cfg(target_os = "linux")]
fn limit_files(bot: &Bot, bytes: Option<u64>) {
    use rustix::process::{Pid, Resource, Rlimit, prlimit};
    let pid = Pid::from_raw(i32::try_from(bot.pid()).expect("a process id")).expect("not 0");
    prlimit(Some(pid), Resource::Fsize, Rlimit { current: bytes, maximum: None }).expect("the bot is ours");
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn what_the_disk_does_not_take_is_refused_until_there_is_room_again() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let double = Double::start().await;
    // A process that writes beyond its limit is ended by a signal, unless that is ignored: then it is an error as of a disk.
    let mut command = std::process::Command::new("sh");
    command.args(["-c", "trap '' XFSZ; exec \"$0\" \"$@\""]).arg(crate::bot::binary());
    let bot = Bot::spawn_by(command, &double, folder.path(), &[]);
    double.identified(1).await;
    double.registered().await;
    let mari = mari();
    let shows = async |ask: &Ask| double.ask(ask).message().await;
    holds(&shows(&cronus(&mari)).await.text(), &["CT000001"]);
    let form = double.ask(&Ask::slash(&mari, "company add")).form().await;

    limit_files(&bot, Some(4096));
    let fabrikam = Ask::slash(&mari, "company add").with("name", "Fabrikam");
    for ask in [&fabrikam, &fabrikam, &Ask::submit(&mari, &form, &[("Name", "Contoso"), ("Phone", "no digits")])] {
        refused(&shows(ask).await, &["Not done", "disk", "Nothing was saved"]);
    }
    // Looking up goes on.
    holds(&shows(&find(&mari)).await.text(), &["Cronus Oy"]);
    // A server that comes now cannot begin, and is told why.
    let told = shows(&Ask::slash(&neighbour().speaking("en-US"), "company add").with("name", "Fabrikam")).await;
    refused(&told, &["disk", "look at the disk"]);

    limit_files(&bot, None);
    holds(&shows(&fabrikam).await.text(), &["CT000002", "Fabrikam"]);
    holds(&shows(&cronus(&neighbour())).await.text(), &["CT000001"]);
    let list = shows(&Ask::slash(&mari, "contact list")).await.text();
    assert!(!list.contains("CT000003") && !list.contains("Contoso"), "{list}");
    assert!(bot.stop().await.success());
}

/// A user who is nobody: rights on files do not bind whoever runs these tests as root.
#[cfg(unix)]
struct Lowly {
    folder: tempfile::TempDir,
    is_root: bool,
}

#[cfg(unix)]
impl Lowly {
    const NOBODY: u32 = 65_534;

    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let lowly = Lowly { folder, is_root: rustix::process::geteuid().is_root() };
        fs::copy(crate::bot::binary(), lowly.binary()).expect("the binary can be copied");
        lowly.may(lowly.folder.path(), 0o755);
        fs::create_dir(lowly.data()).expect("a folder can be made");
        lowly.own(&lowly.data());
        lowly
    }

    fn binary(&self) -> PathBuf {
        self.folder.path().join("kontakti")
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn own(&self, path: &Path) {
        if self.is_root {
            std::os::unix::fs::chown(path, Some(Self::NOBODY), Some(Self::NOBODY)).expect("root gives files away");
        }
    }

    fn may(&self, path: &Path, mode: u32) {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("the rights can be set");
    }

    fn start(&self, double: &Double) -> Bot {
        use std::os::unix::process::CommandExt;
        let mut command = std::process::Command::new(self.binary());
        if self.is_root {
            command.uid(Self::NOBODY).gid(Self::NOBODY);
        }
        Bot::spawn_by(command, double, &self.data(), &[])
    }
}

#[cfg(unix)]
#[tokio::test]
async fn a_folder_that_may_only_be_read_ends_the_start_with_a_clear_line() {
    let lowly = Lowly::new();
    let double = Double::start().await;
    lowly.may(&lowly.data(), 0o555);
    let mut bot = lowly.start(&double);
    let status = bot.ended_within(Duration::from_secs(20)).await.expect("the bot ends");
    assert_eq!(status.code(), Some(2), "{}", bot.log());
    holds(&bot.log(), &["data.dir", "Permission denied"]);
    lowly.may(&lowly.data(), 0o755);
}

#[cfg(unix)]
#[tokio::test]
async fn a_file_without_rights_is_told_to_its_server_alone() {
    let lowly = Lowly::new();
    let double = Double::start().await;
    let bot = lowly.start(&double);
    double.identified(1).await;
    double.registered().await;
    let shows = async |ask: &Ask| double.ask(ask).message().await;
    holds(&shows(&cronus(&mari())).await.text(), &["CT000001"]);
    assert!(bot.stop().await.success());

    let file = lowly.data().join("guilds").join(format!("{GUILD}.db"));
    for (mode, told) in [(0o000, "cannot get at"), (0o444, "may not write")] {
        lowly.may(&file, mode);
        let sessions = double.state().lock().identifies;
        let bot = lowly.start(&double);
        double.identified(sessions + 1).await;
        refused(&shows(&cronus(&mari())).await, &[told, "data folder"]);
        holds(&shows(&cronus(&neighbour())).await.text(), &["Cronus Oy"]);
        assert!(bot.stop().await.success());
    }
}
