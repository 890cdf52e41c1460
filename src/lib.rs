pub mod app;
pub mod discord;
pub mod domain;
pub mod settings;
pub mod store;
pub mod text;
pub mod view;
