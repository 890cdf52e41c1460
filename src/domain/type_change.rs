//! Making a company a person, and a person a company (domain rule 4.5).

use super::contact::{ContactType, Values};
use super::edit;
use super::field::Field;
use super::settings::{Setting, Settings};

/// What a contact has that decides whether its type can change.
#[derive(Debug, Clone, Copy, Default)]
pub struct Held {
    /// People who belong to it.
    pub people: u64,
    pub relations: usize,
    pub industry_groups: usize,
    pub web_sources: usize,
    pub responsibilities: usize,
}

/// What keeps the type as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TypeFault {
    /// It is of that type already.
    Same,
    /// A field that the other type does not have is filled.
    Filled(Field),
    People(u64),
    Relations,
    IndustryGroups,
    WebSources,
    Responsibilities,
}

/// Fields that must be blank before a company becomes a person, and a person a company. Business Central asks for currency
/// and VAT number; the registration number is a company's, too, and would be lost without a word.
const COMPANY_ONLY: [Field; 3] = [Field::CurrencyCode, Field::VatRegistrationNo, Field::RegistrationNo];

/// Refuses a change that would lose something.
pub fn check(from: ContactType, to: ContactType, values: &Values, held: Held) -> Result<(), TypeFault> {
    if from == to {
        return Err(TypeFault::Same);
    }
    let filled = |fields: &[Field]| fields.iter().find(|field| !values.is_blank(**field)).copied();
    let faults = match to {
        ContactType::Company => [
            filled(&[Field::OrganizationalLevelCode]).map(TypeFault::Filled),
            (held.responsibilities > 0).then_some(TypeFault::Responsibilities),
            None,
            None,
            None,
        ],
        ContactType::Person => [
            (held.people > 0).then_some(TypeFault::People(held.people)),
            (held.relations > 0).then_some(TypeFault::Relations),
            (held.industry_groups > 0).then_some(TypeFault::IndustryGroups),
            (held.web_sources > 0).then_some(TypeFault::WebSources),
            filled(&COMPANY_ONLY).map(TypeFault::Filled),
        ],
    };
    faults.into_iter().flatten().next().map_or(Ok(()), Err)
}

/// The fields under the new type, and the name parts that were cut. A company has neither name parts nor a job title and
/// always gets the company salutation; a person gets its name split and the person salutation.
pub fn convert(to: ContactType, values: &Values, settings: &Settings) -> (Values, Vec<Field>) {
    let mut converted = values.clone();
    for field in Field::ALL.into_iter().filter(|field| !field.applies_to(to)) {
        converted.set(field, "");
    }
    let (salutation, cut) = match to {
        ContactType::Company => (Setting::CompanySalutation, Vec::new()),
        ContactType::Person => (Setting::PersonSalutation, edit::put_parts(&mut converted)),
    };
    converted.set(Field::SalutationCode, settings.get(salutation));
    (converted, cut)
}

#[cfg(test)]
mod tests {
    use ContactType::{Company, Person};

    use super::*;

    #[test]
    fn what_would_be_lost_keeps_the_type() {
        let none = Held::default();
        let of = |field: Field| Values::default().with(field, "X");
        let table = [
            (Company, Company, Values::default(), none, Err(TypeFault::Same)),
            (Person, Person, Values::default(), none, Err(TypeFault::Same)),
            (Person, Company, Values::default(), none, Ok(())),
            (Company, Person, Values::default(), none, Ok(())),
            // A person with a level or with responsibilities stays one.
            (
                Person,
                Company,
                of(Field::OrganizationalLevelCode),
                none,
                Err(TypeFault::Filled(Field::OrganizationalLevelCode)),
            ),
            (
                Person,
                Company,
                Values::default(),
                Held { responsibilities: 1, ..none },
                Err(TypeFault::Responsibilities),
            ),
            // Relations and groups do not keep a person from becoming a company.
            (Person, Company, Values::default(), Held { relations: 2, ..none }, Ok(())),
            (Person, Company, of(Field::JobTitle), none, Ok(())),
            // A company with people, relations, groups, sources, currency or numbers stays one.
            (Company, Person, Values::default(), Held { people: 3, ..none }, Err(TypeFault::People(3))),
            (Company, Person, Values::default(), Held { relations: 1, ..none }, Err(TypeFault::Relations)),
            (Company, Person, Values::default(), Held { industry_groups: 1, ..none }, Err(TypeFault::IndustryGroups)),
            (Company, Person, Values::default(), Held { web_sources: 1, ..none }, Err(TypeFault::WebSources)),
            (Company, Person, of(Field::CurrencyCode), none, Err(TypeFault::Filled(Field::CurrencyCode))),
            (Company, Person, of(Field::VatRegistrationNo), none, Err(TypeFault::Filled(Field::VatRegistrationNo))),
            (Company, Person, of(Field::RegistrationNo), none, Err(TypeFault::Filled(Field::RegistrationNo))),
            (Company, Person, of(Field::PhoneNo), none, Ok(())),
        ];
        for (from, to, values, held, expected) in table {
            assert_eq!(check(from, to, &values, held), expected, "{from:?} {to:?} {values:?} {held:?}");
        }
    }

    #[test]
    fn a_person_who_becomes_a_company_loses_its_parts_and_a_company_gets_them() {
        let person = [
            (Field::Name, "Aino Maria Virtanen"),
            (Field::FirstName, "Aino"),
            (Field::MiddleName, "Maria"),
            (Field::Surname, "Virtanen"),
            (Field::JobTitle, "Buyer"),
            (Field::SalutationCode, "F"),
            (Field::PhoneNo, "09 1"),
        ]
        .into_iter()
        .fold(Values::default(), |values, (field, text)| values.with(field, text));
        let (company, cut) = convert(Company, &person, &Settings::default());
        let expected =
            [(Field::Name, "Aino Maria Virtanen"), (Field::SalutationCode, "COMPANY"), (Field::PhoneNo, "09 1")]
                .into_iter()
                .fold(Values::default(), |values, (field, text)| values.with(field, text));
        assert!(company == expected && cut.is_empty(), "{company:?}");
        let (again, cut) = convert(Person, &company, &Settings::default());
        assert_eq!(again.get(Field::FirstName), "Aino");
        assert_eq!(again.get(Field::MiddleName), "Maria");
        assert_eq!(again.get(Field::Surname), "Virtanen");
        assert_eq!(again.get(Field::SalutationCode), "UNISEX");
        assert!(again.is_blank(Field::JobTitle) && cut.is_empty());
    }
}
