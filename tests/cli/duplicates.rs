//! Pairs that may be the same as JSON Lines, and lines of an import that may be there already.

use serde_json::{Value, json};

use crate::place::Place;

const THREE: &str = r#"{"no":"K1","type":"company","name":"Cronus Oy","e_mail":"info@cronus.fi","city":"Helsinki"}
{"no":"K2","type":"company","name":"Cronus","e_mail":"INFO@cronus.fi","city":"Helsinki"}
{"no":"K3","type":"company","name":"Adatum","e_mail":"info@adatum.fi","city":"Helsinki"}
"#;

fn import(place: &Place, lines: &str, duplicates: &str) -> crate::place::Ran {
    place.write("in.jsonl", lines);
    place.run(&["import", "--guild", "local", "in.jsonl", "--duplicates", duplicates])
}

#[test]
fn pairs_are_printed_one_a_line_with_score_and_reasons() {
    let place = Place::new();
    place.run(&["duplicates", "--guild", "nobody"]).ends(1);
    import(&place, THREE, "keep").ends(0);
    let out = place.run(&["duplicates", "--guild", "local"]).ends(0).out;
    let pairs: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(pairs.len(), 1, "{out}");
    assert_eq!((&pairs[0]["a"], &pairs[0]["b"]), (&json!("K1"), &json!("K2")));
    assert_eq!(pairs[0]["reasons"], json!(["same e-mail", "same name", "same city"]));
    assert!((80..=100).contains(&pairs[0]["score"].as_i64().unwrap()), "{out}");
    // What people know to be two is left out.
    place.typed("/duplicates find\n> Separate\n").ends(0);
    assert_eq!(place.run(&["duplicates", "--guild", "local"]).ends(0).out, "");
}

#[test]
fn lines_that_may_be_there_already_are_skipped_or_refused() {
    let place = Place::new();
    import(&place, THREE, "refuse").ends(1).complains(&["line 2: ", "K1"]);
    import(&place, THREE, "skip").ends(0).says(&["2 contacts", "1 line left out"]);
    let alike = "{\"no\":\"K9\",\"type\":\"company\",\"name\":\"Kronus Oy\",\"city\":\"Helsinki\"}\n";
    import(&place, alike, "refuse").ends(1).complains(&["line 1: ", "K1"]);
    import(&place, alike, "skip").ends(0).says(&["1 line left out"]);
    import(&place, alike, "keep").ends(0).says(&["1 contact"]);
}

#[test]
fn the_search_strings_of_very_many_contacts_are_made_anew_bit_by_bit() {
    let place = Place::new();
    let line = |number: u32| {
        let mail = if number < 2 { "same".to_owned() } else { format!("a{number}") };
        json!({"no": format!("K{number}"), "type": "company", "name": format!("Firm {number}"), "e_mail": format!("{mail}@firm.fi")})
    };
    let many: String = (0..2_100).map(|number| format!("{}\n", line(number))).collect();
    import(&place, &many, "keep").ends(0).says(&["2100 contacts", "1 that may be there twice now"]);
    let rebuilt = "/setup duplicate-string field:city part:first length:6\n/duplicates rebuild\n> Look again\n";
    let ran = place.typed(rebuilt).ends(0);
    ran.says(&[
        "Search strings of 2100 contacts are made anew",
        "0 of 2100 contacts are made ready",
        "[ Look again ]",
        "1 pair",
        "2100 contacts compared.",
        "same e-mail",
    ]);
    // Two are kept apart while the others wait.
    let ran = place.typed("/duplicates rebuild\n> Separate\n/duplicates find\n").ends(0);
    ran.says(&["Known as different contacts", "No two contacts look the same"]);
}

#[test]
fn very_many_contacts_are_compared_in_the_background() {
    let place = Place::new();
    let line = |number: u32| {
        let mail = if number < 3 { "same".to_owned() } else { format!("a{number}") };
        json!({"no": format!("K{number}"), "type": "person", "name": format!("Aino Virta{number}"), "e_mail": format!("{mail}@firm.fi")})
    };
    let many: String = (0..2_100).map(|number| format!("{}\n", line(number))).collect();
    import(&place, &many, "keep").ends(0).says(&["2100 contacts"]);
    // One contact's pairs are there at once.
    let ran = place.typed("/duplicates find contact:K1\n").ends(0);
    assert!(!ran.out.contains("Look again"), "{}", ran.out);
    ran.says(&["2 pairs"]);
    let ran = place.run_with(
        &["console", "--user", "Aino", "--locale", "fi"],
        "/duplicates find\n> Katso uudelleen\n/setup duplicates threshold:81\n/duplicates find\n/duplicates find\n",
    );
    ran.ends(0).says(&["0/2100 kontaktia on vertailtu", "[ Katso uudelleen ]", "3 paria", "2100 kontaktia vertailtu."]);
}
