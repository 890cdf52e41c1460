//! Alternative addresses and when they are in force.

use std::rc::Rc;

use crate::support::{Person, Server};

const ADD: &str = "/contact address-add contact: CT000001";

fn team() -> (Rc<Server>, Person) {
    let server = Server::new();
    let seller = server.seller("Aino");
    seller.says("/company add name: Cronus Oy address: Mannerheimintie 5 post-code: 00100 city: Helsinki country: FI");
    (server, seller)
}

#[test]
fn the_card_shows_the_address_in_force_today() {
    let (_server, seller) = team();
    seller
        .says(&format!(
            "{ADD} code: summer address: Beach Road 1 post-code: 90210 city: Malibu county: CA country: US \
             phone: +1 310 555 0100 email: beach@cronus.fi from: 1.6.2020 to: 31.8.2020"
        ))
        .privately()
        .sees("SUMMER")
        .sees("Malibu, CA 90210")
        .sees("United States")
        .sees("2020-06-01 – 2020-08-31")
        .sees_not("in force today");
    seller.says("/find query: CT000001").sees("Helsinki").sees_not("Malibu");
    // The same code again adds dates and changes what is given.
    seller
        .says(&format!("{ADD} code: SUMMER address: Beach Road 2 from: 2021-01-01"))
        .privately()
        .sees("Beach Road 2")
        .sees("Malibu")
        .sees("2020-06-01 – 2020-08-31")
        .sees("from 2021-01-01")
        .sees("in force today");
    seller
        .says("/find query: CT000001")
        .sees("Beach Road 2")
        .sees("Malibu, CA 90210")
        .sees("United States")
        .sees("beach@cronus.fi")
        .sees("SUMMER")
        .sees_not("Helsinki")
        .sees_not("Finland");
    // Of two that hold today, the one that started last.
    seller.says(&format!("{ADD} code: FAIR city: Tampere from: 2022-01-01 to: 2999-12-31"));
    seller.says("/find query: CT000001").sees("Tampere").sees("FAIR").sees_not("Malibu");
    seller.says("/contact address-remove contact: CT000001 code: fair").privately().sees_not("Tampere");
    seller.says("/find query: CT000001").sees("Malibu");
    seller.says("/contact address-remove contact: CT000001 code: SUMMER from: 1.1.2021").sees_not("in force today");
    seller.says("/find query: CT000001").sees("Helsinki").sees("Finland").sees_not("Malibu");
}

#[test]
fn bad_dates_and_codes_change_nothing() {
    let (_server, seller) = team();
    seller.says(&format!("{ADD} code: SUMMER city: Hanko from: 2026-06-01 to: 2026-08-31"));
    let refusals = [
        ("code: OTHER city: Turku from: 2026-06-01", "SUMMER"),
        ("code: SUMMER from: 1.6.2026 to: 2.6.2026", "SUMMER"),
        ("code: OTHER city: Turku from: 2026-07-01 to: 2026-06-30", "before"),
        ("code: OTHER city: Turku from: tomorrow", "24.12.2026"),
        ("code: OTHER city: Turku from: 2026-02-30", "2026-12-24"),
        ("code: OTHER city: Turku to: 2026-06-30", "From"),
        ("code: OTHER from: 2026-07-01", "nothing"),
        ("code: TOO-LONG-CODE city: Turku", "10"),
        ("code: A B city: Turku", "A B"),
        ("code: OTHER email: a@cronus.fi; b@cronus.fi", "one e-mail address"),
        ("code: OTHER email: nowhere", "nowhere"),
        ("code: OTHER phone: call me", "Phone"),
        ("code: OTHER country: Atlantis", "Country"),
    ];
    for (options, word) in refusals {
        seller.says(&format!("{ADD} {options}")).privately().sees("Nothing was saved").sees(word);
    }
    for (options, word) in [("code: OTHER", "OTHER"), ("code: SUMMER from: 2026-06-02", "2026-06-02")] {
        let line = format!("/contact address-remove contact: CT000001 {options}");
        seller.says(&line).privately().sees("Nothing was saved").sees(word);
    }
    seller.says("/contact address-list contact: CT000001").sees("1 address").sees("Hanko").sees_not("Turku");
    // Overlaps are fine as long as they do not start together.
    seller.says(&format!("{ADD} code: OTHER city: Turku from: 2026-06-15")).sees("2 addresses");
}

#[test]
fn an_address_without_dates_is_kept_and_never_in_force() {
    let (_server, seller) = team();
    seller.says(&format!("{ADD} code: FACTORY city: Oulu")).privately().sees("no dates yet").sees("Oulu");
    seller.says("/find query: CT000001").sees_not("Oulu");
}

#[test]
fn the_history_tells_and_the_last_change_follows() {
    let (server, seller) = team();
    let onni = server.seller("Onni");
    onni.says(&format!("{ADD} code: SUMMER city: Hanko from: 2026-06-01 to: 2026-08-31"));
    seller.says("/find query: CT000001").sees("Changed by Onni");
    seller.says(&format!("{ADD} code: SUMMER city: Naantali"));
    seller.says("/contact address-remove contact: CT000001 code: SUMMER");
    seller
        .says("/contact history contact: CT000001")
        .sees("Alternative address added")
        .sees("2026-06-01 – 2026-08-31")
        .sees("City: Hanko → ")
        .sees("Alternative address removed");
}

#[test]
fn codes_are_suggested_and_pages_are_turned() {
    let (_server, seller) = team();
    for (code, year) in [("A", 2031), ("B", 2032), ("C", 2033), ("D", 2034)] {
        seller.says(&format!("{ADD} code: {code} city: Hanko from: {year}-06-01"));
    }
    assert_eq!(seller.is_offered("/contact address-remove contact: CT000001 code: b"), ["B · Hanko"]);
    seller.says("/contact address-list contact: CT000001").sees("page 1 of 2").sees_not("2034");
    seller.presses("Next").sees("2034-06-01");
    seller.presses("Card").publicly().sees("Cronus Oy");
}

#[test]
fn a_viewer_sees_but_does_not_change() {
    let (server, seller) = team();
    seller.says(&format!("{ADD} code: SUMMER city: Hanko from: 2026-06-01"));
    server.admin("Boss").says("/setup access role: everyone tier: viewer");
    let viewer = server.seller("Ville").reading("fi");
    viewer.says("/contact address-list contact: CT000001").privately().sees("Hanko").sees("01.06.2026 alkaen");
    viewer.says(&format!("{ADD} code: SUMMER city: Turku")).privately().sees_not("Turku");
    viewer.says("/contact address-remove contact: CT000001 code: SUMMER").privately().sees("Vain muokkaaja");
}
