//! Contacts that may be there already: asked before adding, found afterwards.

use crate::support::Server;

const CRONUS: &str = "/company add name: Cronus Oy email: info@cronus.fi phone: 09 123 4567 city: Helsinki";

#[test]
fn a_company_that_is_there_already_is_asked_about_and_nothing_is_stored() {
    let server = Server::new();
    let aino = server.seller("Aino");
    aino.says(CRONUS).publicly();
    let asked = aino.says("/company add name: Kronus Oy city: Helsinki");
    asked.privately().keeps_limits().sees("Kronus Oy").sees("CT000001").sees("alike, same city");
    aino.says("/contact list").sees_not("Kronus");
    aino.says("/company add name: Something Else email: INFO@Cronus.FI").sees("same e-mail");
    aino.says("/company add name: Something Else phone: +358 9 1234567").sees("same phone");
    aino.presses("Open").publicly().sees("Cronus Oy");
}

#[test]
fn adding_anyway_adds_once() {
    let server = Server::new();
    let aino = server.seller("Aino");
    aino.says(CRONUS);
    aino.says("/company add name: Cronus city: Helsinki note: Second office");
    let asked = aino.last();
    aino.presses("Add anyway").publicly().sees("CT000002").sees("Second office");
    aino.forges(&asked.button_id("Add anyway")).privately().sees("out of date");
    aino.says("/contact list").sees_not("CT000003");
    aino.says("/duplicates find").privately().sees("CT000001").sees("CT000002").sees("1 pair");
}

#[test]
fn what_is_not_the_same_is_never_asked_about_again() {
    let server = Server::new();
    let aino = server.seller("Aino");
    aino.says(CRONUS);
    aino.says("/company add name: Cronus city: Helsinki");
    aino.presses("Not the same").publicly().sees("CT000002").sees("different contacts");
    aino.says("/duplicates find").sees("No two contacts look the same");
    aino.says("/contact set contact: CT000002 field: website value: cronus.example").sees_not("may be the same");
}

#[test]
fn cancelling_stores_nothing() {
    let server = Server::new();
    let aino = server.seller("Aino");
    aino.says(CRONUS);
    aino.says("/company add name: Cronus city: Helsinki");
    let asked = aino.last();
    aino.presses("Cancel").privately().sees("Nothing was added");
    aino.forges(&asked.button_id("Add anyway")).sees("out of date");
    aino.says("/contact list").sees_not("CT000002");
}

#[test]
fn a_form_is_asked_about_like_a_command() {
    let server = Server::new();
    let aino = server.seller("Aino");
    aino.says("/person add name: Aino Virtanen email: aino@example.fi").publicly();
    aino.says("/person add level: CEO");
    aino.sends_form(&[("Name", "Virtanen, Aino"), ("E-mail", "aino@example.fi")]).privately().sees("same e-mail");
    aino.presses("Add anyway").publicly().sees("Virtanen, Aino").sees("Chief Executive Officer");
}

#[test]
fn colleagues_couples_and_namesakes_are_no_doubles() {
    let server = Server::new();
    let aino = server.seller("Aino");
    aino.says("/company add name: Cronus Oy phone: 09 123 4567 email: info@cronus.fi address: Aleksi 1 post-code: 00100 city: Helsinki");
    aino.says("/company add name: Adatum Oy phone: 02 765 4321 address: Puistotie 7 city: Turku").publicly();
    for (name, company) in [
        ("Matti Virtanen", "Cronus"),
        ("Liisa Virtanen", "Cronus"),
        ("Matti Korhonen", "Cronus"),
        ("Matti Virtanen", "Adatum"),
        ("Matti Virtanen", ""),
    ] {
        let company = if company.is_empty() { String::new() } else { format!(" company: {company}") };
        aino.says(&format!("/person add name: {name}{company}")).publicly().sees(name);
    }
    aino.says("/person add name: Virtanen Matti company: Cronus").privately().sees("same company");
    aino.says("/duplicates find").sees("No two contacts look the same");
}

#[test]
fn without_autosearch_nobody_is_asked_and_pairs_are_found_all_the_same() {
    let server = Server::new();
    let boss = server.admin("Boss");
    boss.says("/setup duplicates autosearch: false");
    for _ in 0..3 {
        boss.says(CRONUS).publicly();
    }
    boss.says("/duplicates find").sees("3 pairs").sees("page 1 of 3").sees("same e-mail");
    boss.presses("Next").sees("page 2 of 3");
    boss.presses("Separate").sees("2 pairs").sees("different contacts");
    boss.says("/contact history contact: CT000001").sees("different contacts");
    boss.says("/duplicates find contact: CT000001").privately().sees("Cronus Oy");
    boss.says("/duplicates rebuild").privately().sees("3 contacts made anew").sees("2 pairs");
    server.seller("Aino").says("/duplicates rebuild").privately().sees("Only admins");
}

#[test]
fn the_share_of_search_strings_is_enough_by_itself() {
    let server = Server::new();
    let boss = server.admin("Boss");
    boss.says("/setup duplicates hit-percent: 10 threshold: 100");
    boss.says("/company add name: Northern Lights city: Helsinki").publicly();
    boss.says("/company add name: Southern Stars city: Helsinki").privately().sees("2 of 16 search strings");
    boss.presses("Cancel");
    boss.says("/setup duplicates hit-percent: 60");
    boss.says("/company add name: Southern Stars city: Helsinki").publicly();
}

#[test]
fn a_finnish_reader_is_asked_in_finnish() {
    let server = Server::speaking("fi");
    let aino = server.seller("Aino").reading("fi");
    aino.says(CRONUS);
    aino.says("/company add name: Cronus city: Helsinki").privately().sees("sama nimi, sama kaupunki").keeps_limits();
    aino.presses("Peruuta").sees("Mitään ei lisätty");
}
