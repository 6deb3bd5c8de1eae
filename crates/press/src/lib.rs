//! Plain data in, tagged PDF out: the one page of a conversation, its poster and its paper ballot; the facilitator's guide
//! and the host kit of a session, its summary; a certificate of participation; the booklet of an action plan; an edition of a
//! strategy, and its one page; reports, with shares and their intervals drawn, and forms of several pages.
//!
//! Every document is PDF/UA-1 (the ISO standard for accessible PDF), on US letter paper, with its fonts
//! embedded. The crate reads no file, no network and no clock: all that varies is in the document's struct,
//! and the same struct gives the same bytes. Texts are data: nothing in them is read as markup, and none is
//! cut; what does not fit is counted and said, with a link to the rest, and what cannot be shown at all is an
//! [`Error`].
//!
//! The caller gives every word of a document in its language, with plurals and numbers already formatted. The
//! language chooses hyphenation and the language tag only.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

mod agenda;
mod ballot;
mod certificate;
mod common;
mod edition;
mod edition_page;
mod error;
mod font;
mod guide;
mod kit;
mod one_page;
mod plan;
mod poster;
mod press;
mod qr;
mod report;
mod summary;
mod text;
mod world;

pub use agenda::{Agenda, Fact, Foot, Item, StepKind, Steps};
pub use ballot::{Ballot, BallotLabels, BallotStatement};
pub use certificate::Certificate;
pub use common::{Date, Lang, Link, Meta, Tongue};
pub use edition::{
    Apart, Beside, Cite, Cited, Clause, Edition, EditionChapter, Endnotes, Prose, Run, Statement,
};
pub use edition_page::{EditionPage, Held, InShort};
pub use error::Error;
pub use font::Font;
pub use guide::Guide;
pub use kit::{HarvestSheet, Kit, NoteSheet, Prompt, SignInSheet};
pub use one_page::{Chart, Finding, Group, Leaning, Mark, OnePage, Part, Portraits, Row, Shown, Voice};
pub use plan::{Chapter, Goal, Goals, Plan, Work, WorkPart, WorkRow};
pub use poster::{Poster, PosterText};
pub use press::{Pdf, Press};
pub use report::{Block, Estimate, Report, ReportPart, Span};
pub use summary::{Doer, Excess, Gauge, Line, Place, Section, Summary};
