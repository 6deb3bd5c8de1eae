//! Records and SQL, for SQLite and PostgreSQL.
//!
//! [`Db`] is one of two databases; its face is [`Db::read`] and [`Db::write`], whose closures are ordinary synchronous
//! code on a [`Tx`]. Each noun has a file with its record, its statements and functions that take `&mut Tx` first.
//! Nothing here knows HTTP, HTML or an engine. README.md tells the rest.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]
#![warn(missing_docs)]

mod clock;
mod db;
mod error;
pub mod ids;
mod migrate;
mod notice;
mod postgres;
#[doc(hidden)]
pub mod sql;
mod sqlite;
#[cfg(feature = "testing")]
pub mod testing;
mod tx;
mod value;

pub use clock::{Clock, SetClock, SystemClock};
pub use db::{Address, Db, Tuning};
pub use error::{Error, Result};
pub use ids::Ids;
pub use notice::Notice;
pub use sql::Sql;
pub use tx::Tx;
pub use value::{Column, Row, Value};

/// Every statement of the crate; a test prepares each on both databases.
pub fn statements() -> impl Iterator<Item = Sql<'static>> {
    [migrate::STATEMENTS].into_iter().flatten().copied()
}
