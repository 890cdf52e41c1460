//! Language codes: Business Central's (ENU, FIN …), kept upper-case.

use std::iter;

/// Codes with the ISO 639-1 code and, where it tells two apart, the region: `("ENU", "en-US")`. Of the codes of one
/// language the first is the one that the language alone stands for.
pub static LANGUAGES: &[(&str, &str)] = &[
    ("ENU", "en-US"),
    ("ENG", "en-GB"),
    ("ENA", "en-AU"),
    ("ENC", "en-CA"),
    ("ENI", "en-IE"),
    ("ENN", "en-IN"),
    ("ENZ", "en-NZ"),
    ("ENS", "en-ZA"),
    ("FIN", "fi"),
    ("SVE", "sv"),
    ("SVF", "sv-FI"),
    ("DAN", "da"),
    ("NOR", "nb"),
    ("NON", "nn"),
    ("ISL", "is"),
    ("FOS", "fo"),
    ("KAL", "kl"),
    ("SME", "se"),
    ("DEU", "de"),
    ("DEA", "de-AT"),
    ("DES", "de-CH"),
    ("DEC", "de-LI"),
    ("DEL", "de-LU"),
    ("NLD", "nl"),
    ("NLB", "nl-BE"),
    ("LBX", "lb"),
    ("FYN", "fy"),
    ("FRA", "fr"),
    ("FRB", "fr-BE"),
    ("FRC", "fr-CA"),
    ("FRS", "fr-CH"),
    ("FRL", "fr-LU"),
    ("FRM", "fr-MC"),
    ("ITA", "it"),
    ("ITS", "it-CH"),
    ("RMC", "rm"),
    ("ESP", "es"),
    ("ESN", "es-ES"),
    ("ESM", "es-MX"),
    ("ESS", "es-AR"),
    ("ESL", "es-CL"),
    ("ESO", "es-CO"),
    ("ESR", "es-PE"),
    ("EST", "es-US"),
    ("CAT", "ca"),
    ("EUQ", "eu"),
    ("GLC", "gl"),
    ("PTG", "pt-PT"),
    ("PTB", "pt-BR"),
    ("PLK", "pl"),
    ("CSY", "cs"),
    ("SKY", "sk"),
    ("SLV", "sl"),
    ("HUN", "hu"),
    ("ROM", "ro"),
    ("BGR", "bg"),
    ("ELL", "el"),
    ("ETI", "et"),
    ("LVI", "lv"),
    ("LTH", "lt"),
    ("HRV", "hr"),
    ("SRL", "sr"),
    ("SRB", "sr-Cyrl"),
    ("BSB", "bs"),
    ("MKI", "mk"),
    ("SQI", "sq"),
    ("UKR", "uk"),
    ("BEL", "be"),
    ("RUS", "ru"),
    ("TRK", "tr"),
    ("IRE", "ga"),
    ("MLT", "mt"),
    ("CYM", "cy"),
    ("GLA", "gd"),
    ("KAT", "ka"),
    ("HYE", "hy"),
    ("AZE", "az"),
    ("KKZ", "kk"),
    ("UZB", "uz"),
    ("MNN", "mn"),
    ("JPN", "ja"),
    ("KOR", "ko"),
    ("CHS", "zh-CN"),
    ("CHT", "zh-TW"),
    ("ZHH", "zh-HK"),
    ("ZHI", "zh-SG"),
    ("ARA", "ar"),
    ("ARE", "ar-EG"),
    ("ARU", "ar-AE"),
    ("HEB", "he"),
    ("FAR", "fa"),
    ("URD", "ur"),
    ("HIN", "hi"),
    ("BNG", "bn"),
    ("PAN", "pa"),
    ("GUJ", "gu"),
    ("TAM", "ta"),
    ("TEL", "te"),
    ("KDI", "kn"),
    ("MYM", "ml"),
    ("MAR", "mr"),
    ("NEP", "ne"),
    ("SIN", "si"),
    ("THA", "th"),
    ("VIT", "vi"),
    ("IND", "id"),
    ("MSL", "ms"),
    ("FPO", "fil"),
    ("KHM", "km"),
    ("LAO", "lo"),
    ("AFK", "af"),
    ("SWK", "sw"),
    ("AMH", "am"),
];

/// ISO codes that are another name for one in the table.
static ALIASES: &[(&str, &str)] =
    &[("no", "nb"), ("iw", "he"), ("in", "id"), ("tl", "fil"), ("zh-hans", "zh-cn"), ("zh-hant", "zh-tw")];

/// The stored code for a code of either kind (`fin`, `fi`, `fi-FI`); names are the caller's to look up.
pub fn from_code(text: &str) -> Option<&'static str> {
    let given = text.trim().to_ascii_lowercase().replace('_', "-");
    let given_code = LANGUAGES.iter().find(|(code, _)| code.eq_ignore_ascii_case(&given));
    if let Some((code, _)) = given_code {
        return Some(code);
    }
    // The longest start of the tag that the table knows: `fi-FI` is known as `fi`, `zh-Hant-HK` as `zh-Hant`.
    let is_part = |part: &str| (2..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric());
    if !given.split('-').all(is_part) {
        return None;
    }
    iter::successors(Some(given.as_str()), |tag| tag.rsplit_once('-').map(|(start, _)| start)).find_map(from_tag)
}

/// The language that a code's is a kind of: for Swiss German, German. A language that is no kind of another is its own.
pub fn main(code: &str) -> Option<&'static str> {
    let (_, tag) = LANGUAGES.iter().find(|(known, _)| *known == code)?;
    from_tag(tag.split('-').next()?)
}

fn from_tag(tag: &str) -> Option<&'static str> {
    let tag = ALIASES.iter().find(|(alias, _)| *alias == tag).map_or(tag, |(_, tag)| tag);
    let whole = LANGUAGES.iter().find(|(_, known)| known.eq_ignore_ascii_case(tag));
    let main = || LANGUAGES.iter().find(|(_, known)| known.split('-').next() == Some(tag));
    whole.or_else(main).map(|(code, _)| *code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_either_kind_are_known() {
        let table = [
            ("FIN", Some("FIN")),
            ("fin", Some("FIN")),
            ("fi", Some("FIN")),
            ("fi-FI", Some("FIN")),
            (" FI_fi ", Some("FIN")),
            ("en", Some("ENU")),
            ("en-GB", Some("ENG")),
            ("en-AU", Some("ENA")),
            ("en-XX", Some("ENU")),
            ("sv", Some("SVE")),
            ("sv-SE", Some("SVE")),
            ("sv-FI", Some("SVF")),
            ("de", Some("DEU")),
            ("de-CH", Some("DES")),
            ("de-AT", Some("DEA")),
            ("no", Some("NOR")),
            ("nb-NO", Some("NOR")),
            ("nn", Some("NON")),
            ("es", Some("ESP")),
            ("es-419", Some("ESP")),
            ("pt", Some("PTG")),
            ("pt-BR", Some("PTB")),
            ("zh", Some("CHS")),
            ("zh-Hans-CN", Some("CHS")),
            ("zh-Hant", Some("CHT")),
            ("zh-Hant-HK", Some("CHT")),
            ("sr-Latn", Some("SRL")),
            ("fil", Some("FPO")),
            ("he", Some("HEB")),
            ("iw", Some("HEB")),
            ("", None),
            ("-", None),
            ("xx", None),
            ("Finnish", None),
            ("f", None),
            ("e-n", None),
        ];
        for (text, expected) in table {
            assert_eq!(from_code(text), expected, "{text}");
        }
    }

    #[test]
    fn a_language_of_a_region_is_a_kind_of_another() {
        let table =
            [("DES", Some("DEU")), ("ENG", Some("ENU")), ("SVF", Some("SVE")), ("FIN", Some("FIN")), ("ZZZ", None)];
        for (code, expected) in table {
            assert_eq!(main(code), expected, "{code}");
        }
    }

    #[test]
    fn every_code_stands_for_itself_and_every_tag_for_its_code() {
        let mut seen = Vec::new();
        for (code, tag) in LANGUAGES {
            assert!(code.len() == 3 && code.chars().all(|c| c.is_ascii_uppercase()), "{code}");
            assert!(!seen.contains(code) && !seen.contains(tag), "{code} {tag}");
            seen.extend([code, tag]);
            assert_eq!(from_code(code), Some(*code));
            assert_eq!(from_code(tag), Some(*code));
        }
    }

    #[test]
    fn the_official_languages_of_the_union_and_the_area_are_there() {
        for tag in "bg cs da de el en es et fi fr ga hr hu is it lt lv mt nb nl nn pl pt ro sk sl sv".split(' ') {
            assert!(from_code(tag).is_some(), "{tag}");
        }
    }
}
