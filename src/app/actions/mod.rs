//! One file a user action, and what several of them have in common.

mod adding;
mod editing;
mod setting_up;

pub mod code_add;
pub mod code_delete;
pub mod code_edit;
pub mod code_list;
pub mod code_rename;
pub mod company_add;
pub mod company_people;
pub mod contact_address_add;
pub mod contact_address_list;
pub mod contact_address_remove;
pub mod contact_assign;
pub mod contact_edit;
pub mod contact_history;
pub mod contact_list;
pub mod contact_note;
pub mod contact_salutation;
pub mod contact_set;
pub mod contact_show;
pub mod find;
pub mod forms;
pub mod help;
pub mod person_add;
pub mod relation_create;
pub mod relation_unlink;
pub mod salesperson_add;
pub mod salesperson_delete;
pub mod salesperson_edit;
pub mod salesperson_hand_over;
pub mod salesperson_list;
pub mod setup_access;
pub mod setup_duplicate_string;
pub mod setup_numbering;
pub mod setup_salutation;
pub mod setup_settings;
pub mod setup_show;

pub use adding::{add_from_form as add_contact, form as new_contact_form};
pub use setting_up::panel as setup_panel;
