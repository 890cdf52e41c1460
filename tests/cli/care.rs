//! Backups, restoring and checks, as whoever runs the program has them.

use std::fs;
use std::path::{Path, PathBuf};

use crate::place::{FIRST_LINES, Place};

fn add(place: &Place, guild: &str, name: &str) {
    place.run_with(&["console", "--guild", guild], format!("/company add name:{name}\n")).ends(0);
}

/// The file names in a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn only(folder: &Path) -> PathBuf {
    let names = names(folder);
    assert_eq!(names.len(), 1, "{names:?}");
    folder.join(&names[0])
}

fn export(place: &Place, guild: &str) -> String {
    place.run(&["export", "--guild", guild]).ends(0).out
}

/// Overwrites the second half of a file.
fn damage(file: &Path) {
    let mut bytes = fs::read(file).unwrap();
    let half = bytes.len() / 2;
    bytes[half..].fill(0xA5);
    fs::write(file, bytes).unwrap();
}

#[test]
fn a_backup_brings_back_what_was_there_and_keeps_what_came_after() {
    let place = Place::new();
    place.typed(FIRST_LINES).ends(0);
    let before = export(&place, "local");
    place.run(&["backup", "--guild", "local"]).ends(0).says(&["local: 2 contacts", "data/backups/local-20"]);
    let backup = only(&place.path("data/backups"));
    add(&place, "local", "Later Oy");
    let ran = place.run(&["restore", "--guild", "local", backup.to_str().unwrap()]).ends(0);
    let ran = ran.says(&["2 contacts are back in local", "local.db.replaced-20"]);
    assert_eq!(export(&place, "local"), before);
    place.run(&["check"]).ends(0).says(&["local:", "sound", "2 contacts"]);
    // The numbers go on, and what was replaced can be brought back in turn.
    let replaced = ran.out.split_whitespace().find(|word| word.contains(".replaced-")).unwrap();
    place.run(&["restore", "--guild", "local", replaced]).ends(0).says(&["3 contacts"]);
    assert!(export(&place, "local").contains("Later Oy"));
    add(&place, "local", "Next Oy");
    assert!(export(&place, "local").contains("CT000004"));
}

#[test]
fn all_guilds_are_backed_up_and_so_many_copies_stay() {
    let place = Place::new();
    add(&place, "first", "Acme");
    add(&place, "first-2", "Acme");
    place.run(&["backup", "--to", "copies"]).ends(0).says(&["first: 1 contact", "first-2: 1 contact"]);
    let copies = place.path("copies");
    assert_eq!(names(&copies).len(), 2);
    for old in ["20200101T000000Z", "20210101T000000Z", "20220101T000000Z"] {
        fs::write(copies.join(format!("first-{old}.db")), "old").unwrap();
    }
    // One that a clock made which was years ahead counts as newer, and yet the new one stays.
    fs::write(copies.join("first-20990101T000000Z.db"), "old").unwrap();
    fs::write(copies.join("first-notes.txt"), "mine").unwrap();
    place.run(&["backup", "--guild", "first", "--to", "copies", "--keep", "2"]).ends(0).says(&["older backups"]);
    let left = names(&copies);
    let of_first = |name: &&String| name.starts_with("first-20");
    assert_eq!(left.iter().filter(of_first).count(), 2, "{left:?}");
    assert!(left.iter().any(|name| name.starts_with("first-2-20")) && left.contains(&"first-notes.txt".to_owned()));
    assert!(!left.iter().any(|name| name.ends_with(".part")), "{left:?}");
    let made = left.iter().filter(of_first).find(|name| !name.contains("2099")).unwrap();
    place.run(&["restore", "--guild", "new", copies.join(made).to_str().unwrap()]).ends(0).says(&["1 contact is back"]);
    assert!(export(&place, "new").contains("Acme"));
}

#[test]
fn what_is_no_whole_backup_is_refused_and_nothing_changes() {
    let place = Place::new();
    place.typed(FIRST_LINES).ends(0);
    let before = export(&place, "local");
    place.run(&["backup"]).ends(0);
    let backup = only(&place.path("data/backups"));
    let bad = place.write("damaged.db", fs::read(&backup).unwrap());
    damage(&bad);
    place.write("garbage.db", "no database ".repeat(999));
    let other = place.path("other.db");
    rusqlite::Connection::open(other).unwrap().execute_batch("CREATE TABLE t (x); PRAGMA user_version = 3").unwrap();
    let newer = place.write("newer.db", fs::read(&backup).unwrap());
    rusqlite::Connection::open(newer).unwrap().pragma_update(None, "user_version", 9_999).unwrap();
    place.write("empty.db", "");
    for (file, told) in [
        ("damaged.db", "damaged"),
        ("garbage.db", "not a database"),
        ("empty.db", "not one of kontakti"),
        ("other.db", "not one of kontakti"),
        ("newer.db", "newer version"),
        ("missing.db", "No such file"),
        (".", "."),
    ] {
        place.run(&["restore", "--guild", "local", file]).ends(2).complains(&[file, told]);
        assert_eq!(names(&place.path("data/guilds")), ["local.db"], "{file}");
    }
    assert_eq!(export(&place, "local"), before);
}

#[test]
fn a_backup_with_its_log_beside_it_is_taken_whole() {
    let place = Place::new();
    place.typed(FIRST_LINES).ends(0);
    let live = place.path("data/guilds/local.db");
    // Somebody who has it open keeps the log from being written back.
    let hold = rusqlite::Connection::open(&live).unwrap();
    hold.query_row("SELECT count(*) FROM contacts", [], |row| row.get::<_, i64>(0)).unwrap();
    add(&place, "local", "In the log Oy");
    for more in ["", "-wal"] {
        fs::copy(format!("{}{more}", live.display()), place.path(&format!("copy.db{more}"))).unwrap();
    }
    assert!(fs::metadata(place.path("copy.db-wal")).unwrap().len() > 0);
    let refused = place.run(&["restore", "--guild", "local", "copy.db"]);
    refused.ends(3).complains(&["another program"]);
    drop(hold);
    place.run(&["restore", "--guild", "local", "copy.db"]).ends(0).says(&["3 contacts"]);
    assert!(export(&place, "local").contains("In the log Oy"));
}

#[test]
fn a_damaged_file_is_not_backed_up_over_a_good_backup() {
    let place = Place::new();
    place.typed(FIRST_LINES).ends(0);
    place.run(&["backup"]).ends(0);
    let backup = only(&place.path("data/backups"));
    let live = place.path("data/guilds/local.db");
    damage(&live);
    place.run(&["check"]).ends(1).says(&["local:", "damaged", "kontakti restore --guild local FILE"]);
    add(&place, "fine", "Acme");
    let ran = place.run(&["backup", "--keep", "1"]).ends(1);
    ran.says(&["fine: 1 contact", "local: there is no new backup", "damaged"]);
    assert!(backup.exists());
    place.run(&["restore", "--guild", "local", backup.to_str().unwrap()]).ends(0);
    place.run(&["check"]).ends(0);
    // The damaged one is kept.
    assert!(names(&place.path("data/guilds")).iter().any(|name| name.starts_with("local.db.replaced-")));
}

#[test]
fn what_was_set_aside_is_said_by_everything_that_asks_for_it() {
    let place = Place::new();
    add(&place, "fine", "Acme");
    place.write("data/guilds/local.db.damaged-20261124T120000Z", "garbage");
    let told = ["local.db.damaged-20261124T120000Z", "restore a backup"];
    place.run(&["export", "--guild", "local"]).ends(2).complains(&told);
    place.write("in.jsonl", "{\"type\":\"company\",\"name\":\"Acme\"}\n");
    place.run(&["import", "--guild", "local", "in.jsonl"]).ends(2).complains(&told);
    place.typed("/find x\n").ends(2).complains(&told);
    place.run(&["check", "--guild", "local"]).ends(2).complains(&told);
    place.run(&["check"]).ends(1).says(&["fine:", "local:", told[0]]);
    place.run(&["backup"]).ends(1).says(&["fine: 1 contact", told[0]]);
    assert!(!place.path("data/guilds/local.db").exists());
    let backup = only(&place.path("data/backups"));
    place.run(&["restore", "--guild", "local", backup.to_str().unwrap()]).ends(0);
    assert!(export(&place, "local").contains("Acme"));
}

#[test]
fn a_check_finds_what_is_wrong_beside_damage() {
    let place = Place::new();
    place.typed(FIRST_LINES).ends(0);
    place.run(&["check", "--guild", "local"]).ends(0).says(&[
        "The file is sound.",
        "2 contacts",
        "same as the contacts",
    ]);
    let db = rusqlite::Connection::open(place.path("data/guilds/local.db")).unwrap();
    db.execute_batch("DROP INDEX recents_user; CREATE INDEX mine ON contacts (city)").unwrap();
    place.run(&["check"]).ends(1).says(&["not as this version makes them: mine, recents_user"]);
    db.execute_batch("PRAGMA foreign_keys = OFF; UPDATE contacts SET company_id = 99 WHERE type = 'person'").unwrap();
    drop(db);
    place.run(&["check"]).ends(1).says(&["1 row of contacts refers to something that is not there"]);
    place.run(&["check", "--guild", "nosuch"]).ends(1).complains(&["nosuch"]);
    Place::new().run(&["check"]).ends(1).complains(&["no contacts"]);
}

#[test]
fn a_folder_for_backups_that_cannot_be_used_is_named() {
    let place = Place::new();
    place.typed(FIRST_LINES).ends(0);
    place.write("in-the-way", "a file");
    place.run(&["backup", "--to", "in-the-way"]).ends(2).complains(&["--to", "in-the-way"]);
    place.run(&["backup", "--keep", "0"]).ends(2).complains(&["--keep"]);
    place.run(&["restore", "--guild", "local"]).ends(2).complains(&["<FILE>"]);
}

#[cfg(unix)]
#[test]
fn copies_and_what_is_restored_are_for_the_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    place.typed(FIRST_LINES).ends(0);
    place.run(&["backup"]).ends(0);
    let backup = only(&place.path("data/backups"));
    let rights = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((rights(&backup), rights(backup.parent().unwrap())), (0o600, 0o700));
    fs::set_permissions(&backup, fs::Permissions::from_mode(0o400)).unwrap();
    place.run(&["restore", "--guild", "local", backup.to_str().unwrap()]).ends(0);
    assert_eq!(rights(&place.path("data/guilds/local.db")), 0o600);
    assert_eq!(rights(&backup), 0o400, "the backup stays as it was");
}
