//! The app from outside: requests in, pages out, on both databases.
#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]

mod ballot;
mod calendar_readers;
mod cli;
mod community;
mod consent;
mod conversation;
mod desk;
mod form;
mod home;
mod import;
mod jobs;
mod kit;
mod mail;
mod map;
mod me;
mod news;
mod opinion;
mod person;
mod place;
mod pledge;
mod pledge_line;
mod process;
mod report;
mod self_identification;
mod signatory;
mod signature;
mod statement;
mod story;
mod story_file;
mod story_prompt;
mod taking;
mod upload;
mod vote;
mod world;
