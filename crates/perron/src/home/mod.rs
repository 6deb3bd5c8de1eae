//! The home page, and the two pages that say what the house promises.

mod pages;
mod views;

use opinion::Status;
use store::conversation::Listed;
use store::map::Method;
use store::{Bilingual, Tx, conversation, map, pledge, session, vote};

use crate::conversation::Standing;
use crate::map::findings::kept;
use crate::routes::{Access, Route};

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/", Access::Anyone, pages::home),
        Route::get("/privacy", Access::Anyone, pages::privacy),
        Route::get("/accessibility", Access::Anyone, pages::accessibility),
    ]
}

/// How many conversations the home page lists.
const LISTED: i64 = 12;

/// How many sessions it does.
const SESSIONS: i64 = 3;

/// What the home page says, in either language.
#[derive(Debug, Default)]
pub struct Board {
    /// The newest question that is open now.
    season: Option<Listed>,
    /// The others, newest first.
    others: Vec<Listed>,
    votes: i64,
    statements: i64,
    people: i64,
    /// Statements that every opinion group supports.
    common: usize,
    /// The next sessions.
    sessions: Vec<session::Listed>,
    /// What the pledge is called, if there is one.
    pledge: Option<Bilingual>,
}

impl Board {
    /// Reads it. Counts every vote, so it is kept for some seconds.
    pub fn read(tx: &mut Tx<'_>, now: i64) -> store::Result<Self> {
        let mut others = conversation::page(tx, i64::MAX, false, LISTED)?;
        let mut board = Self {
            votes: vote::count(tx)?,
            statements: others.iter().map(|listed| listed.statements).sum(),
            people: others.iter().map(|listed| listed.participants).sum(),
            sessions: session::upcoming(tx, now, (0, 0), SESSIONS)?,
            pledge: pledge::latest(tx)?.map(|pledge| pledge.title),
            ..Self::default()
        };
        for listed in &others {
            board.common += common_ground(tx, listed.conversation.id)?;
        }
        let open = others.iter().position(|listed| Standing::of(&listed.conversation, now) == Standing::Open);
        board.season = open.map(|place| others.remove(place));
        board.others = others;
        Ok(board)
    }
}

fn common_ground(tx: &mut Tx<'_>, conversation_id: i64) -> store::Result<usize> {
    let Some(map) = map::get(tx, conversation_id, Method::Perron)? else { return Ok(0) };
    let is_common = |status| status == Status::CommonGround;
    let statements = kept(&map.result);
    let grounds = statements.iter().filter(|statement| !statement.moderated_out);
    Ok(grounds
        .filter_map(|statement| statement.common_ground.as_ref())
        .filter(|ground| is_common(ground.status))
        .count())
}
