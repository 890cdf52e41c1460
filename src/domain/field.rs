//! The fields of a contact: one row a field says everything the rest of the program needs to know about it.
//!
//! Storing, editing, importing, exporting, history and forms all walk [`Field::ALL`], so a new field is a variant,
//! a row in [`Field::spec`], a column in a migration and its label in the languages.

use super::code_list::CodeList;
use super::contact::ContactType;

/// A field of a contact (Business Central's table 5050) that a person can fill in.
///
/// The number, the type and the company are not fields: they have commands and rules of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    Name,
    Name2,
    FirstName,
    MiddleName,
    Surname,
    JobTitle,
    Initials,
    SearchName,
    Address,
    Address2,
    City,
    PostCode,
    County,
    CountryRegionCode,
    PhoneNo,
    MobilePhoneNo,
    FaxNo,
    EMail,
    EMail2,
    HomePage,
    CorrespondenceType,
    SalutationCode,
    LanguageCode,
    SalespersonCode,
    TerritoryCode,
    CurrencyCode,
    VatRegistrationNo,
    RegistrationNo,
    OrganizationalLevelCode,
    ExcludeFromSegment,
    ExternalId,
    PrivacyBlocked,
    Minor,
    ParentalConsentReceived,
}

/// How a field's text is read, checked and stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// Free text on one line.
    Text,
    /// Free text that is stored upper-case and trimmed.
    Code,
    /// A phone number: digits, spaces and symbols, no letter of any alphabet.
    Phone,
    /// Addresses separated by `;`.
    Emails,
    /// One address.
    Email,
    /// A web address.
    Web,
    /// ISO 3166 alpha-2 country.
    Country,
    /// Business Central's language code (`ENU`, `FIN`); ISO codes and names are accepted.
    Language,
    /// ISO 4217 currency.
    Currency,
    /// `hard-copy` or `email`.
    Correspondence,
    /// A code of a list that the server has set up.
    Listed(CodeList),
    /// A salesperson's code.
    Salesperson,
    /// Yes or no; stored as `true` or blank.
    Flag,
}

/// Which settings switch makes a field flow from a company to its people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Inherits {
    Salesperson,
    Territory,
    Country,
    Language,
    /// Address, Address 2, Post Code, City, County: copied together.
    Address,
    /// Phone, Fax, E-Mail, Home Page, Mobile: each on its own.
    Communication,
    /// As communication, but only when a person joins the company.
    CommunicationOnJoining,
}

/// All that is fixed about a field.
#[derive(Debug, Clone, Copy)]
pub struct FieldSpec {
    /// Snake-case key: the column, the key in the export and the stem of the label in the languages.
    pub key: &'static str,
    /// The option's name in the commands (`job-title`).
    pub option: &'static str,
    /// Longest text in Unicode characters, as Business Central has it.
    pub max: usize,
    pub kind: FieldKind,
    /// `None`: for companies and persons alike.
    pub only: Option<ContactType>,
    pub inherits: Option<Inherits>,
}

impl Field {
    pub const ALL: [Field; 34] = [
        Field::Name,
        Field::Name2,
        Field::FirstName,
        Field::MiddleName,
        Field::Surname,
        Field::JobTitle,
        Field::Initials,
        Field::SearchName,
        Field::Address,
        Field::Address2,
        Field::City,
        Field::PostCode,
        Field::County,
        Field::CountryRegionCode,
        Field::PhoneNo,
        Field::MobilePhoneNo,
        Field::FaxNo,
        Field::EMail,
        Field::EMail2,
        Field::HomePage,
        Field::CorrespondenceType,
        Field::SalutationCode,
        Field::LanguageCode,
        Field::SalespersonCode,
        Field::TerritoryCode,
        Field::CurrencyCode,
        Field::VatRegistrationNo,
        Field::RegistrationNo,
        Field::OrganizationalLevelCode,
        Field::ExcludeFromSegment,
        Field::ExternalId,
        Field::PrivacyBlocked,
        Field::Minor,
        Field::ParentalConsentReceived,
    ];

    /// The field's row. Lengths and types: the field list of table 5050.
    pub const fn spec(self) -> FieldSpec {
        use FieldKind as K;
        const COMPANY: Option<ContactType> = Some(ContactType::Company);
        const PERSON: Option<ContactType> = Some(ContactType::Person);
        match self {
            Field::Name => row("name", "name", 100, K::Text, None, None),
            Field::Name2 => row("name_2", "name-2", 50, K::Text, None, None),
            Field::FirstName => row("first_name", "first-name", 30, K::Text, PERSON, None),
            Field::MiddleName => row("middle_name", "middle-name", 30, K::Text, PERSON, None),
            Field::Surname => row("surname", "surname", 30, K::Text, PERSON, None),
            Field::JobTitle => row("job_title", "job-title", 30, K::Text, PERSON, None),
            Field::Initials => row("initials", "initials", 30, K::Text, PERSON, None),
            Field::SearchName => row("search_name", "search-name", 100, K::Code, None, None),
            Field::Address => row("address", "address", 100, K::Text, None, Some(Inherits::Address)),
            Field::Address2 => row("address_2", "address-2", 50, K::Text, None, Some(Inherits::Address)),
            Field::City => row("city", "city", 30, K::Text, None, Some(Inherits::Address)),
            Field::PostCode => row("post_code", "post-code", 20, K::Code, None, Some(Inherits::Address)),
            Field::County => row("county", "county", 30, K::Text, None, Some(Inherits::Address)),
            Field::CountryRegionCode => {
                row("country_region_code", "country", 10, K::Country, None, Some(Inherits::Country))
            }
            Field::PhoneNo => row("phone_no", "phone", 30, K::Phone, None, Some(Inherits::Communication)),
            Field::MobilePhoneNo => row("mobile_phone_no", "mobile", 30, K::Phone, None, Some(Inherits::Communication)),
            Field::FaxNo => row("fax_no", "fax", 30, K::Text, None, Some(Inherits::Communication)),
            Field::EMail => row("e_mail", "email", 80, K::Emails, None, Some(Inherits::Communication)),
            Field::EMail2 => row("e_mail_2", "email-2", 80, K::Email, None, None),
            Field::HomePage => row("home_page", "website", 255, K::Web, None, Some(Inherits::Communication)),
            Field::CorrespondenceType => row(
                "correspondence_type",
                "correspondence",
                10,
                K::Correspondence,
                None,
                Some(Inherits::CommunicationOnJoining),
            ),
            Field::SalutationCode => {
                row("salutation_code", "salutation", 10, K::Listed(CodeList::Salutation), None, None)
            }
            Field::LanguageCode => row("language_code", "language", 10, K::Language, None, Some(Inherits::Language)),
            Field::SalespersonCode => {
                row("salesperson_code", "salesperson", 20, K::Salesperson, None, Some(Inherits::Salesperson))
            }
            Field::TerritoryCode => {
                row("territory_code", "territory", 10, K::Listed(CodeList::Territory), None, Some(Inherits::Territory))
            }
            Field::CurrencyCode => row("currency_code", "currency", 10, K::Currency, COMPANY, None),
            Field::VatRegistrationNo => row("vat_registration_no", "vat-number", 20, K::Code, COMPANY, None),
            Field::RegistrationNo => row("registration_no", "registration-number", 20, K::Text, COMPANY, None),
            Field::OrganizationalLevelCode => {
                row("organizational_level_code", "level", 10, K::Listed(CodeList::Level), PERSON, None)
            }
            Field::ExcludeFromSegment => row("exclude_from_segment", "exclude-from-segment", 5, K::Flag, None, None),
            Field::ExternalId => row("external_id", "external-id", 20, K::Code, None, None),
            Field::PrivacyBlocked => row("privacy_blocked", "privacy-blocked", 5, K::Flag, None, None),
            Field::Minor => row("minor", "minor", 5, K::Flag, PERSON, None),
            Field::ParentalConsentReceived => {
                row("parental_consent_received", "parental-consent", 5, K::Flag, PERSON, None)
            }
        }
    }

    /// Snake-case key, as the export and the database name it.
    pub const fn key(self) -> &'static str {
        self.spec().key
    }

    /// The option's name in the commands.
    pub const fn option(self) -> &'static str {
        self.spec().option
    }

    pub fn from_key(key: &str) -> Option<Field> {
        Field::ALL.into_iter().find(|field| field.key() == key)
    }

    pub fn from_option(option: &str) -> Option<Field> {
        Field::ALL.into_iter().find(|field| field.option() == option)
    }

    /// Whether contacts of this type have the field.
    pub fn applies_to(self, contact_type: ContactType) -> bool {
        self.spec().only.is_none_or(|only| only == contact_type)
    }
}

const fn row(
    key: &'static str,
    option: &'static str,
    max: usize,
    kind: FieldKind,
    only: Option<ContactType>,
    inherits: Option<Inherits>,
) -> FieldSpec {
    FieldSpec { key, option, max, kind, only, inherits }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_listed_once_and_in_the_order_of_its_slot() {
        for (slot, field) in Field::ALL.into_iter().enumerate() {
            assert_eq!(field as usize, slot, "{field:?}");
            assert_eq!(Field::from_key(field.key()), Some(field));
            assert_eq!(Field::from_option(field.option()), Some(field));
        }
    }
}
