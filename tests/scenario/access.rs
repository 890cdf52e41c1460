//! Who may do what.

use crate::support::Server;

#[test]
fn everybody_starts_as_editor_and_managers_are_admins() {
    let server = Server::new();
    server.seller("Aino").says("/company add name: Cronus").publicly();
    server.seller("Aino").says("/setup show").privately().sees("Only admins").sees_not("Numbering");
    server.admin("Boss").says("/setup show").privately().sees("CT000001");
}

#[test]
fn a_viewer_looks_up_but_adds_and_changes_nothing() {
    let server = Server::new();
    let boss = server.admin("Boss");
    boss.says("/company add name: Cronus");
    // Discord gives the role that everybody has the server's own id.
    boss.says("/setup access role: 110000000000000001 tier: viewer").privately();
    let viewer = server.seller("Ville");
    viewer.says("/find query: cronus").publicly().sees("CT000001");
    for line in [
        "/company add name: Acme",
        "/company add",
        "/person add name: Matti",
        "/contact edit contact: CT000001 city: Espoo",
        "/contact set contact: CT000001 field: city value: Espoo",
        "/contact note contact: CT000001 text: hello",
        "/setup inheritance address: false",
        "/code add list: mailing code: X",
        "/salesperson add code: X",
    ] {
        viewer.says(line).privately().sees_not("CT000001").sees_not("Acme");
    }
    viewer.says("/find query: cronus");
    viewer.presses("Edit").privately().sees_not("CT000001");
    assert!(viewer.says("/find query: nobody").buttons().iter().all(|label| !label.starts_with("Add")));
    boss.says("/contact list").sees("Cronus").sees_not("Acme");
}

#[test]
fn the_highest_tier_of_a_persons_roles_wins() {
    let server = Server::new();
    let boss = server.admin("Boss");
    boss.says("/setup access role: everyone tier: none");
    boss.says("/setup access role: 70 tier: viewer");
    boss.says("/setup access role: 71 tier: editor");
    server.seller("Nobody").says("/find query: x").privately().sees("Only viewers");
    server.seller("Viewer").with_role("70").says("/company add name: Acme").privately().sees("Only editors");
    server.seller("Both").with_role("70").with_role("71").says("/company add name: Acme").publicly();
    server.seller("Nobody").says("/help").privately();
}

#[test]
fn a_button_of_somebody_elses_draft_does_nothing() {
    let server = Server::new();
    let aino = server.seller("Aino");
    aino.says("/company add name: Cronus Oy");
    aino.says("/company add name: Cronus Ab");
    let chooser = aino.says("/contact set contact: cronus field: city value: Espoo");
    chooser.privately();
    let custom_id = chooser.select_id();
    let other = server.seller("Onni");
    other.forges_pick(&custom_id, "1").privately().sees("out of date");
    aino.says("/find query: CT000001").sees_not("Espoo");
}

#[test]
fn everyone_is_a_role_by_its_name_too() {
    let server = Server::new();
    let boss = server.admin("Boss");
    server.seller("Aino").says("/company add name: Cronus").publicly();
    for role in ["@everyone", "Everyone"] {
        boss.says(&format!("/setup access role: {role} tier: viewer")).privately();
        server.seller("Ville").says("/company add name: Acme").privately().sees("Nothing was saved");
        boss.says(&format!("/setup access role: {role} tier: editor")).privately();
        server.seller("Ville").says("/company add name: Acme").publicly();
    }
}
