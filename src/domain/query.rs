//! What somebody typed to find a contact, understood.

use super::contact::ContactType;
use super::found::ContactFilter;
use super::{fold, phone, text};

/// A query: words, and what else its text could be.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// As typed, trimmed.
    pub text: String,
    /// What is left of the text without its filters.
    pub looked_for: String,
    /// The folded words that are looked for, in the order typed.
    pub words: Vec<String>,
    /// Words in quotes, which have to stand next to each other; they are among the words, too.
    pub phrases: Vec<Vec<String>>,
    /// The digits, when the text could be (a part of) a phone number: three at least, no letters.
    pub digits: Option<String>,
    /// `acme.fi` for a text such as `@acme.fi`, lower-case.
    pub mail_domain: Option<String>,
    /// The whole address for a text such as `aino@acme.fi`, lower-case.
    pub mail: Option<String>,
    /// Filters in words, as typed: codes or names of codes, a company's number or name.
    pub filter: ContactFilter,
}

/// What a filter in words (`city:Espoo`) is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FilterKey {
    Type,
    Company,
    Salesperson,
    Territory,
    Country,
    City,
    Relation,
    Industry,
    Mailing,
    Responsibility,
    Level,
}

impl FilterKey {
    pub const ALL: [FilterKey; 11] = [
        FilterKey::Type,
        FilterKey::Company,
        FilterKey::Salesperson,
        FilterKey::Territory,
        FilterKey::Country,
        FilterKey::City,
        FilterKey::Relation,
        FilterKey::Industry,
        FilterKey::Mailing,
        FilterKey::Responsibility,
        FilterKey::Level,
    ];

    /// The word before the colon, which is the option of `/contact list` too.
    pub const fn key(self) -> &'static str {
        match self {
            FilterKey::Type => "type",
            FilterKey::Company => "company",
            FilterKey::Salesperson => "salesperson",
            FilterKey::Territory => "territory",
            FilterKey::Country => "country",
            FilterKey::City => "city",
            FilterKey::Relation => "relation",
            FilterKey::Industry => "industry",
            FilterKey::Mailing => "mailing",
            FilterKey::Responsibility => "responsibility",
            FilterKey::Level => "level",
        }
    }
}

/// Longest query in characters; what comes after is not looked at.
pub const QUERY_MAX: usize = 200;
/// Fewest digits that are looked for among phone numbers.
const DIGITS_MIN: usize = 3;

impl Query {
    /// Understands any text; never fails. Texts over 200 characters are cut.
    pub fn parse(text: &str) -> Query {
        let type_of = |word: &str| ContactType::from_key(&word.to_lowercase());
        Query::parse_in(text, |word| FilterKey::ALL.into_iter().find(|key| key.key() == word), type_of)
    }

    /// As [`Query::parse`], with the words of other languages: `key_of` knows the lower-case words before a colon,
    /// `type_of` those for the types of contacts.
    pub fn parse_in(
        text: &str,
        key_of: impl Fn(&str) -> Option<FilterKey>,
        type_of: impl Fn(&str) -> Option<ContactType>,
    ) -> Query {
        let start: String = text.trim_start().chars().take(QUERY_MAX).collect();
        let text = text::clean(&start);
        let mut query = Query::default();
        let mut looked_for: Vec<&str> = Vec::new();
        let mut rest = text.as_str();
        while let Some((piece, after)) = next_piece(rest) {
            rest = after;
            if let Piece::Word(word) = piece
                && let Some((key, value)) = word.split_once(':')
                && let Some(key) = key_of(&key.to_lowercase())
            {
                // The value may stand behind a blank, as people are used to write.
                let (value, after) = match value {
                    "" => next_piece(rest).map_or(("", rest), |(piece, after)| (piece.text(), after)),
                    value => (value, rest),
                };
                if query.narrow(key, value, &type_of) {
                    rest = after;
                    continue;
                }
            }
            if let Piece::Phrase(phrase) = piece {
                let words = fold::words(phrase);
                if words.len() > 1 {
                    query.phrases.push(words);
                }
            }
            looked_for.push(piece.text());
        }
        let plain = text::clean_plain(&looked_for.join(" "));
        query.words = fold::words(&plain);
        query.digits = digits(&plain);
        query.mail_domain = mail_domain(&plain);
        query.mail = mail(&plain);
        query.looked_for = plain;
        query.text = text;
        query
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.digits.is_none() && !self.has_filter()
    }

    /// Whether it is narrowed down by filters in words.
    pub fn has_filter(&self) -> bool {
        self.filter != ContactFilter::default()
    }

    /// Takes a filter; `false`: there is no such value.
    fn narrow(&mut self, key: FilterKey, value: &str, type_of: impl Fn(&str) -> Option<ContactType>) -> bool {
        let value = value.trim_matches('"').trim();
        let place = match key {
            FilterKey::Type => {
                self.filter.contact_type = type_of(value).or(self.filter.contact_type);
                return type_of(value).is_some();
            }
            FilterKey::Company => &mut self.filter.company_no,
            FilterKey::Salesperson => &mut self.filter.salesperson,
            FilterKey::Territory => &mut self.filter.territory,
            FilterKey::Country => &mut self.filter.country,
            FilterKey::City => &mut self.filter.city,
            FilterKey::Relation => &mut self.filter.relation,
            FilterKey::Industry => &mut self.filter.industry,
            FilterKey::Mailing => &mut self.filter.mailing,
            FilterKey::Responsibility => &mut self.filter.responsibility,
            FilterKey::Level => &mut self.filter.level,
        };
        if !value.is_empty() {
            value.clone_into(place);
        }
        !value.is_empty()
    }
}

/// A part of a query between blanks.
#[derive(Clone, Copy)]
enum Piece<'a> {
    /// A word, with quotes in it when a filter's value has them: `city:"St. Gallen"`.
    Word(&'a str),
    /// What stood in quotes.
    Phrase(&'a str),
}

impl<'a> Piece<'a> {
    fn text(self) -> &'a str {
        match self {
            Piece::Word(text) | Piece::Phrase(text) => text,
        }
    }
}

/// The first piece of a text, and what follows it.
fn next_piece(text: &str) -> Option<(Piece<'_>, &str)> {
    let text = text.trim_start();
    if let Some(quoted) = text.strip_prefix('"')
        && let Some((phrase, rest)) = quoted.split_once('"')
    {
        return Some((Piece::Phrase(phrase), rest));
    }
    let mut inside = false;
    let end = text.find(|c: char| {
        inside ^= c == '"';
        c == ' ' && !inside
    });
    // A quote that is never closed holds nothing together.
    let end = if inside { text.find(' ') } else { end };
    let (word, rest) = text.split_at(end.unwrap_or(text.len()));
    (!word.is_empty()).then_some((Piece::Word(word), rest))
}

fn digits(text: &str) -> Option<String> {
    let number = text.strip_prefix("tel:").unwrap_or(text);
    let abroad = number.starts_with('+') || number.starts_with("00");
    // `+358 (0)40 …`: the zero in brackets is not dialled from abroad.
    let number = if abroad { number.replacen("(0)", "", 1) } else { number.to_owned() };
    let is_number = number.chars().all(|c| phone::digit(c).is_some() || is_phone_separator(c));
    Some(phone::digits(&number)).filter(|digits| is_number && digits.len() >= DIGITS_MIN)
}

fn is_phone_separator(c: char) -> bool {
    matches!(c, ' ' | '+' | '(' | ')' | '-' | '.' | '/' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn mail_domain(text: &str) -> Option<String> {
    let domain = text.strip_prefix('@')?;
    let is_one = domain.chars().any(char::is_alphanumeric) && !domain.contains(['@', ' ']);
    is_one.then(|| domain.to_lowercase())
}

fn mail(text: &str) -> Option<String> {
    let address = text.strip_prefix("mailto:").unwrap_or(text);
    let (user, domain) = address.split_once('@')?;
    let is_one = !user.is_empty() && domain.contains('.') && !domain.contains('@') && !address.contains(' ');
    is_one.then(|| address.to_lowercase())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn queries_are_understood() {
        type Row<'a> = (&'a str, &'a [&'a str], Option<&'a str>, Option<&'a str>, Option<&'a str>);
        let table: [Row<'_>; 16] = [
            ("aino cronus", &["aino", "cronus"], None, None, None),
            ("  CT000001 ", &["ct000001"], None, None, None),
            ("+358 40 123 4567", &["358", "40", "123", "4567"], Some("358401234567"), None, None),
            ("+358 (0)40 1234567", &["358", "0", "40", "1234567"], Some("358401234567"), None, None),
            ("(09) 12-34/5.6", &["09", "12", "34", "5.6"], Some("09123456"), None, None),
            ("040–123", &["040", "123"], Some("040123"), None, None),
            ("٤٥٦٧", &["٤٥٦٧"], Some("4567"), None, None),
            ("tel:+358401", &["tel", "358401"], Some("358401"), None, None),
            ("12", &["12"], None, None, None),
            ("1, 2, 3", &["1", "2", "3"], None, None, None),
            ("@ACME.fi", &["acme.fi"], None, Some("acme.fi"), None),
            ("@", &[], None, None, None),
            ("Aino@Acme.FI", &["aino@acme.fi"], None, None, Some("aino@acme.fi")),
            ("aino@acme", &["aino@acme"], None, None, None),
            ("mail aino@acme.fi", &["mail", "aino@acme.fi"], None, None, None),
            ("Åsa\0 \u{202e}\"OR\" *", &["asa", "or"], None, None, None),
        ];
        for (text, words, digits, domain, mail) in table {
            let query = Query::parse(text);
            assert_eq!(query.words, words, "{text}");
            assert_eq!(query.digits.as_deref(), digits, "{text}");
            assert_eq!(query.mail_domain.as_deref(), domain, "{text}");
            assert_eq!(query.mail.as_deref(), mail, "{text}");
        }
        assert_eq!(Query::parse(" Åsa\0  Berg ").text, "Åsa Berg");
    }

    #[test]
    fn filters_and_phrases_are_taken_out_of_the_words() {
        let filter = ContactFilter::default;
        let person = Some(ContactType::Person);
        type Row<'a> = (&'a str, &'a [&'a str], &'a [&'a [&'a str]], ContactFilter);
        let table: [Row<'_>; 13] = [
            ("type:person aino", &["aino"], &[], ContactFilter { contact_type: person, ..filter() }),
            ("TYPE:Person", &[], &[], ContactFilter { contact_type: person, ..filter() }),
            ("type:thing aino", &["type", "thing", "aino"], &[], filter()),
            ("aino city:Espoo", &["aino"], &[], ContactFilter { city: "Espoo".to_owned(), ..filter() }),
            ("city: Espoo aino", &["aino"], &[], ContactFilter { city: "Espoo".to_owned(), ..filter() }),
            ("city:\"St. Gallen\" aino", &["aino"], &[], ContactFilter { city: "St. Gallen".to_owned(), ..filter() }),
            ("city: \"St. Gallen\"", &[], &[], ContactFilter { city: "St. Gallen".to_owned(), ..filter() }),
            ("city:", &["city"], &[], filter()),
            ("name:aino", &["name", "aino"], &[], filter()),
            ("\"Aino Virtanen\" x", &["aino", "virtanen", "x"], &[&["aino", "virtanen"]], filter()),
            ("\"Aino\"", &["aino"], &[], filter()),
            ("\"Aino Virtanen", &["aino", "virtanen"], &[], filter()),
            (
                "salesperson:me level:CEO",
                &[],
                &[],
                ContactFilter { salesperson: "me".to_owned(), level: "CEO".to_owned(), ..filter() },
            ),
        ];
        for (text, words, phrases, filter) in table {
            let query = Query::parse(text);
            assert_eq!(query.words, words, "{text}");
            assert_eq!(query.phrases, phrases, "{text}");
            assert_eq!(query.filter, filter, "{text}");
            assert_eq!(query.text, text, "{text}");
        }
    }

    #[test]
    fn other_languages_have_words_of_their_own() {
        let key_of = |word: &str| (word == "kaupunki").then_some(FilterKey::City);
        let query = Query::parse_in("Kaupunki:Espoo type:person", key_of, |_| None);
        assert_eq!((query.filter.city.as_str(), query.filter.contact_type), ("Espoo", None));
        assert_eq!(query.words, ["type", "person"]);
    }

    #[test]
    fn nothing_to_look_for_is_empty() {
        for text in ["", "   ", "\0", "!?", "👍🏽", "\u{202e}\u{200b}", "\"\" ** ()"] {
            assert!(Query::parse(text).is_empty(), "{text:?}");
        }
        assert!(!Query::parse("x").is_empty());
    }

    #[test]
    fn long_texts_are_cut() {
        let query = Query::parse(&"ab ".repeat(2_000));
        assert_eq!(query.words.len(), 67);
        assert_eq!(text::length(&query.text), 200);
        assert_eq!(Query::parse(&"7".repeat(6_000)).digits.map(|digits| digits.len()), Some(200));
    }

    proptest! {
        #[test]
        fn any_text_is_understood_within_bounds(text in ".{0,300}|[\\x00-\\x{2fff}]{0,300}") {
            let query = Query::parse(&text);
            prop_assert!(text::length(&query.text) <= QUERY_MAX && query.words.len() <= QUERY_MAX);
            prop_assert!(!query.text.chars().any(char::is_control));
            for word in &query.words {
                prop_assert!(word.chars().all(|c| c.is_alphanumeric() || c == '.' || c == '@'));
            }
            prop_assert!(query.digits.is_none_or(|digits| digits.len() >= 3 && digits.bytes().all(|d| d.is_ascii_digit())));
        }
    }
}
