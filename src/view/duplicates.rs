//! Contacts that may be the same: why, and what can be done about it.

use crate::domain::likeness::Reason;
use crate::store::Verdict;
use crate::text::Arg;

use super::words::Words;

/// Why two contacts may be the same, strongest first.
pub fn reasons(words: Words, verdict: &Verdict) -> Vec<String> {
    let mut reasons: Vec<String> = verdict.reasons.iter().map(|reason| said(words, *reason)).collect();
    if let Some((common, lines)) = verdict.strings {
        let args = [("common", Arg::Count(u64::from(common))), ("lines", Arg::Count(u64::from(lines)))];
        reasons.push(words.fill("same-search-strings", &args));
    }
    reasons
}

fn said(words: Words, reason: Reason) -> String {
    match reason {
        Reason::SameVat => words.say("same-vat"),
        Reason::SameRegistration => words.say("same-registration"),
        Reason::SameEmail => words.say("same-email"),
        Reason::SamePhone => words.say("same-phone"),
        Reason::SameWebsite => words.say("same-website"),
        Reason::Name { percent: 100 } => words.say("same-name"),
        Reason::Name { percent } => words.count("alike-name", u64::from(percent)),
        Reason::SameCompany => words.say("same-company"),
        Reason::SameAddress => words.say("same-address"),
        Reason::SameCity => words.say("same-city"),
    }
}
