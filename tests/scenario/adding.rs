//! Adding companies and people.

use crate::support::Server;

#[test]
fn the_main_job_from_the_first_line_to_the_card() {
    let server = Server::new();
    let aino = server.seller("Aino");

    aino.says("/company add name: Cronus Oy phone: 09 123 4567 city: Helsinki")
        .publicly()
        .sees("Cronus Oy")
        .sees("CT000001")
        .sees("09 123 4567")
        .sees("Helsinki");
    aino.says("/person add name: Aino Virtanen company: cronus job-title: Buyer").publicly().sees("CT000002");
    aino.says("/find query: aino cronus")
        .publicly()
        .sees("Aino Virtanen")
        .sees("CT000002")
        .sees("Cronus Oy")
        .sees("Buyer")
        .sees("09 123 4567")
        .sees("Helsinki");
}

#[test]
fn what_a_person_gives_beats_what_the_company_has() {
    let server = Server::new();
    let aino = server.seller("Aino");
    aino.says("/company add name: Cronus phone: 09 123 4567 email: info@cronus.fi address: Aleksi 1 post-code: 00100 city: Helsinki country: FI");
    aino.says("/person add name: Matti Meikäläinen company: CT000001 phone: 050 999 8888 city: Turku")
        .sees("050 999 8888")
        .sees_not("09 123 4567")
        .sees("info@cronus.fi")
        .sees("Turku");
}

#[test]
fn an_independent_person_inherits_nothing() {
    let server = Server::new();
    let aino = server.seller("Aino");
    aino.says("/company add name: Cronus phone: 09 123 4567");
    aino.says("/person add name: Freelance Fiona").publicly().sees("Freelance Fiona").sees_not("09 123 4567");
}

#[test]
fn switched_off_inheritance_copies_nothing() {
    let server = Server::new();
    let boss = server.admin("Boss");
    boss.says("/setup inheritance communication: false").privately();
    boss.says("/company add name: Cronus phone: 09 123 4567 city: Helsinki");
    boss.says("/person add name: Aino Virtanen company: Cronus").sees_not("09 123 4567").sees("Helsinki");
}

#[test]
fn the_form_asks_for_the_rest_and_keeps_what_was_given() {
    let server = Server::new();
    let aino = server.seller("Aino");
    let form = aino.says("/company add city: Espoo currency: EUR note: Met at the fair");
    assert_eq!(form.input("City"), "Espoo");
    aino.sends_form(&[("Name", "Acme Oy"), ("Phone", "09 765 4321")])
        .publicly()
        .sees("Acme Oy")
        .sees("Espoo")
        .sees("EUR")
        .sees("Met at the fair");
}

#[test]
fn a_refused_form_opens_again_as_it_was_sent() {
    let server = Server::new();
    let aino = server.seller("Aino");
    aino.says("/person add job-title: Buyer level: CEO");
    aino.sends_form(&[("Name", "Aino Virtanen"), ("Phone", "call me")]).privately().sees("Phone").sees("call me");
    let again = aino.presses("Edit again");
    assert_eq!(again.input("Name"), "Aino Virtanen");
    assert_eq!(again.input("Phone"), "call me");
    assert_eq!(again.input("Job title"), "Buyer");
    aino.sends_form(&[("Phone", "040 123 4567")]).publicly().sees("Aino Virtanen").sees("Chief Executive Officer");
}

#[test]
fn several_companies_are_chosen_from_and_nothing_typed_is_lost() {
    let server = Server::new();
    let aino = server.seller("Aino");
    aino.says("/company add name: Cronus Oy city: Helsinki");
    aino.says("/company add name: Cronus Ab city: Stockholm");
    aino.says("/person add name: Sven Svensson company: cronus job-title: VD note: Speaks Finnish").privately();
    aino.picks("Cronus Ab").publicly().sees("Sven Svensson").sees("Stockholm").sees("VD").sees("Speaks Finnish");
}

#[test]
fn an_event_that_comes_twice_adds_once() {
    let server = Server::new();
    let aino = server.seller("Aino");
    aino.says_twice("/company add name: Cronus Oy").sees("CT000001");
    aino.says("/company add name: Acme Oy").sees("CT000002");
}

#[test]
fn numbers_that_people_gave_are_stepped_over() {
    let server = Server::new();
    let aino = server.seller("Aino");
    aino.says("/company add name: First number: ct000001").sees("CT000001");
    aino.says("/company add name: Second").sees("CT000002");
}

#[test]
fn a_private_card_stays_private() {
    let server = Server::new();
    let aino = server.seller("Aino");
    aino.says("/company add name: Quiet Oy private: true").privately().sees("Quiet Oy");
    aino.says("/find query: quiet private: true").privately().sees("CT000001");
    aino.says("/find query: quiet").publicly();
}

#[test]
fn a_restart_keeps_everything_and_breaks_no_button() {
    let server = Server::new();
    let aino = server.seller("Aino");
    aino.says("/company add name: Cronus Oy");
    let card = aino.says("/find query: cronus").text();
    drop(aino);
    let server = server.restarted();
    let aino = server.seller("Aino");
    assert_eq!(aino.says("/find query: cronus").text(), card);
    aino.presses("Edit").privately();
}
