//! What people type, kind by kind, and whom they mean.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::data::{Dice, INDUSTRIES, Made, World, plain};

/// A text that is looked up.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Asked {
    pub kind: String,
    pub text: String,
    /// The contact meant, where one is and where at most 25 contacts fit what should have been typed.
    pub meant: Option<String>,
}

/// How many contacts have a surname, a first name with it, a distinctive word of a company.
#[derive(Default)]
pub struct Counts {
    surnames: HashMap<usize, u32>,
    names: HashMap<(usize, usize), u32>,
}

impl Counts {
    pub fn add(&mut self, made: &Made) {
        if made.is_person {
            *self.surnames.entry(made.surname).or_default() += 1;
            *self.names.entry((made.first, made.surname)).or_default() += 1;
        }
    }
}

const MOST: u32 = 25;

/// The kinds that are the starts of names: those whose 99th percentile has a limit of its own.
pub const PREFIXES: [&str; 7] = ["prefix 1", "prefix 2", "prefix 3", "prefix 4", "prefix 5", "prefix 6", "prefix 8"];
/// The kinds of misspelt names.
pub const MISSPELT: [&str; 3] = ["misspelt surname", "misspelt twice", "misspelt whole name"];

/// One query of each kind about this contact.
pub fn ask(world: &World, counts: &Counts, made: &Made, dice: &mut Dice) -> Vec<Asked> {
    let mut asked: Vec<(&str, String, Option<&str>)> = Vec::new();
    let (first, last) = made.name.split_once(' ').unwrap_or((&made.name, ""));
    let low = plain(last);
    let start = |length: usize| low.chars().take(length).collect::<String>();
    if made.is_person {
        for (kind, length) in PREFIXES.iter().zip([1, 2, 3, 4, 5, 6, 8]) {
            if low.len() >= length {
                asked.push((kind, start(length), None));
            }
        }
        let few = |count: Option<&u32>| count.is_some_and(|count| *count <= MOST).then_some(made.no.as_str());
        let of_surname = few(counts.surnames.get(&made.surname));
        let of_name = few(counts.names.get(&(made.first, made.surname)));
        asked.push(("surname", low.clone(), of_surname));
        asked.push(("name as written", made.name.clone(), of_name));
        asked.push(("words in other order", format!("{} {}", plain(last), plain(first)), of_name));
        asked.push(("first name, start of surname", format!("{} {}", plain(first), start(3)), None));
        if low.len() >= 4 {
            asked.push(("misspelt surname", slip(&low, dice), of_surname));
            asked.push(("misspelt whole name", format!("{} {}", plain(first), slip(&low, dice)), of_name));
        }
        if low.len() >= 8 {
            asked.push(("misspelt twice", slip(&slip(&low, dice), dice), of_surname));
        }
        if let Some(house) = world.company_named(&made.company) {
            asked.push(("first name, company", format!("{} {}", plain(first), plain(house)), None));
        }
        asked.push(("job title, city", format!("{} {}", made.job, made.city), None));
        asked.push(("phrase", format!("\"{}\"", made.name), of_name));
        asked.push(("filters", format!("type:person city:{} {}", made.city, plain(first)), None));
        asked.push(("salesperson", format!("salesperson:S{:02} {}", dice.below(40), start(4)), None));
    } else {
        let house = made.name.split(' ').next().unwrap_or_default();
        asked.push(("company", house.to_owned(), None));
        asked.push(("company, branch", made.name.rsplit_once(' ').map_or(house, |(name, _)| name).to_owned(), None));
        asked.push(("mail domain", format!("@{}", made.mail.split('@').next_back().unwrap_or_default()), None));
        let industry = INDUSTRIES.iter().find(|(code, _)| *code == made.industry);
        let word = industry.map_or("", |(_, name)| name.split(' ').next().unwrap_or_default());
        asked.push(("industry, city", format!("{word} {}", made.city), None));
    }
    asked.push(("number", made.no.to_lowercase(), Some(&made.no)));
    asked.push(("mail", made.mail.clone(), None));
    asked.push(("start of a mail", made.mail.chars().take(made.mail.find('@').unwrap_or(0) + 2).collect(), None));
    asked.push(("phone", made.mobile.replacen("+358 ", "0", 1), None));
    asked.push(("phone, last four", made.mobile.chars().skip(made.mobile.len() - 4).collect(), None));
    asked.push(("phone, a part", made.phone.chars().take(6).collect(), None));
    asked.push(("city", made.city.to_owned(), None));
    asked.push(("post code", made.post_code.clone(), None));
    asked.push(("nobody", format!("{}xq{}", start(3), dice.below(100)), None));
    let each = asked.into_iter().map(|(kind, text, meant)| Asked {
        kind: kind.to_owned(),
        text,
        meant: meant.map(str::to_owned),
    });
    each.collect()
}

/// The word with one slip: a letter replaced, left out, doubled or swapped with the next; the first one, too.
fn slip(word: &str, dice: &mut Dice) -> String {
    let letters: Vec<char> = word.chars().collect();
    let mut slipped = letters.clone();
    let at = dice.below(letters.len());
    let letter = char::from(b'a' + dice.below(26) as u8);
    match dice.below(4) {
        0 => slipped[at] = letter,
        1 => drop(slipped.remove(at)),
        2 => slipped.insert(at, letter),
        _ => slipped.swap(at, (at + 1).min(letters.len() - 1)),
    }
    if slipped == letters { slip(word, dice) } else { slipped.into_iter().collect() }
}

/// Texts that are no sensible query.
pub fn bad() -> Vec<String> {
    let texts = [
        "AND",
        "OR NOT",
        "NEAR(aino virtanen)",
        "aino AND OR",
        "name:aino",
        "^aino",
        "aino*",
        "*",
        "a*b*c*",
        "-aino",
        "(",
        "\"",
        "\"\"",
        "\"aino",
        "'; DROP TABLE contacts; --",
        "\\",
        "%",
        "%%%",
        "_",
        "%a%",
        "..",
        "...",
        ",,,;;;",
        "@",
        "@@",
        "#",
        "+",
        "0",
        "00",
        "000",
        "0000",
        "00000",
        "000000",
        "00100",
        "\0",
        "aino\0virtanen",
        "\u{202e}aino",
        "\u{200f}\u{200e}",
        "🙂",
        "🙂🙂🙂 🎉",
        "👩‍👩‍👧‍👦",
        "a b c d e f g h i j",
        "oy",
        "oy ab",
        "a a a a a",
        "e",
        "fi",
        "@fi",
        "@example.com",
        "type:person",
        "type:company oy",
        "city:Helsinki",
        "city:Helsinki a",
        "salesperson:S01",
        "salesperson:S01 a",
        "salesperson:S01 city:Riga x",
        "industry:IT oy",
        "industry:IT country:SE city:Riga aino",
        "level:CEO virtanen",
        "country:FI",
        "country:GB a",
        "company:CT000000",
        "type:",
        "type:type:type:",
        "city:\"",
        "::::",
        "é̂́",
        "陈小明",
        "ﷺ",
    ];
    let mut bad: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
    bad.extend(
        ["a", "ab ", "\"", "% ", "1", "1 ", "aino ", "🙂", "ä", "(", "virtanen virtanem "]
            .map(|text| text.repeat(6000 / text.len())),
    );
    bad.push((0..6000).map(|at| char::from(b'a' + (at * 7 % 26) as u8)).collect());
    bad.push((0..1500).map(|at| format!("w{at} ")).collect());
    bad
}

/// What stands in the line while names are typed, key by key.
pub fn keystrokes(asked: &[Asked]) -> Vec<String> {
    let names = asked.iter().filter(|asked| asked.kind == "name as written" || asked.kind == "company, branch");
    let starts = names.flat_map(|asked| {
        let letters: Vec<char> = asked.text.chars().collect();
        (1..=letters.len()).map(|end| letters[..end].iter().collect::<String>()).collect::<Vec<_>>()
    });
    starts.collect()
}
