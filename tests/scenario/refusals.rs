//! Bad input: each a private refusal that names the field and changes nothing.

use serde_json::json;

use crate::support::{Person, Server};

/// Says the line and sees a private refusal with these words; the list of contacts stays as it was.
#[track_caller]
fn refused(person: &Person, line: &str, words: &[&str]) {
    let before = person.says("/contact list").text();
    let seen = person.says(line);
    seen.privately();
    words.iter().for_each(|word| {
        seen.sees(word);
    });
    assert_eq!(person.says("/contact list").text(), before, "{line} changed something");
}

#[test]
fn every_field_that_does_not_fit_is_named() {
    let server = Server::new();
    let boss = server.admin("Boss");
    boss.says("/company add name: Cronus Oy").publicly();
    let hundred_and_one = "x".repeat(101);
    let cases: &[(&str, &[&str])] = &[
        ("/company add name: Acme phone: 09 CALL ME", &["Phone", "09 CALL ME"]),
        ("/company add name: Acme email: a@acme.fi, b@acme.fi", &["E-mail", ";"]),
        ("/company add name: Acme email: not-an-address", &["E-mail", "not-an-address"]),
        ("/person add name: Matti company: Nowhere", &["Company", "Nowhere"]),
        ("/company add name: Acme territory: MOON", &["Territory", "MOON"]),
        ("/company add name: Acme salesperson: XX", &["Salesperson", "XX"]),
        ("/company add name: Acme industry: MANU", &["Industry", "MANU", "MAN"]),
        ("/company add name: Acme country: Atlantis", &["Country", "Atlantis"]),
        ("/company add name: Acme currency: XYZ", &["Currency", "XYZ"]),
        ("/company add name: Acme language: Klingon", &["Language", "Klingon"]),
        ("/company add name: Acme website: not a web address", &["Home page"]),
        ("/company add name: Acme number: ct000001", &["CT000001"]),
        ("/company add name:    ", &["Name"]),
        ("/contact edit contact: CT000001 name:   ", &["Name"]),
        ("/contact set contact: CT000001 field: job-title value: Boss", &["Job title"]),
        ("/contact set contact: CT000001 field: shoe-size value: 42", &["shoe-size"]),
        ("/contact set contact: CT009999 field: city value: Espoo", &["CT009999"]),
        ("/contact edit contact: CT000001 clear: name", &["name"]),
        ("/contact edit contact: CT000001 clear: shoe", &["shoe"]),
        ("/code add list: mailing code: TOO-LONG-CODE", &["10"]),
        ("/code add list: mailing code: A B", &["A B"]),
        ("/code add list: mailing code: X-CARD", &["X-CARD"]),
        ("/setup cards time-zone: Mars/Olympus", &["Mars/Olympus"]),
        ("/setup defaults territory: MOON", &["MOON"]),
        ("/setup numbering first: NODIGITS", &["NODIGITS"]),
        ("/setup numbering first: CT000100 last: CT000001", &["Last (Contacts)", "CT000001"]),
        ("/setup numbering first: CT000001 last: XX000900", &["Last (Contacts)", "XX000900"]),
        ("/setup numbering off: true last: CT000900", &["Last", "given and cleared"]),
        ("/salesperson add code: AB email: nowhere", &["nowhere"]),
    ];
    for (line, words) in cases {
        refused(&boss, line, words);
    }
    refused(&boss, &format!("/company add name: {hundred_and_one}"), &["Name", "100", "101"]);
}

#[test]
fn numbers_that_people_may_not_give() {
    let server = Server::new();
    let boss = server.admin("Boss");
    boss.says("/setup numbering manual: false").privately();
    refused(&boss, "/company add name: Acme number: A1", &["A1"]);
}

#[test]
fn a_series_that_is_used_up() {
    let server = Server::new();
    let boss = server.admin("Boss");
    boss.says("/setup numbering first: A1 last: A2 warning: A2").privately();
    boss.says("/company add name: One").sees("A1");
    boss.says("/company add name: Two").sees("A2");
    boss.is_told().privately().sees("0");
    refused(&boss, "/company add name: Three", &["A2"]);
    boss.says("/setup numbering off: true");
    refused(&boss, "/company add name: Three", &["/setup numbering"]);
}

#[test]
fn values_of_the_wrong_type_name_their_option() {
    let server = Server::new();
    let aino = server.seller("Aino");
    for (value, kind) in [(json!(42), 4), (json!(true), 5), (json!({ "a": 1 }), 3), (json!(["x"]), 3), (json!(null), 3)]
    {
        let option = json!({ "name": "query", "type": kind, "value": value });
        aino.says_raw(json!({ "id": "7", "name": "find", "type": 1, "options": [option] })).privately().sees("uery");
    }
}

#[test]
fn a_custom_id_that_was_never_issued_does_nothing() {
    let server = Server::new();
    let aino = server.seller("Aino");
    aino.says("/company add name: Cronus");
    for forged in
        ["", "x", "k1:show:99999", "k9:show:1", "k1:remove-note:1", "k1:list:abc:0", "🦀", "k1:show:1; DROP TABLE"]
    {
        aino.forges(forged).privately();
    }
    aino.says("/find query: CT000001").publicly().sees("Cronus");
}

#[test]
fn names_that_look_like_marks_stay_names() {
    let server = Server::new();
    let aino = server.seller("Aino");
    for name in [
        "@everyone",
        "**Bold** _and_ ~~struck~~",
        "<@123456789012345678>",
        "# Heading",
        "[click](https://evil.example)",
        "شركة المثال",
        "👩‍👩‍👧‍👦 Family Oy",
        "`code`",
        "||spoiler||",
    ] {
        let seen = aino.says(&format!("/company add name: {name}"));
        seen.publicly().sees("CT0000");
        assert!(!seen.text().contains("**Bold**"), "{}", seen.text());
        assert!(!seen.text().contains("[click](https"), "{}", seen.text());
    }
}
