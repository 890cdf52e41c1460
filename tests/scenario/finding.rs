//! Looking somebody up.

use std::rc::Rc;

use crate::support::{Person, Server};

fn team() -> (Rc<Server>, Person) {
    let server = Server::new();
    let seller = server.seller("Aino");
    for line in [
        "/company add name: Cronus Oy phone: 09 123 4567 email: info@cronus.fi city: Helsinki",
        "/person add name: Aino Mäkelä company: cronus job-title: Buyer mobile: +358 40 765 4321 email: aino.makela@cronus.fi",
        "/company add name: Łódź Straße GmbH city: Łódź",
        "/person add name: Aino Korhonen city: Tampere",
    ] {
        seller.says(line).publicly();
    }
    (server, seller)
}

#[test]
fn one_hit_is_posted_by_any_of_its_marks() {
    let (_server, seller) = team();
    for query in [
        "CT000002",
        "ct000002",
        "mäkelä",
        "makela",
        "MAKELA aino",
        "mäk ai",
        "aino cronus",
        "cronus mäkelä",
        "aino.makela@cronus.fi",
        "+358407654321",
        "040 765 4321",
        "(040) 765-4321",
        "7654321",
    ] {
        seller.says(&format!("/find query: {query}")).publicly().sees("CT000002");
    }
    for query in ["lodz", "ŁÓDŹ", "strasse", "straße gmbh"] {
        seller.says(&format!("/find query: {query}")).publicly().sees("CT000003");
    }
}

#[test]
fn several_hits_are_chosen_from_in_private_and_the_choice_is_posted() {
    let (_server, seller) = team();
    seller.says("/find query: aino").privately().sees("CT000002").sees("CT000004").sees("Cronus Oy").sees("Tampere");
    seller.picks("Aino Korhonen").publicly().sees("CT000004");
    seller.says("/find query: @cronus.fi").privately().sees("CT000001").sees("CT000002");
}

#[test]
fn no_hit_offers_the_nearest_spelling_and_adding() {
    let (_server, seller) = team();
    let nothing = seller.says("/find query: xorhonnem");
    nothing.privately().sees("Look for Korhonen");
    seller.presses("Add person");
    // The form opens with the name that was looked for.
    seller.sends_form(&[]).publicly().sees("xorhonnem");
}

#[test]
fn suggestions_follow_the_typing_and_begin_with_what_was_seen_lately() {
    let (_server, seller) = team();
    assert_eq!(seller.is_offered("/find query: mäk"), ["Aino Mäkelä – Cronus Oy · CT000002"]);
    seller.says("/find query: lodz");
    let recent = seller.is_offered("/find query: ");
    assert_eq!(recent[0], "Łódź Straße GmbH · CT000003 · Łódź");
    assert_eq!(seller.is_offered("/person add company: cro"), ["Cronus Oy · CT000001 · Helsinki"]);
    let countries = seller.is_offered("/company add country: finl");
    assert!(countries[0].contains("Finland"), "{countries:?}");
}

#[test]
fn a_renamed_company_is_shown_and_found_with_its_people_at_once() {
    let (_server, seller) = team();
    seller.says("/contact set contact: CT000001 field: name value: Contoso Oy").sees("Contoso Oy");
    seller.says("/find query: CT000002").sees("Contoso Oy").sees_not("Cronus Oy");
    seller.says("/find query: makela contoso").publicly().sees("CT000002");
}

#[test]
fn lists_are_filtered_counted_and_turned() {
    let (_server, seller) = team();
    seller.says("/contact list type: person").privately().sees("Aino Mäkelä").sees("Aino Korhonen").sees_not("GmbH");
    for number in 1..=9 {
        seller.says(&format!("/company add name: Firma {number}"));
    }
    let first = seller.says("/contact list text: firma sort: number").text();
    assert!(first.contains("Firma 1") && !first.contains("Firma 9") && first.contains('9'), "{first}");
    seller.presses("Next").privately().sees("Firma 9").sees_not("Firma 1");
    seller.picks("Firma 9").publicly().sees("Firma 9");
}

#[test]
fn the_people_of_a_company_are_listed() {
    let (_server, seller) = team();
    seller.says("/company people company: cronus").privately().sees("Aino Mäkelä").sees("Buyer").sees_not("Korhonen");
    seller.says("/find query: CT000001");
    seller.presses("People").privately().sees("Aino Mäkelä");
    seller.says("/find query: CT000002");
    seller.presses("Company").publicly().sees("CT000001");
}

#[test]
fn finns_read_finnish_and_the_channel_reads_the_servers_language() {
    let server = Server::speaking("fi");
    let pekka = server.seller("Pekka").reading("en-US");
    let card = pekka.says("/company add name: Cronus Oy phone: 09 123 4567");
    card.publicly().sees("Puhelin").sees_not("Phone");
    pekka.says("/company people company: cronus").privately().sees("Nobody");
    let maija = server.seller("Maija").reading("fi");
    maija.says("/find query: xyzzy").privately().sees_not("Nothing");
    // Words of the own language do where a word of the program is meant.
    maija.says("/contact set contact: CT000001 field: Puhelin value: 09 765 4321").publicly().sees("09 765 4321");
    maija.says("/contact edit contact: CT000001 clear: puhelin").publicly().sees_not("**Puhelin**");
}

#[test]
fn a_misspelt_name_is_found_by_the_right_one() {
    let (_server, seller) = team();
    seller.says("/find query: korhonnen").publicly().sees("CT000004");
    seller.says("/find query: ainno cronus").publicly().sees("CT000002");
    assert_eq!(seller.is_offered("/find query: xorhonen"), ["Aino Korhonen · CT000004 · Tampere"]);
    // A hit by typo is never changed without a click.
    seller.says("/contact set contact: korhonnen field: city value: Oulu").privately().sees("similar spelling");
    seller.picks("Aino Korhonen").publicly().sees("Oulu");
}

#[test]
fn filters_in_words_narrow_a_look_up_down() {
    let (server, seller) = team();
    let admin = server.admin("Bo");
    admin.says(&format!("/salesperson add code: JO name: Jo user: {}", seller.id()));
    seller.says("/contact set contact: CT000004 field: salesperson value: JO");
    for (query, number) in [
        ("aino city:Tampere", "CT000004"),
        ("aino city: tampere", "CT000004"),
        ("aino salesperson:JO", "CT000004"),
        ("salesperson:me", "CT000004"),
        ("type:person aino company:cronus", "CT000002"),
        ("tyyppi:henkilö aino myyjä:me", "CT000004"),
        ("type:company cronus", "CT000001"),
        ("\"aino mäkelä\"", "CT000002"),
    ] {
        seller.says(&format!("/find query: {query}")).publicly().sees(number);
    }
    for query in ["aino city:Oulu", "type:company aino", "salesperson:XX", "\"mäkelä aino\"", "industry:nothing aino"]
    {
        seller.says(&format!("/find query: {query}")).privately().sees("Nothing found");
    }
}

#[test]
fn industry_and_relation_names_are_looked_up_when_the_query_runs() {
    let (server, seller) = team();
    let admin = server.admin("Bo");
    admin.says("/code add list: industry code: WOOD description: Sawmills");
    seller.says("/contact assign contact: CT000001 list: industry code: WOOD");
    seller.says("/find query: sawmills helsinki").privately().sees("CT000001").sees("by industry group");
    admin.says("/code edit list: industry code: WOOD description: Timber");
    seller.says("/find query: timber helsinki").privately().sees("CT000001");
    seller.says("/find query: sawmills helsinki").privately().sees("Nothing found");
}

#[test]
fn each_row_of_a_chooser_says_what_matched() {
    let (_server, seller) = team();
    seller.says("/find query: aino").privately().sees("by name");
    seller.says("/find query: @cronus.fi").privately().sees("info@cronus.fi").sees("aino.makela@cronus.fi");
}

#[test]
fn what_was_asked_for_in_private_stays_private_to_the_end() {
    let (_server, seller) = team();
    seller.says("/find query: aino private: true").privately();
    seller.picks("Aino Mäkelä").privately().sees("CT000002");
    seller.presses("Company").privately().sees("CT000001");
    seller.presses("Edit");
    seller.presses("Phone and e-mail");
    seller.sends_form(&[("Phone", "09 999 0000")]).privately().sees("09 999 0000");
    seller.says("/find query: xorhonnem private: true");
    seller.presses("Look for Korhonen").privately().sees("CT000004");
    seller.says("/find query: nobody private: true");
    seller.presses("Add person");
    seller.sends_form(&[]).privately().sees("nobody");
}
