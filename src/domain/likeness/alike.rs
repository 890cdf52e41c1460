//! How alike two words are, and how much that says.

use strsim::{jaro_winkler, normalized_damerau_levenshtein};

/// Below this, two words are simply different; from [`SAME`] on they are the same with a slip of the finger.
const DIFFERENT: f64 = 0.62;
const SAME: f64 = 0.94;

/// 0 to 1. Jaro-Winkler forgives what comes late in a word; Damerau-Levenshtein keeps it honest with short ones.
pub(super) fn alike(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    // Jaro's greedy matching can depend on the order.
    let (a, b) = if a <= b { (a, b) } else { (b, a) };
    let jaro = jaro_winkler(a, b);
    if jaro < DIFFERENT { jaro } else { jaro.mul_add(0.75, normalized_damerau_levenshtein(a, b) * 0.25) }
}

/// What a likeness is worth: `for_it` when the texts are the same, `-against` when they are different.
pub(super) fn worth(likeness: f64, for_it: f64, against: f64) -> f64 {
    let share = ((likeness - DIFFERENT) / (SAME - DIFFERENT)).clamp(0.0, 1.0);
    share.mul_add(for_it + against, -against)
}

/// Texts of several words, whatever their order: each word of the shorter meets its best in the longer.
pub(super) fn words_alike(a: &[String], b: &[String]) -> f64 {
    let (short, long) = if (a.len(), a) <= (b.len(), b) { (a, b) } else { (b, a) };
    if short.is_empty() {
        return 0.0;
    }
    if short == long {
        return 1.0;
    }
    if let ([a], [b]) = (short, long) {
        return alike(a, b);
    }
    // Words written together or apart are one text.
    let joined = alike(&a.concat(), &b.concat());
    let weight = |word: &String| word.chars().count() as f64;
    let mut left: Vec<&String> = long.iter().collect();
    let mut met = 0.0;
    for word in short {
        let best =
            left.iter().enumerate().map(|(at, other)| (at, alike(word, other))).max_by(|x, y| x.1.total_cmp(&y.1));
        if let Some((at, likeness)) = best {
            met += likeness * weight(word);
            left.swap_remove(at);
        }
    }
    let whole: f64 = short.iter().map(weight).sum();
    // A word that only one of them has takes a little away.
    let missing =
        left.iter().map(|word| weight(word)).sum::<f64>() / (whole + left.iter().map(|word| weight(word)).sum::<f64>());
    joined.max(met / whole - missing * 0.3)
}
