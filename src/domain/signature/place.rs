//! Finding the postal address among a signature's words: the shapes of Finland, Sweden, Germany, Britain and the US, and of
//! their neighbours.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::domain::fold::fold;

use super::labels::{self, Label};
use super::words;

/// A postal address.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Place {
    pub address: String,
    pub address_2: String,
    pub post_code: String,
    pub city: String,
    pub county: String,
    /// ISO code, as far as the address itself says it.
    pub country: String,
}

/// `Katu 1, FI-00100 Helsinki, Finland`: a code of four or five digits before the city.
static CONTINENT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:(?P<street>.*?)(?P<comma>,)?\s+)?(?:(?P<prefix>FIN|FI|SE|S|DE|D|AX|AT|A|CHE|CH|DK|NO|N|EE|NL)\s?[-–]\s?)?(?P<code>[0-9]{3}\s[0-9]{2}|[0-9]{5}|[0-9]{4}(?:\s[A-Z]{2})?)\s+(?P<city>\p{Lu}[\p{L}.'’/()\- ]{1,40}?)\s*(?:,\s*(?P<rest>.*))?$",
    )
});
static BRITAIN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?P<before>.*?)[,\s]*\b(?P<code>[A-Z]{1,2}[0-9][A-Z0-9]?\s?[0-9][A-Z]{2})\b[,.\s]*(?P<rest>.*)$")
});
static AMERICA: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:(?P<street>.+),\s*)?(?P<city>\p{Lu}[\p{L}.' \-]{1,40}?),?\s+(?P<state>[A-Z]{2}),?\s+(?P<code>[0-9]{5}(?:-[0-9]{4})?)(?:,\s*(?P<rest>.*))?$",
    )
});

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is a constant that compiles")
}

/// The country of that name.
pub(super) fn country(text: &str) -> Option<&'static str> {
    words::country(&fold(text.trim_matches([' ', '.', ',', '(', ')'])))
}

/// Takes the first address out of the pieces (each with its line), and what belongs to it out of the pieces around it.
pub(super) fn take(pieces: &mut Vec<(usize, String)>) -> Option<Place> {
    labelled_first(pieces);
    let (at, mut place, before) = pieces.iter().enumerate().find_map(|(at, (_, text))| {
        let (place, before) = read(text)?;
        Some((at, place, before))
    })?;
    let line = pieces[at].0;
    pieces.remove(at);
    let mut at = at;
    if let Some(before) = before {
        // The end of what stands before is the street; the rest is words again.
        let (rest, street) = split_street(&before);
        place.address = street;
        if !rest.is_empty() {
            pieces.insert(at, (line, rest));
            at += 1;
        }
    }
    if place.city.is_empty() && at > 0 && is_town(&pieces[at - 1].1) {
        place.city = pieces.remove(at - 1).1;
        at -= 1;
    }
    // A county may stand between the street and a British code.
    let is_town_above = |pieces: &[(usize, String)], at: usize| {
        at > 1 && !is_street(&pieces[at - 1].1) && is_street(&pieces[at - 2].1) && is_town(&pieces[at - 1].1)
    };
    if place.country == "GB" && place.address.is_empty() && place.county.is_empty() && is_town_above(pieces, at) {
        let town = pieces.remove(at - 1).1;
        place.county = std::mem::replace(&mut place.city, town);
        at -= 1;
    }
    if place.address.is_empty() {
        let back = (1..=2.min(at)).find(|back| is_street(&pieces[at - back].1));
        if let Some(back) = back {
            place.address = pieces.remove(at - back).1;
            // What stands between the street and the city is the second line.
            if back == 2 && is_second(&pieces[at - 2].1) {
                place.address_2 = pieces.remove(at - 2).1;
            }
            at = at.saturating_sub(back);
        }
    }
    if place.address_2.is_empty()
        && at > 0
        && at <= pieces.len()
        && is_second(&pieces[at - 1].1)
        && !place.address.is_empty()
    {
        place.address_2 = pieces.remove(at - 1).1;
    }
    // `4th Floor, 22 Shelton Street`
    if let Some((first, rest)) = place.address.clone().split_once(", ")
        && place.address_2.is_empty()
        && is_second(first)
        && is_street(rest)
        && !is_second(rest)
    {
        place.address_2 = first.to_owned();
        place.address = rest.to_owned();
    }
    if let Some((rest, second)) = place.address.clone().rsplit_once(", ")
        && place.address_2.is_empty()
        && is_second(second)
    {
        place.address_2 = second.to_owned();
        place.address = rest.to_owned();
    }
    if let Some(found) = pieces.iter().position(|(_, text)| country(text).is_some()) {
        let named = country(&pieces.remove(found).1);
        place.country = named.unwrap_or_default().to_owned();
    }
    Some(place)
}

/// Takes the word for "address" away from the pieces that begin with it.
fn labelled_first(pieces: &mut [(usize, String)]) {
    for (_, text) in pieces {
        if let Some((Label::Address, rest)) = labels::at_start(text) {
            *text = rest.to_owned();
        }
    }
}

/// The address in one piece, and what stands before its post code.
fn read(text: &str) -> Option<(Place, Option<String>)> {
    america(text).or_else(|| continent(text)).or_else(|| britain(text))
}

fn continent(text: &str) -> Option<(Place, Option<String>)> {
    let found = CONTINENT.captures(text)?;
    let prefix = part(&found, "prefix");
    let code = part(&found, "code");
    let city = part(&found, "city");
    let digits = code.chars().filter(char::is_ascii_digit).count();
    let street = part(&found, "street");
    // Four digits are as well a year or a house: they need more around them.
    if digits == 4 && prefix.is_empty() && !street.is_empty() && found.name("comma").is_none() {
        return None;
    }
    let form = fold(city.split(' ').next_back().unwrap_or_default()).replace('.', "");
    if words::COMPANY_FORMS.contains(&form.as_str()) || city.split(' ').count() > 5 {
        return None;
    }
    let is_dutch = code.ends_with(|c: char| c.is_ascii_uppercase());
    let by_prefix = match prefix.as_str() {
        "FI" | "FIN" => "FI",
        "SE" | "S" => "SE",
        "DE" | "D" => "DE",
        "AX" => "AX",
        "AT" | "A" => "AT",
        "CH" | "CHE" => "CH",
        "DK" => "DK",
        "NO" | "N" => "NO",
        "EE" => "EE",
        "NL" => "NL",
        _ if is_dutch => "NL",
        _ if code.contains(' ') => "SE",
        _ => "",
    };
    let rest = part(&found, "rest");
    let (city, trailing) = match city.rsplit_once(' ') {
        Some((city, last)) if country(last).is_some() => (city.to_owned(), country(last)),
        _ => (city, None),
    };
    let named = rest.split(',').find_map(country).or(trailing);
    let place = Place {
        post_code: code,
        city: city.trim().to_owned(),
        country: named.unwrap_or(by_prefix).to_owned(),
        ..Place::default()
    };
    Some((place, Some(street).filter(|street| !street.is_empty())))
}

fn britain(text: &str) -> Option<(Place, Option<String>)> {
    let found = BRITAIN.captures(text)?;
    let rest = part(&found, "rest");
    if !rest.is_empty() && country(&rest).is_none() {
        return None;
    }
    let before = part(&found, "before");
    let mut parts: Vec<&str> = before.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    let mut place = Place { post_code: part(&found, "code"), country: "GB".to_owned(), ..Place::default() };
    let streets = parts.iter().rposition(|part| is_street(part)).map_or(0, |at| at + 1);
    let towns = parts.split_off(streets);
    match towns.as_slice() {
        [] => {}
        [city] => place.city = (*city).to_owned(),
        [.., city, county] => (place.city, place.county) = ((*city).to_owned(), (*county).to_owned()),
    }
    if place.city.split(' ').count() > 4 {
        return None;
    }
    let street = parts.join(", ");
    Some((place, Some(street).filter(|street| !street.is_empty())))
}

fn america(text: &str) -> Option<(Place, Option<String>)> {
    let found = AMERICA.captures(text)?;
    let state = part(&found, "state");
    if !words::STATES.contains(&state.as_str()) {
        return None;
    }
    let (mut street, city) = (part(&found, "street"), part(&found, "city"));
    // Without a comma the street and the city run into each other: nothing tells them apart.
    if street.is_empty() && is_street(&city) {
        street = String::new();
    }
    let place =
        Place { post_code: part(&found, "code"), city, county: state, country: "US".to_owned(), ..Place::default() };
    Some((place, Some(street).filter(|street| !street.is_empty())))
}

fn part(found: &Captures<'_>, name: &str) -> String {
    found.name(name).map_or("", |hit| hit.as_str()).trim_matches([' ', ',']).to_owned()
}

/// What stands before a post code, parted: words that are no address, and the street with what belongs to it.
fn split_street(before: &str) -> (String, String) {
    let parts: Vec<&str> = before.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    let first = parts.iter().position(|part| is_street(part) || is_second(part));
    match first {
        Some(at) => (parts[..at].join(", "), parts[at..].join(", ")),
        None => (before.to_owned(), String::new()),
    }
}

/// Whether the piece looks like a street with its number, or a box.
pub(super) fn is_street(text: &str) -> bool {
    let folded = fold(text);
    let words: Vec<&str> =
        folded.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty()).collect();
    if words.len() > 9 || text.contains('@') {
        return false;
    }
    let has_number = words.iter().any(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let has_letters = words.iter().any(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1);
    let ends = |word: &str| {
        let word = word.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.' || c == '-');
        words::STREET_ENDS.iter().any(|end| word.ends_with(end) && word.len() > end.len())
            || words::STREET_WORDS.contains(&word)
    };
    let forms = words.iter().any(|word| words::COMPANY_FORMS.contains(&word.replace('.', "").as_str()));
    has_letters && !forms && (has_number || words.len() <= 3 && words.iter().any(|word| ends(word) && word.len() > 4))
}

/// Whether the piece is the second line of an address: a floor, a building, a box.
fn is_second(text: &str) -> bool {
    let folded = fold(text);
    let mut words = folded.split(|c: char| !c.is_alphanumeric() && c != '/').filter(|word| !word.is_empty());
    words.clone().count() <= 6
        && text.chars().any(|c| c.is_ascii_digit())
        && words.any(|word| words::SECOND_LINE.contains(&word))
}

fn is_town(text: &str) -> bool {
    let words = text.split_whitespace().count();
    words <= 4
        && country(text).is_none()
        && text.chars().all(|c| c.is_alphabetic() || " .'-".contains(c))
        && text.starts_with(char::is_uppercase)
}
