//! A company's change flows to its people after it was shown.

use std::rc::Rc;

use crate::support::{Person, Server};

/// Cronus with Aino who has its phone, Matti who has his own, and Liisa without a phone of either.
fn team() -> (Rc<Server>, Person) {
    let server = Server::new();
    let seller = server.seller("Aino");
    seller.says("/company add name: Cronus Oy phone: 09 123 4567 city: Helsinki");
    seller.says("/person add name: Aino Virtanen company: cronus");
    seller.says("/person add name: Matti Korhonen company: cronus phone: 040 555 6666");
    seller.says("/person add name: Liisa Laine company: cronus");
    (server, seller)
}

#[test]
fn a_new_phone_is_shown_with_its_people_and_then_changed_for_all() {
    let (_server, seller) = team();
    let preview = seller.says("/contact edit contact: CT000001 phone: 09 999 0000");
    preview
        .privately()
        .sees("Change Cronus Oy?")
        .sees("Aino Virtanen")
        .sees("Liisa Laine")
        .sees("09 123 4567 → ")
        .sees("09 999 0000")
        .sees_not("Matti Korhonen");
    assert_eq!(preview.buttons(), ["Change all", "Only the company", "Cancel"]);
    // Nothing has happened yet.
    seller.says("/find query: CT000001").sees("09 123 4567");
    seller.says("/contact edit contact: CT000001 phone: 09 999 0000");
    seller.presses("Change all").publicly().sees("09 999 0000").sees("2 people");
    seller.says("/find query: CT000002").sees("09 999 0000");
    seller.says("/find query: CT000003").sees("040 555 6666");
    seller.says("/find query: CT000004").sees("09 999 0000");
    seller.says("/contact history contact: CT000004").sees("09 123 4567").sees("09 999 0000");
}

#[test]
fn only_the_company_changes_when_that_is_chosen() {
    let (_server, seller) = team();
    seller.says("/contact set contact: CT000001 field: phone value: 09 999 0000");
    seller.presses("Only the company").publicly().sees("09 999 0000");
    seller.says("/find query: CT000002").sees("09 123 4567");
    // The people do not have the company's number any more, so nobody is asked about.
    seller.says("/contact set contact: CT000001 field: phone value: 09 111 1111").publicly();
}

#[test]
fn cancel_changes_nothing() {
    let (_server, seller) = team();
    seller.says("/contact edit contact: CT000001 city: Espoo");
    seller.presses("Cancel").privately().sees("Nothing was changed");
    seller.says("/find query: CT000001").sees("Helsinki");
}

#[test]
fn the_form_asks_as_the_command_does() {
    let (_server, seller) = team();
    seller.says("/find query: CT000001");
    seller.presses("Edit");
    seller.presses("Phone and e-mail");
    seller.sends_form(&[("Phone", "09 999 0000")]).privately().sees("Aino Virtanen");
    seller.presses("Change all").sees("09 999 0000");
    seller.says("/find query: CT000002").sees("09 999 0000");
}

#[test]
fn what_reaches_nobody_is_changed_at_once() {
    let (server, seller) = team();
    seller.says("/contact edit contact: CT000001 name: Contoso Oy").publicly().sees("Contoso Oy");
    seller.says("/find query: CT000002").sees("Contoso Oy");
    seller.says("/contact edit contact: CT000001 vat-number: FI12345671").publicly();
    let boss = server.admin("Boss");
    boss.says("/setup inheritance communication: false");
    seller.says("/contact edit contact: CT000001 phone: 09 999 0000").publicly();
    seller.says("/find query: CT000002").sees("09 123 4567");
}

#[test]
fn a_preview_that_somebody_overtook_is_shown_anew() {
    let (server, seller) = team();
    let onni = server.seller("Onni");
    seller.says("/contact edit contact: CT000001 phone: 09 999 0000");
    // Aino gets a number of her own, so she does not follow any more.
    onni.says("/contact edit contact: CT000002 phone: 040 777 8888");
    seller.presses("Change all").privately().sees("Liisa Laine").sees_not("Aino Virtanen");
    seller.presses("Change all").publicly().sees("One person");
    seller.says("/find query: CT000002").sees("040 777 8888");
    seller.says("/find query: CT000004").sees("09 999 0000");

    seller.says("/contact edit contact: CT000001 phone: 09 222 2222");
    onni.says("/contact set contact: CT000001 field: initials value: X");
    onni.says("/contact set contact: CT000001 field: external-id value: X1");
    seller.presses("Only the company").privately().sees("Onni").sees("09 222 2222");
    seller.presses("Only the company").publicly().sees("09 222 2222");
    seller.says("/find query: CT000004").sees("09 999 0000");
}

#[test]
fn many_people_are_shown_by_pages_and_all_change() {
    let server = Server::new();
    let seller = server.seller("Aino");
    seller.says("/company add name: Cronus Oy phone: 09 123 4567");
    for number in 10..22 {
        seller.says(&format!("/person add name: Person{number} company: cronus"));
    }
    let preview = seller.says("/contact edit contact: CT000001 phone: 09 999 0000");
    preview.keeps_limits().sees("12 people").sees("Person10").sees("page 1 of 3").sees_not("Person15");
    seller.presses("Next").sees("Person15").sees("page 2 of 3");
    seller.presses("Change all").sees("12 people");
    seller.says("/find query: CT000013").sees("09 999 0000");
}

#[test]
fn a_preview_belongs_to_whoever_asked_and_finnish_people_read_finnish() {
    let (server, seller) = team();
    let finn = server.seller("Onni").reading("fi");
    let preview = finn.says("/contact edit contact: CT000001 phone: 09 999 0000");
    preview.sees("Muutetaanko Cronus Oy?").sees("2 henkilöllä");
    let press = preview.button("Muuta kaikki")["custom_id"].as_str().unwrap().to_owned();
    seller.forges(&press).privately().sees("Nothing was saved");
    finn.presses("Peruuta").sees("Mitään ei muutettu");
}
