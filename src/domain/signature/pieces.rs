//! From a letter to the parts of each signature in it: which words are the name, the job, the company.

use crate::domain::fold::fold;

use super::labels::{self, Label};
use super::letter::Letter;
use super::names;
use super::place::{self, Place};
use super::reach::{self, Reach};
use super::words;

/// What one signature says.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub reach: Reach,
    pub place: Option<Place>,
    pub name: Option<String>,
    pub title: Option<String>,
    pub company: Option<String>,
}

/// The signatures of a letter: usually one, several when each has a name with a mail address of its own.
pub(super) fn sheets(letter: &Letter) -> Vec<Sheet> {
    let lines = signature_of(&letter.lines);
    let starts = starts(&lines);
    let mut sheets: Vec<Sheet> = if starts.len() < 2 {
        vec![sheet(&lines, letter.from.as_deref())]
    } else {
        let ends = starts[1..].iter().copied().chain([lines.len()]);
        starts.iter().zip(ends).map(|(start, end)| sheet(&lines[*start..end], None)).collect()
    };
    // Colleagues one below the other name their company once.
    let shared = sheets.iter().find_map(|sheet| Some((sheet.company.clone()?, domain(&sheet.reach)?)));
    if let Some((company, of)) = shared {
        for sheet in
            sheets.iter_mut().filter(|sheet| sheet.company.is_none() && domain(&sheet.reach).as_deref() == Some(&of))
        {
            sheet.company = Some(company.clone());
        }
    }
    sheets
}

/// The domain of the first mail address, if it tells of an employer; else the host of the web address.
fn domain(reach: &Reach) -> Option<String> {
    let of_mail = |mail: &String| mail.split_once('@').map(|(_, domain)| domain.to_lowercase());
    let mut domains = reach.mails.iter().filter_map(of_mail).filter(|domain| !super::is_public_domain(domain));
    domains.next().or_else(|| reach.webs.first().map(|web| reach::host(web)))
}

/// The lines after the words that close the letter, if a signature stands there; else all of them.
fn signature_of(lines: &[String]) -> Vec<String> {
    for (at, line) in lines.iter().enumerate() {
        let Some(rest) = after_closing(line) else { continue };
        let mut tail: Vec<String> = Some(rest).filter(|rest| !rest.is_empty()).into_iter().collect();
        tail.extend(lines[at + 1..].iter().cloned());
        let mut reach = Reach::default();
        tail.iter().for_each(|line| drop(reach.take(line)));
        if !reach.mails.is_empty() || !reach.phones.is_empty() {
            return tail;
        }
    }
    lines.iter().filter(|line| after_closing(line).is_none_or(|rest| !rest.is_empty())).cloned().collect()
}

/// What follows a closing phrase in its own line; `None`: the line is none.
fn after_closing(line: &str) -> Option<String> {
    let folded = fold(line);
    let is_end = |c: char| matches!(c, ',' | '.' | '!' | ':' | '-' | '–' | ' ');
    let whole = folded.trim_matches(is_end).replace('.', "");
    let phrase = words::CLOSINGS.iter().find(|phrase| whole == phrase.replace('.', ""));
    if phrase.is_some() {
        return Some(String::new());
    }
    words::CLOSINGS.iter().filter(|phrase| phrase.chars().count() >= 3).find_map(|phrase| {
        let rest = folded.strip_prefix(phrase)?;
        let is_word = phrase.contains(' ')
            || matches!(*phrase, "terveisin" | "regards" | "mvh" | "mfg" | "ystavallisesti" | "sincerely");
        let parted = rest.starts_with([',', '!']) || rest.starts_with(' ') && is_word;
        // Folding may change lengths, so the rest is found again by its words.
        let words = rest.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
        let all: Vec<&str> = line.split_whitespace().collect();
        let rest = all.get(all.len().checked_sub(words)?..)?.join(" ");
        let is_name = words > 0 && words <= 5 && names::name_in(&rest).is_some() && !names::is_company(&rest);
        (parted && (is_name || words > 0 && rest.contains('|'))).then_some(rest)
    })
}

/// The lines at which signatures begin: those with the name of a mail address that stands there or below.
fn starts(lines: &[String]) -> Vec<usize> {
    /// How far above its mail address a name may stand.
    const NEAR: usize = 9;
    let mut starts: Vec<usize> = Vec::new();
    let mut seen: Vec<String> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let mut reach = Reach::default();
        drop(reach.take(line));
        for mail in reach.mails.iter().filter(|mail| !names::is_shared(mail)) {
            let floor = starts.last().map_or(0, |last| *last).max(at.saturating_sub(NEAR));
            let owns = |text: &String| {
                atoms_of(text, &mut Reach::default()).iter().any(|atom| {
                    let name = names::name_in(atom).filter(|_| !names::is_company(atom));
                    name.is_some_and(|name| name.contains(' ') && names::has_mail(&name, mail))
                })
            };
            let named = (floor..=at).rev().find(|line| owns(&lines[*line]));
            if let Some(start) = named.filter(|start| !starts.contains(start))
                && !seen.contains(mail)
            {
                starts.push(start);
                seen.push(mail.clone());
            }
        }
    }
    starts
}

/// A line's words in pieces: columns, then what stands between numbers and addresses.
fn atoms_of(line: &str, reach: &mut Reach) -> Vec<String> {
    let columns = line.split(['|', '·', '•', '∙', '‖', '¦', '▪']).map(str::trim).filter(|column| !column.is_empty());
    let columns: Vec<&str> = columns.collect();
    columns.iter().flat_map(|column| reach.take(column)).flat_map(|piece| split_keeping_addresses(&piece)).collect()
}

/// Dashes and slashes with blanks around them part pieces; commas do where no address hangs on them.
fn split_keeping_addresses(piece: &str) -> Vec<String> {
    let mut parts = vec![piece.to_owned()];
    for mark in [" - ", " – ", " — ", " / ", " // ", "; "] {
        parts = parts.iter().flat_map(|part| part.split(mark)).map(|part| part.trim().to_owned()).collect();
    }
    parts.retain(|part| !part.is_empty());
    parts
}

fn sheet(lines: &[String], from: Option<&str>) -> Sheet {
    let mut sheet = Sheet::default();
    let mut pieces: Vec<(usize, String)> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        for piece in atoms_of(line, &mut sheet.reach) {
            match labels::at_start(&piece) {
                Some((Label::Name, rest)) => sheet.name = sheet.name.or_else(|| names::name_in(rest)),
                Some((Label::Title, rest)) => sheet.title = sheet.title.or_else(|| some(rest)),
                Some((Label::Company, rest)) => sheet.company = sheet.company.or_else(|| some(rest)),
                Some((Label::Other, _)) => {}
                _ => pieces.push((at, piece)),
            }
        }
    }
    sheet.place = place::take(&mut pieces);
    let mut hint = None;
    if let Some(from) = from {
        let mut reach = Reach::default();
        hint = reach.take(from).iter().find_map(|piece| names::name_in(piece.trim_matches(['"', '\''])));
        if sheet.reach.mails.is_empty() {
            sheet.reach.mails = reach.mails;
        }
    }
    let atoms = atoms(&pieces);
    sheet.pick(&atoms, hint);
    sheet
}

fn some(text: &str) -> Option<String> {
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// Words without addresses in their smallest pieces: at commas, and a job apart from the name that it stands beside.
fn atoms(pieces: &[(usize, String)]) -> Vec<(usize, String)> {
    let mut atoms = Vec::new();
    for (line, piece) in pieces {
        let whole = names::is_company(piece)
            && !piece.split(',').any(|part| names::is_company(part) && part.len() < piece.len());
        let parts: Vec<&str> = if whole { vec![piece] } else { piece.split(", ").collect() };
        for part in parts.into_iter().map(str::trim).filter(|part| !part.is_empty()) {
            let found = job_beside_name(part).or_else(|| job_at_company(part));
            match found {
                Some((one, other)) => atoms.extend([(*line, one), (*line, other)]),
                None => atoms.push((*line, part.to_owned())),
            }
        }
    }
    atoms
}

/// `Toimitusjohtaja Aino Virtanen`: name and job.
fn job_beside_name(part: &str) -> Option<(String, String)> {
    let words: Vec<&str> = part.split_whitespace().collect();
    let jobs = words.iter().take_while(|word| names::is_job(word)).count();
    if jobs == 0 || words.len() < jobs + 2 || words.len() > jobs + 4 || names::is_company(part) {
        return None;
    }
    let rest = words[jobs..].join(" ");
    let is_name = words[jobs..].iter().all(|word| !names::is_job(word))
        && names::name_in(&rest).is_some()
        && !names::is_company(&rest);
    is_name.then(|| (rest, words[..jobs].join(" ")))
}

/// `Sales Manager at Cronus Ltd`: job and company.
fn job_at_company(part: &str) -> Option<(String, String)> {
    [" at ", " @ ", " bei ", " på "].iter().find_map(|between| {
        let (job, company) = part.split_once(between)?;
        (names::is_job(job) && company.starts_with(char::is_uppercase))
            .then(|| (job.trim().to_owned(), company.trim().to_owned()))
    })
}

impl Sheet {
    fn pick(&mut self, atoms: &[(usize, String)], hint: Option<String>) {
        let domain = domain(&self.reach);
        let named = self.name.is_none().then(|| self.find_name(atoms, hint.as_deref(), domain.as_deref())).flatten();
        let name_at = named.as_ref().map(|(at, _)| *at);
        if let Some((_, name)) = named {
            self.name = Some(name);
        }
        let spelt = self.reach.mails.iter().find_map(|mail| names::name_of(mail));
        let rest: Vec<(usize, &str)> = atoms
            .iter()
            .enumerate()
            .filter(|(at, _)| Some(*at) != name_at)
            .map(|(at, (_, text))| (at, text.as_str()))
            .collect();
        let is_own = |text: &str| domain.as_deref().is_some_and(|domain| names::is_of_domain(text, domain));
        if self.company.is_none() {
            let by_form = |text: &str| names::is_company(text) && !is_prose(text);
            let both = rest.iter().find(|(_, text)| by_form(text) && is_own(text));
            let any = both.or_else(|| rest.iter().find(|(_, text)| by_form(text)));
            let by_domain = || rest.iter().find(|(_, text)| is_own(text) && !is_prose(text) && !names::is_job(text));
            self.company = any.or_else(by_domain).map(|(_, text)| (*text).to_owned());
        }
        if self.title.is_none() {
            self.title = self.find_title(&rest, name_at);
        }
        self.name = self.name.take().or(hint).or(spelt);
        if self.company.is_none()
            && let Some(name_at) = name_at
        {
            self.company = self.company_by_place(&rest, name_at);
        }
    }

    fn find_name(
        &self,
        atoms: &[(usize, String)],
        hint: Option<&str>,
        domain: Option<&str>,
    ) -> Option<(usize, String)> {
        let mut best: Option<(i32, usize, String)> = None;
        let mut is_first = true;
        for (at, (line, text)) in atoms.iter().enumerate() {
            let Some(name) = names::name_in(text) else { continue };
            let has_mail = self.reach.mails.iter().any(|mail| !names::is_shared(mail) && names::has_mail(&name, mail));
            let is_hint = hint.is_some_and(|hint| fold(hint) == fold(&name));
            let is_owner = domain.is_some_and(|domain| names::is_of_domain(text, domain));
            let is_other = names::is_company(text) || names::is_job(text) || is_owner || place::country(text).is_some();
            if is_other && !has_mail && !is_hint {
                continue;
            }
            let several = name.split(' ').count() > 1;
            let mut score = 0;
            score += if has_mail { 100 } else { 0 } + if is_hint { 60 } else { 0 };
            score += if at == 0 { 30 } else { 0 } + if several { 5 } else { -15 };
            score += if is_first && several { 10 } else { 0 };
            is_first = is_first && !several;
            let next = atoms.get(at + 1).map(|(_, text)| text.as_str());
            score += if next.is_some_and(|next| names::is_job(next) || names::is_company(next)) { 15 } else { 0 };
            score -= i32::try_from(*line).unwrap_or(i32::MAX / 2).min(10);
            if score >= 10 && best.as_ref().is_none_or(|(most, ..)| score > *most) {
                best = Some((score, at, name));
            }
        }
        best.map(|(_, at, name)| (at, name))
    }

    /// A line that tells a job, after the name or close before it; else the line right below the name.
    fn find_title(&self, rest: &[(usize, &str)], name_at: Option<usize>) -> Option<String> {
        let is_company = |text: &str| self.company.as_deref() == Some(text) || names::is_company(text);
        let is_title = |text: &str| names::is_job(text) && !is_company(text) && !is_prose(text);
        let Some(name_at) = name_at else {
            let any = rest.iter().find(|(_, text)| is_title(text))?;
            return (self.name.is_some() || !self.reach.mails.is_empty()).then(|| any.1.to_owned());
        };
        let after = rest.iter().filter(|(at, _)| *at > name_at && *at < name_at + 6).find(|(_, text)| is_title(text));
        let before =
            || rest.iter().filter(|(at, _)| *at + 2 >= name_at && *at < name_at).find(|(_, text)| is_title(text));
        if let Some((_, text)) = after.or_else(before) {
            return Some((*text).to_owned());
        }
        self.company.as_ref()?;
        let (_, below) = rest.iter().find(|(at, _)| *at == name_at + 1)?;
        let words = below.split_whitespace().count();
        let plain = below.chars().all(|c| c.is_alphabetic() || " &/-,.()".contains(c));
        let is_free = !is_company(below)
            && place::country(below).is_none()
            && !place::is_street(below)
            && names::name_in(below).is_none_or(|_| words > 1 || below.len() > 3);
        (plain && is_free && words <= 5 && below.chars().count() >= 3 && !is_prose(below)).then(|| (*below).to_owned())
    }

    /// Without a form and a mail domain to go by, the line after name and job may be the company.
    fn company_by_place(&self, rest: &[(usize, &str)], name_at: usize) -> Option<String> {
        let title = self.title.as_deref()?;
        let title_at = rest.iter().find(|(_, text)| *text == title).map(|(at, _)| *at)?;
        let mut after = rest.iter().filter(|(at, _)| *at > name_at.max(title_at));
        let (_, text) = after.find(|(_, text)| !names::is_title(text))?;
        let is_free =
            place::country(text).is_none() && !place::is_street(text) && !names::is_job(text) && !is_prose(text);
        let plain =
            text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) && text.split_whitespace().count() <= 5;
        (is_free && plain).then(|| (*text).to_owned())
    }
}

/// A sentence rather than a line of a signature.
fn is_prose(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let small = text.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count();
    words > 10
        || text.ends_with(['!', '?', ':'])
        || words > 4 && small * 2 > words && text.ends_with('.')
        || words > 5 && small * 3 > words * 2
}
