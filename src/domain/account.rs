//! Accounts in the company's books – customers, vendors, banks and employees – and which contact has one (rule 4.7).

use super::contact::ContactType;
use super::relation::{AccountKind, Relation};

/// Whose account it becomes when a contact is made one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    /// The contact's own.
    Itself,
    /// That of the company to which the person belongs.
    Company,
}

/// Why a contact cannot have an account of the kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoHolder {
    /// An independent person: only companies are vendors and banks.
    NeedsCompany,
    /// A company: only persons are employees.
    PersonsOnly,
}

/// Who becomes the account's contact: of a person's customer, vendor or bank it is the company, an independent person
/// is a customer itself, and an employee is the person alone.
pub const fn holder(kind: AccountKind, contact_type: ContactType, has_company: bool) -> Result<Holder, NoHolder> {
    match (kind, contact_type, has_company) {
        (AccountKind::Employee, ContactType::Person, _) => Ok(Holder::Itself),
        (AccountKind::Employee, ContactType::Company, _) => Err(NoHolder::PersonsOnly),
        (_, ContactType::Company, _) | (AccountKind::Customer, ContactType::Person, false) => Ok(Holder::Itself),
        (_, ContactType::Person, true) => Ok(Holder::Company),
        (AccountKind::Vendor | AccountKind::Bank, ContactType::Person, false) => Err(NoHolder::NeedsCompany),
    }
}

/// Where a new account's relation goes among those that its contact has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place<'a> {
    Free,
    /// The contact has the code without a number: the account takes that row.
    InPlaceOf(&'a Relation),
    /// It has an account of the kind already.
    HasOne(&'a Relation),
    /// Its relation with this code stands for an account of another kind.
    CodeTaken(&'a Relation),
}

/// Where an account of the kind goes, under the relation code that the settings give to the kind.
pub fn place<'a>(own: &'a [Relation], kind: AccountKind, code: &str) -> Place<'a> {
    if let Some(linked) = own.iter().find(|relation| relation.kind == Some(kind)) {
        return Place::HasOne(linked);
    }
    match own.iter().find(|relation| relation.code == code) {
        None => Place::Free,
        Some(same) if same.no.is_empty() => Place::InPlaceOf(same),
        Some(same) => Place::CodeTaken(same),
    }
}

/// Whether an account was made here, or existed in the company's books before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountState {
    Made,
    Known,
}

impl AccountState {
    /// The word in the database.
    pub const fn key(self) -> &'static str {
        match self {
            AccountState::Made => "made",
            AccountState::Known => "known",
        }
    }
}

#[cfg(test)]
mod tests {
    use std::slice;

    use AccountKind::{Bank, Customer, Employee, Vendor};
    use ContactType::{Company, Person};

    use super::*;

    #[test]
    fn the_company_gets_it_where_there_is_one() {
        let table = [
            (Customer, Company, false, Ok(Holder::Itself)),
            (Customer, Person, true, Ok(Holder::Company)),
            (Customer, Person, false, Ok(Holder::Itself)),
            (Vendor, Company, false, Ok(Holder::Itself)),
            (Vendor, Person, true, Ok(Holder::Company)),
            (Vendor, Person, false, Err(NoHolder::NeedsCompany)),
            (Bank, Company, false, Ok(Holder::Itself)),
            (Bank, Person, true, Ok(Holder::Company)),
            (Bank, Person, false, Err(NoHolder::NeedsCompany)),
            (Employee, Company, false, Err(NoHolder::PersonsOnly)),
            (Employee, Person, true, Ok(Holder::Itself)),
            (Employee, Person, false, Ok(Holder::Itself)),
        ];
        for (kind, contact_type, has_company, expected) in table {
            assert_eq!(holder(kind, contact_type, has_company), expected, "{kind:?} {contact_type:?} {has_company}");
        }
    }

    #[test]
    fn one_account_of_a_kind_and_a_blank_code_gives_way() {
        let relation = |code: &str, kind, no: &str| Relation { code: code.to_owned(), kind, no: no.to_owned() };
        let blank = relation("CUST", None, "");
        let press = relation("PRESS", None, "");
        let vendor = relation("VEND", Some(Vendor), "V00001");
        let customer = relation("CUST", Some(Customer), "C00001");
        // The settings named another code when it was made.
        let old_customer = relation("PROS", Some(Customer), "C00001");
        let foreign = relation("CUST", Some(Vendor), "V00001");
        let table: [(&[Relation], Place<'_>); 7] = [
            (&[], Place::Free),
            (&[press.clone(), vendor.clone()], Place::Free),
            (&[press.clone(), blank.clone()], Place::InPlaceOf(&blank)),
            (slice::from_ref(&customer), Place::HasOne(&customer)),
            (slice::from_ref(&old_customer), Place::HasOne(&old_customer)),
            (&[blank.clone(), old_customer.clone()], Place::HasOne(&old_customer)),
            (slice::from_ref(&foreign), Place::CodeTaken(&foreign)),
        ];
        for (own, expected) in table {
            assert_eq!(place(own, Customer, "CUST"), expected, "{own:?}");
        }
    }
}
