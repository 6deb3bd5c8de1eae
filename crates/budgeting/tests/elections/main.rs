//! Elections, decided here and by a naive implementation with fractions.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod equal_shares;
mod naive;
mod reasons;
mod rules;
