//! Business relations and the value *Contact Business Relation* that sums them up.

use serde::{Deserialize, Serialize};

use super::number_series::SeriesKind;
use super::settings::Settings;

/// What a relation's account is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountKind {
    Customer,
    Vendor,
    Bank,
    Employee,
}

impl AccountKind {
    pub const ALL: [AccountKind; 4] =
        [AccountKind::Customer, AccountKind::Vendor, AccountKind::Bank, AccountKind::Employee];

    pub const fn key(self) -> &'static str {
        match self {
            AccountKind::Customer => "customer",
            AccountKind::Vendor => "vendor",
            AccountKind::Bank => "bank",
            AccountKind::Employee => "employee",
        }
    }

    /// The series that numbers accounts of this kind.
    pub const fn series(self) -> SeriesKind {
        match self {
            AccountKind::Customer => SeriesKind::Customers,
            AccountKind::Vendor => SeriesKind::Vendors,
            AccountKind::Bank => SeriesKind::Banks,
            AccountKind::Employee => SeriesKind::Employees,
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        AccountKind::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// A business relation of a contact (table 5054).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    pub code: String,
    /// The account's kind; `None` for a relation that is only a code.
    pub kind: Option<AccountKind>,
    /// The account's number; blank without an account.
    pub no: String,
}

/// *Contact Business Relation*: stored, shown, never typed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum BusinessRelationValue {
    #[default]
    None,
    Customer,
    Vendor,
    BankAccount,
    Employee,
    Other,
    Multiple,
}

impl BusinessRelationValue {
    pub const ALL: [BusinessRelationValue; 7] = [
        BusinessRelationValue::None,
        BusinessRelationValue::Customer,
        BusinessRelationValue::Vendor,
        BusinessRelationValue::BankAccount,
        BusinessRelationValue::Employee,
        BusinessRelationValue::Other,
        BusinessRelationValue::Multiple,
    ];

    /// The word in export, database and locale keys.
    pub const fn key(self) -> &'static str {
        match self {
            BusinessRelationValue::None => "none",
            BusinessRelationValue::Customer => "customer",
            BusinessRelationValue::Vendor => "vendor",
            BusinessRelationValue::BankAccount => "bank-account",
            BusinessRelationValue::Employee => "employee",
            BusinessRelationValue::Other => "other",
            BusinessRelationValue::Multiple => "multiple",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        BusinessRelationValue::ALL.into_iter().find(|value| value.key() == key)
    }
}

/// The value for a contact: `relations` are its own and its company's (rule 4.7).
pub fn sum_up<'a>(relations: impl Iterator<Item = &'a Relation>, settings: &Settings) -> BusinessRelationValue {
    let mut all = 0;
    let mut accounts = Vec::new();
    for relation in relations {
        all += 1;
        // Only a code that the settings give to a kind of account counts as one, and only with an account behind it.
        let kind = AccountKind::ALL
            .into_iter()
            .find(|&kind| !relation.no.is_empty() && settings.relation_code(kind) == relation.code);
        accounts.extend(kind);
    }
    match (all, accounts.as_slice()) {
        (0, _) => BusinessRelationValue::None,
        (1, []) => BusinessRelationValue::Other,
        (1, [AccountKind::Customer]) => BusinessRelationValue::Customer,
        (1, [AccountKind::Vendor]) => BusinessRelationValue::Vendor,
        (1, [AccountKind::Bank]) => BusinessRelationValue::BankAccount,
        (1, [AccountKind::Employee]) => BusinessRelationValue::Employee,
        _ => BusinessRelationValue::Multiple,
    }
}

#[cfg(test)]
mod tests {
    use super::super::settings::Setting;
    use super::*;

    #[test]
    fn relations_sum_up_to_one_value() {
        use BusinessRelationValue as Value;
        let table: [(&[(&str, &str)], Value); 11] = [
            (&[], Value::None),
            (&[("CUST", "C00001")], Value::Customer),
            (&[("VEND", "V00001")], Value::Vendor),
            (&[("BANK", "B00001")], Value::BankAccount),
            (&[("EMP", "E00001")], Value::Employee),
            (&[("PRESS", "")], Value::Other),
            // A customer's code without an account behind it, and an account under a code that no kind has.
            (&[("CUST", "")], Value::Other),
            (&[("PRESS", "C00001")], Value::Other),
            (&[("CUST", "C00001"), ("VEND", "V00001")], Value::Multiple),
            (&[("CUST", "C00001"), ("PRESS", "")], Value::Multiple),
            (&[("LAW", ""), ("PRESS", "")], Value::Multiple),
        ];
        let settings = Settings::default();
        for (relations, expected) in table {
            let relations: Vec<Relation> = relations
                .iter()
                .map(|(code, no)| Relation { code: (*code).to_owned(), kind: None, no: (*no).to_owned() })
                .collect();
            assert_eq!(sum_up(relations.iter(), &settings), expected, "{relations:?}");
        }
    }

    #[test]
    fn a_persons_value_counts_its_companys_relations() {
        use BusinessRelationValue as Value;
        let relations = |codes: &[(&str, &str)]| -> Vec<Relation> {
            let each = codes.iter();
            each.map(|(code, no)| Relation { code: (*code).to_owned(), kind: None, no: (*no).to_owned() }).collect()
        };
        let customer = relations(&[("CUST", "C00001")]);
        let employee = relations(&[("EMP", "E00001")]);
        let press = relations(&[("PRESS", "")]);
        // What the person has itself, what its company has, and the value.
        let table: [(&[Relation], &[Relation], Value); 8] = [
            (&[], &[], Value::None),
            (&[], &customer, Value::Customer),
            (&employee, &[], Value::Employee),
            (&employee, &customer, Value::Multiple),
            (&[], &press, Value::Other),
            (&employee, &press, Value::Multiple),
            // The same code on both sides is two relations.
            (&customer, &customer, Value::Multiple),
            (&press, &press, Value::Multiple),
        ];
        for (own, companys, expected) in table {
            let value = sum_up(own.iter().chain(companys), &Settings::default());
            assert_eq!(value, expected, "{own:?} {companys:?}");
        }
    }

    #[test]
    fn a_kind_without_a_code_counts_nothing() {
        let mut settings = Settings::default();
        settings.set(Setting::CustomerRelation, "");
        let relations =
            [Relation { code: "CUST".to_owned(), kind: Some(AccountKind::Customer), no: "C00001".to_owned() }];
        assert_eq!(sum_up(relations.iter(), &settings), BusinessRelationValue::Other);
    }
}
