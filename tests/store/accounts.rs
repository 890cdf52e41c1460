//! Relations and accounts in the file.

use kontakti::domain::account::AccountState;
use kontakti::domain::relation::{AccountKind, BusinessRelationValue, Relation};
use kontakti::store::StoreError;

use crate::support::{Files, company, person};

fn customer(no: &str) -> Relation {
    Relation { code: "CUST".to_owned(), kind: Some(AccountKind::Customer), no: no.to_owned() }
}

#[test]
fn an_account_outlives_its_relation_and_has_one_contact() {
    let files = Files::new();
    let cronus = files.add(company("CT1", "Cronus"));
    let acme = files.add(company("CT2", "Acme"));
    files.write(|tx| tx.insert_relation(cronus, &customer("C00001")));
    let holder = |no: &str| files.read(|tx| tx.account_holder(AccountKind::Customer, no)).map(|contact| contact.id);
    assert_eq!(holder("c00001"), Some(cronus));
    assert_eq!(files.read(|tx| tx.account_holder(AccountKind::Vendor, "C00001")), None);
    let twice = files.guild.write(|tx| tx.insert_relation(acme, &customer("c00001")));
    assert!(matches!(twice, Err(StoreError::Sqlite(_))), "{twice:?}");
    let second = Relation { code: "PROS".to_owned(), ..customer("C00002") };
    let second = files.guild.write(|tx| tx.insert_relation(cronus, &second));
    assert!(matches!(second, Err(StoreError::Sqlite(_))), "{second:?}");
    assert!(files.write(|tx| tx.delete_relation(cronus, "CUST")));
    assert!(!files.write(|tx| tx.delete_relation(cronus, "CUST")));
    assert_eq!(holder("C00001"), None);
    assert!(files.read(|tx| tx.has_account(AccountKind::Customer, "c00001")));
    assert!(!files.read(|tx| tx.has_account(AccountKind::Customer, "C00002")));
    files.write(|tx| tx.insert_account(AccountKind::Customer, "C00001", AccountState::Made));
    files.write(|tx| tx.insert_relation(acme, &customer("C00001")));
    assert_eq!(holder("C00001"), Some(acme));
}

#[test]
fn people_come_with_their_own_relations() {
    let files = Files::new();
    let cronus = files.add(company("CT1", "Cronus"));
    let [aino, matti] = ["CT2", "CT3"].map(|no| files.add(person(no, "X", Some(cronus))));
    let press = Relation { code: "PRESS".to_owned(), kind: None, no: String::new() };
    files.write(|tx| {
        tx.insert_relation(cronus, &customer("C1"))?;
        tx.insert_relation(matti, &press)?;
        tx.set_business_relation(matti, BusinessRelationValue::Multiple)
    });
    let people = files.read(|tx| tx.people_relations(cronus));
    let people: Vec<_> = people.into_iter().map(|person| (person.id, person.value, person.relations)).collect();
    let expected = [(aino, BusinessRelationValue::None, vec![]), (matti, BusinessRelationValue::Multiple, vec![press])];
    assert_eq!(people, expected);
    assert_eq!(files.read(|tx| tx.related_contacts()), [cronus, matti]);
}
