//! What flows to a company's people when the company changes (domain rule 4.4).

use super::contact::Values;
use super::field::{Field, Inherits};
use super::inheritance::same_address;
use super::settings::Settings;

/// The fields that can flow: those of a switch that is on, whose text the company changed.
///
/// Correspondence type flows on joining only; currency and registration numbers never do. A person's company name is
/// the company's own and needs no flowing.
pub fn flowing(before: &Values, after: &Values, settings: &Settings) -> Vec<Field> {
    before
        .differences(after)
        .map(|(field, ..)| field)
        .filter(|field| {
            let group = field.spec().inherits;
            group.is_some_and(|group| group != Inherits::CommunicationOnJoining && settings.inherits(group))
        })
        .collect()
}

/// A person's fields after its company changed from `before` to `after`.
///
/// A field follows when the person's text was the company's old one, where blank and blank are the same. The parts of
/// the address follow together: when address, address 2, post code and city were all the company's old ones, each part
/// that the company changed is copied, the county too.
pub fn on_company_change(before: &Values, after: &Values, person: &Values, settings: &Settings) -> Values {
    let has_old_address = same_address(person, before);
    let mut changed = person.clone();
    for field in flowing(before, after, settings) {
        let follows = match field.spec().inherits {
            Some(Inherits::Address) => has_old_address,
            _ => person.get(field) == before.get(field),
        };
        if follows {
            changed.set(field, after.get(field));
        }
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::super::settings::Setting;
    use super::*;

    fn of(fields: &[(Field, &str)]) -> Values {
        fields.iter().fold(Values::default(), |values, (field, text)| values.with(*field, text))
    }

    #[test]
    fn a_field_follows_when_it_was_the_companys_old_one() {
        let table = [
            // Field, company before and after, person before, person after.
            (Field::PhoneNo, "09 1", "09 2", "09 1", "09 2"),
            (Field::PhoneNo, "09 1", "09 2", "040 5", "040 5"),
            (Field::PhoneNo, "09 1", "09 2", "", ""),
            // Blank is equal to blank.
            (Field::PhoneNo, "", "09 2", "", "09 2"),
            (Field::PhoneNo, "09 1", "", "09 1", ""),
            // The company did not change it.
            (Field::PhoneNo, "09 1", "09 1", "09 1", "09 1"),
            (Field::MobilePhoneNo, "1", "2", "1", "2"),
            (Field::FaxNo, "1", "2", "1", "2"),
            (Field::EMail, "a@x.fi", "b@x.fi", "a@x.fi", "b@x.fi"),
            // Equal means the same letters in the same case.
            (Field::EMail, "a@x.fi", "b@x.fi", "A@x.fi", "A@x.fi"),
            (Field::HomePage, "x.fi", "y.fi", "x.fi", "y.fi"),
            (Field::SalespersonCode, "JO", "EH", "JO", "EH"),
            (Field::SalespersonCode, "JO", "EH", "LT", "LT"),
            (Field::TerritoryCode, "N", "", "N", ""),
            (Field::CountryRegionCode, "", "FI", "", "FI"),
            (Field::CountryRegionCode, "FI", "SE", "NO", "NO"),
            (Field::LanguageCode, "FIN", "SVE", "FIN", "SVE"),
            // These never flow.
            (Field::CorrespondenceType, "email", "hard-copy", "email", "email"),
            (Field::EMail2, "a@x.fi", "b@x.fi", "a@x.fi", "a@x.fi"),
            (Field::Name, "Cronus", "Contoso", "Cronus", "Cronus"),
            (Field::SearchName, "CRONUS", "CONTOSO", "CRONUS", "CRONUS"),
            (Field::SalutationCode, "COMPANY", "F", "COMPANY", "COMPANY"),
            (Field::ExternalId, "1", "2", "1", "1"),
        ];
        for (field, old, new, person, expected) in table {
            let (before, after) = (of(&[(field, old)]), of(&[(field, new)]));
            let changed = on_company_change(&before, &after, &of(&[(field, person)]), &Settings::default());
            assert_eq!(changed.get(field), expected, "{field:?} {old} -> {new}, person {person}");
        }
    }

    fn address(texts: [&str; 5]) -> Values {
        let fields = [Field::Address, Field::Address2, Field::PostCode, Field::City, Field::County];
        of(&fields.into_iter().zip(texts).collect::<Vec<_>>())
    }

    #[test]
    fn the_address_follows_as_one_and_only_its_changed_parts() {
        let old = ["Katu 1", "", "00100", "Helsinki", "Uusimaa"];
        let table = [
            // Person before, person after the company moved within its city.
            (old, ["Katu 2", "B", "00200", "Helsinki", "Uusimaa"]),
            // Another county does not matter, and stays because the company's stayed.
            (["Katu 1", "", "00100", "Helsinki", "X"], ["Katu 2", "B", "00200", "Helsinki", "X"]),
            // One of the four is the person's own, so nothing follows.
            (["Katu 9", "", "00100", "Helsinki", "Uusimaa"], ["Katu 9", "", "00100", "Helsinki", "Uusimaa"]),
            (["Katu 1", "C", "00100", "Helsinki", "Uusimaa"], ["Katu 1", "C", "00100", "Helsinki", "Uusimaa"]),
            (["Katu 1", "", "00100", "Espoo", "Uusimaa"], ["Katu 1", "", "00100", "Espoo", "Uusimaa"]),
            (["", "", "", "", ""], ["", "", "", "", ""]),
        ];
        for (person, expected) in table {
            let after = address(["Katu 2", "B", "00200", "Helsinki", "Uusimaa"]);
            let changed = on_company_change(&address(old), &after, &address(person), &Settings::default());
            assert!(changed == address(expected), "{person:?}");
        }
        // A county that changes is copied along, and one that changes alone is, too.
        let after = address(["Katu 1", "", "00100", "Helsinki", "Häme"]);
        let changed = on_company_change(&address(old), &after, &address(old), &Settings::default());
        assert_eq!(changed.get(Field::County), "Häme");
        // People without an address at a company without one get its first.
        let none = Values::default();
        let changed = on_company_change(&none, &address(old), &none, &Settings::default());
        assert!(changed == address(old));
    }

    #[test]
    fn the_country_is_not_part_of_the_address() {
        let before = address(["Katu 1", "", "00100", "Helsinki", ""]).with(Field::CountryRegionCode, "FI");
        let after = before.clone().with(Field::CountryRegionCode, "SE").with(Field::Address, "Gata 1");
        let person = before.clone().with(Field::CountryRegionCode, "NO");
        let changed = on_company_change(&before, &after, &person, &Settings::default());
        assert_eq!((changed.get(Field::Address), changed.get(Field::CountryRegionCode)), ("Gata 1", "NO"));
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
        ];
        let before = of(&table.map(|(_, field)| (field, "OLD")));
        let after = of(&table.map(|(_, field)| (field, "NEW")));
        for (switch, field) in table {
            let mut settings = Settings::default();
            settings.set(switch, "");
            let changed = on_company_change(&before, &after, &before, &settings);
            for (_, other) in table {
                assert_eq!(changed.get(other), if other == field { "OLD" } else { "NEW" }, "{switch:?} {other:?}");
            }
            assert!(!flowing(&before, &after, &settings).contains(&field));
        }
    }
}
