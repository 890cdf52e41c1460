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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::country;
    use super::*;

    fn address(country: &str, parts: [&str; 5]) -> Values {
        let fields = [Field::Address, Field::Address2, Field::PostCode, Field::City, Field::County];
        fields
            .into_iter()
            .zip(parts)
            .fold(Values::default(), |values, (field, part)| values.with(field, part))
            .with(Field::CountryRegionCode, country)
    }

    #[test]
    fn each_country_has_its_order() {
        let table: [(&str, [&str; 5], &[&str]); 29] = [
            ("FI", ["Mannerheimintie 1", "", "00100", "Helsinki", ""], &["Mannerheimintie 1", "00100 Helsinki"]),
            (
                "FI",
                ["Katu 1", "PL 5", "00100", "Helsinki", "Uusimaa"],
                &["Katu 1", "PL 5", "00100 Helsinki", "Uusimaa"],
            ),
            ("SE", ["Gatan 1", "", "114 55", "Stockholm", ""], &["Gatan 1", "114 55 Stockholm"]),
            ("DE", ["Hauptstr. 1", "", "10115", "Berlin", ""], &["Hauptstr. 1", "10115 Berlin"]),
            ("CH", ["Gasse 1", "", "8001", "Zürich", ""], &["Gasse 1", "8001 Zürich"]),
            ("GB", ["10 Downing St", "", "SW1A 1AA", "London", ""], &["10 Downing St", "London", "SW1A 1AA"]),
            (
                "GB",
                ["1 High St", "", "GU1 1AA", "Guildford", "Surrey"],
                &["1 High St", "Guildford", "Surrey", "GU1 1AA"],
            ),
            ("IE", ["1 Quay", "", "T12 X70A", "Cork", "Co. Cork"], &["1 Quay", "Cork", "Co. Cork", "T12 X70A"]),
            (
                "US",
                ["1 Main St", "Apt 2", "62701", "Springfield", "IL"],
                &["1 Main St", "Apt 2", "Springfield, IL 62701"],
            ),
            ("US", ["1 Main St", "", "62701", "Springfield", ""], &["1 Main St", "Springfield 62701"]),
            ("US", ["1 Main St", "", "62701", "", "IL"], &["1 Main St", "IL 62701"]),
            ("US", ["", "", "", "Springfield", "IL"], &["Springfield, IL"]),
            ("CA", ["1 Rue", "", "K1A 0B1", "Ottawa", "ON"], &["1 Rue", "Ottawa ON K1A 0B1"]),
            ("AU", ["1 George St", "", "2000", "Sydney", "NSW"], &["1 George St", "Sydney NSW 2000"]),
            ("NZ", ["1 Queen St", "", "1010", "Auckland", ""], &["1 Queen St", "Auckland 1010"]),
            ("IN", ["1 Road", "", "110001", "New Delhi", "Delhi"], &["1 Road", "New Delhi 110001", "Delhi"]),
            ("BR", ["Av. 1", "", "01310-100", "São Paulo", "SP"], &["Av. 1", "São Paulo - SP", "01310-100"]),
            (
                "JP",
                ["1-2-3 Kasumigaseki", "", "100-0013", "Chiyoda-ku", "Tokyo"],
                &["1-2-3 Kasumigaseki", "Chiyoda-ku, Tokyo 100-0013"],
            ),
            (
                "JP",
                ["霞が関1-2-3", "", "100-0013", "千代田区", "東京都"],
                &["100-0013", "東京都千代田区", "霞が関1-2-3"],
            ),
            ("IT", ["Via 1", "", "00144", "Roma", "RM"], &["Via 1", "00144 Roma RM"]),
            ("LV", ["Iela 1", "", "LV-1010", "Rīga", ""], &["Iela 1", "Rīga, LV-1010"]),
            ("HU", ["Utca 1", "", "1055", "Budapest", ""], &["Budapest", "Utca 1", "1055"]),
            ("MT", ["Triq 1", "", "VLT 1117", "Valletta", ""], &["Triq 1", "Valletta VLT 1117"]),
            ("TR", ["Sokak 1", "", "06500", "Çankaya", "Ankara"], &["Sokak 1", "06500 Çankaya/Ankara"]),
            ("HK", ["1 Road", "", "", "Central", "Hong Kong"], &["1 Road", "Central", "Hong Kong"]),
            ("NO", ["", "", "", "Oslo", ""], &["Oslo"]),
            ("NO", ["", "Hus B", "", "", ""], &["Hus B"]),
            ("", ["", "", "", "", ""], &[]),
            ("ZZ", ["Street 1", "", "123", "Place", ""], &["Street 1", "123 Place"]),
        ];
        for (country, parts, expected) in table {
            assert_eq!(lines(&address(country, parts), ""), expected, "{country} {parts:?}");
        }
    }

    /// Street, post code, city and county in the order of each country: the EU and the EEA, and others that matter.
    #[test]
    fn the_countries_that_people_write_to_most() {
        let post_code_first = [
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "LT", "LU", "NL", "PL", "PT",
            "SE", "SI", "SK", "IS", "LI", "NO", "CH",
        ];
        let usual: &[&str] = &["Street 1", "12345 City", "County"];
        let others: [(&str, &[&str]); 14] = [
            ("IT", &["Street 1", "12345 City County"]),
            ("RO", &["Street 1", "12345 City, County"]),
            ("LV", &["Street 1", "County", "City, 12345"]),
            ("HU", &["City", "County", "Street 1", "12345"]),
            ("IE", &["Street 1", "City", "County", "12345"]),
            ("MT", &["Street 1", "City 12345", "County"]),
            ("GB", &["Street 1", "City", "County", "12345"]),
            ("US", &["Street 1", "City, County 12345"]),
            ("CA", &["Street 1", "City County 12345"]),
            ("AU", &["Street 1", "City County 12345"]),
            ("NZ", &["Street 1", "City 12345", "County"]),
            ("JP", &["Street 1", "City, County 12345"]),
            ("IN", &["Street 1", "City 12345", "County"]),
            ("BR", &["Street 1", "City - County", "12345"]),
        ];
        assert_eq!(post_code_first.len() + others.len(), 27 + 3 + 9);
        let all = post_code_first.map(|country| (country, usual)).into_iter().chain(others);
        for (country, expected) in all {
            let found = lines(&address(country, ["Street 1", "", "12345", "City", "County"]), "");
            assert_eq!(found, expected, "{country}");
        }
    }

    #[test]
    fn without_a_country_home_decides() {
        let parts = ["1 Main St", "", "62701", "Springfield", "IL"];
        assert_eq!(lines(&address("", parts), "US"), ["1 Main St", "Springfield, IL 62701"]);
        assert_eq!(lines(&address("", parts), ""), ["1 Main St", "62701 Springfield", "IL"]);
        assert_eq!(lines(&address("FI", parts), "US"), ["1 Main St", "62701 Springfield", "IL"]);
    }

    #[test]
    fn layouts_name_each_country_once() {
        for layouts in [LAYOUTS, NATIVE_LAYOUTS] {
            let mut countries: Vec<&str> =
                layouts.iter().flat_map(|(_, countries)| countries.iter().copied()).collect();
            let all = countries.len();
            countries.sort_unstable();
            countries.dedup();
            assert_eq!(countries.len(), all);
            for code in countries {
                assert_eq!(country::from_code(code), Some(code));
            }
        }
    }

    proptest! {
        #[test]
        fn every_part_shows_and_nothing_stray(
            at in 0..country::COUNTRIES.len(), parts in proptest::array::uniform5("([a-z]{1,8}|東京)?"),
        ) {
            let parts = parts.each_ref().map(String::as_str);
            let lines = lines(&address(country::COUNTRIES[at], parts), "");
            for part in parts {
                // Hong Kong and Macao have no post codes in their own script.
                prop_assert!(part == parts[2] || lines.concat().contains(part));
            }
            for line in lines {
                prop_assert!(line.starts_with(char::is_alphabetic) && line.ends_with(char::is_alphabetic), "{}", line);
            }
        }
    }
}
