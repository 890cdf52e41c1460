//! Language codes: Business Central's (ENU, FIN …), kept upper-case.

/// Codes with the ISO 639-1 code and, where it tells two apart, the region: `("ENU", "en-US")`.
pub static LANGUAGES: &[(&str, &str)] = &[("ENU", "en-US"), ("FIN", "fi")];

/// The stored code for a code of either kind (`fin`, `fi`, `fi-FI`); names are the caller's to look up.
pub fn from_code(_text: &str) -> Option<&'static str> {
    todo!()
}
