//! Salutation formulas in the file: given once, gone with their code.

use kontakti::app::App;
use kontakti::app::actor::{Actor, Rank};
use kontakti::domain::code_list::{Code, CodeList};
use kontakti::domain::salutation::{Formality, Formula, NamePart};
use kontakti::domain::tier::Tier;
use kontakti::store::{Guild, Store, StoreError};
use kontakti::view;

use crate::support::{Files, key};

fn formula(code: &str, language: &str, text: &str) -> Formula {
    Formula {
        code: code.to_owned(),
        language: language.to_owned(),
        formality: Formality::Formal,
        text: text.to_owned(),
        names: [Some(NamePart::Surname), None, Some(NamePart::JobTitle), None, Some(NamePart::CompanyName)],
    }
}

fn salutation(code: &str) -> Code {
    Code { list: CodeList::Salutation, code: code.to_owned(), description: String::new(), url: String::new() }
}

#[test]
fn formulas_come_back_as_they_were_and_go_with_their_code() {
    let files = Files::new();
    let [blank, finnish] = [formula("M", "", "Dear %1"), formula("M", "FIN", "Hyvä %1")];
    files.write(|tx| {
        tx.insert_code(&salutation("M"))?;
        tx.put_formula(&formula("M", "", "Old %1"))?;
        tx.put_formula(&blank)?;
        tx.put_formula(&finnish)
    });
    assert_eq!(files.read(|tx| tx.formulas("m")), [blank.clone(), finnish.clone()]);
    files.write(|tx| tx.delete_formula("M", "FIN", Formality::Informal));
    assert_eq!(files.read(|tx| tx.formulas("M")).len(), 2);
    files.write(|tx| tx.delete_formula("M", "FIN", Formality::Formal));
    assert_eq!(files.read(|tx| tx.formulas("M")), [blank]);
    let db = rusqlite::Connection::open(files.path()).unwrap();
    db.pragma_update(None, "foreign_keys", true).unwrap();
    db.execute("UPDATE codes SET code = 'MR' WHERE code = 'M'", []).unwrap();
    assert_eq!(files.read(|tx| tx.formulas("MR")).len(), 1);
    db.execute("DELETE FROM codes WHERE code = 'MR'", []).unwrap();
    assert!(files.read(|tx| tx.formulas("MR")).is_empty());
}

#[test]
fn a_formula_needs_its_code() {
    let files = Files::new();
    let stored = files.guild.write(|tx| tx.put_formula(&formula("NONE", "", "Dear %1")));
    assert!(matches!(stored, Err(StoreError::Sqlite(_))), "{stored:?}");
}

fn counts(guild: &Guild) -> Vec<(String, u64)> {
    let counts = guild.read(|tx| tx.formula_counts()).unwrap();
    counts.into_iter().map(|(code, count)| (code.code, count)).collect()
}

#[test]
fn the_shipped_formulas_are_given_once_to_older_files_too() {
    let files = Files::new();
    // A file from before the formulas, with codes of its own.
    files.write(|tx| {
        tx.seed(&[salutation("M"), salutation("BOSS")], &[])?;
        tx.put_formula(&formula("BOSS", "", "Boss"))
    });
    let path = files.folder.path().to_owned();
    let app = App::new(Store::open(&path).unwrap(), view::wording());
    let actor = Actor {
        guild: key(),
        user_id: "1".to_owned(),
        name: "Aino".to_owned(),
        locale: "fi".to_owned(),
        guild_locale: "fi".to_owned(),
        rank: Rank::Fixed(Tier::Admin),
    };
    let guild = app.guild(&actor).unwrap();
    assert_eq!(counts(&guild), [("BOSS".to_owned(), 1), ("M".to_owned(), 18)]);
    assert!(guild.read(|tx| tx.formulas("M")).unwrap().iter().any(|one| one.text == "Hyvä herra %1,"));
    // A list that was emptied since stays empty.
    guild
        .write(|tx| {
            for one in tx.formulas("M")? {
                tx.delete_formula("M", &one.language, one.formality)?;
            }
            Ok::<_, StoreError>(())
        })
        .unwrap();
    assert_eq!(counts(&app.guild(&actor).unwrap()), [("BOSS".to_owned(), 1), ("M".to_owned(), 0)]);
}
