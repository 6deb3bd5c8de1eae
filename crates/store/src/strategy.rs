//! A strategy: its words, its chapters, and what those say who do not agree with it. Its clauses are in `clause`, what was
//! published of it in `edition`; which communities hold it stands in `holding`.

use crate::words::words;
use crate::{Bilingual, Result, Row, Tx, params, search, statements};

pub use crate::plan::Origin;

words! {
    /// How far it is.
    State {
        /// Being written; seen by those who run it.
        Draft = "draft",
        /// Everybody reads it as it stands, and may suggest changes.
        Open = "open",
        /// Its time is over; what was published stays.
        Closed = "closed",
    }
}

/// A strategy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strategy {
    /// Time-ordered.
    pub id: i64,
    /// What it is called.
    pub title: Bilingual,
    /// What it is, in two sentences.
    pub lead: Bilingual,
    /// Where it holds; `None`: everywhere.
    pub place_id: Option<i64>,
    /// IANA name: whose days its days are.
    pub zone: String,
    /// Days that whoever is addressed has to answer.
    pub answer_days: i64,
    /// How far it is.
    pub state: State,
    /// Grows with each change of what it says.
    pub version: i64,
    /// Where it came from.
    pub origin: Origin,
    /// When it was made.
    pub made: i64,
    /// By whom.
    pub made_by: Option<i64>,
}

/// A chapter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// Time-ordered.
    pub id: i64,
    /// Its place in the text.
    pub position: i64,
    /// What it is called.
    pub title: Bilingual,
}

/// What those say who do not agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Minority {
    /// Time-ordered.
    pub id: i64,
    /// Who they are, in their words.
    pub who: Bilingual,
    /// What they say.
    pub text: Bilingual,
    /// When it was written down.
    pub made: i64,
    /// By whom.
    pub made_by: Option<i64>,
}

macro_rules! columns {
    () => {
        "s.id, s.title_en, s.title_fr, s.lead_en, s.lead_fr, s.place_id, s.zone, s.answer_days, s.state, s.version,
            s.origin, s.made, s.made_by"
    };
}

statements! {
    INSERT = "INSERT INTO strategy (id, title_en, title_fr, lead_en, lead_fr, place_id, zone, answer_days, state, version,
            origin, made, made_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    UPDATE = "UPDATE strategy SET title_en = $2, title_fr = $3, lead_en = $4, lead_fr = $5, place_id = $6,
        answer_days = $7, state = $8, version = version + 1 WHERE id = $1";
    BY_ID = concat!("SELECT ", columns!(), " FROM strategy s WHERE s.id = $1");
    LOCK = concat!("SELECT ", columns!(), " FROM strategy s WHERE s.id = $1 FOR UPDATE");
    ALL = concat!("SELECT ", columns!(), " FROM strategy s ORDER BY s.id DESC");
    OF_COMMUNITY = concat!("SELECT ", columns!(), " FROM strategy s
        JOIN holding h ON h.kind = 'strategy' AND h.thing_id = s.id
        WHERE h.community_id = $1 AND h.agreed IS NOT NULL ORDER BY s.id DESC");
    TOUCH = "UPDATE strategy SET version = version + 1 WHERE id = $1";

    INSERT_CHAPTER = "INSERT INTO chapter (strategy_id, id, position, title_en, title_fr) VALUES ($1, $2,
        (SELECT cast(coalesce(max(position), 0) + 1 AS BIGINT) FROM chapter WHERE strategy_id = $1), $3, $4)";
    UPDATE_CHAPTER = "UPDATE chapter SET title_en = $3, title_fr = $4 WHERE strategy_id = $1 AND id = $2";
    DELETE_CHAPTER = "DELETE FROM chapter WHERE strategy_id = $1 AND id = $2 AND NOT EXISTS
        (SELECT 1 FROM clause c WHERE c.strategy_id = chapter.strategy_id AND c.chapter_id = chapter.id)";
    CHAPTERS = "SELECT id, position, title_en, title_fr FROM chapter WHERE strategy_id = $1 ORDER BY position, id";

    INSERT_MINORITY = "INSERT INTO minority (strategy_id, id, who_en, who_fr, text_en, text_fr, made, made_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    DELETE_MINORITY = "DELETE FROM minority WHERE strategy_id = $1 AND id = $2";
    MINORITIES = "SELECT id, who_en, who_fr, text_en, text_fr, made, made_by FROM minority WHERE strategy_id = $1
        ORDER BY id";
}

/// Adds a strategy.
pub fn insert(tx: &mut Tx, one: &Strategy) -> Result<()> {
    tx.execute(
        INSERT,
        params![
            one.id,
            one.title.en.as_str(),
            one.title.fr.as_str(),
            one.lead.en.as_str(),
            one.lead.fr.as_str(),
            one.place_id,
            one.zone.as_str(),
            one.answer_days,
            one.state,
            one.version,
            one.origin,
            one.made,
            one.made_by
        ],
    )?;
    search::touch(tx, search::Kind::Strategy, 0, one.id)
}

/// Keeps its words, where it holds, how long answers may take, and how far it is; its version grows.
pub fn update(tx: &mut Tx, one: &Strategy) -> Result<()> {
    tx.execute(
        UPDATE,
        params![
            one.id,
            one.title.en.as_str(),
            one.title.fr.as_str(),
            one.lead.en.as_str(),
            one.lead.fr.as_str(),
            one.place_id,
            one.answer_days,
            one.state
        ],
    )?;
    search::touch(tx, search::Kind::Strategy, 0, one.id)
}

/// A strategy.
pub fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Strategy>> {
    tx.row(BY_ID, params![id], read)
}

/// A strategy; whoever has it changes its text alone, until the transaction ends.
pub fn lock(tx: &mut Tx, id: i64) -> Result<Option<Strategy>> {
    tx.row(LOCK, params![id], read)
}

/// Every strategy, the latest first.
pub fn all(tx: &mut Tx) -> Result<Vec<Strategy>> {
    tx.rows(ALL, params![], read)
}

/// Those that a community holds, the latest first.
pub fn of_community(tx: &mut Tx, community_id: i64) -> Result<Vec<Strategy>> {
    tx.rows(OF_COMMUNITY, params![community_id], read)
}

/// What it says has changed.
pub fn touch(tx: &mut Tx, id: i64) -> Result<()> {
    tx.execute(TOUCH, params![id])?;
    search::touch(tx, search::Kind::Strategy, 0, id)
}

/// Adds a chapter at the end.
pub fn add_chapter(tx: &mut Tx, strategy_id: i64, id: i64, title: &Bilingual) -> Result<()> {
    tx.execute(INSERT_CHAPTER, params![strategy_id, id, title.en.as_str(), title.fr.as_str()])?;
    touch(tx, strategy_id)
}

/// Changes what a chapter is called; false if it is not there.
pub fn change_chapter(tx: &mut Tx, strategy_id: i64, id: i64, title: &Bilingual) -> Result<bool> {
    let changed =
        tx.execute(UPDATE_CHAPTER, params![strategy_id, id, title.en.as_str(), title.fr.as_str()])? > 0;
    touch(tx, strategy_id)?;
    Ok(changed)
}

/// Removes a chapter; false if clauses stand in it, or stood.
pub fn remove_chapter(tx: &mut Tx, strategy_id: i64, id: i64) -> Result<bool> {
    Ok(tx.execute(DELETE_CHAPTER, params![strategy_id, id])? > 0)
}

/// The chapters, in order.
pub fn chapters(tx: &mut Tx, strategy_id: i64) -> Result<Vec<Chapter>> {
    tx.rows(CHAPTERS, params![strategy_id], |row| {
        Ok(Chapter {
            id: row.get(0)?,
            position: row.get(1)?,
            title: Bilingual { en: row.get(2)?, fr: row.get(3)? },
        })
    })
}

/// Keeps what those say who do not agree.
pub fn add_minority(tx: &mut Tx, strategy_id: i64, one: &Minority) -> Result<()> {
    tx.execute(
        INSERT_MINORITY,
        params![
            strategy_id,
            one.id,
            one.who.en.as_str(),
            one.who.fr.as_str(),
            one.text.en.as_str(),
            one.text.fr.as_str(),
            one.made,
            one.made_by
        ],
    )?;
    touch(tx, strategy_id)
}

/// Takes it out of the editions to come.
pub fn remove_minority(tx: &mut Tx, strategy_id: i64, id: i64) -> Result<bool> {
    Ok(tx.execute(DELETE_MINORITY, params![strategy_id, id])? > 0)
}

/// What those say who do not agree, the first first.
pub fn minorities(tx: &mut Tx, strategy_id: i64) -> Result<Vec<Minority>> {
    tx.rows(MINORITIES, params![strategy_id], |row| {
        Ok(Minority {
            id: row.get(0)?,
            who: Bilingual { en: row.get(1)?, fr: row.get(2)? },
            text: Bilingual { en: row.get(3)?, fr: row.get(4)? },
            made: row.get(5)?,
            made_by: row.get(6)?,
        })
    })
}

fn read(row: &Row) -> Result<Strategy> {
    Ok(Strategy {
        id: row.get(0)?,
        title: Bilingual { en: row.get(1)?, fr: row.get(2)? },
        lead: Bilingual { en: row.get(3)?, fr: row.get(4)? },
        place_id: row.get(5)?,
        zone: row.get(6)?,
        answer_days: row.get(7)?,
        state: State::read(row, 8)?,
        version: row.get(9)?,
        origin: Origin::read(row, 10)?,
        made: row.get(11)?,
        made_by: row.get(12)?,
    })
}
