//! The words by which a signature's lines tell what they are, in English, Finnish, Swedish and German: lists in `words.txt`,
//! folded, with a comma or the end of a line between two.

use std::sync::LazyLock;

/// Words, or phrases of several.
pub(super) type List = LazyLock<Vec<&'static str>>;

static LISTS: &str = include_str!("words.txt");

/// What stands under the heading, without it.
fn section(heading: &str) -> &'static str {
    let (_, rest) = LISTS.split_once(heading).unwrap_or_default();
    rest.split("\n[").next().unwrap_or_default()
}

fn list(heading: &str) -> Vec<&'static str> {
    section(heading).split([',', '\n']).map(str::trim).filter(|word| !word.is_empty()).collect()
}

/// Phrases that close a letter; the name comes after them. Longer ones first where one begins with another.
pub(super) static CLOSINGS: List = LazyLock::new(|| list("[closings]"));

/// Words that open a letter: a line that begins with one is no name.
pub(super) static GREETINGS: List = LazyLock::new(|| list("[greetings]"));

/// What a paragraph of a disclaimer or of decoration holds.
pub(super) static DISCLAIMERS: List = LazyLock::new(|| list("[disclaimers]"));

/// What stands in the line that separates a letter from the one that it answers or passes on.
pub(super) static SEPARATORS: List = LazyLock::new(|| list("[separators]"));

/// The header that names the sender.
pub(super) static FROM: List = LazyLock::new(|| list("[from]"));

/// The headers beside it.
pub(super) static HEADERS: List = LazyLock::new(|| list("[headers]"));

/// Words that end the line before a quoted letter.
pub(super) static WROTE: List = LazyLock::new(|| list("[wrote]"));

/// Starts of words that jobs have.
pub(super) static JOB_STARTS: List = LazyLock::new(|| list("[job_starts]"));

/// Whole words that jobs are, or have.
pub(super) static JOB_WORDS: List = LazyLock::new(|| list("[job_words]"));

/// Forms of companies, without dots; with one of them a line is a company's name.
pub(super) static COMPANY_FORMS: List = LazyLock::new(|| list("[company_forms]"));

/// Endings and words of names of organisations that need no form.
pub(super) static ORGANISATIONS: List = LazyLock::new(|| list("[organisations]"));

/// How words of such names end.
pub(super) static ORGANISATION_ENDS: List = LazyLock::new(|| list("[organisation_ends]"));

/// Academic titles and forms of address around a name, without dots.
pub(super) static TITLES: List = LazyLock::new(|| list("[titles]"));

/// Small words inside names.
pub(super) static PARTICLES: List = LazyLock::new(|| list("[particles]"));

/// Streets by how a word ends.
pub(super) static STREET_ENDS: List = LazyLock::new(|| list("[street_ends]"));

/// Words of streets and of boxes and floors.
pub(super) static STREET_WORDS: List = LazyLock::new(|| list("[street_words]"));

/// What makes a line the second line of an address.
pub(super) static SECOND_LINE: List = LazyLock::new(|| list("[second_line]"));

/// States of the US, as they stand between city and ZIP code.
pub(super) static STATES: List = LazyLock::new(|| list("[states]"));

/// Mail boxes of nobody in particular.
pub(super) static SHARED_BOXES: List = LazyLock::new(|| list("[shared_boxes]"));

/// Domains of mail that people have in private or buy anywhere: they tell nothing about an employer.
pub(super) static PUBLIC_DOMAINS: List = LazyLock::new(|| list("[public_domains]"));

/// Hosts whose pages are nobody's home page.
pub(super) static NOT_HOME: List = LazyLock::new(|| list("[not_home]"));

/// Countries by the names that people write below an address.
static COUNTRIES: LazyLock<Vec<(&str, Vec<&str>)>> = LazyLock::new(|| {
    let lines = section("[countries]").lines().filter_map(|line| line.split_once(": "));
    lines.map(|(code, names)| (code, names.split(", ").collect())).collect()
});

/// The country of a folded name.
pub(super) fn country(folded: &str) -> Option<&'static str> {
    COUNTRIES.iter().find(|(_, names)| names.contains(&folded)).map(|(code, _)| *code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_list_is_empty() {
        for (heading, least) in [
            (&CLOSINGS, 4),
            (&GREETINGS, 4),
            (&DISCLAIMERS, 4),
            (&SEPARATORS, 4),
            (&FROM, 4),
            (&HEADERS, 4),
            (&WROTE, 4),
            (&JOB_STARTS, 4),
            (&JOB_WORDS, 4),
            (&COMPANY_FORMS, 4),
            (&ORGANISATIONS, 4),
            (&ORGANISATION_ENDS, 4),
            (&TITLES, 4),
            (&PARTICLES, 4),
            (&STREET_ENDS, 4),
            (&STREET_WORDS, 4),
            (&SECOND_LINE, 4),
            (&STATES, 4),
            (&SHARED_BOXES, 4),
            (&PUBLIC_DOMAINS, 4),
            (&NOT_HOME, 4),
        ] {
            assert!(heading.len() >= least, "{:?}", heading.first());
        }
        assert_eq!(country("suomi"), Some("FI"));
        assert_eq!(country("atlantis"), None);
    }
}
