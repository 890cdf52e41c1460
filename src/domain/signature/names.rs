//! Telling names of people from other words, by their look and by the mail address beside them.

use crate::domain::fold::fold;

use super::words;

/// The name in the piece without academic titles, if it looks like one: `Dr. Aino Virtanen, MSc` is `Aino Virtanen`.
pub(super) fn name_in(piece: &str) -> Option<String> {
    let piece = without_brackets(piece);
    let piece = ["i. A. ", "i.A. ", "i. V. ", "i.V. ", "ppa. "]
        .iter()
        .find_map(|on_behalf| piece.strip_prefix(on_behalf))
        .unwrap_or(&piece);
    // Titles after the name stand behind a comma.
    let bare = piece.split([',', '|']).next().unwrap_or_default().trim();
    let bare = match bare.split_once(' ') {
        // "Virtanen, Aino" as address books have it.
        None => match piece.split_once(',') {
            Some((surname, first)) if is_word(first.trim()) && is_word(surname.trim()) && !is_title(first.trim()) => {
                format!("{} {}", first.trim(), surname.trim())
            }
            _ => bare.to_owned(),
        },
        Some(_) => bare.to_owned(),
    };
    let mut words: Vec<&str> = bare.split_whitespace().collect();
    while words.len() > 1 && words.first().is_some_and(|word| is_title(word)) {
        words.remove(0);
    }
    while words.len() > 1 && words.last().is_some_and(|word| is_title(word) && !is_initial(word)) {
        words.pop();
    }
    let small = |word: &str| words::PARTICLES.contains(&fold(word).as_str());
    let looks =
        words.iter().all(|word| is_word(word) || small(word)) && words.iter().any(|word| word.chars().count() > 1);
    let begins =
        words.first().is_some_and(|word| !words::GREETINGS.contains(&fold(word).trim_matches(['.', '!', ':'])));
    let length: usize = words.iter().map(|word| word.chars().count()).sum();
    if !looks || !begins || words.is_empty() || words.len() > 6 || length > 70 || words.iter().all(|word| small(word)) {
        return None;
    }
    Some(calm(&words.join(" ")))
}

/// The text without what stands in brackets.
fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let mut kept = String::new();
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            other if depth == 0 => kept.push(other),
            _ => {}
        }
    }
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A word that a name can have: letters that begin with a capital, or an initial.
fn is_word(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let plain = word
        .chars()
        .all(|c| c.is_alphabetic() || "-'’.·".contains(c) || unicode_normalization::char::is_combining_mark(c));
    let dotted = word.contains('.') && !is_initial(word) && letters > 3;
    plain
        && letters > 0
        && !dotted
        && word.chars().next().is_some_and(|c| c.is_uppercase() || c.is_alphabetic() && !c.is_lowercase())
}

/// `M.`, `J.-P.`
fn is_initial(word: &str) -> bool {
    word.ends_with('.') && word.chars().filter(|c| c.is_alphabetic()).count() <= 2
}

/// Whether the word is an academic title or a form of address.
pub(super) fn is_title(word: &str) -> bool {
    let bare = fold(word).replace(['.', '(', ')'], "");
    let short_letter = bare.chars().count() == 1;
    words::TITLES.contains(&bare.as_str()) && (!short_letter || word.ends_with('.') && word.chars().count() > 2)
}

/// A name that shouts in capitals, in its usual letters.
fn calm(name: &str) -> String {
    let shouts =
        |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() > 2 && !word.chars().any(char::is_lowercase);
    let words: Vec<&str> = name.split(' ').collect();
    let count = words.iter().filter(|word| shouts(word)).count();
    // One word in capitals is a surname in its usual place.
    if count == 0 || words.iter().any(|word| word.chars().any(char::is_lowercase)) && count != 1 {
        return name.to_owned();
    }
    let mut calmed = Vec::new();
    for word in words {
        if !shouts(word) {
            calmed.push(word.to_owned());
            continue;
        }
        let mut start = true;
        let mut one = String::new();
        for c in word.chars() {
            if start {
                one.push(c);
            } else {
                one.extend(c.to_lowercase());
            }
            start = matches!(c, '-' | '\'' | '’');
        }
        calmed.push(one);
    }
    calmed.join(" ")
}

/// Whether the mail address is likely this person's: `aino.virtanen@`, `avirtanen@`, `virtanen@`, `aino@`.
pub(super) fn has_mail(name: &str, mail: &str) -> bool {
    let Some((local, _)) = mail.split_once('@') else { return false };
    let local: String =
        fold(local.split('+').next().unwrap_or_default()).chars().filter(|c| c.is_alphabetic()).collect();
    if local.is_empty() {
        return false;
    }
    // Umlauts are written both ways.
    [fold(name), fold(&spelt_out(name))].iter().any(|name| {
        let parts: Vec<String> = name
            .split(|c: char| c.is_whitespace() || c == '-')
            .map(|part| part.chars().filter(|c| c.is_alphabetic()).collect::<String>())
            .filter(|part| !part.is_empty())
            .collect();
        fits(&parts, &local)
    })
}

fn fits(parts: &[String], local: &str) -> bool {
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return false };
    let initial = |part: &str| part.chars().next().map(String::from).unwrap_or_default();
    let initials: String = parts.iter().map(|part| initial(part)).collect();
    let whole = parts.concat();
    let mut forms = vec![whole, first.clone(), last.clone()];
    if parts.len() > 1 {
        forms.extend([
            format!("{first}{last}"),
            format!("{last}{first}"),
            format!("{}{last}", initial(first)),
            format!("{first}{}", initial(last)),
            format!("{last}{}", initial(first)),
            initials,
        ]);
        // Surnames of several words: von Berg.
        forms.push(format!("{first}{}", parts[1..].concat()));
        forms.push(format!("{}{}", initial(first), parts[1..].concat()));
        forms.push(parts[1..].concat());
    }
    if forms.iter().any(|form| form.chars().count() > 1 && form == local) {
        return true;
    }
    // "anna.b.berg@": initials in between.
    parts.len() > 1
        && local.starts_with(first.as_str())
        && local.ends_with(last.as_str())
        && local.chars().count() <= first.chars().count() + last.chars().count() + 2
}

fn spelt_out(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            'ä' | 'Ä' | 'æ' | 'Æ' => text.push_str("ae"),
            'ö' | 'Ö' | 'ø' | 'Ø' => text.push_str("oe"),
            'ü' | 'Ü' => text.push_str("ue"),
            'å' | 'Å' => text.push_str("aa"),
            other => text.push(other),
        }
    }
    text
}

/// Whether the mail box is one that several people read.
pub(super) fn is_shared(mail: &str) -> bool {
    let local = fold(mail.split('@').next().unwrap_or_default());
    words::SHARED_BOXES.contains(&local.as_str())
}

/// The name that a mail address spells out: `aino.virtanen@cronus.fi`.
pub(super) fn name_of(mail: &str) -> Option<String> {
    if is_shared(mail) {
        return None;
    }
    let (local, _) = mail.split_once('@')?;
    let parts: Vec<&str> = local.split(['.', '_']).collect();
    let is_part = |part: &&str| part.chars().count() >= 2 && part.chars().all(|c| c.is_alphabetic() || c == '-');
    if !(2..=3).contains(&parts.len()) || !parts.iter().all(is_part) {
        return None;
    }
    let capital = |part: &&str| {
        let mut start = true;
        part.chars().fold(String::new(), |mut name, c| {
            if start {
                name.extend(c.to_uppercase())
            } else {
                name.extend(c.to_lowercase())
            }
            start = c == '-';
            name
        })
    };
    Some(parts.iter().map(capital).collect::<Vec<_>>().join(" "))
}

/// Whether the piece says what somebody does.
pub(super) fn is_job(piece: &str) -> bool {
    let folded = fold(piece);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.is_empty() || words.len() > 9 || piece.contains('@') || piece.ends_with(['!', '?', '.']) && words.len() > 4
    {
        return false;
    }
    words.iter().any(|word| {
        words::JOB_WORDS.contains(word)
            || words::JOB_STARTS.iter().any(|start| {
                word.starts_with(start) || start.len() > 4 && word.contains(start) && word.len() > start.len()
            })
    })
}

/// Whether the piece is the name of a company by its form, or of another organisation by its kind.
pub(super) fn is_company(piece: &str) -> bool {
    let words: Vec<&str> = piece.split_whitespace().collect();
    if words.len() < 2 && !piece.contains('-') || words.len() > 10 {
        return words.len() == 1 && is_organisation(piece);
    }
    let form = |word: &str| {
        // Åsa is no ASA: marks count here.
        let bare = word.to_lowercase().replace(['.', ',', '(', ')', ';'], "");
        words::COMPANY_FORMS.contains(&bare.as_str())
            && word.chars().next().is_some_and(|c| c.is_uppercase() || c == 'g' || c == 'e' || c == 'm')
    };
    let last = words.iter().rposition(|word| form(word));
    let placed = last.is_some_and(|at| {
        at + 1 == words.len()
            || at == 0
            || words[at].ends_with([',', '.'])
            || at + 2 == words.len()
            || words[at + 1].starts_with(['(', '&', '-', '–'])
    });
    placed || is_organisation(piece)
}

fn is_organisation(piece: &str) -> bool {
    let folded = fold(piece);
    let is_one = |word: &str| {
        let ends = |end: &&str| word.ends_with(end) && word.len() > end.len();
        words::ORGANISATIONS.contains(&word) || words::ORGANISATION_ENDS.iter().any(ends)
    };
    piece.split_whitespace().count() <= 6
        && piece.starts_with(char::is_uppercase)
        && folded.split(|c: char| !c.is_alphanumeric()).any(is_one)
}

/// Whether the piece is how the owner of the mail domain is called: `Cronus` of `cronus.fi`.
pub(super) fn is_of_domain(piece: &str, domain: &str) -> bool {
    let labels: Vec<&str> = domain.split('.').collect();
    let Some(label) = labels.iter().rev().skip(1).find(|label| label.len() > 2 && !matches!(**label, "com")) else {
        return false;
    };
    let label: String = fold(label).chars().filter(|c| c.is_alphanumeric()).collect();
    [fold(piece), fold(&spelt_out(piece))].iter().any(|folded| {
        let words: Vec<&str> = folded
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty() && !words::COMPANY_FORMS.contains(word))
            .collect();
        let whole = words.concat();
        let initials: String = words.iter().filter_map(|word| word.chars().next()).collect();
        !words.is_empty()
            && words.len() <= 6
            && (whole == label
                || whole.len() >= 4 && label.starts_with(&whole)
                || label.len() >= 4 && whole.starts_with(&label)
                || words[0].len() >= 4 && words[0] == label
                || words.len() >= 3 && initials == label)
    })
}
