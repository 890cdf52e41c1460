//! What was just done, and what else the person should know: small lines above the answer.

use crate::app::outcome::{AccountChange, Notice};
use crate::domain::tier::EVERYONE;

use super::build::{code, plain, small, strong, tap};
use super::formulas;
use super::reply::{Line, Span};
use super::words::{Piece, Words};

pub fn notice(words: Words, notice: &Notice) -> Line {
    let named = |text: String| Piece::from(strong(text));
    small(match notice {
        Notice::Added => words.spans("notice-added", []),
        Notice::Changed { fields } if fields.is_empty() => words.spans("notice-unchanged", []),
        Notice::Changed { fields } => {
            let fields = fields.iter().map(|field| words.field(*field)).collect::<Vec<_>>().join(", ");
            words.spans("notice-changed", [("fields", fields.into())])
        }
        Notice::NoteAdded => words.spans("notice-note-added", []),
        Notice::NoteChanged => words.spans("notice-note-changed", []),
        Notice::NoteRemoved => words.spans("notice-note-removed", []),
        Notice::NumbersRunOut { series, left } => {
            let series = ("series", named(words.series(*series)));
            let command = ("command", tap("setup numbering").into());
            match left {
                Some(left) => words.spans("notice-numbers-left", [series, command, ("left", (*left).into())]),
                None => words.spans("notice-numbers-past-warning", [series, command]),
            }
        }
        Notice::PartCut { field } => words.spans("notice-part-cut", [("field", named(words.field(*field)))]),
        Notice::SettingChanged { setting } => {
            words.spans("notice-setting", [("setting", named(words.setting(*setting)))])
        }
        Notice::SeriesChanged { series } => words.spans("notice-series", [("series", named(words.series(*series)))]),
        Notice::AccessChanged { role, tier } => {
            words.spans("notice-access", [("role", who(words, role).into()), ("tier", named(words.tier(*tier)))])
        }
        Notice::CodesAdded { list, codes } => words.spans(
            "notice-codes-added",
            [("list", plain(words.list(*list)).into()), ("codes", shortened(codes).into())],
        ),
        Notice::SalespersonAdded { code: added } => {
            words.spans("notice-salesperson-added", [("code", code(added).into())])
        }
        Notice::AddressAdded { code: added } => words.spans("notice-address-added", [("code", code(added).into())]),
        Notice::AddressChanged { code: changed } => {
            words.spans("notice-address-changed", [("code", code(changed).into())])
        }
        Notice::AddressRemoved { code: removed } => {
            words.spans("notice-address-removed", [("code", code(removed).into())])
        }
        Notice::AddressWithoutDates => {
            words.spans("notice-address-without-dates", [("command", tap("contact address-add").into())])
        }
        Notice::FormulaStored { language, formality } => words.spans(
            "notice-formula-stored",
            [
                ("language", formulas::language_name(words, language).into()),
                ("formality", words.formality(*formality).into()),
            ],
        ),
        Notice::FormulaRemoved { language, formality } => words.spans(
            "notice-formula-removed",
            [
                ("language", formulas::language_name(words, language).into()),
                ("formality", words.formality(*formality).into()),
            ],
        ),
        Notice::Account { change, kind, number, name } => {
            let pieces = [
                ("kind", plain(words.account_kind(*kind)).into()),
                ("number", code(number).into()),
                ("name", named(name.clone())),
            ];
            match change {
                AccountChange::Created => words.spans("notice-account-created", pieces),
                AccountChange::Linked => words.spans("notice-account-linked", pieces),
                AccountChange::Unlinked => words.spans("notice-account-unlinked", pieces),
            }
        }
    })
}

/// A role, or everybody.
pub fn who(words: Words, role: &str) -> Span {
    if role == EVERYONE { plain(words.say("everyone")) } else { Span::Role(role.to_owned()) }
}

/// A form takes many codes at once; the first ones stand for all.
fn shortened(codes: &[String]) -> String {
    const SHOWN: usize = 20;
    let mut text = codes.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join(", ");
    if codes.len() > SHOWN {
        text.push_str(", …");
    }
    text
}
