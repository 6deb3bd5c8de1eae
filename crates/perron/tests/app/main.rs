//! The app from outside: requests in, pages out, on both databases.
#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]

mod ballot;
mod conversation;
mod desk;
mod home;
mod jobs;
mod kit;
mod mail;
mod map;
mod opinion;
mod person;
mod statement;
mod vote;
mod world;
