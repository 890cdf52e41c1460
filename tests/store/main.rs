//! The store on real files in temporary folders.

mod codes;
mod contacts;
mod files;
mod finding;
mod journal;
mod lists;
mod search;
mod support;
mod transfer;
