//! Privacy (rule 4.11): who is blocked is never posted, shows to editors and above alone, and nobody else learns of it by
//! any path.

use std::rc::Rc;

use crate::support::{Person, Server};

/// A blocked company (CT000001) with an open person (CT000002), and an open company (CT000003) with a blocked person
/// (CT000004); what is merged into a blocked one was CT000005. And somebody who looks up only.
fn hidden() -> (Rc<Server>, Person, Person) {
    let server = Server::new();
    let boss = server.admin("Boss");
    boss.says("/salesperson add code: LT name: Lina");
    boss.says("/company add name: Salaisuus Oy city: Kuopio industry: RET phone: 017 4455667");
    boss.says("/contact assign contact: CT000001 list: relation code: PRESS");
    boss.says("/person add name: Matti Virtanen company: CT000001 city: Turku phone: 02 1112223");
    boss.says("/company add name: Cronus Oy city: Helsinki");
    boss.says(
        "/person add name: Hilma Piilonen company: CT000003 phone: 040 7654321 email: hilma@piilo.fi city: Kajaani \
         salesperson: LT responsibility: SALE level: CEO job-title: Kartanlukija",
    );
    boss.says("/contact assign contact: CT000004 list: mailing code: X-CARD");
    boss.says("/person add name: Helmi Kaksonen city: Rauma");
    boss.says("/contact merge keep: CT000004 duplicate: CT000005");
    boss.presses("Merge");
    for blocked in ["CT000001", "CT000004"] {
        boss.says(&format!("/contact set contact: {blocked} field: privacy-blocked value: yes")).privately();
    }
    boss.says("/setup access role: everyone tier: viewer");
    let viewer = server.seller("Ville");
    (server, boss, viewer)
}

/// Texts that only the blocked contacts have.
const SECRETS: [&str; 14] = [
    "Salaisuus",
    "CT000001",
    "Kuopio",
    "4455667",
    "Hilma",
    "Piilonen",
    "CT000004",
    "7654321",
    "piilo.fi",
    "Kajaani",
    "Kartanlukija",
    "CT000005",
    "Kaksonen",
    "Rauma",
];

#[test]
fn a_viewer_finds_neither_the_blocked_nor_others_through_them() {
    let (_server, boss, viewer) = hidden();
    for (query, whom) in [
        ("CT000001", "Salaisuus"),
        ("salaisuus", "Salaisuus"),
        ("salais", "Salaisuus"),
        ("salaisus", "Salaisuus"),
        ("kuopio", "Salaisuus"),
        ("017 4455667", "Salaisuus"),
        ("4455667", "Salaisuus"),
        ("company:salaisuus", "Virtanen"),
        ("company:CT000001", "Virtanen"),
        ("matti salaisuus", "Virtanen"),
        ("matti salais", "Virtanen"),
        ("\"salaisuus oy\"", "Virtanen"),
        ("matti retail", "Virtanen"),
        ("industry:RET", "Virtanen"),
        ("industry:RET matti", "Virtanen"),
        ("relation:PRESS", "Virtanen"),
        ("relation:PRESS matti", "Virtanen"),
        ("CT000004", "Hilma"),
        ("CT000005", "Hilma"),
        ("hilma", "Hilma"),
        ("hilmo piilone", "Hilma"),
        ("piilonen cronus", "Hilma"),
        ("@piilo.fi", "Hilma"),
        ("hilma@piilo.fi", "Hilma"),
        ("7654321", "Hilma"),
        ("kajaani", "Hilma"),
        ("kartanlukija", "Hilma"),
        ("city:Kajaani", "Hilma"),
        ("salesperson:LT", "Hilma"),
        ("responsibility:SALE", "Hilma"),
        ("level:CEO", "Hilma"),
        ("mailing:X-CARD", "Hilma"),
        ("helmi kaksonen", "Hilma"),
    ] {
        // What nobody has is answered the same way: nothing fits.
        let seen = viewer.says(&format!("/find query: {query}"));
        let typed = query.to_lowercase();
        for secret in SECRETS.iter().filter(|secret| !typed.contains(&secret.to_lowercase())) {
            seen.sees_not(secret);
        }
        seen.privately().sees_not("Virtanen").sees_not("Did you mean");
        assert!(viewer.is_offered(&format!("/find query: {query}")).is_empty(), "{query} is offered");
        if query != "helmi kaksonen" {
            // Whoever may see them finds them by the same words: the test looks for what is there.
            boss.says(&format!("/find query: {query}")).sees(whom);
        }
    }
}

#[test]
fn lists_counts_and_histories_tell_a_viewer_nothing() {
    let (_server, boss, viewer) = hidden();
    for (line, told) in [
        ("/contact list", "2 contacts"),
        ("/contact list text: salaisuus", "No contact"),
        ("/contact list text: hilma", "No contact"),
        ("/contact list text: CT000005", "No contact"),
        ("/contact list industry: RET", "No contact"),
        ("/contact list relation: PRESS", "No contact"),
        ("/contact list mailing: X-CARD", "No contact"),
        ("/contact list salesperson: LT", "No contact"),
        ("/contact list company: cronus", "1 contact"),
        ("/contact list company: salaisuus", "No company"),
        ("/contact list company: CT000001", "No company"),
        ("/company people company: cronus", "nobody"),
        ("/company people company: salaisuus", "No company"),
        ("/contact show contact: CT000001", "No contact"),
        ("/contact show contact: CT000004", "No contact"),
        ("/contact show contact: CT000005", "No contact"),
        ("/contact history contact: CT000004", "No contact"),
        ("/contact history contact: CT000002", "Virtanen"),
        ("/contact note contact: CT000004", "No contact"),
        ("/contact address-list contact: CT000001", "No contact"),
        ("/contact salutation contact: CT000004 formality: formal", "No contact"),
        ("/contact salutation contact: CT000002 formality: formal", "Virtanen"),
        ("/find query: matti", "Virtanen"),
        ("/find query: cronus", "Cronus"),
        ("/code list list: industry", "RET"),
        ("/salesperson list", "LT"),
    ] {
        let seen = viewer.says(line);
        assert!(seen.text().to_lowercase().contains(&told.to_lowercase()), "{line}: {}", seen.text());
        let typed = line.to_lowercase();
        for secret in SECRETS.iter().filter(|secret| !typed.contains(&secret.to_lowercase())) {
            seen.sees_not(secret);
        }
    }
    // Numbers of contacts leave them out, too.
    for line in ["/code list list: industry", "/code list list: mailing", "/code list list: level", "/salesperson list"]
    {
        boss.says(line).sees("1 contact");
        viewer.says(line).sees_not("1 contact");
    }
    viewer.says("/find query: cronus").sees_not("People: 1");
    boss.says("/contact list").sees("4 contacts");
}

#[test]
fn buttons_of_a_card_that_was_posted_before_show_a_viewer_nothing() {
    let (_server, boss, viewer) = hidden();
    boss.says("/contact set contact: CT000004 field: privacy-blocked value: no").publicly();
    let card = boss.last();
    let ids: Vec<String> = ["History", "Note", "Company"]
        .map(|label| card.button(label)["custom_id"].as_str().unwrap().to_owned())
        .into_iter()
        .collect();
    boss.says("/contact set contact: CT000004 field: privacy-blocked value: yes").privately();
    for id in &ids[..1] {
        viewer.forges(id).privately().sees("not there any more");
    }
    viewer.forges(&ids[2]).publicly().sees("Cronus").sees_not("Hilma");
    // Asked for out loud, an admin gets it in private.
    boss.says("/find query: CT000004 private: false").privately().sees("Hilma");
    boss.says("/contact show contact: CT000004 private: false").privately().sees("Hilma");
    boss.says("/contact edit contact: CT000004 job-title: X").privately().sees("Hilma");
    // A company that is blocked is not named as the one that somebody leaves or joins either.
    boss.says("/contact move person: CT000002").privately().sees("Left **Salaisuus Oy**");
    boss.says("/find query: CT000002").publicly();
    boss.says("/contact move person: CT000002 company: CT000001").privately().sees("Salaisuus");
}

#[test]
fn what_a_blocked_contact_may_not_become_is_refused_with_number_and_name() {
    let (_server, boss, _) = hidden();
    for (line, who) in [
        ("/relation create contact: CT000001 kind: customer", ["CT000001", "Salaisuus Oy"]),
        ("/relation create contact: CT000001 kind: vendor", ["CT000001", "Salaisuus Oy"]),
        ("/relation create contact: CT000001 kind: bank", ["CT000001", "Salaisuus Oy"]),
        ("/relation link contact: CT000001 kind: customer number: X1", ["CT000001", "Salaisuus Oy"]),
        ("/relation link contact: CT000001 kind: vendor number: X1", ["CT000001", "Salaisuus Oy"]),
        ("/relation link contact: CT000001 kind: bank number: X1", ["CT000001", "Salaisuus Oy"]),
        // It is the company that would become one.
        ("/relation create contact: CT000002 kind: customer", ["CT000001", "Salaisuus Oy"]),
        ("/relation create contact: CT000004 kind: customer", ["CT000004", "Hilma Piilonen"]),
        ("/relation create contact: CT000004 kind: employee", ["CT000004", "Hilma Piilonen"]),
        ("/relation link contact: CT000004 kind: employee number: X1", ["CT000004", "Hilma Piilonen"]),
    ] {
        let seen = boss.says(line);
        seen.privately().sees("privacy blocked").sees("Nothing was saved").sees(who[0]).sees(who[1]);
    }
    boss.says("/relation create contact: CT000003 kind: customer").publicly();
}

#[test]
fn consent_and_minority_block_as_the_rule_says() {
    let server = Server::new();
    let seller = server.seller("Aino");
    seller.says("/person add name: Matti Virtanen");
    let set = |field: &str, value: &str| {
        seller.says(&format!("/contact set contact: CT000001 field: {field} value: {value}"))
    };
    // Becoming a minor blocks.
    set("minor", "yes").privately();
    set("privacy-blocked", "no").privately().sees("consent").sees("Nothing was saved");
    // Consent blocks, given or taken back.
    set("parental-consent", "yes").privately();
    set("privacy-blocked", "no").publicly();
    set("parental-consent", "no").privately();
    set("privacy-blocked", "no").privately().sees("consent");
    // Nobody consents for those who are of age, and the block is lifted by hand.
    set("minor", "no").privately();
    set("parental-consent", "yes").privately().sees("minor").sees("Nothing was saved");
    set("privacy-blocked", "no").publicly();
}
