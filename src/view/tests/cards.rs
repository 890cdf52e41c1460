//! The contact card.

use super::samples::{aino, answer, bare, contact, cronus, full, web_source};
use super::{actions, message, read};
use crate::app::outcome::{Audience, ChangedField, Notice, Outcome};
use crate::app::request::Press;
use crate::domain::contact::{ContactId, ContactType};
use crate::domain::field::Field;
use crate::view::render;
use crate::view::reply::{Accent, Action, Block, LineStyle, Message, Span};

fn card(card: crate::app::outcome::Card, reader: &str) -> Message {
    message(render(&Ok(answer(Outcome::Card(Box::new(card)))), reader))
}

#[test]
fn a_company_card_in_english() {
    let card = card(full(cronus()), "en-US");
    assert_eq!(card.accent, Accent::Company);
    assert_eq!(
        read(&card),
        "Cronus Oy\n\
         Company · CT000001\n\
         Relation: Customer · C00001\n\
         People: 3\n\
         ---\n\
         Phone: 09 123 4567\n\
         E-mail: info@cronus.fi\n\
         E-mail: sales@cronus.fi\n\
         Home page: www.cronus.fi\n\
         Address\n\
         Mannerheimintie 5\n\
         00100 Helsinki\n\
         Finland\n\
         Alternative address SUMMER\n\
         Salesperson: Jim Olive (JO)\n\
         Territory: South (S)\n\
         Language: Finnish\n\
         Industry: Retail, Wholesale\n\
         Mailing groups: Christmas card\n\
         VAT number: FI12345671\n\
         Currency: EUR\n\
         Asked for an offer.\n\
         Calls back in May.\n\
         Note by Jim, 2026-11-20T09:30:00Z\n\
         ---\n\
         Changed by Jim, 2026-11-20T09:30:00Z\n\
         [Edit] [People] [Note] [History]\n\
         [News]"
    );
}

#[test]
fn web_sources_open_with_their_search_word_as_many_as_a_row_holds() {
    let mut cronus = bare(cronus());
    cronus.web_sources = (0..7).map(|turn| web_source(turn, "", "a b")).collect();
    cronus.web_sources[1].code.url = String::new();
    cronus.web_sources[2].code.url = format!("https://example.com/{}", "%1".repeat(115));
    cronus.web_sources[2].search_word = "漢".repeat(30);
    let card = card(cronus, "en");
    assert!(read(&card).ends_with("[WEB0] [WEB3] [WEB4] [WEB5] [WEB6]"), "{}", read(&card));
    let opened = actions(&card);
    assert!(opened.contains(&Action::Open { url: "https://example.com/0?q=a%20b".into() }), "{opened:?}");
}

#[test]
fn a_person_card_in_finnish() {
    let card = card(full(aino()), "fi");
    assert_eq!(card.accent, Accent::Person);
    assert_eq!(
        read(&card),
        "Aino Virtanen\n\
         Buyer · Cronus Oy (CT000001)\n\
         Henkilö · CT000002\n\
         ---\n\
         Matkapuhelin: 040 123 4567\n\
         Osoite\n\
         Mannerheimintie 5\n\
         00100 Helsinki\n\
         Vaihtoehtoinen osoite SUMMER\n\
         Vastuualueet: Purchasing\n\
         Postitusryhmät: Christmas card\n\
         Asked for an offer.\n\
         Calls back in May.\n\
         Muistiinpano: Jim, 2026-11-20T09:30:00Z\n\
         ---\n\
         Viimeksi muuttanut Jim, 2026-11-20T09:30:00Z\n\
         [Muokkaa] [Yritys] [Muistiinpano] [Historia]"
    );
}

#[test]
fn an_independent_person_with_nothing_but_a_name() {
    let mut person = contact(ContactType::Person, "CT000003", "Pekka");
    person.modified.by.clear();
    let card = card(bare(person), "en-GB");
    assert_eq!(
        read(&card),
        "Pekka\nIndependent person · CT000003\n---\nChanged 2026-11-20T09:30:00Z\n[Edit] [Note] [History]"
    );
}

#[test]
fn what_can_be_tapped_can_be_tapped() {
    let card = card(full(cronus()), "en");
    let mut targets = Vec::new();
    for block in &card.blocks {
        let Block::Text(text) = block else { continue };
        for span in text.0.iter().flat_map(|line| &line.spans) {
            if let Span::Link { target, .. } = span {
                targets.push(target.as_str());
            }
        }
    }
    assert_eq!(
        targets,
        ["tel:+35891234567", "mailto:info@cronus.fi", "mailto:sales@cronus.fi", "https://www.cronus.fi"]
    );
}

#[test]
fn the_buttons_lead_on() {
    let of_company = actions(&card(full(cronus()), "en"));
    assert!(of_company.contains(&Action::Press(Press::People { company: ContactId(1), page: 0 })));
    let of_person = actions(&card(full(aino()), "en"));
    assert!(of_person.contains(&Action::Press(Press::Show { contact: ContactId(1), private: false })));
    assert!(of_person.contains(&Action::Press(Press::NewNote { contact: ContactId(2) })));
}

#[test]
fn job_title_and_level_share_a_line() {
    let mut person = aino();
    person.values.set(Field::OrganizationalLevelCode, "MANA");
    assert!(read(&card(full(person.clone()), "en")).contains("\nBuyer · Manager (MANA) · Cronus Oy (CT000001)\n"));
    assert!(read(&card(bare(person.clone()), "en")).contains("\nBuyer · MANA · Cronus Oy (CT000001)\n"));
    person.values.set(Field::JobTitle, "");
    assert!(read(&card(full(person), "en")).contains("\nLevel: Manager (MANA) · Cronus Oy (CT000001)\n"));
}

#[test]
fn a_blocked_contact_says_so_in_words() {
    for (contact, reader, sign) in [
        (aino(), "en", "Privacy blocked – do not contact"),
        (aino(), "fi", "Tietosuojaesto – älä ota yhteyttä"),
        (cronus(), "fi", "Tietosuojaesto – älä ota yhteyttä"),
    ] {
        let mut contact = contact;
        contact.values.set(Field::PrivacyBlocked, "true");
        let text = read(&card(full(contact), reader));
        assert!(text.split("---").next().is_some_and(|head| head.lines().any(|line| line.starts_with(sign))), "{text}");
    }
}

#[test]
fn a_minor_without_consent_says_so() {
    let mut person = aino();
    person.values.set(Field::Minor, "true");
    assert!(read(&card(bare(person.clone()), "en")).contains("Minor – no parental consent"));
    person.values.set(Field::ParentalConsentReceived, "true");
    assert!(!read(&card(bare(person), "en")).contains("Minor"));
}

#[test]
fn a_long_note_is_cut_at_letters_and_shown_as_a_quotation() {
    let mut with_note = bare(aino());
    with_note.last_note = Some(super::samples::note(1, &"äö".repeat(400)));
    let card = card(with_note, "en");
    let quotes: Vec<&Span> = card
        .blocks
        .iter()
        .filter_map(|block| if let Block::Text(text) = block { Some(text) } else { None })
        .flat_map(|text| &text.0)
        .filter(|line| line.style == LineStyle::Quote)
        .flat_map(|line| &line.spans)
        .collect();
    let [Span::Plain(text)] = quotes.as_slice() else { panic!("{quotes:?}") };
    assert_eq!(text.chars().count(), 301);
    assert!(text.ends_with('…'));
}

#[test]
fn many_groups_are_counted() {
    let names: Vec<String> = (0..60).map(|turn| format!("Group number {turn}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut with_groups = bare(cronus());
    with_groups.mailing_groups = super::samples::assigned(crate::domain::code_list::CodeList::Mailing, &names);
    let text = read(&card(with_groups, "en"));
    let line = text.lines().find(|line| line.starts_with("Mailing groups")).unwrap();
    assert!(line.ends_with(" more") && line.len() < 250, "{line}");
}

#[test]
fn public_cards_speak_the_servers_language_and_private_ones_the_readers() {
    for (audience, title) in [(Audience::Public, "Company · CT000001"), (Audience::Private, "Yritys · CT000001")] {
        let mut answer = answer(Outcome::Card(Box::new(bare(cronus()))));
        answer.audience = audience;
        let reply = render(&Ok(answer), "fi");
        assert_eq!(reply.private, audience == Audience::Private);
        assert!(!reply.replaces);
        assert!(read(&message(reply)).contains(title));
    }
}

#[test]
fn what_was_done_stands_above_the_card() {
    let mut changed = answer(Outcome::Card(Box::new(bare(cronus()))));
    let one = |field, before: &str, after: &str| ChangedField { field, before: before.into(), after: after.into() };
    let name = [Field::Name, Field::FirstName, Field::SearchName].map(|field| one(field, "A", "B"));
    let fields = [one(Field::PhoneNo, "", "09 1"), one(Field::City, "Espoo", ""), one(Field::Minor, "", "1")];
    changed.notices = vec![
        Notice::Changed { fields: name.into_iter().chain(fields).collect() },
        Notice::PartCut { field: Field::FirstName },
    ];
    let text = read(&message(render(&Ok(changed), "fi")));
    assert!(text.starts_with("Muutettu: Nimi: A → B, Puhelin: – → 09 1, Paikkakunta: Espoo → –, Alaikäinen: Ei → Kyllä.\nEtunimi oli liian pitkä"), "{text}");
}
