//! One meeting. How many seats are held is counted in the row itself: a statement that gives one and looks whether there
//! is one is what never gives one too many.
//! Long: the record, its one row of many columns, and the lists that show it.

use crate::community::Speaks;
use crate::series::Origin;
use crate::words::{Bilingual, words};
use crate::{Result, Row, Tx, Value, params, search, statements};

words! {
    /// Where one takes part.
    Mode {
        /// By computer or telephone.
        Online = "online",
        /// In one place.
        InPerson = "in-person",
        /// Either way.
        Both = "both",
    }

    /// What a person decided; its time narrows `Open` further.
    State {
        /// Being written; only who runs it sees it.
        Draft = "draft",
        /// It is shown, and seats are given until it begins.
        Open = "open",
        /// It does not take place.
        Cancelled = "cancelled",
        /// It has taken place, as a person said; what came of it is shown.
        Over = "over",
    }
}

/// What policy can move, as the programme names it. A session keeps several in one column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lever {
    /// Where people live.
    Housing,
    /// Schools, learning.
    Education,
    /// Health.
    Healthcare,
    /// What a community does for itself.
    Community,
}

impl Lever {
    /// Every lever, in order.
    pub const ALL: [Self; 4] = [Self::Housing, Self::Education, Self::Healthcare, Self::Community];

    /// The word it is stored as; also fit for forms.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Housing => "housing",
            Self::Education => "education",
            Self::Healthcare => "healthcare",
            Self::Community => "community",
        }
    }
}

/// How one joins online, seen by who is registered once it is released.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Call {
    /// The address of the call.
    pub link: String,
    /// Passcode, telephone numbers.
    pub details: Bilingual,
}

/// A session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Time-ordered.
    pub id: i64,
    /// What it is called.
    pub title: Bilingual,
    /// What it is about.
    pub about: Bilingual,
    /// What policy can move.
    pub levers: Vec<Lever>,
    /// When it begins.
    pub starts: i64,
    /// How long it takes.
    pub minutes: i64,
    /// IANA name of its zone.
    pub zone: String,
    /// Where one takes part.
    pub mode: Mode,
    /// Where one goes; empty if it is online.
    pub venue: Bilingual,
    /// Steps, lift, washroom, bus.
    pub access: Bilingual,
    /// The municipality or neighbourhood.
    pub place_id: Option<i64>,
    /// How one joins online.
    pub call: Call,
    /// When that goes out.
    pub release: i64,
    /// How many seats there are; `None`: no limit.
    pub capacity: Option<i64>,
    /// How many seats are held.
    pub taken: i64,
    /// Which of the two languages are spoken.
    pub speaks: Speaks,
    /// Other languages, interpretation.
    pub speaks_also: String,
    /// What is typed at the door.
    pub code: String,
    /// Grows with what a calendar entry shows.
    pub sequence: i64,
    /// What a person decided.
    pub state: State,
    /// When it was first opened.
    pub published: Option<i64>,
    /// Where it came from.
    pub origin: Origin,
    /// When it was made.
    pub made: i64,
    /// Who made it.
    pub made_by: Option<i64>,
}

impl Session {
    /// When it ends.
    pub const fn ends(&self) -> i64 {
        self.starts + self.minutes * MINUTE
    }
}

/// A session in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The session.
    pub id: i64,
    /// What it is called.
    pub title: Bilingual,
    /// What policy can move.
    pub levers: Vec<Lever>,
    /// When it begins.
    pub starts: i64,
    /// How long it takes.
    pub minutes: i64,
    /// IANA name of its zone.
    pub zone: String,
    /// Where one takes part.
    pub mode: Mode,
    /// Where one goes.
    pub venue: Bilingual,
    /// How many seats there are.
    pub capacity: Option<i64>,
    /// How many are held.
    pub taken: i64,
    /// Which of the two languages are spoken.
    pub speaks: Speaks,
    /// Other languages, interpretation.
    pub speaks_also: String,
    /// What a person decided.
    pub state: State,
}

impl Listed {
    /// When it ends.
    pub const fn ends(&self) -> i64 {
        self.starts + self.minutes * MINUTE
    }
}

const MINUTE: i64 = 60_000;
/// The longest session, in minutes.
pub const LONGEST: i64 = 720;

macro_rules! columns {
    () => {
        "id, title_en, title_fr, about_en, about_fr, levers, starts, minutes, zone, mode, venue_en, venue_fr, access_en,
            access_fr, place_id, call_link, call_en, call_fr, release, capacity, taken, speaks, speaks_also, code,
            sequence, state, published, origin, made, made_by"
    };
}

macro_rules! listed {
    () => {
        "SELECT x.id, x.title_en, x.title_fr, x.levers, x.starts, x.minutes, x.zone, x.mode, x.venue_en, x.venue_fr,
            x.capacity, x.taken, x.speaks, x.speaks_also, x.state FROM session x"
    };
}

statements! {
    INSERT = concat!("INSERT INTO session (", columns!(), ")
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
            $24, $25, $26, $27, $28, $29, $30)");
    BY_ID = concat!("SELECT ", columns!(), " FROM session WHERE id = $1");
    LOCK = concat!("SELECT ", columns!(), " FROM session WHERE id = $1 FOR UPDATE");
    UPDATE = "UPDATE session SET title_en = $2, title_fr = $3, about_en = $4, about_fr = $5, levers = $6, starts = $7,
            minutes = $8, zone = $9, mode = $10, venue_en = $11, venue_fr = $12, access_en = $13, access_fr = $14,
            place_id = $15, call_link = $16, call_en = $17, call_fr = $18, release = $19, capacity = $20, speaks = $21,
            speaks_also = $22, sequence = $23
        WHERE id = $1";
    SET_STATE = "UPDATE session SET state = $2, published = $3, sequence = $4 WHERE id = $1";
    HOLD = "UPDATE session SET taken = taken + 1
        WHERE id = $1 AND state = 'open' AND (capacity IS NULL OR taken < capacity)";
    LET_GO = "UPDATE session SET taken = taken - 1 WHERE id = $1 AND taken > 0";
    UPCOMING = concat!(listed!(), " WHERE x.state = 'open' AND x.starts >= $1 AND x.starts + x.minutes * 60000 > $2
            AND (x.starts, x.id) > ($3, $4)
        ORDER BY x.starts, x.id LIMIT $5");
    PAST = concat!(listed!(), " WHERE x.state IN ('open', 'over') AND x.starts + x.minutes * 60000 <= $1
            AND (x.starts, x.id) < ($2, $3)
        ORDER BY x.starts DESC, x.id DESC LIMIT $4");
    SERIES_OF_UPCOMING = "SELECT a.session_id, s.id, s.title_en, s.title_fr FROM session x
            JOIN series_session a ON a.session_id = x.id JOIN series s ON s.id = a.series_id
        WHERE x.state = 'open' AND x.starts >= $1 AND x.starts <= $2 AND s.state <> 'draft'
        ORDER BY a.session_id, s.id";
    SERIES_OF_PAST = "SELECT a.session_id, s.id, s.title_en, s.title_fr FROM session x
            JOIN series_session a ON a.session_id = x.id JOIN series s ON s.id = a.series_id
        WHERE x.state IN ('open', 'over') AND x.starts >= $1 AND x.starts <= $2 AND s.state <> 'draft'
        ORDER BY a.session_id, s.id";
    OF_SERIES = concat!(listed!(), " JOIN series_session a ON a.session_id = x.id
        WHERE a.series_id = $1 ORDER BY x.starts, a.position, x.id");
    OF_COMMUNITY = concat!(listed!(), " JOIN holding h ON h.kind = 'session' AND h.thing_id = x.id
        WHERE h.community_id = $1 AND h.agreed IS NOT NULL AND x.state = 'open' AND x.starts + x.minutes * 60000 > $2
        ORDER BY x.starts, x.id LIMIT $3");
    DRAFTS = concat!(listed!(), " WHERE x.state = 'draft' ORDER BY x.starts, x.id");
    SERIES_OF = "SELECT session_id, position FROM series_session WHERE series_id = $1";
    DELETE = "DELETE FROM session WHERE id = $1 AND state = 'draft'";
    CLEAR_THEMES = "DELETE FROM session_theme WHERE session_id = $1";
    GIVE_THEME = "INSERT INTO session_theme (session_id, theme_id) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    THEMES = "SELECT t.id, t.name_en, t.name_fr FROM theme t JOIN session_theme s ON s.theme_id = t.id
        WHERE s.session_id = $1 ORDER BY t.id";
    ALL_THEMES = "SELECT id, name_en, name_fr FROM theme ORDER BY id";
}

/// Adds a session.
pub fn insert(tx: &mut Tx, session: &Session) -> Result<()> {
    tx.execute(INSERT, &values(session))?;
    search::touch(tx, search::Kind::Session, 0, session.id)
}

/// The session with this id.
pub fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Session>> {
    tx.row(BY_ID, params![id], read)
}

/// The session with this id; others who would change it, or take a seat in it, wait until this transaction ends.
pub fn lock(tx: &mut Tx, id: i64) -> Result<Option<Session>> {
    tx.row(LOCK, params![id], read)
}

/// Writes what its form asks, and its sequence. `lock` came before; the capacity is not below the seats held.
pub fn update(tx: &mut Tx, session: &Session) -> Result<()> {
    let all = values(session);
    let said = [&all[..20], &all[21..23], &all[24..25]].concat(); // neither the seats held nor the code at the door
    tx.execute(UPDATE, &said)?;
    search::touch(tx, search::Kind::Session, 0, session.id)
}

/// Opens, cancels or ends it.
pub fn set_state(tx: &mut Tx, session: &Session) -> Result<()> {
    tx.execute(SET_STATE, params![session.id, session.state, session.published, session.sequence])?;
    search::touch(tx, search::Kind::Session, 0, session.id)?;
    search::touch_within(tx, search::Kind::Summary, session.id)
}

/// Gives one seat; false if there is none, or the session is not open. Then the session is locked: until this transaction
/// ends no seat is given back, so that whoever joins the waiting list now is not overlooked.
pub fn hold(tx: &mut Tx, id: i64) -> Result<bool> {
    if tx.execute(HOLD, params![id])? > 0 {
        return Ok(true);
    }
    lock(tx, id)?;
    Ok(tx.execute(HOLD, params![id])? > 0)
}

/// Takes one seat back.
pub fn let_go(tx: &mut Tx, id: i64) -> Result<()> {
    tx.execute(LET_GO, params![id])?;
    Ok(())
}

/// The next sessions that are not over, the soonest first; `after` is beginning and id of the last one before, `(0, 0)`
/// for the first page.
pub fn upcoming(tx: &mut Tx, now: i64, after: (i64, i64), limit: i64) -> Result<Vec<Listed>> {
    let earliest = now - LONGEST * MINUTE; // so that an index leads to them
    tx.rows(UPCOMING, params![earliest, now, after.0, after.1, limit], read_listed)
}

/// Sessions that have taken place, the latest first; `before` is `(i64::MAX, 0)` for the first page.
pub fn past(tx: &mut Tx, now: i64, before: (i64, i64), limit: i64) -> Result<Vec<Listed>> {
    tx.rows(PAST, params![now, before.0, before.1, limit], read_listed)
}

/// The series, shown to all, in which the sessions between two beginnings stand: session, series, its title.
pub fn series_between(
    tx: &mut Tx,
    first: i64,
    last: i64,
    is_past: bool,
) -> Result<Vec<(i64, i64, Bilingual)>> {
    let sql = if is_past { SERIES_OF_PAST } else { SERIES_OF_UPCOMING };
    tx.rows(sql, params![first, last], |row| {
        Ok((row.get(0)?, row.get(1)?, Bilingual { en: row.get(2)?, fr: row.get(3)? }))
    })
}

/// The sessions of a series, drafts too, the earliest first.
pub fn of_series(tx: &mut Tx, series_id: i64) -> Result<Vec<Listed>> {
    tx.rows(OF_SERIES, params![series_id], read_listed)
}

/// The next sessions that a community holds, the soonest first.
pub fn of_community(tx: &mut Tx, community_id: i64, now: i64, limit: i64) -> Result<Vec<Listed>> {
    tx.rows(OF_COMMUNITY, params![community_id, now, limit], read_listed)
}

/// The sessions that are being written.
pub fn drafts(tx: &mut Tx) -> Result<Vec<Listed>> {
    tx.rows(DRAFTS, params![], read_listed)
}

/// The ids of the sessions of a series, with their positions.
pub fn ids_of_series(tx: &mut Tx, series_id: i64) -> Result<Vec<(i64, i64)>> {
    tx.rows(SERIES_OF, params![series_id], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Removes a session that was never opened; false if it was.
pub fn delete(tx: &mut Tx, id: i64) -> Result<bool> {
    search::touch(tx, search::Kind::Session, 0, id)?;
    let is_gone = tx.execute(DELETE, params![id])? > 0;
    if is_gone {
        crate::holding::forget(tx, crate::holding::Kind::Session, id)?;
    }
    Ok(is_gone)
}

/// Gives a session these themes and no others.
pub fn set_themes(tx: &mut Tx, id: i64, themes: &[i64]) -> Result<()> {
    tx.execute(CLEAR_THEMES, params![id])?;
    for theme in themes {
        tx.execute(GIVE_THEME, params![id, *theme])?;
    }
    Ok(())
}

/// The themes of a session.
pub fn themes(tx: &mut Tx, id: i64) -> Result<Vec<crate::theme::Theme>> {
    tx.rows(THEMES, params![id], read_theme)
}

/// Every theme that sessions may have.
pub fn all_themes(tx: &mut Tx) -> Result<Vec<crate::theme::Theme>> {
    tx.rows(ALL_THEMES, params![], read_theme)
}

fn read_theme(row: &Row) -> Result<crate::theme::Theme> {
    Ok(crate::theme::Theme { id: row.get(0)?, name: Bilingual { en: row.get(1)?, fr: row.get(2)? } })
}

fn levers(words: &str) -> Vec<Lever> {
    words.split(' ').filter_map(|word| Lever::ALL.into_iter().find(|lever| lever.word() == word)).collect()
}

fn values(session: &Session) -> [Value; 30] {
    let Session { title, about, venue, access, call, .. } = session;
    let levers: Vec<&str> = session.levers.iter().map(|lever| lever.word()).collect();
    [
        session.id.into(),
        title.en.as_str().into(),
        title.fr.as_str().into(),
        about.en.as_str().into(),
        about.fr.as_str().into(),
        levers.join(" ").into(),
        session.starts.into(),
        session.minutes.into(),
        session.zone.as_str().into(),
        session.mode.into(),
        venue.en.as_str().into(),
        venue.fr.as_str().into(),
        access.en.as_str().into(),
        access.fr.as_str().into(),
        session.place_id.into(),
        call.link.as_str().into(),
        call.details.en.as_str().into(),
        call.details.fr.as_str().into(),
        session.release.into(),
        session.capacity.into(),
        session.taken.into(),
        session.speaks.into(),
        session.speaks_also.as_str().into(),
        session.code.as_str().into(),
        session.sequence.into(),
        session.state.into(),
        session.published.into(),
        session.origin.into(),
        session.made.into(),
        session.made_by.into(),
    ]
}

fn both(row: &Row, first: usize) -> Result<Bilingual> {
    Ok(Bilingual { en: row.get(first)?, fr: row.get(first + 1)? })
}

fn read_listed(row: &Row) -> Result<Listed> {
    Ok(Listed {
        id: row.get(0)?,
        title: both(row, 1)?,
        levers: levers(&row.get::<String>(3)?),
        starts: row.get(4)?,
        minutes: row.get(5)?,
        zone: row.get(6)?,
        mode: Mode::read(row, 7)?,
        venue: both(row, 8)?,
        capacity: row.get(10)?,
        taken: row.get(11)?,
        speaks: Speaks::read(row, 12)?,
        speaks_also: row.get(13)?,
        state: State::read(row, 14)?,
    })
}

fn read(row: &Row) -> Result<Session> {
    Ok(Session {
        id: row.get(0)?,
        title: both(row, 1)?,
        about: both(row, 3)?,
        levers: levers(&row.get::<String>(5)?),
        starts: row.get(6)?,
        minutes: row.get(7)?,
        zone: row.get(8)?,
        mode: Mode::read(row, 9)?,
        venue: both(row, 10)?,
        access: both(row, 12)?,
        place_id: row.get(14)?,
        call: Call { link: row.get(15)?, details: both(row, 16)? },
        release: row.get(18)?,
        capacity: row.get(19)?,
        taken: row.get(20)?,
        speaks: Speaks::read(row, 21)?,
        speaks_also: row.get(22)?,
        code: row.get(23)?,
        sequence: row.get(24)?,
        state: State::read(row, 25)?,
        published: row.get(26)?,
        origin: Origin::read(row, 27)?,
        made: row.get(28)?,
        made_by: row.get(29)?,
    })
}
