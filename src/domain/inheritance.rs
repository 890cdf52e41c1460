//! What a person gets from the company it joins (domain rule 4.3, first part).

use super::contact::Values;
use super::field::{Field, Inherits};
use super::settings::Settings;

/// What makes two addresses the same one. The county is copied with them but does not count.
const ADDRESS_KEY: [Field; 4] = [Field::Address, Field::Address2, Field::PostCode, Field::City];

/// Whether both have the same address.
pub(super) fn same_address(one: &Values, other: &Values) -> bool {
    ADDRESS_KEY.iter().all(|&field| one.get(field) == other.get(field))
}

/// The person's fields after joining `company`; `left` is the company it belonged to before.
///
/// By switch: salesperson, territory, country and language become the company's even where the company has none; the
/// address is copied as one when the person has none or still has that of `left`; each communication field when it is
/// blank or still that of `left`.
pub fn on_joining(person: &Values, left: Option<&Values>, company: &Values, settings: &Settings) -> Values {
    let takes_address =
        ADDRESS_KEY.iter().all(|&field| person.is_blank(field)) || left.is_some_and(|left| same_address(person, left));
    let mut joined = person.clone();
    for field in Field::ALL {
        let Some(group) = field.spec().inherits.filter(|&group| settings.inherits(group)) else { continue };
        let takes = match group {
            Inherits::Salesperson | Inherits::Territory | Inherits::Country | Inherits::Language => true,
            Inherits::Address => takes_address,
            Inherits::Communication | Inherits::CommunicationOnJoining => {
                person.is_blank(field) || left.is_some_and(|left| person.get(field) == left.get(field))
            }
        };
        if takes {
            joined.set(field, company.get(field));
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::super::settings::Setting;
    use super::*;

    fn of(fields: &[(Field, &str)]) -> Values {
        fields.iter().fold(Values::default(), |values, (field, text)| values.with(*field, text))
    }

    fn cronus() -> Values {
        of(&[
            (Field::Name, "Cronus Oy"),
            (Field::Address, "Katu 1"),
            (Field::PostCode, "00100"),
            (Field::City, "Helsinki"),
            (Field::County, "Uusimaa"),
            (Field::CountryRegionCode, "FI"),
            (Field::PhoneNo, "09 123 4567"),
            (Field::EMail, "info@cronus.fi"),
            (Field::SalespersonCode, "JO"),
            (Field::TerritoryCode, "S"),
            (Field::LanguageCode, "FIN"),
            (Field::CorrespondenceType, "email"),
            (Field::CurrencyCode, "EUR"),
            (Field::VatRegistrationNo, "FI12345678"),
        ])
    }

    #[test]
    fn a_blank_person_gets_what_flows_and_nothing_else() {
        let joined = on_joining(&of(&[(Field::Name, "Aino")]), None, &cronus(), &Settings::default());
        let mut expected = cronus().with(Field::Name, "Aino");
        expected.set(Field::CurrencyCode, "");
        expected.set(Field::VatRegistrationNo, "");
        assert!(joined == expected, "{joined:?}");
    }

    #[test]
    fn codes_are_overwritten_even_with_blank() {
        let person = of(&[(Field::SalespersonCode, "EH"), (Field::TerritoryCode, "N"), (Field::LanguageCode, "SVE")]);
        let joined = on_joining(&person, None, &cronus().with(Field::TerritoryCode, ""), &Settings::default());
        assert_eq!(joined.get(Field::SalespersonCode), "JO");
        assert_eq!(joined.get(Field::TerritoryCode), "");
        assert_eq!(joined.get(Field::LanguageCode), "FIN");
    }

    #[test]
    fn the_address_goes_as_one() {
        let left = of(&[(Field::Address, "Gata 2"), (Field::City, "Turku"), (Field::PostCode, "20100")]);
        let table: [(&str, Values, Option<&Values>, &str, &str); 5] = [
            ("none of its own", Values::default(), None, "Katu 1", "Helsinki"),
            ("the left company's", left.clone(), Some(&left), "Katu 1", "Helsinki"),
            (
                "the left company's with another county",
                left.clone().with(Field::County, "X"),
                Some(&left),
                "Katu 1",
                "Helsinki",
            ),
            ("a city of its own", of(&[(Field::City, "Oulu")]), Some(&left), "", "Oulu"),
            ("that of a company it never left", left.clone(), None, "Gata 2", "Turku"),
        ];
        for (what, person, left, address, city) in table {
            let joined = on_joining(&person, left, &cronus(), &Settings::default());
            assert_eq!((joined.get(Field::Address), joined.get(Field::City)), (address, city), "{what}");
        }
    }

    #[test]
    fn each_of_the_four_address_fields_makes_the_address_the_persons_own() {
        let old = of(&[
            (Field::Address, "Gata 2"),
            (Field::Address2, "B"),
            (Field::PostCode, "20100"),
            (Field::City, "Turku"),
            (Field::County, "X"),
        ]);
        for (field, text, address) in [
            (Field::Address, "Gata 3", "Gata 3"),
            (Field::Address2, "", "Gata 2"),
            (Field::PostCode, "20200", "Gata 2"),
            (Field::City, "Åbo", "Gata 2"),
            // The county and the country are none of the four.
            (Field::County, "Y", "Katu 1"),
            (Field::CountryRegionCode, "SE", "Katu 1"),
        ] {
            let joined = on_joining(&old.clone().with(field, text), Some(&old), &cronus(), &Settings::default());
            assert_eq!(joined.get(Field::Address), address, "{field:?}");
        }
    }

    #[test]
    fn each_field_of_communication_goes_when_it_is_blank_or_the_left_companys() {
        use Field as F;
        for field in [F::PhoneNo, F::MobilePhoneNo, F::FaxNo, F::EMail, F::HomePage, F::CorrespondenceType] {
            // The person's, the left company's, the new company's, the person's afterwards.
            for (person, left, company, expected) in [
                ("", "", "new", "new"),
                ("", "left", "new", "new"),
                ("left", "left", "new", "new"),
                ("left", "left", "", ""),
                ("own", "left", "new", "own"),
                ("own", "", "new", "own"),
                ("Left", "left", "new", "Left"),
            ] {
                let [person, left, company] = [person, left, company].map(|text| of(&[(field, text)]));
                let joined = on_joining(&person, Some(&left), &company, &Settings::default());
                assert_eq!(joined.get(field), expected, "{field:?} {person:?} {left:?}");
            }
        }
        // What does not flow on joining.
        for field in [F::EMail2, F::CurrencyCode, F::VatRegistrationNo, F::RegistrationNo, F::Name2, F::SalutationCode]
        {
            let joined = on_joining(&Values::default(), None, &of(&[(field, "X")]), &Settings::default());
            assert!(joined.is_blank(field), "{field:?}");
        }
    }

    #[test]
    fn communication_goes_field_by_field() {
        let left = of(&[(Field::PhoneNo, "02 111"), (Field::EMail, "info@left.fi"), (Field::HomePage, "left.fi")]);
        let person = of(&[
            (Field::PhoneNo, "02 111"),
            (Field::EMail, "aino@left.fi"),
            (Field::HomePage, "left.fi"),
            (Field::CorrespondenceType, "hard-copy"),
        ]);
        let joined = on_joining(&person, Some(&left), &cronus(), &Settings::default());
        assert_eq!(joined.get(Field::PhoneNo), "09 123 4567");
        assert_eq!(joined.get(Field::EMail), "aino@left.fi");
        // The company it left had one, the new company has none.
        assert_eq!(joined.get(Field::HomePage), "");
        assert_eq!(joined.get(Field::CorrespondenceType), "hard-copy");
    }

    #[test]
    fn a_switch_that_is_off_stops_its_group_only() {
        let table = [
            (Setting::InheritSalesperson, Field::SalespersonCode),
            (Setting::InheritTerritory, Field::TerritoryCode),
            (Setting::InheritCountry, Field::CountryRegionCode),
            (Setting::InheritLanguage, Field::LanguageCode),
            (Setting::InheritAddress, Field::City),
            (Setting::InheritCommunication, Field::PhoneNo),
            (Setting::InheritCommunication, Field::CorrespondenceType),
        ];
        for (switch, field) in table {
            let mut settings = Settings::default();
            settings.set(switch, "");
            let joined = on_joining(&Values::default(), None, &cronus(), &settings);
            assert!(joined.is_blank(field), "{switch:?}");
            for (_, other) in table.into_iter().filter(|(setting, _)| *setting != switch) {
                assert!(!joined.is_blank(other), "{switch:?} {other:?}");
            }
        }
    }
}
