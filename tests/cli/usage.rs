//! Wrong usage ends with exit code 2; the manifest is JSON.

use crate::place::Place;

#[test]
fn wrong_usage_is_told_with_what_is_wrong() {
    for (args, said) in [
        (&["dance"][..], "dance"),
        (&["--colour"], "--colour"),
        (&["console", "--tier", "boss"], "--tier"),
        (&["console", "--locale", "sv"], "--locale"),
        (&["console", "--guild", "../other"], "--guild"),
        (&["console", "--guild", ""], "--guild"),
        (&["export"], "--guild"),
        (&["import", "--guild", "local"], "<FILE>"),
        (&["import", "--guild", "local", "file", "--duplicates", "maybe"], "--duplicates"),
        (&["import", "--guild", "local", "no-such-file.jsonl"], "no-such-file.jsonl"),
        (&["import", "--guild", "local", "."], ".:"),
    ] {
        Place::new().run(args).ends(2).complains(&[said]);
    }
}

/// 0 done, 1 refused, 2 wrong usage or settings, as the README has it.
#[test]
fn every_subcommand_ends_with_the_code_that_says_what_came_of_it() {
    let place = Place::new();
    place.typed("/company add name:Cronus\n").ends(0);
    place.write("in.jsonl", "{\"type\":\"company\",\"name\":\"Fabrikam\"}");
    place.write("no-backup.db", "no database ".repeat(99));
    place.write("wrong.toml", "[data]\ndri = \"x\"\n");
    /// A subcommand, what makes it wrong usage, and lines with their codes.
    type Row<'a> = (&'a str, &'a [&'a str], &'a [(&'a [&'a str], i32)]);
    let table: [Row<'_>; 10] = [
        ("bot", &[], &[(&["bot"], 2)]),
        ("console", &["--guild", "a/b"], &[(&["console", "--tier", "viewer"], 0)]),
        ("commands", &["--no-such"], &[(&["commands"], 0)]),
        ("export", &["--guild", "a/b"], &[(&["export", "--guild", "local"], 0), (&["export", "--guild", "no"], 1)]),
        (
            "duplicates",
            &["--guild", "a/b"],
            &[(&["duplicates", "--guild", "local"], 0), (&["duplicates", "--guild", "no"], 1)],
        ),
        (
            "import",
            &["--guild", "a/b", "in.jsonl"],
            &[
                (&["import", "--guild", "local", "in.jsonl"], 0),
                (&["import", "--guild", "local", "no-backup.db"], 1),
                (&["import", "--guild", "local", "no.jsonl"], 2),
            ],
        ),
        (
            "backup",
            &["--guild", "a/b"],
            &[
                (&["backup", "--to", "copies"], 0),
                (&["backup", "--guild", "no"], 1),
                (&["backup", "--to", "in.jsonl"], 2),
                (&["backup", "--keep", "few"], 2),
            ],
        ),
        (
            "restore",
            &["--guild", "a/b", "in.jsonl"],
            &[
                (&["restore", "--guild", "local", "no-backup.db"], 2),
                (&["restore", "--guild", "local", "in.jsonl"], 2),
                (&["restore", "--guild", "local"], 2),
            ],
        ),
        (
            "check",
            &["--guild", "a/b"],
            &[(&["check"], 0), (&["check", "--rebuild"], 0), (&["check", "--guild", "no"], 1)],
        ),
        ("rekey", &["--no-such"], &[(&["rekey"], 2)]),
    ];
    for (name, wrong, rows) in table {
        for (args, code) in rows {
            place.run(args).ends(*code);
        }
        place.run(&[&[name], wrong].concat()).ends(2);
        place.run(&["--config", "wrong.toml", name]).ends(2);
    }
    let help = place.run(&["--help"]).ends(0).out;
    let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let names: Vec<&str> = listed.filter_map(|line| line.split_whitespace().next()).collect();
    assert!(names.len() > 5, "{help}");
    for name in names.iter().filter(|name| **name != "help") {
        assert!(table.iter().any(|(known, ..)| known == name), "{name} is not in the table");
    }
    place.run(&["export", "--guild", "local"]).ends(0).says(&["Cronus", "Fabrikam"]);
}

#[test]
fn help_and_version_are_no_mistake() {
    Place::new().run(&["--help"]).ends(0).says(&["bot", "console", "export", "import", "--data"]);
    Place::new().run(&["--version"]).ends(0).says(&[env!("CARGO_PKG_VERSION")]);
}

#[test]
fn the_manifest_is_the_commands_as_discord_takes_them() {
    let ran = Place::new().run(&["commands"]).ends(0);
    let manifest: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let names: Vec<&str> = manifest.as_array().unwrap().iter().filter_map(|command| command["name"].as_str()).collect();
    for name in ["find", "contact", "company", "person", "setup", "code", "salesperson", "help"] {
        assert!(names.contains(&name), "{name} is not in {names:?}");
    }
}

#[test]
fn a_data_folder_that_is_a_file_is_a_mistake_that_names_the_setting() {
    let place = Place::new();
    place.write("in-the-way", "a file");
    place.run(&["--data", "in-the-way"]).ends(2).complains(&["data.dir", "in-the-way"]);
    place.run(&["export", "--guild", "local", "--data", "in-the-way"]).ends(2).complains(&["data.dir"]);
}

#[test]
fn what_is_refused_leaves_no_files_behind() {
    let place = Place::new();
    let at = |args: &[&str]| {
        place.run(args).ends(1);
        assert!(!place.path("new").exists(), "{args:?}");
    };
    place.write("in.jsonl", "{}");
    at(&["--data", "new/data", "export", "--guild", "nosuch"]);
    at(&["--data", "new/data", "import", "--guild", "nosuch", "in.jsonl"]);
    // What was there before stays.
    place.typed("/company add name:Cronus\n").ends(0);
    place.run(&["import", "--guild", "local", "in.jsonl"]).ends(1);
    place.run(&["import", "--guild", "other", "in.jsonl"]).ends(1);
    assert!(!place.path("data/guilds/other.db").exists());
    place.run(&["export", "--guild", "local"]).ends(0).says(&["Cronus"]);
}

#[test]
fn a_file_that_is_no_database_is_named() {
    let place = Place::new();
    place.write("data/guilds/local.db", "this is no database at all ".repeat(200));
    place.run(&["export", "--guild", "local"]).ends(3).complains(&["data/guilds/local.db", "not a database"]);
    place.typed("/find x\n").ends(3).complains(&["data/guilds/local.db"]);
}
