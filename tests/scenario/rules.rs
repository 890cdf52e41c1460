//! The rules of joining, moving, changing type and deleting (4.3, 4.5, 4.16) as people meet them, and what they try in
//! vain.

use std::rc::Rc;

use crate::support::{Person, Server};

fn team() -> (Rc<Server>, Person, Person) {
    let server = Server::new();
    let (boss, seller) = (server.admin("Boss"), server.seller("Aino"));
    seller.says("/company add name: Cronus Oy city: Helsinki post-code: 00100 phone: 09 1 ");
    seller.says("/company add name: Adatum Oy city: Turku post-code: 20100 phone: 02 2");
    seller.says("/person add name: Matti Virtanen company: CT000001");
    (server, boss, seller)
}

#[test]
fn a_person_moves_only_to_a_company_that_is_there() {
    let (_server, _boss, seller) = team();
    seller.says("/person add name: Liisa Laine");
    for (line, told) in [
        ("/contact move person: CT000003 company: CT000004", "no company fits"),
        ("/contact move person: CT000003 company: Liisa Laine", "no company fits"),
        ("/contact move person: CT000003 company: CT000099", "no company fits"),
        ("/contact move person: CT000001 company: CT000002", "is a company"),
    ] {
        seller.says(line).privately().sees(told).sees("Nothing was saved");
    }
    seller.says("/find query: CT000003").sees("Cronus Oy");
}

#[test]
fn the_same_company_again_copies_what_flows_and_nothing_else() {
    let (_server, boss, seller) = team();
    boss.says("/salesperson add code: LT name: Lina");
    boss.says("/salesperson add code: JO name: Jim");
    seller.says("/contact edit contact: CT000001 salesperson: LT");
    seller.presses("Only the company");
    seller.says("/contact edit contact: CT000003 salesperson: JO phone: 040 5");
    // The salesperson is the company's without asking; the phone is the person's own.
    let moved = seller.says("/contact move person: CT000003 company: cronus");
    moved.publicly().sees("Lina").sees("040 5").sees("Cronus Oy");
    seller.says("/contact move person: CT000003 company: cronus").publicly().sees("No changes");
    // Without a company nothing but the company goes.
    seller
        .says("/contact move person: CT000003")
        .publicly()
        .sees("Lina")
        .sees("040 5")
        .sees("Helsinki")
        .sees("Left **Cronus Oy**");
}

#[test]
fn types_stay_where_something_would_be_lost() {
    let (_server, boss, seller) = team();
    boss.says("/code add list: web-source code: STOCK description: Shares url: https://example.com/?q=%1");
    let company = |name: &str| seller.says(&format!("/company add name: {name}"));
    for (name, made, kept) in [
        ("Alfa Oy", "/contact assign contact: CT000004 list: industry code: RET", "Industry groups"),
        ("Beeta Oy", "/contact assign contact: CT000005 list: relation code: PRESS", "relation"),
        ("Gamma Oy", "/contact assign contact: CT000006 list: web-source code: STOCK search-word: G", "Web sources"),
        ("Delta Oy", "/contact edit contact: CT000007 vat-number: X1", "VAT"),
        ("Eeta Oy", "/contact edit contact: CT000008 currency: EUR", "Currency"),
        ("Teeta Oy", "/contact edit contact: CT000009 registration-number: 1", "Registration"),
        ("Joota Oy", "/person add name: Kari Kappa company: Joota Oy", "One person belongs"),
    ] {
        company(name);
        seller.says(made);
        let number = made.split(' ').find(|word| word.starts_with("CT")).unwrap_or("CT000010");
        let refused = seller.says(&format!("/contact change-type contact: {number} type: person"));
        refused.privately().sees(kept).sees("Nothing was saved");
    }
    for (made, kept) in [
        ("/contact assign contact: CT000003 list: responsibility code: SALE", "Job responsibilities"),
        ("/contact edit contact: CT000003 level: CEO", "**Level**"),
    ] {
        seller.says(made);
        let refused = seller.says("/contact change-type contact: CT000003 type: company");
        refused.privately().sees(kept).sees("Nothing was saved");
        boss.says("/contact undo");
    }
    // A company that comes of a person is compared with the others at once, and leaves them when it is a person again.
    seller.says("/person add name: Adatum Oy phone: 02 2 post-code: 20100 city: Turku");
    seller.says("/contact change-type contact: CT000012 type: company").publicly().sees("This is a company now");
    seller.is_told().privately().sees("may be the same");
    seller.says("/duplicates find contact: CT000012").sees("CT000002").sees("1 pair");
    seller.says("/contact change-type contact: CT000012 type: person").publicly();
    seller.says("/duplicates find contact: CT000012").sees("No ");
}

#[test]
fn a_deletion_takes_along_all_that_hangs_on_the_contacts_and_nothing_else() {
    let (server, boss, seller) = team();
    boss.says("/code add list: web-source code: STOCK description: Shares url: https://example.com/?q=%1");
    let before = server.tables();
    seller.says("/company add name: Fabrikam Oy email: info@fabrikam.fi vat-number: X1 note: Old friends");
    seller.says("/person add name: Olli Oksa company: Fabrikam responsibility: SALE level: CEO");
    seller.says("/person add name: Orvokki Oksa company: Fabrikam mobile: 040 7");
    for line in [
        "/contact assign contact: CT000004 list: industry code: RET",
        "/contact assign contact: CT000004 list: mailing code: X-CARD",
        "/contact assign contact: CT000004 list: relation code: PRESS",
        "/contact assign contact: CT000004 list: web-source code: STOCK search-word: FAB",
        "/relation create contact: CT000004 kind: customer",
        "/relation create contact: CT000005 kind: employee",
        "/contact assign contact: CT000005 list: mailing code: X-GIFT",
        "/contact address-add contact: CT000004 code: SUMMER city: Hanko from: 2026-06-01 to: 2026-08-31",
        "/contact address-add contact: CT000005 code: HOME city: Porvoo from: 2026-01-01",
        "/contact note contact: CT000006 text: Prefers mail",
        "/find query: CT000006",
    ] {
        seller.says(line).sees_not("Nothing was saved");
    }
    // People go with their company, so it takes an admin.
    seller.says("/contact delete contact: CT000004").privately().sees("admin");
    let asked = boss.says("/contact delete contact: CT000004");
    asked.privately().sees("2 people").sees("Olli Oksa").sees("one note").sees("address");
    boss.presses("Cancel").sees("Nothing was changed");
    boss.says("/find query: CT000005").sees("Olli Oksa");
    boss.says("/contact delete contact: CT000004");
    boss.presses("Delete").sees("CT000004");
    let after = server.tables();
    for (table, rows) in &before {
        match table.as_str() {
            "trash" => assert_eq!(after[table].len(), rows.len() + 3),
            // The customer and the employee are in the company's books still: they belong to nobody now.
            "accounts" => assert_eq!(after[table].len(), rows.len() + 2),
            _ => assert_eq!(after[table], *rows, "{table}"),
        }
    }
    boss.says("/contact restore contact: CT000004");
    for (line, told) in [
        ("/find query: CT000004", "Old friends"),
        ("/contact address-list contact: CT000004", "Hanko"),
        ("/find query: CT000005", "Employee"),
        ("/contact note contact: CT000006", "Prefers mail"),
    ] {
        boss.says(line).sees(told);
    }
}

#[test]
fn what_is_tried_in_vain_is_refused_with_what_to_do() {
    let (_server, boss, seller) = team();
    let card = seller.says("/find query: CT000003");
    let buttons: Vec<String> = ["Edit", "Note", "History"].map(|label| card.button_id(label)).to_vec();
    // Restoring what is there.
    boss.says("/contact restore contact: CT000003").privately().sees("trash").sees("Nothing was saved");
    boss.says("/contact purge contact: CT000003").privately().sees("trash").sees("Nothing was saved");
    // Undoing twice: the second press, and the second command, have nothing to take back.
    seller.says("/contact set contact: CT000003 field: initials value: MV");
    seller.says("/contact delete contact: CT000003");
    let deleted = seller.presses("Delete");
    let undo = deleted.button_id("Undo");
    for button in &buttons {
        seller.forges(button).privately().sees("not there any more").sees("/find");
    }
    seller.forges(&undo).sees("Matti Virtanen");
    seller.forges(&undo).privately().sees("already").sees("Nothing was saved");
    boss.says("/contact restore contact: CT000003").privately().sees("trash").sees("Nothing was saved");
    // How many search strings must be equal says nothing without any.
    let panel = boss.says("/setup duplicates");
    panel.sees("60");
    for field in ["name", "address", "city", "phone", "vat-number", "post-code", "email", "mobile"] {
        for part in ["first", "last"] {
            boss.says(&format!("/setup duplicate-string field: {field} part: {part} length: 0"));
        }
    }
    boss.says("/setup duplicates hit-percent: 50")
        .privately()
        .sees("no search strings")
        .sees("/setup duplicate-string");
    boss.says("/setup duplicates threshold: 70").sees("70");
    boss.says("/setup duplicate-string field: name part: first length: 5");
    boss.says("/setup duplicates hit-percent: 50").sees("50");
}

#[test]
fn warnings_are_told_to_whoever_did_it_alone() {
    let (_server, boss, seller) = team();
    boss.says("/setup numbering series: contacts first: CT000001 last: CT000010 warning: CT000003");
    let finnish = seller.reading("fi");
    finnish.says("/company add name: Delta Oy").publicly().sees("CT000004").sees_not("left").sees_not("jäljellä");
    finnish.is_told().privately().sees("6");
    let long = "Maximilianus-Alexandros-Konstantinos";
    boss.says(&format!("/person add name: {long} Virtanen")).publicly().sees_not("was cut");
    boss.is_told().privately().sees("First name");
}

#[test]
fn an_own_contact_needs_a_salesperson_and_short_lists_are_shown_whole() {
    let (_server, boss, seller) = team();
    for line in ["/find query: salesperson:me", "/contact list salesperson: me"] {
        seller.says(line).privately().sees("no salesperson belongs to you").sees("/salesperson edit");
    }
    boss.says(&format!("/salesperson add code: AI name: Aino user: {}", seller.id()));
    seller.says("/contact edit contact: CT000003 salesperson: AI");
    seller.says("/find query: salesperson:me").publicly().sees("Matti Virtanen");
    let refused = seller.says("/contact assign contact: CT000001 list: mailing code: QQQQQQ");
    refused.privately().sees("On it: `X-CARD`, `X-GIFT`");
    seller.says("/contact assign contact: CT000001 list: mailing code: X-CRD").sees("Closest: `X-CARD`");
}
