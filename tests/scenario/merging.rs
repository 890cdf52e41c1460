//! Two contacts become one: what the panel says, what is there afterwards, and taking it back.

use std::rc::Rc;

use crate::support::{Person, Server};

/// Cronus with Matti, and its duplicate Kronus with Liisa and everything that a company can have.
fn team() -> (Rc<Server>, Person, Person) {
    let server = Server::new();
    let (seller, boss) = (server.seller("Aino"), server.admin("Boss"));
    boss.says("/setup duplicates autosearch: false");
    boss.says("/code add list: web-source code: NEWS description: News url: https://news.example/%1");
    seller.says("/company add name: Cronus Oy phone: 09 123 4567 city: Helsinki industry: RET");
    seller.says("/person add name: Matti Korhonen company: cronus job-title: Buyer");
    seller.says("/company add name: Kronus Ab phone: 09 765 4321 email: info@kronus.fi city: Helsinki industry: RET");
    seller.says("/person add name: Liisa Laine company: CT000003 mobile: 040 111 2222");
    seller.says("/contact note contact: CT000003 text: Pays late");
    seller.says("/contact assign contact: CT000003 list: industry code: MAN");
    seller.says("/contact assign contact: CT000003 list: web-source code: NEWS search-word: kronus");
    seller.says("/contact assign contact: CT000001 list: mailing code: X-CARD");
    seller.says("/contact assign contact: CT000003 list: mailing code: X-CARD");
    seller.says("/relation create contact: CT000001 kind: customer");
    seller.says("/relation create contact: CT000003 kind: customer");
    seller.says("/relation create contact: CT000003 kind: vendor");
    seller.says("/contact address-add contact: CT000003 code: SUMMER city: Hanko from: 2026-06-01 to: 2026-08-31");
    (server, seller, boss)
}

#[test]
fn the_panel_shows_what_differs_what_moves_and_what_collides() {
    let (_server, _, boss) = team();
    let panel = boss.says("/contact merge keep: CT000001 duplicate: CT000003");
    panel
        .privately()
        .keeps_limits()
        .sees("Merge Kronus Ab?")
        .sees("**Cronus Oy** (`CT000001`) is kept")
        .sees("Name: ✓ **Cronus Oy** / Kronus Ab")
        .sees("Phone: ✓ **09 123 4567** / 09 765 4321")
        // What is the same is not shown, what is blank is filled without asking.
        .sees_not("City")
        .sees("filled from the duplicate")
        .sees("E-mail: **info@kronus.fi**")
        .sees("1 person, 1 note, 2 codes, 1 business relation, 1 address,")
        .sees("Mailing groups: `X-CARD`")
        .sees("Industry groups: `RET`")
        .sees("Customer: `C00001` stays; `C00002` stays in your books only");
    assert_eq!(panel.buttons(), ["Merge", "Keep the other one", "Cancel"]);
    boss.presses("Cancel").sees("Nothing was changed");
    boss.says("/find query: CT000003").sees("Kronus Ab");
}

#[test]
fn merging_moves_everything_and_the_number_keeps_finding() {
    let (_server, seller, boss) = team();
    let old = seller.says("/find query: CT000003").button_id("Note");
    boss.says("/contact merge keep: CT000001 duplicate: CT000003");
    boss.picks_several(&["Phone"]).sees("Phone: 09 123 4567 / ✓ **09 765 4321**");
    boss.presses("Merge").privately().sees("Merged").sees("**Kronus Ab** (`CT000003`) is part of **Cronus Oy**");
    seller
        .says("/find query: CT000001")
        .publicly()
        .sees("Cronus Oy")
        .sees("09 765 4321")
        .sees("info@kronus.fi")
        .sees("Pays late")
        .sees("Manufacturer")
        .sees("V00001")
        .sees("Multiple")
        .sees("**People**: 2")
        .sees_not("C00002");
    // By its old number, everywhere where a contact is meant.
    for line in [
        "/find query: CT000003",
        "/find query: ct000003",
        "/contact show contact: CT000003",
        "/contact list text: CT000003",
        "/company people company: CT000003",
        "/contact address-list contact: CT000003",
    ] {
        seller.says(line).sees("Cronus Oy").sees_not("Kronus Ab");
    }
    assert_eq!(seller.is_offered("/contact show contact: CT000003").len(), 1);
    seller.says("/contact set contact: CT000003 field: fax value: 09 5").sees("Cronus Oy");
    seller.says("/person add name: Onni Salo company: CT000003").sees("Cronus Oy");
    seller.forges(&old);
    seller.sends_form(&[("Note", "From an old button")]).sees("Cronus Oy").sees("From an old button");
    // What found the duplicate finds the one that was kept, where it has it still.
    seller.says("/find query: kronus").sees_not("Kronus Ab");
    seller.says("/find query: 040 111 2222").sees("Liisa Laine").sees("Cronus Oy");
    seller.says("/contact address-list contact: CT000001").sees("Hanko");
}

#[test]
fn a_card_that_an_old_number_found_says_so() {
    let (server, seller, boss) = team();
    boss.says("/contact merge keep: CT000001 duplicate: CT000003");
    boss.presses("Merge");
    const SAID: &str = "`CT000003` was merged into this contact, `CT000001`.";
    for line in ["/find query: CT000003", "/find query: ct000003 ", "/contact show contact: CT000003"] {
        seller.says(line).publicly().sees(SAID).keeps_limits();
    }
    seller.says("/contact show contact: CT000003 private: true").privately().sees(SAID);
    for line in ["/find query: CT000001", "/contact show contact: CT000001", "/find query: Cronus Oy"] {
        seller.says(line).sees_not("was merged into");
    }
    let finn = server.seller("Onni").reading("fi");
    finn.says("/find query: CT000003 private: true").sees("`CT000003` on yhdistetty tähän kontaktiin `CT000001`.");
    // A blocked contact's number is told to whoever sees the contact, in private.
    seller.says("/contact set contact: CT000001 field: privacy-blocked value: yes");
    seller.says("/find query: CT000003").privately().sees(SAID);
    boss.says("/setup access role: everyone tier: viewer");
    server.seller("Ville").says("/find query: CT000003").privately().sees_not("merged").sees_not("CT000001");
}

#[test]
fn people_of_both_belong_to_the_company_that_is_kept_and_nothing_else_flows() {
    let (_server, seller, boss) = team();
    boss.says("/contact merge keep: CT000001 duplicate: CT000003");
    boss.presses("Merge");
    seller.says("/company people company: cronus").sees("Matti Korhonen").sees("Liisa Laine");
    seller
        .says("/find query: CT000004")
        .sees("Cronus Oy")
        // Liisa keeps what she had from the other one.
        .sees("09 765 4321")
        .sees("info@kronus.fi")
        .sees("Multiple");
    seller.says("/contact history contact: CT000004").sees("CT000003 → ").sees("CT000001");
    seller.says("/contact list relation: VEND").sees("Liisa Laine").sees("Matti Korhonen").sees("Cronus Oy");
}

#[test]
fn the_history_of_both_is_at_the_one_that_is_kept() {
    let (_server, seller, boss) = team();
    seller.says("/contact set contact: CT000003 field: external-id value: X5");
    boss.says("/contact merge keep: CT000001 duplicate: CT000003");
    boss.presses("Merge");
    seller
        .says("/contact history contact: CT000001")
        .keeps_limits()
        .sees("Merged")
        .sees("**Changed** · `CT000003`")
        .sees("CT000003 Kronus Ab → CT000001 Cronus Oy")
        .sees("External ID: – → ")
        .sees("Hanko");
    seller.presses("Next").sees("Pays late").sees("Name: Kronus Ab").sees("Name: Cronus Oy");
}

#[test]
fn taking_a_merge_back_restores_both() {
    let (server, seller, boss) = team();
    seller.says("/contact note contact: CT000001 text: Best customer");
    let before = server.tables();
    boss.says("/contact merge keep: CT000001 duplicate: CT000003");
    boss.picks_several(&["Name", "Phone"]);
    let done = boss.presses("Merge");
    seller.says("/find query: CT000001").sees("Kronus Ab");
    let undo = done.button_id("Undo");
    seller.forges(&undo).privately().sees("Only admins");
    boss.forges(&undo).sees("Cronus Oy");
    let after = server.tables();
    for (table, rows) in &before {
        assert_eq!(rows, &after[table], "{table}");
    }
    seller.says("/find query: CT000003").sees("Kronus Ab").sees("Pays late").sees("C00002").sees("V00001");
    seller.says("/company people company: CT000003").sees("Liisa Laine").sees_not("Matti");
    seller.says("/find query: kronus").sees("CT000003");
    seller.says("/contact history contact: CT000003").sees("Merge taken back").sees("CT000003 Kronus Ab → CT000001");
    boss.forges(&undo).privately().sees("taken back already");
}

#[test]
fn a_merge_that_was_taken_back_can_be_done_again_with_one_press() {
    let (server, seller, boss) = team();
    // People, so that the answer has a button.
    boss.says("/contact merge keep: CT000002 duplicate: CT000004");
    let undo = boss.presses("Merge").button_id("Undo");
    let merged = server.tables();
    boss.forges(&undo).privately().sees("Taken back");
    seller.says("/find query: CT000004").sees("Liisa Laine");
    boss.presses("Do it again").privately().sees("Taken back");
    let again = server.tables();
    for (table, rows) in &merged {
        assert_eq!(rows, &again[table], "{table}");
    }
    seller.says("/find query: CT000004").sees("Matti Korhonen").sees_not("Liisa");
    // It went into the other one, not into the trash.
    seller.says("/contact restore contact: CT000004").privately().sees("Nothing in the trash fits");
    // Companies as well, with their people.
    boss.says("/contact merge keep: CT000001 duplicate: CT000003");
    let undo = boss.presses("Merge").button_id("Undo");
    let merged = server.tables();
    boss.forges(&undo);
    seller.says("/find query: CT000003").sees("Kronus Ab");
    let entry: i64 = undo.rsplit(':').next().unwrap().parse().unwrap();
    boss.forges(&format!("k1:undo:{}", entry + 1)).sees("Cronus Oy");
    let again = server.tables();
    for (table, rows) in &merged {
        assert_eq!(rows, &again[table], "{table}");
    }
}

#[test]
fn numbers_lead_along_a_chain_of_merges_and_back() {
    let server = Server::new();
    let (seller, boss) = (server.seller("Aino"), server.admin("Boss"));
    for name in ["Alpha Oy", "Beta Oy", "Gamma Oy"] {
        seller.says(&format!("/company add name: {name}"));
    }
    boss.says("/contact merge keep: CT000002 duplicate: CT000001");
    boss.presses("Merge");
    boss.says("/contact merge keep: CT000003 duplicate: CT000002");
    let undo = boss.presses("Merge").button_id("Undo");
    for number in ["CT000001", "CT000002", "CT000003"] {
        seller.says(&format!("/find query: {number}")).sees("Gamma Oy");
    }
    // The history of all three.
    seller.says("/contact history contact: CT000001").sees("Name: Alpha Oy").sees("Name: Beta Oy");
    boss.forges(&undo);
    seller.says("/find query: CT000001").sees("Beta Oy");
    seller.says("/find query: CT000002").sees("Beta Oy");
    seller.says("/find query: CT000003").sees("Gamma Oy");
    boss.says("/contact undo");
    seller.says("/find query: CT000001").sees("Alpha Oy");
}

#[test]
fn a_number_that_follows_a_merge_is_given_to_nobody() {
    let (_server, seller, boss) = team();
    boss.says("/contact merge keep: CT000001 duplicate: CT000003");
    let undo = boss.presses("Merge").button_id("Undo");
    seller.says("/company add name: Usurper number: CT000003").privately().sees("CT000003");
    seller.says("/company add name: Usurper number: ct000003").privately();
    // Not even when the contact that was kept is in the trash.
    boss.says("/contact delete contact: CT000001");
    boss.presses("Delete");
    seller.says("/company add name: Usurper number: CT000003").privately();
    seller.says("/find query: CT000003").privately().sees_not("Kronus").sees_not("Cronus Oy");
    // The deletion stands on the merge.
    boss.forges(&undo).privately().sees("Not done").sees("/contact delete");
    seller.says("/contact restore contact: CT000001");
    seller.says("/find query: CT000003").sees("Cronus Oy");
    boss.forges(&undo);
    seller.says("/find query: CT000003").sees("Kronus Ab");
}

#[test]
fn erasing_the_contact_that_was_kept_erases_what_went_into_it() {
    let (server, seller, boss) = team();
    boss.says("/contact merge keep: CT000002 duplicate: CT000004");
    boss.presses("Merge");
    seller.says("/contact delete contact: CT000002");
    seller.presses("Delete");
    boss.says("/contact purge contact: CT000002");
    boss.presses("Erase");
    for text in ["Liisa Laine", "Matti Korhonen", "liisa", "040 111 2222"] {
        assert!(!server.file_has(text), "{text} is left in the file");
    }
    // Nobody has the number any more.
    seller.says("/person add name: Onni Salo number: CT000004").sees("CT000004");
}

#[test]
fn what_was_done_before_a_merge_is_not_taken_back_under_it() {
    let (_server, seller, boss) = team();
    seller.says("/contact note contact: CT000003 text: Another note");
    boss.says("/contact merge keep: CT000001 duplicate: CT000003");
    boss.presses("Merge");
    // The note is with the other contact now, and so is what it was assigned.
    seller.says("/contact undo").privately().sees("A later change stands on it").sees("/contact merge");
    // Nor is the contact that was kept taken away from under what went into it.
    boss.says("/contact undo change: 3").privately().sees("Not done");
}

#[test]
fn a_contact_can_stand_in_for_another_without_any_field_of_it() {
    let server = Server::new();
    let boss = server.admin("Boss");
    boss.says("/setup duplicates autosearch: false");
    boss.says("/company add name: Cronus Oy");
    boss.says("/company add name: Cronus Oy");
    let panel = boss.says("/contact merge keep: CT000001 duplicate: CT000002");
    panel.sees_not("Different").sees_not("filled").sees("1 change");
    boss.presses("Merge").sees("Merged");
    // Adding the one that was kept is not taken back while another is part of it.
    boss.says("/contact undo change: 2").privately().sees("Not done").sees("/contact merge");
    boss.says("/contact undo");
    boss.says("/contact list").sees("2 contacts");
}
