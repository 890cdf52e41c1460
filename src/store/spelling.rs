//! How many slips lie between two spellings: a letter too many, one missing, another one, or two swapped.

/// Bits in the machine word that holds a column of the table of distances.
const LONGEST: usize = 64;

/// How many slips a word of this length may have; none: it is too short to tell, or a number.
pub(super) fn slips(word: &str) -> usize {
    if word.contains(|c: char| c.is_numeric()) {
        return 0;
    }
    match word.chars().count() {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// A word that others are compared with, a letter of the other at a time for all of its own letters at once.
#[derive(Debug)]
pub(super) struct Pattern {
    length: usize,
    /// In which places each letter of ASCII stands, as bits.
    ascii: Box<[u64; 128]>,
    others: Vec<(char, u64)>,
}

impl Pattern {
    /// `None` for a blank word and for one that is longer than any name.
    pub(super) fn new(word: &str) -> Option<Self> {
        let length = word.chars().count();
        if !(1..=LONGEST).contains(&length) {
            return None;
        }
        let mut pattern = Pattern { length, ascii: Box::new([0; 128]), others: Vec::new() };
        for (place, c) in word.chars().enumerate() {
            let bit = 1 << place;
            if c.is_ascii() {
                pattern.ascii[c as usize] |= bit;
            } else if let Some((_, places)) = pattern.others.iter_mut().find(|(other, _)| *other == c) {
                *places |= bit;
            } else {
                pattern.others.push((c, bit));
            }
        }
        Some(pattern)
    }

    pub(super) fn length(&self) -> usize {
        self.length
    }

    fn places(&self, c: char) -> u64 {
        if c.is_ascii() {
            self.ascii[c as usize]
        } else {
            self.others.iter().find(|(other, _)| *other == c).map_or(0, |(_, places)| *places)
        }
    }

    /// The distance to another word; `None`: more than `most`.
    ///
    /// Columns of the table of distances are kept as differences: where a value is one more (`up`) or one less (`down`)
    /// than the one above it. After Myers (1999) and Hyyrö (2003), with swaps of neighbours.
    pub(super) fn distance(&self, other: &str, most: usize) -> Option<usize> {
        let last = 1_u64 << (self.length - 1);
        let (mut up, mut down) = (u64::MAX, 0_u64);
        let (mut diagonal, mut before) = (0_u64, 0_u64);
        let mut distance = self.length;
        let mut left = other.chars().count();
        if left.abs_diff(self.length) > most {
            return None;
        }
        for c in other.chars() {
            let places = self.places(c);
            let swapped = ((!diagonal & places) << 1) & before;
            diagonal = ((places & up).wrapping_add(up) ^ up) | places | down | swapped;
            let right = down | !(diagonal | up);
            let back = diagonal & up;
            distance += usize::from(right & last != 0);
            distance -= usize::from(back & last != 0);
            left -= 1;
            // Each letter that is left brings it down by one at most.
            if distance > most + left {
                return None;
            }
            let (right, back) = (right << 1 | 1, back << 1);
            up = back | !(diagonal | right);
            down = diagonal & right;
            before = places;
        }
        (distance <= most).then_some(distance)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn slips_are_counted_up_to_the_limit() {
        for (a, b, most, expected) in [
            ("aino", "aino", 1, Some(0)),
            ("aino", "ainno", 1, Some(1)),
            ("aino", "ino", 1, Some(1)),
            ("aino", "aimo", 1, Some(1)),
            ("aino", "anio", 1, Some(1)),
            ("aino", "iano", 1, Some(1)),
            ("aino", "anni", 1, None),
            ("virtanen", "wirtanem", 2, Some(2)),
            ("virtanen", "wirtaneno", 1, None),
            ("陈小明", "陈明", 1, Some(1)),
            ("陈小明", "小陈明", 1, Some(1)),
        ] {
            for (a, b) in [(a, b), (b, a)] {
                assert_eq!(Pattern::new(a).unwrap().distance(b, most), expected, "{a} {b}");
            }
        }
        assert!(Pattern::new("").is_none() && Pattern::new(&"a".repeat(65)).is_none());
        assert_eq!(Pattern::new("a").unwrap().distance("", 1), Some(1));
    }

    #[test]
    fn short_words_and_numbers_have_no_slips() {
        for (word, expected) in [("oy", 0), ("abc", 0), ("aino", 1), ("virtane", 1), ("virtanen", 2), ("ct000001", 0)] {
            assert_eq!(slips(word), expected, "{word}");
        }
    }

    proptest! {
        #[test]
        fn the_distance_is_that_of_the_plain_table(a in "[a-dä]{1,64}", b in "[a-dä]{0,70}", most in 0_usize..80) {
            let expected = Some(strsim::osa_distance(&a, &b)).filter(|distance| *distance <= most);
            prop_assert_eq!(Pattern::new(&a).unwrap().distance(&b, most), expected);
        }
    }
}
