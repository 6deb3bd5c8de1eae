//! The app from outside: requests in, pages out, on both databases.
#![expect(clippy::expect_used, reason = "a test fails by panicking")]

mod ballot;
mod conversation;
mod kit;
mod opinion;
mod statement;
mod vote;
mod world;
