//! A run of sessions with one page and one registration form.

use crate::words::{Bilingual, words};
use crate::{Result, Row, Tx, Value, params, search, statements};

words! {
    /// How far it is.
    State {
        /// Being written; only who runs it sees it.
        Draft = "draft",
        /// It is shown, and sessions may be chosen.
        Open = "open",
        /// It has ended; it stays readable.
        Closed = "closed",
    }

    /// Where it came from.
    Origin {
        /// Made here.
        Own = "own",
        /// Made up, to show what Perron does.
        Sample = "sample",
    }
}

/// A series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// Time-ordered.
    pub id: i64,
    /// What it is called.
    pub title: Bilingual,
    /// What it is.
    pub about: Bilingual,
    /// Who should join.
    pub audience: Bilingual,
    /// How it goes: where, how often, how long.
    pub logistics: Bilingual,
    /// What members gain.
    pub benefits: Bilingual,
    /// How people are with one another.
    pub values: Bilingual,
    /// Whom to ask.
    pub contact: String,
    /// Whether those who took part get a certificate.
    pub gives_certificates: bool,
    /// How far it is.
    pub state: State,
    /// Where it came from.
    pub origin: Origin,
    /// When it was made.
    pub made: i64,
    /// Who made it.
    pub made_by: Option<i64>,
}

/// A series in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The series.
    pub id: i64,
    /// What it is called.
    pub title: Bilingual,
    /// What it is.
    pub about: Bilingual,
    /// How far it is.
    pub state: State,
    /// How many sessions are shown.
    pub sessions: i64,
    /// When the next of them begins, if one is to come.
    pub next: Option<i64>,
}

macro_rules! columns {
    () => {
        "id, title_en, title_fr, about_en, about_fr, audience_en, audience_fr, logistics_en, logistics_fr,
            benefits_en, benefits_fr, values_en, values_fr, contact, gives_certificates, state, origin, made, made_by"
    };
}

statements! {
    INSERT = concat!("INSERT INTO series (", columns!(), ")
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)");
    BY_ID = concat!("SELECT ", columns!(), " FROM series WHERE id = $1");
    UPDATE = "UPDATE series SET title_en = $2, title_fr = $3, about_en = $4, about_fr = $5, audience_en = $6,
            audience_fr = $7, logistics_en = $8, logistics_fr = $9, benefits_en = $10, benefits_fr = $11,
            values_en = $12, values_fr = $13, contact = $14, gives_certificates = $15
        WHERE id = $1";
    SET_STATE = "UPDATE series SET state = $2 WHERE id = $1";
    PAGE = "SELECT s.id, s.title_en, s.title_fr, s.about_en, s.about_fr, s.state, count(x.id),
            min(CASE WHEN x.state = 'open' AND x.starts > $1 THEN x.starts END)
        FROM series s LEFT JOIN series_session a ON a.series_id = s.id
            LEFT JOIN session x ON x.id = a.session_id AND x.state <> 'draft'
        WHERE s.id < $2 AND (s.state <> 'draft' OR $3)
        GROUP BY s.id, s.title_en, s.title_fr, s.about_en, s.about_fr, s.state
        ORDER BY s.id DESC LIMIT $4";
    OF_SESSION = "SELECT s.id, s.title_en, s.title_fr, s.state FROM series s
        JOIN series_session a ON a.series_id = s.id WHERE a.session_id = $1 ORDER BY s.id";
    PUT = "INSERT INTO series_session (series_id, session_id, position)
        SELECT $1, $2, coalesce(max(position), 0) + 1 FROM series_session WHERE series_id = $1
        ON CONFLICT DO NOTHING";
    TAKE_OUT = "DELETE FROM series_session WHERE series_id = $1 AND session_id = $2";
    LOCK = "SELECT id FROM series WHERE id = $1 FOR UPDATE";
}

/// Adds a series.
pub fn insert(tx: &mut Tx, series: &Series) -> Result<()> {
    let rest: [Value; 5] = [
        series.gives_certificates.into(),
        series.state.into(),
        series.origin.into(),
        series.made.into(),
        series.made_by.into(),
    ];
    tx.execute(INSERT, &[&said(series)[..], &rest].concat())?;
    search::touch(tx, search::Kind::Series, 0, series.id)
}

/// The series with this id.
pub fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Series>> {
    tx.row(BY_ID, params![id], read)
}

/// Writes its texts. State, origin and maker stay.
pub fn update(tx: &mut Tx, series: &Series) -> Result<()> {
    tx.execute(UPDATE, &[&said(series)[..], &[series.gives_certificates.into()]].concat())?;
    search::touch(tx, search::Kind::Series, 0, series.id)
}

/// Shows it, or ends it.
pub fn set_state(tx: &mut Tx, id: i64, state: State) -> Result<()> {
    tx.execute(SET_STATE, params![id, state])?;
    search::touch(tx, search::Kind::Series, 0, id)
}

/// The next series made before one, the newest first; `before` is `i64::MAX` for the first page.
pub fn page(tx: &mut Tx, now: i64, before: i64, drafts: bool, limit: i64) -> Result<Vec<Listed>> {
    tx.rows(PAGE, params![now, before, drafts, limit], |row| {
        Ok(Listed {
            id: row.get(0)?,
            title: Bilingual { en: row.get(1)?, fr: row.get(2)? },
            about: Bilingual { en: row.get(3)?, fr: row.get(4)? },
            state: State::read(row, 5)?,
            sessions: row.get(6)?,
            next: row.get(7)?,
        })
    })
}

/// The series in which a session stands: id, title and state.
pub fn of_session(tx: &mut Tx, session_id: i64) -> Result<Vec<(i64, Bilingual, State)>> {
    tx.rows(OF_SESSION, params![session_id], |row| {
        Ok((row.get(0)?, Bilingual { en: row.get(1)?, fr: row.get(2)? }, State::read(row, 3)?))
    })
}

/// Puts a session into a series, after the others.
pub fn put(tx: &mut Tx, id: i64, session_id: i64) -> Result<()> {
    tx.row(LOCK, params![id], |row| row.get::<i64>(0))?; // so that no two get the same position
    tx.execute(PUT, params![id, session_id])?;
    Ok(())
}

/// Takes a session out of a series; false if it is not in it.
pub fn take_out(tx: &mut Tx, id: i64, session_id: i64) -> Result<bool> {
    Ok(tx.execute(TAKE_OUT, params![id, session_id])? > 0)
}

fn said(series: &Series) -> [Value; 14] {
    let Series { title, about, audience, logistics, benefits, values, contact, .. } = series;
    [
        series.id.into(),
        title.en.as_str().into(),
        title.fr.as_str().into(),
        about.en.as_str().into(),
        about.fr.as_str().into(),
        audience.en.as_str().into(),
        audience.fr.as_str().into(),
        logistics.en.as_str().into(),
        logistics.fr.as_str().into(),
        benefits.en.as_str().into(),
        benefits.fr.as_str().into(),
        values.en.as_str().into(),
        values.fr.as_str().into(),
        contact.as_str().into(),
    ]
}

fn read(row: &Row) -> Result<Series> {
    let both =
        |first: usize| Ok::<_, crate::Error>(Bilingual { en: row.get(first)?, fr: row.get(first + 1)? });
    Ok(Series {
        id: row.get(0)?,
        title: both(1)?,
        about: both(3)?,
        audience: both(5)?,
        logistics: both(7)?,
        benefits: both(9)?,
        values: both(11)?,
        contact: row.get(13)?,
        gives_certificates: row.get(14)?,
        state: State::read(row, 15)?,
        origin: Origin::read(row, 16)?,
        made: row.get(17)?,
        made_by: row.get(18)?,
    })
}
