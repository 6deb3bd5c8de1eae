//! Everything behind the `perron` program: command line, web, mail, jobs.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

pub mod app;
pub mod assets;
pub mod cli;
pub mod components;
pub mod cookie;
pub mod error;
pub mod events;
pub mod exchange;
pub mod form;
pub mod guard;
pub mod home;
pub mod i18n;
pub mod id;
mod language;
pub mod limits;
mod lost;
pub mod map;
pub mod page;
pub mod routes;
pub mod settings;
pub mod upload;
pub mod visit;
