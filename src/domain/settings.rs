//! What a server has set up: one row a setting, as with [`Field`](super::field::Field).

use serde::{Deserialize, Serialize};

use super::code_list::CodeList;
use super::field::Inherits;
use super::relation::AccountKind;

/// A setting of a server (Business Central's *Marketing Setup*, and what the chat adds).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Setting {
    InheritSalesperson,
    InheritTerritory,
    InheritCountry,
    InheritLanguage,
    InheritAddress,
    InheritCommunication,
    DefaultSalesperson,
    DefaultTerritory,
    DefaultCountry,
    DefaultLanguage,
    DefaultCorrespondence,
    CompanySalutation,
    PersonSalutation,
    CustomerRelation,
    VendorRelation,
    BankRelation,
    EmployeeRelation,
    MaintainSearchStrings,
    AutosearchDuplicates,
    SearchHitPercent,
    LikenessThreshold,
    CardVisibility,
    ServerLanguage,
    PhoneRegion,
    TimeZone,
}

/// The panel's sections, and the `/setup` command that each belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    Numbering,
    Lists,
    Inheritance,
    Defaults,
    Salutations,
    Relations,
    Duplicates,
    Cards,
    Access,
}

impl Section {
    pub const ALL: [Section; 9] = [
        Section::Numbering,
        Section::Lists,
        Section::Inheritance,
        Section::Defaults,
        Section::Salutations,
        Section::Relations,
        Section::Duplicates,
        Section::Cards,
        Section::Access,
    ];

    pub const fn key(self) -> &'static str {
        match self {
            Section::Numbering => "numbering",
            Section::Lists => "lists",
            Section::Inheritance => "inheritance",
            Section::Defaults => "defaults",
            Section::Salutations => "salutations",
            Section::Relations => "relations",
            Section::Duplicates => "duplicates",
            Section::Cards => "cards",
            Section::Access => "access",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Section::ALL.into_iter().find(|section| section.key() == key)
    }
}

/// What a setting's text may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SettingKind {
    /// `true` or blank.
    Switch,
    /// One of these words.
    Choice(&'static [&'static str]),
    Listed(CodeList),
    Salesperson,
    Country,
    Language,
    /// A language that the bot speaks (`en`, `fi`); blank: the server's own.
    Spoken,
    /// An IANA time zone name.
    TimeZone,
    /// A whole number within these bounds, both included.
    Whole {
        min: i64,
        max: i64,
    },
}

/// All that is fixed about a setting.
#[derive(Debug, Clone, Copy)]
pub struct SettingSpec {
    /// Snake-case key: in the database and, with dashes, in the languages.
    pub key: &'static str,
    /// The option's name in the section's command.
    pub option: &'static str,
    /// The section of the panel, and the `/setup` command, that shows and changes it.
    pub section: Section,
    pub kind: SettingKind,
    /// The text on a fresh server.
    pub shipped: &'static str,
}

impl Setting {
    pub const ALL: [Setting; 25] = [
        Setting::InheritSalesperson,
        Setting::InheritTerritory,
        Setting::InheritCountry,
        Setting::InheritLanguage,
        Setting::InheritAddress,
        Setting::InheritCommunication,
        Setting::DefaultSalesperson,
        Setting::DefaultTerritory,
        Setting::DefaultCountry,
        Setting::DefaultLanguage,
        Setting::DefaultCorrespondence,
        Setting::CompanySalutation,
        Setting::PersonSalutation,
        Setting::CustomerRelation,
        Setting::VendorRelation,
        Setting::BankRelation,
        Setting::EmployeeRelation,
        Setting::MaintainSearchStrings,
        Setting::AutosearchDuplicates,
        Setting::SearchHitPercent,
        Setting::LikenessThreshold,
        Setting::CardVisibility,
        Setting::ServerLanguage,
        Setting::PhoneRegion,
        Setting::TimeZone,
    ];

    /// The setting's row. Shipped values: inheritance all on, relation codes CUST VEND BANK EMP, salutations COMPANY
    /// and UNISEX, duplicates maintained and searched at 60 % and a likeness of 80, cards public.
    pub const fn spec(self) -> SettingSpec {
        use Section as S;
        use SettingKind as K;
        match self {
            Setting::InheritSalesperson => row("inherit_salesperson", "salesperson", S::Inheritance, K::Switch, "true"),
            Setting::InheritTerritory => row("inherit_territory", "territory", S::Inheritance, K::Switch, "true"),
            Setting::InheritCountry => row("inherit_country", "country", S::Inheritance, K::Switch, "true"),
            Setting::InheritLanguage => row("inherit_language", "language", S::Inheritance, K::Switch, "true"),
            Setting::InheritAddress => row("inherit_address", "address", S::Inheritance, K::Switch, "true"),
            Setting::InheritCommunication => {
                row("inherit_communication", "communication", S::Inheritance, K::Switch, "true")
            }
            Setting::DefaultSalesperson => row("default_salesperson", "salesperson", S::Defaults, K::Salesperson, ""),
            Setting::DefaultTerritory => {
                row("default_territory", "territory", S::Defaults, K::Listed(CodeList::Territory), "")
            }
            Setting::DefaultCountry => row("default_country", "country", S::Defaults, K::Country, ""),
            Setting::DefaultLanguage => row("default_language", "language", S::Defaults, K::Language, ""),
            Setting::DefaultCorrespondence => {
                row("default_correspondence", "correspondence", S::Defaults, K::Choice(CORRESPONDENCE), "")
            }
            Setting::CompanySalutation => {
                row("company_salutation", "company-salutation", S::Defaults, K::Listed(CodeList::Salutation), "COMPANY")
            }
            Setting::PersonSalutation => {
                row("person_salutation", "person-salutation", S::Defaults, K::Listed(CodeList::Salutation), "UNISEX")
            }
            Setting::CustomerRelation => {
                row("customer_relation", "customer", S::Relations, K::Listed(CodeList::Relation), "CUST")
            }
            Setting::VendorRelation => {
                row("vendor_relation", "vendor", S::Relations, K::Listed(CodeList::Relation), "VEND")
            }
            Setting::BankRelation => row("bank_relation", "bank", S::Relations, K::Listed(CodeList::Relation), "BANK"),
            Setting::EmployeeRelation => {
                row("employee_relation", "employee", S::Relations, K::Listed(CodeList::Relation), "EMP")
            }
            Setting::MaintainSearchStrings => {
                row("maintain_search_strings", "maintain", S::Duplicates, K::Switch, "true")
            }
            Setting::AutosearchDuplicates => {
                row("autosearch_duplicates", "autosearch", S::Duplicates, K::Switch, "true")
            }
            Setting::SearchHitPercent => row("search_hit_percent", "hit-percent", S::Duplicates, PERCENT, "60"),
            Setting::LikenessThreshold => row("likeness_threshold", "threshold", S::Duplicates, PERCENT, "80"),
            Setting::CardVisibility => row("card_visibility", "visibility", S::Cards, K::Choice(VISIBILITY), "public"),
            Setting::ServerLanguage => row("server_language", "language", S::Cards, K::Spoken, ""),
            Setting::PhoneRegion => row("phone_region", "phone-region", S::Cards, K::Country, ""),
            Setting::TimeZone => row("time_zone", "time-zone", S::Cards, K::TimeZone, "UTC"),
        }
    }

    pub const fn key(self) -> &'static str {
        self.spec().key
    }

    pub fn from_key(key: &str) -> Option<Setting> {
        Setting::ALL.into_iter().find(|setting| setting.key() == key)
    }

    /// The settings of a section in the order of its panel.
    pub fn of(section: Section) -> impl Iterator<Item = Setting> {
        Setting::ALL.into_iter().filter(move |setting| setting.spec().section == section)
    }
}

/// What follows from changing a setting, in the order in which it is to be stored: *Maintain Dupl. Search Strings* takes
/// *Autosearch for Duplicates* along, and turning the latter on turns the former on (domain section 3).
pub fn followed_by(setting: Setting, text: &str) -> Option<(Setting, String)> {
    match setting {
        Setting::MaintainSearchStrings => Some((Setting::AutosearchDuplicates, text.to_owned())),
        Setting::AutosearchDuplicates if !text.is_empty() => Some((Setting::MaintainSearchStrings, text.to_owned())),
        _ => None,
    }
}

/// From 1 to 100.
const PERCENT: SettingKind = SettingKind::Whole { min: 1, max: 100 };

/// The words of *Correspondence Type*.
pub const CORRESPONDENCE: &[&str] = &["hard-copy", "email"];
/// Where cards go when nobody asks otherwise.
pub const VISIBILITY: &[&str] = &["public", "private"];

const fn row(
    key: &'static str,
    option: &'static str,
    section: Section,
    kind: SettingKind,
    shipped: &'static str,
) -> SettingSpec {
    SettingSpec { key, option, section, kind, shipped }
}

/// A server's settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    texts: [String; Setting::ALL.len()],
}

impl Default for Settings {
    fn default() -> Self {
        Settings { texts: Setting::ALL.map(|setting| setting.spec().shipped.to_owned()) }
    }
}

impl Settings {
    pub fn get(&self, setting: Setting) -> &str {
        &self.texts[setting as usize]
    }

    pub fn is_on(&self, setting: Setting) -> bool {
        !self.get(setting).is_empty()
    }

    pub fn set(&mut self, setting: Setting, text: impl Into<String>) {
        self.texts[setting as usize] = text.into();
    }

    /// Whether fields of this group flow from a company to its people.
    pub fn inherits(&self, group: Inherits) -> bool {
        self.is_on(match group {
            Inherits::Salesperson => Setting::InheritSalesperson,
            Inherits::Territory => Setting::InheritTerritory,
            Inherits::Country => Setting::InheritCountry,
            Inherits::Language => Setting::InheritLanguage,
            Inherits::Address => Setting::InheritAddress,
            Inherits::Communication | Inherits::CommunicationOnJoining => Setting::InheritCommunication,
        })
    }

    /// The relation code that stands for accounts of this kind; blank: none is set.
    pub fn relation_code(&self, kind: AccountKind) -> &str {
        self.get(match kind {
            AccountKind::Customer => Setting::CustomerRelation,
            AccountKind::Vendor => Setting::VendorRelation,
            AccountKind::Bank => Setting::BankRelation,
            AccountKind::Employee => Setting::EmployeeRelation,
        })
    }

    /// A setting that is a share of a hundred, 1 to 100.
    pub fn percent(&self, setting: Setting) -> u8 {
        let shipped = || setting.spec().shipped.parse().unwrap_or(100);
        self.get(setting).parse().unwrap_or_else(|_| shipped()).clamp(1, 100)
    }

    pub fn cards_are_private(&self) -> bool {
        self.get(Setting::CardVisibility) == "private"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_is_listed_in_the_order_of_its_slot() {
        for (slot, setting) in Setting::ALL.into_iter().enumerate() {
            assert_eq!(setting as usize, slot, "{setting:?}");
            assert_eq!(Setting::from_key(setting.key()), Some(setting));
        }
    }

    #[test]
    fn maintaining_and_searching_for_duplicates_go_together() {
        use Setting::{AutosearchDuplicates as Search, MaintainSearchStrings as Maintain, SearchHitPercent};
        let table = [
            (Maintain, "true", Some((Search, "true"))),
            (Maintain, "", Some((Search, ""))),
            (Search, "true", Some((Maintain, "true"))),
            (Search, "", None),
            (SearchHitPercent, "10", None),
        ];
        for (setting, text, expected) in table {
            let expected = expected.map(|(setting, text)| (setting, text.to_owned()));
            assert_eq!(followed_by(setting, text), expected, "{setting:?} {text}");
        }
    }

    #[test]
    fn a_fresh_server_has_the_shipped_settings() {
        let fresh = Settings::default();
        assert!(fresh.inherits(Inherits::Address) && fresh.inherits(Inherits::Salesperson));
        assert_eq!(fresh.relation_code(AccountKind::Vendor), "VEND");
        assert!(!fresh.cards_are_private());
    }
}
