//! Interactions that nobody should send, made by chance.

use serde_json::{Value, json};

use crate::dice::Dice;
use crate::double::ask::Ask;
use crate::double::people::Person;
use crate::double::shown::Shown;

/// The kinds, as the figures name them.
pub const KINDS: [&str; 6] =
    ["wrong types, missing parts", "huge texts", "foreign ids", "forged buttons", "forged selects", "forged forms"];

/// Names of our buttons and forms, and some that are none.
const NAMES: [&str; 48] = [
    "show",
    "show-picked",
    "edit",
    "part",
    "people",
    "history",
    "notes",
    "addresses",
    "new-note",
    "edit-note",
    "remove-note",
    "list",
    "choose",
    "flow-page",
    "flow",
    "delete",
    "purge",
    "undo",
    "cancel",
    "find-again",
    "new",
    "reading",
    "add-anyway",
    "add-separate",
    "cancel-addition",
    "pairs",
    "separate",
    "merge",
    "merge-page",
    "merge-pick",
    "merge-now",
    "edit-again",
    "pick-section",
    "section",
    "set",
    "set-picked",
    "series",
    "settings",
    "setting",
    "tier",
    "codes-form",
    "pick-search-string",
    "codes",
    "salespeople",
    "formulas",
    "formula",
    "pick-help",
    "nonsense",
];
const FORMS: [&str; 14] = [
    "form-new",
    "form-part",
    "form-new-note",
    "form-note",
    "form-series",
    "form-settings",
    "form-setting",
    "form-formula",
    "form-codes",
    "form-code",
    "form-salesperson",
    "form-search-string",
    "form-nonsense",
    "show",
];
const WORDS: [&str; 30] = [
    "1",
    "2",
    "7",
    "0",
    "-1",
    "999999",
    "9223372036854775807",
    "99999999999999999999",
    "1.5",
    "",
    "p",
    "f",
    "all",
    "one",
    "company",
    "person",
    "name",
    "phone",
    "contacts",
    "admin",
    "viewer",
    "card_visibility",
    "everybody",
    "industry",
    "M",
    "draft",
    "x'; DROP TABLE contact;--",
    "../../etc/passwd",
    "\u{202e}evil",
    "%00",
];
/// Where a payload can be broken. Who may do what is Discord's to say, so the asker's permissions and roles stay.
const PLACES: [&str; 20] = [
    "/data",
    "/data/name",
    "/data/options",
    "/data/options/0",
    "/data/options/0/name",
    "/data/options/0/type",
    "/data/options/0/value",
    "/data/type",
    "/data/id",
    "/type",
    "/locale",
    "/guild_locale",
    "/guild_id",
    "/member",
    "/member/user",
    "/member/user/id",
    "/member/user/username",
    "/channel_id",
    "/version",
    "/token",
];
const READING: [(&str, &str); 4] =
    [("find", "query"), ("contact show", "contact"), ("company people", "company"), ("contact history", "contact")];

/// An interaction of that kind (an index into [`KINDS`]).
pub fn ask(kind: usize, dice: &mut Dice, viewer: &Person, card: &Shown) -> Ask {
    match kind {
        0 => {
            let mut ask = reading(dice, viewer, "cronus");
            // A place inside of one that was broken is not there any more, so there is one only.
            let place = *dice.pick(&PLACES);
            ask = ask.changed(place, junk(dice));
            ask
        }
        1 => {
            let length = [5_000, 50_000, 400_000][dice.below(3)];
            let text = ["x", "ä", "🦀", "\u{0}", "**_`", "<@1>"][dice.below(6)].repeat(length);
            let ask = reading(dice, viewer, "x").changed("/data/options/0/value", json!(text));
            if dice.below(4) == 0 { ask.changed("/member/nick", json!(text)) } else { ask }
        }
        2 => {
            let given = *dice.pick(&["CT000001", "CT999999", "12", "cronus"]);
            let ask = reading(dice, viewer, given);
            let other =
                ["204255221017214977", "1", "0", "18446744073709551616", "local", "../local", "-5"][dice.below(7)];
            let place = ["/guild_id", "/member/user/id", "/channel_id", "/application_id", "/id"][dice.below(5)];
            ask.changed(place, json!(other))
        }
        3 => Ask::press_id(viewer, card, &id(dice, &NAMES)),
        4 => {
            let of_type = [3, 5, 6, 7, 8, 99][dice.below(6)];
            let values: Vec<&str> = (0..dice.below(4)).map(|_| *dice.pick(&WORDS)).collect();
            Ask::pick_id(viewer, card, &id(dice, &NAMES), of_type, &values)
        }
        _ => {
            let keys = ["name", "phone_no", "email", "note", "codes", "first", "text", "nonsense"];
            let values: Vec<(&str, &str)> = (0..dice.below(5)).map(|place| (keys[place], *dice.pick(&WORDS))).collect();
            let ask = Ask::submit_id(viewer, &id(dice, &FORMS), &values);
            match dice.below(4) {
                0 => ask.changed("/data/components", junk(dice)),
                _ => ask,
            }
        }
    }
}

fn reading(dice: &mut Dice, who: &Person, given: &str) -> Ask {
    let (path, option) = *dice.pick(&READING);
    match dice.below(3) {
        0 => Ask::typing(who, path, option, given),
        _ => Ask::slash(who, path).with(option, given),
    }
}

fn id(dice: &mut Dice, names: &[&str]) -> String {
    let version = if dice.below(10) == 0 { "k0" } else { "k1" };
    let mut id = format!("{version}:{}", dice.pick(names));
    for _ in 0..dice.below(5) {
        id = format!("{id}:{}", dice.pick(&WORDS));
    }
    match dice.below(12) {
        0 => format!("{id}|abcd"),
        1 => format!("{id}~{}", dice.below(3)),
        _ => id,
    }
    .chars()
    .take(100)
    .collect()
}

fn junk(dice: &mut Dice) -> Value {
    match dice.below(12) {
        0 => Value::Null,
        1 => json!(-1),
        2 => json!(1e300),
        3 => json!(true),
        4 => json!(""),
        5 => json!([]),
        6 => json!({}),
        7 => json!([[[{"name": []}]]]),
        8 => (0..100).fold(json!(1), |inner, _| json!([inner])),
        9 => json!("x".repeat(100_000)),
        10 => json!("../../../gateway?x=\u{0}"),
        _ => json!(u64::MAX),
    }
}
