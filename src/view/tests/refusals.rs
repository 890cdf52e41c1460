//! Refusals and faults: each says what it is about and what to do, in both languages.

use super::{actions, message, read};
use crate::app::refusal::{AccountFault, Failure, Instead, Named, Place, Refusal, Retry};
use crate::app::request::Press;
use crate::app::trouble::Trouble;
use crate::domain::code_list::CodeList;
use crate::domain::contact::ContactType;
use crate::domain::fault::{Fault, SeriesFault};
use crate::domain::field::Field;
use crate::domain::number_series::SeriesKind;
use crate::domain::relation::AccountKind;
use crate::domain::salutation::Formality;
use crate::domain::settings::Setting;
use crate::domain::tier::Tier;
use crate::view::render;
use crate::view::reply::{Accent, Action};

fn said(refusal: Refusal, reader: &str) -> String {
    let reply = render(&Err(Failure::from(refusal)), reader);
    assert!(reply.private && !reply.replaces);
    let message = message(reply);
    assert_eq!(message.accent, Accent::Refusal);
    read(&message)
}

fn unavailable(trouble: Trouble) -> Refusal {
    Refusal::Unavailable { trouble, incident: "7f3a".into() }
}

fn faults() -> Vec<Fault> {
    let near = || vec!["RET".to_owned(), "WHOLE".to_owned()];
    vec![
        Fault::Blank,
        Fault::TooLong { max: 100, length: 101 },
        Fault::Letters,
        Fault::BadEmail { part: "aino@".into() },
        Fault::EmailSeparator,
        Fault::OneEmailOnly,
        Fault::OneAddressOnly,
        Fault::BadWeb,
        Fault::BadVat { country: "FI".into() },
        Fault::UnknownCountry,
        Fault::UnknownLanguage,
        Fault::UnknownCurrency,
        Fault::UnknownChoice { allowed: vec!["hard-copy".into(), "email".into()] },
        Fault::NotYesNo,
        Fault::UnknownCode { list: CodeList::Industry, nearest: near(), all: Vec::new() },
        Fault::UnknownCode { list: CodeList::Territory, nearest: Vec::new(), all: near() },
        Fault::NoSalespersonOfYours,
        Fault::NoSearchStrings,
        Fault::OnList { list: CodeList::Industry },
        Fault::Twice { line: 2 },
        Fault::NoLabel,
        Fault::GivenTwice,
        Fault::UnknownSalesperson { nearest: near() },
        Fault::UnknownSalesperson { nearest: Vec::new() },
        Fault::BlockedSalesperson,
        Fault::BadCode,
        Fault::UnknownTimeZone,
        Fault::NotADate,
        Fault::EndsBeforeStart,
        Fault::StartTaken { code: "SUMMER".into() },
        Fault::NoSuchPlace { place: "%6".into() },
        Fault::NoNamePart { place: "%2".into() },
        Fault::NotANumber,
        Fault::OutOfRange { min: 1, max: 100 },
        Fault::CompaniesOnly,
        Fault::PersonsOnly,
        Fault::WebSourcesOnly,
        Fault::WrongType,
        Fault::CannotClear,
    ]
}

#[test]
fn every_fault_names_its_field_or_setting_and_says_what_to_do() {
    for (place, [english, finnish]) in [
        (Place::Field(Field::PhoneNo), ["Phone: ", "Puhelin: "]),
        (Place::Setting(Setting::TimeZone), ["Time zone: ", "Aikavyöhyke: "]),
        (Place::Option("company".into()), ["Company: ", "Yritys: "]),
        (Place::Option("page".into()), ["Page: ", "Sivu: "]),
    ] {
        for fault in faults() {
            for (reader, label) in [("en-US", english), ("fi", finnish)] {
                let wrong = Refusal::Wrong { place: place.clone(), given: "gvn".into(), fault: fault.clone() };
                let text = said(wrong, reader);
                let lines: Vec<&str> = text.lines().collect();
                assert!(lines[1].starts_with(label), "{text}");
                assert!(lines.len() >= 4 && lines.iter().all(|line| line.len() > 3), "{text}");
                assert!(text.contains("gvn"), "{text}");
            }
        }
    }
}

#[test]
fn every_series_fault_names_the_number_and_the_series() {
    for fault in [
        SeriesFault::Missing,
        SeriesFault::UsedUp { last: "CT999".into() },
        SeriesFault::ManualOff,
        SeriesFault::NoDigits,
        SeriesFault::OtherSkeleton,
        SeriesFault::BelowFirst,
        SeriesFault::AboveLast,
        SeriesFault::TooLong { max: 20 },
        SeriesFault::BadStep,
    ] {
        for (reader, label) in [("en", "Number (Contacts): "), ("fi", "Numero (Kontaktit): ")] {
            let series = SeriesKind::Contacts;
            let text = said(Refusal::Series { series, given: "CT1".into(), fault: fault.clone() }, reader);
            assert!(text.lines().nth(1).is_some_and(|line| line.starts_with(label)), "{text}");
            assert!(text.lines().count() >= 5, "{text}");
        }
    }
}

#[test]
fn every_other_refusal_says_what_and_what_to_do() {
    let code = || "RET".to_owned();
    let number = || "CT000001".to_owned();
    for (refusal, names) in [
        (Refusal::NotAllowed { needs: Tier::Editor }, ["Only editors and admins", "Vain muokkaaja tai ylläpitäjä"]),
        (Refusal::Missing { option: "name".into() }, ["Name", "Nimi"]),
        (Refusal::NoContact { given: "xyz".into() }, ["xyz", "xyz"]),
        (Refusal::NoCompany { given: "xyz".into() }, ["Company: ", "Yritys: "]),
        (Refusal::NotAField { instead: Instead::Move }, ["/contact move", "/contact move"]),
        (Refusal::NotAField { instead: Instead::ChangeType }, ["/contact change-type", "Tyypin"]),
        (Refusal::NotAField { instead: Instead::AddAnew }, ["keeps its number", "numero ei muutu"]),
        (Refusal::NotAField { instead: Instead::Codes(CodeList::Industry) }, ["/contact assign", "Toimialat annetaan"]),
        (Refusal::NotAField { instead: Instead::Relation }, ["/relation create", "tilin"]),
        (Refusal::NotAField { instead: Instead::Note }, ["/contact note", "/contact note"]),
        (Refusal::NothingToRead, ["no text", "ei ole tekstiä"]),
        (Refusal::NoSignature, ["looks like a contact", "ei näytä kontaktilta"]),
        (Refusal::ContactGone, ["/find", "/find"]),
        (Refusal::NoteGone, ["/contact note", "/contact note"]),
        (Refusal::NoAddress { code: "SUMMER".into(), name: "Cronus Oy".into() }, ["SUMMER", "Cronus Oy"]),
        (Refusal::NoDates { code: "SUMMER".into(), day: "2026-06-01".into() }, ["2026-06-01", "SUMMER"]),
        (Refusal::NotYourNote, ["writer", "kirjoittaja"]),
        (Refusal::NumberTaken { number: number() }, ["Number: CT000001", "Numero: CT000001"]),
        (Refusal::CodeExists { list: CodeList::Industry, code: code() }, ["Industry groups", "Toimialat"]),
        (
            Refusal::CodeInUse {
                list: CodeList::Industry,
                code: code(),
                contacts: 7,
                first: vec![(number(), "Cronus Oy".into())],
            },
            ["/contact list industry:RET", "/contact list toimiala:RET"],
        ),
        (
            Refusal::CodeInUse {
                list: CodeList::Salutation,
                code: code(),
                contacts: 1,
                first: vec![(number(), "Cronus Oy".into())],
            },
            ["Cronus Oy (CT000001)", "Cronus Oy (CT000001)"],
        ),
        (
            Refusal::CodeInSetting { code: code(), setting: Setting::DefaultTerritory },
            ["/setup defaults", "/setup defaults"],
        ),
        (
            Refusal::ListNotFor { list: CodeList::Industry, only: ContactType::Company, name: "Aino".into() },
            ["Aino is a person", "Aino on henkilö"],
        ),
        (
            Refusal::ListNotFor { list: CodeList::Responsibility, only: ContactType::Person, name: "Cronus".into() },
            ["Cronus is a company", "Cronus on yritys"],
        ),
        (Refusal::CodeReserved { code: code(), kind: AccountKind::Bank }, ["/relation create", "/relation create"]),
        (
            Refusal::HasCode { list: CodeList::Mailing, code: code(), name: "Aino".into() },
            ["Aino has RET already", "on jo RET"],
        ),
        (
            Refusal::HasNotCode { list: CodeList::Mailing, code: code(), name: "Aino".into() },
            ["does not have RET", "ei ole koodia RET"],
        ),
        (Refusal::SalespersonInUse { code: code(), contacts: 2 }, ["salesperson:RET", "myyjä:RET"]),
        (Refusal::SameSalesperson { code: code() }, ["/salesperson list", "/salesperson list"]),
        (Refusal::SalespersonExists { code: code() }, ["Code: RET", "Koodi: RET"]),
        (Refusal::UserIsSalesperson { code: code() }, ["User: ", "Käyttäjä: "]),
        (Refusal::CodeLine { line: 3, text: "a b".into(), fault: Fault::BadCode }, ["Line 3: ", "Rivi 3: "]),
        (
            Refusal::NoFormula { code: "M".into(), language: "SVE".into(), formality: Formality::Informal },
            ["Swedish, Informal", "ruotsi, Tuttavallinen"],
        ),
        (Refusal::OutOfDate, ["/find", "/find"]),
        (Refusal::ChangedMeanwhile { by: "Jim".into() }, ["Jim", "Jim"]),
        (Refusal::MinorNeedsConsent, ["Privacy blocked: ", "Tietosuojaesto: "]),
        (unavailable(Trouble::DiskFull), ["disk is full", "levy on täynnä"]),
        (unavailable(Trouble::DiskFails), ["disk does not take", "levylle ei voi"]),
        (unavailable(Trouble::ReadOnly), ["may not write", "ei saa kirjoittaa"]),
        (unavailable(Trouble::NoAccess), ["cannot get at", "ei pääse"]),
        (unavailable(Trouble::Damaged), ["bring a backup back", "palauttamaan varmuuskopio"]),
        (unavailable(Trouble::Newer), ["newer version", "uudempi versio"]),
        (unavailable(Trouble::Busy), ["in a moment", "hetken päästä"]),
        (Refusal::ServerOnly, ["server", "palvelimella"]),
        (Refusal::NotInServer, ["not in this server", "tällä palvelimella"]),
        (Refusal::TooFast { seconds: 1 }, ["in 1 second.", "1 sekunnin"]),
        (Refusal::TooFast { seconds: 12 }, ["in 12 seconds.", "12 sekunnin"]),
        (Refusal::Restarting, ["in a moment", "hetken päästä"]),
        (Refusal::NothingGiven, ["nothing to change", "mitään muutettavaa"]),
        (Refusal::NoSuchCommand { given: "fnd".into(), nearest: Some("find".into()) }, ["/find", "/find"]),
        (Refusal::NoSuchCommand { given: "fnd".into(), nearest: None }, ["fnd", "fnd"]),
        (Refusal::NoSuchOption { given: "nmae".into(), nearest: Some("name".into()) }, ["name", "nimi"]),
        (Refusal::NoSuchOption { given: "nmae".into(), nearest: None }, ["nmae", "nmae"]),
        (Refusal::OptionTwice { option: "city".into() }, ["City: ", "Paikkakunta: "]),
        (Refusal::SetAndCleared { option: "city".into() }, ["City: ", "Paikkakunta: "]),
        (
            Refusal::SeriesSetting {
                series: SeriesKind::Contacts,
                option: "last",
                given: "XX9".into(),
                fault: SeriesFault::OtherSkeleton,
            },
            ["Last (Contacts): ", "Viimeinen (Kontaktit): "],
        ),
    ] {
        for (reader, name) in ["en-US", "fi"].into_iter().zip(names) {
            let text = said(refusal.clone(), reader);
            assert!(text.contains(name), "{reader} {refusal:?}: {text}");
            assert!(text.lines().count() >= 4, "{text}");
        }
    }
}

#[test]
fn what_is_in_the_way_of_an_account_names_the_kind_and_the_contact() {
    let contact = || Named { no: "CT000001".into(), name: "Cronus Oy".into() };
    let number = || "C00001".to_owned();
    for (fault, names) in [
        (AccountFault::NeedsCompany { contact: contact() }, ["Cronus Oy", "company"]),
        (AccountFault::PersonsOnly { contact: contact() }, ["Cronus Oy", "person"]),
        (AccountFault::Blocked { contact: contact() }, ["Cronus Oy (CT000001)", "/contact set"]),
        (AccountFault::NoRelationCode, ["settings", "/setup relations"]),
        (AccountFault::HasOne { contact: contact(), number: number() }, ["C00001", "/relation unlink"]),
        (AccountFault::CodeTaken { contact: contact(), code: "CUST".into(), number: number() }, ["CUST", "C00001"]),
        (AccountFault::NumberTaken { number: number(), by: contact() }, ["C00001", "Cronus Oy (CT000001)"]),
        (AccountFault::NumberExists { number: number() }, ["C00001", "/relation link"]),
        (AccountFault::NotLinked { contact: contact(), number: number() }, ["C00001", "/contact show"]),
    ] {
        let refusal = Refusal::Account { kind: AccountKind::Customer, fault };
        let text = said(refusal.clone(), "en");
        assert!(text.contains("Customer: ") && names.iter().all(|name| text.contains(name)), "{text}");
        assert!(said(refusal, "fi").contains("Asiakas: "), "{text}");
    }
}

#[test]
fn an_unknown_code_offers_the_nearest_and_the_list() {
    let fault =
        Fault::UnknownCode { list: CodeList::Territory, nearest: vec!["SW".into(), "SE".into()], all: Vec::new() };
    let place = Place::Field(Field::TerritoryCode);
    let text = said(Refusal::Wrong { place, given: "SX".into(), fault }, "en");
    assert_eq!(
        text,
        "Not done\nTerritory: SX is not on the list Territories.\nClosest: SW, SE.\n\
         The whole list: /code list.\nNothing was saved."
    );
}

#[test]
fn choices_are_named_as_people_see_them_and_as_they_can_be_typed() {
    let fault = Fault::UnknownChoice { allowed: vec!["hard-copy".into(), "email".into()] };
    let place = Place::Field(Field::CorrespondenceType);
    let text = said(Refusal::Wrong { place, given: "fax".into(), fault }, "fi");
    assert!(text.contains("Kirje, Sähköposti"), "{text}");
}

#[test]
fn what_was_written_is_cut_and_a_blank_is_not_repeated() {
    let wrong = |given: &str| Refusal::Wrong {
        place: Place::Field(Field::Name),
        given: given.to_owned(),
        fault: Fault::TooLong { max: 100, length: given.chars().count() },
    };
    assert!(said(wrong(&"x".repeat(5000)), "en").chars().count() < 500);
    assert!(!said(wrong("   "), "en").contains("You wrote"));
}

#[test]
fn a_refused_form_can_be_edited_again() {
    let failure = Failure::Refused {
        refusal: Box::new(Refusal::NothingGiven),
        retry: Some(Retry { draft: "k7".into(), company: None }),
    };
    let message = message(render(&Err(failure), "en"));
    assert_eq!(actions(&message), [Action::Press(Press::EditAgain { draft: "k7".into() })]);
    assert!(read(&message).ends_with("[Edit again]"));
}

#[test]
fn a_fault_of_ours_shows_the_incident_and_nothing_else() {
    for reader in ["en", "fi"] {
        let reply = render(&Err(Failure::Fault { incident: "a1b2".into() }), reader);
        assert!(reply.private);
        let message = message(reply);
        assert_eq!(message.accent, Accent::Fault);
        assert!(read(&message).contains("a1b2"));
    }
}
