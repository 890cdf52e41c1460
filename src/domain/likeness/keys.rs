//! Keys: contacts that may be the same have one in common, so that not all have to be compared with all.

use crate::domain::search_string::SearchString;

use super::nicknames;
use super::{Profile, Reach};

/// More contacts than this under one key say nothing: whoever is alike has a rarer key in common, too.
pub const BLOCK_MAX: usize = 60;

/// Letters of a sound key.
const SOUNDS: usize = 4;
/// Digits of a phone number that decide, country and trunk codes aside.
const TAIL: usize = 8;

/// The contact's keys, sorted, each once.
pub fn keys(profile: &Profile) -> Vec<i64> {
    let mut keys = Vec::with_capacity(20);
    let mut add = |kind: &str, parts: &[&str]| {
        if parts.iter().all(|part| !part.is_empty()) {
            keys.push(hash(profile.is_company, kind, parts));
        }
    };
    for mail in &profile.mails {
        add("mail", &[&mail.text]);
    }
    for phone in &profile.phones {
        add("phone", &[tail(&phone.text)]);
    }
    add("vat", &[&profile.vat]);
    add("registration", &[&profile.registration]);
    add("site", &[&profile.site]);

    let place = &profile.place;
    let city = place.city.first().map(|word| sound(word)).unwrap_or_default();
    let (number, post_code) = (place.number.as_str(), place.post_code.as_str());
    // The two lines of an address change places easily, and words are written together.
    let mut lines = [sound(&place.street.concat()), sound(&place.second.concat())];
    lines.sort_unstable();
    for line in &lines {
        add("line number", &[line, number]);
        add("line code", &[line, post_code]);
        add("line city", &[line, &city]);
    }
    add("lines", &[&lines[0], &lines[1]]);
    add("number code", &[number, post_code]);

    let name = &profile.name;
    if profile.is_company {
        let mut sounds: Vec<String> = name.given.iter().map(|word| sound(word)).collect();
        sounds.sort_unstable();
        sounds.dedup();
        add("name", &[&sounds.concat()]);
        for word in &sounds {
            add("word", &[word]);
            add("word city", &[word, &city]);
            add("word code", &[word, post_code]);
        }
        add("joined", &[&name.given.concat().chars().take(6).collect::<String>()]);
    } else {
        let company = profile.company.map(|company| company.0.to_string()).unwrap_or_default();
        // A short name stands under each name that it can be short for.
        let given: Vec<String> = match name.given.first() {
            None => Vec::new(),
            Some(first) => {
                let mut given: Vec<String> = nicknames::whole(first).iter().map(|whole| sound(whole)).collect();
                given.push(sound(first));
                given.sort_unstable();
                given.dedup();
                given
            }
        };
        let surname = longest(&name.surname);
        for given in &given {
            let mut both = [given.as_str(), surname.as_str()];
            both.sort_unstable();
            add("name", &both);
        }
        for part in given.iter().chain([&surname]) {
            add("part code", &[part, post_code]);
            add("part city", &[part, &city]);
            add("part company", &[part, &company]);
            for line in &lines {
                add("part line", &[part, line]);
            }
        }
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The key under which all people are that have this address of mail or phone.
pub fn reach_key(reach: &Reach) -> i64 {
    match reach.text.contains('@') {
        true => hash(false, "mail", &[&reach.text]),
        false => hash(false, "phone", &[tail(&reach.text)]),
    }
}

/// The key of a search string: the same for the same field, part and string.
pub fn string_key(line: &SearchString, string: &str) -> i64 {
    hash(true, line.field.key(), &[line.part.key(), string])
}

/// The digits that decide, the last of any number; digits are ASCII.
fn tail(digits: &str) -> &str {
    digits.get(digits.len().saturating_sub(TAIL)..).unwrap_or(digits)
}

/// The sound of the longest word, the first of several.
fn longest(words: &[String]) -> String {
    let longest = words.iter().rev().max_by_key(|word| word.chars().count());
    longest.map(|word| sound(word)).unwrap_or_default()
}

/// The first letter, and what consonants follow it, those that sound alike as one.
fn sound(word: &str) -> String {
    let mut kept = String::new();
    let mut last = None;
    for (at, letter) in word.chars().filter(|c| c.is_alphanumeric()).enumerate() {
        let class = match letter {
            'b' | 'p' => 'p',
            'c' | 'g' | 'k' | 'q' | 'x' => 'k',
            'd' | 't' => 't',
            'f' | 'v' | 'w' => 'v',
            's' | 'z' => 's',
            'm' | 'n' => 'n',
            'a' | 'e' | 'i' | 'j' | 'o' | 'u' | 'y' | 'h' if at > 0 => {
                last = None;
                continue;
            }
            'i' | 'j' | 'y' => 'i',
            other => other,
        };
        if last != Some(class) {
            kept.push(class);
        }
        last = Some(class);
        if kept.chars().count() == SOUNDS {
            break;
        }
    }
    kept
}

/// FNV-1a: stays the same from build to build, because keys are stored.
fn hash(is_company: bool, kind: &str, parts: &[&str]) -> i64 {
    let mut state: u64 = 0xcbf2_9ce4_8422_2325;
    let mut eat = |byte: u8| state = (state ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    eat(u8::from(is_company));
    for part in [kind].iter().chain(parts) {
        part.bytes().for_each(&mut eat);
        eat(0);
    }
    i64::from_ne_bytes(state.to_ne_bytes())
}
