//! People and their companies, which come in any order.

use crate::domain::contact::{Contact, ContactId, ContactType};
use crate::domain::relation::{BusinessRelationValue, sum_up};
use crate::store::StoreError;

use super::super::fault::Wrong;
use super::Import;

/// A person whose company was not there yet.
pub(super) struct Joining {
    pub(super) person: Option<ContactId>,
    /// The row id that the person has for its company.
    pub(super) company: Option<ContactId>,
    pub(super) company_no: String,
    pub(super) line: u64,
}

impl Import<'_> {
    /// The row id of the company with this number, and whether it is there; one that is still to come gets its row id now.
    pub(super) fn company_of(&mut self, no: &str) -> Result<(Option<ContactId>, bool), StoreError> {
        if no.is_empty() {
            return Ok((None, true));
        }
        if let Some(numbered) = self.numbers.get(no) {
            // That of a line with faults or of a person is told when all lines were read.
            let is_company = numbered.contact_type == ContactType::Company;
            return Ok((numbered.id().filter(|_| is_company), numbered.id().is_some() && is_company));
        }
        if let Some((id, contact_type)) = self.present(no)? {
            let is_company = contact_type == ContactType::Company;
            return Ok((Some(id).filter(|_| is_company), is_company));
        }
        if let Some(id) = self.awaited.get(no) {
            return Ok((Some(*id), false));
        }
        let id = self.bulk.reserve();
        self.awaited.insert(no.into(), id);
        Ok((Some(id), false))
    }

    /// The contact with that number that was there before.
    pub(super) fn present(&mut self, no: &str) -> Result<Option<(ContactId, ContactType)>, StoreError> {
        if !self.had_contacts {
            return Ok(None);
        }
        if let Some(present) = self.present.get(no) {
            return Ok(Some(*present));
        }
        let Some(Contact { id, contact_type, .. }) = self.db.contact_by_no(no)? else { return Ok(None) };
        self.present.insert(no.into(), (id, contact_type));
        self.relations.insert(id, self.db.relations(id)?);
        Ok(Some((id, contact_type)))
    }

    /// The company of that number, of this file or there before; its row is unknown when its line has faults.
    pub(super) fn company(&mut self, no: &str) -> Result<Result<Option<ContactId>, Wrong>, StoreError> {
        let (id, contact_type) = match self.numbers.get(no) {
            Some(numbered) => (numbered.id(), numbered.contact_type),
            None => match self.present(no)? {
                None => return Ok(Err(Wrong::NoCompany)),
                Some((id, contact_type)) => (Some(id), contact_type),
            },
        };
        Ok(if contact_type == ContactType::Company { Ok(id) } else { Err(Wrong::NotACompany) })
    }

    /// The person belongs to the company, and shares its relations in the value that sums them up (rule 4.7).
    pub(super) fn join(&mut self, joining: &Joining, company: Option<ContactId>) -> Result<(), StoreError> {
        let (Some(person), Some(company)) = (joining.person, company) else { return Ok(()) };
        if self.fault_count > 0 {
            return Ok(());
        }
        // Its line was left out, so its people belong to the one that is there already.
        if joining.company != Some(company) {
            self.bulk.join(person, company)?;
        }
        let of = |id| self.relations.get(&id).into_iter().flatten();
        let value = sum_up(of(person).chain(of(company)), &self.settings);
        if value != BusinessRelationValue::None {
            self.db.set_business_relation(person, value)?;
        }
        Ok(())
    }
}
