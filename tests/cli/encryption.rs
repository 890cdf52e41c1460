//! Encrypted files, as whoever runs the program has them.

use crate::place::Place;

const KEY: &str = "KONTAKTI_DATABASE_KEY";
const KEY_FILE: &str = "KONTAKTI_DATABASE_KEY_FILE";
const NEW_KEY: &str = "KONTAKTI_DATABASE_NEW_KEY";
const PASSPHRASE: &str = "nine lives of a grey cat";

#[test]
fn a_key_that_is_none_is_refused_and_never_shown() {
    for (name, text, told) in [
        (KEY, "hush-hush", "64 hexadecimal digits"),
        (KEY_FILE, "no-such-file", "No such file"),
        ("KONTAKTI__DATA__KEY_FILE", "no-such-file", "data.key_file"),
    ] {
        let ran = Place::new().with(name, text).run(&["check"]).ends(2).complains(&[told]);
        assert!(!ran.err.contains("hush"), "{}", ran.err);
    }
    let place = Place::new();
    place.write("data/guilds/.keep", "");
    place.run(&["rekey"]).ends(2);
    place.with(NEW_KEY, PASSPHRASE).run(&["rekey", "--plain"]).ends(2);
}

#[cfg(not(feature = "encryption"))]
#[test]
fn a_program_without_encryption_refuses_a_key_and_changes_nothing() {
    let place = Place::new().with(KEY, PASSPHRASE).with("DISCORD_TOKEN", "a.test.token");
    for args in [&["console"][..], &["check"], &["bot"], &["export", "--guild", "local"]] {
        let ran = place.run(args);
        if args[0] == "export" {
            assert_ne!(ran.code, 0, "{ran:?}");
            continue;
        }
        let ran = ran.ends(2).complains(&["built without encryption"]);
        assert!(!ran.err.contains(PASSPHRASE), "{}", ran.err);
    }
    assert!(!place.path("data/guilds/local.db").exists());
    place.write("data/guilds/.keep", "");
    place.with(NEW_KEY, PASSPHRASE).run(&["rekey"]).ends(2).complains(&["built without encryption"]);
}

#[test]
fn an_encrypted_file_without_a_key_is_no_damaged_one() {
    // Bytes without any order, as an encrypted file has them.
    let mut state = 0x2545_f491_u32;
    let chance: Vec<u8> = std::iter::repeat_with(|| {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state.to_le_bytes()[1]
    })
    .take(5 * 4096)
    .collect();
    let place = Place::new().with("DISCORD_TOKEN", "a.test.token");
    let file = place.write("data/guilds/1.db", &chance);
    for args in [&["bot"][..], &["check"], &["console", "--guild", "1"], &["export", "--guild", "1"], &["backup"]] {
        place.run(args).ends(2).complains(&["1.db", "encrypted, but no database key"]);
    }
    assert_eq!(std::fs::read(&file).unwrap(), chance);
    // A backup that is encrypted is told apart, too.
    std::fs::rename(&file, place.path("copy.db")).unwrap();
    place
        .run(&["restore", "--guild", "1", "copy.db"])
        .ends(2)
        .complains(&["copy.db", "encrypted, but no database key"]);
    assert!(!file.exists());
}

#[cfg(feature = "encryption")]
mod with_the_feature {
    use std::fs;
    use std::path::Path;
    use std::process::Stdio;
    use std::time::Duration;

    use super::{KEY, KEY_FILE, NEW_KEY, PASSPHRASE};
    use crate::place::{FIRST_LINES, Place};

    const OTHER: &str = "eight legs of a red spider";
    const RAW: &str = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

    /// The file names in a folder.
    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    fn export(place: &Place, guild: &str) -> String {
        place.run(&["export", "--guild", guild]).ends(0).out
    }

    /// Nothing that was typed can be read in any file below the folder.
    #[track_caller]
    fn nothing_is_readable(folder: &Path) {
        let mut files = 0;
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                nothing_is_readable(&path);
                continue;
            }
            files += 1;
            let bytes = fs::read(&path).unwrap();
            for text in ["Cronus", "cronus", "Virtanen", "SQLite format", "CREATE TABLE", "Buyer"] {
                let found = bytes.windows(text.len()).any(|window| window == text.as_bytes());
                assert!(!found, "{text} in {}", path.display());
            }
        }
        assert!(files > 0 || folder.ends_with("data"), "{} is empty", folder.display());
    }

    #[test]
    fn everything_works_with_a_key_and_nothing_lies_about_in_plain() {
        for key in [PASSPHRASE, RAW] {
            let place = Place::new().with(KEY, key);
            place.typed(FIRST_LINES).ends(0).says(&["Aino Virtanen"]);
            let before = export(&place, "local");
            assert!(before.contains("Cronus Oy"));
            place.run(&["check"]).ends(0).says(&["sound", "2 contacts"]);
            place.run(&["duplicates", "--guild", "local"]).ends(0);
            place.run(&["backup"]).ends(0).says(&["local: 2 contacts"]);
            nothing_is_readable(&place.path("data"));
            let backups = place.path("data/backups");
            let backup = backups.join(&names(&backups)[0]);
            place.run_with(&["console"], "/company add name:Later Oy\n").ends(0);
            place.run(&["restore", "--guild", "local", backup.to_str().unwrap()]).ends(0).says(&["2 contacts"]);
            assert_eq!(export(&place, "local"), before);
            place.write("in.jsonl", &before);
            place.run(&["import", "--guild", "second", "in.jsonl"]).ends(0);
            place.run(&["check"]).ends(0);
            nothing_is_readable(&place.path("data"));
        }
    }

    #[test]
    fn what_does_not_fit_is_refused_and_never_taken_for_damage() {
        let place = Place::new().with(KEY, PASSPHRASE).with("DISCORD_TOKEN", "a.test.token");
        place.typed(FIRST_LINES).ends(0);
        place.run(&["backup", "--to", "copies"]).ends(0);
        let before = fs::read(place.path("data/guilds/local.db")).unwrap();
        let copy = format!("copies/{}", names(&place.path("copies"))[0]);
        let all = |place: &Place, told: &str| {
            for args in [
                &["bot"][..],
                &["console"],
                &["check"],
                &["backup"],
                &["export", "--guild", "local"],
                &["duplicates", "--guild", "local"],
                &["restore", "--guild", "other", &copy],
            ] {
                let ran = place.run(args).ends(2).complains(&[told]);
                assert!(!ran.err.contains(OTHER) && !ran.err.contains(PASSPHRASE), "{}", ran.err);
            }
        };
        let place = place.with(KEY, OTHER);
        all(&place, "another key");
        let place = place.with(KEY, "");
        all(&place, "no database key is configured");
        // The backup alone does not fit.
        let second = Place::new().with(KEY, OTHER);
        second.typed(FIRST_LINES).ends(0);
        let copy = second.write("copy.db", fs::read(place.path(&copy)).unwrap());
        let copy = copy.to_str().unwrap();
        second.run(&["restore", "--guild", "local", copy]).ends(2).complains(&["copy.db", "another key"]);
        assert_eq!(names(&place.path("data/guilds")), ["local.db", "salt"]);
        assert_eq!(fs::read(place.path("data/guilds/local.db")).unwrap(), before);
        // A plain file is refused where a key is configured.
        let plain = Place::new();
        plain.typed(FIRST_LINES).ends(0);
        let plain = plain.with(KEY, OTHER);
        plain.run(&["check"]).ends(2).complains(&["not encrypted", "kontakti rekey"]);
        plain.run(&["bot"]).ends(2);
    }

    #[test]
    fn a_damaged_file_is_still_told_from_a_wrong_key() {
        let place = Place::new().with(KEY, PASSPHRASE);
        place.typed(FIRST_LINES).ends(0);
        place.run_with(&["console", "--guild", "fine"], "/company add name:Acme\n").ends(0);
        let file = place.path("data/guilds/local.db");
        let mut bytes = fs::read(&file).unwrap();
        bytes[2000..2100].fill(0xA5);
        fs::write(&file, &bytes).unwrap();
        place.run(&["check"]).ends(1).says(&["local:", "damaged", "fine:", "sound"]);
        place.run(&["export", "--guild", "local"]).ends(3).complains(&["damaged"]);
    }

    #[test]
    fn files_get_a_key_another_one_and_none_again() {
        let place = Place::new();
        place.typed(FIRST_LINES).ends(0);
        place.run_with(&["console", "--guild", "second"], "/company add name:Cronus Oy\n").ends(0);
        let before = (export(&place, "local"), export(&place, "second"));
        let rights = fs::metadata(place.path("data/guilds")).unwrap().permissions();
        let place = place.with(NEW_KEY, PASSPHRASE);
        place.run(&["rekey"]).ends(0).says(&["2 files have the new key"]);
        nothing_is_readable(&place.path("data"));
        // Once more does no harm.
        place.run(&["rekey"]).ends(0).says(&["2 files"]);
        let key = place.write("key", format!("{PASSPHRASE}\n"));
        let place = place.with(KEY_FILE, key.to_str().unwrap()).with(NEW_KEY, RAW);
        place.run(&["check"]).ends(0).says(&["2 contacts"]);
        place.run(&["rekey"]).ends(0);
        place.run(&["check"]).ends(2).complains(&["another key"]);
        let place = place.with(KEY_FILE, "").with(KEY, RAW).with(NEW_KEY, "");
        place.run(&["check"]).ends(0).says(&["sound"]);
        assert_eq!((export(&place, "local"), export(&place, "second")), before);
        place.run(&["rekey", "--plain"]).ends(0).says(&["2 files are not encrypted"]);
        let place = place.with(KEY, "");
        place.run(&["check"]).ends(0).says(&["sound"]);
        assert_eq!((export(&place, "local"), export(&place, "second")), before);
        place.typed("/person add name:Eino Oja\n/find eino\n").ends(0);
        assert_eq!(names(&place.path("data/guilds")), ["local.db", "salt", "second.db"]);
        assert_eq!(fs::metadata(place.path("data/guilds")).unwrap().permissions(), rights);
    }

    #[test]
    fn a_file_that_fits_neither_key_stops_it_before_anything_is_changed() {
        let place = Place::new().with(KEY, PASSPHRASE);
        place.typed(FIRST_LINES).ends(0);
        let foreign = Place::new().with(KEY, RAW);
        foreign.typed(FIRST_LINES).ends(0);
        fs::copy(foreign.path("data/guilds/local.db"), place.path("data/guilds/zzz.db")).unwrap();
        let place = place.with(NEW_KEY, OTHER);
        place.run(&["rekey"]).ends(2).complains(&["zzz.db", "another key"]);
        place.run(&["export", "--guild", "local"]).ends(0).says(&["Cronus"]);
    }

    #[test]
    fn whoever_uses_a_file_keeps_its_key_from_being_changed() {
        use std::io::{BufRead, BufReader, Write};
        let place = Place::new();
        place.typed(FIRST_LINES).ends(0);
        let mut busy = place.command(&["console"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = busy.stdin.take().unwrap();
        let mut said = BufReader::new(busy.stdout.take().unwrap());
        lines.write_all(b"/find cronus\n").unwrap();
        said.read_line(&mut String::new()).unwrap();
        let place = place.with(NEW_KEY, PASSPHRASE);
        place.run(&["rekey"]).ends(3).complains(&["local.db", "another program"]);
        lines.write_all(b"/company add name:Late Oy\n").unwrap();
        drop(lines);
        std::io::copy(&mut said, &mut std::io::sink()).unwrap();
        assert!(busy.wait().unwrap().success());
        // What was begun is to be finished before anything else happens.
        place.run(&["check"]).ends(2).complains(&["rekey was not finished"]);
        place.run(&["rekey"]).ends(0);
        assert!(export(&place.with(KEY, PASSPHRASE), "local").contains("Late Oy"));
    }

    #[test]
    fn a_change_of_keys_that_is_killed_at_any_moment_is_finished_by_the_next() {
        let place = Place::new();
        let mut expected = Vec::new();
        for guild in ["a", "b", "c"] {
            place.run_with(&["console", "--guild", guild], format!("/company add name:Acme {guild}\n")).ends(0);
            expected.push(export(&place, guild));
        }
        let (mut old, mut interrupted) = (String::new(), 0);
        let mut place = place;
        for round in 0..6 {
            // Raw keys cost no time, so that the kills fall into the work.
            let new = format!("{round:02x}").repeat(32);
            place = place.with(KEY, &old).with(NEW_KEY, &new);
            let mut changing = place.command(&["rekey"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
            let mark = place.path("data/guilds/rekey.unfinished");
            while !mark.exists() && changing.try_wait().unwrap().is_none() {
                std::thread::sleep(Duration::from_millis(1));
            }
            std::thread::sleep(Duration::from_millis(round * 15));
            changing.kill().unwrap();
            changing.wait().unwrap();
            if mark.exists() {
                interrupted += 1;
                place.run(&["check"]).ends(2).complains(&["rekey was not finished"]);
            }
            place.run(&["rekey"]).ends(0).says(&["3 files"]);
            place = place.with(KEY, &new);
            place.run(&["check"]).ends(0);
            for (guild, expected) in ["a", "b", "c"].iter().zip(&expected) {
                assert_eq!(&export(&place, guild), expected, "round {round}");
            }
            old = new;
        }
        assert!(interrupted > 0, "no kill fell into the work");
        assert_eq!(names(&place.path("data/guilds")), ["a.db", "b.db", "c.db", "salt"]);
    }
}
