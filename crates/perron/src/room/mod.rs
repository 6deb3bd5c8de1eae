//! The live room of a session: who is there, at which table, what everybody is asked, and what is noted down meanwhile.
//!
//! All of it is in the database, so that a server that stops in the middle goes on where it was. Whoever changes
//! something says so with [`changed`] in the same transaction; open pages hear which part and ask for it again. A part
//! that many look at is made once ([`fragments`]).

mod attendance;
mod check_in;
mod desk;
mod forms;
pub mod fragments;
mod pages;
mod seating;
mod views;
mod views_desk;

use std::time::Duration;

use store::attendance::Attendance;
use store::holding::{self, Kind};
use store::note::Note;
use store::room::{self, Room, Stage};
use store::seat::Seat;
use store::session::{self, Session, State};
use store::{News, Tx};

pub use fragments::Fragments;
pub(crate) use pages::page;
pub(crate) use views::{near, of_session, table_name};

use crate::app::Shared;
use crate::consent::Viewer;
use crate::error::{Error, OrNotFound};
use crate::rights::Deed;
use crate::routes::{Access, Route};
use crate::visit::Visit;

/// How long before its beginning a session's room is open.
const EARLY: i64 = 2 * 3_600_000;
/// The word of a notice that something in a room changed.
const TOPIC: &str = "room";
/// Between two events of one kind to one page.
const PAUSE: Duration = Duration::from_millis(100);
/// Tables in one room.
pub const MOST_TABLES: i64 = 200;
/// Dots that somebody may give in a session.
pub const DOTS: usize = 5;

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    let (runs, records) = (Access::May(Deed::Run), Access::May(Deed::Record));
    vec![
        Route::get("/sessions/{id}/room", Access::Guest, pages::show),
        Route::post("/sessions/{id}/room/presence", Access::Guest, check_in::come),
        Route::post("/sessions/{id}/room/departure", Access::Guest, check_in::leave),
        Route::get("/sessions/{id}/room/changes", Access::Guest, pages::changes),
        Route::get("/sessions/{id}/room/wall", Access::Guest, pages::wall),
        Route::get("/sessions/{id}/room/tables/{table}", Access::Guest, pages::table),
        Route::post("/sessions/{id}/room/hand", Access::Guest, pages::hand),
        Route::post("/sessions/{id}/room/role", Access::Guest, pages::role),
        Route::post("/sessions/{id}/room/pulse", Access::Guest, pages::pulse),
        Route::get("/sessions/{id}/room/desk", runs, desk::show),
        Route::post("/sessions/{id}/room/stage", runs, desk::stage),
        Route::post("/sessions/{id}/room/agenda", runs, desk::item),
        Route::post("/sessions/{id}/room/prompt", runs, desk::prompt),
        Route::post("/sessions/{id}/room/hands", runs, desk::hands),
        Route::get("/sessions/{id}/room/tables", runs, desk::tables),
        Route::post("/sessions/{id}/room/tables", runs, desk::seat_all),
        Route::post("/sessions/{id}/room/seats", runs, desk::seat_one),
        Route::post("/sessions/{id}/room/wishes", runs, desk::wish),
        Route::get("/sessions/{id}/room/projector", runs, desk::projector),
        Route::get("/sessions/{id}/attendance", records, attendance::list),
        Route::post("/sessions/{id}/attendance", records, attendance::mark),
    ]
}

/// A part of a room that pages show and ask for by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// How far it is, what is asked, who sits where: everything.
    Room,
    /// The newest notes of all tables.
    Wall,
    /// What only those who run it see: who came, who wants to speak.
    Desk,
    /// The notes of one table.
    Table(i64),
}

impl Part {
    const fn number(self) -> i64 {
        match self {
            Self::Room => 0,
            Self::Wall => 1,
            Self::Desk => 2,
            Self::Table(table_no) => 3 + table_no,
        }
    }

    /// What pages listen to. Two that happen to meet only ask once too often.
    pub const fn topic(self, session_id: i64) -> i64 {
        session_id ^ (self.number() << 48)
    }
}

/// Says that parts of a room changed: its version grows, and open pages hear of it once this is kept.
pub fn changed(tx: &mut Tx<'_>, session_id: i64, parts: &[Part]) -> store::Result<()> {
    room::touch(tx, session_id)?;
    for part in parts {
        tx.tell(TOPIC, part.topic(session_id).to_string());
    }
    Ok(())
}

/// Passes on to open pages what is told of rooms, by this process and by others; until the database is closed.
pub async fn hear(app: Shared) {
    let Ok(mut listener) = app.db.listen().await else { return };
    while let Some(news) = listener.next().await {
        match news {
            News::Changed(notice) if notice.topic == TOPIC => {
                if let Ok(topic) = notice.about.parse() {
                    app.events.tell(topic);
                }
            }
            News::Changed(_) => {}
            News::Missed => app.events.tell_all(),
        }
    }
}

/// Somebody who asks for a room, and what they find there.
pub struct Here {
    /// The session.
    pub session: Session,
    /// Its room.
    pub room: Room,
    /// Who they are there, once they have checked in and until they leave.
    pub me: Option<Attendance>,
    /// Who they are or were there.
    pub came: Option<i64>,
    /// Where they sit in this round.
    pub seat: Option<Seat>,
    /// The community whose rule holds for what is noted.
    pub community_id: Option<i64>,
}

impl Here {
    /// Reads it; a draft is there only for those who run it.
    pub async fn find(visit: &Visit, session_id: i64) -> Result<Self, Error> {
        let (holder, runs) = (visit.holder().unwrap_or_default(), visit.may(Deed::Record));
        visit.app.db.read(move |tx| Self::read(tx, session_id, &holder, runs)).await
    }

    /// The same within a transaction.
    pub fn read(tx: &mut Tx<'_>, session_id: i64, holder: &str, runs: bool) -> Result<Self, Error> {
        let session = session::by_id(tx, session_id)?.ok_or_not_found()?;
        if session.state == State::Draft && !runs {
            return Err(Error::NotFound);
        }
        let room = room::of(tx, session_id)?;
        let me = store::attendance::of_holder(tx, session_id, holder)?;
        let came = me.as_ref().map(|me| me.id);
        let me = me.filter(|me| me.gone.is_none());
        let seat = match &me {
            Some(me) => store::seat::of(tx, session_id, room.round, me.id)?,
            None => None,
        };
        let community_id = holding::holders(tx, Kind::Session, session_id)?.first().copied();
        Ok(Self { session, room, me, came, seat, community_id })
    }

    /// Who they are in the room; forbidden to whoever has not checked in.
    pub fn me(&self) -> Result<&Attendance, Error> {
        self.me.as_ref().ok_or(Error::Forbidden)
    }

    /// At which table they sit; 0: at none.
    pub fn table_no(&self) -> i64 {
        self.seat.map_or(0, |seat| seat.table_no)
    }

    /// Whether people may come in: some time before the beginning, until it is closed.
    pub fn is_open(&self, now: i64) -> bool {
        let is_held = matches!(self.session.state, State::Open | State::Over);
        let has_begun = self.room.stage != Stage::Lobby || now >= self.session.starts - EARLY;
        is_held && has_begun && self.room.stage != Stage::Closed
    }

    /// Whether notes are taken now.
    pub fn takes_notes(&self) -> bool {
        matches!(self.room.stage, Stage::Running | Stage::Closing)
    }

    /// Whether a note is theirs, whichever of their devices it was written on.
    pub fn is_mine(&self, note: &Note) -> bool {
        self.came.is_some() && self.came == note.attendance_id
    }

    /// What they are to a note.
    pub fn viewer(&self, visit: &Visit, note: &Note) -> Viewer {
        if self.is_mine(note) {
            Viewer::Owner
        } else if visit.may(Deed::Run) || visit.may(Deed::Moderate) {
            Viewer::Steward
        } else if self.me.is_some() || visit.may(Deed::See) {
            Viewer::Member
        } else if visit.rights.somewhere(Deed::Answer) {
            Viewer::Institution
        } else {
            Viewer::Anyone
        }
    }
}

/// The address of a session, without the language.
pub fn path(session_id: i64) -> String {
    format!("/sessions/{}", crate::id::Id(session_id))
}
