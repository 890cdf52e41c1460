//! What hangs on a contact and goes over to the one that is kept. One rule for all: where both have the same, that of the
//! kept contact stays and that of the duplicate goes.

use jiff::civil::Date;

use crate::domain::account::{self, Place};
use crate::domain::alternative_address::AlternativeAddress;
use crate::domain::code_list::CodeList;
use crate::domain::relation::{AccountKind, Relation};

/// Codes, relations and alternative addresses of a contact.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Belongings {
    /// List, code and search word.
    pub assignments: Vec<(CodeList, String, String)>,
    pub relations: Vec<Relation>,
    pub addresses: Vec<AlternativeAddress>,
}

/// Something that both contacts have and one of them can have once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Collision {
    Code {
        list: CodeList,
        code: String,
    },
    /// An account of this kind, by its number; the kept contact has `stays` in its place.
    Account {
        kind: AccountKind,
        goes: String,
        stays: String,
    },
    /// An alternative address of this code.
    Address {
        code: String,
    },
    /// Another address is in force from the same day on (rule 4.12): the duplicate's loses these dates.
    Dates {
        code: String,
        from: Date,
    },
}

/// What goes over, and what does not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Moving {
    pub belongings: Belongings,
    /// Relations of the kept contact that are only a code and give way to an account under that code (rule 4.7).
    pub gives_way: Vec<Relation>,
    pub collisions: Vec<Collision>,
}

/// What of the duplicate's goes over to the contact that is kept.
pub fn moving(kept: &Belongings, duplicate: &Belongings) -> Moving {
    let mut moving = Moving::default();
    for (list, code, word) in &duplicate.assignments {
        if kept.assignments.iter().any(|(own_list, own, _)| own_list == list && own == code) {
            moving.collisions.push(Collision::Code { list: *list, code: code.clone() });
        } else {
            moving.belongings.assignments.push((*list, code.clone(), word.clone()));
        }
    }
    for relation in &duplicate.relations {
        relate(&kept.relations, relation, &mut moving);
    }
    for address in &duplicate.addresses {
        if kept.addresses.iter().any(|own| own.code == address.code) {
            moving.collisions.push(Collision::Address { code: address.code.clone() });
            continue;
        }
        let mut address = address.clone();
        let starts = |from: Date| kept.addresses.iter().flat_map(|own| &own.ranges).any(|range| range.from == from);
        for range in address.ranges.extract_if(.., |range| starts(range.from)) {
            moving.collisions.push(Collision::Dates { code: address.code.clone(), from: range.from });
        }
        moving.belongings.addresses.push(address);
    }
    moving
}

fn relate(own: &[Relation], relation: &Relation, moving: &mut Moving) {
    let Some(kind) = relation.kind else {
        if own.iter().any(|own| own.code == relation.code) {
            moving.collisions.push(Collision::Code { list: CodeList::Relation, code: relation.code.clone() });
        } else {
            moving.belongings.relations.push(relation.clone());
        }
        return;
    };
    match account::place(own, kind, &relation.code) {
        Place::Free => {}
        Place::InPlaceOf(blank) => moving.gives_way.push(blank.clone()),
        Place::HasOne(other) | Place::CodeTaken(other) => {
            let (goes, stays) = (relation.no.clone(), other.no.clone());
            moving.collisions.push(Collision::Account { kind, goes, stays });
            return;
        }
    }
    moving.belongings.relations.push(relation.clone());
}
