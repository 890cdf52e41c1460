//! Making one contact of two (domain rule 4.10): which texts differ, which are filled, what becomes of them.

mod belongings;
#[cfg(test)]
mod tests;

use super::contact::{CompanyLink, Contact, Values};
use super::edit;
use super::field::{Field, FieldKind};
use super::name;

pub use belongings::{Belongings, Collision, Moving, moving};

/// Something of a contact that can be taken from the duplicate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The company to which a person belongs.
    Company,
    /// Of a person, *Name* stands for its parts, too.
    Field(Field),
}

impl Part {
    /// The word that stands for it in a draft and in a select.
    pub const fn key(self) -> &'static str {
        match self {
            Part::Company => "company_no",
            Part::Field(field) => field.key(),
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        if key == Part::Company.key() { Some(Part::Company) } else { Field::from_key(key).map(Part::Field) }
    }
}

/// How the duplicate's texts differ from those of the contact that is kept. What only the kept one has is none of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Differences {
    /// Both have something, and not the same: it is asked which.
    pub asked: Vec<Part>,
    /// Only the duplicate has it: it is taken.
    pub filled: Vec<Part>,
}

/// The parts of an address. A blank one is filled only when no other part contradicts: a street with another town is the
/// address of neither.
const ADDRESS: [Field; 6] =
    [Field::Address, Field::Address2, Field::PostCode, Field::City, Field::County, Field::CountryRegionCode];
/// They go with a person's name.
const NAME_PARTS: [Field; 3] = [Field::FirstName, Field::MiddleName, Field::Surname];

/// Compares two contacts of one type.
pub fn compare(kept: &Contact, duplicate: &Contact) -> Differences {
    let mut differences = Differences::default();
    let contradicts = |field: &Field| {
        !kept.values.is_blank(*field) && !duplicate.values.is_blank(*field) && differ(kept, duplicate, *field)
    };
    let addresses_contradict = ADDRESS.iter().any(contradicts);
    compare_companies(kept, duplicate, &mut differences);
    for field in Field::ALL {
        if duplicate.values.is_blank(field) || !differ(kept, duplicate, field) || goes_with_another(duplicate, field) {
            continue;
        }
        let is_filled = kept.values.is_blank(field) && !(addresses_contradict && ADDRESS.contains(&field));
        let into = if is_filled { &mut differences.filled } else { &mut differences.asked };
        into.push(Part::Field(field));
    }
    differences
}

fn differ(kept: &Contact, duplicate: &Contact, field: Field) -> bool {
    let one = |field: Field| kept.get(field) == duplicate.get(field);
    match field {
        // Names that read alike may be split otherwise.
        Field::Name if !kept.is_company() => !one(field) || !NAME_PARTS.into_iter().all(one),
        _ => !one(field),
    }
}

/// Name parts go with the name, and so does a search name that nobody gave. Consent is a minor's.
fn goes_with_another(duplicate: &Contact, field: Field) -> bool {
    match field {
        Field::SearchName => duplicate.get(field) == name::search_name("", "", duplicate.name()),
        Field::ParentalConsentReceived => !duplicate.values.is_set(Field::Minor),
        _ => NAME_PARTS.contains(&field),
    }
}

fn compare_companies(kept: &Contact, duplicate: &Contact, differences: &mut Differences) {
    match (&kept.company, &duplicate.company) {
        (Some(own), Some(other)) if own.id != other.id => differences.asked.push(Part::Company),
        (None, Some(_)) => differences.filled.push(Part::Company),
        _ => {}
    }
}

/// The kept contact's texts and company after the merge; `taken` is what was chosen of what was asked.
///
/// Privacy (rule 4.11): whoever is blocked or a minor stays so, whichever of the two contacts said it; what makes a contact
/// a minor or changes consent blocks it as it does elsewhere.
pub fn merged(kept: &Contact, duplicate: &Contact, taken: &[Part]) -> (Values, Option<CompanyLink>) {
    let differences = compare(kept, duplicate);
    let chosen = differences.asked.iter().filter(|part| taken.contains(part));
    let mut values = kept.values.clone();
    let mut company = kept.company.clone();
    for part in differences.filled.iter().chain(chosen) {
        match *part {
            Part::Company => company.clone_from(&duplicate.company),
            Part::Field(field) => take(&mut values, duplicate, field),
        }
    }
    (values, company)
}

fn take(values: &mut Values, duplicate: &Contact, field: Field) {
    let text = duplicate.get(field);
    match field {
        Field::Name => {
            let search_name = name::search_name(values.get(Field::SearchName), values.get(Field::Name), text);
            values.set(Field::SearchName, search_name);
            values.set(field, text);
            for part in NAME_PARTS {
                values.set(part, duplicate.get(part));
            }
        }
        _ if field.spec().kind == FieldKind::Flag => {
            // Setting a flag is refused for consent of somebody who is no minor only, and then nothing changes.
            let _refused = edit::put(duplicate.contact_type, values, field, text);
        }
        _ => values.set(field, text),
    }
}
