//! Refusals and faults in words: which field or setting, what is wrong, and what to do next.

use crate::app::command_named;
use crate::app::refusal::{Failure, Instead, Place, Refusal, Retry};
use crate::app::request::Press;
use crate::app::trouble::Trouble;
use crate::domain::code_list::CodeList;
use crate::domain::contact::ContactType;
use crate::domain::fault::Fault;
use crate::domain::field::{Field, FieldKind};
use crate::domain::settings::SettingKind;
use crate::domain::tier::Tier;

use super::account;
use super::build::{block, button, code, line, plain, small, strong, tap, title};
use super::clash;
use super::commands;
use super::cut;
use super::fault::{self, Sentences, quoted};
use super::formulas;
use super::merge;
use super::reply::{Accent, Block, Line, Message};
use super::trash;
use super::words::{Piece, Words};

/// A request that came to nothing.
pub fn failure(words: Words, failure: &Failure) -> Message {
    match failure {
        Failure::Refused { refusal, retry } => refused(words, refusal, retry.as_ref()),
        Failure::Fault { incident } => fault_of_ours(words, incident),
    }
}

fn fault_of_ours(words: Words, incident: &str) -> Message {
    let said = words.spans("failure-incident", [("incident", code(incident).into())]);
    let blocks = block(vec![title(words.say("failure-title")), line(said)]).into_iter().collect();
    Message { accent: Accent::Fault, blocks }
}

fn refused(words: Words, refusal: &Refusal, retry: Option<&Retry>) -> Message {
    let mut lines = vec![title(words.say("refusal-title"))];
    lines.extend(sentences(words, refusal));
    lines.push(small([plain(words.say("refusal-nothing-saved"))]));
    let mut blocks: Vec<Block> = block(lines).into_iter().collect();
    if let Some(retry) = retry {
        let again = button(&words.say("refusal-edit-again"), Press::EditAgain { draft: retry.draft.clone() });
        let mut buttons = match refusal {
            Refusal::Clash { .. } => clash::buttons(words, &retry.draft),
            _ => vec![again.primary()],
        };
        let add = |draft: &String| button(&words.say("nothing-add-company"), Press::Reading { draft: draft.clone() });
        buttons.extend(retry.company.as_ref().map(add));
        blocks.push(Block::Buttons(buttons));
    }
    Message { accent: Accent::Refusal, blocks }
}

/// What is wrong, and what to do.
fn sentences(words: Words, refusal: &Refusal) -> Vec<Line> {
    let said = Sentences { words };
    match refusal {
        Refusal::NotAllowed { needs } => {
            // Whoever may do nothing lacks the lowest rights that there are.
            let needs = (*needs).max(Tier::Viewer);
            let command = ("command", tap("setup access").into());
            vec![
                said.line(&format!("refusal-not-allowed.{}", needs.key()), []),
                said.line("refusal-not-allowed.next", [command]),
            ]
        }
        Refusal::Missing { option } => said.about(&option_label(words, option), "refusal-missing", []),
        Refusal::Wrong { place, given, fault } => {
            let fault = readable(words, place, fault);
            let given = as_typed(words, place, given);
            said.with_given(fault::wrong(words, &place_label(words, place), &given, &fault), &given)
        }
        Refusal::NoContact { given } => {
            said.both("refusal-no-contact", [("given", quoted(given)), ("command", tap("find").into())])
        }
        Refusal::NoCompany { given } => said.about(
            &words.say("label-company"),
            "refusal-no-company",
            [("given", quoted(given)), ("command", tap("company add").into())],
        ),
        Refusal::NothingToRead => said.both("refusal-nothing-to-read", [("command", tap("person add").into())]),
        Refusal::NoSignature => said.both("refusal-no-signature", [("command", tap("person add").into())]),
        Refusal::ContactGone => said.both("refusal-contact-gone", [("command", tap("find").into())]),
        Refusal::NoteGone => said.both("refusal-note-gone", [("command", tap("contact note").into())]),
        Refusal::NoAddress { code, name } => said.about(
            &option_label(words, "code"),
            "refusal-no-address",
            [("code", quoted(code)), ("name", strong(name).into()), ("command", tap("contact address-list").into())],
        ),
        Refusal::NoDates { code, day } => said.about(
            &option_label(words, "from"),
            "refusal-no-dates",
            [("code", quoted(code)), ("day", quoted(day)), ("command", tap("contact address-list").into())],
        ),
        Refusal::NotYourNote => said.both("refusal-not-your-note", [("command", tap("contact note").into())]),
        Refusal::NumberTaken { number } => {
            said.about(&words.say("label-number"), "refusal-number-taken", [("number", quoted(number))])
        }
        Refusal::Series { series, given, fault } => {
            fault::series(words, &option_label(words, "number"), *series, given, fault)
        }
        Refusal::SeriesSetting { series, option, given, fault } => {
            fault::series(words, &option_label(words, option), *series, given, fault)
        }
        Refusal::CodeExists { list, code } => said.about(
            &option_label(words, "code"),
            "refusal-code-exists",
            [("code", quoted(code)), ("list", plain(words.list(*list)).into()), ("command", tap("code list").into())],
        ),
        Refusal::SalespersonExists { code } => said.about(
            &option_label(words, "code"),
            "refusal-salesperson-exists",
            [("code", quoted(code)), ("command", tap("salesperson list").into())],
        ),
        Refusal::CodeInUse { list, code, contacts, first } => in_use(words, *list, code, *contacts, first),
        Refusal::CodeInSetting { code, setting } => {
            let command = format!("setup {}", setting.spec().section.key());
            said.about(
                &option_label(words, "code"),
                "refusal-code-in-setting",
                [
                    ("code", quoted(code)),
                    ("setting", strong(words.setting(*setting)).into()),
                    ("command", tap(&command).into()),
                ],
            )
        }
        Refusal::ListNotFor { list, only, name } => {
            let pieces = [("list", plain(words.list(*list)).into()), ("name", quoted(name))];
            match only {
                ContactType::Company => said.both("refusal-list-for-companies", pieces),
                ContactType::Person => said.both("refusal-list-for-persons", pieces),
            }
        }
        Refusal::CodeReserved { code, kind } => said.about(
            &option_label(words, "code"),
            "refusal-code-reserved",
            [
                ("code", quoted(code)),
                ("kind", plain(words.account_kind(*kind)).into()),
                ("create", tap("relation create").into()),
                ("link", tap("relation link").into()),
                ("unlink", tap("relation unlink").into()),
            ],
        ),
        Refusal::HasCode { list, code, name } => said.both("refusal-has-code", of_contact(words, *list, code, name)),
        Refusal::HasNotCode { list, code, name } => {
            said.both("refusal-has-not-code", of_contact(words, *list, code, name))
        }
        Refusal::SalespersonInUse { code: given, contacts } => said.about(
            &option_label(words, "code"),
            "refusal-salesperson-in-use",
            [
                ("code", quoted(given)),
                ("contacts", (*contacts).into()),
                ("hand-over", tap("salesperson hand-over").into()),
                ("command", tap("contact list").into()),
                ("filter", code(filter(words, "salesperson", given)).into()),
            ],
        ),
        Refusal::SameSalesperson { code } => said.about(
            &option_label(words, "to"),
            "refusal-same-salesperson",
            [("code", quoted(code)), ("command", tap("salesperson list").into())],
        ),
        Refusal::UserIsSalesperson { code } => said.about(
            &option_label(words, "user"),
            "refusal-user-is-salesperson",
            [("code", quoted(code)), ("command", tap("salesperson list").into())],
        ),
        Refusal::Account { kind, fault } => account::fault(words, *kind, fault),
        Refusal::NoFormula { code, language, formality } => said.both(
            "refusal-no-formula",
            [
                ("code", quoted(code)),
                ("language", formulas::language_name(words, language).into()),
                ("formality", words.formality(*formality).into()),
                ("command", tap("setup show").into()),
            ],
        ),
        Refusal::CodeLine { line, text, fault } => {
            let label = words.fill("refusal-code-line", &[("line", (*line as u64).into())]);
            said.with_given(fault::wrong(words, &label, text, fault), text)
        }
        Refusal::NotAField { instead } => not_a_field(words, *instead),
        Refusal::OutOfDate => said.both("refusal-out-of-date", [("command", tap("find").into())]),
        Refusal::ChangedMeanwhile { by } if by.is_empty() => said.both("refusal-changed-by-somebody", []),
        Refusal::ChangedMeanwhile { by } => said.both("refusal-changed-meanwhile", [("by", strong(by).into())]),
        Refusal::Clash { clashes } => clash::told(words, clashes),
        Refusal::MinorNeedsConsent => said.about(
            &words.field(Field::PrivacyBlocked),
            "refusal-minor-needs-consent",
            [
                ("field", strong(words.field(Field::ParentalConsentReceived)).into()),
                ("command", tap("contact set").into()),
            ],
        ),
        Refusal::Undo(fault) => trash::undo_fault(words, fault),
        Refusal::Merge(fault) => merge::fault(words, fault),
        Refusal::TypeStays { name, fault } => trash::type_fault(words, name, *fault),
        Refusal::CompanyMoves { name } => trash::company_moves(words, name),
        Refusal::Unavailable { trouble, incident } => {
            said.both(unavailable(*trouble), [("incident", code(incident).into())])
        }
        Refusal::ServerOnly => said.both("refusal-server-only", []),
        Refusal::NotInServer => said.both("refusal-not-in-server", []),
        Refusal::TooFast { seconds } => said.both("refusal-too-fast", [("seconds", (*seconds).into())]),
        Refusal::Restarting => said.both("refusal-restarting", []),
        Refusal::NothingGiven => said.both("refusal-nothing-given", []),
        Refusal::NoSuchCommand { given, nearest } => {
            let mut lines = vec![said.line("refusal-no-such-command", [("given", quoted(given))])];
            if let Some(nearest) = nearest {
                lines.push(said.line("refusal-no-such-command.nearest", [("command", tap(nearest).into())]));
            }
            lines.push(said.line("refusal-no-such-command.next", [("command", tap("help").into())]));
            lines
        }
        Refusal::NoSuchOption { given, nearest } => {
            let mut lines = vec![said.line("refusal-no-such-option", [("given", quoted(given))])];
            if let Some(nearest) = nearest {
                let option = code(commands::option_name(words, nearest));
                lines.push(said.line("refusal-no-such-option.nearest", [("option", option.into())]));
            }
            lines.push(said.line("refusal-no-such-option.next", [("command", tap("help").into())]));
            lines
        }
        Refusal::OptionTwice { option } => said.about(&option_label(words, option), "refusal-option-twice", []),
        Refusal::SetAndCleared { option } => said.about(&option_label(words, option), "refusal-set-and-cleared", []),
    }
}

/// Who has the code: by the list of contacts where that knows the code, and by name.
fn in_use(words: Words, list: CodeList, given: &str, contacts: u64, first: &[(String, String)]) -> Vec<Line> {
    let said = Sentences { words };
    let mut lines = said.about(
        &option_label(words, "code"),
        "refusal-code-in-use",
        [
            ("code", quoted(given)),
            ("list", plain(words.list(list)).into()),
            ("contacts", contacts.into()),
            ("rename", tap("code rename").into()),
        ],
    );
    let mut more = Vec::new();
    let is_filter = command_named("contact list").is_some_and(|command| command.option(list.key()).is_some());
    if is_filter {
        let mut filter = filter(words, list.key(), given);
        if list == CodeList::Industry {
            // The list would show a company's people, too, who have the group through it only.
            let (option, company) = (commands::option_name(words, "type"), ContactType::Company.key());
            filter.push_str(&format!(" {option}:{}", commands::option_value(words, "type", company)));
        }
        let pieces = [("command", tap("contact list").into()), ("filter", code(filter).into())];
        more.push(said.line("refusal-code-in-use.see", pieces));
    }
    let names = first.iter().map(|(no, name)| format!("{} ({no})", cut::cut(name, NAME_MAX))).collect::<Vec<_>>();
    if !names.is_empty() {
        more.push(small(words.spans("refusal-code-in-use.first", [("names", names.join(", ").into())])));
    }
    lines.splice(1..1, more);
    lines
}

/// Longest name of a contact inside a sentence.
const NAME_MAX: usize = 40;

/// A filter as it is typed: `industry:RET`.
fn filter(words: Words, option: &str, code: &str) -> String {
    format!("{}:{code}", commands::option_name(words, option))
}

fn of_contact(words: Words, list: CodeList, code: &str, name: &str) -> [(&'static str, Piece); 4] {
    [
        ("list", plain(words.list(list)).into()),
        ("code", quoted(code)),
        ("name", quoted(name)),
        ("command", tap("code list").into()),
    ]
}

fn place_label(words: Words, place: &Place) -> String {
    match place {
        Place::Field(field) => words.field(*field),
        Place::Setting(setting) => words.setting(*setting),
        Place::Option(name) => option_label(words, name),
    }
}

/// An option as people know it: by the label of what it fills, or by its name in their language.
fn option_label(words: Words, name: &str) -> String {
    match name {
        "company" => words.say("label-company"),
        "number" => words.say("label-number"),
        "note" => words.say("label-note"),
        "names" => words.say("label-name-parts"),
        "more" => words.say("label-more"),
        _ => match Field::from_option(name) {
            Some(field) => words.field(field),
            None => capital(&commands::option_name(words, name)),
        },
    }
}

/// Names of options are lower-case; as the label of a sentence they begin like one.
fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The key of what keeps a server's contacts from being used.
fn unavailable(trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::DiskFull => "refusal-disk-full",
        Trouble::DiskFails => "refusal-disk-fails",
        Trouble::ReadOnly => "refusal-read-only",
        Trouble::NoAccess => "refusal-no-access",
        Trouble::Damaged => "refusal-damaged",
        Trouble::Newer => "refusal-newer",
        Trouble::Busy => "refusal-busy",
    }
}

/// What `/contact set` does not change, and what does.
fn not_a_field(words: Words, instead: Instead) -> Vec<Line> {
    let said = Sentences { words };
    let assign = || ("assign", Piece::from(tap("contact assign")));
    match instead {
        Instead::Move => said.both("refusal-company-not-set", [("command", tap("contact move").into())]),
        Instead::ChangeType => said.both("refusal-type-not-set", [("command", tap("contact change-type").into())]),
        Instead::AddAnew => {
            said.both("refusal-not-set", [("company", tap("company add").into()), ("person", tap("person add").into())])
        }
        Instead::Codes(list) => said.both(
            "refusal-set-by-codes",
            [("list", strong(words.list(list)).into()), assign(), ("unassign", tap("contact unassign").into())],
        ),
        Instead::Relation => {
            said.both("refusal-set-as-relation", [("create", tap("relation create").into()), assign()])
        }
        Instead::Note => said.both("refusal-set-as-note", [("command", tap("contact note").into())]),
    }
}

/// A yes or a no comes as the word that the program keeps; the person wrote another one.
fn as_typed(words: Words, place: &Place, given: &str) -> String {
    let is_flag = match place {
        Place::Field(field) => field.spec().kind == FieldKind::Flag,
        Place::Setting(setting) => setting.spec().kind == SettingKind::Switch,
        Place::Option(_) => false,
    };
    match given {
        "true" | "false" if is_flag => words.yes_no(given == "true"),
        other => other.to_owned(),
    }
}

/// Choices are named as the person sees them, and can be typed so: `Kirje, Sähköposti`.
fn readable(words: Words, place: &Place, fault: &Fault) -> Fault {
    let Fault::UnknownChoice { allowed } = fault else { return fault.clone() };
    let option = match place {
        Place::Field(field) => field.option(),
        Place::Setting(setting) => setting.spec().option,
        Place::Option(name) => name,
    };
    let one = |word: &String| match commands::option_value(words, option, word) {
        // The names of options are words of their own.
        label if label == *word => capital(&commands::option_name(words, word)),
        label => label,
    };
    Fault::UnknownChoice { allowed: allowed.iter().map(one).collect() }
}
