//! Whatever was done, taking all of it back in reverse order leaves every table as it was.

use proptest::prelude::*;

use crate::support::{Person, Server};

/// A command out of three numbers. Many are refused, as people's are; those change nothing.
fn command(kind: u8, one: u8, two: u8) -> (String, &'static [&'static str]) {
    let contact = format!("CT{:06}", one % 9 + 1);
    let other = format!("CT{:06}", two % 9 + 1);
    let code = ["RET", "MAN", "TOY", "PRESS"][usize::from(two % 4)];
    let no_press: &[&str] = &[];
    match kind % 29 {
        0 => (format!("/company add name: Firm {one} phone: 09 {two} city: Turku industry: RET"), no_press),
        1 => (format!("/person add name: Someone {two} company: {contact} note: Note {one}"), no_press),
        2 => (format!("/person add name: Free {one} email: free{two}@example.com"), no_press),
        3 => (format!("/contact edit contact: {contact} phone: 09 {two} website: x{two}.fi"), &["Change all"]),
        4 => (format!("/contact edit contact: {contact} city: City{two} salesperson: JO"), &["Only the company"]),
        5 => (format!("/contact edit contact: {contact} name: Renamed {two} clear: city, phone"), &["Change all"]),
        6 => (format!("/contact set contact: {contact} field: minor value: {}", two.is_multiple_of(2)), no_press),
        7 => (format!("/contact assign contact: {contact} list: industry code: {code}"), no_press),
        8 => (format!("/contact assign contact: {contact} list: mailing code: X-CARD"), no_press),
        9 => (format!("/contact unassign contact: {contact} list: industry code: {code}"), no_press),
        10 => (format!("/contact assign contact: {contact} list: relation code: {code}"), no_press),
        11 => (format!("/contact note contact: {contact} text: Note {two}"), &["Remove"]),
        12 => (format!("/contact note contact: {contact} text: Another {two}"), no_press),
        13 => (format!("/contact move person: {contact} company: {other}"), no_press),
        14 => (format!("/contact move person: {contact}"), no_press),
        15 => {
            let wanted = ["company", "person"][usize::from(two % 2)];
            (format!("/contact change-type contact: {contact} type: {wanted}"), no_press)
        }
        16 => (format!("/contact delete contact: {contact}"), &["Delete"]),
        17 => (format!("/contact restore contact: {contact}"), no_press),
        18 => {
            let kind = ["customer", "vendor", "bank", "employee"][usize::from(two % 4)];
            (format!("/relation create contact: {contact} kind: {kind}"), no_press)
        }
        19 => (format!("/relation link contact: {contact} kind: customer number: K{}", two % 3), no_press),
        20 => (format!("/relation unlink contact: {contact} kind: customer number: K{}", two % 3), no_press),
        21 => {
            let days = format!("from: 2026-0{}-01 to: 2026-0{}-20", two % 9 + 1, two % 9 + 1);
            (format!("/contact address-add contact: {contact} code: ALT{} city: Hanko {days}", one % 2), no_press)
        }
        22 => (format!("/contact address-remove contact: {contact} code: ALT{}", one % 2), no_press),
        // Many of them: most are refused, for companies and people do not mix.
        26 => (format!("/contact merge keep: {contact} duplicate: {other}"), &["Merge"]),
        27..=28 => (format!("/contact merge keep: {contact} duplicate: {other}"), &["Phone", "Name", "City", "Merge"]),
        23 => match two % 8 {
            0 => (format!("/code add list: industry code: NEW{} description: New", one % 4), no_press),
            1 => (format!("/code rename list: industry code: {code} new-code: R{one}"), no_press),
            2 => (format!("/code delete list: industry code: {code}"), no_press),
            3 => (format!("/code edit list: mailing code: X-CARD description: Cards {one}"), no_press),
            4 => ("/code delete list: salutation code: F".to_owned(), no_press),
            5 => (format!("/code rename list: relation code: CUST new-code: CU{}", one % 3), no_press),
            6 => ("/code add list: territory code: N description: North".to_owned(), no_press),
            _ => ("/code delete list: territory code: N".to_owned(), no_press),
        },
        24 => match two % 6 {
            0 => (format!("/salesperson add code: S{} name: Seller", one % 3), no_press),
            1 => (format!("/salesperson edit code: JO phone: 0{one}"), no_press),
            2 => (format!("/salesperson delete code: S{}", one % 3), no_press),
            3 => (format!("/salesperson hand-over from: JO to: S{}", one % 3), no_press),
            4 => (format!("/contact edit contact: {contact} salesperson: S{}", two % 3), &["Change all"]),
            _ => ("/salesperson edit code: JO blocked: true".to_owned(), no_press),
        },
        _ => match two % 9 {
            0 => (format!("/setup inheritance communication: {}", one.is_multiple_of(2)), no_press),
            1 => (format!("/setup defaults language: {}", ["FIN", "SVE", "ENU"][usize::from(one % 3)]), no_press),
            2 => (format!("/setup duplicates hit-percent: {}", one % 100 + 1), no_press),
            3 => (format!("/setup duplicate-string field: name part: first length: {}", one % 9), no_press),
            4 => (format!("/setup access role: 22000000000000000{} tier: viewer", one % 3), no_press),
            5 => (format!("/setup numbering series: vendors first: V{one}00"), no_press),
            6 => ("/setup relations customer: PRESS".to_owned(), no_press),
            7 => (
                "/setup salutation code: M formality: formal language: FIN text: Hei %1 name-1: surname".to_owned(),
                no_press,
            ),
            _ => (format!("/setup cards phone-region: {}", ["FI", "SE"][usize::from(one % 2)]), no_press),
        },
    }
}

thread_local! {
    /// How many contacts became part of another one.
    static MERGES: std::cell::Cell<u32> = const { std::cell::Cell::new(0) };
}

fn does(boss: &Person, (line, presses): &(String, &[&str])) {
    let seen = boss.says(line);
    for label in *presses {
        if seen.buttons().iter().any(|button| button == label) {
            let done = boss.presses(label).text().contains("is part of");
            MERGES.with(|merges| merges.set(merges.get() + u32::from(done)));
        } else if seen.has_choice(label) {
            boss.picks(label);
        }
    }
}

/// Does all of it and takes all of it back; gives how many changes that were.
fn all_and_back(commands: &[(u8, u8, u8)]) -> usize {
    let server = Server::new();
    let (seller, boss) = (server.seller("Aino"), server.admin("Boss"));
    seller.says("/company add name: Cronus Oy phone: 09 123 4567 city: Helsinki industry: RET");
    seller.says("/person add name: Matti Korhonen company: cronus note: Likes sailing responsibility: SALE");
    seller.says("/company add name: Contoso Oy phone: 02 555 1234");
    server.admin("Other").says("/salesperson add code: JO name: Jim Olive");
    let before = server.tables();
    let commands: Vec<_> = commands.iter().map(|&(kind, one, two)| command(kind, one, two)).collect();
    for command in &commands {
        does(&boss, command);
    }
    assert!(server.index_is_right(), "{commands:#?}");
    let mut taken_back = 0;
    loop {
        let seen = boss.says("/contact undo").text();
        if seen.contains("No change fits") {
            break;
        }
        assert!(!seen.contains("Not done"), "after {taken_back}: {seen}\n{commands:#?}");
        taken_back += 1;
        assert!(taken_back <= commands.len() * 2, "taking back comes to an end");
    }
    let after = server.tables();
    for (table, rows) in &before {
        same_rows(table, rows, &after[table], &commands);
    }
    assert!(server.index_is_right(), "{commands:#?}");
    seller.says("/find query: matti korhonen").sees("CT000002");
    seller.says("/find query: 09 123 4567").sees("Cronus Oy");
    taken_back
}

#[track_caller]
fn same_rows(table: &str, before: &[String], after: &[String], commands: &[(String, &[&str])]) {
    let gone: Vec<_> = before.iter().filter(|row| !after.contains(row)).collect();
    let new: Vec<_> = after.iter().filter(|row| !before.contains(row)).collect();
    assert!(gone.is_empty() && new.is_empty(), "{table}: gone {gone:#?}, new {new:#?}\n{commands:#?}");
}

#[test]
fn two_hundred_commands_and_back() {
    // A fixed sequence: three numbers a command from a multiplicative generator.
    let mut state = 20_261_133_u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as u8
    };
    let commands: Vec<_> = (0..200).map(|_| (next(), next(), next())).collect();
    let changes = all_and_back(&commands);
    assert!(changes > 80, "only {changes} of the commands changed anything");
    assert!(MERGES.with(std::cell::Cell::get) > 0, "none of them was a merge");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_commands_and_back(commands in prop::collection::vec(any::<(u8, u8, u8)>(), 1..30)) {
        all_and_back(&commands);
    }
}

#[test]
fn merges_after_merges_and_back() {
    let mut state = 20_261_125_u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as u8
    };
    // Something for each contact first, then merges among the other commands.
    let kinds = [0, 1, 2, 7, 8, 10, 11, 12, 13, 18, 19, 21, 26, 27, 26, 27, 26, 27, 16, 17];
    let mut commands: Vec<_> = (0..30).map(|_| (kinds[usize::from(next()) % 12], next(), next())).collect();
    commands.extend((0..60).map(|_| (kinds[usize::from(next()) % kinds.len()], next(), next())));
    all_and_back(&commands);
    let merges = MERGES.with(std::cell::Cell::get);
    assert!(merges >= 5, "only {merges} merges");
}
