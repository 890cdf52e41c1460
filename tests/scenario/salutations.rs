//! Greetings for contacts, and the formulas that make them.

use std::rc::Rc;

use crate::support::{Person, Server};

fn team() -> (Rc<Server>, Person) {
    let server = Server::new();
    let boss = server.admin("Boss");
    for line in [
        "/company add name: Cronus Oy language: FIN",
        "/person add name: Matti Olavi Virtanen company: cronus salutation: M",
        "/person add name: Ann",
    ] {
        boss.says(line).publicly();
    }
    (server, boss)
}

#[track_caller]
fn greeted(person: &Person, options: &str, greeting: &str) {
    let seen = person.says(&format!("/contact salutation contact: {options}"));
    seen.privately();
    assert!(seen.text().lines().any(|line| line == greeting), "{greeting:?} is not in:\n{}", seen.text());
}

#[test]
fn the_shipped_formulas_greet_in_eight_languages() {
    let (_server, boss) = team();
    let table = [
        ("CT000002 formality: formal language: English", "Dear Mr. Matti Olavi Virtanen,"),
        ("CT000002 formality: informal language: ENU", "Hi Matti,"),
        // The person's own language came from its company.
        ("CT000002 formality: formal", "Hyvä herra Virtanen,"),
        ("CT000002 formality: formal language: sv", "Bäste herr Virtanen,"),
        ("CT000002 formality: formal language: da", "Kære hr. Matti Olavi Virtanen,"),
        ("CT000002 formality: formal language: saksa", "Sehr geehrter Herr Virtanen,"),
        ("CT000002 formality: formal language: German (Switzerland)", "Sehr geehrter Herr Virtanen,"),
        ("CT000002 formality: formal language: es", "Estimado Sr. Virtanen:"),
        ("CT000002 formality: informal language: fr", "Cher Matti,"),
        ("CT000002 formality: informal language: it", "Caro Matti,"),
        ("CT000001 formality: formal", "Hyvä vastaanottaja,"),
        ("CT000001 formality: informal language: de", "Liebes Team von Cronus Oy,"),
        // A language without formulas falls back to the contact's own, then to the server's.
        ("CT000002 formality: formal language: pl", "Hyvä herra Virtanen,"),
        ("CT000003 formality: formal language: pl", "Dear Ann,"),
        ("CT000003 formality: formal", "Dear Ann,"),
    ];
    for (options, greeting) in table {
        greeted(&boss, options, greeting);
    }
    boss.says("/contact salutation contact: CT000002 formality: formal language: Klingon")
        .privately()
        .sees("Klingon")
        .sees("Language");
}

#[test]
fn a_contact_that_no_formula_fits_gets_a_plain_greeting_with_its_name() {
    let (_server, boss) = team();
    boss.says("/contact set contact: CT000002 field: salutation value: M-JOB");
    greeted(&boss, "CT000002 formality: formal", "Hyvä Matti Olavi Virtanen,");
    boss.last().sees("plain greeting").sees("/setup salutation");
    greeted(&boss, "CT000002 formality: formal language: de", "Guten Tag Matti Olavi Virtanen,");
    boss.says("/contact set contact: CT000002 field: salutation");
    greeted(&boss, "CT000002 formality: informal language: fr", "Bonjour Matti Olavi Virtanen,");
    // A man's greeting has nothing to say about a company.
    boss.says("/contact set contact: CT000001 field: salutation value: M");
    greeted(&boss, "CT000001 formality: formal", "Hyvä Cronus Oy,");
}

#[test]
fn formulas_are_changed_by_command() {
    let (server, boss) = team();
    boss.says("/contact set contact: CT000002 field: job-title value: Buyer");
    boss.says(
        "/setup salutation code: m-job formality: formal text: Dear %1 %2, %3 language: English \
         name-1: job-title name-2: surname name-3: initials",
    )
    .privately()
    .sees("M-JOB")
    .sees("%1 Job title, %2 Surname, %3 Initials");
    boss.says("/contact set contact: CT000002 field: salutation value: M-JOB");
    greeted(&boss, "CT000002 formality: formal language: English", "Dear Buyer Virtanen");
    // For any language.
    boss.says("/setup salutation code: M-JOB formality: formal text: Hello %1 name-1: surname").sees("Any language");
    greeted(&boss, "CT000002 formality: formal language: pl", "Hello Virtanen");
    boss.says("/setup salutation code: M-JOB formality: formal").privately().sees("removed").sees("1 formula");
    boss.says("/setup salutation code: M-JOB formality: formal").privately().sees("no such formula");
    drop(boss);
    let server = server.restarted();
    let boss = server.admin("Boss");
    greeted(&boss, "CT000002 formality: formal language: English", "Dear Buyer Virtanen");
}

#[test]
fn bad_formulas_change_nothing() {
    let (server, boss) = team();
    let fifty_one = "x".repeat(51);
    let cases = [
        ("code: M formality: formal text: Dear %6, name-1: surname", "%6"),
        ("code: M formality: formal text: Dear %1 %2, name-1: surname", "%2"),
        ("code: M formality: formal text: Dear %0", "%0"),
        ("code: M formality: formal text: Dear %1, language: Klingon name-1: surname", "Klingon"),
        ("code: X formality: formal text: Dear all", "Salutations"),
        ("code: M formality: formal name-1: surname", "Text"),
        ("code: M formality: rude text: Hey", "rude"),
        ("code: M formality: formal text: Hey %1 name-1: shoe-size", "shoe-size"),
        (&format!("code: M formality: formal text: {fifty_one}"), "50"),
    ];
    for (options, word) in cases {
        boss.says(&format!("/setup salutation {options}")).privately().sees("Nothing was saved").sees(word);
    }
    greeted(&boss, "CT000002 formality: formal language: English", "Dear Mr. Matti Olavi Virtanen,");
    let seller = server.seller("Aino");
    seller.says("/setup salutation code: M formality: formal text: Hey").privately().sees("Only admins");
    greeted(&seller, "CT000002 formality: formal language: English", "Dear Mr. Matti Olavi Virtanen,");
}

#[test]
fn the_panel_shows_and_changes_formulas() {
    let (_server, boss) = team();
    boss.says("/setup show");
    boss.picks("Salutations").privately().sees("UNISEX").sees("18 formulas");
    boss.picks("M").privately().sees("Any language · Formal").sees("Dear Mr. %1 %2 %3,");
    let form = boss.presses_beside("Any language · Formal", "Change");
    assert_eq!(form.input("Greeting with %1 to %5 (blank: remove it)"), "Dear Mr. %1 %2 %3,");
    assert_eq!(form.input("What stands for %1, %2 …, with commas"), "First name, Middle name, Surname");
    let filled = [
        ("Greeting with %1 to %5 (blank: remove it)", "Good day %1,"),
        ("What stands for %1, %2 …, with commas", "etunimi"),
    ];
    boss.sends_form(&filled).privately().sees("Good day %1,").sees("%1 First name");
    boss.presses_beside("Any language · Formal", "Change");
    boss.sends_form(&[("Greeting with %1 to %5 (blank: remove it)", "Good day %6,")]).privately().sees("%6");
    let again = boss.presses("Edit again");
    assert_eq!(again.input("Greeting with %1 to %5 (blank: remove it)"), "Good day %6,");
    boss.sends_form(&[("Greeting with %1 to %5 (blank: remove it)", "")]).privately().sees("17 formulas");
    boss.presses("Add formula");
    boss.sends_form(&[
        ("Language, by name or code", "Polish"),
        ("Greeting with %1 to %5 (blank: remove it)", "Dzień dobry,"),
    ]);
    boss.last().sees("18 formulas");
    greeted(&boss, "CT000002 formality: formal language: pl", "Dzień dobry,");
    boss.says("/setup show");
    boss.picks("Salutations").sees("Boss");
}

#[test]
fn a_finnish_server_greets_in_finnish_when_nothing_says_otherwise() {
    let server = Server::speaking("fi");
    let boss = server.admin("Boss").reading("fi");
    boss.says("/person add name: Liisa Mäkelä").publicly();
    greeted(&boss, "CT000001 formality: formal", "Hyvä Liisa Mäkelä,");
    boss.last().sees("Muodollinen").sees("Kaikki kielet");
    boss.says("/contact set contact: CT000001 field: salutation");
    greeted(&boss, "CT000001 formality: informal", "Hyvä Liisa Mäkelä,");
}
