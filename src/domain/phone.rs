//! Phone numbers: kept as people write them, compared by their digits.

/// The number in international form (`+358401234567`), if it is one in `region` (ISO country, blank: none).
pub fn international(_text: &str, _region: &str) -> Option<String> {
    todo!()
}

/// The number's digits alone, any script's digits as ASCII.
pub fn digits(_text: &str) -> String {
    todo!()
}

/// The forms of a number's digits under which it is found: as written, and international when it can be read.
pub fn search_forms(_text: &str, _region: &str) -> Vec<String> {
    todo!()
}
