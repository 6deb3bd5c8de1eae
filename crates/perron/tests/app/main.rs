//! The app from outside: requests in, pages out, on both databases.
#![expect(clippy::expect_used, reason = "a test fails by panicking")]

mod kit;
mod world;
