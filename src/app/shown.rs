//! What a form showed when it was opened: a short mark in the key of each input, so that a form that comes back tells
//! what the person changed from what stands there as it was, and a change of somebody else meanwhile is noticed input by
//! input. Discord sends every input back, changed or not, and remembers nothing else for us.

use super::args::{ArgValue, Args};
use super::form::{Form, Input};
use super::refusal::Clash;

/// Between an input's name and the mark of its text.
const SEPARATOR: char = '~';

/// The input's key with the mark of the text that it shows.
pub fn marked(name: &str, shown: &str) -> String {
    format!("{name}{SEPARATOR}{}", mark(shown))
}

/// Marks the inputs of a form that are not marked yet.
pub fn mark_all(form: &mut Form) {
    for input in form.inputs.iter_mut().filter(|input| !input.key.contains(SEPARATOR)) {
        input.key = marked(&input.key, &input.value);
    }
}

/// The input's name without its mark.
pub fn name(key: &str) -> &str {
    key.split_once(SEPARATOR).map_or(key, |(name, _)| name)
}

/// Whether the input of this key showed the text when the form was opened.
pub fn showed(key: &str, text: &str) -> bool {
    key.split_once(SEPARATOR).is_some_and(|(_, shown)| shown == mark(text))
}

/// The texts as they are to be stored: an input that was left as it was stands for what is there now. Else the inputs that
/// somebody else changed, too, and to something else.
pub fn merged<'a>(sent: &'a [(String, String)], now: &'a Form) -> Result<Args, Vec<Both<'a>>> {
    let mut args = Args::default();
    let mut both = Vec::new();
    for (key, text) in sent {
        let input = now.inputs.iter().find(|input| input.key == name(key));
        let text = match input {
            Some(input) if showed(key, text) => &input.value,
            Some(input) if key.contains(SEPARATOR) && !showed(key, &input.value) && input.value != *text => {
                both.push(Both { key, mine: text, input });
                continue;
            }
            _ => text,
        };
        args.set(name(key), ArgValue::Text(text.to_owned()));
    }
    if both.is_empty() { Ok(args) } else { Err(both) }
}

/// An input that two people changed: its key as it was sent, what was sent, and the input as it is now.
#[derive(Debug, PartialEq, Eq)]
pub struct Both<'a> {
    pub key: &'a str,
    pub mine: &'a str,
    pub input: &'a Input,
}

/// Puts the marks of what the person is told of into the keys of these inputs; gives those texts by the inputs' names.
pub fn tell(sent: &mut [(String, String)], clashes: &[Clash]) -> Vec<(String, String)> {
    for clash in clashes {
        if let Some((key, _)) = sent.iter_mut().find(|(key, _)| name(key) == clash.input) {
            *key = marked(&clash.input, &clash.theirs);
        }
    }
    clashes.iter().map(|clash| (clash.input.clone(), clash.theirs.clone())).collect()
}

/// The texts as they were sent, by name.
pub fn as_sent(sent: &[(String, String)]) -> Args {
    Args(sent.iter().map(|(key, text)| (name(key).to_owned(), ArgValue::Text(text.clone()))).collect())
}

/// Thirty bits of the text (FNV-1a, which stays the same from one version of the program to the next). Ends and kinds
/// of line breaks do not count: they may differ on the way.
pub fn mark(text: &str) -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let text = text.replace("\r\n", "\n");
    let hash = text
        .trim()
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    (0..6).map(|place| char::from(LETTERS[(hash >> (place * 5)) as usize & 31])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::form::{FormTitle, InputLabel};
    use crate::app::form_key::FormKey;
    use crate::domain::contact::ContactId;

    fn form(texts: &[(&str, &str)]) -> Form {
        let input = |(key, value): &(&str, &str)| Input {
            key: (*key).to_owned(),
            label: InputLabel::Note,
            value: (*value).to_owned(),
            required: false,
            max: 100,
            long: false,
        };
        let title = FormTitle::NewNote { name: String::new() };
        Form { key: FormKey::NewNote { contact: ContactId(1) }, title, inputs: texts.iter().map(input).collect() }
    }

    #[test]
    fn what_the_person_changed_is_told_from_what_somebody_else_changed() {
        // Shown, sent, there now: what is stored.
        for (shown, sent, now, stored) in [
            ("a", "a", "a", Some("a")),
            ("a", "b", "a", Some("b")),
            ("a", "a", "c", Some("c")),
            ("a", "c", "c", Some("c")),
            ("a", "b", "c", None),
            ("a", "", "a", Some("")),
            ("", "b", "", Some("b")),
            ("a\r\nb ", "a\nb", "c", Some("c")),
        ] {
            let sent = [(marked("phone", shown), sent.to_owned())];
            let stored = stored.map(|text| Args::default().with("phone", text));
            assert_eq!(merged(&sent, &form(&[("phone", now)])).ok(), stored, "{shown:?} {sent:?} {now:?}");
        }
    }

    #[test]
    fn an_input_without_a_mark_is_taken_as_it_was_sent() {
        let sent = [("phone".to_owned(), "b".to_owned())];
        assert_eq!(merged(&sent, &form(&[("phone", "c")])), Ok(Args::default().with("phone", "b")));
    }
}
