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

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::super::code_list::CODE_MAX;
    use super::super::relation::AccountKind;
    use super::super::settings::{Setting, SettingKind, Settings};
    use super::*;

    #[test]
    fn standard_codes_are_codes_and_each_list_comes_once() {
        for (at, (list, codes)) in CODES.iter().enumerate() {
            assert!(CODES[..at].iter().all(|(before, _)| before != list));
            assert!(codes.is_sorted_by(|a, b| a < b), "{list:?}");
            for code in *codes {
                assert_eq!(check::code(code, CODE_MAX).as_deref(), Ok(*code));
            }
        }
    }

    #[test]
    fn the_shipped_settings_name_standard_codes() {
        let has = |list, code: &str| CODES.iter().any(|(known, codes)| *known == list && codes.contains(&code));
        let settings = Settings::default();
        for kind in AccountKind::ALL {
            assert!(has(CodeList::Relation, settings.relation_code(kind)), "{kind:?}");
        }
        for setting in Setting::ALL {
            if let SettingKind::Listed(list) = setting.spec().kind {
                assert!(settings.get(setting).is_empty() || has(list, settings.get(setting)), "{setting:?}");
            }
        }
    }

    #[test]
    fn the_shipped_series_draw_their_first_numbers() {
        let firsts: Vec<String> = series()
            .into_iter()
            .map(|series| {
                assert_eq!(series.checked().as_ref(), Ok(&series));
                series.next().expect("a fresh series has numbers").no
            })
            .collect();
        assert_eq!(firsts, ["CT000001", "C00001", "V00001", "B00001", "E00001"]);
        assert!(series().iter().all(|series| series.manual));
    }
}
