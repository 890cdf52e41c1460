//! The language of the terminal, and who sits there, as the environment says it.

use crate::app::wording::Wording;

/// The locale that the environment asks for: `fi-FI` for `fi_FI.UTF-8`; English when it is none that the bot speaks.
pub fn of_environment(wording: &Wording, lookup: impl Fn(&str) -> Option<String>) -> String {
    // The order of POSIX: the first one that is set and not blank decides.
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| lookup(name).filter(|text| !text.is_empty()));
    let set = set.unwrap_or_default();
    let locale = set.split(['.', '@']).next().unwrap_or_default().replace('_', "-");
    if is_spoken(wording, &locale) { locale } else { "en".to_owned() }
}

/// Whether the bot speaks the locale's language.
pub fn is_spoken(wording: &Wording, locale: &str) -> bool {
    let language = locale.split(['-', '_']).next().unwrap_or_default();
    (wording.spoken)().iter().any(|spoken| spoken.eq_ignore_ascii_case(language))
}

/// The name of whoever is logged in.
pub fn user_of_environment(lookup: impl Fn(&str) -> Option<String>) -> String {
    let name = ["USER", "LOGNAME", "USERNAME"].iter().find_map(|name| lookup(name).filter(|text| !text.is_empty()));
    name.unwrap_or_else(|| "terminal".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view;

    #[test]
    fn the_environment_chooses_a_language_that_the_bot_speaks() {
        for (variables, locale) in [
            (&[][..], "en"),
            (&[("LANG", "fi_FI.UTF-8")], "fi-FI"),
            (&[("LANG", "fi")], "fi"),
            (&[("LANG", "fil_PH.UTF-8")], "en"),
            (&[("LANG", "sv_FI.UTF-8")], "en"),
            (&[("LANG", "C.UTF-8")], "en"),
            (&[("LANG", "en_GB@euro")], "en-GB"),
            (&[("LANG", "en_GB"), ("LC_ALL", "fi_FI")], "fi-FI"),
            (&[("LANG", "fi_FI"), ("LC_ALL", "")], "fi-FI"),
        ] {
            let lookup =
                |name: &str| variables.iter().find(|(set, _)| *set == name).map(|(_, text)| (*text).to_owned());
            assert_eq!(of_environment(&view::wording(), lookup), locale, "{variables:?}");
        }
    }
}
