//! A wave of a pulse: the time in which people answer a questionnaire, and the sheet as it was frozen for it.

use crate::words::words;
use crate::{Bilingual, Result, Row, Tx, Value, params, search, statements};

words! {
    /// How far a wave is.
    State {
        /// Being prepared.
        Draft = "draft",
        /// People answer.
        Open = "open",
        /// Nobody answers any more.
        Closed = "closed",
    }

    /// How closely people are asked where they live, at most.
    PlaceLevel {
        /// Not at all.
        None = "none",
        /// The province or territory.
        Province = "province",
        /// The first three characters of the postal code.
        PostalArea = "postal-area",
    }
}

/// A wave.
#[derive(Clone, Debug, PartialEq)]
pub struct Wave {
    /// Time-ordered.
    pub id: i64,
    /// Whose it is.
    pub community_id: i64,
    /// Of which questionnaire it is made.
    pub questionnaire_id: Option<i64>,
    /// The same for all waves of one pulse.
    pub series: String,
    /// In its series, from 1.
    pub number: i64,
    /// What it is called.
    pub title: Bilingual,
    /// IANA name of the zone of its times.
    pub zone: String,
    /// When it closes by itself; `None`: by hand.
    pub closes: Option<i64>,
    /// Whether invited people answer.
    pub is_panel: bool,
    /// Whether whoever has the address answers.
    pub is_open: bool,
    /// How closely people are asked where they live.
    pub place_level: PlaceLevel,
    /// Which questions on oneself are asked, with a space between; may be empty.
    pub attributes: String,
    /// What these are for.
    pub purpose: Bilingual,
    /// How many days these are kept after the wave closes.
    pub keep_days: i64,
    /// How many answers are hoped for.
    pub expected: i64,
    /// The smallest change that would matter, in points.
    pub smallest_change: f64,
    /// How many reminders are sent: 0 to 2.
    pub reminders: i64,
    /// How far it is.
    pub state: State,
    /// Whether its answers were brought from elsewhere.
    pub is_imported: bool,
    /// The questionnaire as it was when the wave opened: JSON; empty in a draft.
    pub sheet: String,
    /// SHA-256 of it, in hexadecimal digits.
    pub sheet_sha256: String,
    /// When it opened.
    pub opened: Option<i64>,
    /// When it closed.
    pub closed: Option<i64>,
    /// When it was made.
    pub made: i64,
    /// By whom.
    pub made_by: Option<i64>,
}

macro_rules! columns {
    () => {
        "id, community_id, questionnaire_id, series, number, title_en, title_fr, zone, closes, is_panel, is_open,
            place_level, attributes, purpose_en, purpose_fr, keep_days, expected, smallest_change, reminders, state,
            is_imported, sheet, sheet_sha256, opened, closed, made, made_by"
    };
}

statements! {
    INSERT = concat!("INSERT INTO wave (", columns!(), ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,
        $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27)");
    UPDATE = "UPDATE wave SET community_id = $2, questionnaire_id = $3, series = $4, number = $5, title_en = $6,
            title_fr = $7, zone = $8, closes = $9, is_panel = $10, is_open = $11, place_level = $12, attributes = $13,
            purpose_en = $14, purpose_fr = $15, keep_days = $16, expected = $17, smallest_change = $18, reminders = $19,
            state = $20, is_imported = $21, sheet = $22, sheet_sha256 = $23, opened = $24, closed = $25, made = $26,
            made_by = $27
        WHERE id = $1";
    BY_ID = concat!("SELECT ", columns!(), " FROM wave WHERE id = $1");
    LOCK = concat!("SELECT ", columns!(), " FROM wave WHERE id = $1 FOR UPDATE");
    OF_COMMUNITY = concat!("SELECT ", columns!(), " FROM wave WHERE community_id = $1 ORDER BY id DESC");
    OF_SERIES = concat!("SELECT ", columns!(), " FROM wave WHERE community_id = $1 AND series = $2 ORDER BY number");
    OPEN = concat!("SELECT ", columns!(), " FROM wave WHERE state = 'open' ORDER BY id");
    DUE = "SELECT id FROM wave WHERE state = 'open' AND closes <= $1 ORDER BY id";
    NEXT_NUMBER = "SELECT coalesce(max(number), 0) + 1 FROM wave WHERE community_id = $1 AND series = $2";
    DELETE = "DELETE FROM wave WHERE id = $1 AND state = 'draft'";
}

/// Adds a wave.
pub fn insert(tx: &mut Tx, wave: &Wave) -> Result<()> {
    tx.execute(INSERT, &values(wave))?;
    search::touch(tx, search::Kind::Wave, 0, wave.id)
}

/// Keeps a wave as it is now.
pub fn update(tx: &mut Tx, wave: &Wave) -> Result<()> {
    tx.execute(UPDATE, &values(wave))?;
    search::touch(tx, search::Kind::Wave, 0, wave.id)
}

/// The wave with this id.
pub fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Wave>> {
    tx.row(BY_ID, params![id], read)
}

/// The same, and others who would change it or answer in it wait until this transaction ends.
pub fn lock(tx: &mut Tx, id: i64) -> Result<Option<Wave>> {
    tx.row(LOCK, params![id], read)
}

/// Those of a community, the newest first.
pub fn of_community(tx: &mut Tx, community_id: i64) -> Result<Vec<Wave>> {
    tx.rows(OF_COMMUNITY, params![community_id], read)
}

/// Those of one pulse, the first first.
pub fn of_series(tx: &mut Tx, community_id: i64, series: &str) -> Result<Vec<Wave>> {
    tx.rows(OF_SERIES, params![community_id, series], read)
}

/// All in which people answer now.
pub fn open(tx: &mut Tx) -> Result<Vec<Wave>> {
    tx.rows(OPEN, params![], read)
}

/// Open waves whose time is over.
pub fn due(tx: &mut Tx, now: i64) -> Result<Vec<i64>> {
    tx.rows(DUE, params![now], |row| row.get(0))
}

/// The number of the next wave of a pulse.
pub fn next_number(tx: &mut Tx, community_id: i64, series: &str) -> Result<i64> {
    Ok(tx.row(NEXT_NUMBER, params![community_id, series], |row| row.get(0))?.unwrap_or(1))
}

/// Removes a draft; false if it is none.
pub fn delete(tx: &mut Tx, id: i64) -> Result<bool> {
    search::touch(tx, search::Kind::Wave, 0, id)?;
    Ok(tx.execute(DELETE, params![id])? > 0)
}

fn values(wave: &Wave) -> [Value; 27] {
    [
        wave.id.into(),
        wave.community_id.into(),
        wave.questionnaire_id.into(),
        wave.series.as_str().into(),
        wave.number.into(),
        wave.title.en.as_str().into(),
        wave.title.fr.as_str().into(),
        wave.zone.as_str().into(),
        wave.closes.into(),
        wave.is_panel.into(),
        wave.is_open.into(),
        wave.place_level.into(),
        wave.attributes.as_str().into(),
        wave.purpose.en.as_str().into(),
        wave.purpose.fr.as_str().into(),
        wave.keep_days.into(),
        wave.expected.into(),
        wave.smallest_change.into(),
        wave.reminders.into(),
        wave.state.into(),
        wave.is_imported.into(),
        wave.sheet.as_str().into(),
        wave.sheet_sha256.as_str().into(),
        wave.opened.into(),
        wave.closed.into(),
        wave.made.into(),
        wave.made_by.into(),
    ]
}

fn read(row: &Row) -> Result<Wave> {
    Ok(Wave {
        id: row.get(0)?,
        community_id: row.get(1)?,
        questionnaire_id: row.get(2)?,
        series: row.get(3)?,
        number: row.get(4)?,
        title: Bilingual { en: row.get(5)?, fr: row.get(6)? },
        zone: row.get(7)?,
        closes: row.get(8)?,
        is_panel: row.get(9)?,
        is_open: row.get(10)?,
        place_level: PlaceLevel::read(row, 11)?,
        attributes: row.get(12)?,
        purpose: Bilingual { en: row.get(13)?, fr: row.get(14)? },
        keep_days: row.get(15)?,
        expected: row.get(16)?,
        smallest_change: row.get(17)?,
        reminders: row.get(18)?,
        state: State::read(row, 19)?,
        is_imported: row.get(20)?,
        sheet: row.get(21)?,
        sheet_sha256: row.get(22)?,
        opened: row.get(23)?,
        closed: row.get(24)?,
        made: row.get(25)?,
        made_by: row.get(26)?,
    })
}
