//! What the terminal itself says: everything else is the view's.

use crate::text::{self, Arg, Lang};

/// A text of the terminal in the locale's language.
pub fn say(locale: &str, key: &str, args: &[(&str, &str)]) -> String {
    let args: Vec<(&str, Arg<'_>)> = args.iter().map(|(name, text)| (*name, Arg::Text(text))).collect();
    text::get(Lang::of(locale), key, &args)
}

/// The title of a refusal.
pub fn refused(locale: &str) -> String {
    text::get(Lang::of(locale), "refusal-title", &[])
}
