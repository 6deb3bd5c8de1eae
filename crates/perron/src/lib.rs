//! Everything behind the `perron` program: command line, web, mail, jobs.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

pub mod cli;
pub mod map;
