//! Merging from the pages of pairs, in between other people, and what is refused.

use crate::support::Server;

#[test]
fn a_pair_is_merged_on_its_page_and_the_next_one_follows() {
    let server = Server::new();
    let (seller, boss) = (server.seller("Aino"), server.admin("Boss"));
    boss.says("/setup duplicates autosearch: false");
    for (name, more) in
        [("Cronus", "phone: 09 1234567"), ("Kronus", "phone: 09 1234567"), ("Contoso", ""), ("Kontoso", "")]
    {
        boss.says(&format!("/company add name: {name} Oy email: info@{}.fi {more}", &name[1..4]));
    }
    assert!(!seller.says("/duplicates find").sees("2 pairs").buttons().contains(&"Merge".to_owned()));
    boss.says("/duplicates find").sees("2 pairs");
    boss.presses("Merge").privately().sees("Merge Kronus Oy?");
    // The other way round, and back to the pair.
    boss.presses("Keep the other one").sees("Merge Cronus Oy?").sees("**Kronus Oy** (`CT000002`) is kept");
    boss.presses("Cancel").sees("2 pairs").sees("Cronus Oy");
    boss.presses("Merge");
    let done = boss.presses("Merge");
    done.sees("is part of **Cronus Oy**").keeps_limits();
    boss.presses("Next").sees("1 pair").sees("Contoso Oy").sees_not("Kronus");
    boss.presses("Separate").sees("No two contacts look the same");
    // A button of the pair that is merged already.
    boss.forges(&format!("k1:separate:{}:{}:0", 1, 2)).privately().sees("No two contacts look the same");
    boss.forges("k1:merge:1:2:0").privately().sees("cannot be merged with itself");
}

#[test]
fn pairs_of_one_contact_go_on_after_it_was_merged() {
    let server = Server::new();
    let boss = server.admin("Boss");
    boss.says("/setup duplicates autosearch: false");
    for _ in 0..3 {
        boss.says("/company add name: Cronus Oy email: info@cronus.fi");
    }
    boss.says("/duplicates find contact: CT000002").sees("2 pairs");
    boss.presses("Merge");
    boss.presses("Merge");
    boss.presses("Next").sees("1 pair").sees("CT000001").sees("CT000003");
}

#[test]
fn those_that_are_known_to_be_two_stay_two_of_the_one_that_is_kept() {
    let server = Server::new();
    let boss = server.admin("Boss");
    boss.says("/setup duplicates autosearch: false");
    for _ in 0..3 {
        boss.says("/company add name: Cronus Oy email: info@cronus.fi");
    }
    // 2 and 3 are two, and so is 1 and 2.
    boss.says("/duplicates find contact: CT000002");
    boss.presses("Separate");
    boss.presses("Separate");
    boss.says("/contact merge keep: CT000001 duplicate: CT000002")
        .sees("Somebody noted that these two are different contacts");
    boss.presses("Merge");
    boss.says("/duplicates find").sees("No two contacts look the same");
    boss.says("/contact undo");
    boss.says("/duplicates find").sees("1 pair").sees("CT000001").sees("CT000003");
}

#[test]
fn what_cannot_be_merged_is_refused_with_the_reason() {
    let server = Server::new();
    let (seller, boss) = (server.seller("Aino"), server.admin("Boss"));
    seller.says("/company add name: Cronus Oy");
    seller.says("/person add name: Matti Korhonen company: cronus");
    seller.says("/company add name: Adatum Oy");
    seller.says("/contact merge keep: CT000001 duplicate: CT000003").privately().sees("Only admins");
    let merge = |keep: &str, duplicate: &str| boss.says(&format!("/contact merge keep: {keep} duplicate: {duplicate}"));
    merge("CT000001", "CT000001").privately().sees("cannot be merged with itself").sees("CT000001");
    merge("CT000001", "ct000001").privately().sees("cannot be merged with itself");
    // A person whose company is the other one, either way.
    merge("CT000001", "CT000002").privately().sees("is a person").sees("**Cronus Oy**").sees("/contact change-type");
    merge("CT000002", "CT000001").privately().sees("is a company");
    merge("CT000001", "CT000099").privately().sees("No contact fits");
    merge("CT000001", "CT000003").sees("Merge Adatum Oy?");
    let now = boss.last().button_id("Merge");
    seller.forges(&now).privately().sees("Only admins");
    server.admin("Other").forges(&now).privately().sees("out of date");
    boss.says("/contact delete contact: CT000003");
    boss.presses("Delete");
    boss.forges(&now).privately().sees("not there any more");
    boss.says("/contact restore contact: CT000003");
    boss.forges(&now).sees("meanwhile").sees("Merge Adatum Oy?");
    boss.presses("Merge").sees("Merged");
    boss.forges(&now).privately().sees("out of date");
}

#[test]
fn a_panel_that_somebody_overtook_is_shown_anew() {
    let server = Server::new();
    let (onni, boss) = (server.seller("Onni"), server.admin("Boss"));
    boss.says("/company add name: Cronus Oy phone: 09 1");
    boss.says("/company add name: Adatum Oy phone: 09 2 email: info@adatum.fi");
    for (line, seen) in [
        ("/contact set contact: CT000001 field: phone value: 09 9", "Phone: ✓ **09 9** / 09 2"),
        ("/contact set contact: CT000002 field: phone value: 09 8", "Phone: ✓ **09 1** / 09 8"),
        ("/contact note contact: CT000002 text: New", "1 note"),
        ("/contact assign contact: CT000002 list: web-source code: NEWS search-word: x", "1 code"),
        ("/contact assign contact: CT000001 list: relation code: PRESS", "Merge Adatum Oy?"),
        ("/person add name: Liisa company: CT000002", "1 person"),
    ] {
        boss.says("/code add list: web-source code: NEWS description: News");
        boss.says("/contact merge keep: CT000001 duplicate: CT000002");
        let panel = boss.last();
        onni.says(line);
        let anew = boss.forges(&panel.button_id("Merge"));
        anew.privately().sees("Onni").sees("This is how it would be now").sees(seen);
        onni.says("/contact undo");
    }
    // What was chosen is still chosen.
    boss.says("/contact merge keep: CT000001 duplicate: CT000002");
    boss.picks_several(&["Phone"]);
    onni.says("/contact set contact: CT000002 field: external-id value: X1");
    boss.presses("Merge").sees("Onni").sees("Phone: 09 1 / ✓ **09 2**");
    boss.presses("Merge").sees("Merged");
    boss.says("/find query: CT000001").sees("09 2");
}

#[test]
fn many_fields_are_chosen_by_pages() {
    let server = Server::new();
    let boss = server.admin("Boss");
    boss.says("/setup duplicates autosearch: false");
    boss.says("/salesperson add code: JO name: Jim");
    boss.says("/salesperson add code: EH name: Ester");
    boss.says("/code add list: territory code: N description: North");
    boss.says("/code add list: territory code: S description: South");
    let company = |n: u8, codes: &str| {
        boss.says(&format!(
            "/company add name: Firm{n} email: info@firm{n}.fi phone: 09 {n} mobile: 040 {n} website: firm{n}.fi \
             address: Street {n} post-code: 0010{n} city: Town{n} county: County{n} search-name: SEARCH{n} \
             registration-number: R{n} {codes}"
        ))
        .publicly();
    };
    company(1, "country: FI language: FIN salesperson: JO territory: N currency: EUR correspondence: email");
    company(2, "country: SE language: SVE salesperson: EH territory: S currency: SEK correspondence: hard-copy");
    let panel = boss.says("/contact merge keep: CT000001 duplicate: CT000002");
    panel.keeps_limits().sees("17 fields").sees("page 1 of 2").sees("Name: ✓ **Firm1** / Firm2").sees_not("Territory");
    boss.picks_several(&["Name", "City"]);
    boss.presses("Next").keeps_limits().sees("page 2 of 2").sees("Territory: ✓ **N** / S");
    boss.picks_several(&["Territory", "Salesperson"]).sees("Territory: N / ✓ **S**");
    boss.presses("Previous").sees("Name: Firm1 / ✓ **Firm2**").sees("Address: ✓ **Street 1** / Street 2");
    // Picking anew lets go of what is not picked, on this page alone.
    boss.picks_several(&["City"]).sees("Name: ✓ **Firm1** / Firm2");
    boss.presses("Merge").sees("Merged");
    boss.says("/find query: CT000001").sees("Firm1").sees("Town2").sees("Street 1").sees("South").sees("Ester");
    boss.says("/contact undo");
    boss.says("/find query: CT000002").sees("Firm2").sees("Town2");
}

#[test]
fn privacy_is_the_stricter_of_both() {
    let server = Server::new();
    let (seller, boss) = (server.seller("Aino"), server.admin("Boss"));
    boss.says("/setup duplicates autosearch: false");
    for name in ["Cronus Oy", "Kronus Oy", "Adatum Oy"] {
        seller.says(&format!("/company add name: {name}"));
    }
    seller.says("/contact set contact: CT000002 field: privacy-blocked value: yes");
    boss.says("/contact merge keep: CT000001 duplicate: CT000002").sees("becomes privacy blocked");
    boss.presses("Merge").sees("Merged");
    seller.says("/find query: CT000001").privately().sees("Cronus Oy");
    // An account does not come to a contact that is blocked (nor is it made or linked there).
    seller.says("/relation create contact: CT000003 kind: customer");
    boss.says("/contact merge keep: CT000001 duplicate: CT000003")
        .privately()
        .sees("Cronus Oy")
        .sees("CT000001")
        .sees("privacy blocked");
    // The other way round it stays where it is.
    boss.says("/contact merge keep: CT000003 duplicate: CT000001").sees("becomes privacy blocked");
    boss.presses("Merge").sees("Merged");
    seller.says("/find query: CT000001").privately().sees("Adatum Oy").sees("C00001");
    // Nobody below an editor hears of it, by any of the numbers.
    boss.says("/setup access role: everyone tier: viewer");
    let viewer = server.seller("Ville");
    for number in ["CT000001", "CT000002", "CT000003"] {
        viewer.says(&format!("/find query: {number}")).privately().sees_not("Adatum").sees_not("Cronus");
        assert!(viewer.is_offered(&format!("/find query: {number}")).is_empty());
        viewer.says(&format!("/contact history contact: {number}")).privately().sees("No contact fits");
    }
}

#[test]
fn people_are_merged_with_their_company_and_finnish_admins_read_finnish() {
    let server = Server::new();
    let boss = server.admin("Pomo").reading("fi");
    boss.says("/setup duplicates autosearch: false");
    boss.says("/company add name: Cronus Oy");
    boss.says("/company add name: Adatum Oy");
    boss.says("/person add name: Matti Korhonen company: cronus responsibility: SALE");
    boss.says("/person add name: Matti Korhonen company: adatum responsibility: SALE level: CEO");
    boss.says("/person add name: Matti Korhonen mobile: 040 1");
    boss.says("/contact merge keep: CT000003 duplicate: CT000004")
        .keeps_limits()
        .sees("Yhdistetäänkö Matti Korhonen?")
        .sees("Yritys: ✓ **Cronus Oy** / Adatum Oy")
        .sees("Organisaatiotaso: **CEO**")
        .sees("SALE");
    boss.picks_several(&["Yritys"]);
    boss.presses("Yhdistä").sees("on nyt osa kontaktia");
    boss.says("/find query: CT000004").sees("Adatum Oy").sees("CT000003");
    boss.says("/contact merge keep: CT000005 duplicate: CT000003").sees("Yritys: **Adatum Oy**");
    boss.presses("Yhdistä");
    boss.says("/find query: CT000003").sees("Adatum Oy").sees("040 1").sees("CT000005");
    boss.says("/contact undo");
    boss.says("/contact undo");
    boss.says("/find query: CT000003").sees("Cronus Oy");
    boss.says("/find query: CT000005").sees("040 1").sees_not("Adatum");
}
