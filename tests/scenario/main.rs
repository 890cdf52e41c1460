//! Stories of people in a chat: what they say and what they see, through the chat's own path.

mod seen;
mod support;
mod undo_everything;
mod undoing;

mod access;
mod adding;
mod addresses;
mod assigning;
mod at_once;
mod changing;
mod codes;
mod company_changes;
mod doubles_after_changes;
mod duplicates;
mod finding;
mod merging;
mod merging_pairs;
mod privacy;
mod refusals;
mod relations;
mod rules;
mod salutations;
mod setting_up;
mod settings;
