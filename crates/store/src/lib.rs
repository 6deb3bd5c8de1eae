//! Records and SQL, for SQLite and PostgreSQL.
//!
//! [`Db`] is one of two databases; its face is [`Db::read`] and [`Db::write`], whose closures are ordinary synchronous
//! code on a [`Tx`]. Each noun has a file with its record, its statements and functions that take `&mut Tx` first.
//! Nothing here knows HTTP, HTML or an engine. README.md tells the rest.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]
#![warn(missing_docs)]

pub mod accommodation;
pub mod agenda;
pub mod answer;
pub mod attendance;
mod backup;
pub mod ballot;
pub mod certificate;
pub mod challenge;
mod check;
mod chunk;
mod clock;
pub mod cluster;
pub mod community;
pub mod confirmation;
pub mod consent;
pub mod conversation;
mod copy;
mod db;
pub mod decision;
mod error;
pub mod facilitator;
pub mod feed;
pub mod feedback;
pub mod handover;
pub mod holding;
pub mod ids;
pub mod invitation;
pub mod job;
pub mod label;
pub mod lean;
pub mod link;
pub mod mail;
pub mod mail_consent;
pub mod map;
pub mod membership;
mod migrate;
pub mod news;
pub mod note;
mod notice;
pub mod participant;
pub mod passkey;
pub mod person;
pub mod personal;
pub mod place;
pub mod pledge;
pub mod pledge_line;
pub mod population;
mod postgres;
mod readers;
pub mod registrant;
pub mod registration;
pub mod reminder;
pub mod report;
pub mod request;
pub mod residence;
pub mod resource;
pub mod room;
pub mod ruling;
mod schema;
pub mod seat;
pub mod self_identification;
pub mod series;
pub mod server;
pub mod session;
pub mod short_address;
pub mod sign_in;
pub mod signatory;
pub mod signature;
#[doc(hidden)]
pub mod sql;
mod sqlite;
pub mod statement;
pub mod story;
pub mod story_file;
pub mod story_prompt;
pub mod summary;
pub mod taking;
#[cfg(feature = "testing")]
pub mod testing;
pub mod theme;
pub mod translation;
mod tx;
mod value;
pub mod vote;
mod words;

pub use backup::{backup, restore, scrub};
pub use check::{Report, check};
pub use clock::{Clock, SetClock, SystemClock};
pub use copy::copy;
pub use db::{Address, Db, Tuning};
pub use error::{Error, Result};
pub use ids::Ids;
pub use notice::{Listener, News, Notice};
pub use sql::Sql;
pub use tx::Tx;
pub use value::{Column, Row, Value};
pub use words::{Bilingual, Language};

/// Every statement of the crate; a test prepares each on both databases.
pub fn statements() -> impl Iterator<Item = Sql<'static>> {
    [
        migrate::STATEMENTS,
        accommodation::STATEMENTS,
        agenda::STATEMENTS,
        attendance::STATEMENTS,
        cluster::STATEMENTS,
        note::STATEMENTS,
        room::STATEMENTS,
        seat::STATEMENTS,
        answer::STATEMENTS,
        ballot::STATEMENTS,
        certificate::STATEMENTS,
        challenge::STATEMENTS,
        community::STATEMENTS,
        confirmation::STATEMENTS,
        consent::STATEMENTS,
        mail_consent::STATEMENTS,
        conversation::STATEMENTS,
        decision::STATEMENTS,
        facilitator::STATEMENTS,
        feed::STATEMENTS,
        feedback::STATEMENTS,
        handover::STATEMENTS,
        holding::STATEMENTS,
        invitation::STATEMENTS,
        job::STATEMENTS,
        label::STATEMENTS,
        lean::STATEMENTS,
        link::STATEMENTS,
        mail::STATEMENTS,
        map::STATEMENTS,
        membership::STATEMENTS,
        news::STATEMENTS,
        participant::STATEMENTS,
        passkey::STATEMENTS,
        person::STATEMENTS,
        registrant::STATEMENTS,
        registration::STATEMENTS,
        reminder::STATEMENTS,
        report::STATEMENTS,
        personal::STATEMENTS,
        request::STATEMENTS,
        place::STATEMENTS,
        pledge::STATEMENTS,
        pledge_line::STATEMENTS,
        population::STATEMENTS,
        residence::STATEMENTS,
        resource::STATEMENTS,
        ruling::STATEMENTS,
        self_identification::STATEMENTS,
        series::STATEMENTS,
        server::STATEMENTS,
        session::STATEMENTS,
        short_address::STATEMENTS,
        sign_in::STATEMENTS,
        signatory::STATEMENTS,
        signature::STATEMENTS,
        statement::STATEMENTS,
        story::STATEMENTS,
        story_file::STATEMENTS,
        story_prompt::STATEMENTS,
        summary::STATEMENTS,
        taking::STATEMENTS,
        theme::STATEMENTS,
        translation::STATEMENTS,
        vote::STATEMENTS,
    ]
    .into_iter()
    .flatten()
    .copied()
}
