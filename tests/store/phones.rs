//! Phone numbers, found by digits however they are written.

use kontakti::domain::field::Field;
use kontakti::domain::settings::Setting;

use crate::support::{Files, With, company, person};

#[test]
fn a_number_is_found_among_very_many_newer_ones_with_the_same_runs_of_digits() {
    let files = Files::new();
    files.add(company("CT1", "Cronus").with(Field::PhoneNo, "09 100 0012"));
    files.write(|tx| {
        for n in 0..300 {
            tx.insert_contact(&person(&format!("P{n}"), "Matti", None).with(Field::PhoneNo, "0910012 0001"))?;
        }
        Ok(())
    });
    assert_eq!(files.names("09 100 0012"), ["Cronus"]);
    assert_eq!(files.read(|tx| tx.companies_matching("091000012", true, 25)).len(), 1);
}

#[test]
fn a_number_is_found_though_most_numbers_have_its_runs_of_four_elsewhere() {
    let files = Files::new();
    files.add(company("CT1", "Cronus").with(Field::MobilePhoneNo, "+358 40 100 0910"));
    files.write(|tx| {
        for n in 0..4_200 {
            // The one has `0910` and `1000`, the other `0100`.
            let no = format!("09 100 0{:03}", n % 900);
            let matti = person(&format!("P{n}"), "Matti", None).with(Field::PhoneNo, &no);
            tx.insert_contact(&matti.with(Field::MobilePhoneNo, "040 100 2345"))?;
        }
        Ok(())
    });
    for typed in ["040 100 0910", "+358401000910", "1000910"] {
        assert_eq!(files.names(typed), ["Cronus"], "{typed}");
    }
}

#[test]
fn a_new_phone_region_reads_the_stored_phones_anew() {
    let files = Files::new();
    files.add(company("CT1", "Cronus").with(Field::PhoneNo, "040 123 4567"));
    let aino = files.add(person("CT2", "Aino", None).with(Field::MobilePhoneNo, "+358 50 111 2222"));
    assert_eq!(files.names("+358 40 123"), Vec::<String>::new());
    assert_eq!(files.names("0501112222"), ["Aino"]);
    files.write(|tx| tx.set_setting(Setting::PhoneRegion, "FI"));
    assert_eq!(files.names("+358 40 123"), ["Cronus"]);
    assert_eq!(files.names("0501112222"), ["Aino"]);
    files.write(|tx| tx.set_setting(Setting::PhoneRegion, "SE"));
    assert_eq!(files.names("+358 40 123"), Vec::<String>::new());
    assert_eq!(files.names("+46 40 123"), ["Cronus"]);
    assert_eq!(files.read(|tx| tx.contact(aino)).unwrap().revision, 1);
}
