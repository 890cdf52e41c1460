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
        // What was there before is told, so that nobody replaces a colleague's text without noticing.
        .sees("Job title: – → **Buyer**, Phone: 09 123 4567 → **–**, Mobile: – → **040 111 2222**.")
        .sees_not("**Phone**");
    seller.says("/contact set contact: CT000002 field: initials value: MV").publicly();
    seller
        .says("/contact set contact: CT000002 field: job-title")
        .sees("Job title: Buyer → **–**")
        .sees_not("**Buyer**");
}

#[test]
fn whoever_replaces_what_a_colleague_just_wrote_sees_it() {
    let (server, seller) = team();
    let other = server.seller("Onni");
    other.says("/contact edit contact: CT000002 phone: 040 111 2222 city: Espoo");
    let answer = seller.says("/contact edit contact: CT000002 phone: 040 333 4444 city: Espoo");
    answer.publicly().sees("Changed: Phone: 040 111 2222 → **040 333 4444**.").sees_not("City: ");
    // Of a contact that is not for the channel, nothing is.
    seller.says("/contact set contact: CT000002 field: privacy-blocked value: yes");
    let answer = other.says("/contact edit contact: CT000002 phone: 040 555 6666 name: @everyone *Matti*");
    answer.privately().sees("Phone: 040 333 4444 → **040 555 6666**").keeps_limits();
    // A name brings its parts along and is told once.
    seller.says("/contact edit contact: CT000002 name: Matti Korpi").sees("→ **Matti Korpi**.").sees_not("Surname");
    seller.says("/contact edit contact: CT000002 surname: Laine").sees("Name: Matti Korpi → **Matti Laine**.");
}

#[test]
fn a_changed_field_that_no_card_shows_is_shown_above_it() {
    let (_server, seller) = team();
    seller.says("/contact set contact: CT000002 field: fax value: 09 765").sees("Changed: Fax: – → **09 765**.");
    seller.says("/contact set contact: CT000002 field: fax").sees("Changed: Fax: 09 765 → **–**.");
    let finn = seller.reading("fi");
    finn.says("/contact set contact: CT000002 field: viestintätapa value: kirje");
    finn.says("/contact edit contact: CT000002 phone: 09 1 clear: correspondence");
    finn.says("/contact set contact: CT000002 field: viestintätapa value: kortti").sees("Kirje, Sähköposti");
}

#[test]
fn what_is_no_field_says_how_it_is_changed() {
    let (_server, seller) = team();
    let set = |field: &str| seller.says(&format!("/contact set contact: CT000002 field: {field} value: x"));
    set("company").privately().sees("/contact move");
    set("type").sees("/contact change-type");
    set("Number").sees("keeps its number").sees("/company add");
    set("industry").sees("**Industry groups** are given as codes").sees("/contact assign");
    set("relation").sees("/relation create");
    set("note").sees("/contact note");
    set("jobtitle").sees("Job title").sees_not("job-title");
    let finn = seller.reading("fi");
    finn.says("/contact set contact: CT000002 field: toimiala value: RET").sees("**Toimialat** annetaan koodeina");
    finn.says("/contact set contact: CT000002 field: yritys value: x").sees("Henkilön yritys vaihtuu");
}

#[test]
fn a_code_can_be_given_by_what_it_means() {
    let (_server, seller) = team();
    seller
        .says("/contact set contact: CT000002 field: level value: chief executive officer")
        .publicly()
        .sees("Chief Executive Officer (CEO)");
    seller.says("/contact assign contact: CT000001 list: industry code: Retail").sees("RET").sees("was given");
    seller.says("/contact set contact: CT000002 field: level value: chief").privately().sees("CEO");
}

#[test]
fn a_long_mail_address_is_called_long() {
    let (_server, seller) = team();
    let mail = format!("{}@cronus.fi", "a".repeat(90));
    seller.says(&format!("/contact set contact: CT000002 field: email value: {mail}")).sees("too many");
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
fn two_people_who_change_different_inputs_both_have_their_way() {
    let (server, seller) = team();
    let other = server.seller("Onni");
    seller.says("/contact edit contact: CT000002");
    other.says("/contact set contact: CT000002 field: initials value: XX");
    seller.sends_form(&[("Surname", "Korhonen")]).publicly().sees("Matti Korhonen");
    let form = seller.says("/contact edit contact: CT000002");
    assert_eq!(form.input("Initials"), "XX");
}

#[test]
fn whoever_changes_the_same_input_later_is_told_and_decides() {
    let (server, seller) = team();
    let other = server.seller("Onni");
    seller.says("/contact edit contact: CT000002");
    other.says("/contact edit contact: CT000002 surname: Nieminen job-title: Boss");
    seller
        .sends_form(&[("Surname", "Korhonen")])
        .privately()
        .sees("**Surname**")
        .sees("Before: **Virtanen**")
        .sees("Onni: **Nieminen**")
        .sees("You: **Korhonen**");
    seller.says("/find query: CT000002 private: true").sees("Nieminen");
    seller.says("/contact edit contact: CT000002");
    // What was not touched shows what is there now.
    other.says("/contact edit contact: CT000002 surname: Lahtinen");
    seller.sends_form(&[("Surname", "Korhonen")]).privately().sees("Onni");
    let again = seller.presses("Edit again");
    assert_eq!(again.input("Surname"), "Korhonen");
    assert_eq!(again.input("Job title"), "Boss");
    seller.sends_form(&[]).publicly().sees("Matti Korhonen").sees("Boss");
}

#[test]
fn a_form_refused_for_another_reason_takes_nothing_back() {
    let (server, seller) = team();
    let other = server.seller("Onni");
    seller.says("/find query: CT000001");
    seller.presses("Edit");
    seller.presses("Phone and e-mail");
    seller.sends_form(&[("Phone", "call me")]).privately().sees("call me");
    other.says("/contact set contact: CT000001 field: e-mail value: new@cronus.fi");
    other.presses("Only the company");
    other.says("/contact set contact: CT000001 field: phone value: 09 111");
    other.presses("Only the company");
    let again = seller.presses("Edit again");
    assert_eq!(again.input("E-mail"), "new@cronus.fi");
    // The phone was changed by both, and the seller has not been told yet.
    seller.sends_form(&[("Phone", "09 222")]).privately().sees("Onni");
    seller.presses("Edit again");
    seller.sends_form(&[]).publicly().sees("09 222").sees("new@cronus.fi");
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
    onni.presses("Change all");
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

#[test]
fn a_chooser_does_what_waited_once() {
    let server = Server::new();
    let seller = server.seller("Aino");
    seller.says("/company add name: Cronus Oy city: Helsinki");
    seller.says("/company add name: Cronus Ab city: Stockholm");
    let chooser = seller.says("/person add name: Sven company: cronus");
    let select = chooser.select_id();
    seller.picks("Cronus Ab").publicly().sees("Cronus Ab");
    seller.forges_pick(&select, "1").privately().sees("out of date");
    seller.says("/contact list type: person").sees("1 contact");
}

#[test]
fn a_blocked_company_does_not_show_on_its_peoples_cards_in_the_channel() {
    let (server, seller) = team();
    seller.says("/contact set contact: CT000001 field: privacy-blocked value: yes");
    seller.says("/find query: CT000002").privately().sees("Cronus Oy");
    server.admin("Boss").says("/setup access role: everyone tier: viewer");
    let viewer = server.seller("Ville");
    viewer.says("/find query: CT000002").sees("Matti Virtanen").sees_not("Cronus");
    viewer.says("/contact list").sees("Matti Virtanen").sees_not("Cronus");
    viewer.says("/company people company: cronus").privately().sees_not("Matti");
}

#[test]
fn consent_is_for_minors_only() {
    let (_server, seller) = team();
    seller.says("/contact set contact: CT000002 field: parental-consent value: yes").privately().sees("minor");
    seller.says("/find query: CT000002").publicly();
}

#[test]
fn an_edit_that_names_nothing_changes_nothing() {
    let (_server, seller) = team();
    seller.says("/contact edit contact: CT000002 clear: ,").privately().sees("nothing to change");
}
