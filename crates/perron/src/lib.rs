//! Everything behind the `perron` program: command line, web, mail, jobs.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

pub mod app;
pub mod assets;
pub mod ballot;
pub mod cleaning;
pub mod cli;
pub mod components;
pub mod conversation;
pub mod cookie;
pub mod desk;
pub mod error;
pub mod events;
pub mod exchange;
pub mod export;
pub mod form;
pub mod fresh;
pub mod guard;
pub mod home;
pub mod i18n;
pub mod id;
pub mod import;
pub mod jobs;
mod language;
pub mod limits;
mod lost;
pub mod mail;
pub mod map;
pub mod page;
pub mod person;
pub mod rights;
pub mod routes;
mod sample;
pub mod settings;
pub mod statement;
pub mod upload;
pub mod visit;
pub mod vote;
