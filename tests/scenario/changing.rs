//! Changing contacts, notes and history.

use std::rc::Rc;

use crate::support::{Person, Server};

fn team() -> (Rc<Server>, Person) {
    let server = Server::new();
    let seller = server.seller("Aino");
    seller.says("/company add name: Cronus Oy phone: 09 123 4567");
    seller.says("/person add name: Matti Virtanen company: cronus");
    (server, seller)
}

#[test]
fn fields_are_edited_cleared_and_set() {
    let (_server, seller) = team();
    seller
        .says("/contact edit contact: CT000002 job-title: Buyer mobile: 040 111 2222 clear: phone")
        .publicly()
        .sees("Buyer")
        .sees("040 111 2222")
        .sees_not("09 123 4567");
    seller.says("/contact set contact: CT000002 field: initials value: MV").publicly();
    seller.says("/contact set contact: CT000002 field: job-title").sees_not("Buyer");
}

#[test]
fn a_name_and_its_parts_follow_each_other() {
    let (_server, seller) = team();
    seller.says("/contact edit contact: CT000002 surname: Korhonen").sees("Matti Korhonen");
    seller.says("/contact edit contact: CT000002 name: Maija Liisa Meikäläinen");
    seller.says("/contact edit contact: CT000002");
    let form = seller.says("/contact edit contact: CT000002");
    assert_eq!(form.input("First name"), "Maija");
    assert_eq!(form.input("Middle name"), "Liisa");
    assert_eq!(form.input("Surname"), "Meikäläinen");
}

#[test]
fn the_cards_button_offers_forms_by_part() {
    let (_server, seller) = team();
    seller.says("/find query: CT000001");
    seller.presses("Edit").privately();
    let form = seller.presses("Phone and e-mail");
    assert_eq!(form.input("Phone"), "09 123 4567");
    seller.sends_form(&[("Phone", "09 999 0000"), ("Home page", "cronus.fi")]).sees("09 999 0000").sees("cronus.fi");
}

#[test]
fn a_form_that_somebody_else_overtook_is_refused_and_comes_back() {
    let (server, seller) = team();
    let other = server.seller("Onni");
    seller.says("/contact edit contact: CT000002");
    other.says("/contact set contact: CT000002 field: initials value: XX");
    seller.sends_form(&[("Surname", "Korhonen")]).privately().sees("Onni");
    let again = seller.presses("Edit again");
    assert_eq!(again.input("Surname"), "Korhonen");
    seller.sends_form(&[]).sees("Matti Korhonen");
}

#[test]
fn the_start_of_a_name_is_asked_about_before_anything_changes() {
    let (_server, seller) = team();
    seller.says("/contact set contact: virt field: initials value: MV").privately().sees("CT000002");
    seller.says("/contact history contact: CT000002").sees_not("MV");
    seller.says("/contact set contact: virt field: initials value: MV");
    seller.picks("Matti Virtanen").publicly();
    seller.says("/contact history contact: CT000002").sees("MV");
    // A whole word that only one contact has is certain.
    seller.says("/contact set contact: virtanen field: initials value: MX").publicly();
}

#[test]
fn notes_are_added_changed_and_removed_by_their_writer() {
    let (server, seller) = team();
    seller.says("/contact note contact: CT000002 text: Likes sailing").privately().sees("Likes sailing");
    seller.says("/find query: CT000002").sees("Likes sailing");
    let other = server.seller("Onni");
    let buttons = other.says("/contact note contact: CT000002").buttons();
    assert!(!buttons.iter().any(|label| label == "Remove"), "{buttons:?}");
    seller.says("/contact note contact: CT000002");
    seller.presses("Edit");
    seller.sends_form(&[("Note", "Likes skiing")]).privately().sees("Likes skiing").sees_not("Likes sailing");
    seller.presses("Remove").privately().sees_not("Likes skiing");
    seller.says("/contact history contact: CT000002").sees("Likes skiing");
}

#[test]
fn the_history_says_who_changed_what() {
    let (server, seller) = team();
    let onni = server.seller("Onni");
    onni.says("/contact edit contact: CT000001 phone: 09 999 0000");
    onni.presses("Only the company");
    seller
        .says("/contact history contact: CT000001")
        .privately()
        .sees("Onni")
        .sees("Aino")
        .sees("09 123 4567")
        .sees("09 999 0000");
}

#[test]
fn privacy_blocked_contacts_leave_the_channel() {
    let (server, seller) = team();
    seller.says("/contact set contact: CT000002 field: privacy-blocked value: yes").privately();
    seller.says("/find query: CT000002").privately().sees("Matti Virtanen");
    let boss = server.admin("Boss");
    boss.says("/setup access role: everyone tier: viewer");
    let viewer = server.seller("Ville");
    viewer.says("/find query: CT000002").privately().sees_not("Matti Virtanen");
    viewer.says("/contact list").sees_not("Matti Virtanen");
    viewer.says("/company people company: cronus").sees_not("Matti Virtanen");
    assert!(viewer.is_offered("/find query: matti").is_empty());
}

#[test]
fn a_minor_is_blocked_until_a_parent_consents() {
    let (_server, seller) = team();
    seller.says("/contact set contact: CT000002 field: minor value: yes").privately();
    seller.says("/contact set contact: CT000002 field: privacy-blocked value: no").privately().sees("consent");
    seller.says("/contact set contact: CT000002 field: parental-consent value: yes").privately();
    seller.says("/contact set contact: CT000002 field: privacy-blocked value: no").publicly();
}
