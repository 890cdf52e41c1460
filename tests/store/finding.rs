use kontakti::domain::field::Field;
use kontakti::domain::query::Query;

use crate::support::{Files, With, company, person};

fn team() -> Files {
    let files = Files::new();
    let cronus = files.add(
        company("CT000001", "Cronus Oy")
            .with(Field::City, "Järvenpää")
            .with(Field::PostCode, "04400")
            .with(Field::PhoneNo, "+358 9 123 4567"),
    );
    files.add(company("CT000002", "Cronus International"));
    files.add(company("CT000003", "Åland Cronus"));
    files.add(company("K4", "Käpy"));
    files.add(company("K5", "Kapy"));
    files.add(company("CT000006", "SE112"));
    files.add(company("SE112", "Numbered"));
    files.add(person("CT000010", "Cronus", None));
    files.add(person("CT000011", "Aino Virtanen", Some(cronus)));
    files.add(person("CT000012", "Käärmelä Maximilian", None));
    files.add(person("CT000013", "Hidden Zwingliman", None).with(Field::PrivacyBlocked, "true"));
    files
}

#[test]
fn a_company_is_found_by_the_first_rung_that_fits() {
    let files = team();
    let table: [(&str, &[&str]); 18] = [
        ("ct000001", &["Cronus Oy"]),
        ("SE112", &["Numbered"]),
        ("cronus oy", &["Cronus Oy"]),
        ("CRONUS  OY.", &["Cronus Oy"]),
        ("käpy", &["Käpy"]),
        ("KAPY", &["Kapy"]),
        ("aland cronus", &["Åland Cronus"]),
        ("cronus", &["Cronus International", "Cronus Oy"]),
        ("CT00000", &["Åland Cronus", "Cronus International", "Cronus Oy", "SE112"]),
        ("nternational", &["Cronus International"]),
        ("000003", &["Åland Cronus"]),
        ("jarven", &["Cronus Oy"]),
        ("4400", &["Cronus Oy"]),
        ("4567", &["Cronus Oy"]),
        ("Virtanen", &[]),
        ("CT000010", &[]),
        ("", &[]),
        (" \u{200b} ", &[]),
    ];
    for (text, expected) in table {
        let found = files.read(|tx| tx.companies_matching(text, true, 25));
        assert_eq!(found.iter().map(|company| company.name()).collect::<Vec<_>>(), expected, "{text:?}");
    }
    assert_eq!(files.read(|tx| tx.companies_matching("cronus", true, 1)).len(), 1);
}

#[test]
fn a_misspelt_query_is_given_back_in_the_nearest_spelling() {
    let files = team();
    let table = [
        ("Ainno", Some("Aino")),
        ("virtaenn", Some("Virtanen")),
        ("wirtanem", Some("Virtanen")),
        ("aino wirtanen", Some("aino Virtanen")),
        ("crnous aino", Some("Cronus aino")),
        ("kaarmela maksimilian", Some("kaarmela Maximilian")),
        ("kärmelä", Some("Käärmelä")),
        ("interational!", Some("International")),
        ("aino", None),
        ("aio", None),
        ("virtaxyz", Some("Virtanen")),
        ("virtwxyz", None),
        ("anio", Some("Aino")),
        ("axxo", None),
        ("zwinglimam", None),
        ("hiddem", None),
        ("maximilian cronus", None),
        ("makimilian ainno", None),
        ("CT000099", None),
        ("", None),
    ];
    for (text, expected) in table {
        let found = files.read(|tx| tx.nearest_spelling(&Query::parse(text)));
        assert_eq!(found.as_deref(), expected, "{text:?}");
    }
}
