//! Customers, vendors, banks and employees.

use std::rc::Rc;

use crate::support::{Person, Server};

fn team() -> (Rc<Server>, Person) {
    let server = Server::new();
    let seller = server.seller("Aino");
    for line in [
        "/company add name: Cronus Oy",
        "/person add name: Matti Virtanen company: cronus",
        "/person add name: Fiona Freelance",
        "/company add name: Acme Oy",
    ] {
        seller.says(line).publicly();
    }
    (server, seller)
}

#[track_caller]
fn relation_of(seller: &Person, contact: &str, expected: Option<&str>) {
    let card = seller.says(&format!("/contact show contact: {contact}")).text();
    let line = card.lines().find_map(|line| line.split_once("**Relation**:").map(|(_, value)| value.replace('`', "")));
    assert_eq!(line.as_deref().map(str::trim), expected, "{card}");
}

#[test]
fn a_persons_company_becomes_the_customer_and_serves_its_people() {
    let (_server, seller) = team();
    seller
        .says("/relation create contact: CT000002 kind: customer")
        .publicly()
        .sees("Cronus Oy")
        .sees("CT000001")
        .sees("C00001");
    relation_of(&seller, "CT000001", Some("Customer · C00001"));
    relation_of(&seller, "CT000002", Some("Customer · C00001"));
    relation_of(&seller, "CT000003", None);
    seller.says("/contact list relation: CUST").sees("CT000001").sees("CT000002").sees_not("CT000003");
    // Whoever joins later has it, too.
    seller.says("/person add name: Liisa Uusi company: cronus").sees("C00001");
    seller.says("/contact history contact: CT000001").sees("CUST").sees("C00001");
}

#[test]
fn an_independent_person_is_a_customer_itself_but_no_vendor_and_no_bank() {
    let (_server, seller) = team();
    seller.says("/relation create contact: CT000003 kind: customer").publicly().sees("CT000003").sees("C00001");
    for kind in ["vendor", "bank"] {
        let line = format!("/relation create contact: CT000003 kind: {kind}");
        seller.says(&line).privately().sees("Nothing was saved").sees("company");
    }
    relation_of(&seller, "CT000003", Some("Customer · C00001"));
}

#[test]
fn employees_are_persons_and_theirs_alone() {
    let (_server, seller) = team();
    seller.says("/relation create contact: CT000001 kind: employee").privately().sees("only persons");
    seller.says("/relation create contact: CT000002 kind: employee").publicly().sees("Matti Virtanen").sees("E00001");
    relation_of(&seller, "CT000001", None);
    relation_of(&seller, "CT000002", Some("Employee · E00001"));
    seller.says("/relation create contact: CT000001 kind: customer").publicly();
    relation_of(&seller, "CT000002", Some("Multiple · Customer C00001 · Employee E00001"));
}

#[test]
fn the_value_follows_what_is_linked_and_unlinked() {
    let (_server, seller) = team();
    seller.says("/relation link contact: CT000001 kind: vendor number: v-77").publicly().sees("V-77");
    relation_of(&seller, "CT000002", Some("Vendor · V-77"));
    seller.says("/relation create contact: CT000001 kind: bank").sees("B00001");
    relation_of(&seller, "CT000002", Some("Multiple · Vendor V-77 · Bank account B00001"));
    assert_eq!(seller.is_offered("/relation unlink contact: CT000002 kind: vendor number: "), ["V-77 · Vendor"]);
    seller.says("/relation unlink contact: CT000002 kind: vendor number: V-77").publicly().sees("Cronus Oy");
    relation_of(&seller, "CT000001", Some("Bank account · B00001"));
    relation_of(&seller, "CT000002", Some("Bank account · B00001"));
    seller.says("/relation unlink contact: CT000001 kind: bank number: b00001");
    relation_of(&seller, "CT000002", None);
    seller.says("/contact history contact: CT000001").sees("Relation removed");
}

#[test]
fn a_contact_has_one_account_of_a_kind_and_an_account_one_contact() {
    let (_server, seller) = team();
    seller.says("/relation create contact: CT000001 kind: customer number: c00007").sees("C00007");
    let refusals = [
        ("/relation create contact: CT000001 kind: customer", "C00007"),
        ("/relation create contact: CT000002 kind: customer number: C00009", "Cronus Oy"),
        ("/relation link contact: CT000001 kind: customer number: C00009", "C00007"),
        ("/relation link contact: CT000004 kind: customer number: c00007", "CT000001"),
        ("/relation create contact: CT000004 kind: customer number: C00007", "CT000001"),
        ("/relation unlink contact: CT000004 kind: customer number: C00007", "Acme Oy"),
        ("/relation unlink contact: CT000001 kind: vendor number: C00007", "C00007"),
        ("/relation create contact: CT000004 kind: customer number: C7", "C7"),
    ];
    for (line, word) in refusals {
        seller.says(line).privately().sees("Nothing was saved").sees(word);
    }
    relation_of(&seller, "CT000004", None);
    // The same number of another kind is another account.
    seller.says("/relation link contact: CT000004 kind: vendor number: C00007").publicly();
    // An account that lost its contact stays in the books: it is linked again, not made again.
    seller.says("/relation unlink contact: CT000001 kind: customer number: C00007").publicly();
    let again = "/relation create contact: CT000004 kind: customer number: C00007";
    seller.says(again).privately().sees("/relation link");
    seller.says("/relation link contact: CT000004 kind: customer number: C00007").publicly().sees("Acme Oy");
}

#[test]
fn numbers_come_from_the_series_of_the_kind() {
    let (server, seller) = team();
    let boss = server.admin("Boss");
    boss.says("/setup numbering series: customers manual: false warning: C00002");
    seller.says("/relation create contact: CT000001 kind: customer number: X1").privately().sees("X1");
    // A number that the books have is stepped over.
    seller.says("/relation link contact: CT000001 kind: customer number: C00001").publicly();
    seller.says("/relation create contact: CT000004 kind: customer").sees("C00002");
    seller.is_told().privately().sees("warning number");
    boss.says("/setup numbering series: vendors off: true");
    seller.says("/relation create contact: CT000004 kind: vendor").privately().sees("/setup numbering");
    seller.says("/relation create contact: CT000004 kind: vendor number: V9").publicly().sees("V9");
}

#[test]
fn privacy_blocked_contacts_become_nothing() {
    let (_server, seller) = team();
    seller.says("/contact set contact: CT000002 field: privacy-blocked value: yes");
    for line in [
        "/relation create contact: CT000002 kind: customer",
        "/relation link contact: CT000002 kind: employee number: E5",
    ] {
        seller.says(line).privately().sees("CT000002").sees("Matti Virtanen").sees("Nothing was saved");
    }
    seller.says("/contact set contact: CT000001 field: privacy-blocked value: yes");
    seller.says("/contact set contact: CT000002 field: privacy-blocked value: no");
    seller.says("/relation create contact: CT000002 kind: customer").privately().sees("CT000001");
}

#[test]
fn accounts_survive_a_restart_and_are_said_in_finnish() {
    let (server, seller) = team();
    seller.says("/relation create contact: CT000001 kind: customer");
    drop(seller);
    let server = server.restarted();
    let seller = server.seller("Aino").reading("fi");
    seller.says("/contact show contact: CT000001 private: true").sees("Asiakas").sees("C00001");
    seller.says("/relation create contact: CT000001 kind: customer").privately().sees("Asiakas").sees("C00001");
}
