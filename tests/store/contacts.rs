use kontakti::domain::code_list::{Code, CodeList};
use kontakti::domain::contact::{ContactId, ContactType, Values};
use kontakti::domain::field::{Field, FieldKind};
use kontakti::domain::number_series::{NumberSeries, SeriesKind};
use kontakti::domain::relation::{AccountKind, BusinessRelationValue, Relation};
use kontakti::domain::salesperson::Salesperson;
use kontakti::domain::settings::{Setting, Settings};
use kontakti::domain::tier::Tier;
use kontakti::store::StoreError;

use crate::support::{Files, With, at, company, modified, person};

fn every_field_filled() -> Values {
    Field::ALL.into_iter().fold(Values::default(), |values, field| {
        let text =
            if field.spec().kind == FieldKind::Flag { "true".to_owned() } else { format!("Ää {field:?} 'x\"") };
        values.with(field, text)
    })
}

#[test]
fn every_field_comes_back_as_it_was_stored() {
    let files = Files::new();
    let mut stored = company("CT000001", "");
    stored.values = every_field_filled();
    stored.business_relation = BusinessRelationValue::BankAccount;
    stored.modified = modified("2026-11-23T10:00:00.123456Z");
    let id = files.add(stored.clone());
    let found = files.read(|tx| tx.contact(id)).unwrap();
    assert_eq!(found.values, stored.values, "{:?}", found.values.differences(&stored.values).collect::<Vec<_>>());
    assert_eq!(
        (found.id, found.no, found.contact_type, found.company, found.business_relation, found.no_series),
        (id, stored.no, ContactType::Company, None, BusinessRelationValue::BankAccount, "CONT".to_owned())
    );
    assert_eq!((found.modified, found.revision), (stored.modified, 1));
    let blank = files.add(company("CT000002", "Blank"));
    let blank = files.read(|tx| tx.contact(blank)).unwrap();
    assert_eq!(blank.values.filled().collect::<Vec<_>>(), [(Field::Name, "Blank")]);
}

#[test]
fn every_business_relation_value_comes_back() {
    let files = Files::new();
    let id = files.add(company("CT1", "Cronus"));
    for value in BusinessRelationValue::ALL {
        files.write(|tx| tx.set_business_relation(id, value));
        assert_eq!(files.read(|tx| tx.contact(id)).unwrap().business_relation, value);
    }
}

#[test]
fn a_person_shows_the_name_and_number_that_its_company_has_now() {
    let files = Files::new();
    let cronus = files.add(company("CT000001", "Cronus"));
    let aino = files.add(person("CT000002", "Aino", Some(cronus)));
    let free = files.add(person("CT000003", "Free", None));
    files.write(|tx| {
        let values = Values::default().with(Field::Name, "Cronus Oy");
        tx.update_contact(cronus, 1, &values, None, &modified("2026-11-24T10:00:00Z"))
    });
    let aino = files.read(|tx| tx.contact(aino)).unwrap();
    assert_eq!((aino.company_no(), aino.company_name(), aino.revision), ("CT000001", "Cronus Oy", 1));
    assert_eq!(files.read(|tx| tx.contact(free)).unwrap().company, None);
}

#[test]
fn a_number_is_found_and_taken_whatever_its_case() {
    let files = Files::new();
    let id = files.add(company("CT000001", "Cronus"));
    for no in ["CT000001", "ct000001", " Ct000001 "] {
        assert_eq!(files.read(|tx| tx.contact_by_no(no)).map(|contact| contact.id), Some(id), "{no}");
    }
    assert_eq!(files.read(|tx| tx.contact_by_no("CT00000")), None);
    let taken = files.guild.write::<_, StoreError>(|tx| tx.insert_contact(&company("ct000001", "Secret name")));
    let error = taken.unwrap_err();
    for text in [format!("{error}"), format!("{error:?}")] {
        assert!(text.contains("UNIQUE"), "{text}");
        assert!(!text.contains("Secret") && !text.contains("ct000001"), "{text}");
    }
}

#[test]
fn who_was_slower_changes_nothing() {
    let files = Files::new();
    let id = files.add(company("CT1", "Cronus"));
    let change = |revision, name: &str| {
        files.write(|tx| {
            let values = Values::default().with(Field::Name, name);
            tx.update_contact(id, revision, &values, None, &modified("2026-11-24T10:00:00Z"))
        })
    };
    assert!(change(1, "First"));
    assert!(!change(1, "Second"));
    assert!(change(2, "Third"));
    let now = files.read(|tx| tx.contact(id)).unwrap();
    assert_eq!((now.name(), now.revision, now.modified.at), ("Third", 3, at("2026-11-24T10:00:00Z")));
    assert_eq!(files.names("second"), Vec::<String>::new());
    files.write(|tx| tx.touch_contact(id, &modified("2026-11-25T10:00:00Z")));
    let touched = files.read(|tx| tx.contact(id)).unwrap();
    assert_eq!((touched.name(), touched.revision, touched.modified.at), ("Third", 4, at("2026-11-25T10:00:00Z")));
    let missing = files
        .write(|tx| tx.update_contact(ContactId(99), 1, &Values::default(), None, &modified("2026-11-24T10:00:00Z")));
    assert!(!missing);
}

#[test]
fn people_are_listed_by_name_in_the_order_of_the_language() {
    let files = Files::new();
    let cronus = files.add(company("CT0", "Cronus"));
    for (number, name) in ["Zorro", "Åke", "ärla", "Aino", "Öhman", "Berg", "aatu"].into_iter().enumerate() {
        files.add(person(&format!("P{number}"), name, Some(cronus)));
    }
    files.add(person("P8", "Blocked", Some(cronus)).with(Field::PrivacyBlocked, "true"));
    files.add(person("P9", "Elsewhere", None));
    let names = |locale: &str, page| {
        let page = files.read(|tx| tx.people(cronus, locale, false, page, 4));
        assert_eq!(page.total, 7);
        (page.page, page.items.iter().map(|person| person.name().to_owned()).collect::<Vec<_>>())
    };
    let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(names("fi", 0), (0, words("aatu Aino Berg Zorro")));
    assert_eq!(names("fi", 1), (1, words("Åke ärla Öhman")));
    assert_eq!(names("en-GB", 0), (0, words("aatu Aino Åke ärla")));
    assert_eq!(names("fi", 7), (1, words("Åke ärla Öhman")));
    assert_eq!(files.read(|tx| tx.people(cronus, "fi", true, 0, 9)).total, 8);
    assert_eq!(files.read(|tx| tx.people_count(cronus, true)), 8);
    assert_eq!(files.read(|tx| tx.people_count(ContactId(99), true)), 0);
}

#[test]
fn relations_and_codes_belong_to_their_contact() {
    let files = Files::new();
    let cronus = files.add(company("CT1", "Cronus"));
    let other = files.add(company("CT2", "Other"));
    let relation = |code: &str, kind, no: &str| Relation { code: code.to_owned(), kind, no: no.to_owned() };
    let code = |list, code: &str| Code {
        list,
        code: code.to_owned(),
        description: format!("About {code}"),
        url: String::new(),
    };
    files.write(|tx| {
        tx.insert_relation(cronus, &relation("PRESS", None, ""))?;
        tx.insert_relation(cronus, &relation("CUST", Some(AccountKind::Customer), "C00001"))?;
        tx.insert_code(&code(CodeList::Industry, "RET"))?;
        tx.insert_code(&code(CodeList::Industry, "MAN"))?;
        tx.insert_code(&Code { url: "https://x/%1".to_owned(), ..code(CodeList::WebSource, "RET") })
    });
    assert_eq!(
        files.read(|tx| tx.relations(cronus)),
        [relation("CUST", Some(AccountKind::Customer), "C00001"), relation("PRESS", None, "")]
    );
    assert_eq!(files.read(|tx| tx.relations(other)), []);
    assert!(files.write(|tx| tx.assign(cronus, CodeList::Industry, "RET", "")));
    assert!(!files.write(|tx| tx.assign(cronus, CodeList::Industry, "RET", "")));
    assert!(files.write(|tx| tx.assign(cronus, CodeList::WebSource, "RET", "cronus")));
    let industry = files.read(|tx| tx.assignments(cronus, CodeList::Industry));
    assert_eq!(industry.iter().map(|a| a.code.description.as_str()).collect::<Vec<_>>(), ["About RET"]);
    let web = files.read(|tx| tx.assignments(cronus, CodeList::WebSource));
    assert_eq!(
        web.iter().map(|a| (a.code.url.as_str(), a.search_word.as_str())).collect::<Vec<_>>(),
        [("https://x/%1", "cronus")]
    );
    let unknown = files.guild.write::<_, StoreError>(|tx| tx.assign(cronus, CodeList::Mailing, "NONE", ""));
    assert!(unknown.is_err());
    assert_eq!(files.read(|tx| tx.code(CodeList::Industry, "ret")).unwrap().code, "RET");
    assert_eq!(files.read(|tx| tx.code(CodeList::Mailing, "RET")), None);
    let counts = files.read(|tx| tx.code_counts(CodeList::Industry, true, 0, 10));
    let counts: Vec<_> = counts.items.iter().map(|count| (count.code.code.as_str(), count.contacts)).collect();
    assert_eq!(counts, [("MAN", 0), ("RET", 1)]);
}

#[test]
fn codes_of_fields_and_relations_are_counted_too() {
    let files = Files::new();
    let cronus = files.add(company("CT1", "Cronus").with(Field::TerritoryCode, "N"));
    files.add(person("CT2", "Aino", Some(cronus)).with(Field::TerritoryCode, "N"));
    files.write(|tx| {
        for (list, code) in [(CodeList::Territory, "N"), (CodeList::Territory, "S"), (CodeList::Relation, "CUST")] {
            tx.insert_code(&Code { list, code: code.to_owned(), description: String::new(), url: String::new() })?;
        }
        tx.insert_relation(cronus, &Relation { code: "CUST".to_owned(), kind: None, no: String::new() })
    });
    let counts = |list, page| {
        let page = files.read(|tx| tx.code_counts(list, true, page, 1));
        (page.total, page.page, page.items.iter().map(|c| (c.code.code.clone(), c.contacts)).collect::<Vec<_>>())
    };
    assert_eq!(counts(CodeList::Territory, 0), (2, 0, vec![("N".to_owned(), 2)]));
    assert_eq!(counts(CodeList::Territory, 9), (2, 1, vec![("S".to_owned(), 0)]));
    assert_eq!(counts(CodeList::Relation, 0), (1, 0, vec![("CUST".to_owned(), 1)]));
    assert_eq!(files.read(|tx| tx.codes(CodeList::Territory)).len(), 2);
}

#[test]
fn a_new_file_is_filled_once() {
    let files = Files::new();
    let series = NumberSeries {
        kind: SeriesKind::Contacts,
        first: "CT000001".to_owned(),
        last: "CT9".to_owned(),
        warning: "CT8".to_owned(),
        step: 10,
        manual: false,
        last_used: "CT000005".to_owned(),
    };
    let code =
        Code { list: CodeList::Level, code: "CEO".to_owned(), description: "Chief".to_owned(), url: String::new() };
    assert!(files.read(|tx| tx.is_fresh()));
    files.write(|tx| tx.seed(std::slice::from_ref(&code), std::slice::from_ref(&series)));
    assert!(!files.read(|tx| tx.is_fresh()));
    assert_eq!(files.read(|tx| tx.series(SeriesKind::Contacts)), series);
    assert_eq!(files.read(|tx| tx.codes(CodeList::Level)), [code]);
    let off = files.read(|tx| tx.series(SeriesKind::Banks));
    assert_eq!((off.first.as_str(), off.step, off.manual), ("", 1, true));
    let next = NumberSeries { last_used: "CT000006".to_owned(), ..series };
    files.write(|tx| tx.save_series(&next));
    assert_eq!(files.read(|tx| tx.series(SeriesKind::Contacts)), next);
}

#[test]
fn settings_are_the_shipped_ones_until_they_are_set() {
    let files = Files::new();
    assert_eq!(files.read(|tx| tx.settings()), Settings::default());
    files.write(|tx| {
        tx.set_setting(Setting::InheritAddress, "")?;
        tx.set_setting(Setting::CardVisibility, "public")?;
        tx.set_setting(Setting::CardVisibility, "private")
    });
    let settings = files.read(|tx| tx.settings());
    assert!(settings.cards_are_private() && !settings.is_on(Setting::InheritAddress));
    assert!(settings.is_on(Setting::InheritCountry));
}

#[test]
fn salespeople_are_found_by_code_and_by_user() {
    let files = Files::new();
    let jim = Salesperson {
        code: "JO".to_owned(),
        name: "Jim Olive".to_owned(),
        e_mail: "jo@x.fi".to_owned(),
        phone_no: "1".to_owned(),
        user_id: "77".to_owned(),
        blocked: false,
    };
    let blocked = Salesperson { code: "AB".to_owned(), blocked: true, ..jim.clone() };
    let nobody = Salesperson { code: "NO".to_owned(), ..Salesperson::default() };
    files.write(|tx| {
        [&jim, &blocked, &nobody].into_iter().try_for_each(|salesperson| tx.insert_salesperson(salesperson))
    });
    files.add(company("CT1", "Cronus").with(Field::SalespersonCode, "JO"));
    assert_eq!(files.read(|tx| tx.salesperson("jo")), Some(jim.clone()));
    assert_eq!(files.read(|tx| tx.salesperson_of_user("77")), Some(jim.clone()));
    assert_eq!(files.read(|tx| tx.salesperson_of_user("")), None);
    assert_eq!(files.read(|tx| tx.salespeople()), [(blocked, 0), (jim, 1), (nobody, 0)]);
}

#[test]
fn the_last_tier_given_to_a_role_counts() {
    let files = Files::new();
    files.write(|tx| {
        tx.set_access("everyone", Tier::None)?;
        tx.set_access("42", Tier::Viewer)?;
        tx.set_access("everyone", Tier::Editor)
    });
    let expected = [("42".to_owned(), Tier::Viewer), ("everyone".to_owned(), Tier::Editor)];
    assert_eq!(files.read(|tx| tx.access()), expected);
}

#[test]
fn the_newest_fifty_contacts_are_remembered_a_person() {
    let files = Files::new();
    let ids: Vec<_> = (0..60).map(|number| files.add(company(&format!("CT{number}"), "Any"))).collect();
    let now = at("2026-11-23T10:00:00Z");
    files.write(|tx| {
        for id in ids.iter().chain([&ids[20]]) {
            tx.remember_recent("aino", *id, now)?;
        }
        tx.remember_recent("other", ids[0], now)
    });
    let recent = files.read(|tx| tx.recent_contacts("aino", None, 100));
    assert_eq!(recent.len(), 50);
    assert_eq!(recent.iter().take(3).map(|c| c.id).collect::<Vec<_>>(), [ids[20], ids[59], ids[58]]);
    assert_eq!(files.read(|tx| tx.recent_contacts("aino", Some(ContactType::Person), 9)), []);
    assert_eq!(files.read(|tx| tx.recent_contacts("other", None, 9)).len(), 1);
}
