//! What was just done, and what else the person should know: small lines above the answer.

use crate::app::outcome::{AccountChange, ChangedField, Notice};
use crate::domain::code_list::CodeList;
use crate::domain::field::Field;
use crate::domain::tier::{EVERYONE, Tier};

use super::build::{code, plain, small, strong, tap};
use super::cut;
use super::formulas;
use super::reply::{Line, Span};
use super::trash;
use super::words::{Piece, Words};

/// Longest value in a notice: everybody in the channel reads it.
const VALUE_MAX: usize = 40;
/// So many fields are told with their values, the others by their names.
const VALUES_MAX: usize = 10;

/// A notice above an answer.
pub fn notice(words: Words, notice: &Notice) -> Line {
    let named = |text: String| Piece::from(strong(text));
    small(match notice {
        Notice::Added => words.spans("notice-added", []),
        Notice::Changed { fields } if fields.is_empty() => words.spans("notice-unchanged", []),
        Notice::Changed { fields } => words.spans("notice-changed", [("fields", Piece::Spans(changed(words, fields)))]),
        Notice::PeopleFollowed { people } => words.spans("notice-people-followed", [("people", (*people).into())]),
        Notice::ShownAnew { by } => words.spans("notice-shown-anew", [("by", named(by.clone()))]),
        Notice::MergedFrom { no, kept_no } => {
            words.spans("notice-merged-from", [("number", code(no).into()), ("kept", code(kept_no).into())])
        }
        Notice::Moved { from, to } => trash::moved(words, from, to),
        Notice::TypeChanged { contact_type } => trash::type_changed(words, *contact_type),
        Notice::Restored { people } => words.spans("notice-restored", [("people", (*people).into())]),
        Notice::Undone { action, by } => {
            words.spans("notice-undone", [("action", trash::action(action).into()), ("by", named(by.clone()))])
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
        Notice::CodeChanged { list, code: changed } => {
            words.spans("notice-code-changed", [of_list(words, *list), ("code", code(changed).into())])
        }
        Notice::CodeRenamed { list, code: old, new_code, contacts, settings } => {
            let pieces = [
                of_list(words, *list),
                ("code", code(old).into()),
                ("new", code(new_code).into()),
                ("contacts", (*contacts).into()),
            ];
            let mut spans = words.spans("notice-code-renamed", pieces);
            if !settings.is_empty() {
                let settings = settings.iter().map(|one| words.setting(*one)).collect::<Vec<_>>().join(", ");
                spans.push(plain(" "));
                spans.extend(words.spans("notice-code-renamed.settings", [("settings", settings.into())]));
            }
            spans
        }
        Notice::CodeDeleted { list, code: gone } => {
            words.spans("notice-code-deleted", [of_list(words, *list), ("code", code(gone).into())])
        }
        Notice::Assigned { list, code: given, company } => {
            with_company(words, "notice-assigned", *list, given, company.as_deref())
        }
        Notice::Unassigned { list, code: taken, company } => {
            with_company(words, "notice-unassigned", *list, taken, company.as_deref())
        }
        Notice::SearchWordChanged { code: of } => words.spans("notice-search-word", [("code", code(of).into())]),
        Notice::SearchStringChanged { field, part, length } => {
            let what = [("field", named(words.field(*field))), ("part", named(words.string_part(*part)))];
            let [field, part] = what;
            match length {
                0 => words.spans("notice-search-string-gone", [field, part]),
                length => words.spans("notice-search-string", [field, part, ("length", u64::from(*length).into())]),
            }
        }
        Notice::SalespersonAdded { code: added } => {
            words.spans("notice-salesperson-added", [("code", code(added).into())])
        }
        Notice::SalespersonChanged { code: changed } => {
            words.spans("notice-salesperson-changed", [("code", code(changed).into())])
        }
        Notice::SalespersonDeleted { code: gone } => {
            words.spans("notice-salesperson-deleted", [("code", code(gone).into())])
        }
        Notice::HandedOver { from, to, contacts } => words.spans(
            "notice-handed-over",
            [("from", code(from).into()), ("to", code(to).into()), ("contacts", (*contacts).into())],
        ),
        Notice::Separated { .. } => words.spans("notice-separated", []),
        Notice::SearchStringsForgotten { contacts } => {
            words.spans("notice-rebuilding", [("count", (*contacts).into())])
        }
        Notice::SearchStringsRebuilt { contacts } => words.spans("notice-rebuilt", [("count", (*contacts).into())]),
        Notice::WhoMayChange { everyone, roles } => may_change(words, *everyone, roles),
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

/// The changed fields, each with what was there and what is there now.
fn changed(words: Words, fields: &[ChangedField]) -> Vec<Span> {
    const OF_NAME: [Field; 4] = [Field::SearchName, Field::FirstName, Field::MiddleName, Field::Surname];
    let named = fields.iter().any(|one| one.field == Field::Name);
    let mut spans = Vec::new();
    // The parts of a name and the search name follow it by themselves.
    for (at, one) in fields.iter().filter(|one| !named || !OF_NAME.contains(&one.field)).enumerate() {
        if at > 0 {
            spans.push(plain(", "));
        }
        spans.push(plain(words.field(one.field)));
        if at < VALUES_MAX {
            let shown = |text: &str| match cut::cut(&words.field_value(one.field, text), VALUE_MAX) {
                blank if blank.is_empty() => "–".to_owned(),
                text => text,
            };
            spans.extend([plain(": "), plain(shown(&one.before)), plain(" → "), strong(shown(&one.after))]);
        }
    }
    spans
}

fn of_list(words: Words, list: CodeList) -> (&'static str, Piece) {
    ("list", plain(words.list(list)).into())
}

/// A code that was given or taken; `company` is the one that it belongs to in place of the person.
fn with_company(words: Words, key: &str, list: CodeList, given: &str, company: Option<&str>) -> Vec<Span> {
    let pieces = [of_list(words, list), ("code", code(given).into())];
    let mut spans = words.spans(key, pieces);
    if let Some(company) = company {
        spans.push(plain(" "));
        spans.extend(words.spans("notice-relation-of-company", [("company", strong(company).into())]));
    }
    spans
}

/// Most roles that are named.
const ROLES_MAX: usize = 10;

fn may_change(words: Words, everyone: bool, roles: &[String]) -> Vec<Span> {
    let command = ("command", Piece::from(tap("setup access")));
    if everyone {
        let viewer = Piece::from(strong(words.tier(Tier::Viewer)));
        let editor = Piece::from(strong(words.tier(Tier::Editor)));
        return words.spans("notice-everyone-may-change", [command, ("viewer", viewer), ("editor", editor)]);
    }
    let mut spans = words.spans("notice-some-may-change", [command]);
    for role in roles.iter().take(ROLES_MAX) {
        spans.extend([plain(" · "), who(words, role)]);
    }
    if roles.len() > ROLES_MAX {
        spans.push(plain(" …"));
    }
    spans
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
