//! The settings: each by command and on the panel, kept over a restart, refused when they do not fit.

use crate::seen::Seen;
use crate::support::{Person, Server};

#[test]
fn duplicates_are_set_by_command_and_on_the_panel() {
    let server = Server::new();
    let boss = server.admin("Boss");
    boss.says("/setup duplicates").privately().sees("likeness of names").sees("60").sees("80").sees("first 5, last 5");
    boss.says("/setup duplicates hit-percent: 75 threshold: 90").sees("75").sees("90").sees("Setting changed");
    boss.says("/setup show");
    boss.picks("Duplicates");
    boss.presses("Change");
    boss.sends_form(&[("Search strings that must be equal, %", "55")]).sees("55").sees("90");
    for (percent, fits) in [("0", false), ("101", false), ("x", false), ("1", true), ("100", true)] {
        boss.presses("Change");
        let said = boss.sends_form(&[("Search strings that must be equal, %", percent)]).clone();
        if !fits {
            said.privately().sees("Nothing was saved");
            boss.says("/setup duplicates").sees("55");
        }
    }
    boss.says("/setup duplicates").sees("100");
}

#[test]
fn numbers_out_of_bounds_are_refused_by_command_too() {
    let server = Server::new();
    let boss = server.admin("Boss");
    for line in [
        "/setup duplicates hit-percent: 0",
        "/setup duplicates hit-percent: 101",
        "/setup duplicates threshold: 0",
        "/setup duplicates threshold: 101",
        "/setup duplicate-string field: name part: first length: 1",
        "/setup duplicate-string field: name part: first length: 11",
        "/setup duplicate-string field: initials part: first length: 5",
        "/setup duplicate-string field: name part: middle length: 5",
    ] {
        boss.says(line).privately().sees("Nothing was saved");
    }
    boss.says("/setup duplicates").sees("60").sees("80").sees("Name: first 5, last 5");
}

#[test]
fn maintaining_and_searching_go_together() {
    let server = Server::new();
    let boss = server.admin("Boss");
    let is = |seen: &Seen, maintain: &str, search: &str| {
        seen.sees(&format!("Keep search strings up to date**: {maintain}"));
        seen.sees(&format!("Look for duplicates automatically**: {search}"));
    };
    is(&boss.says("/setup duplicates"), "On", "On");
    is(&boss.says("/setup duplicates maintain: false"), "Off", "Off");
    is(&boss.says("/setup duplicates autosearch: true"), "On", "On");
    is(&boss.says("/setup duplicates autosearch: false"), "On", "Off");
    boss.says("/setup duplicates maintain: false");
    is(&boss.presses_beside("Keep search strings", "Turn on"), "On", "On");
    is(&boss.says("/setup duplicates maintain: true autosearch: false"), "On", "Off");
}

#[test]
fn search_strings_are_changed_and_taken_away() {
    let server = Server::new();
    let boss = server.admin("Boss");
    boss.says("/setup duplicate-string field: name part: first length: 8").sees("Name: first 8, last 5");
    boss.says("/setup duplicate-string field: name part: last length: 0")
        .sees("Name: first 8")
        .sees_not("Name: first 8,");
    boss.says("/setup duplicate-string field: website part: last length: 10").sees("Home page: last 10");
    let form = boss.says("/setup duplicate-string field: city part: first");
    assert_eq!(form.input("How many characters, 2–10; 0 removes it"), "5");
    boss.sends_form(&[("How many characters, 2–10; 0 removes it", "12")]).privately().sees("Edit again");
    boss.says("/setup duplicates");
    boss.picks("City · Last characters");
    boss.sends_form(&[("How many characters, 2–10; 0 removes it", "")])
        .sees("City: first 5")
        .sees_not("City: first 5,");
}

#[test]
fn relation_codes_are_set_by_command_and_on_the_panel() {
    let server = Server::new();
    let boss = server.admin("Boss");
    boss.says("/setup relations").privately().sees("Customer (CUST)").sees("Employee (EMP)");
    boss.says("/setup relations customer: PROS").sees("Prospective Customer (PROS)");
    boss.says("/setup relations vendor: PROS").privately().sees("Relation of customers").sees("Nothing was saved");
    boss.says("/setup relations vendor: NONE").privately().sees("Nothing was saved");
    boss.says("/setup relations clear: customer, bank").sees("none");
    boss.says("/setup relations clear: elephant").privately().sees("Nothing was saved");
    boss.says("/setup relations");
    boss.presses("Type the codes");
    boss.sends_form(&[("Relation of customers", "cust"), ("Relation of banks", "LAW")])
        .sees("Customer (CUST)")
        .sees("Lawyer (LAW)");
}

#[test]
fn a_default_salesperson_beyond_the_select_is_typed() {
    let server = Server::new();
    let boss = server.admin("Boss");
    for turn in 0..30 {
        boss.says(&format!("/salesperson add code: S{turn:02} name: Person {turn}"));
    }
    boss.says("/setup defaults").sees("25").sees("Person 24").sees_not("Person 25").keeps_limits();
    boss.presses("Type: Salesperson");
    boss.sends_form(&[("Salesperson", "S99")]).privately().sees("S29").sees("Edit again");
    boss.presses("Edit again");
    boss.sends_form(&[("Salesperson", "s29")]).sees("Person 29 (S29)").keeps_limits();
    boss.presses("Type: Salesperson");
    boss.sends_form(&[("Salesperson", "")]).sees_not("S29");
}

#[test]
fn series_that_do_not_fit_together_are_refused() {
    let server = Server::new();
    let boss = server.admin("Boss");
    for line in [
        "/setup numbering series: customers first: C100 last: C050",
        "/setup numbering series: customers first: C100 last: K200",
        "/setup numbering series: vendors warning: X00010",
        "/setup numbering series: banks first: BANK",
        "/setup numbering series: employees last: E00100 warning: E00200",
    ] {
        boss.says(line).privately().sees("Nothing was saved");
    }
    boss.says("/setup numbering series: customers last: X1").privately().sees("Last").sees("You wrote: X1");
    boss.says("/setup show").sees("C00001").sees("V00001").sees("B00001").sees("E00001");
    boss.presses_beside("Vendors", "Change");
    boss.sends_form(&[("First number, such as CT000001", "T100"), ("Last number that may be given", "T050")])
        .privately()
        .sees("Edit again");
    boss.presses("Edit again");
    boss.sends_form(&[("Last number that may be given", "T500")]).sees("T100 – T500");
}

#[test]
fn a_section_says_who_changed_it_last() {
    let server = Server::new();
    let (boss, other) = (server.admin("Boss"), server.admin("Mari"));
    boss.says("/setup duplicates").sees_not("Changed here last");
    boss.says("/setup duplicates hit-percent: 70").sees("Changed here last by **Boss**");
    other.says("/setup duplicate-string field: name part: last length: 0").sees("by **Mari**");
    boss.says("/setup relations customer: PROS").sees("by **Boss**");
    boss.says("/setup duplicates").sees("by **Mari**");
    other.says("/setup numbering step: 2").sees("by **Mari**");
    other.says("/code add list: mailing code: NEWS");
    boss.says("/setup show").sees("by **Mari**");
    boss.picks("Lists").sees("by **Mari**");
    boss.picks("Inheritance").sees_not("Changed here last");
    boss.says("/setup access role: everyone tier: viewer").sees("by **Boss**");
    // What changes nothing leaves no trace.
    other.says("/setup access role: everyone tier: viewer").sees("by **Boss**");
    other.says("/setup duplicates hit-percent: 70").sees("by **Mari**");
}

#[test]
fn an_unknown_language_or_country_changes_nothing() {
    let server = Server::new();
    let boss = server.admin("Boss");
    boss.says("/setup defaults language: Klingon country: Finland").privately().sees("Nothing was saved");
    boss.says("/setup defaults country: Atlantis").privately().sees("Nothing was saved");
    boss.says("/setup defaults").sees_not("Finland");
}

#[test]
fn settings_survive_a_restart() {
    let server = Server::new();
    {
        let boss = server.admin("Boss");
        boss.says("/setup duplicates autosearch: false hit-percent: 33");
        boss.says("/setup duplicate-string field: name part: first length: 7");
        boss.says("/setup relations clear: vendor");
        boss.says("/setup relations customer: PROS");
        boss.says("/code rename list: level code: CEO new-code: TJ");
    }
    let server = server.restarted();
    let boss = server.admin("Boss");
    boss.says("/setup duplicates").sees("33").sees("Name: first 7, last 5").sees("automatically**: Off");
    boss.says("/setup relations").sees("(PROS)").sees_not("(VEND)");
    boss.says("/code list list: level").sees("TJ").sees_not("CEO");
}

#[test]
fn the_first_panel_says_who_may_change_contacts() {
    let server = Server::new();
    let boss = server.admin("Boss");
    boss.says("/setup show").sees("Everybody here may add and change contacts").sees("/setup access");
    boss.says("/setup access role: everyone tier: viewer");
    boss.says("/setup access role: 71 tier: editor");
    boss.says("/setup show").sees("<@&71>").sees_not("Everybody here");
    boss.says("/setup access").sees("Viewer").sees("/contact show, list").sees("Integrations");
}

/// Two hundred codes a list, each as long as codes and descriptions may be.
fn fill(boss: &Person, list: &str, kind: &str) {
    for part in 0..10 {
        let lines = (0..20).map(|turn| {
            let code = format!("{:0>10}", part * 20 + turn);
            let description: String = kind.chars().cycle().take(100).collect();
            format!("{code} {description}")
        });
        let form = boss.says(&format!("/code add list: {list}"));
        let label = form.input_labels()[0].clone();
        boss.sends_form(&[(&label, &lines.collect::<Vec<_>>().join("\n"))]).privately();
    }
}

#[test]
fn two_hundred_codes_a_list_keep_discords_limits() {
    let server = Server::new();
    let boss = server.admin("Boss");
    for (list, kind) in [("territory", "W"), ("salutation", "漢字"), ("relation", "*_`|~>"), ("industry", "e\u{301}")]
    {
        fill(&boss, list, kind);
    }
    for reader in ["en-US", "fi"] {
        let boss = server.admin("Boss").reading(reader);
        let (next, lists) =
            if reader == "fi" { ("Seuraava", ["Luettelot", "Oletukset"]) } else { ("Next", ["Lists", "Defaults"]) };
        for list in ["territory", "salutation", "relation", "industry"] {
            boss.says(&format!("/code list list: {list}")).keeps_limits();
            for _ in 0..10 {
                boss.presses(next).keeps_limits();
            }
        }
        for command in ["show", "numbering", "inheritance", "defaults", "relations", "duplicates", "cards", "access"] {
            boss.says(&format!("/setup {command}")).keeps_limits();
        }
        for section in lists {
            boss.picks(section).keeps_limits();
        }
        assert_eq!(boss.is_offered("/code edit list: territory code: 00").len(), 25);
        // A code that the select has no room for is typed.
        boss.says("/setup defaults territory: 0000000199").keeps_limits().sees("0000000199");
    }
}

#[test]
fn a_server_with_its_own_lists_is_ready_in_under_twenty_interactions() {
    let server = Server::new();
    let boss = server.admin("Boss");
    let lists = ["industry", "mailing", "relation", "responsibility", "level", "territory"];
    for list in lists {
        let lines: Vec<String> = (1..=20).map(|turn| format!("OWN{turn:02} Our {list} {turn}")).collect();
        let form = boss.says(&format!("/code add list: {list}"));
        let label = form.input_labels()[0].clone();
        boss.sends_form(&[(&label, &lines.join("\n"))]).privately().sees("OWN20");
    }
    boss.says("/setup show").sees("Everybody here may add and change contacts");
    boss.says("/setup numbering first: K0001 last: K9999 warning: K9000").sees("K0001 – K9999");
    boss.says("/setup defaults territory: OWN07 country: Finland language: Finnish correspondence: email")
        .sees("OWN07");
    boss.says("/setup access");
    boss.picks_role("Make roles viewers", "110000000000000001").sees("Everyone");
    boss.picks_role("Make roles editors", "71").sees("<@&71>");
    assert!(server.interactions() < 20, "{} interactions", server.interactions());

    server.seller("Ville").says("/company add name: Acme").privately();
    let seller = server.seller("Aino").with_role("71");
    seller
        .says("/company add name: Cronus Oy industry: OWN03")
        .sees("K0001")
        .sees("Our territory 7")
        .sees("Our industry 3");
}

#[test]
fn the_panel_takes_codes_for_every_list() {
    let server = Server::new();
    let boss = server.admin("Boss");
    boss.says("/setup show");
    boss.picks("Lists").sees("6 codes").sees("/code rename");
    let form = boss.presses_beside("Mailing groups", "Add codes");
    let label = form.input_labels()[0].clone();
    boss.sends_form(&[(&label, "NEWS Monthly newsletter")]).privately().sees("Monthly newsletter");
    server.seller("Aino").forges("k1:codes-form:mailing").privately().sees("Only admins");
}
