//! Records and SQL, for SQLite and PostgreSQL.
//!
//! [`Db`] is one of two databases; its face is [`Db::read`] and [`Db::write`], whose closures are ordinary synchronous
//! code on a [`Tx`]. Each noun has a file with its record, its statements and functions that take `&mut Tx` first.
//! Nothing here knows HTTP, HTML or an engine. README.md tells the rest.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]
#![warn(missing_docs)]

pub mod accommodation;
pub mod action;
pub mod agenda;
pub mod amendment;
pub mod answer;
pub mod approval;
pub mod assent;
pub mod attendance;
pub mod award;
mod backup;
pub mod ballot;
pub mod booking;
pub mod bundle;
pub mod certificate;
pub mod challenge;
pub mod change;
mod check;
mod chunk;
pub mod clause;
mod clock;
pub mod cluster;
pub mod committee;
pub mod community;
pub mod confirmation;
pub mod consent;
pub mod conversation;
mod copy;
pub mod data_steward;
mod db;
pub mod decision;
pub mod departure;
pub mod edition;
pub mod endorsement;
mod error;
pub mod estimate;
pub mod facilitator;
pub mod feed;
pub mod feedback;
pub mod fund;
pub mod fund_ballot;
pub mod fund_outcome;
pub mod handover;
pub mod holding;
pub mod hours;
pub mod ids;
pub mod invitation;
pub mod issue;
pub mod item;
pub mod job;
pub mod label;
pub mod lean;
pub mod link;
pub mod mail;
pub mod mail_consent;
pub mod map;
pub mod margin;
pub mod membership;
mod migrate;
pub mod news;
pub mod note;
mod notice;
pub mod objection;
pub mod panel;
pub mod parcel;
pub mod participant;
pub mod passkey;
pub mod person;
pub mod personal;
pub mod place;
pub mod plan;
pub mod pledge;
pub mod pledge_line;
pub mod population;
mod postgres;
pub mod priority;
pub mod project;
pub mod promise;
pub mod questionnaire;
pub mod readable;
mod readers;
pub mod registrant;
pub mod registration;
pub mod release;
pub mod release_draft;
pub mod remark;
pub mod reminder;
pub mod reply;
pub mod report;
pub mod request;
pub mod residence;
pub mod resource;
pub mod response;
pub mod room;
pub mod ruling;
mod schema;
pub mod search;
pub mod seat;
pub mod self_identification;
pub mod series;
pub mod server;
pub mod session;
pub mod shift;
pub mod short_address;
pub mod sign_in;
pub mod signatory;
pub mod signature;
pub mod space;
pub mod space_rule;
#[doc(hidden)]
pub mod sql;
mod sqlite;
pub mod statement;
pub mod story;
pub mod story_file;
pub mod story_prompt;
pub mod strategy;
pub mod suggestion;
pub mod summary;
pub mod taking;
pub mod terms;
#[cfg(feature = "testing")]
pub mod testing;
pub mod theme;
pub mod told;
pub mod tongue;
pub mod translation;
pub mod travel;
mod travel_in;
mod travel_off;
mod travel_out;
mod travel_sql;
mod tx;
mod value;
pub mod vote;
pub mod wave;
mod words;

pub use backup::{backup, restore, scrub};
pub use check::{Report, check};
pub use clock::{Clock, SetClock, SystemClock};
pub use copy::copy;
pub use db::{Address, Db, Transacting, Tuning};
pub use error::{Error, Result};
pub use ids::Ids;
pub use notice::{Listener, News, Notice};
pub use sql::Sql;
pub use tx::Tx;
pub use value::{Column, Row, Value};
pub use words::{Bilingual, Language};

/// Every statement of the crate; a test prepares each on both databases.
pub fn statements() -> impl Iterator<Item = Sql<'static>> {
    STATEMENTS.iter().flat_map(|noun| noun.iter().copied())
}

/// The statements of each noun.
const STATEMENTS: &[&[Sql<'static>]] = &[
    bundle::STATEMENTS,
    data_steward::STATEMENTS,
    estimate::STATEMENTS,
    margin::STATEMENTS,
    migrate::STATEMENTS,
    accommodation::STATEMENTS,
    action::STATEMENTS,
    agenda::STATEMENTS,
    approval::STATEMENTS,
    tongue::STATEMENTS,
    amendment::STATEMENTS,
    assent::STATEMENTS,
    attendance::STATEMENTS,
    award::STATEMENTS,
    cluster::STATEMENTS,
    committee::STATEMENTS,
    note::STATEMENTS,
    room::STATEMENTS,
    seat::STATEMENTS,
    answer::STATEMENTS,
    ballot::STATEMENTS,
    booking::STATEMENTS,
    certificate::STATEMENTS,
    challenge::STATEMENTS,
    change::STATEMENTS,
    clause::STATEMENTS,
    community::STATEMENTS,
    confirmation::STATEMENTS,
    consent::STATEMENTS,
    mail_consent::STATEMENTS,
    conversation::STATEMENTS,
    decision::STATEMENTS,
    departure::STATEMENTS,
    edition::STATEMENTS,
    endorsement::STATEMENTS,
    facilitator::STATEMENTS,
    feed::STATEMENTS,
    feedback::STATEMENTS,
    fund::STATEMENTS,
    fund_ballot::STATEMENTS,
    fund_outcome::STATEMENTS,
    handover::STATEMENTS,
    holding::STATEMENTS,
    hours::STATEMENTS,
    invitation::STATEMENTS,
    issue::STATEMENTS,
    item::STATEMENTS,
    job::STATEMENTS,
    label::STATEMENTS,
    lean::STATEMENTS,
    link::STATEMENTS,
    mail::STATEMENTS,
    map::STATEMENTS,
    membership::STATEMENTS,
    news::STATEMENTS,
    objection::STATEMENTS,
    panel::STATEMENTS,
    parcel::STATEMENTS,
    participant::STATEMENTS,
    passkey::STATEMENTS,
    person::STATEMENTS,
    registrant::STATEMENTS,
    registration::STATEMENTS,
    remark::STATEMENTS,
    reminder::STATEMENTS,
    reply::STATEMENTS,
    report::STATEMENTS,
    personal::STATEMENTS,
    request::STATEMENTS,
    place::STATEMENTS,
    plan::STATEMENTS,
    pledge::STATEMENTS,
    pledge_line::STATEMENTS,
    population::STATEMENTS,
    priority::STATEMENTS,
    promise::STATEMENTS,
    project::STATEMENTS,
    questionnaire::STATEMENTS,
    readable::STATEMENTS,
    release::STATEMENTS,
    release_draft::STATEMENTS,
    residence::STATEMENTS,
    resource::STATEMENTS,
    response::STATEMENTS,
    ruling::STATEMENTS,
    search::OF_EACH,
    search::STATEMENTS,
    self_identification::STATEMENTS,
    series::STATEMENTS,
    server::STATEMENTS,
    session::STATEMENTS,
    shift::STATEMENTS,
    short_address::STATEMENTS,
    sign_in::STATEMENTS,
    signatory::STATEMENTS,
    signature::STATEMENTS,
    space::STATEMENTS,
    space_rule::STATEMENTS,
    statement::STATEMENTS,
    story::STATEMENTS,
    story_file::STATEMENTS,
    story_prompt::STATEMENTS,
    strategy::STATEMENTS,
    suggestion::STATEMENTS,
    summary::STATEMENTS,
    taking::STATEMENTS,
    terms::STATEMENTS,
    theme::STATEMENTS,
    told::STATEMENTS,
    translation::STATEMENTS,
    travel_off::STATEMENTS,
    vote::STATEMENTS,
    wave::STATEMENTS,
];
