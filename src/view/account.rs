//! Accounts in words: what stands in their way.

use crate::app::refusal::{AccountFault, Named};
use crate::domain::relation::AccountKind;

use super::build::{strong, tap};
use super::fault::{Sentences, quoted};
use super::reply::Line;
use super::words::{Piece, Words};

/// Why an account of the kind was not made, linked or taken away.
pub fn fault(words: Words, kind: AccountKind, fault: &AccountFault) -> Vec<Line> {
    let said = Sentences { words };
    let label = words.account_kind(kind);
    let name = |contact: &Named| ("name", Piece::from(strong(&contact.name)));
    let with = |path: &str| ("command", Piece::from(tap(path)));
    match fault {
        AccountFault::NeedsCompany { contact } => said.about(&label, "refusal-account-needs-company", [name(contact)]),
        AccountFault::PersonsOnly { contact } => said.about(&label, "refusal-account-persons-only", [name(contact)]),
        AccountFault::Blocked { contact } => said.about(
            &label,
            "refusal-account-blocked",
            [name(contact), ("contact", quoted(&contact.no)), with("contact set")],
        ),
        AccountFault::NoRelationCode => said.about(&label, "refusal-account-no-code", [with("setup relations")]),
        AccountFault::HasOne { contact, number } => said.about(
            &label,
            "refusal-account-has-one",
            [name(contact), ("number", quoted(number)), with("relation unlink")],
        ),
        AccountFault::CodeTaken { contact, code, number } => said.about(
            &label,
            "refusal-account-code-taken",
            [name(contact), ("code", quoted(code)), ("number", quoted(number)), with("relation unlink")],
        ),
        AccountFault::NumberTaken { number, by } => said.about(
            &label,
            "refusal-account-number-taken",
            [("number", quoted(number)), name(by), ("contact", quoted(&by.no))],
        ),
        AccountFault::NumberExists { number } => {
            said.about(&label, "refusal-account-number-exists", [("number", quoted(number)), with("relation link")])
        }
        AccountFault::NotLinked { contact, number } => said.about(
            &label,
            "refusal-account-not-linked",
            [name(contact), ("number", quoted(number)), with("contact show")],
        ),
    }
}
