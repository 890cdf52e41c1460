//! Settings that cannot be used end with exit code 2 and the key at fault.

use crate::place::Place;

#[test]
fn a_wrong_setting_in_the_file_is_told_with_its_key_and_the_file() {
    for (text, key) in [
        ("[discord]\napi_urll = \"https://discord.com\"", "discord.api_urll"),
        ("[discord]\ndefer_after_ms = true", "discord.defer_after_ms"),
        ("[discord]\ndefer_after_ms = 60000", "discord.defer_after_ms"),
        ("[data]\ndir = 5", "data.dir"),
        ("[log]\nformat = \"yaml\"", "log.format"),
        ("[log]\nfilter = \"=/=\"", "log.filter"),
    ] {
        let place = Place::new();
        place.write("config/kontakti.toml", text);
        place.run(&[]).ends(2).complains(&[&format!("{key}:"), "config/kontakti.toml"]);
        assert!(!place.path("data").exists(), "nothing is made before the settings are right");
    }
}

#[test]
fn a_wrong_setting_in_the_environment_is_told_with_its_key_and_variable() {
    for (name, text, key) in [
        ("KONTAKTI__DISCORD__DEFER_AFTER_MS", "later", "discord.defer_after_ms"),
        ("KONTAKTI__DISCORD__DEFER_AFTER_MS", "1", "discord.defer_after_ms"),
        ("KONTAKTI__DATA__FOLDER", "x", "data.folder"),
        ("KONTAKTI__LOG__FORMAT", "xml", "log.format"),
    ] {
        Place::new().with(name, text).run(&["console"]).ends(2).complains(&[&format!("{key}:"), name]);
    }
}

#[test]
fn a_named_file_must_be_there_and_be_toml() {
    let place = Place::new();
    place.run(&["--config", "other.toml"]).ends(2).complains(&["other.toml"]);
    place.write("other.toml", "[data\n");
    place.run(&["--config", "other.toml"]).ends(2).complains(&["other.toml"]);
    place.write("other.toml", "[data]\ndir = \"elsewhere\"\n");
    place.run(&["--config", "other.toml"]).ends(0);
    assert!(place.path("elsewhere/guilds/local.db").exists());
    place.run(&["--config", "other.toml", "--data", "third"]).ends(0);
    assert!(place.path("third/guilds/local.db").exists());
}

#[test]
fn the_bot_needs_a_token_and_says_which_variable_to_set() {
    Place::new().run(&["bot"]).ends(2).complains(&["DISCORD_TOKEN:"]);
    Place::new().with("DISCORD_TOKEN", "  ").run(&["bot"]).ends(2).complains(&["DISCORD_TOKEN:"]);
    let unreadable = Place::new().with("DISCORD_TOKEN_FILE", "nowhere/token");
    unreadable.run(&["bot"]).ends(2).complains(&["DISCORD_TOKEN_FILE:", "nowhere/token"]);
    // A token that is configured wrongly is not passed over in silence.
    unreadable.run(&[]).ends(2).complains(&["DISCORD_TOKEN_FILE:"]);
    let blank = Place::new().with("DISCORD_TOKEN_FILE", "token");
    blank.write("token", "\n");
    blank.run(&["bot"]).ends(2).complains(&["DISCORD_TOKEN_FILE:"]);
}

#[test]
fn a_token_is_never_shown() {
    let place = Place::new().with("DISCORD_TOKEN", "very secret.token");
    let ran = place.run(&["bot"]).ends(2).complains(&["DISCORD_TOKEN:"]);
    assert!(!format!("{ran:?}").contains("secret"));
}
