//! Setting a server up.

use crate::support::Server;

#[test]
fn a_new_server_has_lists_series_and_settings() {
    let server = Server::new();
    let boss = server.admin("Boss");
    boss.says("/code list list: industry").privately().sees("MAN").sees("Manufacturer").sees("RET");
    boss.says("/code list list: level").sees("Chief Executive Officer");
    boss.says("/setup show").sees("CT000001");
}

#[test]
fn a_finnish_server_starts_with_finnish_lists() {
    let server = Server::speaking("fi");
    server.admin("Pomo").reading("fi").says("/code list list: level").privately().sees("Toimitusjohtaja");
}

#[test]
fn defaults_fill_what_is_blank_and_the_own_salesperson_wins() {
    let server = Server::new();
    let boss = server.admin("Boss");
    boss.says("/salesperson add code: JO name: Jim Olive").privately().sees("JO");
    boss.says("/salesperson add code: LT name: Lina Townsend user: 42");
    boss.says("/code add list: territory code: N description: North").privately().sees("North");
    boss.says("/setup defaults salesperson: JO territory: N country: Finland language: suomi").privately().sees("JO");
    let aino = server.seller("Aino");
    aino.says("/company add name: Cronus").publicly().sees("Jim Olive").sees("North").sees("Finland");
    aino.says("/company add name: Own salesperson: LT").sees("Lina Townsend");
    boss.says("/setup defaults clear: territory, salesperson").privately();
    aino.says("/company add name: Plain").sees_not("North").sees_not("Jim Olive");
}

#[test]
fn a_users_own_salesperson_wins_over_the_default() {
    let server = Server::new();
    let boss = server.admin("Boss");
    let lina = server.seller("Lina");
    boss.says("/salesperson add code: JO name: Jim Olive");
    boss.says(&format!("/salesperson add code: LT name: Lina Townsend user: {}", lina.id()));
    boss.says("/setup defaults salesperson: JO");
    lina.says("/company add name: Cronus").sees("Lina Townsend");
    // What the company has wins over both.
    boss.says("/person add name: Matti Virtanen company: cronus").sees("Lina Townsend");
}

#[test]
fn the_panel_changes_settings_with_a_click() {
    let server = Server::new();
    let boss = server.admin("Boss");
    boss.says("/setup show").privately();
    boss.picks("Inheritance");
    boss.presses_beside("Address", "Turn off").sees("Setting changed");
    boss.says("/company add name: Cronus city: Helsinki phone: 09 123");
    boss.says("/person add name: Matti company: cronus").sees("09 123").sees_not("Helsinki");
    boss.says("/setup cards");
    boss.picks("Only the one who asks");
    boss.says("/find query: CT000001").privately();
}

#[test]
fn the_panel_gives_roles_a_tier() {
    let server = Server::new();
    let boss = server.admin("Boss");
    boss.says("/setup access").privately();
    boss.picks_role("Make roles viewers", "110000000000000001").privately();
    server.seller("Ville").says("/company add name: Acme").privately();
}

#[test]
fn codes_come_in_a_form_a_line_a_code_all_or_none() {
    let server = Server::new();
    let boss = server.admin("Boss");
    let form = boss.says("/code add list: mailing");
    let label = form.input_labels()[0].clone();
    boss.sends_form(&[(&label, "NEWS Monthly newsletter\nFAIR Fair guests\nBAD!CODE oops")]).privately().sees("3");
    boss.says("/code list list: mailing").sees_not("NEWS");
    boss.says("/code add list: mailing");
    boss.sends_form(&[(&label, "NEWS Monthly newsletter\n\n fair  Fair guests ")]).sees("NEWS").sees("FAIR");
    boss.says("/code list list: mailing").sees("Monthly newsletter").sees("Fair guests");
}

#[test]
fn a_series_is_changed_and_goes_on_from_there() {
    let server = Server::new();
    let boss = server.admin("Boss");
    boss.says("/company add name: One").sees("CT000001");
    boss.says("/setup numbering first: K0100 step: 10").privately().sees("K0100");
    boss.says("/company add name: Two").sees("K0100");
    boss.says("/company add name: Three").sees("K0110");
    boss.says("/setup show");
    assert!(boss.last().text().contains("K0100"));
}

#[test]
fn after_ct999999_comes_ct1000000() {
    let server = Server::new();
    let boss = server.admin("Boss");
    boss.says("/setup numbering first: CT999999");
    boss.says("/company add name: One").sees("CT999999");
    boss.says("/company add name: Two").sees("CT1000000");
}

#[test]
fn help_names_commands_and_where_data_is_kept() {
    let server = Server::new();
    let aino = server.seller("Aino");
    aino.says("/help").privately().sees("/find");
    aino.says("/help topic: privacy").privately();
}

#[test]
fn a_series_is_said_to_have_changed_only_when_it_has() {
    let server = Server::new();
    let boss = server.admin("Boss");
    boss.says("/setup numbering last: CT000900").sees("Number series changed");
    boss.says("/setup numbering last: CT000900").privately().sees_not("Number series changed");
    boss.says("/setup numbering off: false").privately().sees_not("Number series changed");
    boss.says("/setup numbering off: true").sees("Number series changed");
    // A series goes on with a first number, which has to be given.
    boss.says("/setup numbering off: false").privately().sees("First").sees("Nothing was saved");
    boss.says("/setup numbering off: false first: CT000001").sees("Number series changed");
}

#[test]
fn what_is_given_is_not_cleared_at_once() {
    let server = Server::new();
    let boss = server.admin("Boss");
    boss.says("/company add name: Cronus phone: 09 1");
    boss.says("/contact edit contact: CT000001 clear: phone phone: 123")
        .privately()
        .sees("Phone")
        .sees("given and cleared");
    boss.says("/find query: CT000001").sees("09 1").sees_not("123");
    boss.says("/setup defaults country: SE clear: country").privately().sees("Country").sees("Nothing was saved");
}
