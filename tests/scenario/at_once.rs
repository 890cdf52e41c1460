//! Two people who change the same at once: the later one sees both texts and decides.

use std::rc::Rc;

use crate::support::{Person, Server};

fn team() -> (Rc<Server>, Person, Person) {
    let server = Server::new();
    let (seller, other) = (server.seller("Aino"), server.seller("Onni"));
    seller.says("/person add name: Matti Virtanen job-title: Buyer phone: 09 1");
    (server, seller, other)
}

/// Both have opened the form of a person's name; the other one was faster, and the seller is told.
fn clash(seller: &Person, other: &Person) {
    seller.says("/contact edit contact: CT000001");
    other.says("/contact edit contact: CT000001 surname: Nieminen");
    let told = seller.sends_form(&[("Surname", "Korhonen"), ("Job title", "Boss")]);
    told.privately().sees("Before: **Virtanen**").sees("Onni: **Nieminen**").sees("You: **Korhonen**");
    told.sees_not("Job title").sees("Use mine").sees("Keep theirs").sees("Edit again").sees("Nothing was saved");
}

#[test]
fn ones_own_text_is_used_on_purpose() {
    let (_server, seller, other) = team();
    clash(&seller, &other);
    seller.presses("Use mine").publicly().sees("Matti Korhonen").sees("Boss");
    seller.says("/contact history contact: CT000001").sees("Nieminen").sees("Korhonen");
}

#[test]
fn the_other_ones_text_is_kept_and_the_rest_of_the_form_is_saved() {
    let (_server, seller, other) = team();
    clash(&seller, &other);
    seller.presses("Keep theirs").publicly().sees("Matti Nieminen").sees("Boss");
}

#[test]
fn whoever_decides_is_told_again_when_somebody_was_faster_again() {
    let (_server, seller, other) = team();
    for decision in ["Use mine", "Keep theirs"] {
        seller.says("/contact edit contact: CT000001 surname: Virtanen");
        clash(&seller, &other);
        let third = other.says("/contact edit contact: CT000001 surname: Lahtinen");
        third.publicly();
        let again = seller.presses(decision);
        match decision {
            // What was kept is what is there now: nothing of the person's own is lost by it.
            "Keep theirs" => again.publicly().sees("Matti Lahtinen").sees("Boss"),
            _ => again.privately().sees("Before: **Nieminen**").sees("Onni: **Lahtinen**").sees("You: **Korhonen**"),
        };
        seller.says("/contact edit contact: CT000001 job-title: Buyer");
    }
}

#[test]
fn a_decision_is_one_persons_and_does_not_outlive_the_contact() {
    let (server, seller, other) = team();
    clash(&seller, &other);
    let mine = seller.last().button("Use mine")["custom_id"].as_str().unwrap().to_owned();
    other.forges(&mine).privately().sees("out of date");
    let boss = server.admin("Boss");
    boss.says("/contact delete contact: CT000001");
    boss.presses("Delete");
    seller.forges(&mine).privately().sees("not there any more");
}

#[test]
fn a_text_that_does_not_fit_comes_back_after_the_decision() {
    let (_server, seller, other) = team();
    seller.says("/find query: CT000001");
    seller.presses("Edit");
    seller.presses("Phone and e-mail");
    other.says("/contact edit contact: CT000001 phone: 09 2");
    seller.sends_form(&[("Phone", "call me")]).privately().sees("You: **call me**");
    seller.presses("Use mine").privately().sees("letters");
    assert_eq!(seller.presses("Edit again").input("Phone"), "call me");
    seller.sends_form(&[("Phone", "09 3")]).publicly().sees("09 3");
}

#[test]
fn a_company_whose_people_would_follow_is_still_asked_about() {
    let (_server, seller, other) = team();
    seller.says("/company add name: Cronus Oy phone: 09 1 email: a@cronus.fi");
    seller.says("/person add name: Liisa Laine company: cronus");
    seller.says("/find query: CT000002");
    seller.presses("Edit");
    seller.presses("Phone and e-mail");
    other.says("/contact edit contact: CT000002 phone: 09 2");
    other.presses("Change all");
    seller.sends_form(&[("Phone", "09 3")]).privately().sees("Onni: **09 2**");
    seller.presses("Use mine").privately().sees("Liisa Laine").sees("09 2 → **09 3**");
    seller.presses("Change all");
    seller.says("/find query: Liisa Laine").sees("09 3");
}

#[test]
fn notes_that_two_people_change_are_decided_about() {
    let (server, seller, _) = team();
    let boss = server.admin("Boss");
    seller.says("/contact note contact: CT000001 text: Likes tea");
    seller.presses("Edit");
    boss.says("/contact note contact: CT000001");
    boss.presses("Edit");
    boss.sends_form(&[("Note", "Likes coffee")]);
    let told = seller.sends_form(&[("Note", "Likes cocoa")]);
    told.privately().sees("Before: **Likes tea**").sees("Boss: **Likes coffee**").sees("You: **Likes cocoa**");
    seller.presses("Keep theirs").privately().sees("Likes coffee").sees_not("cocoa");
}

#[test]
fn a_note_that_somebody_changed_is_shown_before_it_is_removed() {
    let (server, seller, _) = team();
    let boss = server.admin("Boss");
    seller.says("/contact note contact: CT000001 text: Likes tea");
    boss.says("/contact note contact: CT000001");
    boss.presses("Edit");
    boss.sends_form(&[("Note", "Likes coffee")]);
    seller.presses("Remove").privately().sees("Likes coffee").sees("meanwhile");
    seller.presses("Remove").privately().sees_not("Likes coffee");
}

#[test]
fn what_is_set_up_by_two_is_decided_about() {
    let server = Server::new();
    let (boss, other) = (server.admin("Boss"), server.admin("Onni"));
    boss.says("/salesperson add code: LT name: Lina");
    boss.says("/salesperson edit code: LT");
    other.says("/salesperson edit code: LT email: a@a.fi");
    let told = boss.sends_form(&[("E-mail", "b@b.fi")]);
    told.privately().sees("Before: **–**").sees("Onni: **a@a.fi**").sees("You: **b@b.fi**");
    boss.presses("Use mine").privately().sees("LT");
    boss.says("/code edit list: industry code: RET");
    other.says("/code edit list: industry code: RET description: Shops");
    boss.sends_form(&[("What the code means", "Stores")])
        .privately()
        .sees("Before: **Retail**")
        .sees("Onni: **Shops**");
    boss.presses("Use mine").privately().sees("Stores");
    boss.says("/setup duplicates");
    boss.presses("Change");
    other.says("/setup duplicates threshold: 90");
    boss.sends_form(&[("Likeness of duplicates, 1–100", "70")]).privately().sees("Before: **80**").sees("Onni: **90**");
    boss.presses("Keep theirs").privately().sees("90");
}

#[test]
fn a_panel_that_somebody_overtook_sets_nothing_unseen() {
    let server = Server::new();
    let (boss, other) = (server.admin("Boss"), server.admin("Onni"));
    for code in ["LT", "JO", "EH"] {
        boss.says(&format!("/salesperson add code: {code} name: {code}"));
    }
    boss.says("/setup defaults salesperson: LT");
    other.says("/setup defaults salesperson: JO");
    boss.picks("EH").privately().sees("Onni").sees("meanwhile").sees("JO");
    boss.picks("EH").privately().sees("Setting changed").sees("EH");
    // Who wants what is there already has it, and a switch says itself what it does.
    other.says("/setup inheritance");
    boss.says("/setup inheritance salesperson: false");
    other.presses_beside("Salesperson", "Turn off").privately().sees_not("meanwhile").sees("Turn on");
    boss.says("/setup inheritance salesperson: true");
    other.presses_beside("Salesperson", "Turn on").privately().sees_not("meanwhile").sees("Turn off");
}

#[test]
fn the_choice_is_in_the_readers_language() {
    let server = Server::new();
    let (seller, other) = (server.seller("Aino").reading("fi"), server.seller("Onni"));
    other.says("/person add name: Matti Virtanen");
    seller.says("/contact edit contact: CT000001");
    other.says("/contact edit contact: CT000001 surname: Nieminen");
    let told = seller.sends_form(&[("Sukunimi", "")]);
    told.privately().sees("Ennen: **Virtanen**").sees("Onni: **Nieminen**").sees("Sinä: **–**");
    seller.presses("Käytä omaani").publicly().sees("Matti");
}
