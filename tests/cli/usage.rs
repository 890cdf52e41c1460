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
