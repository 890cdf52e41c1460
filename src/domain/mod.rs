//! The rules of managing contacts, as pure functions over plain data: no clock, no files, no chat.

pub mod address;
pub mod check;
pub mod code_list;
pub mod contact;
pub mod country;
pub mod currency;
pub mod edit;
pub mod fault;
pub mod field;
pub mod fold;
pub mod found;
pub mod inheritance;
pub mod insert;
pub mod journal;
pub mod language;
pub mod name;
pub mod number_series;
pub mod phone;
pub mod query;
pub mod relation;
pub mod salesperson;
pub mod settings;
pub mod standard;
pub mod tier;
