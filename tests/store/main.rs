//! The store on real files in temporary folders.

mod accounts;
mod bringing_in;
mod cards;
mod clock;
mod codes;
mod comparing;
mod contacts;
mod damage;
mod files;
mod finding;
mod formulas;
mod journal;
mod keeping;
mod lists;
mod marking;
mod phones;
mod search;
mod search_strings;
mod support;
mod transfer;
