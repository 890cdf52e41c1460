use std::time::Instant;

use jiff::Timestamp;
use kontakti::domain::contact::{ContactType, Values};
use kontakti::domain::field::Field;
use kontakti::domain::found::{Hit, MatchedOn, Strength};
use kontakti::domain::query::Query;
use kontakti::domain::settings::Setting;
use kontakti::store::StoreError;
use proptest::prelude::*;

use crate::support::{Files, With, company, modified, person};

/// A small company of contacts with hard names.
fn team() -> Files {
    let files = Files::new();
    files.write(|tx| tx.set_setting(Setting::PhoneRegion, "FI"));
    let cronus = files.add(
        company("CT000001", "Cronus Oy")
            .with(Field::SearchName, "CRN")
            .with(Field::City, "Helsinki")
            .with(Field::PostCode, "00100")
            .with(Field::Address, "Mannerheimintie 5")
            .with(Field::EMail, "info@cronus.fi; sales@mail.cronus.fi")
            .with(Field::PhoneNo, "09 123 4567"),
    );
    files.add(
        person("CT000002", "Aino Virtanen", Some(cronus))
            .with(Field::JobTitle, "Buyer")
            .with(Field::MobilePhoneNo, "+358 40 765 4321")
            .with(Field::EMail2, "aino.virtanen@gmail.com"),
    );
    files.add(person("CT000003", "Łukasz Sørensen-Weiß", Some(cronus)).with(Field::Initials, "LSW"));
    files.add(person("CT000004", "Ægir Müller", None).with(Field::City, "Århus"));
    files.add(company("CT000005", "Acme.fi Holding").with(Field::EMail, "x@acme-group.co.uk"));
    files.add(person("CT000006", "Secret Cronus", Some(cronus)).with(Field::PrivacyBlocked, "true"));
    files.add(company("CT000007", "St. Gallen Käse"));
    files.add(person("CT000008", "陈小明", None));
    files.add(company("CT000009", "🦊"));
    files
}

fn company_of(hit: &Hit) -> String {
    hit.contact.company.as_ref().map(|company| company.name.clone()).unwrap_or_default()
}

#[test]
fn a_contact_is_found_by_what_people_know_of_it() {
    use MatchedOn as M;
    use Strength as S;
    let files = team();
    let nothing: &[(u8, S, M)] = &[];
    let aino = |strength, matched| vec![(2, strength, matched)];
    let cronus = |strength, matched| vec![(1, strength, matched)];
    let table = [
        // The number.
        ("CT000002", aino(S::Number, M::Number)),
        ("ct000002 ", aino(S::Number, M::Number)),
        ("CT00000", (1..=9).filter(|no| *no != 6).rev().map(|no| (no, S::Start, M::Number)).collect()),
        ("CT", nothing.to_vec()),
        // The name, in any order, by parts, without accents.
        ("aino virtanen", aino(S::WholeName, M::Name)),
        ("  AINO   VIRTANEN. ", aino(S::WholeName, M::Name)),
        ("virtanen aino", aino(S::Exact, M::Name)),
        ("virtanen", aino(S::Exact, M::Name)),
        ("virt", aino(S::Start, M::Name)),
        ("ai virt", aino(S::Start, M::Name)),
        ("virtanenx", aino(S::Typo, M::Name)),
        ("irtanen", aino(S::Typo, M::Name)),
        ("wirtanem", aino(S::Typo, M::Name)),
        ("virt anxo", nothing.to_vec()),
        ("ainno virtaen", aino(S::Typo, M::Name)),
        ("aino xirtanen cronus", aino(S::Typo, M::Company)),
        ("helsnki", cronus(S::Typo, M::Place)),
        ("byer", aino(S::Typo, M::JobTitle)),
        ("aino nobody", nothing.to_vec()),
        ("lukasz", vec![(3, S::Exact, M::Name)]),
        ("ŁUKASZ", vec![(3, S::Exact, M::Name)]),
        ("sorensen weiss", vec![(3, S::Exact, M::Name)]),
        ("Weiß", vec![(3, S::Exact, M::Name)]),
        ("lsw", vec![(3, S::Exact, M::Name)]),
        ("aegir muller", vec![(4, S::WholeName, M::Name)]),
        ("mueller", vec![(4, S::Exact, M::Name)]),
        ("\"aino virtanen\"", aino(S::WholeName, M::Name)),
        ("\"virtanen aino\"", nothing.to_vec()),
        ("\"cronus oy\" aino", aino(S::Exact, M::Company)),
        ("St.Gallen", vec![(7, S::Exact, M::Name)]),
        ("st gal", vec![(7, S::Start, M::Name)]),
        ("kase", vec![(7, S::Exact, M::Name)]),
        ("acme.fi", vec![(5, S::Exact, M::Name)]),
        ("acme hold", vec![(5, S::Start, M::Name)]),
        ("陈小明", vec![(8, S::WholeName, M::Name)]),
        ("陈", vec![(8, S::Start, M::Name)]),
        ("🦊", vec![(9, S::WholeName, M::Name)]),
        ("crn", vec![(1, S::Exact, M::Name), (3, S::Exact, M::Company), (2, S::Exact, M::Company)]),
        // The company's words, and both.
        ("cronus", vec![(1, S::Exact, M::Name), (3, S::Exact, M::Company), (2, S::Exact, M::Company)]),
        ("cronus oy", vec![(1, S::WholeName, M::Name), (3, S::Exact, M::Company), (2, S::Exact, M::Company)]),
        ("aino cronus", aino(S::Exact, M::Company)),
        ("cronus aino", aino(S::Exact, M::Company)),
        ("virtanen cronus oy", aino(S::Exact, M::Company)),
        ("cronus virtanen oy", aino(S::Exact, M::Company)),
        ("aino virtanen buyer gmail cronus oy", aino(S::Exact, M::Company)),
        ("oy cronus aino virtanen buyer gm", aino(S::Start, M::Company)),
        ("aino virtanen buyer gmail.com cronus oy helsinki now", nothing.to_vec()),
        ("buyer cron", aino(S::Start, M::Company)),
        ("aino acme", nothing.to_vec()),
        ("cronus acme", nothing.to_vec()),
        // The mail.
        ("aino.virtanen@gmail.com", aino(S::Exact, M::EMail)),
        ("AINO.virtanen@Gmail", aino(S::Start, M::EMail)),
        ("@gmail.com", aino(S::Exact, M::EMail)),
        ("gmail", aino(S::Exact, M::EMail)),
        ("@gma", aino(S::Start, M::EMail)),
        ("@cronus.fi", cronus(S::Exact, M::EMail)),
        ("@mail.cronus.fi", cronus(S::Exact, M::EMail)),
        ("@acme.fi", nothing.to_vec()),
        ("@acme-group.co.uk", vec![(5, S::Exact, M::EMail)]),
        ("@co.uk", vec![(5, S::Exact, M::EMail)]),
        ("com", nothing.to_vec()),
        ("sales@mail.cronus.fi", cronus(S::Exact, M::EMail)),
        // The phone in any form.
        ("+358 40 765 4321", aino(S::Exact, M::Phone)),
        ("0407654321", aino(S::Exact, M::Phone)),
        ("00358 407654321", aino(S::Exact, M::Phone)),
        ("040 765", aino(S::Start, M::Phone)),
        ("4321", aino(S::Start, M::Phone)),
        ("09-1234567", cronus(S::Exact, M::Phone)),
        ("+358 9 123 4567", cronus(S::Exact, M::Phone)),
        ("567", cronus(S::Start, M::Phone)),
        ("+46 40 765 4321", nothing.to_vec()),
        ("+358 (0)40 765 4321", aino(S::Exact, M::Phone)),
        ("43217", nothing.to_vec()),
        ("321076", nothing.to_vec()),
        ("67", nothing.to_vec()),
        // Job and place.
        ("buyer", aino(S::Exact, M::JobTitle)),
        ("helsinki", cronus(S::Exact, M::Place)),
        ("00100", cronus(S::Exact, M::Place)),
        ("arhus", vec![(4, S::Exact, M::Place)]),
        ("cronus mannerheimintie", cronus(S::Exact, M::Place)),
        // Who is blocked, and what is no word.
        ("secret", nothing.to_vec()),
        ("#company", nothing.to_vec()),
        ("person", nothing.to_vec()),
        ("", nothing.to_vec()),
        ("\"", nothing.to_vec()),
        ("name:cronus", nothing.to_vec()),
        ("cronus OR aino", nothing.to_vec()),
        ("*", nothing.to_vec()),
    ];
    for (text, expected) in table {
        let hits: Vec<_> = files
            .search(text)
            .into_iter()
            .map(|hit| (hit.contact.no.trim_start_matches("CT00000").parse::<u8>().unwrap(), hit.strength, hit.matched))
            .collect();
        assert_eq!(hits, expected, "{text:?}");
    }
}

#[test]
fn only_what_was_asked_for_comes() {
    let files = team();
    let numbers = |text: &str, only, blocked, limit| {
        let hits = files.read(|tx| tx.search(&Query::parse(text), only, "", blocked, limit));
        hits.into_iter()
            .map(|hit| hit.contact.no.trim_start_matches("CT00000").to_owned())
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(numbers("cronus", Some(ContactType::Company), false, 25), "1");
    assert_eq!(numbers("cronus", Some(ContactType::Person), false, 25), "3 2");
    assert_eq!(numbers("cronus", None, false, 2), "1 3");
    assert_eq!(numbers("cronus", Some(ContactType::Person), true, 25), "6 3 2");
    assert_eq!(numbers("ct000002", Some(ContactType::Company), true, 25), "");
    assert_eq!(numbers("4321", Some(ContactType::Company), true, 25), "");
    assert_eq!(numbers("CT000006", None, false, 25), "");
    assert_eq!(numbers("cronus", None, false, 0), "1");
}

#[test]
fn the_index_follows_a_change_at_once() {
    let files = Files::new();
    let cronus = files.add(company("CT1", "Cronus").with(Field::PhoneNo, "111222333"));
    let aino = files.add(person("CT2", "Aino", Some(cronus)));
    files.write(|tx| {
        let values = Values::default().with(Field::Name, "Fabrikam").with(Field::PhoneNo, "444555666");
        tx.update_contact(cronus, 1, &values, None, &modified("2026-11-24T10:00:00Z"))?;
        let find = |text: &str| Ok::<_, StoreError>(tx.search(&Query::parse(text), None, "", false, 9)?.len());
        assert_eq!((find("cronus")?, find("fabrikam")?, find("aino fabrikam")?), (0, 2, 1));
        assert_eq!((find("111222333")?, find("444555666")?), (0, 1));
        tx.update_contact(
            cronus,
            2,
            &Values::default().with(Field::Name, "X"),
            None,
            &modified("2026-11-24T10:00:00Z"),
        )?;
        assert_eq!((find("444555666")?, find("aino x")?), (0, 1));
        let values = Values::default().with(Field::Name, "Aino");
        tx.update_contact(aino, 1, &values, None, &modified("2026-11-24T10:00:00Z"))?;
        assert_eq!(find("aino x")?, 0, "she left");
        Ok(())
    });
}

#[test]
fn among_equals_the_ones_used_lately_come_first_then_the_newest() {
    let files = Files::new();
    let ids: Vec<_> = (0..60).map(|n| files.add(person(&format!("P{n}"), &format!("Matti {n}"), None))).collect();
    let first = |text: &str| files.search(text).iter().map(|hit| hit.contact.id).take(3).collect::<Vec<_>>();
    assert_eq!(first("matti"), [ids[59], ids[58], ids[57]]);
    files.write(|tx| {
        tx.remember_recent("aino", ids[3], Timestamp::UNIX_EPOCH)?;
        tx.remember_recent("aino", ids[5], Timestamp::UNIX_EPOCH)?;
        tx.remember_recent("other", ids[7], Timestamp::UNIX_EPOCH)
    });
    assert_eq!(first("matti"), [ids[5], ids[3], ids[7]], "one's own, then the team's");
    assert_eq!(first("matti 7"), [ids[7]]);
    assert_eq!(files.search("matti").len(), 25);
}

#[test]
fn a_name_that_starts_with_the_query_comes_before_one_that_has_it_inside() {
    let files = Files::new();
    let cronus = files.add(company("C1", "Cronus Oy"));
    files.add(company("C2", "Baltic Cronus"));
    files.add(person("P1", "Aino Virtanen", Some(cronus)));
    files.add(company("C3", "Cronusberg Ab"));
    assert_eq!(files.names("cronus"), ["Cronus Oy", "Baltic Cronus", "Aino Virtanen", "Cronusberg Ab"]);
    assert_eq!(files.names("cron"), ["Cronusberg Ab", "Cronus Oy", "Baltic Cronus", "Aino Virtanen"]);
    assert_eq!(files.names("cronus oy"), ["Cronus Oy", "Aino Virtanen"]);
}

#[test]
fn the_word_that_is_still_typed_is_the_start_of_another_one() {
    let files = Files::new();
    files.add(person("P1", "Anna Roier", None));
    files.add(person("P2", "Anna Roierson", None));
    files.add(person("P3", "Annabel Roierson", None));
    assert_eq!(files.names("anna roier"), ["Anna Roier", "Anna Roierson"]);
    assert_eq!(files.names("anna roi"), ["Anna Roierson", "Anna Roier", "Annabel Roierson"]);
    assert_eq!(files.names("roierson ann"), ["Annabel Roierson", "Anna Roierson"]);
}

#[test]
fn what_was_read_for_one_keystroke_is_not_shown_when_it_has_changed() {
    let files = Files::new();
    let cronus = files.add(company("C1", "Cronus Oy"));
    let aino = files.add(person("P1", "Aino Virtanen", Some(cronus)));
    let shown = || files.search("aino").iter().map(company_of).collect::<Vec<_>>();
    assert_eq!(shown(), ["Cronus Oy"]);
    let renamed = |name: &str| Values::default().with(Field::Name, name);
    files.write(|tx| tx.update_contact(cronus, 1, &renamed("Fabrikam Oy"), None, &modified("2026-11-24T10:00:00Z")));
    assert_eq!(shown(), ["Fabrikam Oy"]);
    // Another process has a store of its own.
    let other = files.reopened();
    other.write(|tx| tx.update_contact(cronus, 2, &renamed("Contoso Oy"), None, &modified("2026-11-24T10:00:00Z")));
    assert_eq!(shown(), ["Contoso Oy"]);
    other.write(|tx| {
        tx.update_contact(aino, 1, &renamed("Liisa Virtanen"), Some(cronus), &modified("2026-11-24T10:00:00Z"))
    });
    assert_eq!(shown(), Vec::<String>::new());
}

#[test]
fn the_spelling_with_its_accents_comes_first_when_it_was_typed() {
    let files = Files::new();
    files.add(person("P1", "Pär Öberg", None));
    files.add(person("P2", "Par Oberg", None));
    assert_eq!(files.names("öberg"), ["Pär Öberg", "Par Oberg"]);
    assert_eq!(files.names("O\u{308}berg"), ["Pär Öberg", "Par Oberg"]);
    assert_eq!(files.names("oberg"), ["Par Oberg", "Pär Öberg"]);
    assert_eq!(files.names("pär öb"), ["Pär Öberg", "Par Oberg"]);
}

#[test]
fn the_people_of_very_many_companies_with_the_same_word_are_found() {
    let files = Files::new();
    let first = files.add(company("C", "Cronus Oy"));
    files.add(person("P", "Aino Virtanen", Some(first)));
    files.write(|tx| {
        for number in 0..200 {
            let id = tx.insert_contact(&company(&format!("C{number}"), &format!("Firm{number} Oy")))?;
            tx.insert_contact(&person(&format!("P{number}"), "Matti Other", Some(id)))?;
        }
        Ok(())
    });
    assert_eq!(files.names("aino oy"), ["Aino Virtanen"]);
    assert_eq!(files.names("aino virtanen cronus oy"), ["Aino Virtanen"]);
    assert_eq!(files.names("cronus oy").first().map(String::as_str), Some("Cronus Oy"));
    let hits = files.search("matti other firm7 oy");
    assert_eq!(hits.iter().filter(|hit| hit.strength == Strength::Exact).count(), 1);
    assert_eq!(company_of(&hits[0]), "Firm7 Oy");
}

#[test]
fn hostile_texts_are_only_texts() {
    let files = team();
    for text in [
        "\" OR \"",
        "cronus*",
        "{name}:cronus",
        "name : cronus",
        "NEAR(cronus aino, 5)",
        "^cronus",
        "-cronus",
        "cronus + aino",
        "'; DROP TABLE contacts; --",
        "cronus\0aino",
        "\u{0}",
        "ﷺﷺﷺﷺﷺ",
        "%_%",
        "((((((((",
        "a AND NOT b",
        &"x".repeat(10_000),
        &"a ".repeat(5_000),
        &"0".repeat(10_000),
        &"a.b@".repeat(500),
        &"\u{301}".repeat(3_000),
    ] {
        let started = Instant::now();
        files.search(text);
        files.read(|tx| tx.companies_matching(text, true, 25));
        files.read(|tx| tx.nearest_spelling(&Query::parse(text)));
        assert!(started.elapsed().as_secs() < 2, "{text:.40}");
    }
    assert_eq!(files.names("cronus").len(), 3);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_can_be_looked_up(texts in proptest::collection::vec(any_text(), 1..20)) {
        let files = team();
        for text in texts {
            files.search(&text);
            files.read(|tx| tx.companies_matching(&text, true, 5));
            files.read(|tx| tx.nearest_spelling(&Query::parse(&text)));
            let filter = kontakti::domain::found::ContactFilter { text, ..Default::default() };
            files.read(|tx| tx.list(&filter, kontakti::domain::found::ContactSort::Name, "fi", false, 0, 8));
        }
    }

    #[test]
    fn whatever_a_name_is_it_is_found_by_the_whole_of_it(names in proptest::collection::vec("\\PC{1,40}", 1..8)) {
        let files = Files::new();
        let ids: Vec<_> =
            names.iter().enumerate().map(|(n, name)| files.add(company(&format!("CT{n}"), name))).collect();
        for (name, id) in names.iter().zip(ids) {
            if !Query::parse(name).is_empty() {
                let hits = files.search(name);
                prop_assert!(hits.iter().any(|hit| hit.contact.id == id), "{name:?}");
            }
        }
    }
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a-c@.\"*:(){}^+ -]{0,30}",
        "(cronus|aino|oy|@|\\.|AND|OR|NOT|NEAR|[0-9]{1,5}|\"| ){0,12}",
    ]
}
