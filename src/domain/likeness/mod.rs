//! How likely two contacts are the same: one score from 0 to 100, with its reasons (domain rules 4.8 and Decision 6).
//!
//! Each thing that two contacts both have speaks for or against. What one of them lacks says nothing, and neither does
//! what a person shares with the company or with colleagues.

mod alike;
mod company_forms;
mod keys;
mod names;
mod nicknames;
mod places;
mod profile;
#[cfg(test)]
mod tests;

pub use keys::{BLOCK_MAX, keys, reach_key, string_key};
pub use places::Place;
pub use profile::{Profile, Reach};

use super::field::Field;

/// Why two contacts may be the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    SameVat,
    SameRegistration,
    SameEmail,
    SamePhone,
    SameWebsite,
    /// Names that are this alike, in percent.
    Name {
        percent: u8,
    },
    SameCompany,
    SameAddress,
    SameCity,
}

/// What the comparison of two contacts gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likeness {
    /// 0 to 100.
    pub score: u8,
    pub reasons: Vec<Reason>,
}

/// The fields that are compared. The others tell nothing about who somebody is.
pub const COMPARED: [Field; 16] = [
    Field::Name,
    Field::FirstName,
    Field::MiddleName,
    Field::Surname,
    Field::EMail,
    Field::EMail2,
    Field::PhoneNo,
    Field::MobilePhoneNo,
    Field::HomePage,
    Field::VatRegistrationNo,
    Field::RegistrationNo,
    Field::Address,
    Field::Address2,
    Field::PostCode,
    Field::City,
    Field::County,
];

/// The evidence at which the score is 80.
const ENOUGH: f64 = 13.5;
/// The likeness of a colleague's name that is the same name with a slip, an initial or a short form.
const NEARLY_THE_SAME: f64 = 0.9;
/// The score of what is likely enough.
const LIKELY: f64 = 80.0;

/// Compares two contacts of one type; of different types nothing is alike.
pub fn compare(a: &Profile, b: &Profile) -> Likeness {
    if a.is_company != b.is_company {
        return Likeness { score: 0, reasons: Vec::new() };
    }
    let mut reasons = Vec::new();
    let mut sum = 0.0;
    let mut floor = false;
    let colleagues = a.company.is_some() && a.company == b.company;

    let name = if a.is_company { names::companies(&a.name, &b.name) } else { names::people(&a.name, &b.name) };

    if let Some(same) = told(&a.vat, &b.vat) {
        sum += if same { 16.0 } else { -6.0 };
        floor |= same;
        reasons.extend(same.then_some(Reason::SameVat));
    }
    if let Some(same) = told(&a.registration, &b.registration) {
        sum += if same { 16.0 } else { -6.0 };
        floor |= same;
        reasons.extend(same.then_some(Reason::SameRegistration));
    }
    if let Some(same) = met(&a.mails, &b.mails, colleagues) {
        sum += if same { 12.0 } else { -3.0 };
        floor |= same && (a.is_company || !colleagues);
        reasons.extend(same.then_some(Reason::SameEmail));
    }
    if let Some(same) = met(&a.phones, &b.phones, colleagues) {
        sum += if same { 13.0 } else { -3.0 };
        floor |= same && a.is_company;
        reasons.extend(same.then_some(Reason::SamePhone));
    }
    if a.is_company && !a.site.is_empty() && a.site == b.site {
        sum += 6.0;
        reasons.push(Reason::SameWebsite);
    }
    sum += name.evidence;
    if !name.unlike {
        reasons.push(Reason::Name { percent: percent(name.likeness) });
    }
    // A household shares everything but the given names. Where neither an employer nor a phone nor an address of mail
    // tells who is who, one address in all its parts is left to people's eyes.
    let known_apart = a.is_known_otherwise() && b.is_known_otherwise();
    let other_colleague = colleagues && name.given.is_some_and(|likeness| likeness < NEARLY_THE_SAME);
    let other = name.other_given && known_apart || other_colleague;
    match (&a.company, &b.company) {
        (Some(x), Some(y)) if x == y => {
            // Of colleagues only the very name tells; a name that is nearly the same is another's.
            sum += if name.weakest >= NEARLY_THE_SAME { 5.0 } else { 0.0 };
            reasons.push(Reason::SameCompany);
        }
        (Some(_), Some(_)) => sum -= 3.0,
        _ => {}
    }
    if let (false, Some(x), Some(y)) = (other, a.place(colleagues), b.place(colleagues)) {
        sum += places::evidence(x, y);
        if x.same_street(y) {
            reasons.push(Reason::SameAddress);
        } else if x.same_city(y) {
            reasons.push(Reason::SameCity);
        }
    }
    if floor && !other {
        sum = sum.max(ENOUGH);
    } else if other {
        sum = sum.min(ENOUGH - 1.5);
    }
    Likeness { score: score(sum), reasons }
}

/// Whether two numbers are the same, when both are there.
fn told(a: &str, b: &str) -> Option<bool> {
    (!a.is_empty() && !b.is_empty()).then_some(a == b)
}

/// Whether the two share one of these, when both have any that is their own.
fn met(a: &[Reach], b: &[Reach], colleagues: bool) -> Option<bool> {
    let own = |reach: &&Reach| reach.is_own(false);
    let mut same = a.iter().filter(|x| b.iter().any(|y| x.is_same(y) && x.is_own(colleagues) && y.is_own(colleagues)));
    if same.next().is_some() {
        return Some(true);
    }
    (a.iter().any(|x| own(&x)) && b.iter().any(|y| own(&y))).then_some(false)
}

fn score(sum: f64) -> u8 {
    let score = if sum >= ENOUGH {
        LIKELY + (100.0 - LIKELY) * (1.0 - (-(sum - ENOUGH) / 12.0).exp())
    } else {
        // What is not enough never rounds up to the score that is.
        (LIKELY * sum.max(0.0) / ENOUGH).min(LIKELY - 1.0)
    };
    percent(score / 100.0)
}

fn percent(share: f64) -> u8 {
    // Between 0 and 100, so nothing is lost.
    (share.clamp(0.0, 1.0) * 100.0).round() as u8
}
