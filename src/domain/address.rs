//! Postal addresses as each country writes them.

use super::contact::Values;
use super::field::Field;

/// The usual layout: street, post code before the city, and a county below them.
const USUAL: &str = "A|B|P C|S";

/// Layouts by country; a country that is not here has the usual one. `|` ends a line; `A` and `B` are the two address
/// lines, `P` the post code, `C` the city, `S` the county, state or province; what stands before a letter is written
/// only when its part is filled and is not the first on its line.
static LAYOUTS: &[(&str, &[&str])] = &[
    ("A|B|C|S|P", &["GB", "GG", "JE", "IM", "GI", "IE", "UA", "RU", "EG", "FK", "IO", "PN", "SH", "GS", "TC"]),
    ("A|B|C, S P", &["US", "PR", "GU", "VI", "AS", "MP", "UM", "FM", "MH", "PW", "JP", "KR", "TW", "SO"]),
    ("A|B|C S P", &["CA", "AU", "CC", "CX", "NF"]),
    ("A|B|C P|S", &["NZ", "IN", "MT", "SG", "SA", "NG", "BN", "JO", "LB", "MV", "NP", "PG", "BM"]),
    ("A|B|C|P|S", &["ZA", "KE", "LK"]),
    ("A|B|C - S|P", &["BR"]),
    ("A|B|P C, S", &["MX", "RO"]),
    ("A|B|P C S", &["IT", "SM", "VA"]),
    ("A|B|P C/S", &["TR"]),
    ("A|B|S|C, P", &["LV"]),
    ("C|S|A|B|P", &["HU"]),
    ("A|B|C, S, P", &["CO"]),
    ("A|B|C|S, P", &["CN"]),
    ("A|B|C|S P", &["TH", "VN", "ID", "KH", "MM"]),
    ("A|B|C-P|S", &["PK", "BD"]),
    ("A|B|C|S", &["HK", "MO", "AE", "QA", "BZ", "JM", "BS"]),
];

/// Layouts of countries that write from the large to the small in their own script.
static NATIVE_LAYOUTS: &[(&str, &[&str])] = &[("P|SC|A|B", &["JP", "CN", "TW", "KR"]), ("SC|A|B", &["HK", "MO"])];

/// The lines of an address without the country's name, in the order of its country (blank: `home`, an ISO country or
/// blank). Blank parts leave neither empty lines nor stray separators.
pub fn lines(values: &Values, home: &str) -> Vec<String> {
    let country = Some(values.get(Field::CountryRegionCode)).filter(|code| !code.is_empty()).unwrap_or(home);
    let is_native = [Field::Address, Field::Address2, Field::City, Field::County]
        .into_iter()
        .any(|field| values.get(field).chars().any(is_east_asian));
    let native = is_native.then(|| layout(NATIVE_LAYOUTS, country)).flatten();
    let layout = native.or_else(|| layout(LAYOUTS, country)).unwrap_or(USUAL);
    layout.split('|').map(|line| fill(line, values)).filter(|line| !line.is_empty()).collect()
}

fn layout(layouts: &[(&'static str, &[&str])], country: &str) -> Option<&'static str> {
    layouts.iter().find(|(_, countries)| countries.contains(&country)).map(|(layout, _)| *layout)
}

fn fill(layout: &str, values: &Values) -> String {
    let mut line = String::new();
    let mut separator = String::new();
    for c in layout.chars() {
        let field = match c {
            'A' => Field::Address,
            'B' => Field::Address2,
            'P' => Field::PostCode,
            'C' => Field::City,
            'S' => Field::County,
            _ => {
                separator.push(c);
                continue;
            }
        };
        let part = values.get(field);
        if !part.is_empty() {
            if !line.is_empty() {
                line.push_str(&separator);
            }
            line.push_str(part);
        }
        separator.clear();
    }
    line
}

/// Han, kana and Hangul.
fn is_east_asian(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11FF}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}
