//! What a request needs: rights, a write transaction, a first response that can be a form or can take a message's place.

use crate::domain::tier::Tier;

use super::request::{FormKey, Press, Request};

impl Request {
    /// The tier that the request needs at least; use cases may ask for more.
    pub fn tier(&self) -> Tier {
        match self {
            Request::Command { command, .. } | Request::Complete { command, .. } => command.tier,
            Request::Message { menu, .. } => menu.tier,
            Request::Press { press, .. } => press.tier(),
            Request::Submit { form, .. } => form.tier(),
        }
    }

    /// Whether it may change something: it then runs in a write transaction, once an interaction.
    pub fn writes(&self) -> bool {
        match self {
            Request::Command { command, args } => command.writes && !command.opens_form(args),
            // A command that waited for a choice may be one that writes.
            Request::Press { press, .. } => matches!(
                press,
                Press::Choose { opens_form: false, .. }
                    | Press::Flow { .. }
                    | Press::Delete { .. }
                    | Press::Purge { .. }
                    | Press::Undo { .. }
                    | Press::RemoveNote { .. }
                    | Press::AddAnyway { .. }
                    | Press::AddSeparate { .. }
                    | Press::CancelAddition { .. }
                    | Press::Pairs { .. }
                    | Press::Separate { .. }
                    | Press::MergeNow { .. }
                    | Press::Decide { .. }
                    | Press::Set { .. }
                    | Press::SetPicked { .. }
                    | Press::GiveTier { .. }
            ),
            Request::Submit { .. } => true,
            Request::Message { .. } | Request::Complete { .. } => false,
        }
    }

    /// Whether the answer may be a form: it must then be the first response, so the request is never deferred.
    pub fn may_open_form(&self) -> bool {
        match self {
            Request::Command { command, args } => command.opens_form(args),
            Request::Press { press, .. } => matches!(
                press,
                Press::Choose { opens_form: true, .. }
                    | Press::EditPart { .. }
                    | Press::NewNote { .. }
                    | Press::EditNote { .. }
                    | Press::NewContact { .. }
                    | Press::Reading { .. }
                    | Press::EditAgain { .. }
                    | Press::SeriesForm { .. }
                    | Press::SettingsForm { .. }
                    | Press::SettingForm { .. }
                    | Press::CodesForm { .. }
                    | Press::PickSearchString
                    | Press::FormulaForm { .. }
            ),
            Request::Message { .. } => true,
            Request::Submit { .. } | Request::Complete { .. } => false,
        }
    }

    /// Whether the answer may take the place of the private message that was pressed (pages, panels).
    pub fn may_replace(&self) -> bool {
        match self {
            Request::Press { press, .. } => matches!(
                press,
                Press::People { .. }
                    | Press::History { .. }
                    | Press::Notes { .. }
                    | Press::Addresses { .. }
                    | Press::RemoveNote { .. }
                    | Press::FlowPage { .. }
                    | Press::Cancel
                    | Press::Delete { .. }
                    | Press::Purge { .. }
                    | Press::List { .. }
                    | Press::CancelAddition { .. }
                    | Press::Pairs { .. }
                    | Press::Separate { .. }
                    | Press::Merge { .. }
                    | Press::MergePage { .. }
                    | Press::MergePick { .. }
                    | Press::MergeNow { .. }
                    | Press::PickSection
                    | Press::Section { .. }
                    | Press::Set { .. }
                    | Press::SetPicked { .. }
                    | Press::GiveTier { .. }
                    | Press::Codes { .. }
                    | Press::Salespeople { .. }
                    | Press::PickSalutation
                    | Press::Formulas { .. }
                    | Press::PickHelp
            ),
            Request::Submit { form, .. } => {
                matches!(
                    form,
                    FormKey::Note { .. }
                        | FormKey::Series { .. }
                        | FormKey::Settings { .. }
                        | FormKey::Setting { .. }
                        | FormKey::SearchString { .. }
                        | FormKey::Formula { .. }
                )
            }
            Request::Command { .. } | Request::Message { .. } | Request::Complete { .. } => false,
        }
    }
}

impl Press {
    fn tier(&self) -> Tier {
        match self {
            Press::Show { .. }
            | Press::ShowPicked { .. }
            | Press::People { .. }
            | Press::History { .. }
            | Press::Notes { .. }
            | Press::Addresses { .. }
            | Press::List { .. }
            | Press::Choose { .. }
            | Press::FindAgain { .. }
            | Press::Codes { .. }
            | Press::Salespeople { .. } => Tier::Viewer,
            Press::Edit { .. }
            | Press::EditPart { .. }
            | Press::NewNote { .. }
            | Press::EditNote { .. }
            | Press::RemoveNote { .. }
            | Press::FlowPage { .. }
            | Press::Flow { .. }
            | Press::Delete { .. }
            | Press::Undo { .. }
            | Press::NewContact { .. }
            | Press::Reading { .. }
            | Press::AddAnyway { .. }
            | Press::AddSeparate { .. }
            | Press::CancelAddition { .. }
            | Press::Pairs { .. }
            | Press::Separate { .. }
            | Press::EditAgain { .. }
            | Press::Decide { .. } => Tier::Editor,
            Press::PickSection
            | Press::Section { .. }
            | Press::Set { .. }
            | Press::SetPicked { .. }
            | Press::SeriesForm { .. }
            | Press::SettingsForm { .. }
            | Press::SettingForm { .. }
            | Press::CodesForm { .. }
            | Press::PickSearchString
            | Press::PickSalutation
            | Press::Formulas { .. }
            | Press::FormulaForm { .. }
            | Press::Purge { .. }
            | Press::Merge { .. }
            | Press::MergePage { .. }
            | Press::MergePick { .. }
            | Press::MergeNow { .. }
            | Press::GiveTier { .. } => Tier::Admin,
            Press::PickHelp | Press::Cancel => Tier::None,
        }
    }
}
