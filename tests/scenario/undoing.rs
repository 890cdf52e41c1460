//! Deleting, bringing back, moving, changing types, and taking changes back.

use std::rc::Rc;

use crate::support::{Person, Server};

/// Cronus with Matti and Liisa, an independent Onni, a boss, and a seller who added them.
fn team() -> (Rc<Server>, Person, Person) {
    let server = Server::new();
    let (seller, boss) = (server.seller("Aino"), server.admin("Boss"));
    seller.says("/company add name: Cronus Oy phone: 09 123 4567 city: Helsinki industry: RET");
    seller.says("/person add name: Matti Korhonen company: cronus note: Likes sailing responsibility: SALE");
    seller.says("/person add name: Liisa Laine company: cronus");
    seller.says("/person add name: Onni Salo");
    (server, seller, boss)
}

#[test]
fn a_person_is_deleted_after_a_question_and_comes_back_with_the_button() {
    let (_server, seller, _) = team();
    seller
        .says("/contact delete contact: CT000002")
        .privately()
        .sees("Delete Matti Korhonen?")
        .sees("one note")
        .sees("one code");
    seller.says("/find query: CT000002").sees("Matti Korhonen");
    seller.says("/contact delete contact: CT000002");
    seller.presses("Delete").privately().sees("is in the trash");
    let done = seller.last();
    seller.says("/find query: korhonen").sees_not("CT000002");
    seller.says("/company people company: cronus").sees_not("Matti");
    assert!(seller.is_offered("/find query: matti").is_empty());
    let undo = done.button("Undo")["custom_id"].as_str().unwrap().to_owned();
    seller
        .forges(&undo)
        .publicly()
        .sees("Matti Korhonen")
        .sees("Likes sailing")
        .sees("Cronus Oy")
        .sees("Sales Responsible");
    seller.says("/find query: korhonen").sees("CT000002");
    seller.forges(&undo).privately().sees("taken back already");
}

#[test]
fn cancel_and_a_changed_contact_stop_a_deletion() {
    let (server, seller, _) = team();
    let onni = server.seller("Onni");
    seller.says("/contact delete contact: CT000004");
    seller.presses("Cancel").sees("Nothing was changed");
    seller.says("/contact delete contact: CT000004");
    let ask = seller.last().button("Delete")["custom_id"].as_str().unwrap().to_owned();
    onni.says("/contact set contact: CT000004 field: initials value: OS");
    seller.forges(&ask).privately().sees("Onni").sees("Delete Onni Salo?");
    seller.presses("Delete").sees("is in the trash");
    // The button of a deleted contact.
    seller.forges(&ask).privately().sees("not there any more");
    onni.says("/contact set contact: CT000004 field: initials value: OS").privately().sees("No contact fits");
}

#[test]
fn a_company_with_people_takes_an_admin_and_goes_and_comes_as_one() {
    let (_server, seller, boss) = team();
    seller.says("/contact note contact: CT000001 text: Best customer");
    seller.says("/relation create contact: CT000001 kind: customer");
    seller.says("/contact address-add contact: CT000001 code: SUMMER city: Hanko from: 2026-06-01 to: 2026-08-31");
    seller.says("/contact delete contact: CT000001").privately().sees("Only admins");
    boss.says("/contact delete contact: CT000001")
        .sees("2 people")
        .sees("Liisa Laine (CT000003)")
        .sees("one business relation")
        .sees("one alternative address");
    boss.presses("Delete").sees("2 people are in the trash");
    boss.says("/contact list").sees_not("Cronus").sees_not("Liisa").sees("Onni Salo");
    assert_eq!(seller.is_offered("/contact restore contact: cro").len(), 1);
    assert!(seller.is_offered("/contact restore contact: liisa").is_empty());
    seller.says("/contact restore contact: CT000003").privately().sees("with its company");
    seller
        .says("/contact restore contact: CT000001")
        .publicly()
        .sees("Back from the trash, with 2 people")
        .sees("Best customer")
        .sees("Customer");
    seller.says("/contact address-list contact: CT000001").sees("Hanko").sees("SUMMER");
    seller.says("/find query: CT000002").sees("Likes sailing").sees("Cronus Oy");
    seller.says("/contact restore contact: CT000001").privately().sees("Nothing in the trash fits");
    // Putting it back into the trash by taking the restoring back.
    boss.says("/contact undo").privately();
    seller.says("/contact undo").privately();
}

#[test]
fn what_stands_in_the_way_of_a_restore_is_said() {
    let (_server, seller, boss) = team();
    seller.says("/contact delete contact: CT000002");
    seller.presses("Delete");
    boss.says("/code delete list: responsibility code: SALE");
    seller.says("/contact restore contact: CT000002").privately().sees("SALE").sees("/code add");
    boss.says("/code add list: responsibility code: SALE description: Sales");
    seller.says("/person add name: Usurper number: CT000002");
    seller.says("/contact restore contact: CT000002").privately().sees("CT000002").sees("Usurper");
    seller.says("/contact delete contact: Usurper");
    seller.presses("Delete");
    boss.says("/contact delete contact: CT000001");
    boss.presses("Delete");
    seller.says("/contact restore contact: Matti").privately().sees("The company **CT000001** is not there");
    seller.says("/contact restore contact: CT000001").publicly();
    seller.says("/contact restore contact: Matti").publicly().sees("Matti Korhonen");
}

#[test]
fn purging_erases_the_contact_and_its_history() {
    let (server, seller, boss) = team();
    seller.says("/contact delete contact: CT000004");
    seller.presses("Delete");
    seller.says("/contact purge contact: CT000004").privately().sees("Only admins");
    boss.says("/contact purge contact: CT000004").privately().sees("Erase Onni Salo for good?");
    boss.presses("Erase").sees("gone for good").sees_not("Onni Salo");
    boss.says("/contact purge contact: CT000004").privately().sees("Nothing in the trash fits");
    seller.says("/contact restore contact: CT000004").privately().sees("Nothing in the trash fits");
    for text in ["Onni Salo", "onni", "salo"] {
        assert!(!server.file_has(text), "{text} is left in the file");
    }
    // A word that others have stays known.
    assert!(server.file_has("korhonen"));
}

#[test]
fn the_bot_erases_what_has_been_in_the_trash_for_long() {
    let (server, seller, boss) = team();
    boss.says("/contact delete contact: CT000001");
    boss.presses("Delete");
    assert_eq!(server.empties_trash(90), 0);
    assert!(server.file_has("Liisa Laine"));
    // Everything older than no days at all.
    assert_eq!(server.empties_trash(0), 3);
    assert!(!server.file_has("Liisa Laine") && !server.file_has("Cronus Oy"));
    seller.says("/contact restore contact: CT000001").privately().sees("Nothing in the trash fits");
    seller.says("/find query: CT000004").sees("Onni Salo");
}

#[test]
fn a_person_moves_with_what_flows_and_leaves_with_everything() {
    let (_server, seller, _) = team();
    seller.says("/company add name: Contoso Oy phone: 02 555 1234 city: Turku");
    seller
        .says("/contact move person: CT000002 company: contoso")
        .publicly()
        .sees("Moved from **Cronus Oy** to **Contoso Oy**")
        .sees("02 555 1234")
        .sees("Turku");
    seller.says("/contact move person: CT000002").publicly().sees("independent person").sees("02 555 1234");
    seller.says("/contact move person: CT000002").sees("No changes");
    seller.says("/contact move person: CT000004 company: cronus").sees("Joined **Cronus Oy**").sees("09 123 4567");
    // Moving to a person, and moving a company.
    seller.says("/contact move person: CT000002 company: Onni Salo").privately().sees("no company fits");
    seller.says("/contact move person: CT000001 company: contoso").privately().sees("is a company");
    seller.says("/contact undo").sees("Onni Salo").sees_not("Cronus Oy").sees_not("09 123 4567");
    seller.says("/contact undo");
    seller.says("/contact undo").sees("Matti Korhonen").sees("Cronus Oy").sees("09 123 4567");
}

#[test]
fn the_relation_value_follows_a_move() {
    let (_server, seller, _) = team();
    seller.says("/relation create contact: CT000001 kind: customer");
    seller.says("/contact move person: CT000004 company: cronus").sees("Customer");
    seller.says("/contact move person: CT000004").sees_not("Customer");
}

#[test]
fn types_change_when_nothing_would_be_lost() {
    let (_server, seller, _) = team();
    seller.says("/contact change-type contact: CT000001 type: person").privately().sees("2 people belong");
    seller.says("/contact change-type contact: CT000002 type: company").privately().sees("Job responsibilities");
    seller.says("/contact change-type contact: CT000004 type: person").privately().sees("is that already");
    seller.says("/contact change-type contact: CT000004 type: company").publicly().sees("This is a company now");
    seller.says("/contact edit contact: CT000004 currency: EUR");
    seller.says("/contact change-type contact: CT000004 type: person").privately().sees("Currency");
    seller.says("/contact edit contact: CT000004 clear: currency");
    seller.says("/person add name: Eeva company: CT000004");
    seller.says("/contact undo");
    seller.says("/contact change-type contact: CT000004 type: person").publicly().sees("This is a person now");
    let form = seller.says("/contact edit contact: CT000004");
    assert_eq!(form.input("Surname"), "Salo");
    seller.says("/contact undo").sees("Company");
    seller.says("/contact list type: company").sees("Onni Salo");
}

#[test]
fn undo_takes_back_ones_own_and_admins_everybodys() {
    let (server, seller, boss) = team();
    let other = server.seller("Ville");
    seller.says("/contact edit contact: CT000002 job-title: Buyer");
    let offered = seller.is_offered("/contact undo change: matti");
    assert!(offered[0].starts_with("contact edit – Matti Korhonen (CT000002) · Aino"), "{offered:?}");
    assert!(other.is_offered("/contact undo change: a").is_empty());
    assert!(boss.is_offered("/contact undo change: matti").len() >= 2);
    // The fifth change on this server.
    other.says("/contact undo change: 5").privately().sees("Only admins");
    boss.says("/contact undo change: 5").publicly().sees("was taken back").sees_not("Buyer");
    seller.says("/contact undo change: 5").privately().sees("taken back already");
    seller.says("/contact undo change: 999").privately().sees("No change fits");
    seller.says("/contact undo change: x").privately().sees("No change fits");
    // Taking the taking back back.
    boss.says("/contact undo change: 6").sees("Buyer");
    seller.says("/contact undo change: 5").sees_not("Buyer");
}

#[test]
fn undo_is_refused_when_a_later_change_stands_on_it() {
    let (server, seller, boss) = team();
    let other = server.seller("Ville");
    seller.says("/contact edit contact: CT000002 job-title: Buyer phone: 040 111 2222");
    other.says("/contact edit contact: CT000002 phone: 040 333 4444");
    seller.says("/contact undo").privately().sees("A later change stands on it").sees("Ville");
    other.says("/contact undo").sees("040 111 2222");
    // A later change of something else does not stand on it.
    other.says("/contact edit contact: CT000002 city: Espoo");
    seller.says("/contact undo").sees_not("Buyer").sees("Espoo");
    // Adding somebody who has notes of others by now.
    other.says("/contact note contact: CT000004 text: Call back");
    boss.says("/contact undo change: 4").privately().sees("A later change");
}

#[test]
fn undo_knows_every_kind_of_change() {
    let (_server, seller, boss) = team();
    for (line, command, seen) in [
        ("/contact note contact: CT000004 text: Call back", "/find query: CT000004", "Call back"),
        ("/contact assign contact: CT000004 list: mailing code: X-CARD", "/find query: CT000004", "X-mas card"),
        ("/relation create contact: CT000001 kind: vendor", "/find query: CT000001", "V00001"),
        (
            "/contact address-add contact: CT000004 code: HOME city: Hanko",
            "/contact address-list contact: CT000004",
            "Hanko",
        ),
        ("/code add list: industry code: TOY description: Toys", "/code list list: industry", "Toys"),
        ("/code rename list: industry code: RET new-code: SHOP", "/code list list: industry", "SHOP"),
        ("/code edit list: industry code: MAN description: Makers", "/code list list: industry", "Makers"),
        ("/salesperson add code: JO name: Jim Olive", "/salesperson list", "Jim Olive"),
        ("/setup cards time-zone: Europe/Helsinki", "/setup cards", "Europe/Helsinki"),
        ("/setup access role: 220000000000000002 tier: viewer", "/setup access", "220000000000000002"),
        ("/setup numbering series: contacts warning: CT000500", "/setup numbering", "CT000500"),
        ("/company add name: Fabrikam", "/find query: fabrikam", "CT000005"),
    ] {
        boss.says(line);
        let seen_after = boss.says(command).text();
        assert!(seen_after.contains(seen), "{line}: {seen_after}");
        boss.says("/contact undo").sees("taken back");
        let seen_undone = boss.says(command).text();
        assert!(!seen_undone.contains(seen), "{line}: {seen_undone}");
    }
    seller.says("/find query: CT000001").sees("Retail");
}

#[test]
fn a_flow_is_taken_back_from_all_its_people() {
    let (_server, seller, _) = team();
    seller.says("/contact edit contact: CT000001 phone: 09 999 0000");
    seller.presses("Change all");
    seller.says("/find query: CT000003").sees("09 999 0000");
    seller.says("/contact undo").sees("09 123 4567");
    seller.says("/find query: CT000003").sees("09 123 4567");
}

#[test]
fn finnish_people_delete_and_undo_in_finnish() {
    let (server, ..) = team();
    let finn = server.seller("Ville").reading("fi");
    finn.says("/contact delete contact: CT000004").sees("Poistetaanko Onni Salo?");
    finn.presses("Poista").sees("on roskakorissa");
    finn.presses("Kumoa");
    finn.says("/contact undo change: 5").sees("jo kumottu");
}
