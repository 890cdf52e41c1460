//! Contacts out and in again as JSON Lines.

use serde_json::Value;

use crate::place::{FIRST_LINES, Place, read};

/// A company and a person with everything that a line can hold, the person first.
const EVERYTHING: &str = include_str!("everything.jsonl");

fn import(place: &Place, guild: &str, lines: impl AsRef<[u8]>, flags: &[&str]) -> crate::place::Ran {
    place.write("in.jsonl", lines);
    let mut args = vec!["import", "--guild", guild, "in.jsonl"];
    args.extend(flags);
    place.run(&args)
}

fn export(place: &Place, guild: &str) -> String {
    place.run(&["export", "--guild", guild]).ends(0).out
}

#[test]
fn what_is_exported_and_imported_elsewhere_comes_out_the_same() {
    let place = Place::new();
    import(&place, "first", EVERYTHING, &[]).ends(0).says(&["2 contacts", "1 company", "1 person", "3 notes"]);
    let once = export(&place, "first");
    assert_eq!(once, EVERYTHING.lines().rev().map(|line| format!("{line}\n")).collect::<String>());
    import(&place, "second", &once, &[]).ends(0);
    assert_eq!(export(&place, "second"), once);
}

#[test]
fn what_was_typed_comes_back_from_another_guild_with_notes_and_numbers() {
    let place = Place::new();
    place.typed(FIRST_LINES).ends(0);
    place.typed("/contact note contact:CT000002 text:Likes \"tea\" : öljy 🫖\n/contact set contact:CT000001 field:fax value:09 1\n").ends(0);
    let once = export(&place, "local");
    let lines: Vec<Value> = once.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines[0]["no"], "CT000001");
    assert_eq!(lines[0]["company_name"], "Cronus Oy");
    assert_eq!(lines[1]["company_no"], "CT000001");
    assert_eq!(lines[1]["phone_no"], "09 123 4567");
    assert_eq!(lines[1]["notes"][0]["by"], "Aino");
    assert!(lines.iter().all(|line| line.as_object().unwrap().values().all(|value| value != "")));
    import(&place, "other", &once, &[]).ends(0).says(&["2 contacts", "1 note"]);
    assert_eq!(export(&place, "other"), once);
    // The series goes on after the numbers that came in.
    place.run_with(&["console", "--guild", "other"], "/company add name:Next\n").ends(0).says(&["CT000003"]);
}

#[test]
fn accounts_and_alternative_addresses_that_were_typed_come_back() {
    let place = Place::new();
    place.typed(FIRST_LINES).ends(0);
    place
        .typed(
            "/relation create contact:CT000002 kind:customer\n/relation create contact:CT000002 kind:employee\n\
             /relation link contact:CT000001 kind:bank number:B-9\n\
             /contact address-add contact:CT000002 code:summer city:Hanko post-code:10900 from:1.6.2026 to:31.8.2026\n\
             /contact address-add contact:CT000002 code:summer address:Ranta 1 from:2027-06-01\n",
        )
        .ends(0);
    let once = export(&place, "local");
    let lines: Vec<Value> = once.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(
        lines[0]["business_relations"],
        serde_json::json!([
            { "code": "BANK", "kind": "bank", "no": "B-9" },
            { "code": "CUST", "kind": "customer", "no": "C00001" }
        ])
    );
    assert_eq!(
        lines[1]["business_relations"],
        serde_json::json!([{ "code": "EMP", "kind": "employee", "no": "E00001" }])
    );
    assert!(lines.iter().all(|line| line["contact_business_relation"] == "multiple"));
    assert_eq!(
        lines[1]["alternative_addresses"],
        serde_json::json!([{
            "code": "SUMMER", "address": "Ranta 1", "city": "Hanko", "post_code": "10900",
            "ranges": [{ "from": "2026-06-01", "to": "2026-08-31" }, { "from": "2027-06-01" }]
        }])
    );
    import(&place, "other", &once, &[]).ends(0);
    assert_eq!(export(&place, "other"), once);
    // The series of the accounts go on after the numbers that came in.
    let more = "/company add name:Next\n/relation create contact:CT000003 kind:customer\n";
    place.run_with(&["console", "--guild", "other"], more).ends(0).says(&["C00002"]);
}

#[test]
fn keys_come_in_their_order() {
    let order: Vec<String> = [
        "no",
        "type",
        "name",
        "name_2",
        "first_name",
        "middle_name",
        "surname",
        "job_title",
        "initials",
        "company_no",
        "company_name",
        "search_name",
        "address",
        "address_2",
        "city",
        "post_code",
        "county",
        "country_region_code",
        "phone_no",
        "mobile_phone_no",
        "fax_no",
        "e_mail",
        "e_mail_2",
        "home_page",
        "correspondence_type",
        "salutation_code",
        "language_code",
        "salesperson_code",
        "territory_code",
        "currency_code",
        "vat_registration_no",
        "registration_no",
        "organizational_level_code",
        "exclude_from_segment",
        "external_id",
        "privacy_blocked",
        "minor",
        "parental_consent_received",
        "contact_business_relation",
        "no_series",
        "last_modified",
        "industry_groups",
        "mailing_groups",
        "job_responsibilities",
        "business_relations",
        "web_sources",
        "alternative_addresses",
        "notes",
    ]
    .map(str::to_owned)
    .to_vec();
    let place = Place::new();
    import(&place, "all", EVERYTHING, &[]).ends(0);
    let mut seen = std::collections::BTreeSet::new();
    for line in export(&place, "all").lines() {
        let object: Value = serde_json::from_str(line).unwrap();
        let keys: Vec<String> = object.as_object().unwrap().keys().cloned().collect();
        let sorted: Vec<String> = order.iter().filter(|key| keys.contains(key)).cloned().collect();
        assert_eq!(keys, sorted);
        seen.extend(keys);
    }
    assert_eq!(seen.len(), order.len(), "the file has every key somewhere");
}

#[test]
fn every_fault_is_told_with_line_and_key_and_nothing_is_stored() {
    for (line, fault) in [
        (r#"{"no":"A1","type":"company","name":"A","phone_no":"call"}"#, "line 1: phone_no: "),
        (r#"{"no":"A1","type":"company","name":"A","e_mail":"a@b.fi, c@d.fi"}"#, "line 1: e_mail: "),
        (r#"{"no":"A1","type":"company","name":"A","colour":"red"}"#, "line 1: colour: "),
        (r#"{"no":"A1","type":"company","name":"A","city":5}"#, "line 1: city: "),
        (r#"{"no":"A1","type":"company","name":"A","city":"B","city":"C"}"#, "line 1: city: "),
        (r#"{"no":"A1","type":"company","name":"A","minor":true}"#, "line 1: minor: "),
        (r#"{"no":"A1","type":"person","name":"A","minor":true}"#, "line 1: privacy_blocked: "),
        (r#"{"no":"A1","type":"person","name":"A","minor":"yes","privacy_blocked":true}"#, "line 1: minor: "),
        (r#"{"no":"A1","type":"person","name":"A","currency_code":"EUR"}"#, "line 1: currency_code: "),
        (r#"{"no":"A1","type":"person","name":"A","country_region_code":"XX"}"#, "line 1: country_region_code: "),
        (r#"{"no":"A1","type":"person","name":"A","company_no":"ZZ9"}"#, "line 1: company_no: "),
        (r#"{"no":"A1","type":"company","name":"A","company_no":"ZZ9"}"#, "line 1: company_no: "),
        (r#"{"no":"A1","type":"robot","name":"A"}"#, "line 1: type: "),
        (r#"{"no":"A1","name":"A"}"#, "line 1: type: "),
        (r#"{"type":"company","name":"A","company_no":"ZZ9"}"#, "line 1: company_no: "),
        (r#"{"no":"A1"}"#, "line 1: name: "),
        (r#"{"no":"A1","notes":[{"text":"x","at":"yesterday"}]}"#, "line 1: notes[1].at: "),
        (r#"{"no":"A1","type":"company"}"#, "line 1: name: "),
        (r#"{"no":"A1","type":"company","name":"  "}"#, "line 1: name: "),
        (r#"{"no":"123456789012345678901","type":"company","name":"A"}"#, "line 1: no: "),
        (r#"{"no":"CT000001","type":"company","name":"A"}"#, "line 1: no: "),
        (r#"{"no":"A1","type":"company","name":"A","notes":[{"text":"x","at":"yesterday"}]}"#, "line 1: notes[1].at: "),
        (r#"{"no":"A1","type":"company","name":"A","notes":[{"text":"x","colour":1}]}"#, "line 1: notes[1]: "),
        (r#"{"no":"A1","type":"company","name":"A","industry_groups":["RET","RET"]}"#, "line 1: industry_groups[2]: "),
        (r#"{"no":"A1","type":"person","name":"A","industry_groups":["RET"]}"#, "line 1: industry_groups: "),
        (
            r#"{"no":"A1","type":"company","name":"A","business_relations":[{"code":"CUST","kind":"customer"}]}"#,
            "line 1: business_relations[1]: ",
        ),
        (
            r#"{"no":"A1","type":"company","name":"A","alternative_addresses":[{"code":"S","ranges":[{"from":"2026-02-30"}]}]}"#,
            "line 1: alternative_addresses[1].ranges[1].from: ",
        ),
        (
            r#"{"no":"A1","type":"company","name":"A","alternative_addresses":[{"code":"S","ranges":[{"from":"2026-02-03","to":"2026-02-01"}]}]}"#,
            "line 1: alternative_addresses[1].ranges[1].to: ",
        ),
        (
            r#"{"no":"A1","type":"company","name":"A","contact_business_relation":"friend"}"#,
            "line 1: contact_business_relation: ",
        ),
        (r#"{"no":"A1","type":"company","name":"A""#, "line 1: "),
        (r#"["A1"]"#, "line 1: "),
    ] {
        let place = Place::new();
        place.typed("/company add name:Cronus Oy\n").ends(0);
        let before = export(&place, "local");
        let ran =
            import(&place, "local", format!("{line}\n{{\"no\":\"B1\",\"type\":\"company\",\"name\":\"B\"}}\n"), &[]);
        ran.ends(1).complains(&[fault]);
        assert_eq!(export(&place, "local"), before, "{line}");
    }
}

#[test]
fn faults_name_their_own_lines_and_only_the_first_hundred_are_listed() {
    let place = Place::new();
    let good = |no: u32| format!("{{\"no\":\"A{no}\",\"type\":\"company\",\"name\":\"A\"}}\n");
    let ran = import(&place, "local", format!("\u{feff}{}\n   \n{}{}", good(1), good(2), good(1)), &[]).ends(1);
    ran.complains(&["line 5: no: "]);
    let mut bytes = good(1).into_bytes();
    bytes.extend(b"\xff\xfe\n");
    bytes.extend(good(2).bytes());
    import(&place, "local", &bytes, &[]).ends(1).complains(&["line 2: "]);
    let mut long = format!("{{\"no\":\"L\",\"type\":\"company\",\"name\":\"{}\"}}\n", "x".repeat(1024 * 1024));
    long.push_str("{}\n");
    import(&place, "local", long, &[]).ends(1).complains(&["line 1: ", "line 2: type: ", "line 2: name: "]);
    let many: String = (0..150).map(|no| format!("{{\"no\":\"A{no}\",\"type\":\"company\"}}\n")).collect();
    let ran = import(&place, "local", many, &[]).ends(1).complains(&["line 100: name: ", "50", "150"]);
    assert!(!ran.err.contains("line 101:"), "{}", ran.err);
    assert!(!place.path("data").exists(), "nothing came of it");
}

#[test]
fn lines_without_a_number_get_the_next_free_ones() {
    let place = Place::new();
    place.typed("/company add name:Cronus Oy\n").ends(0);
    let lines = r#"{"type":"company","name":"Second"}
{"no":"CT000002","type":"company","name":"Given"}
{"type":"person","name":"Aino","company_no":"CT000002"}
"#;
    import(&place, "local", lines, &[]).ends(0).says(&["3 contacts"]);
    let exported = export(&place, "local");
    let of = |name: &str| {
        let mut lines = exported.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        lines.find(|line| line["name"] == name).unwrap()
    };
    assert_eq!((&of("Given")["no"], &of("Aino")["company_no"]), (&"CT000002".into(), &"CT000002".into()));
    assert_eq!((&of("Second")["no"], &of("Aino")["no"]), (&"CT000003".into(), &"CT000004".into()));
    assert_eq!(of("Second")["no_series"], of("Cronus Oy")["no_series"]);
    place.typed("/company add name:Next\n").ends(0).says(&["CT000005"]);
    place.typed("/setup numbering off:true\n").ends(0);
    import(&place, "local", r#"{"type":"company","name":"A"}"#, &[]).ends(1).complains(&["line 1: no: "]);
}

#[test]
fn an_imported_contacts_history_says_so() {
    let place = Place::new().with("USER", "Jim");
    import(&place, "local", r#"{"no":"A1","type":"company","name":"A"}"#, &[]).ends(0);
    place.typed("/company add name:B\n/contact edit contact:A1 city:Oulu\n").ends(0);
    let ran = place.typed("/contact history contact:A1\n").ends(0).says(&["2 changes", "Imported · Jim", "Oulu"]);
    assert!(!ran.out.contains("from"), "{}", ran.out);
    let ran = place.typed("/contact history contact:B\n").ends(0).says(&["1 change"]);
    assert!(!ran.out.contains("Imported"), "{}", ran.out);
}

#[test]
fn missing_codes_and_salespeople_are_made_unless_strict() {
    let line = r#"{"no":"A1","type":"company","name":"A","salesperson_code":"jo","territory_code":"moon","mailing_groups":["x-new"]}"#;
    let place = Place::new();
    import(&place, "local", line, &["--strict"]).ends(1).complains(&[
        "line 1: salesperson_code: ",
        "line 1: territory_code: ",
        "line 1: mailing_groups[1]: ",
        "MOON",
    ]);
    import(&place, "local", line, &[]).ends(0).says(&["1 contact", "2 new codes", "1 new salesperson"]);
    place.typed("/code list list:territory\n/salesperson list\n").ends(0).says(&["MOON", "JO"]);
}

#[test]
fn contacts_that_are_there_already_are_kept_skipped_or_refused() {
    let place = Place::new();
    place.typed(FIRST_LINES).ends(0);
    let lines = "{\"no\":\"X1\",\"type\":\"company\",\"name\":\"cronus oy\",\"phone_no\":\"(09) 1234567\"}\n\
        {\"no\":\"X2\",\"type\":\"person\",\"name\":\"Eero Laine\",\"company_no\":\"X1\"}\n";
    import(&place, "local", lines, &["--duplicates", "refuse"]).ends(1).complains(&["line 1: ", "CT000001"]);
    import(&place, "local", lines, &["--duplicates", "skip"]).ends(0).says(&["1 contact", "1 line left out"]);
    let exported = export(&place, "local");
    let eero = exported.lines().find(|line| line.contains("Eero")).unwrap();
    assert!(eero.contains("\"company_no\":\"CT000001\""), "{eero}");
    let again = lines.replace("X1", "Y1").replace("X2", "Y2");
    import(&place, "local", &again, &["--duplicates", "keep"])
        .ends(0)
        .says(&["2 contacts", "1 that may be there twice now"]);
}

#[test]
fn relations_are_summed_up_anew_for_the_company_and_its_people() {
    let place = Place::new();
    let lines = r#"{"no":"P1","type":"person","name":"Aino","company_no":"K1","contact_business_relation":"vendor"}
{"no":"K1","type":"company","name":"Cronus","business_relations":[{"code":"CUST","kind":"customer","no":"C00007"}]}
{"no":"K2","type":"company","name":"Other","contact_business_relation":"multiple"}
"#;
    import(&place, "local", lines, &[]).ends(0);
    let exported = export(&place, "local");
    let of = |no: &str| {
        let line = exported.lines().find(|line| line.contains(&format!("\"no\":\"{no}\",\"type\""))).unwrap();
        serde_json::from_str::<Value>(line).unwrap()["contact_business_relation"].clone()
    };
    assert_eq!((of("P1"), of("K1"), of("K2")), ("customer".into(), "customer".into(), Value::Null));
    let taken = r#"{"no":"K3","type":"company","name":"Third","business_relations":[{"code":"CUST","kind":"customer","no":"c00007"}]}"#;
    import(&place, "local", taken, &[]).ends(1).complains(&["line 1: business_relations[1]: "]);
}

#[test]
fn a_guild_that_is_not_there_is_told_and_not_made() {
    let place = Place::new();
    place.run(&["export", "--guild", "nowhere"]).ends(1).complains(&["nowhere"]);
    assert!(!place.path("data/guilds/nowhere.db").exists());
}

#[test]
fn a_file_comes_from_standard_input_too_and_reports_speak_finnish() {
    let place = Place::new().with("LANG", "fi_FI.UTF-8");
    let line = r#"{"no":"A1","type":"person","name":"Aino Maria Virtanen"}"#;
    place.run_with(&["import", "--guild", "local", "-"], line).ends(0).says(&["Tallennettiin 1 kontakti"]);
    let exported = export(&place, "local");
    // A name alone says its parts and the search name (rule 4.6).
    for part in [r#""first_name":"Aino""#, r#""middle_name":"Maria""#, r#""search_name":"AINO MARIA VIRTANEN""#] {
        assert!(exported.contains(part), "{exported}");
    }
    place.write("in.jsonl", r#"{"no":"A2","type":"person","name":"B","phone_no":"x"}"#);
    let ran = place.run(&["import", "--guild", "local", "in.jsonl"]).ends(1).complains(&["rivi 1: phone_no: "]);
    assert!(!ran.err.contains("line"), "{}", ran.err);
    assert!(read(&place.path("in.jsonl")).contains("A2"), "the file itself stays as it was");
}

#[test]
fn others_go_on_writing_while_a_pipe_is_slow() {
    use std::io::Write;
    use std::process::Stdio;
    let place = Place::new();
    place.typed("/company add name:Cronus\n").ends(0);
    let mut import = place.command(&["import", "--guild", "local", "-"]);
    let mut import = import.stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    let mut pipe = import.stdin.take().unwrap();
    let line = |no: usize| format!("{{\"no\":\"A{no}\",\"type\":\"company\",\"name\":\"A\"}}\n");
    // More than a pipe holds: once all of it is written, the import has begun to read.
    let many: String = (0..3000).map(line).collect();
    pipe.write_all(many.as_bytes()).unwrap();
    place.typed("/company add name:Meanwhile\n").ends(0).says(&["CT000002"]);
    drop(pipe);
    assert_eq!(import.wait().unwrap().code(), Some(0));
    assert_eq!(export(&place, "local").lines().count(), 3002);
    let left: Vec<_> = std::fs::read_dir(place.path("data")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["guilds"]);
}
