//! A contact that becomes like another by what is done to it: whoever did it is told in private, and decides.

use std::rc::Rc;

use kontakti::domain::search_string::{FIELDS, StringPart, standard};

use crate::support::{Person, Server};

/// Cronus, and Adatum that is nothing like it.
fn two_companies() -> (Rc<Server>, Person, Person) {
    let server = Server::new();
    let (aino, boss) = (server.seller("Aino"), server.admin("Boss"));
    aino.says("/company add name: Cronus Oy email: info@cronus.fi phone: 09 123 4567 city: Helsinki");
    aino.says("/company add name: Adatum Oy").sees("CT000002");
    (server, aino, boss)
}

#[test]
fn a_change_by_command_offers_what_to_do_about_the_double() {
    let (_server, aino, boss) = two_companies();
    let change = "/contact edit contact: CT000002 email: info@cronus.fi";
    aino.says(change).publicly().sees("info@cronus.fi").sees_not("may be the same");
    let told = aino.is_told();
    told.privately().keeps_limits().sees("The same contact twice?").sees("**Adatum Oy** (`CT000002`)");
    told.sees("Cronus Oy").sees("CT000001").sees("same e-mail");
    // Merging needs an admin.
    assert_eq!(told.buttons(), ["Open", "Separate"]);
    aino.looks_at_aside();
    aino.presses("Open").publicly().sees("Cronus Oy").sees("09 123 4567");

    aino.says("/contact undo");
    boss.says(change).publicly();
    boss.looks_at_aside();
    assert_eq!(boss.last().buttons(), ["Open", "Merge", "Separate"]);
    // The one that has been there for longer is kept.
    boss.presses("Merge").privately().sees("Merge Adatum Oy?").sees("**Cronus Oy** (`CT000001`) is kept");
    boss.presses("Merge").privately().sees("Merged");
    boss.says("/find query: CT000002").sees("Cronus Oy");
}

#[test]
fn a_change_by_form_offers_the_same_also_when_the_card_is_private() {
    let (_server, aino, boss) = two_companies();
    aino.says("/contact show contact: CT000002");
    aino.presses("Edit");
    aino.presses("Phone and e-mail");
    aino.sends_form(&[("Phone", "+358 9 123 4567")]).publicly();
    aino.is_told().privately().sees("same phone").sees("CT000001");
    boss.says("/setup cards visibility: private");
    aino.says("/contact edit contact: CT000002 city: Espoo").privately();
    aino.is_told().privately().sees("same phone");
}

#[test]
fn what_is_separate_is_not_offered_again() {
    let (_server, aino, _) = two_companies();
    aino.says("/contact set contact: CT000002 field: email value: info@cronus.fi");
    aino.looks_at_aside();
    let told = aino.last();
    aino.presses("Separate").privately().sees("Known as different contacts").sees("No two contacts look the same");
    aino.says("/contact set contact: CT000002 field: phone value: 09 123 4567");
    assert!(!aino.has_aside());
    // Once more on the button, by a second click: it is known already.
    let again = aino.forges(&told.button_id("Separate"));
    again.privately().sees_not("Known as different").sees("No two contacts look the same");
    aino.says("/contact history contact: CT000001").sees("Marked as different contacts");
}

#[test]
fn buttons_of_a_contact_that_is_gone_say_so() {
    let (server, aino, boss) = two_companies();
    boss.says("/contact edit contact: CT000002 email: info@cronus.fi");
    let told = boss.is_told();
    boss.says("/contact delete contact: CT000001");
    boss.presses("Delete");
    for label in ["Open", "Merge", "Separate"] {
        boss.forges(&told.button_id(label)).privately().sees("not there any more");
    }
    boss.says("/contact restore contact: CT000001");
    // It may have been added anew while it was away.
    boss.is_told().privately().sees("**Cronus Oy** (`CT000001`)").sees("Adatum Oy").sees("same e-mail");
    // Rights are looked at when it is pressed, not when it is shown.
    aino.forges(&told.button_id("Merge")).privately().sees("Only admins");
    boss.says("/setup access role: everyone tier: viewer");
    server.seller("Ville").forges(&told.button_id("Separate")).privately().sees("Only editors");
    // Merged meanwhile, it is one with itself.
    boss.says("/contact merge keep: CT000001 duplicate: CT000002");
    boss.presses("Merge");
    boss.forges(&told.button_id("Merge")).privately().sees("cannot be merged with itself");
    boss.forges(&told.button_id("Separate")).privately().sees("No two contacts look the same");
}

#[test]
fn many_hits_are_cut_to_the_likeliest() {
    let (_server, _, boss) = two_companies();
    boss.says("/setup duplicates autosearch: false");
    for _ in 0..6 {
        boss.says("/company add name: Cronus Oy email: info@cronus.fi");
    }
    boss.says("/setup duplicates autosearch: true");
    boss.says("/contact edit contact: CT000002 name: @everyone **Cronus** Oy email: info@cronus.fi");
    let told = boss.is_told();
    told.privately().keeps_limits().sees("There are more").sees("/duplicates find").sees_not("@everyone **Cronus** Oy");
    assert_eq!(told.buttons().iter().filter(|label| *label == "Merge").count(), 5);
}

#[test]
fn the_contact_that_is_kept_is_compared_at_once() {
    let (_server, _, boss) = two_companies();
    boss.says("/setup duplicates autosearch: false");
    boss.says("/company add name: Contoso Oy email: info@contoso.fi");
    boss.says("/company add name: Contoso Oyj phone: 03 765 4321");
    boss.says("/company add name: Fabrikam Oy phone: 03 765 4321");
    boss.says("/setup duplicates autosearch: true");
    boss.says("/contact merge keep: CT000003 duplicate: CT000004");
    // It has the phone from the other one now.
    boss.presses("Merge").privately().sees("Merged").sees_not("Fabrikam");
    let told = boss.is_told();
    told.privately().keeps_limits().sees("**Contoso Oy** (`CT000003`)").sees("Fabrikam Oy").sees("same phone");
    boss.looks_at_aside();
    boss.presses("Merge").sees("Merge Fabrikam Oy?");
    boss.presses("Cancel").sees("1 pair").sees("Fabrikam Oy");
    boss.presses("Merge");
    boss.presses("Merge").sees("Merged");
    assert!(!boss.has_aside(), "nothing is like it any more");
}

#[test]
fn moving_a_person_and_changing_a_type_look_for_doubles() {
    let (_server, aino, _) = two_companies();
    aino.says("/person add name: Matti Korhonen company: CT000001");
    aino.says("/person add name: Korhonen Matti company: CT000002");
    assert!(!aino.has_aside());
    aino.says("/contact move person: CT000004 company: CT000001").publicly();
    aino.is_told().privately().sees("same company").sees("Matti Korhonen");
    aino.says("/person add name: Cronus Oy");
    aino.says("/contact change-type contact: CT000005 type: company").publicly();
    aino.is_told().privately().sees("**Cronus Oy** (`CT000005`)").sees("same name");
}

#[test]
fn a_company_that_becomes_a_person_leaves_what_was_noted_of_companies() {
    let (server, aino, _) = two_companies();
    aino.says("/contact edit contact: CT000002 email: info@cronus.fi");
    aino.looks_at_aside();
    aino.presses("Separate");
    let before = server.tables();
    aino.says("/contact change-type contact: CT000002 type: person").publicly();
    aino.says("/contact history contact: CT000002").sees("No longer marked as different contacts");
    aino.says("/contact undo").sees("Company");
    assert_eq!(server.tables(), before);
    aino.says("/contact change-type contact: CT000002 type: person").publicly();
    aino.says("/contact change-type contact: CT000002 type: company").publicly();
    aino.is_told().privately().sees("same e-mail").sees("CT000001");
}

#[test]
fn what_tells_nothing_about_who_it_is_asks_nothing() {
    let (_server, aino, _) = two_companies();
    aino.says("/company add name: Cronus Oy city: Helsinki");
    aino.presses("Add anyway").sees("CT000003");
    for (field, value) in [("fax", "09 1"), ("language", "FIN"), ("external-id", "X1"), ("search-name", "X")] {
        aino.says(&format!("/contact set contact: CT000003 field: {field} value: {value}")).publicly();
        assert!(!aino.has_aside(), "{field}");
    }
    aino.says("/contact set contact: CT000003 field: city value: Espoo");
    aino.is_told().sees("same name");
}

#[test]
fn a_finnish_reader_decides_in_finnish() {
    let server = Server::speaking("fi");
    let pomo = server.admin("Pomo").reading("fi");
    pomo.says("/company add name: Cronus Oy email: info@cronus.fi");
    pomo.says("/company add name: Adatum Oy");
    pomo.says("/contact edit contact: CT000002 email: info@cronus.fi").publicly().sees("Muutettu: Sähköposti: –");
    let told = pomo.is_told();
    told.privately().sees("voi olla sama kuin").sees("sama sähköposti");
    assert_eq!(told.buttons(), ["Avaa", "Yhdistä", "Erota"]);
    pomo.looks_at_aside();
    pomo.presses("Erota").sees("Tunnetaan tästä lähtien eri kontakteina");
}

/// A text for the field that two companies can share.
fn text_for(option: &str) -> &'static str {
    match option {
        "name" => "Northern Lights",
        "name-2" => "Sales and service",
        "address" => "Aleksanterinkatu 15",
        "address-2" => "Staircase B",
        "city" => "Helsinki",
        "post-code" => "00100",
        "phone" => "09 123 4567",
        "mobile" => "040 765 4321",
        "email" => "info@lights.example",
        "website" => "lights.example",
        "vat-number" => "FI12345671",
        "registration-number" => "1234567-1",
        other => panic!("no text for {other}"),
    }
}

/// Rule 4.8: a change of any field of the setup makes the search strings anew, so that the double is found by them alone.
#[test]
fn a_change_of_every_field_of_the_setup_finds_the_double_by_its_strings() {
    for field in FIELDS {
        let server = Server::new();
        let boss = server.admin("Boss");
        // Both ends of this field and nothing else, and a likeness that nothing reaches but being the same.
        for line in standard() {
            let (name, part) = (line.field.option(), line.part.key());
            boss.says(&format!("/setup duplicate-string field: {name} part: {part} length: 0"));
        }
        for part in StringPart::ALL {
            boss.says(&format!("/setup duplicate-string field: {} part: {} length: 5", field.option(), part.key()));
        }
        boss.says("/setup duplicates hit-percent: 100 threshold: 100");
        let (option, text) = (field.option(), text_for(field.option()));
        boss.says("/company add name: First").publicly();
        boss.says("/company add name: Second").publicly();
        let change = |no: &str, text: &str| {
            boss.says(&format!("/contact set contact: {no} field: {option} value: {text}")).publicly();
        };
        change("CT000001", text);
        assert!(!boss.has_aside(), "{option}: one alone");
        change("CT000002", text);
        boss.is_told().privately().sees("2 of 2 search strings").sees("CT000001");
        boss.says("/duplicates find").sees("1 pair").sees("2 of 2 search strings");
        // And its strings go with the text.
        let other = if option == "vat-number" { "SE556703748501" } else { "77 77 77" };
        let other = match option {
            "email" => "other@else.example",
            "website" => "else.example",
            _ => other,
        };
        change("CT000002", other);
        assert!(!boss.has_aside(), "{option}: not alike any more");
        boss.says("/duplicates find").sees("No two contacts look the same");
    }
}

/// The same by `/contact edit`, which has an option for each of them but *Name 2*.
#[test]
fn contact_edit_of_every_field_of_the_setup_finds_the_double() {
    for field in FIELDS.into_iter().filter(|field| field.option() != "name-2") {
        let server = Server::new();
        let boss = server.admin("Boss");
        boss.says(&format!("/setup duplicate-string field: {} part: first length: 5", field.option()));
        boss.says("/setup duplicates hit-percent: 1 threshold: 100");
        let (option, text) = (field.option(), text_for(field.option()));
        boss.says("/company add name: First").publicly();
        boss.says("/company add name: Second").publicly();
        boss.says(&format!("/contact edit contact: CT000001 {option}: {text}")).publicly();
        boss.says(&format!("/contact edit contact: CT000002 {option}: {text}")).publicly();
        boss.is_told().privately().sees("search strings").sees("CT000001");
    }
}
