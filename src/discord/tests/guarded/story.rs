//! What happened in the book, and a line for every command with which it does something there.

use crate::app::form::Input;
use crate::app::outcome::{Answer, Outcome};
use crate::domain::tier::Tier;

use super::world::World;

/// The role that has the tier; the role of everybody has none.
pub fn role(tier: Tier) -> Option<&'static str> {
    match tier {
        Tier::None => None,
        Tier::Viewer => Some("71"),
        Tier::Editor => Some("72"),
        Tier::Admin => Some("73"),
    }
}

pub const SIGNATURES: &str = "Best regards\nXanthe Ylönen\nBuyer\nQuetzal Oy\nxanthe@quetzal.example\n\n\
    Kind regards\nGrace Kumquat\nSales Manager\nZorblax Ab\n+358 40 123 8765\ngrace@zorblax.example";
pub const SIGNATURE: &str = "Best regards\nGrace Kumquat\nSales Manager\nZorblax Ab\ngrace@zorblax.example";

/// Makes the book: contacts 1 to 6 with what belongs to them, one of them in the trash, codes, people of ours, changes to
/// take back, and a draft of each kind.
pub fn tell(world: &World) {
    for (role, tier) in [("everyone", "none"), ("71", "viewer"), ("72", "editor"), ("73", "admin")] {
        assert!(world.rules(&format!("/setup access role: {role} tier: {tier}")).result.is_ok());
    }
    let admin = |line: &str| {
        let asked = world.says(Tier::Admin, line);
        assert!(asked.result.is_ok(), "{line}: {}", asked.sent);
        asked.sent
    };
    let presses = |sent: &str, start: &str| {
        let asked = world.presses(Tier::Admin, &super::world::id_in(sent, start), &[]);
        assert!(asked.result.is_ok(), "{start}: {}", asked.sent);
        asked.sent
    };
    for line in [
        "/salesperson add code: WI name: Wilhelmina",
        "/salesperson add code: SPARE name: Wilhelmina the Second",
        "/code add list: mailing code: GIFT description: Kumquat basket",
        "/code add list: mailing code: FREE description: Kumquat card",
        "/code add list: industry code: X description: Kumquat trade",
        "/code add list: territory code: NORTH description: Kumquat land",
        "/company add name: Quetzal Oy city: Otaniemi phone: 09 8765 4321 email: info@quetzal.example salesperson: WI",
        "/person add name: Xanthe Ylönen company: CT000001 job-title: Saffron buyer",
        "/company add name: Zorblax Ab city: Otaniemi",
        "/person add name: Yrsa Ylönen company: CT000001",
        "/company add name: Discarded Ltd",
        "/contact note contact: CT000001 text: Saffron is dear to them",
        "/contact address-add contact: CT000001 code: SUMMER address: Otaniemi 1 city: Otaniemi",
        "/contact assign contact: CT000001 list: mailing code: GIFT",
        "/relation create contact: CT000001 kind: customer",
        "/setup cards time-zone: Europe/Helsinki",
    ] {
        admin(line);
    }
    presses(&admin("/contact delete contact: CT000005"), "k1:delete");
    let doubles = admin("/company add name: Quetzal Oy city: Otaniemi phone: 09 8765 4321 email: info@quetzal.example");
    presses(&doubles, "k1:add-anyway");

    for number in 1..=6 {
        admin(&format!("/person add name: Kumquat {number} company: CT000001"));
    }

    // A draft of each kind.
    admin("/contact set contact: quetzal field: city value: Espoo");
    admin("/contact edit contact: quetzal");
    admin("/contact list");
    admin("/find query: wuotzalm");
    admin("/company add industry: X note: Saffron");
    admin("/company add name: Quetzal Oy city: Otaniemi phone: 09 8765 4321 email: info@quetzal.example");
    admin("/contact edit contact: CT000001 city: Vantaa");
    admin("/contact delete contact: CT000003");
    admin("/contact merge keep: CT000001 duplicate: CT000006");
    world.uses_menu(Tier::Admin, "Save as contact", SIGNATURES);
    // A form that was sent after somebody else had changed the same.
    let asked = world.presses(Tier::Admin, "k1:part:3:address", &[]);
    let Ok(Answer { outcome: Outcome::Form(form), .. }) = asked.result else { panic!("no form: {}", asked.sent) };
    admin("/contact set contact: CT000003 field: city value: Vantaa");
    let text = |input: &Input| if input.key.starts_with("city") { "Espoo" } else { &input.value }.to_owned();
    let values: Vec<_> = form.inputs.iter().map(|input| (input.key.clone(), text(input))).collect();
    assert!(world.sends(Tier::Admin, "k1:form-part:3:address", &values).result.is_err());
    let refused = |id: &str, key: &str, text: &str| {
        let asked = world.sends(Tier::Admin, id, &[(key.to_owned(), text.to_owned())]);
        assert!(asked.result.is_err(), "{id}: {}", asked.sent);
    };
    refused("k1:form-part:1:reach", "phone", "no number at all");
    refused("k1:form-series:contacts", "first", "no number");
}

/// What each command is given so that it does something.
pub const LINES: &[&str] = &[
    "/find query: quetzal",
    "/contact show contact: CT000001",
    "/contact list text: otaniemi",
    "/contact edit contact: CT000003 city: Espoo",
    "/contact set contact: CT000003 field: city value: Espoo",
    "/contact assign contact: CT000003 list: mailing code: GIFT",
    "/contact unassign contact: CT000001 list: mailing code: GIFT",
    "/contact move person: CT000002 company: CT000003",
    "/contact change-type contact: CT000003 type: person",
    "/contact delete contact: CT000003",
    "/contact restore contact: CT000005",
    "/contact purge contact: CT000005",
    "/contact merge keep: CT000001 duplicate: CT000006",
    "/contact undo",
    "/contact note contact: CT000001 text: Saffron again",
    "/contact salutation contact: CT000002 formality: formal",
    "/contact address-add contact: CT000003 code: WINTER city: Espoo",
    "/contact address-list contact: CT000001",
    "/contact address-remove contact: CT000001 code: SUMMER",
    "/contact history contact: CT000001",
    "/company add name: Kumquat Oy",
    "/company people company: CT000001",
    "/person add name: Grace Kumquat company: CT000003",
    "/duplicates find",
    "/duplicates rebuild",
    "/relation create contact: CT000003 kind: vendor",
    "/relation link contact: CT000003 kind: customer number: C00777",
    "/relation unlink contact: CT000001 kind: customer number: C00001",
    "/setup show",
    "/setup numbering series: contacts manual: false",
    "/setup inheritance address: false",
    "/setup defaults territory: NORTH",
    "/setup relations clear: bank",
    "/setup duplicates threshold: 90",
    "/setup duplicate-string field: name part: first length: 4",
    "/setup salutation code: M formality: formal text: Dear Saffron",
    "/setup cards visibility: private",
    "/setup access role: 74 tier: viewer",
    "/code add list: mailing code: NEW description: Saffron",
    "/code edit list: mailing code: GIFT description: Saffron",
    "/code rename list: mailing code: GIFT new-code: PRESENT",
    "/code delete list: mailing code: FREE",
    "/code list list: mailing",
    "/salesperson add code: NEW name: Saffron",
    "/salesperson edit code: WI name: Saffron",
    "/salesperson delete code: SPARE",
    "/salesperson hand-over from: WI to: SPARE",
    "/salesperson list",
    "/help",
];

/// Lines for typing, where an option only suggests something with others than those above.
pub const TYPING: &[&str] = &["/contact address-add contact: CT000001"];
