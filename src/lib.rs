#![doc = include_str!("ARCHITECTURE.md")]

pub mod app;
pub mod console;
pub mod discord;
pub mod domain;
pub mod exchange;
pub mod health;
pub mod settings;
pub mod store;
pub mod text;
pub mod view;
