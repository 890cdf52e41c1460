//! The order in which a new contact's fields are filled (domain rule 4.2).

use super::contact::{ContactType, Values};
use super::edit;
use super::field::Field;
use super::inheritance;
use super::name;
use super::settings::{Setting, Settings};

/// A new contact before the rules have run.
#[derive(Debug, Clone)]
pub struct Insert<'a> {
    pub contact_type: ContactType,
    /// What the person gave, checked.
    pub given: &'a Values,
    /// The fields of the company that a person joins.
    pub company: Option<&'a Values>,
    pub settings: &'a Settings,
    /// Code of the salesperson that the asker is; wins over the default, not over inheritance.
    pub own_salesperson: Option<&'a str>,
}

/// The fields that a default fills when nothing else did. The salesperson's default comes after the asker's own code.
const DEFAULTS: [(Field, Setting); 5] = [
    (Field::SalespersonCode, Setting::DefaultSalesperson),
    (Field::TerritoryCode, Setting::DefaultTerritory),
    (Field::CountryRegionCode, Setting::DefaultCountry),
    (Field::LanguageCode, Setting::DefaultLanguage),
    (Field::CorrespondenceType, Setting::DefaultCorrespondence),
];

/// The fields as they are stored, and the name parts that were cut. Inheritance comes before defaults; what the person
/// gave beats both: an inherited value fills a field that was left out, it never replaces what was typed.
pub fn complete(insert: &Insert<'_>) -> (Values, Vec<Field>) {
    let mut values = insert.given.clone();
    for field in Field::ALL.into_iter().filter(|field| !field.applies_to(insert.contact_type)) {
        values.set(field, "");
    }
    if let (ContactType::Person, Some(company)) = (insert.contact_type, insert.company) {
        let typed = values;
        values = inheritance::on_joining(&typed, None, company, insert.settings);
        for (field, text) in typed.filled() {
            values.set(field, text);
        }
    }
    if let Some(own) = insert.own_salesperson {
        fill(&mut values, Field::SalespersonCode, own);
    }
    for (field, setting) in DEFAULTS {
        fill(&mut values, field, insert.settings.get(setting));
    }
    let salutation = match insert.contact_type {
        ContactType::Company => Setting::CompanySalutation,
        ContactType::Person => Setting::PersonSalutation,
    };
    fill(&mut values, Field::SalutationCode, insert.settings.get(salutation));
    let cut = match insert.contact_type {
        ContactType::Company => Vec::new(),
        ContactType::Person => complete_name(&mut values),
    };
    let search_name = name::search_name(values.get(Field::SearchName), "", values.get(Field::Name));
    values.set(Field::SearchName, search_name);
    if values.is_set(Field::Minor) {
        values.set(Field::PrivacyBlocked, "true");
    }
    (values, cut)
}

/// Name from its parts, or parts from the name; parts that were typed beside a name stay as they are.
fn complete_name(values: &mut Values) -> Vec<Field> {
    let parts = [Field::FirstName, Field::MiddleName, Field::Surname].map(|field| values.get(field));
    let has_parts = parts.iter().any(|part| !part.is_empty());
    if values.is_blank(Field::Name) {
        let whole = name::join(parts[0], parts[1], parts[2]);
        values.set(Field::Name, whole);
        Vec::new()
    } else if has_parts {
        Vec::new()
    } else {
        edit::put_parts(values)
    }
}

fn fill(values: &mut Values, field: Field, text: &str) {
    if values.is_blank(field) {
        values.set(field, text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(fields: &[(Field, &str)]) -> Values {
        fields.iter().fold(Values::default(), |values, (field, text)| values.with(*field, text))
    }

    fn settings(texts: &[(Setting, &str)]) -> Settings {
        texts.iter().fold(Settings::default(), |mut settings, (setting, text)| {
            settings.set(*setting, *text);
            settings
        })
    }

    fn add(contact_type: ContactType, given: &Values, company: Option<&Values>, settings: &Settings) -> Values {
        complete(&Insert { contact_type, given, company, settings, own_salesperson: Some("AINO") }).0
    }

    #[test]
    fn a_company_gets_search_name_salutation_and_the_askers_code() {
        let given = of(&[(Field::Name, "Cronus Oy")]);
        let stored = add(ContactType::Company, &given, None, &Settings::default());
        let expected = given
            .with(Field::SearchName, "CRONUS OY")
            .with(Field::SalutationCode, "COMPANY")
            .with(Field::SalespersonCode, "AINO");
        assert!(stored == expected, "{stored:?}");
    }

    #[test]
    fn fields_of_the_other_type_are_cleared() {
        let given =
            of(&[(Field::Name, "X"), (Field::JobTitle, "Buyer"), (Field::Surname, "Y"), (Field::CurrencyCode, "EUR")]);
        let company = add(ContactType::Company, &given, None, &Settings::default());
        assert!(company.is_blank(Field::JobTitle) && company.is_blank(Field::Surname));
        assert_eq!(company.get(Field::CurrencyCode), "EUR");
        let person = add(ContactType::Person, &given, None, &Settings::default());
        assert!(person.is_blank(Field::CurrencyCode));
        assert_eq!(person.get(Field::JobTitle), "Buyer");
    }

    #[test]
    fn typed_beats_inherited_beats_own_salesperson_beats_default() {
        let settings = settings(&[(Setting::DefaultSalesperson, "DEF"), (Setting::DefaultTerritory, "FOREIGN")]);
        let company = of(&[(Field::SalespersonCode, "JO"), (Field::PhoneNo, "09 1"), (Field::City, "Helsinki")]);
        let bare = of(&[(Field::Name, "Aino")]);
        let typed = bare.clone().with(Field::SalespersonCode, "EH").with(Field::PhoneNo, "040 1");
        let no_company = Values::default();
        let table = [
            (&typed, Some(&company), Some("OWN"), ["EH", "040 1", "FOREIGN"]),
            (&bare, Some(&company), Some("OWN"), ["JO", "09 1", "FOREIGN"]),
            // The company has none, so the remaining blank gets what any new contact gets.
            (&bare, Some(&no_company), Some("OWN"), ["OWN", "", "FOREIGN"]),
            (&bare, None, Some("OWN"), ["OWN", "", "FOREIGN"]),
            (&bare, None, Some(""), ["DEF", "", "FOREIGN"]),
            (&bare, None, None, ["DEF", "", "FOREIGN"]),
        ];
        for (given, company, own_salesperson, expected) in table {
            let insert =
                Insert { contact_type: ContactType::Person, given, company, settings: &settings, own_salesperson };
            let (stored, _) = complete(&insert);
            let fields = [Field::SalespersonCode, Field::PhoneNo, Field::TerritoryCode];
            assert_eq!(fields.map(|field| stored.get(field)), expected);
        }
    }

    #[test]
    fn a_typed_address_keeps_the_companys_out_and_a_typed_county_stays() {
        let company = of(&[(Field::Address, "Katu 1"), (Field::City, "Helsinki"), (Field::County, "Uusimaa")]);
        let given = of(&[(Field::Name, "Aino"), (Field::City, "Espoo")]);
        let stored = add(ContactType::Person, &given, Some(&company), &Settings::default());
        assert_eq!((stored.get(Field::Address), stored.get(Field::City)), ("", "Espoo"));
        let given = of(&[(Field::Name, "Aino"), (Field::County, "Häme")]);
        let stored = add(ContactType::Person, &given, Some(&company), &Settings::default());
        assert_eq!((stored.get(Field::Address), stored.get(Field::County)), ("Katu 1", "Häme"));
    }

    #[test]
    fn every_default_fills_a_blank_and_leaves_what_was_typed() {
        let texts = [
            (Setting::DefaultTerritory, Field::TerritoryCode, "N"),
            (Setting::DefaultCountry, Field::CountryRegionCode, "FI"),
            (Setting::DefaultLanguage, Field::LanguageCode, "FIN"),
            (Setting::DefaultCorrespondence, Field::CorrespondenceType, "email"),
            (Setting::CompanySalutation, Field::SalutationCode, "ABC"),
        ];
        for (setting, field, text) in texts {
            let settings = settings(&[(setting, text)]);
            let blank = of(&[(Field::Name, "X")]);
            assert_eq!(add(ContactType::Company, &blank, None, &settings).get(field), text);
            let typed = blank.with(field, "TYPED");
            assert_eq!(add(ContactType::Company, &typed, None, &settings).get(field), "TYPED");
        }
        let person = add(ContactType::Person, &of(&[(Field::Name, "X")]), None, &Settings::default());
        assert_eq!(person.get(Field::SalutationCode), "UNISEX");
    }

    #[test]
    fn names_and_parts_make_each_other() {
        let table = [
            (of(&[(Field::Name, "Aino Maria Virtanen")]), ["Aino Maria Virtanen", "Aino", "Maria", "Virtanen"]),
            (
                of(&[(Field::FirstName, "Aino"), (Field::Surname, "Virtanen")]),
                ["Aino Virtanen", "Aino", "", "Virtanen"],
            ),
            (of(&[(Field::Name, "A van Berg"), (Field::Surname, "van Berg")]), ["A van Berg", "", "", "van Berg"]),
        ];
        for (given, expected) in table {
            let stored = add(ContactType::Person, &given, None, &Settings::default());
            let fields = [Field::Name, Field::FirstName, Field::MiddleName, Field::Surname];
            assert_eq!(fields.map(|field| stored.get(field)), expected);
            assert_eq!(stored.get(Field::SearchName), expected[0].to_uppercase());
        }
        let given = of(&[(Field::Name, &"n".repeat(50))]);
        let insert = Insert {
            contact_type: ContactType::Person,
            given: &given,
            company: None,
            settings: &Settings::default(),
            own_salesperson: None,
        };
        assert_eq!(complete(&insert).1, [Field::FirstName]);
    }

    #[test]
    fn a_typed_search_name_stays_and_a_new_minor_is_blocked() {
        let given = of(&[(Field::Name, "Aino"), (Field::SearchName, "BOSS"), (Field::Minor, "true")]);
        let stored = add(ContactType::Person, &given, None, &Settings::default());
        assert_eq!(stored.get(Field::SearchName), "BOSS");
        assert!(stored.is_set(Field::PrivacyBlocked));
    }
}
