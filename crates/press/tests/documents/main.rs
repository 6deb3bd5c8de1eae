//! Every document in both languages: pages, texts, accessibility, hostile and random content.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod any_content;
mod edition;
mod pages;
mod plan;
mod sample;
mod summary;
mod wave;
