//! Giving contacts codes of the lists of which they may have several, and taking them away.

use std::rc::Rc;

use crate::support::{Person, Server};

/// Cronus, Aino who works there, and Pekka who works for himself.
fn team() -> (Rc<Server>, Person) {
    let server = Server::new();
    let seller = server.seller("Aino");
    seller.says("/company add name: Cronus Oy");
    seller.says("/person add name: Aino Virtanen company: cronus");
    seller.says("/person add name: Pekka Puro");
    (server, seller)
}

#[test]
fn each_list_goes_with_its_type_of_contact() {
    let (_server, seller) = team();
    for (contact, list, code, seen) in [
        ("CT000001", "industry", "RET", "Retail"),
        ("CT000001", "mailing", "X-CARD", "X-mas card"),
        ("CT000002", "mailing", "X-GIFT", "X-mas gift"),
        ("CT000002", "responsibility", "SALE", "Sales Responsible"),
    ] {
        seller.says(&format!("/contact assign contact: {contact} list: {list} code: {code}")).publicly().sees(seen);
    }
    // The card of somebody who works there shows the company's industry groups.
    seller.says("/find query: CT000002").sees("Retail");
    for (contact, list, code, seen) in [
        ("CT000002", "industry", "RET", "is a person"),
        ("CT000003", "industry", "RET", "is a person"),
        ("CT000001", "responsibility", "SALE", "is a company"),
        ("CT000003", "relation", "PRESS", "is a person"),
        ("CT000001", "level", "MANA", "Choose one of these"),
        ("CT000001", "industry", "RETT", "RET"),
    ] {
        let said = seller.says(&format!("/contact assign contact: {contact} list: {list} code: {code}"));
        said.privately().sees(seen).sees("Nothing was saved");
    }
}

#[test]
fn a_code_is_there_once_and_the_counts_follow() {
    let (server, seller) = team();
    seller.says("/contact assign contact: CT000001 list: industry code: RET").sees("Retail");
    seller.says("/contact assign contact: CT000001 list: industry code: ret").privately().sees("**RET** already");
    server.admin("Boss").says("/code list list: industry").sees("Retail · 1 contact");
    seller.says("/contact unassign contact: CT000001 list: industry code: RET").publicly().sees_not("Retail");
    seller.says("/contact unassign contact: CT000001 list: industry code: RET").privately().sees("does not have");
    server.admin("Boss").says("/code list list: industry").sees("Retail").sees_not("Retail · 1 contact");
    seller.says("/contact history contact: CT000001").sees("Code added").sees("Code removed").sees("RET");
}

#[test]
fn groups_count_as_a_change_of_the_contact_and_web_sources_do_not() {
    let (server, _seller) = team();
    let onni = server.seller("Onni");
    let boss = server.admin("Boss");
    boss.says("/code add list: web-source code: NEWS description: News url: example.com/?q=%1");
    onni.says("/contact assign contact: CT000001 list: web-source code: NEWS").sees("Changed by Aino");
    onni.says("/contact assign contact: CT000001 list: relation code: PRESS").sees("Changed by Aino");
    onni.says("/contact assign contact: CT000001 list: mailing code: X-CARD").sees("Changed by Onni");
    onni.says("/contact assign contact: CT000002 list: responsibility code: SALE").sees("Changed by Onni");
}

#[test]
fn web_sources_are_buttons_with_the_search_word_put_in() {
    let (server, seller) = team();
    let boss = server.admin("Boss");
    boss.says("/code add list: web-source code: NEWS description: Trade news url: example.com/?q=%1&l=fi");
    boss.says("/code add list: web-source code: BARE description: No address");
    seller.says("/contact assign contact: CT000001 list: web-source code: BARE");
    let card = seller.says("/contact assign contact: CT000001 list: web-source code: NEWS search-word: Cronus & Söner");
    card.publicly();
    assert_eq!(card.button("Trade news")["url"], "https://example.com/?q=Cronus%20%26%20S%C3%B6ner&l=fi");
    assert!(!card.buttons().iter().any(|label| label == "No address"));
    let card = seller.says("/contact assign contact: CT000001 list: web-source code: NEWS search-word: Cronus");
    assert_eq!(card.button("Trade news")["url"], "https://example.com/?q=Cronus&l=fi");
    seller
        .says("/contact assign contact: CT000001 list: web-source code: NEWS search-word: Cronus")
        .privately()
        .sees("already");
    let long = "x".repeat(31);
    for line in [
        format!("/contact assign contact: CT000001 list: web-source code: NEWS search-word: {long}"),
        "/contact assign contact: CT000001 list: mailing code: X-CARD search-word: Cronus".to_owned(),
        "/contact assign contact: CT000002 list: web-source code: NEWS".to_owned(),
    ] {
        seller.says(&line).privately().sees("Nothing was saved");
    }
    seller.says("/contact history contact: CT000001").sees("Cronus & Söner");
}

#[test]
fn a_persons_relations_are_the_companys_and_its_people_follow() {
    let (_server, seller) = team();
    seller
        .says("/contact assign contact: CT000002 list: relation code: PRESS")
        .publicly()
        .sees("Cronus Oy")
        .sees("Relations are the company's")
        .sees("Other · Press, news and media");
    seller.says("/find query: CT000002").sees("Other");
    seller.says("/contact assign contact: CT000001 list: relation code: LAW").sees("Multiple");
    seller.says("/find query: CT000002").sees("Multiple");
    seller.says("/contact unassign contact: CT000002 list: relation code: LAW").sees("Other");
    seller.says("/contact unassign contact: CT000001 list: relation code: PRESS").sees_not("Other");
    seller.says("/find query: CT000002").sees_not("Other").sees_not("Multiple");
}

#[test]
fn codes_of_accounts_are_not_given_by_hand() {
    let (server, seller) = team();
    for code in ["CUST", "VEND", "BANK", "EMP"] {
        let said = seller.says(&format!("/contact assign contact: CT000001 list: relation code: {code}"));
        said.privately().sees("/relation create").sees("Nothing was saved");
    }
    server.admin("Boss").says("/setup relations customer: PROS").privately();
    seller.says("/contact assign contact: CT000001 list: relation code: PROS").privately().sees("Customer");
    seller.says("/contact assign contact: CT000001 list: relation code: CUST").publicly().sees("Other");
}

#[test]
fn viewers_assign_nothing_and_a_guess_is_asked_about() {
    let (server, seller) = team();
    seller.says("/contact assign contact: virt list: mailing code: X-CARD").privately().sees("CT000002");
    seller.picks("Aino Virtanen").publicly().sees("X-mas card");
    server.admin("Boss").says("/setup access role: everyone tier: viewer");
    for line in [
        "/contact assign contact: CT000001 list: mailing code: X-CARD",
        "/contact unassign contact: CT000002 list: mailing code: X-CARD",
    ] {
        seller.says(line).privately().sees("Only editors and admins");
    }
}
