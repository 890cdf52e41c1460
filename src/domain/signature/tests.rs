//! Signatures as people write them, in four languages and many layouts, and texts that are none.

use proptest::prelude::*;

use super::*;

/// Each file: `###` and what is special, the text, `### is`, then the fields of each reading with `&&` between readings.
const SAMPLES: [(&str, &str); 5] = [
    ("GB", include_str!("samples/english.txt")),
    ("FI", include_str!("samples/finnish.txt")),
    ("SE", include_str!("samples/swedish.txt")),
    ("DE", include_str!("samples/german.txt")),
    ("FI", include_str!("samples/mixed.txt")),
];

/// A reading as the samples write it.
fn told(reading: &Reading) -> Vec<String> {
    let mut lines = vec![format!("type: {}", reading.contact_type.key())];
    let put = |lines: &mut Vec<String>, key: &str, text: &str| {
        if !text.is_empty() {
            lines.push(format!("{key}: {text}"));
        }
    };
    for field in [Field::Name, Field::JobTitle] {
        put(&mut lines, field.key(), reading.values.get(field));
    }
    put(&mut lines, "company", &reading.company);
    for (field, text) in reading.values.filled().filter(|(field, _)| !matches!(field, Field::Name | Field::JobTitle)) {
        put(&mut lines, field.key(), text);
    }
    lines
}

fn sorted(mut lines: Vec<String>) -> Vec<String> {
    lines.sort();
    lines
}

#[test]
fn signatures_are_understood() {
    let mut count = 0;
    let mut wrong = Vec::new();
    for (language, file) in SAMPLES {
        for sample in file.split("\n### is\n").collect::<Vec<_>>().windows(2) {
            // The text follows the heading that ends the sample before.
            let (heading, text) = sample[0].rsplit_once("### ").and_then(|(_, rest)| rest.split_once('\n')).unwrap();
            let expected = sample[1].split("### ").next().unwrap();
            let expected: Vec<Vec<String>> =
                expected.split("&&\n").map(|one| sorted(one.lines().map(str::to_owned).collect())).collect();
            let found: Vec<Vec<String>> = read(text, language).iter().map(|reading| sorted(told(reading))).collect();
            count += 1;
            if found != expected {
                wrong.push(format!("{language} {heading}: {found:#?}, not {expected:#?}"));
            }
        }
    }
    assert!(count >= 40, "{count} signatures");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn texts_that_name_nobody_give_nothing() {
    for text in [
        "",
        "   \n\n \u{200b}",
        "Hello!",
        "Moi, nähdään huomenna klo 9.",
        "Meeting on 24.12.2026 at 10:30, room 1234",
        "https://www.youtube.com/watch?v=123456",
        "Look at this: https://example.com/offer",
        "Invoice 1234567 is due 2026-11-24",
        "👍👍👍",
        "@everyone **please** read",
        "Y-tunnus 1234567-8",
        "Kind regards",
        "> > >",
        "```rust\nfn main() {}\n```",
    ] {
        assert_eq!(read(text, "FI"), [], "{text:?}");
    }
}

#[test]
fn hostile_texts_are_only_text() {
    let name = "Aino Virtanen\nMyyjä\nCronus Oy\naino.virtanen@cronus.fi";
    for (around, text) in [
        ("markup", format!("**{}**", name.replace('\n', "**\n**"))),
        ("mentions", format!("@everyone <@123> <@&456>\n{name}\n<#789>")),
        ("steering", format!("\u{202e}{}\u{202c}", name.replace('\n', "\n\u{200f}"))),
        ("empty signs", name.replace(' ', " \u{200b}")),
        ("windows", name.replace('\n', "\r\n")),
    ] {
        let readings = read(&text, "FI");
        assert_eq!(readings.len(), 1, "{around}");
        assert_eq!(readings[0].values.get(Field::Name), "Aino Virtanen", "{around}");
        assert_eq!(readings[0].values.get(Field::EMail), "aino.virtanen@cronus.fi", "{around}");
        assert_eq!(readings[0].company, "Cronus Oy", "{around}");
    }
}

#[test]
fn what_does_not_fit_its_field_is_left_out() {
    let long = "x".repeat(90);
    let reading = &read(&format!("Aino Virtanen\n{long}@cronus.fi\naino@cronus.fi\nPuh. 09 1\nhttps://a_b"), "FI")[0];
    assert_eq!(reading.values.get(Field::EMail), "aino@cronus.fi");
    assert!(reading.values.is_blank(Field::PhoneNo) && reading.values.is_blank(Field::HomePage));
}

#[test]
fn five_people_at_most_and_each_once() {
    let one = |at: usize| format!("Aino V{0}nen\naino.v{0}nen@cronus.fi\n", ["a", "e", "i", "o", "u", "y", "ä"][at]);
    let text = (0..7).map(one).collect::<String>();
    let names: Vec<String> = read(&text, "").iter().map(|one| one.values.get(Field::Name).to_owned()).collect();
    assert_eq!(names, ["Aino Vanen", "Aino Venen", "Aino Vinen", "Aino Vonen", "Aino Vunen"]);
    assert_eq!(read(&format!("{}\n\n{}", one(0), one(0)), "").len(), 1, "the same person twice");
}

#[test]
fn the_longest_message_is_read() {
    let text =
        format!("{}\nAino Virtanen\nCronus Oy\naino.virtanen@cronus.fi", "lorem ipsum dolor sit amet.\n".repeat(140));
    assert!(text.chars().count() <= 4_000);
    assert_eq!(read(&text, "FI")[0].values.get(Field::Name), "Aino Virtanen");
    assert_eq!(read(&"(".repeat(4_000), "FI"), []);
    assert!(read(&"0".repeat(4_000), "FI").is_empty());
    assert!(read(&"a@b.fi ".repeat(500), "FI").len() <= MOST);
}

fn passes(readings: &[Reading]) -> Result<(), TestCaseError> {
    prop_assert!(readings.len() <= MOST);
    for reading in readings {
        for (field, text) in reading.values.filled() {
            let checked = check::check(reading.contact_type, field, text);
            prop_assert_eq!(checked.as_deref(), Ok(text), "{:?}", field);
        }
        if !reading.company.is_empty() {
            prop_assert!(check::check(ContactType::Company, Field::Name, &reading.company).is_ok());
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_text_gives_only_what_passes(text in any::<String>(), region in "[A-Z]{0,2}") {
        passes(&read(&text, &region))?;
    }

    /// Text of the stuff that signatures are made of.
    #[test]
    fn any_mix_of_parts_gives_only_what_passes(
        parts in proptest::collection::vec("(Tel[.:] |Puh\\. |Mob: |Fax |VAT |Y-tunnus |[0-9 /().+-]{1,25}|[A-ZÅÄÖ][a-zåäöß]{0,40} |[a-z.]{1,9}@[a-z.-]{1,20}|www\\.[a-z./]{1,20}|[|·>\n\t,-]|Oy|GmbH|\\(|\\)|00100 Helsinki|\\PC)", 0..60),
    ) {
        passes(&read(&parts.concat(), "FI"))?;
    }
}
