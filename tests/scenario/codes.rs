//! Lists of codes and salespeople: what can be changed, what follows, and what is refused.

use std::rc::Rc;

use crate::support::{Person, Server};

/// A company with an industry group, a person with a level and a mailing group, both of salesperson JO.
fn team() -> (Rc<Server>, Person) {
    let server = Server::new();
    let boss = server.admin("Boss");
    boss.says("/salesperson add code: JO name: Jim Olive");
    boss.says("/company add name: Cronus Oy industry: RET salesperson: JO").publicly();
    boss.says("/person add name: Aino Virtanen company: cronus level: MANA salutation: F").publicly();
    boss.says("/contact assign contact: CT000002 list: mailing code: X-CARD").publicly();
    (server, boss)
}

#[test]
fn a_code_is_edited_by_options_and_by_form() {
    let (_server, boss) = team();
    boss.says("/code edit list: industry code: ret description: Shops").privately().sees("Shops").sees_not("Retail");
    boss.says("/find query: CT000001").sees("Shops");
    let form = boss.says("/code edit list: industry code: RET");
    assert_eq!(form.input("What the code means"), "Shops");
    boss.sends_form(&[("What the code means", "")]).sees("RET").sees_not("Shops");
    boss.says("/code edit list: industry code: RET url: example.com/%1").privately().sees("web sources");
    boss.says("/code edit list: industry code: REX description: x").sees("RET");
}

#[test]
fn a_renamed_code_follows_everywhere() {
    let (_server, boss) = team();
    boss.says("/code add list: territory code: N description: North");
    boss.says("/setup defaults territory: N");
    boss.says("/contact set contact: CT000001 field: territory value: N").privately().sees("Aino Virtanen");
    boss.presses("Change all").sees("North (N)");
    boss.says("/contact assign contact: CT000001 list: relation code: PRESS").sees("Other");

    boss.says("/code rename list: territory code: N new-code: NORTH").privately().sees("NORTH").sees("Territory");
    boss.says("/code rename list: industry code: RET new-code: shop").sees("SHOP").sees("1 contact");
    boss.says("/code rename list: level code: MANA new-code: BOSS");
    boss.says("/code rename list: mailing code: X-CARD new-code: CARD");
    boss.says("/code rename list: salutation code: F new-code: MS");
    boss.says("/code rename list: relation code: PRESS new-code: MEDIA");
    boss.says("/code rename list: relation code: CUST new-code: CLIENT").sees("Relation of customers");

    boss.says("/find query: CT000001").sees("North (NORTH)").sees("Retail").sees("Other");
    boss.says("/find query: CT000002").sees("Manager (BOSS)").sees("X-mas card");
    boss.says("/contact list industry: SHOP").sees("Cronus Oy");
    boss.says("/contact list mailing: CARD").sees("Aino Virtanen");
    boss.says("/contact list relation: MEDIA").sees("Cronus Oy");
    boss.says("/setup defaults").sees("North (NORTH)");
    boss.says("/setup relations").sees("Customer (CLIENT)");
    boss.says("/code delete list: salutation code: MS").sees("Aino Virtanen (CT000002)");
    // A new contact gets what the settings name now.
    boss.says("/company add name: Acme").sees("North (NORTH)");
}

#[test]
fn a_code_is_not_renamed_onto_another_or_to_something_that_is_no_code() {
    let (_server, boss) = team();
    for line in [
        "/code rename list: industry code: RET new-code: MAN",
        "/code rename list: industry code: RET new-code: ret",
        "/code rename list: industry code: RET new-code: ELEVENCHARS",
        "/code rename list: industry code: RET new-code: A B",
        "/code rename list: industry code: NONE new-code: NEW",
        "/code add list: industry code: RET description: again",
        "/code add list: industry code: ELEVENCHARS",
        "/code add list: industry code: A B",
    ] {
        boss.says(line).privately().sees("Nothing was saved");
    }
    boss.says("/find query: CT000001").sees("Retail");
    boss.says("/code list list: industry").sees("6 codes");
}

#[test]
fn a_line_of_the_form_that_does_not_fit_is_named_by_its_number() {
    let (_server, boss) = team();
    for (lines, said) in [
        ("NEW1 One\n\nNEW1 Again", "**Line 3**: **NEW1** stands in line 1, too."),
        ("NEW1 One\nRET Retail", "**Line 2**: **RET** is on the list Industry groups already."),
        ("NEW1 One\nELEVENCHARS", "**Line 2**: "),
    ] {
        boss.says("/code add list: industry");
        boss.sends_form(&[("Codes, one a line", lines)]).privately().sees(said);
    }
    boss.says("/code list list: industry").sees("6 codes");
}

#[test]
fn a_code_in_use_stays_and_the_refusal_says_where_it_is() {
    let (_server, boss) = team();
    boss.says("/code delete list: industry code: RET")
        .privately()
        .sees("1 contact")
        .sees("/contact list")
        .sees("industry:RET")
        .sees("Cronus Oy (CT000001)");
    boss.says("/code delete list: level code: MANA").sees("level:MANA").sees("Aino Virtanen (CT000002)");
    boss.says("/code delete list: mailing code: X-CARD").sees("mailing:X-CARD");
    boss.says("/code delete list: salutation code: UNISEX").sees("Salutation of persons").sees("/setup defaults");
    boss.says("/code delete list: relation code: CUST").sees("Relation of customers").sees("/setup relations");
    boss.says("/contact unassign contact: CT000001 list: industry code: RET");
    boss.says("/code delete list: industry code: RET").privately().sees("deleted").sees("5 codes");
    boss.says("/setup relations clear: customer");
    boss.says("/code delete list: relation code: CUST").sees("deleted");
    boss.says("/code delete list: relation code: CUST").sees("Nothing was saved");
}

#[test]
fn a_list_can_be_emptied_and_filled_anew() {
    let server = Server::new();
    let boss = server.admin("Boss");
    for code in ["X-CARD", "X-GIFT"] {
        boss.says(&format!("/code delete list: mailing code: {code}"));
    }
    boss.says("/code list list: mailing").sees("/code add").sees_not("X-CARD");
    boss.says("/company add name: Cronus");
    boss.says("/code list list: mailing").sees_not("X-CARD");
}

#[test]
fn codes_are_suggested_from_the_list_that_was_chosen() {
    let (_server, boss) = team();
    assert_eq!(boss.is_offered("/code edit list: level code: CEO"), ["CEO · Chief Executive Officer"]);
    assert!(boss.is_offered("/code delete list: mailing code: CE").is_empty());
    let mailing = boss.is_offered("/contact unassign contact: CT000002 list: mailing code: X");
    assert_eq!(mailing, ["X-CARD · X-mas card"]);
    let left = boss.is_offered("/contact assign contact: CT000002 list: mailing code: X");
    assert_eq!(left, ["X-GIFT · X-mas gift"]);
    let relations = boss.is_offered("/contact assign contact: CT000001 list: relation code:");
    assert!(relations.iter().any(|one| one.starts_with("PRESS")), "{relations:?}");
    assert!(!relations.iter().any(|one| one.starts_with("CUST")), "{relations:?}");
}

#[test]
fn salespeople_are_added_and_edited_by_form_and_by_options() {
    let server = Server::new();
    let boss = server.admin("Boss");
    let form = boss.says("/salesperson add code: LT");
    assert_eq!(form.input_labels().len(), 5);
    boss.sends_form(&[("Name", "Lina Townsend"), ("Phone", "09 123 x")]).privately().sees("Edit again");
    boss.presses("Edit again");
    boss.sends_form(&[("Phone", "09 123")]).privately().sees("Lina Townsend").sees("09 123");
    boss.says("/salesperson edit code: LT name: Lina T user: 42 blocked: true").sees("Lina T").sees("blocked");
    boss.says("/salesperson add code: JO name: Jim user: 42").privately().sees("LT");
    let form = boss.says("/salesperson edit code: LT");
    assert_eq!(form.input("Name"), "Lina T");
    boss.sends_form(&[("Who in this server the salesperson is", "")]).sees_not("<@42>");
    boss.says("/salesperson add code: JO name: Jim user: 42").privately().sees("<@42>");
    boss.says("/salesperson edit code: LTX name: Nobody").sees("LT").sees("Nothing was saved");
}

#[test]
fn a_salesperson_with_contacts_stays_until_they_are_handed_over() {
    let (server, boss) = team();
    boss.says("/salesperson add code: LT name: Lina Townsend");
    boss.says("/salesperson delete code: JO").privately().sees("2 contacts").sees("/salesperson hand-over").sees("JO");
    boss.says("/salesperson hand-over from: JO to: LT").privately().sees("2 contacts");
    boss.says("/find query: CT000001").sees("Lina Townsend");
    boss.says("/find query: CT000002").sees("Lina Townsend").sees("Boss");
    server.seller("Onni").says("/contact history contact: CT000002").sees("JO → ").sees("LT");
    boss.says("/salesperson hand-over from: JO to: LT").sees("0 contacts");
    boss.says("/salesperson delete code: JO").privately().sees("deleted");
    boss.says("/setup defaults salesperson: LT");
    boss.says("/salesperson add code: JO name: Jim Olive");
    boss.says("/salesperson hand-over from: LT to: JO");
    boss.says("/salesperson delete code: LT").sees("/setup defaults");
}

#[test]
fn blocked_salespeople_are_neither_offered_nor_given() {
    let (_server, boss) = team();
    boss.says("/salesperson add code: LT name: Lina Townsend");
    boss.says("/setup defaults salesperson: LT");
    boss.says("/salesperson edit code: LT blocked: true");
    assert!(boss.is_offered("/salesperson hand-over from: JO to: LT").is_empty());
    assert_eq!(boss.is_offered("/salesperson edit code: LT"), ["LT · Lina Townsend"]);
    boss.says("/salesperson hand-over from: JO to: LT").privately().sees("blocked").sees("Nothing was saved");
    boss.says("/salesperson hand-over from: JO to: JO").privately().sees("Nothing was saved");
    boss.says("/salesperson hand-over from: JO to: NN").privately().sees("Nothing was saved");
    boss.says("/company add name: Acme").publicly().sees_not("Lina");
    boss.says("/find query: CT000001").sees("Jim Olive");
}

#[test]
fn formulas_follow_their_salutation_and_go_with_it() {
    let (_server, boss) = team();
    boss.says("/code rename list: salutation code: F new-code: MS");
    boss.says("/contact salutation contact: CT000002 formality: formal language: ENU").sees("Ms. Aino Virtanen");
    boss.says("/contact set contact: CT000002 field: salutation value: UNISEX");
    boss.says("/code delete list: salutation code: MS").privately().sees("deleted");
    boss.says("/code add list: salutation code: MS description: Ms");
    boss.says("/contact set contact: CT000002 field: salutation value: MS");
    boss.says("/contact salutation contact: CT000002 formality: formal language: ENU").sees_not("Ms. Aino");
}

#[test]
fn lists_are_kept_in_finnish_too() {
    let server = Server::speaking("fi");
    let boss = server.admin("Pomo").reading("fi");
    boss.says("/company add name: Kauppala Oy industry: RET").publicly().sees("Vähittäiskauppa");
    boss.says("/person add name: Aino Virtanen company: kauppala").publicly();
    boss.says("/code delete list: industry code: RET")
        .privately()
        .sees("1 kontaktilla on")
        .sees("toimiala:RET tyyppi:Yritys")
        .sees("Kauppala Oy (CT000001)");
    boss.says("/code rename list: industry code: RET new-code: KAUPPA").sees("KAUPPA").sees("1 kontaktilla");
    boss.says("/code rename list: industry code: KAUPPA new-code: MAN").privately().sees("Ei onnistunut");
    boss.says("/contact assign contact: CT000002 list: relation code: PRESS")
        .publicly()
        .sees("Liikesuhteet kuuluvat yritykselle: **Kauppala Oy**");
    boss.says("/contact assign contact: CT000002 list: industry code: MAN").privately().sees("on henkilö");
    boss.says("/contact assign contact: CT000001 list: relation code: CUST").privately().sees("tarkoittaa tiliä");
    boss.says("/salesperson add code: JO name: Jim");
    boss.says("/contact set contact: CT000001 field: salesperson value: JO");
    boss.presses("Vain yritys");
    boss.says("/salesperson delete code: JO").privately().sees("1 kontakti").sees("/salesperson hand-over");
    boss.says("/setup show").sees("Kaikki täällä saavat lisätä ja muuttaa kontakteja");
    boss.picks("Kaksoiskappaleet").sees("alusta 5, lopusta 5");
    boss.picks("Luettelot").sees("6 koodia");
}
