//! What a new server starts with. Descriptions are wording: the languages have them under `standard-LIST-CODE`.

use super::code_list::CodeList;
use super::number_series::{NumberSeries, SeriesKind};

/// Standard codes, list by list (domain section 6). Web sources and territories are a company's own.
pub static CODES: &[(CodeList, &[&str])] = &[
    (CodeList::Industry, &["ADVERT", "LAWYER", "MAN", "PRESS", "RET", "WHOLE"]),
    (CodeList::Mailing, &["X-CARD", "X-GIFT"]),
    (CodeList::Relation, &["ACCOUNT", "ATHOR", "BANK", "CUST", "EMP", "JOB", "LAW", "PRESS", "PROS", "TRAVEL", "VEND"]),
    (CodeList::Responsibility, &["APR", "ARR", "MARKETING", "PURCHASE", "SALE"]),
    (CodeList::Level, &["CEO", "CFO", "J-MANA", "MANA", "SALEMP", "SENMAN"]),
    (CodeList::Salutation, &["COMPANY", "F", "F-JOB", "F-MAR", "F-UMAR", "M", "M-JOB", "UNISEX"]),
];

/// The shipped series: contacts from CT000001 without a last number, accounts C00001, V00001, B00001, E00001; all with
/// manual numbers on.
pub fn series() -> Vec<NumberSeries> {
    let first = |kind| match kind {
        SeriesKind::Contacts => "CT000001",
        SeriesKind::Customers => "C00001",
        SeriesKind::Vendors => "V00001",
        SeriesKind::Banks => "B00001",
        SeriesKind::Employees => "E00001",
    };
    SeriesKind::ALL
        .into_iter()
        .map(|kind| NumberSeries {
            kind,
            first: first(kind).to_owned(),
            last: String::new(),
            warning: String::new(),
            step: 1,
            manual: true,
            last_used: String::new(),
        })
        .collect()
}
